"""How the frozen logs in ``vectors/`` were made.

A vector is a list of changes, as text, and the state that they stand for.  ``PYTHONPATH=.:tests/core python
tests/core/vector_making.py`` writes those that are missing and never touches one that is there: what a log once
meant it means for ever.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from comparing import bodies, objects, shown
from replicas import TIME, Replica, author_named, exchange, found, group

from hsavtal_desktop.core import digest, views
from hsavtal_desktop.core.canonical import encode
from hsavtal_desktop.core.change import Change, hand, read_change
from hsavtal_desktop.core.edits import (
    AddClause,
    Decide,
    DescribePicture,
    FormatText,
    InsertField,
    InsertFootnote,
    InsertPicture,
    InsertReference,
    InsertSlot,
    InsertTable,
    MergeCells,
    MergeClause,
    MoveClause,
    RemoveClause,
    RemoveSlot,
    ReplaceText,
    ResizePicture,
    SetHeaderRows,
    SetRecord,
    SplitCell,
    SplitClause,
    StyleParagraphs,
)
from hsavtal_desktop.core.personal import FIELDS, FILE_NAMES, WORDS, Persons, files_in, personal_file, reference
from hsavtal_desktop.core.reading import ATOM, View
from hsavtal_desktop.core.revision_views import kind_of, pending, state_of
from hsavtal_desktop.core.state import State, record_fields, replay

FOLDER = Path(__file__).parent / "vectors"
BODY = "b.k1"


def agreed(
    *letters: str, body: str = "Parterna ersätter varandra.\nErsättningen betalas varje månad."
) -> list[Replica]:
    people = group(*letters)
    people[0].edit(AddClause("p", "", "", "Ersättning", body, "k1"))
    people[0].edit(AddClause("p", "", "k1", "Giltighet", "Avtalet gäller tills vidare.", "k2"))
    people[0].edit(Decide("accept", tuple(pending(people[0].state))))
    people[0].edit(SetRecord("part", "p", {"title": "Gemensam del"}))
    people[0].edit(SetRecord("document", "d1", {"title": "Exempelavtal", "order": 1, "parts": [{"part": "p"}]}))
    people[0].seal("Exempeltext – inte gällande avtal")
    exchange(*people)
    return people


def release(*people: Replica) -> list[Replica]:
    for one in people:
        one.seal()
    exchange(*people)
    return list(people)


def concurrent_edits() -> list[Change]:
    one, two, three = agreed("a", "b", "c")
    one.edit(ReplaceText(BODY, 9, 17, "betalar"))
    two.edit(ReplaceText(BODY, 9, 9, "INTE "))
    two.edit(ReplaceText(BODY, 12, 12, "😀"))
    three.edit(ReplaceText(BODY, 5, 40, ""))
    three.edit(StyleParagraphs(BODY, 0, 0, "bullet", 1))
    release(one, two, three)
    one.edit(FormatText(BODY, 0, 12, "bold", True))
    two.edit(FormatText(BODY, 4, 20, "bold", True))
    two.edit(FormatText(BODY, 6, 9, "link", "https://exempel.example"))
    three.edit(ReplaceText(BODY, 3, 3, "\n"))
    three.edit(ReplaceText(BODY, 4, 4, "Ny"))
    release(one, two, three)
    one.edit(FormatText(BODY, 2, 5, "bold", False))
    return history(*release(one, two, three))


def decisions() -> list[Change]:
    one, two, three = agreed("a", "b", "c")
    for place, words in ((0, "Första "), (7, "Andra "), (13, "Tredje "), (20, "Fjärde ")):
        three.edit(ReplaceText(BODY, place, place, words))
        three.seal()
    three.edit(ReplaceText(BODY, 30, 34, ""))
    release(one, two, three)
    first, second, third, fourth, strike = sorted(pending(one.state), key=lambda name: int(name.split(":")[1]))
    one.edit(Decide("accept", (first, second), "Enligt mötet"))
    two.edit(Decide("reject", (first,)))
    two.edit(Decide("accept", (second,)))
    one.edit(Decide("accept", (third,), "", BODY, 14, 17))
    one.seal()
    three.edit(Decide("withdraw", (second, fourth)))
    release(one, two, three)
    three.edit(Decide("withdraw", (second,)))
    two.edit(Decide("reject", (third,)))
    two.edit(Decide("reject", (strike,)))
    two.seal()
    two.edit(Decide("reopen", (strike,)))
    return history(*release(one, two, three))


def moves_and_cycles() -> list[Change]:
    one, two, three = agreed("a", "b", "c")
    for name, parent in (("k3", ""), ("k4", "k1"), ("k5", "k4")):
        one.edit(AddClause("p", parent, "k2", name, "", name))
    one.edit(Decide("accept", tuple(pending(one.state))))
    release(one, two, three)
    two.edit(MoveClause("k1", "p", "k2", ""))
    three.edit(MoveClause("k2", "p", "k4", ""))
    three.edit(MoveClause("k3", "q", "", ""))
    two.edit(MoveClause("k3", "p", "k5", ""))
    two.edit(RemoveClause("k4"))
    three.edit(AddClause("p", "k4", "k5", "Ny punkt", "text", "k6"))
    release(one, two, three)
    accepted = [name for name in pending(one.state) if kind_of(one.state.revisions[name]) == "move"]
    one.edit(Decide("accept", tuple(sorted(accepted)[:2])))
    two.edit(RemoveClause("k6"))
    one.edit(RemoveClause("k5"))
    return history(*release(one, two, three))


def adoption() -> list[Change]:
    one, two = agreed("a", "b")
    new = one.joined_by(author_named("n"), "nnnnnnnn")
    for number, words in enumerate(("ett ", "två ", "tre ")):
        new.edit(ReplaceText(BODY, 4 * number, 4 * number, words))
        new.edit(SetRecord("comment", f"c{number}", {"text": words, "clause": "k1"}))
        new.seal()
    exchange(one, two, new)
    middle = sorted(one.shared.quarantined(), key=lambda change: change.order)[1]
    one.release([{"kind": "admit", "member": new.author, "role": "AG", "adopts": [middle.id]}])
    two.edit(ReplaceText(BODY, 0, 0, "Här: "))
    exchange(*release(one, two, new))
    new.edit(ReplaceText(BODY, 0, 0, "Efter. "))
    one.admit(author_named("x"), "POL")
    return history(*release(one, two, new))


def void_events() -> list[Change]:
    one, two, three = agreed("a", "b", "c")
    one.admit(two.author, "POL")
    exchange(one, two, three)
    two.edit(ReplaceText(BODY, 0, 0, "Får inte "))
    two.edit(SetRecord("document", "d1", {"title": "Kapat"}))
    two.seal()
    pen, revision = three.pen, three.pen.revision()
    name = next(revision.id for revision in one.state.revisions.all())
    insert = {"kind": "insert", "text": BODY, "revision": revision, "source": pen.source, "start": pen.take(9)}
    three.release(
        [
            {**insert, "chars": "a", "at": [two.pen.source, 0, "R"]},
            {**insert, "chars": "b", "at": [BODY, 0, "R"]},
            {**insert, "chars": "c", "at": [pen.source, 999, "L"]},
            {**insert, "chars": "d", "at": [BODY, 0, "L"], "source": one.pen.source, "start": 999},
            {**insert, "chars": "e", "at": [BODY, 0, "L"], "revision": name},
            {"kind": "delete", "text": BODY, "revision": revision, "ranges": [[two.pen.source, 0, 9], [BODY, 0, 1]]},
            {"kind": "remove", "clause": "k9", "revision": revision},
            {"kind": "decide", "id": pen.revision(), "revision": name, "verdict": "erase", "replaces": []},
            {"kind": "decide", "id": pen.revision(), "revision": name, "verdict": "withdraw", "replaces": []},
            {"kind": "admit", "member": three.author, "role": "PL", "adopts": []},
            {"kind": "version", "label": "Egen", "status": "frozen", "heads": [], "hash": ""},
            {"kind": "workspace", "name": "x", "person": "x", "organisation": "", "side": ""},
        ]
    )
    exchange(one, two, three)
    one.edit(ReplaceText(BODY, 0, 0, "Efteråt: "))
    return history(*release(one, two, three))


def unknown_kind() -> list[Change]:
    one, two = agreed("a", "b")
    one.release([{"kind": "revoke", "member": two.author, "since": []}, {"kind": "x", "value": {"a": [1, None, "å"]}}])
    exchange(one, two)
    two.edit(ReplaceText(BODY, 0, 0, "Nu: "))
    return history(*release(one, two))


def same_characters_agreeing() -> list[Change]:
    one, two = agreed("a", "b")
    one.edit(ReplaceText(BODY, 0, 9, "De "))
    one.edit(AddClause("p", "", "k2", "Ny", "Ny text", "k3"))
    twin = one.copy()
    one.edit(ReplaceText(BODY, 12, 12, "alltid "))
    one.seal()
    twin.seal("Kopian")
    two.receive(one.changes.values())
    two.edit(Decide("accept", tuple(pending(two.state))))
    return history(*release(one, twin, two))


def same_characters_disagreeing() -> list[Change]:
    one, two, three = agreed("a", "b", "c")
    twin = two.copy()
    two.edit(ReplaceText(BODY, 0, 0, "ABCD"))
    twin.edit(ReplaceText(BODY, 3, 3, "xyzåäö"))
    release(one, two, twin, three)
    three.edit(ReplaceText(BODY, 2, 2, "!"))
    release(one, two, twin, three)
    again = {"kind": "insert", "text": BODY, "revision": two.pen.revision(), "source": two.pen.source, "start": 1}
    spans = two.state.text(BODY).sequence.ordered()
    two.release([{**again, "chars": "12345678", "at": [spans[-2].source, spans[-2].start, "R"]}])
    exchange(one, two, twin, three)
    one.edit(ReplaceText(BODY, 0, 3, ""))
    return history(*release(one, two, twin, three))


def tables_and_records() -> list[Change]:
    one, two, three = agreed("a", "b", "c")
    atom = {"type": "table", "id": "t1", "rows": ["r1", "r2"], "columns": ["c1", "c2"], "header": 1}
    one.edit(ReplaceText("b.k2", 28, 28, "\n"))
    one.edit(ReplaceText("b.k2", 29, 29, ATOM, marks={"atom": atom}))
    one.edit(ReplaceText("b.k2", 7, 7, ATOM, marks={"atom": {"type": "reference", "clause": "k1"}}))
    one.edit(ReplaceText("c.t1.r1.c1", 0, 0, "År"))
    one.edit(ReplaceText("c.t1.r2.c1", 0, 0, "2031"))
    one.edit(Decide("accept", tuple(pending(one.state))))
    release(one, two, three)
    for replica, slot, order in ((two, "r3", "001V"), (three, "r4", "004")):
        event = {"table": "t1", "text": "b.k2", "axis": "row", "id": slot, "order": order}
        replica.write([{"kind": "slot", **event, "revision": replica.pen.revision()}])
        replica.edit(ReplaceText(f"c.t1.{slot}.c2", 0, 0, slot))
    removal = {"kind": "unslot", "table": "t1", "text": "b.k2", "axis": "column", "id": "c1"}
    two.write([{**removal, "revision": two.pen.revision()}])
    two.edit(SetRecord("clause", "k1", {"party": "region", "goals": {"g1", "g2"}, "status": "klar"}))
    three.edit(SetRecord("clause", "k1", {"party": "municipality", "goals": {"g3"}, "status": "klar"}))
    release(one, two, three)
    one.edit(SetRecord("clause", "k1", {"goals": {"g1", "g3"}, "owner": "Grupp 1"}))
    two.edit(SetRecord("clause", "k1", {"goals": {"g1", "g2", "g3", "g4"}}))
    release(one, two, three)
    heads = one.state.heads()
    label = {"kind": "version", "label": "Utkast 1", "status": "draft", "heads": list(heads)}
    one.release([{**label, "hash": digest.package_hash(replay(one.changes.values()))}])
    return history(*release(one, two, three))


def merged_cells() -> list[Change]:
    """Cells merged and split by people who had not seen each other, words written below, and a picture's size."""
    one, two, three = agreed("a", "b", "c")
    one.edit(InsertPicture(BODY, 0, b"a picture", "Ett diagram", 800, 400))
    shape = {"rows": ["r1", "r2", "r3"], "columns": ["k1", "k2", "k3"], "header": 1, "spans": [["r3", "k1", 1, 2]]}
    one.edit(ReplaceText("b.k2", 0, 0, ATOM, marks={"atom": {"type": "table", "id": "t1", **shape}}))
    for cell in ("r1.k2", "r2.k3", "r3.k3"):
        one.edit(ReplaceText(f"c.t1.{cell}", 0, 0, cell))
    one.edit(Decide("accept", tuple(pending(one.state))))
    release(one, two, three)
    one.edit(MergeCells("t1", "c.t1.r1.k1", "c.t1.r1.k2"))
    one.edit(ResizePicture(BODY, 0, 400, 200))
    two.edit(MergeCells("t1", "c.t1.r2.k1", "c.t1.r3.k1"))
    two.edit(InsertSlot("t1", "row", "r2"))
    three.edit(SplitCell("t1", "c.t1.r3.k1"))
    three.edit(ReplaceText("c.t1.r2.k2", 0, 0, "under"))
    three.edit(MergeCells("t1", "c.t1.r1.k3", "c.t1.r2.k3"))
    release(one, two, three)
    two.edit(Decide("accept", tuple(pending(two.state))[:4]))
    release(one, two, three)
    one.edit(RemoveSlot("t1", "row", "r3"))
    three.edit(SplitCell("t1", "c.t1.r1.k1"))
    three.edit(ResizePicture(BODY, 0, 300, 150))
    return history(*release(one, two, three))


