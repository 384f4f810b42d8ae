"""Many copies of one workspace, a bad network between them, and the proof that they become the same."""

from __future__ import annotations

import gc
import random
import shutil
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from hsavtal_desktop.core import digest
from hsavtal_desktop.core.edits import AddClause, SetRecord
from hsavtal_desktop.core.members import Right
from hsavtal_desktop.core.state import replay
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.workspace import facts
from hsavtal_desktop.workspace.exchanging import ask, export_changes, import_changes, join
from hsavtal_desktop.workspace.folder_sync import sync
from hsavtal_desktop.workspace.workspace import Workspace
from tests.simulator.belongings import attach, erase, keep_secret, lose_key
from tests.simulator.forging import forged_package
from tests.simulator.mail import Engine, Letter, Mail
from tests.simulator.people import Person

CLAUSES = 8
OPEN_AT_ONCE = 64
ONLINE = 12
"""Computers that a file-sync engine reaches at a time."""
ROLES = ("AG", "RED", "PL", "LÄS", "JUR", "DEL", "ADM")
FOLDERS = ("norr", "söder")
DEEDS = {
    "act": 60,
    "send": 14,
    "read": 14,
    "sync": 5,
    "engine": 3,
    "admit": 3,
    "revoke": 1.5,
    "rule": 1.2,
    "join": 2,
    "clone": 0.6,
    "older": 0.4,
    "leave": 0.5,
    "secret": 0.8,
    "attach": 2,
    "erase": 2,
    "lose": 0.4,
    "forge": 4,
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a run."""

    fine: bool
    line: str


def live(kind: type[World], seed: int, replicas: int, steps: int) -> Verdict:
    """A whole run in a folder of its own; in memory where there is one, for nothing has to survive the machine."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        return kind(Path(folder) / "world", seed, replicas).run(steps)


class Broken(Exception):
    """A promise was not kept."""


class World:
    """Everybody, the network between them, and what should be true."""

    def __init__(self, folder: Path, seed: int, replicas: int) -> None:
        self.folder = folder
        self.seed = seed
        self.chance = random.Random(seed)
        self.counts: Counter[str] = Counter()
        self.people: list[Person] = []
        self.replicas = replicas
        self.now = 0
        (folder / "brev").mkdir(parents=True)
        self.mail = Mail(folder / "brev", self.chance, self.counts)
        self.engine = Engine(self.chance, self.counts)
        self.sealed: set[str] = set()
        """Ids of all changes that a program has truly written: nothing else may ever be taken in."""
        self.secrets: set[str] = set()
        """Words that were written in private passages."""
        self._outgoing = self._closed = 0
        self._older: dict[int, Path] = {}

    def run(self, steps: int) -> Verdict:
        """Live for some steps, deliver everything, and judge."""
        begun = time.perf_counter()
        try:
            self._found()
            for _ in range(steps):
                self.now += 1
                self._step()
            self._deliver_everything()
            self._share_secrets()
            content = self._judge()
        except Broken as broken:
            return Verdict(False, f"FAIL seed {self.seed}, step {self.now}: {broken}")
        except BaseException as error:
            error.add_note(f"in step {self.now} of seed {self.seed}, {self.replicas} replicas")
            raise
        finally:
            for person in self.people:
                person.close()
        told = ", ".join(f"{name} {count}" for name, count in sorted(self.counts.items()))
        spent = time.perf_counter() - begun
        return Verdict(
            True,
            f"OK seed {self.seed}: {len(self.people)} replicas, {len(self.sealed)} changes, one content hash "
            f"{content[:16]}, every refused byte with a reason, {spent:.0f} s ({told})",
        )

    def _found(self) -> None:
        founder = self._newcomer()
        installation = founder.settle_in()
        founder.workspace = Workspace.create(founder.path, installation, name="Prov", clock=founder.clock)
        founder.take_pen()
        workspace = founder.workspace
        workspace.perform(SetRecord("document", "D", {"title": "Prov", "parts": [{"part": "P"}]}))
        for number in range(CLAUSES):
            workspace.perform(AddClause("P", "", "", "Rubrik", "Parterna ska planera för individen.", f"K{number}"))
        workspace.release()
        while len(self.people) < max(2, self.replicas * 2 // 3):
            self._join()
        self._admit(founder)
        founder.open().admit([self.people[1].open().author], "ADM")
        self._note(founder.open())

    def _newcomer(self) -> Person:
        number = len(self.people)
        chance = random.Random(f"{self.seed} {number}")
        person = Person(number, self.folder / f"p{number}", chance, years_wrong=chance.choice((0, 0, 0, -9, 3, 40)))
        for name in chance.sample(FOLDERS, chance.choice((0, 1, 1, 2))):
            person.mirrors[name] = person.folder / f"delad {name}"
        self.people.append(person)
        return person

    def _step(self) -> None:
        deed = self.chance.choices(list(DEEDS), list(DEEDS.values()))[0]
        present = [person for person in self.people if person.here]
        person = self.chance.choice(present)
        self._make_room(person)
        if deed == "act":
            self.counts[person.act() or "not allowed"] += 1
            self._note(person.open())
        elif deed == "send":
            self._send(person, self.chance.sample(present, min(len(present), self.chance.randint(1, 3))))
        elif deed == "read":
            for letter in self.mail.due(self.now, person.number):
                self._read(person, letter)
        elif deed == "sync":
            self._sync(person)
        elif deed == "engine":
            name = self.chance.choice(FOLDERS)
            online = [one.mirrors[name] for one in self.people if name in one.mirrors]
            self.engine.carry(self.chance.sample(online, min(len(online), ONLINE)))
        elif deed == "admit":
            self._admit(self.chance.choice((person, present[0])))
        elif deed == "revoke":
            self._revoke(self.chance.choice((person, present[0])))
        elif deed == "rule":
            self._rule(self.chance.choice((person, present[0])))
        elif deed in ("join", "clone"):
            if len(self.people) < self.replicas:
                self._join() if deed == "join" else self._clone(person)
        elif deed == "older":
            self._put_back_older(person)
        elif deed == "leave" and len(present) > max(2, self.replicas // 2):
            person.close()
            person.here = False
            self.counts["left"] += 1
        elif deed == "forge":
            self._forge(person)
        elif deed in ("secret", "attach", "erase", "lose"):
            self._belongings(deed, person, present[0])

    def _make_room(self, person: Person) -> None:
        """Keep few workspaces open: the others' users have closed the window."""
        if person.workspace is None:
            opened = [one for one in self.people if one.workspace is not None]
            if len(opened) >= OPEN_AT_ONCE:
                self.chance.choice(opened).close()
                self._closed += 1
                if self._closed % OPEN_AT_ONCE == 0:
                    gc.collect()

    # Exchange

    def _send(self, person: Person, receivers: list[Person]) -> None:
        workspace = person.open()
        for receiver in receivers:
            if receiver is person:
                continue
            path = self._file()
            kind = self.chance.choice(("everything", "since", "answer"))
            if kind == "since":
                export_changes(workspace, path, since=receiver.open().author)
            elif kind == "answer":
                request = self._file()
                ask(receiver.open(), request)
                export_changes(workspace, path, answering=request)
                request.unlink()
            else:
                export_changes(workspace, path)
            self._note(workspace)
            self.mail.send(self.now, receiver.number, path)
            path.unlink()

    def _read(self, person: Person, letter: Letter, *, forged: bool = False) -> None:
        workspace = person.open()
        before = set(workspace.state.changes)
        told: list[str] = []
        try:
            told = import_changes(workspace, [letter.path]).refused
        except Trouble as trouble:
            told = [str(trouble)]
        self._check_intake(workspace, before)
        self.counts["read"] += 1
        if told:
            self.counts["told damage" if not forged else "told forgery"] += 1
            if not letter.damaged and not forged:
                raise Broken(f"a whole file was complained of: {told[0]}")
        elif forged:
            raise Broken("a forged change was not told")
        letter.path.unlink()

    def _check_intake(self, workspace: Workspace, before: set[str]) -> None:
        waiting = {signed.id for signed in workspace.log.waiting}
        strange = (set(workspace.state.changes) | waiting) - before - self.sealed
        if strange:
            raise Broken(f"something that nobody wrote was taken in: {sorted(strange)[0][:12]}")

    def _note(self, workspace: Workspace) -> None:
        """What has been sealed so far by this program."""
        self.sealed.update(name for name, one in workspace.state.changes.items() if one.author == workspace.author)

    def _sync(self, person: Person) -> None:
        workspace = person.open()
        for name, mirror in sorted(person.mirrors.items()):
            mirror.mkdir(exist_ok=True)
            before = set(workspace.state.changes)
            workspace.release()
            self._note(workspace)
            report = sync(workspace, mirror)
            self._check_intake(workspace, before)
            self.counts[f"rounds with {name}"] += 1
            if report.problem:
                raise Broken(report.problem)

    def _forge(self, person: Person) -> None:
        workspace = person.open()
        stored = list(workspace.log.file.changes())
        path = self._file()
        forged_package(path, self.chance.choice(stored), workspace.log.workspace, self.chance)
        self._read(person, Letter(self.now, person.number, path), forged=True)

    def _file(self) -> Path:
        self._outgoing += 1
        return self.folder / f"ut {self._outgoing}.hsapaket"

    # People come and go

    def _join(self) -> None:
        host = self.chance.choice([person for person in self.people if person.here]).open()
        path = self._file()
        export_changes(host, path)
        self._note(host)
        newcomer = self._newcomer()
        newcomer.workspace = join(newcomer.path, newcomer.settle_in(), [path], newcomer.clock)
        newcomer.take_pen()
        path.unlink()
        self.counts["joined"] += 1

    def _clone(self, person: Person) -> None:
        profile = self.chance.random() < 0.5
        person.copied_to(self._newcomer(), profile=profile)
        self.counts["copied profiles" if profile else "copied files"] += 1

    def _put_back_older(self, person: Person) -> None:
        """Every other time keep a copy of the file, every other time put it back: what was not sent is gone."""
        person.close()
        kept = self._older.pop(person.number, None)
        if kept is None:
            self._older[person.number] = Path(shutil.copy(person.path, person.folder / "äldre.db"))
        else:
            shutil.move(kept, person.path)
            self.counts["older copies put back"] += 1

    def _admit(self, person: Person) -> None:
        workspace = person.open()
        waiting = [member.author for member in workspace.waiting_members()]
        known = [member.author for member in workspace.members() if member.author != workspace.author]
        chosen = waiting or self.chance.sample(known, min(1, len(known)))
        try:
            workspace.admit(chosen, self.chance.choice(("", *ROLES)))
        except Trouble:
            return
        self._note(workspace)
        self.counts["admissions"] += 1

    def _revoke(self, person: Person) -> None:
        """A key is taken away, now and then the own one; or what came late from one is let count."""
        workspace = person.open()
        members = workspace.members()
        late = [one.author for one in members if one.revoked and workspace.group.late_work(one.author)]
        try:
            if late and self.chance.random() < 0.4:
                workspace.group.adopt_late_work(self.chance.choice(late))
                self.counts["adoptions"] += 1
            else:
                workspace.group.revoke(self.chance.choice(members).author)
                self.counts["revocations"] += 1
        except Trouble:
            return
        self._note(workspace)

    def _belongings(self, deed: str, person: Person, first: Person) -> None:
        if deed == "secret":
            word = keep_secret(person)
            self.secrets.update({word} - {""})
            self.counts["secrets"] += bool(word)
        elif deed == "attach":
            attach(person)
            self.counts["files"] += 1
        elif deed == "erase":
            who = [one for one in self.people if one.here and one.workspace and not one.workspace.why_not(Right.ERASE)]
            self.counts["erasures"] += erase(self.chance.choice(who or [person]))
        elif person is not first and person.workspace is not None:
            self.counts["keys replaced"] += lose_key(person, first.open())
        self._note(person.open())
        self._note(first.open())

    def _rule(self, person: Person) -> None:
        """A rule of the group, a part or a lock is changed."""
        workspace, chance = person.open(), self.chance
        clause = f"K{chance.randrange(CLAUSES)}"
        authors = [member.author for member in workspace.members()]
        group = workspace.group
        try:
            match chance.randrange(4):
                case 0:
                    group.set_rules(four_eyes=chance.random() < 0.5)
                case 1:
                    group.hand_out("P", chance.sample(authors, min(2, len(authors))))
                case 2:
                    group.lock(clause)
                case _:
                    group.unlock(clause)
        except Trouble:
            return
        self._note(workspace)
        self.counts["rules"] += 1

    # The end

    def _deliver_everything(self) -> None:
        """Everybody who is here gets everything that anybody who is here has, whole, through one of them."""
        present = [person for person in self.people if person.here]
        hub = present[0]
        for _ in range(2):
            for person in present[1:]:
                self._make_room(person)
                self._pass_on(person, hub)
            for person in present[1:]:
                self._make_room(person)
                self._pass_on(hub, person)

    def _share_secrets(self) -> None:
        """What is private has not left its computer; then it is shared, and comes to everybody as other work does."""
        present = [person for person in self.people if person.here]
        hub = present[0]
        written = b"".join(one.raw for one in hub.open().log.file.changes())
        if told := [word for word in self.secrets if word.encode() in written]:
            raise Broken(f"what is private has left its computer: {told[0]}")
        for person in present:
            self._make_room(person)
            workspace = person.open()
            if marks := workspace.private_marks:
                workspace.mark_private(marks, private=False)
                workspace.release()
                self._note(workspace)
                if person is not hub:
                    self._pass_on(person, hub)
        for person in present[1:]:
            self._make_room(person)
            self._pass_on(hub, person)

    def _pass_on(self, giver: Person, taker: Person) -> None:
        path, request = self._file(), self._file()
        ask(taker.open(), request)
        export_changes(giver.open(), path, answering=request)
        self._note(giver.open())
        self._read(taker, Letter(self.now, taker.number, path))
        request.unlink()

    def _judge(self) -> str:
        """Everybody's content is the same, also as computed step by step, and what waits is the same and is told."""
        present = [person for person in self.people if person.here]
        first = present[0].open()
        files = first.log.file.blob_hashes()
        content, changes = digest.content_hash(first.released()), set(first.state.changes)
        waiting = {signed.id for signed in first.log.waiting}
        for person in present:
            self._make_room(person)
            workspace = person.open()
            who = f"person {person.number}"
            if set(workspace.state.changes) != changes or {one.id for one in workspace.log.waiting} != waiting:
                raise Broken(f"{who} does not have the same changes")
            if digest.content_hash(workspace.released()) != content:
                raise Broken(f"{who} has another content")
            own = replay(workspace.state.changes.values(), workspace.author)
            if digest.content_hash(workspace.state) != digest.content_hash(own):
                raise Broken(f"{who}: step by step gives another content than from nothing")
            if bool(workspace.log.missing()) != bool(waiting):
                raise Broken(f"{who}: changes wait and nothing is said to be missing")
            if workspace.log.file.blob_hashes() != files or files & workspace.log.erased():
                raise Broken(f"{who} lacks attached files, or has erased ones")
        self.counts["waiting"] = len(waiting)
        for person in self.chance.sample(present, min(3, len(present))):
            if problems := facts.verify(person.open().log.file):
                raise Broken(f"person {person.number}: {problems[0]}")
        return content
