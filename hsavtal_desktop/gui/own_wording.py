"""Settling a conflict with words of one's own: where they go, and what stands there now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hsavtal_desktop.core.reading import ATOM, Paragraph, Piece

Letter = tuple[str, int]
"""A character by its writer's series and offset."""


@dataclass(frozen=True)
class Stretch:
    """The words that proposals compete about, by identity, so that they are found again once those are decided."""

    before: Letter | None
    """The character before them, None at the beginning of the text."""
    kept: tuple[Letter, ...]
    """Those of them that stay when the proposals are rejected."""
    words: str
    """The same, as text."""


def _letters(paragraphs: Iterable[Paragraph]) -> list[tuple[Letter, str, Piece]]:
    found: list[tuple[Letter, str, Piece]] = []
    for paragraph in paragraphs:
        for piece in (*paragraph.pieces, paragraph.end):
            found.extend(((piece.source, piece.offset + place), char, piece) for place, char in enumerate(piece.text))
    return found


def stretch(paragraphs: Iterable[Paragraph], revisions: Iterable[str]) -> Stretch | None:
    """The whole words of a text (all markup) that the proposals touch; None where they touch none."""
    wanted = set(revisions)
    letters = _letters(paragraphs)[:-1]
    touched = [place for place, (_, _, piece) in enumerate(letters) if wanted & set(piece.revisions)]
    if not touched:
        return None
    first, last = touched[0], touched[-1]
    while first > 0 and letters[first - 1][1].isalnum():
        first -= 1
    while last + 1 < len(letters) and letters[last + 1][1].isalnum():
        last += 1
    staying = [
        (letter, char)
        for letter, char, piece in letters[first : last + 1]
        if piece.inserted not in wanted and char not in (ATOM, "\n")
    ]
    while staying and staying[0][1].isspace():
        staying.pop(0)
    while staying and staying[-1][1].isspace():
        staying.pop()
    return Stretch(
        letters[first - 1][0] if first else None,
        tuple(letter for letter, _ in staying),
        "".join(char for _, char in staying),
    )


def positions(paragraphs: Iterable[Paragraph], where: Stretch) -> tuple[int, int]:
    """Where the stretch is now, as positions in the same view of the text."""
    places = {letter: place for place, (letter, _, _) in enumerate(_letters(paragraphs))}
    if where.kept:
        return places[where.kept[0]], places[where.kept[-1]] + 1
    start = 0 if where.before is None else places[where.before] + 1
    return start, start
