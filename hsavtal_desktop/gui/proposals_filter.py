"""The part of the proposals that a filter lets through."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from hsavtal_desktop.core.reading import RevisionView
from hsavtal_desktop.gui.proposals_model import Index, ProposalsModel
from hsavtal_desktop.gui.turns import Steps, Turns

_AT_ONCE = 500
"""Proposals looked at in one step."""


@dataclass(frozen=True)
class ProposalFilter:
    """What the list shows; an empty field lets everything through."""

    words: str = ""
    organisation: str = ""
    kind: str = ""
    open: bool | None = True
    """Only what somebody has yet to decide on (True), or only what is decided (False)."""
    own: str = ""
    """Only what this author has not shared yet."""
    author: str = ""
    """Only what this installation (public key) wrote or took in."""
    handed_in: bool | None = None
    """Only what was taken in on behalf of an authority (True), or only what was written here (False)."""
    since: str = ""
    """UTC time of the earliest proposal let through."""
    until: str = ""
    """UTC time that no proposal let through reaches."""
    clause: str = ""

    def lets(self, one: RevisionView, told: str) -> bool:
        """Whether a proposal is shown, of which ``told`` is said besides the words of people."""
        if self.open is not None and one.open is not self.open:
            return False
        if self.kind and one.kind != self.kind:
            return False
        if self.organisation and self.organisation not in (one.organisation, one.name):
            return False
        if self.own and (one.author != self.own or one.released):
            return False
        if self.author not in ("", one.author) or self.clause not in ("", one.clause):
            return False
        if self.handed_in is not None and bool(one.on_behalf) is not self.handed_in:
            return False
        if one.time < self.since or (self.until and one.time >= self.until):
            return False
        if not self.words:
            return True
        heap = "\n".join((one.added, one.removed, one.name, one.organisation, one.message, one.reason, told))
        heap = heap.casefold()
        return all(word in heap for word in self.words.casefold().split())


class FilteredProposals(QAbstractListModel):
    """The proposals that a :class:`ProposalFilter` lets through.

    Where there are many they are looked through in turns, and those that were shown before stay until it is done.
    """

    def __init__(self, model: ProposalsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.filter = ProposalFilter()
        self._shown: list[RevisionView] = []
        self._source: list[int] = []
        """Their rows in the whole model."""
        self._places: dict[str, int] = {}
        """Proposal → row, of all rows or, where they have changed since, of none."""
        self._turns = Turns(self)
        model.modelReset.connect(self._look_through)
        model.rowsInserted.connect(self._came)
        model.rowsRemoved.connect(self._went)
        model.dataChanged.connect(self._changed)
        self._look_through()

    def choose(self, wanted: ProposalFilter) -> None:
        """Show what another filter lets through."""
        if wanted != self.filter:
            self.filter = wanted
            self._look_through()

    def finish(self) -> None:
        """Look through all that is left, where somebody needs it now."""
        self._turns.finish()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        return self._model.told(self._shown[index.row()], role)

    def revision(self, row: int) -> RevisionView | None:
        """The proposal in a row of the filtered list."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, revision: str) -> int:
        """Row of a proposal in the filtered list, -1 if it is not shown."""
        if not self._places:
            self._places = {one.id: row for row, one in enumerate(self._shown)}
        return self._places.get(revision, -1)

    def _look_through(self) -> None:
        self._turns.run(self._sift())

    def _sift(self) -> Steps:
        rows, found = self._model.rows, list[int]()
        for first in range(0, len(rows), _AT_ONCE):
            if first:
                yield
            found += [row for row in range(first, min(first + _AT_ONCE, len(rows))) if self._lets(rows[row])]
        self.beginResetModel()
        self._source, self._shown = found, [rows[row] for row in found]
        self._places.clear()
        self.endResetModel()

    def _lets(self, one: RevisionView) -> bool:
        return self.filter.lets(one, self._model.named(one) if self.filter.words else "")

    def _changed(self, first: Index, last: Index) -> None:
        """Proposals of the whole model are others, or are told otherwise."""
        if self._turns.working or (self.filter.words and first.row() < last.row()):
            self._look_through()
        elif first.row() == last.row():
            self._look_at(first.row())
        elif self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    def _came(self, _parent: Index, first: int, last: int) -> None:
        """Proposals came in the whole model."""
        if self._turns.working:
            self._look_through()
            return
        at, more = bisect_left(self._source, first), last - first + 1
        self._source[at:] = [row + more for row in self._source[at:]]
        for row in range(first, last + 1):
            self._look_at(row)

    def _went(self, _parent: Index, first: int, last: int) -> None:
        """Proposals went from the whole model."""
        if self._turns.working:
            self._look_through()
            return
        at, fewer = bisect_left(self._source, first), last - first + 1
        while at < len(self._source) and self._source[at] <= last:
            self._leave_out(at)
        self._source[at:] = [row - fewer for row in self._source[at:]]

    def _look_at(self, row: int) -> None:
        """Show a proposal that is new or another as the filter has it."""
        one, at = self._model.rows[row], bisect_left(self._source, row)
        shown, lets = at < len(self._source) and self._source[at] == row, self._lets(one)
        if shown and lets:
            self._shown[at] = one
            self.dataChanged.emit(self.index(at), self.index(at))
        elif shown:
            self._leave_out(at)
        elif lets:
            self.beginInsertRows(QModelIndex(), at, at)
            self._source.insert(at, row)
            self._shown.insert(at, one)
            self._places.clear()
            self.endInsertRows()

    def _leave_out(self, at: int) -> None:
        self.beginRemoveRows(QModelIndex(), at, at)
        del self._source[at], self._shown[at]
        self._places.clear()
        self.endRemoveRows()
