"""Kinds of revision marks and of runs: what writers of marks need of the model, which takes longer to load."""

from __future__ import annotations

from enum import StrEnum


class MarkKind(StrEnum):
    """The element name of a mark."""

    INSERTED = "ins"
    DELETED = "del"
    MOVED_FROM = "moveFrom"
    MOVED_TO = "moveTo"
    CELL_INSERTED = "cellIns"
    CELL_DELETED = "cellDel"
    CELL_MERGED = "cellMerge"


class RunKind(StrEnum):
    """What a run is.  Only TEXT, TAB, LINE_BREAK, PAGE_BREAK, SYMBOL and MATH have text of their own."""

    TEXT = "text"
    TAB = "tab"
    LINE_BREAK = "line-break"
    PAGE_BREAK = "page-break"
    SYMBOL = "symbol"
    MATH = "math"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    OBJECT = "object"
    LOST_REFERENCE = "lost-reference"
    """A cross reference that shows nothing: an editor has lost what it points at."""
