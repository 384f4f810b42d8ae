"""The group: who takes part and who waits, who may do what, its rules, its parts and what was erased."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QTabWidget, QVBoxLayout, QWidget

from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.group.erasing_page import ErasingPage
from hsavtal_desktop.gui.group.parts_page import PartsPage
from hsavtal_desktop.gui.group.people import People
from hsavtal_desktop.gui.group.rights_table import RightsTable
from hsavtal_desktop.gui.group.rules_page import RulesPage
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import Panel, label


class MembersView(Panel):
    """Pages about the group; only the one that is seen is read."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.people = People(desk)
        self.rights, self.rules = RightsTable(desk), RulesPage(desk)
        self.parts, self.erasing = PartsPage(desk), ErasingPage(desk)
        self.pages = QTabWidget()
        self.pages.setDocumentMode(True)
        self._titles: dict[People | RightsTable | RulesPage | PartsPage | ErasingPage, str] = {
            self.people: self.tr("People"),
            self.rights: self.tr("Who may do what"),
            self.rules: self.tr("Rules of the group"),
            self.parts: self.tr("Parts"),
            self.erasing: self.tr("Erasing"),
        }
        for page, title in self._titles.items():
            self.pages.addTab(_scrolled(page), title)
        self.pages.currentChanged.connect(lambda _index: self._read())
        self._unread = set(self._titles)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(6), space(6), space(6), space(6))
        layout.setSpacing(space(4))
        layout.addWidget(label(self.tr("Members"), scale=1.6, strong=True))
        layout.addWidget(self.pages, 1)
        self.setFocusProxy(self.people.table)

    def refresh(self, changed: Changed) -> None:
        """Read the page that is seen again, and the others when they are seen."""
        if changed.everything or changed.structure or changed.records or changed.revisions or changed.versions:
            self._unread = set(self._titles)
            self._read()

    def sizeHint(self) -> QSize:
        return QSize(round(em() * 60), round(em() * 40))

    def _read(self) -> None:
        page = list(self._titles)[self.pages.currentIndex()]
        if page in self._unread:
            self._unread.discard(page)
            page.read()


def _scrolled(page: QWidget) -> QScrollArea:
    """The page, whole in a window that is low: a tall page does not make the window taller than the screen."""
    framed = QWidget()
    inner = QVBoxLayout(framed)
    inner.setContentsMargins(0, space(4), 0, 0)
    inner.addWidget(page)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(framed)
    return area
