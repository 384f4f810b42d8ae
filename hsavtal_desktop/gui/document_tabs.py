"""The tabs of the documents: where there is no room for every name the longest give way, the others stay whole."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QTabBar, QWidget

from hsavtal_desktop.gui.theme import em


class DocumentTabs(QTabBar):
    """A row of names of which none is wider than it must be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("documents")
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setAccessibleName(self.tr("Documents of the package"))
        self.currentChanged.connect(self._measure_anew)

    def _measure_anew(self, index: int) -> None:
        """The name of the document that is shown is cut the least."""
        self.setTabText(index, self.tabText(index))

    def tabSizeHint(self, index: int) -> QSize:
        """As wide as the name, or as the widest may be."""
        whole = super().tabSizeHint(index)
        return QSize(min(whole.width(), self._room(index)), whole.height())

    def minimumTabSizeHint(self, index: int) -> QSize:
        """The same: names are not shortened further, the tabs are scrolled instead."""
        return self.tabSizeHint(index)

    def sizeHint(self) -> QSize:
        """The names give way, not what is beside them."""
        return QSize(round(em() * 12), super().sizeHint().height())

    def _room(self, index: int) -> int:
        """How wide a tab may be for all to be seen, in pixels.

        The one shown gives way last; the long of the others share the room that it and the short leave.
        """
        whole = [super(DocumentTabs, self).tabSizeHint(each).width() for each in range(self.count())]
        least, shown = round(em() * 4.5), self.currentIndex()
        others = sorted(width for each, width in enumerate(whole) if each != shown)
        own = max(least, self.width() - sum(min(width, least) for width in others))
        if index == shown:
            return own
        room = self.width() - (min(own, whole[shown]) if shown >= 0 else 0)
        for at, width in enumerate(others):
            share = room // (len(others) - at)
            if width > share:
                return max(share, least)
            room -= width
        return others[-1] if others else room
