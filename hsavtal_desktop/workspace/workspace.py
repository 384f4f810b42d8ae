"""An open workspace: the one door for change.

``perform(edit)`` turns what a person asks for into events, lays them on the state through the draft, and says what
changed.  Nothing else writes; views read and compare.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from hsavtal_desktop.core import digest, guiding
from hsavtal_desktop.core.canonical import encode
from hsavtal_desktop.core.change import FORMAT, MAX_EVENT_BYTES, Change, divided
from hsavtal_desktop.core.drafting import Drafter
from hsavtal_desktop.core.edits import Changed, Edit, NameVersion, SetRecord
from hsavtal_desktop.core.events import read_event
from hsavtal_desktop.core.members import Right
from hsavtal_desktop.core.personal import ERASED
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.state import State, replay
from hsavtal_desktop.core.touched import Touched
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange.keys import fingerprint
from hsavtal_desktop.store.place_file import load_place, place_path, save_place
from hsavtal_desktop.workspace.doubled_returns import withdraw_doubles
from hsavtal_desktop.workspace.draft import sealing_line
from hsavtal_desktop.workspace.drafted import Drafted
from hsavtal_desktop.workspace.erasing import Erasing
from hsavtal_desktop.workspace.governing import Governing
from hsavtal_desktop.workspace.group import Group
from hsavtal_desktop.workspace.hiding import Hiding
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.log import Log, Written
from hsavtal_desktop.workspace.reading import Reading, Version
from hsavtal_desktop.workspace.sealing import Sealing


class Workspace(Drafted):
    """A workspace as this installation sees and changes it."""

    def __init__(self, log: Log, installation: Installation) -> None:
        super().__init__(log, installation)
        self.tracking = True
        self._hiding = Hiding(installation.draw, log.erased, self._bodies)
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

    def fingerprint(self, author: str) -> tuple[str, ...]:
        """Six words by which people compare a key."""
        return fingerprint(author)

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
        # Without tracking nothing goes on in a proposal: what is written is agreed, and that stays one.
        drafts = self._draft.ids if self.tracking else frozenset[str]()
        events = Drafter(self.state, self.pen, drafts).events(edit)
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
        introduction, files = self._hiding.hide(self._introduction())
        sealing = Sealing(self.log, draft, going)
        sealing.seal(introduction, message)
        left = draft.lines_left(stays, sealing.heads)
        self._journal.add([sealing_line([change.id for change in sealing.changes], left)])
        self.flush()
        named = draft.named_blobs(event for events in going.values() for event in events)
        self.log.keep(sealing.changes, files | named)
        for action in draft.live:
            action.released = going[action.number]
        touched = draft.take_off()
        self.log.apply(sealing.changes, touched)
        self._journal.replace(left)
        touched.add(draft.play(left))
        self._steps.relaid()
        return self._changed(touched)

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

    def applied(self, touched: Touched) -> Changed:
        """What views must read anew after something was taken in; a return that came twice is settled.

        What of the draft was erased leaves its journal.
        """
        if not self._draft.blobs.keys().isdisjoint(self.log.erased()):
            self.flush()
            self._journal.replace(self._draft.without(self.log.erased(), self._journal.lines()))
        return self._changed(touched) | withdraw_doubles(self)

    def _bodies(self) -> set[str]:
        return {name for _, one in self.principals() for name in (one.name, one.formal_name)}

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
