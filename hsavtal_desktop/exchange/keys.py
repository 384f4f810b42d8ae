"""The key of an installation, and the six words by which two people compare keys over the telephone."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import os
import secrets
from functools import lru_cache
from pathlib import Path
from typing import Any, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange.files import replacing
from hsavtal_desktop.exchange.words import WORDS

FORMAT = 1
FILE_NAME = "key.json"
_MAX_BYTES = 10_000
_FINGERPRINT_PREFIX = b"hsavtal fingerprint\n"
_FINGERPRINT_ROUNDS = 16_384
_FINGERPRINT_WORDS = 6


class Key:
    """An Ed25519 key pair; the private half leaves this object only to be kept or to decrypt."""

    def __init__(self, private: Ed25519PrivateKey) -> None:
        self._private = private
        self.author = encode(private.public_key().public_bytes_raw())
        """The public half as it stands in changes: base64url without padding, 43 characters."""

    def __repr__(self) -> str:
        return f"Key({self.author})"

    @classmethod
    def create(cls) -> Self:
        """Draw a new key."""
        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a key file.  Raises Trouble when it is missing, damaged or of a newer format."""
        try:
            with path.open("rb") as stream:
                raw = stream.read(_MAX_BYTES)
        except OSError as error:
            raise Trouble(
                Said(
                    "Nyckelfilen {path} kan inte läsas ({reason}); kontrollera filen.", path=path, reason=error.strerror
                )
            ) from error
        try:
            record = json.loads(raw)
        except (ValueError, RecursionError) as error:
            raise _damaged(path) from error
        if not isinstance(record, dict):
            raise _damaged(path)
        if isinstance(record.get("format"), int) and record["format"] > FORMAT:
            raise Trouble(
                Said("Nyckelfilen {path} har skrivits av ett nyare program; uppdatera programmet.", path=path)
            )
        private, author = decode(record.get("private"), 32), record.get("author")
        if private is None:
            raise _damaged(path)
        key = cls(Ed25519PrivateKey.from_private_bytes(private))
        if key.author != author:
            raise _damaged(path)
        return key

    def save(self, path: Path) -> None:
        """Write the key file, readable by this user only.  Raises Trouble when the disk refuses."""
        record = {"author": self.author, "format": FORMAT, "private": encode(self._private.private_bytes_raw())}
        with replacing(path, 0o600) as stream:
            stream.write(json.dumps(record, indent=1).encode("ascii"))

    def sign(self, data: bytes) -> bytes:
        """Give the Ed25519 signature of ``data``, 64 bytes."""
        return self._private.sign(data)

    def as_openssh(self) -> bytes:
        """Give the private half as the age library wants it.  Never to be written anywhere."""
        return self._private.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())


def load_or_create(folder: Path) -> Key:
    """Give the installation's key, drawing one at first start.

    A damaged key is never replaced silently: that would make the person a stranger to the group.
    Raises Trouble for that, and when the disk refuses.
    """
    path = folder / FILE_NAME
    if path.exists():
        return Key.load(path)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Trouble(
            Said("Mappen {folder} kan inte skapas ({reason}); välj en annan.", folder=folder, reason=error.strerror)
        ) from error
    _save_first(path)
    return Key.load(path)


def _save_first(path: Path) -> None:
    """Give the folder a key, unless another program started at the same moment and was first."""
    drawn = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
    Key.create().save(drawn)
    try:
        os.link(drawn, path)
    except FileExistsError:
        return
    except OSError:
        # Some file systems have no links; there the later of two programs wins.
        drawn.replace(path)
    finally:
        drawn.unlink(missing_ok=True)


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
    if not isinstance(text, str) or len(text) != (length * 8 + 5) // 6 or not text.isascii():
        return None
    try:
        raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        return None
    return raw if encode(raw) == text else None


def _damaged(path: Path) -> Trouble:
    return Trouble(
        Said(
            "Nyckelfilen {path} är skadad; återställ den från en säkerhetskopia, eller flytta undan den och be "
            "en processledare släppa in dig på nytt.",
            path=path,
        )
    )
