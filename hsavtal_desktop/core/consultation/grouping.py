"""Items of one clause that say the same, or nearly, brought together so that they are answered once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from hsavtal_desktop.core import revision_views
from hsavtal_desktop.core.atoms import Atom
from hsavtal_desktop.core.consultation.items import PROPOSAL, Item
from hsavtal_desktop.core.consultation.likeness import nearly_same, substance
from hsavtal_desktop.core.consultation.objects import Objects, named
from hsavtal_desktop.core.consultation.wording import Ground, Segment, ground_of
from hsavtal_desktop.core.state import State


@dataclass(frozen=True, slots=True)
class Passage:
    """What one item changes, or says, to be shown."""

    item: Item
    kind: str
    """Kind of proposal as in :class:`RevisionView`; the item's own kind where it is none."""
    segments: tuple[Segment, ...]
    text: str = ""
    """Text id of the words that it changes, "" where it changes none that were there."""
    objects: Mapping[str, Atom] = field(default_factory=dict)
    """What the signs among the words stand for: references, tables and the like."""

    def told(self, name: Callable[[Atom], str]) -> list[Segment]:
        """The segments with the name of every object in its place."""
        names = {sign: name(atom) for sign, atom in self.objects.items()}
        return [(named(words, names), mark) for words, mark in self.segments]


@dataclass(slots=True)
class Group:
    """Passages that say the same, the first one the earliest in the text."""

    passages: list[Passage] = field(default_factory=list)
    exact: bool = True
    """Whether all of them say exactly the same."""

    @property
    def items(self) -> list[Item]:
        """What is answered together."""
        return [passage.item for passage in self.passages]

    @property
    def authorities(self) -> list[str]:
        """Who says so, each once."""
        return list(dict.fromkeys(item.authority for item in self.items))

    @property
    def id(self) -> str:
        """Of its first item."""
        return self.passages[0].item.id


def groups_in(state: State, items: Sequence[Item]) -> list[Group]:
    """The items of one clause in groups: proposals as they stand in the text, then comments and remarks."""
    return group(_Placed(state, items).all())


def group(placed: Iterable[_Said]) -> list[Group]:
    """Bring together what says the same; each joins the first group whose first member it is like."""
    found: list[tuple[_Said, Group]] = []
    for said in placed:
        for leader, grouped in found:
            if said.same(leader) or said.nearly(leader):
                grouped.passages.append(said.passage)
                grouped.exact = grouped.exact and said.same(leader)
                break
        else:
            found.append((said, Group([said.passage])))
    return [grouped for _, grouped in found]


@dataclass(frozen=True, slots=True)
class _Said:
    """An item with what it is compared by."""

    passage: Passage
    key: tuple[str, ...]
    """Only items with the same can be alike."""
    words: str = ""
    ground: Ground | None = None

    def same(self, other: _Said) -> bool:
        if self.key != other.key:
            return False
        if self.ground is None:
            return substance(self.words) == substance(other.words)
        one, two = self._results(other)
        return one == two

    def nearly(self, other: _Said) -> bool:
        if self.key != other.key:
            return False
        if self.ground is None:
            return nearly_same(self.words, other.words)
        return self._meets(other) and nearly_same(*self._results(other))

    def _meets(self, other: _Said) -> bool:
        assert self.ground is not None
        one, two = self.ground.touches[self.passage.item.id], self.ground.touches[other.passage.item.id]
        return one.start <= two.stop and two.start <= one.stop

    def _results(self, other: _Said) -> tuple[str, str]:
        """What both would make of the stretch that either touches, widened to whole words."""
        assert self.ground is not None
        touches = [self.ground.touches[said.passage.item.id] for said in (self, other)]
        start, stop = min(touch.start for touch in touches), max(touch.stop for touch in touches)
        words = self.ground.words
        while start > 0 and words[start - 1].isalnum():
            start -= 1
        while stop < len(words) and words[stop].isalnum():
            stop += 1
        before = min(touch.order for touch in touches)
        one, two = (self.ground.result(said.passage.item.id, start, stop, before) for said in (self, other))
        return one, two


