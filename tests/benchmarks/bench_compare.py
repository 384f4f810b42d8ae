"""Comparing two Word files beside bare parsing of both, LibreOffice and python-redlines, all in one run.

Generated agreements with 10 % of the clauses edited, 2 % inserted, 2 % deleted and 1 % moved.  CPU time; medians of
runs that alternate for our own figures and parsing.  The goal stands behind each ratio.

The other programs and the cold process are measured with ``--large``, or when COMPARE_WITH_OTHERS is set, in turn with
our own: medians of a few rounds.  LibreOffice loads both, compares and saves, once it has opened and saved the file;
the cold process is an installed program's second start, its modules compiled.  python-redlines may live in another
environment: PYTHON_REDLINES names its Python; it is measured once.
"""

import io
import math
import os
import statistics
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from lxml import etree

from hsavtal_desktop.core.comparison.documents import compare_documents
from hsavtal_desktop.core.comparison.model import ComparedClause, ComparedDocument
from hsavtal_desktop.word.reading import read_word
from hsavtal_desktop.word.redline import redline
from hsavtal_desktop.workspace.comparing.three import ThreeRow, side_by_side
from tests.benchmarks.figures import Figure
from tests.benchmarks.other_comparers import Office, children_seconds, office_is_missing, redlines, redlines_python
from tests.generated_agreements import Clause, agreement, edited, word_file

SIZES = (100, 1_000)
LARGE = (100, 1_000, 5_000)
RUNS = 5
ROUNDS = 3
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
        figures += _beside_others(sizes)
    return figures


def _measured(size: int) -> list[Figure]:
    clauses = agreement(size)
    variant = edited(clauses)
    old, new = word_file(clauses), word_file(variant.clauses)
    other = edited(clauses, seed=3)
    base, first, second = _document(clauses), _document(variant.clauses), _document(other.clauses)
    parse, whole, core, three = _medians(
        [
            lambda: [_parse(old), _parse(new)],
            lambda: redline(old, new, time=TIME),
            lambda: compare_documents(base, first),
            lambda: _three(base, first, second),
        ]
    )
    rows = _three(base, first, second)
    shown = sum(row.first is not None and row.second is not None for row in rows)
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
        Figure(f"{name}: three readings aligned", three, "s", "two readings", three / core),
        Figure(f"{name}: rows of three with the base in both", shown, "rows", "clauses (goal ≥ 1)", shown / size),
        Figure(f"{name}: marked", marked, "chars", "true edit (goal ≤ 1.02)", marked / variant.marked),
        Figure(f"{name}: moves found", found, "clauses", "moves made (goal 1)", found / len(variant.moved)),
        Figure(f"{name}: exact both ways", float(exact), "yes=1"),
    ]


def _beside_others(sizes: Sequence[int]) -> list[Figure]:
    """Figures of the other programs, of a process of our own and of our warm comparison, in turn, for each size."""
    missing = office_is_missing()
    if missing:
        print(f"{missing}; it is not measured", file=sys.stderr)
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="compare-", ignore_cleanup_errors=True) as name:
        for size in sizes:
            folder = Path(name) / str(size)
            folder.mkdir()
            figures += _others(size, folder, office=not missing)
    return figures


def _others(size: int, folder: Path, *, office: bool) -> list[Figure]:
    old, new = _written(folder, size)
    made = folder / "made.docx"
    warm: list[float] = []
    cold: list[float] = []
    theirs: list[float] = []
    _cold(old, new, made)
    for number in range(ROUNDS):
        warm += [_seconds(lambda: redline(old.read_bytes(), new.read_bytes(), time=TIME)) for _ in range(RUNS)]
        cold.append(_cold(old, new, made))
        if office:
            with Office(folder / f"office{number}") as program:
                theirs.append(program.compare(old, new, folder / f"office{number}.docx"))
    name, ours, process = f"compare {size} clauses", statistics.median(warm), statistics.median(cold)
    figures = [Figure(f"{name}: cold process", process, "s", "redline", process / ours)]
    if theirs:
        seconds = statistics.median(theirs)
        figures += [
            Figure(f"{name}: LibreOffice", seconds, "s", f"redline{OFFICE_GOALS[size]}", seconds / ours),
            Figure(f"{name}: LibreOffice", seconds, "s", "cold process (goal ≥ 15 from 1000)", seconds / process),
        ]
    python = redlines_python()
    if python is None:
        print("python-redlines is not installed; it is not measured", file=sys.stderr)
        return figures
    seconds = redlines(python, old, new, made)
    return [*figures, Figure(f"{name}: python-redlines", seconds, "s", "redline (goal ≥ 50)", seconds / ours)]


def _cold(old: Path, new: Path, made: Path) -> float:
    """CPU seconds of a process of our own; where byte code may not be written, it is kept beside the files."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(made.parent / "bytecode")
    command = [sys.executable, "-m", "hsavtal_desktop", "compare", str(old), str(new), "--output", str(made)]
    return children_seconds(command, environment)


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _written(folder: Path, size: int) -> tuple[Path, Path]:
    clauses = agreement(size)
    old, new = folder / "old.docx", folder / "new.docx"
    old.write_bytes(word_file(clauses))
    new.write_bytes(word_file(edited(clauses).clauses))
    return old, new


def _three(base: ComparedDocument, first: ComparedDocument, second: ComparedDocument) -> list[ThreeRow]:
    return list(side_by_side(compare_documents(base, first), compare_documents(base, second)))


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
            seconds = _seconds(work)
            if number:
                times.append(seconds)
    return [statistics.median(times) for times in taken]
