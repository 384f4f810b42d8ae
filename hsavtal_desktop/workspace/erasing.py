"""The files, names and remarks that a workspace holds, and taking them away.

Erasing is a released change of its own, beside the draft: it erases in every copy that takes it in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.state import record_fields
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.workspace import personal_data
from hsavtal_desktop.workspace.personal_data import Person, Remark

if TYPE_CHECKING:
    from hsavtal_desktop.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that the log names: a sent copy, a returned original or the source of clauses."""

    hash: str
    name: str
    kind: str
    """``sent``, ``returned`` or ``source``."""
    whose: str
    """The receiver or the authority."""
    here: bool
    erased: str = ""
    """The reason it was erased for, or ""."""


@dataclass(frozen=True, slots=True)
class Erased:
    """One act of erasing."""

    time: str
    by: str
    reason: str
    blobs: tuple[str, ...]
    """The attached files; those with names are in ``personal``."""
    personal: Mapping[str, int]
    """Where names stood → in how many places; see :class:`personal_data.Mention`."""


class Erasing:
    """What of a workspace can be erased, and what was."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def attachments(self) -> list[Attachment]:
        """The files that the log names, by kind and name."""
        state, reasons = self._workspace.state, self._reasons()
        here = self._workspace.log.file.blob_hashes() - personal_data.mentions(self._workspace.log).keys()
        found: list[Attachment] = []
        for kind, name in state.records:
            if kind in ("sent", "returned", "source"):
                fields = record_fields(state, kind, name)
                blob = str(fields.get("hash", ""))
                whose = str(fields.get("recipient") or fields.get("authority") or "")
                if blob in here or blob in reasons:
                    title = str(fields.get("name") or blob[:12])
                    found.append(Attachment(blob, title, kind, whose, blob in here, reasons.get(blob, "")))
        named = {one.hash for one in found}
        found += [
            Attachment(blob, blob[:12], "", "", blob in here, reasons.get(blob, ""))
            for blob in sorted((here | reasons.keys()) - named)
        ]
        return sorted(found, key=lambda one: (one.kind, one.name, one.hash))

    def erase(self, blobs: Sequence[str], reason: str, persons: Sequence[str] = ()) -> Changed:
        """Take attached files with their names, remarks, and what the log says of persons, away; the log says why.

        So it is here and in every copy that takes this in.
        Raises Trouble without a reason, for one that tells a person's name, for a file or name that is not known or
        can not be erased, and where this installation may not.
        """
        if not reason.strip():
            raise Trouble(Said("Skriv varför uppgifterna gallras; skälet blir kvar i loggen."))
        known = {one.hash for one in self.attachments()} | {one.file for one in self.remarks()}
        for blob in blobs:
            if blob not in known:
                raise Trouble(Said("Det finns ingen bilaga {blob}. Se dem med kommandot attachments.", blob=blob[:12]))
        log = self._workspace.log
        gone = {*blobs, *personal_data.names_of(log, blobs), *personal_data.files_of(log, persons, reason)}
        event = {"kind": "erase", "blobs": sorted(gone), "reason": reason.strip()}
        self._workspace.check([event])
        return self._workspace.seal([event])

    def persons(self) -> list[Person]:
        """Everybody whom the log names: the register extract."""
        return personal_data.persons(self._workspace.log)

    def remarks(self, words: str = "") -> list[Remark]:
        """Comments and reasons that can be erased, only those with some words where they are given; newest first."""
        return personal_data.remarks_with(self._workspace.log, words)

    def in_free_text(self, name: str) -> dict[str, int]:
        """Where a name stands in words that can not be erased; see :func:`personal_data.in_free_text`."""
        return personal_data.in_free_text(self._workspace.log, name)

    def erasures(self) -> list[Erased]:
        """What was erased, by whom and why, oldest first."""
        state, named = self._workspace.state, personal_data.mentions(self._workspace.log)
        return [
            Erased(
                entry.time,
                state.members.member(entry.author).name,
                entry.event["reason"],
                tuple(blob for blob in entry.event["blobs"] if blob not in named),
                personal_data.by_kind([one for blob in entry.event["blobs"] for one in named.get(blob, ())]),
            )
            for entry in sorted(state.erasures, key=lambda entry: entry.order)
        ]

    def _reasons(self) -> dict[str, str]:
        return {blob: one.reason for one in self.erasures() for blob in one.blobs}
