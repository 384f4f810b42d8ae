"""Decisions: on whole proposals, on a part of one, and on what is left of one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from hsavtal_desktop.core import edits
from hsavtal_desktop.core.drafting.pen import Event
from hsavtal_desktop.core.drafting.stretches import merge, select
from hsavtal_desktop.core.drafting.texts import TextDrafter
from hsavtal_desktop.core.progress import steps
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.revisions import EFFECT
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.subjects import TEXT_KINDS
from hsavtal_desktop.core.trouble import Trouble

_Place = tuple[str, str, int, int]
"""Text, source, offset and length of characters that share their history."""


@dataclass(slots=True)
class Decider:
    """Decisions by one author."""

    texts: TextDrafter

    def decide(self, edit: edits.Decide) -> list[Event]:
        """A decision on each revision, or on the selected part of it."""
        events: list[Event] = []
        for revision in steps(edit.revisions):
            if revision not in self.texts.state.revisions:
                raise Trouble(
                    Said(
                        "Förslaget {revision} finns inte i ärendet. Kontrollera id med kommandot revisions.",
                        revision=revision,
                    )
                )
            if edit.text:
                ranges = self._part_of(edit, revision)
                if ranges:
                    events.append(self._decision(edit, revision, edit.text, merge(ranges)))
            elif edit.verdict in ("accept", "reject"):
                events.extend(self._decide_rest(edit, revision))
            else:
                events.append(self._decision(edit, revision))
        return events

    def _part_of(self, edit: edits.Decide, revision: str) -> list[list[Any]]:
        """The selected characters that a decision is about: undecided ones or, to reopen, decided ones too."""
        chosen = select(self.texts.pieces(edit.text, View.MARKUP), edit.start, edit.stop)
        if edit.verdict != "reopen":
            return [stretch.range for stretch in chosen if revision in stretch.piece.revisions]
        own = [place[1:] for place in self._fates(revision)[0] if place[0] == edit.text]
        found: list[list[Any]] = []
        for source, start, length in (stretch.range for stretch in chosen):
            for other, first, count in own:
                low, high = max(start, first), min(start + length, first + count)
                if other == source and low < high:
                    found.append([source, low, high - low])
        return sorted(found)

    def _decision(self, edit: edits.Decide, revision: str, text: str = "", ranges: Sequence[Any] = ()) -> Event:
        event: Event = {
            "kind": "decide",
            "id": self.texts.pen.revision(),
            "revision": revision,
            "verdict": edit.verdict,
            "replaces": [entry.event["id"] for entry in self.texts.state.revisions.standing(revision)],
        }
        if edit.reason:
            event["reason"] = edit.reason
        if edit.together:
            event["with"] = [name for name in edit.revisions if name != revision]
        if text:
            event |= {"text": text, "ranges": list(ranges)}
        return event

    def _decide_rest(self, edit: edits.Decide, revision: str) -> list[Event]:
        """Of a proposal decided in part, the rest; all of it where nothing, or everything, was decided before."""
        characters, others = self._fates(revision)
        fates = {*characters.values(), *others}
        if "pending" not in fates or len(fates) == 1:
            return [self._decision(edit, revision)]
        if "pending" not in others:
            return [
                self._decision(edit, revision, text, ranges)
                for text, ranges in _by_text(place for place, fate in characters.items() if fate == "pending").items()
            ]
        whole = self._decision(edit, revision)
        opposite = {"accept": "reject", "reject": "accept"}[edit.verdict]
        kept = [place for place, fate in characters.items() if fate == EFFECT[opposite]]
        again = replace(edit, verdict=opposite)
        return [whole] + [
            {**self._decision(again, revision, text, ranges), "replaces": [whole["id"]]}
            for text, ranges in _by_text(kept).items()
        ]

    def _fates(self, revision: str) -> tuple[dict[_Place, str], set[str]]:
        """What became of the characters of a proposal, and of what else it proposes."""
        characters: dict[_Place, str] = {}
        others: set[str] = set()
        for entry in self.texts.state.revisions[revision].events.values():
            event = entry.event
            if event["kind"] not in TEXT_KINDS:
                others.add(self.texts.state.revisions.fate(revision, entry))
                continue
            for span in list(self.texts.state.characters(entry)):
                place = event["text"], span.source, span.start, len(span.text)
                fate = self.texts.state.revisions.fate(revision, entry, span.source, span.start)
                characters[place] = "pending" if "pending" in (fate, characters.get(place)) else fate
        return characters, others


def _by_text(places: Iterable[_Place]) -> dict[str, list[list[Any]]]:
    found: dict[str, list[list[Any]]] = {}
    for text, source, start, length in sorted(places):
        found.setdefault(text, []).append([source, start, length])
    return {text: merge(ranges) for text, ranges in found.items()}
