"""What the tests of exchange need: a key that is always the same, signed changes, and a written package."""

import zipfile
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hsavtal_desktop.core.change import Change, write_change
from hsavtal_desktop.core.signed import SignedChange
from hsavtal_desktop.exchange.keys import Key
from hsavtal_desktop.exchange.package import Manifest, write_package
from hsavtal_desktop.exchange.signatures import sign

TIME = "2026-11-22T09:41:00Z"


def a_key(number: int = 0) -> Key:
    return Key(Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32))


def a_change(key: Key, number: int = 0) -> Change:
    return write_change(
        workspace="", parents=[], lamport=1, author=key.author, time=TIME, events=[{"kind": "test", "number": number}]
    )


def signed_changes(count: int, key: Key | None = None) -> list[SignedChange]:
    key = key or a_key()
    return [sign(a_change(key, number), key) for number in range(count)]


def a_package(path: Path, changes: list[SignedChange], blobs: dict[str, bytes] | None = None) -> Manifest:
    return write_package(
        path,
        workspace="ab" * 32,
        name="Exempelavtal",
        heads=[changes[-1].id] if changes else [],
        sender=a_key().author,
        time=TIME,
        changes=changes,
        blobs=blobs,
        purpose="Till sekreteraren",
        recipient="Alla",
    )


def rewritten(path: Path, entries: dict[str, bytes | None], **settings: Any) -> Path:
    """The package with some entries given other content, or left out, or added."""
    with zipfile.ZipFile(path) as old:
        content: dict[str, bytes | None] = {name: old.read(name) for name in old.namelist()}
    content.update(entries)
    with zipfile.ZipFile(path, "w", **{"compression": zipfile.ZIP_DEFLATED, **settings}) as new:
        for name, data in content.items():
            if data is not None:
                new.writestr(name, data)
    return path
