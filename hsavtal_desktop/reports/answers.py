"""What the consulted bodies said and how each of it is answered, as a spreadsheet: by clause, by body, in figures."""

from __future__ import annotations

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


def answers_xlsx(listed: Sequence[Saying], *, title: str, time: str) -> bytes:
    """The compilation; ``listed`` in the order of the package, ``time`` UTC.  The same values give the same bytes."""
    by_body = sorted(listed, key=lambda one: one.body.casefold())
    return write_workbook(
        [
            Sheet("Per punkt", _HEADER, _WIDTHS, [_row(one) for one in listed]),
            Sheet("Per instans", _HEADER, _WIDTHS, [_row(one) for one in by_body]),
            _figures(listed),
        ],
        title=title,
        time=time,
    )


def _row(one: Saying) -> tuple[str | int, ...]:
    return (
        *(one.document, one.number, one.heading, one.body, _ORIGINS.get(one.kind, one.kind), one.what, one.alike),
        *(one.disposition or _UNANSWERED, one.reason, one.responsible, one.led_to),
    )


def _figures(listed: Sequence[Saying]) -> Sheet:
    kinds = sorted({one.disposition or _UNANSWERED for one in listed})
    counts: dict[str, dict[str, int]] = {}
    for one in listed:
        row = counts.setdefault(one.body, {})
        kind = one.disposition or _UNANSWERED
        row[kind] = row.get(kind, 0) + 1
    rows: list[tuple[str | int, ...]] = [
        (body, sum(counts[body].values()), *(counts[body].get(kind, 0) for kind in kinds))
        for body in sorted(counts, key=str.casefold)
    ]
    return Sheet("Antal", ("Instans", "Synpunkter", *kinds), (30, 12, *(16 for _ in kinds)), rows)
