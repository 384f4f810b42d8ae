"""What became of one text: its characters kept, struck or added, and by whom.

The sent text and the returned one are brought side by side paragraph by paragraph, then word by word.  What the
recipient's marks say is tracked; every other difference is untracked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final

from hsavtal_desktop.core.comparison.order import heaviest_run
from hsavtal_desktop.core.reading import BREAK
from hsavtal_desktop.word.intake.aligning import Hints, partners_around
from hsavtal_desktop.word.intake.fates import Fates
from hsavtal_desktop.word.intake.lines import BODY, Bit, Line, Look, ParagraphStyle
from hsavtal_desktop.word.intake.matching import Matched
from hsavtal_desktop.word.intake.operations import UNTRACKED, Add, Hand, Keep, Op, Strike, hand_of
from hsavtal_desktop.word.intake.references import keep_recounted, whole_references
from hsavtal_desktop.word.intake.segments import segments
from hsavtal_desktop.word.intake.sent import Character, SentLine
from hsavtal_desktop.word.model import WordTable

_MINUTE: Final = len("2026-11-22T09:41")
"""What of a mark's time survives every editor."""


@dataclass(slots=True)
class ComparedText:
    """A text with everything that became of it, the final break last."""

    text: str
    clause: str
    ops: list[Op] = field(default_factory=list)
    had_words: bool = False
    """Whether the sent copy had any in it that we had neither proposed nor struck."""
    has_words: bool = False
    """Whether any are left."""
    has_paragraph: bool = False
    """Whether a paragraph of it is left, be it empty."""
    root_style: ParagraphStyle | None = None
    """The style of its last paragraph, where another paragraph is last now."""
    lost_border: Hand | None = None
    """Who struck the border to the text after it."""
    recounted: list[tuple[str, str]] = field(default_factory=list)
    """References that the file prints otherwise: (as sent, as returned)."""
    reformatted: bool = False
    """Whether bold, italic or a paragraph's style differs in what stays."""

    @property
    def changed(self) -> bool:
        """Whether there is anything to propose."""
        return any(not isinstance(op, Keep) for op in self.ops)


@dataclass(frozen=True, slots=True)
class _Item:
    """A character of the returned file."""

    char: str
    bit: Bit
    style: ParagraphStyle
    table: WordTable | None = None


def compare(
    text: str,
    clause: str,
    sent: Sequence[tuple[int, SentLine]],
    returned: Sequence[Matched],
    merged: Mapping[int, int],
    fates: Fates,
) -> ComparedText:
    """Compare one text.

    ``sent`` holds its lines in the sent copy with their numbers there, ``returned`` its lines in the returned file,
    ``merged`` tells which other sent lines a returned line swallowed.
    """
    return _Comparer(text, clause, sent, returned, merged, fates).compare()


