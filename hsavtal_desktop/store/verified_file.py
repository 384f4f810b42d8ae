"""How much of a workspace's log this installation has verified, as a small JSON file of the installation.

A workspace file may come from anywhere: a stick, a colleague, a backup.  What is noted here no other can have written.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from hsavtal_desktop.store.place_file import load_place, save_place


def verified(home: Path, ids: Sequence[str]) -> int:
    """How many of these changes, from the first on, are those that were noted; none where one of them is another.

    ``ids`` are in the order in which the file holds them, that of the workspace's first change before all.
    """
    noted = load_place(_path(home, ids))
    count = noted.get("count")
    whole = type(count) is int and 0 <= count <= len(ids) and noted.get("digest") == _digest(ids[:count])
    return count if isinstance(count, int) and whole else 0


def note_verified(home: Path, ids: Sequence[str]) -> None:
    """Note that all these changes have been verified.  Raises Trouble when the disk refuses."""
    save_place(_path(home, ids), {"count": len(ids), "digest": _digest(ids)})


def _path(home: Path, ids: Sequence[str]) -> Path:
    return home / "verified" / f"{ids[0] if ids else ''}.json"


def _digest(ids: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(ids).encode("ascii")).hexdigest()
