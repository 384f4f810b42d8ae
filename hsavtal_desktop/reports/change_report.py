"""Change report as a Word file: clause by clause what changed, who proposed it, why, and what was decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_UNDERLINE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from hsavtal_desktop.core.comparison.model import Comparison
from hsavtal_desktop.reports.characters import printable
from hsavtal_desktop.reports.frame import Frame, date_in_words
from hsavtal_desktop.reports.ink import COME, GONE, Ink, Marked, Stretch, text_of, without
from hsavtal_desktop.reports.passages import Block, Line, blocks
from hsavtal_desktop.reports.proposals import Proposal, Proposals
from hsavtal_desktop.reports.reviews import Review
from hsavtal_desktop.reports.wording import facts, summary

_FONT: Final = "Calibri"
_COLOURS: Final = {
    Ink.INSERTED: RGBColor(0x0B, 0x4F, 0x8A),
    Ink.DELETED: RGBColor(0x9B, 0x1C, 0x1C),
    Ink.MOVED_FROM: RGBColor(0x5B, 0x2A, 0x86),
    Ink.MOVED_TO: RGBColor(0x5B, 0x2A, 0x86),
}
_TEXT_HEADER: Final = ("Före", "Efter")
_SEPARATOR: Final = Stretch(Ink.PLAIN, " | ")
_PROPOSAL_HEADER: Final = ("Förslag", "Vem och när", "Varför", "Beslut", "Skäl för beslutet")


def change_report_docx(comparison: Comparison, frame: Frame, proposals: Proposals) -> bytes:
    """The change report; clauses that are the same and have no proposals are left out."""
    document = Document()
    _prepare(document, frame)
    document.add_heading(printable(f"Ändringsrapport: {frame.title}"), 0)
    if frame.marking:
        document.add_paragraph().add_run(printable(frame.marking)).bold = True
    for name, value in facts(frame):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.add_run(f"{name}: ").bold = True
        paragraph.add_run(printable(value))
    document.add_paragraph(printable(summary(comparison)))
    keys = _keys(comparison)
    for block, key in zip(blocks(comparison), keys, strict=True):
        told = proposals.get(key, ()) if key else ()
        if block.changed or told:
            _clause(document, block, told, frame.reviews.get(key, ()))
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _keys(comparison: Comparison) -> list[str]:
    """The clause that each row is about, "" where its proposals are told at another row."""
    found: list[str] = []
    for row in comparison.rows:
        if row.partner is not None and row.new is None:
            found.append("")
        else:
            units = comparison.old.units if row.new is None else comparison.new.units
            at = row.old if row.new is None else row.new
            found.append(units[at].key if at is not None else "")
    return found


def _prepare(document: Any, frame: Frame) -> None:
    header = [frame.marking, f"{frame.old.label} → {frame.new.label}"]
    footer = [frame.title, frame.status, date_in_words(frame.time)]
    prepare(document, f"Ändringsrapport: {frame.title}", frame.time, header, footer)


def prepare(document: Any, title: str, time: str, header: Sequence[str], footer: Sequence[str]) -> None:
    """Give a new document its properties, page, fonts, language, header and footer; ``time`` is UTC."""
    document.core_properties.title = printable(title)
    document.core_properties.language = "sv-SE"
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.core_properties.created = document.core_properties.modified = (
        datetime.fromisoformat(time).astimezone(UTC).replace(tzinfo=None)
    )
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        fonts.attrib.clear()
        for name in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{name}"), _FONT)
    document.styles["Normal"].font.size = Pt(10.5)
    for name in ("Title", "Heading 1", "Heading 2"):
        document.styles[name].font.color.rgb = RGBColor(0x16, 0x19, 0x1D)
    for language in document.styles.element.iter(qn("w:lang")):
        language.attrib.clear()
        language.set(qn("w:val"), "sv-SE")
    _repeat(section.header.paragraphs[0], header)
    _repeat(section.footer.paragraphs[0], footer)
    page = OxmlElement("w:fldSimple")
    page.set(qn("w:instr"), "PAGE")
    section.footer.paragraphs[0].add_run(" · sida ").font.size = Pt(8.5)
    section.footer.paragraphs[0]._p.append(page)


def _repeat(paragraph: Paragraph, parts: Sequence[str]) -> None:
    run = paragraph.add_run(printable(" · ".join(part for part in parts if part)))
    run.font.size = Pt(8.5)


def _clause(document: Any, block: Block, proposals: Sequence[Proposal], reviews: Sequence[Review]) -> None:
    title = " ".join(part for part in (block.number, block.name) if part)
    document.add_heading(printable(title), 1)
    if block.note:
        document.add_paragraph(printable(block.note + "."))
    for review in reviews:
        document.add_paragraph(printable(review.told))
    lines = list(_changed_lines(block))
    if lines:
        table = add_table(document, _TEXT_HEADER, (1, 1))
        for old, new in lines:
            cells = add_row(table)
            _fill(cells[0], old)
            _fill(cells[1], new)
        document.add_paragraph()
    if proposals:
        table = add_table(document, _PROPOSAL_HEADER, (5, 3, 4, 3, 4))
        for one in proposals:
            decided = ", ".join(part for part in (one.decision, one.decided_by, one.decided_time[:10]) if part)
            written = (one.what, f"{one.author}, {one.time[:10]}", one.why, decided, one.reason)
            for cell, words in zip(add_row(table), written, strict=True):
                say(cell.paragraphs[0], words)
        document.add_paragraph()


def _changed_lines(block: Block) -> Iterator[tuple[Marked, Marked]]:
    if any(stretch.ink is not Ink.PLAIN for stretch in block.heading):
        yield without(block.heading, COME), without(block.heading, GONE)
    for line in block.lines:
        if line.aside:
            told = (Stretch(Ink.PLAIN, line.note + " "), *line.stretches)
            yield (told, ()) if line.aside == "old" else ((), told)
            continue
        for stretches in _rows(line):
            if line.note or any(stretch.ink is not Ink.PLAIN for stretch in stretches):
                yield without(stretches, COME), without(stretches, GONE)


def _rows(line: Line) -> Iterator[Marked]:
    """A paragraph, or each row of a table with its cells after each other."""
    if not line.rows:
        yield line.stretches
    for row in line.rows:
        yield tuple(stretch for cell in row for stretch in (*cell, _SEPARATOR))[:-1]


def add_table(document: Any, header: Sequence[str], shares: Sequence[int]) -> Any:
    """A table with a header row that is repeated on every page; columns share the width as ``shares`` say."""
    table = document.add_table(rows=1, cols=len(header), style="Table Grid")
    table.autofit = False
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Cm(25.7 * share / sum(shares))
    for cell, name in zip(table.rows[0].cells, header, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
        cell.paragraphs[0].paragraph_format.keep_with_next = True
    _whole(table.rows[0]).append(OxmlElement("w:tblHeader"))
    table._tbl.tblPr.insert_element_before(_padding(), "w:tblLook", "w:tblCaption", "w:tblDescription")
    return table


def _padding() -> Any:
    """Room between the lines of a table and its words, which not every program gives unasked."""
    made = OxmlElement("w:tblCellMar")
    for side, width in (("top", 40), ("left", 110), ("bottom", 40), ("right", 110)):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), str(width))
        edge.set(qn("w:type"), "dxa")
        made.append(edge)
    return made


def _whole(row: _Row) -> Any:
    """The properties of a row that no page break divides."""
    properties: Any = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    return properties


def add_row(table: Any) -> Sequence[_Cell]:
    """One more row, which no page break divides."""
    row: _Row = table.add_row()
    _whole(row)
    return row.cells


def _fill(cell: _Cell, stretches: Marked) -> None:
    paragraph = cell.paragraphs[0]
    if not text_of(stretches).strip():
        say(paragraph, "–")
        return
    for stretch in stretches:
        run = paragraph.add_run(printable(stretch.text))
        if stretch.ink is Ink.PLAIN:
            continue
        run.font.color.rgb = _COLOURS[stretch.ink]
        if stretch.ink in GONE:
            run.font.strike = True
        else:
            run.font.underline = WD_UNDERLINE.DOUBLE if stretch.ink is Ink.MOVED_TO else WD_UNDERLINE.SINGLE


def say(paragraph: Paragraph, words: str) -> None:
    """Write words, a dash where there are none."""
    paragraph.add_run(printable(words) or "–")