def atoms() -> list[Change]:
    one, two, three = agreed("a", "b", "c")
    content = b"a picture"
    one.edit(InsertFootnote(BODY, 8, "Se bilagan.", "f1"))
    one.edit(InsertFootnote(BODY, 20, "Med undantag.", "f2"))
    one.edit(SetRecord("field", "malgrupp", {"title": "Målgrupp", "text": "vuxna över 18 år"}))
    one.edit(InsertField(BODY, 0, "malgrupp"))
    one.edit(InsertPicture(BODY, 3, content, "Ett diagram", 800, 400))
    one.edit(InsertReference(BODY, 1, part="p"))
    one.edit(InsertTable("b.k2", 10, 3, 3, 1, "t1"))
    one.edit(Decide("accept", tuple(pending(one.state))))
    release(one, two, three)
    pieces = [piece.text for piece in one.state.text(BODY).pieces(View.MARKUP, one.state.revisions.fate)]
    picture = sum(len(piece) for piece in pieces[: pieces.index(ATOM, 2)])
    two.edit(DescribePicture(BODY, 4, "Ett stapeldiagram över åren"))
    two.edit(InsertSlot("t1", "row", "r1"))
    two.edit(RemoveSlot("t1", "column", "k2"))
    two.edit(SetHeaderRows("t1", 2))
    three.edit(InsertFootnote("c.t1.r2.k1", 0, "I en cell.", "f3"))
    three.edit(ReplaceText(BODY, picture, picture + 12, ""))
    three.edit(ReplaceText("n.f2", 0, 3, "Utan"))
    spans = [["r1", "k1", 2, 2], ["r2", "k2", 1, 2], ["r3", "k2", 1, 9], ["r9", "k1", 2, 1]]
    atom = {"type": "table", "id": "t2", "rows": ["r1", "r2", "r3"], "columns": ["k1", "k2", "k3"], "spans": spans}
    three.edit(ReplaceText("b.k2", 0, 0, ATOM, marks={"atom": atom}))
    release(one, two, three)
    one.edit(InsertSlot("t2", "row", "r1"))
    one.edit(RemoveSlot("t2", "row", "r3"))
    return history(*release(one, two, three))


