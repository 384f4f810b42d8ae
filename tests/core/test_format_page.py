"""FORMAT.md says what the code does."""

from __future__ import annotations

import re
from pathlib import Path

from hsavtal_desktop.core import change, digest, events, members, stands
from hsavtal_desktop.core.canonical import MAX_DEPTH
from hsavtal_desktop.core.record_types import TYPES

PAGE = (Path(__file__).parent.parent.parent / "hsavtal_desktop" / "FORMAT.md").read_text(encoding="utf-8")


def rows(heading: str) -> dict[str, str]:
    """First cell → second, of the table that begins with a heading row; a row of several names counts for each."""
    table = PAGE.partition(heading)[2].partition("\n\n")[0].splitlines()[2:]
    cells = (line.strip("| ").split(" | ", 1) for line in table)
    return {name: second for first, second in cells for name in re.findall(r"`([^`]+)`", first)}


def test_every_kind_of_event_is_described_with_its_fields() -> None:
    described = rows("| `kind` | Other fields |")
    assert set(described) == set(events.KINDS)
    for kind, fields in events.KINDS.items():
        for field in fields:
            name, optional = field.rstrip("?"), field.endswith("?")
            assert f"`{name}`" in described[kind], (kind, name)
            assert (f"`{name}`?" in described[kind]) is optional, (kind, name)


def test_every_role_is_described_with_its_rights() -> None:
    described = rows("| Role | Rights |")
    assert set(described) == set(members.ROLES)
    names = {right.value for right in members.Right}
    for role, rights in members.ROLES.items():
        everywhere, _, own = described[role].partition("in own parts")
        assert names & set(re.findall(r"[\w-]+", everywhere)) == {right.value for right in rights}, role
        in_own = {right.value for right in members.IN_OWN_PART.get(role, ())}
        assert names & set(re.findall(r"[\w-]+", own)) == in_own, role


def test_every_type_of_record_is_described_with_its_right() -> None:
    said = rows("| Event | Needs |")["record"]
    for kind, (_, right) in TYPES.items():
        group = next(part for part in said.split(";") if f"`{kind}`" in part)
        assert right.value in group, kind


def test_the_caps_are_those_of_the_code() -> None:
    assert f"at most {change.MAX_BYTES // 2**20} MiB" in PAGE
    assert f"at most {change.MAX_EVENTS:,}" in PAGE
    assert f"at most {change.MAX_PARENTS:,}" in PAGE
    assert f"nest at most {MAX_DEPTH} deep" in PAGE
    assert f"this page describes {change.FORMAT}," in PAGE
    assert f"**Form {digest.FORM}**" in PAGE
    assert f"`level` 0–{events.MAX_LEVEL}" in PAGE
    assert stands.LEVELS == 9
    assert "with nine or more clauses above it" in PAGE
    assert change.SIGNATURE_PREFIX == b"hsavtal change\n"


def test_the_page_names_the_verdicts() -> None:
    assert all(f"`{verdict}`" in PAGE for verdict in events.VERDICTS)
