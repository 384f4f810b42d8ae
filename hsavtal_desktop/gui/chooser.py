"""A line to write in and what fits, best first: the frame of the command palette and of *go to*."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QKeyEvent, QPainter, QPalette, QShowEvent
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

from hsavtal_desktop.gui.dialog import room_on_screen
from hsavtal_desktop.gui.proposals_model import Index
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import label

LINE = 1.9
"""Height of a line, in ems."""
MOST_ROWS = 12
_AROUND = 8
"""Ems of height that are above the list: what is written, and the window over which it opens."""
_CHOICE = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True)
class Choice:
    """A line to choose."""

    name: str
    run: Callable[[], object]
    note: str = ""
    """Muted, at the right."""
    picture: QIcon = field(default_factory=QIcon)
    enabled: bool = True


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
    """Name at the left, note at the right; what can not be done is muted."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(round(em() * 10), round(em() * LINE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette, box = QGuiApplication.palette(), option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        choice: Choice = index.data(_CHOICE)
        if chosen:
            painter.fillRect(box, palette.color(QPalette.ColorRole.Highlight))
        inner = box.adjusted(space(3), 0, -space(3), 0)
        side = round(em())
        if not choice.picture.isNull():
            mode = QIcon.Mode.Selected if chosen else QIcon.Mode.Normal
            top = box.top() + (box.height() - side) // 2
            choice.picture.paint(painter, inner.left(), top, side, side, Qt.AlignmentFlag.AlignCenter, mode)
        inner.setLeft(inner.left() + side + space(2))
        quiet = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Dark
        usual = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        painter.setPen(palette.color(usual if choice.enabled else quiet))
        metrics = painter.fontMetrics()
        least = min(metrics.horizontalAdvance(choice.note) + space(4), inner.width() // 3)
        name = metrics.elidedText(choice.name, Qt.TextElideMode.ElideRight, inner.width() - least)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(palette.color(quiet))
        room = inner.width() - metrics.horizontalAdvance(name) - space(4)
        note = metrics.elidedText(choice.note, Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, note)


class Chooser(QDialog):
    """Shows what :meth:`choices` gives for the letters written; Return or a click chooses, Escape leaves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open = False
        self.setWindowFlags(Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.words = QLineEdit()
        self.words.textChanged.connect(self.fill)
        self.words.installEventFilter(self)
        self.list = QListWidget()
        self.list.setItemDelegate(_Line(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda _item: self._run())
        self.none = label("", muted=True)
        self.none.setContentsMargins(space(2), space(1), space(2), space(1))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(space(2),) * 4)
        layout.setSpacing(space(2))
        layout.addWidget(self.words)
        layout.addWidget(self.list)
        layout.addWidget(self.none)
        self.setFixedWidth(round(em() * 34))

    def choices(self, wanted: str) -> Sequence[Choice]:
        """What fits, best first."""
        raise NotImplementedError

    def nothing(self) -> str:
        """What is said where nothing fits."""
        raise NotImplementedError

    def open_over(self, window: QWidget) -> None:
        """Show it in the upper middle of a window."""
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - self.width()) // 2, corner.y() + round(em() * 4))
        self.show()
        self.activateWindow()
        self.words.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Whoever turns to another window does not want to choose."""
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

    def fill(self, wanted: str) -> None:
        """List what fits some letters."""
        self.list.clear()
        for choice in self.choices(wanted):
            item = QListWidgetItem(choice.name)
            item.setData(_CHOICE, choice)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.none.setText("" if self.list.count() else self.nothing())
        self.none.setVisible(not self.list.count())
        self.list.setVisible(bool(self.list.count()))
        room = int((room_on_screen(self).height() / em() - _AROUND) / LINE)
        rows = max(1, min(self.list.count(), MOST_ROWS, room))
        self.list.setFixedHeight(rows * round(em() * LINE) + 2)
        self.adjustSize()

    def _run(self) -> None:
        item = self.list.currentItem()
        choice: Choice | None = None if item is None else item.data(_CHOICE)
        if choice is not None and choice.enabled:
            self.accept()
            choice.run()
