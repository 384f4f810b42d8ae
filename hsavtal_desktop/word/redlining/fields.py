"""Fields: written out with field characters, so that they can be marked, and those that point at bookmarks."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Final

from lxml import etree

from hsavtal_desktop.word.names import XML_SPACE, W

_POINTING: Final = frozenset({"REF", "PAGEREF", "NOTEREF"})


def write_out_fields(root: etree._Element) -> None:
    """Turn every ``w:fldSimple`` into runs with field characters: a mark cannot stand round the short form."""
    for field in list(root.iter(f"{W}fldSimple")):
        parent = field.getparent()
        if parent is None:
            continue
        look = field.find(f"{W}r/{W}rPr")
        code = etree.Element(f"{W}instrText", {XML_SPACE: "preserve"})
        code.text = field.get(f"{W}instr", "")
        content = [child for child in field.iterchildren(etree.Element) if child.tag != f"{W}fldData"]
        made = [_run(_character("begin"), look), _run(code, look), _run(_character("separate"), look), *content]
        made.append(_run(_character("end"), look))
        at = parent.index(field)
        parent.remove(field)
        for offset, element in enumerate(made):
            parent.insert(at + offset, element)


def bookmark_of(elements: Sequence[etree._Element]) -> str:
    """The bookmark that a field points at, "" for other fields."""
    code = "".join(text.text or "" for element in elements for text in element.iter(f"{W}instrText")).split()
    return code[1] if len(code) > 1 and code[0].upper() in _POINTING else ""


def _character(kind: str) -> etree._Element:
    return etree.Element(f"{W}fldChar", {f"{W}fldCharType": kind})


def _run(content: etree._Element, look: etree._Element | None) -> etree._Element:
    run = etree.Element(f"{W}r")
    if look is not None:
        run.append(deepcopy(look))
    run.append(content)
    return run
