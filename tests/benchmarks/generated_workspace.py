"""A workspace of any size, for measuring: clauses of about a hundred words, 3,000 tracked changes."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from hsavtal_desktop.core.drafting import Drafter, Pen
from hsavtal_desktop.core.edits import ReplaceText
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.state import State, replay
from hsavtal_desktop.workspace.agreement_text import AgreementWriter
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.workspace import Workspace

WORDS = (
    "parterna kommunen ska ansvara för planering av vård och omsorg individen behöver insatser från båda senast inom "
    "vardagar efter att läkare har bedömt behovet enligt avtalet samverkan sker när någon part ser"
)

_IN_A_CHANGE = 50_000
"""Events: a change may not be larger than some megabytes."""


def generated_workspace(folder: Path, clauses: int, *, changes: int = 3_000, seed: int = 5) -> Workspace:
    """A document ``D`` of ``clauses`` clauses under chapters of twenty, every tenth with a small table."""
    chance = random.Random(seed)
    words = WORDS.split()
    installation = Installation.open(folder / f"home-{clauses}")
    installation.introduce("Mätare", "VGR", "region")
    workspace = Workspace.create(folder / f"{clauses}.hsavtal", installation, name="Mätning")
    revision = workspace.pen.revision()
    writer = AgreementWriter(workspace.pen, revision)
    chapters = [_chapter(number, clauses, words, chance) for number in range(-(-clauses // 20))]
    texts = writer.clauses("P", chapters)
    decision = {"kind": "decide", "id": workspace.pen.revision(), "revision": revision, "verdict": "accept"}
    document = {"title": "Avtal", "short": "Avtal", "parts": [{"part": "P"}]}
    records = [{"kind": "record", "type": "document", "id": "D", "set": document}]
    events = [*records, *texts, {**decision, "replaces": []}]
    for first in range(0, len(events), _IN_A_CHANGE):
        workspace.seal(events[first : first + _IN_A_CHANGE])
    bodies = [event["text"] for event in texts if event["kind"] == "insert" and event["text"].startswith("b.")]
    workspace.seal(_edits(replay(workspace.state.changes.values()), installation.author, bodies, changes, chance))
    return workspace


def _chapter(number: int, clauses: int, words: list[str], chance: random.Random) -> dict[str, Any]:
    first = number * 20
    children = [
        {"id": f"C_{index}", "heading": f"Punkt {index}", "body": _body(index, words, chance)}
        for index in range(first + 1, min(first + 20, clauses))
    ]
    return {"id": f"C_{first}", "heading": f"Kapitel {number}", "body": _body(1, words, chance), "children": children}


def _body(index: int, words: list[str], chance: random.Random) -> list[dict[str, Any]]:
    blocks: list[dict[str, Any]] = [{"p": " ".join(chance.choices(words, k=35))} for _ in range(2)]
    blocks.append({"bullets": [" ".join(chance.choices(words, k=10)) for _ in range(3)]})
    if index % 10 == 0:
        blocks.append({"table": {"header": ["Vad", "Vem"], "rows": [["Kalla", "VGR"], ["Delta", "Kommunen"]]}})
    return blocks


def _edits(state: State, author: str, bodies: list[str], count: int, chance: random.Random) -> list[dict[str, Any]]:
    pen = Pen.drawn(author, chance.randbytes)
    drafter = Drafter(state, pen)
    events: list[dict[str, Any]] = []
    for _ in range(count):
        text = chance.choice(bodies)
        start = chance.randrange(150)
        new = " ".join(chance.choices(WORDS.split(), k=2)) + " "
        events += drafter.events(ReplaceText(text, start, start + chance.choice((0, 6)), new, View.MARKUP))
    return events
