"""Redlines of documents made and changed by another program, python-docx, are exact both ways by two readers.

Sample sentences: exempeltext – inte gällande avtal.  REDLINE_PAIRS says how many pairs are tried, otherwise a few.
"""

import copy
import io
import os
import random
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Written
from docx.shared import Mm
from docx.table import Table
from docx.text.paragraph import Paragraph

from hsavtal_desktop.word.reading import read_word
from hsavtal_desktop.word.redline import redline
from hsavtal_desktop.word.views import View
from tests.generated_agreements import agreement
from tests.word.test_redline_exact import pandoc
from tests.word.test_redline_notes import stories

TIME = "2026-11-22T09:41:00Z"
PAIRS = int(os.environ.get("REDLINE_PAIRS", "8"))
STYLES = ("Normal", "List Bullet", "List Number", "Heading 3", "Quote")


def picture(dice: random.Random) -> io.BytesIO:
    """A small PNG of one colour."""
    rows = b"".join(b"\0" + bytes([dice.randrange(256)] * 24) for _ in range(8))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    return io.BytesIO(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    )


def written(dice: random.Random) -> Written:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Exempeltext – inte gällande avtal"
    for clause in agreement(dice.randint(3, 8), dice.randrange(1_000)):
        document.add_heading(clause.heading, 2)
        for text in clause.paragraphs:
            made = document.add_paragraph(style=dice.choice(STYLES[:3]))
            first, _, rest = text.partition(" ")
            made.add_run(first).bold = True
            made.add_run(" " + rest)
        if clause.table or dice.random() < 0.4:
            rows = clause.table or (("Part", "Uppgift"), ("VGR", "Läkare"), ("Kommunen", "Sjuksköterska"))
            table = document.add_table(0, len(rows[0]))
            for row in rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
        if dice.random() < 0.2:
            document.add_picture(picture(dice), width=Mm(20))
        if dice.random() < 0.15:
            document.add_section()
    return document


def changed(document: Written, dice: random.Random) -> None:
    for _ in range(dice.randint(1, 12)):
        dice.choice(CHANGES)(document, dice)


def a_paragraph(document: Written, dice: random.Random) -> Paragraph:
    return dice.choice(document.paragraphs)


def a_table(document: Written, dice: random.Random) -> Table | None:
    return dice.choice(document.tables) if document.tables else None


def replace_words(document: Written, dice: random.Random) -> None:
    runs = [run for run in a_paragraph(document, dice).runs if len(run.text.split()) > 2]
    if runs:
        run = dice.choice(runs)
        words = run.text.split(" ")
        words[dice.randrange(1, len(words))] = dice.choice(("", "15 vardagar", "2027-01-31", "både och, så"))
        run.text = " ".join(words)


def drop(document: Written, dice: random.Random) -> None:
    element = a_paragraph(document, dice)._p
    if not element.xpath(".//w:sectPr"):
        element.getparent().remove(element)


def add(document: Written, dice: random.Random) -> None:
    a_paragraph(document, dice).insert_paragraph_before(
        agreement(1, dice.randrange(9_999))[0].paragraphs[0], dice.choice(STYLES)
    )


def move(document: Written, dice: random.Random) -> None:
    element = a_paragraph(document, dice)._p
    if not element.xpath(".//w:sectPr"):
        a_paragraph(document, dice)._p.addprevious(element)


def split(document: Written, dice: random.Random) -> None:
    paragraph = a_paragraph(document, dice)
    before, dot, after = paragraph.text.partition(". ")
    if dot:
        paragraph.insert_paragraph_before(before + ".")
        paragraph.text = after


def add_row(document: Written, dice: random.Random) -> None:
    table = a_table(document, dice)
    if table is not None:
        row = copy.deepcopy(dice.choice(table._tbl.tr_lst))
        dice.choice(table._tbl.tr_lst).addnext(row)
        table.rows[-1].cells[0].text = f"Ny rad {dice.randrange(99)}"


def add_column(document: Written, dice: random.Random) -> None:
    table = a_table(document, dice)
    if table is not None:
        for cell in table.add_column(Mm(20)).cells:
            cell.text = dice.choice(("ja", "nej", "enligt bilaga"))


def drop_row(document: Written, dice: random.Random) -> None:
    table = a_table(document, dice)
    if table is not None and len(table.rows) > 1:
        table._tbl.remove(dice.choice(table._tbl.tr_lst))


def drop_table(document: Written, dice: random.Random) -> None:
    table = a_table(document, dice)
    if table is not None:
        table._tbl.getparent().remove(table._tbl)


def add_picture(document: Written, dice: random.Random) -> None:
    a_paragraph(document, dice).add_run().add_picture(picture(dice), width=Mm(15))


def look(document: Written, dice: random.Random) -> None:
    for run in a_paragraph(document, dice).runs:
        run.italic = not run.italic


def header(document: Written, dice: random.Random) -> None:
    dice.choice(list(document.sections)).header.paragraphs[0].text = f"Utkast {dice.randrange(9)}"


CHANGES: list[Callable[[Written, random.Random], None]] = [
    *[replace_words] * 4,
    *(drop, add, move, split, add_row, add_column, drop_row, drop_table, add_picture, look, header),
]


def saved(document: Written) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("seed", range(PAIRS))
def test_a_document_changed_by_another_program_is_exact_both_ways(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)
    document = written(dice)
    old = saved(document)
    changed(document, dice)
    new = saved(document)
    made = redline(old, new, time=TIME)
    reading = read_word(made)
    assert reading.accepted == read_word(new).accepted
    assert reading.rejected == read_word(old).accepted
    assert sorted(stories(made, View.ACCEPTED)) == sorted(stories(new, View.ACCEPTED))
    if seed % 4 == 0:
        for name, data in (("old", old), ("new", new), ("redline", made)):
            (tmp_path / f"{name}.docx").write_bytes(data)
        assert pandoc(tmp_path / "redline.docx", "accept") == pandoc(tmp_path / "new.docx", "accept")
        assert pandoc(tmp_path / "redline.docx", "reject") == pandoc(tmp_path / "old.docx", "accept")
