"""Read the content of one paragraph: runs with their marks, bookmarks, comment anchors, fields and references.

Containers nest freely (hyperlinks, smart tags, content controls, marks in marks, mathematics), so everything
that is not known to be without text is walked through.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from hsavtal_desktop.core.said import Said
from hsavtal_desktop.word.kinds import RunKind
from hsavtal_desktop.word.model import (
    FormatSuggestion,
    Mark,
    Place,
    WordBookmark,
    WordRun,
)
from hsavtal_desktop.word.names import M, R, W, tag_of
from hsavtal_desktop.word.reading_fields import FieldState
from hsavtal_desktop.word.reading_marks import CONTENT_MARKS, MarkReader, format_suggestions, is_on, value_of
from hsavtal_desktop.word.reading_pictures import read_picture
from hsavtal_desktop.word.reading_text import effective_children, effective_descendants, text_piece

_NOTE_KINDS: Final = {f"{W}footnoteReference": RunKind.FOOTNOTE, f"{W}endnoteReference": RunKind.ENDNOTE}
_TEXT_BOX: Final = f"{W}txbxContent"
_NO_TEXT: Final = frozenset(
    f"{W}{name}"
    for name in (
        *("pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr"),
        *("instrText", "delInstrText", "fldData", "proofErr", "permStart", "permEnd", "rt", "rubyPr"),
    )
) | {f"{M}ctrlPr", f"{M}rPr"}
_OBJECTS: Final = {
    f"{W}drawing": Said("bild eller figur"),
    f"{W}pict": Said("bild eller figur"),
    f"{W}object": Said("inbäddat objekt"),
    f"{W}contentPart": Said("handritat innehåll"),
    f"{W}subDoc": Said("länkat deldokument"),
    f"{W}altChunk": Said("infogad främmande fil"),
}


@dataclass(frozen=True, slots=True)
class StorySource:
    """Where a story comes from: its key, its part, the hyperlinks and pictures of the part."""

    key: str
    part: str
    links: dict[str, str]
    """Relationship id → address."""
    pictures: dict[str, str] = field(default_factory=dict)
    """Relationship id → part."""


@dataclass
class Findings:
    """What a whole document collects while its stories are read."""

    comment_starts: dict[str, Place] = field(default_factory=dict)
    comment_ends: dict[str, Place] = field(default_factory=dict)
    note_anchors: dict[str, Place] = field(default_factory=dict)
    text_boxes: list[tuple[etree._Element, Place, str]] = field(default_factory=list)
    not_understood: Counter[tuple[str, str]] = field(default_factory=Counter)


@dataclass
class OpenParagraph:
    """A paragraph while it is being read."""

    index: int
    bookmarks: list[WordBookmark] = field(default_factory=list)
    length: int = 0
    _pieces: list[tuple[WordRun, list[str]]] = field(default_factory=list)

    def add(self, text: str, look: WordRun) -> None:
        """Append text that looks like ``look``, joined to the text before when that looks the same."""
        self.length += len(text)
        if look.kind in _JOINED_KINDS and self._pieces:
            last, texts = self._pieces[-1]
            if last is look or last == look:
                texts.append(text)
                return
        self._pieces.append((look, [text]))

    def runs(self) -> tuple[WordRun, ...]:
        """Return the runs read so far."""
        return tuple(replace(look, text="".join(texts)) for look, texts in self._pieces)


_JOINED_KINDS: Final = (RunKind.TEXT, RunKind.MATH)


class RunReader:
    """Reads paragraph content of one story."""

    def __init__(self, source: StorySource, fields: FieldState, marks: MarkReader, findings: Findings) -> None:
        """``findings`` is filled while reading."""
        self._story = source.key
        self._part = source.part
        self._links = source.links
        self._pictures = source.pictures
        self._fields = fields
        self._marks = marks
        self._findings = findings

    def read(self, parent: etree._Element, paragraph: OpenParagraph, marks: tuple[Mark, ...]) -> None:
        """Append the content of a paragraph element."""
        self._inside(parent, paragraph, marks, None)

    def read_one(self, element: etree._Element, paragraph: OpenParagraph, marks: tuple[Mark, ...]) -> None:
        """Append the content of one element that may stand in a paragraph."""
        self._element(element, paragraph, marks, None)

    def _inside(
        self, parent: etree._Element, paragraph: OpenParagraph, marks: tuple[Mark, ...], link: str | None
    ) -> None:
        for child in effective_children(parent):
            self._element(child, paragraph, marks, link)

    def _element(
        self, element: etree._Element, paragraph: OpenParagraph, marks: tuple[Mark, ...], link: str | None
    ) -> None:
        tag = element.tag
        if tag in (f"{W}r", f"{M}r"):
            self._run(element, paragraph, marks, link)
        elif tag in CONTENT_MARKS:
            self._inside(element, paragraph, (*marks, self._marks.mark(element)), link)
        elif tag == f"{W}hyperlink":
            self._inside(element, paragraph, marks, self._address(element) or link)
        elif tag in _NO_TEXT or self.see_point(element, paragraph):
            return
        elif tag in _OBJECTS:
            self._object(element, paragraph, WordRun("", RunKind.OBJECT, marks, link=link))
        elif tag == _TEXT_BOX:
            place = Place(self._story, paragraph.index, paragraph.length)
            self._findings.text_boxes.append((element, place, self._part))
        elif (piece := text_piece(element)) is not None:
            self._text(piece, paragraph, WordRun("", marks=marks, link=link))
        else:
            self._inside(element, paragraph, marks, link)

    def see_point(self, element: etree._Element, paragraph: OpenParagraph) -> bool:
        """Take note of a bookmark, comment anchor or move range at this point; ``False`` when it is none of them."""
        tag = element.tag
        place = Place(self._story, paragraph.index, paragraph.length)
        if tag == f"{W}bookmarkStart":
            paragraph.bookmarks.append(WordBookmark(element.get(f"{W}name", ""), paragraph.length))
        elif tag == f"{W}commentRangeStart":
            self._findings.comment_starts.setdefault(element.get(f"{W}id", ""), place)
        elif tag == f"{W}commentRangeEnd":
            self._findings.comment_ends[element.get(f"{W}id", "")] = place
        else:
            return self._marks.see_range(element)
        return True

    def _run(self, run: etree._Element, paragraph: OpenParagraph, marks: tuple[Mark, ...], link: str | None) -> None:
        properties = run.find(f"{W}rPr")
        look = WordRun(
            "",
            marks=marks,
            bold=is_on(properties, "b"),
            italic=is_on(properties, "i"),
            hidden=is_on(properties, "vanish"),
            style_id=value_of(properties, "rStyle"),
            link=link,
            format_suggestion=_first(format_suggestions(properties)),
        )
        for child in effective_children(run):
            self._run_child(child, paragraph, look)

    def _run_child(self, child: etree._Element, paragraph: OpenParagraph, look: WordRun) -> None:
        tag = child.tag
        if tag == f"{W}instrText":
            self._fields.see_instruction(child.text or "")
        if tag in _NO_TEXT:
            return
        if (piece := text_piece(child)) is not None:
            self._text(piece, paragraph, look)
        elif tag == f"{W}fldChar":
            if self._fields.see(child, (paragraph.index, paragraph.length)):
                paragraph.add("", replace(look, kind=RunKind.LOST_REFERENCE))
        elif tag in _NOTE_KINDS:
            self._note(child, paragraph, look)
        elif tag == f"{W}commentReference":
            self._comment_reference(child, paragraph)
        elif tag in _OBJECTS:
            self._object(child, paragraph, replace(look, kind=RunKind.OBJECT))
        else:
            self._inside(child, paragraph, look.marks, look.link)

    def _text(self, piece: tuple[str, RunKind], paragraph: OpenParagraph, look: WordRun) -> None:
        text, kind = piece
        if text and not self._fields.hides:
            paragraph.add(text, look if kind is RunKind.TEXT else replace(look, kind=kind))

    def _note(self, reference: etree._Element, paragraph: OpenParagraph, look: WordRun) -> None:
        kind = _NOTE_KINDS[tag_of(reference)]
        story = f"{kind}:{reference.get(f'{W}id', '')}"
        self._findings.note_anchors.setdefault(story, Place(self._story, paragraph.index, paragraph.length))
        paragraph.add("", replace(look, kind=kind, note_id=story))

    def _comment_reference(self, reference: etree._Element, paragraph: OpenParagraph) -> None:
        comment_id = reference.get(f"{W}id", "")
        place = Place(self._story, paragraph.index, paragraph.length)
        self._findings.comment_starts.setdefault(comment_id, place)
        self._findings.comment_ends.setdefault(comment_id, place)

    def _object(self, element: etree._Element, paragraph: OpenParagraph, run: WordRun) -> None:
        place = Place(self._story, paragraph.index, paragraph.length)
        boxes = _text_boxes(element)
        self._findings.text_boxes.extend((box, place, self._part) for box in boxes)
        picture = read_picture(element, self._pictures)
        if not boxes:
            self._findings.not_understood[_OBJECTS[tag_of(element)], self._part] += 1
        paragraph.add("", run if picture is None else replace(run, picture=picture))

    def _address(self, hyperlink: etree._Element) -> str | None:
        anchor = hyperlink.get(f"{W}anchor")
        address = self._links.get(hyperlink.get(f"{R}id", ""))
        return address or (f"#{anchor}" if anchor else None)


def _text_boxes(element: etree._Element) -> list[etree._Element]:
    """Return the outermost text boxes of a drawing; those inside them are found when they are read."""
    found = [at for at in effective_descendants(element) if at.tag == _TEXT_BOX]
    inner = {id(at) for box in found for at in box.iterdescendants(_TEXT_BOX)}
    return [box for box in found if id(box) not in inner]


def _first(suggestions: tuple[FormatSuggestion, ...]) -> FormatSuggestion | None:
    return next((each for each in suggestions if each.kind == "rPrChange"), None)
