"""The end of a text: its final break never goes and nothing comes after it.

In Word the last paragraph of a clause is like any other.  Here every text ends with a break that can not be struck,
so a last paragraph that goes takes the break before it along, and one that comes brings a break before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hsavtal_desktop.core.reading import BREAK
from hsavtal_desktop.word.intake.lines import BODY, ParagraphStyle
from hsavtal_desktop.word.intake.operations import UNTRACKED, Add, ComparedText, Hand, Keep, Op, Strike
from hsavtal_desktop.word.intake.sent import Character, SentLine


def settle_end(found: ComparedText, sent: Sequence[SentLine]) -> None:
    """Put what became of a text in the form described at the top; ``sent`` holds its lines in the sent copy."""
    _End(found, sent).settle()


@dataclass(slots=True)
class _End:
    _found: ComparedText
    _sent: Sequence[SentLine]

    def settle(self) -> None:
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
                self._shift_strike(at, op.hand, op.part_of)
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

    def _shift_strike(self, at: int, hand: Hand, part_of: str) -> None:
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
            ops[place] = Strike(op.char, BREAK, hand, part_of=part_of)
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
