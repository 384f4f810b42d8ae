"""Words from other programs: the structure of paragraphs, lists and tables is kept, their styling is not.

Nothing is fetched, run or drawn: of HTML only what is listed here is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree, html

from hsavtal_desktop.core.drafting.tables import MOST_COLUMNS, MOST_ROWS
from hsavtal_desktop.core.reading import ATOM
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.gui.page import pasted_notes, pasted_tables
from hsavtal_desktop.gui.page.passage import Item, Passage, spans_within
from hsavtal_desktop.gui.page.pasted_pictures import apart, picture_of

MOST = 4_000_000
"""Characters that can be pasted at once."""
_MOST_ELEMENTS = 20_000
_DEEPEST_MARKUP = 200
_DEEPEST = 8
"""Levels of lists."""
_BLOCKS = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "blockquote", "pre", "section", "article"}
    | {"header", "footer", "main", "aside", "address", "figure", "figcaption", "center", "form", "fieldset"}
    | {"caption", "tr", "td", "th"}
)
_SILENT = frozenset(
    {"style", "script", "head", "title", "noscript", "template", "object", "iframe", "svg", "math", "img", "video"}
    | {"audio", "canvas", "input", "select", "button", "textarea", "link", "meta", "xml", "del", "s", "strike"}
)
_BOLD, _ITALIC = frozenset(("b", "strong")), frozenset(("i", "em", "cite", "dfn"))
_LINK = re.compile(r"(?:https?|mailto):[^\s\"<>]+", re.IGNORECASE)
_MSO_LIST = re.compile(r"mso-list:\s*(?:l\d+\s+)?level(\d+)", re.IGNORECASE)
_MSO_LABEL = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
_NUMBER = re.compile(r"\(?(?:\d+|[a-zåäö]|[ivxlcdm]+)[.)]", re.IGNORECASE)
_WEIGHT = re.compile(r"(?<![\w-])font-weight:\s*(bold(?:er)?|normal|lighter|\d+)", re.IGNORECASE)
_SLANT = re.compile(r"(?<![\w-])font-style:\s*(italic|oblique|normal)", re.IGNORECASE)
_OUTLINE = re.compile(r"mso-outline-level:\s*([1-6])\b", re.IGNORECASE)
_HIDDEN = re.compile(
    r"display:\s*none|mso-hide:\s*all|mso-special-character:\s*comment|mso-element:\s*comment-list", re.IGNORECASE
)
_COMMENT = "msocomanchor"
"""Word's class of the sign of a comment, which stays where it was copied."""
_FRAGMENT = re.compile(r"<!--\s*StartFragment\s*-->(.*)<!--\s*EndFragment\s*-->", re.DOTALL | re.IGNORECASE)

_PICTURE = re.compile(r"<img\b(?![^>]*\b(?:width|height)\s*=\s*[\"']?[01](?!\d))", re.IGNORECASE)

Runs = list[tuple[str, dict[str, Any]]]


def passages_of_plain(text: str) -> list[Passage]:
    """One paragraph a line; empty lines go.  Raises Trouble where it is too much."""
    limit(text)
    lines = re.split(r"\r\n|[\r\n\u2028\u2029]", text)
    if len(lines) == 1:
        return [Passage(((lines[0], {}),))] if lines[0] else []
    return [Passage(((line, {}),)) for line in lines if line.strip()]


def items_of_html(text: str) -> list[Item]:
    """Paragraphs, headings, list items, tables, footnotes and pictures, with bold, italic and links.

    All else is dropped.  Word's own way of writing lists is understood.  Raises Trouble where it is too much, or nested
    too deeply.
    """
    text, pictures = apart(text)
    limit(text)
    fragment = _FRAGMENT.search(text)
    root = _parsed(fragment.group(1) if fragment else text)
    if root is None:
        return []
    marks = [pasted_notes.named(each) for each in root.iter("a") if pasted_notes.is_mark(each)]
    notes = pasted_notes.take_out(root, marks) if marks else {}
    if fragment and len(notes) < len(marks):
        # Some programs put the notes beside what was copied.
        whole = _parsed(text)
        notes = notes if whole is None else {**pasted_notes.take_out(whole, marks), **notes}
    reader = _Reader(notes, pictures)
    reader.read(root, _Look(), 0)
    reader.finish()
    return reader.found


