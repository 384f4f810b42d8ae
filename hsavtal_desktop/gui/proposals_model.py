"""All proposals as a list in document order, and the part of it that a filter lets through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.reading import RevisionView, View
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.texts import kind_word, one_line, state_word, time_text, who

REVISION = int(Qt.ItemDataRole.UserRole)
"""Role under which the :class:`RevisionView` of a row is found."""

OPEN = frozenset({"pending", "partly", "disputed"})
Index = QModelIndex | QPersistentModelIndex


def is_empty(revision: RevisionView) -> bool:
    """Whether its author took back all of it, so that nothing is left to decide."""
    return revision.kind in ("insertion", "deletion", "replacement") and not (revision.added or revision.removed)


class ProposalsModel(QAbstractListModel):
    """Every proposal in document order; an edit renews only the rows it touched."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows: list[RevisionView] = []
        self._numbers: dict[str, str] = {}
        self._ranks: dict[str, int] = {}

    @property
    def rows(self) -> list[RevisionView]:
        """What the model holds."""
        return self._rows

    def refresh(self, changed: Changed) -> None:
        """Read again what changed."""
        if changed.everything or changed.structure:
            self._numbers.clear()
            self._ranks.clear()
            self.beginResetModel()
            self._rows = [one for one in self._desk.workspace.revisions() if not is_empty(one)]
            self.endResetModel()
            return
        known = {one.id: row for row, one in enumerate(self._rows)}
        gone: list[int] = []
        for name in changed.revisions:
            one = self._read(name)
            row = known.get(name)
            if one is None:
                gone.extend([] if row is None else [row])
            elif row is None:
                self._insert(one)
                known = {each.id: place for place, each in enumerate(self._rows)}
            else:
                self._rows[row] = one
                self.dataChanged.emit(self.index(row), self.index(row))
        for row in sorted(gone, reverse=True):
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._rows[row]
            self.endRemoveRows()

    def forget_numbers(self) -> None:
        """Clause numbers may print differently: another document is shown."""
        self._numbers.clear()
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def number(self, clause: str) -> str:
        """The clause's number in the document shown, or where else it stands."""
        if clause not in self._numbers:
            self._numbers[clause] = self._desk.workspace.reference(clause, self._desk.document) if clause else ""
        return self._numbers[clause]

    def row_of(self, revision: str) -> int:
        """Row of a proposal, -1 if there is none."""
        return next((row for row, one in enumerate(self._rows) if one.id == revision), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        one = self._rows[index.row()]
        if role == REVISION:
            return one
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._described(one)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._told(one)
        return None

    def _described(self, one: RevisionView) -> str:
        """One line, also for screen readers."""
        words = [kind_word(one.kind), self.number(one.clause), who(one)]
        if one.removed:
            words.append("− " + one_line(one.removed))
        if one.added:
            words.append("+ " + one_line(one.added))
        words.append(state_word(one.state))
        return ", ".join(word for word in words if word)

    def _told(self, one: RevisionView) -> str:
        lines = [f"{who(one)} · {time_text(one.time)}", kind_word(one.kind), one.message]
        if one.decided_by:
            lines.append(f"{state_word(one.state)} · {one.decided_by} · {time_text(one.decided_time)}")
        lines.append(one.reason)
        return "\n".join(line for line in lines if line)

    def _read(self, name: str) -> RevisionView | None:
        revisions = self._desk.workspace.state.revisions
        if name not in revisions or not revisions[name].events:
            return None
        one = self._desk.workspace.revision(name)
        return None if is_empty(one) else one

    def _insert(self, one: RevisionView) -> None:
        row = self._row_for(one)
        self.beginInsertRows(QModelIndex(), row, row)
        self._rows.insert(row, one)
        self.endInsertRows()

    def _clause_ranks(self) -> dict[str, int]:
        """Clause → its place in the package, counted once however many documents hold it."""
        if not self._ranks:
            workspace = self._desk.workspace
            for document in workspace.documents():
                for place in workspace.outline(document, View.MARKUP).places:
                    self._ranks.setdefault(place.clause, len(self._ranks))
        return self._ranks

    def _row_for(self, one: RevisionView) -> int:
        """Where a new proposal stands: in reading order within its clause, clauses in document order."""
        workspace = self._desk.workspace
        place = workspace.find(one.clause)
        order = workspace.clause(place, View.MARKUP).revisions if place is not None else ()
        rank = {name: number for number, name in enumerate(order)}
        own = rank.get(one.id, len(rank))
        same = [row for row, other in enumerate(self._rows) if other.clause == one.clause]
        if same:
            later = [row for row in same if rank.get(self._rows[row].id, -1) > own]
            return later[0] if later else same[-1] + 1
        ranks = self._clause_ranks()
        mine = ranks.get(one.clause, len(ranks))
        return next(
            (row for row, other in enumerate(self._rows) if ranks.get(other.clause, len(ranks)) > mine),
            len(self._rows),
        )


@dataclass(frozen=True)
class ProposalFilter:
    """What the list shows; an empty field lets everything through."""

    words: str = ""
    organisation: str = ""
    kind: str = ""
    states: frozenset[str] = OPEN
    own: str = ""
    """Only what this author has not shared yet."""

    def lets(self, one: RevisionView, number: str) -> bool:
        """Whether a proposal is shown."""
        if self.states and one.state not in self.states:
            return False
        if self.kind and one.kind != self.kind:
            return False
        if self.organisation and self.organisation not in (one.organisation, one.name):
            return False
        if self.own and (one.author != self.own or one.released):
            return False
        if not self.words:
            return True
        heap = "\n".join((one.added, one.removed, one.name, one.organisation, one.message, one.reason, number))
        return all(word in heap.casefold() for word in self.words.casefold().split())


class FilteredProposals(QSortFilterProxyModel):
    """The proposals that a :class:`ProposalFilter` lets through."""

    def __init__(self, model: ProposalsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.filter = ProposalFilter()
        self.setSourceModel(model)

    def choose(self, wanted: ProposalFilter) -> None:
        """Show what another filter lets through."""
        if wanted != self.filter:
            self.filter = wanted
            self.invalidate()

    def filterAcceptsRow(self, row: int, _parent: Index) -> bool:
        one = self._model.rows[row]
        return self.filter.lets(one, self._model.number(one.clause) if self.filter.words else "")

    def revision(self, row: int) -> RevisionView | None:
        """The proposal in a row of the filtered list."""
        found = self.index(row, 0)
        return found.data(REVISION) if found.isValid() else None

    def row_of(self, revision: str) -> int:
        """Row of a proposal in the filtered list, -1 if it is not shown."""
        row = self._model.row_of(revision)
        return self.mapFromSource(self._model.index(row)).row() if row >= 0 else -1
