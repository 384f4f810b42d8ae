"""What network drives, memory sticks and other people's computers do to a shared folder."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from hsavtal_desktop.core import digest
from hsavtal_desktop.core.change import hand
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange import files as exchange_files
from hsavtal_desktop.exchange.folder import workspace_folder
from hsavtal_desktop.exchange.package import SUFFIX
from hsavtal_desktop.store import files as store_files
from hsavtal_desktop.workspace.exchanging import export_changes
from hsavtal_desktop.workspace.folder_sync import join_folder, sync
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.intake import MAX_TOLD
from hsavtal_desktop.workspace.proposing import propose
from hsavtal_desktop.workspace.workspace import Workspace

AS_ORDINARY = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
"""Root may read anything; without these two powers it is bound by permissions as everybody is."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shared = tmp_path / "delad"
    shared.mkdir()
    return shared


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def same(one: Workspace, other: Workspace) -> bool:
    return digest.content_hash(one.released()) == digest.content_hash(other.released())


def test_an_encrypted_file_that_somebody_put_in_the_folder_is_read_by_whom_it_is_for(
    folder: Path, tmp_path: Path, example: Workspace, colleague: Workspace, person: object
) -> None:
    example.admit([colleague.author])
    export_changes(example, folder / f"till Bo{SUFFIX}", encrypt_for=[colleague.author])
    eva = person("Eva")  # type: ignore[operator]
    with pytest.raises(Trouble, match="innehåller inget ärende"):
        join_folder(tmp_path / "eva.db", eva, folder)
    report = sync(colleague, folder)
    assert (report.read, report.new, report.refused) == (1, 1, [])
    assert report.wrote == len(colleague.state.changes), "what only Bo can read lies there for nobody else"
    join_folder(tmp_path / "eva.db", eva, folder)
    with Workspace.open(tmp_path / "eva.db", eva) as third:
        report = sync(third, folder)
        assert (report.refused, report.ignored) == ([], 1)
        assert sync(third, folder).ignored == 0, "looked at once"


def test_endings_in_capitals_and_names_with_letters_in_two_parts_are_read(
    folder: Path, example: Workspace, colleague: Workspace
) -> None:
    propose(example, "B_6_1", "fem vardagar", "tio vardagar")
    spelt = unicodedata.normalize("NFD", "Förslag från Åsa")
    export_changes(example, folder / f"{spelt}{SUFFIX}")
    (folder / f"{spelt}{SUFFIX}").rename(folder / f"{spelt}{SUFFIX.upper()}")
    assert sync(colleague, folder).new == 1
    assert sync(colleague, folder).read == 0


def test_a_folder_whose_path_is_spelt_in_two_ways_is_only_read_twice(
    tmp_path: Path, example: Workspace, colleague: Workspace
) -> None:
    composed, apart = (tmp_path / unicodedata.normalize(form, "Delad på enheten Å") for form in ("NFC", "NFD"))
    composed.mkdir()
    apart.symlink_to(composed)
    sync(example, composed)
    assert sync(colleague, apart).refused == []
    report = sync(colleague, composed)
    assert (report.read, report.wrote) == (0, 0)
    assert same(example, colleague)


def test_a_file_that_grows_while_it_is_read_is_taken_in_when_it_is_whole(
    folder: Path, example: Workspace, colleague: Workspace
) -> None:
    propose(example, "B_6_1", "fem vardagar", "tio vardagar")
    sync(example, folder)
    (largest,) = sorted(files(folder), key=lambda path: path.stat().st_size)[-1:]
    whole = largest.read_bytes()
    for share in (0, 0.1, 0.6, 0.99):
        kept = whole[: round(len(whole) * share)]
        # Some engines make room for the whole file first, and give it the time it had elsewhere.
        for written in (kept, kept.ljust(len(whole), b"\0")):
            largest.write_bytes(written)
            os.utime(largest, (1_000_000_000, 1_000_000_000))
            report = sync(colleague, folder)
            assert (report.new, len(report.refused)) == (0, 1)
            assert "är inte färdig" in report.refused[0]
    largest.write_bytes(whole)
    os.utime(largest, (1_000_000_000, 1_000_000_000))
    report = sync(colleague, folder)
    assert (report.new, report.refused) == (1, [])


def test_files_from_a_server_whose_clock_is_years_wrong_are_read_once(
    folder: Path, example: Workspace, colleague: Workspace
) -> None:
    example.log.clock = lambda: "1999-01-01T00:00:00Z"
    propose(example, "B_6_1", "fem vardagar", "tio vardagar")
    sync(example, folder)
    for number, path in enumerate(files(folder)):
        os.utime(path, (number * 4_000_000_000, number * 4_000_000_000))
    assert sync(colleague, folder).new == 1
    report = sync(colleague, folder)
    assert (report.read, report.files) == (0, 0)
    assert report.heard[example.author] > "2026"


