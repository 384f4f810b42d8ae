"""An installation's unreleased work on one workspace: a journal of lines, durable as soon as they are written.

It lies in the installation's own folder, so that private words never travel with a copy of the workspace file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Self

from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Damaged, Trouble
from hsavtal_desktop.store.database import BUSY_SECONDS, DAMAGED, Database, about, told
from hsavtal_desktop.store.files import make_folder, new_file
from hsavtal_desktop.store.open_file import OpenFile

APPLICATION_ID = 0x48534452
"""``HSDR`` in ASCII."""
VERSION = 1

_WORKSPACE = re.compile(r"[0-9a-f]{64}")


def draft_path(home: Path, workspace: str) -> Path:
    """Where the draft on the workspace with this id lies.  Raises ValueError for what is not an id."""
    if not _WORKSPACE.fullmatch(workspace):
        raise ValueError(f"{workspace!r} is not a workspace id")
    return home / "drafts" / f"{workspace}.draft"


class DraftFile(OpenFile):
    """An open draft."""

    @classmethod
    def open(cls, path: Path, *, busy_seconds: float = BUSY_SECONDS) -> Self:
        """Open the draft, making an empty one when there is none.

        Raises Trouble when the file is not a draft, is damaged, or was written by a newer program.
        """
        if not path.exists():
            _create(path)
        database = Database(path, busy_seconds=busy_seconds)
        try:
            _check(database)
            # What was taken out must not be readable in the file's unused parts.
            database.execute("PRAGMA secure_delete = ON")
        except BaseException:
            database.close()
            raise
        return cls(database)

    def append(self, lines: Iterable[str]) -> None:
        """Add lines at the end, all or none; durable on return."""
        rows = [(line,) for line in lines]
        if rows:
            with self._database.transaction():
                self._database.execute(_ADD, rows)

    def lines(self) -> list[str]:
        """Give all lines, oldest first."""
        return [str(row[0]) for row in self._database.rows("SELECT line FROM journal ORDER BY seq")]

    def count(self) -> int:
        """Number of lines."""
        return int(self._database.value("SELECT count(*) FROM journal"))

    def backup_to(self, path: Path) -> None:
        """Write a whole copy, as of now, to a new file.  Raises Trouble when ``path`` exists."""
        with new_file(path) as temporary:
            self._database.copy_to(temporary)

    def clear(self, upto: int) -> None:
        """Take out the ``upto`` oldest lines, which have been released; those added meanwhile stay."""
        with self._database.transaction():
            self._database.execute(
                "DELETE FROM journal WHERE seq IN (SELECT seq FROM journal ORDER BY seq LIMIT ?)", (max(0, upto),)
            )

    def replace(self, lines: Iterable[str]) -> None:
        """Put these lines in the place of all that is there, in one step; durable on return."""
        rows = [(line,) for line in lines]
        with self._database.transaction():
            self._database.execute("DELETE FROM journal")
            if rows:
                self._database.execute(_ADD, rows)
        # What was overwritten must not lie on in the write-ahead log either.
        self._database.rows("PRAGMA wal_checkpoint(TRUNCATE)")


def _create(path: Path) -> None:
    make_folder(path.parent)
    with new_file(path) as temporary:
        database = Database(temporary)
        try:
            with database.transaction():
                database.execute(_JOURNAL)
                database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                database.execute(f"PRAGMA user_version = {VERSION}")
        finally:
            database.close()


def _check(database: Database) -> None:
    if database.value("PRAGMA application_id") != APPLICATION_ID:
        raise Trouble(Said("{file} är inte ett utkast; flytta undan den och försök igen.", file=told(database.path)))
    version = int(database.value("PRAGMA user_version"))
    if version > VERSION:
        raise Trouble(Said("{file} har skrivits av ett nyare program; uppdatera programmet.", file=told(database.path)))
    tables = {(str(name), str(sql)) for name, sql in database.rows("SELECT name, sql FROM sqlite_schema")}
    if database.value("PRAGMA quick_check(1)") != "ok" or tables != _TABLES:
        raise Damaged(about(database.path, DAMAGED))


_JOURNAL = "CREATE TABLE journal (seq INTEGER PRIMARY KEY AUTOINCREMENT, line TEXT NOT NULL) STRICT"
_TABLES = {("journal", _JOURNAL), ("sqlite_sequence", "CREATE TABLE sqlite_sequence(name,seq)")}
_ADD = "INSERT INTO journal (line) VALUES (?)"
