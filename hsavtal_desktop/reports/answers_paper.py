"""The compilation of answers to read: as a Word file and as an accessible PDF, with figures first, then by clause."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from typing import Any, Final

from docx import Document

from hsavtal_desktop.reports.answers import Compiled, Saying, answered, clause_name, figures, origin
from hsavtal_desktop.reports.change_report import add_row, add_table, prepare, say
from hsavtal_desktop.reports.characters import printable
from hsavtal_desktop.reports.frame import date_in_words
from hsavtal_desktop.reports.pdf import typeset

_HEADER: Final = ("Instans", "Synpunkt eller förslag", "Bedömning", "Motivering", "Ledde till")
_SHARES: Final = (4, 9, 4, 6, 5)
_LEGEND: Final = "I texten står [−det som stryks−], [+det som läggs till+] och ¶ för nytt stycke."


def answers_docx(compiled: Compiled) -> bytes:
    """The compilation as a Word file with headings, and tables whose header rows are repeated."""
    document = Document()
    footer = [compiled.title, date_in_words(compiled.time)]
    prepare(document, compiled.title, compiled.time, [compiled.marking], footer)
    document.add_heading(printable(compiled.title), 0)
    for words in _told(compiled):
        document.add_paragraph(printable(words))
    document.add_heading("I siffror", 1)
    for table in figures(compiled.listed):
        document.add_heading(table.title, 2)
        written = add_table(document, table.header, (4, *(2 for _ in table.header[1:])))
        _fill(written, table.rows)
    document.add_heading("Synpunkter och bedömningar", 1)
    for name, listed in _by_clause(compiled):
        document.add_heading(printable(name), 2)
        _fill(add_table(document, _HEADER, _SHARES), [_cells(one) for one in listed])
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def answers_pdf(compiled: Compiled) -> bytes:
    """The compilation as a tagged PDF (PDF/UA-1, PDF/A-2a); the same values give the same bytes."""
    data = {
        "title": compiled.title,
        "date": [int(part) for part in compiled.time[:10].split("-")],
        "marking": compiled.marking,
        "footer": date_in_words(compiled.time),
        "told": _told(compiled),
        "figures-title": "I siffror",
        "figures": [
            {"title": one.title, "header": list(one.header), "rows": [[str(cell) for cell in row] for row in one.rows]}
            for one in figures(compiled.listed)
        ],
        "answers-title": "Synpunkter och bedömningar",
        "header": list(_HEADER),
        "shares": list(_SHARES),
        "clauses": [
            {"name": name, "rows": [list(_cells(one)) for one in listed]} for name, listed in _by_clause(compiled)
        ],
    }
    return typeset("answers.typ", data, compiled.time)


def _told(compiled: Compiled) -> list[str]:
    bodies = len({one.body for one in compiled.listed})
    count = f"Antal synpunkter och förslag: {len(compiled.listed)}. Antal instanser: {bodies}."
    return [words for words in (compiled.marking, compiled.note, count, _LEGEND) if words]


def _by_clause(compiled: Compiled) -> Iterator[tuple[str, list[Saying]]]:
    grouped = groupby(compiled.listed, key=lambda one: clause_name(one.document, one.number, one.heading))
    for name, listed in grouped:
        yield name, list(listed)


def _cells(one: Saying) -> tuple[str, ...]:
    alike = f"\nLika förslag från {one.alike} instanser" if one.alike > 1 else ""
    return (
        f"{one.body}\n({origin(one)})",
        one.what + alike,
        answered(one) + (f"\nAnsvarig: {one.responsible}" if one.responsible else ""),
        one.reason or "–",
        one.led_to or "–",
    )


def _fill(table: Any, rows: Any) -> None:
    for row in rows:
        for cell, words in zip(add_row(table), row, strict=True):
            say(cell.paragraphs[0], str(words))
