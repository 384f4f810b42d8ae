"""Small things that the tests of the store need: changes, and a look at a folder as it lies on the disk."""

import hashlib
from pathlib import Path

from hsavtal_desktop.core.signed import SignedChange


def a_change(number: int) -> SignedChange:
    return SignedChange.of(f"change {number}".encode(), bytes([number % 256]) * 64)


def some_changes(count: int) -> list[SignedChange]:
    return [a_change(number) for number in range(count)]


def folder_as_it_lies(folder: Path) -> dict[str, str]:
    """Name → hash of the bytes of every file there."""
    return {item.name: hashlib.sha256(item.read_bytes()).hexdigest() for item in folder.iterdir() if item.is_file()}
