"""A generated log of 50 installations, signed, for the benchmarks of exchange."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hsavtal_desktop.core.change import Change
from hsavtal_desktop.core.signed import SignedChange
from hsavtal_desktop.exchange.keys import Key
from hsavtal_desktop.exchange.signatures import sign
from tests.benchmarks.bench_replay import AUTHORS, generated_log


def keys() -> list[Key]:
    """The installations' keys, always the same."""
    return [Key(Ed25519PrivateKey.from_private_bytes(bytes([number + 1]) * 32)) for number in range(AUTHORS)]


def signed_log(count: int) -> tuple[list[Change], list[SignedChange]]:
    """``count`` changes with about six words each, as read and as signed."""
    by_author = {key.author: key for key in keys()}
    changes = generated_log(count, authors=list(by_author))
    return changes, [sign(change, by_author[change.author]) for change in changes]
