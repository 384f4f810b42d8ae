"""The end: everybody gets everything that anybody has, and all of them must have become the same."""

from __future__ import annotations

from hsavtal_desktop.core import digest
from hsavtal_desktop.core.state import replay
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.workspace.exchanging import ask, export_changes
from hsavtal_desktop.workspace.facts import stamp, verify
from hsavtal_desktop.workspace.workspace import Workspace
from tests.simulator.mail import Letter
from tests.simulator.people import Person
from tests.simulator.world import Broken, World

LOOKED_THROUGH = 3
"""Copies whose file is verified, and which are replayed for themselves, whatever they hold."""


class Ending:
    """Delivers everything through one of those present, and judges each copy when it has it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.hub, *self.others = world.present
        self._written: dict[str, Letter] = {}
        """Stamp of what somebody lacked → the file with it: one is enough for all who do."""

    def come(self) -> str:
        """Gives the content that all copies have; raises Broken where they do not, or another promise is not kept."""
        world = self.world
        for person in self.others:
            self.hand_over(person, self.hub)
        self._check_secrets()
        if world.chance.random() < 0.5:
            self._let_everybody_in()
        self._share_what_was_private(self.hub)
        # From the other end each time: who is last has the window open still.
        for person in reversed(self.others):
            self.hand_over(self.hub, person)
            self._share_what_was_private(person)
            self.hand_over(person, self.hub)
        workspace = world.open(self.hub)
        workspace.release()
        world.note(workspace)
        verdict = Judgement(workspace)
        looked_through = world.chance.sample(world.present, min(LOOKED_THROUGH, len(world.present)))
        for person in (self.hub, *self.others):
            if person is not self.hub:
                self.hand_over(self.hub, person)
            verdict.pronounce(person, world.open(person), thoroughly=person in looked_through)
        if set(world.open(self.hub).state.changes) != verdict.changes:
            raise Broken("the one who delivered everything went on writing")
        world.counts["waiting"] = len(verdict.waiting)
        world.counts["replayed apart"] = verdict.replayed
        return verdict.content

    def hand_over(self, giver: Person, taker: Person) -> None:
        """Give somebody what they ask for and the giver has; those who lack the same get the same file."""
        world = self.world
        own, theirs = world.open(giver), world.open(taker)
        own.release()
        world.note(own)
        files = own.log.file.blob_hashes() - theirs.log.file.blob_hashes() - theirs.log.erased()
        lacking = stamp((_changes(own) - _changes(theirs)) | files)
        letter = self._written.get(lacking)
        if letter is None:
            path, request = world.file(), world.file()
            ask(theirs, request)
            export_changes(own, path, answering=request)
            request.unlink()
            letter = self._written[lacking] = Letter(world.now, taker.number, path)
        world.read(taker, letter, keep=True)

    def _check_secrets(self) -> None:
        """What is private has not left its computer, though everybody has handed over all that they had to."""
        written = b"".join(one.raw for one in self.world.open(self.hub).log.file.changes())
        if told := [word for word in self.world.secrets if word.encode() in written]:
            raise Broken(f"what is private has left its computer: {told[0]}")

    def _let_everybody_in(self) -> None:
        """As a group does: what newcomers have written counts for all, where the one in the middle may do it."""
        workspace = self.world.open(self.hub)
        waiting = [member.author for member in workspace.waiting_members()]
        try:
            workspace.admit(waiting)
        except Trouble:
            return
        self.world.note(workspace)
        self.world.counts["let in at the end"] += len(waiting)

    def _share_what_was_private(self, person: Person) -> None:
        """Then it is shared, and comes to everybody as other work does."""
        workspace = self.world.open(person)
        if marks := workspace.private_marks:
            workspace.mark_private(marks, private=False)
            workspace.release()
            self.world.note(workspace)


class Judgement:
    """What every copy has to be like: as one of them, and as its own changes are from nothing.

    The same changes are replayed once.  That they are the same bytes follows from their ids, which each copy has
    checked as it read them.
    """

    def __init__(self, first: Workspace) -> None:
        self.changes = set(first.state.changes)
        self.waiting = {signed.id for signed in first.log.waiting}
        self._files = first.log.file.blob_hashes()
        self._agreed = first.released()
        self.content = digest.content_hash(self._agreed)
        role_at = self._agreed.members.role_at
        self._unconfirmed = {
            entry.author
            for entry in self._agreed.void.values()
            if not role_at(entry.author, entry.change, entry.order[2])
        }
        """Those who had no role in some of their work: their own program may show it."""
        self._own: dict[str, str] = {}
        """Of these, author → content as replayed for them."""

    @property
    def replayed(self) -> int:
        """How many were replayed for themselves, as their program shows them more than others see."""
        return len(self._own)

    def pronounce(self, person: Person, workspace: Workspace, *, thoroughly: bool) -> None:
        """Judge one copy; ``thoroughly`` also its file and a replay of its own.  Raises Broken."""
        who = f"person {person.number}"
        log = workspace.log
        if set(workspace.state.changes) != self.changes or {one.id for one in log.waiting} != self.waiting:
            raise Broken(f"{who} does not have the same changes")
        if digest.content_hash(workspace.state) != self._expected(workspace):
            raise Broken(f"{who}: step by step gives another content than from nothing")
        if bool(log.missing()) != bool(self.waiting):
            raise Broken(f"{who}: changes wait and nothing is said to be missing")
        if log.file.blob_hashes() != self._files or self._files & log.erased():
            raise Broken(f"{who} lacks attached files, or has erased ones")
        if thoroughly:
            if digest.content_hash(workspace.released()) != self.content:
                raise Broken(f"{who} has another content")
            if problems := verify(log.file):
                raise Broken(f"{who}: {problems[0]}")

    def _expected(self, workspace: Workspace) -> str:
        """The content that all agree on; for whom some work does not count yet, that with it."""
        author = workspace.author
        if author not in self._unconfirmed:
            return self.content
        if author not in self._own:
            self._own[author] = digest.content_hash(replay(workspace.state.changes.values(), author))
        return self._own[author]


def _changes(workspace: Workspace) -> set[str]:
    return {*workspace.state.changes, *(signed.id for signed in workspace.log.waiting)}
