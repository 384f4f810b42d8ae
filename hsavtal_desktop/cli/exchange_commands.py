"""Commands for exchange by files: export-changes, import-changes, peek, request (and sync, in a module of its own)."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any

from hsavtal_desktop.cli import sync_command
from hsavtal_desktop.cli.common import Commands, add, add_workspace, member_named, opened
from hsavtal_desktop.exchange.keys import fingerprint
from hsavtal_desktop.workspace.exchanging import ask, export_changes, import_changes, join
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.preview import peek, preview
from hsavtal_desktop.workspace.readers_copy import SUFFIX, read_version_file, save_page, write_readers_copy


def register(commands: Commands) -> None:
    """Add this module's commands."""
    exporting = add_workspace(commands, "export-changes", _export, "skriv ändringar till en fil åt andra")
    exporting.add_argument("out", metavar="FIL", type=Path)
    exporting.add_argument("--recipient", default="", help="vem filen är till; antecknas i ärendet")
    exporting.add_argument("--purpose", default="", help="varför den lämnas; antecknas i ärendet")
    exporting.add_argument("--since", metavar="MEDLEM", default="", help="bara det som medlemmen inte har")
    exporting.add_argument("--answer", metavar="BEGÄRAN", type=Path, help="exakt det som begäran saknar")
    exporting.add_argument(
        "--encrypt-for", metavar="MEDLEM", nargs="+", default=[], help="bara dessa, och du, kan läsa filen"
    )
    importing = add_workspace(
        commands, "import-changes", _import, "ta in ändringspaket; finns inte ärendet ansluter du till det"
    )
    importing.add_argument("files", metavar="FIL", nargs="+", type=Path)
    peeking = add(commands, "peek", _peek, "tala om vad en fil innehåller, utan att ta in den")
    peeking.add_argument("file", metavar="FIL", type=Path)
    peeking.add_argument("--workspace", metavar="ÄRENDE", type=Path, help="vad den skulle ändra i ärendet")
    asking = add_workspace(commands, "request", _request, "skriv en begäran om exakt det som saknas här")
    asking.add_argument("out", metavar="FIL", type=Path)
    copying = add_workspace(commands, "readers-copy", _copy, "skriv en fryst version åt dem som bara läser")
    copying.add_argument("version", metavar="VERSION", help="versionens namn")
    copying.add_argument("out", metavar="FIL", type=Path)
    copying.add_argument("--recipient", default="", help="vem den är till; antecknas i ärendet")
    copying.add_argument("--purpose", default="", help="varför den lämnas; antecknas i ärendet")
    reading = add(commands, "read-copy", _read, "kontrollera ett läsexemplar och tala om vad det är")
    reading.add_argument("file", metavar="FIL", type=Path)
    reading.add_argument("--html", metavar="SIDA", type=Path, help="skriv texten som en webbsida")
    sync_command.register(commands)


def _export(arguments: argparse.Namespace) -> dict[str, Any]:
    with opened(arguments.workspace) as workspace:
        report = export_changes(
            workspace,
            arguments.out,
            recipient=arguments.recipient,
            purpose=arguments.purpose,
            since=member_named(workspace, arguments.since) if arguments.since else "",
            answering=arguments.answer,
            encrypt_for=[member_named(workspace, one) for one in arguments.encrypt_for],
        )
        return {
            "file": str(report.path),
            "changes": report.changes,
            "blobs": report.blobs,
            "released": report.released,
            "left_out": report.left_out,
            "encrypted_for": list(report.encrypted_for),
        }


def _import(arguments: argparse.Namespace) -> dict[str, Any]:
    if not arguments.workspace.exists():
        with join(arguments.workspace, Installation.open(), arguments.files) as workspace:
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
        report = import_changes(workspace, arguments.files)
        return {
            "new": report.new,
            "known": report.known,
            "waiting": report.waiting,
            "unconfirmed": report.unconfirmed,
            "without_effect": report.without_effect,
            "refused": report.refused,
            "missing": report.missing,
            "joined": False,
        }


def _peek(arguments: argparse.Namespace) -> dict[str, Any]:
    contents = peek(arguments.file, Installation.open().key)
    told: dict[str, Any] = {**asdict(contents), "authors": [asdict(author) for author in contents.authors]}
    if arguments.workspace is not None and contents.kind == "changes":
        with opened(arguments.workspace) as workspace:
            seen = preview(workspace, [arguments.file])
            told |= {
                "new": seen.new,
                "known": seen.known,
                "waiting": seen.waiting,
                "unconfirmed": seen.unconfirmed,
                "authors": [asdict(author) for author in seen.authors],
                "acts": seen.acts,
                "clauses": sorted(seen.clauses),
                "conflicts": seen.conflicts,
                "refused": list(seen.refused),
                "missing": list(seen.missing),
            }
    return told


def _copy(arguments: argparse.Namespace) -> dict[str, Any]:
    out = arguments.out.with_suffix(SUFFIX)
    with opened(arguments.workspace) as workspace:
        write_readers_copy(workspace, arguments.version, out, recipient=arguments.recipient, purpose=arguments.purpose)
        return {"file": str(out), "version": arguments.version}


def _read(arguments: argparse.Namespace) -> dict[str, Any]:
    copy = read_version_file(arguments.file)
    if arguments.html is not None:
        save_page(copy, arguments.html)
    return {
        "title": copy.title,
        "version": copy.label,
        "time": copy.time,
        "hash": copy.hash,
        "whole": copy.whole,
        "fingerprint": " ".join(fingerprint(copy.author)),
        "documents": [{"document": one.id, "title": one.title, "clauses": len(one.clauses)} for one in copy.documents],
    }


def _request(arguments: argparse.Namespace) -> dict[str, Any]:
    with opened(arguments.workspace) as workspace:
        ask(workspace, arguments.out)
        return {
            "file": str(arguments.out),
            "have": len(workspace.state.changes),
            "waiting": len(workspace.log.waiting),
            "missing": workspace.log.missing(),
        }