class _Comparer:
    def __init__(
        self,
        text: str,
        clause: str,
        sent: Sequence[tuple[int, SentLine]],
        returned: Sequence[Matched],
        merged: Mapping[int, int],
        fates: Fates,
    ) -> None:
        self._sent = [line for _, line in sent]
        self._returned = returned
        self._segments = segments(sent, returned, merged)
        self._fates = fates
        self._found = ComparedText(text, clause)

    def compare(self) -> ComparedText:
        found = self._found
        for old, new in self._segments:
            found.ops.extend(self._segment(self._sent[old.start : old.stop], self._returned[new.start : new.stop]))
        found.had_words = any(
            bit.text.strip()
            for line in self._sent
            for bit in line.line.bits
            if bit.our_deletion is None and bit.our_insertion is None
        )
        found.has_words = found.has_words or any(
            isinstance(op, Add) and op.text.strip() and not op.struck for op in found.ops
        )
        found.has_paragraph = any(line.line.end.deleted is None for line in self._returned)
        self._settle_end()
        return found

    def _segment(self, olds: Sequence[SentLine], news: Sequence[Matched]) -> list[Op]:
        if olds and news and len(olds) == len(news) == 1 and self._same(olds[0], news[0].line):
            self._found.has_words = self._found.has_words or bool(olds[0].line.text.strip())
            return [Keep(olds[0].last), Keep(olds[0].end)]
        if not news:
            return [op for old in olds for op in self._gone(old)]
        if not olds:
            return [op for new in news for op in _added(_items(new))]
        return self._compared(olds, news)

    def _same(self, old: SentLine, new: Line) -> bool:
        """Whether nothing differs, by a look at the whole line."""
        if new.touched or (new.table is None and new.base != old.line.text):
            return False
        if any(bit.our_insertion or bit.our_deletion for bit in (*old.line.bits, old.line.end)):
            return False
        if new.table is None and (_looks(old.line) != _looks(new) or old.line.style != new.style):
            self._found.reformatted = True
        return True

    def _gone(self, old: SentLine) -> Iterator[Op]:
        """A sent line that is not there any more."""
        for char, before, name in _sent_characters(old):
            self._fates.note(self._found.clause, before, None, char)
            yield _strike(name, char, before)

    def _compared(self, olds: Sequence[SentLine], news: Sequence[Matched]) -> list[Op]:
        sent = [entry for old in olds for entry in _sent_characters(old)]
        items = [item for new in news for item in _items(new)]
        base = [item for item in items if item.bit.inserted is None]
        references = frozenset[Character]().union(*(old.references for old in olds))
        printed = [name is not None and name in references for _, _, name in sent]
        before = "".join(char for char, _, _ in sent)
        after = "".join(item.char for item in base)
        marked = any(item.bit.inserted or item.bit.deleted for item in items)
        stretches = _our_stretches([bit for _, bit, _ in sent])
        returned = _our_stretches([item.bit for item in base])
        same = _still_marked(before, stretches, after, returned)
        there = {start for _, _, start, _ in same}
        # What is marked still, but not all of it, was edited by hand: Word takes a change out whole.
        edited = {key for start, _, key in returned if start not in there}
        hints = Hints(printed, [(start, stop) for start, stop, key in stretches if key not in edited], marked)
        partner, stand = partners_around(before, after, hints, same)
        ops: list[Op] = []
        at = place = 0
        for item in items:
            if item.bit.inserted is not None:
                ops.append(_add(item, hand_of(item.bit.inserted)))
                continue
            old, upto = partner[place], stand[place]
            place += 1
            while at < upto:
                char, bit, name = sent[at]
                self._fates.note(self._found.clause, bit, None, char)
                ops.append(_strike(name, char, bit))
                at += 1
            if old < 0:
                if item.bit.our_deletion is not None:
                    continue
                if item.bit.deleted is None:
                    ops.append(_add(item, UNTRACKED))
                else:
                    _hand_over(ops, references, hand_of(item.bit.deleted))
                continue
            char, bit, name = sent[old]
            at = old + 1
            ops.append(self._kept(char, bit, name, item))
        for char, bit, name in sent[at:]:
            self._fates.note(self._found.clause, bit, None, char)
            ops.append(_strike(name, char, bit))
        ops = whole_references(ops, references)
        self._found.recounted.extend(keep_recounted(ops, references))
        return ops

    def _kept(self, char: str, before: Bit, name: Character, item: _Item) -> Op:
        self._fates.note(self._found.clause, before, item.bit, char)
        if item.bit.deleted is not None:
            return Strike(name, char, hand_of(item.bit.deleted))
        if before.our_deletion is None:
            self._found.has_words = self._found.has_words or not char.isspace()
        if before.look != item.bit.look and char != BREAK:
            self._found.reformatted = True
        return Keep(name, char)

    def _settle_end(self) -> None:
        """The final break never goes and nothing comes after it."""
        found = self._found
        root: Character = self._sent[-1].end if self._sent else (found.text, 0)
        ops = found.ops
        at = next((i for i, op in enumerate(ops) if not isinstance(op, Add) and op.char == root and root), -1)
        if at < 0:
            self._end_of_new_text(root)
            return
        op = ops[at]
        if isinstance(op, Strike):
            ops[at] = Keep(root)
            if at == len(ops) - 1 and op.struck is None:
                self._shift_strike(at, op.hand)
        if at < len(ops) - 1:
            self._shift_break(at)

    def _end_of_new_text(self, root: Character) -> None:
        """A text that was empty: the last paragraph that came ends with its final break."""
        ops = self._found.ops
        if ops:
            last = ops[-1]
            if isinstance(last, Add) and last.text == BREAK:
                self._found.root_style = last.style if last.style != BODY else None
                ops.pop()
            ops.append(Keep(root))

    def _shift_strike(self, at: int, hand: Hand) -> None:
        """The last paragraph goes: then the break before it does, and the final one ends the paragraph before."""
        ops = self._found.ops
        place = at - 1
        words_left = False
        while place >= 0:
            op = ops[place]
            if isinstance(op, Keep) and self._is_break(op.char):
                break
            if isinstance(op, Add) and op.text == BREAK and not op.struck:
                break
            words_left = words_left or not isinstance(op, Strike)
            place -= 1
        if words_left:
            self._found.lost_border = hand
            return
        if place < 0:
            return
        op = ops[place]
        style = self._style_of_break(op)
        if isinstance(op, Add):
            del ops[place]
        elif isinstance(op, Keep):
            ops[place] = Strike(op.char, BREAK, hand)
        if style != self._sent[-1].line.style:
            self._found.root_style = style

    def _shift_break(self, at: int) -> None:
        """Paragraphs came after the last one: the break between is new, and the final one ends the last of them."""
        ops = self._found.ops
        root = ops.pop(at)
        first = ops[at]
        hand = first.hand if not isinstance(first, Keep) else UNTRACKED
        style = self._sent[-1].line.style
        last = ops[-1]
        if isinstance(last, Add) and last.text == BREAK:
            if last.style != style:
                self._found.root_style = last.style
            ops.pop()
        ops.insert(at, Add(BREAK, hand, style=style))
        ops.append(root)

    def _is_break(self, char: Character) -> bool:
        return char is not None and any(line.end == char for line in self._sent)

    def _style_of_break(self, op: Op) -> ParagraphStyle:
        if isinstance(op, Add):
            return op.style
        return next((line.line.style for line in self._sent if line.end == op.char), BODY)


