"""Whether two authorities say the same, or nearly: so nearly that one answer fits both.

Words may differ in inflection, and a few may come or go, but never a number, a negation or a word that says
something else: "inom fem dagar" and "inom tio dagar" are two opinions.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from hsavtal_desktop.core.comparison.words import words

_SAME_WORD: Final = 70
"""Likeness of letters (per cent) from which two words with the same first letter count as one, inflected."""
_ENOUGH: Final = 85
"""Likeness of two texts, per cent of their letters."""
_TURNING: Final = frozenset(
    (
        *("inte", "ej", "icke", "aldrig", "ingen", "inget", "inga", "utan", "minst", "högst", "endast", "bara"),
        *("alltid", "eller", "före", "efter", "får", "halv", "hel"),
        *("en", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton"),
        *("fjorton", "femton", "sexton", "sjutton", "arton", "nitton", "tjugo", "trettio", "fyrtio", "femtio"),
        *("sextio", "sjuttio", "åttio", "nittio", "hundra", "tusen"),
    )
)
"""Words that turn what a sentence says, numbers among them."""
_SMALL: Final = frozenset(("att", "det", "den", "de", "som", "så", "då", "även", "också", "just"))
"""Words that may come or go."""


def substance(text: str) -> list[str]:
    """The words of a text, without punctuation and capitals."""
    return [word.casefold() for word in words(text) if word[0].isalnum()]


def nearly_same(one: str, other: str) -> bool:
    """Whether two texts say nearly the same."""
    left, right = substance(one), substance(other)
    if left == right:
        return True
    if not left or not right or ratio(" ".join(left), " ".join(right)) < _ENOUGH:
        return False
    return all(_slight(gone, come) for gone, come in _differences(left, right))


def _differences(left: list[str], right: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """What differs, place by place: the words on either side."""
    gone: list[str] = []
    come: list[str] = []
    for code in Levenshtein.opcodes(left, right):
        if code.tag == "equal":
            yield gone, come
            gone, come = [], []
        else:
            gone = gone + left[code.src_start : code.src_end]
            come = come + right[code.dest_start : code.dest_end]
    yield gone, come


def _slight(gone: list[str], come: list[str]) -> bool:
    """Whether replacing some words by others changes nothing that matters."""
    left = list(gone)
    for word in come:
        twin = next((other for other in left if _inflected(word, other)), None)
        if twin is not None:
            left.remove(twin)
        elif word not in _SMALL:
            return False
    return _SMALL.issuperset(left)


def _inflected(one: str, other: str) -> bool:
    if _matters(one) or _matters(other):
        return one == other
    return one[0] == other[0] and ratio(one, other) >= _SAME_WORD


def _matters(word: str) -> bool:
    return word in _TURNING or any(map(str.isdigit, word))
