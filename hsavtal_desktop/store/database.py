"""One SQLite file, reached through SQLAlchemy Core.

At rest the file is a single plain one: reading it writes nothing, and a copy is a whole copy.  The first write turns
on write-ahead logging, so that a durable commit costs one disk sync, and closing turns it off again, which moves
everything into the file and removes the ``-wal`` and ``-shm`` files beside it.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Damaged, Trouble

BUSY_SECONDS = 5.0
"""How long to wait for another program that is writing before giving up."""

MEMORY = Path(":memory:")
"""Not a file: a database that is gone when it is closed."""

Row = Sequence[Any]


class Database:
    """A connection that any thread may use, one at a time."""

    def __init__(self, path: Path, *, read_only: bool = False, busy_seconds: float = BUSY_SECONDS) -> None:
        """Connect to an existing file.

        Raises Trouble when it cannot be opened.  Nothing is read and nothing written yet.
        """
        # Loading SQLAlchemy takes longer than showing the first window, which needs no database.
        import sqlalchemy  # noqa: PLC0415
        from sqlalchemy.exc import DBAPIError  # noqa: PLC0415

        self.path = path
        self.read_only = read_only
        self._errors = DBAPIError, sqlite3.Error, UnicodeDecodeError
        self._lock = threading.RLock()
        self._busy_seconds = busy_seconds
        self._writing = False
        engine = sqlalchemy.create_engine(
            "sqlite://",
            creator=lambda: self._driver,
            poolclass=sqlalchemy.pool.NullPool,
            isolation_level="AUTOCOMMIT",
        )
        with self._trouble():
            self._driver: sqlite3.Connection = _connect(path, read_only, busy_seconds)
            self._connection = engine.connect()
        try:
            for setting in ("synchronous = FULL", "trusted_schema = OFF", "cell_size_check = ON"):
                self.execute(f"PRAGMA {setting}")
        except BaseException:
            self._connection.close()
            raise

    @property
    def sync_level(self) -> int:
        """SQLite's ``synchronous``, as the open connection has it; 2 is FULL."""
        return int(self.value("PRAGMA synchronous"))

    @property
    def closed(self) -> bool:
        """Whether the file has been let go of."""
        return bool(self._connection.closed)

    def close(self) -> None:
        """Close the file, leaving it alone and whole unless another program still has it open."""
        with self._lock:
            if self.closed:
                return
            try:
                if not self.read_only:
                    self._leave_wal()
            finally:
                self._connection.close()

    def execute(self, sql: str, parameters: tuple[Any, ...] | list[tuple[Any, ...]] = ()) -> None:
        """Run one statement; a list of parameter tuples runs it once for each.

        Straight to the driver: what SQLAlchemy prepares around a statement takes longer than saving an edit does.
        """
        run = self._driver.executemany if isinstance(parameters, list) else self._driver.execute
        with self._lock:
            try:
                run(sql, parameters).close()
            except self._errors as error:
                raise self._as_trouble(error) from error

    def rows(self, sql: str, parameters: tuple[Any, ...] = ()) -> Sequence[Row]:
        """Run one query and give all its rows, so that no lock outlives the call."""
        with self._lock, self._trouble():
            return self._connection.exec_driver_sql(sql, parameters).fetchall()

    def value(self, sql: str, parameters: tuple[Any, ...] = ()) -> Any:
        """Give the first value of the first row, or None when there is no row.  Straight to the driver."""
        with self._lock:
            try:
                found = self._driver.execute(sql, parameters).fetchall()
            except self._errors as error:
                raise self._as_trouble(error) from error
        return found[0][0] if found else None

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All statements inside or none; durable on disk when the block has been left without an exception."""
        with self._lock:
            self._enter_wal()
            self.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    def copy_to(self, path: Path) -> None:
        """Copy the whole content, as it is now, to a new file."""
        with self._lock, self._trouble():
            target = sqlite3.connect(path)
            try:
                self._driver.backup(target)
                target.execute("PRAGMA journal_mode = DELETE")
            except sqlite3.Error as error:
                raise Trouble(
                    Said("{file} kunde inte skrivas ({error}); välj en annan plats.", file=told(path), error=str(error))
                ) from error
            finally:
                target.close()

    def _roll_back(self) -> None:
        # A full disk or a lost medium makes SQLite roll back by itself; a second ROLLBACK would hide the cause.
        if self._driver.in_transaction:
            self._driver.rollback()

    def _enter_wal(self) -> None:
        if not self._writing:
            self.rows("PRAGMA journal_mode = WAL")
            self._writing = True

    def _leave_wal(self) -> None:
        self.execute("PRAGMA busy_timeout = 0")
        try:
            if self._writing or self.value("PRAGMA journal_mode") == "wal":
                self._driver.execute("PRAGMA journal_mode = DELETE").close()
        except sqlite3.Error as error:
            # Somebody else has the file open: the log beside it stays, complete, until the last one closes.
            if _code(error) & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise self._as_trouble(error) from error

    @contextmanager
    def _trouble(self) -> Iterator[None]:
        try:
            yield
        except self._errors as error:
            raise self._as_trouble(error) from error

    def _as_trouble(self, error: Exception) -> Exception:
        # SQLite names a damaged table by its damaged name, which the driver then cannot read.
        damaged = isinstance(error, UnicodeDecodeError)
        sentence = DAMAGED if damaged else _SENTENCES.get(_code(error) & 0xFF)
        if sentence is None:
            return error
        return (Damaged if sentence == DAMAGED else Trouble)(about(self.path, sentence))


def about(path: Path, what: Said) -> Said:
    """Say something of a file."""
    return Said("{file} {what}", file=told(path), what=what)


def told(path: Path) -> Said:
    """Name a file in a sentence."""
    return Said("Filen {name} i mappen {folder}", name=path.name, folder=path.parent)


def _connect(path: Path, read_only: bool, busy_seconds: float) -> sqlite3.Connection:
    if path == MEMORY:
        return sqlite3.connect(":memory:", isolation_level=None)
    absolute = path.absolute()
    text: str | bytes = absolute.as_posix() if os.name == "nt" else os.fsencode(absolute)
    slash = "" if absolute.as_posix().startswith("/") else "/"
    address = f"file://{slash}{quote(text, safe='/:')}?mode={'ro' if read_only else 'rw'}"
    return sqlite3.connect(address, uri=True, timeout=busy_seconds, isolation_level=None, check_same_thread=False)


def _code(error: Exception) -> int:
    """SQLite's extended error code; 0 when the driver itself complains, which it does of text that is not UTF-8.

    A damaged format number of the tables is told as an error of no particular kind.
    """
    damage = ("Could not decode to UTF-8", "unsupported file format")
    cause = getattr(error, "orig", error)
    if isinstance(cause, sqlite3.OperationalError) and str(cause).startswith(damage):
        return sqlite3.SQLITE_CORRUPT
    return getattr(cause, "sqlite_errorcode", 0)


DAMAGED = Said("är skadad och kan inte läsas; återställ den från en säkerhetskopia eller be en kollega om en kopia.")
_READ_ONLY = Said("kan inte skrivas; kontrollera att varken filen eller mappen är skrivskyddad, eller kopiera filen.")
_SENTENCES = {
    sqlite3.SQLITE_BUSY: Said("används just nu av ett annat program; stäng det och försök igen."),
    sqlite3.SQLITE_LOCKED: Said("används just nu av ett annat program; stäng det och försök igen."),
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
    sqlite3.SQLITE_FORMAT: DAMAGED,
    sqlite3.SQLITE_FULL: Said("fick inte plats: disken är full; frigör utrymme och försök igen."),
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_AUTH: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: Said("kan inte öppnas; kontrollera att den finns och att mappen inte är skrivskyddad."),
    sqlite3.SQLITE_IOERR: Said("kan inte läsas eller skrivas på disken; kontrollera disken och försök igen."),
}
