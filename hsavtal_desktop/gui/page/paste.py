"""Words from other programs: the structure of paragraphs and lists is kept, their styling is not."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

from hsavtal_desktop.gui.page.passage import Passage

_BLOCKS = frozenset(
    ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "table", "tr", "blockquote", "pre", "section")
)
_SILENT = frozenset(("style", "script", "head", "title"))
_BOLD, _ITALIC = frozenset(("b", "strong")), frozenset(("i", "em"))
_DEEPEST = 8


def passages_of_plain(text: str) -> list[Passage]:
    """One paragraph a line; empty lines go."""
    lines = re.split(r"\r\n|[\r\n\u2028\u2029]", text)
    if len(lines) == 1:
        return [Passage(((lines[0], {}),))] if lines[0] else []
    return [Passage(((line, {}),)) for line in lines if line.strip()]


def passages_of_html(html: str) -> list[Passage]:
    """Paragraphs, list items and table rows (cells parted by tabs) with bold and italic; all else is dropped."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.finish()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Passage] = []
        self._runs: list[tuple[str, dict[str, Any]]] = []
        self._lists: list[str] = []
        self._silent = self._bold = self._italic = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag in ("td", "th"):
            if self._runs:
                self._runs.append(("\t", {}))
        elif tag in _BLOCKS or tag == "br":
            self.finish()
        if tag in ("ul", "ol"):
            self._lists.append("bullet" if tag == "ul" else "number")
        if tag in _BOLD:
            self._bold += not _says(attrs, "font-weight:normal")
        self._italic += tag in _ITALIC

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BLOCKS:
            self.finish()
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        if tag in _BOLD:
            self._bold = max(0, self._bold - 1)
        if tag in _ITALIC:
            self._italic = max(0, self._italic - 1)

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        words = re.sub(r"[ \t\r\n\f]+", " ", data)
        if not self._runs or self._runs[-1][0].endswith((" ", "\t")):
            words = words.lstrip(" ")
        if words:
            marks: dict[str, Any] = {}
            if self._bold:
                marks["bold"] = True
            if self._italic:
                marks["italic"] = True
            self._runs.append((words, marks))

    def finish(self) -> None:
        """End the paragraph being read, if it has any words."""
        runs = self._runs
        self._runs = []
        if runs:
            runs[-1] = (runs[-1][0].rstrip(" \t"), runs[-1][1])
        kept = tuple(run for run in runs if run[0])
        if kept:
            style = self._lists[-1] if self._lists else "body"
            self.found.append(Passage(kept, style, min(_DEEPEST, max(0, len(self._lists) - 1))))


def _says(attrs: list[tuple[str, str | None]], declaration: str) -> bool:
    return any(name == "style" and declaration in (value or "").replace(" ", "") for name, value in attrs)
