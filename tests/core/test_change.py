"""The envelope of a change and the forms of its events."""

import hashlib
from typing import Any

import pytest

from hsavtal_desktop.core import change as changes
from hsavtal_desktop.core.canonical import FormError, encode
from hsavtal_desktop.core.change import belongs, hand, read_change, stored_change, write_change

AUTHOR = "A" * 43
WORKSPACE = "0" * 64
HAND = hand(AUTHOR)
SOURCE = f"{HAND}.abcdefgh"
REVISION = f"{SOURCE}:1"


def envelope(**other: Any) -> dict[str, Any]:
    first = {
        "author": AUTHOR,
        "events": [],
        "format": 2,
        "lamport": 2,
        "parents": [WORKSPACE],
        "time": "2026-11-22T09:41:00Z",
        "workspace": WORKSPACE,
    }
    return {name: value for name, value in (first | other).items() if value is not ...}


def with_event(kind: str, **fields: Any) -> dict[str, Any]:
    return envelope(events=[{"kind": kind, **fields}])


def test_the_id_is_the_sha256_of_the_exact_bytes() -> None:
    raw = encode(envelope())
    assert read_change(raw).id == hashlib.sha256(raw).hexdigest()
    assert read_change(raw).raw == raw


def test_what_is_signed_begins_with_a_prefix_of_its_own() -> None:
    raw = encode(envelope())
    assert read_change(raw).to_sign == b"hsavtal change\n" + raw


def test_a_written_change_is_read_the_same_from_the_store() -> None:
    written = write_change(
        workspace=WORKSPACE,
        parents=["f" * 64, WORKSPACE],
        lamport=7,
        author=AUTHOR,
        time="2026-11-22T09:41:00Z",
        events=[{"kind": "introduce", "person": "P", "organisation": "O", "side": "region"}],
        message="Hej",
    )
    assert written.parents == (WORKSPACE, "f" * 64)
    assert stored_change(written.raw, written.id) == written == read_change(written.raw)


def test_unknown_fields_and_kinds_are_kept() -> None:
    raw = encode(envelope(events=[{"kind": "later", "x": [1]}], extra={"a": 1}))
    assert read_change(raw).events == ({"kind": "later", "x": [1]},)


@pytest.mark.parametrize(
    "other",
    [
        {"author": "A" * 42},
        {"author": "A" * 42 + "å"},
        {"author": ...},
        {"events": ...},
        {"events": {}},
        {"events": [1]},
        {"events": [{}]},
        {"events": [{"kind": 1}]},
        {"format": ...},
        {"format": 0},
        {"format": True},
        {"format": "2"},
        {"format": 5},
        {"lamport": 0},
        {"lamport": 1},
        {"lamport": 2, "parents": [], "workspace": ""},
        {"lamport": True},
        {"lamport": -1},
        {"lamport": ...},
        {"parents": [WORKSPACE, WORKSPACE]},
        {"parents": ["f" * 64, WORKSPACE]},
        {"parents": ["F" * 64]},
        {"parents": []},
        {"parents": ["0" * 63]},
        {"parents": WORKSPACE},
        {"workspace": ""},
        {"workspace": "x"},
        {"workspace": ...},
        {"workspace": None},
        {"time": "2026-11-22"},
        {"time": "2026-11-22T09:41:00+01:00"},
        {"time": "2026-02-31T09:41:00Z"},
        {"time": "2026-11-22T24:41:00Z"},
        {"time": "\u0662026-11-22T09:41:00Z"},
        {"time": "٢٠٢٦-11-22T09:41:00Z"},
        {"time": 5},
        {"message": 5},
        {"message": None},
    ],
)
def test_an_envelope_of_the_wrong_form_is_refused(other: dict[str, Any]) -> None:
    with pytest.raises(FormError):
        read_change(encode(envelope(**other)))


@pytest.mark.parametrize("value", [[], "x", 1, None, True])
def test_a_change_is_an_object(value: object) -> None:
    with pytest.raises(FormError):
        read_change(encode(value))


