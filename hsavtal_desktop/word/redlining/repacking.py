"""Write a package again with some parts replaced: macros and outside links left out, Strict files as Transitional."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Final

from lxml import etree

from hsavtal_desktop.word.names import CONTENT_TYPES_NS, RELATIONSHIPS_NS, STRICT_ROOT, R, W, transitional_namespace
from hsavtal_desktop.word.package import WordPackage
from hsavtal_desktop.word.redlining.accepting import remove
from hsavtal_desktop.word.redlining.adding import Added, declare, lead_to, links_part

_MAIN_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MACRO_WORDS: Final = ("vbaProject", "vbaData", "keyMapCustomizations", "attachedToolbars")
"""Last steps of the relationship types that carry macros."""
_TYPES: Final = "[Content_Types].xml"
_ROOT_LINKS: Final = "_rels/.rels"
_LINKS: Final = f"{{{RELATIONSHIPS_NS}}}Relationships"
_HYPERLINK: Final = "hyperlink"
_NOTHING_BUT_LINKS: Final = frozenset(
    f"{W}{name}" for name in ("attachedTemplate", "subDoc", "altChunk", "saveThroughXslt")
)
"""What is nothing without what it links to."""
_LEVEL: Final = 3
"""Of deflation: a quarter larger than at Word's own level, in a third of the time."""


def repacked(package: WordPackage, replaced: Mapping[str, bytes], added: Sequence[Added] = ()) -> bytes:
    """The package as a macro-free .docx with the ``replaced`` parts (by name) in place of its own, and ``added`` ones.

    Nothing in it is fetched when it is opened: of what lies outside the file only the targets of hyperlinks stay.
    """
    dropped = _macro_parts(package)
    outside = _outside_links(package)
    strict = package.has(_ROOT_LINKS) and STRICT_ROOT.encode() in package.read(_ROOT_LINKS)
    links = links_part(package.main_part)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as made:
        for part in sorted(package.part_names, key=lambda name: name != _TYPES):
            if part.lower() in dropped:
                continue
            if part in outside and part.endswith(".xml"):
                made.writestr(part, _without_links(package.xml(part, replaced.get(part)), outside[part]))
            elif part in replaced:
                made.writestr(part, replaced[part])
            elif part == _TYPES:
                made.writestr(part, _content_types(package, dropped, added))
            elif part.endswith(".rels") and (dropped or strict or outside or added):
                led = added if part.lower() == links.lower() else ()
                made.writestr(part, _relationships(package.xml(part), dropped, led))
            elif strict and part.endswith(".xml"):
                made.writestr(part, written(package.xml(part)))
            else:
                made.writestr(part, package.read(part))
        if added and not package.has(links):
            made.writestr(links, _relationships(etree.Element(_LINKS, nsmap={None: RELATIONSHIPS_NS}), dropped, added))
        for one in added:
            made.writestr(one.part, written(one.root))
    return stream.getvalue()


def written(root: etree._Element) -> bytes:
    """A part's bytes; the prefixes of what was a Strict part stand for the Transitional namespaces."""
    if any(namespace.startswith(STRICT_ROOT) for namespace in root.nsmap.values()):
        root = _redeclared(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _redeclared(root: etree._Element) -> etree._Element:
    """The same tree below a root that declares Transitional namespaces, in names and in addresses (``uri``)."""
    spaces = {prefix: transitional_namespace(namespace) for prefix, namespace in root.nsmap.items()}
    spaces = {prefix: space for prefix, space in spaces.items() if prefix is None or not prefix.startswith("ns")}
    made = etree.Element(root.tag, dict(root.attrib), nsmap=spaces)
    made.text = root.text
    made.extend(list(root))
    for element in made.iter(etree.Element):
        address = element.get("uri")
        if address is not None:
            element.set("uri", transitional_namespace(address))
    return made


def _macro_parts(package: WordPackage) -> frozenset[str]:
    found: set[str] = set()
    waiting = [package.main_part]
    while waiting:
        for link in package.relationships(waiting.pop()):
            if link.kind in _MACRO_WORDS and not link.external and link.target.lower() not in found:
                found.add(link.target.lower())
                waiting.append(link.target)
    return frozenset(found)


def _outside_links(package: WordPackage) -> dict[str, set[str]]:
    """Part → the ids of its links to what is fetched when the file is opened: a template, a picture, an object."""
    found = {
        part: {link.id for link in package.relationships(part) if link.external and link.kind != _HYPERLINK}
        for part in package.part_names
    }
    return {part: ids for part, ids in found.items() if ids}


def _without_links(root: etree._Element, ids: set[str]) -> bytes:
    """The bytes of a part without what refers to some of its links."""
    for element in list(root.iter(etree.Element)):
        held = [name for name, value in element.attrib.items() if str(name).startswith(R) and value in ids]
        for name in held:
            del element.attrib[name]
        if held and element.tag in _NOTHING_BUT_LINKS:
            remove(element)
    return written(root)


def _content_types(package: WordPackage, dropped: frozenset[str], added: Sequence[Added]) -> bytes:
    root = package.xml(_TYPES)
    main = "/" + package.main_part.lower()
    for override in list(root.iter(f"{{{CONTENT_TYPES_NS}}}Override")):
        name = override.get("PartName", "").lower()
        if name == main:
            override.set("ContentType", _MAIN_TYPE)
        elif name.lstrip("/") in dropped:
            root.remove(override)
    declare(root, added)
    return written(root)


def _relationships(root: etree._Element, dropped: frozenset[str], added: Sequence[Added]) -> bytes:
    for link in list(root.iter(f"{{{RELATIONSHIPS_NS}}}Relationship")):
        kind = link.get("Type", "")
        link.set("Type", transitional_namespace(kind))
        name = kind.rpartition("/")[2]
        is_outside = link.get("TargetMode", "").lower() == "external" and name != _HYPERLINK
        if is_outside or (dropped and name in _MACRO_WORDS):
            root.remove(link)
    lead_to(root, added)
    return written(root)
