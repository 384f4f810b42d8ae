"""Backups are whole, are taken when something is new, and bring back what is gone without taking anything away."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hsavtal_desktop.core.digest import content_hash
from hsavtal_desktop.core.edits import Decide, ReplaceText, SetRecord
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.trouble import Damaged, Trouble
from hsavtal_desktop.store.draft_file import draft_path
from hsavtal_desktop.store.workspace_file import WorkspaceFile
from hsavtal_desktop.workspace import facts
from hsavtal_desktop.workspace.backing_up import (
    back_up,
    backups,
    bring_back_draft,
    copy_out,
    differences,
    merge,
    put_back,
    workspace_at,
)
from hsavtal_desktop.workspace.workspace import Workspace


def words(workspace: Workspace, text: str = "b.B_6_1") -> str:
    return "".join(paragraph.text for paragraph in workspace.text(text, View.FINAL))


def write(workspace: Workspace, new: str, text: str = "b.B_6_1") -> None:
    workspace.perform(ReplaceText(text, 0, 0, new))
    workspace.flush()


def test_a_backup_is_a_whole_workspace_and_is_taken_only_when_something_is_new(example: Workspace) -> None:
    write(example, "Utkast. ")
    made = back_up(example)
    assert made is not None and back_up(example) is None
    with WorkspaceFile.open(made.path, read_only=True) as file:
        assert file.ids() == example.log.file.ids() and facts.verify(file) == []
    assert made.draft is not None
    write(example, "Mer. ")
    assert back_up(example) is not None, "a draft that grew is something new"
    example.log.file.put_blob(b"Protokoll")
    assert back_up(example) is not None
    assert len({one.path for one in backups(example.installation.folder, example.log.workspace)}) == 3


def test_merging_an_old_backup_adds_nothing_that_is_here_and_takes_nothing_away(example: Workspace) -> None:
    write(example, "Ett. ")
    example.release()
    back_up(example)
    write(example, "Två. ")
    example.release()
    write(example, "Tre. ")
    before = content_hash(example.released()), words(example)
    (old,) = differences(example)
    assert (old.lacks, old.extra, old.draft) == (1, 0, 0)
    report = merge(example, old.backup)
    assert report.new == 0 and (content_hash(example.released()), words(example)) == before


def test_what_is_gone_comes_back_from_a_backup_with_the_draft_of_that_moment(example: Workspace) -> None:
    path, installation = example.path, example.installation
    example.flush()
    example.close()
    early = path.with_suffix(".early")
    shutil.copy(path, early)
    with Workspace.open(path, installation) as workspace:
        write(workspace, "Delat. ")
        workspace.release()
        write(workspace, "Privat. ")
        workspace.perform(SetRecord("comment", "k9", {"clause": "B_6_1", "text": "Varför?"}))
        pending = next(one.id for one in workspace.revisions(pending_only=True))
        workspace.perform(Decide("reject", (pending,)))
        workspace.flush()
        back_up(workspace)
    shutil.copy(early, path)
    draft_path(installation.folder, workspace.log.workspace).unlink()
    with Workspace.open(path, installation) as workspace:
        assert "Delat" not in words(workspace) and "Privat" not in words(workspace)
        write(workspace, "Nytt. ")
        (one,) = differences(workspace)
        assert one.extra == 1 and one.draft == 3
        merge(workspace, one.backup)
        assert all(said in words(workspace) for said in ("Delat. ", "Privat. ", "Nytt. "))
        assert [one.comment.text for one in workspace.comments("B_6_1")] == ["Varför?"]
        assert workspace.revision(pending).state == "rejected"
        assert differences(workspace)[0].extra == differences(workspace)[0].draft == 0
        assert merge(workspace, one.backup).new == 0
        assert words(workspace).count("Privat. ") == 1, "twice is once"
        workspace.flush()
    with Workspace.open(path, installation) as workspace:
        assert "Privat. " in words(workspace), "it is in the journal"
        workspace.undo()
        workspace.release()
        with WorkspaceFile.open(path) as file:
            assert facts.verify(file) == []


def test_an_older_value_from_a_backup_does_not_take_the_place_of_a_newer_one(example: Workspace) -> None:
    example.perform(SetRecord("comment", "k9", {"clause": "B_6_1", "text": "Gammalt"}))
    example.flush()
    back_up(example)
    example.perform(SetRecord("comment", "k9", {"text": "Nytt"}))
    example.release()
    (one,) = differences(example)
    merge(example, one.backup)
    assert [one.comment.text for one in example.comments("B_6_1")] == ["Nytt"]


def test_a_damaged_workspace_is_replaced_by_a_backup_and_kept_aside(example: Workspace) -> None:
    path, installation, name = example.path, example.installation, example.log.workspace
    write(example, "Delat. ")
    example.release()
    back_up(example)
    write(example, "Privat. ")
    example.close()
    content = bytearray(path.read_bytes())
    content[2000:9000] = bytes(7000)
    path.write_bytes(content)
    with pytest.raises(Damaged):
        Workspace.open(path, installation)
    assert workspace_at(installation.folder, path) == name
    (backup,) = backups(installation.folder, name)
    aside = put_back(installation, name, backup, path)
    assert aside is not None and aside.read_bytes() == content
    with Workspace.open(path, installation) as workspace:
        bring_back_draft(workspace, backup)
        assert words(workspace).startswith("Privat. Delat. "), "the draft was whole, and stays"


def test_a_damaged_draft_is_replaced_and_the_whole_workspace_stays(example: Workspace) -> None:
    path, installation, name = example.path, example.installation, example.log.workspace
    write(example, "Privat. ")
    back_up(example)
    example.close()
    draft = draft_path(installation.folder, name)
    draft.write_bytes(b"SQLite format 3\x00" + bytes(3000))
    with pytest.raises(Trouble):
        Workspace.open(path, installation)
    (backup,) = backups(installation.folder, name)
    assert put_back(installation, name, backup, path) is None
    with Workspace.open(path, installation) as workspace:
        assert words(workspace).startswith("Privat. ")


def test_a_backup_as_a_copy_and_one_that_is_damaged(example: Workspace, tmp_path: Path) -> None:
    back_up(example)
    (one,) = differences(example)
    copy_out(one.backup, tmp_path / "kopia.hsavtal")
    with Workspace.open(tmp_path / "kopia.hsavtal", example.installation) as copy:
        assert content_hash(copy.released()) == content_hash(example.released())
    one.backup.path.write_bytes(b"trasig")
    (broken,) = differences(example)
    assert broken.problem and broken.extra == 0
    with pytest.raises(Trouble):
        merge(example, broken.backup)
    assert back_up(example) is not None, "a broken one is no reason not to take another"


def test_what_the_group_has_erased_goes_out_of_the_backups_too(example: Workspace) -> None:
    secret = example.log.file.put_blob(b"Personnummer 19121212-1212")
    back_up(example)
    (before,) = differences(example)
    assert b"19121212-1212" in before.backup.path.read_bytes()
    example.admit([example.author], "REG")
    example.erasing.erase([secret], "Uppgiften ska inte finnas här")
    back_up(example)
    assert not any(b"19121212-1212" in one.backup.path.read_bytes() for one in differences(example))
    assert merge(example, before.backup).refused == []
    assert secret not in example.log.file.blob_hashes()


HOLDER = """
import sys
from pathlib import Path
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.workspace import Workspace
with Workspace.open(Path(sys.argv[1]), Installation.open(Path(sys.argv[2]))):
    print("open", flush=True)
    sys.stdin.readline()
"""


def test_a_second_program_on_the_same_draft_is_told_so_and_nothing_is_lost(example: Workspace) -> None:
    path, installation = example.path, example.installation
    write(example, "Privat. ")
    example.close()
    command = [sys.executable, "-c", HOLDER, str(path), str(installation.folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None and holder.stdout.readline() == "open\n"
        with pytest.raises(Trouble, match="redan öppet"):
            Workspace.open(path, installation)
        holder.kill()
    with Workspace.open(path, installation) as workspace:
        assert words(workspace).startswith("Privat. "), "the system lets go for a program that was killed"
