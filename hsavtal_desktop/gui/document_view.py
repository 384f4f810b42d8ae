"""The document in the middle: a tab for each document of the package, the page, and search."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.conflict_marks import contended
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.document_tabs import DocumentTabs
from hsavtal_desktop.gui.find_bar import FindBar
from hsavtal_desktop.gui.page import PageView
from hsavtal_desktop.gui.page.remarks import Remark
from hsavtal_desktop.gui.page.selection import spans
from hsavtal_desktop.gui.theme import INTERFACE, TEXT, em
from hsavtal_desktop.gui.widgets import Panel
from hsavtal_desktop.workspace.threads import Thread


class DocumentView(Panel):
    """Shows the desk's document in the desk's view, and tells the desk where the caret is."""

    menu_wanted = Signal(QPoint)
    conflict_wanted = Signal(str)
    """The sign of a conflict in this clause was clicked."""
    comments_wanted = Signal()
    """The sign of a comment was clicked."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.tabs = DocumentTabs()
        self.page = PageView(TEXT, INTERFACE)
        self.page.setMinimumHeight(round(em() * 2))
        self.finder = FindBar(desk, self.page)
        self._places: dict[str, dict[str, Any]] = {}
        self._from_page = False
        self._leading = False
        """Whether the caret is being brought to a proposal chosen elsewhere."""
        self._shown = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self.finder)
        layout.addWidget(self.page, 1)

    def begin(self) -> None:
        """Show the desk's document, and follow the desk from now on."""
        self._fill_tabs()
        self._show_document(self.desk.document)
        self._join()
        if self.page.has_document:
            self._caret_moved("", 0, self.page.clause())

    def _join(self) -> None:
        desk, page = self.desk, self.page
        self.tabs.currentChanged.connect(lambda row: desk.choose_document(self.tabs.tabData(row)))
        self.finder.closed.connect(page.setFocus)
        page.edited.connect(desk.note)
        page.refused.connect(desk.refused)
        page.hinted.connect(desk.said)
        page.caret_moved.connect(self._caret_moved)
        page.revision_under_caret.connect(self._revision_under_caret)
        page.toggle_markup.connect(self._toggle_markup)
        page.menu_wanted.connect(self.menu_wanted)
        page.remark_wanted.connect(self._remark_wanted)
        page.conflict_wanted.connect(self.conflict_wanted)
        page.remark_under_caret.connect(self._remark_under_caret)
        page.selection_changed.connect(desk.selection_changed)
        page.place_shown.connect(desk.place_seen)
        desk.selection = self._selection
        desk.passed = lambda: page.passed_revisions() if page.has_document else ("", frozenset())
        desk.thread_entered.connect(self._show_thread)
        desk.changed.connect(page.apply)
        desk.stepped.connect(self._show_step)
        desk.document_chosen.connect(self._show_document)
        desk.view_chosen.connect(page.set_view)
        desk.revision_entered.connect(self._show_revision)

    def refresh(self, changed: Changed) -> None:
        """Read again what stands around the text: the documents' names, the marking, conflicts."""
        if changed.everything or any(kind in ("document", "package") for kind, _ in changed.records):
            self._fill_tabs()
            self.page.set_marking(self.desk.workspace.package().marking)
        self._show_remarks()
        self.page.set_conflicts(contended(self.desk.workspace, self.desk.conflicts))
        held = self.desk.proposals.held
        self.page.set_private(frozenset(unit[9:] for unit in held if unit.startswith("revision:")))

    def go_to(self, document: str, clause: str) -> None:
        """Show a clause, or the beginning of a document, and give the page the keyboard."""
        self.desk.choose_document(document)
        if clause:
            self.page.go_to_clause(clause)
        else:
            first = next(iter(self.desk.workspace.outline(document, self.desk.view).places), None)
            if first is not None:
                self.page.go_to_clause(first.clause)
                self.page.verticalScrollBar().setValue(0)
        self.page.setFocus()

    def restore(self, places: dict[str, dict[str, Any]]) -> None:
        """Go back to where the person was in each document."""
        self._places = places
        self.return_to_place()

    def return_to_place(self) -> None:
        """Go to where the person was in the document that is shown."""
        if self.desk.document in self._places:
            self.page.restore_place(self._places[self.desk.document])

    def places(self) -> dict[str, dict[str, Any]]:
        """Where the person is in each document."""
        return {**self._places, self.desk.document: self.page.place()} if self.desk.document else {}

    def _fill_tabs(self) -> None:
        workspace = self.desk.workspace
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for name in workspace.documents():
            document = workspace.document(name)
            row = self.tabs.addTab(document.short or document.title)
            self.tabs.setTabData(row, name)
            self.tabs.setTabToolTip(row, document.title)
            if name == self.desk.document:
                self.tabs.setCurrentIndex(row)
        self.tabs.blockSignals(False)

    def _show_document(self, document: str) -> None:
        if not document:
            return
        if self.page.has_document:
            self._places[self._shown] = self.page.place()
        self._shown = document
        self.page.set_marking(self.desk.workspace.package().marking)
        self.page.set_document(self.desk.workspace, document, self.desk.view)
        if document in self._places:
            self.page.restore_place(self._places[document])
        for row in range(self.tabs.count()):
            if self.tabs.tabData(row) == document:
                self.tabs.setCurrentIndex(row)

    def _show_step(self, changed: Changed) -> None:
        """Something was undone or done again: show it, in another document if this one has nothing of it."""
        if all(self.page.flow.index_of_clause(clause) is None for clause in changed.clauses):
            place = next(filter(None, map(self.desk.workspace.find, sorted(changed.clauses))), None)
            if place is not None:
                self.desk.choose_document(place.document)
        self.page.show_change(changed)

    def _caret_moved(self, _text: str, _position: int, clause: str) -> None:
        index = self.page.flow.index_of_clause(clause) if clause else None
        self.desk.enter_clause(None if index is None else self.page.flow.sections[index].place)
        if not self._leading:
            self.desk.caret_moved.emit()

    def _revision_under_caret(self, revision: str) -> None:
        if revision and not self._leading:
            self.page.set_current_revision(revision)
            self._from_page = True
            self.desk.enter_revision(revision)
            self._from_page = False

    def _show_revision(self, revision: str) -> None:
        """Somebody chose a proposal elsewhere: show it, in another document if this one does not have it."""
        self.page.set_current_revision(revision)
        if not revision or self._from_page:
            return
        self._leading = True
        if not self.page.go_to_revision(revision):
            place = self.desk.workspace.find(self.desk.workspace.revision(revision).clause)
            if place is not None:
                self.desk.choose_document(place.document)
                self.page.go_to_revision(revision)
        self._leading = False

    def _selection(self) -> Iterator[tuple[str, int, int]]:
        if self.page.has_document:
            yield from (span for span in spans(self.page.caret_state) if span.stop > span.start)

    def _show_remarks(self) -> None:
        """Mark the words of open comments, and of the one in focus."""
        shown = [one for one in self.desk.threads if not one.resolved or one.id == self.desk.remark]
        self.page.set_remarks((_remark(one) for one in shown), self.desk.remark)

    def _remark_wanted(self, thread: str) -> None:
        self._from_page = True
        self.desk.enter_thread(thread)
        self._from_page = False
        self.comments_wanted.emit()

    def _remark_under_caret(self, thread: str) -> None:
        if not self._leading:
            self._from_page = True
            self.desk.enter_thread(thread)
            self._from_page = False

    def _show_thread(self, thread: str) -> None:
        """Somebody chose a comment elsewhere: show its words, in another document if this one does not have them."""
        self._show_remarks()
        found = next((one for one in self.desk.threads if one.id == thread), None)
        if found is None or self._from_page:
            return
        self._leading = True
        remark = _remark(found)
        if not self.page.go_to_remark(remark):
            place = self.desk.workspace.find(remark.clause)
            if place is not None:
                self.desk.choose_document(place.document)
                self.page.go_to_remark(remark)
        self._leading = False

    def _toggle_markup(self) -> None:
        self.desk.choose_view(View.SIMPLE if self.desk.view is View.MARKUP else View.MARKUP)


def _remark(thread: Thread) -> Remark:
    one = thread.root
    said = "<br>".join(
        f"<b>{html.escape(each.name)}</b>: {html.escape(each.comment.text)}" for each in (one, *thread.answers)
    )
    return Remark(thread.id, one.comment.clause, said, one.comment.anchor)
