"""The Word files that left, as they left: to list, to open or save again, and to check."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from hsavtal_desktop.core import records
from hsavtal_desktop.core.record_types import SentCopy
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.state import all_fields, record_fields
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.store.files import write_atomically
from hsavtal_desktop.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SentView:
    """A copy that left."""

    id: str
    copy: SentCopy
    by: str
    """Who sent it."""
    here: bool
    """Whether its bytes are in this copy of the workspace."""


def sent_copies(workspace: Workspace) -> list[SentView]:
    """All copies that were recorded, newest first."""
    blobs = workspace.log.file.blob_hashes()
    found = []
    for name, fields in all_fields(workspace.state, "sent").items():
        copy = records.read(SentCopy, fields)
        held = workspace.state.record("sent", name).values.values()
        first = min((one.entry for values in held for one in values), key=lambda one: one.order)
        by = workspace.state.members.member(first.author).name
        found.append(SentView(name, copy, by, copy.hash in blobs))
    return sorted(found, key=lambda one: (one.copy.time, one.id), reverse=True)


def sent_bytes(workspace: Workspace, name: str) -> bytes:
    """The exact bytes of a copy, checked against its hash.  Raises Trouble where they are not here or not the same."""
    copy = _copy(workspace, name)
    data = workspace.log.file.blob(copy.hash)
    if data is None:
        raise Trouble(
            Said(
                "Filen {name} finns inte i den här kopian av ärendet. Be den som skickade den om ett ändringspaket.",
                name=copy.name,
            )
        )
    if hashlib.sha256(data).hexdigest() != copy.hash:
        raise Trouble(
            Said(
                "Filen {name} är inte den som skickades: kontrollsumman stämmer inte. Använd den inte.", name=copy.name
            )
        )
    return data


def save_sent(workspace: Workspace, name: str, path: Path) -> Path:
    """Write a copy's exact bytes to a file.  Raises Trouble like :func:`sent_bytes`, and where the disk refuses."""
    write_atomically(path, sent_bytes(workspace, name))
    return path


def _copy(workspace: Workspace, name: str) -> SentCopy:
    if not len(workspace.state.record("sent", name)):
        raise Trouble(Said("Det finns inget utskick {name}. Se dem med kommandot sent.", name=name))
    return records.read(SentCopy, record_fields(workspace.state, "sent", name))
