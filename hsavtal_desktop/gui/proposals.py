"""The list of proposals: filter, go through them, decide on each with or without a reason."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from hsavtal_desktop.core.edits import Changed, Decide
from hsavtal_desktop.core.members import Right
from hsavtal_desktop.core.reading import RevisionView
from hsavtal_desktop.gui.decision_bar import DecisionBar
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.proposal_card import ProposalCard
from hsavtal_desktop.gui.proposals_choices import ProposalChoices
from hsavtal_desktop.gui.proposals_filter import FilteredProposals, ProposalFilter
from hsavtal_desktop.gui.reason_field import ReasonField, recent_reasons
from hsavtal_desktop.gui.survey import reading_words
from hsavtal_desktop.gui.texts import count_text, counted, worded
from hsavtal_desktop.gui.theme import space
from hsavtal_desktop.gui.widgets import CalmList, Hint, Panel, choose, label, search_field, tool

_CARDS = 25
"""Cards that are laid out in one turn: each is measured."""


class ProposalList(CalmList):
    """The cards; Enter accepts nothing by itself, the buttons and the commands do."""

    begun = Signal(bool)
    """An arrow is pressed while none is chosen: down (True) or up."""
    laid = Signal()
    """Every card lies where it will."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_CARDS)
        self.setUniformItemSizes(False)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)

    def updateGeometries(self) -> None:
        """Qt asks for this when the last cards have been laid out."""
        super().updateGeometries()
        self.laid.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.indexWidget(self.currentIndex())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(bar, DecisionBar):
            (bar.reason if bar.reason.isVisible() else bar.reopen).setFocus()
            return
        if not self.currentIndex().isValid() and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.begun.emit(event.key() == Qt.Key.Key_Down)
            return
        super().keyPressEvent(event)


