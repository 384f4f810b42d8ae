"""Signing changes, and judging the signature before anything else is believed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from hsavtal_desktop.core.canonical import FormError
from hsavtal_desktop.core.change import MAX_BYTES, SIGNATURE_PREFIX, Change, read_change
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.signed import SignedChange
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange.keys import Key, fingerprint, is_signed

SIGNATURE_BYTES = 64

_ENVELOPE = re.compile(rb'\{"author":"([A-Za-z0-9_-]{43})",')
"""Canonical JSON sorts its keys, and no key of a change comes before ``author``."""


def sign(change: Change, key: Key) -> SignedChange:
    """Sign a change of one's own.  Raises ValueError when its author is another."""
    if change.author != key.author:
        raise ValueError(f"the change's author is {change.author}, not {key.author}")
    return SignedChange(change.raw, key.sign(change.to_sign), change.id)


def verify(signed: SignedChange, author: str) -> bool:
    """Whether the signature over the change is that of ``author``."""
    said = SIGNATURE_PREFIX + signed.raw
    return len(signed.signature) == SIGNATURE_BYTES and is_signed(author, signed.signature, said)


def check_envelope(raw: bytes) -> str:
    """Give the author that the first bytes of a change claim, reading nothing else.

    Raises FormError when they are not those of a change, or when it is larger than any change may be.
    """
    if len(raw) > MAX_BYTES:
        raise FormError(Said("En ändring är större än {most} MB.", most=MAX_BYTES // 1024 // 1024))
    found = _ENVELOPE.match(raw)
    if found is None or not raw.endswith(b"}"):
        raise FormError(Said("Uppgiften är inte en ändring i kanonisk form."))
    return found[1].decode("ascii")


def open_signed(signed: SignedChange) -> Change:
    """Verify the signature by the author that the change names, then read it.

    Raises Trouble that says whose change it is and why it is refused.
    """
    return _read(signed, _genuine_author(signed), in_words=True)


def open_all(several: Sequence[SignedChange], *, in_words: Callable[[], bool]) -> Iterator[Change | Trouble]:
    """As :func:`open_signed` for each of several changes, giving the Trouble in the place of a change that is refused.

    All signatures are judged before anything is read: done in turn, the two push each other's tables and code out of
    the processor's cache, which costs a fifth of the time.  While ``in_words`` is false, authors are not named by the
    words of their keys: those are slow to find, and a flood of false changes would take hours.
    """
    authors = [_genuine_author(signed) for signed in several]
    for signed, author in zip(several, authors, strict=True):
        try:
            yield _read(signed, author, in_words=in_words())
        except Trouble as trouble:
            yield trouble


def _genuine_author(signed: SignedChange) -> str:
    """The author that a change names, if it begins as one and is signed by them; else ""."""
    try:
        author = check_envelope(signed.raw)
    except FormError:
        return ""
    return author if verify(signed, author) else ""


def _read(signed: SignedChange, genuine: str, *, in_words: bool) -> Change:
    author = genuine or check_envelope(signed.raw)

    def whose() -> Said:
        name = "-".join(fingerprint(author)) if in_words else author[:12]
        return Said("Ändringen {change} från installationen {fingerprint}", change=signed.id[:12], fingerprint=name)

    if not genuine:
        raise Trouble(
            Said(
                "{change} har fel underskrift och har inte tagits in; be avsändaren skicka den på nytt.", change=whose()
            )
        )
    try:
        change = read_change(signed.raw)
    except FormError as error:
        raise Trouble(Said("{change} kan inte läsas: {error}", change=whose(), error=error.sentence)) from error
    if (change.id, change.author) != (signed.id, author):
        raise Trouble(Said("{change} utger sig för att vara en annan ändring och har inte tagits in.", change=whose()))
    return change
