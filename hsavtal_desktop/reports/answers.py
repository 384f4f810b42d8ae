"""What the consulted bodies said and how each of it is answered, as a spreadsheet: by clause, by body, in figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from hsavtal_desktop.reports.spreadsheet import Sheet, write_workbook

_UNANSWERED: Final = "ej besvarat"
_HEADER: Final = (
    *("Dokument", "Nr", "Rubrik", "Instans", "Slag", "Synpunkt eller förslag", "Lika förslag"),
    *("Bedömning", "Motivering", "Ansvarig", "Ledde till"),
)
_WIDTHS: Final = (12, 8, 30, 26, 16, 70, 8, 20, 50, 18, 40)
_ORIGINS: Final[Mapping[str, str]] = {
    "word-tracked": "spårad ändring",
    "word-untracked": "ospårad ändring",
    "word-table": "förslag i tabell",
    "comment": "kommentar",
    "remark": "kunde inte placeras",
}


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing that one body said."""

    document: str
    number: str
    heading: str
    body: str
    kind: str
    """``word-tracked``, ``word-untracked``, ``word-table``, ``comment`` or ``remark``."""
    what: str
    alike: int
    """How many bodies said the same in that clause, this one counted."""
    disposition: str
    reason: str
    responsible: str
    led_to: str


@dataclass(frozen=True, slots=True)
class Compiled:
    """A compilation: everything said in the order of the package, and what stands round it."""

    title: str
    time: str
    """UTC."""
    listed: Sequence[Saying]
    marking: str = ""
    """Line on every page."""
    note: str = ""
    """What readers should know of it first."""


@dataclass(frozen=True, slots=True)
class Figures:
    """A table of figures."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]


def figures(listed: Sequence[Saying]) -> tuple[Figures, Figures, Figures]:
    """How much was said and how it is answered: by disposition, by body, by clause."""
    kinds = sorted({answered(one) for one in listed}, key=lambda kind: (kind == _UNANSWERED, kind))
    count = len(listed)
    by_kind = Counter(answered(one) for one in listed)
    shares = ((kind, by_kind[kind], f"{round(100 * by_kind[kind] / count)} %") for kind in kinds)
    bodies = sorted({one.body for one in listed}, key=str.casefold)
    clauses = dict.fromkeys((one.document, one.number, one.heading) for one in listed)
    return (
        Figures("Antal per bedömning", ("Bedömning", "Antal", "Andel"), (*shares, ("Summa", count, "100 %"))),
        Figures(
            "Antal per instans",
            ("Instans", "Synpunkter", *kinds),
            tuple((body, *_counted([one for one in listed if one.body == body], kinds)) for body in bodies),
        ),
        Figures(
            "Antal per punkt",
            ("Punkt", "Synpunkter", "Instanser", *kinds),
            tuple(_clause_row(clause, listed, kinds) for clause in clauses),
        ),
    )


def answered(one: Saying) -> str:
    """How it is answered, in words."""
    return one.disposition or _UNANSWERED


def origin(one: Saying) -> str:
    """What kind of thing it is, in words."""
    return _ORIGINS.get(one.kind, one.kind)


def clause_name(document: str, number: str, heading: str) -> str:
    """A clause as it is headed in a compilation."""
    return " ".join(filter(None, (document, number, heading))) or "Avtalet som helhet"


def _counted(listed: Sequence[Saying], kinds: Sequence[str]) -> tuple[int, ...]:
    found = Counter(answered(one) for one in listed)
    return (len(listed), *(found[kind] for kind in kinds))


def _clause_row(clause: tuple[str, str, str], listed: Sequence[Saying], kinds: Sequence[str]) -> tuple[str | int, ...]:
    here = [one for one in listed if (one.document, one.number, one.heading) == clause]
    count, *rest = _counted(here, kinds)
    return (clause_name(*clause), count, len({one.body for one in here}), *rest)


def answers_xlsx(compiled: Compiled) -> bytes:
    """The compilation as a spreadsheet.  The same values give the same bytes."""
    listed = compiled.listed
    by_body = sorted(listed, key=lambda one: one.body.casefold())
    kinds, bodies, clauses = figures(listed)
    return write_workbook(
        [
            Sheet("Per punkt", _HEADER, _WIDTHS, [_row(one) for one in listed]),
            Sheet("Per instans", _HEADER, _WIDTHS, [_row(one) for one in by_body]),
            _sheet("Antal", bodies),
            _sheet("Antal per punkt", clauses),
            _sheet("Bedömningar", kinds),
        ],
        title=compiled.title,
        time=compiled.time,
    )


def _row(one: Saying) -> tuple[str | int, ...]:
    return (
        *(one.document, one.number, one.heading, one.body, origin(one), one.what, one.alike),
        *(answered(one), one.reason, one.responsible, one.led_to),
    )


def _sheet(name: str, table: Figures) -> Sheet:
    return Sheet(name, table.header, (34, *(14 for _ in table.header[1:])), list(table.rows))