def test_the_caps_are_part_of_the_form(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = encode(envelope(events=[{"kind": "later"}] * 3))
    for cap, below in (("MAX_BYTES", len(raw) - 1), ("MAX_EVENTS", 2), ("MAX_PARENTS", 0)):
        with monkeypatch.context() as lowered:
            lowered.setattr(changes, cap, below)
            with pytest.raises(FormError):
                read_change(raw)
    assert read_change(raw)


INSERT = {
    "text": "b.x",
    "revision": REVISION,
    "source": SOURCE,
    "start": 0,
    "chars": "a",
    "at": ["b.x", 0, "L"],
}


@pytest.mark.parametrize(
    "other",
    [
        {"text": "x.x"},
        {"text": "b."},
        {"text": "b." + "x" * 37},
        {"text": "c.t.r"},
        {"revision": SOURCE},
        {"revision": f"{SOURCE}:"},
        {"revision": f"{SOURCE}:٣"},
        {"revision": f"{SOURCE}:-1"},
        {"source": HAND},
        {"source": f"{HAND}.abc"},
        {"source": f"{HAND}.ABCDEFGH"},
        {"start": -1},
        {"start": True},
        {"start": "0"},
        {"chars": ""},
        {"chars": 5},
        {"at": ["b.x", 0]},
        {"at": ["b.x", 0, "X"]},
        {"at": [5, 0, "L"]},
        {"marks": {}},
        {"marks": [[0, 1, "bold"]]},
        {"marks": [[0, 1, 5, True]]},
        {"marks": [[-1, 1, "bold", True]]},
        {"marks": [[0, 1, "bold", 1]]},
        {"marks": [[0, 1, "level", "1"]]},
        {"marks": [[0, 1, "level", 9]]},
        {"marks": [[0, 1, "level", True]]},
        {"marks": [[0, 1, "style", None]]},
        {"marks": [[0, 1, "link", {}]]},
        {"marks": [[0, 1, "atom", "table"]]},
        {"marks": [[0, 1, "atom", {}]]},
        {"marks": [[0, 1, "atom", {"type": "table"}]]},
        {"marks": [[0, 1, "atom", {"type": "table", "id": "a.b"}]]},
        {"marks": [[0, 1, "atom", {"type": "table", "id": "t", "rows": 5}]]},
        {"marks": [[0, 1, "atom", {"type": "table", "id": "t", "columns": ["å"]}]]},
        {"marks": [[0, 1, "atom", {"type": "table", "id": "t", "header": "1"}]]},
    ],
)
def test_an_insertion_of_the_wrong_form_is_refused(other: dict[str, Any]) -> None:
    assert read_change(encode(with_event("insert", **INSERT)))
    with pytest.raises(FormError):
        read_change(encode(with_event("insert", **(INSERT | other))))


@pytest.mark.parametrize("missing", sorted(INSERT))
def test_no_field_of_an_insertion_may_be_missing(missing: str) -> None:
    with pytest.raises(FormError):
        read_change(encode(with_event("insert", **{k: v for k, v in INSERT.items() if k != missing})))


@pytest.mark.parametrize("ranges", [{}, [[SOURCE, 0]], [[SOURCE, 0, 0]], [[SOURCE, -1, 1]], [["x", 0, 1]], ["x"]])
def test_a_deletion_of_the_wrong_form_is_refused(ranges: object) -> None:
    with pytest.raises(FormError):
        read_change(encode(with_event("delete", text="b.x", revision=REVISION, ranges=ranges)))


@pytest.mark.parametrize("marks", [[0, 1, "atom", {"type": "new", "x": []}], [0, 9, "later", {"x": 1}]])
def test_looks_that_are_not_known_may_have_any_value(marks: list[Any]) -> None:
    assert read_change(encode(with_event("insert", **INSERT, marks=[marks])))


@pytest.mark.parametrize(
    ("name", "value", "fine"),
    [
        ("bold", True, True),
        ("bold", None, True),
        ("link", "", True),
        ("level", 8, True),
        ("level", False, True),
        ("later", [1], True),
        ("bold", "ja", False),
        ("level", 9, False),
        ("style", 3, False),
        ("link", ["x"], False),
        ("atom", {"type": "reference"}, False),
        ("atom", None, False),
    ],
)
def test_a_format_has_a_value_that_can_be_shown(name: str, value: object, fine: bool) -> None:
    event = {"text": "b.x", "revision": REVISION, "ranges": [], "name": name, "value": value}
    raw = encode(with_event("format", **event))
    if fine:
        assert read_change(raw)
    else:
        with pytest.raises(FormError):
            read_change(raw)


def test_form_1_is_brought_up_to_todays() -> None:
    older = envelope(
        format=1,
        events=[
            {"kind": "delete", "text": "b.x", "revision": REVISION, "range": [SOURCE, 0, 2]},
            {"kind": "decide", "id": REVISION, "revision": REVISION, "verdict": "accepted", "replaces": []},
            {"kind": "decide", "id": REVISION, "revision": REVISION, "verdict": "odd", "replaces": []},
        ],
    )
    read = read_change(encode(older))
    assert read.events[0]["ranges"] == [[SOURCE, 0, 2]]
    assert "range" not in read.events[0]
    assert [event["verdict"] for event in read.events[1:]] == ["accept", "odd"]
    assert stored_change(read.raw, read.id) == read


def test_form_2_has_no_participles_and_no_single_range() -> None:
    event = {"kind": "decide", "id": REVISION, "revision": REVISION, "verdict": "accepted", "replaces": []}
    assert read_change(encode(envelope(events=[event]))).events[0]["verdict"] == "accepted"
    with pytest.raises(FormError):
        read_change(encode(with_event("delete", text="b.x", revision=REVISION, range=[SOURCE, 0, 2])))


def test_an_id_belongs_to_the_installation_whose_hand_it_begins_with() -> None:
    assert len(HAND) == 16
    assert belongs(SOURCE, AUTHOR)
    assert belongs(REVISION, AUTHOR)
    assert not belongs(REVISION, "B" * 43)
    assert belongs(HAND, AUTHOR)
    assert not belongs(f"{HAND}a.{SOURCE}", AUTHOR)
    assert not belongs("", AUTHOR)
