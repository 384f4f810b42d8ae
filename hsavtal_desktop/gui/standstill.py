"""While changes are taken in or written beside the window, nothing may read or change the workspace: keys wait."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap, QWindow
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.page.keys import written
from hsavtal_desktop.gui.turns import Steps, Turns
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


_EDITING = frozenset(
    {
        Qt.Key.Key_Backspace,
        Qt.Key.Key_Delete,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)
_MOST_KEYS = 500
"""Keys that are kept at most."""
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
    """Puts a picture of the views in their place while the worker works; what is written meanwhile waits."""

    def __init__(self, desk: Desk, worker: Worker, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._desk, self._worker, self._stack = desk, worker, stack
        self._picture = _Picture()
        stack.addWidget(self._picture)
        self._shown: QWidget | None = None
        self._focused: QWidget | None = None
        self._keys: deque[QKeyEvent] = deque()
        """What was written meanwhile, for the widget that had the keyboard."""
        self._giving = Turns(self)
        self._given = False
        """Whether a key is being given just now."""
        self._succeeded = False
        self._ending = False
        """Whether the work is over and what was written meanwhile not given yet."""
        worker.busy.connect(self._busy)
        worker.succeeded.connect(self._succeed)

    @property
    def there(self) -> bool:
        """Whether keys wait, or what was written meanwhile is still being given."""
        return self._shown is not None or self._ending

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _INPUT or isinstance(watched, QWindow) or self._given:
            return False
        if isinstance(event, QKeyEvent) and self._keep(event):
            return True
        if self._giving.working:
            self._giving.finish()
            return False
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self._worker.stop()
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.text():
            self._desk.said.emit(self.tr("Nothing is written meanwhile. Wait until it is done, or leave it with Esc."))
        return not isinstance(watched.parent(), Progress)

    def drop(self) -> str:
        """Leave out what was written meanwhile, for it was meant for what is not there; tells so, "" for nothing."""
        dropped = bool(self._keys)
        self._keys.clear()
        return self.tr("What was written meanwhile was left out.") if dropped else ""

    def _tell_dropped(self) -> None:
        if told := self.drop():
            self._desk.said.emit(told)

    def _keep(self, event: QKeyEvent) -> bool:
        """Keep a key that writes until the work is done; False for others, and where nothing takes words."""
        takes = self._focused is not None and self._focused.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        if not takes or len(self._keys) >= _MOST_KEYS or not _writes(event):
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self._keys.append(QKeyEvent(event.type(), event.key(), event.modifiers(), event.text()))
            if not self._giving.working:
                self._desk.said.emit(self.tr("What you write goes in when this is done. Esc leaves it."))
        return True

    def _busy(self, what: str) -> None:
        if what and self._shown is None:
            self._desk.settle()
            self._desk.hold(on=True)
            self._succeeded = False
            self._shown, self._focused = self._stack.currentWidget(), QApplication.focusWidget()
            self._picture.picture = self._stack.grab()
            self._stack.setCurrentWidget(self._picture)
            QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # there is an application
        elif not what and self._shown is not None:
            self._desk.hold(on=False)
            self._stack.setCurrentWidget(self._shown)
            self._shown, self._ending = None, True
            if self._focused is not None and self._focused.isVisible():
                self._focused.setFocus()
            QTimer.singleShot(0, self, self._end)

    def _succeed(self) -> None:
        self._succeeded = self._shown is None  # unless more is under way by now, which may fail

    def _end(self) -> None:
        """What followed from the work is done too: give what was written, unless more is under way by now."""
        if self._shown is not None:
            return
        if not self._succeeded:
            self._tell_dropped()
        self._giving.run(self._give(), self._let_go)

    def _give(self) -> Steps:
        """Give what was written, a key a turn; what is written while that goes on comes after it."""
        while self._keys and self._shown is None and self._focused is not None:
            self._given = True
            try:
                QApplication.sendEvent(self._focused, self._keys.popleft())
            except BaseException:
                self._tell_dropped()
                self._let_go()
                raise
            finally:
                self._given = False
            yield

    def _let_go(self) -> None:
        if self._shown is None:
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]  # there is an application
            self._focused, self._ending = None, False


def _writes(event: QKeyEvent) -> bool:
    """Whether a key writes, strikes or moves among what is written."""
    shift, pad = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier
    return bool(written(event)) or (event.key() in _EDITING and not event.modifiers() & ~(shift | pad))
