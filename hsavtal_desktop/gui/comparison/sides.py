"""What can stand at a side of a comparison, in words a person chooses among, and the comparison itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from hsavtal_desktop.core.comparison.model import Comparison
from hsavtal_desktop.gui.comparison import lines
from hsavtal_desktop.gui.comparison.shown import Lines
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.workspace.comparing.sides import Compared, Side, Which
from hsavtal_desktop.workspace.comparing.three import Three, side_by_side
from hsavtal_desktop.workspace.comparing.workspace_sides import Comparing

Choice = tuple[str, Side]


@dataclass(frozen=True)
class Found:
    """One comparison, or two with the same base, and the lines that show them."""

    compared: Sequence[Compared]
    lines: Lines

    @property
    def comparisons(self) -> list[Comparison]:
        """The bare comparisons."""
        return [one.comparison for one in self.compared]


def choices(desk: Desk, document: str) -> list[Choice]:
    """Versions, the agreement as it is now, everybody's proposals by themselves; then the other documents."""
    workspace = desk.workspace
    found = [(version.label, Side(Which.VERSION, version=version.label)) for version in workspace.versions()]
    found.append((QCoreApplication.translate("Comparison", "Now, as agreed"), Side(Which.ORIGINAL)))
    found.append((QCoreApplication.translate("Comparison", "Now, with every open proposal"), Side(Which.FINAL)))
    if workspace.unreleased():
        own = QCoreApplication.translate("Comparison", "Now, with what you have not shared too")
        found.append((own, Side(Which.WORKING)))
    told = QCoreApplication.translate("Comparison", "Now, with the proposals of {0}")
    found += [
        (told.format(name), Side(Which.PROPOSALS, people=frozenset({name}))) for name in people_with_proposals(desk)
    ]
    other = QCoreApplication.translate("Comparison", "Another document: {0}")
    found += [
        (other.format(workspace.document(name).short or workspace.document(name).title), Side(Which.FINAL, name))
        for name in workspace.documents()
        if name != document
    ]
    return found


def people_with_proposals(desk: Desk) -> list[str]:
    """Whose shared proposals nobody has decided on."""
    return sorted({one.name for one in desk.proposals.rows if one.open and one.released and one.name})


def usual(found: Iterable[Choice]) -> tuple[Side, Side]:
    """What most people want to compare: the newest version with the text as it is, own words included."""
    sides = [side for _, side in found if not side.document]
    versions = [side for side in sides if side.which is Which.VERSION]
    now = [side for side in sides if side.which in (Which.FINAL, Which.WORKING)]
    return (versions or sides)[-1 if versions else 0], now[-1]


def word_choice(path: Path) -> Choice:
    """A Word file from outside."""
    return path.name, Side(Which.WORD, path=path)


def people_choice(people: frozenset[str]) -> Choice:
    """The agreed text with several people's proposals."""
    told = QCoreApplication.translate("Comparison", "Now, with the proposals of {0}")
    return told.format(", ".join(sorted(people))), Side(Which.PROPOSALS, people=people)


def find(comparing: Comparing, sides: Sequence[Side], document: str, *, inline: bool, quiet: bool) -> Found:
    """Compare the sides of a document: two, or a base with two others.

    Raises Trouble when a version or file can not be read.
    """
    comparing.forget()
    told = [_of_document(side, document) for side in sides]
    if len(told) == 3:
        three = comparing.compare_three(*told)
        return Found((three.first, three.second), lines.three(three, quiet=quiet))
    compared = comparing.compare(*told)
    return arranged(Found((compared,), Lines()), inline=inline, quiet=quiet)


def arranged(found: Found, *, inline: bool, quiet: bool) -> Found:
    """The same comparison in other lines."""
    if len(found.compared) == 2:
        first, second = found.compared
        rows = tuple(side_by_side(first.comparison, second.comparison))
        return replace(found, lines=lines.three(Three(first, second, rows), quiet=quiet))
    make = lines.inline if inline else lines.beside
    return replace(found, lines=make(found.comparisons[0], quiet=quiet))


def _of_document(side: Side, document: str) -> Side:
    return side if side.which is Which.WORD or side.document else replace(side, document=document)
