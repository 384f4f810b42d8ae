"""A button that shows what is picked from a list, and lets more be picked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from hsavtal_desktop.gui.foreign import tip
from hsavtal_desktop.gui.texts import counted

_LETTERS = 34
"""Of a picked thing that is named on the button."""


class Picks(QPushButton):
    """``toggled(id, on)`` is called for what is picked or no longer."""

    def __init__(
        self,
        choices: Callable[[], Mapping[str, str]],
        toggled: Callable[[str, bool], object],
        edit: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        """``choices``: id → name of what can be picked; ``edit`` opens the list itself."""
        super().__init__(parent)
        self._choices, self._toggled, self._edit = choices, toggled, edit
        self._all: frozenset[str] = frozenset()
        self._some: frozenset[str] = frozenset()
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        menu = QMenu(self)
        menu.aboutToShow.connect(self.fill)
        self.setMenu(menu)

    def show_picked(self, by_all: frozenset[str], by_some: frozenset[str]) -> None:
        """What all of several have picked, and what only some have."""
        self._all, self._some = by_all, by_some
        names = self._choices()
        called = [names.get(each, each) for each in sorted(by_all, key=lambda each: names.get(each, each))]
        called += [self.tr("{0} (in some)").format(names.get(each, each)) for each in sorted(by_some)]
        if not called:
            text = self.tr("None")
        elif len(called) == 1:
            text = called[0] if len(called[0]) <= _LETTERS else f"{called[0][: _LETTERS - 1]}…"
        else:
            text = counted(len(called), self.tr("1 chosen"), self.tr("{0} chosen"))
        self.setText(text.replace("&", "&&"))
        self.setToolTip(tip("\n".join(called)))

    def fill(self) -> None:
        """Put into the menu what can be picked now."""
        menu = self.menu()
        menu.clear()
        names = self._choices()
        for each, name in (*names.items(), *((odd, odd) for odd in sorted((self._all | self._some) - set(names)))):
            action = menu.addAction(f"{name} …" if each in self._some else name)
            action.setCheckable(True)
            action.setChecked(each in self._all)
            action.triggered.connect(lambda on=False, chosen=each: self._toggled(chosen, on))
        menu.addSeparator()
        menu.addAction(self.tr("Edit the list…")).triggered.connect(lambda _on=False: self._edit())
