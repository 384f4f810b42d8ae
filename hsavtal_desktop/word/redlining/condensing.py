"""Two main texts without the paragraphs and tables that are the same in both, so that those need not be parsed.

Most of an edited agreement is as it was, byte for byte.  Such blocks are found in the bytes, and each run of them is
left out for one empty paragraph that stands in for it; the finished redline gets the new file's bytes back.  Only
blocks that mean the same wherever they stand are left out: plain text, nothing numbered, nothing that refers, no
revision, no table in a table.  Where anything is unusual there is no short cut, and the whole texts are compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final
from xml.parsers import expat

from lxml import etree

from hsavtal_desktop.core.comparison.order import heaviest_run, once_on_both
from hsavtal_desktop.word.names import W_NS, W
from hsavtal_desktop.word.redlining.blocks import blocks
from hsavtal_desktop.word.redlining.survey import UNCHANGED, Survey
from hsavtal_desktop.word.safe_xml import UTF_8_START

_END: Final = b"</w:p>"
_TABLE_END: Final = b"</w:tbl>"
_TABLE_START: Final = b"<w:tbl>"
"""As everybody writes it; a table that begins otherwise is not left out."""
_BARE_START: Final = b"<w:p"
_START: Final = re.compile(rb'<w:p(?: [\w:]+="[^"<>]*")*>')
_NAME: Final = UNCHANGED.removeprefix(W).encode()
_STAND_IN: Final = b"<w:p w:" + _NAME + b'="%d"/>'
_WRITTEN_STAND_IN: Final = re.compile(rb"<w:p w:" + _NAME + rb'="([0-9]+)"/>')
_DECLARED: Final = b'xmlns:w="' + W_NS.encode() + b'"'
_PLAIN: Final = (
    rb"r|t|tab|br|noBreakHyphen|softHyphen|lastRenderedPageBreak|proofErr|pPr|rPr|pStyle|rStyle|lang|spacing"
    rb"|ind|jc|b|bCs|i|iCs|u|sz|szCs|color|rFonts|numPr|ilvl|numId|keepNext|keepLines|tabs|outlineLvl|contextualSpacing"
    rb"|highlight|caps|smallCaps|vertAlign|strike|noProof|widowControl|pBdr|top|bottom|left|right|shd|textAlignment"
    rb"|autoSpaceDE|autoSpaceDN|adjustRightInd|kern|bdr|snapToGrid"
)
_TABULAR: Final = (
    rb"p|tr|tc|tblPr|tblGrid|gridCol|tblPrEx|trPr|tcPr|tblStyle|tblW|tblInd|tblLayout|tblLook|tblBorders|tblCellMar"
    rb"|tblHeader|tblCaption|tblDescription|tcW|tcBorders|tcMar|gridSpan|vMerge|vAlign|hideMark|noWrap|trHeight"
    rb"|cantSplit|cnfStyle|start|end|insideH|insideV"
)
_NOT_PLAIN: Final = re.compile(rb"<(?!/?w:(?:" + _PLAIN + rb")[ />])")
"""An element, beginning or ending, that a paragraph left out may not have, another paragraph among them."""
_NOT_PLAIN_TABLE: Final = re.compile(rb"<(?!/?w:(?:" + _PLAIN + rb"|" + _TABULAR + rb")[ />])")
"""The same for a table."""
_TEXT: Final = re.compile(rb">[^<>&\x00-\x08\x0b\x0c\x0e-\x1f\xef]+<")
"""Characters that may stand in any text, if they are UTF-8: with 0xEF left out none of them is one that XML forbids."""
_NO_TEXT: Final = b"><"
_SAVES: Final = re.compile(
    rb'<w:p(?: w14:paraId="[0-9A-F]{8}")?(?: w14:textId="[0-9A-F]{8}")?(?: w:rsidR="[0-9A-F]{8}")?'
    rb'(?: w:rsidRPr="[0-9A-F]{8}")?(?: w:rsidRDefault="[0-9A-F]{8}")?(?: w:rsidP="[0-9A-F]{8}")?(?= |>)'
)
"""The start of a paragraph with what Word gives to each: its identity, and when it was saved."""


@dataclass(frozen=True, slots=True)
class Condensed:
    """Both texts with stand-ins, and what those of the new text stand for."""

    old: bytes
    new: bytes
    runs: list[bytes]

    def restored(self, written: bytes) -> bytes:
        """A text with stand-ins with what they stand for in their place.  Each is there once (``ValueError``)."""
        parts = _WRITTEN_STAND_IN.split(written)
        if [int(number) for number in parts[1::2]] != list(range(len(self.runs))):
            raise ValueError("the stand-ins for unchanged blocks are not all there in order")
        parts[1::2] = self.runs
        return b"".join(parts)

    def fits(self, survey: Survey, body: etree._Element) -> bool:
        """Say whether all stand-ins are blocks of a body, in order, and none of them is in a field's instruction."""
        numbers = [block.get(UNCHANGED) for block in blocks(body)]
        standing = [int(number) for number in numbers if number is not None]
        return standing == list(range(len(self.runs))) and not _instruction_goes_on(survey)


