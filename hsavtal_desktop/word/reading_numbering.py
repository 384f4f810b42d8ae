"""Read the list definitions of ``word/numbering.xml``."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from hsavtal_desktop.word.names import W
from hsavtal_desktop.word.numbering import LEVELS, ListDefinitions, ListLevel, NumberedList
from hsavtal_desktop.word.reading_marks import is_on, value_of


def read_lists(root: etree._Element | None, list_of_style: Mapping[str, str]) -> ListDefinitions:
    """Return the lists; ``None`` makes an empty set.

    ``list_of_style`` maps a numbering style to its ``numId``, for lists that only point to a style.
    """
    if root is None:
        return ListDefinitions()
    abstracts = {element.get(f"{W}abstractNumId", ""): element for element in root.iterchildren(f"{W}abstractNum")}
    nums = {element.get(f"{W}numId", ""): element for element in root.iterchildren(f"{W}num")}
    counters = {num_id: value_of(num, "abstractNumId") or "" for num_id, num in nums.items()}
    lists = {}
    for num_id, num in nums.items():
        counter = counters[num_id]
        link = value_of(abstracts.get(counter), "numStyleLink")
        if link is not None:
            counter = counters.get(list_of_style.get(link, ""), counter)
        lists[num_id] = _numbered_list(num, counter, abstracts.get(counter))
    return ListDefinitions(lists)


def _numbered_list(num: etree._Element, counter: str, abstract: etree._Element | None) -> NumberedList:
    levels = {} if abstract is None else _levels(abstract)
    forced: dict[int, int] = {}
    for override in num.iterchildren(f"{W}lvlOverride"):
        levels.update(_levels(override))
        start = value_of(override, "startOverride")
        if start is not None:
            forced[_int(override.get(f"{W}ilvl"), 0)] = _int(start, 1)
    return NumberedList(counter, levels, forced)


def _levels(parent: etree._Element) -> dict[int, ListLevel]:
    found: dict[int, ListLevel] = {}
    for element in parent.iterchildren(f"{W}lvl"):
        restart = value_of(element, "lvlRestart")
        level = ListLevel(
            start=_int(value_of(element, "start"), 0),
            number_format=value_of(element, "numFmt") or "decimal",
            text=value_of(element, "lvlText") or "",
            restart=None if restart is None else _int(restart, 0),
            legal=is_on(element, "isLgl"),
            style_id=value_of(element, "pStyle"),
        )
        number = _int(element.get(f"{W}ilvl"), 0)
        if 0 <= number < LEVELS:
            found[number] = level
    return found


def _int(text: str | None, otherwise: int) -> int:
    try:
        return otherwise if text is None else max(0, min(int(text), 2**31))
    except ValueError:
        return otherwise
