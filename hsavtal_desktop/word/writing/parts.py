"""The parts of the file beside the text, and the zip archive (ISO 29500-2)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from hsavtal_desktop.word.identity import MAP_PART, SentIdentity, custom_properties, format_identifier, write_map
from hsavtal_desktop.word.names import CONTENT_TYPES_NS, CUSTOM_PROPERTIES_NS, RELATIONSHIPS_NS
from hsavtal_desktop.word.writing.frame import MarginPart
from hsavtal_desktop.word.xml_text import XML_HEAD, escaped

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_MICROSOFT: Final = "http://schemas.microsoft.com/office"
_WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip archive can say: the same content gives the same bytes."""
_LEVEL: Final = 6
_MAP_ID: Final = "{5B1D6E0C-3C58-4B0E-9B51-7C1A4D2F8E07}"

_THEME: Final = "word/theme/theme1.xml"
_IMAGES: Final = {"emf": "x-emf", "wmf": "x-wmf"}

_WORD_PARTS: Final[Mapping[str, tuple[str, str, str]]] = {
    "styles.xml": ("rIdStyles", f"{_OFFICE}/styles", f"{_WORD_TYPE}.styles+xml"),
    "numbering.xml": ("rIdNumbering", f"{_OFFICE}/numbering", f"{_WORD_TYPE}.numbering+xml"),
    "settings.xml": ("rIdSettings", f"{_OFFICE}/settings", f"{_WORD_TYPE}.settings+xml"),
    "footnotes.xml": ("rIdFootnotes", f"{_OFFICE}/footnotes", f"{_WORD_TYPE}.footnotes+xml"),
    "comments.xml": ("rIdComments", f"{_OFFICE}/comments", f"{_WORD_TYPE}.comments+xml"),
    "commentsExtended.xml": (
        "rIdCommentsExtended",
        f"{_MICROSOFT}/2011/relationships/commentsExtended",
        f"{_WORD_TYPE}.commentsExtended+xml",
    ),
    "commentsIds.xml": (
        "rIdCommentsIds",
        f"{_MICROSOFT}/2016/09/relationships/commentsIds",
        f"{_WORD_TYPE}.commentsIds+xml",
    ),
    "commentsExtensible.xml": (
        "rIdCommentsExtensible",
        f"{_MICROSOFT}/2018/08/relationships/commentsExtensible",
        f"{_WORD_TYPE}.commentsExtensible+xml",
    ),
}
"""Name in ``word/`` → relationship id, relationship type, content type."""


@dataclass(frozen=True, slots=True)
class Outside:
    """What the text points at outside its own part."""

    links: Mapping[str, str]
    """Address → relationship id."""
    pictures: Mapping[str, str]
    """Relationship id → name in ``word/media/``."""
    media: Mapping[str, bytes]
    """Name in ``word/media/`` → bytes."""
    margins: tuple[MarginPart, ...] = ()
    theme: bytes = b""


def archive(
    document: bytes, word_parts: Mapping[str, str], outside: Outside, title: str, identity: SentIdentity
) -> bytes:
    """The Word file.  ``word_parts`` maps names in ``word/`` to XML."""
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": _content_types(word_parts, outside),
        "_rels/.rels": _package_relations(),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _document_relations(word_parts, outside),
        **{f"word/{name}": content for name, content in word_parts.items()},
        **{f"word/media/{name}": content for name, content in outside.media.items()},
        "docProps/core.xml": core_properties(title, identity),
        "docProps/custom.xml": custom_part(identity),
        MAP_PART: write_map(identity),
        **_map_companions(),
    }
    for margin in outside.margins:
        files[f"word/{margin.name}"] = margin.xml
        if margin.pictures:
            files[f"word/_rels/{margin.name}.rels"] = _relations(_pictures(margin.pictures))
    if outside.theme:
        files[_THEME] = outside.theme
    if "footnotes.xml" in word_parts:
        files["word/_rels/footnotes.xml.rels"] = _relations(_outside(outside))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as target:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, content, compresslevel=_LEVEL)
    return stream.getvalue()


