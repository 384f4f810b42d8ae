"""What is known about a clause beside its text; of several clauses at once where they are selected in the outline."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLineEdit,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from hsavtal_desktop.core import guiding
from hsavtal_desktop.core.edits import Changed, SetRecord
from hsavtal_desktop.core.members import Right
from hsavtal_desktop.core.reading import Place, View
from hsavtal_desktop.core.record_types import STATUSES, ClauseData
from hsavtal_desktop.core.reviewing import REVIEWS
from hsavtal_desktop.gui.clause_agreement import ClauseAgreement
from hsavtal_desktop.gui.clause_questions import ClauseQuestions
from hsavtal_desktop.gui.clause_reviews import ClauseReviews
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.note_edit import NoteEdit
from hsavtal_desktop.gui.picks import Picks
from hsavtal_desktop.gui.prose import ProseLine
from hsavtal_desktop.gui.register_dialog import RegisterDialog
from hsavtal_desktop.gui.texts import counted, party_word, status_word, worded
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import DropDown, Hint, Panel, button, label
from hsavtal_desktop.workspace.registers import goals, statutes

PARTIES = ("", "region", "municipality", "both", "none")
_LINES = ("area", "type", "owner", "tags")
_SHOWN = frozenset({"answer", "question", "goal", "statute", "mark", "rules", *REVIEWS})
"""Records that are shown here beside those about the clauses themselves."""
_NOTES = ("background", "economy")


class ClausePanel(Panel):
    """A form; each field is written when it is left, to every clause it is about."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.clauses: tuple[str, ...] = ()
        """What the form is about."""
        self.title = label("", scale=1.1, strong=True)
        self.where = label("", scale=0.92, muted=True)
        self.party, self.status = DropDown(), DropDown()
        for party in PARTIES:
            self.party.addItem(party_word(party), party)
        for status in STATUSES:
            self.status.addItem(status_word(status), status)
        self.party.activated.connect(lambda _row: self._choose("party", self.party))
        self.status.activated.connect(lambda _row: self._choose("status", self.status))
        self.area, self.type, self.owner, self.tags = (ProseLine() for _ in _LINES)
        for name in _LINES:
            line: QLineEdit = getattr(self, name)
            line.editingFinished.connect(partial(self._write_line, name, line))
        self.goals = Picks(self._goals, partial(self._pick, "goals"), self.edit_goals)
        self.statutes = Picks(self._statutes, partial(self._pick, "statutes"), self.edit_statutes)
        self.background = NoteEdit(lambda: self._write_note("background", self.background))
        self.economy = NoteEdit(lambda: self._write_note("economy", self.economy))
        self.agreement, self.reviews = ClauseAgreement(desk), ClauseReviews(desk)
        self.questions = ClauseQuestions(desk)
        self.edit_list = button(self.tr("Edit the questions…"), self.edit_questions)
        self.reason = label("", muted=True)
        self.hint = Hint(self.tr("Put the caret in a clause to see what is known about it."))
        self._lay_out()
        desk.clause_entered.connect(lambda _place: self._enter())
        desk.clauses_chosen.connect(self._enter)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(space(2))
        self._fields: list[tuple[str, QWidget]] = [
            (self.tr("Responsible party"), self.party),
            (self.tr("Status"), self.status),
            (self.tr("Subject area"), self.area),
            (self.tr("Type"), self.type),
            (self.tr("Responsible group"), self.owner),
            (self.tr("Goals it serves"), self.goals),
            (self.tr("Statutes it relies on"), self.statutes),
            (self.tr("Depends on (words apart by commas)"), self.tags),
            (self.tr("Background (not agreement text)"), self.background),
            (self.tr("Economic effect"), self.economy),
        ]
        for name, widget in self._fields:
            widget.setAccessibleName(name)
            form.addRow(name, widget)
        for note in (self.background, self.economy):
            note.setMaximumHeight(round(em() * 7))
        self.asking = label(self.tr("Guiding questions"), strong=True)
        self.form = QScrollArea(self)
        inner = QWidget(self.form.viewport())
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(space(4), space(4), space(4), space(4))
        layout.setSpacing(space(2))
        for widget in (self.title, self.where):
            layout.addWidget(widget)
        layout.addSpacing(space(2))
        layout.addWidget(self.agreement)
        layout.addWidget(self.reviews)
        layout.addSpacing(space(2))
        layout.addLayout(form)
        layout.addSpacing(space(2))
        for widget in (self.asking, self.questions, self.edit_list, self.reason):
            layout.addWidget(widget)
        layout.addStretch(1)
        inner.setProperty("plain", True)
        self.form.setWidgetResizable(True)
        self.form.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.form.setWidget(inner)
        self.stack = QStackedLayout(self)
        self.stack.setContentsMargins(0, 0, 0, 0)
        self.stack.addWidget(self.hint)
        self.stack.addWidget(self.form)

    def refresh(self, changed: Changed) -> None:
        """Read the clauses again if they, or a register, changed."""
        registers = any(kind in _SHOWN for kind, _ in changed.records)
        if changed.everything or changed.structure or registers or not changed.clauses.isdisjoint(self.clauses):
            self._show()

    def edit_goals(self) -> None:
        """Open the register of goals."""
        columns = [("name", self.tr("Goal")), ("note", self.tr("Note"))]
        self._open("goal", self.tr("Goals"), columns, lambda: goals(self.desk.workspace.state))

    def edit_statutes(self) -> None:
        """Open the register of statutes."""
        columns = [
            ("name", self.tr("Statute")),
            ("number", self.tr("Number")),
            ("state", self.tr("In force")),
            ("checked", self.tr("Last checked")),
            ("note", self.tr("Note")),
        ]
        self._open("statute", self.tr("Statutes"), columns, lambda: statutes(self.desk.workspace.state))

    def edit_questions(self) -> None:
        """Open the list of guiding questions."""
        state = self.desk.workspace.state
        columns = [("text", self.tr("Question"))]
        self._open("question", self.tr("Guiding questions"), columns, lambda: guiding.questions(state))

    def _open(self, kind: str, title: str, columns: Sequence[tuple[str, str]], rows: Any) -> None:
        dialog = RegisterDialog(self.desk, kind, title, columns, rows, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _enter(self) -> None:
        if self.isVisible():
            self._show()
        else:
            self._stale = Changed(everything=True)

    def _show(self) -> None:
        place = self.desk.place
        self.clauses = self.desk.clauses or (() if place is None else (place.clause,))
        self.stack.setCurrentWidget(self.form if self.clauses else self.hint)
        if not self.clauses:
            return
        workspace = self.desk.workspace
        known = [workspace.clause_data(clause) for clause in self.clauses]
        self._show_title(place)
        for name, box in (("party", self.party), ("status", self.status)):
            self._show_choice(box, {str(getattr(each, name)) for each in known})
        for name in _LINES:
            self._show_words(getattr(self, name), {self._line_of(each, name) for each in known})
        for note, name in ((self.background, "background"), (self.economy, "economy")):
            self._show_words(note, {str(getattr(each, name)) for each in known})
        for picks, name in ((self.goals, "goals"), (self.statutes, "statutes")):
            sets = [frozenset(getattr(each, name)) for each in known]
            by_all = frozenset.intersection(*sets)
            picks.show_picked(by_all, frozenset.union(*sets) - by_all)
        self.agreement.show_clauses(self.clauses)
        self.reviews.show_clauses(self.clauses)
        self._show_questions()
        reason = worded(workspace.why_not(Right.PROPOSE))
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))
        for _, field in self._fields:
            field.setEnabled(not reason)

    def _show_title(self, place: Place | None) -> None:
        workspace = self.desk.workspace
        if len(self.clauses) > 1 or place is None:
            self.title.setText(counted(len(self.clauses), self.tr("1 clause"), self.tr("{0} clauses selected")))
            numbers = [workspace.number(clause, self.desk.document) for clause in self.clauses]
            self.where.setText(self.tr("What you write is written to all of them: {0}").format(", ".join(numbers)))
            return
        heading = " ".join(paragraph.text for paragraph in workspace.text(f"h.{place.clause}", View.FINAL))
        self.title.setText(f"{place.number} {heading}".strip())
        self.where.setText(self._stands_in(place))

    def _show_choice(self, box: QComboBox, values: set[str]) -> None:
        """Show the value that all have, or that they differ."""
        if box.itemData(box.count() - 1) is None:
            box.removeItem(box.count() - 1)
        value = next(iter(values))
        if len(values) > 1:
            box.addItem(self.tr("(different)"), None)
            box.setCurrentIndex(box.count() - 1)
            return
        if box.findData(value) < 0:
            box.addItem(value, value)
        box.setCurrentIndex(box.findData(value))

    def _show_words(self, field: QLineEdit | NoteEdit, values: set[str]) -> None:
        field.setPlaceholderText(self.tr("(different)") if len(values) > 1 else "")
        text = next(iter(values)) if len(values) == 1 else ""
        if isinstance(field, QLineEdit):
            field.setText(text)
            field.setModified(False)
        elif field.toPlainText() != text:
            field.setPlainText(text)
        field.setProperty("shown", text)

    def _show_questions(self) -> None:
        alone = len(self.clauses) == 1
        self.questions.setVisible(alone)
        if alone:
            self.questions.show_clause(self.clauses[0])
            left = len(guiding.unanswered(self.desk.workspace.state, self.clauses[0]))
            one, many = self.tr("Guiding questions: 1 lacks an answer"), self.tr("Guiding questions: {0} lack answers")
            told = counted(left, one, many)
            self.asking.setText(told if left else self.tr("Guiding questions: all answered"))
        else:
            self.asking.setText(self.tr("Guiding questions are answered clause by clause"))

    def _stands_in(self, place: Place) -> str:
        workspace = self.desk.workspace
        found = [
            f"{workspace.document(document).short} {other.number}"
            for document in workspace.documents()
            for other in workspace.outline(document, View.MARKUP).places
            if other.clause == place.clause and not other.moved_away
        ]
        if len(found) < 2:
            return self.tr("Stands in one document")
        return self.tr("Shared text, a change shows in all of them: {0}").format(", ".join(found))

    def _line_of(self, data: ClauseData, name: str) -> str:
        return ", ".join(sorted(data.tags)) if name == "tags" else str(getattr(data, name))

    def _choose(self, name: str, box: QComboBox) -> None:
        if box.currentData() is not None:
            self._write(name, box.currentData())
        self._show()

    def _write_line(self, name: str, line: QLineEdit) -> None:
        if line.text() == line.property("shown"):
            return
        if name == "tags":
            self._write(name, {word.strip() for word in line.text().split(",")} - {""})
        else:
            self._write(name, line.text())

    def _write_note(self, name: str, note: NoteEdit) -> None:
        if note.toPlainText() != note.property("shown"):
            self._write(name, note.toPlainText())

    def _pick(self, name: str, picked: str, on: bool) -> None:
        workspace = self.desk.workspace
        with self.desk.one_step(self.tr("clause data")):
            for clause in self.clauses:
                before = set(getattr(workspace.clause_data(clause), name))
                after = before | {picked} if on else before - {picked}
                self.desk.perform(SetRecord("clause", clause, {name: after}))
        self.desk.settle()

    def _write(self, name: str, value: Any) -> None:
        """Write a field of every clause the form is about, as one step."""
        workspace = self.desk.workspace
        concerned = [each for each in self.clauses if getattr(workspace.clause_data(each), name) != value]
        if not concerned:
            return
        written = 0
        with self.desk.one_step(self.tr("clause data")):
            for clause in concerned:
                if self.desk.perform(SetRecord("clause", clause, {name: value})) is None:
                    break
                written += 1
        if 0 < written < len(concerned):
            self.desk.undo()
        self.desk.settle()
        self._show()

    def _goals(self) -> dict[str, str]:
        return {name: one.name for name, one in goals(self.desk.workspace.state).items()}

    def _statutes(self) -> dict[str, str]:
        return {
            name: f"{one.name} ({one.number})" if one.number else one.name
            for name, one in statutes(self.desk.workspace.state).items()
        }
