"""Cut runs at characters of the signature."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from lxml import etree

from hsavtal_desktop.word.names import XML_SPACE, W
from hsavtal_desktop.word.redlining.content import Piece

_TEXTS = (f"{W}t", f"{W}delText")


def segment(piece: Piece, start: int, stop: int) -> Piece:
    """A copy of a run's characters from ``start`` to ``stop`` (counted in the piece), with its look."""
    run = piece.elements[0]
    made = etree.Element(run.tag, dict(run.attrib), nsmap=run.nsmap)
    look = run.find(f"{W}rPr")
    if look is not None:
        made.append(deepcopy(look))
    parts: list[tuple[etree._Element, str]] = []
    at = 0
    for child, text in piece.parts:
        first, last = max(start, at), min(stop, at + len(text))
        held = first < last or (not text and (start <= at < stop or at == stop == len(piece.text)))
        if held:
            part = (
                _portion(child, text[first - at : last - at])
                if len(text) > 1 and last - first < len(text)
                else deepcopy(child)
            )
            made.append(part)
            parts.append((part, text[first - at : last - at]))
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


def _portion(child: etree._Element, text: str) -> etree._Element:
    part = etree.Element(child.tag, nsmap=child.nsmap)
    part.text = text
    part.set(XML_SPACE, "preserve")
    return part
