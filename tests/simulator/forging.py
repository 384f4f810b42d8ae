"""Changes that somebody has tampered with: each has to be refused with a sentence."""

from __future__ import annotations

import random
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hsavtal_desktop.core.change import stored_change, write_change
from hsavtal_desktop.core.signed import SignedChange
from hsavtal_desktop.exchange.keys import Key, encode
from hsavtal_desktop.exchange.package import write_package
from hsavtal_desktop.exchange.signatures import sign

FORGERIES = (
    "signature",
    "author",
    "altered",
    "other workspace",
    "lamport",
    "low lamport",
    "future",
    "not canonical",
    "second spelling",
    "no key",
)
_ORDER = 2**252 + 27742317777372353535851937790883648493
"""Of the group that Ed25519 signs in."""


def forged(true: SignedChange, workspace: str, chance: random.Random) -> tuple[str, SignedChange]:
    """A false change made from a true one, and what is false about it."""
    change = stored_change(true.raw, true.id)
    stranger = Key(Ed25519PrivateKey.from_private_bytes(chance.randbytes(32)))
    kind = chance.choice(FORGERIES)
    fields = {
        "workspace": workspace,
        "parents": [true.id],
        "lamport": change.lamport + 1,
        "author": stranger.author,
        "time": change.time,
        "events": [{"kind": "test", "number": chance.randrange(10**9)}],
    }
    if kind == "signature":
        return kind, SignedChange.of(true.raw + b" ", true.signature)
    if kind == "author":
        made = write_change(**{**fields, "author": change.author})  # type: ignore[arg-type]  # one value differs
        return kind, SignedChange.of(made.raw, stranger.sign(made.to_sign))
    if kind == "altered":
        return kind, SignedChange.of(true.raw.replace(b'"lamport":', b'"lamport":1', 1), true.signature)
    if kind == "other workspace":
        return kind, sign(write_change(**{**fields, "workspace": "ab" * 32}), stranger)  # type: ignore[arg-type]
    if kind == "low lamport":
        low = change.lamport if change.lamport > 1 else 9
        return kind, sign(write_change(**{**fields, "lamport": low}), stranger)  # type: ignore[arg-type]
    if kind == "second spelling":
        made = sign(write_change(**fields), stranger)  # type: ignore[arg-type]
        number = int.from_bytes(made.signature[32:], "little") + _ORDER
        return kind, SignedChange.of(made.raw, made.signature[:32] + number.to_bytes(32, "little"))
    if kind == "no key":
        neutral = encode((1).to_bytes(32, "little"))
        made = write_change(**{**fields, "author": neutral})  # type: ignore[arg-type]
        return kind, SignedChange.of(made.raw, (1).to_bytes(32, "little") + bytes(32))
    if kind == "lamport":
        return kind, sign(write_change(**{**fields, "lamport": change.lamport + 2**40}), stranger)  # type: ignore[arg-type]
    if kind == "future":
        raw = write_change(**fields).raw.replace(b'"format":', b'"format":99', 1)  # type: ignore[arg-type]
        return kind, SignedChange.of(raw, stranger.sign(b"hsavtal change\n" + raw))
    raw = write_change(**fields).raw.replace(b'"events":', b'"events": ', 1)  # type: ignore[arg-type]
    return kind, SignedChange.of(raw, stranger.sign(b"hsavtal change\n" + raw))


def forged_package(path: Path, true: SignedChange, workspace: str, chance: random.Random) -> str:
    """An exchange file with one forged change; gives what is false about it."""
    kind, false = forged(true, workspace, chance)
    sender = Key(Ed25519PrivateKey.from_private_bytes(chance.randbytes(32))).author
    write_package(
        path, workspace=workspace, name="", heads=(), sender=sender, time="2026-11-22T09:00:00Z", changes=[false]
    )
    return kind
