"""Our styles in the look of a house template, style by style, by name."""

from __future__ import annotations

from copy import deepcopy
from typing import Final

from lxml import etree

from hsavtal_desktop.word.names import W, local_name, tag_of

_BEFORE_NUMBERS: Final = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
"""What comes before ``w:numPr`` among the properties of a paragraph (ISO 29500-1, 17.3.1.26)."""
_LANGUAGE: Final = "sv-SE"


def in_house_style(ours: str, template: etree._Element) -> str:
    """The styles part: the template's styles, those of ours that it lacks, and our numbers on headings."""
    own = etree.fromstring(ours.encode())
    root = etree.Element(tag_of(own), nsmap={"w": W[1:-1]})
    by_name = {_name(style): style for style in own.iterchildren(f"{W}style")}
    taken = [deepcopy(style) for style in template.iterchildren(f"{W}style") if _name(style)]
    ids = {style.get(f"{W}styleId", ""): _new_id(style, by_name) for style in taken}
    defaults = template.find(f"{W}docDefaults")
    root.append(_with_language(deepcopy(defaults)) if defaults is not None else own[0])
    named: set[str] = set()
    for style in taken:
        name = _name(style)
        if name in named:
            continue
        named.add(name)
        _adapt(style, ids, by_name.get(name))
        root.append(style)
    for name, style in by_name.items():
        if name not in named:
            root.append(style)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True).decode()


def _name(style: etree._Element) -> str:
    """Kind and name; Word does not tell upper from lower case in the names of its own styles."""
    name = style.find(f"{W}name")
    value = "" if name is None else name.get(f"{W}val", "")
    return f"{style.get(f'{W}type', 'paragraph')} {value.lower()}" if value else ""


def _new_id(style: etree._Element, ours: dict[str, etree._Element]) -> str:
    """Our id for a style of ours; any other keeps its own, marked as the template's."""
    known = ours.get(_name(style))
    return known.get(f"{W}styleId", "") if known is not None else f"Mall{style.get(f'{W}styleId', '')}"


def _adapt(style: etree._Element, ids: dict[str, str], ours: etree._Element | None) -> None:
    style.set(f"{W}styleId", ids[style.get(f"{W}styleId", "")])
    for name in [name for name in style.attrib if local_name(str(name)).startswith("rsid")]:
        del style.attrib[name]
    for kind in ("basedOn", "next", "link"):
        reference = style.find(f"{W}{kind}")
        if reference is not None:
            target = ids.get(reference.get(f"{W}val", ""))
            if target is None:
                style.remove(reference)
            else:
                reference.set(f"{W}val", target)
    for rsid in style.findall(f"{W}rsid"):
        style.remove(rsid)
    properties = style.find(f"{W}pPr")
    if properties is not None:
        for numbers in properties.findall(f"{W}numPr"):
            properties.remove(numbers)
    if style.get(f"{W}type", "paragraph") == "paragraph":
        _number(style, properties, ours)


def _number(style: etree._Element, properties: etree._Element | None, ours: etree._Element | None) -> None:
    """Our list and outline level on a style that has them with us; no list on one that only builds on such a one."""
    numbers = ours.find(f"{W}pPr/{W}numPr") if ours is not None else None
    level = ours.find(f"{W}pPr/{W}outlineLvl") if ours is not None else None
    if numbers is None and style.find(f"{W}basedOn") is not None:
        numbers = etree.Element(f"{W}numPr")
        etree.SubElement(numbers, f"{W}numId", {f"{W}val": "0"})
    if numbers is None and level is None:
        return
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        run = style.find(f"{W}rPr")
        if run is not None:
            run.addprevious(properties)
        else:
            style.append(properties)
    if numbers is not None:
        place = sum(local_name(tag_of(each)) in _BEFORE_NUMBERS for each in properties)
        properties.insert(place, deepcopy(numbers))
    if level is not None and properties.find(f"{W}outlineLvl") is None:
        properties.append(deepcopy(level))


def _with_language(defaults: etree._Element) -> etree._Element:
    run = defaults.find(f"{W}rPrDefault/{W}rPr")
    if run is not None:
        for language in run.findall(f"{W}lang"):
            run.remove(language)
        etree.SubElement(run, f"{W}lang", {f"{W}val": _LANGUAGE, f"{W}eastAsia": _LANGUAGE, f"{W}bidi": "ar-SA"})
    return defaults
