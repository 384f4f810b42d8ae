"""Commands that compare: compare (two Word files), compare-versions, figures."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from hsavtal_desktop.cli.common import Commands, add, add_workspace, opened
from hsavtal_desktop.core.comparison.align import RowKind
from hsavtal_desktop.core.comparison.model import ChangePlace, Comparison
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.reports.figures import NAMES, figures
from hsavtal_desktop.reports.frame import Layout
from hsavtal_desktop.reports.output import COMPARISON_SUFFIXES, REPORT_SUFFIXES, change_report_bytes, comparison_bytes
from hsavtal_desktop.reports.passages import shortened
from hsavtal_desktop.reports.proposals import Proposals
from hsavtal_desktop.reports.wording import KINDS, PARAGRAPH_KINDS, counted
from hsavtal_desktop.store.files import write_atomically
from hsavtal_desktop.workspace.clock import utc_now
from hsavtal_desktop.workspace.comparing import Compared, Comparing, Side, Which, compare_word_files, proposals_between
from hsavtal_desktop.workspace.comparing_redline import redline_files, redline_sides
from hsavtal_desktop.workspace.workspace import Workspace

_SHOWN: Final = 160
"""Characters of a whole clause or paragraph in a line on the screen; the JSON object has all of it."""
_OUTPUTS: Final = (".docx", *COMPARISON_SUFFIXES)
_NAMES: Final = {f"@{which}": which for which in (Which.ORIGINAL, Which.FINAL, Which.WORKING)}


def register(commands: Commands) -> None:
    """Add this module's commands."""
    files = add(commands, "compare", _compare, "jämför två Word-filer")
    files.add_argument("old", metavar="GAMMAL", type=Path)
    files.add_argument("new", metavar="NY", type=Path)
    _add_outputs(files)
    versions = add_workspace(commands, "compare-versions", _compare_versions, "jämför två versioner av ett dokument")
    sides = f"en versions namn, {', '.join(_NAMES)} eller en Word-fil (.docx)"
    versions.add_argument("old", metavar="GAMMAL", help=sides)
    versions.add_argument("new", metavar="NY", help=sides)
    versions.add_argument("--document", default="", metavar="ID", help="dokumentet; förvalt det första")
    versions.add_argument("--with-document", default="", metavar="ID", help="ett annat dokument att jämföra med")
    _add_outputs(versions)
    counting = add_workspace(commands, "figures", _figures, "omfattning och skyldigheter i varje dokument")
    counting.add_argument("--version", default="@final", metavar="NAMN", help=f"version eller {', '.join(_NAMES)}")


def _add_outputs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--output", type=Path, metavar="FIL", help="skriv jämförelsen: .docx med spårade ändringar, .pdf, .html, .xlsx"
    )
    parser.add_argument("--report", type=Path, metavar="FIL", help="skriv en ändringsrapport: .docx eller .xlsx")
    parser.add_argument("--side-by-side", action="store_true", help="två spalter i stället för en")
    parser.add_argument("--only-changes", action="store_true", help="bara punkter som skiljer")


def _compare(arguments: argparse.Namespace) -> dict[str, Any]:
    _check_names(arguments)
    time = utc_now()
    if _suffix(arguments.output) == ".docx":
        # What the revisions are is in the file; finding the clauses too would take twice the time.
        write_atomically(arguments.output, redline_files(arguments.old, arguments.new, time))
        if arguments.report is None:
            return {"output": str(arguments.output)}
    return _told(arguments, compare_word_files(arguments.old, arguments.new, time), {})


def _compare_versions(arguments: argparse.Namespace) -> dict[str, Any]:
    _check_names(arguments)
    with opened(arguments.workspace) as workspace:
        document = _document(workspace, arguments.document)
        other = _document(workspace, arguments.with_document) if arguments.with_document else document
        comparing = Comparing(workspace)
        compared = comparing.compare(_side(arguments.old, document), _side(arguments.new, other))
        if _suffix(arguments.output) == ".docx":
            write_atomically(arguments.output, redline_sides(compared))
        return _told(arguments, compared, proposals_between(compared.old, compared.new))


def _figures(arguments: argparse.Namespace) -> dict[str, Any]:
    with opened(arguments.workspace) as workspace:
        comparing = Comparing(workspace)
        rows = []
        for document in workspace.documents():
            text = comparing.read(_side(arguments.version, document)).text
            counts = asdict(figures(text))
            if not arguments.json:
                counts = {name: f"{heading.lower()}: {counts[name]}" for name, heading in NAMES}
            rows.append({"document": document, **counts})
        return {"version": arguments.version, "documents": rows}


def _check_names(arguments: argparse.Namespace) -> None:
    for path, known in ((arguments.output, _OUTPUTS), (arguments.report, REPORT_SUFFIXES)):
        if path is not None and _suffix(path) not in known:
            raise Trouble(
                f"Filnamnet {path.name} säger inte vilket slags fil det ska bli. Sluta med {', '.join(known)}."
            )


def _suffix(path: Path | None) -> str:
    return path.suffix.lower() if path is not None else ""


def _document(workspace: Workspace, wanted: str) -> str:
    known = workspace.documents()
    if not known:
        raise Trouble("Ärendet har inga dokument ännu, så det finns inget att jämföra.")
    if wanted and wanted not in known:
        raise Trouble(f"Dokumentet {wanted} finns inte. Välj ett av {', '.join(known)}.")
    return wanted or known[0]


def _side(name: str, document: str) -> Side:
    if name in _NAMES:
        return Side(_NAMES[name], document)
    if name.startswith("@"):
        raise Trouble(f"{name} är ingen text att jämföra. Skriv en versions namn eller {', '.join(_NAMES)}.")
    if name.lower().endswith(".docx"):
        return Side(Which.WORD, path=Path(name))
    return Side(Which.VERSION, document, name)


def _told(arguments: argparse.Namespace, compared: Compared, proposals: Proposals) -> dict[str, Any]:
    comparison, frame = compared.comparison, compared.frame
    layout = Layout.SIDE if arguments.side_by_side else Layout.INLINE
    suffix = _suffix(arguments.output)
    if suffix in COMPARISON_SUFFIXES:
        made = comparison_bytes(suffix, comparison, frame, proposals, layout, only_changes=arguments.only_changes)
        write_atomically(arguments.output, made)
    if arguments.report is not None:
        made = change_report_bytes(_suffix(arguments.report), comparison, frame, proposals)
        write_atomically(arguments.report, made)
    written = {name: str(path) for name, path in (("output", arguments.output), ("report", arguments.report)) if path}
    changes = [_change(comparison, change) for change in comparison.changes]
    if arguments.json:
        sides = {"old": asdict(frame.old), "new": asdict(frame.new), "title": frame.title}
        return {**sides, "counts": asdict(comparison.counts), "changes": changes, **written}
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
    }


def _line(change: dict[str, Any]) -> str:
    place = " ".join(part for part in (change["new_number"] or change["old_number"], change["heading"]) if part)
    kind = RowKind(change["kind"])
    if change["what"] == "text":
        told = " → ".join(f"[{text}]" if text else "[ ]" for text in (change["old_text"], change["new_text"]))
    else:
        words = KINDS[kind] if change["what"] == "clause" else f"{PARAGRAPH_KINDS[kind]} stycke"
        text = change["new_text"] or change["old_text"]
        told = f"{words}: {shortened(' '.join(text.split()), _SHOWN)}" if text else words
    return f"{place or '(utan nummer)'}: {told}"
