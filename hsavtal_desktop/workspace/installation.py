"""This installation: its key, its user and what it remembers."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from hsavtal_desktop.exchange import key_place
from hsavtal_desktop.exchange.keys import FILE_NAME as KEY_FILE
from hsavtal_desktop.exchange.keys import Key
from hsavtal_desktop.store.home import home
from hsavtal_desktop.store.settings_file import Settings, load_settings, save_settings, settings_path, with_recent
from hsavtal_desktop.workspace.clock import Clock, utc_now

SIDES = ("region", "municipality")


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """Where the private key is kept."""

    path: Path
    private: bool
    """Whether only this user can read it, as far as the system tells."""
    store: str = ""
    """Name of the system's key store that keeps it; "" where the file does."""


class Installation:
    """The folder that ``HSAVTAL_HOME`` names, or the user's own."""

    def __init__(self, folder: Path, key: Key, settings: Settings) -> None:
        self.folder = folder
        self.key = key
        self.settings = settings
        self.clock: Clock = utc_now
        self.draw: Callable[[int], bytes] = secrets.token_bytes
        """So many bytes by lot, from which ids are made that nobody else has."""

    @classmethod
    def open(cls, folder: Path | None = None) -> Installation:
        """Read key and settings; make the key silently at the first start.

        Raises Trouble when the folder can not be written or a file in it is damaged.
        """
        folder = folder or home()
        return cls(folder, key_place.load_or_create(folder), load_settings(settings_path(folder)))

    @property
    def key_place(self) -> KeyPlace:
        """Where the private key is kept."""
        path = self.folder / KEY_FILE
        own = os.name == "nt" or not path.stat().st_mode & 0o077
        return KeyPlace(path, own, key_place.store_of(path))

    def move_key(self, *, to_store: bool) -> None:
        """Keep the private key in the system's key store from now on, or in the key file; may take its time.

        Raises Trouble, with the key where it was, when the store does not answer or the disk refuses.
        """
        move = key_place.to_store if to_store else key_place.to_file
        patience, self.key = self.key.patience, move(self.folder / KEY_FILE)
        self.key.patience = patience

    @property
    def author(self) -> str:
        """Public key, as changes name it."""
        return self.key.author

    @property
    def name(self) -> str:
        """The user's name, "" until given."""
        return self.settings.name

    @property
    def organisation(self) -> str:
        """The user's organisation."""
        return self.settings.organisation

    @property
    def side(self) -> str:
        """``region``, ``municipality`` or ""."""
        return self.settings.side

    @property
    def known(self) -> bool:
        """Whether the user has presented themself."""
        return bool(self.settings.name)

    @property
    def recent(self) -> list[Path]:
        """Workspaces opened lately, newest first."""
        return [Path(path) for path in self.settings.recent]

    def introduce(self, name: str, organisation: str, side: str) -> None:
        """Note who uses this installation."""
        self.remember(name=name.strip(), organisation=organisation.strip(), side=side)

    def opened(self, path: Path) -> None:
        """Put a workspace first among the recent ones."""
        self.remember(recent=with_recent(self.settings, path))

    def remember(self, **fields: Any) -> None:
        """Set settings and write them."""
        self.settings = replace(self.settings, **fields)
        save_settings(settings_path(self.folder), self.settings)
