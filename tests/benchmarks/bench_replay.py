"""Replay of a log, against parsing the same bytes and nothing else.

A generated log: 50 installations write in 200 clauses or, in longer logs, in up to 1,000; each sees what the others
wrote a while ago.
CPU seconds, medians of five runs, both measured in turn in one process.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Sequence
from statistics import median

from hsavtal_desktop.core.change import Change, stored_change, write_change
from hsavtal_desktop.core.drafting import Drafter, Pen
from hsavtal_desktop.core.edits import AddClause, Decide, ReplaceText, SetRecord
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.state import State, replay
from tests.benchmarks.figures import Figure

AUTHORS = 50
CLAUSES, MOST = 200, 1_000
WORDS = ("parterna", "kommunen", "ska", "senast", "vardagar", "planering", "individen", "ansvarar", "enligt", "avtalet")


def generated_log(count: int, seed: int = 1, authors: Sequence[str] = ()) -> list[Change]:
    """``count`` changes with about six words each; the authors' names are made up unless given."""
    chance = random.Random(seed)
    pens = [Pen(author, "a" * 8) for author in authors or [f"{index:043d}" for index in range(AUTHORS)]]
    state = State()
    first = write_change(
        workspace="",
        parents=(),
        lamport=1,
        author=pens[0].author,
        time="2026-01-01T00:00:00Z",
        events=[{"kind": "workspace", "name": "Mätning", "person": "", "organisation": "", "side": ""}],
    )
    state.apply(first)
    log = [first]

    def write(pen: Pen, events: list[dict[str, object]]) -> None:
        parents = state.heads()
        change = write_change(
            workspace=first.id,
            parents=parents,
            lamport=1 + max(state.changes[parent].lamport for parent in parents),
            author=pen.author,
            time="2026-01-01T00:00:00Z",
            events=events,
        )
        state.apply(change)
        log.append(change)

    write(pens[0], [{"kind": "admit", "member": pen.author, "role": "PL", "adopts": []} for pen in pens[1:]])
    events = Drafter(state, pens[0]).events(SetRecord("document", "D", {"title": "D", "parts": [{"part": "P"}]}))
    write(pens[0], events)
    clauses = min(max(CLAUSES, count // 50), MOST)
    for index in range(clauses):
        text = " ".join(chance.choices(WORDS, k=40))
        before = f"P_{index - 1}" if index else ""
        write(pens[0], Drafter(state, pens[0]).events(AddClause("P", "", before, "Rubrik", text, f"P_{index}")))
    while len(log) < count:
        pen, text = chance.choice(pens), f"b.P_{chance.randrange(clauses)}"
        drafter = Drafter(state, pen)
        pending = [name for name in state.text(text).sequence.ordered()[:-1] if name.origins]
        if pending and chance.random() < 0.1:
            revision = chance.choice(pending).origins[0].event["revision"]
            write(pen, drafter.events(Decide(chance.choice(("accept", "reject")), (revision,))))
            continue
        length = sum(len(piece.text) for piece in state.text(text).pieces(View.MARKUP, state.revisions.fate))
        start = chance.randrange(length)
        stop = min(length - 1, start + chance.choice((0, 0, 5, 12)))
        write(pen, drafter.events(ReplaceText(text, start, stop, " ".join(chance.choices(WORDS, k=6)))))
    return log


def run(large: bool) -> list[Figure]:
    """Seconds for replay and for ``json.loads``; with ``large`` also at 100,000 changes."""
    return [figure for count in (1_000, 10_000, *((100_000,) if large else ())) for figure in _measure(count)]


def _measure(count: int) -> list[Figure]:
    raws = [(change.raw, change.id) for change in generated_log(count)]
    parsing, replaying, reading = [], [], []
    for _ in range(5):
        parsing.append(_cpu(lambda: [json.loads(raw) for raw, _ in raws]))
        state = replay([stored_change(raw, name) for raw, name in raws])
        replaying.append(_cpu(lambda: replay([stored_change(raw, name) for raw, name in raws])))
        reading.append(_cpu(_read_all, state))
    bound, ours = median(parsing), median(replaying)
    size = sum(len(raw) for raw, _ in raws) / count
    return [
        Figure(f"replay of {count} changes", ours, "s CPU", "json.loads of the same bytes", ours / bound),
        Figure(f"building all texts after {count} changes", median(reading), "s CPU"),
        Figure(f"bytes a change at {count}", size, "bytes"),
    ]


def _read_all(state: State) -> None:
    for text in list(state.texts.values()):
        text.pieces(View.MARKUP, state.revisions.fate)


def _cpu(work: Callable[..., object], *arguments: object) -> float:
    start = time.process_time()
    work(*arguments)
    return time.process_time() - start
