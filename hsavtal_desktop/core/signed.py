"""A change as it is stored and passed on: exact bytes and signature, not yet read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class SignedChange:
    """The canonical bytes of a change with the signature of its author."""

    raw: bytes
    signature: bytes
    """Ed25519 signature (64 bytes) of the signature prefix followed by ``raw``."""
    id: str
    """SHA-256 of ``raw``, 64 hexadecimal digits."""

    @classmethod
    def of(cls, raw: bytes, signature: bytes) -> Self:
        """Compute the id."""
        return cls(raw, signature, hashlib.sha256(raw).hexdigest())
