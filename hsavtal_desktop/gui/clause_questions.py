"""The guiding questions of a clause: an answer to each, or why it is left out."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from hsavtal_desktop.core import guiding
from hsavtal_desktop.core.edits import SetRecord
from hsavtal_desktop.core.members import Right
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.note_edit import NoteEdit
from hsavtal_desktop.gui.texts import worded
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import label


class ClauseQuestions(QWidget):
    """One field for each question; ticked, it holds the reason for leaving the question out."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.clause = ""
        self.answers: dict[str, NoteEdit] = {}
        self.waivers: dict[str, QCheckBox] = {}
        self._asked: dict[str, str] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(space(2))

    def show_clause(self, clause: str) -> None:
        """Show what a clause answers."""
        self.clause = clause
        state = self.desk.workspace.state
        asked = {name: worded(one.text) for name, one in guiding.questions(state).items()}
        if asked != self._asked:
            self._ask(asked)
        reason = worded(self.desk.workspace.why_not(Right.PROPOSE))
        for name, field in self.answers.items():
            one = guiding.answer(state, clause, name)
            waived = bool(one.waived) and not one.text
            text = one.waived if waived else one.text
            if field.toPlainText() != text:
                field.setPlainText(text)
            box = self.waivers[name]
            box.blockSignals(True)
            box.setChecked(waived)
            box.blockSignals(False)
            self._tell(name)
            field.setEnabled(not reason)
            box.setEnabled(not reason)

    def _ask(self, asked: dict[str, str]) -> None:
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._asked, self.answers, self.waivers = asked, {}, {}
        for name, text in asked.items():
            field = NoteEdit(partial(self._write, name))
            field.setMaximumHeight(round(em() * 4.5))
            field.setAccessibleName(text)
            box = QCheckBox(self.tr("Leave out, with the reason above"))
            box.setAccessibleName(f"{text} {box.text()}")
            box.toggled.connect(partial(self._waive, name))
            self.answers[name], self.waivers[name] = field, box
            self._layout.addWidget(label(text))
            self._layout.addWidget(field)
            self._layout.addWidget(box)

    def _tell(self, name: str) -> None:
        waived = self.waivers[name].isChecked()
        self.answers[name].setPlaceholderText(self.tr("Why it is left out") if waived else self.tr("Answer"))

    def _waive(self, name: str, _on: bool) -> None:
        self._tell(name)
        self._write(name)

    def _write(self, name: str) -> None:
        """Keep what stands in a field, as an answer or as a reason."""
        words = self.answers[name].toPlainText().strip()
        waived = self.waivers[name].isChecked()
        one = guiding.answer(self.desk.workspace.state, self.clause, name)
        wanted = {"text": "" if waived else words, "waived": words if waived else ""}
        if self.clause and (one.text, one.waived) != (wanted["text"], wanted["waived"]):
            fields = {"clause": self.clause, "question": name, **wanted}
            self.desk.perform(SetRecord("answer", f"{self.clause}.{name}", fields))
