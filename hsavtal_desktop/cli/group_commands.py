"""Commands on the group: keys, the recovery code, rules, parts, locks, marks, confirmed versions and gallring."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any

from hsavtal_desktop.cli.common import Commands, add, add_workspace, member_named, opened
from hsavtal_desktop.core.members import IN_OWN_PART, ROLES, Right
from hsavtal_desktop.core.reviewing import review_edits
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.workspace.governing import UNTRACKED
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.invitation import write_card

_REVIEWS = {"legal": "legal-review", "language": "language-review"}
_RULES = ("four_eyes", "both_sides", "two_publishers")


def register(commands: Commands) -> None:
    """Add this module's commands."""
    card = add(commands, "card", _card, "skriv en fil att be om att få vara med med")
    card.add_argument("output", metavar="FIL", type=Path)
    add_workspace(commands, "rights", _rights, "vad varje roll får göra")
    revoke = add_workspace(commands, "revoke", _revoke, "återkalla en medlems nyckel")
    revoke.add_argument("member", metavar="MEDLEM")
    revoke.add_argument("--reason", default="", help="varför")
    late = add_workspace(commands, "adopt-late", _adopt_late, "låt det en återkallad medlem skrev i god tro gälla")
    late.add_argument("member", metavar="MEDLEM")
    add_workspace(commands, "recovery-code", _code, "ta fram en återställningskod att skriva ner på papper")
    recover = add_workspace(commands, "recover", _recover, "bli processledare med koden på papper")
    recover.add_argument("code", metavar="KOD")
    recover.add_argument("--lost", metavar="MEDLEM", default="", help="nyckeln som är förlorad och ska återkallas")
    rules = add_workspace(commands, "rules", _rules, "visa eller ändra gruppens regler")
    for name in _RULES:
        rules.add_argument(f"--{name.replace('_', '-')}", choices=("on", "off"), default=None)
    rules.add_argument("--untracked", choices=UNTRACKED, default=None)
    hand_out = add_workspace(commands, "hand-out", _hand_out, "dela ut en del till medlemmar")
    hand_out.add_argument("part", metavar="DEL")
    hand_out.add_argument("members", metavar="MEDLEM", nargs="*", help="ingen tar tillbaka delen")
    for name, command, text in (("lock", _lock, "lås en punkt och allt under den"), ("unlock", _unlock, "lås upp")):
        lock = add_workspace(commands, name, command, text)
        lock.add_argument("clause", metavar="PUNKT")
        lock.add_argument("--legal", action="store_true", help="den rättsliga spärren")
        lock.add_argument("--reason", default="")
    mark = add_workspace(commands, "agree", _agree, "märk en punkt som enig, som den lyder nu")
    mark.add_argument("clause", metavar="PUNKT")
    mark.add_argument("--undo", action="store_true", help="ta tillbaka märket")
    review = add_workspace(commands, "review", _review, "märk punkter som granskade, som de lyder nu")
    review.add_argument("clauses", metavar="PUNKT", nargs="+")
    review.add_argument("--kind", choices=sorted(_REVIEWS), required=True, help="juridisk eller språklig granskning")
    review.add_argument("--undo", action="store_true", help="ta tillbaka granskningen")
    endorse = add_workspace(commands, "endorse", _endorse, "bekräfta en fryst version från den andra sidan")
    endorse.add_argument("label", metavar="VERSION")
    add_workspace(commands, "attachments", _attachments, "bilagor, och vad som har gallrats")
    persons = add_workspace(commands, "persons", _persons, "registerutdrag: vad loggen säger om personer")
    persons.add_argument("--name", metavar="NAMN", default="", help="bara den personen")
    gone = add_workspace(commands, "erase-person", _erase_person, "gallra personuppgifter för gott")
    gone.add_argument("names", metavar="NAMN", nargs="+")
    gone.add_argument("--reason", required=True, help="skälet, utan namn; det blir kvar i loggen")
    remarks = add_workspace(commands, "remarks", _remarks, "kommentarer och motiveringar som kan gallras")
    remarks.add_argument("--words", default="", help="bara de som innehåller orden")
    erase = add_workspace(commands, "erase", _erase, "gallra bilagor, kommentarer och motiveringar för gott")
    erase.add_argument("blobs", metavar="BILAGA", nargs="+", help="SHA-256, hela, enligt attachments eller remarks")
    erase.add_argument("--reason", required=True, help="skälet, som blir kvar i loggen")


def _card(arguments: argparse.Namespace) -> dict[str, Any]:
    words = write_card(arguments.output, Installation.open())
    return {"file": str(arguments.output), "fingerprint": " ".join(words)}


def _rights(arguments: argparse.Namespace) -> dict[str, Any]:
    with opened(arguments.workspace) as workspace:
        mine = {right.value: workspace.why_not(right) or "ja" for right in Right}
    roles = {
        role: {
            "everywhere": sorted(right.value for right in rights),
            "own_part": sorted(right.value for right in IN_OWN_PART.get(role, ())),
        }
        for role, rights in ROLES.items()
    }
    return {"mine": mine, "roles": roles}


