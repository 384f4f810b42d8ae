"""Text that may stand in XML: escaped, and without what XML 1.0 has no way to write."""

from __future__ import annotations

import re
from typing import Final

XML_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
"""What every part of a Word file begins with."""

_SPECIAL: Final = re.compile('[&<>"\x00-\x1f\x7f-\x9f\ud800-\udfff￾￿]')
_REPLACED: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": " ", "\n": " ", "\r": " "}


def escaped(text: str) -> str:
    """Text for element content or a quoted attribute.  Tabs and line breaks become spaces, other controls vanish."""
    if is_plain(text) or _SPECIAL.search(text) is None:
        return text
    return _SPECIAL.sub(_written, text)


def is_plain(text: str) -> bool:
    """Whether a text stands in XML as it is; False means no more than that it must be looked at closely."""
    return text.isprintable() and "&" not in text and "<" not in text and ">" not in text and '"' not in text


def _written(found: re.Match[str]) -> str:
    return _REPLACED.get(found[0], "")
