"""Compare two Word files and write the differences as native revisions.

The result is the new file with the old text in it: *Accept all* gives the new file's text, *Reject all* the old one's.
Revisions that either file already has are accepted first.  Differences are told in whole words; paragraphs, table rows
and moved paragraphs are marked as such.  Looks are not compared.
"""

from __future__ import annotations

from lxml import etree

from hsavtal_desktop.word.names import W
from hsavtal_desktop.word.package import WordPackage, open_package
from hsavtal_desktop.word.redlining.accepting import accept_all
from hsavtal_desktop.word.redlining.content import Objects, Side
from hsavtal_desktop.word.redlining.foreign import Foreign, Target
from hsavtal_desktop.word.redlining.marks import Marker
from hsavtal_desktop.word.redlining.merging import Merger
from hsavtal_desktop.word.redlining.repacking import repacked, written


def redline(
    old: bytes,
    new: bytes,
    *,
    time: str,
    author: str = "Jämförelse",
    old_name: str | None = None,
    new_name: str | None = None,
) -> bytes:
    """The new file with its differences from the old one as revisions by ``author``.

    ``time`` is UTC, as 2026-11-22T09:41:00Z.  The names are what messages call the files.  Raises ``Trouble`` when a
    file cannot be read.
    """
    with open_package(old, old_name) as old_package, open_package(new, new_name) as new_package:
        old_root = old_package.xml(old_package.main_part)
        new_root = new_package.xml(new_package.main_part)
        accept_all(old_root)
        accept_all(new_root)
        objects = Objects()
        old_side = Side(old_root, objects, _Pictures(old_package))
        new_side = Side(new_root, objects, _Pictures(new_package))
        marker = Marker(author, time, new_root)
        foreign = Foreign(old_side, marker, _target(new_package))
        Merger(old_side, new_side, foreign, marker).container(_body(old_root), _body(new_root))
        return repacked(new_package, {new_package.main_part: written(new_root)})


def _body(root: etree._Element) -> etree._Element:
    body = root.find(f"{W}body")
    return root if body is None else body


class _Pictures:
    """The bytes that relationships of the main part lead to."""

    def __init__(self, package: WordPackage) -> None:
        self._package = package

    def __call__(self, link: str) -> bytes | None:
        for relationship in self._package.relationships(self._package.main_part):
            if relationship.id == link and not relationship.external and self._package.has(relationship.target):
                return self._package.read(relationship.target)
        return None


def _target(package: WordPackage) -> Target:
    styles = [package.optional_xml(part) for part in package.related(package.main_part, "styles")[:1]]
    lists = [package.optional_xml(part) for part in package.related(package.main_part, "numbering")[:1]]
    return Target(
        frozenset(
            style.get(f"{W}styleId", "") for root in styles if root is not None for style in root.iter(f"{W}style")
        ),
        frozenset(number.get(f"{W}numId", "") for root in lists if root is not None for number in root.iter(f"{W}num")),
    )
