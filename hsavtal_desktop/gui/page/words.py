"""Which letters are one word to somebody who points at one of them."""

from __future__ import annotations

import unicodedata

from hsavtal_desktop.core.reading import Piece
from hsavtal_desktop.gui.page.leaf import Content

_JOINED = "_-\u2010\u2011\u00ad"
"""Signs that are letters of a word wherever they stand: hyphens, seen or not."""
_BETWEEN_LETTERS = ":'’"
"""VGR:s."""
_BETWEEN_DIGITS = ".,:"
"""12,5 and 8.30."""


def word_at(content: Content, position: int) -> tuple[int, int]:
    """Where the word begins and ends that holds the letter at a position; a sign, where it is none.

    A word is read as its letter is: one that stays goes on past what is struck in the middle of it, one that is
    struck goes on past what was put in, and where one was put in place of the other they are two words.
    """
    letters = [(letter, piece) for piece in content.pieces for letter in piece.text]
    if not letters:
        return content.start, content.start
    at = max(0, min(position - content.start, len(letters) - 1))
    struck = bool(letters[at][1].deleted)
    read = [number for number, (_, piece) in enumerate(letters) if _is_read(piece, struck)]
    words = "".join(letters[number][0] for number in read)
    first = last = read.index(at)
    if words[first].isspace() and first and _holds(words, first - 1):
        first = last = first - 1
    while first and _holds(words, first) and _holds(words, first - 1):
        first -= 1
    while _holds(words, last) and last + 1 < len(words) and _holds(words, last + 1):
        last += 1
    return content.start + read[first], content.start + read[last] + 1


def _is_read(piece: Piece, struck: bool) -> bool:
    return bool(piece.deleted) or not piece.inserted if struck else not piece.deleted


def _holds(words: str, at: int) -> bool:
    """Whether what stands at a place belongs to a word."""
    letter = words[at]
    if letter.isalnum() or letter in _JOINED or unicodedata.category(letter).startswith("M"):
        return True
    around = words[max(0, at - 1) : at] + words[at + 1 : at + 2]
    if len(around) < 2:
        return False
    return (letter in _BETWEEN_LETTERS and around.isalpha()) or (letter in _BETWEEN_DIGITS and around.isdigit())
