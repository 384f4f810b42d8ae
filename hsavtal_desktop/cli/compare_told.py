"""What a finished comparison writes to files and says on the screen."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import Any, Final

from hsavtal_desktop.cli.compare_outputs import suffix
from hsavtal_desktop.core.comparison.align import RowKind
from hsavtal_desktop.core.comparison.model import ChangePlace, Comparison, Competing
from hsavtal_desktop.reports.frame import Layout
from hsavtal_desktop.reports.output import COMPARISON_SUFFIXES, change_report_bytes, comparison_bytes
from hsavtal_desktop.reports.passages import shortened
from hsavtal_desktop.reports.proposals import Proposals, proposed
from hsavtal_desktop.reports.wording import KINDS, PARAGRAPH_KINDS, counted
from hsavtal_desktop.store.files import write_atomically
from hsavtal_desktop.workspace.comparing.sides import Compared

_SHOWN: Final = 160
"""Characters of a whole clause or paragraph in a line on the screen; the JSON object has all of it."""


def told(arguments: argparse.Namespace, compared: Compared, proposals: Proposals) -> dict[str, Any]:
    """Write the files asked for; give what is printed: the counts, and each difference unless a file holds them."""
    comparison, frame = compared.comparison, compared.frame
    layout = Layout.SIDE if arguments.side_by_side else Layout.INLINE
    kind = suffix(arguments.output)
    if kind in COMPARISON_SUFFIXES:
        made = comparison_bytes(kind, comparison, frame, proposals, layout, only_changes=arguments.only_changes)
        write_atomically(arguments.output, made)
    if arguments.report is not None:
        made = change_report_bytes(suffix(arguments.report), comparison, frame, proposals)
        write_atomically(arguments.report, made)
    written = {name: str(path) for name, path in (("output", arguments.output), ("report", arguments.report)) if path}
    changes = [_change(comparison, change) for change in comparison.changes]
    if arguments.json:
        sides = {"old": asdict(frame.old), "new": asdict(frame.new), "title": frame.title}
        quiet = [_change(comparison, change) for change in comparison.quiet]
        return {**sides, "counts": asdict(comparison.counts), "changes": changes, "formatting": quiet, **written}
    counts = {name: count for name, count in counted(comparison.counts) if count}
    listed = {} if written else {"ändringar": [_line(change) for change in changes]}
    return {"före": frame.old.described, "efter": frame.new.described, **counts, **listed, **written}


def _change(comparison: Comparison, change: ChangePlace) -> dict[str, Any]:
    row = comparison.rows[change.row]
    partner = comparison.rows[row.partner] if row.partner is not None else None
    old = row.old if row.old is not None or partner is None else partner.old
    new = row.new if row.new is not None or partner is None else partner.new
    there = comparison.old.units[old] if old is not None else None
    here = comparison.new.units[new] if new is not None else None
    named = here or there
    return {
        "kind": change.kind.value,
        "what": "clause" if change.paragraph is None else "paragraph" if change.phrase is None else "text",
        "clause": named.key if named is not None else "",
        "old_number": there.number if there is not None else "",
        "new_number": here.number if here is not None else "",
        "heading": named.heading if named is not None else "",
        "old_text": change.old_text,
        "new_text": change.new_text,
        **({"looks": list(change.looks)} if change.looks else {}),
        **({"competing": _rivals(change.competing)} if change.competing is not None else {}),
    }


def _rivals(competing: Competing) -> list[dict[str, str]]:
    return [{"who": one.who, "kind": one.kind, "removed": one.removed, "added": one.added} for one in competing.rivals]


def _line(change: dict[str, Any]) -> str:
    place = " ".join(part for part in (change["new_number"] or change["old_number"], change["heading"]) if part)
    kind = RowKind(change["kind"])
    if "competing" in change:
        said = (f"{one['who']}: {proposed(one['kind'], one['removed'], one['added'])}" for one in change["competing"])
        told = f"{KINDS[kind]}: {'; '.join(said)}"
    elif change["what"] == "text":
        told = " → ".join(f"[{text}]" if text else "[ ]" for text in (change["old_text"], change["new_text"]))
    else:
        words = KINDS[kind] if change["what"] == "clause" else f"{PARAGRAPH_KINDS[kind]} stycke"
        text = change["new_text"] or change["old_text"]
        told = f"{words}: {shortened(' '.join(text.split()), _SHOWN)}" if text else words
    return f"{place or '(utan nummer)'}: {told}"
