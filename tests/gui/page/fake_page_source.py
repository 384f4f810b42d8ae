"""A small honest workspace for the page: insert-only texts of flagged characters, no log, no decisions."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import or_
from typing import Any

from hsavtal_desktop.core.edits import Changed, Edit, FormatText, InsertSlot, ReplaceText, StyleParagraphs, Together
from hsavtal_desktop.core.reading import (
    ATOM,
    BREAK,
    ClauseView,
    Outline,
    Paragraph,
    PartPlace,
    Piece,
    Place,
    Proposer,
    RevisionView,
    Row,
    Table,
    View,
)
from hsavtal_desktop.core.trouble import Trouble

ME = "me"


@dataclass
class Character:
    character: str
    source: str
    offset: int
    inserted: str = ""
    deleted: tuple[str, ...] = ()
    marks: dict[str, Any] = field(default_factory=dict)
    reformatted: tuple[str, ...] = ()


def shown(character: Character, view: View) -> bool:
    if view is View.MARKUP:
        return True
    return not character.inserted if view is View.ORIGINAL else not character.deleted


def paragraphs(characters: list[Character], view: View) -> tuple[Paragraph, ...]:
    made: list[Paragraph] = []
    pieces: list[Piece] = []
    start = position = 0
    plain = view in (View.FINAL, View.ORIGINAL)
    for each in characters:
        if not shown(each, view):
            last = pieces[-1] if pieces else None
            if view is View.SIMPLE and (last is None or last.text or last.deleted != each.deleted):
                pieces.append(Piece("", each.source, each.offset, each.inserted, each.deleted))
            continue
        piece = Piece(
            each.character,
            each.source,
            each.offset,
            "" if plain else each.inserted,
            () if plain else each.deleted,
            each.marks,
            () if plain else each.reformatted,
        )
        position += 1
        if each.character == BREAK:
            made.append(Paragraph(tuple(pieces), piece, start))
            pieces, start = [], position
        elif pieces and _joins(pieces[-1], piece):
            pieces[-1] = replace(pieces[-1], text=pieces[-1].text + piece.text)
        else:
            pieces.append(piece)
    return tuple(made)


def _joins(last: Piece, piece: Piece) -> bool:
    same = (last.inserted, last.deleted, last.marks, last.reformatted, last.source)
    return (
        bool(last.text)
        and same == (piece.inserted, piece.deleted, piece.marks, piece.reformatted, piece.source)
        and last.offset + len(last.text) == piece.offset
        and ATOM not in (last.text + piece.text)
    )


class Texts(dict[str, list[Character]]):
    """Texts by id, made of their words when they are first asked for: most of a long document never is."""

    def __init__(self, agreed: dict[str, tuple[str, tuple[tuple[str, int], ...], Mapping[str, Any]]]) -> None:
        super().__init__()
        self.agreed = agreed
        """Words, styles of the paragraphs and looks."""

    def __missing__(self, text: str) -> list[Character]:
        made = self[text] = _characters(text, *self.agreed.get(text, ("", (), {})))
        return made

    def copied(self) -> Texts:
        """The texts as they are, whatever becomes of these."""
        made = Texts(self.agreed)
        made.update({text: [copy.copy(each) for each in characters] for text, characters in self.items()})
        return made


def _characters(
    text: str, words: str, styles: tuple[tuple[str, int], ...], marks: Mapping[str, Any]
) -> list[Character]:
    characters, ends = [], 0
    for offset, character in enumerate(words + BREAK):
        end = character == BREAK
        style = styles[ends] if end and ends < len(styles) else ("body", 0)
        look = {"style": style[0], "level": style[1]} if end else dict(marks)
        characters.append(Character(character, f"s.{text}", offset, marks=look))
        ends += end
    return characters


class FakeSource:
    """Texts by id; a document is a list of parts of places."""

    def __init__(self, outline: Outline) -> None:
        self.outline_value = outline
        self.texts = Texts({})
        self.tables: dict[str, list[Table]] = {}
        self.parties: dict[str, str] = {}
        self.statuses: dict[str, str] = {}
        self.blobs: dict[str, bytes] = {}
        self.revisions: dict[str, RevisionView] = {}
        self.clauses_read: list[str] = []
        self.texts_read: list[str] = []
        self.edits: list[Edit] = []
        self.refusal = ""
        self.closed: set[str] = set()
        """Texts that can not be written in."""
        self._history: list[Texts] = []
        self._serial = 0
        self._burst = ""
        self._written = 0

    def put(self, text: str, words: str, styles: tuple[tuple[str, int], ...] = (), **marks: Any) -> None:
        """A text as agreed; ``styles`` of its paragraphs in order."""
        self.texts.pop(text, None)
        self.texts.agreed[text] = words, styles, marks

    def propose(self, text: str, old: str, new: str, revision: str, **fields: str) -> None:
        """Replace one stretch of a text by a proposal of another author."""
        characters = self.texts[text]
        at = "".join(each.character for each in characters).index(old)
        for each in characters[at : at + len(old)]:
            each.deleted = (*each.deleted, revision)
        added = [Character(each, f"s.{revision}", offset, revision) for offset, each in enumerate(new)]
        characters[at + len(old) : at + len(old)] = added
        self.revisions[revision] = _revision(revision, text, new, old, **fields)

    def words(self, text: str, view: View = View.FINAL) -> str:
        """A text as one view shows it, without its final break."""
        return "".join(each.character for each in self.texts[text] if shown(each, view))[:-1]

    def outline(self, document: str, view: View) -> Outline:
        if view is View.MARKUP:
            return self.outline_value
        parts = tuple(
            replace(part, places=tuple(place for place in part.places if not place.moved_away))
            for part in self.outline_value.parts
        )
        return replace(self.outline_value, parts=parts)

    def clause(self, place: Place, view: View) -> ClauseView:
        self.clauses_read.append(place.clause)
        tables = {table.id: table for table in self.tables.get(place.clause, [])}
        cells = {cell: self.text(cell, view) for table in tables.values() for row in table.rows for cell in row.cells}
        return ClauseView(
            place,
            self.text(f"h.{place.clause}", view),
            self.text(f"b.{place.clause}", view),
            tables,
            cells,
            self.parties.get(place.clause, ""),
            self.statuses.get(place.clause, ""),
        )

    def text(self, text: str, view: View) -> tuple[Paragraph, ...]:
        self.texts_read.append(text)
        return paragraphs(self.texts[text], view)

    def revision(self, revision: str) -> RevisionView:
        return self.revisions[revision]

    def proposer(self, revision: str) -> Proposer:
        seen = self.revisions[revision]
        return Proposer(seen.author, seen.name, seen.organisation, seen.side, seen.on_behalf, seen.time)

    def printed(self, atom: Mapping[str, Any], document: str, view: View) -> str:
        if atom.get("type") == "reference":
            return next((place.number for place in self.outline_value.places if place.clause == atom["clause"]), "")
        return str(atom.get("words", ""))

    def blob(self, name: str) -> bytes | None:
        return self.blobs.get(name)

    def why_closed(self, text: str) -> str:
        return "Avsnittet är låst." if text in self.closed else ""

    def one_step(self, label: str) -> AbstractContextManager[None]:
        return nullcontext()

    def perform(self, edit: Edit) -> Changed:
        edits = edit.edits if isinstance(edit, Together) else (edit,)
        refusal = self.refusal or next(filter(None, (self.why_closed(getattr(one, "text", "")) for one in edits)), "")
        if refusal:
            raise Trouble(refusal)
        if isinstance(edit, Together):
            # From the end, so that what stands before keeps its position.
            return reduce(or_, [self.perform(one) for one in reversed(edit.edits)])
        self.edits.append(edit)
        burst = isinstance(edit, ReplaceText) and edit.burst
        if not burst:
            self._history.append(self.texts.copied())
            self._serial += 1
            self._burst = f"m{self._serial}"
        if isinstance(edit, ReplaceText):
            return self._replace(edit)
        if isinstance(edit, FormatText):
            for each in self._range(edit.text, edit.start, edit.stop, edit.view):
                each.marks = {**each.marks, edit.name: edit.value}
        elif isinstance(edit, StyleParagraphs):
            self._style(edit)
        elif isinstance(edit, InsertSlot) and edit.axis == "row":
            return self._add_row(edit)
        else:
            raise TypeError(edit)
        return self._changed(edit.text)

    def undo(self) -> Changed:
        self.texts = self._history.pop()
        return Changed(everything=True)

    def _replace(self, edit: ReplaceText) -> Changed:
        characters = self.texts[edit.text]
        seen = [index for index, each in enumerate(characters) if shown(each, edit.view)]
        assert 0 <= edit.start <= edit.stop < len(seen), f"{edit} goes beyond the final break at {len(seen) - 1}"
        revision = self._burst
        end = next(each for each in characters[seen[edit.stop] :] if each.character == BREAK)
        before = characters[seen[edit.stop - 1]].marks if edit.stop else {}
        inherited = {name: before[name] for name in ("bold", "italic") if name in before}
        style = {name: value for name, value in edit.marks.items() if name in ("style", "level")}
        plain = {**inherited, **{name: value for name, value in edit.marks.items() if name not in style}}
        look = [{**end.marks, **style} if each == BREAK else dict(plain) for each in edit.new]
        if edit.runs is not None:
            look = [{} for _ in edit.new]
            for start, length, name, value in edit.runs:
                for each in look[start : start + length]:
                    each[name] = value
        written = self._written = self._written if edit.burst else 0
        self._written += len(edit.new)
        new = [
            Character(each, f"s.{revision}", written + offset, revision, marks=look[offset])
            for offset, each in enumerate(edit.new)
        ]
        at = seen[edit.stop]
        removed = set()
        for index in seen[edit.start : edit.stop]:
            each = characters[index]
            if each.inserted and self.revisions[each.inserted].author == ME:
                removed.add(index)
            elif not each.deleted:
                each.deleted = (revision,)
        characters[at:at] = new
        keep = [index for index in range(len(characters)) if index not in removed]
        self.texts[edit.text] = [characters[index] for index in keep]
        self.revisions[revision] = _revision(revision, edit.text, edit.new, "", author=ME)
        return replace(self._changed(edit.text), revisions=frozenset((revision,)))

    def _add_row(self, edit: InsertSlot) -> Changed:
        for clause, tables in self.tables.items():
            for number, table in enumerate(tables):
                if table.id == edit.table:
                    at = 1 + [row.id for row in table.rows].index(edit.after)
                    made = Row(f"n{len(table.rows)}", tuple(f"c.{table.id}.n.{column}" for column in table.columns))
                    tables[number] = replace(table, rows=(*table.rows[:at], made, *table.rows[at:]))
                    return Changed(texts=frozenset((f"b.{clause}",)), clauses=frozenset((clause,)))
        raise TypeError(edit)

    def _style(self, edit: StyleParagraphs) -> None:
        characters = self.texts[edit.text]
        position = 0
        start = 0
        for each in characters:
            if not shown(each, edit.view):
                continue
            if each.character == BREAK:
                if start <= edit.stop and position >= edit.start:
                    each.marks = {**each.marks, "style": edit.style, "level": edit.level}
                start = position + 1
            position += 1

    def _range(self, text: str, start: int, stop: int, view: View) -> list[Character]:
        return [each for each in self.texts[text] if shown(each, view)][start:stop]

    def _changed(self, text: str) -> Changed:
        clause = text[2:]
        if text.startswith("c."):
            clause = next(c for c, tables in self.tables.items() if any(t.id == text.split(".")[1] for t in tables))
        return Changed(texts=frozenset((text,)), clauses=frozenset((clause,)))


def _revision(revision: str, text: str, added: str, removed: str, **fields: str) -> RevisionView:
    values: dict[str, Any] = {
        "author": "someone",
        "name": "Exempelperson Ett",
        "organisation": "Exempelkommun",
        "side": "municipality",
        "kind": "replacement" if added and removed else "insertion" if added else "deletion",
        **fields,
    }
    return RevisionView(
        id=revision,
        time="2026-11-22T09:41:00Z",
        state="pending",
        clause=text[2:],
        texts=(text,),
        added=added,
        removed=removed,
        message="",
        on_behalf="",
        origin="typed",
        released=True,
        **values,
    )


def simple(*clauses: tuple[str, str], title: str = "Huvudavtal") -> FakeSource:
    """A document of one part; each clause ``(heading, body)`` is called c0, c1, …"""
    places = tuple(Place(f"c{index}", "p", "d", str(index + 1), 0) for index in range(len(clauses)))
    source = FakeSource(Outline("d", title, (PartPlace("p", "d", title, "", False, places),)))
    for index, (heading, body) in enumerate(clauses):
        source.put(f"h.c{index}", heading, (("heading", 0),))
        source.put(f"b.c{index}", body)
    return source


def table(source: FakeSource, clause: str, rows: list[list[str]], identity: str = "t1") -> None:
    """Hang a table on a clause, after its words, the first row its header."""
    count = len(rows[0])
    made = []
    for number, row in enumerate(rows):
        cells = tuple(f"c.{identity}.r{number}.k{column}" for column in range(count))
        for cell, words in zip(cells, row, strict=True):
            source.put(cell, words)
        made.append(Row(f"r{number}", cells, header=number == 0))
    columns = tuple(f"k{column}" for column in range(count))
    source.tables.setdefault(clause, []).append(Table(identity, columns, tuple(made), f"b.{clause}"))
    body = source.texts[f"b.{clause}"]
    atom = Character(ATOM, f"s.{identity}", 0, marks={"atom": {"type": "table", "id": identity}})
    end = Character(BREAK, f"s.{identity}", 1, marks={"style": "body", "level": 0})
    if len(body) == 1:
        body[0:0] = [atom]
    else:
        body.extend([atom, end])


def long_document(count: int) -> FakeSource:
    """``count`` clauses in chapters of ten."""
    places = []
    for index in range(count):
        chapter, within = divmod(index, 10)
        number = f"{chapter + 1}" if within == 0 else f"{chapter + 1}.{within}"
        places.append(Place(f"c{index}", "p", "d", number, int(within > 0)))
    outline = Outline("d", "Huvudavtal", (PartPlace("p", "d", "Huvudavtal", "", False, tuple(places)),))
    source = FakeSource(outline)
    words = (
        "Den part som först ser att en individ behöver insatser från båda parter ska inom fem vardagar fråga om "
        "individen vill ha en samordnad plan. Den andra parten ska svara inom tre vardagar. "
    )
    for index, place in enumerate(places):
        source.put(f"h.{place.clause}", f"Rubrik {index}", (("heading", 0),))
        source.put(f"b.{place.clause}", "" if place.depth == 0 else words * (1 + index % 3))
    return source
