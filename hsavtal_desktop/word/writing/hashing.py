"""What *Reject all* leaves of a clause, as a hash: how intake sees which clauses were edited without tracking."""

from __future__ import annotations

from collections.abc import Iterable

from hsavtal_desktop.core.reading import ATOM, ClauseView, Paragraph
from hsavtal_desktop.word.identity import text_hash
from hsavtal_desktop.word.writing.plan import Item, Role
from hsavtal_desktop.word.writing.runs import RunWriter


def agreed_hash(item: Item, runs: RunWriter, document: str) -> str:
    """The hash of a clause's heading, paragraphs and cells in order; that of nothing where it is only proposed."""
    if item.role in (Role.ADDED, Role.ARRIVED, Role.PASSING):
        return text_hash(())
    return text_hash(_agreed_text(item.shown, runs, document))


def _agreed_text(shown: ClauseView, runs: RunWriter, document: str) -> list[str]:
    heading: list[str] = []
    for each in shown.heading:
        _add_lines(heading, (each,), runs, document)
    lines = ["\n".join(heading)]
    if not shown.tables:
        _add_lines(lines, shown.body, runs, document)
        return lines
    words: list[str] = []
    for each in shown.body:
        for piece in each.pieces:
            atom = piece.marks.get("atom")
            if piece.inserted:
                continue
            if atom and atom.get("type") == "table":
                lines.append("".join(words))
                words = []
                table = shown.tables[str(atom["id"])]
                for row in table.rows:
                    if not row.inserted:
                        for cell in row.cells:
                            if cell not in table.covered:
                                _add_lines(lines, shown.cells.get(cell, ()), runs, document)
            else:
                words.append(runs.printed(piece, document))
        if not each.end.inserted:
            lines.append("".join(words))
            words = []
    return lines


def _add_lines(lines: list[str], paragraphs: Iterable[Paragraph], runs: RunWriter, document: str) -> None:
    words: list[str] = []
    for each in paragraphs:
        plain = each.plain
        if plain is not None and not words:
            lines.append(plain)
            continue
        words += [
            runs.printed(piece, document) if piece.marks else piece.text.replace(ATOM, "")
            for piece in each.pieces
            if not piece.inserted
        ]
        if not each.end.inserted:
            lines.append("".join(words))
            words = []
    if words:
        lines.append("".join(words))
