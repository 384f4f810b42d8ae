"""Files that are refused stay exactly as they were, and one sentence says why."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from store_making import a_change, folder_as_it_lies, some_changes

from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.store.workspace_file import WorkspaceFile

VERSION_1 = """
    CREATE TABLE change (seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, raw BLOB NOT NULL, signature BLOB NOT NULL) STRICT;
    CREATE TABLE waiting (seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, raw BLOB NOT NULL, signature BLOB NOT NULL) STRICT;
    CREATE TABLE blob (hash BLOB NOT NULL PRIMARY KEY, content BLOB NOT NULL) STRICT;
    CREATE TABLE sent (peer TEXT NOT NULL PRIMARY KEY, heads TEXT NOT NULL) STRICT;
    PRAGMA application_id = 1213415766;
    PRAGMA user_version = 1;
"""  # noqa: E501 – as it stands in files of that version


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ärende"
    with WorkspaceFile.create(path) as file:
        file.append(some_changes(200))
    return path


def run_sql(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.executescript(script)


def refusal(path: Path) -> str:
    """The sentence; fails when the file, or anything beside it, is not left as it was."""
    before = folder_as_it_lies(path.parent)
    with pytest.raises(Trouble) as told:
        WorkspaceFile.open(path, busy_seconds=0.05)
    assert folder_as_it_lies(path.parent) == before
    return str(told.value)


def test_a_newer_format_is_refused(path: Path) -> None:
    run_sql(path, "PRAGMA user_version = 99")
    assert "har format 99" in refusal(path)
    assert path.name in refusal(path)


def test_a_file_that_is_not_a_database_is_refused(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04 something else entirely" * 100)
    assert "är inte en arbetsfil" in refusal(path)


def test_the_database_of_another_program_is_refused(path: Path) -> None:
    run_sql(path, "PRAGMA application_id = 1")
    assert "hör till ett annat program" in refusal(path)


def test_an_empty_file_is_refused(path: Path) -> None:
    path.write_bytes(b"")
    assert "är tom" in refusal(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert "finns inte" in refusal(tmp_path / "nothing")
    assert "är en mapp" in refusal(tmp_path)


@pytest.mark.parametrize("length", [50, 100, 4_096, 5_000, 12_288])
def test_a_cut_off_file_is_refused(path: Path, length: int) -> None:
    path.write_bytes(path.read_bytes()[:length])
    assert "är skadad" in refusal(path)


def test_a_file_with_a_destroyed_page_is_refused(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[8_192:9_000] = b"\xff" * 808
    path.write_bytes(content)
    assert "är skadad" in refusal(path)


@pytest.mark.parametrize(
    "slipped_in",
    [
        "CREATE TRIGGER t AFTER INSERT ON change BEGIN DELETE FROM blob; END",
        "DROP TABLE change; CREATE VIEW change AS SELECT 1 AS seq",
        "DROP TABLE waiting",
        "CREATE TABLE more (a)",
    ],
)
def test_a_file_with_other_tables_than_its_version_has_is_refused(path: Path, slipped_in: str) -> None:
    run_sql(path, slipped_in)
    assert "är skadad" in refusal(path)


def test_a_file_that_another_program_keeps_locked_is_refused(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert "används just nu av ett annat program" in refusal(path)
    WorkspaceFile.open(path).close()


def test_writing_while_another_program_writes_is_told_and_can_be_tried_again(path: Path) -> None:
    with WorkspaceFile.open(path, busy_seconds=0.05) as file, closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Trouble, match="används just nu"):
            file.append([a_change(900)])
        other.rollback()
        file.append([a_change(900)])
        assert file.count() == 201


def test_a_refused_file_keeps_what_a_killed_program_left_beside_it(path: Path) -> None:
    program = (
        "import os, sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "c.execute('PRAGMA journal_mode = WAL'); c.execute('PRAGMA user_version = 99'); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", program, str(path)], check=False)
    log = path.with_name(path.name + "-wal").read_bytes()
    before = path.read_bytes()
    with pytest.raises(Trouble, match="format 99"):
        WorkspaceFile.open(path)
    assert path.read_bytes() == before
    assert path.with_name(path.name + "-wal").read_bytes() == log


def test_an_older_format_is_brought_up_to_date_after_a_backup(tmp_path: Path) -> None:
    path = tmp_path / "old"
    run_sql(path, VERSION_1)
    run_sql(path, f"INSERT INTO change VALUES (1, x'{a_change(1).id}', x'{a_change(1).raw.hex()}', x'{'01' * 64}')")
    old = path.read_bytes()
    with WorkspaceFile.open(path) as file:
        assert list(file.changes()) == [a_change(1)]
        file.write_cache("state", {"a": "b"})
    assert set(folder_as_it_lies(tmp_path)) == {"old", "old.backup-1"}
    with closing(sqlite3.connect(tmp_path / "old.backup-1")) as backup:
        assert backup.execute("PRAGMA user_version").fetchone() == (1,)
        assert backup.execute("SELECT count(*) FROM change").fetchone() == (1,)
    WorkspaceFile.open(path).close()
    assert set(folder_as_it_lies(tmp_path)) == {"old", "old.backup-1"}, "the second time there is nothing to do"
    path.write_bytes(old)
    WorkspaceFile.open(path).close()
    assert set(folder_as_it_lies(tmp_path)) == {"old", "old.backup-1", "old.backup-2"}


def test_an_older_format_that_cannot_be_brought_up_to_date_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "old"
    run_sql(path, VERSION_1)
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        before = path.read_bytes()
        with pytest.raises(Trouble, match="används just nu"):
            WorkspaceFile.open(path, busy_seconds=0.05)
        assert path.read_bytes() == before
        other.rollback()
    assert set(folder_as_it_lies(tmp_path)) == {"old"}
    with pytest.raises(Trouble, match="äldre format"):
        WorkspaceFile.open(path, read_only=True)
    WorkspaceFile.open(path).close()


@pytest.fixture
def as_somebody_without_power() -> Iterator[Path]:
    """A folder, and a user for whom write protection means something (root is let through everywhere)."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        user = os.geteuid()
        if user == 0:
            os.chown(folder, 65_534, -1)
            os.seteuid(65_534)
        try:
            yield folder
        finally:
            os.seteuid(user)
            folder.chmod(0o700)


def test_write_protected_files_and_folders_are_told_and_can_be_read(as_somebody_without_power: Path) -> None:
    folder = as_somebody_without_power
    path = folder / "ärende"
    with WorkspaceFile.create(path) as file:
        file.append(some_changes(2))
    path.chmod(0o444)
    assert "är skrivskyddad" in refusal(path)
    path.chmod(0o644)
    folder.chmod(0o555)
    assert "är skrivskyddad" in refusal(path)
    path.chmod(0o444)
    before = folder_as_it_lies(folder)
    with WorkspaceFile.open(path, read_only=True) as file:
        assert list(file.changes()) == some_changes(2)
        with pytest.raises(Trouble, match="skrivskyddad"):
            file.append([a_change(3)])
    assert folder_as_it_lies(folder) == before
    path.chmod(0o000)
    with pytest.raises(Trouble, match="kan inte läsas"):
        WorkspaceFile.open(path, read_only=True)
