"""Word files out, with a memory of exactly what left."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from hsavtal_desktop.core import digest
from hsavtal_desktop.core.atoms import picture
from hsavtal_desktop.core.members import Right
from hsavtal_desktop.core.memory import collector_paused
from hsavtal_desktop.core.progress import advance
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.record_types import SentCopy
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.state import State
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.store.files import write_atomically
from hsavtal_desktop.word.redline import redline
from hsavtal_desktop.word.writing import ExportedFile, ExportRequest, write_document
from hsavtal_desktop.word.writing.masking import Mask
from hsavtal_desktop.word.writing.template import HouseTemplate, read_template
from hsavtal_desktop.workspace.reading import Reading, Version
from hsavtal_desktop.workspace.since import undecided_since
from hsavtal_desktop.workspace.workspace import Workspace

PURPOSES: Final = (Said("arbetsmaterial"), Said("samråd"), Said("remiss"), Said("för beslut"))
PURPOSE: Final = PURPOSES[0]
VIEWS: Final = ("markup", "final", "original")
STATUS: Final = {"draft": "Utkast", "frozen": "Fryst version", "awaiting": "Utkast, väntar på bekräftelse"}
REDLINE: Final = "redline"
"""In the place of a view: two versions, their differences as changes by nobody in particular."""
_STEPS: Final = 3


@dataclass(frozen=True, slots=True)
class Sending:
    """What is to leave, and to whom."""

    documents: tuple[str, ...] = ()
    """() is the whole package."""
    clauses: tuple[str, ...] = ()
    """Only these and what stands under them; () is all."""
    version: str | None = None
    """A named version; None is the agreement as it is now."""
    view: str = View.MARKUP.value
    """One of VIEWS, or REDLINE."""
    since: str = ""
    """With ``markup`` and REDLINE: the version that changes are told from; "" with ``markup``: the open proposals."""
    anonymous: bool = False
    template: Path | None = None
    recipient: str = ""
    purpose: str = PURPOSE


@dataclass(frozen=True, slots=True)
class Sent:
    """What left."""

    copy: SentCopy
    recorded: bool
    """Whether the role allowed to record it."""
    clauses: int
    told: list[Said] = field(default_factory=list)
    """Sentences that a person should read."""


def send_word(workspace: Workspace, path: Path, wanted: Sending) -> Sent:
    """Write a Word file and record it with its bytes; the field ``hash`` of the copy names them.

    What is drafted is released first, so that the copy shows exactly the changes it names.  Who may not record
    dispatches gets the file all the same, and it is known by what it says about itself when it comes back.  Raises
    Trouble, with nothing recorded, for an unknown document, version or view and where the file can not be written.
    """
    advance(0, _STEPS)
    _check(workspace, wanted)
    template = read_template(wanted.template) if wanted.template is not None else None
    if wanted.version is None:
        workspace.release()
    with collector_paused():
        writer = _Writer(workspace, wanted, template)
        advance(1, _STEPS)
        written = writer.write()
    advance(2, _STEPS)
    write_atomically(path, written.data)
    request = writer.request
    copy = SentCopy(
        recipient=wanted.recipient,
        purpose=wanted.purpose,
        time=request.time,
        document=request.documents[0] if len(wanted.documents) == len(request.documents) == 1 else "",
        view=request.view.value,
        heads=list(request.heads),
        version=request.version_label,
        hash=written.sha256,
        name=path.name,
        clauses=list(wanted.clauses),
        since=wanted.since,
        anonymous=wanted.anonymous,
    )
    return Sent(copy, _record(workspace, copy, written.data), written.clauses, writer.told)


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
    """Write a document (``None``: the whole package) as it is now, or as in a named version; see :func:`send_word`."""
    documents = () if document is None else (document,)
    wanted = Sending(documents, version=version, view=view, recipient=recipient, purpose=purpose)
    return send_word(workspace, path, wanted).copy


def reading_since(workspace: Workspace, state: State, since: str, documents: Collection[str]) -> Reading | None:
    """A state with what was decided since a version as open proposals; ``state`` is used up.

    None where that can not be shown so: something agreed then is agreed no longer, or parts have changed places.
    Raises Trouble when there is no such version.
    """
    then = workspace.state_at(_version(workspace, since).heads)
    if not undecided_since(state, then):
        return None
    held = Reading(then).documents()
    for document in documents:
        now = digest.document_content_2(state, document)["clauses"]
        if now != (digest.document_content_2(then, document)["clauses"] if document in held else []):
            return None
    return Reading(state, workspace.blob)


class _Writer:
    """One file being written."""

    def __init__(self, workspace: Workspace, wanted: Sending, template: HouseTemplate | None) -> None:
        self._workspace, self._wanted = workspace, wanted
        self._named = _version(workspace, wanted.version) if wanted.version is not None else None
        heads = workspace.state.heads() if self._named is None else self._named.heads
        self._state = workspace.state_at(heads)
        self._mask = _mask_of(Reading(self._state)) if wanted.anonymous else None
        self.told: list[Said] = []
        self.request = ExportRequest(
            documents=_documents(Reading(self._state), wanted),
            view=View.FINAL if wanted.view == REDLINE else View(wanted.view),
            status=STATUS.get(self._named.status, "") if self._named is not None else "",
            version_label=self._said_of(self._named.label) if self._named is not None else "",
            time=workspace.log.clock(),
            heads=heads,
            content_hash=digest.content_hash(self._state),
            workspace=workspace.log.workspace,
            anonymous=wanted.anonymous,
            clauses=frozenset(wanted.clauses),
            template=template,
        )

    def write(self) -> ExportedFile:
        """The file; ``told`` holds what a person should read."""
        wanted = self._wanted
        if self._mask is not None:
            self.told += _names_left(Reading(self._state), self.request.documents, self._mask)
        written = self._redline() if wanted.view == REDLINE else self._marked()
        if written.noted_pictures:
            self.told.append(
                Said(
                    "Bilder som kan bära uppgifter om vem som gjort dem: {count}. Gör om dem till PNG eller JPEG.",
                    count=written.noted_pictures,
                )
            )
        return written

    def _said_of(self, label: str) -> str:
        """The name of a version, in an anonymous file without names of persons."""
        return label if self._mask is None else self._mask.hide(label)

    def _marked(self) -> ExportedFile:
        wanted = self._wanted
        reading: Reading | None = Reading(self._state, self._workspace.blob)
        if wanted.since:
            reading = reading_since(self._workspace, self._state, wanted.since, self.request.documents)
            self.request = replace(self.request, since=self._said_of(wanted.since))
        if reading is not None:
            return write_document(reading, self.request)
        self.told.append(
            Said(
                "Något som var överenskommet i {since} är det inte längre, så ändringarna kan inte visas med sina "
                "upphovspersoner. De är skrivna som en jämförelse mellan texterna.",
                since=wanted.since,
            )
        )
        self._state = self._workspace.state_at(self.request.heads)
        return self._redline()

    def _redline(self) -> ExportedFile:
        """The agreed text of the older version beside the newer text, as changes."""
        older = _version(self._workspace, self._wanted.since)
        view = View.ORIGINAL if self._named is not None else View.FINAL
        self.request = replace(self.request, view=view, since="")
        then = self._workspace.state_at(older.heads)
        held = Reading(then).documents()
        documents = tuple(name for name in self.request.documents if name in held)
        if not documents:
            raise Trouble(
                Said("Inget av det valda fanns i versionen {label}. Välj en senare version.", label=older.label)
            )
        new = write_document(Reading(self._state, self._workspace.blob), self.request)
        # Written alike, so that only the agreement's text differs.
        request = replace(self.request, documents=documents, view=View.ORIGINAL)
        old = write_document(Reading(then, self._workspace.blob), request)
        author = f"Ändringar sedan {self._said_of(older.label)}"
        data = redline(old.data, new.data, time=self.request.time, author=author)
        return replace(new, data=data, sha256=hashlib.sha256(data).hexdigest())


def _check(workspace: Workspace, wanted: Sending) -> None:
    if wanted.view not in (*VIEWS, REDLINE):
        raise Trouble(
            Said("Vyn {view} finns inte. Välj en av {views}.", view=wanted.view, views=", ".join((*VIEWS, REDLINE)))
        )
    if wanted.view == REDLINE and not wanted.since:
        raise Trouble(Said("En jämförelse behöver en äldre version. Välj vilken version ändringarna ska räknas från."))
    if wanted.since and wanted.view not in (View.MARKUP.value, REDLINE):
        raise Trouble(Said("Ändringar sedan en version visas bara i en text med ändringar. Välj en sådan."))
    if wanted.since:
        _version(workspace, wanted.since)
    if wanted.since and wanted.since == wanted.version:
        raise Trouble(Said("Båda versionerna är {since}. Välj två olika.", since=wanted.since))


def _version(workspace: Workspace, label: str) -> Version:
    for version in workspace.versions():
        if version.label == label:
            return version
    raise Trouble(Said("Det finns ingen version med namnet {label}. Se namnen med kommandot versions.", label=label))


def _documents(reading: Reading, wanted: Sending) -> tuple[str, ...]:
    """The documents to write; where clauses are chosen and no document, the first that holds each."""
    known = tuple(reading.documents())
    if not known:
        raise Trouble(Said("Ärendet har inga dokument ännu, så det finns inget att skriva."))
    for document in wanted.documents:
        if document not in known:
            raise Trouble(
                Said(
                    "Dokumentet {document} finns inte. Välj ett av {known}.", document=document, known=", ".join(known)
                )
            )
    places = {clause: reading.find(clause) for clause in wanted.clauses}
    for clause, place in places.items():
        if place is None:
            raise Trouble(
                Said("Punkten {clause} finns inte i den text som ska skrivas. Välj en annan punkt.", clause=clause)
            )
    if wanted.documents or not places:
        return wanted.documents or known
    homes = {place.document for place in places.values() if place is not None}
    return tuple(document for document in known if document in homes)


def _mask_of(reading: Reading) -> Mask:
    return Mask(reading.people(), reading.offices())


def _names_left(reading: Reading, documents: Collection[str], mask: Mask) -> list[Said]:
    """Names, mail addresses and paths in the agreement itself, which is not changed on the way out."""
    package = reading.package()
    words = [package.title, package.marking]
    for document in documents:
        words.append(reading.document(document).title)
        outline = reading.outline(document, View.MARKUP)
        words.extend(part.title for part in outline.parts)
        for place in outline.places:
            clause = reading.clause(place, View.MARKUP)
            texts = clause.texts.values()
            words.append("\n".join(each.text for text in texts for each in text))
            pieces = (piece for text in texts for each in text for piece in each.pieces)
            words.extend(shown.alt for piece in pieces if (shown := picture(piece)) is not None)
    found = dict.fromkeys(name for each in words for name in mask.finds(each))
    if not found:
        return []
    return [Said("Avtalstexten nämner {found}. Avtalstext ändras inte när en fil görs anonym.", found=", ".join(found))]


def _record(workspace: Workspace, copy: SentCopy, data: bytes) -> bool:
    if not workspace.can(Right.DISPATCH):
        return False
    fields = {name: getattr(copy, name) for name in SentCopy.__slots__}
    event = {"kind": "record", "type": "sent", "id": workspace.pen.clause(), "set": fields}
    workspace.seal([event], blobs={copy.hash: data})
    return True
