"""Words in a Word file that two people's tracked insertions make together, with their changes accepted."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from hsavtal_desktop.core.comparison.model import Competing, Rival
from hsavtal_desktop.core.comparison.text import compare_text
from hsavtal_desktop.word.views import ViewParagraph

_LEAST: Final = 2
"""Letters or digits on either side: one letter more is a correction, not another word."""


def meeting_words(block: ViewParagraph) -> Iterator[Competing]:
    """Where one author's insertion goes on in the middle of a word that another's began ("tresex")."""
    if all(run.inserted is None for run in block.runs):
        return
    at = -(len(block.text) - len(block.text.lstrip()))
    hands: list[_Hand] = []
    marks = ((run.inserted, run.text) for run in block.runs)
    for author, runs in groupby(marks, key=lambda one: one[0].author if one[0] is not None else ""):
        hands.append(_Hand(author, at, "".join(words for _, words in runs)))
        at = hands[-1].stop
    for one, other in pairwise(hands):
        if one.author and other.author and one.ends_in_a_word and other.begins_with_a_word:
            rivals = (one.rival, other.rival)
            yield Competing(rivals, None, max(one.start, 0), other.stop, accepted=True)


class _Hand(NamedTuple):
    """What one author inserted, or what was there."""

    author: str
    start: int
    text: str

    @property
    def stop(self) -> int:
        return self.start + len(self.text)

    @property
    def ends_in_a_word(self) -> bool:
        return self.text[-_LEAST:].isalnum() and len(self.text) >= _LEAST

    @property
    def begins_with_a_word(self) -> bool:
        return self.text[:_LEAST].isalnum() and len(self.text) >= _LEAST

    @property
    def rival(self) -> Rival:
        return Rival(self.author, "insertion", compare_text("", self.text))
