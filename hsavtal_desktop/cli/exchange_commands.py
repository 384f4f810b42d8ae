"""Commands for exchange by files: export-changes, import-changes."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from hsavtal_desktop.cli import sync_command
from hsavtal_desktop.cli.common import Commands, add_workspace, opened
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.workspace import Workspace


def register(commands: Commands) -> None:
    """Add this module's commands."""
    exporting = add_workspace(commands, "export-changes", _export, "skriv alla ändringar till en fil")
    exporting.add_argument("out", metavar="FIL", type=Path)
    exporting.add_argument("--recipient", default="", help="vem filen är till")
    exporting.add_argument("--purpose", default="", help="varför den lämnas")
    importing = add_workspace(
        commands, "import-changes", _import, "ta in ändringspaket; finns inte ärendet ansluter du till det"
    )
    importing.add_argument("files", metavar="FIL", nargs="+", type=Path)
    sync_command.register(commands)


def _export(arguments: argparse.Namespace) -> dict[str, Any]:
    with opened(arguments.workspace) as workspace:
        report = workspace.export_changes(arguments.out, recipient=arguments.recipient, purpose=arguments.purpose)
        return {"file": str(report.path), "changes": report.changes, "blobs": report.blobs}


def _import(arguments: argparse.Namespace) -> dict[str, Any]:
    if not arguments.workspace.exists():
        with Workspace.join(arguments.workspace, Installation.open(), arguments.files) as workspace:
            quarantined = len(workspace.released().quarantined())
            return {
                "new": len(workspace.state.changes),
                "known": 0,
                "waiting": len(workspace.log.waiting),
                "unconfirmed": quarantined,
                "refused": [],
                "missing": workspace.log.missing(),
                "joined": True,
            }
    with opened(arguments.workspace) as workspace:
        report = workspace.import_changes(arguments.files)
        return {
            "new": report.new,
            "known": report.known,
            "waiting": report.waiting,
            "unconfirmed": report.unconfirmed,
            "refused": report.refused,
            "missing": report.missing,
            "joined": False,
        }
