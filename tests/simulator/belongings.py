"""What people keep to themselves, attach and lose: private passages, files that are erased later, keys."""

from __future__ import annotations

import hashlib
import shutil

from hsavtal_desktop.core.edits import AddClause
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.workspace.holding import CLAUSE
from hsavtal_desktop.workspace.workspace import Workspace
from tests.simulator.people import Person


def keep_secret(person: Person) -> str:
    """Write a clause that is private from the beginning; gives a word that nobody else may ever see, or ""."""
    workspace, number = person.open(), person.chance.randrange(10**9)
    clause, word = f"H{person.number}x{number}", f"hemlig{person.number}x{number}"
    workspace.mark_private([f"{CLAUSE}{clause}"])
    try:
        workspace.perform(AddClause("P", "", "", "Privat", f"Vi vill {word} säga.", clause))
    except Trouble:
        return ""
    return word


def attach(person: Person) -> None:
    """Take in a file, as a returned Word file is kept: its bytes lie beside the change that names them."""
    content = person.chance.randbytes(200)
    name = hashlib.sha256(content).hexdigest()
    fields = {"hash": name, "name": f"retur {person.number}.docx", "authority": "Exempelkommun"}
    record = {"kind": "record", "type": "returned", "id": f"r{person.chance.randrange(10**9)}", "set": fields}
    person.open().seal([record], blobs={name: content})


def erase(person: Person) -> bool:
    """Erase an attached file for everybody, where the role allows it."""
    workspace = person.open()
    listed = sorted({one.hash for one in workspace.erasing.attachments()})
    if not listed:
        return False
    try:
        workspace.erasing.erase([person.chance.choice(listed)], "Gallras enligt beslut")
    except Trouble:
        return False
    return True


def lose_key(person: Person, coordinator: Workspace) -> bool:
    """The computer is gone, the workspace file was saved; the coordinator lets the new key replace the old one."""
    lost = person.open().author
    person.close()
    shutil.rmtree(person.home)
    person.settle_in()
    try:
        coordinator.group.admit([person.open().author], replaces=lost, another=True)
    except Trouble:
        return False
    return True
