"""While changes are taken in or written beside the window, nothing may read or change the workspace."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap, QWindow
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.worker import Progress, Worker

_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.Shortcut,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
        QEvent.Type.ContextMenu,
        QEvent.Type.Drop,
    }
)


_VEIL = 0.45
"""How much of the ground lies over the picture, so that nobody takes it for the text."""


class _Picture(QWidget):
    """Shows what the views looked like, as behind a veil."""

    def __init__(self) -> None:
        super().__init__()
        self.picture = QPixmap()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(QPoint(0, 0), self.picture)
        painter.setOpacity(_VEIL)
        painter.fillRect(self.rect(), self.palette().window())
        painter.end()


class Standstill(QObject):
    """Puts a picture of the views in their place and takes no input while the worker works."""

    def __init__(self, desk: Desk, worker: Worker, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._desk, self._worker, self._stack = desk, worker, stack
        self._picture = _Picture()
        stack.addWidget(self._picture)
        self._shown: QWidget | None = None
        self._focused: QWidget | None = None
        worker.busy.connect(self._busy)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _INPUT or isinstance(watched, QWindow):
            return False
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self._worker.stop()
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.text():
            self._desk.said.emit(self.tr("Nothing is written meanwhile. Wait until it is done, or leave it with Esc."))
        return not isinstance(watched.parent(), Progress)

    def _busy(self, what: str) -> None:
        if what and self._shown is None:
            self._desk.settle()
            self._desk.hold(on=True)
            self._shown, self._focused = self._stack.currentWidget(), QApplication.focusWidget()
            self._picture.picture = self._stack.grab()
            self._stack.setCurrentWidget(self._picture)
            QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # there is an application
        elif not what and self._shown is not None:
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]  # there is an application
            self._desk.hold(on=False)
            self._stack.setCurrentWidget(self._shown)
            if self._focused is not None and self._focused.isVisible():
                self._focused.setFocus()
            self._shown = self._focused = None
