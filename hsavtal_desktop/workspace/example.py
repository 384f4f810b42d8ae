"""The example package: five documents, members of both sides, a history with two versions and open proposals.

Everything in it is invented and marked "Exempeltext – inte gällande avtal".
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hsavtal_desktop.core import digest
from hsavtal_desktop.core.change import Change, write_change
from hsavtal_desktop.core.drafting import Drafter, Pen
from hsavtal_desktop.core.edits import ReplaceText
from hsavtal_desktop.core.members import COORDINATOR
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.signed import SignedChange
from hsavtal_desktop.core.state import State, replay
from hsavtal_desktop.exchange.keys import Key
from hsavtal_desktop.exchange.signatures import sign
from hsavtal_desktop.resources import resource_path
from hsavtal_desktop.store.workspace_file import WorkspaceFile
from hsavtal_desktop.workspace.agreement_text import AgreementWriter
from hsavtal_desktop.workspace.hiding import Hiding
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.proposing import stretch
from hsavtal_desktop.workspace.workspace import Workspace

_START = "2026-02-02T08:00:00Z"


def create_example(path: Path, installation: Installation) -> Workspace:
    """Make the example workspace, with this installation's user as one of its coordinators.

    Raises Trouble when the file exists.
    """
    story = _Story(installation)
    story.tell()
    file = WorkspaceFile.create(path)
    try:
        file.append(story.signed, blobs=story.files)
    finally:
        file.close()
    return Workspace.open(path, installation)


def read_principals() -> list[dict[str, str]]:
    """The 50 principals with their formal names."""
    with resource_path("principals.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _data(name: str) -> Any:
    return json.loads(resource_path("example", name).read_text(encoding="utf-8"))


@dataclass(slots=True)
class _Person:
    key: Key
    pen: Pen
    card: Mapping[str, str]


@dataclass(slots=True)
class _Story:
    """Writes the changes of invented members, each under a key made for the occasion."""

    installation: Installation
    state: State = field(default_factory=State)
    signed: list[SignedChange] = field(default_factory=list)
    hiding: Hiding = field(init=False)
    files: dict[str, bytes] = field(default_factory=dict)
    """Those that the members' names stand in."""
    people: dict[str, _Person] = field(default_factory=dict)
    revisions: dict[int, list[str]] = field(default_factory=dict)
    """Step → the revisions it made."""
    changes: dict[int, str] = field(default_factory=dict)
    """Step → its change."""
    heads_before: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.hiding = Hiding(self.installation.draw)

    def tell(self) -> None:
        package, story, draw = _data("package.json"), _data("story.json"), self.installation.draw
        for card in story["members"]:
            key = Key.of(draw(32))
            self.people[card["key"]] = _Person(key, Pen.drawn(key.author, draw), card)
        founder = next(person for person in self.people.values() if person.card["role"] == COORDINATOR)
        self._begin(founder, package)
        self._gather(founder)
        self._write_package(founder, package)
        for index, step in enumerate(story["steps"]):
            self.heads_before[index] = self.state.heads()
            _STEPS[step["do"]](self, index, step)

    def _begin(self, founder: _Person, package: Mapping[str, Any]) -> None:
        event = {"kind": "workspace", "name": package["title"], **_card(founder.card)}
        change = write_change(
            workspace="", parents=(), lamport=1, author=founder.key.author, time=_START, events=self._hidden([event])
        )
        self._take(founder, change)

    def _gather(self, founder: _Person) -> None:
        """The others present themselves and are let in; so is the user of this installation."""
        admitted: list[dict[str, Any]] = []
        for person in self.people.values():
            if person is not founder:
                change = self._write(person, [{"kind": "introduce", **_card(person.card)}], _START)
                admitted.append(_admission(person.key.author, person.card["role"], [change.id]))
        me = self.installation
        mine = _Person(me.key, Pen.drawn(me.author, me.draw), {})
        card = {"kind": "introduce", "person": me.name, "organisation": me.organisation, "side": me.side}
        change = self._write(mine, [card], _START)
        admitted.append(_admission(me.author, COORDINATOR, [change.id]))
        self._write(founder, admitted, _START)

    def _write_package(self, founder: _Person, package: Mapping[str, Any]) -> None:
        """The text that the story starts from, agreed from the beginning."""
        rows = read_principals()
        records = [_record("package", "package", {"title": package["title"], "marking": package["marking"]})]
        records += [
            _record("document", one["id"], {"order": index, **{k: v for k, v in one.items() if k != "id"}})
            for index, one in enumerate(package["documents"])
        ]
        records += [
            _record("part", one["id"], {"title": one["title"], "appendix": one["appendix"]}) for one in package["parts"]
        ]
        records += [
            _record(
                "principal",
                f"p{row['code']}",
                {
                    "code": row["code"],
                    "name": row["name"],
                    "formal_name": row["formal_name"],
                    "type": row["type"],
                    "association": row["kommunalforbund"],
                },
            )
            for row in rows
        ]
        revision = founder.pen.revision()
        listed = [["Part", "Kod"], *([row["formal_name"], row["code"]] for row in rows)]
        writer = AgreementWriter(founder.pen, revision, {"principals": listed})
        texts = [
            event for one in package["parts"] for event in writer.clauses(one["id"], _data(one["file"])["clauses"])
        ]
        decision = _decision(founder.pen, revision, "accept", [])
        self._write(founder, [*records, *texts, decision], _START, "Utgångstext")

    def replace(self, index: int, step: Mapping[str, Any]) -> None:
        """An edit, made without having seen the steps that it names as unseen."""
        person = self.people[step["author"]]
        unseen = step.get("unseen", [])
        heads = self.heads_before[min(unseen)] if unseen else self.state.heads()
        state = self._state_of(heads) if unseen else self.state
        text = f"b.{step['clause']}"
        start, stop, new = stretch(state, text, step["old"], step["new"])
        edit = ReplaceText(text, start, stop, new, View.MARKUP, message=step.get("message", ""))
        events = Drafter(state, person.pen).events(edit)
        change = self._write(person, events, step["when"], step.get("message", ""), heads)
        self.revisions[index] = list(dict.fromkeys(event["revision"] for event in events if "revision" in event))
        self.changes[index] = change.id

    def decide(self, index: int, step: Mapping[str, Any]) -> None:
        """A decision with its reason."""
        person = self.people[step["author"]]
        events = [
            _decision(
                person.pen,
                revision,
                step["do"],
                [entry.event["id"] for entry in self.state.revisions.standing(revision)],
                step.get("reason", ""),
            )
            for revision in self.revisions[step["target"]]
        ]
        self.changes[index] = self._write(person, events, step["when"]).id

    def freeze(self, index: int, step: Mapping[str, Any]) -> None:
        """A named version; the one sent out for consultation is frozen."""
        status = "frozen" if step["label"].startswith("Remiss") else "draft"
        event = {
            "kind": "version",
            "label": step["label"],
            "status": status,
            "heads": list(self.state.heads()),
            "hash": digest.package_hash(self.state),
        }
        self.changes[index] = self._write(self.people[step["author"]], [event], step["when"]).id

    def comment(self, index: int, step: Mapping[str, Any]) -> None:
        """A remark on a clause."""
        fields = {"clause": step["clause"], "text": step["text"], "kind": step.get("kind", "fråga")}
        event = _record("comment", f"c{index}", fields)
        self.changes[index] = self._write(self.people[step["author"]], [event], step["when"]).id

    def _state_of(self, heads: Sequence[str]) -> State:
        past = self.state.history.past(heads)
        return replay(change for name, change in self.state.changes.items() if name in past)

    def _write(
        self,
        person: _Person,
        events: Sequence[Mapping[str, Any]],
        time: str,
        message: str = "",
        heads: Sequence[str] = (),
    ) -> Change:
        assert self.state.genesis is not None
        parents = heads or self.state.heads()
        change = write_change(
            workspace=self.state.genesis.id,
            parents=parents,
            lamport=1 + max(self.state.changes[parent].lamport for parent in parents),
            author=person.key.author,
            time=time,
            events=self._hidden(events),
            message=message,
        )
        self._take(person, change)
        return change

    def _hidden(self, events: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
        hidden, files = self.hiding.hide(events)
        self.files |= files
        return hidden

    def _take(self, person: _Person, change: Change) -> None:
        self.signed.append(sign(change, person.key))
        self.state.apply(change)


_STEPS: Mapping[str, Callable[[_Story, int, Mapping[str, Any]], None]] = {
    "replace": _Story.replace,
    "accept": _Story.decide,
    "reject": _Story.decide,
    "freeze": _Story.freeze,
    "comment": _Story.comment,
}


def _card(card: Mapping[str, str]) -> dict[str, str]:
    return {"person": card["name"], "organisation": card["organisation"], "side": card["side"]}


def _admission(author: str, role: str, adopts: list[str]) -> dict[str, Any]:
    return {"kind": "admit", "member": author, "role": role, "adopts": adopts}


def _record(kind: str, name: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    return {"kind": "record", "type": kind, "id": name, "set": dict(fields)}


def _decision(pen: Pen, revision: str, verdict: str, replaces: list[str], reason: str = "") -> dict[str, Any]:
    event = {"kind": "decide", "id": pen.revision(), "revision": revision, "verdict": verdict, "replaces": replaces}
    return {**event, "reason": reason} if reason else event
