"""Comparing two Word files, warm, beside bare parsing of both, and comparing two readings of the same agreement.

Generated agreements with 10 % of the clauses edited, 2 % inserted, 2 % deleted and 1 % moved.  CPU time, medians of
runs that alternate.
"""

import io
import math
import statistics
import time
import zipfile
from collections.abc import Callable, Sequence

from lxml import etree

from hsavtal_desktop.core.comparison.documents import compare_documents
from hsavtal_desktop.core.comparison.model import ComparedClause, ComparedDocument
from hsavtal_desktop.word.reading import read_word
from hsavtal_desktop.word.redline import redline
from tests.benchmarks.figures import Figure
from tests.generated_agreements import Clause, agreement, edited, word_file

SIZES = (100, 1_000)
LARGE = (100, 1_000, 5_000)
RUNS = 5


def run(large: bool) -> list[Figure]:
    """Seconds per comparison, what they are of bare parsing, how they grow, and how much is marked."""
    sizes = LARGE if large else SIZES
    figures: list[Figure] = []
    seconds: list[float] = []
    for size in sizes:
        measured = _measured(size)
        figures += measured
        seconds.append(measured[1].value)
    growth = math.log(seconds[-1] / seconds[-2]) / math.log(sizes[-1] / sizes[-2])
    figures.append(Figure(f"compare growth {sizes[-2]} to {sizes[-1]} clauses", growth, "exponent"))
    return figures


def _measured(size: int) -> list[Figure]:
    clauses = agreement(size)
    variant = edited(clauses)
    old, new = word_file(clauses), word_file(variant.clauses)
    old_document, new_document = _document(clauses), _document(variant.clauses)
    parse, whole, core = _medians(
        [
            lambda: [_parse(old), _parse(new)],
            lambda: redline(old, new, time="2026-11-22T09:41:00Z"),
            lambda: compare_documents(old_document, new_document),
        ]
    )
    reading = read_word(redline(old, new, time="2026-11-22T09:41:00Z"))
    exact = reading.accepted == read_word(new).accepted and reading.rejected == read_word(old).accepted
    marked = sum(len(mark.text) for mark in reading.revisions if mark.kind in ("ins", "del"))
    moves = {mark.text for mark in reading.revisions if mark.kind == "moveTo"}
    found = sum(clauses[index].heading in moves for index in variant.moved)
    return [
        Figure(f"compare {size} clauses: parse both files", parse, "s"),
        Figure(f"compare {size} clauses: redline", whole, "s", "parse both files", whole / parse),
        Figure(f"compare {size} clauses: two readings", core, "s", "parse both files", core / parse),
        Figure(f"compare {size} clauses: marked", marked, "chars", "true edit", marked / variant.marked),
        Figure(f"compare {size} clauses: moves found", found, "clauses", "moves made", found / len(variant.moved)),
        Figure(f"compare {size} clauses: exact both ways", float(exact), "yes=1"),
    ]


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
