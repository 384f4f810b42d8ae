"""The registers that clauses point into: goals and statutes.

Statutes begin as a list that comes with the program; a record with the same id counts instead of the line in it.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache

from hsavtal_desktop.core import records
from hsavtal_desktop.core.record_types import Goal, Statute
from hsavtal_desktop.core.state import State, all_fields
from hsavtal_desktop.resources import resource_path


@cache
def shipped_statutes() -> Mapping[str, Statute]:
    """The statutes that come with the program, by id."""
    with resource_path("statutes.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["id"]: Statute(row["name"], row["number"], row["state"], row["checked"], row["note"])
            for row in csv.DictReader(file)
        }


def statutes(state: State) -> dict[str, Statute]:
    """Id → statute, by name, those taken away left out."""
    found = dict(shipped_statutes())
    for name, fields in all_fields(state, "statute").items():
        known = found.get(name, Statute())
        shipped = {field: getattr(known, field) for field in Statute.__slots__}
        found[name] = records.read(Statute, {**shipped, **fields})
    kept = {name: one for name, one in found.items() if one.name and not one.removed}
    return dict(sorted(kept.items(), key=lambda item: (item[1].name.casefold(), item[0])))


def goals(state: State) -> dict[str, Goal]:
    """Id → goal, by name, those taken away left out."""
    found = {name: records.read(Goal, fields) for name, fields in all_fields(state, "goal").items()}
    kept = {name: one for name, one in found.items() if one.name and not one.removed}
    return dict(sorted(kept.items(), key=lambda item: (item[1].name.casefold(), item[0])))
