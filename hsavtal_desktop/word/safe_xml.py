"""Parse the XML of a package without letting it hurt: no DTD, no network, bounded depth and size.

A part that is too large, too deep or that declares a DTD is refused before a tree is built.  For parts as Word writes
them counting bytes proves that they are harmless, in a twentieth of the time it takes to parse them; any other part is
scanned by expat first.  Well-formed parts are then parsed strictly; the others by a recovering parse whose use is
reported to the caller.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from xml.parsers import expat

from lxml import etree

from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.word.names import STRICT_ROOT, W, tag_of, transitional_namespace

MAX_DEPTH: Final = 200
"""Deepest nesting of elements; tables in tables ten levels deep need about eighty."""

_BLOCK: Final = 4_000
"""Bytes looked at together; so many hold fewer start tags than ``MAX_DEPTH`` unless nearly all of them are empty."""
_NO_SIGNS: Final = bytes(set(range(256)) - set(b"<>=!?"))
UTF_8_START: Final = re.compile(
    rb"""(?:\xef\xbb\xbf)?(?:<\?xml\s+version=["']1\.[0-9]["'](?:\s+encoding=["']utf-8["'])?"""
    rb"""(?:\s+standalone=["'](?:yes|no)["'])?\s*\?>)?\s*(?=<[a-z_])""",
    re.IGNORECASE,
)
"""Everything before the root element of a part that is UTF-8 and nothing else."""

_PORTION: Final = 65_536

_STRICT_MARKS: Final = tuple(STRICT_ROOT.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))

_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
"""A local name that may be written again; the recovering parser lets others through."""
_UNDECLARED: Final = re.compile(r"w:[A-Za-z][A-Za-z0-9]*")
"""A name of the main namespace as the recovering parser leaves it when the prefix was never declared."""


_NUMBERED: Final = re.compile(rb"&#(?:x([0-9A-Fa-f]{1,8})|([0-9]{1,8}));")
"""A character written by its number."""


@dataclass
class Budget:
    """What one package may still use: decompressed bytes, and nodes of XML trees.

    An element counts as two nodes (itself and its text), an attribute as three; a node takes about 70 bytes of memory.
    """

    xml_bytes: int = 96_000_000
    nodes: int = 3_000_000

    def count(self, attributes: int, elements: int = 1) -> bool:
        """Take elements with their attributes; ``False`` when that was more than there is."""
        self.nodes -= 2 * elements + 3 * attributes
        return self.nodes >= 0


@dataclass(frozen=True, slots=True)
class ParsedPart:
    """The root of a parsed part, and the parser's complaint when it had to be recovered (else ``None``)."""

    root: etree._Element
    recovered: str | None


