"""Headers and footers of two files: which is which."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from hsavtal_desktop.word.names import R_NS, R, W
from hsavtal_desktop.word.package import WordPackage
from hsavtal_desktop.word.redlining.adding import Added, Additions
from hsavtal_desktop.word.redlining.survey import Survey

_REFERENCES: Final = (f"{W}headerReference", f"{W}footerReference")


def paired_margins(packages: tuple[WordPackage, WordPackage], surveys: tuple[Survey, Survey]) -> dict[str, str | None]:
    """Part of the new file → the part of the old that has its place, ``None`` where there is none.

    The place is the section, counted from the last, and the kind of page (first, even, other).  What is shown in
    several places is paired where it is in the last of them that the old file has too.
    """
    olds, news = (dict(_places(package, survey)) for package, survey in zip(packages, surveys, strict=True))
    found: dict[str, str | None] = {}
    for place, part in news.items():
        found[part] = olds.get(place) or found.get(part)
    return found


def add_missing(
    packages: tuple[WordPackage, WordPackage], surveys: tuple[Survey, Survey], additions: Additions
) -> dict[str, Added]:
    """Part of the old file → an empty part that is added to the new one in its place, referred to from there."""
    olds, news = (dict(_places(package, survey)) for package, survey in zip(packages, surveys, strict=True))
    sections = list(reversed(list(surveys[1].of(f"{W}sectPr"))))
    added: dict[str, Added] = {}
    shown: dict[tuple[str, str], str] = {}
    for (section, tag, page), part in olds.items():
        if section >= len(sections) or (section, tag, page) in news or shown.get((tag, page)) == part:
            continue
        if part not in added:
            added[part] = additions.new(tag.removeprefix(W).removesuffix("Reference"))
            etree.SubElement(added[part].root, f"{W}p")
        reference = etree.Element(tag, {f"{W}type": page, f"{R}id": added[part].link}, nsmap={"r": R_NS})
        sections[section].insert(0, reference)
        shown[tag, page] = part
    return added


def _places(package: WordPackage, survey: Survey) -> Iterator[tuple[tuple[int, str, str], str]]:
    """Section counted from the last, kind of margin and kind of page → the part shown there.

    A section without one of its own shows that of the section before.
    """
    parts = {link.id: link.target for link in package.relationships(package.main_part) if not link.external}
    sections = list(survey.of(f"{W}sectPr"))
    shown: dict[tuple[str, str], str] = {}
    for index, properties in enumerate(sections):
        for reference in properties.iterchildren(*_REFERENCES):
            part = parts.get(reference.get(f"{R}id", ""))
            if part is not None and package.has(part):
                shown[str(reference.tag), reference.get(f"{W}type", "default")] = part
        for (tag, page), part in shown.items():
            yield (len(sections) - 1 - index, tag, page), part
