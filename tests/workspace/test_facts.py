"""The cache can be thrown away; verify notices what is wrong."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from hsavtal_desktop.cli.common import facts_of
from hsavtal_desktop.core.edits import ReplaceText
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.store.workspace_file import WorkspaceFile
from hsavtal_desktop.workspace import facts
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.workspace import Workspace

Person = Callable[[str, str], Installation]


def closed(workspace: Workspace) -> Path:
    workspace.close()
    return workspace.path


def test_figures_from_the_cache_equal_those_computed_anew(example: Workspace) -> None:
    log, key = example.log, example.installation.key
    first = facts.facts(log, key)
    kept = log.file.read_cache("facts")
    assert facts.facts(log, key) == first
    log.file.write_cache("facts", {})
    assert facts.facts(log, key) == first
    assert log.file.read_cache("facts") == kept


def test_a_cache_that_lies_is_seen_by_verify_and_believed_by_nobody_else(example: Workspace, person: Person) -> None:
    log, key = example.log, example.installation.key
    true = facts.facts(log, key)
    rows = log.file.read_cache("facts")
    log.file.write_cache("facts", {**rows, "info": json.dumps({**json.loads(rows["info"]), "pending": 999})})
    assert len(facts.verify(log.file)) == 1
    assert facts.facts(log, key) == true
    assert facts.verify(log.file) == []
    facts.facts(log, person("Bo", "").key)
    assert log.file.read_cache("facts")["signature"] != rows["signature"]


def test_a_forged_change_in_a_file_is_not_shown_by_the_commands_either(example: Workspace) -> None:
    path = closed(example)
    database = sqlite3.connect(path)
    with database:
        database.execute("UPDATE change SET signature = zeroblob(64) WHERE seq = 2")
    database.close()
    (example.installation.folder / "verified" / f"{example.log.workspace}.json").unlink(missing_ok=True)
    with pytest.raises(Trouble, match="inte rätt undertecknad"):
        facts_of(path)


def test_a_new_change_makes_the_cache_old(example: Workspace) -> None:
    path, installation = closed(example), example.installation
    pending = facts_of(path)[0]["info"]["pending"]
    with Workspace.open(path, installation) as workspace:
        workspace.perform(ReplaceText("b.B_6_1", 0, 3, "Varje"))
        workspace.release()
    assert facts_of(path)[0]["info"]["pending"] == pending + 1


def test_unreleased_words_are_in_no_figure(example: Workspace) -> None:
    path, installation = closed(example), example.installation
    before = facts_of(path)[0]
    with Workspace.open(path, installation) as workspace:
        workspace.perform(ReplaceText("b.B_6_1", 0, 3, "Hemligt"))
    assert facts_of(path)[0] == before
    assert b"Hemligt" not in path.read_bytes()


def test_verify_computes_what_named_versions_stand_for(example: Workspace) -> None:
    heads = list(example.state.heads())
    example.seal([{"kind": "version", "label": "Falsk", "status": "frozen", "heads": heads, "hash": "0" * 64}])
    with WorkspaceFile.open(closed(example)) as file:
        (told,) = facts.verify(file)
    assert told.startswith("Versionen Falsk har inte den text som dess hash säger. Den som namngav den, Anna,")


def test_verify_finds_an_altered_change(example: Workspace) -> None:
    path = closed(example)
    with sqlite3.connect(path) as connection:
        raw = connection.execute("SELECT raw FROM change ORDER BY seq DESC LIMIT 1").fetchone()[0]
        connection.execute("UPDATE change SET raw = ? WHERE raw = ?", (raw.replace(b"2026", b"2027"), raw))
    connection.close()
    with WorkspaceFile.open(path) as file:
        assert facts.verify(file)
