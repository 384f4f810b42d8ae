"""One paragraph that was written in, set anew where all around it stays as it is."""

from __future__ import annotations

from collections.abc import Sequence

from hsavtal_desktop.core.reading import ATOM, Paragraph
from hsavtal_desktop.gui.page.leaf import Leaf, Role
from hsavtal_desktop.gui.page.proofs import carried
from hsavtal_desktop.gui.page.section import Section
from hsavtal_desktop.gui.page.setting import Setting


def set_in_place(
    section: Section, text: str, before: Sequence[Paragraph], now: Sequence[Paragraph], setting: Setting
) -> tuple[Leaf, int, int] | None:
    """Set the one paragraph of a text that reads otherwise than before.

    Gives its leaf, the first line that may look otherwise, and how many pixels it grew by.
    None where all must be placed again, as also where it grew, then with what is set now.
    """
    number = _written_in(before, now)
    leaf = None if number is None else _leaf_of(section, text, before[number])
    if number is None or leaf is None:
        return None
    was, height, new = leaf.content, leaf.height, now[number]
    grown = new.length - (was.stop - was.start)
    line = leaf.reword(was.reworded(new.pieces, grown), setting)
    leaf.proofed = carried(leaf.proofed, was, leaf.content)
    section.shift(leaf, grown)
    in_table = leaf.role in (Role.CELL, Role.CELL_HEAD)
    if in_table and (leaf.height != height or leaf.measure(setting)[0] >= leaf.width):
        # What is new in a cell may want a wider column.
        leaf.layout = None
        return None
    return leaf, line, leaf.height - height


def _written_in(before: Sequence[Paragraph], now: Sequence[Paragraph]) -> int | None:
    """The one paragraph that reads otherwise, if it is placed as before whatever its words are."""
    if len(before) != len(now):
        return None
    changed = [number for number, (was, new) in enumerate(zip(before, now, strict=True)) if not was.reads_as(new)]
    if len(changed) != 1:
        return None
    was, new = before[changed[0]], now[changed[0]]
    if was.end != new.end or bool(was.length) is not bool(new.length):
        return None
    # What stands for an object is what the clause is placed by, as the sign of a footnote.
    return None if any(ATOM in piece.text for piece in (*was.pieces, *new.pieces)) else changed[0]


def _leaf_of(section: Section, text: str, paragraph: Paragraph) -> Leaf | None:
    leaf = section.leaf_at(text, paragraph.start)
    return leaf if leaf is not None and leaf.content.start == paragraph.start and leaf.layout is not None else None
