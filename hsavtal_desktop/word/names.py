"""The XML names of WordprocessingML (ECMA-376 / ISO 29500) that the reader and the writer share."""

from __future__ import annotations

from typing import Final

from lxml import etree

W_NS: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14_NS: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
W15_NS: Final = "http://schemas.microsoft.com/office/word/2012/wordml"
W16CEX_NS: Final = "http://schemas.microsoft.com/office/word/2018/wordml/cex"
W16CID_NS: Final = "http://schemas.microsoft.com/office/word/2016/wordml/cid"
W16DU_NS: Final = "http://schemas.microsoft.com/office/word/2023/wordml/word16du"
M_NS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/math"
MC_NS: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
R_NS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONSHIPS_NS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES_NS: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
CUSTOM_PROPERTIES_NS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
XML_NS: Final = "http://www.w3.org/XML/1998/namespace"

W: Final = f"{{{W_NS}}}"
W14: Final = f"{{{W14_NS}}}"
W15: Final = f"{{{W15_NS}}}"
M: Final = f"{{{M_NS}}}"
MC: Final = f"{{{MC_NS}}}"
R: Final = f"{{{R_NS}}}"
DATE_UTC: Final = f"{{{W16DU_NS}}}dateUtc"
XML_SPACE: Final = f"{{{XML_NS}}}space"

STRICT_ROOT: Final = "http://purl.oclc.org/ooxml/"
"""Every namespace of a Strict file starts so."""

_STRICT_EXCEPTIONS: Final = {
    "http://purl.oclc.org/ooxml/officeDocument/extendedProperties": (
        "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    ),
    "http://purl.oclc.org/ooxml/officeDocument/customProperties": CUSTOM_PROPERTIES_NS,
}


def transitional_namespace(namespace: str) -> str:
    """Return the Transitional twin of a Strict namespace (ISO 29500-4 annex A); any other is returned unchanged."""
    if not namespace.startswith(STRICT_ROOT):
        return namespace
    if namespace in _STRICT_EXCEPTIONS:
        return _STRICT_EXCEPTIONS[namespace]
    family, _, rest = namespace.removeprefix(STRICT_ROOT).partition("/")
    return f"http://schemas.openxmlformats.org/{family}/2006/{rest}"


def tag_of(element: etree._Element) -> str:
    """Return the tag of an element; an empty string for what is no element (an entity, say)."""
    tag = element.tag
    return tag if isinstance(tag, str) else ""


def local_name(tag: str) -> str:
    """Return the name of an element or attribute without its namespace."""
    return tag.rpartition("}")[2]
