"""Every command of the window as one action: what it is called, its keys, and why it can not be done now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from hsavtal_desktop.gui.icons import icon

NAMED_KEYS = (QT_TRANSLATE_NOOP("QShortcut", "Return"),)
"""Keys that Qt's own Swedish has no name for."""


class Commands(QObject):
    """The commands by name; menus, toolbar and palette are made from them."""

    def __init__(self, window: QWidget, chosen: Mapping[str, Any] | None = None) -> None:
        """``chosen`` are the user's own keys: command → keys as Qt writes them, "" for none."""
        super().__init__(window)
        self._chosen = {name: keys for name, keys in (chosen or {}).items() if isinstance(keys, str)}
        self._usual: dict[str, list[QKeySequence]] = {}
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._pictures: dict[str, str] = {}
        self._tips: dict[str, str] = {}
        self._reasons: dict[str, str] = {}

    def add(
        self,
        name: str,
        text: str,
        handler: Callable[[], object] | None = None,
        *,
        keys: str | QKeySequence.StandardKey | tuple[str, ...] = (),
        picture: str = "",
        tip: str = "",
        toggled: Callable[[bool], object] | None = None,
    ) -> QAction:
        """Make a command; ``toggled`` instead of ``handler`` makes one that is on or off.

        It hears its keys once :meth:`listen` is called.
        """
        assert name not in self._usual, f"two commands are called {name}"
        action = QAction(text, self._window)
        action.setObjectName(name)
        if isinstance(keys, QKeySequence.StandardKey):
            action.setShortcuts(keys)
        elif keys:
            action.setShortcuts([QKeySequence(each) for each in ((keys,) if isinstance(keys, str) else keys)])
        self._usual[name] = action.shortcuts()
        if name in self._chosen:
            action.setShortcuts(_sequences(self._chosen[name]))
        if toggled is not None:
            action.setCheckable(True)
            # A partial would be called without the state: its number of arguments can not be seen.
            action.triggered.connect(lambda on=False: toggled(on))
        if handler is not None:
            action.triggered.connect(lambda _checked=False: handler())
        self._actions[name], self._pictures[name], self._tips[name] = action, picture, tip
        self._reasons[name] = ""
        self._dress(name)
        return action

    def listen(self) -> None:
        """Obey their keys from now on: everything that they do is there."""
        self._window.addActions(list(self._actions.values()))

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._actions)

    def allow(self, name: str, reason: str = "") -> None:
        """Let a command be used, or tell why it can not be used now."""
        action = self._actions[name]
        if self._reasons[name] != reason or action.isEnabled() != (not reason):
            self._reasons[name] = reason
            action.setEnabled(not reason)
            self._dress(name)

    def why_not(self, name: str) -> str:
        """Why a command can not be used now, "" where it can."""
        return self._reasons[name]

    def set_keys(self, name: str, keys: str | None) -> None:
        """Give a command other keys, as Qt writes them; "" for none, None for those it has from the start."""
        if keys is None or _sequences(keys) == self._usual[name]:
            self._chosen.pop(name, None)
            self._actions[name].setShortcuts(self._usual[name])
        else:
            self._chosen[name] = keys
            self._actions[name].setShortcuts(_sequences(keys))
        self._dress(name)

    def rekeyed(self, name: str) -> bool:
        """Whether a command has other keys than from the start."""
        return name in self._chosen

    def chosen_keys(self) -> dict[str, str]:
        """The user's own keys, also of commands that are not here now."""
        return dict(self._chosen)

    def with_keys(self, keys: QKeySequence) -> list[str]:
        """The commands that have these keys."""
        return [name for name, action in self._actions.items() if keys in action.shortcuts()]

    def rename(self, name: str, text: str) -> None:
        """Call a command something else, such as what undo would take back."""
        if self._actions[name].text() != text:
            self._actions[name].setText(text)
            self._dress(name)

    def restyle(self) -> None:
        """Take the icons from the new palette."""
        for name in self._actions:
            self._dress(name)

    def dispose(self) -> None:
        """Take the commands away from the window."""
        for action in self._actions.values():
            self._window.removeAction(action)
            action.deleteLater()
        self._actions.clear()
        self.deleteLater()

    def menu(self, title: str, names: str) -> QMenu:
        """A menu of commands: names apart by spaces, ``-`` for a line."""
        menu = QMenu(title, self._window)
        menu.setToolTipsVisible(True)
        self.fill(menu, names)
        return menu

    def fill(self, menu: QMenu, names: str) -> None:
        """Put commands at the end of a menu."""
        for name in names.split():
            if name == "-":
                menu.addSeparator()
            else:
                menu.addAction(self._actions[name])

    def _dress(self, name: str) -> None:
        action = self._actions[name]
        if self._pictures[name]:
            action.setIcon(icon(self._pictures[name]))
        called = plain(action.text())
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        first = f"{called} ({keys})" if keys else called
        lines = [first, self._reasons[name] or self._tips[name]]
        action.setToolTip("\n".join(line for line in lines if line))
        action.setStatusTip("")


def _sequences(keys: str) -> list[QKeySequence]:
    found = QKeySequence.fromString(keys, QKeySequence.SequenceFormat.PortableText)
    return [] if found.isEmpty() else [found]


def plain(text: str) -> str:
    """A command's name without the mark of its letter and without dots."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")
