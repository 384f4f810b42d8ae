"""The released log of one workspace: its file, its state, and how signed changes get in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hsavtal_desktop.core import personal, progress
from hsavtal_desktop.core.change import Change, write_change
from hsavtal_desktop.core.memory import collector_paused
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.signed import SignedChange
from hsavtal_desktop.core.state import State
from hsavtal_desktop.core.touched import Touched
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange.keys import Key
from hsavtal_desktop.exchange.signatures import open_all, open_signed, sign
from hsavtal_desktop.store.verified_file import note_verified, verified
from hsavtal_desktop.store.workspace_file import WorkspaceFile
from hsavtal_desktop.workspace.clock import Clock
from hsavtal_desktop.workspace.intake import MAX_TOLD, Intake, SortedOut, awaited_by, by_parent
from hsavtal_desktop.workspace.stored import erase_files, named_in, read_arrived, stored_changes

_AT_ONCE = 250
"""Changes whose signatures are verified before any of them is read, and between which the work can be stopped."""


@dataclass(frozen=True, slots=True)
class Written:
    """Changes that are not kept yet: one, or as many as it takes to hold what was written."""

    changes: Sequence[Change]
    """Each after the one before it."""
    files: Mapping[str, bytes]
    """Those that its personal fields stand in, by SHA-256."""


class Log:
    """The set of changes that this copy of a workspace holds."""

    def __init__(self, file: WorkspaceFile, key: Key, clock: Clock) -> None:
        self.file = file
        self._key = key
        self.clock = clock
        self.state = State(key.author, personal.Persons(file.blobs, self.erased))
        self._waiting: dict[str, tuple[Change, SignedChange]] = {}
        self._children: dict[str, list[str]] = {}
        """Names of the waiting changes by each parent that they wait for."""

    @classmethod
    def load(cls, path: Path, key: Key, clock: Clock, home: Path) -> Log:
        """Open a workspace file and replay it; what the installation in ``home`` has not verified is verified first.

        Raises Trouble when it is not one, is forged or holds no workspace.
        """
        file = WorkspaceFile.open(path)
        log = cls(file, key, clock)
        try:
            ids = file.ids_in_order()
            known = verified(home, ids)
            with collector_paused():
                log.state.apply_all(list(stored_changes(file, known)))
                waiting = {
                    stored.id: (read_arrived(file, stored), stored)
                    for stored in file.waiting()
                    if stored.id not in log.state.changes
                }
                # What was refused when its parents came lies there still, and has been told.
                ready = log._ready(waiting, Intake())
                log._waiting = {change.id: (change, stored) for change, stored in ready} | waiting
                # By all parents, so that what could count by now is looked at the next time something comes.
                log._children = by_parent(log.waiting_changes, ())
        except Trouble:
            file.close()
            raise
        log.drop_erased()
        if log.state.genesis is None:
            file.close()
            raise Trouble(
                Said(
                    "Filen {name} innehåller inget ärende ännu; ta in ett ändringspaket eller välj en annan.",
                    name=path.name,
                )
            )
        if known < len(ids):
            log.note_verified(home)
        return log

    @classmethod
    def begin(
        cls,
        path: Path,
        key: Key,
        clock: Clock,
        first: Sequence[Mapping[str, Any]],
        blobs: Mapping[str, bytes] | None = None,
    ) -> Log:
        """Make a workspace file whose first change holds the events ``first``.  Raises Trouble when the file exists."""
        file = WorkspaceFile.create(path)
        log = cls(file, key, clock)
        genesis = write_change(workspace="", parents=(), lamport=1, author=key.author, time=clock(), events=first)
        log.keep([genesis], blobs)
        log.apply([genesis], Touched())
        return log

    @classmethod
    def join(cls, path: Path, key: Key, clock: Clock, workspace: str, signed: Sequence[SignedChange]) -> Log:
        """Make a workspace file that holds what others have written.

        Raises Trouble, leaving no file behind, when the first change of the workspace is missing or wrong.
        """
        first = next((one for one in signed if one.id == workspace), None)
        if first is None:
            raise Trouble(Said("Ändringspaketet saknar ärendets början. Be avsändaren om ett paket med allt."))
        genesis = open_signed(first)
        if not genesis.events or genesis.events[0]["kind"] != "workspace":
            raise Trouble(Said("Ändringspaketet börjar inte med ett ärende. Be avsändaren om ett nytt paket."))
        file = WorkspaceFile.create(path)
        try:
            log = cls(file, key, clock)
            file.append([first])
            log.state.apply(genesis)
            log.take_in(signed)
        except BaseException:
            file.close()
            path.unlink()
            raise
        return log

    def note_verified(self, home: Path) -> None:
        """Note in an installation's folder that what counts here has been verified, so that it is not done again."""
        # What can not be noted, on a full disk, is merely verified once more the next time.
        with suppress(Trouble):
            ids = [] if self.file.closed else self.file.ids_in_order()
            if self.state.changes.keys() >= set(ids) and verified(home, ids) < len(ids):
                note_verified(home, ids)

    @property
    def workspace(self) -> str:
        """Id of the workspace: that of its first change."""
        assert self.state.genesis is not None
        return self.state.genesis.id

    @property
    def waiting(self) -> list[SignedChange]:
        """Changes whose parents have not come."""
        return [signed for _, signed in self._waiting.values()]

    @property
    def waiting_changes(self) -> list[Change]:
        """The same, read."""
        return [change for change, _ in self._waiting.values()]

    def missing(self) -> list[str]:
        """Ids of the changes that the waiting ones wait for."""
        return sorted(self.awaited())

    def awaited(self) -> dict[str, str]:
        """The same, each with the author of a change that waits for it."""
        return awaited_by(self._waiting, self._children, self.state.changes)

    def write(
        self,
        events: Iterable[Mapping[str, Any]],
        *,
        parents: Sequence[str] | None = None,
        known: Sequence[Change] = (),
        message: str = "",
        time: str = "",
        author: str = "",
    ) -> Change:
        """Write a change without storing it; ``known`` are changes written before it and not stored either."""
        parents = self.state.heads() if parents is None else parents
        lamports = {change.id: change.lamport for change in known}
        return write_change(
            workspace=self.workspace,
            parents=parents,
            lamport=1 + max(lamports.get(name) or self.state.changes[name].lamport for name in parents),
            author=author or self._key.author,
            time=time or self.clock(),
            events=events,
            message=message,
        )

    def signed(self, change: Change) -> SignedChange:
        """A change written here, signed; the signature of the same change is always the same."""
        return sign(change, self._key)

    def keep(self, changes: Sequence[Change], blobs: Mapping[str, bytes] | None = None) -> None:
        """Sign and store changes in one transaction; durable on return.  Raises Trouble when the disk refuses."""
        self.file.append([self.signed(change) for change in changes], blobs=self._wanted(blobs))

    def seal_by(self, key: Key, events: Iterable[Mapping[str, Any]]) -> Touched:
        """Write, sign, store and apply a change by another key than this installation's: that of a recovery code."""
        change, touched = self.write(events, author=key.author), Touched()
        self.file.append([sign(change, key)])
        self.apply([change], touched)
        return touched

    def apply(self, changes: Sequence[Change], touched: Touched) -> None:
        """Let changes that are kept count."""
        self.state.apply_all(changes, touched)
        self.drop_erased()

    def erased(self) -> frozenset[str]:
        """SHA-256 of the attached files that the group has erased: they are not kept, and not taken in again."""
        return self.state.erased()

    def drop_erased(self) -> None:
        """Take away the bytes of what is erased.  Raises Trouble when the disk refuses."""
        erase_files(self.file, self.erased())

    def _wanted(self, blobs: Mapping[str, bytes] | None) -> Mapping[str, bytes]:
        """Attached files that are not erased already."""
        erased = self.erased()
        return {name: content for name, content in (blobs or {}).items() if name not in erased}

    def take_in(self, signed: Iterable[SignedChange], blobs: Mapping[str, bytes] | None = None) -> Intake:
        """Take in changes from outside, all in one transaction: verify, order, apply what has its parents.

        Nothing is applied when the store refuses (Trouble) or the work is stopped.  Changes with a wrong form or
        signature, or of another workspace, are refused one by one with a sentence each.
        """
        with collector_paused(lasting=True):
            sorted_out, erased = self.sort_out(signed), self.erased()
            self.store(sorted_out, blobs)
            intake = self.count(sorted_out)
            # Named they are: by what erased them.
            freed = (erased - self.erased()) & (blobs or {}).keys()
            if freed:
                # Whoever erased them had lost the right to, as these changes tell.
                self.file.append([], blobs={name: content for name, content in (blobs or {}).items() if name in freed})
                intake.touched.everything = True
            return intake

    def store(self, sorted_out: SortedOut, blobs: Mapping[str, bytes] | None = None) -> None:
        """Store what was sorted out, in one transaction; durable on return.  May run in any thread.

        Nothing of it counts before :meth:`count`, or before the file is opened the next time.
        """
        arriving = [one for _, one in (*sorted_out.ready, *sorted_out.late.values())]
        unnamed = self._unnamed(blobs or {}, arriving)
        kept = {name: content for name, content in (blobs or {}).items() if name not in unnamed}
        fresh = kept.keys() - self.file.blob_hashes() if kept else ()
        if any(personal.text_in(kept[name]) is not None for name in fresh):
            # Names that come after what is said in them are shown now.
            sorted_out.intake.touched.everything = True
        newly_late = [one for name, (_, one) in sorted_out.late.items() if name not in self._waiting]
        self.file.append([one for _, one in sorted_out.ready], waiting=newly_late, blobs=self._wanted(kept))

    def _unnamed(self, blobs: Mapping[str, bytes], arriving: Iterable[SignedChange]) -> set[str]:
        """Those attached files from outside that no change names, neither here nor ``arriving``.

        They would be kept and handed on for ever by everybody, whoever made them up.
        """
        unnamed = set(blobs)
        for names in (self.file.blob_hashes, lambda: named_in(arriving), self.names_of_files):
            if unnamed:
                unnamed -= names()
        return unnamed

    def names_of_files(self) -> set[str]:
        """SHA-256 of all attached files that the changes here name, those that wait included."""
        return named_in((*self.file.changes(), *self.waiting))

    def count(self, sorted_out: SortedOut) -> Intake:
        """Let what was stored count.  Only where the state is used."""
        if sorted_out.basis != self._basis():
            # Something came or was written meanwhile: what was late may be ready now.
            intake = sorted_out.intake
            again = self.sort_out([one for _, one in (*sorted_out.ready, *sorted_out.late.values())])
            again.intake.known += intake.known
            again.intake.refused[:0] = intake.refused
            self.store(again)
            sorted_out = again
        intake = sorted_out.intake
        self.apply([change for change, _ in sorted_out.ready], intake.touched)
        self._wait(sorted_out.late, sorted_out.ready)
        return intake

    def _wait(self, late: dict[str, tuple[Change, SignedChange]], ready: Iterable[tuple[Change, SignedChange]]) -> None:
        """Let these wait from now on; ``ready`` are those that have begun to count."""
        for change, _ in ready:
            self._children.pop(change.id, None)
        newly = (change for name, (change, _) in late.items() if name not in self._waiting)
        for parent, names in by_parent(newly, self.state.changes).items():
            self._children.setdefault(parent, []).extend(names)
        self._waiting = late

    def _basis(self) -> tuple[int, int]:
        """Names, as nothing ever leaves, the sets that sorting out went by."""
        return len(self.state.changes), len(self._waiting)

    def sort_out(self, signed: Iterable[SignedChange]) -> SortedOut:
        """Find out what taking in changes would do, and do nothing: verify, order, tell what lacks its parents.

        Says how far it has come, and so can be stopped.
        """
        intake, basis = Intake(), self._basis()
        pending = dict(self._waiting)
        listed = list(signed)
        for done in range(0, len(listed), _AT_ONCE):
            progress.advance(done, len(listed))
            fresh = []
            for one in listed[done : done + _AT_ONCE]:
                if one.id in self.state.changes:
                    intake.known += 1
                elif one.id not in pending:
                    fresh.append(one)
            self._open(fresh, pending, intake)
        ready = self._ready(pending, intake)
        intake.new = [change for change, _ in ready]
        intake.waiting = len(pending.keys() - self._waiting.keys())
        return SortedOut(intake, ready, pending, basis)

    def _open(
        self, several: Sequence[SignedChange], pending: dict[str, tuple[Change, SignedChange]], intake: Intake
    ) -> None:
        """Put changes that are rightly signed, whole and of this workspace among the pending, refuse the others."""
        opened = open_all(several, in_words=lambda: len(intake.refused) < MAX_TOLD)
        for signed, change in zip(several, opened, strict=True):
            if signed.id in pending:
                continue  # It came twice.
            if isinstance(change, Trouble):
                intake.refuse(change.sentence)
            elif change.workspace != self.workspace:
                intake.refuse(
                    Said("Ändringen {change} hör till ett annat ärende och togs inte in.", change=change.id[:12])
                )
            else:
                pending[change.id] = change, signed

    def _ready(
        self, pending: dict[str, tuple[Change, SignedChange]], intake: Intake
    ) -> list[tuple[Change, SignedChange]]:
        """Take out of ``pending`` what has all its parents, parents first.

        Of what waits already only that is looked at which a parent has come for.
        """
        found: dict[str, int] = {}
        ready: list[tuple[Change, SignedChange]] = []
        changes, looked_at = self.state.changes, [name for name in pending if name not in self._waiting]
        children = by_parent((pending[name][0] for name in looked_at), changes)
        looked_at += [name for parent, names in self._children.items() if parent in changes for name in names]

        def rightful(change: Change) -> int:
            """The number that the parents' make a change's; 0 while one of them is not here."""
            greatest = 0
            for parent in change.parents:
                lamport = found.get(parent) or (changes[parent].lamport if parent in changes else 0)
                if not lamport:
                    return 0
                greatest = max(greatest, lamport)
            return 1 + greatest

        for name in looked_at:  # It grows meanwhile.
            if name not in pending or not (number := rightful(pending[name][0])):
                continue
            change, signed = pending.pop(name)
            if change.lamport != number:
                intake.refuse(Said("Ändringen {change} har fel ordningstal och togs inte in.", change=name[:12]))
                continue
            ready.append((change, signed))
            found[name] = number
            looked_at += [*children.get(name, ()), *self._children.get(name, ())]
        ready.sort(key=lambda one: one[0].order)
        return ready
