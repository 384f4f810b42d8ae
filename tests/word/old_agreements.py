"""Existing agreements as people have them, made with python-docx: with heading styles, and without any."""

import io
from collections.abc import Iterable
from typing import Any

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

MARKING = "Exempeltext – inte gällande avtal"
TITLE = "Provavtal om hemsjukvård"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c63f8cfc0f01f0005000201e4e1a5c60000000049454e44ae426082"
)
"""A picture of one point."""


def styled() -> bytes:
    """Heading styles with typed numbers, a table of contents, lists, a merged table, an appendix and references."""
    made = _begun()
    made.add_paragraph(TITLE, style="Title")
    made.add_paragraph("Gäller från 2017-04-01")
    made.add_paragraph("Innehåll")
    for line in ("1 Inledning\t3", "2 Ansvar\t4", "2.1 Kommunens ansvar\t4"):
        made.add_paragraph(line)
    made.add_heading("1 Inledning", 1)
    made.add_paragraph("Avtalet bygger på 16 kap. 1 § hälso- och sjukvårdslagen. Se avsnitt 2.1 och 2.2 samt bilaga 1.")
    defined = made.add_paragraph()
    defined.add_run("Vardag").bold = True
    defined.add_run(" är måndag till fredag. Mer finns på ")
    defined.add_run("sidan om ").italic = True
    defined.add_run("helger.")
    made.add_heading("2 Ansvar", 1)
    made.add_heading("2.1 Kommunens ansvar", 2)
    made.add_paragraph("Kommunen ska")
    made.add_paragraph("ge omvårdnad", style="List Bullet")
    made.add_paragraph("alla dagar", style="List Bullet 2")
    made.add_paragraph("kalla till möte.", style="List Bullet")
    _struck(made.add_paragraph("Svar ska lämnas inom "), "fem", "tio", " dagar.")
    made.add_heading("2.2 VGR:s ansvar", 2)
    made.add_paragraph("1. ringa vårdcentralen")
    made.add_paragraph("2. skriva i journalen")
    _table(made, [["Uppgift", "Ansvar", ""], ["Bedömning", "VGR", "HSA"], ["", "Kommunen", "2.1"]])
    made.add_paragraph("Text efter tabellen, se avsnitt 9.9.")
    made.add_heading("Bilaga 1 Parter", 1)
    made.add_heading("1 Huvudmän", 2)
    made.add_paragraph("Parterna är huvudmännen.")
    return _bytes(made)


def unstyled() -> bytes:
    """Bold type and typed numbers, nothing else; paragraphs that are clauses of their own; a year that is no number."""
    made = _begun(title=False)
    _bold(made, "1. Syfte")
    made.add_paragraph("Avtalet reglerar samarbetet.")
    made.add_paragraph("2017 års avtal ersätts.")
    _bold(made, "2. Planering")
    made.add_paragraph("2.1 Den som först ser behovet kallar till möte inom tre dagar.")
    made.add_paragraph("2.2 Mötet ska dokumenteras enligt punkt 2.1.")
    _bold(made, "Undantag")
    made.add_paragraph("Akuta fall undantas.")
    _bold(made, "3. Ikraftträdande")
    made.add_paragraph("Avtalet gäller från den 1 april.")
    return _bytes(made)


def _begun(*, title: bool = True) -> Document:
    made = docx.Document()
    made.core_properties.title = TITLE if title else ""
    made.sections[0].header.paragraphs[0].text = MARKING
    return made


def _bold(made: Document, text: str) -> None:
    made.add_paragraph().add_run(text).bold = True


def _table(made: Document, rows: Iterable[list[str]]) -> None:
    listed = list(rows)
    table = made.add_table(len(listed), len(listed[0]))
    for row, texts in zip(table.rows, listed, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    for cell in table.rows[0].cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(1, 0).merge(table.cell(2, 0))


def _struck(paragraph: Paragraph, old: str, new: str, rest: str) -> None:
    """One tracked change."""
    for kind, tag, text in (("del", "w:delText", old), ("ins", "w:t", new)):
        mark = OxmlElement(f"w:{kind}")
        mark.set(qn("w:id"), "7" if kind == "del" else "8")
        mark.set(qn("w:author"), "Prov Lind")
        run, words = OxmlElement("w:r"), OxmlElement(tag)
        words.text = text
        run.append(words)
        mark.append(run)
        paragraph._p.append(mark)
    paragraph.add_run(rest)


def _bytes(made: Any) -> bytes:
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()
