"""Cut runs at characters of the signature."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from typing import Final

from lxml import etree

from hsavtal_desktop.word.names import XML_SPACE, W
from hsavtal_desktop.word.redlining.content import Piece

_LOOK: Final = f"{W}rPr"


def segment(piece: Piece, start: int, stop: int) -> Piece:
    """A copy of a run's characters from ``start`` to ``stop`` (counted in the piece), with its look."""
    # Copying the whole run and taking away is several times faster than putting a new one together.
    made = copy(piece.elements[0])
    copies = [child for child in made if child.tag != _LOOK]
    if len(copies) == 1:
        copies[0].text = text = piece.text[start:stop]
        copies[0].set(XML_SPACE, "preserve")
        return Piece([made], text, [(copies[0], text)])
    parts: list[tuple[etree._Element, str]] = []
    at = 0
    for twin, (_child, text) in zip(copies, piece.parts, strict=True):
        first, last = max(start, at), min(stop, at + len(text))
        held = text[first - at : last - at] if first < last else ""
        if held or (not text and (start <= at < stop or at == stop == len(piece.text))):
            if len(held) < len(text):
                twin.text = held
                twin.set(XML_SPACE, "preserve")
            parts.append((twin, held))
        else:
            made.remove(twin)
        at += len(text)
    return Piece([made], piece.text[start:stop], parts)


def cut(pieces: Iterable[Piece], places: set[int]) -> list[Piece]:
    """Cut the runs of a paragraph, in its tree, so that a piece ends at every place that lies inside a run."""
    made: list[Piece] = []
    at = 0
    for piece in pieces:
        inside = sorted(place - at for place in places if at < place < at + len(piece.text)) if piece.is_run else []
        at += len(piece.text)
        if not inside:
            made.append(piece)
            continue
        segments = [
            segment(piece, start, stop) for start, stop in zip([0, *inside], [*inside, len(piece.text)], strict=True)
        ]
        run = piece.elements[0]
        for new in segments:
            run.addprevious(new.elements[0])
        parent = run.getparent()
        if parent is not None:
            parent.remove(run)
        made.extend(segments)
    return made
