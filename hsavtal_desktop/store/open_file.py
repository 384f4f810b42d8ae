"""What every file that is kept open in SQLite has in common."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from hsavtal_desktop.store.database import Database


class OpenFile:
    """An open file, closed at the end of a ``with``; any thread may call it, one at a time.

    Every method raises Trouble when the disk refuses, the file is damaged or another program keeps it locked.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._database.path

    @property
    def closed(self) -> bool:
        """Whether it has been closed."""
        return self._database.closed

    @property
    def sync_level(self) -> int:
        """SQLite's ``synchronous``: 2 (FULL) means that a commit is on the disk before it is acknowledged."""
        return self._database.sync_level

    def close(self) -> None:
        """Leave one plain file, with nothing beside it; harmless when already closed."""
        self._database.close()
