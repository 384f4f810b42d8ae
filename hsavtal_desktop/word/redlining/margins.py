"""Headers and footers of two files: which is which."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
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
    packages: tuple[WordPackage, WordPackage],
    surveys: tuple[Survey, Survey],
    compared: Collection[str | None],
    additions: Additions,
) -> dict[str, Added]:
    """Part of the old file → an empty part that is added to the new one in its place, referred to from there.

    ``compared`` are the old parts that have one in the new file.  What has no place in the new file's sections is
    referred to from the old section, where that comes back with its deleted paragraph, or kept without one.
    """
    olds, news = (dict(_places(package, survey)) for package, survey in zip(packages, surveys, strict=True))
    sections = list(reversed(list(surveys[1].of(f"{W}sectPr"))))
    added: dict[str, Added] = {}
    shown: dict[tuple[str, str], str] = {}
    for (section, tag, page), part in olds.items():
        is_free = 0 <= section < len(sections) and (section, tag, page) not in news
        if (part in compared and not is_free) or shown.get((tag, page)) == part:
            continue
        if part not in added:
            added[part] = additions.new(tag.removeprefix(W).removesuffix("Reference"))
            etree.SubElement(added[part].root, f"{W}p")
        if is_free:
            reference = etree.Element(tag, {f"{W}type": page, f"{R}id": added[part].link}, nsmap={"r": R_NS})
            sections[section].insert(0, reference)
            shown[tag, page] = part
    return added


def led_to(
    packages: tuple[WordPackage, WordPackage], paired: Mapping[str, str | None], added: Mapping[str, Added]
) -> dict[str, str]:
    """Relationship of the old main part → that of the new one which leads to what stands there when all is rejected."""
    olds, news = (package.relationships(package.main_part) for package in packages)
    links = {link.target: link.id for link in news if not link.external}
    homes = {old: links[new] for new, old in paired.items() if old is not None and new in links}
    homes.update((old, one.link) for old, one in added.items())
    return {link.id: homes[link.target] for link in olds if not link.external and link.target in homes}


def _places(package: WordPackage, survey: Survey) -> Iterator[tuple[tuple[int, str, str], str]]:
    """Section counted from the last, kind of margin and kind of page → the part shown there.

    A section without one of its own shows that of the section before.  What no section shows has numbers below 0.
    """
    parts = {link.id: link.target for link in package.relationships(package.main_part) if not link.external}
    sections = list(survey.of(f"{W}sectPr"))
    shown: dict[tuple[str, str], str] = {}
    seen: set[str] = set()
    for index, properties in enumerate(sections):
        for reference in properties.iterchildren(*_REFERENCES):
            part = parts.get(reference.get(f"{R}id", ""))
            if part is not None and package.has(part):
                shown[str(reference.tag), reference.get(f"{W}type", "default")] = part
        for (tag, page), part in shown.items():
            seen.add(part)
            yield (len(sections) - 1 - index, tag, page), part
    for tag in _REFERENCES:
        kind = tag.removeprefix(W).removesuffix("Reference")
        hidden = [part for part in package.related(package.main_part, kind) if part not in seen]
        for number, part in enumerate(hidden, 1):
            yield (-number, tag, ""), part
