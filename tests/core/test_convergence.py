"""Random work on several copies, exchanged in any order: what must hold whatever people do.

``HSAVTAL_HYPOTHESIS=large`` runs many more and longer schedules.
"""

from __future__ import annotations

import os
from typing import Any

from comparing import read, said, shown
from hypothesis import HealthCheck, Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from replicas import Replica, author_named, exchange, found
from second_reader import Reader

from hsavtal_desktop.core import digest, edits, revision_views
from hsavtal_desktop.core.reading import ATOM, View
from hsavtal_desktop.core.revisions import Revision
from hsavtal_desktop.core.state import State, replay
from hsavtal_desktop.core.trouble import Trouble

LARGE = os.environ.get("HSAVTAL_HYPOTHESIS") == "large"
CLAUSES = ("k1", "k2", "k3", "k4")
TEXTS = ("b.k1", "b.k1", "b.k1", "h.k1", "b.k2", "c.t1.r1.c1", "b.n1", "b.n2")
VIEWS = (View.MARKUP, View.MARKUP, View.FINAL, View.SIMPLE)
WORDS = ("", "", "a", "b", "ab", " ", "\n", "x\ny", "åäö", "😀")

replicas = st.integers(0, 5)
places = st.integers(0, 12)


class Copies(RuleBasedStateMachine):
    """A founder, two editors, a writer, somebody unknown, and copies of them."""

    def __init__(self) -> None:
        super().__init__()
        self.copies: list[Replica] = []
        self.clauses = 0
        self.newcomers = 0

    @initialize()
    def begin(self) -> None:
        founder = found("a", "aaaaaaaa")
        for letter, role in (("b", "RED"), ("c", "RED"), ("d", "AG")):
            founder.admit(author_named(letter), role)
        founder.edit(edits.AddClause("p", "", "", "Rubrik", "ett två\ntre", "k1"))
        founder.edit(edits.AddClause("p", "", "k1", "Två", "fyra", "k2"))
        shape = {"rows": ["r1", "r2"], "columns": ["c1", "c2"], "spans": [["r1", "c1", 2, 1], ["r1", "c2", 2, 2]]}
        atom = {"type": "table", "id": "t1", **shape, "header": 1}
        founder.edit(edits.SetRecord("field", "f", {"title": "Fält", "text": "ord"}))
        founder.edit(edits.SetRecord("document", "d1", {"parts": [{"part": "p"}, {"part": "q"}]}))
        founder.edit(edits.ReplaceText("b.k1", 3, 3, ATOM, marks={"atom": atom}))
        founder.seal()
        proposed = tuple(revision.id for revision in founder.shared.revisions.all())
        founder.edit(edits.Decide("accept", proposed))
        founder.edit(edits.AddClause("q", "", "", "Tre", "fem", "k3"))
        founder.edit(edits.AddClause("p", "k1", "", "Fyra", "", "k4"))
        founder.seal()
        self.copies = [founder, *(founder.joined_by(author_named(letter), letter * 8) for letter in "bcd")]
        self.copies.append(founder.joined_by(author_named("e"), "eeeeeeee"))

    def one(self, number: int) -> Replica:
        return self.copies[number % len(self.copies)]

    def act(self, number: int, edit: Any) -> None:
        replica = self.one(number)
        try:
            events = replica.edit(edit)
        except Trouble as trouble:
            note(f"{number % len(self.copies)}: {edit} refused: {trouble}")
        else:
            note(f"{number % len(self.copies)}: {edit} -> {events}")

    @rule(
        number=replicas,
        text=st.sampled_from(TEXTS),
        start=places,
        length=st.integers(0, 4),
        new=st.sampled_from(WORDS),
        view=st.sampled_from(VIEWS),
        times=st.integers(1, 3),
    )
    def type(self, number: int, text: str, start: int, length: int, new: str, view: View, times: int) -> None:
        for time in range(times):
            stop = start + (0 if time else length)
            self.act(number, edits.ReplaceText(text, start, stop, new, view))
            start += len(new)

    @rule(
        number=replicas,
        text=st.sampled_from(TEXTS),
        start=places,
        length=st.integers(1, 6),
        look=st.sampled_from((("bold", True), ("bold", False), ("italic", True), ("link", "https://exempel.se"))),
        view=st.sampled_from(VIEWS),
    )
    def format(self, number: int, text: str, start: int, length: int, look: tuple[str, Any], view: View) -> None:
        self.act(number, edits.FormatText(text, start, start + length, *look, view))

    @rule(number=replicas, text=st.sampled_from(TEXTS), start=places, length=st.integers(0, 6), level=st.integers(0, 2))
    def style(self, number: int, text: str, start: int, length: int, level: int) -> None:
        style = "bullet" if level else "body"
        self.act(number, edits.StyleParagraphs(text, start, start + length, style, level))

    @rule(
        number=replicas,
        which=st.lists(st.integers(0, 30), min_size=1, max_size=2),
        verdict=st.sampled_from(("accept", "reject", "accept", "reject", "reopen", "withdraw")),
    )
    def decide(self, number: int, which: list[int], verdict: str) -> None:
        known = sorted(revision.id for revision in self.one(number).state.revisions.all())
        self.act(number, edits.Decide(verdict, tuple({known[index % len(known)] for index in which})))

    @rule(
        number=replicas,
        text=st.sampled_from(TEXTS),
        start=places,
        length=st.integers(1, 5),
        verdict=st.sampled_from(("accept", "reject", "reopen", "withdraw")),
    )
    def decide_a_part(self, number: int, text: str, start: int, length: int, verdict: str) -> None:
        state = self.one(number).state
        pieces = state.text(text).pieces(View.MARKUP, state.revisions.fate)
        touching = tuple(dict.fromkeys(revision for piece in pieces for revision in piece.revisions))
        self.act(number, edits.Decide(verdict, touching[:2], "", text, start, start + length))

    @rule(
        number=replicas,
        which=st.integers(0, 5),
        verdict=st.sampled_from(("accept", "reject", "withdraw")),
        start=places,
        length=st.integers(0, 9),
    )
    def decide_any_characters(self, number: int, which: int, verdict: str, start: int, length: int) -> None:
        """Ranges as another program may write them: of other texts, unknown, beyond the end, or none."""
        replica = self.one(number)
        known = sorted(revision.id for revision in replica.state.revisions.all())
        name = known[which % len(known)]
        ranges = [[name.partition(":")[0], start, length]] if length else []
        event = {"kind": "decide", "id": replica.pen.revision(), "revision": name, "verdict": verdict, "replaces": []}
        replica.write([{**event, "ranges": ranges, "text": TEXTS[which]}])

    @rule(number=replicas, part=st.sampled_from(("p", "q")), parent=st.sampled_from(("", "k1", "k2", "k3")))
    def add_clause(self, number: int, part: str, parent: str) -> None:
        self.clauses += 1
        self.act(number, edits.AddClause(part, parent, "k2", f"Ny {self.clauses}", "ny", f"n{self.clauses}"))

    @rule(
        number=replicas,
        clause=st.sampled_from((*CLAUSES, "n1")),
        to=st.sampled_from((("p", ""), ("q", ""), ("p", "k1"), ("p", "k2"), ("q", "k3"), ("p", "k4"))),
        after=st.sampled_from(("", *CLAUSES)),
    )
    def move_clause(self, number: int, clause: str, to: tuple[str, str], after: str) -> None:
        self.act(number, edits.MoveClause(clause, *to, after))

    @rule(number=replicas, clause=st.sampled_from((*CLAUSES, "n1")))
    def remove_clause(self, number: int, clause: str) -> None:
        self.act(number, edits.RemoveClause(clause))

    @rule(number=replicas, slot=st.integers(0, 3), axis=st.sampled_from(("row", "column")), removal=st.booleans())
    def change_table(self, number: int, slot: int, axis: str, removal: bool) -> None:
        replica = self.one(number)
        event = {"table": "t1", "text": "b.k1", "axis": axis, "revision": replica.pen.revision()}
        if removal:
            name = ("r1" if axis == "row" else "c1", "x0", "x1", "x2")[slot]
            replica.write([{"kind": "unslot", **event, "id": name}])
        else:
            replica.write([{"kind": "slot", **event, "id": f"x{slot}", "order": "00" + "12345"[slot] + "V"}])

    @rule(
        number=replicas,
        record=st.sampled_from((("document", "d1"), ("clause", "k1"), ("comment", "c1"), ("odd", "o1"))),
        value=st.sampled_from(("", "x", "y")),
        goals=st.sets(st.sampled_from(("g1", "g2"))),
    )
    def set_record(self, number: int, record: tuple[str, str], value: str, goals: set[str]) -> None:
        self.act(number, edits.SetRecord(*record, {"title": value, "goals": goals}))

    @rule(number=replicas, claim=st.sampled_from(("b.k1", "h.k1")), at=places, side=st.sampled_from("LR"))
    def write_the_same_characters_again(self, number: int, claim: str, at: int, side: str) -> None:
        """What a damaged or hostile program does: ids it used before, at another place, with other letters."""
        replica = self.one(number)
        spans = replica.state.text(claim).sequence.ordered()
        anchor = spans[at % len(spans)]
        event = {
            "kind": "insert",
            "text": claim,
            "revision": replica.pen.revision(),
            "source": replica.pen.source,
            "start": max(0, replica.pen.next - at),
            "chars": "WXYZ"[: 1 + at % 4],
            "at": [anchor.source, anchor.start, side],
            "marks": [[0, 1, "bold", True]] if at % 2 else [],
        }
        replica.write([event])

    @rule(number=replicas, text=st.sampled_from(("b.k1", "b.k2")), other=replicas, start=places)
    def name_what_was_not_seen(self, number: int, text: str, other: int, start: int) -> None:
        """Deletes and writes beside characters that only somebody else has."""
        replica, source = self.one(number), self.one(other).pen.source
        revision = replica.pen.revision()
        replica.write(
            [
                {"kind": "delete", "text": text, "revision": revision, "ranges": [[source, start, 5], [text, 0, 1]]},
                {
                    "kind": "insert",
                    "text": text,
                    "revision": revision,
                    "source": replica.pen.source,
                    "start": replica.pen.take(2),
                    "chars": "!?",
                    "at": [source, start, "L"],
                },
            ]
        )

    @rule(number=replicas, clause=st.sampled_from(CLAUSES), mine=st.booleans())
    def name_clauses_again(self, number: int, clause: str, mine: bool) -> None:
        """A second clause event for a known clause, and removals and moves of one that nobody made."""
        replica = self.one(number)
        revision = replica.pen.revision()
        place = {"part": "q", "parent": "k2" if mine else "", "order": "5", "revision": revision}
        replica.write(
            [
                {"kind": "clause", "id": clause, **place},
                {"kind": "remove", "clause": "n2", "revision": revision},
                {"kind": "move", "clause": "n2", **place},
            ]
        )

    @rule(
        number=replicas,
        text=st.sampled_from((*TEXTS, "n.f1")),
        at=places,
        kind=st.sampled_from(("footnote", "footnote", "field", "reference", "picture", "table", "describe")),
    )
    def put_in(self, number: int, text: str, at: int, kind: str) -> None:
        made: dict[str, Any] = {
            "footnote": edits.InsertFootnote(text, at, "not", f"f{1 + at % 3}"),
            "field": edits.InsertField(text, at, "f"),
            "reference": edits.InsertReference(text, at, clause="k2"),
            "picture": edits.InsertPicture(text, at, b"bytes", "En bild", 10, 10),
            "describe": edits.DescribePicture(text, at, "En annan bild"),
            "table": edits.InsertTable(text, at, 2, 2, table=f"t{2 + at % 2}"),
        }
        self.act(number, made[kind])

    @rule(
        number=replicas,
        table=st.sampled_from(("t1", "t1", "t2", "t3")),
        axis=st.sampled_from(("row", "column")),
        slot=st.sampled_from(("r1", "r2", "c1", "k1", "k2", "")),
        kind=st.sampled_from(("add", "add", "remove", "header", "merge", "merge", "split")),
    )
    def ask_of_table(self, number: int, table: str, axis: str, slot: str, kind: str) -> None:
        made: dict[str, Any] = {
            "add": edits.InsertSlot(table, axis, slot),
            "remove": edits.RemoveSlot(table, axis, slot),
            "header": edits.SetHeaderRows(table, len(slot)),
            "merge": edits.MergeCells(table, f"c.{table}.r1.{slot or 'k1'}", f"c.{table}.r2.{slot or 'k2'}"),
            "split": edits.SplitCell(table, f"c.{table}.r1.{slot or 'k1'}"),
        }
        self.act(number, made[kind])

    @rule(number=replicas, clause=st.sampled_from(("k1", "k1", "k2", "n1", "n2")), at=places, name=st.integers(1, 4))
    def split(self, number: int, clause: str, at: int, name: int) -> None:
        text = f"{'h' if at == 7 else 'b'}.{clause}"
        self.act(number, edits.SplitClause(text, at, "Ny" if at % 2 else "", f"n{name}"))

    @rule(
        number=replicas,
        clause=st.sampled_from(("k1", "k2", "k4", "n1", "n2", "n3")),
        into=st.sampled_from(("", "", "k1", "k2", "n1")),
    )
    def merge(self, number: int, clause: str, into: str) -> None:
        self.act(number, edits.MergeClause(clause, into))

    @rule(number=replicas)
    def undo(self, number: int) -> None:
        self.one(number).undo()

    @rule(number=replicas)
    def seal(self, number: int) -> None:
        self.one(number).seal()

    @rule(sender=replicas, receiver=replicas, skipped=st.sets(st.integers(0, 40), max_size=3), backwards=st.booleans())
    def send(self, sender: int, receiver: int, skipped: set[int], backwards: bool) -> None:
        changes = list(self.one(sender).changes.values())
        chosen = [change for index, change in enumerate(changes) if index not in skipped]
        self.one(receiver).receive(reversed(chosen) if backwards else chosen)

    @rule(number=replicas)
    def look(self, number: int) -> None:
        """What has been read is kept up to date by what comes, not read anew."""
        self.one(number).content()

    @rule(number=replicas, author=st.sampled_from("bcde"), role=st.sampled_from(("AG", "RED", "POL", "PL", "LÄS")))
    def admit(self, number: int, author: str, role: str) -> None:
        self.one(number).admit(author_named(author), role)

    @precondition(lambda self: len(self.copies) < 7)
    @rule(number=replicas)
    def copy_profile(self, number: int) -> None:
        self.copies.append(self.one(number).copy())

    @rule(number=replicas)
    def edit_and_undo_shows_the_same(self, number: int) -> None:
        replica = self.one(number)
        before = shown(replica.state), digest.content(replica.state)
        for edit in (
            edits.ReplaceText("b.k1", 1, 4, "q\nr"),
            edits.FormatText("b.k1", 0, 5, "bold", True),
            edits.RemoveClause("k1"),
            edits.SetRecord("document", "d1", {"title": "z"}),
            edits.Decide("reject", tuple(revision_views.pending(replica.state))),
        ):
            count = len(replica.actions)
            try:
                replica.edit(edit)
            except Trouble:
                continue
            if len(replica.actions) > count:
                replica.undo()
            assert (shown(replica.state), digest.content(replica.state)) == before

    def teardown(self) -> None:
        if not self.copies:
            return
        for replica in self.copies:
            check_draft(replica)
        everything = {name: change for replica in self.copies for name, change in replica.changes.items()}
        for replica in self.copies:
            check_one(replica)
        exchange(*self.copies)
        final = self.copies[0].content()
        for replica in self.copies:
            assert not replica.waiting
            assert replica.changes.keys() == everything.keys() | replica.changes.keys()
            assert replica.content() == final
        check_all(self.copies[0])


