"""What is shown for a stretch of text: characters, words for atoms, signs for proposed paragraph breaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from os.path import commonprefix

from hsavtal_desktop.core.reading import ATOM, Piece
from hsavtal_desktop.gui.page.setting import Setting
from hsavtal_desktop.gui.page.utf16 import Offsets, units

PILCROW = "¶"


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces that look alike, as shown: UTF-16 offset and length in the shown string."""

    start: int
    length: int
    piece: Piece
    """The first of them; its revisions and marks are those of all."""


@dataclass(frozen=True, slots=True)
class Composing:
    """What an input method shows at a place and has not handed over yet."""

    point: int
    """Code points into the leaf."""
    text: str
    caret: int
    """UTF-16 units into ``text``."""


@dataclass(frozen=True, slots=True)
class Display:
    """The shown string, its runs and the way back to positions."""

    text: str
    runs: tuple[Run, ...]
    offsets: Offsets
    composing: tuple[int, int] = (0, 0)
    """Start and length of the input method's text, in units."""

    def alike(self, other: Display) -> int:
        """How many units from the beginning say the same in the same looks."""
        least = units(commonprefix((self.text, other.text)))  # noqa: RUF071  # characters are what is meant
        for one, two in zip(self.runs, other.runs, strict=False):
            if not _looks_like(one.piece, two.piece):
                return min(least, one.start)
            if one.length != two.length:
                return min(least, one.start + min(one.length, two.length))
        return least


def display(pieces: Sequence[Piece], end: Piece | None, setting: Setting, composing: Composing | None) -> Display:
    """The shown string for the pieces of one leaf; ``end`` is its break, if it ends a paragraph."""
    parts: list[str] = []
    runs: list[Run] = []
    unit = 0
    plain = composing is None
    for piece in pieces:
        shown = _shown(piece, setting)
        length = units(shown)
        plain = plain and shown is piece.text and length == len(shown)
        if runs and shown is piece.text and _looks_like(runs[-1].piece, piece):
            runs[-1] = Run(runs[-1].start, runs[-1].length + length, runs[-1].piece)
        else:
            runs.append(Run(unit, length, piece))
        parts.append(shown)
        unit += length
    points = sum(len(piece.text) for piece in pieces)
    offsets = Offsets(points) if plain else Offsets(points, _starts(pieces, setting))
    if end is not None and setting.marked and end.revisions:
        runs.append(Run(unit, 1, end))
        parts.append(PILCROW)
    made = Display("".join(parts), tuple(runs), offsets)
    return made if composing is None else _with_composing(made, composing, _starts(pieces, setting))


def atom_words(piece: Piece, setting: Setting) -> str:
    """What one atom prints: the number a reference points at, the value of a field, or a sign for what it is."""
    atom = piece.marks.get("atom") or {}
    if atom.get("type") == "table":
        return ""
    return setting.source.printed(atom, setting.document, setting.view) or "▯"


def _looks_like(one: Piece, other: Piece) -> bool:
    return (
        one.inserted == other.inserted
        and one.deleted == other.deleted
        and one.reformatted == other.reformatted
        and one.marks == other.marks
    )


def _shown(piece: Piece, setting: Setting) -> str:
    if ATOM not in piece.text:
        return piece.text
    return piece.text.replace(ATOM, atom_words(piece, setting))


def _starts(pieces: Sequence[Piece], setting: Setting) -> list[int]:
    starts, unit = [0], 0
    for piece in pieces:
        atom = units(atom_words(piece, setting)) if ATOM in piece.text else 0
        for character in piece.text:
            unit += atom if character == ATOM else units(character)
            starts.append(unit)
    return starts


def _with_composing(shown: Display, composing: Composing, starts: list[int]) -> Display:
    at, length = shown.offsets.unit(composing.point), units(composing.text)
    cut = _index(shown.text, at)
    runs: list[Run] = []
    for run in shown.runs:
        if run.start + run.length <= at:
            runs.append(run)
        elif run.start >= at:
            runs.append(Run(run.start + length, run.length, run.piece))
        else:
            runs.append(Run(run.start, at - run.start, run.piece))
            runs.append(Run(at + length, run.start + run.length - at, run.piece))
    moved = [unit if index <= composing.point else unit + length for index, unit in enumerate(starts)]
    text = shown.text[:cut] + composing.text + shown.text[cut:]
    return Display(text, tuple(runs), Offsets(len(moved) - 1, moved), (at, length))


def _index(text: str, unit: int) -> int:
    """Index into a Python string of a UTF-16 offset."""
    passed = 0
    for index, character in enumerate(text):
        if passed >= unit:
            return index
        passed += units(character)
    return len(text)
