"""The text of a PDF as lines: put together from pieces of type on pages, for a PDF knows no paragraphs.

Sizes and bold type tell headings; tables come as lines of text.  What stands at the same place on most pages is a page
header or footer.
"""

from __future__ import annotations

import io
import logging
import re
import struct
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from hsavtal_desktop.core.progress import steps
from hsavtal_desktop.core.reading import ATOM
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.word.starting.model import Line, Role, SourceText, Span, Unplaced, counted

PDF_START: Final = b"%PDF"
MAX_BYTES: Final = 100_000_000
MAX_PAGES: Final = 2_000
_SAME_LINE: Final = 2.0
"""Points that the feet of letters of one line may differ."""
_LARGER: Final = 1.08
_PITCH: Final = 1.7
"""Sizes of type between two lines, beyond which a new paragraph begins."""
_STARTS: Final = re.compile(
    r"(?:[•▪◦·●○–—-]|[a-zåäö]\)|[A-ZÅÄÖ]?\d{1,2}(?:\.\d{1,3})*[.)]?|§\s?\d+|\d+\s?§|Bilaga \d+)\s"
)
_CLOSED: Final = re.compile(r"[.:;!?]\s*$")
_DIGITS: Final = re.compile(r"\d+")
_SOFT: Final = re.compile(r"[a-zåäöé]-$")
_KEPT_HYPHEN: Final = re.compile(r"(?:och|eller|samt|respektive)\b")

logging.getLogger("pypdf").setLevel(logging.CRITICAL)


@dataclass(slots=True)
class _Row:
    """What stands on one line of a page."""

    page: int
    y: float
    size: float
    spans: list[Span] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)

    @property
    def bold(self) -> bool:
        return Line(tuple(self.spans)).bold


def pdf_source(data: bytes, name: str) -> SourceText:
    """The lines of a PDF.  Raises Trouble where it can not be read, is protected or holds pictures of text only."""
    rows, pages = _rows(data, name)
    received = sum(counted(row.text) for row in rows)
    if not received:
        raise Trouble(Said("Filen {name} innehåller ingen text, bara bilder av sidor. Ta Word-filen.", name=name))
    margins, running = _apart(rows, pages)
    lines, joined = _paragraphs(running)
    told = [
        Said(
            "En PDF har inga rubriker, listor eller tabeller: de är gissade av storlek, fetstil och nummer. "
            "Tabeller blir rader av text. Ta hellre Word-filen om den finns."
        )
    ]
    elsewhere = (
        (Unplaced(Said("sidhuvud eller sidfot"), "\n".join(row.text.strip() for row in margins)),) if margins else ()
    )
    return SourceText(name, tuple(lines), elsewhere=elsewhere, received=received, structure=joined, told=tuple(told))