class _Placed:
    """Reads the items of one clause."""

    def __init__(self, state: State, items: Sequence[Item]) -> None:
        self._state = state
        self._items = items
        self._grounds: dict[str, Ground] = {}

    def all(self) -> list[_Said]:
        """Proposals on words by their place, then other proposals, then comments and remarks."""
        proposals = [item for item in self._items if item.kind == PROPOSAL]
        others = [item for item in self._items if item.kind != PROPOSAL]
        self._read_grounds(proposals)
        on_words, on_structure = [], []
        for item in proposals:
            said = self._on_words(item)
            if said is not None:
                on_words.append(said)
            else:
                on_structure.append(self._on_structure(item))
        on_words.sort(key=self._rank)
        on_structure.sort(key=lambda said: (said.key, said.passage.item.authority))
        spoken = [_Said(Passage(item, item.kind, ((item.text, ""),)), (item.kind,), item.text) for item in others]
        spoken.sort(key=lambda said: (said.key, said.passage.item.authority, said.passage.item.id))
        return [*on_words, *on_structure, *spoken]

    def _read_grounds(self, proposals: Sequence[Item]) -> None:
        texts: dict[str, set[str]] = {}
        for item in proposals:
            for text in self._state.revisions[item.id].texts:
                texts.setdefault(text, set()).add(item.id)
        self._grounds = {text: ground_of(self._state, text, names) for text, names in texts.items()}

    def _kind(self, item: Item) -> str:
        return revision_views.kind_of(self._state.revisions[item.id])

    def _on_words(self, item: Item) -> _Said | None:
        """A proposal that only changes the words of one text."""
        kind = self._kind(item)
        texts = self._state.revisions[item.id].texts
        if kind not in ("insertion", "deletion", "replacement", "format") or not texts:
            return None
        text = texts[0]
        ground = self._grounds[text]
        if item.id not in ground.touches:
            return None
        passage = Passage(item, kind, tuple(ground.around(item.id)), text, ground.objects.by_sign)
        looks = self._looks(item) if kind == "format" else ""
        return _Said(passage, ("words", text, looks), ground=ground)

    def _looks(self, item: Item) -> str:
        events = (entry.event for entry in self._state.revisions[item.id].events.values())
        return " ".join(sorted(f"{event['name']}={event['value']!r}" for event in events if event["kind"] == "format"))

    def _rank(self, said: _Said) -> tuple[int, str, int, int, str, str]:
        assert said.ground is not None
        touch, item, text = said.ground.touches[said.passage.item.id], said.passage.item, said.passage.text
        return "hbc".index(text[0]), text, touch.start, touch.stop, item.authority, item.id

    def _on_structure(self, item: Item) -> _Said:
        """A clause or row that comes, goes or moves."""
        revision = self._state.revisions[item.id]
        objects = Objects()
        words = revision_views.changed_words(self._state, revision)
        atoms = revision_views.changed_atoms(self._state, revision)
        added, removed = map(objects.signed, words, atoms)
        kind = self._kind(item)
        place = tuple(sorted(self._places(item)))
        segments = tuple(_segments(added, removed))
        return _Said(Passage(item, kind, segments, objects=objects.by_sign), (kind, *place), added or removed)

    def _places(self, item: Item) -> Iterator[str]:
        for entry in self._state.revisions[item.id].events.values():
            event = entry.event
            if event["kind"] in ("move", "clause"):
                yield f"{event['part']} {event['parent']} {event.get('clause', '')}"
            elif event["kind"] == "remove":
                yield str(event["clause"])
            elif event["kind"] == "unslot":
                yield f"{event['table']} {event['id']}"
            elif event["kind"] == "slot":
                yield str(event["table"])


def _segments(added: str, removed: str) -> Iterator[Segment]:
    if removed:
        yield removed, "-"
    if added:
        yield added, "+"
