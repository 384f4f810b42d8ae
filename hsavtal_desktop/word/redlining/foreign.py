"""Content of the old file made fit to stand in the new one: nothing in it refers to what the new file lacks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from hsavtal_desktop.word.kinds import MarkKind
from hsavtal_desktop.word.names import R_NS, W_NS, XML_SPACE, M, R, W
from hsavtal_desktop.word.redlining.blocks import blocks, cells, rows
from hsavtal_desktop.word.redlining.content import Piece, Side, visible
from hsavtal_desktop.word.redlining.cutting import segment
from hsavtal_desktop.word.redlining.fields import bookmark_of
from hsavtal_desktop.word.redlining.marks import Marker

_SPACES: Final = {"w": W_NS}
_SECTION_SPACES: Final = {"w": W_NS, "r": R_NS}
_MARGINS: Final = (f"{W}headerReference", f"{W}footerReference")
_TEXT: Final = f"{W}t"
_LOOK: Final = f"{W}rPr"
_DELETED_TEXT: Final = f"{W}delText"
_DELETED_NAMES: Final = {f"{W}instrText": f"{W}delInstrText"}
_MOVED_NAMES: Final = {_DELETED_TEXT: _TEXT, f"{W}delInstrText": f"{W}instrText"}
_PRESERVED: Final = {XML_SPACE: "preserve"}
_EMPTY_RUN: Final = etree.Element(f"{W}r", nsmap=_SPACES)
_KEPT_AS_THEY_ARE: Final = frozenset(
    f"{W}{name}" for name in ("tab", "ptab", "br", "cr", "noBreakHyphen", "softHyphen", "sym", "instrText", "fldChar")
) | {f"{W}footnoteRef", f"{W}endnoteRef"}
_NOTE_SIGNS: Final = (f"{W}footnoteRef", f"{W}endnoteRef")
_REFERENCES: Final = (f"{W}footnoteReference", f"{W}endnoteReference")
_DROPPED_PROPERTIES: Final = frozenset(f"{W}{name}" for name in ("sectPr", "divId", "cnfStyle"))


@dataclass(frozen=True, slots=True)
class Target:
    """What of the new file old content may refer to."""

    styles: frozenset[str]
    lists: frozenset[str]
    bookmarks: frozenset[str] = frozenset()
    """A field that points at any other is put in as its result only."""
    notes: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Tag and id of an old reference to a note → the id of the note's copy in the new file."""
    margins: Mapping[str, str] = field(default_factory=dict)
    """Relationship of an old header or footer → that of what stands for it in the new file."""


