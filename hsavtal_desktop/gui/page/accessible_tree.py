"""The paragraphs in sight, as a tree that a screen reader can walk: what is proposed is told in words.

Qt asks for these when an assistive program listens.  A page has one object for each place in sight, first, second and
so on; what it tells is what stands there when it is asked.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleAttributesInterface, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import Shiboken

from hsavtal_desktop.gui.page.accessible import marks_in_words, remark_in_words
from hsavtal_desktop.gui.page.flow import Flow
from hsavtal_desktop.gui.page.leaf import Leaf, Role
from hsavtal_desktop.gui.page.private import private_words, staying
from hsavtal_desktop.gui.page.reader import Reader
from hsavtal_desktop.gui.page.remarks import positions
from hsavtal_desktop.gui.page.section import Section
from hsavtal_desktop.gui.page.wording import translate

# Several answers below may be None, which PySide's types forget: those are declared Any.
NOTHING = Shiboken.VoidPtr(0)
"""A null pointer: the int 0, which PySide's types ask for, and None would arrive as the address of that object."""
_CLAUSES = 3
"""The level of a clause's heading that stands in no other."""
_ROLES = {
    Role.HEADING: QAccessible.Role.Heading,
    Role.TITLE: QAccessible.Role.Heading,
    Role.PART: QAccessible.Role.Heading,
    Role.CELL: QAccessible.Role.Cell,
    Role.CELL_HEAD: QAccessible.Role.ColumnHeader,
}


def in_words(flow: Flow, section: Section, leaf: Leaf) -> str:
    """What a leaf says: the clause's number, bullet or ordinal, and the words with what is proposed about them."""
    number = section.number.words if section.number is not None and section.number.leaf is leaf else ""
    units = leaf.shown.text.encode("utf-16-le")
    parts = []
    for run in leaf.shown.runs:
        shown = units[2 * run.start : 2 * (run.start + run.length)].decode("utf-16-le", "replace")
        marks = marks_in_words(flow, run.piece)
        parts.append(f" ({marks}: {shown}) " if marks else shown)
    words = " ".join("".join(parts).split(" ")) or leaf.hint
    if leaf.struck:
        words = f"{translate('PageView', 'Proposed to be removed')}: {words}"
    return " ".join(part for part in (number, leaf.label, words.strip()) if part).replace("  ", " ")


def stand_beside(reader: Reader, section: Section, leaf: Leaf) -> str:
    """That words of a leaf are contended, and the comments on it; those on the whole clause stand at its first leaf."""
    told = []
    if next(reader.contended.stretches(leaf), None) is not None:
        told.append(translate("PageView", "in conflict"))
    if next(staying(leaf, reader.private), None) is not None:
        told.append(private_words())
    remarks = list(reader.remarks.by_text.get(leaf.content.text, ()))
    if section.place is not None and section.leaves and section.leaves[0] is leaf:
        remarks += [one for one in reader.remarks.by_clause.get(section.place.clause, ()) if not one.texts]
    told += [remark_in_words(one) for one in remarks if not one.texts or next(positions(leaf, one), None)]
    return ". ".join(told)


class _Level(QAccessibleAttributesInterface):
    """Which level a heading is of."""

    def __init__(self, words: _Words) -> None:
        super().__init__()
        self._words = words

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        return [QAccessible.Attribute.Level]

    def attributeValue(self, key: QAccessible.Attribute) -> Any:
        return self._words.level() if key is QAccessible.Attribute.Level else None


