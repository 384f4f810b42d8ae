"""A tagged PDF as a screen reader takes it: the structure tree with its text, artifacts left out."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, IndirectObject


@dataclass
class Element:
    """A structure element."""

    role: str
    decoration: str = ""
    children: list[Element | str] = field(default_factory=list)

    def text(self, *without: str) -> str:
        """The text below it, apart from what is decorated in one of these ways."""
        if self.decoration and self.decoration in without:
            return ""
        return "".join(child if isinstance(child, str) else child.text(*without) for child in self.children)

    def all(self, *roles: str) -> Iterator[Element]:
        """Every element below it with one of these roles, in reading order."""
        for child in self.children:
            if isinstance(child, Element):
                if child.role in roles:
                    yield child
                yield from child.all(*roles)


class TaggedPdf:
    """A PDF file that was read back."""

    def __init__(self, data: bytes) -> None:
        self.reader = PdfReader(io.BytesIO(data))
        self.root: Any = self.reader.trailer["/Root"]
        self._texts: dict[tuple[int, int], str] = {}
        for page in self.reader.pages:
            assert page.indirect_reference is not None
            self._read_page(page, page.indirect_reference.idnum)
        self.tree = Element("Root", children=list(self._walk(self.root["/StructTreeRoot"]["/K"], 0)))

    @property
    def bookmarks(self) -> list[tuple[int, str]]:
        """(depth, title) of every bookmark in order."""

        def listed(outline: list[Any], depth: int) -> Iterator[tuple[int, str]]:
            for one in outline:
                if isinstance(one, list):
                    yield from listed(one, depth + 1)
                else:
                    yield depth, str(one.title)

        return list(listed(self.reader.outline, 1))

    def _walk(self, kid: Any, page: int) -> Iterator[Element | str]:
        if isinstance(kid, IndirectObject):
            kid = kid.get_object()
        if isinstance(kid, ArrayObject):
            for one in kid:
                yield from self._walk(one, page)
        elif isinstance(kid, DictionaryObject):
            page = kid.raw_get("/Pg").idnum if "/Pg" in kid else page
            if kid.get("/Type") == "/MCR":
                yield self._texts.get((page, int(kid["/MCID"])), "")
            elif "/S" in kid:
                found = Element(str(kid["/S"]).lstrip("/"), _decoration(kid.get("/A")))
                found.children.extend(self._walk(kid.get("/K", ArrayObject()), page))
                yield found
        else:
            yield self._texts.get((page, int(kid)), "")

    def _read_page(self, page: Any, number: int) -> None:
        fonts = {name: _Font(font.get_object()) for name, font in page["/Resources"].get("/Font", {}).items()}
        font: _Font | None = None
        marks: list[tuple[int | None, str | None]] = []
        for operands, operator in ContentStream(page.get_contents(), self.reader).operations:
            if operator in (b"BDC", b"BMC"):
                about = operands[1] if len(operands) > 1 and isinstance(operands[1], DictionaryObject) else {}
                said = about.get("/ActualText")
                marks.append((about.get("/MCID"), None if said is None else str(said)))
                if said is not None:
                    self._say(number, marks, str(said))
            elif operator == b"EMC":
                marks.pop()
            elif operator == b"Tf":
                font = fonts[operands[0]]
            elif operator in (b"Tj", b"TJ") and font is not None and not any(said is not None for _, said in marks):
                strings = operands[0] if operator == b"TJ" else [operands[0]]
                self._say(number, marks, "".join(map(font.text, filter(_is_string, strings))))

    def _say(self, page: int, marks: list[tuple[int | None, str | None]], words: str) -> None:
        inner = next((number for number, _ in reversed(marks) if number is not None), None)
        if inner is not None:
            self._texts[page, int(inner)] = self._texts.get((page, int(inner)), "") + words


class _Font:
    """Glyph codes of two bytes to text."""

    def __init__(self, font: DictionaryObject) -> None:
        self._characters: dict[int, str] = {}
        stream: Any = font["/ToUnicode"]
        table = stream.get_data().decode("latin-1")
        for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
            for code, text in re.findall(r"<(\w+)>\s*<(\w*)>", block):
                self._characters[int(code, 16)] = _utf16(text)
        for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
            for first, last, text in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
                for step in range(int(last, 16) - int(first, 16) + 1):
                    self._characters[int(first, 16) + step] = chr(ord(_utf16(text)) + step)

    def text(self, glyphs: Any) -> str:
        data: bytes = glyphs.original_bytes
        return "".join(self._characters[int.from_bytes(data[at : at + 2], "big")] for at in range(0, len(data), 2))


def _utf16(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be")


def _is_string(value: Any) -> bool:
    return hasattr(value, "original_bytes")


def _decoration(attributes: Any) -> str:
    if attributes is None:
        return ""
    listed = attributes.get_object()
    for one in listed if isinstance(listed, ArrayObject) else [listed]:
        kind = one.get_object().get("/TextDecorationType") if isinstance(one.get_object(), DictionaryObject) else None
        if kind:
            return str(kind).lstrip("/")
    return ""
