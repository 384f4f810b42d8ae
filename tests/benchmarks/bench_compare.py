"""Comparing two Word files beside bare parsing of both, LibreOffice and python-redlines, all in one run.

Generated agreements with 10 % of the clauses edited, 2 % inserted, 2 % deleted and 1 % moved.  CPU time; medians of
runs that alternate for our own figures and parsing.  The goal stands behind each ratio.

The other programs and the cold process are measured with ``--large``, or when COMPARE_WITH_OTHERS is set: once for
each size, LibreOffice once it has opened and saved the file.  python-redlines may live in another environment:
PYTHON_REDLINES names its Python.
"""

import io
import math
import os
import statistics
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from lxml import etree

from hsavtal_desktop.core.comparison.documents import compare_documents
from hsavtal_desktop.core.comparison.model import ComparedClause, ComparedDocument
from hsavtal_desktop.word.reading import read_word
from hsavtal_desktop.word.redline import redline
from tests.benchmarks.figures import Figure
from tests.benchmarks.other_comparers import Office, children_seconds, office_is_missing, redlines, redlines_python
from tests.generated_agreements import Clause, agreement, edited, word_file

SIZES = (100, 1_000)
LARGE = (100, 1_000, 5_000)
RUNS = 5
TIME = "2026-11-22T09:41:00Z"
OFFICE_GOALS = {100: "", 1_000: " (goal ≥ 25)", 5_000: " (goal ≥ 35)"}


def run(large: bool) -> list[Figure]:
    """Seconds per comparison, what they are of bare parsing and of other programs, how they grow, what is marked."""
    sizes = LARGE if large else SIZES
    figures: list[Figure] = []
    seconds: list[float] = []
    for size in sizes:
        measured = _measured(size)
        figures += measured
        seconds.append(measured[1].value)
    for index in range(1, len(sizes)):
        growth = math.log(seconds[index] / seconds[index - 1]) / math.log(sizes[index] / sizes[index - 1])
        name = f"compare growth {sizes[index - 1]} to {sizes[index]} clauses"
        figures.append(Figure(name, growth, "exponent", "goal ≤ 1.05", growth / 1.05))
    if large or os.environ.get("COMPARE_WITH_OTHERS"):
        figures += _beside_others(dict(zip(sizes, seconds, strict=True)))
    return figures


def _measured(size: int) -> list[Figure]:
    clauses = agreement(size)
    variant = edited(clauses)
    old, new = word_file(clauses), word_file(variant.clauses)
    old_document, new_document = _document(clauses), _document(variant.clauses)
    parse, whole, core = _medians(
        [
            lambda: [_parse(old), _parse(new)],
            lambda: redline(old, new, time=TIME),
            lambda: compare_documents(old_document, new_document),
        ]
    )
    reading = read_word(redline(old, new, time=TIME))
    exact = reading.accepted == read_word(new).accepted and reading.rejected == read_word(old).accepted
    marked = sum(len(mark.text) for mark in reading.revisions if mark.kind in ("ins", "del"))
    moves = {mark.text for mark in reading.revisions if mark.kind == "moveTo"}
    found = sum(clauses[index].heading in moves for index in variant.moved)
    name = f"compare {size} clauses"
    return [
        Figure(f"{name}: parse both files", parse, "s"),
        Figure(f"{name}: redline", whole, "s", "parse both files (goal ≤ 3)", whole / parse),
        Figure(f"{name}: two readings", core, "s", "parse both files", core / parse),
        Figure(f"{name}: marked", marked, "chars", "true edit (goal ≤ 1.02)", marked / variant.marked),
        Figure(f"{name}: moves found", found, "clauses", "moves made (goal 1)", found / len(variant.moved)),
        Figure(f"{name}: exact both ways", float(exact), "yes=1"),
    ]


def _beside_others(warm: dict[int, float]) -> list[Figure]:
    """Figures of the other programs and of a process of our own for each comparison, given our warm seconds."""
    with tempfile.TemporaryDirectory(prefix="compare-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        pairs = {size: _written(folder, size) for size in warm}
        office = dict(_office_seconds(folder, pairs))
        figures: list[Figure] = []
        for size, (old, new) in pairs.items():
            figures += _others(size, warm[size], office.get(size), (old, new, folder / "made.docx"))
    return figures


def _others(size: int, warm: float, office: float | None, files: tuple[Path, Path, Path]) -> list[Figure]:
    name = f"compare {size} clauses"
    old, new, made = files
    cold = children_seconds(
        [sys.executable, "-m", "hsavtal_desktop", "compare", str(old), str(new), "--output", str(made)]
    )
    figures = [Figure(f"{name}: cold process", cold, "s", "redline", cold / warm)]
    if office is not None:
        figures += [
            Figure(f"{name}: LibreOffice", office, "s", f"redline{OFFICE_GOALS[size]}", office / warm),
            Figure(f"{name}: LibreOffice", office, "s", "cold process (goal ≥ 15 from 1000)", office / cold),
        ]
    python = redlines_python()
    if python is None:
        print("python-redlines is not installed; it is not measured", file=sys.stderr)
        return figures
    seconds = redlines(python, old, new, made)
    return [*figures, Figure(f"{name}: python-redlines", seconds, "s", "redline (goal ≥ 50)", seconds / warm)]


def _written(folder: Path, size: int) -> tuple[Path, Path]:
    clauses = agreement(size)
    old, new = folder / f"old{size}.docx", folder / f"new{size}.docx"
    old.write_bytes(word_file(clauses))
    new.write_bytes(word_file(edited(clauses).clauses))
    return old, new


def _office_seconds(folder: Path, pairs: dict[int, tuple[Path, Path]]) -> Iterator[tuple[int, float]]:
    missing = office_is_missing()
    if missing:
        print(f"{missing}; it is not measured", file=sys.stderr)
        return
    for size, (old, new) in pairs.items():
        with Office(folder / f"office{size}") as office:
            yield size, office.compare(old, new, folder / f"office{size}.docx")


def _document(clauses: Sequence[Clause]) -> ComparedDocument:
    return ComparedDocument("", tuple(ComparedClause("", "", clause.lines[0], clause.lines[1:]) for clause in clauses))


def _parse(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))


def _medians(works: Sequence[Callable[[], object]]) -> list[float]:
    """Median CPU seconds of each, after one run that warms up; the runs alternate."""
    taken: list[list[float]] = [[] for _ in works]
    for number in range(RUNS + 1):
        for work, times in zip(works, taken, strict=True):
            start = time.process_time()
            work()
            if number:
                times.append(time.process_time() - start)
    return [statistics.median(times) for times in taken]
