"""A copied passage as HTML that Word, LibreOffice and mail programs understand: structure alone, no styling."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby

from hsavtal_desktop.core.reading import ATOM
from hsavtal_desktop.gui.page.passage import Grid, Item, Passage

_WITHIN = 4
"""Level of the outermost headings within a clause's text, which stand below those of clauses."""
_TAGS = {"bullet": "ul", "number": "ol"}


def html_of(items: Sequence[Item]) -> str:
    """Paragraphs, headings, nested lists and tables."""
    return "".join(_blocks(items))


def _blocks(items: Sequence[Item]) -> list[str]:
    made: list[str] = []
    for listed, members in groupby(items, key=lambda item: isinstance(item, Passage) and item.style in _TAGS):
        if listed:
            made.append(_list([item for item in members if isinstance(item, Passage)]))
        else:
            made += [_table(item) if isinstance(item, Grid) else _paragraph(item) for item in members]
    return made


def _paragraph(passage: Passage) -> str:
    level = passage.heading or (passage.level + _WITHIN if passage.style == "heading" else 0)
    tag = f"h{min(6, level)}" if level else "p"
    return f"<{tag}>{_words(passage)}</{tag}>"


def _list(passages: Sequence[Passage]) -> str:
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
        made.append(_words(passage))
    made += [f"</li></{tag}>" for tag in reversed(open_tags)]
    return "".join(made)


def _table(grid: Grid) -> str:
    rows = []
    fills = {(row, column): (down, across) for row, column, down, across in grid.spans}
    for number, row in enumerate(grid.rows):
        tag = "th" if number < grid.header else "td"
        cells = (
            f"<{tag}{_fills(fills.get((number, column), (1, 1)))}>{''.join(_blocks(cell))}</{tag}>"
            for column, cell in enumerate(row)
            if (number, column) not in grid.covered
        )
        rows.append(f"<tr>{''.join(cells)}</tr>")
    head, body = "".join(rows[: grid.header]), "".join(rows[grid.header :])
    return f'<table border="1">{f"<thead>{head}</thead>" if head else ""}<tbody>{body}</tbody></table>'


def _fills(extent: tuple[int, int]) -> str:
    return "".join(
        f' {name}="{count}"' for name, count in zip(("rowspan", "colspan"), extent, strict=True) if count > 1
    )


def _words(passage: Passage) -> str:
    made = ""
    for words, marks in passage.runs:
        atom = marks.get("atom")
        text = escape(str(atom.get("printed", "")) if atom else words).replace("\t", "&#9;")
        if atom and atom.get("type") == "footnote":
            text = f"<sup>{text}</sup>"
        text = f"<b>{text}</b>" if marks.get("bold") else text
        text = f"<i>{text}</i>" if marks.get("italic") else text
        made += f'<a href="{escape(str(marks["link"]))}">{text}</a>' if marks.get("link") else text
    return made.replace(ATOM, "")
