"""What became of one text: its characters kept, struck or added, and by whom.

The sent text and the returned one are brought side by side paragraph by paragraph, then word by word.  What the
recipient's marks say is tracked; every other difference is untracked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from hsavtal_desktop.core.reading import ATOM, BREAK
from hsavtal_desktop.word.intake.aligning import Hints, partners_around
from hsavtal_desktop.word.intake.borders import settle_cuts
from hsavtal_desktop.word.intake.ending import settle_end
from hsavtal_desktop.word.intake.fates import Fates
from hsavtal_desktop.word.intake.lines import Bit, Line, Look, ParagraphStyle
from hsavtal_desktop.word.intake.matching import Matched
from hsavtal_desktop.word.intake.operations import UNTRACKED, Add, ComparedText, Hand, Keep, Op, Strike, hand_of
from hsavtal_desktop.word.intake.references import keep_recounted, whole_references
from hsavtal_desktop.word.intake.segments import segments
from hsavtal_desktop.word.intake.sent import Character, SentLine
from hsavtal_desktop.word.intake.stretches import our_stretches, still_marked
from hsavtal_desktop.word.intake.tally import letters
from hsavtal_desktop.word.model import WordTable


class _Item(NamedTuple):
    """A character of the returned file."""

    char: str
    bit: Bit
    style: ParagraphStyle
    table: WordTable | None = None
    begins: str = ""
    """Key of the new clause that begins with it."""


def compare(
    text: str,
    clause: str,
    sent: Sequence[tuple[int, SentLine]],
    returned: Sequence[Matched],
    merged: Mapping[int, int],
    fates: Fates,
    promoted: Mapping[int, str] = MappingProxyType({}),
) -> ComparedText:
    """Compare one text.

    ``sent`` holds its lines in the sent copy with their numbers there, ``returned`` its lines in the returned file,
    ``merged`` tells which other sent lines a returned line swallowed, ``promoted`` which became the headings of new
    clauses (given by their keys).
    """
    return _Comparer(text, clause, sent, returned, merged, fates, promoted).compare()


class _Comparer:
    def __init__(
        self,
        text: str,
        clause: str,
        sent: Sequence[tuple[int, SentLine]],
        returned: Sequence[Matched],
        merged: Mapping[int, int],
        fates: Fates,
        promoted: Mapping[int, str],
    ) -> None:
        self._sent = [line for _, line in sent]
        self._promoted = {id(line): promoted[number] for number, line in sent if number in promoted}
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
        settle_cuts(found, self._sent)
        settle_end(found, self._sent)
        return found

    def _segment(self, olds: Sequence[SentLine], news: Sequence[Matched]) -> list[Op]:
        if len(olds) == len(news) == 1 and not news[0].begins and self._same(olds[0], news[0].line):
            self._found.has_words = self._found.has_words or bool(olds[0].line.text.strip())
            words = news[0].line.text
            self._found.tally.unchanged += letters(words)
            if ATOM in words:
                self._found.signs.extend(zip(olds[0].signs, news[0].line.signs, strict=False))
            return [Keep(olds[0].last), Keep(olds[0].end, BREAK)]
        if not news:
            return [op for old in olds for op in self._gone(old)]
        if not olds:
            return [op for new in news for op in self._added(_items(new))]
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
        key = self._promoted.get(id(old), "")
        for char, before, name in _sent_characters(old):
            self._fates.note(self._found.clause, before, None, char)
            op = _strike(name, char, before)
            yield replace(op, part_of=key) if key and isinstance(op, Strike) else op

    def _compared(self, olds: Sequence[SentLine], news: Sequence[Matched]) -> list[Op]:
        sent = [entry for old in olds for entry in _sent_characters(old)]
        items = [item for new in news for item in _items(new)]
        base = [item for item in items if item.bit.inserted is None]
        references = frozenset[Character]().union(*(old.references for old in olds))
        printed = [name is not None and name in references for _, _, name in sent]
        before = "".join(char for char, _, _ in sent)
        after = "".join(item.char for item in base)
        marked = any(item.bit.inserted or item.bit.deleted for item in items)
        stretches = our_stretches([bit for _, bit, _ in sent])
        returned = our_stretches([item.bit for item in base])
        same = still_marked(before, stretches, after, returned)
        there = {start for _, _, start, _ in same}
        # What is marked still, but not all of it, was edited by hand: Word takes a change out whole.
        edited = {key for start, _, key in returned if start not in there}
        hints = Hints(printed, [(start, stop) for start, stop, key in stretches if key not in edited], marked)
        partner, stand = partners_around(before, after, hints, same)
        first, last = (0, 0) if references else _unchanged_ends(sent, items, partner)
        self._pass_over(items[:first] + items[len(items) - last :])
        ops: list[Op] = [Keep(name, char) for char, _, name in sent[max(0, first - 1) : first]]
        at = place = first
        for item in items[first : len(items) - last]:
            self._count(item, partner[place] if item.bit.inserted is None else -1)
            if item.begins:
                ops.append(_cut(item))
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
        for char, bit, name in sent[at : len(sent) - last]:
            self._fates.note(self._found.clause, bit, None, char)
            ops.append(_strike(name, char, bit))
        # Of what nobody touched only what stands beside an edit and the end is needed.
        ends = sent[len(sent) - last :]
        ops.extend(Keep(name, char) for char, _, name in (*ends[:1], *ends[1:][-2:]))
        ops = whole_references(ops, references)
        self._found.recounted.extend(keep_recounted(ops, references))
        return ops

    def _pass_over(self, items: Sequence[_Item]) -> None:
        """Count characters that nobody touched."""
        words = "".join(item.char for item in items)
        self._found.tally.unchanged += letters(words)
        self._found.has_words = self._found.has_words or not (not words or words.isspace())

    def _added(self, items: Sequence[_Item]) -> Iterator[Op]:
        """A line that we did not send: what is not marked as inserted came untracked.

        What bears our own mark of deletion is no new text: the words around it were written anew.
        """
        for item in items:
            self._count(item, -1)
            if item.begins:
                yield _cut(item)
            if item.bit.our_deletion is not None and item.bit.inserted is None:
                continue
            yield _add(item, hand_of(item.bit.inserted) if item.bit.inserted is not None else UNTRACKED)

    def _count(self, item: _Item, old: int) -> None:
        """Count a character of the file; ``old`` is which of the sent ones it is, -1 for none."""
        bit, tally, count = item.bit, self._found.tally, letters(item.char)
        struck_by_us = bit.inserted is None and bit.our_deletion is not None
        if bit.deleted is None if old >= 0 else struck_by_us:
            tally.unchanged += count
        else:
            tally.proposed += count

    def _kept(self, char: str, before: Bit, name: Character, item: _Item) -> Op:
        self._fates.note(self._found.clause, before, item.bit, char)
        if item.bit.deleted is not None:
            if item.bit.note:
                self._found.struck_signs.append(item.bit.note)
            return Strike(name, char, hand_of(item.bit.deleted))
        if item.bit.note:
            self._found.signs.append((name, item.bit.note))
        if before.our_deletion is None:
            self._found.has_words = self._found.has_words or not char.isspace()
        if before.look != item.bit.look and char != BREAK:
            self._found.reformatted = True
        return Keep(name, char)


def _unchanged_ends(
    sent: Sequence[tuple[str, Bit, Character]], items: Sequence[_Item], partner: Sequence[int]
) -> tuple[int, int]:
    """How many characters at the beginning and at the end nobody touched, marks and looks included."""
    length = min(len(sent), len(items))
    first = 0
    while first < length and _is_untouched(sent[first][1], items[first]) and partner[first] == first:
        first += 1
    last = 0
    while (
        last < length - first
        and _is_untouched(sent[-1 - last][1], items[-1 - last])
        and partner[-1 - last] == len(sent) - 1 - last
    ):
        last += 1
    return first, last


def _is_untouched(before: Bit, item: _Item) -> bool:
    now = item.bit
    ours = before.our_insertion or before.our_deletion or now.our_insertion or now.our_deletion
    theirs = now.inserted or now.deleted or now.note or item.begins
    return not (ours or theirs) and before.look == now.look


def _sent_characters(line: SentLine) -> list[tuple[str, Bit, Character]]:
    """(character, its bit, our id) for each character of a sent line and its break."""
    names = line.characters()
    bits = [bit for bit in line.line.bits for _ in bit.text]
    listed = list(zip(line.line.text, bits, names, strict=True))
    return [*listed, (BREAK, line.line.end, line.end)]


def _items(matched: Matched) -> list[_Item]:
    line = matched.line
    style = matched.style or line.style
    found = [_Item(char, bit, style, line.table) for bit in line.bits for char in bit.text]
    for index, item in enumerate(found):
        if item.bit.ends is not None:
            found[index] = item._replace(style=Line((), item.bit).style)
    found.append(_Item(BREAK, line.end, style))
    if matched.begins:
        found[0] = found[0]._replace(begins=matched.begins)
    return found


def _cut(item: _Item) -> Add:
    """Where the text of a new clause begins; the hand is that of the clause."""
    return Add(BREAK, UNTRACKED, cut=item.begins)


def _add(item: _Item, hand: Hand) -> Add:
    struck = hand_of(item.bit.deleted) if item.bit.deleted is not None else None
    return Add(item.char, hand, item.bit.look, item.style, struck, item.table, item.bit.note)


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
