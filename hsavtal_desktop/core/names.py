"""Names as others write them: as they can be shown, and what those that look alike have in common."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LETTERS = 200
"""Of a name as it is shown."""
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Categories of signs that nobody sees, or that turn what stands around them: nothing of a name."""
_TWINS = str.maketrans(
    "аеорсухіјѕһԁԛԝкмтвнАВЕКМНОРСТХУІЈЅαεικνορτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧıɑɡ0",
    "aeopcyxljshdqwkmtbhabekmhopctxyljsaelkvoptuxabezhlkmnoptyxlago",
)
"""Cyrillic and Greek letters, and others, that look as Latin ones do."""
_ALIKE = (("rn", "m"), ("vv", "w"), ("i", "l"), ("1", "l"), ("|", "l"))


@lru_cache(maxsize=4096)
def shown(name: str) -> str:
    """A name without what is not seen, on one line and of bounded length."""
    seen = "".join(" " if char.isspace() else char for char in name[: 10 * _LETTERS])
    return " ".join("".join(char for char in seen if unicodedata.category(char) not in _UNSEEN).split())[:_LETTERS]


@lru_cache(maxsize=4096)
def likeness(name: str) -> str:
    """What all names that look like this one have in common: letters of other alphabets and unseen signs count not."""
    plain = unicodedata.normalize("NFKC", shown(name)).translate(_TWINS).casefold().translate(_TWINS)
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    for signs, sign in _ALIKE:
        plain = plain.replace(signs, sign)
    return " ".join(plain.split())
