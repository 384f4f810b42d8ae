"""Start from an existing agreement: what a preview told becomes clauses, in one step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

from hsavtal_desktop.core import records
from hsavtal_desktop.core.edits import AddClauses, Changed, SetRecord
from hsavtal_desktop.core.record_types import Source
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.state import record_fields
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.word.starting.composing import ComposedPart
from hsavtal_desktop.workspace.agreement_preview import StartPreview
from hsavtal_desktop.workspace.workspace import Workspace

ORIGIN: Final = "agreement"
"""Of proposals that come from an existing agreement."""


@dataclass(frozen=True, slots=True)
class StartReport:
    """What became of a file."""

    preview: StartPreview
    source: str
    """Id of the record that remembers the file."""
    changed: Changed


def import_agreement(workspace: Workspace, preview: StartPreview) -> StartReport:
    """Do what a preview tells, as one step that can be undone; the file is kept with its hash.

    Raises Trouble, with nothing done, where something has happened since that makes it impossible.
    """
    work = preview.work
    taken = [
        clause.id
        for part in work.composed.parts
        for clause in part.clauses
        if workspace.state.structure.slots(clause.id).added
    ]
    if taken:
        raise Trouble(Said("Filen är redan inläst i det här ärendet. Läs in den på nytt om den ska in en gång till."))
    record = f"s{uuid4().hex}"
    changed = Changed()
    tracking = workspace.tracking
    try:
        with workspace.one_step(Said("inläsning av {name}", name=preview.path.name)):
            for edit in _structure(workspace, preview):
                changed |= workspace.perform(edit)
            workspace.tracking = not preview.accepted
            for part in work.composed.parts:
                changed |= workspace.perform(_clauses(preview, part))
            changed |= workspace.perform(SetRecord("source", record, _remembered(workspace, preview)))
    finally:
        workspace.tracking = tracking
    return StartReport(preview, record, changed)


def _clauses(preview: StartPreview, part: ComposedPart) -> AddClauses:
    return AddClauses(
        part.id,
        part.clauses,
        together=preview.accepted,
        on_behalf="" if preview.accepted else preview.title,
        origin="" if preview.accepted else ORIGIN,
        source=preview.work.hash,
        files={preview.work.hash: preview.work.data, **preview.work.composed.pictures},
    )


def _structure(workspace: Workspace, preview: StartPreview) -> Iterator[SetRecord]:
    """The document and parts that are missing."""
    if preview.part:
        return
    composed = preview.work.composed.parts
    for one in composed:
        title = one.found.title or ("" if one.found.number else preview.title)
        yield SetRecord("part", one.id, {"title": title[:200], "appendix": bool(one.found.number)})
    new = [{"part": one.id, **({"prefix": one.found.prefix} if one.found.prefix else {})} for one in composed]
    if preview.new_document:
        order = 1 + max((workspace.document(name).order for name in workspace.documents()), default=-1)
        fields: dict[str, Any] = {
            "title": preview.title,
            "short": preview.title if len(preview.title) <= 40 else preview.path.stem[:40],
            "kind": "sub" if order else "main",
            "order": order,
            "parts": new,
        }
        yield SetRecord("document", preview.document, fields)
    else:
        parts = [*workspace.document(preview.document).parts, *new]
        yield SetRecord("document", preview.document, {"parts": parts})


def _remembered(workspace: Workspace, preview: StartPreview) -> dict[str, Any]:
    source = Source(
        name=preview.path.name,
        hash=preview.work.hash,
        time=workspace.log.clock(),
        document=preview.document,
        part=preview.part,
        received=preview.received,
        placed=preview.placed,
        listed=[f"{one.what}: {one.text}" for one in preview.listed],
    )
    return {name: getattr(source, name) for name in Source.__slots__}


def sources(workspace: Workspace) -> list[tuple[str, Source]]:
    """(id, record) of the files that agreement text was started from, oldest first."""
    found = [
        (name, records.read(Source, record_fields(workspace.state, kind, name)))
        for kind, name in workspace.state.records
        if kind == "source" and len(workspace.state.record(kind, name))
    ]
    return sorted(found, key=lambda one: (one[1].time, one[0]))