def condensed(old: bytes, new: bytes) -> Condensed | None:
    """Leave the same blocks out of two main parts; ``None`` where there are none, or the parts are unusual.

    Nothing left out is taken on trust: each block is a well-formed element of its own, and so is what is left of the
    new part.  One that stood in a comment or the like leaves a stand-in that is no block: see ``Condensed.fits``.
    """
    if not UTF_8_START.match(old) or not UTF_8_START.match(new):
        return None
    olds, news = _pieces(old), _pieces(new)
    runs = _runs(_same(olds, news))
    made = Condensed(
        _without(olds, [(left, count) for left, _right, count in runs]),
        _without(news, [(right, count) for _left, right, count in runs]),
        [b"".join(news[right : right + count]) for _left, right, count in runs],
    )
    usual = all(_is_usual(text, len(runs)) for text in (made.old, made.new))
    return made if runs and usual and _is_well_formed(made.new) and all(map(_is_utf_8, made.runs)) else None


def _is_usual(text: bytes, runs: int) -> bool:
    """Say whether the prefix of a text with stand-ins means what it looks like, and the stand-ins are the only ones."""
    return text.count(b"xmlns:w=") == 1 and _DECLARED in text and text.count(_NAME) == runs


def _is_well_formed(data: bytes) -> bool:
    try:
        expat.ParserCreate().Parse(data, True)
    except expat.ExpatError:
        return False
    return True


def _is_utf_8(text: bytes) -> bool:
    try:
        text.decode()
    except UnicodeDecodeError:
        return False
    return True


