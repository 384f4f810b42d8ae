"""All proposals as a list in document order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.reading import ATOM, RevisionView, View
from hsavtal_desktop.core.views import part
from hsavtal_desktop.gui.foreign import tip
from hsavtal_desktop.gui.look_words import looks_words
from hsavtal_desktop.gui.texts import kept, kind_word, object_word, one_line, state_word, time_text, who
from hsavtal_desktop.gui.turns import Steps
from hsavtal_desktop.workspace.workspace import Workspace

REVISION = int(Qt.ItemDataRole.UserRole)
"""Role under which the :class:`RevisionView` of a row is found."""

Index = QModelIndex | QPersistentModelIndex


def is_empty(revision: RevisionView) -> bool:
    """Whether its author took back all of it, so that nothing is left to decide."""
    left = revision.added or revision.removed or revision.looks
    return not left and revision.kind in ("insertion", "deletion", "replacement", "format")


def with_something_left(revisions: Iterable[RevisionView]) -> list[RevisionView]:
    """Those that are not empty."""
    return [one for one in revisions if not is_empty(one)]


class ProposalsModel(QAbstractListModel):
    """Every proposal in document order, and how many are open in each clause.

    An edit renews only what it touched: reading all again takes half a second where there are thousands.
    """

    def __init__(self, workspace: Workspace, rows: Iterable[RevisionView], parent: QObject | None = None) -> None:
        """``rows``: all proposals of which something is left."""
        super().__init__(parent)
        self._workspace = workspace
        self._document = ""
        self.renewing = False
        """Whether rows come and go because something changed, not because anybody chose others."""
        self.held = workspace.held().all
        """Units of the draft that stay on this computer."""
        self._rows: list[RevisionView] = []
        self._places: dict[str, int] = {}
        """Proposal → row, of all rows or, where they have changed since, of none."""
        self._counts: Counter[str] = Counter()
        self._numbers: dict[str, str] = {}
        self.reset(rows)

    @property
    def rows(self) -> Sequence[RevisionView]:
        """What the model holds."""
        return self._rows

    @property
    def counts(self) -> Mapping[str, int]:
        """Clause → open proposals in it; clauses without any may be left out."""
        return self._counts

    @property
    def open_count(self) -> int:
        """Open proposals in the whole package."""
        return self._counts.total()

    def reset(self, rows: Iterable[RevisionView]) -> None:
        """Hold these proposals instead."""
        self._numbers.clear()
        self.beginResetModel()
        self._rows = list(rows)
        self._places.clear()
        self._counts = Counter(one.clause for one in self._rows if one.open)
        self.endResetModel()

    def renew(self, changed: Changed) -> Steps:
        """Read again what changed, but not everything."""
        self.renewing = True
        self._read_again(changed)
        self.renewing = False
        if changed.structure:
            yield
            self.renewing = True
            self._sort()
            self.renewing = False

    def _read_again(self, changed: Changed) -> None:
        known = {one.id: row for row, one in enumerate(self._rows)}
        touched = {one.id for one in self._rows if one.open and not changed.texts.isdisjoint(one.texts)}
        gone: list[int] = []
        for name in changed.revisions | touched:
            one = self._read(name)
            row = known.get(name)
            if row is not None:
                self._count(self._rows[row], -1)
            if one is not None:
                self._count(one, 1)
            if one is None:
                gone.extend([] if row is None else [row])
            elif row is None:
                self._insert(one)
                known = {each.id: place for place, each in enumerate(self._rows)}
                gone = [place + (place >= known[name]) for place in gone]
            elif self._rows[row] != one:
                self._rows[row] = one
                self.dataChanged.emit(self.index(row), self.index(row))
        for row in sorted(gone, reverse=True):
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._rows[row]
            self._places.clear()
            self.endRemoveRows()

    def _count(self, one: RevisionView, step: int) -> None:
        if one.open:
            self._counts[one.clause] += step

    def _sort(self) -> None:
        """Clauses came, went or moved: the order within each stays."""
        known, self._numbers = self._numbers, {}
        ranks = self._workspace.clause_ranks()
        ordered = sorted(self._rows, key=lambda one: ranks.get(one.clause, len(ranks)))
        if any(one is not other for one, other in zip(ordered, self._rows, strict=True)):
            self.beginResetModel()
            self._rows = ordered
            self._places.clear()
            self.endResetModel()
            return
        # Most of what comes, goes and moves leaves the order of the proposals as it was; some have other numbers.
        renumbered = {clause for clause, number in known.items() if self.number(clause) != number}
        rows = [row for row, one in enumerate(self._rows) if one.clause in renumbered] if renumbered else ()
        if rows:
            self.dataChanged.emit(self.index(rows[0]), self.index(rows[-1]))

    def show_document(self, document: str) -> None:
        """Print clause numbers as in this document."""
        self._document = document
        self._numbers.clear()
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def number(self, clause: str) -> str:
        """The clause's number in the document shown, or where else it stands."""
        if clause not in self._numbers:
            self._numbers[clause] = self._workspace.number(clause, self._document) if clause else ""
        return self._numbers[clause]

    def line(self, words: str, atoms: Iterable[Mapping[str, Any]]) -> str:
        """Words on one line; what is not letters is named: picture, reference to 6.1, field: …"""
        for atom in atoms:
            words = words.replace(ATOM, object_word(atom, self._workspace.printed(atom, self._document)), 1)
        return one_line(words)

    def named(self, one: RevisionView) -> str:
        """What a proposal is called by without being quoted: clause, what it does, what that is done to."""
        words = [self.number(one.clause), self.act(one), looks_words(one)]
        for atom in (*one.added_atoms, *one.removed_atoms):
            words.append(object_word(atom, self._workspace.printed(atom, self._document)))
        return "\n".join(words)

    def act(self, one: RevisionView) -> str:
        """What a proposal does, and where a move or a merge leads: "Move: after 4.2 Consent"."""
        kind = kind_word(one.kind)
        if one.aim is None:
            return kind
        if one.kind == "merge":
            return self.tr("{0}: with {1}").format(kind, self.clause_name(one.aim.clause))
        if one.aim.after:
            return self.tr("{0}: after {1}").format(kind, self.clause_name(one.aim.after))
        if one.aim.clause:
            return self.tr("{0}: first in {1}").format(kind, self.clause_name(one.aim.clause))
        return self.tr("{0}: first in “{1}”").format(kind, part(self._workspace.state, one.aim.part).title)

    def stays(self, one: RevisionView) -> bool:
        """Whether a proposal stays on this computer when the rest is shared."""
        return f"revision:{one.id}" in self.held

    def clause_name(self, clause: str) -> str:
        """The clause's number and heading."""
        heading = " ".join(line.text for line in self._workspace.text(f"h.{clause}", View.FINAL)) if clause else ""
        return f"{self.number(clause)} {heading}".strip()

    def row_of(self, revision: str) -> int:
        """Row of a proposal, -1 if there is none."""
        if not self._places:
            self._places = {one.id: row for row, one in enumerate(self._rows)}
        return self._places.get(revision, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        return self.told(self._rows[index.row()], role)

    def told(self, one: RevisionView, role: int) -> Any:
        """What a list of proposals says of one."""
        if role == REVISION:
            return one
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._described(one)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._told(one))
        return None

    def _described(self, one: RevisionView) -> str:
        """One line, also for screen readers."""
        words = [self.act(one), looks_words(one), self.number(one.clause), who(one), one_line(one.restyled)]
        if one.removed:
            words.append("− " + self.line(one.removed, one.removed_atoms))
        if one.added:
            words.append("+ " + self.line(one.added, one.added_atoms))
        words.append(state_word(one.state))
        return ", ".join(word for word in words if word)

    def _told(self, one: RevisionView) -> str:
        lines = [f"{who(one)} · {time_text(one.time)}", self.act(one), looks_words(one), kept(one.message)]
        if one.decided_by:
            lines.append(f"{state_word(one.state)} · {one.decided_by} · {time_text(one.decided_time)}")
        lines.append(kept(one.reason))
        return "\n".join(line for line in lines if line)

    def _read(self, name: str) -> RevisionView | None:
        revisions = self._workspace.state.revisions
        if name not in revisions or not revisions[name].events:
            return None
        one = self._workspace.revision(name)
        return None if is_empty(one) else one

    def _insert(self, one: RevisionView) -> None:
        row = self._row_for(one)
        self.beginInsertRows(QModelIndex(), row, row)
        self._rows.insert(row, one)
        self._places.clear()
        self.endInsertRows()

    def _row_for(self, one: RevisionView) -> int:
        """Where a new proposal stands: in reading order within its clause, clauses in document order."""
        workspace = self._workspace
        place = workspace.find(one.clause)
        order = workspace.clause(place, View.MARKUP).revisions if place is not None else ()
        rank = {name: number for number, name in enumerate(order)}
        own = rank.get(one.id, len(rank))
        same = [row for row, other in enumerate(self._rows) if other.clause == one.clause]
        if same:
            later = [row for row in same if rank.get(self._rows[row].id, -1) > own]
            return later[0] if later else same[-1] + 1
        ranks = self._workspace.clause_ranks()
        mine = ranks.get(one.clause, len(ranks))
        return next(
            (row for row, other in enumerate(self._rows) if ranks.get(other.clause, len(ranks)) > mine),
            len(self._rows),
        )
