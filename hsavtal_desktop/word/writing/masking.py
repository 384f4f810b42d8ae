"""What an anonymous file says in the place of a person's name, a mail address or a path."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Final

NAME: Final = "[namn]"
ADDRESS: Final = "[e-postadress]"
PLACE: Final = "[sökväg]"

_ADDRESS: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PLACE: Final = re.compile(
    r"(?:file:/+|\\\\[\w.$-]+\\|(?<![A-Za-z])[A-Za-z]:[\\/](?!/)|(?<![\w/.:])/(?:home|Users|mnt|media|Volumes|tmp)/)"
    r"[^\s\"<>|”]+(?: [^\s\"<>|”\\/]+(?=[\\/.][^\s\"<>|”]+))*",
    re.IGNORECASE,
)
"""A file's place on somebody's computer; words with spaces count where the path goes on behind them."""
_WORD: Final = re.compile(r"[^\W\d_]{2,}")


class Mask:
    """Hides names, whole or a part of them, in the texts that people write to each other."""

    def __init__(self, names: Iterable[str], offices: Iterable[str] = ()) -> None:
        """``offices`` are authorities and roles: a word that one of them has is nobody's name, and stays."""
        kept = list(offices)
        common = {word.casefold() for office in kept for word in _WORD.findall(office)}
        whole = {" ".join(name.split()) for name in names} - {"", *kept}
        parts = {
            part
            for name in whole
            for word in _WORD.findall(name)
            if word[0].isupper() and word.casefold() not in common
            for part in (word, word.upper())
        }
        several = {r"\s+".join(map(re.escape, name.split())) for name in whole if " " in name}
        self._whole = _either(several, re.IGNORECASE)
        self._single = _either({name for name in parts if name in whole})
        self._parts = _either(parts)

    def hide(self, text: str) -> str:
        """A text without names, mail addresses and paths."""
        text = _PLACE.sub(PLACE, _ADDRESS.sub(ADDRESS, text))
        return self._parts.sub(NAME, self._whole.sub(NAME, text))

    def finds(self, text: str) -> list[str]:
        """The whole names, mail addresses and paths in a text, each once."""
        found = (
            match[0] for pattern in (self._whole, self._single, _ADDRESS, _PLACE) for match in pattern.finditer(text)
        )
        return list(dict.fromkeys(found))


def _either(names: Collection[str], flags: int = 0) -> re.Pattern[str]:
    """Any of some names as a word of its own, or with the s of the genitive; the longest first."""
    listed = "|".join(sorted(names, key=lambda name: (-len(name), name)))
    return re.compile(rf"(?<!\w)(?:{listed})(?=[sS]?(?!\w))" if listed else r"(?!)", flags)
