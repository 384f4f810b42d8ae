"""Word files out, with a memory of exactly what left."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from hsavtal_desktop.core import digest
from hsavtal_desktop.core.members import Right
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.records import SentCopy
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.store.files import write_atomically
from hsavtal_desktop.word.writing import ExportRequest, write_document
from hsavtal_desktop.workspace.reading import Reading, Version

if TYPE_CHECKING:
    from hsavtal_desktop.workspace.workspace import Workspace

PURPOSE: Final = "arbetsmaterial"
VIEWS: Final = ("markup", "final", "original")
STATUS: Final = {"draft": "Utkast", "frozen": "Fryst version", "awaiting": "Utkast, väntar på bekräftelse"}


def export_word(
    workspace: Workspace,
    path: Path,
    *,
    document: str | None = None,
    version: str | None = None,
    view: str = "markup",
    recipient: str = "",
    purpose: str = PURPOSE,
) -> SentCopy:
    """Write a document (``None``: the whole package) as it is now, or as in a named version, to a Word file.

    What is drafted is released first, so that the copy shows exactly the changes it names.  The copy is recorded with
    its bytes; the field ``hash`` of the answer names them.  Who may not record dispatches gets the file all the same,
    and it is known by what it says about itself when it comes back.  Raises Trouble, with nothing recorded, for an
    unknown document, version or view and where the file can not be written.
    """
    if view not in VIEWS:
        raise Trouble(f"Vyn {view} finns inte. Välj en av {', '.join(VIEWS)}.")
    if version is None:
        workspace.release()
    named = _version(workspace, version)
    heads = workspace.state.heads() if named is None else named.heads
    state = workspace.state_at(heads)
    reading = Reading(state)
    request = ExportRequest(
        documents=_documents(reading, document),
        view=View(view),
        status=STATUS.get(named.status, "") if named is not None else "",
        version_label=named.label if named is not None else "",
        time=workspace.log.clock(),
        heads=heads,
        content_hash=digest.content_hash(state),
        workspace=workspace.log.workspace,
    )
    written = write_document(reading, request)
    write_atomically(path, written.data)
    copy = SentCopy(
        recipient=recipient,
        purpose=purpose,
        time=request.time,
        document=document or "",
        view=view,
        heads=list(heads),
        version=request.version_label,
        hash=written.sha256,
        name=path.name,
    )
    _record(workspace, copy, written.data)
    return copy


def _version(workspace: Workspace, label: str | None) -> Version | None:
    if label is None:
        return None
    for version in workspace.versions():
        if version.label == label:
            return version
    raise Trouble(f"Det finns ingen version med namnet {label}. Se namnen med kommandot versions.")


def _documents(reading: Reading, document: str | None) -> tuple[str, ...]:
    known = tuple(reading.documents())
    if not known:
        raise Trouble("Ärendet har inga dokument ännu, så det finns inget att skriva.")
    if document is None:
        return known
    if document not in known:
        raise Trouble(f"Dokumentet {document} finns inte. Välj ett av {', '.join(known)}.")
    return (document,)


def _record(workspace: Workspace, copy: SentCopy, data: bytes) -> None:
    if not workspace.can(Right.DISPATCH):
        return
    fields = {name: getattr(copy, name) for name in SentCopy.__slots__}
    event = {"kind": "record", "type": "sent", "id": workspace.pen.clause(), "set": fields}
    workspace.seal([event], blobs={copy.hash: data})
