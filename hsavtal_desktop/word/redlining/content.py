"""The content of paragraphs as text that can be compared and cut: one character for whatever is not text.

The *signature* of a paragraph is the text a reader of the file gets (``reading_text``), with one character, impossible
in XML, for each object: a picture, a note reference, a field with its stored result, mathematics.  Equal objects have
the same character on both sides.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from hsavtal_desktop.word.names import R, W
from hsavtal_desktop.word.reading_fields import FieldState
from hsavtal_desktop.word.reading_text import effective_children, text_piece, written_text
from hsavtal_desktop.word.redlining.survey import NOTES, PICTURES, WHOLE, Survey

_POINTS: Final = frozenset(
    f"{W}{name}"
    for name in (
        *("pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "proofErr", "permStart", "permEnd"),
        *("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "lastRenderedPageBreak"),
        *("instrText", "delInstrText", "fldData", "commentReference", "annotationRef", "footnoteRef", "endnoteRef"),
        *("separator", "continuationSeparator", "rt", "rubyPr"),
    )
)
"""What has no text of its own and is no object."""
_RUN: Final = f"{W}r"
_LOOK: Final = f"{W}rPr"
_WRITTEN: Final = f"{W}t"
_TEXT_BOX: Final = f"{W}txbxContent"
_FIRST_OBJECT: Final = 0xD800
_OBJECTS: Final = 0x800


class Objects:
    """Gives each distinct object a character that no XML text can hold.  Shared by both sides."""

    def __init__(self) -> None:
        self._known: dict[Hashable, str] = {}

    def character(self, key: Hashable) -> str:
        """The character of an object; the same for equal keys."""
        if key not in self._known:
            number = len(self._known)
            # Beyond two thousand, private characters of the last plane have to do.
            self._known[key] = chr(_FIRST_OBJECT + number if number < _OBJECTS else 0x100000 + number % 0xFFFE)
        return self._known[key]


@dataclass(slots=True)
class Piece:
    """Neighbouring elements that stand for a stretch of the signature: a run, a field, an object."""

    elements: list[etree._Element]
    text: str
    parts: list[tuple[etree._Element, str]]
    """For a run its children with what each stands for; empty for what cannot be cut."""

    inner: list[Piece] = field(default_factory=list)
    """For a field the pieces in it that have text."""

    @property
    def is_run(self) -> bool:
        """Whether it can be cut."""
        return bool(self.parts)


class Side:
    """One of the two texts: signatures and pieces of its paragraphs."""

    def __init__(
        self,
        survey: Survey,
        objects: Objects,
        picture: Callable[[str], bytes | None],
        note: Callable[[str, str], Hashable],
    ) -> None:
        """``picture`` gives the bytes that a relationship of the part leads to, ``None`` where there are none.

        ``note`` gives what a reference to a note (tag and id) is compared by.
        """
        self._objects = objects
        self._picture = picture
        self._note = note
        self._has_fields = survey.has(f"{W}fldChar")
        self._fields = FieldState(survey.root if self._has_fields else etree.Element(survey.root.tag))
        self.signatures: dict[etree._Element, str] = {}
        """What each paragraph is compared by."""
        self._pieces: dict[etree._Element, list[Piece]] = {}
        for paragraph, text in survey.paragraphs:
            if text is None or self._fields.hides:
                pieces = self._pieces[paragraph] = self._read(paragraph)
                self.signatures[paragraph] = "".join(piece.text for piece in pieces)
            else:
                self.signatures[paragraph] = text

    def signature(self, paragraph: etree._Element) -> str:
        """What the paragraph is compared by."""
        return self.signatures[paragraph]

    def pieces(self, paragraph: etree._Element) -> list[Piece]:
        """The content of the paragraph in order; together their texts are the signature."""
        if paragraph not in self._pieces:
            self._pieces[paragraph] = self._read(paragraph)
        return self._pieces[paragraph]

    def _read(self, paragraph: etree._Element) -> list[Piece]:
        pieces: list[Piece] = []
        self._walk(paragraph, pieces)
        return pieces

    def _walk(self, parent: etree._Element, pieces: list[Piece]) -> None:
        children = list(parent)
        at = 0
        while at < len(children):
            child = children[at]
            at += 1
            if child.tag == _RUN:
                end = _field_end(children, at - 1) if self._has_fields else 0
                if end:
                    pieces.append(self._field(children[at - 1 : end]))
                    at = end
                else:
                    pieces.append(self._run(child))
            elif child.tag not in _POINTS:
                text = self._object(child)
                if text is None:
                    self._walk(child, pieces)
                elif text:
                    pieces.append(Piece([child], text, []))

    def _run(self, run: etree._Element) -> Piece:
        parts = [(child, self._text(child)) for child in run if child.tag != _LOOK]
        text = parts[0][1] if len(parts) == 1 else "".join([text for _child, text in parts])
        return Piece([run], text, parts)

    def _field(self, elements: list[etree._Element]) -> Piece:
        inner: list[Piece] = []
        for element in elements:
            if element.tag == f"{W}r":
                inner.append(self._run(element))
            elif element.tag not in _POINTS:
                self._walk(element, inner)
        result = "".join(piece.text for piece in inner)
        inner = [piece for piece in inner if piece.text]
        return Piece(elements, self._objects.character(("field", result)) if result else "", [], inner)

    def _text(self, element: etree._Element) -> str:
        """What one child of a run stands for."""
        if element.tag == _WRITTEN and not self._has_fields:
            return written_text(element)
        if element.tag == f"{W}fldChar":
            self._fields.see(element)
            return ""
        if element.tag in _POINTS:
            return ""
        piece = text_piece(element)
        if piece is not None:
            return "" if self._fields.hides else piece[0]
        text = self._object(element)
        if text is None:
            text = visible(element)
            return self._objects.character((element.tag, text)) if text else ""
        return text

    def _object(self, element: etree._Element) -> str | None:
        """The character of an object; ``None`` for a wrapper of other content."""
        if element.tag in NOTES:
            tag = str(element.tag)
            return self._objects.character((tag, self._note(tag, element.get(f"{W}id", ""))))
        if element.tag in PICTURES or element.tag in WHOLE:
            return self._objects.character((element.tag, visible(element, boxes=True), self._digest(element)))
        piece = text_piece(element)
        return self._objects.character((element.tag, piece[0])) if piece is not None else None

    def _digest(self, element: etree._Element) -> bytes:
        """What tells two pictures apart: their bytes."""
        digest = hashlib.sha256()
        for at in element.iter(etree.Element):
            for name in (f"{R}embed", f"{R}id", f"{R}pict"):
                link = at.get(name)
                if link is not None:
                    digest.update(self._picture(link) or b"")
        return digest.digest()


def visible(element: etree._Element, *, boxes: bool = False) -> str:
    """All text below an element as a reader gets it, that of ``boxes`` (text boxes) only where it is asked for."""
    piece = text_piece(element)
    if piece is not None:
        return piece[0]
    if element.tag == _TEXT_BOX and not boxes:
        return ""
    return "".join(visible(child, boxes=boxes) for child in effective_children(element))


def _field_end(children: list[etree._Element], start: int) -> int:
    """The index after the last sibling of a field that begins in a run; 0 if none begins, or it goes on elsewhere."""
    if next(children[start].iterchildren(f"{W}fldChar"), None) is None:
        return 0
    depth = 0
    for index in range(start, len(children)):
        for character in children[index].iter(f"{W}fldChar"):
            kind = character.get(f"{W}fldCharType")
            depth += (kind == "begin") - (kind == "end")
            if depth < 0:
                return 0
        if depth == 0:
            return index + 1 if _begins(children[start]) else 0
    return 0


def _begins(run: etree._Element) -> bool:
    first = next(run.iterchildren(f"{W}fldChar"), None)
    return first is not None and first.get(f"{W}fldCharType") == "begin"
