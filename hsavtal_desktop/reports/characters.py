"""Characters that no page can show, and which characters the shipped fonts can.

What a font can show is read from its ``cmap`` table (OpenType 1.9, format 12).  A PDF/A file may hold no
character without a glyph, so whatever the fonts lack is printed as its code point instead.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from struct import unpack_from
from typing import Final
from unicodedata import category

_INVISIBLE: Final = frozenset("\n\t\u00ad\u200b\u200c\u200d\u2060\ufeff")
"""What is set as a break, a space or nothing."""
_SHOWN_AS: Final = {
    **dict.fromkeys("\u2028\u2029\u0085\v\f\r", "\n"),
    "\ufffc": "[objekt]",
}
_TURNS: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Turn the direction of the text around them, so that it reads otherwise than it is."""


def printable(text: str, fonts: frozenset[int] | None = None) -> str:
    """The text with line breaks of every kind as ``\\n``, and what can not be shown by its code point: "[U+0007]".

    That is control characters, what turns the direction of writing, halves of surrogate pairs, and, where ``fonts``
    gives the code points that have a glyph, all others.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(character, fonts) for character in text)


def _shown(character: str, fonts: frozenset[int] | None) -> str:
    other = _SHOWN_AS.get(character)
    if other is not None:
        return other
    if character in _INVISIBLE:
        return character
    if fonts is None:
        fits = character not in _TURNS and category(character) not in ("Cc", "Cn", "Cs")
    else:
        fits = ord(character) in fonts
    return character if fits else f"[U+{ord(character):04X}]"


@cache
def characters_of(*fonts: Path) -> frozenset[int]:
    """The code points that at least one of the fonts has a glyph for.  Raises ValueError for what is no such font."""
    found: set[int] = set()
    for font in fonts:
        found |= _characters(font.read_bytes())
    return frozenset(found)


def _characters(data: bytes) -> set[int]:
    (tables,) = unpack_from(">H", data, 4)
    for index in range(tables):
        tag, _, offset, _ = unpack_from(">4sIII", data, 12 + 16 * index)
        if tag == b"cmap":
            return _mapped(data, offset)
    raise ValueError("a font without a cmap table")


def _mapped(data: bytes, cmap: int) -> set[int]:
    (count,) = unpack_from(">H", data, cmap + 2)
    for index in range(count):
        (offset,) = unpack_from(">I", data, cmap + 4 + 8 * index + 4)
        (form,) = unpack_from(">H", data, cmap + offset)
        if form == 12:
            return _groups(data, cmap + offset)
    raise ValueError("a font without a cmap table of format 12")


def _groups(data: bytes, at: int) -> set[int]:
    (count,) = unpack_from(">I", data, at + 12)
    found: set[int] = set()
    for index in range(count):
        first, last, glyph = unpack_from(">III", data, at + 16 + 12 * index)
        found.update(range(first + (glyph == 0), last + 1))
    return found
