"""The cards of the exchange view that tell what waits and what has been sent."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLayout,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.foreign import tip
from hsavtal_desktop.gui.icons import icon
from hsavtal_desktop.gui.texts import counted, time_text
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import card, label
from hsavtal_desktop.workspace.handed_over import Sent, handed_over
from hsavtal_desktop.workspace.telling import whom_to_ask
from hsavtal_desktop.workspace.workspace import Workspace

translate = QCoreApplication.translate
_SENTENCES = 6
_WHAT = 4
"""The column that tells what was sent."""
_ROWS = 200
"""The newest; a workspace of many years must not be slow to show."""


def row(*widgets: QWidget) -> QHBoxLayout:
    """Buttons beside each other, from the left."""
    made = QHBoxLayout()
    made.setSpacing(space(2))
    for widget in widgets:
        made.addWidget(widget)
    made.addStretch(1)
    return made


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        if inner is not None:
            clear(inner)


def what_goes_along(workspace: Workspace) -> str:
    """What is shared with the next file, and what stays; "" where nothing waits."""
    going = workspace.going()
    one = translate("Exchange", "1 edit is not shared yet. It goes along.")
    many = translate("Exchange", "{0} edits are not shared yet. They go along.")
    told = [counted(going, one, many)] if going else []
    return " ".join([*told, what_stays(workspace)]).strip()


def what_stays(workspace: Workspace) -> str:
    """How much is held back whatever is sent; "" where nothing is."""
    stays = workspace.unreleased() - workspace.going()
    one = translate("Exchange", "1 private edit stays on this computer.")
    return counted(stays, one, translate("Exchange", "{0} private edits stay on this computer.")) if stays else ""


class WaitingCard(QFrame):
    """Changes that wait for others, whom to ask for what is missing, and people who wait to be let in."""

    def __init__(self, desk: Desk, ask: QWidget, members: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._ask, self._members = desk, ask, members
        self._told = QVBoxLayout()
        self._told.setSpacing(space(2))
        inner = QVBoxLayout()
        frame = card(inner)
        inner.addWidget(label(self.tr("What waits"), scale=1.1, strong=True))
        inner.addLayout(self._told)
        inner.addLayout(row(ask, members))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    def refresh(self) -> None:
        """Read again what waits."""
        clear(self._told)
        workspace = self._desk.workspace
        waiting, people = len(workspace.log.waiting), workspace.waiting_members()
        if waiting:
            one = self.tr("1 change waits for others that have not come.")
            told = counted(waiting, one, self.tr("{0} changes wait for others that have not come."))
            self._told.addWidget(label(told))
            missing = whom_to_ask(workspace.log)
            for sentence in missing[:_SENTENCES]:
                self._told.addWidget(label(f"– {sentence}"))
            if len(missing) > _SENTENCES:
                more = len(missing) - _SENTENCES
                self._told.addWidget(label("– " + counted(more, self.tr("and 1 more"), self.tr("and {0} more"))))
        if people:
            names = ", ".join(member.name or self.tr("somebody without a name") for member in people)
            told = self.tr("Waiting for admission: {0}. Their changes count once a coordinator admits them.")
            self._told.addWidget(label(told.format(names)))
        if not waiting and not people:
            told = self.tr("Nothing waits. Everything that has come is in its place.")
            self._told.addWidget(label(told, muted=True))
        self._members.setVisible(bool(people))

    def sentences(self) -> list[str]:
        """What is told."""
        items = (self._told.itemAt(place) for place in range(self._told.count()))
        widgets = [item.widget() for item in items if item is not None]
        return [str(widget.property("text")) for widget in widgets if widget is not None]


class SentTable(QTableWidget):
    """Everything that was noted as sent from the group, newest first."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(0, 6, parent)
        self._desk = desk
        self._found: list[Sent] = []
        self.setAccessibleName(self.tr("What has been sent"))
        titles = (self.tr("When"), self.tr("By"), self.tr("To"), self.tr("Purpose"), self.tr("What"), self.tr("File"))
        self.setHorizontalHeaderLabels(titles)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(5, QHeaderView.ResizeMode.Stretch)
        header.setMaximumSectionSize(round(em() * 14))

    def refresh(self) -> None:
        """Read again what was sent."""
        self._found = found = handed_over(self._desk.workspace)[:_ROWS]
        self.setRowCount(len(found))
        for line, sent in enumerate(found):
            for column, text in enumerate(self._texts(sent)):
                item = QTableWidgetItem(text)
                item.setToolTip(tip(self._tip(sent) if column == _WHAT else text))
                if column == _WHAT and sent.readers:
                    item.setIcon(icon("lock"))
                self.setItem(line, column, item)
        shown = min(len(found), 6)
        height = self.horizontalHeader().sizeHint().height() + sum(self.rowHeight(line) for line in range(shown))
        self.setFixedHeight(height + 2 * self.frameWidth() + 2)

    def chosen(self) -> Sent | None:
        """The file whose line is selected."""
        rows = {index.row() for index in self.selectedIndexes()}
        return self._found[rows.pop()] if len(rows) == 1 else None

    def _texts(self, sent: Sent) -> tuple[str, ...]:
        member = self._desk.workspace.state.members.member(sent.author)
        return (time_text(sent.time), member.name, sent.recipient, sent.purpose, self._what(sent), sent.name)

    def _what(self, sent: Sent) -> str:
        words = {
            "everything": self.tr("Everything"),
            "lacking": self.tr("What was lacking"),
            "answer": self.tr("Answer to a request"),
            "word": self.tr("Word file"),
            "version": self.tr("Reader's copy"),
        }
        told = words.get(sent.content, self.tr("Changes"))
        return self.tr("{0}, encrypted").format(told) if sent.readers else told

    def _tip(self, sent: Sent) -> str:
        members = self._desk.workspace.state.members
        names = [members.member(author).name or author[:8] for author in sent.readers]
        return self.tr("Can be read by {0}").format(", ".join(names)) if names else self._what(sent)
