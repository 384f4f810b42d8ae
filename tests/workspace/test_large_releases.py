"""What is shared at once may be larger than one change can hold."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from hsavtal_desktop.core.change import MAX_BYTES, divided
from hsavtal_desktop.core.edits import AddClause
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.state import record_fields
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.workspace.exchanging import export_changes, import_changes
from hsavtal_desktop.workspace.workspace import Workspace


def words(name: str) -> str:
    """Six million letters that can not be packed to nothing: that would be taken for an attack."""
    return random.Random(name).randbytes(3 * 1024 * 1024).hex()


def test_events_are_divided_in_order_by_size_and_number() -> None:
    events = [{"kind": "test", "number": number} for number in range(10)]
    for pieces in (list(divided(events, room=70)), list(divided(events, most=3)), list(divided(events, room=1))):
        assert [event for piece in pieces for event in piece] == events
        assert len(pieces) > 2
    assert list(divided(events)) == [events]
    assert list(divided([])) == []


def test_a_draft_of_more_than_a_change_holds_is_shared_in_several(
    example: Workspace, colleague: Workspace, tmp_path: Path
) -> None:
    part = next(name for kind, name in example.state.records if kind == "part")
    before = len(example.state.changes)
    for name in ("stor1", "stor2", "stor3"):
        example.perform(AddClause(part, "", "", "Exempeltext – inte gällande avtal", words(name), name))
    example.release("Allt på en gång")
    written = sorted(example.state.changes.values(), key=lambda change: change.order)[before:]
    assert len(written) == 3
    assert all(len(change.raw) < MAX_BYTES for change in written)
    assert [change.message for change in written] == ["Allt på en gång", "", ""]
    assert example.unreleased() == 0
    export_changes(example, tmp_path / "stort.hsapaket")
    import_changes(colleague, [tmp_path / "stort.hsapaket"])
    for name in ("stor1", "stor2", "stor3"):
        assert example.text(f"b.{name}", View.MARKUP)[0].text == words(name)
        assert colleague.text(f"b.{name}", View.MARKUP)[0].text == words(name)


def test_what_is_written_beside_the_draft_may_be_more_than_a_change_holds_too(example: Workspace) -> None:
    before = len(example.state.changes)
    names = ("stor1", "stor2", "stor3")
    records = [{"kind": "record", "type": "prov", "id": name, "set": {"words": words(name)}} for name in names]
    example.seal(records, message="Ett stort svar")
    written = sorted(example.state.changes.values(), key=lambda change: change.order)[before:]
    assert [change.message for change in written] == ["Ett stort svar", "", ""]
    assert all(len(change.raw) < MAX_BYTES for change in written)
    assert example.state.heads() == (written[-1].id,)
    assert [record_fields(example.state, "prov", name)["words"] for name in names] == [words(name) for name in names]


def test_a_text_that_no_change_can_hold_is_refused_in_one_sentence_when_it_is_put_in(example: Workspace) -> None:
    part = next(name for kind, name in example.state.records if kind == "part")
    with pytest.raises(Trouble, match="Dela den"):
        example.perform(AddClause(part, "", "", "Exempeltext", "x" * (MAX_BYTES // 2), "stor"))
    assert example.unreleased() == 0
