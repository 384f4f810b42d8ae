"""Working through the consultation: filters and progress above, clauses, groups and the answer below."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
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
from hsavtal_desktop.gui.consultation.card import GroupCard
from hsavtal_desktop.gui.consultation.clause_list import ClauseList
from hsavtal_desktop.gui.desk import Desk, Survey, survey
from hsavtal_desktop.gui.texts import worded
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.turns import Steps
from hsavtal_desktop.gui.widgets import Hint, Panel, button, label, quiet_button
from hsavtal_desktop.gui.worker import Worker
from hsavtal_desktop.workspace.answering import answer
from hsavtal_desktop.workspace.consulting import Consultation, Progress, Sought

_AT_ONCE = 20
"""Items that are answered on the spot; more take so long that it is done beside the window."""
_CARDS = 30
"""Cards that are made at first; more are made when they are asked for."""


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
        self.cards: list[GroupCard] = []
        self.current: Group | None = None
        self.setAcceptDrops(True)

    def furnish(self) -> Steps:
        """Make the parts, one a turn, and read what was said."""
        commands = self._commands
        self.authority = QComboBox()
        self.authority.setAccessibleName(self.tr("Body"))
        self.progress = QComboBox()
        self.progress.setAccessibleName(self.tr("Progress"))
        for choice in (self.authority, self.progress):
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(10)
        for text, value in (
            (self.tr("All"), None),
            (self.tr("Not answered"), Progress.MISSING),
            (self.tr("Passed on"), Progress.PASSED_ON),
            (self.tr("Answered"), Progress.SETTLED),
        ):
            self.progress.addItem(text, value)
        self.authority.currentIndexChanged.connect(lambda _row: self._fill())
        self.progress.currentIndexChanged.connect(lambda _row: self._fill())
        self.told = label("", strong=True)
        self.told.setWordWrap(False)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        yield
        self.clauses = ClauseList()
        self.clauses.chosen.connect(lambda _clause: self._show_clause())
        self.heading = label("", scale=1.25, strong=True)
        self.show_text = quiet_button(self.tr("Show in the agreement"), self._want_clause)
        yield
        self.form = AnswerForm(self.desk)
        yield
        self.form.answered.connect(self.give_answer)
        self.take_in = button(
            self.tr("Take in files from Word…"), commands["take-in-word"].trigger, picture="file-down"
        )
        self.compile = button(self.tr("Compilation…"), commands["compile-answers"].trigger, picture="table-2")
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
        told = self.tr(
            "What the consulted bodies answered is gathered here, clause by clause. "
            "Take in the Word files that have come back to begin."
        )
        self.hint = Hint(told)
        self.stack.addWidget(self.hint)
        self.stack.addWidget(self._three_columns())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._top())
        layout.addWidget(self.stack, 1)
        self.setFocusProxy(self.clauses)

    def _top(self) -> QHBoxLayout:
        """How far the work has come, filters, and files in and out."""
        top = QHBoxLayout()
        top.setContentsMargins(space(4), space(3), space(4), space(2))
        top.setSpacing(space(3))
        top.addWidget(label(self.tr("Consultation"), scale=1.4, strong=True))
        top.addWidget(self.told)
        top.addWidget(self.bar, 1)
        for widget in (self.authority, self.progress, self.compile, self.take_in):
            top.addWidget(widget)
        self.bar.setMaximumWidth(round(em() * 14))
        self.bar.setFixedHeight(round(em() * 0.5))
        return top

    def _three_columns(self) -> QSplitter:
        """Clauses, what was said of the chosen one, and the answer."""
        self.split = QSplitter()
        self.split.setChildrenCollapsible(False)
        for widget in (self.clauses, self._said(), self.form):
            self.split.addWidget(widget)
        self.split.setStretchFactor(1, 1)
        self.clauses.setMinimumWidth(round(em() * 10))
        self.form.setMinimumWidth(round(em() * 14))
        self.split.setSizes([round(em() * 18), round(em() * 40), round(em() * 19)])
        return self.split

    def _said(self) -> QWidget:
        """The chosen clause's heading above the cards of what was said of it."""
        head = QHBoxLayout()
        head.setContentsMargins(space(4), space(3), space(4), 0)
        head.addWidget(self.heading, 1)
        head.addWidget(self.show_text)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(space(4), space(3), space(4), space(4))
        self._column.setSpacing(space(3))
        inner = QWidget()
        inner.setLayout(self._column)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inner)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        middle = QWidget()
        below = QVBoxLayout(middle)
        below.setContentsMargins(0, 0, 0, 0)
        below.addLayout(head)
        below.addWidget(self.area, 1)
        return middle

    def refresh(self, changed: Changed) -> None:
        """Read again what changed."""
        if self._reading is None:
            self._reading = Consultation(self.desk.workspace)
        else:
            self._reading.refresh(changed)
        self._fill_authorities()
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

    @property
    def sought(self) -> Sought:
        """What the filters ask for."""
        return Sought(str(self.authority.currentData() or ""), self.progress.currentData())

    def step(self, *, forward: bool) -> bool:
        """Go to the next or previous group, over to another clause; False when there is no more."""
        by = 1 if forward else -1
        place = self._place() + by
        if 0 <= place < len(self.cards):
            self._enter(self.cards[place].group, focus=True)
            return True
        if not self.clauses.step(by):
            return False
        if self.cards:
            self._enter(self.cards[0 if forward else -1].group, focus=True)
        return True

    def next_unanswered(self) -> bool:
        """Go to the next group that lacks an answer, from here on and then from the beginning.

        Coming from elsewhere, the group that is shown is the next one if it lacks an answer.
        """
        if self.current is not None and not self._is_working() and self._is_missing(self.current):
            self._enter(self.current, focus=True)
            return True
        reading, sought = self.reading, Sought(self.sought.authority, Progress.MISSING)
        rows = [row.clause for row in reading.clauses(sought)]
        here = self.clauses.clause
        order = [row.clause for row in reading.clauses(Sought())]
        at = order.index(here) if here in order else 0
        ahead = sorted(rows, key=lambda clause: (order.index(clause) - at) % max(1, len(order)))
        for clause in [*ahead, *ahead[:1]]:
            groups = [group for group in reading.groups(clause, sought) if group.id != self._current_id]
            if clause == here:
                places = [card.group.id for card in self.cards]
                mine = self._place()
                groups = [one for one in groups if one.id in places and places.index(one.id) > mine] or groups
            if groups:
                if self.progress.currentData() not in (None, Progress.MISSING):
                    self.progress.setCurrentIndex(0)
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

    def _fill_authorities(self) -> None:
        names = ["", *self.reading.authorities]
        if [self.authority.itemData(row) for row in range(self.authority.count())] == names:
            return
        before = self.authority.currentData()
        self.authority.blockSignals(True)
        self.authority.clear()
        for name in names:
            self.authority.addItem(name or self.tr("All bodies"), name)
        self.authority.setCurrentIndex(max(0, self.authority.findData(before)))
        self.authority.blockSignals(False)

    def _fill(self) -> None:
        reading = self.reading
        counts = reading.counts()
        total, settled = len(reading.items), counts[Progress.SETTLED]
        told = self.tr("{0} of {1} answered").format(settled, total)
        if counts[Progress.PASSED_ON]:
            told += self.tr(", {0} passed on").format(counts[Progress.PASSED_ON])
        self.told.setText(told if total else "")
        self.bar.setVisible(total > 0)
        self.bar.setMaximum(max(1, total))
        self.bar.setValue(settled)
        self.bar.setAccessibleName(told)
        # Nothing has come yet: there is nothing to filter or compile, only something to take in.
        for widget in (self.authority, self.progress, self.compile):
            widget.setVisible(total > 0)
        self.setFocusProxy(self.clauses if total else self.take_in)
        rows = reading.clauses(self.sought)
        self.stack.setCurrentWidget(self.split if rows else self.hint)
        if total and not rows:
            self.hint.say(self.tr("Nothing answers to the filters. Choose all bodies and all progress to see more."))
        self.clauses.show_rows(rows)
        self._show_clause()

    def _show_clause(self) -> None:
        clause = self.clauses.clause
        groups = self.reading.groups(clause, self.sought) if clause is not None else []
        number, heading = self.reading.place(clause or "")[1:]
        whole = self.tr("The agreement as a whole")
        self.heading.setText(f"{number}  {heading}".strip() or (whole if clause is not None else ""))
        self.show_text.setVisible(bool(clause))
        if [card.group for card in self.cards] == groups[: max(_CARDS, len(self.cards))] and groups:
            for card in self.cards:
                card.show_answer(self.reading)
        else:
            self._make_cards(groups)
        chosen = next((one for one in groups if one.id == self._current_id), groups[0] if groups else None)
        self._enter(chosen, focus=False)

    def _make_cards(self, groups: list[Group], most: int = _CARDS) -> None:
        focused = any(card.hasFocus() for card in self.cards)
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.cards = []
        sides = self._sides()
        for group in groups[:most]:
            card = GroupCard(group, self.reading, lambda name: sides.get(name, ""))
            card.entered.connect(lambda group=group: self._enter(group, focus=False))
            card.stepped.connect(lambda by: self.step(forward=by > 0))
            card.answer_wanted.connect(self.form.begin)
            self._column.addWidget(card)
            self.cards.append(card)
        if len(groups) > most:
            more = self.tr("Show {0} more").format(len(groups) - most)
            self._column.addWidget(quiet_button(more, lambda: self._make_cards(groups, len(groups))))
        self._column.addStretch(1)
        if focused and self.cards:
            self.cards[0].setFocus()

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
        for card in self.cards:
            mine = group is not None and card.group.id == group.id
            card.set_current(mine)
            if mine and focus:
                card.setFocus()
                # The card has no place yet where it was made just now.
                QTimer.singleShot(0, card, lambda card=card: self.area.ensureWidgetVisible(card, 0, space(4)))
        if changed or not self._is_answering():
            self.form.show_group(group, self.reading)
        if group is not None and group.items[0].kind == PROPOSAL:
            self.desk.enter_revision(group.items[0].id)

    def _is_working(self) -> bool:
        """Whether a card or the form has the keyboard."""
        return self._is_answering() or any(card.hasFocus() for card in self.cards)

    def _is_answering(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.form.isAncestorOf(focused)

    def _is_missing(self, group: Group) -> bool:
        return any(self.reading.progress(item) is Progress.MISSING for item in group.items)

    def _place(self) -> int:
        return next((at for at, card in enumerate(self.cards) if card.group.id == self._current_id), -1)

    def _want_clause(self) -> None:
        if self.clauses.clause:
            self.clause_wanted.emit(self.clauses.clause)

    def restyle(self) -> None:
        """The palette or fonts changed."""
        groups = [card.group for card in self.cards]
        self._make_cards(groups)
        self._enter(self.current, focus=False)

    def sizeHint(self) -> QSize:
        return QSize(round(em() * 80), round(em() * 44))
