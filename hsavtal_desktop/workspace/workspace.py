"""An open workspace: the one door for change.

``perform(edit)`` turns what a person asks for into events, lays them on the state through the draft, and says what
changed.  Nothing else writes; views read and compare.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from itertools import chain
from pathlib import Path
from typing import Any

from hsavtal_desktop.core import digest, guiding
from hsavtal_desktop.core.canonical import encode
from hsavtal_desktop.core.change import FORMAT, MAX_EVENT_BYTES, Change, divided
from hsavtal_desktop.core.drafting import Drafter, Pen, compact
from hsavtal_desktop.core.edits import Changed, Edit, NameVersion, SetRecord
from hsavtal_desktop.core.events import read_event
from hsavtal_desktop.core.members import Right
from hsavtal_desktop.core.personal import ERASED, files_in
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.state import State, replay
from hsavtal_desktop.core.touched import Touched
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange.keys import fingerprint
from hsavtal_desktop.store.draft_file import DraftFile, draft_path
from hsavtal_desktop.store.draft_writer import DraftWriter
from hsavtal_desktop.store.hold import Hold
from hsavtal_desktop.store.place_file import load_place, place_path, save_place
from hsavtal_desktop.workspace.allowed import Allowed
from hsavtal_desktop.workspace.doubled_returns import withdraw_doubles
from hsavtal_desktop.workspace.draft import Draft, Segment, is_sealing, sealed_before, sealing_line
from hsavtal_desktop.workspace.erasing import Erasing
from hsavtal_desktop.workspace.governing import Governing
from hsavtal_desktop.workspace.group import Group
from hsavtal_desktop.workspace.hiding import Hiding
from hsavtal_desktop.workspace.holding import Held, held, unit_of
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.journal import check_journal
from hsavtal_desktop.workspace.log import Log, Written
from hsavtal_desktop.workspace.reading import Reading, Version
from hsavtal_desktop.workspace.remembering import Remembered, groups, remembered, unknown
from hsavtal_desktop.workspace.undoing import UndoHistory
from hsavtal_desktop.workspace.waiting import Waiting, clause_of, waiting


class Workspace(Allowed):
    """A workspace as this installation sees and changes it."""

    def __init__(self, log: Log, installation: Installation) -> None:
        super().__init__(log.state, installation.author, self._blob)
        self.log = log
        self.installation = installation
        self.pen = new_pen(installation.author, installation.draw)
        self.tracking = True
        self.on_saved: list[Callable[[int], None]] = []
        """Called in the writer's thread with the number of lines that are durable."""
        self.on_error: list[Callable[[BaseException], None]] = []
        draft = draft_path(installation.folder, log.workspace)
        try:
            self._hold = Hold(draft.with_suffix(".lock"), Said("Ärendet {name}", name=log.file.path.name))
            try:
                self._file = DraftFile.open(draft)
            except BaseException:
                self._hold.release()
                raise
        except BaseException:
            log.file.close()
            raise
        self._writer = DraftWriter(self._file, on_saved=self._tell_saved, on_error=self._tell_error)
        self._draft = Draft(log.state, installation.author, self._journal)
        log.state.persons.files = files_in(self._draft.blobs, log.file.blobs)
        self._hiding = Hiding(installation.draw, log.erased, self._bodies)
        try:
            self._recover()
        except BaseException:
            self.close()
            raise
        self._steps = UndoHistory(self._draft, self.pen, log.clock)
        self.group = Group(self)
        self.governing = Governing(self)
        self.erasing = Erasing(self)

    @classmethod
    def open(cls, path: Path, installation: Installation) -> Workspace:
        """Open a workspace file with this installation's draft on top.  Raises Trouble, leaving the file as it was."""
        workspace = cls(Log.load(path, installation.key, installation.clock, installation.folder), installation)
        installation.opened(path)
        return workspace

    @classmethod
    def create(cls, path: Path, installation: Installation, *, name: str) -> Workspace:
        """Make an empty workspace; its creator is its first coordinator.  Raises Trouble when the file exists."""
        first = {
            "kind": "workspace",
            "name": name,
            "person": installation.name,
            "organisation": installation.organisation,
            "side": installation.side,
        }
        begun, files = Hiding(installation.draw).hide([first])
        rules = {"kind": "record", "type": "rules", "id": "rules", "set": {"two_publishers": True}}
        workspace = cls(Log.begin(path, installation.key, installation.clock, [*begun, rules], files), installation)
        installation.opened(path)
        return workspace

    def close(self) -> None:
        """Save what is left and let go of the files.  Raises Trouble when the disk refuses."""
        try:
            self._writer.close()
            self.log.note_verified(self.installation.folder)
        finally:
            self._file.close()
            self.log.file.close()
            self._hold.release()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """Where the workspace file is."""
        return self.log.file.path

    @property
    def name(self) -> str:
        """The name it was given when it was made."""
        assert self.state.genesis is not None
        return str(self.state.genesis.events[0].get("name", ""))

    def place(self) -> dict[str, Any]:
        """Where the user was when they last had it open; empty when they never had."""
        return load_place(place_path(self.installation.folder, self.log.workspace))

    def remember_place(self, place: Mapping[str, Any]) -> None:
        """Note where the user is; any thread may.  Raises Trouble when the disk refuses."""
        save_place(place_path(self.installation.folder, self.log.workspace), place)

    @property
    def saved(self) -> bool:
        """Whether everything done so far is durable."""
        return self._writer.saved == self._writer.added

    def flush(self) -> None:
        """Wait until everything done so far is durable.  Raises Trouble when the disk refuses."""
        self._writer.flush()

    def unreleased(self) -> int:
        """Proposals, decisions and other acts that only this installation knows of."""
        return len(self._draft.units)

    def going(self) -> int:
        """How much of it would be released now: all but what is private and what builds on that."""
        return self.unreleased() - len(self.held().all)

    def fingerprint(self, author: str) -> tuple[str, ...]:
        """Six words by which people compare a key."""
        return fingerprint(author)

    def one_step(self, label: str) -> AbstractContextManager[None]:
        """Everything performed inside is undone together, under this name."""
        return self._steps.one_step(label)

    def perform(self, edit: Edit) -> Changed:
        """Do what an edit asks for.

        Edits with ``burst`` go on in the undo step before them.
        Raises Trouble, with nothing done, where it is not possible or not allowed.
        """
        if isinstance(edit, NameVersion):
            self.name_version(edit.label, frozen=edit.status == "frozen")
            return Changed(versions=True)
        if isinstance(edit, SetRecord):
            guiding.check_ready(self.state, edit)
        events = Drafter(self.state, self.pen, self._draft.ids).events(edit)
        if not self.tracking:
            events += self._accepted(events)
        self.check(events)
        if not events:
            return Changed()
        hidden, files = self._hiding.hide(events)
        for event in hidden:
            if len(encode(read_event(event, FORMAT))) > MAX_EVENT_BYTES:
                raise Trouble(
                    Said("Texten är för lång för att läggas in på en gång. Dela den och lägg in en del i taget.")
                )
        return self._changed(self._steps.act(edit, hidden, files))

    @property
    def undo_text(self) -> str:
        """What undo would take back, "" for nothing."""
        return self._steps.undo_text

    @property
    def redo_text(self) -> str:
        """What redo would do again, "" for nothing."""
        return self._steps.redo_text

    @property
    def undo_size(self) -> int:
        """How many events undo would take back."""
        return self._steps.undo_size

    @property
    def redo_size(self) -> int:
        """How many events redo would do again."""
        return self._steps.redo_size

    def undo(self) -> Changed | None:
        """Take back this user's newest step; None when there is none.

        What was released is taken back by new events that name it.
        Raises Trouble where somebody has decided: that step is passed over.
        """
        touched = self._steps.undo()
        return None if touched is None else self._changed(touched)

    def redo(self) -> Changed | None:
        """Do again what was taken back last; None when there is nothing.  Raises Trouble once that is released."""
        touched = self._steps.redo()
        return None if touched is None else self._changed(touched)

    def release(self, message: str = "") -> Changed:
        """Seal the draft into signed changes: *Dela*.  Nothing happens when there is nothing to release.

        What is marked private, and what builds on it, stays in the draft.

        Raises Trouble, with the draft as it was, when the disk refuses.
        """
        draft, stays = self._draft, self.held().all
        going = {action.number: draft.part(action, stays)[0] for action in draft.live}
        if not any(going.values()):
            return Changed()
        self.flush()
        sealed: list[Change] = []
        introduction, files = self._hiding.hide(self._introduction())
        heads: dict[str, tuple[str, ...]] = {}
        for segment in draft.segments:
            live = [action for action in draft.live if action.segment is segment and going[action.number]]
            events: list[Mapping[str, Any]] = [*compact(event for action in live for event in going[action.number])]
            if events and not sealed:
                events = [*introduction, *events]
            for piece in divided(events):
                parents = sorted({*self._grounds(segment), *(change.id for change in sealed[-1:])})
                note = message if not sealed else ""
                time = max(action.time for action in live)
                sealed.append(self.log.write(piece, parents=parents, known=sealed, message=note, time=time))
            heads[segment.id] = self._heads_after(segment.heads, sealed[-1:])
        left = draft.lines_left(stays, heads)
        self._journal([sealing_line([change.id for change in sealed], left)])
        self.flush()
        self.log.keep(sealed, files | draft.named_blobs(event for events in going.values() for event in events))
        for action in draft.live:
            action.released = going[action.number]
        touched = draft.take_off()
        self.log.apply(sealed, touched)
        self._file.replace(left)
        touched.add(draft.play(left))
        self._steps.relaid()
        return self._changed(touched)

    def _grounds(self, segment: Segment) -> tuple[str, ...]:
        """The changes that a segment of the draft is sealed on: those it was written on and, where that was before
        its author was admitted, the admission, without which it would count nowhere else.
        """
        members, history = self.state.members, self.state.history
        admission = members.admission(self.author)
        if not admission or members.granted_role(self.author, segment.id):
            return segment.heads
        return (*(head for head in segment.heads if not history.saw(admission, head)), admission)

    def _heads_after(self, heads: tuple[str, ...], sealed: Sequence[Change]) -> tuple[str, ...]:
        """What a segment of the draft is laid on once changes before it are sealed."""
        saw = self.state.history.saw
        left = {head for head in heads if not any(saw(parent, head) for one in sealed for parent in one.parents)}
        return tuple(sorted({*left, *(one.id for one in sealed)}))

    def held(self) -> Held:
        """What of the draft stays on this computer when the rest is released, and why."""
        marks = self._draft.marks
        return held(self._draft.events if marks else (), marks, self._clause_of)

    @property
    def private_marks(self) -> frozenset[str]:
        """Units and clauses that are marked private; see :mod:`hsavtal_desktop.workspace.holding`."""
        return frozenset(self._draft.marks)

    def mark_private(self, names: Iterable[str], *, private: bool = True) -> Changed:
        """Keep something on this computer when the rest is released, or no longer."""
        listed = list(names)
        self._draft.mark(listed, private=private)
        concerned = {unit_of(event) for event in self._draft.events}
        revisions = frozenset(unit.partition(":")[2] for unit in concerned if unit.startswith("revision:"))
        return Changed(revisions=revisions, records=frozenset({("private", name) for name in listed}))

    def waiting_to_be_shared(self) -> list[Waiting]:
        """What the draft holds, unit by unit in the order it was begun, and what stays of it."""
        return waiting(self, self._draft.events, self.held())

    def _clause_of(self, event: Mapping[str, Any]) -> str:
        return clause_of(self.state, event)

    def name_version(self, label: str, *, frozen: bool = False) -> Version:
        """Name the released state.  Raises Trouble when the label is empty or taken, or the role may not."""
        label = label.strip()
        if not label:
            raise Trouble(Said("Versionen behöver ett namn. Skriv till exempel ”Arbetsutkast 2”."))
        if any(version.label == label for version in self.versions()):
            raise Trouble(Said("Det finns redan en version med namnet {label}. Välj ett annat namn.", label=label))
        self.require(Right.FREEZE)
        heads = self.state.heads()
        released = self.state_at(heads)
        event = {
            "kind": "version",
            "label": label,
            "status": "frozen" if frozen else "draft",
            "heads": list(heads),
            "hash": digest.package_hash(released),
        }
        self.seal([event])
        return self.versions()[-1]

    def admit(self, authors: Iterable[str], role: str = "") -> Changed:
        """Give waiting installations a role; see :meth:`Group.admit`."""
        return self.group.admit(authors, role)

    def new_name(self) -> str:
        """An id for a clause, a table or a record that is about to be made."""
        return self.pen.clause()

    def seal(
        self, events: Sequence[Mapping[str, Any]], *, message: str = "", blobs: Mapping[str, bytes] | None = None
    ) -> Changed:
        """Write a released change beside the draft, for acts that do not build on unreleased text.

        What is more than a change holds becomes several, kept together or not at all.
        """
        return self.keep(self.written(events, message=message), blobs)

    def written(self, events: Sequence[Mapping[str, Any]], *, message: str = "") -> Written:
        """What such an act writes, not kept yet: it comes about with :meth:`keep`, or never."""
        hidden, files = self._hiding.hide([*self._introduction(), *events])
        changes: list[Change] = []
        for piece in [*divided(hidden)] or [hidden]:
            parents, note = ([changes[-1].id], "") if changes else (None, message)
            changes.append(self.log.write(piece, parents=parents, known=changes, message=note))
        return Written(changes, files)

    def keep(self, written: Written, blobs: Mapping[str, bytes] | None = None) -> Changed:
        """Sign, store and apply what was written here; durable on return.  Raises Trouble when the disk refuses."""
        self.log.keep(written.changes, {**written.files, **(blobs or {})})
        touched = Touched()
        self.log.apply(written.changes, touched)
        return self._changed(touched)

    def state_at(self, heads: Iterable[str]) -> State:
        """The state of the past of some changes."""
        past = self.state.history.past(heads)
        past_changes = (change for name, change in self.state.changes.items() if name in past)
        return replay(past_changes, persons=self.state.persons)

    def at(self, label: str) -> Reading:
        """A named version, to read.  Raises Trouble when there is none with that name."""
        for version in self.versions():
            if version.label == label:
                return Reading(self.state_at(version.heads), self._blob)
        raise Trouble(
            Said("Det finns ingen version med namnet {label}. Se namnen med kommandot versions.", label=label)
        )

    def shared(self) -> Reading:
        """What is released, to read: nothing that this installation has not shared yet."""
        return Reading(self.state_at(self.state.heads()), self._blob)

    def released(self) -> State:
        """The state that everybody with the same changes agrees on: without drafts and own work not yet admitted."""
        return replay(self.state.changes.values(), persons=self.state.persons)

    def apart(self) -> State:
        """The state as it is here, drafts included, apart from the workspace: what is done to it changes nothing."""
        state = replay(self.state.changes.values(), self.state.own, self.state.persons)
        self._draft.laid_on(state)
        return state

    def draft_lines(self) -> list[str]:
        """The journal of what is not released, as far as it is durable; for backups."""
        return self._file.lines()

    def copy_draft(self, path: Path) -> None:
        """Write a copy of the journal to a new file.  Raises Trouble when the disk refuses."""
        self._file.backup_to(path)

    def not_known(self, lines: Sequence[str]) -> list[Remembered]:
        """What of an earlier journal is neither released nor in the draft."""
        here = [event for action in self._draft.live for event in action.events]
        released = (event for change in self.state.changes.values() for event in change.events)
        return unknown(remembered(lines).actions, chain(here, released))

    def bring_back(self, lines: Sequence[str]) -> Changed:
        """Lay what an earlier journal held, and is not known here, on the draft again; undo takes it off."""
        blobs = {name: b64decode(content) for name, content in remembered(lines).blobs.items()}
        group = max((action.group for action in self._draft.actions), default=0)
        changed = Changed()
        for step in groups(self.not_known(lines)):
            group += 1
            for action in step:
                _, touched = self._draft.act(action.events, group, action.label, action.time, blobs)
                changed, blobs = changed | self._changed(touched), {}
        self._steps = UndoHistory(self._draft, self.pen, self.log.clock)
        return changed

    def applied(self, touched: Touched) -> Changed:
        """What views must read anew after something was taken in; a return that came twice is settled.

        What of the draft was erased leaves its journal.
        """
        if not self._draft.blobs.keys().isdisjoint(self.log.erased()):
            self.flush()
            self._file.replace(self._draft.without(self.log.erased(), self._file.lines()))
        return self._changed(touched) | withdraw_doubles(self)

    def _blob(self, name: str) -> bytes | None:
        """An attached file of the draft or of the workspace file."""
        return self._draft.blobs.get(name) or self.log.file.blob(name)

    def _introduction(self) -> list[Mapping[str, Any]]:
        """Presents this installation in the first change that it writes, or after its user changed the card."""
        card = self.state.members.member(self.author)
        mine = self.installation
        if card.name == ERASED:
            # Whoever had the name erased does not want it written again with the next word.
            return []
        if not mine.known or (card.name, card.organisation, card.side) == (mine.name, mine.organisation, mine.side):
            return []
        return [{"kind": "introduce", "person": mine.name, "organisation": mine.organisation, "side": mine.side}]

    def _bodies(self) -> set[str]:
        return {name for _, one in self.principals() for name in (one.name, one.formal_name)}

    def _changed(self, touched: Touched) -> Changed:
        changed = self.state.changed(touched)
        self.forget(changed)
        return changed

    def _journal(self, lines: Sequence[str]) -> None:
        self._writer.add(lines)

    def _recover(self) -> None:
        """Lay the draft on the state; one that was sealed just before a crash is only cleared away."""
        lines = self._file.lines()
        check_journal(lines, self._file.path)
        sealed, left = sealed_before(lines)
        if sealed and all(name in self.state.changes for name in sealed):
            self._file.replace(left)
            lines = left
        self._draft.play(line for line in lines if not is_sealing(line))

    def _tell_saved(self, count: int) -> None:
        for listener in self.on_saved:
            listener(count)

    def _tell_error(self, error: BaseException) -> None:
        for listener in self.on_error:
            listener(error)


def new_pen(author: str, draw: Callable[[int], bytes]) -> Pen:
    """A pen with a nonce drawn now, so that no id is ever used twice."""
    alphabet = "abcdefghijklmnopqrstuvwxyz234567"
    return Pen(author, "".join(alphabet[byte % len(alphabet)] for byte in draw(10)))
