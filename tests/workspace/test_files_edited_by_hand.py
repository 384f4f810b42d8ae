"""Workspace files that somebody has edited with another program: nothing forged is believed, nothing stops the user."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from hsavtal_desktop.cli.common import facts_of
from hsavtal_desktop.core.change import write_change
from hsavtal_desktop.core.edits import AddComment
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.store.verified_file import verified
from hsavtal_desktop.store.workspace_file import WorkspaceFile
from hsavtal_desktop.workspace import facts
from hsavtal_desktop.workspace.exchanging import export_changes, import_changes
from hsavtal_desktop.workspace.folder_sync import sync
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.workspace import Workspace

Person = Callable[[str, str], Installation]


@pytest.fixture
def path(example: Workspace) -> Path:
    """The example with a comment, closed."""
    example.perform(AddComment("B_6_1", "Varför?"))
    example.release()
    example.close()
    return example.path


def edited(path: Path, *statements: str, values: tuple[object, ...] = ()) -> None:
    """Run SQL on a file."""
    database = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        database.execute(statement, values)
    database.close()


def forged(path: Path, installation: Installation, **fields: object) -> None:
    """Put a change into a file that says it is by its user, with a signature that nobody made."""
    with Workspace.open(path, installation) as workspace:
        event = {"kind": "introduce", "person": "", "organisation": "Kupp", "side": "region"}
        change = workspace.log.write([event])
        record = {**json.loads(change.raw), **fields}
    made = write_change(
        **{name: record[name] for name in ("workspace", "parents", "lamport", "author", "time", "events")}
    )
    values = (bytes.fromhex(made.id), made.raw, bytes(64))
    edited(path, "INSERT INTO change (id, raw, signature) VALUES (?, ?, ?)", values=values)


@pytest.mark.parametrize("whose", ["its user's own", "a stranger's"])
def test_a_forged_change_in_a_file_is_not_believed(path: Path, person: Person, whose: str, example: Workspace) -> None:
    forged(path, example.installation)
    reader = example.installation if whose == "its user's own" else person("Bo", "municipality")
    for _ in range(2):
        with pytest.raises(Trouble, match="är inte rätt undertecknad"):
            Workspace.open(path, reader)


def test_a_signed_change_with_a_wrong_number_is_not_believed(path: Path, person: Person, example: Workspace) -> None:
    with Workspace.open(path, example.installation) as workspace:
        change = workspace.log.write([])
        signed = workspace.log.signed(
            write_change(
                workspace=change.workspace,
                parents=change.parents,
                lamport=change.lamport + 1_000_000,
                author=change.author,
                time=change.time,
                events=[],
            )
        )
        workspace.log.file.append([signed])
    with pytest.raises(Trouble, match="är inte den som togs in"):
        Workspace.open(path, person("Bo", "municipality"))


def test_what_was_verified_is_not_verified_again(path: Path, person: Person, example: Workspace) -> None:
    """Signatures are judged once: a spoilt one of a change that this installation knows is told by ``verify``."""
    reader = person("Bo", "municipality")
    with Workspace.open(path, reader) as workspace:
        ids = workspace.log.file.ids_in_order()
        assert verified(reader.folder, ids) == len(ids), "noted at once: the program may be killed before it is closed"
    edited(path, "UPDATE change SET signature = zeroblob(64) WHERE seq = 2")
    Workspace.open(path, reader).close()
    with pytest.raises(Trouble, match="är inte rätt undertecknad"):
        Workspace.open(path, person("Cilla", "region"))
    with WorkspaceFile.open(path) as file:
        assert any("fel signatur" in sentence for sentence in facts.verify(file))


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM change WHERE seq = 2",
        "UPDATE change SET seq = seq + 100000 WHERE seq = 1",
        "UPDATE change SET seq = 9223372036854775807 WHERE seq = 2",
        "UPDATE change SET id = x'01' WHERE seq = 2",
        "UPDATE change SET raw = x'7b7d' WHERE seq = 3",
        "INSERT INTO waiting (id, raw, signature) VALUES (x'01', x'02', x'03')",
        "CREATE INDEX mine ON change (raw)",
        "ANALYZE",
    ],
)
def test_a_log_that_was_edited_is_told_in_one_sentence(path: Path, example: Workspace, statement: str) -> None:
    edited(path, statement)
    with pytest.raises(Trouble, match="skadad"):
        Workspace.open(path, example.installation)
    if "waiting" not in statement:
        with pytest.raises(Trouble, match="skadad"):
            facts_of(path)


def test_changes_that_wait_and_count_at_once_count_once(path: Path, example: Workspace, tmp_path: Path) -> None:
    edited(path, "INSERT INTO waiting (id, raw, signature) SELECT id, raw, signature FROM change")
    with Workspace.open(path, example.installation) as workspace:
        export_changes(workspace, tmp_path / "ut.hsapaket")
        assert import_changes(workspace, [tmp_path / "ut.hsapaket"]).new == 0
        assert not workspace.log.waiting


@pytest.mark.parametrize("value", ["{", "[1]", '[1, "x", 7, {}]', "[0, 0, [1], []]", "[" * 100_000])
def test_nonsense_in_the_notes_on_a_folder_is_read_over(
    path: Path, example: Workspace, tmp_path: Path, value: str
) -> None:
    folder = tmp_path / "delad"
    folder.mkdir()
    with Workspace.open(path, example.installation) as workspace:
        wrote = sync(workspace, folder).wrote
    edited(path, "UPDATE cache SET value = ? WHERE key LIKE 'folder%' AND name <> 'form'", values=(value,))
    with Workspace.open(path, example.installation) as workspace:
        report = sync(workspace, folder)
        assert wrote and (report.wrote, report.new, report.refused, report.problem) == (0, 0, [], "")


@pytest.mark.parametrize(
    "statement", ["DELETE FROM cache WHERE name = 'info'", "UPDATE cache SET value = '{' WHERE name = 'info'"]
)
def test_nonsense_among_the_figures_is_computed_anew(path: Path, statement: str) -> None:
    true = facts_of(path)
    edited(path, statement)
    with WorkspaceFile.open(path) as file:
        assert "Mellanlagringen" in facts.verify(file)[0]
    assert facts_of(path) == true
    with WorkspaceFile.open(path) as file:
        assert facts.verify(file) == []


def test_other_words_under_a_files_name_are_not_shown_and_are_made_good(
    path: Path, example: Workspace, tmp_path: Path
) -> None:
    with Workspace.open(path, example.installation) as workspace:
        export_changes(workspace, tmp_path / "ut.hsapaket")
        said = [one.comment.text for one in workspace.comments()]
    lie = b'{"personal":"Ja, genast!","salt":"abcdefghijklmnopqrstuv"}'
    edited(path, "UPDATE blob SET content = ?", values=(lie,))
    edited(path, "INSERT INTO blob VALUES (x'0102', x'03')")
    with Workspace.open(path, example.installation) as workspace:
        assert {one.comment.text for one in workspace.comments()} == {""}
        assert import_changes(workspace, [tmp_path / "ut.hsapaket"]).refused == []
        assert [one.comment.text for one in workspace.comments()] == said
        export_changes(workspace, tmp_path / "igen.hsapaket")
        assert import_changes(workspace, [tmp_path / "igen.hsapaket"]).refused == []
