"""The text alone on the whole screen: panels, bars and rail fold away, and come back as they were."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow, QWidget


class FullScreen(QObject):
    """Fills the screen with the middle of a window, and puts everything back."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._folded: list[QWidget] = []
        self._maximised = False

    @property
    def on(self) -> bool:
        """Whether the screen is filled."""
        return self._window.isFullScreen()

    def enter(self, around: list[QWidget]) -> None:
        """Fill the screen; what stands ``around`` the text and is seen now folds away."""
        if self.on:
            return
        self._maximised = self._window.isMaximized()
        self._folded = [widget for widget in around if not widget.isHidden()]
        for widget in self._folded:
            widget.hide()
        self._window.showFullScreen()

    def leave(self) -> None:
        """Put everything back."""
        if not self.on:
            return
        folded, self._folded = self._folded, []
        if self._maximised:
            self._window.showMaximized()
        else:
            self._window.showNormal()
        for widget in folded:
            widget.show()
