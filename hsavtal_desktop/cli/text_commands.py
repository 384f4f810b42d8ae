"""Commands on the agreement text: clauses, versions, propose, revisions, decide, freeze."""

from __future__ import annotations

import argparse
from collections import Counter
from typing import Any

from hsavtal_desktop.cli.common import Commands, add_workspace, facts_of, opened
from hsavtal_desktop.core.edits import Decide
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.reviewing import review_state
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.workspace.proposing import propose


def register(commands: Commands) -> None:
    """Add this module's commands."""
    add_workspace(commands, "clauses", _clauses, "avtalets punkter, en rad för varje punkt och dokument")
    add_workspace(commands, "status", _status, "hur långt punkterna har kommit: förslag, krockar, enighet, granskning")
    add_workspace(commands, "versions", _versions, "namngivna versioner")
    proposing = add_workspace(commands, "propose", _propose, "lägg ett förslag och dela det")
    proposing.add_argument("clause", metavar="PUNKT", help="punktens id")
    proposing.add_argument("--replace", required=True, metavar="TEXT", help="text som finns exakt en gång i punkten")
    proposing.add_argument("--with", required=True, dest="new", metavar="TEXT", help="texten som ska stå i stället")
    proposing.add_argument("--message", default="", help="motivering")
    add_workspace(commands, "revisions", _revisions, "alla förslag")
    decide = add_workspace(commands, "decide", _decide, "godkänn eller avslå förslag")
    decide.add_argument("verdict", choices=("accept", "reject"))
    decide.add_argument("revisions", metavar="FÖRSLAG", nargs="*", help="förslagens id")
    decide.add_argument("--all", action="store_true", help="alla öppna förslag")
    decide.add_argument("--reason", default="", help="motivering")
    freeze = add_workspace(commands, "freeze", _freeze, "frys en namngiven version")
    freeze.add_argument("label", metavar="NAMN")


def _clauses(arguments: argparse.Namespace) -> dict[str, Any]:
    return {"clauses": facts_of(arguments.workspace)[0]["clauses"]}


def _status(arguments: argparse.Namespace) -> dict[str, Any]:
    with opened(arguments.workspace) as workspace:
        open_ones = Counter(one.clause for one in workspace.revisions(pending_only=True))
        locked = workspace.governing.locked_clauses()
        rows: list[dict[str, Any]] = []
        for document in workspace.documents():
            for place in workspace.outline(document, View.FINAL).places:
                shown = workspace.clause(place, View.FINAL)
                rows.append(
                    {
                        "clause": place.clause,
                        "document": document,
                        "number": place.number,
                        "title": "".join(paragraph.text for paragraph in shown.heading),
                        "proposals": open_ones[place.clause],
                        "agreement": str(shown.status),
                        **{
                            field: _REVIEW_STATES[review_state(workspace.reviews(place.clause, kind))]
                            for field, kind in (("legal", "legal-review"), ("language", "language-review"))
                        },
                        "locked": place.clause in locked,
                    }
                )
        return {
            "name": workspace.name,
            "proposals": open_ones.total(),
            "conflicts": len(workspace.conflicts()),
            **{
                f"{field}_{state}": sum(row[field] == word for row in rows)
                for field in ("legal", "language")
                for state, word in (("reviewed", "granskad"), ("changed", "ändrad sedan"))
            },
            "locked": len(locked),
            "waiting_members": len(workspace.waiting_members()),
            "clauses": rows,
        }


_REVIEW_STATES = {"current": "granskad", "changed": "ändrad sedan", "": "inte granskad"}


def _versions(arguments: argparse.Namespace) -> dict[str, Any]:
    with opened(arguments.workspace) as workspace:
        return {
            "versions": [
                {
                    "label": version.label,
                    "status": version.status,
                    "time": version.time,
                    "by": version.by,
                    "hash": version.hash,
                    "heads": list(version.heads),
                }
                for version in workspace.versions()
            ]
        }


def _propose(arguments: argparse.Namespace) -> dict[str, Any]:
    with opened(arguments.workspace) as workspace:
        revisions = propose(workspace, arguments.clause, arguments.replace, arguments.new, arguments.message)
        return {"clause": arguments.clause, "revisions": revisions}


def _revisions(arguments: argparse.Namespace) -> dict[str, Any]:
    with opened(arguments.workspace) as workspace:
        return {
            "revisions": [
                {
                    "id": one.id,
                    "clause": one.clause,
                    "author": one.name,
                    "organisation": one.organisation,
                    "time": one.time,
                    "kind": one.kind,
                    "text": one.added or one.removed,
                    "added": one.added,
                    "removed": one.removed,
                    "state": one.state,
                    "reason": one.reason,
                    "on_behalf": one.on_behalf,
                    "origin": one.origin,
                }
                for one in workspace.revisions()
            ]
        }


def _decide(arguments: argparse.Namespace) -> dict[str, Any]:
    with opened(arguments.workspace) as workspace:
        if arguments.all:
            chosen = tuple(one.id for one in workspace.revisions(pending_only=True))
        else:
            chosen = tuple(arguments.revisions)
        if not chosen and not arguments.all:
            raise Trouble(Said("Ange vilka förslag som avgörs, eller --all."))
        workspace.perform(Decide(arguments.verdict, chosen, arguments.reason))
        workspace.release()
        return {"verdict": arguments.verdict, "revisions": list(chosen)}


def _freeze(arguments: argparse.Namespace) -> dict[str, Any]:
    with opened(arguments.workspace) as workspace:
        workspace.release()
        version = workspace.name_version(arguments.label, frozen=True)
        return {"label": version.label, "hash": version.hash, "heads": list(version.heads)}
