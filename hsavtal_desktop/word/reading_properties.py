"""Read what a file says about itself: core and custom properties and custom XML parts."""

from __future__ import annotations

from typing import Final

from lxml import etree

from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.word.model import CustomXmlPart
from hsavtal_desktop.word.names import CUSTOM_PROPERTIES_NS, local_name, tag_of
from hsavtal_desktop.word.package import WordPackage

_MAX_CUSTOM_XML: Final = 64


def core_properties(package: WordPackage) -> dict[str, str]:
    """Return the core properties (``identifier``, ``title``, ``creator`` …), local name → text."""
    return {
        local_name(tag_of(each)): "".join(each.itertext()).strip() for each in _children(package, "core-properties")
    }


def custom_properties(package: WordPackage) -> dict[str, str]:
    """Return the custom document properties, name → value as text."""
    found: dict[str, str] = {}
    for element in _children(package, "custom-properties"):
        if element.tag == f"{{{CUSTOM_PROPERTIES_NS}}}property":
            found[element.get("name", "")] = "".join(element.itertext()).strip()
    return found


def custom_xml(package: WordPackage) -> tuple[CustomXmlPart, ...]:
    """Return the custom XML parts of the document; an unreadable one is left out with a warning."""
    parts = []
    for part in package.related(package.main_part, "customXml")[:_MAX_CUSTOM_XML]:
        try:
            parts.append(CustomXmlPart(part, package.read(part)))
        except Trouble as trouble:
            package.warnings.append(trouble.sentence)
    return tuple(parts)


def _children(package: WordPackage, kind: str) -> list[etree._Element]:
    parts = package.related("", kind)
    root = package.optional_xml(parts[0]) if parts else None
    return [] if root is None else list(root.iterchildren(etree.Element))
