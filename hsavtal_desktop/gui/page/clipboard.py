"""Copying and pasting: plain words, HTML for other programs, and a form of our own that keeps structure and atoms."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any, NamedTuple

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from hsavtal_desktop.core.atoms import picture
from hsavtal_desktop.core.reading import ATOM, Piece, View
from hsavtal_desktop.gui.page.caret import Caret
from hsavtal_desktop.gui.page.copied_html import html_of
from hsavtal_desktop.gui.page.display import atom_words
from hsavtal_desktop.gui.page.leaf import Content
from hsavtal_desktop.gui.page.passage import Grid, Item, Passage, flat, spans_within
from hsavtal_desktop.gui.page.paste import items_of_html, limit, passages_of_plain, pictures_in
from hsavtal_desktop.gui.page.pasted_pictures import pictures
from hsavtal_desktop.gui.page.selection import covered, held_by
from hsavtal_desktop.gui.page.setting import Setting

MIME = "application/x-hsavtal-passage+json"
"""A list of paragraphs ``{"style", "level", "heading", "runs": [[words, marks], …]}`` and of tables
``{"header", "rows": [[[paragraph, …], …], …]}``."""

Range = tuple[Content, int, int]
"""A content and what is selected in it."""
_KEPT = ("bold", "italic", "link")
_WITHOUT_A_SYSTEM = ("offscreen", "minimal")
"""Platforms where the clipboard is the program's own."""
_MUCH = 20_000
"""Letters, markup among them, that are read in some milliseconds."""
_PORTABLE = ("reference", "field", "picture", "footnote")
"""Types of atoms that can stand elsewhere in the package."""


def passages(caret: Caret) -> list[Passage]:
    """The selection, paragraph by paragraph, without what is struck."""
    return [passage for passage, _ in _paragraphs(covered(caret), caret.flow.setting)]


def items(caret: Caret) -> list[Item]:
    """The selection with its structure: headings that are in it whole, and tables."""
    return _items(caret, list(covered(caret)))


def _items(caret: Caret, ranges: Sequence[Range]) -> list[Item]:
    setting = caret.flow.setting
    found: list[Item] = []
    for table, members in groupby(ranges, key=lambda each: _table_of(each[0])):
        listed = list(members)
        alone = len({content.text for content, _, _ in listed}) == 1
        if table and not (alone and len(listed) == len(ranges)):
            found.append(_grid(table, listed, caret))
            continue
        for passage, (content, start, stop) in _paragraphs(listed, setting):
            whole = content.text.startswith("h.") and start == content.start and stop > content.stop
            found.append(_headed(passage, content, caret) if whole else passage)
    return found


class Copied(NamedTuple):
    """Words in each of the forms that the clipboard holds."""

    plain: str
    html: str
    own: bytes
    """What :data:`MIME` tells."""

    @property
    def much(self) -> bool:
        """Whether reading it would take too long for one turn."""
        return max(len(self.own), len(self.html), len(self.plain)) > _MUCH

    def data(self) -> QMimeData:
        """As the clipboard takes it."""
        data = QMimeData()
        data.setText(self.plain)
        data.setHtml(self.html)
        data.setData(MIME, self.own)
        return data


def copied(caret: Caret) -> Copied:
    """The selection for the clipboard.  Raises Stopped when cancelled."""
    ranges = list(covered(caret))
    found = _items(caret, ranges)
    return Copied(
        "\n".join(passage.plain for passage, _ in _paragraphs(ranges, caret.flow.setting)),
        html_of(found, caret.flow.setting.source.blob),
        json.dumps([_written(item) for item in found], ensure_ascii=False).encode(),
    )


def let_go() -> None:
    """Let go of what was copied where no other program could paste it, as before the program ends.

    Qt would do it after Python has ended, and crash.
    """
    if QGuiApplication.platformName() in _WITHOUT_A_SYSTEM:
        QGuiApplication.clipboard().clear()


def taken(data: QMimeData) -> Copied:
    """What a clipboard holds, apart from it: no other thread may ask the clipboard."""
    plain = data.text() if data.hasText() else ""
    return Copied(plain, data.html() if data.hasHtml() else "", bytes(data.data(MIME).data()))


def items_of(taken: Copied) -> list[Item]:
    """What was copied, its styling cleaned; empty when it has no words.

    Raises Trouble where it is too much.
    """
    return (_own(taken.own) if taken.own else []) or items_of_html(taken.html) or list(passages_of_plain(taken.plain))


def pictures_left_out(taken: Copied, found: Sequence[Item]) -> int:
    """How many pictures :func:`items_of` passed by: their files are somewhere else, and nothing is fetched."""
    return 0 if taken.own else pictures_in(taken.html) - len(pictures(found))


def _table_of(content: Content) -> str:
    return content.text.split(".")[1] if content.text.startswith("c.") else ""


def _headed(passage: Passage, content: Content, caret: Caret) -> Passage:
    index = caret.flow.locate(content.text)
    place = None if index is None else caret.flow.sections[index].place
    return Passage(passage.runs, "body", 0, passage.plain, 1 if place is None else place.depth + 1)


