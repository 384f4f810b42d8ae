"""Read what a drawing shows: the part of the picture, its text for those who do not see it, and its printed size."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lxml import etree

from hsavtal_desktop.word.model import WordPicture
from hsavtal_desktop.word.names import R, local_name, tag_of

EMU_PER_TENTH: Final = 3_600
"""English metric units in a tenth of a millimetre."""
_SHOWING: Final = {"blip": f"{R}embed", "imagedata": f"{R}id"}
"""Element that shows a picture (DrawingML, and the older VML) → the attribute that names its relationship."""


def read_picture(drawing: etree._Element, parts: Mapping[str, str]) -> WordPicture | None:
    """The first picture in a drawing that lies in the file; ``parts`` maps relationship ids."""
    part, alt, width, height = "", "", 0, 0
    for element in drawing.iterdescendants(etree.Element):
        name = local_name(tag_of(element))
        if name in _SHOWING and not part:
            part = parts.get(element.get(_SHOWING[name], ""), "")
        elif name == "docPr" and not alt:
            alt = element.get("descr", "")
        elif name == "extent" and not width:
            width, height = _tenths(element.get("cx", "")), _tenths(element.get("cy", ""))
    return WordPicture(part, alt, width, height) if part else None


def _tenths(emu: str) -> int:
    return int(emu) // EMU_PER_TENTH if emu.isascii() and emu.isdigit() and len(emu) < 12 else 0
