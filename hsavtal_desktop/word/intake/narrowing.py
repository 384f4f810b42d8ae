"""Only what a returned file does not have in common with the sent copy is read.

Most of a returned file is as it was sent, byte for byte but for what every editor rewrites without meaning anything by
it.  Both main parts are cut in *stretches*, each a paragraph or an outermost table.  Stretches that stand in both, in
the same order and between the same neighbours, are left out, and the rest is read and compared as any file is.  Only
what means the same wherever it stands is left out: words, lists, tables; changes that stood in the sent copy where
their whole clause is as it was; never a comment, a footnote or anything unusual.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from lxml import etree

from hsavtal_desktop.core.comparison.order import heaviest_run
from hsavtal_desktop.word.identity import CLAUSE_PREFIX
from hsavtal_desktop.word.intake.accounting import letters_in
from hsavtal_desktop.word.model import WordBlock, WordParagraph
from hsavtal_desktop.word.names import W_NS, W
from hsavtal_desktop.word.safe_xml import UTF_8_START

_CLAUSE: Final = re.compile(rb'<w:bookmarkStart [^<>]*?w:name="' + CLAUSE_PREFIX.encode() + rb'([^"<>]+)"')
_START: Final = re.compile(rb"<w:tbl>|</w:tbl>|<w:p[ >]")
_PARAGRAPH_ID: Final = re.compile(rb'<w:p [^<>]*?w14:paraId="([0-9A-Fa-f]{8})"')
_DECLARED: Final = b'xmlns:w="' + W_NS.encode() + b'"'
_ROOT: Final = re.compile(rb"<w:document [^<>]*>")
_STAND_IN: Final = b'<w:p w:leftOut="%d"/>'
_LEFT_OUT: Final = f"{W}leftOut"
_ORDINARY: Final = re.compile(
    rb"<(?!/?w:(?:p|r|t|tab|br|noBreakHyphen|softHyphen|pPr|rPr|pStyle|rStyle|lang|spacing|ind|jc|b|bCs|i|iCs|u|sz|szCs"
    rb"|color|rFonts|numPr|ilvl|numId|keepNext|keepLines|tabs|outlineLvl|contextualSpacing|highlight|caps|smallCaps"
    rb"|vertAlign|strike|noProof|widowControl|bookmarkStart|bookmarkEnd|hyperlink|fldChar|instrText|fldSimple"
    rb"|ins|del|delText|tbl|tr|tc|tblPr|tblGrid|gridCol|tblPrEx|trPr|tcPr|tblStyle|tblW|tblInd|tblLayout|tblLook"
    rb"|tblBorders|tblCellMar|tblHeader|tblCaption|tblDescription|tcW|tcBorders|tcMar|gridSpan|vMerge|vAlign|shd"
    rb"|top|bottom|left|right|start|end|insideH|insideV|cantSplit|trHeight)[ />])"
)
"""An element that a stretch left out may not have."""
_MARK: Final = re.compile(rb"<w:(?:ins|del) ")
_SAVED: Final = re.compile(rb"<w:(?:p|r|tr|sectPr) [^<>]*?w:rsid[^<>]*>")
_SAVE: Final = re.compile(rb' w:rsid\w*="[^"<>]*"')
_MEANINGLESS: Final = re.compile(
    rb'<w:proofErr [^<>]*/>|<w:lastRenderedPageBreak/>|(?<=<w:bookmarkStart) w:id="[^"<>]*"'
    rb'|(?<=<w:bookmarkEnd) w:id="[^"<>]*"|(?<=</w:p>)\s+'
)


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a returned file does not have in common with the sent copy."""

    main: bytes
    """The returned main part, with a stand-in for each run of stretches left out."""
    blocks: tuple[WordBlock, ...]
    """The blocks of the sent copy that are left."""
    stand_ins: int
    left_out: LeftOut

    def fits(self, root: etree._Element) -> bool:
        """Take the stand-ins out of the parsed main part; say whether all were there, as blocks of the body."""
        found = [each for each in root.iter(f"{W}p") if each.get(_LEFT_OUT) is not None]
        inside = root.find(f"{W}body")
        fitting = [each.get(_LEFT_OUT) for each in found if each.getparent() is inside]
        for each in found:
            parent = each.getparent()
            if parent is not None:
                parent.remove(each)
        return fitting == [str(number) for number in range(self.stand_ins)]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What need not be read, since it is as it was sent."""

    clauses: dict[str, list[str]] = field(default_factory=dict)
    """Clause that is read ("" for the beginning) → the clauses after it that are not."""
    letters: int = 0
    marks: bool = False
    """Whether changes that the copy was sent with are among it, marked as they were."""

    def restored(self, order: Sequence[str]) -> list[str]:
        """Clauses in order, with those left out at their places."""
        whole = list(self.clauses.get("", ()))
        for clause in order:
            whole.append(clause)
            whole.extend(self.clauses.get(clause, ()))
        return whole


class SentText:
    """The main part of a sent copy, cut in stretches."""

    def __init__(self, main: bytes, body: Sequence[WordBlock]) -> None:
        self._stretches = _cut(main)
        self._keys = [_key(stretch) for stretch in self._stretches]
        self._body = body
        self._letters = [letters_in((block,)) for block in body]
        self._clauses: list[str] = []
        """Of each stretch, "" before the first clause."""
        for stretch in self._stretches:
            begun = _CLAUSE.search(stretch)
            before = self._clauses[-1] if self._clauses else ""
            self._clauses.append(begun[1].decode() if begun is not None else before)
        self._marked = [_MARK.search(stretch) is not None for stretch in self._stretches]
        self._places = self._ordinary(main) if self._is_told_apart() else {}
        """Key → place, of those that may be left out."""

    def narrowed(self, main: bytes) -> Narrowed | None:
        """Leave out what a returned main part has in common with this; None where there is no such short cut."""
        if not (self._places and UTF_8_START.match(main) and _is_usual(main)):
            return None
        theirs = _cut(main)
        runs = list(_runs(self._same(theirs)))
        if not runs:
            return None
        left = {place for first, _, count in runs for place in range(first, first + count)}
        read = {self._clauses[place] for place in range(len(self._stretches)) if place not in left}
        return Narrowed(
            b"".join(_with_stand_ins(theirs, runs)),
            tuple(block for place, block in enumerate(self._body, 1) if place not in left),
            len(runs),
            LeftOut(
                {
                    self._clauses[first - 1]: [
                        clause for clause in dict.fromkeys(self._clauses[first : first + count]) if clause not in read
                    ]
                    for first, _, count in runs
                },
                sum(self._letters[place - 1] for place in left),
                any(self._marked[place] for place in left),
            ),
        )

    def _is_told_apart(self) -> bool:
        """Whether each stretch but what comes before the first is one block of the body."""
        return len(self._body) + 1 == len(self._stretches) and all(
            (block.para_id or "").upper().encode() == key
            for block, key in zip(self._body, self._keys[1:], strict=True)
            if isinstance(block, WordParagraph)
        )

    def _ordinary(self, main: bytes) -> dict[bytes, int]:
        root = _ROOT.search(main)
        if root is None or not UTF_8_START.match(main) or not _is_usual(main):
            return {}
        once = Counter(self._keys)
        return {
            key: place
            for place, (key, stretch) in enumerate(zip(self._keys, self._stretches, strict=True))
            if key and once[key] == 1 and _is_ordinary(stretch, root[0])
        }

    def _same(self, theirs: Sequence[bytes]) -> list[tuple[int, int]]:
        """(ours, theirs) of the stretches that are the same in both, in the same order."""
        keys = [_key(stretch) for stretch in theirs]
        once = Counter(keys)
        pairs = [
            (ours, place, len(stretch))
            for place, (key, stretch) in enumerate(zip(keys, theirs, strict=True))
            if (ours := self._places.get(key)) is not None
            and once[key] == 1
            and _is_same(self._stretches[ours], stretch)
        ]
        pairs.sort()
        same = [pairs[index][:2] for index in heaviest_run(pairs)]
        if not any(self._marked):
            return same
        kept = {ours for ours, _ in same}
        touched = {clause for place, clause in enumerate(self._clauses) if place not in kept}
        return [(ours, place) for ours, place in same if not self._marked[ours] or self._clauses[ours] not in touched]


def _is_usual(main: bytes) -> bool:
    """Whether the main prefix means what it looks like everywhere in a part, and no stand-in is there yet."""
    return main.count(b"xmlns:w=") == 1 and _DECLARED in main and b"leftOut" not in main


def _cut(main: bytes) -> list[bytes]:
    """What comes before the first paragraph or table, then each with what follows it; together they are all of it."""
    starts, depth = [0], 0
    for found in _START.finditer(main):
        sign = found[0]
        if sign == b"</w:tbl>":
            depth -= 1
        else:
            if not depth:
                starts.append(found.start())
            depth += sign == b"<w:tbl>"
    return [main[start:stop] for start, stop in pairwise([*starts, len(main)])]


def _key(stretch: bytes) -> bytes:
    """The id of its first paragraph, "" for none."""
    found = _PARAGRAPH_ID.search(stretch)
    return b"" if found is None else found[1].upper()


def _is_same(ours: bytes, theirs: bytes) -> bool:
    return ours == theirs or _essence(ours) == _essence(theirs)


def _essence(text: bytes) -> bytes:
    """A stretch without what editors rewrite and mean nothing by: saves, spelling marks, page breaks, numbers."""
    if b"w:rsid" in text:
        text = _SAVED.sub(lambda found: _SAVE.sub(b"", found[0]), text)
    return _MEANINGLESS.sub(b"", text).replace(b"&quot;", b'"')


def _is_ordinary(text: bytes, root: bytes) -> bool:
    """Whether a stretch is whole paragraphs and tables that mean the same wherever they stand."""
    halves = ((b"<w:bookmarkStart", b"<w:bookmarkEnd"), (b'w:fldCharType="begin"', b'w:fldCharType="end"'))
    if _ORDINARY.search(text) or any(text.count(begin) != text.count(end) for begin, end in halves):
        return False
    try:
        inside = etree.fromstring(root + text + b"</w:document>")
    except etree.XMLSyntaxError:
        return False
    return all(each.tag in (f"{W}p", f"{W}tbl") for each in inside)


def _runs(same: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """First of ours, first of theirs, and number of what is left out of each run: all but its ends."""
    start = 0
    for place in range(1, len(same) + 1):
        together = place < len(same) and (same[place][0] - same[place - 1][0], same[place][1] - same[place - 1][1]) == (
            1,
            1,
        )
        if not together:
            if place - start > 2:
                yield (same[start][0] + 1, same[start][1] + 1, place - start - 2)
            start = place


def _with_stand_ins(theirs: Sequence[bytes], runs: Sequence[tuple[int, int, int]]) -> Iterator[bytes]:
    at = 0
    for number, (_, first, count) in enumerate(runs):
        yield from theirs[at:first]
        yield _STAND_IN % number
        at = first + count
    yield from theirs[at:]
