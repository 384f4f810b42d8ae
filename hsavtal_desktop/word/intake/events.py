"""Findings become events: one revision for each contiguous edit, on behalf of the authority that returned the file.

Positions are those of the state that was sent: a deletion covers exactly the characters that the copy showed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from hsavtal_desktop.core.drafting import Event, Pen
from hsavtal_desktop.core.drafting.texts import TextDrafter
from hsavtal_desktop.core.ordering import between, numbered
from hsavtal_desktop.core.reading import ATOM, BREAK, Table, View
from hsavtal_desktop.core.state import State
from hsavtal_desktop.word.intake.characters import Writing
from hsavtal_desktop.word.intake.lines import BODY, Line, Look, Ours, ParagraphStyle, own_marks, read_lines
from hsavtal_desktop.word.intake.operations import Add, ComparedText, Hand, Keep, Strike
from hsavtal_desktop.word.intake.sent import Character
from hsavtal_desktop.word.intake.tables import ComparedTable
from hsavtal_desktop.word.model import WordTable

TRACKED = "word-tracked"
TABLED = "word-table"
UNTRACKED = "word-untracked"
_UNTRACKED_MESSAGE = "Ändrat utan spårning"


@dataclass(slots=True)
class Proposals:
    """Writes the events of one intake."""

    pen: Pen
    sent: State
    """The state that the sent copy showed."""
    on_behalf: str
    source: str
    """SHA-256 of the returned file."""
    ours: Ours
    notes: Mapping[str, Sequence[Line]] = field(default_factory=dict)
    """Story of a note of the file → its lines."""
    events: list[Event] = field(default_factory=list)
    clauses: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Key of a new clause → its id and revision."""
    rows: dict[str, str] = field(default_factory=dict)
    """Row of a table of answers → its revision."""
    tracked: int = 0
    untracked: int = 0

    def revision(self, hand: Hand, name: str = "") -> str:
        """Begin a revision (with its id, where it has one already) and give its id."""
        name = name or self.pen.revision()
        self.tracked += hand.tracked
        self.untracked += not hand.tracked
        message = " ".join(filter(None, (hand.author, hand.date))) if hand.tracked else _UNTRACKED_MESSAGE
        self.events.append(
            {
                "kind": "revision",
                "id": name,
                "on_behalf": self.on_behalf,
                "origin": TABLED if hand.row else TRACKED if hand.tracked else UNTRACKED,
                "message": message,
                "source": self.source,
            }
        )
        return name

    def text(self, compared: ComparedText) -> None:
        """The edits of one text."""
        _TextWriter(self, compared.text).write(compared)

    def new_text(self, text: str, lines: Sequence[Line], revision: str) -> list[Event]:
        """The events that write lines into an empty text as part of a revision."""
        writing = Writing()
        inside: list[Event] = []
        for index, line in enumerate(lines):
            if line.table is not None:
                inside.extend(self.new_table(writing, line.table, revision))
            for bit in line.bits if line.table is None else ():
                if bit.deleted is None and bit.note:
                    inside.extend(self.new_note(writing, bit.note, revision))
                elif bit.deleted is None and bit.text != ATOM:
                    writing.add(bit.text, bit.look, line.style)
            if index < len(lines) - 1:
                writing.add(BREAK, Look(), line.style)
        written = [self.insertion(text, revision, writing, [text, 0, "L"])] if writing.chars else []
        if lines and lines[-1].style != BODY:
            written.extend(self.restyle(text, lines[-1].style, revision))
        return [*written, *inside]

    def restyle(self, text: str, style: ParagraphStyle, revision: str) -> Iterator[Event]:
        """The events that give the last paragraph of a text a style."""
        for name, value in (("style", style.style), ("level", style.level)):
            yield {
                "kind": "format",
                "text": text,
                "revision": revision,
                "ranges": [[text, 0, 1]],
                "name": name,
                "value": value,
            }

    def insertion(self, text: str, revision: str, writing: Writing, at: Sequence[Any]) -> Event:
        """The event that writes characters."""
        event: Event = {
            "kind": "insert",
            "text": text,
            "revision": revision,
            "source": self.pen.source,
            "start": self.pen.take(len(writing.chars)),
            "chars": writing.chars,
            "at": list(at),
        }
        if writing.marks:
            event["marks"] = writing.marks
        return event

    def new_table(self, writing: Writing, table: WordTable, revision: str) -> list[Event]:
        """Put a table last in what is being written; give the events that fill its cells."""
        rows = [
            [read_lines(cell.blocks, self.ours) for cell in row.cells]
            for row in table.rows
            if own_marks(row.marks, self.ours)[1] is None
        ]
        name = self.pen.clause()
        row_names = [f"r{index + 1}" for index in range(len(rows))]
        columns = [f"k{index + 1}" for index in range(max((len(row) for row in rows), default=0))]
        header = sum(row.is_header for row in table.rows)
        writing.add_atom({"type": "table", "id": name, "rows": row_names, "columns": columns, "header": header})
        return [
            event
            for row_name, row in zip(row_names, rows, strict=True)
            for column, lines in zip(columns, row, strict=False)
            for event in self._cell(f"c.{name}.{row_name}.{column}", lines, revision)
        ]

    def new_note(self, writing: Writing, story: str, revision: str) -> list[Event]:
        """Put a footnote's sign last in what is being written; give the events that write its words."""
        name = self.pen.clause()
        writing.add_atom({"type": "footnote", "id": name})
        return self.new_text(f"n.{name}", self.notes.get(story, ()), revision)

    def table(self, compared: ComparedTable, shown: Table) -> None:
        """The edits of a table of ours: ``shown`` is the table in the sent copy."""
        for cell in compared.cells:
            if cell.changed:
                self.text(cell)
        for row, hand in compared.gone_rows:
            revision = self.revision(hand)
            self.events.append({**self._slot("unslot", compared, row), "revision": revision})
        keys = self._row_keys(compared)
        newest: dict[str, str] = {}
        for new in compared.new_rows:
            revision = self.revision(new.hand)
            name = self.pen.clause()
            before = newest.get(new.after) or keys.get(new.after, "")
            order = between(before, min((key for key in keys.values() if key > before), default=""))
            keys[name] = newest[new.after] = order
            self.events.append({**self._slot("slot", compared, name), "order": order, "revision": revision})
            for column, lines in zip(shown.columns, new.cells, strict=False):
                self.events.extend(self._cell(f"c.{compared.table}.{name}.{column}", lines, revision))

    def _slot(self, kind: str, compared: ComparedTable, row: str) -> Event:
        return {"kind": kind, "table": compared.table, "text": compared.text, "axis": "row", "id": row}

    def _row_keys(self, compared: ComparedTable) -> dict[str, str]:
        """Row → order key, of every row that the sent state knows, proposed and struck ones too."""
        atom = next(
            piece.marks["atom"]
            for piece in self.sent.text(compared.text).pieces(View.MARKUP, self.sent.revisions.fate)
            if "atom" in piece.marks and piece.marks["atom"].get("id") == compared.table
        )
        keys = {str(row): numbered(index) for index, row in enumerate(atom.get("rows", ()))}
        for entry in self.sent.slots.get(compared.table, ()):
            if entry.event["kind"] == "slot" and entry.event["axis"] == "row":
                keys.setdefault(entry.event["id"], entry.event["order"])
        return keys

    def _cell(self, text: str, lines: Sequence[Line], revision: str) -> list[Event]:
        return self.new_text(text, list(self._flat(lines)), revision)

    def _flat(self, lines: Iterable[Line]) -> Iterator[Line]:
        """Lines of a cell with those of the tables in it: a cell of ours holds no table."""
        for line in lines:
            if line.table is None:
                yield line
                continue
            for row in line.table.rows:
                if own_marks(row.marks, self.ours)[1] is None:
                    for cell in row.cells:
                        yield from self._flat(read_lines(cell.blocks, self.ours))


