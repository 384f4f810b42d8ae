"""Logs of old mean for ever what they meant when they were frozen."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from comparing import read, said
from second_reader import PERSONAL, VIEWS, Reader
from second_reader_tables import shown_record
from vector_making import VECTORS, expected, persons_of, take_in, told

from hsavtal_desktop.core import digest
from hsavtal_desktop.core.change import read_change
from hsavtal_desktop.core.state import record_fields

FOLDER = Path(__file__).parent / "vectors"
NAMES = sorted(path.stem for path in FOLDER.glob("*.json"))


def vector(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


def files_of(frozen: dict[str, Any]) -> list[bytes]:
    return [file.encode() for file in frozen.get("files", ())]


def reasons(reader: Reader) -> list[tuple[Any, str]]:
    """The events in which somebody says why, and the field that says it."""
    fields = {"decide": "reason", "revocation": "reason", "revision": "message"}
    return [(one, field) for one in reader.events for field in [fields.get(one.kind)] if field in one.body]


def as_json(value: Any) -> Any:
    return json.loads(json.dumps(value))


def test_there_is_a_vector_for_every_case() -> None:
    assert sorted(VECTORS) == NAMES


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("order", ["as written", "backwards", "1", "2", "3", "twice"])
def test_a_frozen_log_gives_its_state_in_any_order(name: str, order: str) -> None:
    frozen = vector(name)
    changes = [read_change(raw.encode()) for raw in frozen["changes"]]
    if order == "backwards":
        changes.reverse()
    elif order == "twice":
        changes += changes
    elif order != "as written":
        random.Random(order).shuffle(changes)
    found = as_json(expected(changes, files_of(frozen)))
    assert {key: found[key] for key in frozen["expected"]} == frozen["expected"]


@pytest.mark.parametrize("name", NAMES)
def test_the_second_reader_reads_it_alike(name: str) -> None:
    frozen = vector(name)
    reader = Reader([raw.encode() for raw in frozen["changes"]], files_of(frozen))
    core = take_in(read_change(raw.encode()) for raw in frozen["changes"])
    assert read(reader) == said(core.shared)
    persons_of(core.shared, files_of(frozen))
    names = {author: name for author, name in told(core.shared)["members"].items() if author in reader.names()}
    assert reader.names() == names
    for (kind, about), held in core.shared.records.items():
        values = shown_record(reader, kind, about) if len(held) else {}
        said_there = {field: reader.says(values[field][-1]) for field in PERSONAL.get(kind, ()) if field in values}
        fields = record_fields(core.shared, kind, about)
        assert said_there == {field: fields[field] for field in said_there}
    if "remarks" in frozen["expected"]:
        why = {(one.order[1], one.order[2], field): reader.says(one.body[field]) for one, field in reasons(reader)}
        assert sorted([*key, words] for key, words in why.items()) == frozen["expected"]["remarks"]
    assert reader.waiting == frozen["expected"]["waiting"]
    for view in VIEWS:
        for text, words in frozen["expected"]["views"][view]["texts"].items():
            assert reader.text(text, view) == words
        assert reader.tree(view) == frozen["expected"]["views"][view]["tree"]
    assert {revision: reader.state(revision) for revision in reader.revisions} == frozen["expected"]["states"]


@pytest.mark.parametrize("name", NAMES)
def test_content_can_be_hashed(name: str) -> None:
    frozen = vector(name)
    core = take_in(read_change(raw.encode()) for raw in frozen["changes"])
    assert digest.content_hash(core.shared) == digest.content_hash(core.replayed())
