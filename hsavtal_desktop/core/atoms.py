"""What a single character can stand for: tables, pictures, footnotes, references and fields.

The values are those of FORMAT.md, section 10.  One that lacks what its type needs says nothing: it is kept as it is and
shown as a sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hsavtal_desktop.core.reading import Paragraph, Piece

MOST_SIDE = 10_000
"""Tenths of a millimetre that no side of a picture reaches."""
_BLOB = re.compile(r"[0-9a-f]{64}")
_SIZE = re.compile(r"([1-9][0-9]{0,3})x([1-9][0-9]{0,3})")

Atom = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as printed; the bytes are the attached file ``blob`` (SHA-256)."""

    blob: str
    alt: str
    """What it shows, in words."""
    width: int
    """Tenths of a millimetre."""
    height: int


def atom_of(piece: Piece) -> Atom:
    """What a piece stands for; empty where it is plain characters."""
    found = piece.marks.get("atom")
    return found if isinstance(found, Mapping) and piece.text else {}


def atoms(paragraphs: Iterable[Paragraph], kind: str) -> Iterator[tuple[Piece, Atom]]:
    """The atoms of one type in reading order."""
    for paragraph in paragraphs:
        for piece in () if paragraph.plain is not None else paragraph.pieces:
            atom = atom_of(piece)
            if atom.get("type") == kind:
                yield piece, atom


def footnotes(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    """Ids of the footnotes in reading order, each once."""
    yield from dict.fromkeys(str(atom.get("id", "")) for _, atom in atoms(paragraphs, "footnote"))


def target(atom: Atom) -> str:
    """The clause or part that a reference points at, "" for what is none."""
    return str(atom.get("clause") or atom.get("part") or "") if atom.get("type") == "reference" else ""


def picture(piece: Piece) -> Picture | None:
    """The picture that a piece stands for, its words and size as last changed; None where it is none."""
    atom = atom_of(piece)
    blob, width, height = atom.get("blob"), atom.get("width"), atom.get("height")
    if atom.get("type") != "picture" or not isinstance(blob, str) or not _BLOB.fullmatch(blob):
        return None
    changed = _SIZE.fullmatch(str(piece.marks.get("size", "")))
    if changed:
        width, height = int(changed[1]), int(changed[2])
    sides = [side if type(side) is int and 0 < side < MOST_SIDE else 0 for side in (width, height)]
    return Picture(blob, str(piece.marks.get("alt") or atom.get("alt") or ""), sides[0], sides[1])
