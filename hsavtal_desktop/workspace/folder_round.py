"""One round with a shared folder, in steps of which only one needs the workspace to itself.

So the window goes on while files are read, verified and stored, and while what the folder lacks is written to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hsavtal_desktop.core import progress
from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.memory import collector_paused
from hsavtal_desktop.core.personal import text_in
from hsavtal_desktop.core.said import NOTHING, Said
from hsavtal_desktop.core.signed import SignedChange
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange import folder as shared
from hsavtal_desktop.exchange.folder import FolderFile
from hsavtal_desktop.exchange.package import Package
from hsavtal_desktop.exchange.signatures import verify
from hsavtal_desktop.workspace import selecting
from hsavtal_desktop.workspace.folder_ledger import Ledger
from hsavtal_desktop.workspace.heard import heard, note_heard
from hsavtal_desktop.workspace.intake import MAX_TOLD, Intake, SortedOut
from hsavtal_desktop.workspace.telling import unconfirmed, whom_to_ask
from hsavtal_desktop.workspace.workspace import Workspace

BATCH_BYTES = 64 * 1024 * 1024
"""Size of the files read before they are taken in, so that memory does not grow with the folder."""
FILE_CHANGES = 2_000
FILE_BYTES = 4 * 1024 * 1024
"""Bounds of one file written: enough for any day's work, small enough to be sent again."""


@dataclass(slots=True)
class SyncReport:
    """What became of a round with the shared folder."""

    released: int = 0
    """Acts of this installation's draft that were released first."""
    wrote: int = 0
    """Changes added to the folder."""
    files: int = 0
    """Files added to the folder."""
    read: int = 0
    """Files read in the folder."""
    new: int = 0
    """Changes that are applied now."""
    waiting: int = 0
    """Changes in this copy that wait for others that have not come."""
    unconfirmed: int = 0
    """Of the new ones: those by a key that no coordinator has admitted."""
    ignored: int = 0
    """Files in the folder that are none of this workspace's."""
    refused: list[Said] = field(default_factory=list)
    """One sentence for each thing that could not be taken in."""
    missing: list[Said] = field(default_factory=list)
    """One sentence on each lacking change and whom to ask."""
    authors: Counter[str] = field(default_factory=Counter)
    """Public key → number of new changes."""
    heard: Mapping[str, str] = field(default_factory=dict)
    """Public key → when this copy last got something by it, UTC."""
    changed: Changed = field(default_factory=Changed)
    """What views must read anew."""
    problem: Said = NOTHING
    """Why the folder could not be written, in one sentence; what was in it has been taken in all the same."""
    untold: int = 0
    """Of what could not be taken in: how much is not told one by one."""

    def refuse(self, sentences: Iterable[Said]) -> None:
        """Tell of what could not be taken in; of a flood the beginning and the number."""
        for sentence in sentences:
            if len(self.refused) < MAX_TOLD:
                self.refused.append(sentence)
            else:
                self.untold += 1
        if self.untold:
            self.refused[MAX_TOLD:] = [
                Said("Ytterligare {number} fel i mappen räknas inte upp.", number=self.untold),
            ]