@dataclass(slots=True)
class _Group:
    """A contiguous edit being gathered."""

    hand: Hand
    revision: str
    part_of: str = ""
    """Key of the new clause that it is part of."""
    ranges: list[list[Any]] = field(default_factory=list)
    insertions: list[Event] = field(default_factory=list)
    inside: list[Event] = field(default_factory=list)
    """What fills new tables and footnotes."""
    struck: list[tuple[list[Any], Hand]] = field(default_factory=list)
    """Characters of its own that somebody else of the recipient's struck again."""


class _TextWriter:
    """Writes the edits of one text."""

    def __init__(self, proposals: Proposals, text: str) -> None:
        self._to = proposals
        self._text = text
        self._texts = TextDrafter(proposals.sent, proposals.pen)
        self._left: Character = None
        self._left_is_new = False
        self._group: _Group | None = None
        self._last_revision = ""
        self._pending: Writing | None = None
        self._pending_struck: list[tuple[int, int, Hand]] = []

    def write(self, compared: ComparedText) -> None:
        for op in compared.ops:
            if isinstance(op, Keep):
                self._close()
                self._step(op.char)
            elif isinstance(op, Strike):
                self._strike(op)
            else:
                self._add(op)
        self._close()
        if compared.root_style is not None and self._last_revision:
            self._to.events.extend(self._to.restyle(self._text, compared.root_style, self._last_revision))

    def _open(self, hand: Hand, part_of: str = "") -> _Group:
        group = self._group
        wanted = (hand.tracked, hand.author, hand.row, part_of)
        if group is not None and (group.hand.tracked, group.hand.author, group.hand.row, group.part_of) == wanted:
            return group
        self._close()
        revision = self._to.clauses[part_of][1] if part_of else self._to.rows.get(hand.row) or self._to.revision(hand)
        if hand.row:
            self._to.rows[hand.row] = revision
        self._group = _Group(hand, revision, part_of)
        self._last_revision = revision
        return self._group

    def _strike(self, op: Strike) -> None:
        if op.char is None:
            return
        if op.part_of and op.part_of not in self._to.clauses:
            self._close()
            self._step(op.char)
            return
        group = self._open(op.hand, op.part_of)
        self._flush()
        source, offset = op.char
        last = group.ranges[-1] if group.ranges else None
        if last is not None and last[0] == source and last[1] + last[2] == offset:
            last[2] += 1
        else:
            group.ranges.append([source, offset, 1])
        self._step(op.char)

    def _step(self, char: Character) -> None:
        if char is not None:
            self._left, self._left_is_new = char, False

    def _add(self, op: Add) -> None:
        shows_nothing = op.text == ATOM and not (op.note or op.table)
        if shows_nothing or (op.cut and op.cut not in self._to.clauses):
            return
        group = self._open(op.hand, op.cut)
        if self._pending is None:
            self._pending = Writing()
        if op.cut:
            self._pending.add_cut(self._to.clauses[op.cut][0], op.style)
            self._flush()
            return
        if op.struck is not None:
            self._pending_struck.append((len(self._pending.chars), len(op.text), op.struck))
        if op.table is not None:
            group.inside.extend(self._to.new_table(self._pending, op.table, group.revision))
        elif op.note:
            group.inside.extend(self._to.new_note(self._pending, op.note, group.revision))
        else:
            self._pending.add(op.text, op.look, op.style)

    def _flush(self) -> None:
        """Make an event of the characters gathered."""
        writing, group = self._pending, self._group
        if writing is None or group is None:
            return
        self._pending = None
        event = self._to.insertion(self._text, group.revision, writing, self._anchor())
        group.insertions.append(event)
        start = event["start"]
        for first, length, hand in self._pending_struck:
            last = group.struck[-1] if group.struck else None
            if last is not None and last[1] == hand and last[0][1] + last[0][2] == start + first:
                last[0][2] += length
            else:
                group.struck.append(([self._to.pen.source, start + first, length], hand))
        self._pending_struck = []
        self._left = (self._to.pen.source, start + len(writing.chars) - 1)
        self._left_is_new = True

    def _anchor(self) -> list[Any]:
        if self._left is not None and self._left_is_new:
            return [*self._left, "R"]
        return self._texts.anchor(*self._texts.state.weave.standing(self._text, self._left))

    def _close(self) -> None:
        self._flush()
        group = self._group
        if group is None:
            return
        self._group = None
        events = self._to.events
        if group.ranges:
            events.append({"kind": "delete", "text": self._text, "revision": group.revision, "ranges": group.ranges})
        events.extend(group.insertions)
        events.extend(group.inside)
        for place, hand in group.struck:
            revision = self._to.revision(hand)
            events.append({"kind": "delete", "text": self._text, "revision": revision, "ranges": [place]})
