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

    The place is the section, counted from the last, and the kind of page (first, even, other).
    """
    olds, news = (dict(_places(package, survey)) for package, survey in zip(packages, surveys, strict=True))
    found: dict[str, str | None] = {}
    for place, part in news.items():
        if found.get(part) is None:
            found[part] = olds.get(place)
    return found


def add_missing(
    packages: tuple[WordPackage, WordPackage], surveys: tuple[Survey, Survey], additions: Additions
) -> dict[str, Added]:
    """Part of the old file → an empty part that is added to the new one in its place, referred to from there.

    Where the new text shows another section's header or footer in that place nothing is added: it would be covered.
    """
    olds, news = (dict(_places(package, survey)) for package, survey in zip(packages, surveys, strict=True))
    sections = list(reversed(list(surveys[1].of(f"{W}sectPr"))))
    added: dict[str, Added] = {}
    for (section, tag, page), part in olds.items():
        covers = any((earlier, tag, page) in news for earlier in range(section, len(sections)))
        if section >= len(sections) or covers:
            continue
        if part not in added:
            added[part] = additions.new(tag.removeprefix(W).removesuffix("Reference"))
            etree.SubElement(added[part].root, f"{W}p")
        reference = etree.Element(tag, {f"{W}type": page, f"{R}id": added[part].link}, nsmap={"r": R_NS})
        sections[section].insert(0, reference)
    return added


def _places(package: WordPackage, survey: Survey) -> Iterator[tuple[tuple[int, str, str], str]]:
    parts = {link.id: link.target for link in package.relationships(package.main_part) if not link.external}
    for section, properties in enumerate(reversed(list(survey.of(f"{W}sectPr")))):
        for reference in properties.iterchildren(*_REFERENCES):
            part = parts.get(reference.get(f"{R}id", ""))
            if part is not None and package.has(part):
                yield (section, str(reference.tag), reference.get(f"{W}type", "default")), part
