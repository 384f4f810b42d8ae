"""A comparison as one HTML file that needs nothing else: no script, no font, no network.

Structure and marks follow WCAG 2.1 AA: language, one level-one heading and no skipped levels, a link past the lists
first, ``ins`` and ``del`` with words before and after them for screen readers, header rows in tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from hsavtal_desktop.core.comparison.model import Comparison
from hsavtal_desktop.reports.characters import printable
from hsavtal_desktop.reports.frame import Frame, Layout, date_in_words
from hsavtal_desktop.reports.ink import COME, GONE, Ink, Marked, Stretch, without
from hsavtal_desktop.reports.passages import Block, Line, blocks
from hsavtal_desktop.reports.wording import BAR, LEGEND, SPOKEN, facts, summary
from hsavtal_desktop.resources import resource_path

_TAGS: Final = {
    Ink.INSERTED: ("<ins>", "</ins>"),
    Ink.DELETED: ("<del>", "</del>"),
    Ink.MOVED_FROM: ('<del class="moved">', "</del>"),
    Ink.MOVED_TO: ('<ins class="moved">', "</ins>"),
}
_DEEPEST: Final = 4
"""Levels of lists that are told apart."""
_HANGING: Final = 7
"""Longest number that hangs in the margin."""


def comparison_html(
    comparison: Comparison, frame: Frame, *, layout: Layout = Layout.INLINE, only_changes: bool = False
) -> bytes:
    """The comparison as an HTML file in UTF-8; the same values give the same bytes."""
    shown = blocks(comparison, only_changes=only_changes)
    changed = [block for block in shown if block.changed]
    return "\n".join(
        (
            *_head(frame),
            f'<body class="{layout}">',
            '<a class="skip" href="#texten">Hoppa till texten</a>',
            *_header(comparison, frame),
            *_list(changed),
            '<main id="texten" tabindex="-1">',
            *_columns(frame, layout),
            *_clauses(shown, changed, layout),
            "</main>",
            f"<footer>{_text(_footer(frame))}</footer>",
            "</body>",
            "</html>\n",
        )
    ).encode()


def _text(words: str) -> str:
    return escape(printable(words))


def _head(frame: Frame) -> Iterator[str]:
    css = resource_path("reports", "comparison.css").read_text(encoding="utf-8")
    yield "<!DOCTYPE html>"
    yield '<html lang="sv">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{_text(frame.heading)}</title>"
    yield f"<style>\n{css}</style>"
    yield "</head>"


def _header(comparison: Comparison, frame: Frame) -> Iterator[str]:
    yield "<header>"
    yield f"<h1>{_text(frame.heading)}</h1>"
    if frame.marking:
        yield f'<p class="marking">{_text(frame.marking)}</p>'
    yield '<dl class="facts">'
    for name, value in facts(frame):
        yield f"<dt>{_text(name)}</dt><dd>{_text(value)}</dd>"
    yield "</dl>"
    yield f"<p>{_text(summary(comparison))}</p>"
    legend = " ".join(_TAGS[ink][0] + _text(words) + _TAGS[ink][1] for ink, words in LEGEND)
    yield f"<p>{legend} {_text(BAR)}</p>"
    yield "</header>"


def _list(changed: Sequence[Block]) -> Iterator[str]:
    if not changed:
        return
    yield '<nav aria-labelledby="andrade">'
    yield '<h2 id="andrade">Ändrade punkter</h2>'
    yield '<table class="list">'
    yield '<thead><tr><th scope="col">Punkt</th><th scope="col">Rubrik</th><th scope="col">Vad</th></tr></thead>'
    yield "<tbody>"
    for block in changed:
        link = f'<a href="#{block.anchor}">{_text(block.name)}</a>'
        yield f"<tr><td>{_text(block.number)}</td><td>{link}</td><td>{_text(block.note)}</td></tr>"
    yield "</tbody></table>"
    yield "</nav>"


def _columns(frame: Frame, layout: Layout) -> Iterator[str]:
    if layout is Layout.SIDE:
        before, after = _text(f"Före: {frame.old.described}"), _text(f"Efter: {frame.new.described}")
        yield f'<div class="columns" aria-hidden="true"><div>{before}</div><div>{after}</div></div>'


def _clauses(shown: Sequence[Block], changed: Sequence[Block], layout: Layout) -> Iterator[str]:
    places = {block.anchor: index for index, block in enumerate(changed)}
    for block in shown:
        at = places.get(block.anchor)
        names = " ".join(
            name
            for name, wanted in (("clause", True), ("changed", at is not None), (f"level{block.level}", block.level))
            if wanted
        )
        yield f'<div class="{names}" id="{block.anchor}">'
        yield from _opening(block)
        if at is not None:
            yield _steps(changed, at)
        for line in block.lines:
            yield from _pair(line) if layout is Layout.SIDE else _inline(line)
        yield "</div>"


def _opening(block: Block) -> Iterator[str]:
    kind = "number hangs" if len(block.number) <= _HANGING else "number"
    if block.heading:
        number = f'<span class="{kind}">{_text(block.number)}</span> ' if block.number else ""
        level = block.level + 1
        yield f"<h{level}>{number}{_stretches(block.heading)}</h{level}>"
    elif block.number:
        yield f'<p class="{kind}">{_text(block.number)}</p>'
    if block.note:
        yield f'<p class="note">{_text(block.note)}</p>'


def _steps(changed: Sequence[Block], at: int) -> str:
    links = [
        f'<a href="#{changed[to].anchor}" title="{words}"><span aria-hidden="true">{sign}</span>'
        f'<span class="unseen">{words}</span></a>'
        for to, words, sign in ((at - 1, "Föregående ändrade punkt", "↑"), (at + 1, "Nästa ändrade punkt", "↓"))
        if 0 <= to < len(changed)
    ]
    return f'<p class="steps">{" ".join(links)}</p>' if links else ""


def _inline(line: Line) -> Iterator[str]:
    if line.rows:
        yield _table(line.rows)
    else:
        names = _names("aside" if line.aside else "", line)
        kind = f' class="{names}"' if names else ""
        yield f"<p{kind}>{_told(line)}{_stretches(line.stretches)}</p>"


def _pair(line: Line) -> Iterator[str]:
    """The two sides; what is the same on both is hidden once from screen readers."""
    if line.aside:
        yield from _apart(line)
        return
    old, new = _side(line, COME), _side(line, GONE)
    yield '<div class="pair">'
    if line.changed:
        before = f'<span class="unseen">[före] </span>{old}' if old else ""
        after = f'<span class="unseen">[efter] </span>{_told(line)}{new}' if new else ""
        yield _cell("old", before, line)
        yield _cell("new", after, line)
    else:
        item = _names("", line)
        kind = f' class="{item}"' if item else ""
        hidden = f'<p{kind} aria-hidden="true">{old}</p>'
        yield f'<div class="old" aria-hidden="true">{old}</div>' if line.rows else hidden
        yield _cell("new", new, line)
    yield "</div>"


def _apart(line: Line) -> Iterator[str]:
    """A proposal that competes, whole on the side that it is proposed on."""
    yield '<div class="pair">'
    for side in ("old", "new"):
        content = f"{_told(line)}{_stretches(line.stretches)}" if line.aside == side else ""
        yield f'<p class="{side} aside">{content}</p>' if content else "<div></div>"
    yield "</div>"


def _cell(name: str, content: str, line: Line) -> str:
    tag = "div" if line.rows else "p"
    return f'<{tag} class="{_names(name, line)}">{content}</{tag}>'


def _names(name: str, line: Line) -> str:
    """The classes of a paragraph: its own, and those of a list item."""
    item = f"item item{min(line.level, _DEEPEST)}" if line.level else ""
    return " ".join(part for part in (name, item) if part)


def _side(line: Line, gone: frozenset[Ink]) -> str:
    if not line.rows:
        return _stretches(without(line.stretches, gone))
    rows = [tuple(without(cell, gone) for cell in row) for row in line.rows]
    filled = [row for row in rows if any(cell for cell in row)]
    return _table(filled) if filled else ""


def _told(line: Line) -> str:
    return f'<span class="note">{_text(line.note)}</span> ' if line.note else ""


def _table(rows: Sequence[Sequence[Marked]]) -> str:
    width = max(len(row) for row in rows)
    header = "".join(f'<th scope="col">{_stretches(cell)}</th>' for cell in _padded(rows[0], width))
    body = "".join(
        "<tr>" + "".join(f"<td>{_stretches(cell)}</td>" for cell in _padded(row, width)) + "</tr>\n" for row in rows[1:]
    )
    return f"<table>\n<thead><tr>{header}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>"


def _padded(row: Sequence[Marked], width: int) -> Sequence[Marked]:
    return (*row, *((),) * (width - len(row)))


def _stretches(stretches: Sequence[Stretch]) -> str:
    return "".join(_stretch(stretch) for stretch in stretches if stretch.text)


def _stretch(stretch: Stretch) -> str:
    words = _text(stretch.text).replace("\t", "&emsp;").replace("\n", "<br>")
    if stretch.ink is Ink.PLAIN:
        return words
    start, stop = _TAGS[stretch.ink]
    before, after = SPOKEN[stretch.ink]
    return f'{start}<span class="unseen">{before} </span>{words}<span class="unseen"> {after}</span>{stop}'


def _footer(frame: Frame) -> str:
    hashes = " → ".join(part for part in (frame.old.short_hash, frame.new.short_hash) if part)
    parts = (frame.marking, frame.title, frame.status, date_in_words(frame.time), hashes)
    return " · ".join(part for part in parts if part)