class ProposalsPanel(Panel):
    """Proposals in document order, and the decisions about them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.model = desk.proposals
        self.shown = FilteredProposals(self.model, self)
        self.stack = QStackedWidget(self)
        self.list = ProposalList(self.stack)
        self.list.setAccessibleName(self.tr("Proposals"))
        self.list.setModel(self.shown)
        self.list.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.card = ProposalCard(self.model, self.list, self)
        self.list.setItemDelegate(self.card)
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        self.list.begun.connect(self.step)
        self.shown.modelReset.connect(self._restore)
        self.bar: DecisionBar | None = None
        self._barred = ""
        """The proposal that the buttons lie on."""
        self._moving = False
        self._strayed = False
        """Whether the caret has moved since a proposal came into focus."""
        self._sought = False
        """Whether the current card is to be shown when it lies where it will."""
        self.list.laid.connect(self._laid)

        self.words = search_field(self.tr("Filter proposals"))
        self.words.setAccessibleName(self.tr("Filter proposals by words, name or number"))
        self._typing = QTimer(self, singleShot=True, interval=150)
        self._typing.timeout.connect(self._filter)
        self.words.textChanged.connect(self._typing.start)
        self.words.returnPressed.connect(self._go_to_first)
        self.choices = ProposalChoices(desk.workspace.author, self)
        self.state, self.kind, self.body = self.choices.state, self.choices.kind, self.choices.body
        self.choices.changed.connect(self._filter)
        self.more = tool("list-filter", self.tr("More ways to filter: person, origin, time"))
        self.more.setCheckable(True)
        self.more.toggled.connect(self.choices.show_more)
        self.group = tool("layers", self.tr("Group by clause"))
        self.group.setCheckable(True)
        self.group.toggled.connect(self._group)
        self.reason = ReasonField(self._recent)
        self.reason.setPlaceholderText(self.tr("Reason for several (optional)"))
        self.several = QPushButton(self.tr("Decide on several"))
        self.several.setAutoDefault(False)
        self.summary = label("", scale=0.92, muted=True)
        self.hint = Hint()
        self._lay_out()
        desk.revision_entered.connect(self._entered)
        desk.caret_moved.connect(self._stray)

    def _lay_out(self) -> None:
        seeking = QHBoxLayout()
        seeking.setSpacing(space(1))
        seeking.addWidget(self.words, 1)
        seeking.addWidget(self.more)
        seeking.addWidget(self.group)
        upper = QVBoxLayout()
        upper.setContentsMargins(space(3), space(3), space(3), space(2))
        upper.setSpacing(space(2))
        upper.addLayout(seeking)
        upper.addWidget(self.choices)
        upper.addWidget(self.summary)
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(upper)
        layout.addWidget(self.stack, 1)
        layout.addLayout(self._lower())

    def _lower(self) -> QHBoxLayout:
        """What decides on several proposals at once."""
        lower = QHBoxLayout()
        lower.setContentsMargins(space(3), space(2), space(3), space(2))
        lower.setSpacing(space(2))
        lower.addWidget(self.reason, 1)
        lower.addWidget(self.several)
        return lower

    def refresh(self, changed: Changed) -> None:
        """Read again the proposals that changed."""
        if changed.revisions or changed.structure or changed.everything or changed.records or changed.versions:
            current = self.desk.revision
            in_view = self._current_in_view()
            self.choices.set_bodies(self.model.rows)
            if changed.everything:
                members = self.desk.workspace.members()
                self.choices.set_people((one.name, one.author) for one in members if one.name)
            if changed.everything or changed.versions:
                self.choices.set_versions([(one.label, one.time) for one in self.desk.workspace.versions()])
            if current:
                self.show_revision(current)
            self._lay_bar()
            if in_view:
                QTimer.singleShot(0, self, self._bring_into_view)
        self._summarise()

    def current(self) -> RevisionView | None:
        """The proposal in focus, if it is in the list."""
        index = self.list.currentIndex()
        return self.shown.revision(index.row()) if index.isValid() else None

    def chosen(self) -> list[RevisionView]:
        """The proposal in focus, and others that were selected with it, in the list's order."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        found = [self.shown.revision(row) for row in rows]
        current = self.current()
        listed = [one for one in found if one is not None]
        return listed if current in listed else [] if current is None else [current]

    def take_keyboard(self) -> bool:
        """Give the keyboard to the lines there are."""
        return self._give_keyboard(self.list)

    def step(self, forward: bool) -> bool:
        """Go to the next or previous proposal of the list, from where the reader is; False at its end."""
        wanted = self._next_row(forward)
        if not 0 <= wanted < self.shown.rowCount():
            return False
        if self.list.currentIndex().row() == wanted:
            self.desk.enter_revision("")
        choose(self.list, self.shown.index(wanted, 0))
        return True

    def _go_to_first(self) -> None:
        """Show the first proposal that fits the words, wherever the caret is."""
        self._typing.stop()
        self._filter()
        self.shown.finish()
        if self.shown.rowCount():
            self.desk.enter_revision("")
            choose(self.list, self.shown.index(0, 0))

    def _next_row(self, forward: bool) -> int:
        count, row, place = self.shown.rowCount(), self.list.currentIndex().row(), self.desk.place
        current = self.current()
        under, passed = self.desk.passed()
        if place is not None and self._strayed and (current is None or current.id != under):
            ranks = self.desk.workspace.clause_ranks()
            here = ranks.get(place.clause, 0)
            listed = [one for at in range(count) if (one := self.shown.revision(at)) is not None]
            above = sum(ranks.get(one.clause, len(ranks)) < here for one in listed)
            behind = [at + 1 for at, one in enumerate(listed) if one.clause == place.clause and one.id in passed]
            following = max(behind, default=above)
            return following if forward else following - 1
        if row < 0:
            return 0 if forward else count - 1
        return row + (1 if forward else -1)

    def _entered(self, revision: str) -> None:
        self.show_revision(revision)
        self._strayed = False

    def _stray(self) -> None:
        self._strayed = True

    def decide(self, verdict: str, *, advance: bool) -> None:
        """Accept, reject, reopen or withdraw the chosen proposals, then stand on the one after them."""
        chosen = self.chosen()
        if not chosen:
            return
        reason = self.bar.reason.words if self.bar is not None else ""
        last = max(self.shown.row_of(one.id) for one in chosen)
        following = self.shown.revision(last + 1) if advance else None
        fitting = tuple(one.id for one in chosen if one.open is (verdict != "reopen"))
        if self.desk.perform(Decide(verdict, fitting, reason)) is None:
            return
        self.desk.settle()
        self.catch_up()
        if following is not None:
            self.show_revision(following.id)
            self.desk.enter_revision(following.id)
        self.list.setFocus()

    def show_revision(self, revision: str) -> None:
        """Bring a proposal into focus without moving the page."""
        row = self.shown.row_of(revision) if revision else -1
        self._moving = True
        if row >= 0:
            if self.list.currentIndex().row() != row:
                choose(self.list, self.shown.index(row, 0))
        else:
            choose(self.list, QModelIndex())
        self._moving = False

    def restyle(self) -> None:
        """Fonts or colours changed."""
        self.card.restyle()
        self.list.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        in_view = self._current_in_view()
        super().resizeEvent(event)
        if self.bar is not None and isValid(self.bar):
            self.card.extra = self.bar.needed(self.list.viewport().width())
        self.list.scheduleDelayedItemsLayout()
        if in_view:
            QTimer.singleShot(0, self, self._bring_into_view)

    def sizeHint(self) -> QSize:
        return QSize(space(76), space(120))

    def _filter(self) -> None:
        self.shown.choose(self.choices.wanted(self.words.text().strip()))

    def _summarise(self) -> None:
        shown = self.shown.rowCount()
        row = self.list.currentIndex().row()
        if row < 0:
            told = counted(shown, self.tr("1 proposal shown"), self.tr("{0} proposals shown"))
        else:
            told = self.tr("Proposal {0} of {1}").format(count_text(row + 1), count_text(shown))
        self.summary.setText(told if self.desk.surveyed else "")
        if shown:
            self.stack.setCurrentWidget(self.list)
        else:
            if not self.desk.surveyed:
                words = reading_words()
            elif not self.model.rows:
                words = self.tr("There are no proposals yet. Write in the text: what you change becomes a proposal.")
            elif self.shown.filter == ProposalFilter():
                words = self.tr("Every proposal is decided. Choose “Decided” above to see them.")
            else:
                words = self.tr("No proposal fits the filter. Choose another state, kind or body, or clear the words.")
            self.hint.say(words)
            self.stack.setCurrentWidget(self.hint)

    def _current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self._lay_bar()
        self._summarise()
        self.list.scheduleDelayedItemsLayout()
        one = self.shown.revision(current.row()) if current.isValid() else None
        # Where the row in focus goes the list moves to one beside it, which may go too: nobody asked for that one.
        if one is not None and not self._moving and not self.desk.proposals.renewing:
            self.desk.enter_revision(one.id)
            self._strayed = False
        if current.isValid():
            QTimer.singleShot(0, self, self._bring_into_view)

    def _group(self, on: bool) -> None:
        self.card.grouped = on
        self.list.scheduleDelayedItemsLayout()
        self.list.viewport().update()

    def _recent(self) -> list[str]:
        return recent_reasons(self.model.rows)

    def _current_in_view(self) -> bool:
        """Whether any of the current card is seen: one scrolled away from is left alone."""
        index = self.list.currentIndex()
        return index.isValid() and self.list.visualRect(index).intersects(self.list.viewport().rect())

    def _bring_into_view(self) -> None:
        """Show the current card with its buttons wholly, once the cards lie where they will."""
        index = self.list.currentIndex()
        if index.isValid():
            self.list.executeDelayedItemsLayout()
            # A card that was not laid out yet is scrolled to when all are.
            self._sought = self.list.visualRect(index).isEmpty()
            self.list.scrollTo(index)

    def _laid(self) -> None:
        if self._sought and not self.list.visualRect(self.list.currentIndex()).isEmpty():
            self._sought = False
            self.list.scrollTo(self.list.currentIndex())

    def _restore(self) -> None:
        """Other proposals are shown: the one in focus stays in focus."""
        self.show_revision(self.desk.revision)
        self._summarise()

    def _lay_bar(self) -> None:
        """Put the buttons on the current card."""
        if self.bar is not None and isValid(self.bar):
            self.bar.hide()
        row = self.shown.row_of(self._barred)
        if row >= 0:
            self.list.setIndexWidget(self.shown.index(row, 0), None)  # type: ignore[arg-type]  # Qt takes null
        self.bar, self._barred = None, ""
        index = self.list.currentIndex()
        one = self.shown.revision(index.row()) if index.isValid() else None
        self.card.extra = 0
        if one is None:
            return
        workspace = self.desk.workspace
        reasons = {
            verdict: worded(workspace.why_not(Right.DECIDE, revision=one.id, verdict=verdict))
            for verdict in ("accept", "reject", "reopen")
        }
        unit = f"revision:{one.id}"
        private = unit in workspace.private_marks
        bar = DecisionBar(one, one.author == workspace.author, reasons, self._recent, private)
        bar.kept.connect(lambda on: self.desk.keep_private([unit], private=on))
        bar.accepted.connect(lambda: self.decide("accept", advance=True))
        bar.rejected.connect(lambda: self.decide("reject", advance=True))
        bar.reopened.connect(lambda: self.decide("reopen", advance=False))
        bar.withdrawn.connect(lambda: self.decide("withdraw", advance=True))
        self.card.extra = bar.needed(self.list.viewport().width())
        self.list.setIndexWidget(index, bar)
        self.bar, self._barred = bar, one.id
        for each in bar.findChildren(QPushButton):
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