class Foreign:
    """Makes marked copies of the old side's content."""

    def __init__(self, side: Side, marker: Marker, target: Target) -> None:
        self._side, self._marker, self._target = side, marker, target
        self._copies: dict[bytes, etree._Element] = {}

    def paragraph(self, old: etree._Element, kind: MarkKind) -> etree._Element:
        """A whole paragraph, its mark and its content marked."""
        made = self.empty_paragraph(old)
        if kind is MarkKind.DELETED:
            self._end_section(old, made)
        self._marker.paragraph(made, kind)
        content = self.content(self._side.pieces(old), 0, len(self._side.signature(old)))
        if content:
            made.append(self._marker.wrapped(content, kind))
        if kind is MarkKind.MOVED_FROM:
            _not_struck(content)
        return made

    def empty_paragraph(self, old: etree._Element) -> etree._Element:
        """A paragraph that looks like an old one."""
        made = etree.Element(f"{W}p", nsmap=_SPACES)
        properties = next(old.iterchildren(f"{W}pPr"), None)
        if properties is not None:
            made.append(self.properties(properties))
        return made

    def _end_section(self, old: etree._Element, made: etree._Element) -> None:
        """Where an old section with headers or footers ended it ends again when the deletion of its end is rejected."""
        section = old.find(f"{W}pPr/{W}sectPr")
        properties = made.find(f"{W}pPr")
        if section is None or properties is None:
            return
        if not any(child.get(f"{R}id") in self._target.margins for child in section.iterchildren(*_MARGINS)):
            return
        end = etree.SubElement(properties, f"{W}sectPr", nsmap=_SECTION_SPACES)
        for child in section.iterchildren(etree.Element):
            link = child.get(f"{R}id")
            home = None if link is None else self._target.margins.get(link)
            if child.tag in _MARGINS and home is not None:
                etree.SubElement(end, str(child.tag), {f"{W}type": child.get(f"{W}type", "default"), f"{R}id": home})
            elif link is None and child.tag != f"{W}sectPrChange" and str(child.tag).startswith(W):
                end.append(self._copied(child))

    def content(self, pieces: Iterable[Piece], start: int, stop: int) -> list[etree._Element]:
        """The content from ``start`` to ``stop`` of a signature, as elements for a deletion."""
        made: list[etree._Element] = []
        at = 0
        for piece in pieces:
            first, last = max(start - at, 0), min(stop - at, len(piece.text))
            sign = not piece.text and start <= at <= stop and _is_note_sign(piece)
            at += len(piece.text)
            if first < last or sign:
                whole = not piece.is_run or last - first == len(piece.text)
                made.extend(self._elements(piece if whole else segment(piece, first, last)))
        return made

    def table(self, old: etree._Element) -> etree._Element:
        """A whole table, every row deleted."""
        made = etree.Element(f"{W}tbl", nsmap=_SPACES)
        for name in ("tblPr", "tblGrid"):
            properties = old.find(f"{W}{name}")
            made.append(etree.Element(f"{W}{name}") if properties is None else self.properties(properties))
        made.extend(self.row(row) for row in rows(old))
        return made

    def row(self, old: etree._Element) -> etree._Element:
        """A whole row, deleted with its content."""
        made = etree.Element(f"{W}tr", nsmap=_SPACES)
        for name in ("tblPrEx", "trPr"):
            properties = old.find(f"{W}{name}")
            if properties is not None:
                made.append(self.properties(properties))
        self._marker.row(made, MarkKind.DELETED)
        made.extend(self._cell(cell) for cell in cells(old))
        return made

    def block(self, old: etree._Element) -> etree._Element:
        """A paragraph or a table, deleted."""
        return self.table(old) if old.tag == f"{W}tbl" else self.paragraph(old, MarkKind.DELETED)

    def _cell(self, old: etree._Element) -> etree._Element:
        made = etree.Element(f"{W}tc", nsmap=_SPACES)
        properties = old.find(f"{W}tcPr")
        if properties is not None:
            made.append(self.properties(properties))
        made.extend(self.block(block) for block in blocks(old))
        if not len(made) or made[-1].tag != f"{W}p":
            made.append(etree.Element(f"{W}p"))
        return made

    def _elements(self, piece: Piece) -> list[etree._Element]:
        if piece.is_run:
            held = [child for child, text in piece.parts if text or child.tag in _NOTE_SIGNS]
            return self._run(piece.elements[0], held)
        if len(piece.elements) > 1 or piece.elements[0].tag == f"{W}r":
            bookmark = bookmark_of(piece.elements)
            if bookmark and bookmark not in self._target.bookmarks:
                return [made for inner in piece.inner for made in self._elements(inner)]
            return [
                made
                for element in piece.elements
                for run in ([element] if element.tag == f"{W}r" else element.iter(f"{W}r"))
                for made in self._run(run, list(run.iterchildren(etree.Element)))
            ]
        element = piece.elements[0]
        if element.tag in (f"{M}oMath", f"{M}oMathPara"):
            return [_without_attributes_of_others(copy(element))]
        text = visible(element)
        return [_text_run(text)] if text else []

    def _run(self, run: etree._Element, children: Sequence[etree._Element]) -> list[etree._Element]:
        made = copy(_EMPTY_RUN)
        look = next(run.iterchildren(_LOOK), None)
        if look is not None:
            made.append(self.properties(look))
        for child in children:
            if child.tag == _TEXT:
                part = etree.SubElement(made, _DELETED_TEXT, _PRESERVED)
                part.text = child.text
            elif child.tag in _KEPT_AS_THEY_ARE:
                name = _DELETED_NAMES.get(str(child.tag))
                part = etree.SubElement(made, name or str(child.tag), _own(child) if name is None else _PRESERVED)
                part.text = child.text
            elif child.tag in _REFERENCES:
                number = self._target.notes.get((str(child.tag), child.get(f"{W}id", "")))
                if number is not None:
                    etree.SubElement(made, str(child.tag), {f"{W}id": number})
            elif child.tag != f"{W}rPr" and child.tag not in (f"{W}drawing", f"{W}pict", f"{W}object"):
                text = visible(child)
                if text:
                    etree.SubElement(made, f"{W}delText", _PRESERVED).text = text
        return [made] if len(made) > (look is not None) else []

    def properties(self, old: etree._Element) -> etree._Element:
        """A copy of properties without what is foreign to the new file or to the main namespace.

        The same properties come back again and again; copying a copy is much faster than going through them.
        """
        key = etree.tostring(old, with_tail=False)
        if key not in self._copies:
            self._copies[key] = self._copied(old)
        return copy(self._copies[key])

    def _copied(self, old: etree._Element) -> etree._Element:
        made = etree.Element(old.tag, _own(old), nsmap=_SPACES)
        for child in old.iterchildren(etree.Element):
            tag = str(child.tag)
            if not tag.startswith(W) or tag in _DROPPED_PROPERTIES or not self._is_known(child):
                continue
            made.append(self._copied(child))
        return made

    def _is_known(self, setting: etree._Element) -> bool:
        value = setting.get(f"{W}val", "")
        if setting.tag in (f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle"):
            return value in self._target.styles
        if setting.tag == f"{W}numPr":
            number = setting.find(f"{W}numId")
            return number is not None and number.get(f"{W}val", "") in self._target.lists
        return True


def _not_struck(content: Iterable[etree._Element]) -> None:
    """Words that moved away are written as words that stand, not as those of a deletion (ISO 29500-1, 17.13.5.22)."""
    for element in content:
        for text in element.iter(*_MOVED_NAMES):
            text.tag = _MOVED_NAMES[str(text.tag)]


def _is_note_sign(piece: Piece) -> bool:
    return any(child.tag in _NOTE_SIGNS for child, _text in piece.parts)


def _own(element: etree._Element) -> dict[str, str]:
    """The attributes of the main namespace, without revision save ids."""
    return {
        str(name): str(value)
        for name, value in element.attrib.items()
        if str(name).startswith(W) and not str(name).startswith(f"{W}rsid")
    }


def _without_attributes_of_others(element: etree._Element) -> etree._Element:
    for at in element.iter(etree.Element):
        for name in [name for name in at.attrib if not str(name).startswith((W, M))]:
            if str(name) != XML_SPACE:
                del at.attrib[name]
    return element


def _text_run(text: str) -> etree._Element:
    run = etree.Element(f"{W}r", nsmap=_SPACES)
    etree.SubElement(run, f"{W}delText", _PRESERVED).text = text
    return run
