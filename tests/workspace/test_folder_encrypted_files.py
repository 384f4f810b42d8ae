"""Files that only chosen members can read."""

from __future__ import annotations

from pathlib import Path

import pytest

from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.workspace.exchanging import export_changes, import_changes, join
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.preview import peek, preview
from hsavtal_desktop.workspace.proposing import propose
from hsavtal_desktop.workspace.workspace import Workspace


def test_the_chosen_member_and_the_sender_can_read_and_nobody_else(
    tmp_path: Path, example: Workspace, colleague: Workspace
) -> None:
    example.admit([colleague.author])
    propose(example, "B_6_1", "fem vardagar", "tio vardagar")
    path = tmp_path / "hemligt.hsapaket"
    report = export_changes(example, path, encrypt_for=[colleague.author])
    assert set(report.encrypted_for) == {example.author, colleague.author}
    assert b"vardagar" not in path.read_bytes()
    assert list(tmp_path.glob(".*")) == []
    assert peek(path, example.installation.key).encrypted
    assert preview(colleague, [path]).new == 2
    assert import_changes(colleague, [path]).new == 2
    with pytest.raises(Trouble, match="krypterad"):
        peek(path)
    with pytest.raises(Trouble, match="krypterad för andra"):
        peek(path, Installation.open(tmp_path / "home-Eva").key)


def test_a_newcomer_can_join_with_an_encrypted_file(tmp_path: Path, example: Workspace, colleague: Workspace) -> None:
    example.admit([colleague.author])
    path = tmp_path / "hemligt.hsapaket"
    export_changes(example, path, encrypt_for=[colleague.author])
    with join(tmp_path / "bo2.db", colleague.installation, [path]) as joined:
        assert joined.role == "AG"


def test_a_file_is_not_encrypted_for_somebody_whom_nobody_has_admitted(
    tmp_path: Path, example: Workspace, colleague: Workspace
) -> None:
    with pytest.raises(Trouble, match="inte medlem"):
        export_changes(example, tmp_path / "hemligt.hsapaket", encrypt_for=[colleague.author])
    assert not (tmp_path / "hemligt.hsapaket").exists()


def test_a_damaged_encrypted_file_changes_nothing(tmp_path: Path, example: Workspace, colleague: Workspace) -> None:
    example.admit([colleague.author])
    path = tmp_path / "hemligt.hsapaket"
    export_changes(example, path, encrypt_for=[colleague.author])
    whole = path.read_bytes()
    for damaged in (whole[:-1], whole[: len(whole) // 2], whole[:-40] + bytes(40), whole + b"x"):
        path.write_bytes(damaged)
        with pytest.raises(Trouble, match="krypterad för andra än dig, eller skadad"):
            import_changes(colleague, [path])