class _Scan:
    """Counts and refuses while expat walks a part."""

    def __init__(self, budget: Budget, where: str) -> None:
        self._budget = budget
        self._where = where
        self._depth = 0
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.ordered_attributes = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._doctype

    def _start(self, _name: str, attributes: list[str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise Trouble(_too_deep(self._where))
        if not self._budget.count(len(attributes) // 2):
            raise Trouble(too_large(self._where))

    def _end(self, _name: str) -> None:
        self._depth -= 1

    def _doctype(self, *_declaration: object) -> None:
        raise Trouble(_has_dtd(self._where))


def parse_part(chunks: Iterable[bytes], where: str, budget: Budget) -> ParsedPart:
    """Parse one XML part given as byte chunks and map Strict names to Transitional ones.

    ``where`` names the file and the part in messages.  Raises ``Trouble`` for a DTD, for too deep or too large XML and
    when not even the recovering parse finds an element.
    """
    data = b"".join(chunks)
    well_formed = _harmless_at_a_glance(data, budget) or _scanned(data, where, budget)
    root, recovered = _tree(data, where, budget)
    if root.getroottree().docinfo.doctype:
        raise Trouble(_has_dtd(where))
    if recovered is not None or not well_formed:
        _refuse_deep_tree(root, where, budget)
    if recovered is not None or any(mark in data for mark in _STRICT_MARKS):
        _map_names(root)
    return ParsedPart(root, recovered)


def _harmless_at_a_glance(data: bytes, budget: Budget) -> bool:
    """Say whether counting bytes proves a part harmless; its nodes are then taken from the budget.

    The proof holds for UTF-8 with ``<`` and ``>`` only where tags begin and end: no DTD, comment, section of character
    data or instruction, no ``>`` in text.  A part that turns out ill-formed is looked at again once it is parsed.
    """
    start = UTF_8_START.match(data)
    if start is None:
        return False
    at = start.end()
    signs = data[at:].translate(None, _NO_SIGNS)
    if b"<!" in signs or b"<?" in signs:
        return False
    depth = starts = ends = 0
    while at < len(data):
        stop = data.find(b"<", at + _BLOCK)
        stop = len(data) if stop < 0 else stop
        ended = data.count(b"</", at, stop)
        started = data.count(b"<", at, stop) - ended
        if depth + started > MAX_DEPTH:
            return False
        depth += started - ended - data.count(b"/>", at, stop)
        starts += started
        ends += ended
        at = stop
    attributes = signs.count(b"=")
    if signs.count(b">") != starts + ends or 2 * starts + 3 * attributes > budget.nodes:
        return False
    return budget.count(attributes, starts)


def _scanned(data: bytes, where: str, budget: Budget) -> bool:
    """Let expat walk a part; ``False`` where it is ill-formed, or in an encoding that expat does not know."""
    scan = _Scan(budget, where)
    try:
        for at in range(0, len(data), _PORTION):
            scan.parser.Parse(data[at : at + _PORTION], False)
    except (expat.ExpatError, ValueError, LookupError):
        return False
    return True


def _tree(data: bytes, where: str, budget: Budget) -> tuple[etree._Element, str | None]:
    try:
        return etree.fromstring(data, _parser(recover=False)), None
    except (etree.XMLSyntaxError, ValueError) as error:
        complaint = str(error)
    if 2 * data.count(b"<") + 3 * data.count(b"=") + data.count(b"&") > budget.nodes:
        raise Trouble(too_large(where))
    try:
        root = etree.fromstring(_NUMBERED.sub(_a_character, data), _parser(recover=True))
        for element in root.iter() if root is not None else ():
            # Half a surrogate pair passes the parser and can not be read: UnicodeDecodeError, a ValueError.
            _ = element.text, element.tail, element.attrib.values()
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise Trouble(
            Said("{where} är skadad och går inte att läsa; be avsändaren spara om filen i Word.", where=where)
        )
    return root, complaint


def _a_character(reference: re.Match[bytes]) -> bytes:
    """A character by its number, U+FFFD for a number that XML gives to none."""
    number = int(reference[1], 16) if reference[1] else int(reference[2])
    allowed = (
        number in (9, 10, 13) or 0x20 <= number < 0xD800 or 0xE000 <= number < 0xFFFE or 0xFFFF < number < 0x110000
    )
    return reference[0] if allowed else b"&#xFFFD;"


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        recover=recover,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _refuse_deep_tree(root: etree._Element, where: str, budget: Budget) -> None:
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            depth += 1
            if depth > MAX_DEPTH:
                raise Trouble(_too_deep(where))
            if not budget.count(len(element.attrib)):
                raise Trouble(too_large(where))
        else:
            depth -= 1


def _map_names(root: etree._Element) -> None:
    """Rename Strict names, and names whose prefix was never declared, to the Transitional ones, in place."""
    renamed: dict[str, str] = {}
    for element in root.iter(etree.Element):
        if (tag := _mapped(tag_of(element), renamed)) != element.tag:
            element.tag = tag
        for key in list(element.attrib):
            if (name := _mapped(str(key), renamed)) != key:
                element.set(name, element.attrib.pop(key))


def _mapped(tag: str, renamed: dict[str, str]) -> str:
    if tag not in renamed:
        namespace, brace, name = tag.removeprefix("{").rpartition("}")
        if brace and _NAME.fullmatch(name):
            renamed[tag] = f"{{{transitional_namespace(namespace)}}}{name}"
        else:
            renamed[tag] = W + tag[2:] if _UNDECLARED.fullmatch(tag) else tag
    return renamed[tag]


def _too_deep(where: str) -> Said:
    return Said(
        "{where} är nästlad djupare än {levels} nivåer och öppnas inte; be avsändaren spara om filen i Word.",
        where=where,
        levels=MAX_DEPTH,
    )


def _has_dtd(where: str) -> Said:
    return Said("{where} innehåller en DTD, vilket Word-filer aldrig gör; filen öppnas inte.", where=where)


def too_large(where: str) -> Said:
    """Return the sentence for XML that is larger than any agreement needs."""
    return Said(
        "{where} är orimligt stor när den packas upp och öppnas inte; be avsändaren spara om filen i Word.", where=where
    )
