"""Read the attributes that revision marks and format suggestions share, and pair the ends of moves by range name."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from lxml import etree

from hsavtal_desktop.word.kinds import MarkKind
from hsavtal_desktop.word.model import ON_VALUES, FormatSuggestion, Mark
from hsavtal_desktop.word.names import DATE_UTC, W, local_name, tag_of
from hsavtal_desktop.word.reading_text import child_of, effective_children

CONTENT_MARKS: Final = {
    f"{W}{kind}": kind for kind in (MarkKind.INSERTED, MarkKind.DELETED, MarkKind.MOVED_FROM, MarkKind.MOVED_TO)
}
"""Marks that wrap content, or stand in the properties of a paragraph mark or a row."""
CELL_MARKS: Final = {
    f"{W}{kind}": kind for kind in (MarkKind.CELL_INSERTED, MarkKind.CELL_DELETED, MarkKind.CELL_MERGED)
}
_RANGE_KINDS: Final = {"moveFrom": MarkKind.MOVED_FROM, "moveTo": MarkKind.MOVED_TO}


def is_on(properties: etree._Element | None, name: str) -> bool:
    """Say whether a yes-or-no property (``w:b``, ``w:vanish`` …) is set in a property element."""
    element = None if properties is None else child_of(properties, f"{W}{name}")
    if element is None:
        return False
    value = element.get(f"{W}val")
    return value is None or value in ON_VALUES


def value_of(properties: etree._Element | None, name: str) -> str | None:
    """Return ``w:val`` of a property, ``None`` when the property or the value is missing."""
    element = None if properties is None else child_of(properties, f"{W}{name}")
    return None if element is None else element.get(f"{W}val")


def format_suggestions(properties: etree._Element | None) -> tuple[FormatSuggestion, ...]:
    """Return the format suggestions that stand directly in a property element."""
    if properties is None:
        return ()
    return tuple(_suggestion(child) for child in effective_children(properties) if is_format_suggestion(tag_of(child)))


@lru_cache(maxsize=512)
def is_format_suggestion(tag: str) -> bool:
    """Say whether an element is a format suggestion (``rPrChange``, ``numberingChange`` …)."""
    return tag.startswith(W) and tag.endswith("Change")


def _suggestion(element: etree._Element) -> FormatSuggestion:
    before = {
        local_name(tag_of(old)): old.get(f"{W}val", "")
        for group in element.iterchildren(etree.Element)
        for old in group.iterchildren(etree.Element)
    }
    return FormatSuggestion(
        kind=local_name(tag_of(element)),
        author=element.get(f"{W}author", ""),
        date_raw=element.get(f"{W}date", ""),
        date_utc=element.get(DATE_UTC),
        id=element.get(f"{W}id", ""),
        before=before,
    )


class MarkReader:
    """Makes ``Mark`` values and remembers which move ranges are open at this point of a story."""

    def __init__(self) -> None:
        self._open_ranges: dict[MarkKind, dict[str, str]] = {kind: {} for kind in _RANGE_KINDS.values()}

    def see_range(self, element: etree._Element) -> bool:
        """Take note of the start or end of a move range; ``False`` when the element is neither."""
        name = local_name(tag_of(element))
        for start, kind in _RANGE_KINDS.items():
            if name == f"{start}RangeStart":
                self._open_ranges[kind][element.get(f"{W}id", "")] = element.get(f"{W}name", "")
                return True
            if name == f"{start}RangeEnd":
                self._open_ranges[kind].pop(element.get(f"{W}id", ""), None)
                return True
        return False

    def mark(self, element: etree._Element) -> Mark:
        """Return the mark an element of ``CONTENT_MARKS`` or ``CELL_MARKS`` stands for."""
        kind = MarkKind(local_name(tag_of(element)))
        open_names = list(self._open_ranges.get(kind, {}).values())
        return Mark(
            kind=kind,
            author=element.get(f"{W}author", ""),
            date_raw=element.get(f"{W}date", ""),
            date_utc=element.get(DATE_UTC),
            id=element.get(f"{W}id", ""),
            move_name=(open_names[-1] or None) if open_names else None,
        )

    def marks_in(self, properties: etree._Element | None, kinds: dict[str, MarkKind]) -> tuple[Mark, ...]:
        """Return the marks that stand directly in a property element."""
        if properties is None:
            return ()
        return tuple(self.mark(child) for child in effective_children(properties) if child.tag in kinds)