def _pieces(text: bytes) -> list[bytes]:
    """The text cut after each paragraph and each outermost table; a table whose end is missing is cut anyhow."""
    pieces: list[bytes] = []
    *tables, last = text.split(_TABLE_END)
    table, depth = b"", 0
    for chunk in tables:
        before, start, inside = (b"", b"", chunk) if depth else chunk.partition(_TABLE_START)
        pieces.extend(_paragraphs(before))
        depth = max(0, depth + len(start) // len(_TABLE_START) + inside.count(_TABLE_START) - 1)
        table += start + inside + _TABLE_END
        if not depth:
            pieces.append(table)
            table = b""
    pieces.extend(_paragraphs(table + last))
    return pieces


def _paragraphs(text: bytes) -> list[bytes]:
    """The text cut after each paragraph; a character that no XML holds marks the places, which is the fastest way."""
    return text.replace(_END, _END + b"\0").split(b"\0")


def _same(olds: Sequence[bytes], news: Sequence[bytes]) -> list[tuple[int, int]]:
    """Blocks, by number, that are the same and in the same order: those that occur once, and their neighbours."""
    shapes: dict[bytes, bool] = {}
    common = {piece for piece in set(olds).intersection(news) if _is_plain(piece, shapes)}
    old_keys, new_keys = ([piece if piece in common else b"" for piece in pieces] for pieces in (olds, news))
    once = [(left, right) for left, right in once_on_both(old_keys, new_keys) if old_keys[left]]
    fixed = [once[index] for index in heaviest_run([(left, right, len(olds[left])) for left, right in once])]
    found: list[tuple[int, int]] = []
    for (left, right), (next_left, next_right) in pairwise([(-1, -1), *fixed, (len(olds), len(news))]):
        room = min(next_left - left, next_right - right) - 1
        if room > 0:
            found.extend(_ends(old_keys[left + 1 : next_left], new_keys[right + 1 : next_right], left + 1, right + 1))
        if next_left < len(olds):
            found.append((next_left, next_right))
    return found


def _ends(olds: Sequence[bytes], news: Sequence[bytes], left: int, right: int) -> Iterator[tuple[int, int]]:
    """What is the same at both ends of two stretches that begin at ``left`` and ``right``."""
    first = last = 0
    room = min(len(olds), len(news))
    while first < room and olds[first] and olds[first] == news[first]:
        first += 1
    while last < room - first and olds[-1 - last] and olds[-1 - last] == news[-1 - last]:
        last += 1
    yield from ((left + step, right + step) for step in range(first))
    yield from ((left + len(olds) - step, right + len(news) - step) for step in range(last, 0, -1))


def _is_plain(piece: bytes, shapes: dict[bytes, bool]) -> bool:
    """Whether a block may be left out.  ``shapes`` keeps what was found: most paragraphs differ in their text only."""
    shape = _TEXT.sub(_NO_TEXT, _SAVES.sub(_BARE_START, piece, count=1))
    known = shapes.get(shape)
    if known is None:
        known = shapes[shape] = _is_plain_shape(shape) and _is_well_formed(shape)
    return known


def _is_plain_shape(shape: bytes) -> bool:
    if shape.startswith(_TABLE_START):
        return _NOT_PLAIN_TABLE.search(shape, len(_TABLE_START), len(shape) - len(_TABLE_END)) is None
    start = _START.match(shape)
    return start is not None and _NOT_PLAIN.search(shape, start.end(), len(shape) - len(_END)) is None


def _runs(same: Sequence[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """First old, first new and number of the blocks of each run."""
    runs: list[tuple[int, int, int]] = []
    for left, right in same:
        if runs and runs[-1][0] + runs[-1][2] == left and runs[-1][1] + runs[-1][2] == right:
            runs[-1] = (runs[-1][0], runs[-1][1], runs[-1][2] + 1)
        else:
            runs.append((left, right, 1))
    return runs


def _without(pieces: Sequence[bytes], left_out: Sequence[tuple[int, int]]) -> bytes:
    return b"".join(_kept(pieces, left_out))


def _kept(pieces: Sequence[bytes], left_out: Sequence[tuple[int, int]]) -> Iterator[bytes]:
    at = 0
    for number, (start, count) in enumerate(left_out):
        yield from pieces[at:start]
        yield _STAND_IN % number
        at = start + count
    yield from pieces[at:]


def _instruction_goes_on(survey: Survey) -> bool:
    """Say whether the instruction of a field goes on after its paragraph: then a stand-in might be part of it."""
    held = {paragraph for sign in survey.of(f"{W}fldChar") for paragraph in sign.iterancestors(f"{W}p")}
    return any(_is_open_at_end(paragraph) for paragraph in held)


def _is_open_at_end(paragraph: etree._Element) -> bool:
    instructions: list[bool] = []
    for sign in paragraph.iter(f"{W}fldChar"):
        kind = sign.get(f"{W}fldCharType")
        if kind == "begin":
            instructions.append(True)
        elif kind == "separate" and instructions:
            instructions[-1] = False
        elif kind == "end" and instructions:
            instructions.pop()
    return any(instructions)
