"""The part of the proposals that a filter lets through."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QSortFilterProxyModel

from hsavtal_desktop.core.reading import RevisionView
from hsavtal_desktop.gui.proposals_model import REVISION, Index, ProposalsModel


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

    def lets(self, one: RevisionView, number: str) -> bool:
        """Whether a proposal is shown."""
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
        heap = "\n".join((one.added, one.removed, one.name, one.organisation, one.message, one.reason, number))
        heap = heap.casefold()
        return all(word in heap for word in self.words.casefold().split())


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
