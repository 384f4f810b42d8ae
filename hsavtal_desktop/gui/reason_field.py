"""A line for the reason of a decision, with the reasons given lately at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from hsavtal_desktop.core.reading import RevisionView
from hsavtal_desktop.gui.icons import wear
from hsavtal_desktop.gui.prose import ProseLine

_MOST = 12
_LETTERS = 70
"""Of a reason in the list."""


def recent_reasons(proposals: Iterable[RevisionView]) -> list[str]:
    """Reasons that were given lately, the newest first, each once."""
    decided = sorted((one for one in proposals if one.reason), key=lambda one: one.decided_time, reverse=True)
    return list(dict.fromkeys(one.reason for one in decided))[:_MOST]


class ReasonField(ProseLine):
    """Any words; the arrow in it, or the down key, lists recent reasons."""

    def __init__(self, recent: Callable[[], Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recent = recent
        self.setPlaceholderText(self.tr("Reason (optional)"))
        self.setAccessibleName(self.tr("Reason"))
        action = self.addAction(QIcon(), QLineEdit.ActionPosition.TrailingPosition)
        action.setText(self.tr("Reasons given lately (down arrow)"))
        action.triggered.connect(self.offer)
        wear(action, "chevron-down", QPalette.ColorRole.Dark)

    @property
    def words(self) -> str:
        """The reason, "" for none."""
        return self.text().strip()

    def menu(self) -> QMenu:
        """Recent reasons to choose from."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for reason in self._recent():
            shown = reason if len(reason) <= _LETTERS else f"{reason[: _LETTERS - 1]}…"
            action = menu.addAction(shown.replace("&", "&&"))
            action.triggered.connect(lambda _on=False, chosen=reason: self.setText(chosen))
        if menu.isEmpty():
            menu.addAction(self.tr("No reason has been given yet")).setEnabled(False)
        return menu

    def offer(self) -> None:
        """Show recent reasons below the line."""
        self.menu().popup(self.mapToGlobal(QPoint(0, self.height())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not event.modifiers():
            self.offer()
        else:
            super().keyPressEvent(event)
