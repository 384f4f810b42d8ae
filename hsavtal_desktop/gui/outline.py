"""The outline at the left: find a clause, see where something waits, go there."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QStyle,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.reading import Place
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.outline_filter import OutlineChoices, OutlineFilter, Wanted
from hsavtal_desktop.gui.outline_line import Index, OutlineLine
from hsavtal_desktop.gui.outline_model import NODE, READ_AT_ONCE, Node, OutlineModel
from hsavtal_desktop.gui.page.colours import mixed
from hsavtal_desktop.gui.survey import reading_words
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.turns import Steps, Turns
from hsavtal_desktop.gui.widgets import Hint, Panel, choose, scrolling, search_field, tool

MANY = 1_000
"""Lines of an outline in which every heading takes one line: finding a place would measure all that are above it."""


class OutlineTree(QTreeView):
    """The tree: a whole line is marked, the arrow before it included."""

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        share = 0.0
        if isinstance(index, QModelIndex) and self.selectionModel().isSelected(index):
            share = 0.16
        elif option.state & QStyle.StateFlag.State_MouseOver:
            share = 0.06
        if share:
            palette = QGuiApplication.palette()
            ground = mixed(palette.color(QPalette.ColorRole.Window), palette.color(QPalette.ColorRole.Highlight), share)
            painter.fillRect(0, option.rect.top(), self.viewport().width(), option.rect.height(), ground)
        super().drawRow(painter, option, index)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """The arrow stands beside the first line of a heading."""
        first = QRect(rect.topLeft(), QSize(rect.width(), round(self.fontMetrics().height() + em() * 0.55)))
        super().drawBranches(painter, first, index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Headings break elsewhere in another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


class OutlinePanel(Panel):
    """Search, filter and tree."""

    chosen = Signal(str, str)
    """Document and clause ("" its beginning) that the person wants to go to."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.model = OutlineModel(desk, self)
        self.filter = OutlineFilter(desk)
        self._turns, self._filling = Turns(self), Turns(self)
        self._fitting: frozenset[Node] | None = None
        """The lines that a filter let through, None without one."""
        self._out: set[tuple[str, str, str]] = set()
        """The lines folded out when no filter showed others."""
        self._unread = self._folded = False
        """Whether the lines are to be read anew, and whether those shown are still to be folded out."""
        self.words = search_field(self.tr("Search headings and numbers"))
        self.choices = OutlineChoices(desk)
        self.folded = scrolling(self.choices)
        self.folded.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.folded.hide()
        self.waiting = self.choices.proposals
        self.more = tool("list-filter", self.tr("Filter by party, area, status, group, proposals and comments"))
        self.more.setCheckable(True)
        self.tree = OutlineTree()
        self.tree.setObjectName("outline")
        self.tree.setModel(self.model)
        self.tree.setItemDelegate(OutlineLine(self.tree))
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(self.tr("Outline"))
        self.tree.setIndentation(round(em() * 0.8))
        self.tree.setMouseTracking(True)
        self.tree.setExpandsOnDoubleClick(True)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerItem)
        self.hint = Hint()
        self._typing = QTimer(self, singleShot=True, interval=150)
        self._typing.timeout.connect(self._filter)
        self.words.textChanged.connect(self._typing.start)
        self.words.returnPressed.connect(self._take_first)
        self.more.toggled.connect(self._show_choices)
        self.choices.changed.connect(self._filter)
        self.tree.setSelectionMode(QTreeView.SelectionMode.ExtendedSelection)
        self.tree.selectionModel().selectionChanged.connect(self._selected)
        self.tree.clicked.connect(self._choose)
        self.tree.activated.connect(self._choose)
        desk.clause_entered.connect(self._follow)
        desk.document_chosen.connect(self._open_document)
        self._lay_out()

    def _lay_out(self) -> None:
        upper = QHBoxLayout()
        upper.setContentsMargins(space(3), space(3), space(2), space(2))
        upper.setSpacing(space(1))
        upper.addWidget(self.words, 1)
        upper.addWidget(self.more)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.tree)
        self.stack.addWidget(self.hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(upper)
        layout.addWidget(self.folded)
        layout.addWidget(self.stack, 1)

    @property
    def working(self) -> bool:
        """Whether lines are still being read, looked through or folded out."""
        return self._turns.working or self._typing.isActive()

    def refresh(self, changed: Changed) -> None:
        """Read again the lines that changed; what was folded out stays so."""
        resets = self.model.resets(changed)
        self._unread = self._unread or resets
        if not self._unread:
            self.model.refresh(changed)
        if self._unread or self.filter.filtering:
            self._turns.run(self._show_lines())
        if self.choices.isVisible() and (resets or any(kind == "clause" for kind, _ in changed.records)):
            self._fill_choices()

    def _show_lines(self) -> Steps:
        """Read the lines if they changed, find those that fit and show them."""
        read = self._unread
        lines = (yield from self.model.read()) if read else self.model.lines
        fitting = yield from self.filter.sift(lines)
        if len(lines.by_clause) > READ_AT_ONCE:
            yield
        if read or self._folded or fitting != self._fitting:
            opened, marked = self._opened(), self.desk.clauses
            self._unread, self._folded, self._fitting = False, True, fitting
            self.tree.setUniformRowHeights(sum(1 for _ in lines) > MANY)
            self.model.put(lines, fitting)
            self.stack.setCurrentWidget(self.tree)
            self.tree.executeDelayedItemsLayout()
            yield from self._unfold(opened)
            self._mark(marked)
            self._folded = False
        self._say_if_empty()
        self._follow(self.desk.place)

    def take_keyboard(self) -> bool:
        """Give the keyboard to the lines there are."""
        return self._give_keyboard(self.tree)

    def sizeHint(self) -> QSize:
        return QSize(space(64), space(120))

    def _opened(self) -> set[tuple[str, str, str]]:
        """The lines that are folded out; while a filter shows some, those that were before."""
        if self._fitting is None:
            above = (node for node in self.model.lines if node.shown)
            self._out = {node.key for node in above if self.tree.isExpanded(self.model.index_of(node))}
        return self._out

    def _unfold(self, opened: set[tuple[str, str, str]]) -> Steps:
        """Fold out all that a filter lets through; without one, what was and the document that is shown."""
        documents = {node.key for node in self.model.lines.root.shown if node.document == self.desk.document}
        for node in self.model.lines:
            if node.shown and (self.filter.filtering or node.key in (opened or documents)):
                self.tree.expand(self.model.index_of(node))
                yield

    def _mark(self, clauses: tuple[str, ...]) -> None:
        """Select these clauses, as far as they are shown, where several are."""
        for node in (each for clause in clauses for each in self.model.lines.by_clause.get(clause, ())):
            self.tree.selectionModel().select(self.model.index_of(node), QItemSelectionModel.SelectionFlag.Select)

    def _filter(self) -> None:
        self.filter.wanted = self.choices.wanted(self.words.text()) if self.more.isChecked() else self._by_words()
        self._turns.run(self._show_lines())

    def _say_if_empty(self) -> None:
        empty = self.model.rowCount() == 0
        if empty and self.filter.filtering and not self.desk.surveyed:
            self.hint.say(reading_words())
        elif empty and self.filter.wanted != self._by_words():
            self.hint.say(self.tr("No clause fits. Press “Show all clauses” above."))
        elif empty and self.filter.filtering:
            self.hint.say(self.tr("No heading holds these words. Search in the text with Ctrl+F."))
        elif empty:
            self.hint.say(self.tr("The package has no documents yet. Make one under File, New document."))
        self.stack.setCurrentWidget(self.hint if empty else self.tree)

    def _by_words(self) -> Wanted:
        return Wanted(tuple(self.words.text().casefold().split()))

    def _show_choices(self, on: bool) -> None:
        """What is chosen filters only while it is seen."""
        if on:
            self._fill_choices()
        self.folded.setVisible(on)
        self._filter()

    def _fill_choices(self) -> None:
        self._filling.run(self.choices.fill(dict.fromkeys(self.model.lines.by_clause)))

    def _selected(self) -> None:
        """Tell which clauses are selected, in the order they stand."""
        nodes: list[Node] = [index.data(NODE) for index in self.tree.selectionModel().selectedIndexes()]
        self.desk.choose_clauses(tuple(dict.fromkeys(node.clause for node in nodes if node.clause)))

    def _choose(self, index: QModelIndex) -> None:
        if self.desk.clauses:
            return  # They are being selected, not gone to.
        node: Node = index.data(NODE)
        clause = node.clause
        if not clause and node.part:
            clause = next((below.clause for below in node.walk() if below.clause), "")
        self.chosen.emit(node.document, clause)

    def _take_first(self) -> None:
        self._typing.stop()
        self._filter()
        self._turns.finish()
        for node in self.model.lines:
            index = self.model.index_of(node)
            if node.clause and index.isValid() and self.filter.fits(node):
                choose(self.tree, index)
                self.chosen.emit(node.document, node.clause)
                return

    def _open_document(self, document: str) -> None:
        for node in self.model.lines.root.shown:
            if node.document == document:
                self.tree.expand(self.model.index_of(node))

    def _follow(self, place: Place | None) -> None:
        """Show where the caret is, opening no more than needed."""
        if place is None:
            return
        node = self.model.find(place.document, place.clause)
        if node is None:
            return
        index = self.model.index_of(node)
        if index.isValid() and self.tree.currentIndex() != index:
            choose(self.tree, index)
            self.tree.scrollTo(index)
