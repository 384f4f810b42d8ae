"""Commands that compare within a workspace: compare-versions, figures."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from hsavtal_desktop.cli.common import Commands, add_workspace, opened
from hsavtal_desktop.cli.compare_outputs import add_outputs, check_outputs, suffix
from hsavtal_desktop.cli.compare_told import told
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.reports.figures import NAMES, figures
from hsavtal_desktop.store.files import write_atomically
from hsavtal_desktop.workspace.comparing.proposals import proposals_between
from hsavtal_desktop.workspace.comparing.redlines import redline_sides
from hsavtal_desktop.workspace.comparing.sides import Side, Which
from hsavtal_desktop.workspace.comparing.workspace_sides import Comparing
from hsavtal_desktop.workspace.workspace import Workspace

_NAMES: Final = {f"@{which}": which for which in (Which.ORIGINAL, Which.FINAL, Which.WORKING)}


def register(commands: Commands) -> None:
    """Add this module's commands."""
    versions = add_workspace(commands, "compare-versions", _compare_versions, "jämför två versioner av ett dokument")
    sides = f"en versions namn, {', '.join(_NAMES)} eller en Word-fil (.docx)"
    versions.add_argument("old", metavar="GAMMAL", help=sides)
    versions.add_argument("new", metavar="NY", help=sides)
    versions.add_argument("--document", default="", metavar="ID", help="dokumentet; förvalt det första")
    versions.add_argument("--with-document", default="", metavar="ID", help="ett annat dokument att jämföra med")
    add_outputs(versions)
    counting = add_workspace(commands, "figures", _figures, "omfattning och skyldigheter i varje dokument")
    counting.add_argument("--version", default="@final", metavar="NAMN", help=f"version eller {', '.join(_NAMES)}")


def _compare_versions(arguments: argparse.Namespace) -> dict[str, Any]:
    check_outputs(arguments)
    with opened(arguments.workspace) as workspace:
        document = _document(workspace, arguments.document)
        other = _document(workspace, arguments.with_document) if arguments.with_document else document
        comparing = Comparing(workspace)
        compared = comparing.compare(_side(arguments.old, document), _side(arguments.new, other))
        if suffix(arguments.output) == ".docx":
            write_atomically(arguments.output, redline_sides(compared, looks=arguments.looks))
        return told(arguments, compared, proposals_between(compared.old, compared.new))


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


def _document(workspace: Workspace, wanted: str) -> str:
    known = workspace.documents()
    if not known:
        raise Trouble(Said("Ärendet har inga dokument ännu, så det finns inget att jämföra."))
    if wanted and wanted not in known:
        raise Trouble(
            Said("Dokumentet {wanted} finns inte. Välj ett av {known}.", wanted=wanted, known=", ".join(known))
        )
    return wanted or known[0]


def _side(name: str, document: str) -> Side:
    if name in _NAMES:
        return Side(_NAMES[name], document)
    if name.startswith("@"):
        raise Trouble(
            Said(
                "{name} är ingen text att jämföra. Skriv en versions namn eller {names}.",
                name=name,
                names=", ".join(_NAMES),
            )
        )
    if name.lower().endswith(".docx"):
        return Side(Which.WORD, path=Path(name))
    return Side(Which.VERSION, document, name)
