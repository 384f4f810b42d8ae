"""What *Reject all* leaves of a clause, as a hash: how intake sees which clauses were edited without tracking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hsavtal_desktop.core.reading import Paragraph
from hsavtal_desktop.word.identity import text_hash
from hsavtal_desktop.word.writing.plan import Item, Role
from hsavtal_desktop.word.writing.runs import RunWriter


def agreed_hash(item: Item, runs: RunWriter, document: str) -> str:
    """The hash of a clause's heading, paragraphs and cells in order; that of nothing where it is only proposed."""
    if item.role in (Role.ADDED, Role.ARRIVED, Role.PASSING):
        return text_hash(())
    return text_hash(_agreed_text(item, runs, document))


def _agreed_text(item: Item, runs: RunWriter, document: str) -> Iterator[str]:
    shown = item.shown
    heading = [line for each in shown.heading for line in _lines((each,), runs, document)]
    yield "\n".join(heading)
    words: list[str] = []
    for each in shown.body:
        for piece in each.pieces:
            atom = piece.marks.get("atom")
            if piece.inserted:
                continue
            if atom and atom.get("type") == "table":
                yield "".join(words)
                words = []
                table = shown.tables[str(atom["id"])]
                for row in table.rows:
                    if not row.inserted:
                        for cell in row.cells:
                            if cell in table.covered:
                                continue
                            yield from _lines(shown.cells.get(cell, ()), runs, document)
            else:
                words.append(runs.printed(piece, document))
        if not each.end.inserted:
            yield "".join(words)
            words = []


def _lines(paragraphs: Iterable[Paragraph], runs: RunWriter, document: str) -> Iterator[str]:
    words: list[str] = []
    for each in paragraphs:
        words.extend(runs.printed(piece, document) for piece in each.pieces if not piece.inserted)
        if not each.end.inserted:
            yield "".join(words)
            words = []
    if words:
        yield "".join(words)
