"""Who a Word file is, written several times over, because every editor drops something.

=============================  =======================================  ==============================================
carrier                        what it says                             survives
=============================  =======================================  ==============================================
bookmark ``_cl_<clause>``      where a clause begins                    every editor, also by way of other formats
bookmark ``_pt_<part>``        where a part begins                      likewise
bookmark ``_dt_<document>``    where a document of a package begins     likewise
bookmark ``_mv_<clause>``      the place a clause is proposed to leave  likewise
``w14:paraId``                 which paragraph break this is            Word
custom properties              workspace, version, hash, heads          Word, LibreOffice
core property ``identifier``   workspace and hash, shortened            nearly every editor
custom XML part                clause → hash of its text                Word, LibreOffice
=============================  =======================================  ==============================================

Writing and intake share what is here.  A bookmark name has at most 40 characters and a clause id at most 36.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from struct import Struct
from typing import Final

from lxml import etree

from hsavtal_desktop.word.xml_text import XML_HEAD, escaped

CLAUSE_PREFIX: Final = "_cl_"
PART_PREFIX: Final = "_pt_"
LEFT_PREFIX: Final = "_mv_"
DOCUMENT_PREFIX: Final = "_dt_"

PROPERTY_WORKSPACE: Final = "hsavtal-workspace"
PROPERTY_DOCUMENTS: Final = "hsavtal-documents"
PROPERTY_VERSION: Final = "hsavtal-version"
PROPERTY_VIEW: Final = "hsavtal-view"
PROPERTY_HASH: Final = "hsavtal-hash"
PROPERTY_HEADS: Final = "hsavtal-heads"
PROPERTY_SINCE: Final = "hsavtal-since"
PROPERTY_TIME: Final = "hsavtal-time"

MAP_NS: Final = "urn:hsavtal:sent-copy:1"
MAP_PART: Final = "customXml/item7.xml"
"""``item1`` to ``item3`` are what templates and Word itself use."""

_SHORT: Final = 16
_FIRST_FOUR: Final = Struct(">I").unpack_from
_IDENTIFIER: Final = re.compile(r"hsavtal:([0-9a-f]{0,16}):([0-9a-f]{0,16})")


@dataclass(frozen=True, slots=True)
class ClauseMark:
    """A clause as it stood in the sent copy."""

    clause: str
    document: str
    number: str
    text_hash: str
    """:func:`text_hash` of what *Reject all* leaves of it."""


@dataclass(frozen=True, slots=True)
class SentIdentity:
    """What a sent copy says about itself."""

    workspace: str
    """Id of the workspace (its first change)."""
    documents: tuple[str, ...]
    version: str
    view: str
    content_hash: str
    heads: tuple[str, ...]
    time: str
    """UTC."""
    since: str = ""
    """The version that the changes in it are told from, "" where they are the open proposals."""
    clauses: tuple[ClauseMark, ...] = field(default=())


def clause_bookmark(clause: str) -> str:
    """The name of the bookmark where a clause begins."""
    return CLAUSE_PREFIX + clause


def part_bookmark(part: str) -> str:
    """The name of the bookmark where a part begins."""
    return PART_PREFIX + part


def document_bookmark(document: str) -> str:
    """The name of the bookmark where a document of a package begins."""
    return DOCUMENT_PREFIX + document


def left_bookmark(clause: str) -> str:
    """The name of the bookmark at the place a clause is proposed to leave."""
    return LEFT_PREFIX + clause


def clause_of(bookmark: str) -> str:
    """The clause that begins at a bookmark, or "" where it marks none."""
    return bookmark[len(CLAUSE_PREFIX) :] if bookmark.startswith(CLAUSE_PREFIX) else ""


def part_of(bookmark: str) -> str:
    """The part that begins at a bookmark, or ""."""
    return bookmark[len(PART_PREFIX) :] if bookmark.startswith(PART_PREFIX) else ""


def left_clause_of(bookmark: str) -> str:
    """The clause that is proposed to leave the place of a bookmark, or ""."""
    return bookmark[len(LEFT_PREFIX) :] if bookmark.startswith(LEFT_PREFIX) else ""


def paragraph_id(*names: str) -> str:
    """A ``w14:paraId`` (eight hexadecimal digits, above 0 and below 80000000) that depends on the names alone."""
    return _eight_digits("\x1f".join(names))


def _eight_digits(names: str) -> str:
    number: int = _FIRST_FOUR(hashlib.sha256(names.encode(), usedforsecurity=False).digest())[0]
    return "%08X" % (number % 0x7FFFFFFE + 1)


def break_paragraph_id(document: str, text: str, source: str, offset: int) -> str:
    """The ``w14:paraId`` of the paragraph that ends with a break of a text: the same in every export.

    ``text`` is the text id (``b.<clause>``).  Words that stand before a table in a paragraph end with no break of ours:
    there it is ``before.<clause>`` and the table's own character.  At the place a clause is proposed to leave, the text
    id has ``left `` before it.
    """
    return _eight_digits(f"{document}\x1f{text}\x1f{source}\x1f{offset}")


def text_hash(paragraphs: Iterable[str]) -> str:
    """SHA-256 of paragraphs as 64 hexadecimal digits; white space collapsed, empty paragraphs left out."""
    collapsed: list[str] = []
    for paragraph in paragraphs:
        # What is printable has no white space but spaces: where those are single, there is nothing to collapse.
        if "  " in paragraph or not paragraph.isprintable() or paragraph[:1] == " " or paragraph[-1:] == " ":
            paragraph = " ".join(paragraph.split())  # noqa: PLW2901
        if paragraph:
            collapsed.append(paragraph)
    return hashlib.sha256("\n".join(collapsed).encode()).hexdigest()


def format_identifier(workspace: str, content_hash: str) -> str:
    """The core property ``identifier``: ``hsavtal:<workspace>:<hash>``, the first 16 digits of each."""
    return f"hsavtal:{workspace[:_SHORT]}:{content_hash[:_SHORT]}"


def parse_identifier(identifier: str) -> tuple[str, str] | None:
    """(workspace, hash), 16 digits of each, from a core property; None where it is somebody else's."""
    found = _IDENTIFIER.fullmatch(identifier.strip())
    return (found[1], found[2]) if found else None


