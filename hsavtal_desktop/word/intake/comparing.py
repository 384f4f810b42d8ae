"""What became of one text: its characters kept, struck or added, and by whom.

The sent text and the returned one are brought side by side paragraph by paragraph, then word by word.  What the
recipient's marks say is tracked; every other difference is untracked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from hsavtal_desktop.core.reading import ATOM, BREAK
from hsavtal_desktop.word.intake.borders import settle_cuts
from hsavtal_desktop.word.intake.ending import settle_end
from hsavtal_desktop.word.intake.fates import Fates
from hsavtal_desktop.word.intake.lines import Bit, Line, Look
from hsavtal_desktop.word.intake.matching import Matched
from hsavtal_desktop.word.intake.operations import UNTRACKED, Add, ComparedText, Hand, Keep, Op, Strike, hand_of
from hsavtal_desktop.word.intake.references import keep_recounted, whole_references
from hsavtal_desktop.word.intake.segments import segments
from hsavtal_desktop.word.intake.sent import Character, SentLine
from hsavtal_desktop.word.intake.sides import (
    Item,
    SentChar,
    Sides,
    brought_together,
    items_of,
    sent_characters,
)
from hsavtal_desktop.word.intake.tally import letters


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
            return [op for new in news for op in self._added(items_of(new))]
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
        for op in self._struck(sent_characters(old)):
            yield replace(op, part_of=key) if key and isinstance(op, Strike) else op

    def _struck(self, sent: Iterable[SentChar]) -> Iterator[Op]:
        """Sent characters that are not there any more."""
        for char, before, name in sent:
            self._fates.note(self._found.clause, before, None, char)
            yield _strike(name, char, before)

    def _compared(self, olds: Sequence[SentLine], news: Sequence[Matched]) -> list[Op]:
        """Lines that may differ, character by character from the first to the last that somebody touched."""
        references = frozenset[Character]().union(*(old.references for old in olds))
        sides = brought_together(olds, news, references)
        start, end = sides.ends
        self._pass_over(sides.untouched)
        ops: list[Op] = [Keep(name, char) for char, _, name in start[-1:]]
        ops.extend(self._edited(sides, references))
        # Of what nobody touched only what stands beside an edit and the end is needed.
        ops.extend(Keep(name, char) for char, _, name in (*end[:1], *end[1:][-2:]))
        ops = whole_references(ops, references)
        self._found.recounted.extend(keep_recounted(ops, references))
        return ops

    def _edited(self, sides: Sides, references: frozenset[Character]) -> list[Op]:
        """What became of the characters between the first and the last that somebody touched."""
        ops: list[Op] = []
        sent, partner, stand = sides.sent[: len(sides.sent) - sides.last], sides.partner, sides.stand
        at = place = sides.first
        for item in sides.items[at : len(sides.items) - sides.last]:
            came = item.bit.inserted
            old = partner[place] if came is None else -1
            self._count(item, old)
            if item.begins:
                ops.append(_cut(item))
            if came is not None:
                ops.append(_add(item, hand_of(came)))
                continue
            ops.extend(self._struck(sent[at : stand[place]]))
            at = max(at, stand[place])
            place += 1
            if old >= 0:
                ops.append(self._kept(*sent[old], item))
                at = old + 1
            elif item.bit.deleted is not None and item.bit.our_deletion is None:
                _hand_over(ops, references, hand_of(item.bit.deleted))
            elif item.bit.our_deletion is None:
                ops.append(_add(item, UNTRACKED))
        return [*ops, *self._struck(sent[at:])]

    def _pass_over(self, items: Sequence[Item]) -> None:
        """Count characters that nobody touched."""
        words = "".join(item.char for item in items)
        self._found.tally.unchanged += letters(words)
        self._found.has_words = self._found.has_words or not (not words or words.isspace())

    def _added(self, items: Sequence[Item]) -> Iterator[Op]:
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

    def _count(self, item: Item, old: int) -> None:
        """Count a character of the file; ``old`` is which of the sent ones it is, -1 for none."""
        bit, tally, count = item.bit, self._found.tally, letters(item.char)
        struck_by_us = bit.inserted is None and bit.our_deletion is not None
        if bit.deleted is None if old >= 0 else struck_by_us:
            tally.unchanged += count
        else:
            tally.proposed += count

    def _kept(self, char: str, before: Bit, name: Character, item: Item) -> Op:
        """A sent character that is there still, perhaps marked as struck."""
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


def _cut(item: Item) -> Add:
    """Where the text of a new clause begins; the hand is that of the clause."""
    return Add(BREAK, UNTRACKED, cut=item.begins)


def _add(item: Item, hand: Hand) -> Add:
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
