"""What is typed with a keyboard's few signs, as it stands in Swedish print (Myndigheternas skrivregler)."""

from __future__ import annotations

import re
from typing import Final

_QUOTES: Final = {'"': "”", "'": "’"}
_DASH: Final = re.compile(r"\S -")


def typographic(typed: str, before: str) -> tuple[int, str]:
    """(how many characters before the caret go, what is written) for what is typed after ``before`` in a paragraph.

    Swedish quotes are alike at both ends, so nothing has to be guessed; a hyphen between two spaces is a dash.
    """
    if typed == " " and _DASH.fullmatch(before[-3:]):
        return 1, "– "
    return 0, _QUOTES.get(typed, typed)
