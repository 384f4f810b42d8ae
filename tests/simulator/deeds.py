"""What happens in the world of many copies, and how often."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from hsavtal_desktop.core.members import Right
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.workspace.exchanging import ask, export_changes
from hsavtal_desktop.workspace.folder_sync import sync
from tests.simulator.belongings import attach, erase, keep_secret, lose_key
from tests.simulator.forging import forged_package
from tests.simulator.mail import Letter
from tests.simulator.people import Person
from tests.simulator.world import CLAUSES, FOLDERS, Broken, World

ONLINE = 12
"""Computers that a file-sync engine reaches at a time."""


def happen(world: World) -> None:
    """One thing more happens."""
    world.now += 1
    deed = world.chance.choices(list(DEEDS), list(DEEDS.values()))[0]
    person = world.somebody()
    world.open(person)
    deed(world, person)


# Work and exchange


def _act(world: World, person: Person) -> None:
    world.counts[person.act() or "not allowed"] += 1
    world.note(world.open(person))


def _send(world: World, person: Person) -> None:
    present = world.present
    for receiver in world.chance.sample(present, min(len(present), world.chance.randint(1, 3))):
        if receiver is person:
            continue
        workspace, path, request = world.open(person), world.file(), world.file()
        kind = world.chance.choice(("everything", "since", "answer"))
        if kind == "since":
            export_changes(workspace, path, since=receiver.author)
        elif kind == "answer" and receiver.workspace is not None:
            ask(receiver.workspace, request)
            export_changes(workspace, path, answering=request)
            request.unlink()
        else:
            export_changes(workspace, path)
        world.note(workspace)
        world.mail.send(world.now, receiver.number, path)
        path.unlink()


def _read(world: World, person: Person) -> None:
    for letter in world.mail.due(world.now, person.number):
        world.read(person, letter)


def _forge(world: World, person: Person) -> None:
    workspace, path = world.open(person), world.file()
    stored = list(workspace.log.file.changes())
    forged_package(path, world.chance.choice(stored), workspace.log.workspace, world.chance)
    world.read(person, Letter(world.now, person.number, path), forged=True)


def _sync(world: World, person: Person) -> None:
    workspace = world.open(person)
    for name, mirror in sorted(person.mirrors.items()):
        mirror.mkdir(exist_ok=True)
        before = set(workspace.state.changes)
        workspace.release()
        world.note(workspace)
        report = sync(workspace, mirror)
        world.check_intake(workspace, before)
        world.counts[f"rounds with {name}"] += 1
        if report.problem:
            raise Broken(report.problem)


def _carry(world: World, _: Person) -> None:
    name = world.chance.choice(FOLDERS)
    online = [one.mirrors[name] for one in world.people if name in one.mirrors]
    world.engine.carry(world.chance.sample(online, min(len(online), ONLINE)))


# People come and go


def _join(world: World, _: Person) -> None:
    if len(world.people) < world.replicas:
        world.join()


def _clone(world: World, person: Person) -> None:
    if len(world.people) < world.replicas:
        profile = world.chance.random() < 0.5
        person.copied_to(world.newcomer(), profile=profile)
        world.counts["copied profiles" if profile else "copied files"] += 1


def _put_back_older(world: World, person: Person) -> None:
    """Every other time keep a copy of the file, every other time put it back: what was not sent is gone."""
    person.close()
    kept = world.older.pop(person.number, None)
    if kept is None:
        world.older[person.number] = Path(shutil.copy(person.path, person.folder / "äldre.db"))
    else:
        shutil.move(kept, person.path)
        world.counts["older copies put back"] += 1


def _leave(world: World, person: Person) -> None:
    if len(world.present) > max(2, world.replicas // 2):
        person.close()
        person.here = False
        world.counts["left"] += 1


# What members do about each other, by somebody or by the first, who mostly may


def _one_of(world: World, person: Person) -> Person:
    return world.chance.choice((person, world.present[0]))


def _admit(world: World, person: Person) -> None:
    world.admit(_one_of(world, person))


def _revoke(world: World, person: Person) -> None:
    """A key is taken away, now and then the own one; or what came late from one is let count."""
    workspace = world.open(_one_of(world, person))
    members = workspace.members()
    late = [one.author for one in members if one.revoked and workspace.group.late_work(one.author)]
    try:
        if late and world.chance.random() < 0.4:
            workspace.group.adopt_late_work(world.chance.choice(late))
            world.counts["adoptions"] += 1
        else:
            workspace.group.revoke(world.chance.choice(members).author)
            world.counts["revocations"] += 1
    except Trouble:
        return
    world.note(workspace)


def _rule(world: World, person: Person) -> None:
    """A rule of the group, a part or a lock is changed."""
    workspace, chance = world.open(_one_of(world, person)), world.chance
    clause = f"K{chance.randrange(CLAUSES)}"
    authors = [member.author for member in workspace.members()]
    governing = workspace.governing
    try:
        match chance.randrange(4):
            case 0:
                governing.set_rules(four_eyes=chance.random() < 0.5)
            case 1:
                governing.hand_out("P", chance.sample(authors, min(2, len(authors))))
            case 2:
                governing.lock(clause)
            case _:
                governing.unlock(clause)
    except Trouble:
        return
    world.note(workspace)
    world.counts["rules"] += 1


# Belongings


def _keep_secret(world: World, person: Person) -> None:
    word = keep_secret(person)
    world.secrets.update({word} - {""})
    world.counts["secrets"] += bool(word)


def _attach(world: World, person: Person) -> None:
    attach(person)
    world.counts["files"] += 1
    world.note(world.open(person))


def _erase(world: World, person: Person) -> None:
    who = [one for one in world.present if one.workspace and not one.workspace.why_not(Right.ERASE)]
    eraser = world.chance.choice(who or [person])
    world.counts["erasures"] += erase(eraser)
    world.note(world.open(eraser))


def _lose(world: World, person: Person) -> None:
    first = world.present[0]
    if person is not first:
        world.counts["keys replaced"] += lose_key(person, world.open(first))
        world.note(world.open(first))


DEEDS: dict[Callable[[World, Person], None], float] = {
    _act: 60,
    _send: 14,
    _read: 14,
    _sync: 5,
    _carry: 3,
    _admit: 3,
    _revoke: 1.5,
    _rule: 1.2,
    _join: 2,
    _clone: 0.6,
    _put_back_older: 0.4,
    _leave: 0.5,
    _keep_secret: 0.8,
    _attach: 2,
    _erase: 2,
    _lose: 0.4,
    _forge: 4,
}
"""What can happen, and how often compared with the rest."""