def _grid(table: str, listed: Sequence[Range], caret: Caret) -> Grid:
    """The rows of a table that the selection touches."""
    setting = caret.flow.setting
    index = caret.flow.locate(listed[0][0].text)
    held = None if index is None else held_by(caret.flow, index)
    clause = None if held is None else held.clause
    ranges: dict[str, list[Range]] = {}
    for content, start, stop in listed:
        ranges.setdefault(content.text, []).append((content, start, stop))
    cells = {text: [passage for passage, _ in _paragraphs(cell, setting)] for text, cell in ranges.items()}
    if clause is None or table not in clause.tables:
        return Grid((tuple(tuple(cell) for cell in cells.values()),))
    found = clause.tables[table]
    touched = {
        number + below
        for number, row in enumerate(found.rows)
        for cell in row.cells
        if cell in cells
        for below in range(found.spans.get(cell, (1, 1))[0])
    }
    kept = [found.rows[number] for number in sorted(touched)]
    rows = tuple(tuple(tuple(cells.get(cell, ())) for cell in row.cells) for row in kept)
    merged = (
        (number, column, *found.spans[cell])
        for number, row in enumerate(kept)
        for column, cell in enumerate(row.cells)
        if cell in found.spans
    )
    spans = tuple(spans_within(merged, len(kept), len(found.columns)))
    return Grid(rows, sum(row.header for row in kept), spans)


def _paragraphs(ranges: Iterable[Range], setting: Setting) -> list[tuple[Passage, Range]]:
    """The paragraphs of some ranges, each with the last range in it.

    Where a break is struck, or a picture stands within a paragraph, the words read on.
    """
    found: list[tuple[Passage, Range]] = []
    goes_on = ""
    for content, start, stop in ranges:
        passage = _passage(content, start, stop, setting)
        if goes_on == content.text:
            before, _ = found.pop()
            passage = replace(passage, runs=before.runs + passage.runs, plain=before.plain + passage.plain)
        found.append((passage, (content, start, stop)))
        struck = stop > content.stop and content.end is not None and content.end.deleted
        goes_on = content.text if struck or content.end is None else ""
    return found


def _passage(content: Content, start: int, stop: int, setting: Setting) -> Passage:
    runs = tuple(_cut(content, start, stop))
    plain = "".join(words.replace(ATOM, _spelt_out(marks, setting)) for words, marks in runs)
    kept = tuple((words, _carried(marks, setting)) for words, marks in runs if _portable(marks))
    style = "body" if content.text.startswith("h.") else content.style
    return Passage(kept, style, content.level if style != "body" else 0, plain)


def _spelt_out(marks: Mapping[str, Any], setting: Setting) -> str:
    """What stands for an atom where there are words alone."""
    piece = Piece(ATOM, "", 0, marks=marks)
    shown = picture(piece)
    return atom_words(piece, setting) if shown is None else f"[{shown.alt}]"


def _cut(content: Content, start: int, stop: int) -> Iterator[tuple[str, dict[str, Any]]]:
    position = content.start
    for piece in content.pieces:
        words = piece.text[max(0, start - position) : max(0, stop - position)]
        position += len(piece.text)
        if words and not piece.deleted:
            kept = (*_KEPT, "atom") if ATOM in words else _KEPT
            yield words, {name: piece.marks[name] for name in kept if piece.marks.get(name)}


def _portable(marks: Mapping[str, Any]) -> bool:
    atom = marks.get("atom")
    return not atom or atom.get("type") in _PORTABLE


def _carried(marks: dict[str, Any], setting: Setting) -> dict[str, Any]:
    """An atom with what it must bring along: a footnote its words, everything what it prints elsewhere."""
    atom = marks.get("atom")
    if not atom:
        return marks
    printed = atom_words(Piece(ATOM, "", 0, marks=marks), setting)
    carried = {**atom, "printed": printed}
    if atom.get("type") == "footnote":
        note = setting.source.text(f"n.{atom.get('id', '')}", View.FINAL)
        carried["words"] = " ".join(paragraph.text.replace(ATOM, "") for paragraph in note)
    return {**marks, "atom": carried}


def _written(item: Item) -> dict[str, Any]:
    if isinstance(item, Grid):
        rows = [[[_written(passage) for passage in cell] for cell in row] for row in item.rows]
        return {"header": item.header, "rows": rows, "spans": [list(span) for span in item.spans]}
    return {
        "style": item.style,
        "level": item.level,
        "heading": item.heading,
        "runs": [list(run) for run in item.runs],
    }


def _own(raw: bytes) -> list[Item]:
    """What another window of ours copied; empty where it is not of that form (anybody can write to a clipboard).

    Raises Trouble where it is too much.
    """
    limit(raw)
    try:
        return [_read(row) for row in json.loads(raw)]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return []


def _read(row: Mapping[str, Any]) -> Item:
    if "rows" in row:
        rows = tuple(tuple(tuple(flat([_read(each) for each in cell])) for cell in line) for line in row["rows"])
        grid = Grid(rows, int(row["header"]))
        listed = ((int(a), int(b), int(c), int(d)) for a, b, c, d in row.get("spans", ()))
        return replace(grid, spans=tuple(spans_within(listed, len(rows), grid.columns)))
    runs = tuple((str(words), _known(marks)) for words, marks in row["runs"] if _portable(marks))
    style = str(row["style"]) if row["style"] in ("body", "bullet", "number", "heading") else "body"
    return Passage(runs, style, max(0, min(8, int(row["level"]))), heading=max(0, min(9, int(row.get("heading", 0)))))


def _known(marks: Mapping[str, Any]) -> dict[str, Any]:
    """Marks as they may enter a text, whoever wrote them."""
    made: dict[str, Any] = {name: True for name in ("bold", "italic") if marks.get(name)}
    link = str(marks.get("link") or "")
    if link.lower().startswith(("http://", "https://", "mailto:")):
        made["link"] = link
    if marks.get("atom"):
        made["atom"] = {str(name): value for name, value in marks["atom"].items() if isinstance(value, str | int)}
    return made
