"""Small parts that several panels and views are made of."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFont, QIcon, QKeyEvent, QPalette, QShowEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QLabel,
    QLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QTableWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.gui.desk import EVERYTHING, Desk
from hsavtal_desktop.gui.foreign import tip
from hsavtal_desktop.gui.icons import wear
from hsavtal_desktop.gui.theme import em, interface_font, space

_ROWS = 6
"""Of a table that are seen at once, however low the window is."""


def label(text: str, *, scale: float = 1.0, strong: bool = False, muted: bool = False) -> QLabel:
    """A line or paragraph of interface text, wrapped, selectable with the mouse."""
    made = QLabel(text)
    made.setFont(interface_font(scale, QFont.Weight.DemiBold if strong else QFont.Weight.Normal))
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if muted:
        made.setProperty("muted", True)
    return made


def end_with_rows(table: QTableWidget) -> None:
    """Let a table end with its last row, and show some rows however low the window is."""
    heights = [table.rowHeight(row) for row in range(table.rowCount())]
    around = table.horizontalHeader().sizeHint().height() + 2 * table.frameWidth()
    around += table.horizontalScrollBar().sizeHint().height()
    table.setMinimumHeight(around + sum(heights[:_ROWS]))
    table.setMaximumHeight(around + sum(heights))


def scrolling(inner: QWidget) -> QScrollArea:
    """An area that shows something wholly where there is room, and otherwise scrolls it."""
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setWidget(inner)
    return made


class DropDown(QComboBox):
    """A choice that the wheel passes over: who scrolls past it has chosen nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """What there is no room for ends in an ellipsis."""
        super().initStyleOption(option)
        control, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(control, option, field, self).width()
        option.currentText = option.fontMetrics.elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)


class PushButton(QPushButton):
    """Return presses it as the space bar does, so that no other button of a dialog is pressed in its place."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def button(text: str, pressed: Callable[[], object], *, picture: str = "", primary: bool = False) -> QPushButton:
    """A push button; ``primary`` for the one thing most people came to do."""
    made = PushButton(text)
    made.setProperty("primary", primary)
    made.setAutoDefault(False)
    if picture:
        role = QPalette.ColorRole
        wear(made, picture, role.HighlightedText if primary else role.ButtonText)
        made.setIconSize(icon_size())
    made.clicked.connect(lambda _checked=False: pressed())
    return made


def icon_size() -> QSize:
    """The size of icons beside words."""
    return QSize(round(em() * 0.95), round(em() * 0.95))


def tool(picture: str, name: str, pressed: Callable[[], object] | None = None) -> QToolButton:
    """A small button that is only an icon; its name is told on hovering and to screen readers."""
    made = QToolButton()
    wear(made, picture)
    made.setIconSize(icon_size())
    made.setToolTip(name)
    made.setAccessibleName(name)
    if pressed is not None:
        made.clicked.connect(lambda _checked=False: pressed())
    return made


def let_clear(line: QLineEdit) -> None:
    """Give a line the cross that empties it; Qt gives that no name."""
    line.setClearButtonEnabled(True)
    # Not by the action: the cross of an empty line would take room from then on.
    for cross in line.findChildren(QToolButton):
        cross.setAccessibleName(QCoreApplication.translate("Words", "Empty the line"))


def search_field(name: str) -> QLineEdit:
    """A line to search or filter with."""
    made = QLineEdit()
    made.setPlaceholderText(name)
    made.setAccessibleName(name)
    let_clear(made)
    glass = made.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
    glass.setText(name)
    glass.triggered.connect(lambda _checked=False: made.setFocus())
    wear(glass, "search", QPalette.ColorRole.Dark)
    return made


def quiet_button(text: str, pressed: Callable[[], object]) -> QPushButton:
    """A button that looks like text until it is pointed at."""
    made = button(text, pressed)
    made.setProperty("quiet", True)
    return made


def card(layout: QLayout) -> QFrame:
    """A framed ground for things that belong together."""
    frame = QFrame()
    frame.setProperty("card", True)
    frame.setLayout(layout)
    layout.setContentsMargins(space(4), space(3), space(4), space(3))
    layout.setSpacing(space(2))
    return frame


def rule() -> QFrame:
    """A thin horizontal line."""
    made = QFrame()
    made.setProperty("line", True)
    made.setFixedHeight(1)
    return made


class Hint(QWidget):
    """What stands in an empty panel: why it is empty and what to do."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = label(text, muted=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(6), space(8), space(6), space(8))
        layout.addWidget(self._text)
        layout.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def say(self, text: str) -> None:
        """Show another sentence."""
        self._text.setText(text)

    @property
    def text(self) -> str:
        """The sentence shown."""
        return self._text.text()


class CalmList(QListView):
    """A list that chooses none of its lines merely because the keyboard comes to it: a choice moves the text."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        QWidget.focusInEvent(self, event)
        self.viewport().update()


class Panel(QWidget):
    """A part of the window that shows something of the workspace and reads again only while it can be seen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._stale = EVERYTHING
        desk.settled.connect(self._settled)

    def refresh(self, changed: Changed) -> None:
        """Read again what ``changed`` concerns."""
        raise NotImplementedError

    def take_keyboard(self) -> bool:
        """Give the keyboard to what stands first; False where nothing takes it."""
        return self._give_keyboard()

    def _give_keyboard(self, *first: QWidget) -> bool:
        """Give it to the first of these that is seen, else to what stands highest of all that takes it."""
        takes = Qt.FocusPolicy.TabFocus
        below = [each for each in self.findChildren(QWidget) if each.focusPolicy() & takes and not each.focusProxy()]
        below.sort(key=lambda each: each.mapTo(self, QPoint()).toTuple()[::-1])
        for widget in (*first, *below):
            if widget.isVisible() and widget.isEnabled():
                widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
        return False

    def catch_up(self) -> None:
        """Read now what changed, while the panel was not seen or since it last was quiet."""
        self.desk.settle()
        stale, self._stale = self._stale, Changed()
        if stale != Changed():
            self.refresh(stale)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.catch_up()

    def _settled(self, changed: Changed) -> None:
        self._stale = self._stale | changed
        if self.isVisible():
            self.catch_up()


def called(field: QWidget, name: str) -> None:
    """What a screen reader calls a field; in a choice that can be written in, the line has the keyboard."""
    field.setAccessibleName(name)
    line = field.lineEdit() if isinstance(field, QComboBox) else None
    if line is not None:
        line.setAccessibleName(name)


def allow(widget: QWidget, why_not: str, what: str = "") -> None:
    """Let a widget be used, or say why it can not be: in its tool tip, and to screen readers.

    ``what`` is told of one that can be used: what comes of it, where its words alone do not say.
    """
    widget.setEnabled(not why_not)
    widget.setToolTip(tip(why_not or what))
    widget.setAccessibleDescription(why_not or what)


def choose(view: QAbstractItemView, index: QModelIndex | QPersistentModelIndex) -> None:
    """Make one line of a list the only chosen one, or none.

    A view in which several lines can be chosen asks the keyboard what to do with the others, even when it is the
    program that chooses: with Ctrl held down it would add to what is chosen, with Shift a table would choose nothing.
    """
    mode = view.selectionMode()
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setCurrentIndex(index)
    view.setSelectionMode(mode)
