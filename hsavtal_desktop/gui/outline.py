"""The outline at the left: find a clause, see where something waits, go there."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.reading import Place
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.icons import pixmap
from hsavtal_desktop.gui.outline_filter import OutlineChoices, OutlineFilter, Wanted
from hsavtal_desktop.gui.outline_model import NODE, Node, OutlineModel
from hsavtal_desktop.gui.page.colours import mixed
from hsavtal_desktop.gui.theme import em, interface_font, space
from hsavtal_desktop.gui.widgets import Hint, Panel, search_field, tool

Index = QModelIndex | QPersistentModelIndex


class OutlineLine(QStyledItemDelegate):
    """A line: number hanging, title, and ●2 where two proposals wait."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        metrics = QFontMetricsF(option.font)
        more = 0.9 if self._node(index).place is None else 0.5
        return QSize(round(em() * 8), round(metrics.height() + em() * more))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        node = self._node(index)
        palette = QGuiApplication.palette()
        box = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        strong = node.place is None or node.place.depth == 0
        painter.setFont(interface_font(1.0, QFont.Weight.DemiBold if strong else QFont.Weight.Normal))
        metrics = QFontMetricsF(painter.font())
        inner = box.adjusted(em() * 0.15, 0, -em() * 0.6, 0)
        right = self._count(painter, inner, node, index, palette)
        inner.setRight(self._lock(painter, inner, right, palette) if node.lock is not None else right)
        if node.number:
            number = QRectF(inner)
            lane = max(metrics.horizontalAdvance(node.number), em() * 1.3) + em() * 0.4
            painter.setPen(palette.color(QPalette.ColorRole.Dark))
            painter.drawText(number, Qt.AlignmentFlag.AlignVCenter, node.number)
            inner.setLeft(inner.left() + lane)
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        title = metrics.elidedText(node.title, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, title)
        if selected and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(palette.color(QPalette.ColorRole.Highlight))
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))

    def _node(self, index: Index) -> Node:
        node: Node = index.data(NODE)
        return node

    def _lock(self, painter: QPainter, inner: QRectF, right: float, palette: QPalette) -> float:
        """A small padlock before the count; gives where the title has to end."""
        side = round(em() * 0.75)
        place = QPointF(right - side, inner.center().y() - side / 2)
        device = round(side * painter.device().devicePixelRatioF())
        padlock = pixmap("lock", palette.color(QPalette.ColorRole.Dark).name(), device)
        painter.drawPixmap(QRectF(place, QSizeF(side, side)), padlock, QRectF(padlock.rect()))
        return place.x() - em() * 0.4

    def _count(self, painter: QPainter, inner: QRectF, node: Node, index: Index, palette: QPalette) -> float:
        tree = self.parent()
        assert isinstance(tree, QTreeView)
        assert isinstance(index, QModelIndex)
        count = node.count if tree.isExpanded(index) else node.total
        if not count:
            return inner.right()
        text = f"● {count}"
        painter.save()
        painter.setFont(interface_font(0.85))
        painter.setPen(palette.color(QPalette.ColorRole.Highlight))
        width = QFontMetricsF(painter.font()).horizontalAdvance(text)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
        painter.restore()
        return inner.right() - width - em() * 0.4


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


class OutlinePanel(Panel):
    """Search, filter and tree."""

    chosen = Signal(str, str)
    """Document and clause ("" its beginning) that the person wants to go to."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.model = OutlineModel(desk, self)
        self.shown = OutlineFilter(desk, self.model, self)
        self.words = search_field(self.tr("Search headings and numbers"))
        self.choices = OutlineChoices(desk)
        self.choices.hide()
        self.waiting = self.choices.proposals
        self.more = tool("list-filter", self.tr("Filter by party, area, status, group, proposals and comments"))
        self.more.setCheckable(True)
        self.tree = OutlineTree()
        self.tree.setObjectName("outline")
        self.tree.setModel(self.shown)
        self.tree.setItemDelegate(OutlineLine(self.tree))
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(self.tr("Outline"))
        self.tree.setIndentation(round(em() * 0.8))
        self.tree.setMouseTracking(True)
        self.tree.setExpandsOnDoubleClick(True)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
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
        layout.addWidget(self.choices)
        layout.addWidget(self.stack, 1)

    def refresh(self, changed: Changed) -> None:
        """Read again the lines that changed; what was folded out stays so."""
        resets = self.model.resets(changed)
        open_lines: set[tuple[str, str, str]] = set()
        if resets:
            open_lines = {node.key for node in self.model.nodes() if self.tree.isExpanded(self._index(node))}
        first = not open_lines
        self.model.refresh(changed)
        if resets:
            for node in self.model.nodes():
                if node.key in open_lines:
                    self.tree.setExpanded(self._index(node), True)
            if first:
                self._open_document(self.desk.document)
            self._follow(self.desk.place)
        if self.choices.isVisible() and (resets or any(kind == "clause" for kind, _ in changed.records)):
            self._fill_choices()
        self.shown.choose(self.shown.wanted)
        self._say_if_empty()

    def sizeHint(self) -> QSize:
        return QSize(space(64), space(120))

    def _index(self, node: Node) -> QModelIndex:
        return self.shown.mapFromSource(self.model.index_of(node))

    def _filter(self) -> None:
        self.shown.choose(self.choices.wanted(self.words.text()) if self.more.isChecked() else self._by_words())
        if self.shown.filtering:
            self.tree.expandAll()
        else:
            self._open_document(self.desk.document)
            self._follow(self.desk.place)
        self._say_if_empty()

    def _say_if_empty(self) -> None:
        empty = self.shown.rowCount() == 0
        if empty and self.shown.wanted != self._by_words():
            self.hint.say(self.tr("No clause fits. Press “Show all clauses” above."))
        elif empty and self.shown.filtering:
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
        self.choices.setVisible(on)
        self._filter()

    def _fill_choices(self) -> None:
        self.choices.fill({node.clause for node in self.model.nodes() if node.clause})

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
        for node in self.model.nodes():
            index = self._index(node)
            if node.clause and index.isValid() and self.shown.fits(node):
                self.tree.setCurrentIndex(index)
                self.chosen.emit(node.document, node.clause)
                return

    def _open_document(self, document: str) -> None:
        for node in self.model.nodes():
            if node.place is None and not node.part and node.document == document:
                self.tree.expand(self._index(node))
                return

    def _follow(self, place: Place | None) -> None:
        """Show where the caret is, opening no more than needed."""
        if place is None:
            return
        node = self.model.find(place.document, place.clause)
        if node is None:
            return
        index = self._index(node)
        if index.isValid() and self.tree.currentIndex() != index:
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index)
