"""From the paragraphs of a text to leaves, keeping those whose content looks the same as before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from hsavtal_desktop.core.atoms import atom_of, picture
from hsavtal_desktop.core.lists import next_label
from hsavtal_desktop.core.reading import Paragraph, Piece
from hsavtal_desktop.gui.page.leaf import Content, Leaf, Role
from hsavtal_desktop.gui.page.picture import PictureLeaf
from hsavtal_desktop.gui.page.proofs import carried

Known = Mapping[str, list[Leaf]]
"""Leaves as they were, by text."""


def contents(text: str, paragraphs: Iterable[Paragraph]) -> Iterator[Content | tuple[str, int]]:
    """The contents of a text in order, a picture one of its own, and (table, position) where a table stands."""
    found = tuple(paragraphs)
    for number, paragraph in enumerate(found):
        if not any("atom" in piece.marks for piece in paragraph.pieces):
            yield _whole(text, paragraph)
        else:
            yield from _parted(text, paragraph, number == len(found) - 1)


def _whole(text: str, paragraph: Paragraph) -> Content:
    return Content(
        text, paragraph.start, paragraph.stop, paragraph.pieces, paragraph.end, paragraph.style, paragraph.level
    )


def _parted(text: str, paragraph: Paragraph, last: bool) -> Iterator[Content | tuple[str, int]]:
    """A paragraph with objects between its words; the part with the break is left out where only it would be there."""
    position, start, held, whole = paragraph.start, paragraph.start, list[Piece](), _whole(text, paragraph)
    parts: list[Content | tuple[str, int]] = []
    for piece in paragraph.pieces:
        kind = atom_of(piece).get("type")
        if kind == "table" or picture(piece) is not None:
            if held:
                parts.append(replace(whole, start=start, stop=position, pieces=tuple(held), end=None))
                held = []
            start = position + len(piece.text)
            parts.append(
                (str(piece.marks["atom"]["id"]), position)
                if kind == "table"
                else replace(whole, start=position, stop=start, pieces=(piece,), end=None)
            )
        else:
            held.append(piece)
        position += len(piece.text)
    ended = parts[-1] if parts and not held else None
    if isinstance(ended, Content):
        parts[-1] = replace(ended, end=paragraph.end)
    elif held or last or not parts:
        parts.append(replace(whole, start=start, stop=position, pieces=tuple(held)))
    first = next((part for part in parts if isinstance(part, Content)), None)
    return (replace(part, opens=part is first) if isinstance(part, Content) else part for part in parts)


def body_leaves(text: str, paragraphs: Sequence[Paragraph], old: Known) -> list[Leaf | tuple[str, int]]:
    flow = list(contents(text, paragraphs))
    kept = iter(_reused([item for item in flow if isinstance(item, Content)], Role.BODY, old.get(text, []), 0))
    return [item if isinstance(item, tuple) else next(kept) for item in flow]


def text_leaves(text: str, paragraphs: Sequence[Paragraph], role: Role, old: Known, depth: int = 0) -> list[Leaf]:
    known = old.get(text, [])
    if len(known) == len(paragraphs) and all(map(_shows, known, paragraphs)):
        contained: list[Content] = [leaf.content for leaf in known]
    else:
        contained = [each for each in contents(text, paragraphs) if isinstance(each, Content)]
    return _reused(contained, role, known, depth)


def by_text(leaves: Iterable[Leaf]) -> dict[str, list[Leaf]]:
    found: dict[str, list[Leaf]] = {}
    for leaf in leaves:
        found.setdefault(leaf.content.text, []).append(leaf)
    return found


def label_list(leaf: Leaf, ordinals: list[int]) -> None:
    """Give a list item its bullet or ordinal; ``ordinals`` counts the running lists, outermost first."""
    leaf.label = next_label(leaf.content.style, leaf.content.level, ordinals) if leaf.content.opens else ""


def _reused(new: list[Content], role: Role, old: list[Leaf], depth: int) -> list[Leaf]:
    """Leaves for new contents, keeping those at the beginning and the end that look the same."""
    head = 0
    while head < min(len(new), len(old)) and _fits(old[head], new[head], role, depth):
        head += 1
    tail = 0
    while tail < min(len(new), len(old)) - head and _fits(old[-1 - tail], new[-1 - tail], role, depth):
        tail += 1
    made = []
    for index, content in enumerate(new):
        if index < head:
            leaf = old[index]
        elif index >= len(new) - tail:
            leaf = old[index - len(new)]
        else:
            leaf = (PictureLeaf if content.is_picture else Leaf)(content, role, depth)
            if len(new) == len(old):
                leaf.proofed = carried(old[index].proofed, old[index].content, content)
        leaf.content = content
        made.append(leaf)
    return made


def _shows(leaf: Leaf, paragraph: Paragraph) -> bool:
    """Whether it was made of this very paragraph, which was not read again since."""
    content = leaf.content
    return content.pieces is paragraph.pieces and content.end is paragraph.end and content.start == paragraph.start


def _fits(leaf: Leaf, content: Content, role: Role, depth: int) -> bool:
    return leaf.role is role and leaf.depth == depth and leaf.content.same(content)
