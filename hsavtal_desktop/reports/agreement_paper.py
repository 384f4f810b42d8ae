"""An agreement as an accessible PDF (PDF/UA-1, PDF/A-2a), with proposals marked or as one text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from hsavtal_desktop.core.atoms import picture
from hsavtal_desktop.core.lists import next_label
from hsavtal_desktop.core.progress import steps
from hsavtal_desktop.core.reading import ClauseView, Outline, Paragraph, PartPlace, Piece, Place, Row, Table, View
from hsavtal_desktop.reports.agreement_words import Phrasing, Source, Voices, parted, says_anything
from hsavtal_desktop.reports.as_printed import Sheet, Wish, as_printed
from hsavtal_desktop.reports.frame import date_in_words
from hsavtal_desktop.reports.pdf import typeset

VIEWS: Final = {
    View.MARKUP: "alla ändringar",
    View.SIMPLE: "öppna förslag som godkända",
    View.FINAL: "öppna förslag som godkända",
    View.ORIGINAL: "överenskommen text",
}
"""What is said on every page about how open proposals are shown."""
SPOKEN: Final = {
    "inserted": "[tillagt av {0}]",
    "deleted": "[struket av {0}]",
    "reformatted": "[nytt utseende av {0}]",
}
"""What is said before proposed words, for those who do not see their lines."""
_LEGEND: Final = (
    "Understruken text föreslås läggas till och genomstruken föreslås utgå. Glesa prickar under text visar nytt "
    "utseende. Ett streck i marginalen visar var något föreslås. Förslagen kommer från:"
)
_PARTIES: Final = {"region": "VGR", "municipality": "Kommunen", "both": "Båda"}
_UNTITLED: Final = "Avtal"
_UNNAMED: Final = "arbetsutkast"
_DRAFT: Final = "utkast"
_DEEPEST: Final = 6
_MOST_LINES, _MOST_LETTERS = 3, 120
"""Paragraphs, and letters in one of them, that a header cell may have to be repeated overleaf."""
_DOCUMENT, _PART = -2, -1
"""How deep the titles of documents and parts lie, where chapters lie at 0."""

Pictures = Callable[[str], tuple[str, bytes] | None]
"""SHA-256 of an attached file → the ending ("png", "jpg") and bytes of a picture that can be printed, None for none."""


def agreement_pdf(source: Source, pictures: Pictures, colour: Callable[[str], str], wish: Wish, sheet: Sheet) -> bytes:
    """What is wished for as a PDF file; the same values give the same bytes.

    ``colour`` gives an authority's colour on white as "#rrggbb".  Raises Stopped when it is not wanted any more.
    """
    paper = _Paper(source, colour, wish)
    blocks = list(paper.blocks())
    about = (sheet.status, sheet.version or _UNNAMED, date_in_words(sheet.time), VIEWS[wish.view])
    data = {
        "title": sheet.title.strip() or _UNTITLED,
        "keywords": [word for word in ("avtal", sheet.status, sheet.marking) if word],
        "date": [int(part) for part in sheet.time[:10].split("-")],
        "marking": sheet.marking,
        "about": " · ".join(part for part in about if part),
        "contents-title": "" if wish.clause else "Innehåll",
        "legend": _LEGEND if paper.voices.found else "",
        "voices": paper.voices.found,
        "spoken": {kind: {name: words.format(name) for name in paper.voices.found} for kind, words in SPOKEN.items()},
        "end": "[slut]",
        "blocks": blocks,
    }
    shown = {name: found for name in paper.pictures if (found := pictures(name)) is not None}
    data["pictures"] = {name: f"{name}.{ending}" for name, (ending, _) in shown.items()}
    files = {f"{name}.{ending}": content for name, (ending, content) in shown.items()}
    return typeset("agreement.typ", data, sheet.time, files)


class _Paper:
    """The blocks of what is printed, in order."""

    def __init__(self, source: Source, colour: Callable[[str], str], wish: Wish) -> None:
        self._source, self._wish = source, wish
        outlines = (source.outline(document, wish.view) for document in wish.documents)
        self._outlines = tuple(as_printed(outlines, wish, "{0} (skrivs ut i {1})"))
        self.voices = Voices(source, colour)
        self.pictures: dict[str, None] = {}
        """The attached files that it shows."""
        self._open: list[int] = []
        """How deep the headings above lie."""
        self._targets = {
            name: f"at-{name}" for outline in self._outlines for name in _anchored(outline, whole=not wish.clause)
        }

    def blocks(self) -> Iterator[dict[str, Any]]:
        """Titles and clauses."""
        for outline, part, place in steps([(one, *entry) for one in self._outlines for entry in _entries(one)]):
            if place is not None:
                yield self._clause(outline, part, place)
            elif not self._wish.clause:
                yield from self._titles(outline, part)

    def _titles(self, outline: Outline, part: PartPlace) -> Iterator[dict[str, Any]]:
        if part is outline.parts[0] and len(self._outlines) > 1 and outline.title.strip():
            yield {"kind": "document", "words": outline.title, "level": self._level(_DOCUMENT)}
        if not _named(outline, part):
            self._close(_PART)
            return
        anchor = self._targets[part.part] if part.places else ""
        words, level = part.title, self._level(_PART)
        yield {"kind": "part", "anchor": anchor, "number": part.number, "words": words, "level": level}

    def _level(self, depth: int) -> int:
        """The level of a heading that lies so deep: none is ever skipped."""
        self._close(depth)
        self._open.append(depth)
        return min(len(self._open), _DEEPEST)

    def _close(self, depth: int) -> None:
        while self._open and self._open[-1] >= depth:
            self._open.pop()

    def _clause(self, outline: Outline, part: PartPlace, place: Place) -> dict[str, Any]:
        clause = self._source.clause(place, self._wish.view)
        say = Phrasing(self._source, outline.document, self._wish.view, self.voices, self._targets)
        whole = say.marked(place.deleted[-1] if place.deleted else place.moved if place.moved_away else "", "deleted")
        heading = [words for words in say.notes(clause.heading, clause, whole) if says_anything(words)]
        marked = self._wish.view is View.MARKUP
        return {
            "kind": "clause",
            "anchor": "" if place.moved_away else self._targets[place.clause],
            "number": "" if place.number == part.number else place.number,
            "level": self._level(place.depth) if heading else 0,
            "inner": min(len(self._open) + 1, _DEEPEST),
            "heading": heading,
            "note": " · ".join(self._told(place, outline.document)) if marked else "",
            "chips": "" if place.moved_away else _chips(clause),
            "bar": marked and any((place.inserted, place.deleted, place.moved, place.merging)),
            "changed": marked and any(one.changed for one in clause.heading),
            "body": [] if place.moved_away else list(_Body(say, clause, whole, self.pictures).blocks()),
        }

    def _told(self, place: Place, document: str) -> Iterator[str]:
        """What is proposed about the clause as a whole, and by whom."""
        moved = f"Flyttad härifrån till {self._number(place.clause, document)}" if place.moved_away else "Flyttad hit"
        split = place.inserted and self._source.revision(place.inserted).kind == "split"
        for revision, words in (
            (place.moved, moved),
            (place.inserted, "Avdelad från punkten före" if split else "Ny punkt"),
            (place.merging, f"Föreslås slås ihop med {self._number(place.into, document)}"),
            (place.deleted[-1] if place.deleted else "", "Föreslås utgå"),
        ):
            if revision:
                yield f"{words}, {self.voices.of(revision)}"

    def _number(self, clause: str, document: str) -> str:
        return self._source.printed({"type": "reference", "clause": clause}, document, self._wish.view)


def _entries(outline: Outline) -> Iterator[tuple[PartPlace, Place | None]]:
    for part in outline.parts:
        yield part, None
        for place in part.places:
            yield part, place


def _named(outline: Outline, part: PartPlace) -> bool:
    return bool(part.number or (part.title.strip() and part.title != outline.title))


def _anchored(outline: Outline, *, whole: bool) -> Iterator[str]:
    """The parts and clauses that have a place in the file."""
    for part in outline.parts:
        if whole and part.places and _named(outline, part):
            yield part.part
        yield from (place.clause for place in part.places if not place.moved_away)


def _chips(clause: ClauseView) -> str:
    status = "" if clause.status == _DRAFT else clause.status
    return " · ".join(word for word in (_PARTIES.get(clause.party, ""), status, clause.owner) if word)


class _Body:
    """What stands below a clause's heading."""

    def __init__(self, say: Phrasing, clause: ClauseView, whole: Mapping[str, str], pictures: dict[str, None]) -> None:
        self._say, self._clause, self._whole, self._pictures = say, clause, whole, pictures

    def blocks(self) -> Iterator[dict[str, Any]]:
        """Paragraphs, lists, tables and pictures in order."""
        return self._of(self._clause.body, self._whole)

    def _of(self, paragraphs: Sequence[Paragraph], whole: Mapping[str, str]) -> Iterator[dict[str, Any]]:
        ordinals: list[int] = []
        listed: list[dict[str, Any]] = []
        for paragraph in paragraphs:
            label = next_label(paragraph.style, paragraph.level, ordinals)
            inside = list(self._parts(paragraph, whole))
            if label:
                _hang(listed, {"label": label, "style": paragraph.style, "in": inside}, paragraph.level)
                continue
            if listed:
                yield {"kind": "list", "items": listed}
                listed = []
            yield from inside
        if listed:
            yield {"kind": "list", "items": listed}

    def _parts(self, paragraph: Paragraph, whole: Mapping[str, str]) -> Iterator[dict[str, Any]]:
        parts = list(parted(paragraph))
        changed = paragraph.changed and self._say.marks
        for number, (pieces, name, shown) in enumerate(parts):
            words = self._say.words(pieces, paragraph.end if number == len(parts) - 1 else None, self._clause, whole)
            if words:
                kind = "heading" if paragraph.style == "heading" and says_anything(words) else "words"
                yield {"kind": kind, "words": words, "changed": changed}
            if shown is not None:
                yield {**self._picture(shown, whole), "changed": changed}
            elif name in self._clause.tables and self._clause.tables[name].rows:
                yield self._table(self._clause.tables[name], whole)

    def _picture(self, piece: Piece, whole: Mapping[str, str]) -> dict[str, Any]:
        found = picture(piece)
        assert found is not None
        self._pictures[found.blob] = None
        marks = {**self._say.look(piece), **whole}
        return {"kind": "picture", "blob": found.blob, "alt": found.alt, "width": found.width / 10, **marks}

    def _table(self, table: Table, whole: Mapping[str, str]) -> dict[str, Any]:
        headed = next((at for at, row in enumerate(table.rows) if not row.header), len(table.rows))
        cells = [
            self._cell(table, row, at, column, headed, whole)
            for at, row in enumerate(table.rows)
            for column, cell in enumerate(row.cells)
            if cell not in table.covered
        ]
        shares = [0.0] * len(table.columns)
        for one in cells:
            if one["across"] == 1:
                shares[one["x"]] = max(shares[one["x"]], float(one["weight"]))
        proposed = [*(row.revisions for row in table.rows), *(column.revisions for column in table.column_slots)]
        texts = (self._clause.cells.get(str(cell["text"]), ()) for cell in cells)
        changed = any(proposed) or any(one.changed for paragraphs in texts for one in paragraphs)
        return {
            "kind": "table",
            "shares": [round(max(share, 6) ** 0.5, 2) for share in shares],
            "headed": headed,
            "heads": _heads([cell for cell in cells if cell["y"] < headed]),
            "cells": cells,
            "changed": changed and self._say.marks,
        }

    def _cell(
        self, table: Table, row: Row, at: int, column: int, headed: int, whole: Mapping[str, str]
    ) -> dict[str, Any]:
        text = row.cells[column]
        down, across = table.spans.get(text, (1, 1))
        slot = table.column_slots[column] if table.column_slots else None
        for one in (row, slot):
            if one is not None and not whole:
                struck = one.deleted[-1] if one.deleted else ""
                whole = self._say.marked(struck or one.inserted, "deleted" if struck else "inserted")
        paragraphs = self._clause.cells.get(text, ())
        return {
            "text": text,
            "x": column,
            "y": at,
            "across": across,
            "down": min(down, headed - at) if at < headed else down,
            "in": list(self._of(paragraphs, whole)),
            "weight": min(160, max((one.length for one in paragraphs), default=0)),
        }


def _heads(cells: Sequence[Mapping[str, Any]]) -> str:
    """How header rows are set: ``again`` on each page, ``once`` where they lead somewhere (what is repeated may not,
    by PDF/UA), and as ``rows`` where they are long or have footnotes, which Typst can not tell in tags."""
    words = [line["words"] for cell in cells for line in cell["in"] if line["kind"] == "words"]
    names = {name for line in words for one in line if isinstance(one, dict) for name in one}
    high = any(len(cell["in"]) > _MOST_LINES or cell["weight"] > _MOST_LETTERS for cell in cells)
    if high or "n" in names or len(words) < sum(len(cell["in"]) for cell in cells):
        return "rows"
    return "once" if {"r", "u"} & names else "again"


def _hang(listed: list[dict[str, Any]], item: dict[str, Any], level: int) -> None:
    """Put an item into a list, as deep as it lies and there are items to lie under."""
    while level and listed:
        listed = listed[-1].setdefault("items", [])
        level -= 1
    listed.append(item)