def dispositions() -> list[Change]:
    one, two, three = agreed("a", "b", "c")
    words = {"kind": "revision", "on_behalf": "Exempelkommun", "origin": "word-untracked", "source": "f" * 64}
    one.edit(ReplaceText("b.k2", 0, 4, "Vi", message="Lind"))
    (proposal,) = pending(one.state)
    one.write([{**words, "id": proposal, "message": "Ändrat utan spårning"}])
    one.edit(SetRecord("comment", "c1", {"clause": "k2", "text": "Varför?", "on_behalf": "Exempelkommun"}))
    release(one, two, three)
    answer = {"value": "beaktas", "reason": "Klarare.", "responsible": "Grupp 1", "led_to": {proposal}}
    one.edit(SetRecord("disposition", proposal, answer))
    two.edit(SetRecord("disposition", proposal, {**answer, "value": "beaktas inte", "led_to": {two.pen.revision()}}))
    three.edit(SetRecord("disposition", "c1", {"value": "till jurist", "reason": "En rättsfråga."}))
    return history(*release(one, two, three))


def split_and_merge() -> list[Change]:
    one, two, three = agreed("a", "b", "c")
    one.edit(SetRecord("clause", "k1", {"party": "region", "goals": {"g1"}}))
    one.edit(AddClause("p", "k1", "", "Under", "Under ettan.", "k3"))
    one.edit(Decide("accept", tuple(pending(one.state))))
    release(one, two, three)
    one.edit(SplitClause(BODY, 28, "Betalning", "s1"))
    two.edit(SplitClause(BODY, 9, "", "s2"))
    three.edit(ReplaceText(BODY, 30, 30, "NY "))
    three.edit(MergeClause("k2"))
    release(one, two, three)
    three.edit(MergeClause("s1", "s2"))
    two.edit(MergeClause("s2", "s1"))
    one.edit(ReplaceText("b.s1", 0, 0, "Här: "))
    release(one, two, three)
    splits = [name for name in pending(one.state) if kind_of(one.state.revisions[name]) == "split"]
    one.edit(Decide("accept", tuple(sorted(splits))))
    one.edit(Decide("accept", tuple(sorted(set(pending(one.state)))[-2:])))
    two.edit(RemoveClause("s2"))
    release(one, two, three)
    three.edit(SplitClause("h.k1", 3, "", "s3"))
    return history(*release(one, two, three))