class _Words(QAccessibleInterface):
    """The paragraph that stands at one of the places in sight."""

    def __init__(self, page: PageTree, place: int) -> None:
        super().__init__()
        self._page, self._place = page, place
        self._level = _Level(self)

    def isValid(self) -> bool:
        return self._page.isValid() and self._place < len(self._page.leaves())

    def object(self) -> Any:
        return None

    def window(self) -> Any:
        return self._page.window()

    def parent(self) -> QAccessibleInterface:
        return self._page

    def childCount(self) -> int:
        return 0

    def child(self, _index: int) -> Any:
        return None

    def childAt(self, _x: int, _y: int) -> Any:
        return None

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    def rect(self) -> QRect:
        found = self._page.leaf(self._place)
        return QRect() if found is None else self._page.rect_of(*found)

    def text(self, kind: QAccessible.Text) -> str:
        found = self._page.leaf(self._place)
        if found is None or kind not in (QAccessible.Text.Name, QAccessible.Text.Description):
            return ""
        section, leaf, _top = found
        if kind is QAccessible.Text.Description:
            return stand_beside(self._page.reader, section, leaf)
        return in_words(self._page.reader.flow, section, leaf)

    def setText(self, _kind: QAccessible.Text, _words: str) -> None:
        """It is written in through the page."""

    def role(self) -> QAccessible.Role:
        found = self._page.leaf(self._place)
        if found is None:
            return QAccessible.Role.Paragraph
        if found[1].label:
            return QAccessible.Role.ListItem
        return _ROLES.get(found[1].role, QAccessible.Role.Paragraph)

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.multiLine = True
        state.readOnly = not self._page.reader.flow.setting.editable
        return state

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        if kind is QAccessible.InterfaceType.AttributesInterface and self.role() is QAccessible.Role.Heading:
            return Shiboken.VoidPtr(Shiboken.getCppPointer(self._level)[0])
        return NOTHING

    def level(self) -> int:
        """Which level the heading here is of: the document's name 1, its parts 2, their clauses 3 and on."""
        found = self._page.leaf(self._place)
        if found is None:
            return 0
        leaf = found[1]
        return {Role.TITLE: 1, Role.PART: 2}.get(leaf.role, _CLAUSES + leaf.depth)


class PageTree(QAccessibleWidget):
    """A page, with the paragraphs in sight below it."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader, QAccessible.Role.Document)
        self.reader = reader
        self._words: list[_Words] = []

    def leaves(self) -> list[tuple[Section, Leaf, int]]:
        """The leaves in sight with their sections and tops, in reading order."""
        reader = self.reader
        if not reader.has_document:
            return []
        seen = []
        for row in reader.scroller.rows():
            section = reader.flow.sections[row.index]
            for leaf in (*section.notes, *section.leaves):
                top = row.top + leaf.y
                if top < reader.viewport().height() and top + leaf.height > 0:
                    seen.append((section, leaf, top))
        return seen

    def leaf(self, place: int) -> tuple[Section, Leaf, int] | None:
        """What stands at a place in sight; None when there are not so many."""
        leaves = self.leaves()
        return leaves[place] if place < len(leaves) else None

    def rect_of(self, _section: Section, leaf: Leaf, top: int) -> QRect:
        """Where a leaf stands, in pixels of the screen."""
        corner = self.reader.viewport().mapToGlobal(QPoint(self.reader.page_left + leaf.x, top))
        return QRect(corner.x(), corner.y(), leaf.width, leaf.height)

    def childCount(self) -> int:
        return len(self.leaves())

    def child(self, index: int) -> Any:
        if not 0 <= index < len(self.leaves()):
            return None
        while len(self._words) <= index:
            made = _Words(self, len(self._words))
            QAccessible.registerAccessibleInterface(made)
            self._words.append(made)
        return self._words[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return next((place for place, words in enumerate(self._words) if words is child), -1)

    def childAt(self, x: int, y: int) -> Any:
        for place, found in enumerate(self.leaves()):
            if self.rect_of(*found).contains(x, y):
                return self.child(place)
        return None

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        if kind is QAccessible.InterfaceType.TextInterface:
            return self.reader.teller.text.pointer()
        known: Any = super().interface_cast(kind)
        return NOTHING if known is None else known

    def state(self) -> QAccessible.State:
        state = super().state()
        editable = self.reader.has_document and self.reader.flow.setting.editable
        state.multiLine = state.selectableText = True
        state.editable, state.readOnly = editable, not editable
        return state


_TREES: dict[int, PageTree] = {}
"""Qt deletes a tree with its page; Python must not do so earlier."""


def _tree_of(_kind: str, described: QObject) -> QAccessibleInterface | None:
    if not isinstance(described, Reader):
        return None
    key = id(described)
    _TREES[key] = PageTree(described)
    described.destroyed.connect(lambda: _TREES.pop(key, None))
    return _TREES[key]


@cache
def install() -> None:
    """Let Qt describe pages so, from now on."""
    QAccessible.installFactory(_tree_of)
