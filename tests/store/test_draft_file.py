"""The draft: a durable journal that keeps no trace of what was taken out."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from store_making import folder_as_it_lies

from hsavtal_desktop.core.trouble import Damaged, Trouble
from hsavtal_desktop.store.draft_file import DraftFile, draft_path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return draft_path(tmp_path / "home", "ab" * 32)


def test_lines_are_kept_in_order_with_whatever_characters_they_hold(path: Path) -> None:
    lines = ["första", "", 'a\n"b"\u2028', "👩🏽‍⚕️ på vårdcentralen"]
    with DraftFile.open(path) as file:
        assert file.lines() == []
        file.append(lines[:2])
        file.append([])
        file.append(lines[2:])
    with DraftFile.open(path) as file:
        assert file.lines() == lines
        assert file.count() == 4
    assert set(folder_as_it_lies(path.parent)) == {path.name}


def test_clearing_takes_out_the_oldest_and_leaves_what_came_meanwhile(path: Path) -> None:
    with DraftFile.open(path) as file:
        file.append("abc")
        file.clear(2)
        file.append("de")
        file.clear(1)
        assert file.lines() == ["d", "e"]
        file.clear(0)
        file.clear(-1)
        assert file.lines() == ["d", "e"]
        file.clear(10)
        assert file.lines() == []


def test_replacing_puts_other_lines_in_the_place_of_all(path: Path) -> None:
    with DraftFile.open(path) as file:
        file.append("abc")
        file.replace("xy")
        assert file.lines() == ["x", "y"]
        file.replace([])
        assert file.lines() == []


def test_released_words_cannot_be_read_in_the_file_any_more(path: Path) -> None:
    with DraftFile.open(path) as file:
        file.append(["hemligt förslag " * 40, "kvar"])
    assert "hemligt förslag".encode() in path.read_bytes()
    with DraftFile.open(path) as file:
        file.clear(1)
    assert "hemligt förslag".encode() not in path.read_bytes()


def test_a_commit_is_on_the_disk_before_it_is_acknowledged(path: Path) -> None:
    with DraftFile.open(path) as file:
        file.append(["a"])
        assert file.sync_level == 2
        with closing(sqlite3.connect(path)) as other:
            assert other.execute("SELECT line FROM journal").fetchall() == [("a",)], "another program sees it"


def test_only_a_workspace_id_names_a_draft(tmp_path: Path) -> None:
    for name in ("", "../key", "AB" * 32, "ab" * 32 + "\n"):
        with pytest.raises(ValueError, match="not a workspace id"):
            draft_path(tmp_path, name)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"something else" * 100, "är skadad"), (b"", "är inte ett utkast"), (None, "nyare program")],
)
def test_a_file_that_is_not_a_draft_of_ours_is_refused_and_left_alone(
    path: Path, content: bytes | None, sentence: str
) -> None:
    DraftFile.open(path).close()
    if content is None:
        with closing(sqlite3.connect(path)) as other:
            other.execute("PRAGMA user_version = 2")
    else:
        path.write_bytes(content)
    before = folder_as_it_lies(path.parent)
    with pytest.raises(Trouble, match=sentence):
        DraftFile.open(path)
    assert folder_as_it_lies(path.parent) == before


@pytest.mark.parametrize(
    "damage",
    [
        "ALTER TABLE journal RENAME COLUMN line TO lane",
        "ALTER TABLE journal RENAME TO journey",
        "CREATE TRIGGER sly AFTER INSERT ON journal BEGIN DELETE FROM journal; END",
    ],
)
def test_a_draft_with_other_tables_than_ours_is_damaged(path: Path, damage: str) -> None:
    with DraftFile.open(path) as file:
        file.append(["rad"])
    with closing(sqlite3.connect(path)) as other:
        other.execute(damage)
    with pytest.raises(Damaged, match="skadad"):
        DraftFile.open(path)
