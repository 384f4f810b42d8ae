"""Floods of what nobody asked for, which cost little, are not kept and keep nothing else out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path

import pytest

from hsavtal_desktop.core.edits import AddComment
from hsavtal_desktop.core.personal import personal_file
from hsavtal_desktop.core.progress import Stopped, watched
from hsavtal_desktop.core.signed import SignedChange
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange.package import write_package
from hsavtal_desktop.exchange.request import MAX_IDS, read_request, write_request
from hsavtal_desktop.workspace.exchanging import export_changes, import_changes
from hsavtal_desktop.workspace.folder_sync import sync
from hsavtal_desktop.workspace.workspace import Workspace


def sent(path: Path, by: Workspace, changes: Sequence[SignedChange], blobs: dict[str, bytes]) -> Path:
    """A package that somebody has put together with another program."""
    log = by.log
    write_package(
        path,
        workspace=log.workspace,
        name="",
        heads=(),
        sender=by.author,
        time="2026-11-29T08:00:00Z",
        changes=changes,
        blobs=blobs,
    )
    return path


def made_up(count: int) -> dict[str, bytes]:
    contents = [*(personal_file(f"Text {number}", "a" * 22) for number in range(count)), b"En bild"]
    return {hashlib.sha256(content).hexdigest(): content for content in contents}


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "delad").mkdir()
    yield tmp_path / "delad"


def test_files_that_no_change_names_are_neither_kept_nor_passed_on(example: Workspace, tmp_path: Path) -> None:
    before = example.log.file.blob_hashes()
    import_changes(example, [sent(tmp_path / "in.hsapaket", example, (), made_up(50))])
    assert example.log.file.blob_hashes() == before
    for content in made_up(3).values():
        example.log.file.put_blob(content)
    report = export_changes(example, tmp_path / "ut.hsapaket")
    assert report.blobs == len(before)


def test_a_text_that_lay_in_the_folder_before_the_change_that_names_it_is_fetched_with_it(
    example: Workspace, colleague: Workspace, folder: Path
) -> None:
    before = colleague.log.file.blob_hashes()
    example.perform(AddComment("B_6_1", "Varför?"))
    example.release()
    texts = example.log.file.blobs(example.log.file.blob_hashes() - before)
    sent(folder / "texter.hsapaket", example, (), {**texts, **made_up(3)})
    sync(colleague, folder)
    assert colleague.log.file.blob_hashes() == before
    sync(example, folder)
    sync(colleague, folder)
    sync(colleague, folder)
    assert colleague.log.file.blob_hashes() == before | texts.keys()
    assert "Varför?" in [one.comment.text for one in colleague.comments()]
    assert sync(colleague, folder).read == 0


def test_looking_through_a_folder_can_be_stopped(example: Workspace, folder: Path) -> None:
    for number in range(5):
        (folder / f"{number}.hsapaket").write_bytes(b"PK\x03\x04")
    looked = []

    def until_the_third(done: int, _total: int) -> bool:
        looked.append(done)
        return done < 2

    with watched(until_the_third), pytest.raises(Stopped):
        sync(example, folder)
    assert looked == [0, 1, 2]


def test_a_request_with_more_ids_than_any_workspace_has_is_refused(example: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "fler.hsapaket-request"
    for more, refused in ((0, False), (1, True)):
        have = (f"{number:064x}"[::-1] for number in range(MAX_IDS + more))
        write_request(
            path,
            workspace=example.log.workspace,
            name="",
            sender=example.author,
            time="2026-11-29T08:00:00Z",
            have=have,
            wanted=(),
            blobs=(),
        )
        with pytest.raises(Trouble) if refused else nullcontext():
            assert len(read_request(path).have) == MAX_IDS
