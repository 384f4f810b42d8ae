"""Accept every revision in a part, in place, so that its text is what *Accept all* shows.

The rules are those of ``word.views``: what is deleted or moved away goes, a paragraph whose mark goes is joined with
the next one that remains in the same container, marked rows and cells go whole, format suggestions are taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from hsavtal_desktop.word.names import M, W
from hsavtal_desktop.word.redlining.blocks import blocks, unwrap

_GOES: Final = (f"{W}del", f"{W}moveFrom")
_STAYS: Final = (f"{W}ins", f"{W}moveTo")
_PROPERTIES: Final = frozenset({f"{W}rPr", f"{W}trPr", f"{W}numPr", f"{M}ctrlPr"})
"""Where a mark is a property and wraps nothing."""
_CELL_MARKS: Final = (f"{W}cellIns", f"{W}cellMerge")
_RANGES: Final = tuple(
    f"{W}{prefix}{kind}Range{end}"
    for prefix, kinds in (("", ("moveFrom", "moveTo")), ("customXml", ("Ins", "Del", "MoveFrom", "MoveTo")))
    for kind in kinds
    for end in ("Start", "End")
)
_OLD_FORMATS: Final = tuple(
    f"{W}{name}Change" for name in ("rPr", "pPr", "tblPr", "tblPrEx", "tcPr", "trPr", "sectPr", "tblGrid", "numbering")
)
REVISIONS: Final = (*_GOES, *_STAYS, *_CELL_MARKS, f"{W}cellDel", *_RANGES, *_OLD_FORMATS)
"""The names of everything that ``accept_all`` takes away."""


def accept_all(root: etree._Element) -> bool:
    """Accept every revision below ``root``; ``False`` when there was none."""
    if next(root.iter(*REVISIONS), None) is None:
        return False
    for element in list(root.iter(*_RANGES, *_OLD_FORMATS, *_CELL_MARKS)):
        remove(element)
    gone_marks = _accept_marks(root)
    _drop_empty_tables(root)
    if gone_marks:
        for container in [root, *root.iter(f"{W}body", f"{W}tc", f"{W}txbxContent", f"{W}footnote", f"{W}endnote")]:
            _join(container, gone_marks)
    _drop_empty_controls(root)
    return True


def _accept_marks(root: etree._Element) -> set[etree._Element]:
    """Take away the marks and what goes with them; returns the paragraphs whose mark goes."""
    gone: set[etree._Element] = set()
    for cell_mark in list(root.iter(f"{W}cellDel")):
        cell = _above(cell_mark, f"{W}tc")
        if cell is not None:
            remove(cell)
    for mark in list(root.iter(*_GOES)):
        parent = mark.getparent()
        if parent is None:
            continue
        if parent.tag == f"{W}trPr":
            row = parent.getparent()
            if row is not None:
                remove(row)
            continue
        above = parent.getparent()
        if parent.tag == f"{W}rPr" and above is not None and above.tag == f"{W}pPr":
            paragraph = above.getparent()
            if paragraph is not None:
                gone.add(paragraph)
        remove(mark)
    for mark in list(root.iter(*_STAYS)):
        parent = mark.getparent()
        if parent is not None and parent.tag in _PROPERTIES:
            remove(mark)
        else:
            unwrap(mark)
    return gone


def _drop_empty_tables(root: etree._Element) -> None:
    for row in list(root.iter(f"{W}tr")):
        if next(row.iter(f"{W}tc", f"{W}p"), None) is None:
            remove(row)
    for table in reversed(list(root.iter(f"{W}tbl"))):
        if next(table.iter(f"{W}tr", f"{W}tc", f"{W}p"), None) is None:
            remove(table)


def _drop_empty_controls(root: etree._Element) -> None:
    """Content controls that have lost all they held: Word does not open a file with one among the paragraphs."""
    for content in reversed(list(root.iter(f"{W}sdtContent"))):
        control = content.getparent()
        if not len(content) and control is not None:
            remove(control)


def _join(container: etree._Element, gone: set[etree._Element]) -> None:
    waiting: list[etree._Element] = []
    last: etree._Element | None = None
    for block in blocks(container):
        last = block
        if block.tag == f"{W}p" and block in gone:
            waiting.append(block)
            continue
        if waiting:
            _pour(waiting, block if block.tag == f"{W}p" else waiting.pop())
            waiting = []
    if not waiting or last is None:
        return
    final = waiting.pop()
    _pour(waiting, final)
    before = final.getprevious()
    needed = container.tag != f"{W}body" and (before is None or before.tag != f"{W}p")
    if not needed and next(final.iter(f"{W}r", f"{M}oMath"), None) is None:
        remove(final)


def _pour(sources: list[etree._Element], target: etree._Element) -> None:
    """Put the content of paragraphs at the start of the one they are joined with."""
    at = 1 if len(target) and target[0].tag == f"{W}pPr" else 0
    for source in sources:
        for child in list(_content(source)):
            target.insert(at, child)
            at += 1
        remove(source)


def _content(paragraph: etree._Element) -> Iterator[etree._Element]:
    return (child for child in paragraph.iterchildren(etree.Element) if child.tag != f"{W}pPr")


def _above(element: etree._Element, tag: str) -> etree._Element | None:
    return next(element.iterancestors(tag), None)


def remove(element: etree._Element) -> None:
    """Take an element out of its tree."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
