"""What stands before the items of a list: bullets, numbers, letters."""

from __future__ import annotations

from typing import Final

_BULLETS: Final = ("•", "–", "◦")


def next_label(style: str, level: int, ordinals: list[int]) -> str:
    """The bullet or ordinal of the next paragraph, "" outside lists.

    ``ordinals`` counts the running lists, outermost first; it is kept between the paragraphs of a text.
    """
    if style == "bullet":
        del ordinals[level:]
        return _BULLETS[min(level, len(_BULLETS) - 1)]
    if style == "number":
        del ordinals[level + 1 :]
        ordinals.extend([0] * (level + 1 - len(ordinals)))
        ordinals[level] += 1
        return f"{ordinals[level]}." if level == 0 else f"{_letter(ordinals[level])})"
    ordinals.clear()
    return ""


def _letter(number: int) -> str:
    """1 as a, 26 as z, 27 as aa."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
