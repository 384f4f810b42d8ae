"""Words of one's own in the place of proposals: where they go, and what stands there with and without each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from hsavtal_desktop.core import views
from hsavtal_desktop.core.reading import ATOM, BREAK, Conflict, Paragraph, Piece, View
from hsavtal_desktop.core.state import State

Letter = tuple[str, int]
"""A character by its writer's series and offset."""
_Shown = tuple[Letter, str, Piece]


@dataclass(frozen=True)
class Stretch:
    """The words that proposals are about, by identity, so that they are found again once those are decided."""

    before: Letter | None
    """The character before them, None at the beginning of the text."""
    kept: tuple[Letter, ...]
    """Those of them that stay when the proposals are rejected."""
    words: str
    """The same, as text."""

    def narrowed(self, words: str) -> tuple[Stretch, str]:
        """Without the words at both ends that ``words`` leave as they are; and those that are left of ``words``."""
        old, new = self.words, words
        start = 0
        while start < min(len(old), len(new)) and old[start] == new[start]:
            start += 1
        while start and not (_between_words(old, start) and _between_words(new, start)):
            start -= 1
        stop = 0
        while stop < min(len(old), len(new)) - start and old[-1 - stop] == new[-1 - stop]:
            stop += 1
        while stop and not (_between_words(old, len(old) - stop) and _between_words(new, len(new) - stop)):
            stop -= 1
        before = self.kept[start - 1] if start else self.before
        left = Stretch(before, self.kept[start : len(old) - stop], old[start : len(old) - stop])
        return left, new[start : len(new) - stop]


@dataclass(frozen=True)
class InDispute:
    """What a conflict about words is about."""

    where: Stretch
    """Without the proposals, while somebody has yet to decide on them; else what they blended into."""
    together: str
    """What all of them make of it."""


def in_dispute(state: State, conflict: Conflict) -> InDispute | None:
    """The words that meet in a conflict; None where nothing is left of them."""
    shown = views.paragraphs(state, conflict.text, View.MARKUP)
    if conflict.kind == "overlap":
        blended = _blended(shown, _written(state, conflict))
        return InDispute(blended, blended.words) if blended is not None else None
    where = stretch(shown, conflict.revisions)
    together = proposed_words(shown, conflict.revisions, conflict.revisions)
    return InDispute(where, together) if where is not None else None


def _written(state: State, conflict: Conflict) -> set[Letter]:
    """The letters that a conflict's proposals put in."""
    return {
        (span.source, offset)
        for span in state.text(conflict.text).sequence.ordered()
        if any(entry.event["revision"] in conflict.revisions for entry in span.origins)
        for offset in range(span.start, span.stop)
    }


def _blended(paragraphs: Iterable[Paragraph], written: Collection[Letter]) -> Stretch | None:
    """The whole words of a text that some letters stand in; None for what is more than words."""
    letters = _letters(paragraphs)[:-1]
    bounds = _widened(letters, [place for place, (letter, _, _) in enumerate(letters) if letter in written])
    if bounds is None:
        return None
    first, last = bounds
    words = _stripped([(letter, char) for letter, char, _ in letters[first : last + 1]])
    if any(char in (ATOM, BREAK) for _, char in words):
        return None  # a box for words can hold neither
    return Stretch(
        letters[first - 1][0] if first else None,
        tuple(letter for letter, _ in words),
        "".join(char for _, char in words),
    )


def stretch(paragraphs: Iterable[Paragraph], revisions: Iterable[str], *, agreed_only: bool = False) -> Stretch | None:
    """The whole words of a text (all markup) that the proposals touch; None where they touch none.

    With ``agreed_only`` what others propose there is none of the words.
    """
    wanted = set(revisions)
    letters = _letters(paragraphs)[:-1]
    bounds = _bounds(letters, wanted)
    if bounds is None:
        return None
    first, last = bounds
    staying = _stripped(
        [
            (letter, char)
            for letter, char, piece in letters[first : last + 1]
            if piece.inserted not in wanted and not (agreed_only and piece.inserted) and char not in (ATOM, BREAK)
        ]
    )
    return Stretch(
        letters[first - 1][0] if first else None,
        tuple(letter for letter, _ in staying),
        "".join(char for _, char in staying),
    )


def between(paragraphs: Iterable[Paragraph], start: int, stop: int) -> Stretch:
    """What stands between two positions of a text as a view shows it."""
    letters = _letters(paragraphs)
    kept = letters[start:stop]
    before = letters[start - 1][0] if start else None
    return Stretch(before, tuple(letter for letter, _, _ in kept), "".join(char for _, char, _ in kept))


def proposed_words(paragraphs: Iterable[Paragraph], revisions: Iterable[str], chosen: Iterable[str]) -> str:
    """What some of the proposals make of the words that they all touch; all others as if rejected."""
    wanted, taken = set(revisions), set(chosen)
    letters = _letters(paragraphs)[:-1]
    bounds = _bounds(letters, wanted)
    if bounds is None:
        return ""
    first, last = bounds
    reading = [
        (letter, char)
        for letter, char, piece in letters[first : last + 1]
        if (not piece.inserted or piece.inserted in taken)
        and taken.isdisjoint(piece.deleted)
        and char not in (ATOM, BREAK)
    ]
    return "".join(char for _, char in _stripped(reading))


def positions(paragraphs: Iterable[Paragraph], where: Stretch) -> tuple[int, int]:
    """Where the stretch is now, as positions in the same view of the text."""
    places = {letter: place for place, (letter, _, _) in enumerate(_letters(paragraphs))}
    if where.kept:
        return places[where.kept[0]], places[where.kept[-1]] + 1
    start = 0 if where.before is None else places[where.before] + 1
    return start, start


def _letters(paragraphs: Iterable[Paragraph]) -> list[_Shown]:
    found: list[_Shown] = []
    for paragraph in paragraphs:
        for piece in (*paragraph.pieces, paragraph.end):
            found.extend(((piece.source, piece.offset + place), char, piece) for place, char in enumerate(piece.text))
    return found


def _bounds(letters: Sequence[_Shown], wanted: Collection[str]) -> tuple[int, int] | None:
    """The first and last letter of the whole words that the proposals touch."""
    touched = [place for place, (_, _, piece) in enumerate(letters) if not set(wanted).isdisjoint(piece.revisions)]
    return _widened(letters, touched)


def _widened(letters: Sequence[_Shown], touched: Sequence[int]) -> tuple[int, int] | None:
    """The same of the places of letters."""
    if not touched:
        return None
    first, last = touched[0], touched[-1]
    while first > 0 and letters[first - 1][1].isalnum():
        first -= 1
    while last + 1 < len(letters) and letters[last + 1][1].isalnum():
        last += 1
    return first, last


def _stripped(letters: list[tuple[Letter, str]]) -> list[tuple[Letter, str]]:
    while letters and letters[0][1].isspace():
        letters = letters[1:]
    while letters and letters[-1][1].isspace():
        letters = letters[:-1]
    return letters


def _between_words(text: str, place: int) -> bool:
    return place in (0, len(text)) or not (text[place - 1].isalnum() and text[place].isalnum())
