"""A copied passage as HTML that Word, LibreOffice and mail programs understand: structure alone, no styling."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Any

from hsavtal_desktop.core.reading import ATOM
from hsavtal_desktop.gui.page.passage import Grid, Item, Passage

_WITHIN = 4
"""Level of the outermost headings within a clause's text, which stand below those of clauses."""
_TAGS = {"bullet": "ul", "number": "ol"}
_KINDS = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpeg", b"GIF8": "gif"}
_DOTS = 96
"""Of HTML to an inch."""

Blob = Callable[[str], bytes | None]
"""SHA-256 of an attached file → its bytes, None where it is not here."""


def html_of(items: Sequence[Item], blob: Blob = lambda _name: None) -> str:
    """Paragraphs, headings, nested lists, tables and pictures, and the footnotes at the end."""
    writer = _Writer(blob)
    return "".join([*writer.blocks(items), *writer.notes()])


class _Writer:
    """Writes one selection; its footnotes as both Word and LibreOffice know them again."""

    def __init__(self, blob: Blob) -> None:
        self._blob = blob
        self._notes: list[tuple[str, str]] = []
        """Sign and words of each."""

    def blocks(self, items: Sequence[Item]) -> list[str]:
        """Each item as an element, list items together."""
        made: list[str] = []
        for listed, members in groupby(items, key=lambda item: isinstance(item, Passage) and item.style in _TAGS):
            if listed:
                made.append(self._list([item for item in members if isinstance(item, Passage)]))
            else:
                made += [self._table(item) if isinstance(item, Grid) else self._paragraph(item) for item in members]
        return made

    def notes(self) -> Iterator[str]:
        """The footnotes of what was written."""
        if not self._notes:
            return
        yield '<div style="mso-element:footnote-list">'
        for number, (sign, words) in enumerate(self._notes, 1):
            name = _note_name(number)
            yield f'<div id="{name}" style="mso-element:footnote"><p class="sdfootnote">'
            yield f'<a class="sdfootnotesym" name="{name}sym" href="#{name}anc">{sign}</a>{words}</p></div>'
        yield "</div>"

    def _paragraph(self, passage: Passage) -> str:
        level = passage.heading or (passage.level + _WITHIN if passage.style == "heading" else 0)
        tag = f"h{min(6, level)}" if level else "p"
        return f"<{tag}>{self._words(passage)}</{tag}>"

    def _list(self, passages: Sequence[Passage]) -> str:
        """Items with their levels as lists in lists."""
        made, open_tags = [], list[str]()
        for passage in passages:
            tag, depth = _TAGS[passage.style], passage.level + 1
            while len(open_tags) > depth or (len(open_tags) == depth and open_tags[-1] != tag):
                made.append(f"</li></{open_tags.pop()}>")
            if len(open_tags) == depth:
                made.append("</li><li>")
            while len(open_tags) < depth:
                open_tags.append(tag)
                made.append(f"<{tag}><li>")
            made.append(self._words(passage))
        made += [f"</li></{tag}>" for tag in reversed(open_tags)]
        return "".join(made)

    def _table(self, grid: Grid) -> str:
        rows = []
        fills = {(row, column): (down, across) for row, column, down, across in grid.spans}
        for number, row in enumerate(grid.rows):
            tag = "th" if number < grid.header else "td"
            cells = (
                f"<{tag}{_fills(fills.get((number, column), (1, 1)))}>{''.join(self.blocks(cell))}</{tag}>"
                for column, cell in enumerate(row)
                if (number, column) not in grid.covered
            )
            rows.append(f"<tr>{''.join(cells)}</tr>")
        head, body = "".join(rows[: grid.header]), "".join(rows[grid.header :])
        return f'<table border="1">{f"<thead>{head}</thead>" if head else ""}<tbody>{body}</tbody></table>'

    def _words(self, passage: Passage) -> str:
        made = ""
        for words, marks in passage.runs:
            atom = marks.get("atom")
            text = self._atom(atom) if atom else escape(words).replace("\t", "&#9;")
            text = f"<b>{text}</b>" if marks.get("bold") else text
            text = f"<i>{text}</i>" if marks.get("italic") else text
            made += f'<a href="{escape(str(marks["link"]))}">{text}</a>' if marks.get("link") else text
        return made.replace(ATOM, "")

    def _atom(self, atom: Mapping[str, Any]) -> str:
        """What a reference or field prints, a footnote's sign, a picture."""
        printed = escape(str(atom.get("printed", "")))
        if atom.get("type") == "picture":
            return self._picture(atom)
        if atom.get("type") != "footnote":
            return printed
        self._notes.append((printed, escape(str(atom.get("words", "")))))
        name = _note_name(len(self._notes))
        link = f'class="sdfootnoteanc" name="{name}anc" href="#{name}sym" style="mso-footnote-id:{name}"'
        return f"<a {link}><sup>{printed}</sup></a>"

    def _picture(self, atom: Mapping[str, Any]) -> str:
        """The picture itself: who receives it has no file of ours to look in."""
        alt, width = str(atom.get("alt", "")), atom.get("width")
        content = self._blob(str(atom.get("blob", ""))) or b""
        kind = next((kind for start, kind in _KINDS.items() if content.startswith(start)), "")
        if not kind:
            return escape(f"[{alt}]")
        size = f' width="{round(width * _DOTS / 254)}"' if isinstance(width, int) and width > 0 else ""
        return f'<img src="data:image/{kind};base64,{b64encode(content).decode()}" alt="{escape(alt)}"{size}>'


def _note_name(number: int) -> str:
    return f"sdfootnote{number}"


def _fills(extent: tuple[int, int]) -> str:
    return "".join(
        f' {name}="{count}"' for name, count in zip(("rowspan", "colspan"), extent, strict=True) if count > 1
    )
