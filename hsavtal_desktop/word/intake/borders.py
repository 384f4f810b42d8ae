"""Borders between clauses that a recipient took away, and borders that one drew.

Two clauses become one where the last paragraph of one is joined with the beginning of the next, or where the next one's
heading became a paragraph like any other.  A clause becomes two where a heading is written in the middle of it, or
where one of its paragraphs became a heading.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from rapidfuzz.distance import Indel

from hsavtal_desktop.core.reading import BREAK
from hsavtal_desktop.word.identity import clause_bookmark
from hsavtal_desktop.word.intake.lines import Bit, Line, ParagraphStyle
from hsavtal_desktop.word.intake.matching import Matching, is_heading
from hsavtal_desktop.word.intake.operations import UNTRACKED, Add, ComparedText, Hand, Keep, Op, Strike
from hsavtal_desktop.word.intake.sent import Character, SentDocument, SentLine

_SAME_WORDS: Final = 0.5
"""Likeness from which what stands before a heading in its paragraph is the paragraph that was sent before it."""
_FEW: Final = 4
"""One heading in so many may have become a paragraph; where more have, an editor has lost the styles."""


@dataclass(frozen=True, slots=True)
class Join:
    """A clause that follows on another in the file, without a border between."""

    clause: str
    into: str
    hand: Hand
    end: Character = None
    """The break between them, where that is gone too."""


def sever(sent: SentDocument, lines: Sequence[Line]) -> list[Line]:
    """Cut lines where a heading came in the middle, and where two were joined across a border without a mark.

    The first half of the latter is ``severed``.
    """
    lines = [part for line in lines for part in _around_headings(line)]
    there = {line.base.strip() for line in lines}
    missing = [
        (last, first)
        for last, first in _borders(sent)
        if first.line.text.strip() not in there and last.line.text.strip() not in there
    ]
    if not missing:
        return lines
    found: list[Line] = []
    for line in lines:
        rest = line
        for last, first in missing:
            at = _place(rest, last, first)
            if at:
                half, rest = _halves(rest, at, first.clause)
                found.append(half)
        found.append(rest)
    return found


def _around_headings(line: Line) -> Iterator[Line]:
    """A line that a tracked heading stands in: what is before, the heading with what follows it, and the rest."""
    breaks = [place for place, bit in enumerate(line.bits) if bit.ends is not None] if not line.new else []
    starts = [0, *(place + 1 for place in breaks)]
    new = [
        Line(line.bits[start:stop], end, (end.ends.index,), new=True)
        for start, stop in pairwise(starts)
        if (end := line.bits[stop - 1]).ends is not None
    ]
    new = [replace(each, bits=each.bits[:-1]) for each in new]
    first = next((place for place, each in enumerate(new) if place and is_heading(each)), 0)
    if not first:
        yield line
        return
    stop = breaks[first - 1]
    before = line.bits[stop]
    indexes = tuple(bit.ends.index for bit in line.bits[: stop + 1] if bit.ends is not None)
    yield replace(line, bits=line.bits[:stop], end=before, paragraphs=indexes, para_id="")
    yield from new[first:]
    rest = () if line.end.ends is None else (line.end.ends.index,)
    yield Line(line.bits[starts[-1] :], line.end, rest, para_id=line.para_id)


def _borders(sent: SentDocument) -> Iterator[tuple[SentLine, SentLine]]:
    """The last line of each clause's body with the first of the clause after it, where both have words."""
    for last, first in zip(sent.lines, sent.lines[1:], strict=False):
        apart = last.clause and first.clause and last.clause != first.clause
        plain = last.text.startswith("b.") and not (last.table or first.table)
        if apart and plain and last.line.text.strip() and first.line.text.strip():
            yield last, first


def _place(line: Line, last: SentLine, first: SentLine) -> int:
    """Where the words of ``first`` begin in a line that holds both; 0 where it does not."""
    if line.new or line.table is not None:
        return 0
    base, words = line.base, first.line.text.strip()
    if base.rstrip().endswith(words):
        at = len(base.rstrip()) - len(words)
    elif line.end.ends is not None and len(line.paragraphs) == 1:
        name = clause_bookmark(first.clause)
        at = next((mark.offset for mark in line.end.ends.bookmarks if mark.name == name), 0)
    else:
        return 0
    like = Indel.normalized_similarity(base[:at], last.line.text)
    return at if 0 < at < len(base) and like >= _SAME_WORDS else 0


def _halves(line: Line, at: int, clause: str) -> tuple[Line, Line]:
    before: list[Bit] = []
    after: list[Bit] = []
    for bit in line.bits:
        room = max(at, 0) if bit.inserted is None else len(bit.text) * (at > 0)
        if bit.text[:room]:
            before.append(replace(bit, text=bit.text[:room]))
        if bit.text[room:]:
            after.append(replace(bit, text=bit.text[room:]))
        at -= len(bit.text) if bit.inserted is None else 0
    half = replace(line, bits=tuple(before), end=Bit(BREAK, ends=line.end.ends), severed=True)
    rest = Line(tuple(after), line.end, bookmarks=(clause_bookmark(clause),), follows=True)
    return half, rest


