"""Find a command by some letters of its name and run it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPalette, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from hsavtal_desktop.gui.commands import Commands, plain
from hsavtal_desktop.gui.proposals_model import Index
from hsavtal_desktop.gui.theme import em, space

LINE = 1.9
"""Height of a line, in ems."""
MOST_ROWS = 12
_ACTION = int(Qt.ItemDataRole.UserRole)
_NOTE = _ACTION + 1


def score(wanted: str, text: str) -> int:
    """How well letters fit a name: 0 not at all; word beginnings and letters side by side count more."""
    wanted, text = wanted.casefold(), text.casefold()
    if not wanted:
        return 1
    found = text.find(wanted)
    if found >= 0:
        return 1000 - found + (500 if found == 0 or text[found - 1] in " –-" else 0)
    points, place, beside = 0, 0, False
    for letter in wanted.replace(" ", ""):
        at = text.find(letter, place)
        if at < 0:
            return 0
        points += 8 if at == 0 or text[at - 1] in " –-" else (4 if beside and at == place else 1)
        beside, place = True, at + 1
    return points


class _Line(QStyledItemDelegate):
    """Name at the left, keys at the right; what can not be done is muted and says why."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(round(em() * 10), round(em() * LINE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette, box = QGuiApplication.palette(), option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        action: QAction = index.data(_ACTION)
        if chosen:
            painter.fillRect(box, palette.color(QPalette.ColorRole.Highlight))
        inner = box.adjusted(space(3), 0, -space(3), 0)
        picture = action.icon()
        side = round(em())
        if not picture.isNull():
            mode = picture.Mode.Selected if chosen else picture.Mode.Normal
            top = box.top() + (box.height() - side) // 2
            picture.paint(painter, inner.left(), top, side, side, Qt.AlignmentFlag.AlignCenter, mode)
        inner.setLeft(inner.left() + side + space(2))
        quiet = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Dark
        usual = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        painter.setPen(palette.color(usual if action.isEnabled() else quiet))
        name = index.data(Qt.ItemDataRole.DisplayRole)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(palette.color(quiet))
        note = index.data(_NOTE)
        room = inner.width() - painter.fontMetrics().horizontalAdvance(name) - space(4)
        note = painter.fontMetrics().elidedText(note, Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, note)


class CommandPalette(QDialog):
    """A line to write in and the commands that fit, best first."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self._open = False
        self.setWindowTitle(self.tr("Commands"))
        self.setWindowFlags(Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.words = QLineEdit()
        self.words.setPlaceholderText(self.tr("Write some letters of a command"))
        self.words.setAccessibleName(self.tr("Command"))
        self.words.textChanged.connect(self._fill)
        self.words.installEventFilter(self)
        self.list = QListWidget()
        self.list.setItemDelegate(_Line(self.list))
        self.list.setAccessibleName(self.tr("Commands that fit"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda _item: self._run())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(space(2),) * 4)
        layout.setSpacing(space(2))
        layout.addWidget(self.words)
        layout.addWidget(self.list)
        self.setFixedWidth(round(em() * 34))
        self._fill("")

    def open_over(self, window: QWidget) -> None:
        """Show it in the upper middle of a window."""
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - self.width()) // 2, corner.y() + round(em() * 4))
        self.show()
        self.activateWindow()
        self.words.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Whoever turns to another window does not want a command."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self._open and not self.isActiveWindow():
            self.reject()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.words and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}.get(
                Qt.Key(event.key())
            )
            if step is not None and self.list.count():
                row = max(0, min(self.list.count() - 1, self.list.currentRow() + step))
                self.list.setCurrentRow(row)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run()
                return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._open = True

    def _fill(self, wanted: str) -> None:
        fitting = []
        for order, name in enumerate(self._commands):
            action = self._commands[name]
            points = score(wanted, plain(action.text()))
            if points and action.isVisible():
                fitting.append((-points, order, name))
        self.list.clear()
        for _points, _order, name in sorted(fitting):
            action = self._commands[name]
            item = QListWidgetItem(plain(action.text()))
            item.setData(_ACTION, action)
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            item.setData(_NOTE, self._commands.why_not(name) or keys)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        rows = max(1, min(self.list.count(), MOST_ROWS))
        self.list.setFixedHeight(rows * round(em() * LINE) + 2)
        self.adjustSize()

    def _run(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        action: QAction = item.data(_ACTION)
        if action.isEnabled():
            self.accept()
            action.trigger()
