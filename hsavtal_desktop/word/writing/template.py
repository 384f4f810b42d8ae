"""A house template: styles, page, headers and footers with their logo, taken from somebody's .dotx or .docx.

Only what is known is taken: styles by their names, pictures that lie in the file, text.  A template with macros is
refused; what points outside the file, embedded objects and fields that fetch something are left behind.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from lxml import etree

from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.word.names import R, W, local_name, tag_of
from hsavtal_desktop.word.package import WordPackage, open_package
from hsavtal_desktop.word.reading_marks import is_on
from hsavtal_desktop.word.writing.numbering import TEXT_WIDTH
from hsavtal_desktop.word.writing.picture_metadata import without_metadata
from hsavtal_desktop.word.writing.template_cleaning import clean_margin, plain_theme

_PICTURES: Final = frozenset({"png", "jpeg", "jpg", "gif", "bmp", "tiff", "emf", "wmf"})
_MOST_BYTES: Final = 20_000_000


@dataclass(frozen=True, slots=True)
class Margin:
    """A header or footer of the template."""

    kind: str
    """``header`` or ``footer``."""
    pages: str
    """``default``, ``first`` or ``even``."""
    root: etree._Element
    pictures: Mapping[str, str]
    """Relationship id → name in ``word/media/``."""


@dataclass(frozen=True, slots=True)
class HouseTemplate:
    """What is taken from a template."""

    name: str
    styles: etree._Element | None
    margins: tuple[Margin, ...] = ()
    media: Mapping[str, bytes] = field(default_factory=dict)
    theme: bytes = b""
    page: str = ""
    """The elements ``w:pgSz`` and ``w:pgMar``; "" where the text would not fit."""
    first_page: bool = False
    """Whether the first page has a header and footer of its own."""
    even_pages: bool = False


def read_template(path: Path) -> HouseTemplate:
    """Read a template.  Raises Trouble where it can not be read, is no Word file, or carries macros."""
    with open_package(path) as package:
        macros = package.has_macros or "macroenabled" in package.content_type(package.main_part).lower()
        if macros or any(name.lower().endswith("vbaproject.bin") for name in package.part_names):
            raise Trouble(
                Said(
                    "Mallen {name} innehåller makron och används inte. Spara den som .dotx utan makron.", name=path.name
                )
            )
        main = package.xml(package.main_part)
        sections = list(main.iter(f"{W}sectPr"))
        section = sections[-1] if sections else None
        media: dict[str, bytes] = {}
        margins = tuple(_margins(package, section, media)) if section is not None else ()
        theme = package.related(package.main_part, "theme")
        settings = package.related(package.main_part, "settings")
        return HouseTemplate(
            name=path.name,
            styles=_first_xml(package, "styles"),
            margins=margins,
            media=media,
            theme=plain_theme(package.xml(theme[0])) if theme else b"",
            page=_page(section),
            first_page=is_on(section, "titlePg"),
            even_pages=bool(settings) and is_on(package.optional_xml(settings[0]), "evenAndOddHeaders"),
        )


def _first_xml(package: WordPackage, kind: str) -> etree._Element | None:
    parts = package.related(package.main_part, kind)
    return package.optional_xml(parts[0]) if parts else None


def _margins(package: WordPackage, section: etree._Element, media: dict[str, bytes]) -> list[Margin]:
    targets = {link.id: link.target for link in package.relationships(package.main_part) if not link.external}
    found = []
    for kind in ("header", "footer"):
        for reference in section.iterchildren(f"{W}{kind}Reference"):
            part = targets.get(reference.get(f"{R}id", ""), "")
            if package.has(part):
                pages = reference.get(f"{W}type", "default")
                found.append(_margin(package, part, kind, pages, media))
    return found


def _margin(package: WordPackage, part: str, kind: str, pages: str, media: dict[str, bytes]) -> Margin:
    root = package.xml(part)
    kept: dict[str, str] = {}
    for link in package.relationships(part):
        ending = link.target.rpartition(".")[2].lower()
        if link.kind == "image" and not link.external and ending in _PICTURES and package.has(link.target):
            data = package.read(link.target)
            if sum(map(len, media.values())) + len(data) > _MOST_BYTES:
                raise Trouble(
                    Said("Bilderna i mallen {name} är för stora. Gör dem mindre och försök igen.", name=package.name)
                )
            name = f"mall{len(media) + 1}.{'jpeg' if ending == 'jpg' else ending}"
            media[name] = without_metadata(data) or data
            kept[link.id] = name
    clean_margin(root, kept)
    return Margin(kind, pages, root, kept)


def _page(section: etree._Element | None) -> str:
    if section is None:
        return ""
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    if size is None or margins is None:
        return ""
    try:
        width = int(size.get(f"{W}w", "0"))
        room = width - sum(abs(int(margins.get(f"{W}{side}", "0"))) for side in ("left", "right", "gutter"))
    except ValueError:
        return ""
    if room < TEXT_WIDTH:
        return ""
    return "".join(_element_text(each) for each in (size, margins))


def _element_text(element: etree._Element) -> str:
    """An element without content, with the prefix w and none of the namespaces around it."""
    attributes = "".join(
        f' w:{local_name(str(name))}="{value}"'
        for name, value in element.attrib.items()
        if str(name).startswith(W) and str(value).lstrip("-").isalnum()
    )
    return f"<w:{local_name(tag_of(element))}{attributes}/>"