def _sent_characters(line: SentLine) -> list[tuple[str, Bit, Character]]:
    """(character, its bit, our id) for each character of a sent line and its break."""
    names = line.characters()
    bits = [bit for bit in line.line.bits for _ in bit.text]
    listed = list(zip(line.line.text, bits, names, strict=True))
    return [*listed, (BREAK, line.line.end, line.end)]


_Stretch = tuple[int, int, tuple[str, ...]]
"""First character, the one after the last, and whose marks they bear."""


def _our_stretches(bits: Sequence[Bit]) -> list[_Stretch]:
    """Where our marks propose or strike characters; ``bits`` has one entry for each."""
    found: list[_Stretch] = []
    start = 0
    for key, run in groupby(bits, key=_marks_of):
        stop = start + sum(1 for _ in run)
        if key:
            found.append((start, stop, key))
        start = stop
    return found


def _marks_of(bit: Bit) -> tuple[str, ...]:
    marks = [mark for mark in (bit.our_insertion, bit.our_deletion) if mark is not None]
    return tuple(word for mark in marks for word in (mark.kind.value, mark.author, mark.date_raw[:_MINUTE]))


def _still_marked(
    before: str, sent: Sequence[_Stretch], after: str, returned: Sequence[_Stretch]
) -> list[tuple[int, int, int, int]]:
    """Stretches that came back as they were sent, marks and all."""
    pairs = [
        (old, new)
        for old, (start, stop, key) in enumerate(sent)
        for new, (new_start, new_stop, new_key) in enumerate(returned)
        if key == new_key and before[start:stop] == after[new_start:new_stop]
    ]
    run = heaviest_run([(old, new, sent[old][1] - sent[old][0]) for old, new in pairs])
    return [(*sent[pairs[at][0]][:2], *returned[pairs[at][1]][:2]) for at in run]


def _items(matched: Matched) -> list[_Item]:
    line = matched.line
    style = matched.style or line.style
    found = [_Item(char, bit, style, line.table) for bit in line.bits for char in bit.text]
    for index, item in enumerate(found):
        if item.bit.ends is not None:
            found[index] = replace(item, style=Line((), item.bit).style)
    return [*found, _Item(BREAK, line.end, style)]


def _added(items: Sequence[_Item]) -> Iterator[Op]:
    """A line that we did not send: what is not marked as inserted came untracked.

    What bears our own mark of deletion is no new text: the words around it were written anew.
    """
    for item in items:
        if item.bit.our_deletion is not None and item.bit.inserted is None:
            continue
        yield _add(item, hand_of(item.bit.inserted) if item.bit.inserted is not None else UNTRACKED)


def _add(item: _Item, hand: Hand) -> Add:
    struck = hand_of(item.bit.deleted) if item.bit.deleted is not None else None
    return Add(item.char, hand, item.bit.look, item.style, struck, item.table)


def _strike(name: Character, char: str, before: Bit) -> Op:
    """A character that is gone without a mark."""
    if name is None:
        return Keep(name)
    proposal = before.our_insertion if before.our_deletion is None else None
    return Strike(name, char, UNTRACKED, proposal, before.our_deletion)


def _hand_over(ops: list[Op], references: frozenset[Character], hand: Hand) -> None:
    """What stands for a reference in the file was struck with tracking: so the reference was."""
    place = len(ops) - 1
    while place >= 0:
        op = ops[place]
        if not isinstance(op, Strike) or op.hand.tracked or op.char not in references:
            return
        ops[place] = replace(op, hand=hand)
        place -= 1


def _looks(line: Line) -> list[tuple[str, Look]]:
    joined: list[tuple[str, Look]] = []
    for bit in line.bits:
        if joined and joined[-1][1] == bit.look:
            joined[-1] = joined[-1][0] + bit.text, bit.look
        else:
            joined.append((bit.text, bit.look))
    return joined
