"""The agreed text of a document as values, read from what its hash of form 2 covers (:mod:`core.digest`).

This is all that a reader's copy holds of the log: numbers, headings, paragraphs with their looks, tables, notes and
references, and nobody's name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hsavtal_desktop.core.canonical import FormError
from hsavtal_desktop.core.said import Said

FORM = 2
_DEEPEST = 12
"""Tables in cells, notes in cells; what people write stays below four."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph."""

    style: str
    level: int
    text: str
    """U+FFFC stands for the atoms, in order."""
    looks: tuple[tuple[int, int, str, Any], ...]
    """Start, length, ``bold``, ``italic`` or ``link``, value."""
    atoms: tuple[Atom, ...]


@dataclass(frozen=True, slots=True)
class Atom:
    """A table, footnote, picture, reference or field."""

    marks: Mapping[str, Any]
    text: str = ""
    """Of a field its words, of a picture its description."""
    lines: tuple[Line, ...] = ()
    """Of a footnote."""
    rows: tuple[tuple[bool, tuple[tuple[Line, ...], ...]], ...] = ()
    """Of a table: whether it is a header row, and the cells."""

    @property
    def kind(self) -> str:
        """``table``, ``footnote``, ``picture``, ``reference``, ``field`` or something newer."""
        return str(self.marks.get("type", ""))


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with its number."""

    number: str
    id: str
    heading: tuple[Line, ...]
    body: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document."""

    id: str
    number: str
    """"Bilaga n", or ""."""
    title: str


@dataclass(frozen=True, slots=True)
class AgreedDocument:
    """A document in reading order."""

    id: str
    title: str
    parts: tuple[Part, ...]
    clauses: tuple[Clause, ...]


def read_document(value: Any) -> AgreedDocument:
    """Read what a document hash of form 2 covers.  Raises FormError where it is not that."""
    record = _object(value)
    if record.get("form") != FORM:
        raise FormError(Said("Texten har en form som programmet inte känner."))
    parts = tuple(Part(*(_string(field) for field in _array(one, 3))) for one in _array(record.get("parts")))
    clauses = tuple(_clause(_array(one, 4)) for one in _array(record.get("clauses")))
    return AgreedDocument(_string(record.get("document")), _string(record.get("title")), parts, clauses)


def _clause(fields: Sequence[Any]) -> Clause:
    return Clause(_string(fields[0]), _string(fields[1]), _lines(fields[2], 0), _lines(fields[3], 0))


def _lines(value: Any, depth: int) -> tuple[Line, ...]:
    if depth > _DEEPEST:
        raise FormError(Said("Texten har tabeller i tabeller djupare än den får."))
    return tuple(_line(_array(one, 5), depth) for one in _array(value))


def _line(fields: Sequence[Any], depth: int) -> Line:
    style, level, text, looks, said = fields
    return Line(
        _string(style),
        _number(level),
        _string(text),
        tuple(_looks(looks)),
        tuple(_atom(_array(one, 2), depth) for one in _array(said)),
    )


def _looks(value: Any) -> Iterator[tuple[int, int, str, Any]]:
    """Stretches of one look follow on each other, so that no letter has more looks than there are kinds."""
    ends = dict.fromkeys(("bold", "italic", "link"), 0)
    for one in _array(value):
        start, length, name, look = _array(one, 4)
        if _number(start) < ends.get(_string(name), start + 1):
            raise FormError(Said("Texten har utseenden som ligger över varandra."))
        ends[name] = start + _number(length)
        yield start, length, name, look


def _atom(fields: Sequence[Any], depth: int) -> Atom:
    marks, words = _object(fields[0]), _array(fields[1])
    kind = marks.get("type")
    if kind == "footnote":
        return Atom(marks, lines=_lines(words, depth + 1))
    if kind == "table":
        return Atom(marks, rows=tuple(_row(_array(one, 2), depth) for one in words))
    if kind in ("field", "picture"):
        return Atom(marks, text=_string(words[0]) if words else "")
    return Atom(marks)


def _row(fields: Sequence[Any], depth: int) -> tuple[bool, tuple[tuple[Line, ...], ...]]:
    return fields[0] is True, tuple(_lines(cell, depth + 1) for cell in _array(fields[1]))


def _array(value: Any, length: int = -1) -> Sequence[Any]:
    if not isinstance(value, list) or (length >= 0 and len(value) != length):
        raise FormError(Said("Texten har en lista av fel form."))
    return value


def _object(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise FormError(Said("Texten saknar ett objekt där det ska stå ett."))
    return value


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise FormError(Said("Texten saknar ord där det ska stå ord."))
    return value


def _number(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise FormError(Said("Texten saknar ett tal där det ska stå ett."))
    return value
