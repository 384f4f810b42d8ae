"""What can stand at either side of a comparison, in words a person chooses among."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from hsavtal_desktop.core.comparison.model import Comparison
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.proposals_model import OPEN
from hsavtal_desktop.workspace.comparing.sides import Side, Which
from hsavtal_desktop.workspace.comparing.workspace_sides import Comparing

Choice = tuple[str, Side]


def choices(desk: Desk) -> list[Choice]:
    """Versions, the agreement as it is now, and everybody's proposals by themselves; of no document yet."""
    workspace = desk.workspace
    found = [(version.label, Side(Which.VERSION, version=version.label)) for version in workspace.versions()]
    found.append((QCoreApplication.translate("Comparison", "Now, as agreed"), Side(Which.ORIGINAL)))
    found.append((QCoreApplication.translate("Comparison", "Now, with every open proposal"), Side(Which.FINAL)))
    if workspace.unreleased():
        own = QCoreApplication.translate("Comparison", "Now, with what you have not shared too")
        found.append((own, Side(Which.WORKING)))
    people = {one.name for one in desk.proposals.rows if one.state in OPEN and one.released and one.name}
    told = QCoreApplication.translate("Comparison", "Now, with the proposals of {0}")
    found += [(told.format(name), Side(Which.PROPOSALS, people=frozenset({name}))) for name in sorted(people)]
    return found


def usual(found: Iterable[Choice]) -> tuple[Side, Side]:
    """What most people want to compare: the newest version with the text as it is, own words included."""
    sides = [side for _, side in found]
    versions = [side for side in sides if side.which is Which.VERSION]
    now = [side for side in sides if side.which in (Which.FINAL, Which.WORKING)]
    return (versions or sides)[-1 if versions else 0], now[-1]


def word_choice(path: Path) -> Choice:
    """A Word file from outside."""
    return path.name, Side(Which.WORD, path=path)


def compare(comparing: Comparing, old: Side, new: Side, document: str) -> Comparison:
    """One document on two sides.  Raises Trouble when a version or file can not be read."""
    comparing.forget()
    sides = [side if side.which is Which.WORD else replace(side, document=document) for side in (old, new)]
    return comparing.compare(*sides).comparison
