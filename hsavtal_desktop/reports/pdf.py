"""Accessible PDF files, tagged, PDF/UA-1 and PDF/A-2a, set by Typst from a template and data; a comparison as one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain, repeat
from math import sqrt
from pathlib import Path
from subprocess import DEVNULL, Popen, TimeoutExpired
from tempfile import TemporaryDirectory
from typing import Any, Final

from hsavtal_desktop.core.comparison.model import Comparison
from hsavtal_desktop.core.progress import advance
from hsavtal_desktop.processes import QUIET, TYPESETTING, own_command, own_environment
from hsavtal_desktop.reports.characters import characters_of, printable
from hsavtal_desktop.reports.frame import Frame, Layout, date_in_words
from hsavtal_desktop.reports.ink import Ink, Marked, text_of
from hsavtal_desktop.reports.passages import Block, Line, blocks, shortened
from hsavtal_desktop.reports.wording import BAR, LEGEND, SPOKEN, facts, summary
from hsavtal_desktop.resources import resource_path

_COMMON: Final = "paper.typ"
_DATA: Final = "data.json"
_MADE: Final = "made.pdf"
_LOOK: Final = 0.1
"""Seconds after which it is asked again whether the work is still wanted."""


def comparison_pdf(
    comparison: Comparison, frame: Frame, *, layout: Layout = Layout.INLINE, only_changes: bool = False
) -> bytes:
    """The comparison as a PDF file; the same values give the same bytes.

    The text is the comparison's, apart from characters that the fonts lack: those are printed as code points.
    """
    data = _data(comparison, frame, layout, only_changes=only_changes)
    return typeset("comparison.typ", data, frame.time)


def typeset(template: str, data: dict[str, Any], time: str, files: Mapping[str, bytes] | None = None) -> bytes:
    """A PDF file set from a template of ours with data; ``time`` (UTC) is when it says it was made.

    ``files`` are what the template reads by name, such as pictures.  Raises Stopped when it is not wanted any more.
    """
    read = {name: resource_path("reports", name).read_bytes() for name in (_COMMON, template)}
    read |= {**(files or {}), _DATA: "".join(_json(data)).encode()}
    with TemporaryDirectory(prefix="hsavtal-") as name:
        folder = Path(name)
        for file, content in read.items():
            (folder / file).write_bytes(content)
        _set(folder, template, time)
        return (folder / _MADE).read_bytes()


def _set(folder: Path, template: str, time: str) -> None:
    told = folder / "trouble.txt"
    command = own_command(TYPESETTING, str(folder), template, _MADE, time)
    with told.open("wb") as errors:
        process = Popen(
            command, stdin=DEVNULL, stdout=DEVNULL, stderr=errors, env=own_environment(), creationflags=QUIET
        )
        try:
            while _goes_on(process):
                advance(0, 0)
        finally:
            process.kill()
            process.wait()
    if process.returncode:
        raise RuntimeError(f"{template} could not be set: {told.read_text(errors='replace')}")


def _goes_on(process: Popen[bytes]) -> bool:
    """Whether it has not ended after another moment."""
    try:
        process.wait(_LOOK)
    except TimeoutExpired:
        return True
    return False


def _json(data: Mapping[str, Any]) -> Iterator[str]:
    """The data as JSON, long lists a piece at a time: nothing else runs in the program while a piece is written."""
    for begin, (key, value) in zip(chain("{", repeat(",")), data.items(), strict=False):
        yield f"{begin}{json.dumps(key)}:"
        if isinstance(value, list) and value:
            for between, one in zip(chain("[", repeat(",")), value, strict=False):
                advance(0, 0)
                yield between + json.dumps(_printable(one), ensure_ascii=False)
            yield "]"
        else:
            yield json.dumps(_printable(value), ensure_ascii=False)
    yield "}"


def _printable(value: Any) -> Any:
    fonts = _shown_by_the_fonts()

    def walk(one: Any) -> Any:
        match one:
            case str():
                return printable(one, fonts)
            case dict():
                return {key: walk(inner) for key, inner in one.items()}
            case list() | tuple():
                return [walk(inner) for inner in one]
        return one

    return walk(value)


@cache
def _shown_by_the_fonts() -> frozenset[int]:
    return characters_of(*sorted(resource_path("fonts").glob("*-Regular.otf")))


def _data(comparison: Comparison, frame: Frame, layout: Layout, *, only_changes: bool) -> dict[str, Any]:
    shown = blocks(comparison, only_changes=only_changes)
    return {
        "layout": layout,
        "heading": frame.heading,
        "keywords": [word for word in ("jämförelse", frame.status, frame.marking) if word],
        "date": [int(part) for part in frame.date.split("-")],
        "marking": frame.marking,
        "facts": [list(fact) for fact in facts(frame)],
        "summary": summary(comparison),
        "legend": [[ink, words] for ink, words in LEGEND],
        "bar": BAR,
        "spoken": dict(SPOKEN),
        "before": "[före] ",
        "after": "[efter] ",
        "header": [frame.marking or frame.status, f"{frame.old.label} → {frame.new.label}"],
        "columns": [f"Före: {frame.old.described}", f"Efter: {frame.new.described}"],
        "footer": _footer(frame),
        "contents-title": "Ändrade punkter",
        "contents-header": ["Punkt", "Rubrik", "Vad", "Sida"],
        "contents": [_listed(block) for block in shown if block.changed],
        "blocks": [_block(block) for block in shown],
    }


def _footer(frame: Frame) -> list[str]:
    hashes = " → ".join(part for part in (frame.old.short_hash, frame.new.short_hash) if part)
    about = " · ".join(part for part in (frame.status, date_in_words(frame.time), hashes) if part)
    return [line for line in (shortened(frame.title, 90), about) if line]


def _listed(block: Block) -> list[str]:
    return [block.anchor, block.number, block.name, block.note]


def _block(block: Block) -> dict[str, Any]:
    return {
        "anchor": block.anchor,
        "number": block.number,
        "level": block.level,
        "heading": _stretches(block.heading),
        "note": block.note,
        "changed": block.changed,
        "lines": [_line(line) for line in block.lines],
    }


def _line(line: Line) -> dict[str, Any]:
    common = {"note": line.note, "changed": line.changed, "aside": line.aside, "level": line.level}
    if line.rows:
        rows = [[_stretches(cell) for cell in row] for row in line.rows]
        return {**common, "rows": rows, "widths": _widths(line)}
    return {**common, "text": _stretches(line.stretches)}


def _widths(line: Line) -> list[float]:
    """Shares of the width: columns with long text get more, but none is starved."""
    columns = max(len(row) for row in line.rows)
    longest = [1] * columns
    for row in line.rows:
        for index, cell in enumerate(row):
            longest[index] = max(longest[index], len(text_of(cell)))
    return [round(sqrt(min(max(length, 6), 160)), 2) for length in longest]


def _stretches(stretches: Marked) -> list[str | list[str]]:
    return [one.text if one.ink is Ink.PLAIN else [one.ink.value, one.text] for one in stretches if one.text]
