"""Writing a Word file with 3,000 tracked changes beside the same XML as text, and beside python-docx, all in one run.

*As text* takes the values of the very file that we wrote (paragraphs, runs, marks) out of memory, writes them as text
without any check, and zips the same parts: what it makes is compared with ours to the byte.  python-docx adds one
paragraph after the other, run by run, with its tracked changes as elements.  CPU time; medians of runs that alternate
for ours and text, one run of python-docx.  The agreement has been read before: reading is a figure of its own.
"""

import gc
import io
import re
import statistics
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.sax.saxutils import unescape

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as DocxParagraph

from hsavtal_desktop.core.memory import collector_paused
from hsavtal_desktop.core.reading import ClauseView, Paragraph, Piece, View
from hsavtal_desktop.word.writing import ExportRequest, write_document
from hsavtal_desktop.word.xml_text import escaped
from hsavtal_desktop.workspace.reading import Reading
from tests.benchmarks.figures import Figure
from tests.benchmarks.generated_workspace import generated_workspace

SIZES = (1_000,)
LARGE = (1_000, 5_000)
RUNS = 5
CHANGES = 3_000
REQUEST = ExportRequest(("D",), time="2026-11-22T09:41:00Z")
MAIN = "word/document.xml"

_TOKEN = re.compile(
    r'<w:p w14:paraId="(?P<id>[^"]*)" w14:textId="77777777"><w:pPr><w:pStyle w:val="(?P<style>[^"]*)"/>'
    r'|<w:(?P<mark>ins|del) w:id="(?P<number>\d+)" w:author="(?P<author>[^"]*)" w:date="(?P<date>[^"]*)"'
    r' w16du:dateUtc="[^"]*"(?P<empty>/?)>'
    r'|<w:r>(?P<look><w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:(?P<tag>t|delText) xml:space="preserve">(?P<text>[^<]*)'
    r"</w:(?:t|delText)></w:r>"
)

Token = tuple[str, ...]


def run(large: bool) -> list[Figure]:
    """Seconds for each size, and what they are of the same XML as text and of python-docx."""
    with tempfile.TemporaryDirectory(prefix="word-export-") as name:
        return [figure for size in (LARGE if large else SIZES) for figure in _measured(Path(name), size)]


def _measured(folder: Path, size: int) -> list[Figure]:
    with generated_workspace(folder, size, changes=CHANGES) as workspace:
        reading = Reading(workspace.released())
        first = _seconds(lambda: write_document(reading, REQUEST))
        data = write_document(reading, REQUEST).data
        parts = _parts(data)
        tokens = _tokens(parts.pop(MAIN).decode())
        assert _parts(_as_text(tokens, parts))[MAIN] == _parts(data)[MAIN]
        ours, text = _medians([lambda: write_document(reading, REQUEST), lambda: _as_text(tokens, parts)])
        other = _seconds(lambda: _python_docx(reading))
    name = f"word-export {size} clauses, {CHANGES} changes"
    return [
        Figure(f"{name}: the same XML as text", text, "s"),
        Figure(f"{name}: ours", ours, "s", "the same XML as text (goal ≤ 2.5)", ours / text),
        Figure(f"{name}: ours, agreement not read yet", first, "s", "ours", first / ours),
        Figure(f"{name}: python-docx", other, "s", "ours (goal ≥ 25)", other / ours),
    ]


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _tokens(xml: str) -> list[Token]:
    """The values that the text is written from; what is no paragraph, mark or run of words stays as it is."""
    tokens: list[Token] = []
    place = 0
    for found in _TOKEN.finditer(xml):
        if found.start() > place:
            tokens.append(("", xml[place : found.start()]))
        place = found.end()
        if found["id"] is not None:
            tokens.append(("p", found["id"], found["style"]))
        elif found["mark"] is not None:
            author = unescape(found["author"], {"&quot;": '"'})
            tokens.append(("m", found["mark"], found["number"], author, found["date"], found["empty"]))
        else:
            tokens.append(("r", found["look"] or "", found["tag"], unescape(found["text"])))
    tokens.append(("", xml[place:]))
    return tokens


def _as_text(tokens: Sequence[Token], others: dict[str, bytes]) -> bytes:
    written: list[str] = []
    for token in tokens:
        match token:
            case ("p", name, style):
                written.append(
                    f'<w:p w14:paraId="{name}" w14:textId="77777777"><w:pPr><w:pStyle w:val="{escaped(style)}"/>'
                )
            case ("m", mark, number, author, date, empty):
                written.append(
                    f'<w:{mark} w:id="{number}" w:author="{escaped(author)}" w:date="{escaped(date)}"'
                    f' w16du:dateUtc="{escaped(date)}"{empty}>'
                )
            case ("r", look, tag, text):
                written.append(f'<w:r>{look}<w:{tag} xml:space="preserve">{escaped(text)}</w:{tag}></w:r>')
            case (_, verbatim):
                written.append(verbatim)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as target:
        target.writestr(MAIN, "".join(written))
        for name, content in others.items():
            target.writestr(name, content)
    return stream.getvalue()


def _python_docx(reading: Reading) -> bytes:
    made = docx.Document()
    number = 0
    for place in reading.outline("D", View.MARKUP).places:
        shown = reading.clause(place, View.MARKUP)
        made.add_heading(f"{place.number} {''.join(each.text for each in shown.heading)}", min(place.depth + 1, 9))
        for each in shown.body:
            if each.table:
                _docx_table(made, shown, each)
                continue
            paragraph = made.add_paragraph(style="List Bullet" if each.style == "bullet" else "Body Text")
            for piece in each.pieces:
                number += 1
                _docx_run(paragraph, piece, number)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def _docx_table(made: docx.document.Document, shown: ClauseView, each: Paragraph) -> None:
    table = shown.tables[each.table]
    grid = made.add_table(len(table.rows), len(table.columns))
    for row, cells in zip(grid.rows, table.rows, strict=True):
        for cell, name in zip(row.cells, cells.cells, strict=True):
            cell.text = "\n".join(text.text for text in shown.cells[name])


def _docx_run(paragraph: DocxParagraph, piece: Piece, number: int) -> None:
    run = paragraph.add_run(piece.text)
    run.bold = bool(piece.marks.get("bold")) or None
    for kind, marked in (("del", bool(piece.deleted)), ("ins", bool(piece.inserted))):
        if marked:
            mark = OxmlElement(f"w:{kind}")
            for name, value in (("id", str(number)), ("author", "Mätare"), ("date", REQUEST.time)):
                mark.set(qn(f"w:{name}"), value)
            if kind == "del":
                for words in run._r.findall(qn("w:t")):
                    words.tag = qn("w:delText")
            element = run._r if run._r.getparent() is paragraph._p else run._r.getparent()
            element.addprevious(mark)
            mark.append(element)


def _seconds(work: Callable[[], object]) -> float:
    """CPU seconds, the collector held back as an export does."""
    gc.collect()
    with collector_paused():
        start = time.process_time()
        work()
        return time.process_time() - start


def _medians(works: Sequence[Callable[[], object]]) -> list[float]:
    """Median CPU seconds of each; the runs alternate."""
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(RUNS):
        for work, times in zip(works, taken, strict=True):
            times.append(_seconds(work))
    return [statistics.median(times) for times in taken]
