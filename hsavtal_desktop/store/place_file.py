"""Where the user was in a workspace, as a small JSON file of the installation."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hsavtal_desktop.store.draft_file import draft_path
from hsavtal_desktop.store.files import make_folder, write_atomically

MAX_BYTES = 1024 * 1024


def place_path(home: Path, workspace: str) -> Path:
    """Where the place in the workspace with this id lies.  Raises ValueError for what is not an id."""
    return home / "places" / f"{draft_path(home, workspace).stem}.json"


def load_place(path: Path) -> dict[str, Any]:
    """Read a place; empty where there is none, or none that can be read: then one begins at the beginning."""
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
        place = json.loads(raw) if len(raw) <= MAX_BYTES else None
    except (OSError, ValueError, RecursionError):
        return {}
    return place if isinstance(place, dict) else {}


def save_place(path: Path, place: Mapping[str, Any]) -> None:
    """Write a place, whole or not at all.  Raises Trouble when the disk refuses."""
    make_folder(path.parent)
    write_atomically(path, json.dumps(place, ensure_ascii=False, sort_keys=True).encode("utf-8"))