def _revoke(arguments: argparse.Namespace) -> dict[str, Any]:
    with opened(arguments.workspace) as workspace:
        author = member_named(workspace, arguments.member)
        workspace.group.revoke(author, arguments.reason)
        return {"revoked": author}


def _adopt_late(arguments: argparse.Namespace) -> dict[str, Any]:
    with opened(arguments.workspace) as workspace:
        author = member_named(workspace, arguments.member)
        count = len(workspace.group.late_work(author))
        workspace.group.adopt_late_work(author)
        return {"member": author, "adopted": count}


def _code(arguments: argparse.Namespace) -> dict[str, Any]:
    with opened(arguments.workspace) as workspace:
        return {"workspace": workspace.name, "code": workspace.group.print_code()}


def _recover(arguments: argparse.Namespace) -> dict[str, Any]:
    with opened(arguments.workspace) as workspace:
        workspace.group.recover(arguments.code, member_named(workspace, arguments.lost) if arguments.lost else "")
        return {"role": workspace.role}


def _rules(arguments: argparse.Namespace) -> dict[str, Any]:
    chosen: dict[str, Any] = {name: getattr(arguments, name) for name in (*_RULES, "untracked")}
    wanted = {name: value == "on" if name in _RULES else value for name, value in chosen.items() if value is not None}
    with opened(arguments.workspace) as workspace:
        if wanted:
            workspace.governing.set_rules(**wanted)
        return {"rules": asdict(workspace.rules())}


def _hand_out(arguments: argparse.Namespace) -> dict[str, Any]:
    with opened(arguments.workspace) as workspace:
        workspace.governing.hand_out(arguments.part, [member_named(workspace, one) for one in arguments.members])
        return {
            "part": arguments.part,
            "owners": [member.name for member in workspace.governing.owners(arguments.part)],
        }


def _lock(arguments: argparse.Namespace) -> dict[str, Any]:
    with opened(arguments.workspace) as workspace:
        workspace.governing.lock(arguments.clause, arguments.reason, legal=arguments.legal)
        return {"locked": sorted(workspace.governing.locked_clauses())}


def _unlock(arguments: argparse.Namespace) -> dict[str, Any]:
    with opened(arguments.workspace) as workspace:
        workspace.governing.unlock(arguments.clause, legal=arguments.legal)
        return {"locked": sorted(workspace.governing.locked_clauses())}


def _agree(arguments: argparse.Namespace) -> dict[str, Any]:
    with opened(arguments.workspace) as workspace:
        workspace.governing.mark(arguments.clause, agreed_to=not arguments.undo)
        return {"clause": arguments.clause, "agreed": not arguments.undo}


def _review(arguments: argparse.Namespace) -> dict[str, Any]:
    with opened(arguments.workspace) as workspace:
        for clause in arguments.clauses:
            if workspace.find(clause) is None:
                raise Trouble(
                    Said("Punkten {clause} finns inte i ärendet. Kontrollera id med kommandot clauses.", clause=clause)
                )
        kind = _REVIEWS[arguments.kind]
        for edit in review_edits(
            workspace.state, workspace.author, arguments.clauses, kind, reviewed=not arguments.undo
        ):
            workspace.perform(edit)
        workspace.release()
        return {"clauses": arguments.clauses, "kind": arguments.kind, "reviewed": not arguments.undo}


def _endorse(arguments: argparse.Namespace) -> dict[str, Any]:
    with opened(arguments.workspace) as workspace:
        workspace.governing.endorse(arguments.label)
        return {"version": arguments.label, "frozen": True}


def _attachments(arguments: argparse.Namespace) -> dict[str, Any]:
    with opened(arguments.workspace) as workspace:
        return {
            "attachments": [asdict(one) for one in workspace.erasing.attachments()],
            "erasures": [asdict(one) for one in workspace.erasing.erasures()],
        }


def _persons(arguments: argparse.Namespace) -> dict[str, Any]:
    with opened(arguments.workspace) as workspace:
        return {
            "persons": [
                {
                    **asdict(one),
                    "erasable": len(one.mentions) - one.beyond,
                    "beyond_erasing": one.beyond,
                    "in_remarks": len(workspace.erasing.remarks(one.name)),
                    "in_free_text": workspace.erasing.in_free_text(one.name),
                }
                for one in workspace.erasing.persons()
                if arguments.name in ("", one.name)
            ]
        }


def _remarks(arguments: argparse.Namespace) -> dict[str, Any]:
    with opened(arguments.workspace) as workspace:
        return {"remarks": [asdict(one) for one in workspace.erasing.remarks(arguments.words)]}


def _erase_person(arguments: argparse.Namespace) -> dict[str, Any]:
    with opened(arguments.workspace) as workspace:
        workspace.erasing.erase((), arguments.reason, arguments.names)
        return {"erased": len(arguments.names), "reason": arguments.reason}


def _erase(arguments: argparse.Namespace) -> dict[str, Any]:
    with opened(arguments.workspace) as workspace:
        workspace.erasing.erase(arguments.blobs, arguments.reason)
        return {"erased": arguments.blobs, "reason": arguments.reason}
