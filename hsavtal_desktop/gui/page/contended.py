"""What people must choose about, on the page: a wavy line under the words and a sign beside their line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF

from hsavtal_desktop.core.anchors import Range, places
from hsavtal_desktop.gui.page.leaf import Leaf
from hsavtal_desktop.gui.page.section import Kind, Section
from hsavtal_desktop.gui.page.setting import Setting


@dataclass(frozen=True)
class Contended:
    """Where the conflicts are."""

    revisions: frozenset[str] = frozenset()
    """Undecided proposals: their own marks are found by their names."""
    words: Mapping[str, Sequence[Range]] = field(default_factory=dict)
    """Text → characters that are agreed and yet contended."""
    clauses: frozenset[str] = frozenset()
    """Clauses that are contended as a whole: where they stand, whether they stay, what is known about them."""

    def stretches(self, leaf: Leaf) -> Iterator[tuple[int, int]]:
        """What of a leaf is contended, in units of its shown text."""
        for run in leaf.shown.runs:
            if not self.revisions.isdisjoint(run.piece.revisions):
                yield run.start, run.start + run.length
        wanted = self.words.get(leaf.content.text)
        for start, stop in places(leaf.content.pieces, list(wanted)) if wanted else ():
            yield leaf.unit(leaf.content.start + start), leaf.unit(leaf.content.start + stop)


def signs(section: Section, setting: Setting, contended: Contended) -> Iterator[QPointF]:
    """The middles of the signs beside a section's lines, in its own pixels."""
    if contended == Contended():
        return
    x = setting.sheet.bar - setting.typography.em * 0.75
    for index, leaf in enumerate(section.leaves):
        lines = {leaf.line_of(start) for start, _ in contended.stretches(leaf)}
        whole = index == 0 and section.kind is Kind.CLAUSE and section.place is not None
        if whole and section.place is not None and section.place.clause in contended.clauses:
            lines.add(0)
        for line in sorted(lines):
            yield QPointF(x, leaf.y + (line + 0.5) * leaf.slot)
