"""Change report as a spreadsheet (.xlsx): overview, changes, proposals, concordance, length.

Every cell is written as text or a number, never as a formula or link, whatever it begins with.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final

import xlsxwriter

from hsavtal_desktop.core.comparison.model import ChangePlace, ComparedClause, Comparison
from hsavtal_desktop.reports import rivals
from hsavtal_desktop.reports.characters import printable
from hsavtal_desktop.reports.concordance import concordance
from hsavtal_desktop.reports.figures import NAMES, figures
from hsavtal_desktop.reports.frame import Frame
from hsavtal_desktop.reports.proposals import Proposals
from hsavtal_desktop.reports.wording import KINDS, PARAGRAPH_KINDS, counted, facts

_LONGEST: Final = 32_767
"""Characters that a cell may hold."""
_CUT: Final = " … [texten är avkortad]"

Row = Sequence[str | int]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with one header row."""

    name: str
    header: Sequence[str]
    widths: Sequence[int]
    """In characters."""
    rows: Sequence[Row]


def comparison_xlsx(comparison: Comparison, frame: Frame, proposals: Proposals) -> bytes:
    """The change report of a comparison; the same values give the same bytes."""
    before, after = figures(comparison.old), figures(comparison.new)
    sheets = [
        Sheet(
            "Översikt", ("Uppgift", "Värde"), (26, 80), [*facts(frame), *_marking(frame), *counted(comparison.counts)]
        ),
        Sheet(
            "Ändringar",
            ("Nr före", "Nr efter", "Rubrik", "Vad", "Före", "Efter"),
            (10, 10, 34, 14, 60, 60),
            list(_changes(comparison)),
        ),
        Sheet(
            "Förslag och beslut",
            (
                *("Nr före", "Nr efter", "Rubrik", "Förslag", "Stryks", "Läggs till", "Vem", "Organisation", "När"),
                *("Varför", "Beslut", "Beslutat av", "Beslutsdatum", "Skäl för beslutet"),
            ),
            (10, 10, 30, 30, 40, 40, 20, 20, 12, 40, 16, 20, 13, 40),
            list(_proposals(comparison, proposals)),
        ),
        Sheet(
            "Konkordans",
            ("Nr före", "Nr efter", "Rubrik", "Vad"),
            (10, 10, 60, 26),
            [(entry.old_number, entry.new_number, entry.heading, entry.what) for entry in concordance(comparison)],
        ),
        Sheet(
            "Granskning",
            ("Nr", "Rubrik", "Granskning"),
            (10, 60, 80),
            [
                (unit.number, unit.heading, review.told)
                for unit in comparison.new.units
                for review in frame.reviews.get(unit.key, ())
            ],
        ),
        Sheet(
            "Omfattning",
            ("Mått", frame.old.label, frame.new.label, "Skillnad"),
            (34, 24, 24, 12),
            [
                (name, getattr(before, field), getattr(after, field), getattr(after, field) - getattr(before, field))
                for field, name in NAMES
            ],
        ),
    ]
    return write_workbook(sheets, title=frame.heading, time=frame.time)


def write_workbook(sheets: Sequence[Sheet], *, title: str, time: str) -> bytes:
    """A workbook of simple tables.  ``time`` is UTC; the same values give the same bytes."""
    made = BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    book.set_properties({"title": title, "created": datetime.fromisoformat(time).astimezone(UTC).replace(tzinfo=None)})
    header = book.add_format(
        {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#E8EDF3", "font_color": "#16191D"}
    )
    cell = book.add_format({"text_wrap": True, "valign": "top"})
    number = book.add_format({"valign": "top", "num_format": "#,##0"})
    for sheet in sheets:
        _write(book.add_worksheet(sheet.name), sheet, header, cell, number)
    book.close()
    return made.getvalue()


def _write(page: Any, sheet: Sheet, header: Any, cell: Any, number: Any) -> None:
    for column, width in enumerate(sheet.widths):
        page.set_column(column, column, width)
    for column, name in enumerate(sheet.header):
        page.write_string(0, column, _cell(name), header)
    for at, row in enumerate(sheet.rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, int):
                page.write_number(at, column, value, number)
            else:
                page.write_string(at, column, _cell(value), cell)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(1, len(sheet.rows)), len(sheet.header) - 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer("&L&A&RSida &P (&N)")


def _cell(value: str) -> str:
    shown = printable(value)
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - len(_CUT)] + _CUT


def _marking(frame: Frame) -> list[tuple[str, str]]:
    return [("Märkning", frame.marking)] if frame.marking else []


def _changes(comparison: Comparison) -> Iterator[Row]:
    for change in comparison.changes:
        old, new = _sides(comparison, change.row)
        after = change.new_text if change.competing is None else rivals.told(change.competing)
        yield (*_numbers(old, new), _heading(old, new), _what(change), change.old_text, after)


def _sides(comparison: Comparison, index: int) -> tuple[ComparedClause | None, ComparedClause | None]:
    row = comparison.rows[index]
    partner = comparison.rows[row.partner] if row.partner is not None else None
    old = row.old if row.old is not None or partner is None else partner.old
    new = row.new if row.new is not None or partner is None else partner.new
    return (
        None if old is None else comparison.old.units[old],
        None if new is None else comparison.new.units[new],
    )


def _numbers(old: ComparedClause | None, new: ComparedClause | None) -> tuple[str, str]:
    return (old.number if old is not None else "", new.number if new is not None else "")


def _heading(old: ComparedClause | None, new: ComparedClause | None) -> str:
    return (new.heading if new is not None else "") or (old.heading if old is not None else "")


def _what(change: ChangePlace) -> str:
    if change.competing is not None:
        return KINDS[change.kind]
    if change.phrase is not None:
        if not change.old_text:
            return "tillagd text"
        return "ändrad text" if change.new_text else "struken text"
    return f"{KINDS[change.kind]} punkt" if change.paragraph is None else f"{PARAGRAPH_KINDS[change.kind]} stycke"


def _proposals(comparison: Comparison, proposals: Proposals) -> Iterator[Row]:
    told: set[str] = set()
    for index in range(len(comparison.rows)):
        old, new = _sides(comparison, index)
        key = (new or old or ComparedClause("", "", "", ())).key
        if key in told:
            continue
        told.add(key)
        for one in proposals.get(key, ()):
            yield (
                *_numbers(old, new),
                _heading(old, new),
                one.what,
                one.removed,
                one.added,
                one.who,
                one.organisation,
                one.time[:10],
                one.why,
                one.decision,
                one.decided_by,
                one.decided_time[:10],
                one.reason,
            )
