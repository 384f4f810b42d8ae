"""The door to a workspace file: everything that is looked at before it counts as open."""

from __future__ import annotations

import os
import struct
from pathlib import Path

from hsavtal_desktop.core.disk_reasons import reason_of
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Damaged, Trouble
from hsavtal_desktop.store.database import DAMAGED, Database, about, told
from hsavtal_desktop.store.files import new_file
from hsavtal_desktop.store.migrations import APPLICATION_ID, VERSION, has_expected_tables, migrate

_HEADER_BYTES = 100
_MAGIC = b"SQLite format 3\x00"


def open_checked(path: Path, *, read_only: bool, busy_seconds: float) -> Database:
    """Open a workspace file that has passed every check, in today's format.

    Raises Trouble, leaving the file as it was, when it fails one.
    """
    _check_file(path)
    if not read_only:
        _check_writable(path)
    version = _check_content(path, busy_seconds)
    if version < VERSION and read_only:
        raise Trouble(
            Said("{file} har ett äldre format och är skrivskyddad; kopiera den till en egen mapp.", file=told(path))
        )
    database = Database(path, read_only=read_only, busy_seconds=busy_seconds)
    try:
        if version < VERSION:
            _bring_up_to_date(database, version)
    except BaseException:
        database.close()
        raise
    return database


def _bring_up_to_date(database: Database, version: int) -> None:
    backup = _backup_name(database.path)
    with new_file(backup) as temporary:
        database.copy_to(temporary)
    try:
        migrate(database, version)
    except Trouble:
        # Taken back as a whole: the copy would only be one more of the same at every new try.
        backup.unlink()
        raise


def _check_file(path: Path) -> None:
    """See that this is a file, and by its first bytes a workspace."""
    if path.is_dir():
        raise Trouble(Said("{path} är en mapp; välj arbetsfilen i den.", path=path))
    if not path.exists():
        raise Trouble(Said("{file} finns inte; kontrollera namnet eller om den har flyttats.", file=told(path)))
    if not path.is_file():
        raise Trouble(Said("{path} är inte en vanlig fil; välj en arbetsfil.", path=path))
    try:
        with path.open("rb") as stream:
            header = stream.read(_HEADER_BYTES)
    except OSError as error:
        raise Trouble(
            Said(
                "{file} kan inte läsas ({reason}); kontrollera behörigheten.", file=told(path), reason=reason_of(error)
            )
        ) from error
    if not header:
        raise Damaged(
            Said("{file} är tom och inte en arbetsfil; välj en annan eller hämta en ny kopia.", file=told(path))
        )
    if not header.startswith(_MAGIC):
        raise Damaged(Said("{file} är inte en arbetsfil; välj en annan.", file=told(path)))
    if len(header) < _HEADER_BYTES:
        raise Damaged(about(path, DAMAGED))
    (application,) = struct.unpack_from(">I", header, 68)
    if application != APPLICATION_ID:
        raise Damaged(
            Said("{file} hör till ett annat program och är inte en arbetsfil; välj en annan.", file=told(path))
        )


def _check_writable(path: Path) -> None:
    try:
        with path.open("r+b"):
            pass
    except OSError as error:
        raise Trouble(
            Said("{file} är skrivskyddad; ta bort skrivskyddet eller kopiera den till en egen mapp.", file=told(path))
        ) from error
    own = os.access in os.supports_effective_ids
    if not os.access(path.parent, os.W_OK | os.X_OK, effective_ids=own):
        raise Trouble(
            Said(
                "Mappen {folder} är skrivskyddad och arbetsfilen {name} kan inte ändras där; kopiera den till en "
                "egen mapp.",
                folder=path.parent,
                name=path.name,
            )
        )


def _check_content(path: Path, busy_seconds: float) -> int:
    """Give the format version of an undamaged file.

    The look is taken through a connection that cannot write, so that a refused file stays as it is, together with
    what a cut-off program left beside it.  Only a half-made commit has to be taken back first, by a writer.
    """
    cut_off = path.with_name(path.name + "-journal").exists()
    database = Database(path, read_only=not cut_off, busy_seconds=busy_seconds)
    try:
        version = int(database.value("PRAGMA user_version"))
        if version > VERSION:
            raise Trouble(
                Said(
                    "{file} har format {version}, men programmet läser högst {newest}; uppdatera programmet.",
                    file=told(path),
                    version=version,
                    newest=VERSION,
                )
            )
        damage = database.value("PRAGMA quick_check(1)")
        if damage != "ok" or version < 1 or not has_expected_tables(database, version):
            raise Damaged(about(path, DAMAGED))
        return version
    finally:
        database.close()


def _backup_name(path: Path) -> Path:
    number = 1
    while (name := path.with_name(f"{path.name}.backup-{number}")).exists():
        number += 1
    return name
