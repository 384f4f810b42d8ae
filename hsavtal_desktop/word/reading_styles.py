"""Resolve paragraph styles: name, outline level and numbering through the ``w:basedOn`` chain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from hsavtal_desktop.word.model import ON_VALUES
from hsavtal_desktop.word.names import W
from hsavtal_desktop.word.numbering import LEVELS, ListDefinitions, WordNumbering
from hsavtal_desktop.word.reading_marks import value_of


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style as written, before its base is looked at."""

    name: str
    based_on: str | None
    outline_level: str | None
    num_id: str | None
    list_level: str | None


class StyleSheet:
    """The paragraph styles of a file; an unknown style id resolves to an empty name and nothing else."""

    def __init__(self, root: etree._Element | None) -> None:
        """Read ``word/styles.xml``; ``None`` makes an empty sheet."""
        self._styles: dict[str, Style] = {}
        self._default: str | None = None
        self.list_of_numbering_style: dict[str, str] = {}
        if root is not None:
            for element in root.iterchildren(f"{W}style"):
                if element.get(f"{W}type", "paragraph") == "paragraph":
                    self._add(element)
                elif element.get(f"{W}type") == "numbering":
                    num_id = value_of(element.find(f"{W}pPr/{W}numPr"), "numId")
                    self.list_of_numbering_style[element.get(f"{W}styleId", "")] = num_id or ""

    def _add(self, element: etree._Element) -> None:
        style_id = element.get(f"{W}styleId", "")
        properties = element.find(f"{W}pPr")
        numbering = None if properties is None else properties.find(f"{W}numPr")
        self._styles[style_id] = Style(
            name=value_of(element, "name") or style_id,
            based_on=value_of(element, "basedOn"),
            outline_level=value_of(properties, "outlineLvl"),
            num_id=value_of(numbering, "numId"),
            list_level=value_of(numbering, "ilvl"),
        )
        if element.get(f"{W}default") in ON_VALUES:
            self._default = style_id

    def name(self, style_id: str | None) -> str:
        """Return the name of a style, of the default paragraph style for ``None``."""
        style = self._styles.get(style_id or self._default or "")
        return "" if style is None else style.name

    def outline_level(self, style_id: str | None, direct: str | None) -> int | None:
        """Return the heading level 0–8; ``direct`` is the paragraph's own setting, which wins."""
        inherited = (style.outline_level for style in self._chain(style_id))
        written = next((level for level in (direct, *inherited) if level is not None), None)
        level = _number(written)
        return level if level is not None and 0 <= level <= 8 else None

    def numbering(
        self, style_id: str | None, direct_num: str | None, direct_level: str | None, lists: ListDefinitions
    ) -> WordNumbering | None:
        """Return the numbering of a paragraph; ``numId`` 0 takes away what the style gives.

        Without a level anywhere, the level the style is linked to in the list counts.
        """
        chain = list(self._chain(style_id))
        num_id = next((num for num in (direct_num, *(style.num_id for style in chain)) if num is not None), None)
        if num_id is None or num_id == "0":
            return None
        levels = (direct_level, *(style.list_level for style in chain))
        level = _number(next((level for level in levels if level is not None), None))
        if level is None:
            level = lists.linked_level(num_id, style_id or self._default or "")
        return WordNumbering(num_id, min(max(level, 0), LEVELS - 1))

    def _chain(self, style_id: str | None) -> Iterator[Style]:
        seen: set[str] = set()
        at = style_id or self._default
        while at is not None and at in self._styles and at not in seen:
            seen.add(at)
            yield self._styles[at]
            at = self._styles[at].based_on


def _number(text: str | None) -> int | None:
    try:
        return None if text is None else int(text)
    except ValueError:
        return None