def test_a_folder_that_goes_away_and_comes_back_goes_on_where_it_was(
    folder: Path, tmp_path: Path, example: Workspace, colleague: Workspace
) -> None:
    sync(example, folder)
    sync(colleague, folder)
    propose(example, "B_6_1", "fem vardagar", "tio vardagar")
    sync(example, folder)
    folder.rename(tmp_path / "urdragen")
    with pytest.raises(Trouble, match="den finns inte"):
        sync(colleague, folder)
    (tmp_path / "urdragen").rename(folder)
    report = sync(colleague, folder)
    assert (report.new, report.read) == (1, 1)


def test_a_path_that_is_too_long_for_the_disk_is_told(tmp_path: Path, example: Workspace) -> None:
    deep = tmp_path / "Delad"
    most = os.pathconf(tmp_path, "PC_PATH_MAX") - 40
    while len(os.fsencode(deep)) < most - 120:
        deep /= "en mapp med ett ganska långt namn som någon har valt"
    deep /= "x" * (most - len(os.fsencode(deep)) - 1)
    here = os.open("/", os.O_RDONLY)
    try:
        deep.mkdir(parents=True)
        report = sync(example, deep)
    finally:
        os.close(here)
    assert "sökvägen är för lång" in report.problem


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="a folder that no program can ask the disk to write down")
def test_a_file_system_that_can_not_be_asked_to_write_a_folder_down_is_no_trouble() -> None:
    exchange_files.sync_folder(Path("/proc/self"))
    store_files.sync_folder(Path("/proc/self"))


@pytest.mark.parametrize("which", ["the workspace's folder", "one's own folder"])
def test_a_link_where_one_writes_is_told_and_nothing_is_written_behind_it(
    folder: Path, tmp_path: Path, example: Workspace, which: str
) -> None:
    """What lies behind a link is not read: it would be lacking, and be written once more, at every look."""
    elsewhere = tmp_path / "annanstans"
    elsewhere.mkdir()
    ours = workspace_folder(folder, example.log.workspace)
    if which == "one's own folder":
        ours.mkdir()
        ours /= hand(example.author)
    ours.symlink_to(elsewhere)
    for _ in range(2):
        assert "är en länk" in sync(example, folder).problem
    assert not list(elsewhere.rglob("*.hsapaket"))


def test_a_flood_of_junk_is_told_in_few_words_and_what_is_true_is_taken_in(
    folder: Path, example: Workspace, colleague: Workspace
) -> None:
    propose(example, "B_6_1", "fem vardagar", "tio vardagar")
    sync(example, folder)
    junk = workspace_folder(folder, example.log.workspace) / "a"
    junk.mkdir()
    for number in range(MAX_TOLD + 50):
        (junk / f"{number}{SUFFIX}").write_bytes(b"PK\x03\x04" if number % 2 else b"")
    report = sync(colleague, folder)
    assert report.new == 1 and len(report.refused) == MAX_TOLD + 1
    assert report.refused[-1] == "Ytterligare 50 fel i mappen räknas inte upp."


DENIED = """
import sys
from pathlib import Path
from hsavtal_desktop.workspace.folder_sync import sync
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.workspace import Workspace
path, home, folder = map(Path, sys.argv[1:])
with Workspace.open(path, Installation.open(home)) as workspace:
    report = sync(workspace, folder)
    print(report.new)
    print("|".join(report.refused))
"""


def as_ordinary_user(path: Path, installation: Installation, folder: Path) -> tuple[int, list[str]]:
    command = [*AS_ORDINARY, sys.executable, "-c", DENIED, str(path), str(installation.folder), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    new, refused = done.stdout.splitlines()
    return int(new), refused.split("|") if refused else []


@pytest.mark.skipif(sys.platform != "linux", reason="permissions are taken from a process of its own")
def test_what_may_not_be_read_in_the_folder_is_told_and_the_rest_is_taken_in(
    folder: Path, example: Workspace, colleague: Workspace
) -> None:
    sync(example, folder)
    sync(colleague, folder)
    propose(example, "B_6_1", "fem vardagar", "tio vardagar")
    sync(example, folder)
    path, installation = colleague.path, colleague.installation
    colleague.close()
    (hers,) = [path for path in files(folder) if b"tio" in path.read_bytes() or path.parent.name][:1]
    hers.parent.chmod(0o000)
    copy = folder / f"läsbar{SUFFIX}"
    export_changes(example, copy)
    copy.chmod(0o000)
    try:
        new, refused = as_ordinary_user(path, installation, folder)
        assert new == 0 and len(refused) == 2
        assert all("kan inte läsas än (behörighet saknas)" in sentence for sentence in refused)
        assert hers.parent.name in "".join(refused)
        copy.chmod(0o644)
        new, refused = as_ordinary_user(path, installation, folder)
        assert new == 1 and len(refused) == 1
    finally:
        hers.parent.chmod(0o755)
    assert as_ordinary_user(path, installation, folder) == (0, [])
