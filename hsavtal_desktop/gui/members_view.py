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
from hsavtal_desktop.gui.turns import Steps
from hsavtal_desktop.gui.widgets import Panel, label


class MembersView(Panel):
    """Pages about the group; only the one that is seen is read."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Empty; :meth:`furnish` makes what is in it."""
        super().__init__(desk, parent)
        self.pages = QTabWidget(self)
        self.pages.setDocumentMode(True)
        self._sheets: list[People | RightsTable | RulesPage | PartsPage | ErasingPage] = []
        self._unread: set[QWidget] = set()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(6), space(6), space(6), space(6))
        layout.setSpacing(space(4))
        layout.addWidget(label(self.tr("Members"), scale=1.6, strong=True))
        layout.addWidget(self.pages, 1)

    def furnish(self) -> Steps:
        """Make the pages, one a turn."""
        self.people = People(self.desk)
        yield
        self._add(self.people, self.tr("People"))
        yield
        self.rights = RightsTable(self.desk)
        self._add(self.rights, self.tr("Who may do what"))
        yield
        self.rules = RulesPage(self.desk)
        self._add(self.rules, self.tr("Rules of the group"))
        yield
        self.parts = PartsPage(self.desk)
        self._add(self.parts, self.tr("Parts"))
        yield
        self.erasing = ErasingPage(self.desk)
        self._add(self.erasing, self.tr("Erasing"))
        self.pages.currentChanged.connect(lambda _index: self._read())
        self.setFocusProxy(self.people.table)
        yield
        self.catch_up()
        yield

    def _add(self, page: People | RightsTable | RulesPage | PartsPage | ErasingPage, title: str) -> None:
        self._sheets.append(page)
        self.pages.addTab(_scrolled(page), title)

    def refresh(self, changed: Changed) -> None:
        """Read the page that is seen again, and the others when they are seen."""
        if changed.everything or changed.structure or changed.records or changed.revisions or changed.versions:
            self._unread = set(self._sheets)
            self._tell_waiting()
            self._read()

    def sizeHint(self) -> QSize:
        return QSize(round(em() * 60), round(em() * 40))

    def _tell_waiting(self) -> None:
        """A quiet count on the page where a frozen version waits to be confirmed."""
        waiting, title = len(self.desk.workspace.governing.to_endorse()), self.tr("Rules of the group")
        self.pages.setTabText(self._sheets.index(self.rules), f"{title} ● {waiting}" if waiting else title)

    def _read(self) -> None:
        page = self._sheets[self.pages.currentIndex()]
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
