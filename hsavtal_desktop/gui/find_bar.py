"""Find and replace, in the document shown or in the whole package."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QToolButton, QWidget

from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.members import Right
from hsavtal_desktop.core.reading import ClauseView, View
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.icons import wear
from hsavtal_desktop.gui.page import PageView
from hsavtal_desktop.gui.sweep import Sweep
from hsavtal_desktop.gui.texts import count_text, counted, worded
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import allow, button, icon_size, label, tool
from hsavtal_desktop.language.patterns import Query, Sought
from hsavtal_desktop.workspace.finding import hits, places, replacement

Spans = tuple[tuple[str, int, int], ...]


class FindBar(QWidget):
    """Lines over the page: words, how they are sought, next, previous, and what is to stand in their place.

    Escape closes it and gives the page the keyboard back.
    """

    closed = Signal()
    replace_all_wanted = Signal(object, str, object)
    """:class:`Sought`, the template, and the documents."""

    def __init__(self, desk: Desk, page: PageView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._page = desk, page
        self._sought = Sought(Query())
        self._replaced: Sought | None = None
        """What all hits were replaced of last."""
        self._fault = ""
        self._sweep: Sweep[Spans] = Sweep(desk, self._judge, self._tell)
        self.words = self._field(self.tr("Find"))
        self.words.textChanged.connect(self._seek)
        self.instead = self._field(self.tr("Replace with"))
        self.case = self._switch("Aa", self.tr("Match capital and small letters"))
        self.whole = self._switch("|ab|", self.tr("Whole words only"))
        self.expression = self._switch(
            ".*", self.tr("Regular expression; in what replaces, \\1 stands for the first group")
        )
        self.struck = self._switch("abc", self.tr("Struck words too"))
        font = self.struck.font()
        font.setStrikeOut(True)
        self.struck.setFont(font)
        self.package = self._switch("", self.tr("In all documents of the package"))
        wear(self.package, "files")
        self.package.setIconSize(icon_size())
        self.told = label("", muted=True)
        self.told.setWordWrap(False)
        self.told.setMinimumWidth(self.told.fontMetrics().horizontalAdvance("0 000 – 0 000"))
        self.fault = label("")
        """What is wrong, in a line of its own."""
        self.fault.hide()
        self.one = button(self.tr("Replace"), self.replace)
        self.all = button(self.tr("Replace all"), self.replace_all)
        self._lower = (self.instead, self.one, self.all)
        self._lay_out()
        desk.settled.connect(self._settled)
        desk.document_chosen.connect(lambda _document: self._count())
        desk.view_chosen.connect(lambda _view: self._count())
        self.hide()

    def _lay_out(self) -> None:
        upper, lower = QHBoxLayout(), QHBoxLayout()
        for line in (upper, lower):
            line.setSpacing(space(1))
        for switch in (self.case, self.whole, self.expression, self.struck, self.package):
            upper.addWidget(switch)
        upper.addWidget(tool("chevron-up", self.tr("Previous hit"), lambda: self.go(forward=False)))
        upper.addWidget(tool("chevron-down", self.tr("Next hit"), lambda: self.go(forward=True)))
        upper.addWidget(self.told, 1)
        upper.addWidget(tool("x", self.tr("Close the search"), self.close_search))
        lower.addWidget(self.one)
        lower.addWidget(self.all)
        lower.addStretch(1)
        layout = QGridLayout(self)
        layout.setContentsMargins(space(3), space(1), space(3), space(1))
        layout.setSpacing(space(1))
        layout.addWidget(self.words, 0, 0)
        layout.addLayout(upper, 0, 1)
        layout.addWidget(self.instead, 1, 0)
        layout.addLayout(lower, 1, 1)
        layout.addWidget(self.fault, 2, 0, 1, 2)
        layout.setColumnStretch(0, 3)
        layout.setColumnStretch(1, 5)

    @property
    def documents(self) -> list[str]:
        """The documents that are looked through, the one shown first."""
        if not self.package.isChecked():
            return [self._desk.document]
        return self._desk.workspace.documents()

    def open(self, *, replacing: bool = False) -> None:
        """Show the lines, with the selected words in the first one."""
        for widget in self._lower:
            widget.setVisible(replacing)
        self.show()
        chosen = "" if self._page.caret_state.wide else self._page.selected_text()
        if chosen and "\n" not in chosen and len(chosen) < 80:
            self.words.setText(chosen)
        self.words.selectAll()
        self.words.setFocus()
        self._seek()

    def go(self, *, forward: bool) -> None:
        """Go to the next or previous hit, in the package in the next document that has one."""
        if not self._sought:
            return
        many = len(self.documents) > 1
        empty = {clause for clause, found in self._sweep.known.items() if not found}
        found = self._page.find_next(forward, around=not many, empty=empty)
        if not found and many:
            found = self._elsewhere(forward)
        if found:
            self._tell()
        elif not self._fault:
            self._say(self._nothing())

    def replace(self) -> None:
        """Put the replacement in the place of the hit that is selected, and go to the next."""
        why_not = self._why_not()
        if why_not:
            self._say(why_not)
            return
        chosen = self._page.selected_spans()
        current = self._page.search.current
        if current is None or not chosen or tuple(chosen[0]) != tuple(current):
            self.go(forward=True)
            return
        workspace, page = self._desk.workspace, self._page
        clause = page.clause()
        index = page.flow.index_of_clause(clause)
        place = None if index is None else page.flow.sections[index].place
        if place is None:
            return
        try:
            hit = next(
                (
                    hit
                    for hit in hits(workspace.clause(place, self._desk.view), self._sought)
                    if (hit.text, hit.start, hit.stop) == tuple(current)
                ),
                None,
            )
            if hit is None:
                self.go(forward=True)
                return
            if not hit.plain:
                self._say(self.tr("A table, picture or reference is in the hit: it is left as it is"))
                return
            edit = replacement(hit, self._sought, self.instead.text(), self._desk.view)
        except Trouble as trouble:
            self._say(worded(trouble.sentence))
            return
        before = page.editor.length(hit.text)
        if self._desk.perform(edit) is not None:
            page.search.current = None
            page.put_caret(hit.text, hit.stop + page.editor.length(hit.text) - before)
            self.go(forward=True)

    def replace_all(self) -> None:
        """Put the replacement in the place of every hit, in one step of undo."""
        if self._sought:
            self._replaced = self._sought
            self.replace_all_wanted.emit(self._sought, self.instead.text(), self.documents)

    def close_search(self) -> None:
        """Hide the lines and stop marking hits."""
        self._page.set_search("")
        self._sought = Sought(Query())
        self._sweep.stop()
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_search()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return goes to the next hit, or replaces; with Shift to the previous one."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in keys:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if watched is self.words or back:
                self.go(forward=not back)
            else:
                self.replace()
            return True
        return super().eventFilter(watched, event)

    def _field(self, name: str) -> QLineEdit:
        made = QLineEdit()
        made.setPlaceholderText(name)
        made.setAccessibleName(name)
        made.setMinimumWidth(round(em() * 8))
        made.installEventFilter(self)
        return made

    def _switch(self, text: str, name: str) -> QToolButton:
        made = QToolButton()
        made.setText(text)
        made.setCheckable(True)
        made.setToolTip(name)
        made.setAccessibleName(name)
        made.toggled.connect(lambda _on: self._seek())
        return made

    def _seek(self, _words: str = "") -> None:
        """What is sought, or how, is another."""
        query = Query(
            self.words.text(),
            match_case=self.case.isChecked(),
            whole_words=self.whole.isChecked(),
            expression=self.expression.isChecked(),
            struck=self.struck.isChecked(),
        )
        self._fault = ""
        try:
            self._sought = Sought(query)
        except Trouble as trouble:
            self._sought = Sought(Query())
            self._fault = worded(trouble.sentence)
        self._page.set_search(self._sought)
        self._count(anew=True)

    def _count(self, *, anew: bool = False) -> None:
        """Look through everything again, as far as it may have changed."""
        self._allow()
        if self.isHidden():
            return
        if not self._sought:
            self._sweep.stop()
            self._tell()
            return
        view = self._desk.view
        self._sweep.begin(places(self._desk.workspace, self.documents, view), view, anew=anew, at_once=anew)
        if anew:
            self._say("")
            self.told.setText(self.tr("Counting…"))

    def _judge(self, clause: ClauseView) -> Spans:
        try:
            return tuple((hit.text, hit.start, hit.stop) for hit in hits(clause, self._sought))
        except Trouble as trouble:
            self._fault = worded(trouble.sentence)
            self._sought = Sought(Query())
            self._page.set_search(self._sought)
            return ()

    def _settled(self, changed: Changed) -> None:
        self._sweep.forget(changed)
        if not self.isHidden():
            self._count()

    def _tell(self) -> None:
        """Say how many hits there are, and which of them is selected."""
        self._say(self._fault)
        if self._fault or not self._sought:
            return
        if not self._sweep.complete:
            return
        found = [span for spans in self._sweep.values() for span in spans]
        current = self._page.search.current
        here = None if current is None else (current.text, current.start, current.stop)
        if not found:
            self._say(self._nothing())
        elif here is not None and here in found:
            told = self.tr("{0} of {1}").format(count_text(found.index(here) + 1), count_text(len(found)))
            self.told.setText(told)
        else:
            self.told.setText(counted(len(found), self.tr("1 hit"), self.tr("{0} hits")))

    def _say(self, sentence: str) -> None:
        """Tell something in the place of a count."""
        self.told.clear()
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))

    def _nothing(self) -> str:
        if self._replaced is self._sought:
            return self.tr("There are no more hits")
        if self.package.isChecked():
            return self.tr("The words are nowhere in the package")
        return self.tr("The words are not in this document")

    def _allow(self) -> None:
        for widget in (self.one, self.all):
            allow(widget, self._why_not())

    def _why_not(self) -> str:
        """Why nothing can be replaced, in one sentence."""
        reason = worded(self._desk.workspace.why_not(Right.PROPOSE))
        if not reason and self._desk.view not in (View.MARKUP, View.SIMPLE):
            reason = self.tr("The final and original views are read only. Choose all markup or simple.")
        return reason

    def _elsewhere(self, forward: bool) -> bool:
        """Go to the first hit of the next document that has one, coming back to this one last."""
        documents = self.documents
        here = documents.index(self._desk.document) if self._desk.document in documents else 0
        for step in range(1, len(documents) + 1):
            document = documents[(here + (step if forward else -step)) % len(documents)]
            outline = self._desk.workspace.outline(document, self._desk.view)
            if self._sweep.complete and not any(self._sweep.known.get(place.clause) for place in outline.places):
                continue
            self._desk.choose_document(document)
            self._page.put_edge(last=not forward)
            if self._page.find_next(forward, around=False):
                return True
        return False