def format_1() -> list[Change]:
    founder = found()
    pen = founder.pen
    name, strike, start = pen.revision(), pen.revision(), pen.take(6)
    decisions = [pen.revision() for _ in range(3)]
    insert = {"kind": "insert", "text": BODY, "revision": name, "source": pen.source, "start": start}
    clause = {"kind": "clause", "id": "k1", "part": "p", "parent": "", "order": "001", "revision": name}
    events = [
        [clause, {**insert, "chars": "abcdef", "at": [BODY, 0, "L"]}],
        [{"kind": "decide", "id": decisions[0], "revision": name, "verdict": "accepted", "replaces": []}],
        [{"kind": "delete", "text": BODY, "revision": strike, "range": [pen.source, start + 1, 2]}],
        [{"kind": "delete", "text": BODY, "revision": strike, "ranges": [[pen.source, start + 4, 1]]}],
        [{"kind": "decide", "id": decisions[1], "revision": strike, "verdict": "reopened", "replaces": []}],
        [{"kind": "decide", "id": decisions[2], "revision": strike, "verdict": "undone", "replaces": []}],
    ]
    for lamport, listed in enumerate(events, 2):
        record = {
            "author": founder.author,
            "events": listed,
            "format": 1,
            "lamport": lamport,
            "parents": list(founder.state.heads()),
            "time": TIME,
            "workspace": next(iter(founder.changes)),
        }
        founder.receive([read_change(encode(record))])
    founder.edit(ReplaceText(BODY, 0, 0, "Nu "))
    return history(*release(founder))


