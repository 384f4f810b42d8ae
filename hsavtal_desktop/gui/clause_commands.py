"""Commands that write: looks, clauses, documents."""

from __future__ import annotations

from PySide6.QtCore import QObject

from hsavtal_desktop.core.edits import AddClause, MergeClause, MoveClause, RemoveClause, SplitClause
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.clause_moves import moved_after, parent_of
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.new_document import NewDocumentDialog, edits_for_document
from hsavtal_desktop.gui.page import PageView


class ClauseCommands(QObject):
    """Changes what the caret is in."""

    def __init__(self, desk: Desk, page: PageView) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page

    def toggle_format(self, name: str) -> None:
        """Make the selection, or what is typed next, bold or italic, or plain again where it is so already."""
        self._page.toggle_format(name)

    def new_clause(self) -> None:
        """Propose a clause after the one the caret is in, and put the caret in its heading."""
        place = self._desk.place
        if place is None:
            return
        outline = self._desk.workspace.outline(self._desk.document, View.MARKUP)
        parent, clause = parent_of(outline, place.clause), self._desk.workspace.new_name()
        edit = AddClause(place.part, parent, place.clause, self.tr("New clause"), clause=clause)
        if self._desk.perform(edit) is not None:
            self._write_over_heading(clause)

    def _write_over_heading(self, clause: str) -> None:
        """Select the heading that a new clause has for now."""
        self._page.select(f"h.{clause}", 0, len(self.tr("New clause")))
        self._page.setFocus()

    def new_document(self) -> None:
        """Ask what a new document is called, make it and show it."""
        dialog = NewDocumentDialog(self._page.window())
        dialog.accepted.connect(lambda: self._make_document(dialog))
        dialog.open()

    def _make_document(self, dialog: NewDocumentDialog) -> None:
        title = dialog.title.text().strip()
        short = dialog.short.text().strip() or title
        workspace = self._desk.workspace
        order = len(workspace.documents())
        heading = self.tr("New clause")
        document, clause, edits = edits_for_document(workspace.new_name, title, short, order, heading)
        with self._desk.one_step(self.tr("new document")):
            for edit in edits:
                if self._desk.perform(edit) is None:
                    return
        self._desk.settle()
        self._desk.choose_document(document)
        self._write_over_heading(clause)

    def split_clause(self) -> None:
        """Propose that what follows the caret becomes a clause of its own, and put the caret in its heading."""
        at = self._page.caret()
        clause = self._desk.workspace.new_name()
        if self._desk.perform(SplitClause(at.text, at.position, clause=clause, view=self._desk.view)) is not None:
            self._page.put_caret(f"h.{clause}", 0)
            self._page.setFocus()

    def merge_clause(self) -> None:
        """Propose to merge the clause the caret is in with the one before."""
        if self._desk.place is not None:
            self._desk.perform(MergeClause(self._desk.place.clause))

    def remove_clause(self) -> None:
        """Propose that the clause the caret is in goes."""
        if self._desk.place is not None:
            self._desk.perform(RemoveClause(self._desk.place.clause, self._desk.view))

    def move_clause(self, *, down: bool) -> None:
        """Propose that the clause the caret is in changes places with its neighbour."""
        place = self._desk.place
        if place is None:
            return
        outline = self._desk.workspace.outline(self._desk.document, View.FINAL)
        after = moved_after(outline, place.clause, down=down)
        if after is None:
            self._desk.said.emit(self.tr("The clause can go no further within its chapter"))
            return
        self._desk.perform(MoveClause(place.clause, place.part, parent_of(outline, place.clause), after))
