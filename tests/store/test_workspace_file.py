"""What the workspace file keeps, and that a closed one is a single plain file."""

import hashlib
import re
import shutil
import sqlite3
from pathlib import Path

import pytest
from store_making import a_change, folder_as_it_lies, some_changes

from hsavtal_desktop.core.signed import SignedChange
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.store.workspace_file import WorkspaceFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ärende 1.workspace"


def test_changes_come_back_in_the_order_in_which_they_were_added(path: Path) -> None:
    changes = some_changes(2_500)
    with WorkspaceFile.create(path) as file:
        file.append(changes[:1_000])
        file.append(changes[1_000:])
    with WorkspaceFile.open(path) as file:
        assert list(file.changes()) == changes
        assert file.count() == 2_500
        assert file.ids() == {change.id for change in changes}


def test_adding_a_change_again_changes_nothing(path: Path) -> None:
    with WorkspaceFile.create(path) as file:
        file.append(some_changes(3))
        file.append([a_change(1), a_change(4), a_change(4)])
        assert list(file.changes()) == [*some_changes(3), a_change(4)]


def test_a_waiting_change_that_is_applied_moves_over(path: Path) -> None:
    with WorkspaceFile.create(path) as file:
        file.append([a_change(0)], waiting=[a_change(5), a_change(6), a_change(5)])
        assert list(file.waiting()) == [a_change(5), a_change(6)]
        assert file.count() == 1
        file.append([a_change(5)])
        assert list(file.waiting()) == [a_change(6)]
        file.append([], waiting=[a_change(5)])
        assert list(file.waiting()) == [a_change(6)], "what is applied never waits"
        assert list(file.changes()) == [a_change(0), a_change(5)]


def test_a_batch_is_added_as_a_whole_or_not_at_all(path: Path) -> None:
    broken = SignedChange(b"x", None, SignedChange.of(b"x", b"").id)  # type: ignore[arg-type]  # what a bug would pass
    with WorkspaceFile.create(path) as file:
        with pytest.raises(sqlite3.IntegrityError):
            file.append([a_change(1), broken], blobs={SignedChange.of(b"f", b"").id: b"f"})
        assert (file.count(), file.blob_hashes()) == (0, set())
        file.append([a_change(2)])
        assert file.count() == 1


def test_an_id_that_is_not_that_of_the_bytes_is_a_bug_and_nothing_is_added(path: Path) -> None:
    with WorkspaceFile.create(path) as file:
        with pytest.raises(ValueError, match="id"):
            file.append([a_change(1), SignedChange(b"other", bytes(64), a_change(2).id)])
        with pytest.raises(ValueError, match="hash"):
            file.append([a_change(1)], blobs={"00" * 32: b"content"})
        assert file.count() == 0


def test_reading_while_adding_sees_every_change_once(path: Path) -> None:
    with WorkspaceFile.create(path) as file:
        file.append(some_changes(1_500))
        seen = []
        for number, change in enumerate(file.changes()):
            seen.append(change)
            if number == 10:
                file.append([a_change(9_999)])
        assert seen == [*some_changes(1_500), a_change(9_999)]


def test_attached_files_are_found_by_their_hash(path: Path) -> None:
    with WorkspaceFile.create(path) as file:
        name = file.put_blob(b"minutes")
        assert file.put_blob(b"minutes") == name
        file.append([a_change(1)], blobs={SignedChange.of(b"", b"").id: b""})
    with WorkspaceFile.open(path) as file:
        assert file.blob(name) == b"minutes"
        assert file.blob(SignedChange.of(b"", b"").id) == b""
        assert file.blob("00" * 32) is None
        assert file.blob_hashes() == {name, SignedChange.of(b"", b"").id}


def test_many_attached_files_are_found_at_once_and_those_that_are_not_here_are_left_out(path: Path) -> None:
    with WorkspaceFile.create(path) as file:
        held = {hashlib.sha256(content).hexdigest(): content for content in map(str.encode, map(str, range(1_200)))}
        file.append((), blobs=held)
        wanted = [*held, "00" * 32]
        assert file.blobs(wanted) == held
        assert list(file.blobs(wanted)) == sorted(held)
        assert file.blobs(()) == {}


def test_the_cache_of_a_key_is_replaced_as_a_whole_and_leaves_the_log_alone(path: Path) -> None:
    with WorkspaceFile.create(path) as file:
        file.append(some_changes(2))
        file.write_cache("state", {"a": "1", "b": "å"})
        file.write_cache("index", {"a": "3"})
        file.write_cache("state", {"b": "2"})
        assert file.read_cache("state") == {"b": "2"}
        assert file.read_cache("index") == {"a": "3"}
        assert file.read_cache("nothing") == {}
        assert file.count() == 2


