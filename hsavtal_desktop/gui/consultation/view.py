"""Working through the consultation: filters and progress above, clauses, groups and the answer below."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hsavtal_desktop.core.consultation import Group
from hsavtal_desktop.core.consultation.items import PROPOSAL
from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.gui.commands import Commands
from hsavtal_desktop.gui.consultation.answer_form import AnswerForm
from hsavtal_desktop.gui.consultation.beginning import Beginning
from hsavtal_desktop.gui.consultation.cards import Cards
from hsavtal_desktop.gui.consultation.clause_list import ClauseList
from hsavtal_desktop.gui.consultation.top import Top
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.survey import Survey, survey
from hsavtal_desktop.gui.texts import object_word, worded
from hsavtal_desktop.gui.theme import em
from hsavtal_desktop.gui.turns import Steps
from hsavtal_desktop.gui.widgets import Hint, Panel, scrolling
from hsavtal_desktop.gui.worker import Worker
from hsavtal_desktop.workspace.answering import answer
from hsavtal_desktop.workspace.consulting import Consultation, Progress, Sought

_AT_ONCE = 20
"""Items that are answered on the spot; more take so long that it is done beside the window."""


class ConsultationView(Panel):
    """Everything authorities said, one clause at a time."""

    clause_wanted = Signal(str)
    """A clause to be shown in the agreement."""
    files_dropped = Signal(list)
    """Paths to take in."""

    def __init__(self, desk: Desk, commands: Commands, worker: Worker, parent: QWidget | None = None) -> None:
        """Empty; :meth:`furnish` makes what is in it."""
        super().__init__(desk, parent)
        self._worker, self._commands = worker, commands
        self._reading: Consultation | None = None
        self.current: Group | None = None
        self.setAcceptDrops(True)

    def furnish(self) -> Steps:
        """Make the parts, one a turn, and read what was said."""
        self.top = Top(self._commands)
        self.top.sought_changed.connect(self._fill)
        yield
        self.clauses = ClauseList()
        self.clauses.chosen.connect(lambda _clause: self._show_clause())
        self.said = Cards(lambda atom: object_word(atom, self.desk.workspace.printed(atom, self.desk.document)))
        self.said.entered.connect(lambda group: self._enter(group, focus=False))
        self.said.stepped.connect(lambda by: self.step(forward=by > 0))
        self.said.clause_wanted.connect(self._want_clause)
        yield
        self.form = AnswerForm(self.desk)
        yield
        self.form.answered.connect(self.give_answer)
        self.said.answer_wanted.connect(self.form.begin)
        self.stack = QStackedWidget()
        self._lay_out()
        yield
        self.catch_up()
        yield

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)

    def _lay_out(self) -> None:
        self.hint = Hint(self.tr("Nothing answers to the filters. Choose all bodies and all progress to see more."))
        self.beginning = Beginning(self._commands)
        self.empty = scrolling(self.beginning)
        self.stack.addWidget(self.hint)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self._three_columns())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top)
        layout.addWidget(self.stack, 1)
        self.setFocusProxy(self.clauses)

    def _three_columns(self) -> QSplitter:
        """Clauses, what was said of the chosen one, and the answer."""
        self.split = QSplitter()
        self.split.setChildrenCollapsible(False)
        for widget in (self.clauses, self.said, self.form):
            self.split.addWidget(widget)
        self.split.setStretchFactor(1, 1)
        self.clauses.setMinimumWidth(round(em() * 6))
        self.form.setMinimumWidth(round(em() * 11))
        self.split.setSizes([round(em() * 18), round(em() * 40), round(em() * 19)])
        return self.split

    def refresh(self, changed: Changed) -> None:
        """Read again what changed."""
        if self._reading is None:
            self._reading = Consultation(self.desk.workspace)
        else:
            self._reading.refresh(changed)
        self.top.show_authorities(self.reading.authorities)
        self._fill()

    @property
    def reading(self) -> Consultation:
        """Everything said, as it was read last."""
        if self._reading is None:
            self._reading = Consultation(self.desk.workspace)
        return self._reading

    @property
    def _current_id(self) -> str:
        return self.current.id if self.current is not None else ""

    def step(self, *, forward: bool) -> bool:
        """Go to the next or previous group, over to another clause; False when there is no more."""
        by, cards = 1 if forward else -1, self.said.cards
        place = self.said.place(self.current) + by
        if 0 <= place < len(cards):
            self._enter(cards[place].group, focus=True)
            return True
        if not self.clauses.step(by):
            return False
        if self.said.cards:
            self._enter(self.said.cards[0 if forward else -1].group, focus=True)
        return True

    def next_unanswered(self) -> bool:
        """Go to the next group that lacks an answer, from here on and then from the beginning.

        Coming from elsewhere, the group that is shown is the next one if it lacks an answer.
        """
        if self.current is not None and not self._is_working() and self._is_missing(self.current):
            self._enter(self.current, focus=True)
            return True
        reading, sought = self.reading, Sought(self.top.sought.authority, Progress.MISSING)
        rows = [row.clause for row in reading.clauses(sought)]
        here = self.clauses.clause
        order = [row.clause for row in reading.clauses(Sought())]
        at = order.index(here) if here in order else 0
        ahead = sorted(rows, key=lambda clause: (order.index(clause) - at) % max(1, len(order)))
        for clause in [*ahead, *ahead[:1]]:
            groups = [group for group in reading.groups(clause, sought) if group.id != self._current_id]
            if clause == here:
                mine = self.said.place(self.current)
                groups = [one for one in groups if self.said.place(one) > mine] or groups
            if groups:
                self.top.admit_missing()
                self.clauses.choose(clause)
                self._enter(groups[0], focus=True)
                return True
        return False

    def decide(self, verdict: str) -> None:
        """Begin an answer: met or not met."""
        if self.current is not None and verdict in ("accept", "reject"):
            self.form.choose("beaktas" if verdict == "accept" else "beaktas inte")

    def give_answer(self) -> None:
        """Give the answer in the form and go on to the next group without one."""
        group = self.current
        if group is None or not self.form.give.isEnabled():
            return
        given, workspace = self.form.given(), self.desk.workspace
        if len(group.items) > _AT_ONCE:
            what = self.tr("Answering {0} proposals").format(len(group.items))
            self._worker.run(
                what, lambda: (answer(workspace, group, given), survey(workspace))[1], self._answered_aside
            )
            return
        try:
            changed = answer(workspace, group, given)
        except Trouble as trouble:
            self.desk.refused.emit(worded(trouble.sentence))
            return
        self.desk.announce(changed)
        self.desk.settle()
        self._go_on()

    def _answered_aside(self, fresh: Survey) -> None:
        self.desk.renew(fresh)
        self._go_on()

    def _go_on(self) -> None:
        if not self.next_unanswered():
            self.desk.said.emit(self.tr("Everything that is sought is answered"))

    def _fill(self) -> None:
        self.top.show_progress(self.reading)
        said = bool(self.reading.items)
        self.setFocusProxy(self.clauses if said else self.beginning.take_in)
        rows = self.reading.clauses(self.top.sought)
        self.stack.setCurrentWidget(self.split if rows else self.hint if said else self.empty)
        self.clauses.show_rows(rows)
        self._show_clause()

    def _show_clause(self) -> None:
        clause = self.clauses.clause
        groups = self.reading.groups(clause, self.top.sought) if clause is not None else []
        number, heading = self.reading.place(clause or "")[1:]
        whole = self.tr("The agreement as a whole")
        self.said.heading.setText(f"{number}  {heading}".strip() or (whole if clause is not None else ""))
        self.said.show_text.setVisible(bool(clause))
        self.said.show_groups(groups, self.reading, self._sides())
        chosen = next((one for one in groups if one.id == self._current_id), groups[0] if groups else None)
        self._enter(chosen, focus=False)

    def _sides(self) -> dict[str, str]:
        principals = (principal for _, principal in self.desk.workspace.principals())
        found: dict[str, str] = {}
        for principal in principals:
            side = "region" if principal.type == "region" else "municipality"
            found[principal.name] = found[principal.formal_name] = side
        return found

    def _enter(self, group: Group | None, *, focus: bool) -> None:
        changed = group is None or group.id != self._current_id
        self.current = group
        self.said.mark(group, focus=focus)
        if changed or not self._is_answering():
            self.form.show_group(group, self.reading)
        if group is not None and group.items[0].kind == PROPOSAL:
            self.desk.enter_revision(group.items[0].id)

    def _is_working(self) -> bool:
        """Whether a card or the form has the keyboard."""
        return self._is_answering() or self.said.have_focus()

    def _is_answering(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.form.isAncestorOf(focused)

    def _is_missing(self, group: Group) -> bool:
        return any(self.reading.progress(item) is Progress.MISSING for item in group.items)

    def _want_clause(self) -> None:
        if self.clauses.clause:
            self.clause_wanted.emit(self.clauses.clause)

    def restyle(self) -> None:
        """The palette or fonts changed."""
        self.said.remake(self.reading, self._sides())
        self._enter(self.current, focus=False)

    def sizeHint(self) -> QSize:
        return QSize(round(em() * 80), round(em() * 44))
