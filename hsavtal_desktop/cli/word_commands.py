"""Commands on Word files: export-word, import-word, read-word."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from hsavtal_desktop.cli.common import Commands, add, add_workspace, opened
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.word.reading import read_word
from hsavtal_desktop.workspace.word_files import PURPOSE, VIEWS
from hsavtal_desktop.workspace.word_returns import IntakeReport, look_into, word_files


def register(commands: Commands) -> None:
    """Add this module's commands."""
    exporting = add_workspace(commands, "export-word", _export, "skriv avtalet som Word-fil med spårade ändringar")
    exporting.add_argument("out", metavar="FIL", type=Path)
    exporting.add_argument("--document", metavar="ID", help="ett dokument; utan detta skrivs hela paketet")
    exporting.add_argument("--version", metavar="NAMN", help="en namngiven version; utan detta det som gäller nu")
    exporting.add_argument("--view", choices=VIEWS, default="markup", help="med ändringar, slutlig text eller ursprung")
    exporting.add_argument("--recipient", default="", metavar="NAMN", help="vem filen är till")
    exporting.add_argument("--purpose", default=PURPOSE, metavar="SYFTE", help=f"förvalt: {PURPOSE}")
    importing = add_workspace(commands, "import-word", _import, "ta in Word-filer som kommit tillbaka")
    importing.add_argument("files", metavar="FIL", nargs="+", type=Path, help="filer, eller mappar med filer")
    importing.add_argument(
        "--on-behalf-of", default="", metavar="NAMN", help="vilka som lämnat filerna; utan detta den som fick utskicket"
    )
    importing.add_argument("--preview", action="store_true", help="visa vad som finns i filerna och ändra inget")
    compiling = add_workspace(commands, "compile-answers", _compile, "skriv remissvar och bedömningar som kalkylblad")
    compiling.add_argument("out", metavar="FIL", type=Path, help="en .xlsx-fil")
    reading = add(commands, "read-word", _read, "visa en Word-fils text, ändringar och kommentarer")
    reading.add_argument("file", metavar="FIL", type=Path)


def _export(arguments: argparse.Namespace) -> dict[str, Any]:
    with opened(arguments.workspace) as workspace:
        released = workspace.unreleased()
        copy = workspace.export_word(
            arguments.out,
            document=arguments.document,
            version=arguments.version,
            view=arguments.view,
            recipient=arguments.recipient,
            purpose=arguments.purpose,
        )
    return {
        "file": str(arguments.out),
        "document": copy.document,
        "view": copy.view,
        "version": copy.version,
        "heads": list(copy.heads),
        "hash": copy.hash,
        "released": released,
    }


def _import(arguments: argparse.Namespace) -> dict[str, Any]:
    with opened(arguments.workspace) as workspace:
        paths = word_files(arguments.files)
        if arguments.preview:
            reports = [prepared.report for prepared in look_into(workspace, paths, arguments.on_behalf_of)]
        else:
            reports = workspace.import_word(paths, arguments.on_behalf_of)
    failed = [report for report in reports if report.trouble]
    if len(failed) == len(reports) == 1:
        raise Trouble(failed[0].trouble)
    for report in failed:
        print(" ".join(report.trouble.split()), file=sys.stderr)  # noqa: T201  # one line for each file not taken in
    return {"files": [_row(report) for report in reports], "exit_status": 2 if failed else 0}


def _compile(arguments: argparse.Namespace) -> dict[str, Any]:
    from hsavtal_desktop.workspace.compiling import compile_answers  # noqa: PLC0415  # loads spreadsheets

    with opened(arguments.workspace) as workspace:
        return {"file": str(arguments.out), "items": compile_answers(workspace, arguments.out)}


def _row(report: IntakeReport) -> dict[str, Any]:
    return {
        "file": str(report.path),
        "authority": report.authority,
        "sent": report.sent,
        "received": report.received,
        "placed": report.placed,
        "tracked": report.tracked,
        "untracked": report.untracked,
        "comments": report.comments,
        "account": asdict(report.account) | {"holds": report.account.holds},
        "answers": report.sent_as,
        "formatting": list(report.formatting),
        "known": report.known,
        "listed": list(report.listed),
        "warnings": list(report.warnings),
        "trouble": report.trouble,
    }


def _read(arguments: argparse.Namespace) -> dict[str, Any]:
    return asdict(read_word(arguments.file))