PERSONAL = [
    personal_file(name, letter * 22) for name, letter in (("Alva A", "A"), ("Bo B", "B"), ("Ci C", "C"), ("D", "D"))
]


def persons_and_reviews() -> list[Change]:
    """Names that are shown, erased by who may and by who may not, and not there; reviews by who may and may not."""
    one, two, three = agreed("a", "b", "c")
    names = [hashlib.sha256(file).hexdigest() for file in PERSONAL]
    one.release(
        [
            admission("b", "ADM"),
            admission("c", "JUR"),
            admission("k", "KOM", person=reference(names[3]), organisation=""),
        ]
    )
    exchange(one, two, three)
    card = {"kind": "introduce", "organisation": "Exempelkommun", "side": "municipality"}
    two.release([{**card, "person": reference(names[0])}])
    three.release([{**card, "person": reference(names[1])}])
    release(one, two, three)
    said = {"clause": "k1", "text": "Varför?", "on_behalf": "Exempelkommun"}
    for number, name in enumerate(names):
        event = {"kind": "record", "type": "comment", "id": f"c{number}"}
        one.release([{**event, "set": {**said, "author_name": reference(name)}}])
    given = {"value": "beaktas", "responsible": reference(names[1]), "reason": reference(names[0])}
    one.release([{"kind": "record", "type": "disposition", "id": "c1", "set": given}])
    two.release([{"kind": "erase", "blobs": [names[1]], "reason": "Uppdraget är slut"}])
    three.release([{"kind": "erase", "blobs": [names[0]], "reason": "Får inte"}])
    words = "0" * 64
    for person, kind in ((three, "legal-review"), (three, "language-review"), (one, "legal-review")):
        name = f"{hand(person.author)}.k1"
        person.release(
            [{"kind": "record", "type": kind, "id": name, "set": {"clause": "k1", "reviewed": True, "text": words}}]
        )
    return history(*release(one, two, three))


REMARKS = [
    personal_file(text, letter * 22)
    for text, letter in (
        ("Vilken del avses?", "E"),
        ("Otydligt, tycker Dag D.", "F"),
        ("Efter samråd", "G"),
        ("Annans ord", "H"),
        ("synpunkter Eva E.docx", "I"),
        ("kommer aldrig", "J"),
    )
] + [encode({"personal": "Utan salt", "salt": "kort"}), b'{"personal":"Halv \\ud800","salt":"KKKKKKKKKKKKKKKKKKKKKK"}']
"""Remarks in files: three that stay, one erased, a file's name, one that never comes, two that are no such files."""


def older(replica: Replica, form: int, *events: dict[str, Any], parents: Iterable[str] = ()) -> Change:
    """Write a change as an older program did, on top of what it says it knew."""
    known = sorted(parents or replica.state.heads())
    record = {
        "author": replica.author,
        "events": list(events),
        "format": form,
        "lamport": 1 + max((replica.changes[name].lamport for name in known), default=0),
        "parents": known,
        "time": TIME,
        "workspace": next(iter(replica.changes), ""),
    }
    (change,) = replica.receive([read_change(encode(record))])
    return change


def said(kind: str, name: str, /, **fields: Any) -> dict[str, Any]:
    return {"kind": "record", "type": kind, "id": name, "set": fields}


