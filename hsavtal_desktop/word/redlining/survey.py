"""Everything of interest in a part, found in one walk through its tree.

A walk takes a sixth of the time that parsing does, whatever it looks for; so there is one, and no others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from hsavtal_desktop.word.names import MC, XML_SPACE, M, W
from hsavtal_desktop.word.reading_text import text_piece
from hsavtal_desktop.word.redlining.accepting import REVISIONS, accept_all
from hsavtal_desktop.word.redlining.fields import write_out_fields

PICTURES: Final = frozenset(f"{W}{name}" for name in ("drawing", "pict", "object", "contentPart", "subDoc", "altChunk"))
NOTES: Final = frozenset({f"{W}footnoteReference", f"{W}endnoteReference"})
WHOLE: Final = frozenset({f"{M}oMath", f"{M}oMathPara", f"{MC}AlternateContent", f"{W}ruby"})
"""What is compared and marked whole though it may hold text."""

UNCHANGED: Final = f"{W}unchangedRun"
"""Attribute of a paragraph that stands in for a run of blocks that are the same in both texts; never written."""
_STAND_IN: Final = "\x05"

_PARAGRAPH: Final = f"{W}p"
_TEXT: Final = f"{W}t"
_TEXT_BOX: Final = f"{W}txbxContent"
_NOT_SIMPLE: Final = (
    *PICTURES,
    *NOTES,
    *WHOLE,
    _TEXT_BOX,
    *(f"{W}{name}" for name in ("tab", "ptab", "br", "cr", "noBreakHyphen", "softHyphen", "sym", "delText", "fldChar")),
    f"{M}t",
)
"""What makes a paragraph more than runs of text.  The list is complete: a reader finds text in nothing else."""
_BESIDE: Final = (
    *REVISIONS,
    *(f"{W}{name}" for name in ("fldSimple", "sectPr", "bookmarkStart", "commentRangeStart", "commentReference")),
    f"{W}permStart",
)
"""What is found without making a paragraph more than runs of text."""


@dataclass(slots=True)
class Survey:
    """What is in a part."""

    root: etree._Element
    paragraphs: list[tuple[etree._Element, str | None]] = field(default_factory=list)
    """Those outside text boxes, in order, with the text of those that are runs of text and ``None`` for the others."""
    _found: dict[str, list[etree._Element]] = field(default_factory=dict)

    def has(self, *tags: str) -> bool:
        """Whether there is an element of any of these names; the names are among those looked for."""
        return any(tag in self._found for tag in tags)

    def of(self, *tags: str) -> Iterator[etree._Element]:
        """The elements of each of these names in order."""
        for tag in tags:
            yield from self._found.get(tag, ())

    def walk(self) -> None:
        """Find everything."""
        texts: list[str] | None = []
        held: list[tuple[etree._Element, list[str]]] = []
        beside = frozenset(_BESIDE)
        complex_ones: set[int] = set()
        for element in self.root.iter(_PARAGRAPH, _TEXT, *_NOT_SIMPLE, *_BESIDE):
            tag = element.tag
            if tag == _TEXT:
                text = element.text
                if text and texts is not None:
                    texts.append(text if _as_written(element, text) else _stripped(element))
            elif tag == _PARAGRAPH:
                number = element.get(UNCHANGED)
                texts = [] if number is None else [_STAND_IN, number]
                held.append((element, texts))
            else:
                self._found.setdefault(str(tag), []).append(element)
                if tag not in beside:
                    complex_ones.add(len(held) - 1)
        boxed = self.has(_TEXT_BOX)
        self.paragraphs = [
            (paragraph, None if index in complex_ones else "".join(found))
            for index, (paragraph, found) in enumerate(held)
            if not boxed or next(paragraph.iterancestors(_TEXT_BOX), None) is None
        ]


def surveyed(root: etree._Element) -> Survey:
    """Find everything in a part as it stands."""
    survey = Survey(root)
    survey.walk()
    return survey


def prepared(root: etree._Element) -> tuple[Survey, bool]:
    """Accept the revisions of a part, write out its short fields, and find everything; and whether it had revisions."""
    survey = surveyed(root)
    had_revisions = survey.has(*REVISIONS)
    if not had_revisions and not survey.has(f"{W}fldSimple"):
        return survey, False
    accept_all(root)
    write_out_fields(root)
    return surveyed(root), had_revisions


def numbers_in_use(surveys: Iterable[Survey]) -> Iterator[int]:
    """The numbers that those of a mark must differ from."""
    for survey in surveys:
        for element in survey.of(
            *(f"{W}{name}" for name in ("bookmarkStart", "commentRangeStart", "commentReference", "permStart"))
        ):
            value = element.get(f"{W}id", "")
            if value.isascii() and value.isdigit() and len(value) < 10:
                yield int(value)


def _as_written(element: etree._Element, text: str) -> bool:
    return (text[0] > " " and text[-1] > " ") or element.get(XML_SPACE) == "preserve"


def _stripped(element: etree._Element) -> str:
    piece = text_piece(element)
    return "" if piece is None else piece[0]
