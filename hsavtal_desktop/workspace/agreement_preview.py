"""What an existing agreement will become, before anything is done: read, find clauses, count."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import uuid4

from hsavtal_desktop.core.members import Right
from hsavtal_desktop.core.progress import advance
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.word.reading import read_document
from hsavtal_desktop.word.starting.composing import Composed, Surroundings, compose
from hsavtal_desktop.word.starting.gathering import gather, numbers
from hsavtal_desktop.word.starting.model import FoundClause, FoundText, Line, SourceText, Unplaced, counted
from hsavtal_desktop.word.starting.pdf_lines import PDF_START, pdf_source
from hsavtal_desktop.word.starting.word_lines import word_source
from hsavtal_desktop.workspace.chosen_file import file_bytes
from hsavtal_desktop.workspace.workspace import Workspace

_STEPS: Final = 4
_ID: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """A part or clause that will be made."""

    depth: int
    """-1 for the title of a part."""
    number: str
    """That it will have."""
    printed: str
    """That it has in the file, "" for none."""
    title: str
    """Heading, or first words."""
    words: int


@dataclass(frozen=True, slots=True)
class Work:
    """What the preview has found out, for the import itself."""

    composed: Composed
    hash: str
    data: bytes


@dataclass(frozen=True, slots=True)
class StartPreview:
    """What a file will become, before anything is done."""

    path: Path
    title: str
    document: str
    """Id of the document that the clauses go into; it may not exist yet."""
    part: str
    """Id of the part that all of them go into, "" where new parts are made."""
    new_document: bool
    accepted: bool
    """Whether they will be agreed text at once, instead of proposals on the file's behalf."""
    lines: tuple[PreviewLine, ...]
    listed: tuple[Unplaced, ...]
    received: int
    """Characters of the file, white space not counted."""
    placed: int
    tables: int
    notes: int
    pictures: int
    references: int
    told: tuple[Said, ...]
    """Sentences that a person should read before going on."""
    work: Work

    @property
    def left_over(self) -> int:
        """Characters that are listed."""
        return sum(counted(one.text) for one in self.listed)


def preview_agreement(
    workspace: Workspace, path: Path, *, document: str, part: str = "", proposals: bool | None = None
) -> StartPreview:
    """Read a file and tell what would become which clause.

    A ``document`` that does not exist will be made.  Clauses go into new parts, appendices into parts of their own;
    with ``part``, all go last into that one.  ``proposals`` None: agreed text where the document holds none yet and
    the person may decide, else proposals.  Raises Trouble for a file that can not be read, a part that does not exist
    and where the role does not allow it.
    """
    if not document or len(document) > 36 or not set(document) <= set(_ID):
        raise Trouble(
            Said(
                "{document} kan inte vara ett dokuments id. Använd högst 36 av A–Z, 0–9 och _.",
                document=document or Said("Ett tomt id"),
            )
        )
    _check_part(workspace, document, part)
    if not part and (reason := workspace.why_not(Right.STRUCTURE)):
        raise Trouble(reason)
    before = _clauses_before(workspace, document, part)
    target = _Target(
        document,
        part,
        new=document not in workspace.documents(),
        accepted=_accepted(workspace, empty=not before, proposals=proposals),
        before=before,
        surroundings=_surroundings(workspace, document),
    )
    return _previewed(path, target, workspace.pen.clause)


def preview_new(path: Path) -> StartPreview:
    """The same for a workspace that does not exist yet: a document of its own, agreed text from the beginning."""
    document = f"D{uuid4().hex[:10]}"
    surroundings = Surroundings(frozenset({document.lower()}))
    target = _Target(document, "", new=True, accepted=True, before=0, surroundings=surroundings)
    return _previewed(path, target, lambda: f"n{uuid4().hex[:16]}")


@dataclass(frozen=True, slots=True)
class _Target:
    """Where a file's clauses go."""

    document: str
    part: str
    new: bool
    accepted: bool
    before: int
    """Chapters that stand before them."""
    surroundings: Surroundings