def older_formats() -> list[Change]:
    """One log in which programs of four ages wrote: each change keeps the rules of its own."""
    one, two = Replica(author_named("a"), "aaaaaaaa"), Replica(author_named("b"), "bbbbbbbb")
    pen, names = one.pen, [reference(hashlib.sha256(file).hexdigest()) for file in REMARKS]
    first, strike, start = pen.revision(), pen.revision(), pen.take(6)
    older(one, 2, {"kind": "workspace", "name": "Prov", "person": "Alva", "organisation": "", "side": "region"})
    older(one, 2, *(admission(letter, role) for letter, role in (("b", "POL"), ("d", "RED"), ("e", "REG"))))
    insert = {"kind": "insert", "text": BODY, "revision": first, "source": pen.source, "start": start}
    clause = {"kind": "clause", "id": "k1", "part": "p", "parent": "", "order": "001", "revision": first}
    older(one, 1, clause, {**insert, "chars": "abcdef", "at": [BODY, 0, "L"]})
    older(one, 1, {"kind": "delete", "text": BODY, "revision": strike, "range": [pen.source, start + 1, 2]})
    decision = {"kind": "decide", "id": pen.revision(), "revision": first, "replaces": []}
    older(one, 1, {**decision, "verdict": "accepted", "reason": "Möte"})
    exchange(one, two)
    three = one.joined_by(author_named("d"), "dddddddd")
    four = one.joined_by(author_named("e"), "eeeeeeee")
    # A politician of before: comments, and answers since that was enough then.
    asked = two.pen.revision()
    older(two, 2, said("comment", asked, clause="k1", text="Varför?"))
    before = older(two, 3, said("disposition", asked, value="beaktas", reason="Gammal regel"))
    release(one, two, three, four)
    # The same, knowing a change of today; and the same, claiming not to.
    names_now = [three.pen.revision() for _ in range(4)]
    three.release(
        [
            said("comment", names_now[0], clause="k1", text=names[0], author_name="Dag D."),
            said("comment", names_now[1], clause="k1", text=names[1], author_name=names[1]),
            said("comment", names_now[2], clause="k1", text=names[6]),
            said("comment", names_now[3], clause="k1", text=names[7]),
        ]
    )
    release(one, two, three, four)
    older(two, 3, said("disposition", names_now[0], value="beaktas", reason="Får inte längre"))
    two.release([said("disposition", names_now[1], value="beaktas", reason=names[0])])
    older(two, 3, said("disposition", strike, value="avslås", reason="Sett bara det gamla"), parents=[before.id])
    # Another's words in a comment, from one who had seen more and one who had seen less.
    one.release([said("comment", names_now[0], text=names[3], clause="k9", status="klar")])
    older(two, 3, said("comment", names_now[1], text="Före", clause="k9"), parents=[before.id])
    release(one, two, three, four)
    one.release(
        [
            {"kind": "revision", "id": strike, "message": names[2]},
            {**decision, "id": pen.revision(), "revision": strike, "verdict": "reject", "reason": names[0]},
            said("disposition", names_now[1], value="till jurist", reason=names[5]),
            said("document", "d1", title=names[0], parts=[{"part": "p"}]),
            said("returned", "r1", name=names[4]),
            said("source", "s1", name="gammalt namn.docx"),
            {"kind": "revocation", "member": two.author, "reason": names[2]},
        ]
    )
    release(one, two, three, four)
    four.release([{"kind": "erase", "blobs": [names[1]["personal"], names[4]["personal"]], "reason": "Begäran"}])
    three.release([{"kind": "erase", "blobs": [names[2]["personal"]], "reason": "Får inte"}])
    return history(*release(one, two, three, four))


def missing_parents() -> list[Change]:
    one, two = agreed("a", "b")
    for words in ("1", "2", "3"):
        one.edit(ReplaceText(BODY, 0, 0, words))
        one.seal()
    two.edit(ReplaceText(BODY, 0, 0, "x"))
    two.seal()
    return [change for change in history(one, two) if change.id != list(one.changes)[-2]]


def admission(letter: str, role: str, **more: Any) -> dict[str, Any]:
    return {"kind": "admit", "member": author_named(letter), "role": role, "adopts": [], **more}


def revocation(letter: str, **more: Any) -> dict[str, Any]:
    return {"kind": "revocation", "member": author_named(letter), **more}


def revocations() -> list[Change]:
    """One revoked in part, a thief's guest, equals, a junior against a senior, late work that is adopted."""
    one, two = agreed("a", "b")
    for letter, role in (("c", "PL"), ("d", "PL"), ("e", "ADM"), ("b", "RED")):
        one.release([admission(letter, role)])
    exchange(one, two)
    people = [one, two, *(one.joined_by(author_named(letter), letter * 8) for letter in "cde")]
    three, four, five = people[2:]
    two.edit(ReplaceText(BODY, 0, 0, "Sett. "))
    release(*people)
    two.edit(ReplaceText(BODY, 0, 0, "Osett. "))
    late = two.seal()[0]
    two.edit(ReplaceText(BODY, 0, 0, "Ännu senare. "))
    two.seal()
    three.release([admission("f", "PL")])
    guest = three.joined_by(author_named("f"), "ffffffff")
    guest.edit(ReplaceText(BODY, 3, 3, "gäst "))
    guest.seal()
    guest.release([revocation("d"), revocation("c")])
    four.release([revocation("c", reason="Förlorad dator")])
    three.release([revocation("d")])
    five.release([revocation("a"), revocation("c"), admission("d", "LÄS")])
    one.release([revocation("b")])
    exchange(*people, guest)
    one.release([admission("b", "RED", adopts=[late.id]), revocation("b")])
    one.release([admission("c", "RED")])
    exchange(*people, guest)
    three.edit(ReplaceText(BODY, 0, 0, "Åter. "))
    guest.edit(ReplaceText(BODY, 0, 0, "Nej. "))
    return history(*release(*people, guest))


