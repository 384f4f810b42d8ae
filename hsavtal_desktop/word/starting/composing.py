"""Found clauses as agreement text: characters with looks, tables, references to clauses by their ids."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from hsavtal_desktop.core.atoms import Atom
from hsavtal_desktop.core.edits import NewClause, Words
from hsavtal_desktop.core.reading import ATOM, BREAK
from hsavtal_desktop.word.model import WordPicture
from hsavtal_desktop.word.starting.model import Block, FoundClause, FoundPart, FoundText, Grid, Line, Span, counted

_NUMBER: Final = r"[A-ZÅÄÖ]?\d{1,3}(?:\.\d{1,3})*"
_REFERENCE: Final = re.compile(
    rf"\b(?:avsnitt(?:et|en)?|punkt(?:en|erna|er)?|kapit(?:el|let|len))\s+({_NUMBER}(?:(?:\s*,\s*|\s+och\s+|\s+eller\s+"
    rf"|\s+samt\s+|\s*[–-]\s*){_NUMBER})*)",
    re.IGNORECASE,
)
_APPENDIX: Final = re.compile(r"\bbilag(?:a|an|orna|or)\s+(\d{1,2}(?:(?:\s*,\s*|\s+och\s+|\s+samt\s+)\d{1,2})*)", re.I)
_STATUTE: Final = re.compile(r"\s*(?:§|kap\b)|\s+i\s+(?:\S+\s+)?\S*(?:lag|lagen|förordning|förordningen|HSL|SoL|LSS)\b")
_OTHER: Final = re.compile(r"\b([A-ZÅÄÖ]{2,6}|huvudavtalets|ramavtalets|\w+(?:lagens|förordningens))[\s-]+$")
"""The name of another document right before a reference."""
_ONE: Final = re.compile(_NUMBER)
_ADDRESSES: Final = ("http://", "https://", "mailto:")


@dataclass(frozen=True, slots=True)
class ComposedPart:
    """A part with its clauses, parents before what stands under them."""

    found: FoundPart
    id: str
    clauses: tuple[NewClause, ...]


@dataclass(frozen=True, slots=True)
class Composed:
    """Everything that is to be written."""

    parts: tuple[ComposedPart, ...]
    placed: int
    """Characters of the source that are in the clauses or became structure."""
    references: int
    unresolved: tuple[str, ...]
    """References that point at nothing in the file: they stay text."""
    pictures: Mapping[str, bytes]
    """SHA-256 → bytes."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What references in the source can point at beside what is in it."""

    names: frozenset[str] = frozenset()
    """What the document itself is called, in lower case."""
    appendices: Mapping[str, str] = field(default_factory=dict)
    """Number → part, of the document's appendices that are there already."""
    others: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What another document is called, in lower case → number → clause."""


def compose(
    found: FoundText, new_id: Callable[[], str], surroundings: Surroundings | None = None, *, into: str = ""
) -> Composed:
    """Give clauses ids and make their text.

    ``into`` is the part that everything goes into; where it is "" each part of the source becomes a new one.
    """
    return _Composer(found, new_id, surroundings or Surroundings(), into).compose()


@dataclass(slots=True)
class _Text:
    """Words, growing."""

    chars: str = ""
    marks: list[tuple[int, int, str, Any]] = field(default_factory=list)

    def add(self, chars: str, **marks: Any) -> None:
        for name, value in marks.items():
            if value:
                self.marks.append((len(self.chars), len(chars), name, value))
        self.chars += chars


class _Composer:
    """Composes one source."""

    def __init__(self, found: FoundText, new_id: Callable[[], str], surroundings: Surroundings, into: str) -> None:
        self._found = found
        self._new_id = new_id
        self._around = surroundings
        self._into = into
        self._ids = {id(clause): new_id() for part in found.parts for clause in part.all}
        self._parts = {id(part): into or new_id() for part in found.parts}
        self._by_key = {
            key: (self._ids[id(clause)], clause.number)
            for part in found.parts
            for clause in part.all
            for key in clause.keys
        }
        self._numbers: dict[str, str] = {}
        self._appendices: dict[str, str] = dict(surroundings.appendices)
        if not into:
            for part in found.parts:
                if part.number.rpartition(" ")[2].isdigit():
                    self._appendices.setdefault(part.number.rpartition(" ")[2], self._parts[id(part)])
        self._texts: dict[str, Words] = {}
        self._placed = found.structure
        self._references = 0
        self._unresolved: dict[str, None] = {}
        self._pictures: dict[str, bytes] = {}

    def compose(self) -> Composed:
        main = self._numbered(part for part in self._found.parts if not part.number)
        parts = []
        for part in self._found.parts:
            self._numbers = {**main, **self._numbered((part,))}
            parts.append(ComposedPart(part, self._parts[id(part)], tuple(self._clauses(part))))
        return Composed(tuple(parts), self._placed, self._references, tuple(self._unresolved), self._pictures)

    def _numbered(self, parts: Iterable[FoundPart]) -> dict[str, str]:
        """Number as printed → id."""
        return {clause.number: self._ids[id(clause)] for part in parts for clause in part.all if clause.number}

    def _clauses(self, part: FoundPart) -> Iterator[NewClause]:
        name = ""
        if self._into and (part.number or part.title):
            # In a part that is there already, an appendix or other part of the source is a clause.
            name = self._new_id()
            yield NewClause(name, "", {f"h.{name}": Words(f"{part.number} {part.title}".strip())})
        for clause in part.clauses:
            yield from self._clause(clause, name)

    def _clause(self, clause: FoundClause, parent: str) -> Iterator[NewClause]:
        name = self._ids[id(clause)]
        self._texts = {}
        heading = self._words([Line(clause.heading)]) if clause.heading else Words()
        body = self._words(clause.blocks)
        texts = {f"h.{name}": heading, f"b.{name}": body, **self._texts}
        yield NewClause(name, parent, {text: words for text, words in texts.items() if words.chars or words.ending})
        for child in clause.children:
            yield from self._clause(child, name)

    def _words(self, blocks: Iterable[Block]) -> Words:
        text = _Text()
        ending: dict[str, Any] = {}
        for index, block in enumerate(blocks):
            if index:
                text.add(BREAK, **ending)
            if isinstance(block, Grid):
                ending = {}
                text.add(ATOM, atom=self._table(block))
            else:
                ending = _looks(block)
                self._line(text, block)
        return Words(text.chars, tuple(text.marks), ending)

    def _table(self, grid: Grid) -> dict[str, Any]:
        table = self._new_id()
        rows = [f"r{index + 1}" for index in range(len(grid.rows))]
        columns = [f"k{index + 1}" for index in range(len(grid.rows[0]) if grid.rows else 0)]
        for row, cells in zip(rows, grid.rows, strict=True):
            for column, lines in zip(columns, cells, strict=True):
                words = self._words(lines)
                if words.chars or words.ending:
                    self._texts[f"c.{table}.{row}.{column}"] = words
        atom: dict[str, Any] = {"type": "table", "id": table, "rows": rows, "columns": columns, "header": grid.header}
        spans = [[rows[row], columns[column], down, across] for row, column, down, across in grid.spans]
        return {**atom, "spans": spans} if spans else atom

    def _line(self, text: _Text, line: Line) -> None:
        self._placed += counted(line.text)
        targets = self._targets(line.text)
        place = 0
        for span in line.spans:
            if span.note:
                self._note(text, span)
            elif span.picture is not None:
                self._picture(text, span.picture)
            elif (target := self._linked(span)) is not None:
                text.add(ATOM, atom={"type": "reference", "clause": target})
                self._references += 1
            else:
                self._span(text, span, place, targets)
            place += len(span.text)

    def _span(self, text: _Text, span: Span, place: int, targets: Sequence[tuple[int, int, Atom]]) -> None:
        at = 0
        link = span.link if span.link.startswith(_ADDRESSES) else ""
        looks: dict[str, Any] = {"bold": span.bold, "italic": span.italic, "link": link}
        for start, stop, target in targets:
            first, last = start - place, stop - place
            if first < at or last > len(span.text):
                continue
            text.add(span.text[at:first], **looks)
            text.add(ATOM, atom=target, bold=span.bold, italic=span.italic)
            self._references += 1
            at = last
        text.add(span.text[at:], **looks)

    def _targets(self, text: str) -> list[tuple[int, int, Atom]]:
        """(start, stop, reference) of the numbers in a text that name clauses or appendices of the source."""
        found: list[tuple[int, int, Atom]] = []
        for pattern, kind, numbers in (
            (_REFERENCE, "clause", self._numbers),
            (_APPENDIX, "part", self._appendices),
        ):
            for reference in pattern.finditer(text):
                if _STATUTE.match(text, reference.end()):
                    continue
                known = self._named(text[: reference.start()], numbers)
                for number in _ONE.finditer(text, reference.start(1), reference.end(1)):
                    target = known.get(number[0])
                    if target is not None:
                        found.append((number.start(), number.end(), {"type": "reference", kind: target}))
                    else:
                        self._unresolved[f"{reference[0].split()[0]} {number[0]}"] = None
        return sorted(found, key=lambda one: one[:2])

    def _named(self, before: str, own: Mapping[str, str]) -> Mapping[str, str]:
        """The numbers that a reference is looked up in: those of another document where its name stands before."""
        named = _OTHER.search(before)
        if named is None or named[1].lower() in self._around.names:
            return own
        return self._around.others.get(named[1].lower(), {})

    def _linked(self, span: Span) -> str | None:
        """The clause that a link inside the file points at, where the linked words are its number."""
        if not span.link.startswith("#"):
            return None
        target, number = self._by_key.get(span.link[1:], ("", ""))
        return target if target and number and span.text.strip() == number else None

    def _note(self, text: _Text, span: Span) -> None:
        lines = self._found.source.notes.get(span.note)
        if lines is None:
            return
        name = self._new_id()
        text.add(ATOM, atom={"type": "footnote", "id": name})
        self._texts[f"n.{name}"] = self._words([line for line in lines if not line.empty])

    def _picture(self, text: _Text, picture: WordPicture) -> None:
        data = self._found.source.media[picture.part]
        name = hashlib.sha256(data).hexdigest()
        self._pictures[name] = data
        atom = {
            "type": "picture",
            "blob": name,
            "alt": picture.alt,
            "width": picture.width,
            "height": picture.height,
        }
        text.add(ATOM, atom=atom)


def _looks(line: Line) -> dict[str, Any]:
    looks: dict[str, Any] = {}
    if line.style != "body":
        looks["style"] = line.style
    if line.depth:
        looks["level"] = line.depth
    return looks
