"""From a draft to the signed changes that it is shared as."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from hsavtal_desktop.core.change import Change, divided
from hsavtal_desktop.core.drafting import compact
from hsavtal_desktop.core.state import State
from hsavtal_desktop.workspace.draft import Action, Draft, Segment
from hsavtal_desktop.workspace.log import Log


@dataclass(slots=True)
class Sealing:
    """The changes that a draft becomes, not stored yet."""

    log: Log
    draft: Draft
    going: Mapping[int, Sequence[Mapping[str, Any]]]
    """The number of an action → those of its events that are released."""
    changes: list[Change] = field(default_factory=list)
    heads: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Segment → what is left of it is laid on then."""

    def seal(self, introduction: Sequence[Mapping[str, Any]], message: str) -> None:
        """Write the changes, segment by segment; the first has ``introduction`` before all else, and the message."""
        for segment in self.draft.segments:
            live = [one for one in self.draft.live if one.segment is segment and self.going[one.number]]
            events: list[Mapping[str, Any]] = [*compact(event for one in live for event in self.going[one.number])]
            if events and not self.changes:
                events = [*introduction, *events]
            self._write(segment, live, events, message)
            self.heads[segment.id] = self._heads_after(segment.heads)

    def _write(
        self, segment: Segment, live: Sequence[Action], events: Sequence[Mapping[str, Any]], message: str
    ) -> None:
        sealed = self.changes
        for piece in divided(events):
            parents = sorted({*grounds(self.draft.state, self.draft.author, segment), *(one.id for one in sealed[-1:])})
            note = message if not sealed else ""
            time = max(action.time for action in live)
            sealed.append(self.log.write(piece, parents=parents, known=sealed, message=note, time=time))

    def _heads_after(self, heads: Sequence[str]) -> tuple[str, ...]:
        saw, sealed = self.draft.state.history.saw, self.changes[-1:]
        left = {head for head in heads if not any(saw(parent, head) for one in sealed for parent in one.parents)}
        return tuple(sorted({*left, *(one.id for one in sealed)}))


def grounds(state: State, author: str, segment: Segment) -> tuple[str, ...]:
    """The changes that a segment of the draft is sealed on.

    They are those it was written on and, where that was before its author was admitted, the admission, without which
    it would count nowhere else.
    """
    admission = state.members.admission(author)
    if not admission or state.members.granted_role(author, segment.id):
        return segment.heads
    return (*(head for head in segment.heads if not state.history.saw(admission, head)), admission)
