"""The views of the rail, each made the first time it is asked for: a part a turn, while nothing stands in its place."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping

from PySide6.QtWidgets import QStackedWidget, QWidget

from hsavtal_desktop.gui.turns import Steps, Turns

Making = Generator[None, None, QWidget]
"""Steps of which a view comes."""


class Pages:
    """A stack of views, of which one is shown."""

    def __init__(self, stack: QStackedWidget, first: QWidget, makers: Mapping[str, Callable[[], Making]]) -> None:
        """``first`` is there already, under the name "agreement"; ``makers`` make the others."""
        self._stack, self._makers = stack, makers
        self._made: dict[str, QWidget] = {"agreement": first}
        self._making: dict[str, Turns] = {}
        self._shown = "agreement"
        self._nothing = QWidget()
        stack.addWidget(first)
        stack.addWidget(self._nothing)

    def __getitem__(self, name: str) -> QWidget:
        """A view; what is left of making it is done at once."""
        if name not in self._made:
            self._begin(name)
            self._making[name].finish()
        return self._made[name]

    def get(self, name: str) -> QWidget | None:
        """A view, None where it was never asked for."""
        return self[name] if name in self._made or name in self._making else None

    def show(self, name: str) -> None:
        """Show a view and give it the keyboard, as soon as it is made."""
        self._shown = name
        if name in self._made:
            self._show_made(name)
            return
        self._stack.setCurrentWidget(self._nothing)
        self._begin(name)

    def stop(self) -> None:
        """Make nothing more."""
        for turns in self._making.values():
            turns.stop()

    def _begin(self, name: str) -> None:
        if name not in self._making:
            self._making[name] = Turns(self._stack)
        turns = self._making[name]
        if not turns.working:  # the first time, or after something went wrong
            turns.run(self._make(name), lambda: self._show_made(name))

    def _make(self, name: str) -> Steps:
        yield
        view = yield from self._makers[name]()
        self._stack.addWidget(view)
        self._made[name] = view

    def _show_made(self, name: str) -> None:
        if name == self._shown:
            self._stack.setCurrentWidget(self._made[name])
            self._made[name].setFocus()
