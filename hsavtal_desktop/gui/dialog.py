"""What every dialog of the program is: never larger than the screen, also of a small screen shown large."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import scrolling


class Dialog(QDialog):
    """Where the screen has no room for all of it, what stands above the last row scrolls; the buttons stay in sight."""

    _scrolls = False

    def setVisible(self, visible: bool) -> None:
        """Fit the screen before it is shown."""
        if visible and not self.isVisible():
            self.fit(room_on_screen(self))
        super().setVisible(visible)

    def fit(self, room: QSize) -> None:
        """Be no larger than ``room``, in points; what does not fit scrolls."""
        layout = self.layout()
        if layout is None:
            return
        self.setMinimumSize(self.minimumSize().boundedTo(room))
        self.ensurePolished()
        chosen = self.testAttribute(Qt.WidgetAttribute.WA_Resized)
        wide = self.width() if chosen else max(layout.totalSizeHint().width(), self.minimumWidth())
        wide = min(max(wide, layout.totalMinimumSize().width()), room.width())
        flowing = layout.hasHeightForWidth()
        least = layout.totalMinimumSize()
        if flowing:
            least = least.expandedTo(QSize(0, layout.totalMinimumHeightForWidth(wide)))
        if not self._scrolls and (least.width() > room.width() or least.height() > room.height()):
            self._scroll()
            self.resize(wide, room.height())
        elif not chosen:
            # Qt itself takes no more than two thirds of the screen, and squeezes words into that.
            high = layout.totalHeightForWidth(wide) if flowing else layout.totalSizeHint().height()
            self.resize(QSize(wide, high).boundedTo(room))

    def _scroll(self) -> None:
        """Let all but the last row scroll.

        What scrolls lies in this window before it gets the layout: so the order of the tab key stays.
        """
        self._scrolls = True
        layout = self.layout()
        assert layout is not None
        margins = layout.contentsMargins()
        inner = QWidget()
        area = scrolling(inner)
        area.setParent(self)
        inner.setLayout(layout)
        foot = QVBoxLayout()
        foot.setSpacing(layout.spacing())
        foot.setContentsMargins(margins.left(), space(2), margins.right(), margins.bottom())
        last = layout.itemAt(layout.count() - 1)
        assert last is not None
        row, widget = last.layout(), last.widget()
        if row is not None:
            layout.removeItem(row)
            foot.addLayout(row)
        elif widget is not None:
            foot.addWidget(widget)
        layout.setContentsMargins(margins.left(), margins.top(), margins.right(), space(2))
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.setSpacing(0)
        frame.addWidget(area, 1)
        frame.addLayout(foot)


def room_on_screen(window: QWidget) -> QSize:
    """How large a window may be, in points: a title bar and edges have room too."""
    return window.screen().availableSize() - QSize(round(em()), round(em() * 3))


def resize_on_screen(window: QWidget, wide: float, high: float) -> None:
    """Make a window so many ems wide and high, or as large as there is room for."""
    window.resize(QSize(round(em() * wide), round(em() * high)).boundedTo(room_on_screen(window)))