def check_draft(replica: Replica) -> None:
    """Taking a draft off leaves nothing of it, and laying it on again or sealing it shows the same words."""
    laid = replica.copy()
    assert shown(laid.state) == shown(replica.state)
    laid.take_off()
    without = replay(laid.changes.values(), own=laid.author)
    assert digest.content(laid.state) == digest.content(without)
    assert said(laid.state) == said(without)
    assert laid.state.heads() == without.heads()


def check_one(replica: Replica) -> None:
    """Step by step, anew, backwards, and by the second reader: all the same."""
    assert replica.content() == digest.content(replica.replayed())
    assert said(replica.shared) == read(Reader([change.raw for change in replica.changes.values()]))


def check_all(replica: Replica) -> None:
    """Seal, then: order does not matter, nobody's deletion covers what they had not seen, deciding on all is exact."""
    backwards = Replica(author_named("z"), "zzzzzzzz")
    backwards.receive(reversed(replica.changes.values()))
    assert not backwards.waiting
    assert backwards.content() == replica.content()
    reader = Reader([change.raw for change in replica.changes.values()])
    check_deletions(replica.shared, reader)
    for verdict, view in (("accept", View.FINAL), ("reject", View.ORIGINAL)):
        check_deciding_on_all(replica, verdict, view)


