"""One cell of a table that was written in, set anew where all around it stays as it is."""

from __future__ import annotations

from collections.abc import Sequence

from hsavtal_desktop.core.reading import ATOM, Paragraph
from hsavtal_desktop.gui.page.compose import bar_what_is_gone
from hsavtal_desktop.gui.page.leaf import Leaf
from hsavtal_desktop.gui.page.leaves import text_leaves
from hsavtal_desktop.gui.page.section import Section
from hsavtal_desktop.gui.page.setting import Setting


def set_in_place(section: Section, cell: str, paragraphs: Sequence[Paragraph], setting: Setting) -> list[Leaf] | None:
    """Set a cell's words in the room that they had; None, with nothing done, where all must be placed again.

    Gives the leaves that are new.
    """
    old = section.of_text(cell)
    if not old or (section.number is not None and section.number.leaf in old):
        return None
    new = text_leaves(cell, paragraphs, old[0].role, {cell: old})
    if len(new) != len(old) or any(map(_has_object, (*old, *new))):
        return None
    changed = [(was, leaf) for was, leaf in zip(old, new, strict=True) if leaf is not was]
    if not all(_fits(was, leaf, setting) for was, leaf in changed):
        return None
    for was, leaf in changed:
        leaf.x, leaf.y, leaf.index = was.x, was.y, was.index
        section.leaves[was.index] = leaf
    bar_what_is_gone(cell, new, setting)
    return [leaf for _, leaf in changed]


def _has_object(leaf: Leaf) -> bool:
    """Whether anything stands in it that the clause is placed by, as the sign of a footnote."""
    return any(ATOM in piece.text for piece in leaf.content.pieces)


def _fits(was: Leaf, leaf: Leaf, setting: Setting) -> bool:
    """Set a leaf as wide as the one that it takes the place of; whether it is as high and no word too wide for it."""
    leaf.struck = was.struck
    leaf.lay_out(setting, was.width)
    return leaf.height == was.height and leaf.measure(setting)[0] < was.width
