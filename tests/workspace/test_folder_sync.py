"""Two people and a folder between them that any engine may keep, and disturb."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hsavtal_desktop.core import digest
from hsavtal_desktop.core.change import hand
from hsavtal_desktop.core.edits import ReplaceText
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange import folder as shared
from hsavtal_desktop.exchange.package import SUFFIX
from hsavtal_desktop.workspace import folder_round
from hsavtal_desktop.workspace.exchanging import export_changes, import_changes
from hsavtal_desktop.workspace.folder_sync import join_folder, sync
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.proposing import propose
from hsavtal_desktop.workspace.workspace import Workspace


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shared = tmp_path / "delad"
    shared.mkdir()
    return shared


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def same(one: Workspace, other: Workspace) -> bool:
    return digest.content_hash(one.released()) == digest.content_hash(other.released())


def test_two_copies_become_the_same_through_a_folder(folder: Path, example: Workspace, colleague: Workspace) -> None:
    propose(colleague, "B_6_1", "fem vardagar", "tio vardagar")
    example.perform(ReplaceText("b.B_6_1", 0, 0, "Obs: "))
    first = sync(example, folder)
    assert (first.released, first.new, first.refused, first.problem) == (1, 0, [], "")
    assert first.wrote == len(example.state.changes)
    theirs = sync(colleague, folder)
    assert (theirs.new, theirs.wrote, theirs.read) == (1, 1, len(files(folder)) - 1)
    mine = sync(example, folder)
    assert (mine.new, mine.wrote, mine.unconfirmed, mine.authors) == (1, 0, 1, {colleague.author: 1})
    example.admit([colleague.author])
    sync(example, folder)
    assert sync(colleague, folder).new == 1
    assert same(example, colleague)
    assert colleague.role == "AG"


def test_a_second_look_reads_and_writes_nothing(folder: Path, example: Workspace, colleague: Workspace) -> None:
    for workspace in (example, colleague, example):
        sync(workspace, folder)
    before = files(folder)
    for workspace in (example, colleague):
        report = sync(workspace, folder)
        assert (report.read, report.new, report.files, report.changed.everything) == (0, 0, 0, False)
    assert files(folder) == before


def test_an_older_copy_of_the_workspace_put_back_reads_what_it_lacks_again(
    folder: Path, tmp_path: Path, example: Workspace, colleague: Workspace
) -> None:
    sync(colleague, folder)
    path, installation = colleague.path, colleague.installation
    colleague.close()
    older = tmp_path / "äldre.db"
    shutil.copy(path, older)
    propose(example, "B_6_1", "fem vardagar", "tio vardagar")
    sync(example, folder)
    with Workspace.open(path, installation) as again:
        assert sync(again, folder).new == 1
    with Workspace.open(older, installation) as put_back:
        assert sync(put_back, folder).new == 1


def test_conflict_copies_renames_duplicates_and_foreign_files_do_no_harm(
    folder: Path, example: Workspace, colleague: Workspace
) -> None:
    propose(example, "B_6_1", "fem vardagar", "tio vardagar")
    sync(example, folder)
    largest = max(files(folder), key=lambda path: path.stat().st_size)
    shutil.copy(largest, largest.with_name(f"{largest.stem}.sync-conflict-20261122-101010-ABCDEF7{SUFFIX}"))
    shutil.copy(largest, folder / f"kopia (1){SUFFIX}")
    largest.rename(largest.with_name("hemligt namn.txt"))
    largest.parent.rename(largest.parent.with_name(f"{largest.parent.name} (konflikt)"))
    (folder / "Läs mig.txt").write_text("Inte vår fil")
    (largest.parent.parent / "desktop.ini").write_text("[.ShellClassInfo]")
    (largest.parent.parent / ".stfolder").mkdir()
    (largest.parent.parent / f"~tmp{SUFFIX}").write_bytes(b"halv")
    report = sync(colleague, folder)
    assert (report.new, report.refused, report.ignored, report.waiting) == (1, [], 1, 0)
    assert same(example, colleague)


def test_a_partial_file_is_told_and_read_when_it_is_whole(
    folder: Path, example: Workspace, colleague: Workspace
) -> None:
    propose(example, "B_6_1", "fem vardagar", "tio vardagar")
    sync(example, folder)
    (largest,) = sorted(files(folder), key=lambda path: path.stat().st_size)[-1:]
    whole = largest.read_bytes()
    largest.write_bytes(whole[: len(whole) // 2])
    report = sync(colleague, folder)
    assert (report.new, len(report.refused)) == (0, 1)
    assert largest.name in report.refused[0]
    largest.write_bytes(whole)
    report = sync(colleague, folder)
    assert (report.new, report.refused) == (1, [])


def test_files_that_arrive_in_the_wrong_order_wait_for_each_other(
    folder: Path, tmp_path: Path, example: Workspace, colleague: Workspace
) -> None:
    sync(example, folder)
    sync(colleague, folder)
    before = set(files(folder))
    example.name_version("Mellan")
    sync(example, folder)
    (late,) = set(files(folder)) - before
    aside = tmp_path / late.name
    shutil.move(late, aside)
    propose(example, "B_6_1", "fem vardagar", "tio vardagar")
    # The one that wrote the late file would only replace it: the folder is looked at while it is on its way.
    shutil.move(aside, late)
    sync(example, folder)
    shutil.move(late, aside)
    report = sync(colleague, folder)
    assert (report.new, report.waiting) == (0, 1)
    assert "saknas" in report.missing[0]
    shutil.move(aside, late)
    report = sync(colleague, folder)
    assert (report.new, report.waiting, report.missing) == (2, 0, [])
    assert same(example, colleague)


def test_what_somebody_has_taken_away_is_added_again(folder: Path, example: Workspace, colleague: Workspace) -> None:
    propose(example, "B_6_1", "fem vardagar", "tio vardagar")
    sync(example, folder)
    for path in files(folder):
        path.unlink()
    assert sync(colleague, folder).wrote == len(colleague.state.changes)
    assert sync(example, folder).wrote == 1
    assert sync(colleague, folder).new == 1


def test_a_change_with_a_false_signature_in_the_folder_does_not_keep_the_true_one_out(
    folder: Path, example: Workspace, colleague: Workspace
) -> None:
    sync(example, folder)
    propose(example, "B_6_1", "fem vardagar", "tio vardagar")
    true = list(example.log.file.changes())[-1]
    false = type(true).of(true.raw, bytes(64))
    shared.add(
        folder,
        workspace=example.log.workspace,
        name="",
        heads=(),
        sender=colleague.author,
        time="2026-11-22T09:41:00Z",
        changes=[false],
    )
    assert len(sync(colleague, folder).refused) == 1
    assert sync(example, folder).wrote == 1
    assert sync(colleague, folder).new == 1


def test_attached_files_follow_each_in_a_file_of_its_own(
    folder: Path, example: Workspace, colleague: Workspace
) -> None:
    sync(example, folder)
    name = example.log.file.put_blob(b"Protokoll")
    example.seal([{"kind": "record", "type": "returned", "id": "r1", "set": {"hash": name}}])
    report = sync(example, folder)
    assert (report.files, report.wrote) == (2, 1)
    sync(colleague, folder)
    assert colleague.log.file.blob(name) == b"Protokoll"
    assert sync(colleague, folder).files == 0


def test_a_file_that_a_thief_had_erased_comes_back_once_the_theft_is_known(
    folder: Path, tmp_path: Path, example: Workspace, colleague: Workspace, person: Callable[[str], Installation]
) -> None:
    colleague.seal([])
    sync(colleague, folder)
    sync(example, folder)
    example.group.admit([colleague.author], "REG")
    name = example.log.file.put_blob(b"original")
    example.seal([{"kind": "record", "type": "returned", "id": "r1", "set": {"hash": name, "name": "svar.docx"}}])
    sync(example, folder)
    sync(colleague, folder)
    reader = person("Cilla")
    join_folder(tmp_path / "cilla.db", reader, folder)
    with Workspace.open(tmp_path / "cilla.db", reader) as cilla:
        sync(cilla, folder)
        assert cilla.log.file.blob(name) == b"original"
        colleague.erasing.erase([name], "Borta")
        example.group.revoke(colleague.author)
        export_changes(colleague, tmp_path / "tjuv.hsapaket")
        import_changes(cilla, [tmp_path / "tjuv.hsapaket"])
        assert cilla.log.file.blob(name) is None
        sync(example, folder)
        for _ in range(2):
            sync(cilla, folder)
        assert cilla.log.file.blob(name) == b"original"
        assert sync(cilla, folder).read == 0


def test_two_workspaces_share_a_folder_without_noticing(
    folder: Path, tmp_path: Path, example: Workspace, person: object
) -> None:
    with Workspace.create(tmp_path / "annat.db", person("Eva"), name="Annat ärende") as other:  # type: ignore[operator]
        sync(other, folder)
        report = sync(example, folder)
        assert (report.read, report.ignored, report.refused) == (0, 0, [])
        assert sync(other, folder).new == 0


def test_a_folder_that_is_not_there_is_told_and_nothing_is_released(tmp_path: Path, example: Workspace) -> None:
    example.perform(ReplaceText("b.B_6_1", 0, 0, "Obs: "))
    with pytest.raises(Trouble, match="borta"):
        sync(example, tmp_path / "borta")
    assert example.unreleased() == 1


def test_a_folder_that_cannot_be_written_is_told_and_what_it_holds_is_taken_in(
    folder: Path, example: Workspace, colleague: Workspace
) -> None:
    sync(example, folder)
    propose(example, "B_6_1", "fem vardagar", "tio vardagar")
    sync(example, folder)
    propose(colleague, "B_6_1", "tre vardagar", "fyra vardagar")
    (next(folder.iterdir()) / hand(colleague.author)).write_text("i vägen för Bos mapp")
    report = sync(colleague, folder)
    assert report.new == 1
    assert "kan inte skrivas" in report.problem


def test_it_is_told_when_each_member_was_last_heard_from(
    folder: Path, example: Workspace, colleague: Workspace
) -> None:
    times = iter(["2027-01-01T00:00:00Z", "2027-01-02T00:00:00Z"])
    sync(example, folder)
    propose(colleague, "B_6_1", "fem vardagar", "tio vardagar")
    sync(colleague, folder)
    now = next(times)
    example.log.clock = lambda: now
    assert sync(example, folder).heard[colleague.author] == "2027-01-01T00:00:00Z"
    now = next(times)
    assert sync(example, folder).heard[colleague.author] == "2027-01-01T00:00:00Z"


def test_one_file_that_is_gone_or_spoilt_later_is_made_good_by_whoever_has_its_changes(
    folder: Path, example: Workspace, colleague: Workspace
) -> None:
    example.log.clock = lambda: "2027-01-01T00:00:00Z"  # a file is named by its bytes, which hold the time
    sync(example, folder)
    propose(example, "B_6_1", "fem vardagar", "tio vardagar")
    sync(example, folder)
    sync(colleague, folder)
    smallest = min(files(folder), key=lambda path: path.stat().st_size)
    whole = smallest.read_bytes()
    smallest.unlink()
    assert sync(colleague, folder).wrote == 1
    (again,) = [path for path in files(folder) if path.parent.name == hand(colleague.author)]
    assert (sync(example, folder).read, sync(example, folder).wrote) == (1, 0)
    again.write_bytes(bytes(len(again.read_bytes())))
    report = sync(example, folder)
    assert (report.wrote, len(report.refused)) == (1, 1)
    assert smallest.read_bytes() == whole


def test_what_waits_is_passed_on_too(
    folder: Path, tmp_path: Path, example: Workspace, colleague: Workspace, person: object
) -> None:
    sync(colleague, folder)
    example.name_version("Mellan")
    propose(example, "B_6_1", "fem vardagar", "tio vardagar")
    missing, late = list(example.log.file.changes())[-2:]
    colleague.log.take_in([late])
    assert sync(colleague, folder).wrote == 1
    eva = person("Eva")  # type: ignore[operator]
    join_folder(tmp_path / "eva.db", eva, folder)
    with Workspace.open(tmp_path / "eva.db", eva) as third:
        assert [signed.id for signed in third.log.waiting] == [late.id]
        assert third.log.take_in([missing]).new[-1].id == late.id


def test_a_folder_with_two_workspaces_is_not_joined_by_guess(
    folder: Path, tmp_path: Path, example: Workspace, person: object
) -> None:
    eva = person("Eva")  # type: ignore[operator]
    sync(example, folder)
    with Workspace.create(tmp_path / "annat.db", eva, name="Annat ärende") as other:
        sync(other, folder)
    with pytest.raises(Trouble, match="flera ärenden"):
        join_folder(tmp_path / "eva.db", eva, folder)
    assert not (tmp_path / "eva.db").exists()


def test_many_changes_are_split_into_files_and_read_in_rounds(
    folder: Path, example: Workspace, colleague: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    propose(example, "B_6_1", "fem vardagar", "tio vardagar")
    monkeypatch.setattr(folder_round, "FILE_CHANGES", 10)
    monkeypatch.setattr(folder_round, "BATCH_BYTES", 4_000)
    report = sync(example, folder)
    assert report.files == -(-report.wrote // 10) > 5
    (folder / f"skräp{SUFFIX}").write_bytes(b"PK\x03\x04 skadad")
    report = sync(colleague, folder)
    assert (report.new, report.read, len(report.refused)) == (1, len(files(folder)) - 1, 1)
    assert same(example, colleague)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems allow no such names")
def test_names_that_are_not_text_links_and_pipes_in_the_folder_do_no_harm(
    folder: Path, example: Workspace, colleague: Workspace
) -> None:
    sync(example, folder)
    (whole,) = files(folder)[:1]
    own = os.fsencode(whole.parent)
    for name in (b"\xff\xfe.hsapaket", b"n" * 246 + b".hsapaket"):
        shutil.copy(whole, os.fsdecode(own + b"/" + name))
    odd = Path(os.fsdecode(own + b"/\xe5\xe4"))
    odd.mkdir()
    (odd / "half.hsapaket").write_bytes(b"PK\x03\x04")
    os.mkfifo(whole.parent / "pipe.hsapaket")
    (whole.parent / "round").symlink_to(whole.parent)
    (whole.parent / "secret.hsapaket").symlink_to("/etc/passwd")
    (whole.parent / "folder.hsapaket").mkdir()
    whole.unlink()
    for _ in range(2):
        report = sync(colleague, folder)
        (sentence,) = report.refused
        assert "\\udce5\\udce4/half.hsapaket är inte färdig" in sentence
        sentence.encode()
        assert report.problem == ""
    assert same(example, colleague)
