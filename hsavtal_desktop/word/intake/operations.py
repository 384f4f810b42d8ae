"""What can become of the characters of a text, and by whose hand."""

from __future__ import annotations

from dataclasses import dataclass, field

from hsavtal_desktop.word.intake.lines import BODY, PLAIN, Look, ParagraphStyle
from hsavtal_desktop.word.intake.sent import Character
from hsavtal_desktop.word.intake.tally import Tally
from hsavtal_desktop.word.model import Mark, WordTable


@dataclass(frozen=True, slots=True)
class Hand:
    """Whose edit it is, as the file says."""

    tracked: bool
    author: str = ""
    date: str = ""
    row: str = ""
    """The row of a table of answers that it stands in; all of a row is one proposal, and ``author`` its reason."""


UNTRACKED = Hand(tracked=False)


def hand_of(mark: Mark) -> Hand:
    """The hand that made a mark."""
    return Hand(True, mark.author, mark.date_utc or mark.date_raw)


@dataclass(frozen=True, slots=True)
class Keep:
    """A character that stays."""

    char: Character
    text: str = ""
    """As the file has it, where that is known."""


@dataclass(frozen=True, slots=True)
class Strike:
    """A character of ours that goes."""

    char: Character
    text: str
    hand: Hand
    proposal: Mark | None = None
    """Our mark that proposed the character, where it did."""
    struck: Mark | None = None
    """Our mark that struck it already."""
    part_of: str = ""
    """Key of the new clause that the strike is part of, where it is: see ``borders``."""


@dataclass(frozen=True, slots=True)
class Add:
    """Characters that come.  A break has the style of the paragraph that it ends."""

    text: str
    hand: Hand
    look: Look = PLAIN
    style: ParagraphStyle = BODY
    struck: Hand | None = None
    """Who of the recipient's people struck them again."""
    table: WordTable | None = None
    note: str = ""
    """Of the sign of a note: the key of the story that holds its words."""
    cut: str = ""
    """Of a break after which what follows is the text of a new clause: the clause's key."""


Op = Keep | Strike | Add


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
    signs: list[tuple[Character, str]] = field(default_factory=list)
    """Signs of our footnotes that stay: (the sign, the story of the file that holds the note's words)."""
    struck_signs: list[str] = field(default_factory=list)
    """The stories of footnotes of ours whose signs were struck with tracking."""
    tally: Tally = field(default_factory=Tally)
    """What became of the letters of its lines in the returned file."""
    reformatted: bool = False
    """Whether bold, italic or a paragraph's style differs in what stays."""

    @property
    def changed(self) -> bool:
        """Whether there is anything to propose."""
        return any(not isinstance(op, Keep) for op in self.ops)
