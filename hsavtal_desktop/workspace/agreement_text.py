"""Agreement text from plain data: paragraphs, lists, tables, bold, italic and references become events.

The notation is that of ``resources/example``: ``**bold**``, ``*italic*`` and ``[[ID]]`` for a reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from hsavtal_desktop.core.drafting import Pen
from hsavtal_desktop.core.ordering import numbered
from hsavtal_desktop.core.reading import ATOM, BREAK

Event = dict[str, Any]

_NOTATION = re.compile(r"\*\*(?P<bold>.+?)\*\*|\*(?P<italic>.+?)\*|\[\[(?P<reference>[A-Za-z0-9_]+)\]\]")


@dataclass(slots=True)
class Writing:
    """Characters with their marks, growing."""

    chars: str = ""
    marks: list[list[Any]] = field(default_factory=list)

    def add(self, chars: str, **marks: Any) -> None:
        """Put characters last."""
        for name, value in marks.items():
            self.marks.append([len(self.chars), len(chars), name, value])
        self.chars += chars

    def add_inline(self, text: str) -> None:
        """Put text with notation last."""
        place = 0
        for found in _NOTATION.finditer(text):
            self.add(text[place : found.start()])
            place = found.end()
            if found["bold"]:
                self.add(found["bold"], bold=True)
            elif found["italic"]:
                self.add(found["italic"], italic=True)
            else:
                self.add(ATOM, atom={"type": "reference", "clause": found["reference"]})
        self.add(text[place:])


@dataclass(slots=True)
class AgreementWriter:
    """Makes the events for whole clauses, all in one revision."""

    pen: Pen
    revision: str
    generated: Mapping[str, Sequence[Sequence[str]]] = field(default_factory=dict)
    """Name → rows (the header first) for ``{"generate": name}``."""

    def clauses(self, part: str, clauses: Iterable[Mapping[str, Any]], parent: str = "") -> list[Event]:
        """The events that add clauses, their children after them."""
        events: list[Event] = []
        for index, clause in enumerate(clauses):
            name = clause["id"]
            events.append(
                {
                    "kind": "clause",
                    "id": name,
                    "part": part,
                    "parent": parent,
                    "order": numbered(index),
                    "revision": self.revision,
                }
            )
            heading = Writing()
            heading.add_inline(clause.get("heading", ""))
            events.extend(self._insert(f"h.{name}", heading))
            events.extend(self.body(f"b.{name}", clause.get("body", ())))
            fields = {key: clause[key] for key in ("party", "area", "type", "status", "background") if clause.get(key)}
            if fields:
                events.append({"kind": "record", "type": "clause", "id": name, "set": fields})
            events.extend(self.clauses(part, clause.get("children", ()), name))
        return events

    def body(self, text: str, blocks: Iterable[Mapping[str, Any]]) -> list[Event]:
        """The events that write a body into an empty text."""
        writing = Writing()
        cells: list[Event] = []
        styles: list[str] = []
        for style, content in _lines(blocks, self.generated):
            if styles:
                self._end(writing, styles[-1])
            styles.append(style)
            if isinstance(content, str):
                writing.add_inline(content)
            else:
                cells.extend(self._table(writing, content))
        events = self._insert(text, writing)
        if styles and styles[-1] != "body":
            events.append(
                {
                    "kind": "format",
                    "text": text,
                    "revision": self.revision,
                    "ranges": [[text, 0, 1]],
                    "name": "style",
                    "value": styles[-1],
                }
            )
        return events + cells

    def _end(self, writing: Writing, style: str) -> None:
        if style == "body":
            writing.add(BREAK)
        else:
            writing.add(BREAK, style=style)

    def _table(self, writing: Writing, rows: Sequence[Sequence[str]]) -> list[Event]:
        table = self.pen.clause()
        names = [f"r{index + 1}" for index in range(len(rows))]
        columns = [f"k{index + 1}" for index in range(len(rows[0]))]
        writing.add(ATOM, atom={"type": "table", "id": table, "rows": names, "columns": columns, "header": 1})
        events: list[Event] = []
        for name, row in zip(names, rows, strict=True):
            for column, text in zip(columns, row, strict=True):
                cell = Writing()
                cell.add_inline(text)
                events.extend(self._insert(f"c.{table}.{name}.{column}", cell))
        return events

    def _insert(self, text: str, writing: Writing) -> list[Event]:
        if not writing.chars:
            return []
        event: Event = {
            "kind": "insert",
            "text": text,
            "revision": self.revision,
            "source": self.pen.source,
            "start": self.pen.take(len(writing.chars)),
            "chars": writing.chars,
            "at": [text, 0, "L"],
        }
        if writing.marks:
            event["marks"] = writing.marks
        return [event]


def _lines(
    blocks: Iterable[Mapping[str, Any]], generated: Mapping[str, Sequence[Sequence[str]]]
) -> Iterable[tuple[str, str | Sequence[Sequence[str]]]]:
    """(style, text or table rows) for every paragraph."""
    for block in blocks:
        if "p" in block:
            yield "body", block["p"]
        elif "table" in block:
            yield "body", [block["table"]["header"], *block["table"]["rows"]]
        elif "generate" in block:
            yield "body", generated[block["generate"]]
        else:
            for style, key in (("bullet", "bullets"), ("number", "numbered")):
                for item in block.get(key, ()):
                    yield style, item
