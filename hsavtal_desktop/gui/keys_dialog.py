"""Keyboard shortcuts: every command, what keys it has, and others in their place."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.gui.chooser import score
from hsavtal_desktop.gui.commands import Commands, plain
from hsavtal_desktop.gui.dialog import Dialog, resize_on_screen
from hsavtal_desktop.gui.page.keys import asked, written
from hsavtal_desktop.gui.texts import worded
from hsavtal_desktop.gui.theme import space
from hsavtal_desktop.gui.widgets import allow, button, label, search_field
from hsavtal_desktop.workspace.installation import Installation

_ALTGR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_NAME = int(Qt.ItemDataRole.UserRole)
_FREE = (range(int(Qt.Key.Key_F1), int(Qt.Key.Key_F35) + 1), range(int(Qt.Key.Key_Back), int(Qt.Key.Key_MediaLast)))
"""Keys that write nothing alone: function keys, and the special ones of some keyboards (New, Copy, Find …)."""


def shown_keys(keys: QKeySequence) -> str:
    """Keys as they are called on this computer."""
    return keys.toString(QKeySequence.SequenceFormat.NativeText)


def why_no_shortcut(keys: QKeySequence) -> str:
    """Why these keys can not be a shortcut, in one sentence; "" where they can."""
    pressed = keys[0]  # type: ignore[index]  # the stubs do not know that a sequence is one
    held, key = pressed.keyboardModifiers(), pressed.key()
    if held & _ALTGR == _ALTGR:
        return QCoreApplication.translate(
            "Keys", "Ctrl and Alt together are AltGr, which writes characters on a Swedish keyboard. Choose other keys."
        )
    if not held & (_ALTGR | Qt.KeyboardModifier.MetaModifier) and not any(int(key) in keys for keys in _FREE):
        return QCoreApplication.translate(
            "Keys", "These keys write in the text. Choose keys with Ctrl, or a function key."
        )
    event = QKeyEvent(QEvent.Type.KeyPress, int(key), held)
    if asked(event) is not None or written(event):
        return QCoreApplication.translate("Keys", "These keys move or write in the text. Choose others.")
    return ""


class KeysDialog(Dialog):
    """Finds a command, takes new keys for it, and says what stands against them; what is chosen is kept at once."""

    def __init__(self, commands: Commands, installation: Installation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands, self._installation = commands, installation
        self._rival = ""
        """The command that has the keys, once that was told: asked for again they are taken from it."""
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.search = search_field(self.tr("Find a command or its keys"))
        self.search.textChanged.connect(lambda _words: self._fill())
        self.table = self._table()
        self.table.currentCellChanged.connect(lambda *_: self._chosen())
        self.keys = QKeySequenceEdit()
        self.keys.setMaximumSequenceLength(1)
        for field in (self.keys, *self.keys.findChildren(QLineEdit)):
            field.setAccessibleName(self.tr("New keys"))
        self.keys.keySequenceChanged.connect(lambda _keys: self._judge())
        self.use = button(self.tr("Use these keys"), self._use, primary=True)
        self.none = button(self.tr("No keys"), lambda: self._set(""))
        self.usual = button(self.tr("As from the start"), lambda: self._set(None))
        self.all = button(self.tr("All as from the start"), self._reset)
        self.told = label("", muted=True)
        self.told.setMinimumHeight(self.told.fontMetrics().lineSpacing() * 2)
        self._lay_out()
        self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._judge()

    def choose(self, name: str) -> None:
        """Put the finger on a command."""
        for row in range(self.table.rowCount()):
            item = self.table.item(row, 0)
            if item is not None and item.data(_NAME) == name:
                self.table.setCurrentCell(row, 0)

    @property
    def chosen(self) -> str:
        """The command that the finger is on, or ""."""
        item = self.table.item(self.table.currentRow(), 0)
        return "" if item is None else str(item.data(_NAME))

    def _lay_out(self) -> None:
        editing, closing = QHBoxLayout(), QHBoxLayout()
        for line in (editing, closing):
            line.setSpacing(space(2))
        for widget in (self.keys, self.use, self.none, self.usual):
            editing.addWidget(widget)
        closing.addWidget(self.told, 1)
        closing.addWidget(self.all)
        closing.addWidget(button(self.tr("Close"), self.accept))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(space(5),) * 4)
        layout.setSpacing(space(3))
        layout.addWidget(self.search)
        layout.addWidget(self.table, 1)
        layout.addLayout(editing)
        layout.addLayout(closing)
        resize_on_screen(self, 40, 34)

    def _table(self) -> QTableWidget:
        made = QTableWidget(0, 2)
        made.setHorizontalHeaderLabels([self.tr("Command"), self.tr("Keys")])
        made.setAccessibleName(self.tr("Keyboard shortcuts"))
        made.verticalHeader().hide()
        made.setShowGrid(False)
        made.setTabKeyNavigation(False)
        made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        made.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        made.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        made.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return made

    def _fill(self) -> None:
        before, wanted = self.chosen, self.search.text().strip()
        rows = []
        for name in self._commands:
            keys = self.tr(" or ").join(shown_keys(each) for each in self._commands[name].shortcuts())
            called = plain(self._commands[name].text())
            if score(wanted, called) >= (500 if wanted else 1) or (wanted and wanted.casefold() in keys.casefold()):
                rows.append((called, name, keys))
        self.table.setRowCount(len(rows))
        for row, (called, name, keys) in enumerate(sorted(rows)):
            item = QTableWidgetItem(called)
            item.setData(_NAME, name)
            shown = QTableWidgetItem(keys)
            font = shown.font()
            font.setBold(self._commands.rekeyed(name))
            shown.setFont(font)
            self.table.setItem(row, 0, item)
            self.table.setItem(row, 1, shown)
        if rows:
            self.choose(before)
            if not self.chosen:
                self.table.setCurrentCell(0, 0)
        self._chosen()

    def _chosen(self) -> None:
        self.keys.clear()
        self._judge()

    def _judge(self) -> None:
        """Say what stands against the keys written, if anything does."""
        if self.isHidden():
            return
        self._rival = ""
        self.use.setText(self.tr("Use these keys"))
        name, keys = self.chosen, self.keys.keySequence()
        nothing = "" if name else self.tr("Choose a command first")
        allow(self.none, nothing or ("" if self._has_keys(name) else self.tr("The command has no keys")))
        allow(self.usual, nothing or ("" if self._commands.rekeyed(name) else self.tr("The command has its own keys")))
        if nothing or keys.isEmpty():
            allow(self.use, nothing or self.tr("Press the new keys first"))
            self.told.setText(self.tr("Put the caret in the field and press the new keys.") if name else "")
            return
        refused = why_no_shortcut(keys)
        allow(self.use, refused)
        self.told.setText(refused)
        rival = next((other for other in self._commands.with_keys(keys) if other != name), "")
        if not refused and rival:
            called = plain(self._commands[rival].text())
            self.told.setText(
                self.tr("{0} is “{1}” now. Use the keys anyway, and that command loses them.").format(
                    shown_keys(keys), called
                )
            )
            self._rival = rival
            self.use.setText(self.tr("Use them anyway"))

    def _has_keys(self, name: str) -> bool:
        return bool(name) and bool(self._commands[name].shortcuts())

    def _use(self) -> None:
        keys = self.keys.keySequence()
        if self._rival:
            self._commands.set_keys(self._rival, "")
        self._set(keys.toString(QKeySequence.SequenceFormat.PortableText))

    def _set(self, keys: str | None) -> None:
        self._commands.set_keys(self.chosen, keys)
        self._keep()

    def _reset(self) -> None:
        for name in self._commands:
            self._commands.set_keys(name, None)
        self._keep()

    def _keep(self) -> None:
        preferences = self._installation.settings.preferences
        try:
            self._installation.remember(preferences={**preferences, "keys": self._commands.chosen_keys()})
        except Trouble as trouble:
            self.told.setText(worded(trouble.sentence))
            return
        self._fill()