def pictures_in(text: str) -> int:
    """How many pictures HTML shows where it was copied; those that only measure or count visitors are none."""
    fragment = _FRAGMENT.search(text)
    return len(_PICTURE.findall(fragment.group(1) if fragment else text))


def _parsed(text: str) -> html.HtmlElement | None:
    """The elements; None for nothing but white space, or what no parser takes for HTML."""
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(text.replace("\0", ""), parser=parser)
    except (etree.ParserError, ValueError):
        return None
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise _too_deep()
    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        raise Trouble(
            Said("Det du klistrar in har för många delar. Klistra in mindre stycken, eller utan formatering.")
        )
    return root


@dataclass(frozen=True)
class _Look:
    """What an element's surroundings make of its words."""

    bold: bool = False
    italic: bool = False
    link: str = ""
    lists: tuple[str, ...] = ()

    @property
    def marks(self) -> dict[str, Any]:
        made: dict[str, Any] = {}
        if self.bold:
            made["bold"] = True
        if self.italic:
            made["italic"] = True
        if self.link:
            made["link"] = self.link
        return made


@dataclass
class _Reader:
    """Goes through the elements once, gathering runs into paragraphs."""

    notes: Mapping[str, str]
    """The words of footnotes by name."""
    pictures: Sequence[bytes] = ()
    found: list[Item] = field(default_factory=list)
    _runs: Runs = field(default_factory=list)
    _style: tuple[str, int] = ("body", 0)
    _heading: int = 0

    def read(self, element: html.HtmlElement, look: _Look, depth: int) -> None:
        """Take in an element and what is in it."""
        if depth > _DEEPEST_MARKUP:
            raise _too_deep()
        tag = element.tag if isinstance(element.tag, str) else ""
        style = element.get("style", "") if tag else ""
        picture = picture_of(element, self.pictures) if tag == "img" else None
        if picture is not None:
            self._runs.append((ATOM, picture.run))
        if not tag or tag in _SILENT or _HIDDEN.search(style) or element.get("class") == _COMMENT:
            return
        if tag == "br":
            self.finish()
        elif pasted_notes.is_mark(element):
            words = self.notes.get(pasted_notes.named(element), "")
            if words:
                self._runs.append((ATOM, {"atom": {"type": "footnote", "words": words}}))
        elif tag == "table":
            self._table(element, look, depth)
        elif _MSO_LABEL.search(style):
            self._label(element)
        elif tag in ("ul", "ol"):
            self.finish()
            kind = "bullet" if tag == "ul" else "number"
            self._inside(element, replace(look, lists=(*look.lists, kind)), depth)
            self.finish()
        elif tag in _BLOCKS:
            self._block(element, tag, style, look, depth)
        else:
            self._inside(element, _inline(element, tag, style, look), depth)

    def finish(self) -> None:
        """End the paragraph being read, if it has any words."""
        runs, self._runs = self._runs, []
        if runs:
            runs[-1] = (runs[-1][0].rstrip(" \t"), runs[-1][1])
        kept = tuple(run for run in runs if run[0].strip("\u00a0 ") or (run[0] and run is not runs[-1]))
        if any(words.strip("\u00a0 \t") for words, _ in kept):
            style, level = self._style
            self.found.append(Passage(kept, style, level, heading=self._heading))
            if style != "body":
                # What follows in the same item is a paragraph of its own.
                self._style = ("body", 0)

    def _block(self, element: html.HtmlElement, tag: str, style: str, look: _Look, depth: int) -> None:
        self.finish()
        before, heading = self._style, self._heading
        mso = _MSO_LIST.search(style)
        if mso is not None:
            self._style = ("bullet", max(0, min(_DEEPEST, int(mso.group(1)) - 1)))
        elif tag == "li" and look.lists:
            self._style = (look.lists[-1], min(_DEEPEST, len(look.lists) - 1))
        self._heading = _heading_level(element, tag, style) or self._heading
        self._inside(element, _inline(element, tag, style, look), depth)
        self.finish()
        self._heading = heading
        if tag == "li" or mso is not None:
            self._style = before if not look.lists else ("body", 0)

    def _label(self, element: html.HtmlElement) -> None:
        """The bullet or number that Word writes out: it says what kind of list the item is in."""
        said = "".join(element.itertext()).strip("\u00a0 \r\n\t")
        self._style = ("number" if _NUMBER.match(said) else "bullet", self._style[1])

    def _inside(self, element: html.HtmlElement, look: _Look, depth: int) -> None:
        self._words(element.text, look)
        for child in element:
            self.read(child, look, depth + 1)
            self._words(child.tail, look)

    def _words(self, text: str | None, look: _Look) -> None:
        words = re.sub(r"[ \t\r\n\f]+", " ", text or "")
        if not self._runs or self._runs[-1][0].endswith((" ", "\t")):
            words = words.lstrip(" ")
        if words:
            self._runs.append((words, look.marks))

    def _table(self, element: html.HtmlElement, look: _Look, depth: int) -> None:
        self.finish()
        for caption in element.iterchildren("caption"):
            self.read(caption, look, depth + 1)
        rows = list(pasted_tables.rows(element))
        header = 0
        for row in rows:
            head = row.getparent()
            if not (
                (head is not None and head.tag == "thead") or all(cell.tag == "th" for cell in pasted_tables.cells(row))
            ):
                break
            header += 1
        plain = replace(look, lists=())
        grid = pasted_tables.squared(
            [
                [(pasted_tables.span(cell), self._cell(cell, plain, depth)) for cell in pasted_tables.cells(row)]
                for row in rows
            ]
        )
        if grid.columns > 1 and len(grid.rows) <= MOST_ROWS and grid.columns <= MOST_COLUMNS:
            spans = tuple(spans_within(grid.spans, len(grid.rows), grid.columns))
            self.found.append(replace(grid, header=min(header, len(grid.rows)), spans=spans))
        else:
            # A frame around running text, or more than a table here can hold.
            self.found.extend(passage for row in grid.rows for cell in row for passage in cell)

    def _cell(self, cell: html.HtmlElement, look: _Look, depth: int) -> tuple[Passage, ...]:
        inner = _Reader(self.notes, self.pictures)
        inner._inside(cell, look, depth + 3)
        inner.finish()
        found: list[Passage] = []
        for item in inner.found:
            if isinstance(item, Passage):
                found.append(replace(item, heading=0))
            else:
                found.extend(passage for row in item.rows for inside in row for passage in inside)
        return tuple(found)