def recovery() -> list[Change]:
    """A code on paper, a thief of the creator's key with a code of its own, and the creator's new key."""
    one, two = agreed("a", "b")
    one.release([{"kind": "recovery", "key": author_named("k")}])
    exchange(one, two)
    thief = one.copy()
    thief.release([{"kind": "recovery", "key": author_named("q")}, admission("b", "LÄS")])
    false = thief.joined_by(author_named("q"), "qqqqqqqq")
    false.release([revocation("b"), admission("x", "PL")])
    true = two.joined_by(author_named("k"), "kkkkkkkk")
    true.release([revocation("a"), admission("n", "PL", replaces=author_named("a"), side="region")])
    true.edit(ReplaceText(BODY, 0, 0, "Koden skriver inte. "))
    new = true.joined_by(author_named("n"), "nnnnnnnn")
    exchange(one, two, thief, false, true, new)
    new.edit(SetRecord("rules", "rules", {"four_eyes": True}))
    new.edit(Decide("reject", tuple(pending(new.state))))
    new.edit(ReplaceText(BODY, 0, 0, "Ny nyckel. "))
    return history(*release(one, two, thief, false, true, new))


def group_rules() -> list[Change]:
    """Four eyes, a part handed out, locks by an editor and a lawyer, a version that awaits and one endorsed."""
    one, two, three = agreed("a", "b", "c")
    one.release([{"kind": "introduce", "person": "A", "organisation": "", "side": "region"}])
    one.release([admission("b", "DEL"), admission("c", "PL", side="municipality"), admission("j", "JUR")])
    exchange(one, two, three)
    lawyer = one.joined_by(author_named("j"), "jjjjjjjj")
    one.edit(AddClause("q", "", "", "Annan del", "Text i den andra delen.", "q1"))
    one.edit(SetRecord("part", "p", {"owners": {two.author}}))
    one.edit(SetRecord("rules", "rules", {"four_eyes": True, "two_publishers": True}))
    release(one, two, three, lawyer)
    two.edit(ReplaceText(BODY, 0, 0, "Eget. "))
    three.edit(ReplaceText(BODY, 5, 5, "annans "))
    three.edit(ReplaceText("b.q1", 0, 0, "Där. "))
    release(one, two, three, lawyer)
    two.edit(Decide("accept", tuple(pending(two.state))))
    release(one, two, three, lawyer)
    two.edit(SetRecord("lock", "k2", {"locked": True, "clauses": ["k2"]}))
    two.edit(SetRecord("lock", "q1", {"locked": True, "clauses": ["q1"]}))
    lawyer.edit(SetRecord("block", "k1", {"locked": True, "clauses": ["k1"], "reason": "Granskas"}))
    three.edit(ReplaceText("b.k1", 0, 0, "Ovetande. "))
    release(one, two, three, lawyer)
    three.edit(ReplaceText("b.k1", 0, 0, "Spärrat. "))
    three.edit(ReplaceText("b.k2", 0, 0, "Får låsa, får skriva. "))
    lawyer.edit(ReplaceText("b.k2", 0, 0, "Låst. "))
    lawyer.edit(ReplaceText("b.q1", 0, 0, "Öppet. "))
    first = one.release([version("V1"), version("V2")])
    release(one, two, three, lawyer)
    for person, label in ((one, "V1"), (three, "V1"), (two, "V2")):
        person.release([{"kind": "endorse", "change": first.id, "label": label}])
    lawyer.release([{"kind": "erase", "blobs": ["ab" * 32], "reason": "Får inte"}])
    return history(*release(one, two, three, lawyer))


def version(label: str) -> dict[str, Any]:
    return {"kind": "version", "label": label, "status": "frozen", "heads": [], "hash": "0"}


VECTORS: dict[str, tuple[Callable[[], list[Change]], str]] = {
    "concurrent-edits": (concurrent_edits, "words, breaks and looks by three people who had not seen each other's"),
    "decisions": (decisions, "opposite, agreeing and partial decisions, withdrawals before and after, reopening"),
    "moves-and-cycles": (moves_and_cycles, "two moves of one clause, a cycle, removed parents, another part"),
    "adoption": (adoption, "a newcomer's three changes, of which the second is adopted, and one after the admission"),
    "void-events": (void_events, "events without right, and events that name what their author did not know"),
    "unknown-kind": (unknown_kind, "kinds of events that this format does not have"),
    "same-characters-agreeing": (same_characters_agreeing, "one draft released from two copies of a profile"),
    "same-characters-disagreeing": (same_characters_disagreeing, "copies that used the same ids for other letters"),
    "tables-and-records": (tables_and_records, "rows, columns, cells, a reference, fields and sets, a version"),
    "merged-cells": (merged_cells, "cells merged and split side by side, with words below, and a picture's size"),
    "atoms": (atoms, "footnotes, a field, a picture, references, merged cells, header rows"),
    "dispositions": (dispositions, "answers to a proposal and a comment of an authority, two that differ"),
    "split-and-merge": (
        split_and_merge,
        "splits of a clause at the same time, writing in it, a cycle of merges",
    ),
    "revocations": (revocations, "keys taken away by seniors, equals and juniors, a guest, late work, a way back"),
    "recovery": (recovery, "a recovery code, one that a thief registered, and a key that replaces another"),
    "group-rules": (group_rules, "four eyes, parts, locks and blocks, a version that awaits and one that is endorsed"),
    "format-1": (format_1, "changes of format 1 followed by one of format 2"),
    "persons-and-reviews": (persons_and_reviews, "names in files of their own, one erased, one not come, and reviews"),
    "older-formats": (older_formats, "four formats in one log: answers, comments and reasons by the rules of each"),
    "missing-parents": (missing_parents, "one change is missing: what follows it waits"),
}


