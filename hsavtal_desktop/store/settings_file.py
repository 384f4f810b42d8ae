"""The installation's settings: who uses it and where they were, as one readable JSON file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from hsavtal_desktop.core.disk_reasons import reason_of
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.store.files import make_folder, write_atomically

MAX_RECENT = 10
MAX_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Settings:
    """What this installation remembers; replace it with ``dataclasses.replace``."""

    name: str = ""
    organisation: str = ""
    side: str = ""
    language: str = ""
    """"sv" or "en"; "" until chosen."""
    recent: tuple[str, ...] = ()
    """Paths of workspaces, newest first."""
    window: Mapping[str, Any] = field(default_factory=dict)
    """Geometry and state of the window, as the window wrote them."""
    preferences: Mapping[str, Any] = field(default_factory=dict)
    """How the user wants the window: zoom, keys, spelling, as the window wrote them."""
    folders: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Workspace id → the shared folder that it is kept alike with: ``folder``, ``on``, ``share``."""
    other: Mapping[str, Any] = field(default_factory=dict)
    """What a newer program has written, kept as it is."""


def settings_path(home: Path) -> Path:
    """Where the settings of the installation in this folder lie."""
    return home / "settings.json"


def load_settings(path: Path) -> Settings:
    """Read the settings; the defaults when there is no file.

    Raises Trouble when the file cannot be read or is not a settings file.
    """
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise Trouble(
            Said(
                "Inställningarna i {path} kan inte läsas ({reason}); kontrollera filen.",
                path=path,
                reason=reason_of(error),
            )
        ) from error
    try:
        record = json.loads(raw) if len(raw) <= MAX_BYTES else None
    except (ValueError, RecursionError) as error:
        raise _damaged(path) from error
    if not isinstance(record, dict) or not all(
        _fits(record[key], _DEFAULTS[key]) for key in record if key in _DEFAULTS
    ):
        raise _damaged(path)
    known = {key: record[key] for key in record if key in _DEFAULTS}
    if not all(isinstance(one, dict) for one in known.get("folders", {}).values()):
        raise _damaged(path)
    known["recent"] = tuple(known.get("recent", ()))
    return Settings(**known, other={key: value for key, value in record.items() if key not in _DEFAULTS})


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings, whole or not at all.  Raises Trouble when the disk refuses."""
    record = {**settings.other, **{key: getattr(settings, key) for key in _DEFAULTS}}
    record["recent"] = list(settings.recent)[:MAX_RECENT]
    make_folder(path.parent)
    text = json.dumps(record, ensure_ascii=False, indent=2, sort_keys=True, default=dict)
    write_atomically(path, text.encode("utf-8"))


def with_recent(settings: Settings, path: Path) -> tuple[str, ...]:
    """The list of recent workspaces with ``path`` moved to the front."""
    chosen = str(path.absolute())
    return (chosen, *(other for other in settings.recent if other != chosen))[:MAX_RECENT]


def _fits(value: Any, default: Any) -> bool:
    if isinstance(default, tuple):
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    if isinstance(default, str):
        return isinstance(value, str)
    return isinstance(value, dict)


def _damaged(path: Path) -> Trouble:
    return Trouble(
        Said("Inställningsfilen {path} är skadad; flytta undan den och starta om, så skrivs en ny.", path=path)
    )


_DEFAULTS: Mapping[str, Any] = {
    item.name: getattr(Settings(), item.name) for item in fields(Settings) if item.name != "other"
}
