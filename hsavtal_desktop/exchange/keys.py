"""The key of an installation, and the six words by which two people compare keys over the telephone."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from hsavtal_desktop.core.disk_reasons import reason_of
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange.files import replacing
from hsavtal_desktop.exchange.words import WORDS

FORMAT = 2
FILE_NAME = "key.json"
_MAX_BYTES = 10_000
_FINGERPRINT_PREFIX = b"hsavtal fingerprint\n"
_FINGERPRINT_ROUNDS = 16_384
_FINGERPRINT_WORDS = 6
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


class Key:
    """An Ed25519 key pair; the private half leaves this object only to be kept or to decrypt."""

    patience = 60.0
    """Seconds that somebody who needs the private half waits for the place where it is kept."""

    def __init__(self, private: Ed25519PrivateKey) -> None:
        self._kept = private
        self.author = encode(private.public_key().public_bytes_raw())
        """The public half as it stands in changes: base64url without padding, 43 characters."""

    def __repr__(self) -> str:
        return f"Key({self.author})"

    @property
    def private(self) -> Ed25519PrivateKey:
        """The private half.  Raises Trouble when the place where it is kept does not give it."""
        return self._kept

    def prepare(self) -> None:
        """Begin to fetch the private half, where it is kept elsewhere, so that it is there when it is needed."""

    @property
    def secret(self) -> str:
        """The private half as the system's key store keeps it.  Never to be written anywhere else."""
        return encode(self.private.private_bytes_raw())

    @classmethod
    def create(cls) -> Self:
        """Draw a new key."""
        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def of(cls, drawn: bytes) -> Self:
        """Give the key that 32 drawn bytes make."""
        return cls(Ed25519PrivateKey.from_private_bytes(drawn))

    @classmethod
    def load(cls, path: Path) -> Key:
        """Read a key file.  Raises Trouble when it is missing, damaged, of a newer format, or holds no private half."""
        return key_of_secret(str(key_record(path).get("private")), path)

    def save(self, path: Path) -> None:
        """Write the key file, readable by this user only.  Raises Trouble when the disk refuses."""
        key_file(path, self.record())

    def record(self) -> dict[str, Any]:
        """What a key file that keeps the private half holds.  Never to be written anywhere else."""
        return {"author": self.author, "format": 1, "private": self.secret}

    def sign(self, data: bytes) -> bytes:
        """Give the Ed25519 signature of ``data``, 64 bytes."""
        return self.private.sign(data)

    def as_openssh(self) -> bytes:
        """Give the private half as the age library wants it.  Never to be written anywhere."""
        return self.private.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())


def key_of_secret(secret: str, path: Path) -> Key:
    """The key of a private half.  Raises Trouble when it is none, or not that of the public half in the key file."""
    private = decode(secret, 32)
    if private is None:
        raise _damaged(path)
    key = Key(Ed25519PrivateKey.from_private_bytes(private))
    if key.author != key_record(path).get("author"):
        raise _damaged(path)
    return key


def key_file(path: Path, record: Mapping[str, Any]) -> None:
    """Write a key file, readable by this user only.  Raises Trouble when the disk refuses."""
    with replacing(path, 0o600) as stream:
        stream.write(json.dumps(record, indent=1).encode("utf-8"))


def key_record(path: Path) -> dict[str, Any]:
    """What a key file holds.  Raises Trouble when it is missing, damaged or of a newer format."""
    try:
        with path.open("rb") as stream:
            raw = stream.read(_MAX_BYTES)
    except OSError as error:
        raise Trouble(
            Said("Nyckelfilen {path} kan inte läsas ({reason}); kontrollera filen.", path=path, reason=reason_of(error))
        ) from error
    try:
        record = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise _damaged(path) from error
    if not isinstance(record, dict):
        raise _damaged(path)
    if isinstance(record.get("format"), int) and record["format"] > FORMAT:
        raise Trouble(Said("Nyckelfilen {path} har skrivits av ett nyare program; uppdatera programmet.", path=path))
    return record


_PRIME = 2**255 - 19
_SMALL = 0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826
_SMALL_ORDER = frozenset({0, 1, _PRIME - 1, _SMALL, _PRIME - _SMALL})
"""The second coordinates of the points whose eightfold is the neutral one."""


@lru_cache(maxsize=1024)
def public_key(author: str) -> Ed25519PublicKey | None:
    """Give the key that an author's name spells; None when it is not the one spelling of 32 bytes.

    Nor is a point of small order a key: anybody could sign by it.
    """
    raw = decode(author, 32)
    if raw is None or int.from_bytes(raw, "little") % 2**255 % _PRIME in _SMALL_ORDER:
        return None
    return Ed25519PublicKey.from_public_bytes(raw)


def is_signed(author: str, signature: bytes, data: bytes) -> bool:
    """Whether ``signature`` is that of an installation over ``data``."""
    key = public_key(author)
    if key is None:
        return False
    try:
        key.verify(signature, data)
    except InvalidSignature:
        return False
    return True


@lru_cache(maxsize=1024)
def fingerprint(author: str) -> tuple[str, ...]:
    """Give the six Swedish words for an installation's public key.

    The words are 60 bits of PBKDF2-HMAC-SHA-256 with 16,384 rounds, so that making another key with the same words
    costs about 2^74 hashes.
    """
    digest = hashlib.pbkdf2_hmac("sha256", author.encode("utf-8"), _FINGERPRINT_PREFIX, _FINGERPRINT_ROUNDS, 8)
    number = int.from_bytes(digest, "big")
    return tuple(WORDS[number >> shift & 1023] for shift in range(54, 54 - 10 * _FINGERPRINT_WORDS, -10))


def encode(raw: bytes) -> str:
    """Base64url without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


def decode(text: Any, length: int) -> bytes | None:
    """Read base64url without padding; None unless it is the one spelling of ``length`` bytes."""
    if not isinstance(text, str) or _spelling(length).fullmatch(text) is None:
        return None
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


@lru_cache(maxsize=8)
def _spelling(length: int) -> re.Pattern[str]:
    """How so many bytes are spelt: the bits of the last letter that are beyond them are zero."""
    whole, bits = divmod(8 * length, 6)
    last = f"[{_ALPHABET[:: 1 << 6 - bits]}]" if bits else ""
    return re.compile(f"[A-Za-z0-9_-]{{{whole}}}{last}")


def _damaged(path: Path) -> Trouble:
    return Trouble(
        Said(
            "Nyckelfilen {path} är skadad; återställ den från en säkerhetskopia, eller flytta undan den och be "
            "en processledare släppa in dig på nytt.",
            path=path,
        )
    )
