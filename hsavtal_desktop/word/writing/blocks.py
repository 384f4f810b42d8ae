"""The blocks of the body in order, and the proof that together they are well-formed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from xml.parsers import expat

from hsavtal_desktop.word.names import MC_NS, R_NS, W14_NS, W16DU_NS, W_NS
from hsavtal_desktop.word.xml_text import XML_HEAD

_ROOT: Final = (
    f'<w:document xmlns:w="{W_NS}" xmlns:r="{R_NS}" xmlns:mc="{MC_NS}" xmlns:w14="{W14_NS}" xmlns:w16du="{W16DU_NS}"'
    ' mc:Ignorable="w14 w16du">'
)


class Blocks:
    """Paragraphs and tables."""

    def __init__(self) -> None:
        self._all: list[str] = []
        self._composed: list[str] = []

    def add(self, blocks: Iterable[str]) -> None:
        """Blocks that were put together from parts: all of them are parsed."""
        for block in blocks:
            self._all.append(block)
            self._composed.append(block)

    def add_plain(self, block: str) -> None:
        """A paragraph of plain words, which is the same few tags around escaped words: it needs no parsing.

        Whatever is well-formed around it stays so.  Nearly all paragraphs are plain: parsing them would take about as
        long as writing them.
        """
        self._all.append(block)

    def document(self, section: str) -> bytes:
        """The part ``word/document.xml``."""
        tail = f"{section}</w:body></w:document>"
        check(_joined((_ROOT, "<w:body>", *self._composed, tail)))
        return _joined((XML_HEAD, _ROOT, "<w:body>", *self._all, tail))


def check(xml: str | bytes) -> None:
    """Ill-formed XML never leaves the program.  Prefixes are only our own: they are not looked up."""
    expat.ParserCreate().Parse(xml, True)


def _joined(parts: Iterable[str]) -> bytes:
    return b"".join(map(str.encode, parts))