def core_properties(title: str, identity: SentIdentity) -> str:
    """Title, language, times and the identifier; nobody's name."""
    time = escaped(identity.time)
    return (
        f'{XML_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(title)}</dc:title><dc:creator/>"
        f"<dc:identifier>{format_identifier(identity.workspace, identity.content_hash)}</dc:identifier>"
        "<dc:language>sv-SE</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{time}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{time}</dcterms:modified>'
        f"<cp:version>{escaped(identity.version)}</cp:version></cp:coreProperties>"
    )


def custom_part(identity: SentIdentity) -> str:
    """The custom document properties."""
    lines = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{name}">'
        f"<vt:lpwstr>{escaped(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(custom_properties(identity).items(), 2)
    )
    return (
        f'{XML_HEAD}<Properties xmlns="{CUSTOM_PROPERTIES_NS}"'
        ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        f"{lines}</Properties>"
    )


def _map_companions() -> dict[str, str | bytes]:
    folder, _, name = MAP_PART.rpartition("/")
    properties = name.replace("item", "itemProps")
    return {
        f"{folder}/{properties}": (
            f'{XML_HEAD}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"'
            f' ds:itemID="{_MAP_ID}"><ds:schemaRefs/></ds:datastoreItem>'
        ),
        f"{folder}/_rels/{name}.rels": _relations([("rId1", f"{_OFFICE}/customXmlProps", properties, False)]),
    }


def _content_types(word_parts: Iterable[str], outside: Outside) -> str:
    overrides = {
        "word/document.xml": f"{_WORD_TYPE}.document.main+xml",
        **{f"word/{name}": _WORD_PARTS[name][2] for name in word_parts},
        **{f"word/{margin.name}": f"{_WORD_TYPE}.{margin.kind}+xml" for margin in outside.margins},
        **({_THEME: "application/vnd.openxmlformats-officedocument.theme+xml"} if outside.theme else {}),
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        MAP_PART.replace("item", "itemProps"): (
            "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
        ),
    }
    lines = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    kinds = dict.fromkeys(name.rpartition(".")[2] for name in outside.media)
    pictures = "".join(f'<Default Extension="{kind}" ContentType="image/{_IMAGES.get(kind, kind)}"/>' for kind in kinds)
    return (
        f'{XML_HEAD}<Types xmlns="{CONTENT_TYPES_NS}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{pictures}{lines}</Types>'
    )


def _package_relations() -> str:
    return _relations(
        [
            ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml", False),
            ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml", False),
            ("rId3", f"{_OFFICE}/custom-properties", "docProps/custom.xml", False),
        ]
    )


def _document_relations(word_parts: Iterable[str], outside: Outside) -> str:
    lines = [(*_WORD_PARTS[name][:2], name, False) for name in word_parts]
    lines.extend((one.relation, f"{_OFFICE}/{one.kind}", one.name, False) for one in outside.margins)
    if outside.theme:
        lines.append(("rIdTheme", f"{_OFFICE}/theme", "theme/theme1.xml", False))
    lines.append(("rIdMap", f"{_OFFICE}/customXml", f"../{MAP_PART}", False))
    return _relations([*lines, *_outside(outside)])


def _outside(outside: Outside) -> list[tuple[str, str, str, bool]]:
    links = [(name, f"{_OFFICE}/hyperlink", address, True) for address, name in outside.links.items()]
    return links + _pictures(outside.pictures)


def _pictures(pictures: Mapping[str, str]) -> list[tuple[str, str, str, bool]]:
    return [(name, f"{_OFFICE}/image", f"media/{file}", False) for name, file in pictures.items()]


def _relations(lines: Iterable[tuple[str, str, str, bool]]) -> str:
    """From (id, type, target, whether outside the file)."""
    inner = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{escaped(target)}"'
        + (' TargetMode="External"/>' if external else "/>")
        for name, kind, target, external in lines
    )
    return f'{XML_HEAD}<Relationships xmlns="{RELATIONSHIPS_NS}">{inner}</Relationships>'
