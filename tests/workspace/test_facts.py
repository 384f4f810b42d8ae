"""The cache can be thrown away; verify notices what is wrong."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from hsavtal_desktop.core.edits import ReplaceText
from hsavtal_desktop.store.workspace_file import WorkspaceFile
from hsavtal_desktop.workspace import facts
from hsavtal_desktop.workspace.workspace import Workspace


def closed(workspace: Workspace) -> Path:
    workspace.close()
    return workspace.path


def test_figures_from_the_cache_equal_those_computed_anew(example: Workspace) -> None:
    with WorkspaceFile.open(closed(example)) as file:
        first = facts.facts(file)
        assert facts.facts(file) == first
        file.drop_cache()
        assert facts.facts(file) == first


def test_the_cache_is_really_used_and_verify_sees_when_it_lies(example: Workspace) -> None:
    with WorkspaceFile.open(closed(example)) as file:
        facts.facts(file)
        rows = file.read_cache("facts")
        file.write_cache("facts", {**rows, "info": json.dumps({**json.loads(rows["info"]), "pending": 999})})
        assert facts.facts(file)["info"]["pending"] == 999
        assert len(facts.verify(file)) == 1


def test_a_new_change_makes_the_cache_old(example: Workspace) -> None:
    path, installation = closed(example), example.installation
    with WorkspaceFile.open(path) as file:
        pending = facts.facts(file)["info"]["pending"]
    with Workspace.open(path, installation) as workspace:
        workspace.perform(ReplaceText("b.B_6_1", 0, 3, "Varje"))
        workspace.release()
    with WorkspaceFile.open(path) as file:
        assert facts.facts(file)["info"]["pending"] == pending + 1


def test_unreleased_words_are_in_no_figure(example: Workspace) -> None:
    path, installation = closed(example), example.installation
    with WorkspaceFile.open(path) as file:
        before = facts.facts(file)
    with Workspace.open(path, installation) as workspace:
        workspace.perform(ReplaceText("b.B_6_1", 0, 3, "Hemligt"))
    with WorkspaceFile.open(path) as file:
        assert facts.facts(file) == before
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
