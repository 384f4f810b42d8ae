"""A signed change as one line of text: signature, space, the exact bytes of the change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hsavtal_desktop.core.canonical import FormError
from hsavtal_desktop.core.change import MAX_BYTES
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.signed import SignedChange
from hsavtal_desktop.exchange import keys
from hsavtal_desktop.exchange.signatures import SIGNATURE_BYTES, check_envelope

_SIGNATURE_TEXT = len(keys.encode(bytes(SIGNATURE_BYTES)))
MAX_LINE = _SIGNATURE_TEXT + 1 + MAX_BYTES


def write_line(change: SignedChange) -> bytes:
    """Give the line, its newline included.  Canonical JSON has no newline of its own."""
    return keys.encode(change.signature).encode("ascii") + b" " + change.raw + b"\n"


def read_line(line: bytes) -> SignedChange:
    """Read a line without its newline, as far as the envelope of the change.

    Raises FormError that says what is wrong with it.
    """
    if len(line) > MAX_LINE:
        raise FormError(
            Said("ändringen är större än {most} MB och har inte tagits in.", most=MAX_BYTES // 1024 // 1024)
        )
    text, space, raw = line.partition(b" ")
    signature = keys.decode(text.decode("ascii", "replace"), SIGNATURE_BYTES)
    if signature is None or not space:
        raise FormError(Said("raden börjar inte med en underskrift och har inte tagits in."))
    try:
        check_envelope(raw)
    except FormError as error:
        raise FormError(Said("raden innehåller inte en ändring och har inte tagits in.")) from error
    return SignedChange.of(raw, signature)


def read_lines(chunks: Iterable[bytes]) -> Iterator[SignedChange | Said]:
    """Give each line as a change, or as the sentence that says what is wrong with it.

    No more of an overlong line is kept in memory than a line may have.
    """
    for line in split_lines(chunks, MAX_LINE):
        try:
            yield read_line(line)
        except FormError as error:
            yield error.sentence


def split_lines(chunks: Iterable[bytes], most: int) -> Iterator[bytes]:
    """Give each line without its end; of one longer than ``most`` bytes some part that is longer too, not the whole."""
    parts: list[bytes] = []
    size = 0
    for chunk in chunks:
        *ended, rest = chunk.split(b"\n")
        for end in ended:
            yield b"".join((*parts, end)) if size <= most else b"".join(parts)
            parts, size = [], 0
        if rest and size <= most:
            parts.append(rest)
            size += len(rest)
    if parts:
        yield b"".join(parts)
