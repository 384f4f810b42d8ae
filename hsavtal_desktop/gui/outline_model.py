"""The outline as a tree: documents, their appendices and clauses, with the number of open proposals in each."""

from __future__ import annotations

from collections.abc import Callable, Container, Generator, Iterator
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.reading import Outline, Place, View
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.foreign import tip
from hsavtal_desktop.gui.texts import counted

NODE = int(Qt.ItemDataRole.UserRole)
"""Role under which the :class:`Node` of a line is found."""
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
READ_AT_ONCE = 500
"""Lines read in one step."""
_FEW = 50
"""Lines of which each is told that it looks different; with more, all are laid out again, which takes less."""


class Node:
    """A line of the outline: a document, a part's title or a clause."""

    __slots__ = (
        "_read",
        "_title",
        "children",
        "count",
        "document",
        "lock",
        "number",
        "parent",
        "part",
        "place",
        "row",
        "shown",
        "total",
    )

    def __init__(
        self, document: str, number: str, title: str | Callable[[str], str], place: Place | None = None, part: str = ""
    ) -> None:
        self.document, self.number, self.place, self.part = document, number, place, part
        self._title: str | None = title if isinstance(title, str) else None
        self._read: Callable[[str], str] | None = None if isinstance(title, str) else title
        self.children: list[Node] = []
        self.shown = self.children
        """Those below it that are not filtered away."""
        self.parent: Node | None = None
        self.row = 0
        """Its place among those shown beside it, -1 where it is filtered away."""
        self.count = self.total = 0
        """Open proposals here, lines below not counted and counted."""
        self.lock: str | None = None
        """Why the clause is locked, "" without a reason; None where it is open."""

    @property
    def title(self) -> str:
        """Its words; a clause's heading is read when it is first asked for."""
        if self._title is None:
            assert self._read is not None
            self._title = self._read(self.clause)
        return self._title

    def forget_title(self) -> None:
        """Read the heading again when it is next asked for."""
        if self._read is not None:
            self._title = None

    @property
    def clause(self) -> str:
        """The clause, "" for a document or a part's title."""
        return self.place.clause if self.place is not None else ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What stays the same while numbers and titles change."""
        return self.document, self.part, self.clause

    def wait(self, count: int) -> None:
        """So many open proposals are here, lines below not counted."""
        line: Node | None = self
        more, self.count = count - self.count, count
        while more and line is not None:
            line.total += more
            line = line.parent

    def add(self, child: Node) -> Node:
        """Put a line below this one, last."""
        child.parent, child.row = self, len(self.children)
        self.children.append(child)
        return child

    def walk(self) -> Iterator[Node]:
        """This line and all below it."""
        left = [self]
        while left:
            node = left.pop()
            yield node
            left.extend(reversed(node.children))

    def sift(self, fitting: Container[Node] | None) -> bool:
        """Show below it only lines that fit and those above them (None: all); whether any is left."""
        if fitting is None:
            self.shown = self.children
            for child in self.children:
                child.sift(None)
        else:
            self.shown = [child for child in self.children if child.sift(fitting) or child in fitting]
            for child in self.children:
                child.row = -1
        for row, child in enumerate(self.shown):
            child.row = row
        return bool(self.shown)


class Lines:
    """Every line of the package, below one that is not shown."""

    def __init__(self) -> None:
        self.root = Node("", "", "")
        self.by_clause: dict[str, list[Node]] = {}
        self._sifted = False

    def __iter__(self) -> Iterator[Node]:
        return (node for node in self.root.walk() if node is not self.root)

    def sift(self, fitting: Container[Node] | None) -> None:
        """Show only lines that fit and those above them (None: all, as it is to begin with)."""
        if self._sifted or fitting is not None:
            self.root.sift(fitting)
            self._sifted = True


class OutlineModel(QAbstractItemModel):
    """Every document of the package in outline."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.lines = Lines()

    def resets(self, changed: Changed) -> bool:
        """Whether the whole tree is read again after a change: only where clauses came, went or moved."""
        records = {kind for kind, _ in changed.records}
        return (
            changed.everything or changed.structure or bool(records & {"document", "part", "package", "lock", "block"})
        )

    def refresh(self, changed: Changed) -> None:
        """Read again what changed of the lines there are; :meth:`resets` tells where that is not enough."""
        if changed.clauses or changed.revisions:
            self._count()
        for clause in changed.clauses:
            for node in self.lines.by_clause.get(clause, ()):
                node.forget_title()
                self._tell(node)

    def read(self) -> Generator[None, None, Lines]:
        """Read every line anew, in steps; :meth:`put` shows them."""
        workspace = self._desk.workspace
        lines, count = Lines(), 0
        locks, counts = workspace.governing.locked_clauses(), self._desk.proposals.counts
        for name in workspace.documents():
            title = workspace.document(name).short or workspace.document(name).title
            document = lines.root.add(Node(name, "", title))
            for node in self._below(document, workspace.outline(name, View.MARKUP)):
                node.wait(counts.get(node.clause, 0))
                node.lock = locks.get(node.clause)
                lines.by_clause.setdefault(node.clause, []).append(node)
                count += 1
                if count % READ_AT_ONCE == 0:
                    yield
        return lines

    def put(self, lines: Lines, fitting: Container[Node] | None = None) -> None:
        """Show these lines, or only some of them and those above them."""
        self.beginResetModel()
        self.lines = lines
        lines.sift(fitting)
        self.endResetModel()

    def index_of(self, node: Node) -> QModelIndex:
        """The index of a line; none where it is filtered away."""
        return QModelIndex() if node is self.lines.root or node.row < 0 else self.createIndex(node.row, 0, node)

    def find(self, document: str, clause: str) -> Node | None:
        """The line of a clause in a document."""
        return next((node for node in self.lines.by_clause.get(clause, ()) if node.document == document), None)

    def _at(self, index: Index) -> Node:
        return index.internalPointer() if index.isValid() else self.lines.root

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008  # Qt's own
        node = self._at(parent)
        if column or not 0 <= row < len(node.shown):
            return QModelIndex()
        return self.createIndex(row, column, node.shown[row])

    def parent(self, index: Index = QModelIndex()) -> Any:  # noqa: B008  # Qt's own
        above = self._at(index).parent
        return _NOWHERE if above is None or above is self.lines.root else self.createIndex(above.row, 0, above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return len(self._at(parent).shown)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 1

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        node = self._at(index)
        if role == NODE:
            return node
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._titled(node))
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{node.number} {node.title}".strip()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(node)
        return None

    def _titled(self, node: Node) -> str:
        words = f"{node.number} {node.title}".strip()
        if node.lock is None:
            return words
        locked = self.tr("locked: {0}").format(node.lock) if node.lock else self.tr("locked")
        return f"{words} ({locked})"

    def _spoken(self, node: Node) -> str:
        words = self._titled(node)
        total = node.total
        if not total:
            return words
        told = counted(total, self.tr("1 open proposal"), self.tr("{0} open proposals"))
        return f"{words}, {told}"

    def _below(self, document: Node, outline: Outline) -> Iterator[Node]:
        """The clauses of a document, each put where it belongs."""
        for part in outline.parts:
            top = document
            if part.number:
                top = document.add(Node(outline.document, part.number, part.title, part=part.part))
            line = [top]
            for place in part.places:
                if not place.moved_away:
                    del line[place.depth + 1 :]
                    line.append(line[-1].add(Node(outline.document, place.number, self._title, place, part.part)))
                    yield line[-1]

    def _count(self) -> None:
        counts, counted = self._desk.proposals.counts, list[Node]()
        for clause, nodes in self.lines.by_clause.items():
            count = counts.get(clause, 0)
            if nodes[0].count != count:
                counted += nodes
                for node in nodes:
                    node.wait(count)
        if len(counted) > _FEW:
            self.layoutChanged.emit()
        else:
            for node in counted:
                self._tell(node)

    def _tell(self, node: Node) -> None:
        """A line and those above it look different."""
        above: Node | None = node
        while above is not None and above is not self.lines.root:
            index = self.index_of(above)
            if index.isValid():
                self.dataChanged.emit(index, index)
            above = above.parent

    def _title(self, clause: str) -> str:
        paragraphs = self._desk.workspace.text(f"h.{clause}", View.FINAL)
        return " ".join(paragraph.text for paragraph in paragraphs)