def _rows(data: bytes, name: str) -> tuple[list[_Row], int]:
    from pypdf import PdfReader  # noqa: PLC0415  # takes long to load, and few need it
    from pypdf.errors import DependencyError, DeprecationError, PyPdfError  # noqa: PLC0415

    if len(data) > MAX_BYTES:
        raise Trouble(
            Said("Filen {name} är för stor ({count} MB). Dela upp den.", name=name, count=len(data) // 1_000_000)
        )
    # A damaged file can make the library stumble anywhere.
    stumbles = (
        *(PyPdfError, DependencyError, DeprecationError, ValueError, LookupError),
        *(TypeError, AttributeError, ArithmeticError, RecursionError),
    )
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Trouble(Said("Filen {name} är skyddad med lösenord. Spara den utan lösenord först.", name=name))
        count = len(reader.pages)
        if count > MAX_PAGES:
            raise Trouble(
                Said(
                    "Filen {name} har {count} sidor, fler än {most}. Dela upp den.",
                    name=name,
                    count=count,
                    most=MAX_PAGES,
                )
            )
        rows = [row for number in steps(range(count)) for row in _page(reader.pages[number], number)]
    except (*stumbles, NotImplementedError, zlib.error, struct.error, OSError) as error:
        raise Trouble(
            Said("Filen {name} är skadad och kan inte läsas som PDF. Be om en ny kopia.", name=name)
        ) from error
    return rows, count


def _page(page: Any, number: int) -> list[_Row]:
    rows: list[_Row] = []

    def see(text: str, _user: list[float], matrix: list[float], font: dict[str, Any] | None, size: float) -> None:
        text = text.replace("\n", "").replace(ATOM, "")
        if not text:
            return
        y, scaled = float(matrix[5]), abs(float(size) * float(matrix[3] or 1))
        face = str((font or {}).get("/BaseFont", ""))
        bold = any(word in face for word in ("Bold", "Black", "Heavy", "Semibold"))
        italic = any(word in face for word in ("Italic", "Oblique"))
        if not rows or abs(rows[-1].y - y) > _SAME_LINE:
            if not text.strip():
                return
            rows.append(_Row(number, y, round(scaled, 1)))
        row = rows[-1]
        if text.strip():
            row.size = max(row.size, round(scaled, 1))
            row.spans.append(Span(text, bold, italic))
        elif row.spans:
            last = row.spans.pop()
            row.spans.append(Span(last.text + text, last.bold, last.italic))

    page.extract_text(visitor_text=see)
    return rows


def _apart(rows: Sequence[_Row], pages: int) -> tuple[list[_Row], list[_Row]]:
    """(page headers and footers, running text)."""
    places = Counter(like for like, _page in {(_like(row), row.page) for row in rows})
    often = max(3, (pages + 1) // 2)
    margins = [row for row in rows if places[_like(row)] >= often]
    return margins, [row for row in rows if places[_like(row)] < often]


def _like(row: _Row) -> tuple[str, int]:
    """What is the same in a header on every page: its words, but for numbers, and its height."""
    return _DIGITS.sub("0", " ".join(row.text.split())), round(row.y / 4)


def _paragraphs(rows: Sequence[_Row]) -> tuple[list[Line], int]:
    """(paragraphs, hyphens at ends of lines that were taken away)."""
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[row.size] += len(row.text)
    ordinary = sizes.most_common(1)[0][0] if sizes else 0.0
    largest = max((row.size for row in rows), default=0.0)
    lines: list[Line] = []
    hyphens = 0
    for group in _groups(rows):
        spans: list[Span] = []
        for row in group:
            if spans and _SOFT.search(spans[-1].text.rstrip()) and not _KEPT_HYPHEN.match(row.text.lstrip()):
                last = spans.pop()
                spans.append(Span(last.text.rstrip()[:-1], last.bold, last.italic))
                hyphens += 1
            elif spans and not spans[-1].text[-1:].isspace():
                last = spans.pop()
                spans.append(Span(last.text + " ", last.bold, last.italic))
            spans.extend(row.spans)
        role = Role.TITLE if group[0].page == 0 and group[0].size == largest > ordinary * _LARGER else Role.TEXT
        lines.append(Line(_neat(spans), large=group[0].size >= ordinary * _LARGER, role=role))
    return lines, hyphens


def _groups(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    group: list[_Row] = []
    for row in rows:
        if group and not _goes_on(group[-1], row):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _goes_on(before: _Row, row: _Row) -> bool:
    """Whether a row continues the paragraph that the one before it belongs to."""
    if abs(before.size - row.size) > 0.4 or before.bold != row.bold or _STARTS.match(row.text.lstrip()):
        return False
    if row.page != before.page:
        return not _CLOSED.search(before.text) and row.text.lstrip()[:1].islower()
    gap = before.y - row.y
    return 0 < gap <= row.size * _PITCH


def _neat(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans of one look joined, white space single, none at the ends."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last is not None and (last.bold, last.italic) == (span.bold, span.italic):
            joined[-1] = Span(last.text + span.text, span.bold, span.italic)
        else:
            joined.append(span)
    neat = [Span(re.sub(r"\s+", " ", span.text), span.bold, span.italic) for span in joined]
    if neat:
        neat[0] = Span(neat[0].text.lstrip(), neat[0].bold, neat[0].italic)
        neat[-1] = Span(neat[-1].text.rstrip(), neat[-1].bold, neat[-1].italic)
    return tuple(neat)
