"""Parts that the new file lacks and that the old text needs: notes, headers and footers."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from hsavtal_desktop.word.names import CONTENT_TYPES_NS, R_NS, RELATIONSHIPS_NS, W_NS, W
from hsavtal_desktop.word.package import WordPackage

_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.{0}+xml"
_NAMES: Final = {"header": "hdr", "footer": "ftr"}
"""Kind of part → name of its root element, where the two differ."""


@dataclass(frozen=True, slots=True)
class Added:
    """A part to be, and the relationship that leads from the main part to it."""

    part: str
    kind: str
    """Last step of the relationship's type: ``footnotes``, ``header`` and so on."""
    link: str
    root: etree._Element


@dataclass(slots=True)
class Additions:
    """Gives names to parts that are added to a package."""

    package: WordPackage
    made: list[Added] = field(default_factory=list)

    def new(self, kind: str) -> Added:
        """An empty part of a kind, which is written unless it is taken back."""
        folder = posixpath.dirname(self.package.main_part)
        taken = {link.id for link in self.package.relationships(self.package.main_part)}
        number = 1 + len(self.made)
        while self.package.has(part := posixpath.join(folder, f"{kind}Old{number}.xml")) or f"rIdOld{number}" in taken:
            number += 1
        added = Added(part, kind, f"rIdOld{number}", etree.Element(W + _NAMES.get(kind, kind), nsmap={"w": W_NS}))
        self.made.append(added)
        return added


def declare(types: etree._Element, added: Iterable[Added]) -> None:
    """Say in a package's list of content types what the parts are."""
    for one in added:
        override = etree.SubElement(types, f"{{{CONTENT_TYPES_NS}}}Override")
        override.set("PartName", f"/{one.part}")
        override.set("ContentType", _TYPE.format(one.kind))


def lead_to(links: etree._Element, added: Iterable[Added]) -> None:
    """Add the relationships of the main part that lead to the parts."""
    for one in added:
        link = etree.SubElement(links, f"{{{RELATIONSHIPS_NS}}}Relationship")
        link.set("Id", one.link)
        link.set("Type", f"{R_NS}/{one.kind}")
        link.set("Target", f"/{one.part}")


def links_part(main_part: str) -> str:
    """The part that holds the relationships of the main part."""
    folder, name = posixpath.split(main_part)
    return posixpath.join(folder, "_rels", f"{name}.rels")
