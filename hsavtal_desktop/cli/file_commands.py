"""Commands on whole workspaces and this installation: new, me, members, admit, info, verify."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from hsavtal_desktop.cli.common import Commands, add, add_workspace, facts_of, member_named, opened
from hsavtal_desktop.core.members import NEWCOMER, ROLES
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.store.workspace_file import WorkspaceFile
from hsavtal_desktop.workspace import facts
from hsavtal_desktop.workspace.example import create_example
from hsavtal_desktop.workspace.installation import SIDES, Installation
from hsavtal_desktop.workspace.invitation import read_card
from hsavtal_desktop.workspace.workspace import Workspace


def register(commands: Commands) -> None:
    """Add this module's commands."""
    new = add_workspace(commands, "new", _new, "gör ett nytt ärende")
    new.add_argument("--example", action="store_true", help="med exempelavtalet")
    new.add_argument("--name", default="", help="ärendets namn")
    me = add(commands, "me", _me, "vem som använder programmet här")
    for option in ("--name", "--organisation", "--side"):
        me.add_argument(option, default=None, choices=SIDES if option == "--side" else None)
    me.add_argument(
        "--key", choices=("store", "file"), help="flytta nyckeln till systemets nyckelring eller till en fil"
    )
    add_workspace(commands, "members", _members, "medlemmar och de som väntar på godkännande")
    admit = add_workspace(commands, "admit", _admit, "släpp in medlemmar")
    admit.add_argument("members", metavar="MEDLEM", nargs="*", help="nyckel, början av den, eller namn")
    admit.add_argument("--all-waiting", action="store_true", help="alla som väntar")
    admit.add_argument("--role", default="", help=f"roll, förvalt {NEWCOMER}: {', '.join(ROLES)}")
    admit.add_argument("--replaces", metavar="NYCKEL", default="", help="samma persons förlorade nyckel")
    admit.add_argument("--another", action="store_true", help="en annan person med samma namn som en medlem")
    admit.add_argument("--card", type=Path, help="filen som någon bad om att få vara med med")
    add_workspace(commands, "info", _info, "uppgifter om ärendet")
    add_workspace(commands, "verify", _verify, "kontrollera hashar, signaturer och mellanlagring")


def _new(arguments: argparse.Namespace) -> dict[str, Any]:
    installation = Installation.open()
    if arguments.example:
        workspace = create_example(arguments.workspace, installation)
    else:
        name = arguments.name or arguments.workspace.stem
        workspace = Workspace.create(arguments.workspace, installation, name=name)
    with workspace:
        return {"workspace": str(workspace.path), "name": workspace.name, "id": workspace.log.workspace}


def _me(arguments: argparse.Namespace) -> dict[str, Any]:
    installation = Installation.open()
    given = (arguments.name, arguments.organisation, arguments.side)
    if any(value is not None for value in given):
        present = (installation.name, installation.organisation, installation.side)
        name, organisation, side = (old if new is None else new for new, old in zip(given, present, strict=True))
        if not name.strip():
            raise Trouble(Said("Ange ett namn med --name."))
        installation.introduce(name, organisation, side)
    if arguments.key is not None:
        installation.move_key(to_store=arguments.key == "store")
    return {
        "author": installation.author,
        "name": installation.name,
        "organisation": installation.organisation,
        "side": installation.side,
        "key": installation.key_place.store or str(installation.key_place.path),
    }


def _members(arguments: argparse.Namespace) -> dict[str, Any]:
    with opened(arguments.workspace) as workspace:
        return {
            "members": [
                {
                    "member": member.author,
                    "name": member.name,
                    "organisation": member.organisation,
                    "side": member.side,
                    "role": member.role,
                    "waiting": not member.role and not member.revoked,
                    "revoked": member.revoked,
                    "fingerprint": " ".join(workspace.fingerprint(member.author)),
                }
                for member in workspace.members()
            ]
        }


def _admit(arguments: argparse.Namespace) -> dict[str, Any]:
    if arguments.role and arguments.role not in ROLES:
        raise Trouble(
            Said("Rollen {role} finns inte. Välj en av {roles}.", role=arguments.role, roles=", ".join(ROLES))
        )
    with opened(arguments.workspace) as workspace:
        if arguments.all_waiting:
            chosen = [member.author for member in workspace.waiting_members()]
        else:
            chosen = [member_named(workspace, one) for one in arguments.members]
        card = read_card(arguments.card) if arguments.card else None
        if card is not None:
            chosen.append(card.author)
        if not chosen and not arguments.all_waiting:
            raise Trouble(Said("Ange vem som ska släppas in, eller --all-waiting."))
        replaces = member_named(workspace, arguments.replaces) if arguments.replaces else ""
        workspace.group.admit(chosen, arguments.role, replaces=replaces, another=arguments.another, card=card)
        return {"admitted": [{"member": one, "role": workspace.state.members.role(one)} for one in chosen]}


def _info(arguments: argparse.Namespace) -> dict[str, Any]:
    facts_there, waiting = facts_of(arguments.workspace)
    return {**facts_there["info"], "waiting": waiting}


def _verify(arguments: argparse.Namespace) -> dict[str, Any]:
    with WorkspaceFile.open(arguments.workspace) as file:
        problems = facts.verify(file)
        return {"ok": not problems, "problems": problems, "changes": file.count()}