def _previewed(path: Path, target: _Target, new_id: Callable[[], str]) -> StartPreview:
    advance(0, _STEPS)
    data = file_bytes(path)
    source = _read(path, data)
    advance(1, _STEPS)
    found = gather(source)
    if not found.clauses:
        raise Trouble(
            Said("Det finns ingen text i {name} som kan bli punkter. Kontrollera att det är rätt fil.", name=path.name)
        )
    advance(2, _STEPS)
    composed = compose(found, new_id, target.surroundings, into=target.part)
    advance(3, _STEPS)
    lines = tuple(_lines(found, target.before))
    texts = [text for one in composed.parts for clause in one.clauses for text in clause.texts]
    return StartPreview(
        path=path,
        title=found.title or path.stem,
        document=target.document,
        part=target.part,
        new_document=target.new,
        accepted=target.accepted,
        lines=lines,
        listed=found.listed,
        received=source.received,
        placed=composed.placed,
        tables=len({text.split(".")[1] for text in texts if text.startswith("c.")}),
        notes=sum(text.startswith("n.") for text in texts),
        pictures=len(composed.pictures),
        references=composed.references,
        told=tuple(_told(source, lines, composed)),
        work=Work(composed, hashlib.sha256(data).hexdigest(), data),
    )


def _read(path: Path, data: bytes) -> SourceText:
    if data.startswith(PDF_START):
        return pdf_source(data, path.name)
    return word_source(read_document(data, path.name, media=True))


def _check_part(workspace: Workspace, document: str, part: str) -> None:
    if not part:
        return
    held = [one["part"] for one in workspace.document(document).parts] if document in workspace.documents() else []
    if part not in held:
        raise Trouble(
            Said(
                "Delen {part} finns inte i dokumentet {document}. Välj en av {held}.",
                part=part,
                document=document,
                held=", ".join(held) or Said("inga delar"),
            )
        )


def _surroundings(workspace: Workspace, document: str) -> Surroundings:
    names: dict[str, set[str]] = {document: {document.lower()}}
    numbers: dict[str, dict[str, str]] = {}
    for one in workspace.documents():
        fields = workspace.document(one)
        names[one] = {one.lower(), fields.short.lower(), *(("huvudavtalets",) if fields.kind == "main" else ())} - {""}
        numbers[one] = {place.number: place.clause for place in workspace.outline(one, View.FINAL).places}
    parts = workspace.outline(document, View.FINAL).parts if document in numbers else ()
    return Surroundings(
        frozenset(names[document]),
        {part.number.rpartition(" ")[2]: part.part for part in parts if part.number},
        {name: numbers[one] for one in numbers if one != document for name in names[one]},
    )


def _clauses_before(workspace: Workspace, document: str, part: str) -> int:
    """How many chapters there are before those that come."""
    if document not in workspace.documents():
        return 0
    parts = workspace.outline(document, View.FINAL).parts
    if part:
        return sum(place.depth == 0 for one in parts if one.part == part for place in one.places)
    return sum(place.depth == 0 for one in parts if not one.number for place in one.places)


def _accepted(workspace: Workspace, *, empty: bool, proposals: bool | None) -> bool:
    frozen = any(version.status == "frozen" for version in workspace.versions())
    if proposals is None:
        return empty and not frozen and workspace.can(Right.DECIDE)
    if not proposals:
        if reason := workspace.why_not(Right.DECIDE):
            raise Trouble(reason)
        if frozen:
            raise Trouble(Said("Efter den första frysta versionen skrivs allt med spårning. Läs in filen som förslag."))
    return not proposals


def _lines(found: FoundText, before: int) -> Iterator[PreviewLine]:
    numbered = numbers(found.parts, before)

    def below(clause: FoundClause, depth: int) -> Iterator[PreviewLine]:
        words = sum(len(line.split()) for line in _texts(clause))
        yield PreviewLine(depth, numbered[id(clause)], clause.number, clause.title, words)
        for child in clause.children:
            yield from below(child, depth + 1)

    for part in found.parts:
        if part.number or part.title:
            yield PreviewLine(-1, part.number, part.number, part.title, 0)
        for clause in part.clauses:
            yield from below(clause, 0)


def _texts(clause: FoundClause) -> Iterator[str]:
    yield "".join(span.text for span in clause.heading)
    for block in clause.blocks:
        yield from (line.text for line in ((block,) if isinstance(block, Line) else block.lines))


def _told(source: SourceText, lines: tuple[PreviewLine, ...], composed: Composed) -> Iterator[Said]:
    yield from source.told
    other = sum(1 for line in lines if line.depth >= 0 and line.printed and line.printed != line.number)
    if other:
        yield Said(
            "{count} punkter får ett annat nummer här än i filen; hänvisningar mellan dem följer med.", count=other
        )
    if composed.unresolved:
        shown = ", ".join(composed.unresolved[:5]) + (" …" if len(composed.unresolved) > 5 else "")
        yield Said("Hänvisningar som inte pekar på något i filen står kvar som text: {references}.", references=shown)
