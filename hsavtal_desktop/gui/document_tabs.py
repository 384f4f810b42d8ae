"""The tabs of the documents: where there is no room for every name the longest give way, the others stay whole."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QTabBar, QWidget

from hsavtal_desktop.gui.theme import em

_LEAST = 3.3
"""Type sizes of a tab that is cut the most."""


class DocumentTabs(QTabBar):
    """A row of names of which none is wider than it must be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("documents")
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setAcceptDrops(True)
        self.setChangeCurrentOnDrag(True)
        self.setAccessibleName(self.tr("Documents of the package"))

    def tabSizeHint(self, index: int) -> QSize:
        """As wide as the name, or as the widest may be."""
        whole = super().tabSizeHint(index)
        return QSize(min(whole.width(), self._room()), whole.height())

    def minimumTabSizeHint(self, index: int) -> QSize:
        """The same: names are not shortened further, the tabs are scrolled instead."""
        return self.tabSizeHint(index)

    def sizeHint(self) -> QSize:
        """The names give way, not what is beside them."""
        return QSize(round(em() * 12), super().sizeHint().height())

    def _room(self) -> int:
        """How wide a tab may be for all to be seen, in pixels: the long share the room that the short leave."""
        least, room = round(em() * _LEAST), self.width()
        whole = sorted(super(DocumentTabs, self).tabSizeHint(each).width() for each in range(self.count()))
        for at, width in enumerate(whole):
            share = room // (len(whole) - at)
            if width > share:
                return max(share, least)
            room -= width
        return self.width()
