"""Remarks lie in a file each, but are never asked for one by one: counted in questions to the disk."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import pytest

from hsavtal_desktop.core.consultation import dispositions, items
from hsavtal_desktop.core.drafting import Drafter
from hsavtal_desktop.core.edits import ReplaceText
from hsavtal_desktop.core.personal import Persons
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.state import State, replay
from hsavtal_desktop.store.database import Database, Row
from hsavtal_desktop.store.workspace_file import WorkspaceFile
from hsavtal_desktop.workspace import selecting
from hsavtal_desktop.workspace.reading import Reading
from hsavtal_desktop.workspace.workspace import Workspace

MANY = 1_200
FEW = 10
"""Questions: a dozen files each would be 100."""


class CountingDatabase(Database):
    """Counts what it is asked."""

    asked = 0

    def rows(self, sql: str, parameters: tuple[Any, ...] = ()) -> Sequence[Row]:
        self.asked += 1
        return super().rows(sql, parameters)

    def value(self, sql: str, parameters: tuple[Any, ...] = ()) -> Any:
        self.asked += 1
        return super().value(sql, parameters)


@pytest.fixture
def remarked(example: Workspace) -> Workspace:
    """The example with many comments by an authority, an answer to each, and proposals with a card and a decision."""
    pen = example.pen
    comments = [pen.revision() for _ in range(MANY)]
    fields = {"clause": "k1", "on_behalf": "Exempelkommun", "source": "ab" * 32}
    events: list[dict[str, Any]] = [
        {"kind": "record", "type": "comment", "id": name, "set": {**fields, "text": f"Påpekande {number}"}}
        for number, name in enumerate(comments)
    ]
    events += [
        {"kind": "record", "type": "disposition", "id": name, "set": {"value": "avslås", "reason": f"Skäl {number}"}}
        for number, name in enumerate(comments)
    ]
    drafter = Drafter(example.state, pen)
    for number in range(3 * FEW):
        written = drafter.events(ReplaceText("b.k1", 0, 0, f"Ord {number} ", View.MARKUP))
        revision = written[-1]["revision"]
        card = {"on_behalf": "Exempelkommun", "message": f"Motiv {number}"}
        decision = {"verdict": "reject", "replaces": [], "reason": f"För {number}"}
        events += [*written, {"kind": "revision", "id": revision, **card}]
        events.append({"kind": "decide", "id": pen.revision(), "revision": revision, **decision})
    example.seal(events)
    return example


@pytest.fixture
def counted(remarked: Workspace) -> Iterator[tuple[Workspace, CountingDatabase]]:
    database = CountingDatabase(remarked.path)
    remarked.log.file.close()
    remarked.log.file = WorkspaceFile(database)
    yield remarked, database


def test_exporting_everything_asks_a_few_questions(counted: tuple[Workspace, CountingDatabase]) -> None:
    workspace, database = counted
    selection = selecting.everything(workspace.log)
    assert len(selection.blobs) > 2 * MANY
    assert database.asked < FEW
    held = frozenset(selection.blobs)
    assert selecting.personal_files(workspace.log, selection.changes, without=frozenset()).keys() <= held
    assert selecting.since(workspace.log, [workspace.author]).changes == []
    assert database.asked < 3 * FEW


def test_taking_in_many_files_asks_a_few_questions(counted: tuple[Workspace, CountingDatabase]) -> None:
    workspace, database = counted
    blobs = selecting.everything(workspace.log).blobs
    database.asked = 0
    intake = workspace.log.take_in([], blobs)
    assert database.asked < FEW
    assert not intake.touched.everything


class _Files:
    """Attached files that count how often they are asked for."""

    def __init__(self, file: WorkspaceFile) -> None:
        self._file = file
        self.asked = 0

    def __call__(self, names: Collection[str]) -> Mapping[str, bytes]:
        self.asked += 1
        return self._file.blobs(names)


def read_anew(workspace: Workspace) -> tuple[State, _Files]:
    files = _Files(workspace.log.file)
    return replay(workspace.state.changes.values(), workspace.author, Persons(files)), files


def test_comments_answers_and_proposals_are_first_read_together(remarked: Workspace) -> None:
    state, files = read_anew(remarked)
    reading = Reading(state)
    assert {one.comment.text for one in reading.comments()} >= {f"Påpekande {number}" for number in range(MANY)}
    said = [one.id for one in items(state)]
    assert {answer.reason for answer in dispositions(state, said).values()} >= {f"Skäl {n}" for n in range(MANY)}
    proposals = reading.revisions()
    assert {one.message for one in proposals} >= {f"Motiv {number}" for number in range(3 * FEW)}
    assert {one.reason for one in proposals} >= {f"För {number}" for number in range(3 * FEW)}
    # Beside these, one for each name of a member.
    assert files.asked < FEW
