"""Many copies of one workspace and a bad network between them: who is there, and what is true of them."""

from __future__ import annotations

import gc
import random
from collections import Counter
from pathlib import Path

from hsavtal_desktop.core.digest import content_hash
from hsavtal_desktop.core.edits import AddClause, SetRecord
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.workspace.exchanging import export_changes, import_changes, join
from hsavtal_desktop.workspace.workspace import Workspace
from tests.simulator.mail import Engine, Letter, Mail
from tests.simulator.people import Person

CLAUSES = 8
OPEN_AT_ONCE = 64
ROLES = ("AG", "RED", "PL", "LÄS", "JUR", "DEL", "ADM", "REG")
LET_IN = 0.7
"""How many of those who join at the beginning have a role from then on."""
FOLDERS = ("norr", "söder")
STAYS_AT_WORK = 0.85
"""How often the next to do something is somebody who has the window open already."""

LOOKS_FIRST = 0.5
"""How often everything is on the screen when something is taken in, so that what is shown is built on, not anew."""


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
        self.older: dict[int, Path] = {}
        """Copies that somebody has kept of their workspace file."""
        self._at_work: dict[int, Person] = {}
        """Those with the window open, who did something longest ago first."""
        self._outgoing = self._closed = 0

    @property
    def present(self) -> list[Person]:
        """Those who still take part, the founder first."""
        return [person for person in self.people if person.here]

    def somebody(self) -> Person:
        """Who does something next: as a rule one of those who are at it."""
        at_work = [person for person in self._at_work.values() if person.here and person.workspace is not None]
        if at_work and self.chance.random() < STAYS_AT_WORK:
            return self.chance.choice(at_work)
        return self.chance.choice(self.present)

    def open(self, person: Person) -> Workspace:
        """Somebody's workspace.  Few are open at a time: the others' users have closed the window."""
        self._at_work.pop(person.number, None)
        self._at_work[person.number] = person
        if len(self._at_work) > OPEN_AT_ONCE:
            self._at_work.pop(next(iter(self._at_work))).close()
            self._closed += 1
            if self._closed % OPEN_AT_ONCE == 0:
                gc.collect()
        return person.open()

    def found(self) -> None:
        """Somebody begins a workspace, and most of the others join it."""
        founder = self.newcomer()
        installation = founder.settle_in()
        founder.workspace = Workspace.create(founder.path, installation, name="Prov")
        workspace = self.open(founder)
        workspace.perform(SetRecord("document", "D", {"title": "Prov", "parts": [{"part": "P"}]}))
        for number in range(CLAUSES):
            workspace.perform(AddClause("P", "", "", "Rubrik", "Parterna ska planera för individen.", f"K{number}"))
        workspace.release()
        while len(self.people) < max(2, self.replicas * 2 // 3):
            self.join()
        self._let_in(founder)

    def _let_in(self, founder: Person) -> None:
        """Most of those who have joined get a role, and hear of it; the others go on as newcomers."""
        workspace = self.open(founder)
        roles: dict[str, list[str]] = {"ADM": [self.people[1].author]}
        for person in self.people[2:]:
            if self.chance.random() < LET_IN:
                roles.setdefault(self.chance.choice(ROLES), []).append(person.author)
        for role, authors in roles.items():
            workspace.admit(authors, role)
        self.note(workspace)
        path = self.file()
        export_changes(workspace, path)
        for person in self.people[1:]:
            self.read(person, Letter(self.now, person.number, path), keep=True)
        path.unlink()

    def newcomer(self) -> Person:
        """One more, with nothing on the computer yet."""
        number = len(self.people)
        chance = random.Random(f"{self.seed} {number}")
        person = Person(number, self.folder / f"p{number}", chance, years_wrong=chance.choice((0, 0, 0, -9, 3, 40)))
        for name in chance.sample(FOLDERS, chance.choice((0, 1, 1, 2))):
            person.mirrors[name] = person.folder / f"delad {name}"
        self.people.append(person)
        return person

    def join(self) -> None:
        """Somebody new gets everything from one who is there."""
        host = self.open(self.somebody() if self._at_work else self.chance.choice(self.present))
        path = self.file()
        export_changes(host, path)
        self.note(host)
        newcomer = self.newcomer()
        newcomer.workspace = join(newcomer.path, newcomer.settle_in(), [path])
        self.open(newcomer)
        path.unlink()
        self.counts["joined"] += 1

    def admit(self, person: Person) -> None:
        """Somebody lets those in who wait, or gives one another role, where they may."""
        workspace = self.open(person)
        waiting = [member.author for member in workspace.waiting_members()]
        known = [member.author for member in workspace.members() if member.author != workspace.author]
        chosen = waiting or self.chance.sample(known, min(1, len(known)))
        try:
            workspace.admit(chosen, self.chance.choice(("", *ROLES)))
        except Trouble:
            return
        self.note(workspace)
        self.counts["admissions"] += 1

    def read(self, person: Person, letter: Letter, *, forged: bool = False, keep: bool = False) -> None:
        """Take in a file; with ``keep`` it stays for others.  Every byte that is refused must have a reason."""
        workspace = self.open(person)
        if self.chance.random() < LOOKS_FIRST:
            content_hash(workspace.state)
        before = set(workspace.state.changes)
        told: list[str] = []
        try:
            told = import_changes(workspace, [letter.path]).refused
        except Trouble as trouble:
            told = [str(trouble)]
        self.check_intake(workspace, before)
        self.counts["read"] += 1
        if told:
            self.counts["told damage" if not forged else "told forgery"] += 1
            if not letter.damaged and not forged:
                raise Broken(f"a whole file was complained of: {told[0]}")
        elif forged:
            raise Broken("a forged change was not told")
        if not keep:
            letter.path.unlink()

    def check_intake(self, workspace: Workspace, before: set[str]) -> None:
        """Nothing was taken in that no program has written."""
        waiting = {signed.id for signed in workspace.log.waiting}
        strange = (set(workspace.state.changes) | waiting) - before - self.sealed
        if strange:
            raise Broken(f"something that nobody wrote was taken in: {sorted(strange)[0][:12]}")

    def note(self, workspace: Workspace) -> None:
        """What has been sealed so far by this program."""
        self.sealed.update(name for name, one in workspace.state.changes.items() if one.author == workspace.author)

    def file(self) -> Path:
        """A file that is not there yet."""
        self._outgoing += 1
        return self.folder / f"ut {self._outgoing}.hsapaket"