def test_what_a_peer_has_been_sent_is_remembered(path: Path) -> None:
    with WorkspaceFile.create(path) as file:
        assert file.sent_to("someone") == ()
        file.note_sent("someone", ["bb", "aa"])
        file.note_sent("other", [])
        file.note_sent("someone", ["cc", "aa"])
    with WorkspaceFile.open(path) as file:
        assert file.sent_to("someone") == ("aa", "cc")
        assert file.sent_to("other") == ()


def test_a_closed_file_stands_alone_and_its_copy_is_a_whole_clone(path: Path) -> None:
    with WorkspaceFile.create(path) as file:
        file.append(some_changes(5))
        assert len(folder_as_it_lies(path.parent)) > 1, "while it is written there is a log beside it"
    assert set(folder_as_it_lies(path.parent)) == {path.name}
    copy = shutil.copyfile(path, path.with_name("copy"))
    with WorkspaceFile.open(path) as file, WorkspaceFile.open(copy) as clone:
        file.append([a_change(7)])
        clone.append([a_change(8)])
        assert list(file.changes()) == [*some_changes(5), a_change(7)]
        assert list(clone.changes()) == [*some_changes(5), a_change(8)]


def test_opening_and_reading_writes_nothing(path: Path) -> None:
    WorkspaceFile.create(path).close()
    with WorkspaceFile.open(path) as file:
        file.append(some_changes(3))
    before, time = folder_as_it_lies(path.parent), path.stat().st_mtime_ns
    with WorkspaceFile.open(path) as file:
        assert list(file.changes()) == some_changes(3)
        assert file.check() == []
        assert folder_as_it_lies(path.parent) == before
    assert folder_as_it_lies(path.parent) == before
    assert path.stat().st_mtime_ns == time


def test_two_programs_may_have_the_file_open_and_the_last_one_leaves_it_whole(path: Path) -> None:
    with WorkspaceFile.create(path) as first:
        first.append([a_change(1)])
        seen = first.data_version()
        with WorkspaceFile.open(path) as second:
            second.append([a_change(2)])
        assert first.data_version() != seen, "the first is told that somebody else has written"
        assert list(first.changes()) == [a_change(1), a_change(2)]
        first.append([a_change(3)])
    assert set(folder_as_it_lies(path.parent)) == {path.name}
    with WorkspaceFile.open(path) as file:
        assert file.count() == 3


def test_creating_never_replaces_a_file(path: Path) -> None:
    path.write_bytes(b"precious")
    with pytest.raises(Trouble, match="finns redan"):
        WorkspaceFile.create(path)
    assert folder_as_it_lies(path.parent).keys() == {path.name}
    assert path.read_bytes() == b"precious"


def test_creating_in_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="kan inte skrivas"):
        WorkspaceFile.create(tmp_path / "missing" / "file")


def test_a_backup_is_a_whole_workspace_and_never_replaces_a_file(path: Path) -> None:
    target = path.with_name("backup")
    with WorkspaceFile.create(path) as file:
        file.append(some_changes(4), waiting=[a_change(9)])
        file.backup_to(target)
        with pytest.raises(Trouble, match="finns redan"):
            file.backup_to(target)
    with WorkspaceFile.open(target) as backup:
        assert list(backup.changes()) == some_changes(4)
        assert list(backup.waiting()) == [a_change(9)]
    assert set(folder_as_it_lies(path.parent)) == {path.name, "backup"}


def test_a_commit_is_on_the_disk_before_it_is_acknowledged(path: Path) -> None:
    with WorkspaceFile.create(path) as file:
        file.append([a_change(1)])
        assert file.sync_level == 2


@pytest.mark.parametrize(
    ("tampering", "sentence"),
    [
        ("UPDATE change SET raw = CAST('other' AS BLOB) WHERE seq = 2", "Ändringen .* stämmer inte"),
        ("UPDATE change SET signature = x'00' WHERE seq = 2", "Ändringen .* fel längd"),
        ("UPDATE waiting SET raw = CAST('other' AS BLOB)", "Den väntande ändringen .* stämmer inte"),
        ("UPDATE blob SET content = CAST('other' AS BLOB)", "Bilagan .* stämmer inte"),
    ],
)
def test_checking_finds_what_has_been_tampered_with(path: Path, tampering: str, sentence: str) -> None:
    with WorkspaceFile.create(path) as file:
        file.append(some_changes(3), waiting=[a_change(5)])
        file.put_blob(b"file")
        assert file.check() == []
    other = sqlite3.connect(path)
    with other:
        other.execute(tampering)
    other.close()
    with WorkspaceFile.open(path) as file:
        problems = file.check()
    assert len(problems) == 1
    assert re.search(sentence, problems[0])