def custom_properties(identity: SentIdentity) -> dict[str, str]:
    """Custom document properties, name → text."""
    return {
        PROPERTY_WORKSPACE: identity.workspace,
        PROPERTY_DOCUMENTS: " ".join(identity.documents),
        PROPERTY_VERSION: identity.version,
        PROPERTY_VIEW: identity.view,
        PROPERTY_HASH: identity.content_hash,
        PROPERTY_HEADS: " ".join(identity.heads),
        PROPERTY_TIME: identity.time,
        **({PROPERTY_SINCE: identity.since} if identity.since else {}),
    }


def identity_of_properties(properties: Mapping[str, str]) -> SentIdentity | None:
    """What custom properties say; None where they are not this program's."""
    if not properties.get(PROPERTY_HASH):
        return None
    return SentIdentity(
        workspace=properties.get(PROPERTY_WORKSPACE, ""),
        documents=tuple(properties.get(PROPERTY_DOCUMENTS, "").split()),
        version=properties.get(PROPERTY_VERSION, ""),
        view=properties.get(PROPERTY_VIEW, ""),
        content_hash=properties[PROPERTY_HASH],
        heads=tuple(properties.get(PROPERTY_HEADS, "").split()),
        time=properties.get(PROPERTY_TIME, ""),
        since=properties.get(PROPERTY_SINCE, ""),
    )


def write_map(identity: SentIdentity) -> bytes:
    """The custom XML part."""
    about = _attributes(
        workspace=identity.workspace,
        version=identity.version,
        view=identity.view,
        hash=identity.content_hash,
        time=identity.time,
        **({"since": identity.since} if identity.since else {}),
    )
    lines = [f'{XML_HEAD}<sent xmlns="{MAP_NS}"{about}>']
    lines.extend(f"<head{_attributes(id=head)}/>" for head in identity.heads)
    lines.extend(f"<document{_attributes(id=document)}/>" for document in identity.documents)
    lines.extend(
        f'<clause id="{escaped(mark.clause)}" document="{escaped(mark.document)}"'
        f' number="{escaped(mark.number)}" hash="{mark.text_hash}"/>'
        for mark in identity.clauses
    )
    lines.append("</sent>")
    return "\n".join(lines).encode()


def read_map(data: bytes) -> SentIdentity | None:
    """What a custom XML part says; None where it is not this program's or is damaged.  No entity is expanded."""
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None
    if root.tag != f"{{{MAP_NS}}}sent" or root.getroottree().docinfo.doctype:
        return None
    return SentIdentity(
        workspace=root.get("workspace", ""),
        documents=tuple(element.get("id", "") for element in root.iterchildren(f"{{{MAP_NS}}}document")),
        version=root.get("version", ""),
        view=root.get("view", ""),
        content_hash=root.get("hash", ""),
        heads=tuple(element.get("id", "") for element in root.iterchildren(f"{{{MAP_NS}}}head")),
        time=root.get("time", ""),
        since=root.get("since", ""),
        clauses=tuple(
            ClauseMark(
                element.get("id", ""), element.get("document", ""), element.get("number", ""), element.get("hash", "")
            )
            for element in root.iterchildren(f"{{{MAP_NS}}}clause")
        ),
    )


def _attributes(**values: str) -> str:
    return "".join(f' {name}="{escaped(value)}"' for name, value in values.items())
