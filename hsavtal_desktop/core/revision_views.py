"""Reading a state: proposals, what they change, where they stand and whether they are decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from itertools import groupby
from typing import Any

from hsavtal_desktop.core.atoms import Atom
from hsavtal_desktop.core.personal import WORDS
from hsavtal_desktop.core.reading import (
    ATOM,
    BREAK,
    Aim,
    Proposer,
    RevisionView,
    View,
)
from hsavtal_desktop.core.revisions import Revision
from hsavtal_desktop.core.sequence import Entry, Span
from hsavtal_desktop.core.state import State
from hsavtal_desktop.core.subjects import SLOT_KINDS, TREE_KINDS
from hsavtal_desktop.core.tables import is_span_mark
from hsavtal_desktop.core.text import looks_given, marks_of


def state_of(state: State, revision: Revision) -> str:
    """``pending``, ``accepted``, ``rejected``, ``withdrawn``, ``partly`` or ``disputed``."""
    standing = state.revisions.standing(revision.id) if revision.decisions else ()
    if not standing:
        return "pending"
    if state.revisions.disputed(revision.id):
        return "disputed"
    fates = state.revisions.fates(revision.id)
    if fates == {"rejected"}:
        verdicts = {entry.event["verdict"] for entry in standing}
        return "withdrawn" if verdicts == {"withdraw"} else "rejected"
    return fates.pop() if len(fates) == 1 else "partly"


def is_open(state: State, revision: Revision) -> bool:
    """Whether somebody has yet to decide on some of a proposal; one decided part by part may be done with."""
    found = state_of(state, revision)
    return found in ("pending", "disputed") or (found == "partly" and "pending" in state.revisions.fates(revision.id))


def proposer(state: State, name: str) -> Proposer:
    """Who stands behind a proposal, since when."""
    revision = state.revisions[name]
    author, on_behalf = revision.first.author, str(revision.card.get("on_behalf", ""))
    if on_behalf:
        return Proposer(author, on_behalf, on_behalf, "", on_behalf, revision.first.time)
    member = state.members.member(author)
    return Proposer(author, member.name, member.organisation, member.side, "", revision.first.time)


def read_ahead(state: State, names: Iterable[str]) -> None:
    """Read together what the cards of several proposals, and the decisions on them, say of why."""
    about = [state.revisions[name] for name in names]
    state.persons.read_ahead(
        entry.event.get(WORDS[entry.event["kind"]])
        for revision in about
        for entry in (*revision.cards.values(), *revision.decisions.values())
    )


def read_long(state: State, revision: Revision) -> Iterator[None]:
    """Find, a step each, what a proposal remembers of its events, after which :func:`revision_view` is quick."""
    kind_of(revision)
    yield
    state_of(state, revision)
    yield


def revision_view(state: State, name: str) -> RevisionView:
    """A proposal as the side panel shows it."""
    revision = state.revisions[name]
    first, card = revision.first, revision.card
    by = proposer(state, name)
    decided = state_of(state, revision)
    left = decided == "partly" and is_open(state, revision) and any(_changed(state, revision, left=True))
    added, removed = changed_words(state, revision, left=left)
    added_atoms, removed_atoms = changed_atoms(state, revision, left=left) if ATOM in added + removed else ((), ())
    looks, restyled = new_looks(state, revision)
    standing = state.revisions.standing(name)
    last = standing[-1] if standing else None
    change = state.changes.get(first.change)
    return RevisionView(
        id=name,
        author=by.author,
        name=by.name,
        organisation=by.organisation,
        side=by.side,
        time=first.time,
        kind=kind_of(revision),
        state=decided,
        clause=clause_of(state, revision),
        texts=revision.texts,
        added=added,
        removed=removed,
        open=is_open(state, revision),
        aim=_aim(state, revision),
        looks=looks,
        restyled=restyled,
        added_atoms=added_atoms,
        removed_atoms=removed_atoms,
        message=str(state.persons.say(card.get("message", ""))) or (change.message if change is not None else ""),
        on_behalf=by.on_behalf,
        origin=str(card.get("origin", "typed")),
        released=revision.changes <= state.changes.keys(),
        reason=str(state.persons.say(last.event.get("reason", ""))) if last is not None else "",
        decided_by=state.members.member(last.author).name if last is not None else "",
        decided_time=last.time if last is not None else "",
    )


def kind_of(revision: Revision) -> str:
    """The kind of proposal; see :class:`RevisionView`."""
    kinds = revision.kinds
    if "clause" in kinds and revision.cuts:
        return "split"
    for kind, name in (("merge", "merge"), ("clause", "clause"), ("remove", "removal"), ("move", "move")):
        if kind in kinds:
            return name
    if kinds & SLOT_KINDS or ("format" in kinds and any(_merges_cells(entry) for entry in revision.events.values())):
        return "table"
    if {"insert", "delete"} <= kinds:
        return "replacement"
    return "insertion" if "insert" in kinds else "deletion" if "delete" in kinds else "format"


def clause_of(state: State, revision: Revision) -> str:
    """The clause a revision is about (the first, where it touches several)."""
    found = _clause_of(state, revision.first)
    if found:
        return found
    rest = sorted(revision.events.values(), key=lambda entry: entry.order)
    return next((clause for clause in (_clause_of(state, entry) for entry in rest) if clause), "")


def _aim(state: State, revision: Revision) -> Aim | None:
    """Where its newest move or merge leads."""
    if revision.kinds.isdisjoint(("move", "merge")):
        return None
    led = [entry for entry in revision.events.values() if entry.event["kind"] in ("move", "merge")]
    event = max(led, key=lambda entry: entry.order).event
    if event["kind"] == "merge":
        return Aim("", str(event["into"]))
    part, parent = str(event["part"]), str(event["parent"])
    before = [
        node.clause
        for node in state.structure.under(part, parent)
        if node.clause != event["clause"] and node.order < event["order"]
    ]
    return Aim(part, parent, before[-1] if before else "")


def _clause_of(state: State, entry: Entry) -> str:
    event = entry.event
    if event["kind"] in TREE_KINDS:
        return state.structure.alias(str(event["id" if event["kind"] == "clause" else "clause"]), View.MARKUP)
    return _reading_clause(state, event["text"], event["revision"])


def _reading_clause(state: State, text: str, revision: str) -> str:
    """The clause that shows what a revision proposes about a text."""
    for _ in range(8):
        if text[0] in "hb":
            break
        text = next(iter(state.homes.get(".".join(text.split(".")[:2]), {}).values()), "b.")
    readers = state.weave.readers(text)
    if len(readers) > 1:
        for reader in sorted(readers):
            clause = reader[2:]
            if state.structure.exists(clause, View.MARKUP) and any(
                revision in piece.revisions for piece in state.weave.pieces(reader, View.MARKUP)
            ):
                return clause
    return state.structure.alias(text[2:], View.MARKUP)


def _merges_cells(entry: Entry) -> bool:
    return entry.event["kind"] == "format" and is_span_mark(entry.event["name"])


_READ_AS_ONE = 100
"""Texts of a proposal whose words and looks are told."""


def changed_words(state: State, revision: Revision, *, left: bool = False) -> tuple[str, str]:
    """(words added, words removed): whatever has been decided, or what is ``left`` to decide on.

    What its author took back is in neither.

    Between one text (a heading, a cell) and the next stands a paragraph break. Of a whole agreement put in at once only
    the beginning and an ellipsis: nobody reads it as one proposal.
    """
    added: list[str] = []
    removed: list[str] = []
    for _text, spans in groupby(_changed(state, revision, left=left), lambda found: found[0]):
        told = list(spans)
        added.append("".join(span.text for _text, span, own in told if own))
        removed.append("".join(span.text for _text, span, own in told if not own))
    if len(revision.texts) > _READ_AS_ONE:
        added.append("…")
    return _apart(added), _apart(removed)


def _apart(texts: Iterable[str]) -> str:
    said = list(filter(None, texts))
    return "".join(words if words.endswith(BREAK) else words + BREAK for words in said[:-1]) + "".join(said[-1:])


def changed_atoms(state: State, revision: Revision, *, left: bool = False) -> tuple[tuple[Atom, ...], tuple[Atom, ...]]:
    """(what each :data:`ATOM` of the words added stands for, and of those removed); see :func:`changed_words`."""
    added: list[Atom] = []
    removed: list[Atom] = []
    for _text, span, own in _changed(state, revision, left=left):
        if ATOM in span.text:
            atom = marks_of(span).get("atom")
            known = atom if isinstance(atom, Mapping) else {}
            (added if own else removed).extend([known] * span.text.count(ATOM))
    return tuple(added), tuple(removed)


def _changed(state: State, revision: Revision, *, left: bool = False) -> Iterator[tuple[str, Span, bool]]:
    """(text, stretch, whether the proposal adds it or strikes it), in the texts that are told.

    ``left`` leaves out what is decided.
    """
    for text in revision.texts[:_READ_AS_ONE]:
        for span in state.text(text).sequence.ordered():
            own = _by(revision, span.origins)
            if own == _by(revision, span.deletes) or "cut" in marks_of(span):
                continue
            if not left or _undecided(state, revision, span):
                yield text, span, own


def _undecided(state: State, revision: Revision, span: Span) -> bool:
    return any(
        state.revisions.fate(revision.id, entry, span.source, span.start) == "pending"
        for entry in (*span.origins, *span.deletes)
        if entry.event["revision"] == revision.id
    )


def new_looks(state: State, revision: Revision) -> tuple[tuple[tuple[str, Any], ...], str]:
    """(looks it gives to what it did not write, the words or paragraphs that get them); of many, the beginning."""
    looks: dict[str, Any] = {}
    words: list[str] = []
    for number, text in enumerate(revision.texts if "format" in revision.kinds else ()):
        if number == _READ_AS_ONE:
            words += ["…"] if words else []
            break
        paragraph = ""
        for span in state.text(text).sequence.ordered():
            paragraph += "" if span.deletes else span.text
            given = {} if _by(revision, span.origins) else looks_given(span, revision.id, state.revisions.fate)
            if given:
                looks |= given
                words.append((paragraph if span.text.endswith(BREAK) else span.text).replace(ATOM, "").strip(BREAK))
            paragraph = paragraph.rpartition(BREAK)[2]
    return tuple(looks.items()), " ".join(filter(None, words))


def _by(revision: Revision, entries: tuple[Entry, ...]) -> bool:
    # A plain loop: this is asked of every stretch of characters for every proposal in their text.
    for entry in entries:  # noqa: SIM110
        if entry.event["revision"] == revision.id:
            return True
    return False


def places_in(state: State, text: str) -> dict[str, int]:
    """Where each undecided proposal first stands in a text in All markup."""
    first: dict[str, int] = {}
    position = 0
    for piece in state.text(text).pieces(View.MARKUP, state.revisions.fate):
        for revision in piece.revisions:
            first.setdefault(revision, position)
        position += len(piece.text)
    return first


Places = Callable[[str], Mapping[str, int]]
"""Text → where each undecided proposal first stands in it."""


def pending(state: State, places: Places | None = None) -> Iterator[str]:
    """Revisions that somebody has yet to decide on, in no given order; ``places`` is :func:`places_in`, remembered."""
    if places is None:
        places = cache(partial(places_in, state))
    for revision in state.revisions.all():
        if is_open(state, revision) and _still_shown(revision, places):
            yield revision.id


def _still_shown(revision: Revision, places: Places) -> bool:
    """A proposal of which nothing is left (its author struck all of it) is nothing to decide on."""
    if not revision.kinds <= {"insert", "delete", "format"}:
        return True
    return any(revision.id in places(text) for text in revision.texts)
