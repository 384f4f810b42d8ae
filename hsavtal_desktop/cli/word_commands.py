"""Commands on Word files: export-word, sent, import-word, read-word."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from hsavtal_desktop.cli.common import Commands, add, add_workspace, opened
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.word.reading import read_word
from hsavtal_desktop.workspace.sent_copies import save_sent, sent_copies
from hsavtal_desktop.workspace.word_files import PURPOSE, PURPOSES, REDLINE, VIEWS, Sending, send_word
from hsavtal_desktop.workspace.word_returns import IntakeReport, import_word, look_into, word_files


def register(commands: Commands) -> None:
    """Add this module's commands."""
    exporting = add_workspace(commands, "export-word", _export, "skriv avtalet som Word-fil med spårade ändringar")
    exporting.add_argument("out", metavar="FIL", type=Path)
    exporting.add_argument("--document", metavar="ID", help="ett dokument; utan detta skrivs hela paketet")
    exporting.add_argument(
        "--clause", metavar="ID", action="append", default=[], help="bara denna punkt med underpunkter; kan upprepas"
    )
    exporting.add_argument("--version", metavar="NAMN", help="en namngiven version; utan detta det som gäller nu")
    exporting.add_argument(
        "--view",
        choices=(*VIEWS, REDLINE),
        default="markup",
        help="med ändringar, slutlig text, ursprung, eller två versioner som jämförelse",
    )
    exporting.add_argument("--since", default="", metavar="NAMN", help="versionen som ändringar räknas från")
    exporting.add_argument("--anonymous", action="store_true", help="myndighet och roll i stället för namn")
    exporting.add_argument("--template", metavar="MALL", type=Path, help="egen mall (.dotx eller .docx) för utseendet")
    exporting.add_argument("--recipient", default="", metavar="NAMN", help="vem filen är till")
    exporting.add_argument(
        "--purpose", default=PURPOSE, metavar="SYFTE", help=f"{', '.join(PURPOSES)}; förvalt: {PURPOSE}"
    )
    sending = add_workspace(commands, "sent", _sent, "Word-filer som har skickats ut, de senaste först")
    sending.add_argument(
        "--save", nargs=2, metavar=("ID", "FIL"), help="skriv ett utskick till en fil, exakt som det var"
    )
    importing = add_workspace(commands, "import-word", _import, "ta in Word-filer som kommit tillbaka")
    importing.add_argument("files", metavar="FIL", nargs="+", type=Path, help="filer, eller mappar med filer")
    importing.add_argument(
        "--on-behalf-of", default="", metavar="NAMN", help="vilka som lämnat filerna; utan detta den som fick utskicket"
    )
    importing.add_argument("--preview", action="store_true", help="visa vad som finns i filerna och ändra inget")
    told = "skriv remissvar och bedömningar som kalkylblad, Word eller PDF"
    compiling = add_workspace(commands, "compile-answers", _compile, told)
    compiling.add_argument("out", metavar="FIL", type=Path, help="en fil som slutar på .xlsx, .docx eller .pdf")
    compiling.add_argument("--public", action="store_true", help="utan personnamn, för publicering")
    reading = add(commands, "read-word", _read, "visa en Word-fils text, ändringar och kommentarer")
    reading.add_argument("file", metavar="FIL", type=Path)


def _export(arguments: argparse.Namespace) -> dict[str, Any]:
    with opened(arguments.workspace) as workspace:
        released = workspace.unreleased()
        wanted = Sending(
            documents=(arguments.document,) if arguments.document else (),
            clauses=tuple(arguments.clause),
            version=arguments.version,
            view=arguments.view,
            since=arguments.since,
            anonymous=arguments.anonymous,
            template=arguments.template,
            recipient=arguments.recipient,
            purpose=arguments.purpose,
        )
        sent = send_word(workspace, arguments.out, wanted)
        released -= workspace.unreleased()
    copy = sent.copy
    return {
        "file": str(arguments.out),
        "document": copy.document,
        "clauses": sent.clauses,
        "view": copy.view,
        "version": copy.version,
        "since": copy.since,
        "heads": list(copy.heads),
        "hash": copy.hash,
        "recorded": sent.recorded,
        "released": released,
        "told": sent.told,
    }


def _sent(arguments: argparse.Namespace) -> dict[str, Any]:
    with opened(arguments.workspace) as workspace:
        if arguments.save:
            name, path = arguments.save
            return {"file": str(save_sent(workspace, name, Path(path)))}
        return {
            "sent": [
                {"id": one.id, **asdict(one.copy), "by": one.by, "here": one.here} for one in sent_copies(workspace)
            ]
        }


def _import(arguments: argparse.Namespace) -> dict[str, Any]:
    with opened(arguments.workspace) as workspace:
        paths = word_files(arguments.files)
        if arguments.preview:
            reports = [prepared.report for prepared in look_into(workspace, paths, arguments.on_behalf_of)]
        else:
            reports = import_word(workspace, paths, arguments.on_behalf_of)
    failed = [report for report in reports if report.trouble]
    if len(failed) == len(reports) == 1:
        raise Trouble(failed[0].trouble)
    for report in failed:
        print(" ".join(report.trouble.split()), file=sys.stderr)  # noqa: T201  # one line for each file not taken in
    return {"files": [_row(report) for report in reports], "exit_status": 2 if failed else 0}


def _compile(arguments: argparse.Namespace) -> dict[str, Any]:
    from hsavtal_desktop.workspace.compiling import compile_answers  # noqa: PLC0415  # loads spreadsheets

    with opened(arguments.workspace) as workspace:
        return {"file": str(arguments.out), "items": compile_answers(workspace, arguments.out, public=arguments.public)}


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
