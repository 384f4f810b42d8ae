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
from itertools import accumulate, pairwise
from typing import Final

from lxml import etree

from hsavtal_desktop.word.identity import CLAUSE_PREFIX
from hsavtal_desktop.word.intake.accounting import letters_in
from hsavtal_desktop.word.model import WordBlock
from hsavtal_desktop.word.names import W_NS, W
from hsavtal_desktop.word.safe_xml import UTF_8_START

_CLAUSE: Final = re.compile(rb'<w:bookmarkStart [^<>]*?w:name="' + CLAUSE_PREFIX.encode() + rb'([^"<>]+)"')
_END: Final = b"</w:p>"
_TABLE: Final = b"<w:tbl>"
_TABLE_END: Final = b"</w:tbl>"
_TABLE_SIGN: Final = b"w:tbl>"
_DECLARED: Final = b'xmlns:w="' + W_NS.encode() + b'"'
_BESIDE: Final = 1
"""Stretches that are read on both sides of a paragraph that was edited: a text that lost its words has others."""
_BESIDE_MORE: Final = 2
"""The same where paragraphs came or went: what was joined or split is told by what stands beside it."""
_MOST: Final = 0.8
"""Share of a file that is as it was to the byte, where it was not written anew by an editor."""
_CLEAR_START: Final = re.compile(rb"\s*<w:(?:p[ >]|tbl>)")
"""What is a paragraph or table and nothing before it."""
_PARAGRAPH_ID: Final = re.compile(rb'<w:p [^<>]*?w14:paraId="([0-9A-F]{8})"')
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
_SPELLING: Final = re.compile(rb"<w:proofErr [^<>]*/>")
_NUMBER: Final = re.compile(rb'(<w:bookmark(?:Start|End)) w:id="[^"<>]*"')
_REWRITTEN: Final = (
    (b"<w:lastRenderedPageBreak/>", b""),
    (_END + b"\r\n", _END),
    (_END + b"\n", _END),
    (b"&quot;", b'"'),
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
    """Clause that is read → the clauses before it that are not."""
    letters: int = 0
    marks: bool = False
    """Whether changes that the copy was sent with are among it, marked as they were."""

    def restored(self, order: Sequence[str]) -> list[str]:
        """Clauses in order, with those left out at their places."""
        left = dict(self.clauses)
        whole: list[str] = []
        for clause in order:
            whole.extend(left.pop(clause, ()))
            whole.append(clause)
        return whole


class SentText:
    """The main part of a sent copy, cut in stretches."""

    def __init__(self, main: bytes, body: Sequence[WordBlock]) -> None:
        self._stretches = _cut(main)
        self._body = body
        """One block for each stretch but the last, where there is a short cut at all."""
        self._letters = list(accumulate((letters_in((block,)) for block in body), initial=0))
        """How many letters stand before each block."""
        self._clauses: list[str] = []
        """Of each stretch, "" before the first clause."""
        for stretch in self._stretches:
            begun = _CLAUSE.search(stretch)
            before = self._clauses[-1] if self._clauses else ""
            self._clauses.append(begun[1].decode() if begun is not None else before)
        self._ids = {name: place for place, stretch in enumerate(self._stretches) if (name := _name(stretch))}
        self._marked = {place for place, stretch in enumerate(self._stretches) if _MARK.search(stretch)}
        written, meant = self._ordinary(main) if len(body) + 1 == len(self._stretches) else ({}, {})
        self._places = meant | written
        """Stretch, as written and as meant → place, of those that may be left out."""
        self._written, self._meant = self._in_order(written), self._in_order(meant)

    def narrowed(self, main: bytes) -> Narrowed | None:
        """Leave out what a returned main part has in common with this; None where there is no such short cut."""
        if not (self._places and UTF_8_START.match(main) and _is_usual(main)):
            return None
        written = meant = _cut(main)
        runs = _runs(self._same(self._written, written))
        if sum(count for _, _, count in runs) < len(self._stretches) * _MOST:
            meant = _cut(_essence(main))
            runs = _runs(self._same(self._meant, meant)) if len(written) == len(meant) else []
        runs = list(self._inner(runs, meant))
        if not runs:
            return None
        kept = list(_between(runs, len(self._stretches)))
        read = {clause for start, stop in kept for clause in self._clauses[start:stop]}
        before: dict[str, list[str]] = {}
        for first, _, count in runs:
            clauses = [one for one in dict.fromkeys(self._clauses[first : first + count]) if one not in read]
            before.setdefault(self._clauses[first + count], []).extend(clauses)
        letters = sum(self._letters[first + count] - self._letters[first] for first, _, count in runs)
        marks = any(first <= place < first + count for place in self._marked for first, _, count in runs)
        return Narrowed(
            b"".join(_with_stand_ins(written, runs)),
            tuple(block for start, stop in kept for block in self._body[start:stop]),
            len(runs),
            LeftOut(before, letters, marks),
        )

    def _ordinary(self, main: bytes) -> tuple[dict[bytes, int], dict[bytes, int]]:
        """Stretch → place of those that may be left out, as written and as meant."""
        root = _ROOT.search(main)
        if root is None or not UTF_8_START.match(main) or not _is_usual(main):
            return {}, {}
        once = Counter(self._stretches)
        places = {
            stretch: place
            for place, stretch in enumerate(self._stretches)
            if once[stretch] == 1 and _CLEAR_START.match(stretch) and _is_ordinary(stretch)
        }
        if not _are_blocks(list(places), root[0]):
            return {}, {}
        meant = _cut(_essence(main))
        return places, {meant[place]: place for place in places.values()}

    def _in_order(self, places: dict[bytes, int]) -> list[bytes | None]:
        """At each place the stretch that may be left out there, and None after the last."""
        stretches: list[bytes | None] = [None] * (len(self._stretches) + 1)
        for stretch, place in places.items():
            stretches[place] = stretch
        return stretches

    def _inner(self, runs: Sequence[tuple[int, int, int]], theirs: Sequence[bytes]) -> Iterator[tuple[int, int, int]]:
        """What is left out of each run: all but what tells, beside what differs, what that is."""
        ends = [(0, 0, 0), *runs, (len(self._stretches), len(theirs), 0)]
        beside = [
            _BESIDE if self._are_edited(before, after, theirs) else _BESIDE_MORE for before, after in pairwise(ends)
        ]
        for (first, there, count), left, right in zip(runs, beside[:-1], beside[1:], strict=True):
            if count > left + right:
                yield first + left, there + left, count - left - right

    def _are_edited(self, before: tuple[int, int, int], after: tuple[int, int, int], theirs: Sequence[bytes]) -> bool:
        """Whether the stretches between two runs are the same paragraphs, edited."""
        ours = self._stretches[before[0] + before[2] : after[0]]
        there = theirs[before[1] + before[2] : after[1]]
        return [_name(stretch) for stretch in ours] == [_name(stretch) for stretch in there]

    def _same(self, ours: Sequence[bytes | None], theirs: Sequence[bytes]) -> list[tuple[int, int]]:
        """(ours, theirs) of the stretches that are the same in both; none where some have moved past others.

        Which have moved, and what became of the rest, depends on everything that they moved past.
        """
        pairs: list[tuple[int, int]] = []
        expected = 0
        for place, stretch in enumerate(theirs):
            # To compare with what comes next takes a fraction of the time to look up.
            same = expected if ours[expected] == stretch else self._places.get(stretch)
            known = self._ids.get(_name(stretch)) if same is None else same
            if known is None:
                continue
            if known < expected - 1:
                return []
            expected = known + 1
            if same is not None:
                pairs.append((same, place))
        if len({place for place, _ in pairs}) < len(pairs):
            once = Counter(place for place, _ in pairs)
            pairs = [pair for pair in pairs if once[pair[0]] == 1]
        if not self._marked:
            return pairs
        touched = {self._clauses[place] for place in set(range(len(self._stretches))).difference(dict(pairs))}
        return [
            (place, there) for place, there in pairs if place not in self._marked or self._clauses[place] not in touched
        ]


def _is_usual(main: bytes) -> bool:
    """Whether the main prefix means what it looks like everywhere in a part, and no stand-in is there yet."""
    return main.count(b"xmlns:w=") == 1 and _DECLARED in main and not any(sign in main for sign in (b"leftOut", b"\0"))


def _cut(main: bytes) -> list[bytes]:
    """Each outermost paragraph and table with what stands before it, and what is left at the end."""
    stretches: list[bytes] = []
    depth = done = start = 0
    at = main.find(_TABLE_SIGN)
    while at >= 0:
        end = at + len(_TABLE_SIGN)
        if main.startswith(_TABLE, at - 1):
            start = start if depth else at - 1
            depth += 1
        elif depth and main.startswith(_TABLE_END, at - 2):
            depth -= 1
            if not depth:
                *paragraphs, before = main[done:start].split(_END)
                stretches.extend([paragraph + _END for paragraph in paragraphs])
                stretches.append(before + main[start:end])
                done = end
        at = main.find(_TABLE_SIGN, end)
    *paragraphs, last = main[done:].split(_END)
    stretches.extend([paragraph + _END for paragraph in paragraphs])
    return [*stretches, last]


def _essence(main: bytes) -> bytes:
    """A main part without what editors rewrite and mean nothing by: saves, spelling marks, page breaks, numbers."""
    if b" w:rsid" in main:
        main = _SAVED.sub(lambda found: _SAVE.sub(b"", found[0]), main)
    for written, meant in _REWRITTEN:
        main = main.replace(written, meant)
    return _NUMBER.sub(rb"\1", _SPELLING.sub(b"", main))


def _name(stretch: bytes) -> bytes:
    """The id of its first paragraph, "" for none."""
    found = _PARAGRAPH_ID.search(stretch)
    return found[1] if found is not None else b""


def _is_ordinary(stretch: bytes) -> bool:
    """Whether a stretch holds only what means the same wherever it stands."""
    halves = ((b"<w:bookmarkStart", b"<w:bookmarkEnd"), (b'w:fldCharType="begin"', b'w:fldCharType="end"'))
    # The number of a link to an address means another address in another file.
    return not (_ORDINARY.search(stretch) or b" r:id=" in stretch) and all(
        stretch.count(begin) == stretch.count(end) for begin, end in halves
    )


def _are_blocks(stretches: Sequence[bytes], root: bytes) -> bool:
    """Whether each stretch is one paragraph or table, whole."""
    try:
        inside = etree.fromstring(root + b"".join(stretches) + b"</w:document>")
    except etree.XMLSyntaxError:
        return False
    return [each.tag for each in inside] == [f"{W}tbl" if _TABLE in stretch else f"{W}p" for stretch in stretches]


def _runs(same: Sequence[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """First of ours, first of theirs, and number of the stretches that follow each other on both sides."""
    runs: list[tuple[int, int, int]] = []
    first = there = count = 0
    for ours, theirs in same:
        if ours != first + count or theirs != there + count:
            if count:
                runs.append((first, there, count))
            first, there, count = ours, theirs, 0
        count += 1
    return [*runs, (first, there, count)] if count else runs


def _between(runs: Sequence[tuple[int, int, int]], length: int) -> Iterator[tuple[int, int]]:
    """First and last of ours between what is left out."""
    at = 0
    for first, _, count in runs:
        yield at, first
        at = first + count
    yield at, length


def _with_stand_ins(theirs: Sequence[bytes], runs: Sequence[tuple[int, int, int]]) -> Iterator[bytes]:
    at = 0
    for number, (_, first, count) in enumerate(runs):
        yield from theirs[at:first]
        yield _STAND_IN % number
        at = first + count
    yield from theirs[at:]