def check_deletions(state: State, reader: Reader) -> None:
    """No character is covered by a deletion whose author had not seen it."""
    for text in state.texts.values():
        for span in text.sequence.ordered():
            for entry in (*span.deletes, *span.formats):
                past = reader.past[entry.change] | {entry.change}
                assert span is text.sequence.root or any(origin.change in past for origin in span.origins)


def check_deciding_on_all(replica: Replica, verdict: str, view: View) -> None:
    """Accepting everything gives what Final showed, rejecting everything what Original showed."""
    decider = Replica(author_named("a"), "decider2")
    decider.receive(replica.changes.values())
    before = shown(decider.state)[view.value]
    undecided = [
        revision
        for revision in decider.state.revisions.all()
        if revision_views.state_of(decider.state, revision) in ("pending", "partly", "disputed")
    ]
    if any(is_struck_after_a_decision(decider.state, revision) for revision in undecided):
        return
    decider.edit(edits.Decide(verdict, tuple(revision.id for revision in undecided)))
    after = shown(decider.state)
    for other in View:
        assert after[other.value] == before, other
    sealed = decider.seal()
    oracle = read(Reader([change.raw for change in (*replica.changes.values(), *sealed)]))
    assert all(oracle[other.value] == before for other in View)


def is_struck_after_a_decision(state: State, revision: Revision) -> bool:
    """Whether its author struck own characters without knowing that they were decided on.

    A decision is about a revision at a character, so it can not tell the strike from the insertion.
    """
    fates: dict[tuple[str, str, int], set[str]] = {}
    for entry in revision.events.values():
        if entry.event["kind"] in ("insert", "delete", "format"):
            for span in state.text(entry.event["text"]).sequence.ordered():
                if entry in (*span.origins, *span.deletes, *span.formats):
                    fate = state.revisions.fate(revision.id, entry, span.source, span.start)
                    fates.setdefault((entry.event["text"], span.source, span.start), set()).add(fate)
    return any(len(found) > 1 for found in fates.values())


TestCopies = Copies.TestCase
TestCopies.settings = settings(
    settings.default,
    # Making a failing schedule small takes minutes: only where it was asked for.
    phases=tuple(Phase) if LARGE else (Phase.explicit, Phase.generate),
    max_examples=400 if LARGE else 40,
    stateful_step_count=60 if LARGE else 25,
    suppress_health_check=list(HealthCheck),
)
