"""What is typed with a keyboard's few signs, as it stands in Swedish print (Myndigheternas skrivregler)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from hsavtal_desktop.gui.page.flow import Spot

_QUOTES: Final = {'"': "”", "'": "’"}
_DASH: Final = re.compile(r"\S -")


@dataclass(frozen=True)
class Keyed:
    """What was typed before the caret, which print writes otherwise than keys do."""

    burst: tuple[Spot, float] | None
    """Where and when its burst of typing stood then."""
    stands: str
    instead: str
    """The other way of writing it."""
    looks: Mapping[str, Any]
    printed: bool = True
    """Whether it stands as in print."""


def typographic(typed: str, before: str) -> tuple[int, str]:
    """(how many characters before the caret go, what is written) for what is typed after ``before`` in a paragraph.

    Swedish quotes are alike at both ends, so nothing has to be guessed; a hyphen between two spaces is a dash.
    """
    if typed == " " and _DASH.fullmatch(before[-3:]):
        return 1, "– "
    return 0, _QUOTES.get(typed, typed)
