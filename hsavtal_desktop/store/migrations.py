"""The tables of a workspace file, built by numbered steps that are never changed once released.

``user_version`` in the file says how many steps it has been through.
"""

from __future__ import annotations

from collections.abc import Callable

from hsavtal_desktop.store.database import MEMORY, Database

APPLICATION_ID = 0x48534156
"""``HSAV`` in ASCII, at byte 68 of the file."""


def _log(database: Database) -> None:
    """1: the log, what waits for its parents, attached files, and what each other installation has been sent."""
    for table in ("change", "waiting"):
        database.execute(
            f"CREATE TABLE {table} (seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, raw BLOB NOT NULL,"
            " signature BLOB NOT NULL) STRICT"
        )
    database.execute("CREATE TABLE blob (hash BLOB NOT NULL PRIMARY KEY, content BLOB NOT NULL) STRICT")
    database.execute("CREATE TABLE sent (peer TEXT NOT NULL PRIMARY KEY, heads TEXT NOT NULL) STRICT")


def _cache(database: Database) -> None:
    """2: the computed state, which may be thrown away at any time."""
    database.execute(
        "CREATE TABLE cache (key TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (key, name))"
        " STRICT, WITHOUT ROWID"
    )


MIGRATIONS: tuple[Callable[[Database], None], ...] = (_log, _cache)
VERSION = len(MIGRATIONS)
"""The format version that this program writes."""


def migrate(database: Database, version: int, target: int = VERSION) -> None:
    """Bring the tables from ``version`` to ``target``, in one transaction."""
    with database.transaction():
        for step in MIGRATIONS[version:target]:
            step(database)
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.execute(f"PRAGMA user_version = {target}")


def has_expected_tables(database: Database, version: int) -> bool:
    """Whether the file has exactly the tables of its version: no trigger or view that somebody slipped in."""
    model = Database(MEMORY)
    try:
        migrate(model, 0, version)
        return _schema(database) == _schema(model)
    finally:
        model.close()


def _schema(database: Database) -> set[tuple[str, ...]]:
    return {tuple(map(str, row)) for row in database.rows("SELECT type, name, tbl_name, sql FROM sqlite_schema")}