def _heading_level(element: html.HtmlElement, tag: str, style: str) -> int:
    """How deep a heading is, for a browser, for Word (in a style of one's own) or for who is read to; 0 for none."""
    if re.fullmatch("h[1-6]", tag):
        return int(tag[1])
    outline = _OUTLINE.search(style)
    if outline is not None and tag == "p":
        return int(outline.group(1))
    level = element.get("aria-level", "2")
    return int(level) if element.get("role") == "heading" and re.fullmatch("[1-9]", level) else 0


def _inline(element: html.HtmlElement, tag: str, style: str, look: _Look) -> _Look:
    weight, slant = _WEIGHT.search(style), _SLANT.search(style)
    bold = look.bold or tag in _BOLD
    if weight is not None:
        said = weight.group(1).lower()
        bold = said.startswith("bold") or (said.isdigit() and int(said) >= 600)
    italic = look.italic or tag in _ITALIC
    if slant is not None:
        italic = slant.group(1).lower() != "normal"
    link = look.link
    if tag == "a":
        address = _LINK.fullmatch((element.get("href") or "").strip())
        link = address.group() if address else ""
    return replace(look, bold=bold, italic=italic, link=link)


def limit(text: str | bytes) -> None:
    """Raise Trouble where something is too much to be pasted at once."""
    if len(text) > MOST:
        millions = len(text) // 1_000_000
        raise Trouble(
            Said(
                "Det du klistrar in är för stort ({millions} miljoner tecken). Klistra in mindre delar.",
                millions=millions,
            )
        )


def _too_deep() -> Trouble:
    return Trouble(Said("Det du klistrar in är uppbyggt i för många lager. Klistra in det utan formatering i stället."))
