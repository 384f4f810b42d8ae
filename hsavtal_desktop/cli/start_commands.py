"""Commands that start from an existing agreement: import-agreement."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from hsavtal_desktop.cli.common import Commands, add_workspace, opened
from hsavtal_desktop.workspace.agreement_preview import StartPreview, preview_agreement
from hsavtal_desktop.workspace.agreement_start import import_agreement


def register(commands: Commands) -> None:
    """Add this module's commands."""
    starting = add_workspace(
        commands, "import-agreement", _import, "gör ett befintligt avtal (Word eller PDF) till punkter"
    )
    starting.add_argument("file", metavar="FIL", type=Path)
    starting.add_argument("--document", required=True, metavar="ID", help="dokumentet; det görs om det inte finns")
    starting.add_argument("--part", default="", metavar="ID", help="en del i dokumentet; utan detta görs nya delar")
    starting.add_argument("--preview", action="store_true", help="visa vad som skulle bli vad, och gör ingenting")
    how = starting.add_mutually_exclusive_group()
    how.add_argument("--proposals", action="store_true", default=None, help="som förslag, även i ett tomt dokument")
    how.add_argument("--accepted", dest="proposals", action="store_false", help="som gällande text, utan spårning")


def _import(arguments: argparse.Namespace) -> dict[str, Any]:
    with opened(arguments.workspace) as workspace:
        preview = preview_agreement(
            workspace,
            arguments.file,
            document=arguments.document,
            part=arguments.part,
            proposals=arguments.proposals,
        )
        if arguments.preview:
            return _told(preview)
        report = import_agreement(workspace, preview)
        workspace.release(f"Inläsning av {arguments.file.name}")
    return {**_told(preview), "source": report.source, "hash": preview.work.hash}


def _told(preview: StartPreview) -> dict[str, Any]:
    return {
        "file": str(preview.path),
        "title": preview.title,
        "document": preview.document,
        "accepted": preview.accepted,
        "received": preview.received,
        "placed": preview.placed,
        "left_over": preview.left_over,
        "tables": preview.tables,
        "notes": preview.notes,
        "pictures": preview.pictures,
        "references": preview.references,
        "clauses": [
            {"depth": line.depth, "number": line.number, "printed": line.printed, "title": line.title}
            for line in preview.lines
        ],
        "listed": [{"what": one.what, "text": one.text} for one in preview.listed],
        "told": list(preview.told),
    }
