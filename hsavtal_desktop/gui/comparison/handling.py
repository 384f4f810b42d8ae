"""What is done about a difference: its other wording proposed, or a comment written on it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from hsavtal_desktop.core.comparison.model import ChangePlace
from hsavtal_desktop.core.edits import AddComment
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.texts import worded
from hsavtal_desktop.workspace.comparing.copying import clause_of_change, copied_back, passage_of
from hsavtal_desktop.workspace.comparing.sides import Compared


class Handling(QObject):
    """Turns a difference into an edit, and says what came of it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    def copy_back(self, compared: Compared, place: ChangePlace) -> bool:
        """Propose the other side's words in the working text; False if that can not be done, which has been said."""
        try:
            edit = copied_back(self._desk.workspace, compared, place)
        except Trouble as trouble:
            self._desk.refused.emit(worded(trouble.sentence))
            return False
        if self._desk.perform(edit) is None:
            return False
        self._desk.said.emit(self.tr("Proposed in the working text"))
        return True

    def comment(self, compared: Compared, place: ChangePlace, words: str) -> bool:
        """Write a comment on the words that differ, or on their clause; False if that can not be done."""
        clause = clause_of_change(compared, place)
        workspace = self._desk.workspace
        if not clause or workspace.find(clause) is None:
            self._desk.refused.emit(self.tr("The clause is not in the agreement, so there is nothing to comment on."))
            return False
        found = passage_of(workspace, compared, place)
        at = ((found.text, found.start, found.stop),) if found is not None and found.start < found.stop else ()
        if self._desk.perform(AddComment(clause, words, at, View.FINAL)) is None:
            return False
        self._desk.said.emit(self.tr("The comment is written"))
        return True