class Round:
    """A round: :meth:`read`, :meth:`count`, again while something is :attr:`left`, then :meth:`write`.

    ``read`` and ``write`` may run in any thread, one at a time; ``count`` only where the workspace is used.
    """

    def __init__(self, workspace: Workspace, folder: Path) -> None:
        self._workspace, self._log, self._folder = workspace, workspace.log, folder
        self._ledger = Ledger(workspace.log.file, folder)
        self._files: list[tuple[FolderFile, Package]] = []
        self._unusable: set[str] = set()
        """Names of the files that could not be read this time."""
        self._sorted: SortedOut | None = None
        self._intake = Intake()
        self._heads: Sequence[str] = ()
        self.left = 0
        """Files that did not find room in this reading."""
        self.report = SyncReport()

    @property
    def ready(self) -> int:
        """Changes that have been read and do not count yet."""
        return len(self._sorted.ready) if self._sorted is not None else 0

    def read(self) -> None:
        """Read what is new in the folder, verify it and store it; nothing of it counts yet.

        Raises Trouble, with nothing stored, when the folder cannot be read or the workspace cannot be written.
        """
        with collector_paused():
            self._gather()
            packages = [package for _, package in self._files]
            self.report.read += len(packages)
            self.report.refuse(sentence for package in packages for sentence in package.refused)
            blobs = {name: content for package in packages for name, content in package.blobs.items()}
            self._sorted = self._log.sort_out(change for package in packages for change in package.changes)
            self._log.store(self._sorted, blobs)

    def count(self) -> Changed:
        """Let what was read count; gives what views must read anew."""
        if self._sorted is None:
            raise RuntimeError("nothing has been read")
        with collector_paused():
            intake = self._log.count(self._sorted)
            changed = self._workspace.applied(intake.touched)
        report = self.report
        report.changed = report.changed | changed
        report.refuse(intake.refused)
        report.new += len(intake.new)
        report.authors.update(change.author for change in intake.new)
        report.unconfirmed += unconfirmed(self._log, intake)
        report.waiting = len(self._log.waiting)
        report.missing = whom_to_ask(self._log)
        self._heads = self._log.state.heads()
        self._intake = intake
        self._sorted = None
        return changed

    def write(self) -> None:
        """Note what was read and add to the folder what it lacks.

        Raises Trouble when the workspace's file cannot be written.
        """
        note_heard(self._log, self._intake.new)
        self._note_read(self._intake)
        if not self.left:
            try:
                self._add_lacking()
            except Trouble as trouble:
                self.report.problem = trouble.sentence
        self._ledger.save()
        self.report.heard = heard(self._log)

    def _gather(self) -> None:
        """Read files until there are many; what cannot be read is not tried again in this round."""
        self._files, self.left, size = [], 0, 0
        scanned = shared.scan(self._folder, self._log.workspace)
        found = {(one.group, one.name): one for one in self._ledger.unread(scanned)}
        lost = self._ledger.blobs() - self._log.file.blob_hashes() - self._log.erased()
        if lost:
            # They came before what names them, or whoever had them erased had no right to, as has become known since.
            lost &= self._log.names_of_files()
        if lost:
            again = set(self._ledger.holding(lost))
            found |= {(one.group, one.name): one for one in scanned if one.name in again}
        unread = [one for one in found.values() if one.name not in self._unusable]
        for number, one in enumerate(unread):
            if size and size + one.size > BATCH_BYTES:
                self.left = len(unread) - number
                break
            progress.advance(number, len(unread))
            try:
                self._files.append((one, shared.read(one, self._log.workspace, self._workspace.installation.key)))
                size += one.size
            except shared.Foreign:
                self.report.ignored += 1
                self._ledger.note(one, (), ())
            except Trouble as trouble:
                self.report.refuse([trouble.sentence])
                self._unusable.add(one.name)

    def _note_read(self, intake: Intake) -> None:
        """Note the files, and as lying in the folder only what is right in them: others must be able to use it."""
        spellings: dict[str, set[bytes]] = {}
        for _, package in self._files:
            for change in package.changes:
                spellings.setdefault(change.id, set()).add(change.signature)
        taken = {change.id for change in intake.new}
        waiting = {signed.id: signed.signature for signed in self._log.waiting}

        def right(signed: SignedChange) -> bool:
            if signed.id in taken and len(spellings[signed.id]) == 1:
                return True
            known = self._log.state.changes.get(signed.id)
            # What waits was verified under one signature; another one counts as lacking, which costs a few bytes.
            return verify(signed, known.author) if known is not None else waiting.get(signed.id) == signed.signature

        for file, package in self._files:
            if package.sealed:
                # Others can not use what lies in it.
                self._ledger.note(file, (), ())
                continue
            self._ledger.note(file, (signed.id for signed in package.changes if right(signed)), package.blobs)

    def _add_lacking(self) -> None:
        log, ledger = self._log, self._ledger
        shared.clear_stale(self._folder, log.workspace, self._workspace.author)
        self._remove_erased()
        there = ledger.changes()
        # Copied in one piece: the window may share something meanwhile, which then goes along with the next round.
        wanted = set(log.state.changes) - there
        lacking = [signed for signed in log.file.changes() if signed.id in wanted] if wanted else []
        for batch in _batches([*lacking, *(signed for signed in log.waiting if signed.id not in there)]):
            self._add(batch, selecting.personal_files(log, batch, ledger.blobs()))
            self.report.wrote += len(batch)
        texts: dict[str, bytes] = {}
        unshared = log.file.blob_hashes() - ledger.blobs()
        for name in sorted(unshared & log.names_of_files() if unshared else ()):
            content = log.file.blob(name)
            if content is not None and text_in(content) is not None:
                texts[name] = content
            elif content is not None:
                self._add([], {name: content})
        if texts:
            self._add([], texts)

    def _remove_erased(self) -> None:
        """Take one's own files away in which something lies that was erased since; the rest of them is added again."""
        erased = self._log.erased()
        names = set(self._ledger.holding(erased)) if erased else set()
        for file in shared.scan(self._folder, self._log.workspace) if names else ():
            if file.name in names and shared.remove(file, self._log.workspace, self._workspace.author):
                self._ledger.forget(file)

    def _add(self, changes: Sequence[SignedChange], blobs: Mapping[str, bytes]) -> None:
        file = shared.add(
            self._folder,
            workspace=self._log.workspace,
            name=self._workspace.name,
            heads=self._heads,
            sender=self._workspace.author,
            time=self._log.clock(),
            changes=changes,
            blobs=blobs,
        )
        self.report.files += 1
        self._ledger.note(file, (signed.id for signed in changes), blobs)


def _batches(changes: Iterable[SignedChange]) -> Iterator[list[SignedChange]]:
    batch: list[SignedChange] = []
    size = 0
    for signed in changes:
        if batch and (len(batch) >= FILE_CHANGES or size + len(signed.raw) > FILE_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(signed)
        size += len(signed.raw)
    if batch:
        yield batch
