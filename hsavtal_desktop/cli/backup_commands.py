"""Commands on backups: backup, backups, restore."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from hsavtal_desktop.cli.common import Commands, add_workspace, opened
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.workspace import backing_up
from hsavtal_desktop.workspace.backing_up import Backup, backups
from hsavtal_desktop.workspace.installation import Installation


def register(commands: Commands) -> None:
    """Add this module's commands."""
    add_workspace(commands, "backup", _backup, "ta en säkerhetskopia, om något är nytt sedan den senaste")
    add_workspace(commands, "backups", _backups, "säkerhetskopiorna, och vad var och en saknar jämfört med nu")
    restoring = add_workspace(
        commands, "restore", _restore, "lägg till det som en säkerhetskopia har och som saknas här; inget tas bort"
    )
    restoring.add_argument("time", metavar="TID", help="som backups visar den, eller början av den; ”senaste”")
    way = restoring.add_mutually_exclusive_group()
    way.add_argument("--as", dest="copy", metavar="FIL", type=Path, help="gör i stället en ny fil av säkerhetskopian")
    way.add_argument(
        "--replace-damaged", action="store_true", help="sätt den i en skadad fils ställe; den skadade sparas"
    )


def _backup(arguments: argparse.Namespace) -> dict[str, Any]:
    with opened(arguments.workspace) as workspace:
        made = backing_up.back_up(workspace)
        return {"new": made is not None, "file": str(made.path) if made is not None else ""}


def _backups(arguments: argparse.Namespace) -> dict[str, Any]:
    with opened(arguments.workspace) as workspace:
        return {
            "backups": [
                {
                    "time": one.backup.time,
                    "changes": one.changes,
                    "lacks": one.lacks,
                    "extra": one.extra,
                    "draft": one.draft,
                    "problem": one.problem,
                    "file": str(one.backup.path),
                }
                for one in backing_up.differences(workspace)
            ]
        }


def _restore(arguments: argparse.Namespace) -> dict[str, Any]:
    if arguments.replace_damaged:
        installation = Installation.open()
        name = backing_up.workspace_at(installation.folder, arguments.workspace)
        if not name:
            raise Trouble(
                Said("Det finns ingen säkerhetskopia av ett ärende i {workspace}.", workspace=arguments.workspace)
            )
        backup = _chosen(backups(installation.folder, name), arguments.time)
        aside = backing_up.put_back(installation, name, backup, arguments.workspace)
        with opened(arguments.workspace) as workspace:
            backing_up.bring_back_draft(workspace, backup)
            return {"file": str(workspace.path), "aside": str(aside or ""), "changes": len(workspace.state.changes)}
    with opened(arguments.workspace) as workspace:
        backup = _chosen(backups(workspace.installation.folder, workspace.log.workspace), arguments.time)
        if arguments.copy is not None:
            backing_up.copy_out(backup, arguments.copy)
            return {"file": str(arguments.copy), "time": backup.time}
        before = workspace.unreleased()
        report = backing_up.merge(workspace, backup)
        return {"time": backup.time, "new": report.new, "known": report.known, "draft": workspace.unreleased() - before}


def _chosen(taken: list[Backup], wanted: str) -> Backup:
    found = taken[:1] if wanted == "senaste" else [one for one in taken if one.time.startswith(wanted)]
    if len(found) != 1:
        raise Trouble(
            Said("{wanted} pekar inte ut en säkerhetskopia. Se tiderna med kommandot backups.", wanted=wanted)
        )
    return found[0]
