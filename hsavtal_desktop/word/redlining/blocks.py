"""Paragraphs, tables, rows and cells in order, whatever they are wrapped in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from hsavtal_desktop.word.names import MC, W
from hsavtal_desktop.word.reading_text import chosen_branch

_LEAVES: Final = frozenset(
    f"{W}{name}"
    for name in (
        *("pPr", "rPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr", "customXmlPr"),
        *("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "proofErr", "permStart", "permEnd"),
        *("r", "hyperlink", "altChunk"),
    )
)
"""What is never a wrapper of blocks."""


def blocks(container: etree._Element) -> list[etree._Element]:
    """The paragraphs and tables of a body, cell or note, those in content controls too."""
    return list(_inside(container, (f"{W}p", f"{W}tbl")))


def rows(table: etree._Element) -> list[etree._Element]:
    """The rows of a table."""
    return list(_inside(table, (f"{W}tr",)))


def cells(row: etree._Element) -> list[etree._Element]:
    """The cells of a row."""
    return list(_inside(row, (f"{W}tc",)))


def _inside(parent: etree._Element, wanted: tuple[str, ...]) -> Iterator[etree._Element]:
    for child in parent.iterchildren(etree.Element):
        tag = child.tag
        if tag in wanted:
            yield child
        elif tag == f"{MC}AlternateContent":
            branch = chosen_branch(child)
            if branch is not None:
                yield from _inside(branch, wanted)
        elif tag not in _LEAVES:
            yield from _inside(child, wanted)


def unwrap(element: etree._Element) -> None:
    """Put the children of an element in its place."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    for child in list(element.iterchildren(etree.Element)):
        parent.insert(at, child)
        at += 1
    parent.remove(element)