FILES: dict[str, Callable[[], list[bytes]]] = {
    "persons-and-reviews": lambda: [*PERSONAL[:2], PERSONAL[3]],
    "older-formats": lambda: [*REMARKS[:5], *REMARKS[6:]],
}
"""Vector → the attached files that are there beside the changes; one of the personal texts has not come."""


def history(*people: Replica) -> list[Change]:
    """Everything anybody has, in order."""
    found = {name: change for one in people for name, change in one.changes.items()}
    return sorted(found.values(), key=lambda change: change.order)


def take_in(changes: Iterable[Change]) -> Replica:
    """A copy that was given changes in some order."""
    reader = Replica(author_named("z"), "zzzzzzzz")
    reader.receive(changes)
    return reader


def persons_of(state: State, files: Iterable[bytes]) -> None:
    """Let a state read personal texts in some files."""
    held = {hashlib.sha256(file).hexdigest(): file for file in files}
    erased = {blob for entry in state.erasures for blob in entry.event["blobs"]}
    state.persons = state.members.persons = Persons(files_in(held), lambda: erased)


def remarks_in(changes: Iterable[Change], state: State) -> list[list[Any]]:
    """What cards, decisions and revocations say of why: change, place, field and words."""
    return sorted(
        [change.id, place, WORDS[event["kind"]], state.persons.say(event[WORDS[event["kind"]]])]
        for change in changes
        for place, event in enumerate(change.events)
        if event["kind"] in WORDS and WORDS[event["kind"]] in event
    )


def told(state: State) -> dict[str, Any]:
    """What the personal texts of a state say."""
    records = {f"{kind} {name}": record_fields(state, kind, name) for kind, name in state.records if kind in FIELDS}
    return {
        "members": {member.author: member.name for member in state.members.all()},
        "records": {
            key: {name: fields.get(name) for name in FIELDS[key.split()[0]]} for key, fields in records.items()
        },
    }


def expected(changes: Iterable[Change], files: Iterable[bytes] = ()) -> dict[str, Any]:
    """What a vector freezes."""
    reader = take_in(changes)
    state = reader.shared
    persons_of(state, files)
    return {
        "told": told(state),
        "remarks": remarks_in(reader.changes.values(), state),
        "files": {
            f"{kind} {name}": record_fields(state, kind, name) for kind, name in state.records if kind in FILE_NAMES
        },
        "comments": {name: record_fields(state, kind, name) for kind, name in state.records if kind == "comment"},
        "content": digest.content(state),
        "documents": {name: digest.document_hash(state, name, 1) for name in views.documents(state)},
        "package": digest.package_hash(state, 1),
        "form 2": {
            "documents": {name: digest.document_hash(state, name, 2) for name in views.documents(state)},
            "package": digest.package_hash(state, 2),
        },
        "objects": {view.value: objects(state, view) for view in View},
        "bodies": {
            view.value: {clause: "".join(letter for letter, _ in read) for clause, read in bodies(state, view).items()}
            for view in View
        },
        "views": {view: {**found, "texts": plain(found["texts"])} for view, found in shown(state).items()},
        "states": {revision.id: state_of(state, revision) for revision in state.revisions.all()},
        "void": [list(key) for key in sorted(state.void)],
        "unknown": [list(key) for key in sorted(state.unknown)],
        "quarantined": sorted(change.id for change in state.quarantined()),
        "disputed": disputed(state),
        "waiting": sorted(reader.waiting),
    }


def plain(texts: dict[str, Any]) -> dict[str, str]:
    return {name: "".join(letter for letter, _ in looks)[:-1] for name, looks in texts.items()}


def disputed(state: State) -> dict[str, Any]:
    found = {name: sorted(map(list, text.disputed)) for name, text in state.texts.items() if text.sequence}
    return {name: places for name, places in found.items() if places}


def main() -> None:
    """Write the vectors that are missing."""
    for name, (make, about) in VECTORS.items():
        path = FOLDER / f"{name}.json"
        if not path.exists():
            changes, files = make(), FILES.get(name, list)()
            vector = {
                "about": about,
                "changes": [change.raw.decode() for change in changes],
                "files": [file.decode() for file in files],
                "expected": expected(changes, files),
            }
            path.write_text(json.dumps(vector, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
