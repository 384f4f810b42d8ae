"""Conflicts: what competes, in everybody's own words, and the buttons that settle it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from hsavtal_desktop.core.edits import Changed, Decide, Edit, ReplaceText, SetRecord
from hsavtal_desktop.core.members import Right
from hsavtal_desktop.core.own_wording import Stretch, in_dispute, positions
from hsavtal_desktop.core.reading import Conflict, RevisionView, View
from hsavtal_desktop.core.record_types import TYPES
from hsavtal_desktop.gui.chips import Chip
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.prose import ProseEdit
from hsavtal_desktop.gui.record_words import field_word, shown_value
from hsavtal_desktop.gui.survey import reading_words
from hsavtal_desktop.gui.texts import conflict_word, counted, kept, one_line, state_word, time_text, who, worded
from hsavtal_desktop.gui.theme import em, interface_font, space
from hsavtal_desktop.gui.widgets import Hint, Panel, allow, button, card, label

SETTLED_BY_WORDS = ("competing", "overlap")
FIXED = ("party", "status", "type")
"""Fields that only have certain values."""
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class ConflictsPanel(Panel):
    """A list of conflicts and, below it, the one in focus."""

    chosen = Signal(str)
    """The clause of a conflict that no proposal is part of."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.conflicts: list[Conflict] = []
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Conflicts"))
        self.list.setWordWrap(True)
        self.list.setMinimumHeight(round(em() * 4))
        self.list.currentRowChanged.connect(self._show)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hint = Hint(reading_words())
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.addWidget(self.list)
        self.split.addWidget(self.area)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([round(em() * 7), round(em() * 30)])
        self.own: ProseEdit | None = None
        self._led_to: Conflict | None = None
        """What was last shown in the text."""
        self.stack = QStackedLayout(self)
        self.stack.setContentsMargins(0, 0, 0, 0)
        self.stack.addWidget(self.split)
        self.stack.addWidget(self.hint)

    def refresh(self, changed: Changed) -> None:
        """Read the conflicts again if anything they are about changed."""
        found = self.desk.conflicts
        if self.desk.surveyed:
            self.hint.say(
                self.tr(
                    "There are no conflicts. When two people who had not seen each other's proposals change the same "
                    "words, both are shown here and you choose."
                )
            )
        if found == self.conflicts and not changed.everything:
            return
        row = max(0, self.list.currentRow())
        self.conflicts = list(found)
        self.list.blockSignals(True)
        self.list.clear()
        for conflict in self.conflicts:
            self.list.addItem(self._line(conflict))
        self.list.blockSignals(False)
        self.stack.setCurrentWidget(self.split if found else self.hint)
        self.list.setVisible(len(found) > 1)
        if found:
            self.list.setCurrentRow(min(row, len(found) - 1))

    def take_keyboard(self) -> bool:
        """Give the keyboard to the lines there are."""
        return self._give_keyboard(self.list)

    def show_clause(self, clause: str) -> None:
        """Bring the first conflict in a clause into focus."""
        self.catch_up()
        for row, conflict in enumerate(self.conflicts):
            if conflict.clause == clause:
                self.list.setCurrentRow(row)
                self._show(row)
                return

    def step(self, *, forward: bool) -> bool:
        """Go to the next or previous conflict, first to the one in focus; False where there is none."""
        self.catch_up()
        row = self.list.currentRow()
        if self._led_to in self.conflicts:
            row += 1 if forward else -1
        if not 0 <= row < self.list.count():
            return False
        self.list.setCurrentRow(row)
        self._lead_to(self.conflicts[row])
        return True

    def choose(self, conflict: Conflict, chosen: tuple[str, ...]) -> None:
        """Accept some of a conflict's proposals and reject the others, as one step."""
        others = tuple(name for name in conflict.revisions if name not in chosen)
        edits: list[Edit] = []
        if chosen:
            edits.append(Decide("accept", chosen, together=len(chosen) > 1))
        if others:
            edits.append(Decide("reject", others))
        self._perform(conflict, edits)

    def reword(self, conflict: Conflict, where: Stretch, words: str) -> None:
        """Propose other words in the place of a conflict's proposals, as one step.

        Those that are undecided are rejected; those that are accepted stay so, knowing that they meet.
        """
        accepted = conflict.kind == "overlap"
        verdict = Decide("accept" if accepted else "reject", conflict.revisions, together=accepted)
        with self.desk.one_step(self._label(conflict)):
            if self.desk.perform(verdict) is None:
                return
            workspace = self.desk.workspace
            start, stop = positions(workspace.text(conflict.text, View.MARKUP), where)
            self.desk.perform(ReplaceText(conflict.text, start, stop, words))
        self._tell_of(conflict)

    def _perform(self, conflict: Conflict, edits: list[Edit]) -> None:
        with self.desk.one_step(self._label(conflict)):
            for edit in edits:
                if self.desk.perform(edit) is None:
                    return
        self._tell_of(conflict)

    def _tell_of(self, conflict: Conflict) -> None:
        """Show what is left, and say so: the next conflict takes the place of the one in focus."""
        what = self._label(conflict)
        self.desk.settle()
        count = len(self.desk.conflicts)
        left = counted(count, self.tr("1 conflict is left"), self.tr("{0} conflicts are left"))
        told = self.tr("Done: {0}. {1}. Undo takes it back.")
        self.desk.said.emit(told.format(what, left if count else self.tr("No conflict is left")))

    def _label(self, conflict: Conflict) -> str:
        return self.tr("the choice in {0}").format(self._number(conflict) or conflict_word(conflict.kind))

    def _number(self, conflict: Conflict) -> str:
        return self.desk.workspace.number(conflict.clause, self.desk.document) if conflict.clause else ""

    def _line(self, conflict: Conflict) -> str:
        bodies = [one.organisation or one.name for one in map(self._revision, conflict.revisions)]
        if conflict.kind == "field":
            kind, name, field = conflict.detail.split(" ", 2)
            state = self.desk.workspace.state
            bodies = [state.members.member(one.entry.author).name for one in state.record(kind, name).values[field]]
        first = f"{self._number(conflict)}  {self._kind(conflict)}".strip()
        second = " – ".join(dict.fromkeys(filter(None, bodies)))
        return f"{first}\n{second}" if second else first

    def _kind(self, conflict: Conflict) -> str:
        told = conflict_word(conflict.kind)
        if conflict.kind != "field":
            return told
        kind, _, field = conflict.detail.split(" ", 2)
        return f"{told}: {field_word(kind, field)}"

    def _revision(self, name: str) -> RevisionView:
        return self.desk.workspace.revision(name)

    def _show(self, row: int) -> None:
        self.own = None
        if not 0 <= row < len(self.conflicts):
            return
        conflict = self.conflicts[row]
        inner = QWidget()
        inner.setProperty("plain", True)
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(space(3), space(3), space(3), space(3))
        layout.setSpacing(space(3))
        if conflict.clause:
            layout.addWidget(label(self.desk.proposals.clause_name(conflict.clause), scale=1.1, strong=True))
        layout.addWidget(label(self._kind(conflict), strong=True))
        layout.addWidget(label(self._explained(conflict), muted=True))
        if conflict.kind == "field":
            self._add_values(layout, conflict)
        else:
            for number, name in enumerate(conflict.revisions):
                layout.addWidget(self._side(conflict, name, _LETTERS[number % len(_LETTERS)]))
            self._add_choices(layout, conflict)
        layout.addStretch(1)
        self.area.setWidget(inner)
        if self.isVisible():
            self._lead_to(conflict)

    def _lead_to(self, conflict: Conflict) -> None:
        """Show in the text what it is about."""
        self._led_to = conflict
        if conflict.revisions:
            self.desk.enter_revision(conflict.revisions[0])
        elif conflict.clause:
            self.chosen.emit(conflict.clause)

    def _explained(self, conflict: Conflict) -> str:
        told = {
            "competing": self.tr("The proposals change the same words, and neither author had seen the other's."),
            "decisions": self.tr("Two people decided differently without knowing of each other. Decide again."),
            "overlap": self.tr("Both proposals are accepted and meet in the same words. See that the text reads well."),
            "removed-clause": self.tr("Somebody proposes to remove the clause, others propose changes in it."),
            "moves": self.tr("The clause is to stand in different places. Choose one."),
            "cycle": self.tr("The moves would put the clauses under each other. The newest is set aside until then."),
            "field": self.tr("Two people filled in different values without knowing of each other. Choose one."),
        }
        return told.get(conflict.kind, "")

    def _side(self, conflict: Conflict, name: str, letter: str) -> QFrame:
        one = self._revision(name)
        layout = QVBoxLayout()
        head = QHBoxLayout()
        head.setSpacing(space(2))
        head.addWidget(Chip(one.organisation or one.name, one.side))
        head.addWidget(label(f"{letter} · {who(one)}", strong=True), 1)
        frame = card(layout)
        layout.addLayout(head)
        if one.clause != conflict.clause:
            layout.addWidget(label(self.desk.proposals.clause_name(one.clause)))
        if one.kind not in ("insertion", "deletion", "replacement"):
            layout.addWidget(label(self.desk.proposals.act(one)))
        line = self.desk.proposals.line
        for sign, words, atoms in (("−", one.removed, one.removed_atoms), ("+", one.added, one.added_atoms)):
            if words:
                layout.addLayout(_signed(sign, line(words, atoms)))
        if not one.open:
            layout.addWidget(label(f"✓ {state_word(one.state)} · {one.decided_by}", scale=0.9, strong=True))
        layout.addWidget(
            label(" · ".join(x for x in (time_text(one.time), kept(one.message)) if x), scale=0.9, muted=True)
        )
        row = QHBoxLayout()
        for text, verdicts in self._verdicts(conflict, name, letter):
            row.addWidget(self._decider(text, conflict, verdicts))
        row.addStretch(1)
        layout.addLayout(row)
        return frame

    def _verdicts(self, conflict: Conflict, name: str, letter: str) -> list[tuple[str, list[Edit]]]:
        others = tuple(each for each in conflict.revisions if each != name)
        if conflict.kind == "decisions":
            return [
                (self.tr("Accept"), [Decide("accept", (name,))]),
                (self.tr("Reject"), [Decide("reject", (name,))]),
            ]
        if conflict.kind == "cycle":
            return [(self.tr("Take back this move"), [Decide("reject", (name,))])]
        if conflict.kind == "removed-clause" and name != conflict.revisions[0]:
            return []
        if conflict.kind == "removed-clause":
            return [
                (self.tr("Remove the clause"), [Decide("accept", (name,)), Decide("reject", others)]),
                (self.tr("Keep the clause"), [Decide("reject", (name,))]),
            ]
        chosen: list[Edit] = [Decide("accept", (name,)), *([Decide("reject", others)] if others else [])]
        return [(self.tr("Choose {0}").format(letter), chosen)]

    def _add_choices(self, layout: QVBoxLayout, conflict: Conflict) -> None:
        if conflict.kind not in SETTLED_BY_WORDS:
            return
        both = self.tr("Choose both") if len(conflict.revisions) == 2 else self.tr("Choose all")
        layout.addWidget(self._decider(both, conflict, [Decide("accept", conflict.revisions, together=True)]))
        words = in_dispute(self.desk.workspace.state, conflict)
        if words is None:
            return
        if words.together:
            layout.addWidget(label(self.tr("It then reads: “{0}”").format(one_line(words.together)), muted=True))
        own = ProseEdit(words.where.words)
        own.setAccessibleName(self.tr("Wording of your own"))
        own.setMaximumHeight(round(em() * 6))
        own.setTabChangesFocus(True)
        self.own = own
        where = words.where
        use = button(self.tr("Propose this wording instead"), lambda: self.reword(conflict, where, own.toPlainText()))
        self._permit(use)
        layout.addWidget(label(self.tr("Or a wording of your own:")))
        layout.addWidget(own)
        layout.addWidget(use)

    def _decider(self, text: str, conflict: Conflict, edits: list[Edit]) -> QPushButton:
        made = button(text, lambda: self._perform(conflict, edits))
        self._permit(made)
        return made

    def _permit(self, made: QPushButton) -> None:
        reason = worded(self.desk.workspace.why_not(Right.DECIDE))
        allow(made, reason)

    def _add_values(self, layout: QVBoxLayout, conflict: Conflict) -> None:
        kind, name, field = conflict.detail.split(" ", 2)
        workspace = self.desk.workspace
        values = workspace.state.record(kind, name).values[field]
        reason = worded(workspace.why_not(TYPES[kind][1])) if kind in TYPES else ""
        for letter, value in zip(_LETTERS, values, strict=False):
            member = workspace.state.members.member(value.entry.author)
            inner = QVBoxLayout()
            frame = card(inner)
            who_set = " · ".join(part for part in (member.name, member.organisation) if part)
            inner.addWidget(label(f"{letter} · {who_set}", strong=True))
            inner.addWidget(label(shown_value(workspace, field, value.value)))
            inner.addWidget(label(time_text(value.entry.time), scale=0.9, muted=True))
            chosen: Edit = SetRecord(kind, name, {field: value.value})
            choose = button(self.tr("Choose {0}").format(letter), partial(self._perform, conflict, [chosen]))
            allow(choose, reason)
            inner.addWidget(choose)
            layout.addWidget(frame)
        said = [workspace.state.persons.say(value.value) for value in values]
        if all(isinstance(one, str) for one in said) and field not in FIXED:
            self._add_own_value(layout, conflict, "\n".join(dict.fromkeys(said)), reason)

    def _add_own_value(self, layout: QVBoxLayout, conflict: Conflict, both: str, reason: str) -> None:
        """Words of one's own for a field; both values are there to begin with."""
        kind, name, field = conflict.detail.split(" ", 2)
        self.own = own = ProseEdit(both)
        own.setAccessibleName(self.tr("Words of your own"))
        own.setMaximumHeight(round(em() * 6))
        own.setTabChangesFocus(True)
        use = button(
            self.tr("Use these words"),
            lambda: self._perform(conflict, [SetRecord(kind, name, {field: own.toPlainText().strip()})]),
        )
        allow(use, reason)
        layout.addWidget(label(self.tr("Or both, or words of your own:")))
        layout.addWidget(own)
        layout.addWidget(use)


def _signed(sign: str, words: str) -> QHBoxLayout:
    """Words that go ("−", struck) or come ("+", underlined)."""
    shown = label(words, muted=sign == "−")
    font = interface_font()
    font.setStrikeOut(sign == "−")
    font.setUnderline(sign == "+")
    shown.setFont(font)
    before = label(sign, strong=True)
    before.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
    before.setAlignment(Qt.AlignmentFlag.AlignTop)
    row = QHBoxLayout()
    row.setSpacing(space(1))
    row.addWidget(before)
    row.addWidget(shown, 1)
    return row
