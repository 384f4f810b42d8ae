"""Personal texts in an exchange file: one entry with a line each, as a group soon has tens of thousands of them.

Such a text is a small attached file (:mod:`hsavtal_desktop.core.personal`), known by its SHA-256 like the others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping

from hsavtal_desktop.core.personal import text_in
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.exchange.lines import split_lines

MAX_BYTES = 64 * 1024 * 1024
"""Of all lines together."""
MAX_LINES = 400_000
MAX_LINE = 1024 * 1024


def fits_a_line(content: bytes) -> bool:
    """Whether an attached file is a personal text and can stand on a line of its own."""
    return text_in(content) is not None and b"\n" not in content and len(content) <= MAX_LINE


def too_much(texts: Mapping[str, bytes]) -> bool:
    """Whether an exchange file may not hold as many or as large texts as these."""
    return len(texts) > MAX_LINES or sum(len(content) + 1 for content in texts.values()) > MAX_BYTES


def write_personal(texts: Mapping[str, bytes]) -> bytes:
    """The lines for texts by their SHA-256; the same texts give the same bytes."""
    return b"".join(texts[name] + b"\n" for name in sorted(texts))


def read_personal(chunks: Iterable[bytes]) -> Iterator[tuple[str, bytes] | Said]:
    """Give each text with its SHA-256, or the sentence that says what is wrong; no more than there may be."""
    for number, line in enumerate(split_lines(chunks, MAX_LINE), start=1):
        if number > MAX_LINES:
            yield Said("det är fler rader än filen får ha, och resten har inte tagits in.")
            return
        if fits_a_line(line):
            yield hashlib.sha256(line).hexdigest(), line
        else:
            yield Said("raden är ingen personlig text och har inte tagits in.")
