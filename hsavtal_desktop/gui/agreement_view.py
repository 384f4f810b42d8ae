"""The view that most work is done in: outline, document and side panel, side by side."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.gui.clause_panel import ClausePanel
from hsavtal_desktop.gui.comments_panel import CommentsPanel
from hsavtal_desktop.gui.conflicts_panel import ConflictsPanel
from hsavtal_desktop.gui.desk import EVERYTHING, Desk
from hsavtal_desktop.gui.document_view import DocumentView
from hsavtal_desktop.gui.outline import OutlinePanel
from hsavtal_desktop.gui.proposals import ProposalsPanel
from hsavtal_desktop.gui.theme import em
from hsavtal_desktop.gui.turns import Steps
from hsavtal_desktop.gui.widgets import Panel, scrolling

TEXT = 17
"""Ems of width in which a page is shown whole."""
WIDE, NARROW = 60, 42
"""Widths of the window, in ems, from which the outline and the side panel have room beside the text."""


class AgreementView(QWidget):
    """Outline at the left, the text in the middle, what can be decided at the right."""

    folded = Signal()
    """The outline gave way, or came back."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Empty; :meth:`furnish` makes what is in it."""
        super().__init__(parent)
        self.desk = desk
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.side = QTabWidget(self.splitter)
        self.side.setDocumentMode(True)
        self.side.setAccessibleName(self.tr("Side panel"))
        self._panels: list[Panel] = []
        self._fitted = self._gave_way = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)

    def furnish(self) -> Steps:
        """Make the panels, one a turn."""
        desk = self.desk
        self.document = DocumentView(desk, self.splitter)
        yield
        self.document.begin()
        yield
        self.outline = OutlinePanel(desk, self.splitter)
        yield
        self.proposals = ProposalsPanel(desk)
        yield
        self.conflicts = ConflictsPanel(desk)
        self.comments = CommentsPanel(desk)
        yield
        self.clause = ClausePanel(desk)
        yield
        for panel, name in (
            (self.proposals, self.tr("Proposals")),
            (self.conflicts, self.tr("Conflicts")),
            (self.comments, self.tr("Comments")),
            (self.clause, self.tr("Clause")),
        ):
            self._panels.append(panel)
            self.side.addTab(scrolling(panel), name)
            yield
        for widget in (self.outline, self.document, self.side):
            self.splitter.addWidget(widget)
            yield
        self._join()

    def _join(self) -> None:
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setCollapsible(1, False)
        self.splitter.setSizes([round(em() * 15), round(em() * 50), round(em() * 20)])
        self.outline.setMinimumWidth(round(em() * 9))
        self.document.setMinimumWidth(round(em() * 10))
        self.side.setMinimumWidth(round(em() * 12))
        self.outline.chosen.connect(self.document.go_to)
        self.desk.settled.connect(self._count)
        self._count(EVERYTHING)
        self.setFocusProxy(self.document.page)

    def showEvent(self, event: QShowEvent) -> None:
        """The first time in a narrow window: fold panels away, so that the text has room."""
        super().showEvent(event)
        if not self._fitted:
            self._fitted = True
            room = self.window().width() / em()
            self.outline.setVisible(room >= WIDE)
            self.side.setVisible(room >= NARROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As the window becomes narrow the outline makes room for the text; it comes back with the room."""
        super().resizeEvent(event)
        if not self._fitted:
            return
        if self._narrow and not self.outline.isHidden() and not self.side.isHidden():
            self.outline.hide()
            self._gave_way = True
        elif self._gave_way and not self._narrow:
            self.outline.show()
            self._gave_way = False
        else:
            return
        self.folded.emit()

    @property
    def _narrow(self) -> bool:
        """Whether outline and side panel would leave the text no room."""
        return self.window().width() / em() < WIDE

    def show_panel(self, panel: Panel) -> None:
        """Bring a panel at the right to the front, and give it the keyboard."""
        self.show_side(True)
        self.side.setCurrentIndex(self._panels.index(panel))
        if not panel.take_keyboard():
            self.side.tabBar().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_outline(self, on: bool) -> None:
        """Fold the outline out, with the keyboard in it, or away."""
        self._fold(self.outline, self.side, on=on)
        if on:
            self.outline.take_keyboard()

    def show_side(self, on: bool) -> None:
        """Fold the side panel out or away."""
        self._fold(self.side, self.outline, on=on)

    def _fold(self, widget: QWidget, other: QWidget, *, on: bool) -> None:
        """Show a panel or hide it; where both would leave the text no room, the other one makes room."""
        self._gave_way = False
        held = widget.isAncestorOf(self.focusWidget() or self)
        widget.setVisible(on)
        if on and self._narrow:
            other.hide()
            text = min(round(em() * TEXT), self.splitter.width() - widget.minimumWidth())
            rest = self.splitter.width() - text
            self.splitter.setSizes([rest if widget is self.outline else 0, text, rest if widget is self.side else 0])
        if held and not on:
            self.document.page.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, in a panel that has no use for it, goes back to the text."""
        if event.key() == Qt.Key.Key_Escape and not self.document.page.hasFocus():
            self.document.page.setFocus()
        else:
            super().keyPressEvent(event)

    def remember(self) -> dict[str, Any]:
        """Where the person is, as plain values."""
        return {
            "document": self.desk.document,
            "view": self.desk.view.value,
            "places": self.document.places(),
        }

    def _count(self, _changed: Changed) -> None:
        """Say on the tabs how much there is in each."""
        conflicts = len(self.desk.conflicts)
        self.side.setTabText(1, self.tr("Conflicts {0}").format(conflicts) if conflicts else self.tr("Conflicts"))
        left = sum(not one.resolved for one in self.desk.threads)
        self.side.setTabText(2, self.tr("Comments {0}").format(left) if left else self.tr("Comments"))
