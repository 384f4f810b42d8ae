"""Text as words: what the comparison never splits, and words as single characters so that they compare fast.

A *token* is a word, a number, a date or time written with digits, one white-space character, or one character of
anything else.  Joined again, the tokens of a text are the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final

_LETTERS: Final = r"[\w\u00ad\u0300-\u036f\u200b-\u200d]"
_TOKEN: Final = re.compile(
    # 1 000 000,50 – thousands set apart by a space that may be a no-break or a thin one
    r"(?<![\w.,])\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:[.,]\d+)*(?![\w])"
    # 12,5  6.1.2  2026-11-22  22/11  08:30  and ordinary words: IT-system, t.ex, SKR:s
    rf"|{_LETTERS}+(?:(?:[-.:'’\u2011]|(?<=\d)[,/](?=\d)){_LETTERS}+)*"
    r"|.",
    re.DOTALL,
)


def words(text: str) -> list[str]:
    """The tokens of a text in order; nothing is left out."""
    return _TOKEN.findall(text)


@dataclass(frozen=True, slots=True)
class Worded:
    """A text as tokens, and as strings with one character for each, equal where the tokens are."""

    tokens: tuple[str, ...]
    all: str
    """One character for each token."""
    substance: str
    """One character for each word or number: white space and punctuation left out."""

    def offsets(self) -> list[int]:
        """Where each token starts, in code points, and last where the text stops."""
        return [0, *accumulate(map(len, self.tokens))]


class _Characters(dict[str, str]):
    def __missing__(self, token: str) -> str:
        value = self[token] = chr(len(self))
        return value


class _Substance(dict[str, str]):
    """The character of a word or number; nothing for white space and punctuation."""

    def __init__(self, characters: _Characters) -> None:
        super().__init__()
        self._characters = characters

    def __missing__(self, token: str) -> str:
        value = self[token] = self._characters[token] if token[0].isalnum() else ""
        return value


@dataclass(slots=True)
class Vocabulary:
    """Gives every token a character of its own, and remembers the texts it has worded.

    Keep one for as long as the same texts are compared again: words are found once.  Not for use by two threads at
    the same time.  At most 1,114,111 distinct tokens (``ValueError``).
    """

    _characters: _Characters = field(default_factory=_Characters)
    _substance: _Substance = field(init=False)
    _worded: dict[str, Worded] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._substance = _Substance(self._characters)

    def word(self, text: str) -> Worded:
        """The text in words."""
        known = self._worded.get(text)
        if known is None:
            tokens = words(text)
            known = self._worded[text] = Worded(
                tuple(tokens),
                "".join(map(self._characters.__getitem__, tokens)),
                "".join(map(self._substance.__getitem__, tokens)),
            )
        return known


def plain(text: str) -> str:
    """The text with every run of white space as one space: what two texts are compared by before their words are."""
    return " ".join(text.split())


def count_words(text: str) -> int:
    """Words, numbers and dates in a text."""
    return sum(token[0].isalnum() for token in words(text))
