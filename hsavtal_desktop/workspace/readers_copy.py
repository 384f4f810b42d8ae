"""Reader's copies: a frozen version for those who only read, with no log; read without a workspace."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from hsavtal_desktop.core import digest, views
from hsavtal_desktop.core.agreed import read_document
from hsavtal_desktop.core.canonical import MAX_DEPTH, encode
from hsavtal_desktop.core.change import hand
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.record_types import Handover
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.state import State
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange.files import replacing
from hsavtal_desktop.exchange.keys import fingerprint
from hsavtal_desktop.exchange.version_file import (
    SUFFIX,
    ReadersCopy,
    is_version_file,
    read_version_file,
    write_version_file,
)
from hsavtal_desktop.reports.reading_page import part_headings, reading_page
from hsavtal_desktop.workspace.exchanging import HANDOVER
from hsavtal_desktop.workspace.reading import Reading
from hsavtal_desktop.workspace.workspace import Workspace

__all__ = [
    "SUFFIX",
    "ReadersCopy",
    "is_version_file",
    "page_of",
    "part_headings",
    "read_version_file",
    "save_page",
    "write_readers_copy",
]


def write_readers_copy(workspace: Workspace, label: str, path: Path, *, recipient: str = "", purpose: str = "") -> None:
    """Write a frozen version for people who take no part in the work; noted in the log if it is said for whom.

    Raises Trouble, with no file written and nothing noted, when there is no such version, it is not frozen, or the
    disk refuses.
    """
    version = next((one for one in workspace.versions() if one.label == label), None)
    if version is None:
        raise Trouble(
            Said("Det finns ingen version med namnet {label}. Se namnen med kommandot versions.", label=label)
        )
    if version.status != "frozen":
        raise Trouble(
            Said("Versionen {label} är inte fryst. Bara en fryst version kan bli ett läsexemplar.", label=label)
        )
    state = workspace.state_at(version.heads)
    package = Reading(state).package()
    about = {
        "workspace": workspace.log.workspace,
        "name": workspace.name,
        "title": package.title or workspace.name,
        "marking": package.marking,
        "label": label,
        "time": version.time,
        "hash": version.hash,
    }
    documents = [(name, _covered(state, name), _starts(state, name)) for name in views.documents(state)]
    pictures = _pictures(workspace, documents)
    copy = ReadersCopy(
        **about,
        author=workspace.author,
        documents=tuple(read_document(_value(state, name)) for name, _, _ in documents),
        starts={name: tuple(starts) for name, _, starts in documents},
        pictures=pictures,
        whole=True,
    )
    page = page_of(copy).encode()
    key = workspace.installation.key
    write_version_file(path, key, about=about, documents=documents, pictures=pictures, page=page)
    if recipient or purpose:
        workspace.seal([_note(workspace, path, recipient, purpose)])


def page_of(copy: ReadersCopy, *, style: str | None = None) -> str:
    """A reader's copy as one HTML page."""
    facts = [
        f"Fryst version: {copy.label}, {copy.time[:10]}",
        f"Versionens kontrollsumma: {copy.hash}",
        f"Läsexemplaret är undertecknat med kontrollorden {' · '.join(fingerprint(copy.author))}",
    ]
    wanted = {} if style is None else {"style": style}
    return reading_page(copy.title, facts, copy.marking, copy.documents, copy.starts, copy.pictures, **wanted)


def save_page(copy: ReadersCopy, path: Path) -> None:
    """Write a reader's copy as a web page, replacing one of the same name.  Raises Trouble when the disk refuses."""
    with replacing(path) as stream:
        stream.write(page_of(copy).encode())


def _value(state: State, document: str) -> dict[str, Any]:
    return {"form": 2, **digest.document_content_2(state, document)}


def _covered(state: State, document: str) -> bytes:
    """The bytes that the document's hash covers."""
    return encode(_value(state, document), 2 * MAX_DEPTH)


def _starts(state: State, document: str) -> list[int]:
    """How many clauses stand before each part of a document."""
    counts = [len(part.places) for part in views.outline(state, document, View.ORIGINAL).parts]
    return [sum(counts[:place]) for place in range(len(counts))]


def _pictures(workspace: Workspace, documents: list[tuple[str, bytes, list[int]]]) -> dict[str, bytes]:
    """The pictures that the texts name and that are here."""
    here = workspace.log.file.blob_hashes()
    named = {name for name in here if any(name.encode() in content for _, content, _ in documents)}
    return workspace.log.file.blobs(named)


def _note(workspace: Workspace, path: Path, recipient: str, purpose: str) -> dict[str, Any]:
    card = Handover(recipient=recipient, purpose=purpose, time=workspace.log.clock(), name=path.name, content="version")
    name = f"{hand(workspace.author)}.{workspace.installation.draw(8).hex()}"
    return {"kind": "record", "type": HANDOVER, "id": name, "set": asdict(card)}