def find_joins(sent: SentDocument, matching: Matching, texts: Iterable[ComparedText]) -> list[Join]:
    """The clauses that have no border to the one before any more; sure ones only."""
    following = {last.text: (last, first) for last, first in zip(sent.lines, sent.lines[1:], strict=False)}
    hands = {text.text: text.lost_border for text in texts if text.lost_border is not None}
    for text, listed in matching.texts.items():
        if any(matched.line.severed for matched in listed):
            hands.setdefault(text, UNTRACKED)
    starts = {line.clause: index for index, line in reversed(list(enumerate(sent.lines))) if line.clause}
    found: dict[str, Join] = {}
    for text, hand in hands.items():
        last, first = following.get(text, (None, None))
        if last is not None and first is not None and _may_join(sent, last, first, starts):
            found[first.clause] = Join(first.clause, last.clause, hand, last.end)
    for clause, hand in _demoted(sent, matching, starts).items():
        at = starts[clause]
        if clause not in found and at and _may_join(sent, sent.lines[at - 1], sent.lines[at], starts):
            found[clause] = Join(clause, sent.lines[at - 1].clause, hand)
    return list(found.values())


def _may_join(sent: SentDocument, last: SentLine, first: SentLine, starts: Mapping[str, int]) -> bool:
    """Whether the clauses under the second stand, in the file, where a merge would put them."""
    if not (last.text.startswith("b.") and first.clause and first.clause != last.clause):
        return False
    if sent.lines[starts[first.clause]] is not first:
        return False
    above, below = sent.places[last.clause], sent.places[first.clause]
    if above.part != below.part:
        return False
    order = sent.order.index(first.clause) + 1
    leads = order < len(sent.order) and sent.places[sent.order[order]].depth > below.depth
    return not leads or below.depth >= above.depth


def _demoted(sent: SentDocument, matching: Matching, starts: Mapping[str, int]) -> dict[str, Hand]:
    """Clauses whose heading is a paragraph like those of the agreement's text now, where nothing else explains it.

    LibreOffice gives a heading the look of the paragraph before it when that is struck.
    """
    heads: dict[str, Line] = {}
    standing: dict[int, int] = {}
    lead: dict[str, int] = {}
    plain: set[str] = set()
    firsts = set(starts.values())
    for listed in matching.texts.values():
        for matched in listed:
            old = sent.lines[matched.sent] if matched.sent is not None else None
            if matched.sent is not None and matched.line.end.deleted is None and matched.line.accepted.strip():
                standing[matched.index] = matched.sent
            if old is None or old.table:
                continue
            if matched.sent in firsts and is_heading(old.line):
                heads.setdefault(old.clause, matched.line)
                lead.setdefault(old.clause, matched.index - 1)
            elif not is_heading(old.line) and not matched.line.severed:
                plain.add(matched.line.style_name)
    found = {
        clause: hand_of_style(line)
        for clause, line in heads.items()
        if line.accepted.strip() and not is_heading(line) and line.listed is None and line.style_name in plain
        if standing.get(lead[clause]) == starts[clause] - 1 and not line.follows
    }
    # Where only a part was read, the rest stands as it was; what is found is then read again with all of it.
    standing_heads = len(heads) if sent.whole is None else len(sent.whole.order)
    return found if len(found) * _FEW <= standing_heads else {}


def hand_of_style(line: Line) -> Hand:
    """Who gave a line its style: whoever marked that another was there before."""
    for suggestion in () if line.end.ends is None else line.end.ends.format_suggestions:
        if suggestion.kind == "pPrChange":
            return Hand(True, suggestion.author, suggestion.date_utc or suggestion.date_raw)
    return UNTRACKED


def settle_cuts(found: ComparedText, sent: Sequence[SentLine]) -> None:
    """Let each cut take the place of the break before it: a clause ends with its last paragraph, not an empty one."""
    styles = {line.end: line.line.style for line in sent}
    ops: list[Op] = []
    for op in found.ops:
        if isinstance(op, Add) and op.cut:
            place = _last_break(ops)
            before = ops[place] if place >= 0 else None
            if isinstance(before, Keep) and before.char is not None:
                ops[place] = Strike(before.char, BREAK, op.hand, part_of=op.cut)
                style = styles.get(before.char, ParagraphStyle())
                ops.append(replace(op, style=style))
            elif isinstance(before, Add) and before.text == BREAK:
                del ops[place]
                ops.append(replace(op, style=before.style))
            else:
                ops.append(op)
        else:
            ops.append(op)
    found.ops[:] = ops


def _last_break(ops: Sequence[Op]) -> int:
    """The break right before the end of what stays of these operations; -1 for none."""
    for place in range(len(ops) - 1, -1, -1):
        op = ops[place]
        if isinstance(op, Strike):
            continue
        ends = op.text == BREAK
        return place if ends and not (isinstance(op, Add) and (op.cut or op.struck)) else -1
    return -1
