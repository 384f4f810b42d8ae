"""Reading a state: documents in order with computed numbers, clauses, tables and proposals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial

from hsavtal_desktop.core import records
from hsavtal_desktop.core.atoms import atoms, footnotes
from hsavtal_desktop.core.reading import (
    ClauseView,
    Outline,
    Paragraph,
    PartPlace,
    Place,
    Proposer,
    RevisionView,
    Table,
    View,
)
from hsavtal_desktop.core.revisions import Revision
from hsavtal_desktop.core.sequence import Entry
from hsavtal_desktop.core.state import SLOT_KINDS, TREE_KINDS, State, record_fields
from hsavtal_desktop.core.structure import Node
from hsavtal_desktop.core.tables import is_span_mark, table
from hsavtal_desktop.core.text import marks_of, paragraphs_of


def documents(state: State) -> list[str]:
    """Ids of the documents in the package's order."""
    listed = [name for kind, name in state.records if kind == "document" and record_fields(state, kind, name)]
    return sorted(listed, key=lambda name: (document(state, name).order, name))


def document(state: State, name: str) -> records.Document:
    """A document's fields."""
    return records.read(records.Document, record_fields(state, "document", name))


def part(state: State, name: str) -> records.Part:
    """A part's fields."""
    return records.read(records.Part, record_fields(state, "part", name))


def clause_data(state: State, name: str) -> records.ClauseData:
    """What is known about a clause beside its text."""
    fields = dict(record_fields(state, "clause", name))
    for merged, into in state.structure.merges(View.MARKUP).items():
        if state.structure.alias(into, View.MARKUP) == name:
            for key, value in record_fields(state, "clause", merged).items():
                if isinstance(value, list):
                    fields[key] = sorted({*value, *fields.get(key, ())})
                elif not fields.get(key):
                    fields[key] = value
    return records.read(records.ClauseData, fields)


def field(state: State, name: str) -> records.FieldWords:
    """What an inserted field says."""
    return records.read(records.FieldWords, record_fields(state, "field", name))


def package(state: State) -> records.Package:
    """The package's title and marking."""
    return records.read(records.Package, record_fields(state, "package", "package"))


def sharing(state: State) -> dict[str, list[str]]:
    """Part → the documents that hold it."""
    found: dict[str, list[str]] = {}
    for name in documents(state):
        for held in document(state, name).parts:
            found.setdefault(str(held.get("part", "")), []).append(name)
    return found


def outline(state: State, name: str, view: View) -> Outline:
    """A document's parts and clauses in order, numbered.

    Numbers are those of the final text; a clause proposed to be removed, or to be moved away, keeps its old one.
    """
    shared = sharing(state)
    listed: list[PartPlace] = []
    chapter = appendix = 0
    old = cache(partial(old_numbers, state, name))
    for held in document(state, name).parts:
        part_id, prefix = str(held.get("part", "")), str(held.get("prefix", ""))
        about = part(state, part_id)
        number, first = "", chapter
        if about.appendix:
            appendix += 1
            number, first = f"Bilaga {appendix}", 0
        elif prefix:
            first = 0
        places, count = _number(state.structure.tree(part_id, view), name, part_id, prefix, first, old)
        if not about.appendix and not prefix:
            chapter = first + count
        is_shared = len(shared.get(part_id, ())) > 1
        listed.append(PartPlace(part_id, name, about.title, number, is_shared, tuple(places)))
    return Outline(name, document(state, name).title, tuple(listed))


def old_numbers(state: State, name: str) -> dict[str, str]:
    """Clause → its number in the document as agreed."""
    return {place.clause: place.number for place in outline(state, name, View.ORIGINAL).places}


def _number(
    nodes: tuple[Node, ...], document: str, part: str, prefix: str, first: int, old: Callable[[], Mapping[str, str]]
) -> tuple[list[Place], int]:
    places: list[Place] = []

    def walk(nodes: tuple[Node, ...], above: str, depth: int, first: int) -> int:
        count = first
        for node in nodes:
            if node.deleted or node.moved_away or node.merging:
                number = old().get(node.clause, "–")
            else:
                count += 1
                number = f"{above}.{count}" if above else f"{prefix}{count}"
            places.append(
                Place(
                    node.clause,
                    part,
                    document,
                    number,
                    depth,
                    node.inserted,
                    node.deleted,
                    node.moved,
                    node.moved_away,
                    node.merging,
                    node.into,
                )
            )
            walk(node.children, number, depth + 1, 0)
        return count - first

    return places, walk(nodes, "", 0, first)


def paragraphs(state: State, text: str, view: View) -> tuple[Paragraph, ...]:
    """A text as a view shows it."""
    return paragraphs_of(state.weave.pieces(text, view))


def plain(state: State, text: str, view: View) -> str:
    """A text's characters, paragraphs joined by line breaks, without the final one."""
    return "\n".join(paragraph.text for paragraph in paragraphs(state, text, view))


def clause(state: State, place: Place, view: View) -> ClauseView:
    """A clause with its tables."""
    heading = paragraphs(state, f"h.{place.clause}", view)
    body = paragraphs(state, f"b.{place.clause}", view)
    tables: dict[str, Table] = {}
    cells: dict[str, tuple[Paragraph, ...]] = {}
    for paragraph in body:
        for name in paragraph.tables:
            shown = table(state, paragraph, f"b.{place.clause}", view, name)
            tables[name] = shown
            for row in shown.rows:
                cells.update((cell, paragraphs(state, cell, view)) for cell in row.cells)
    notes = {
        f"n.{name}": paragraphs(state, f"n.{name}", view) for name in footnotes(in_order(heading, body, tables, cells))
    }
    about = clause_data(state, place.clause)
    return ClauseView(place, heading, body, tables, cells, about.party, about.status, notes, about.owner)


def in_order(
    heading: Sequence[Paragraph],
    body: Sequence[Paragraph],
    tables: Mapping[str, Table],
    cells: Mapping[str, tuple[Paragraph, ...]],
) -> Iterator[Paragraph]:
    """The paragraphs of a clause as they are read, those of a table's cells where it stands."""
    yield from heading
    for paragraph in body:
        yield paragraph
        for name in paragraph.tables:
            for row in tables[name].rows if name in tables else ():
                for cell in row.cells:
                    yield from cells.get(cell, ())


def _noted(state: State) -> set[str]:
    """The clauses that may show a footnote: those that read any of the text that it was put in."""
    homes = {state.clause_of(home) for home, places in state.homes.items() if home.startswith("n.") and places}
    return {text[2:] for text in state.weave.readers(*(f"{kind}.{clause}" for clause in homes for kind in "hb"))}


def footnote_numbers(state: State, name: str, view: View) -> dict[str, str]:
    """Footnote → its number in a document: those of the final text, and for one proposed to go its old one."""
    noted = _noted(state)
    if not noted:
        return {}
    old = footnote_numbers(state, name, View.ORIGINAL) if view is View.MARKUP else {}
    numbers: dict[str, str] = {}
    count = 0
    for place in outline(state, name, view).places:
        if place.clause not in noted or place.moved_away:
            continue
        seen = clause(state, place, view)
        for piece, atom in atoms(in_order(seen.heading, seen.body, seen.tables, seen.cells), "footnote"):
            note = str(atom.get("id", ""))
            if note in numbers:
                continue
            if piece.deleted or place.deleted:
                numbers[note] = old.get(note, "–")
            else:
                count += 1
                numbers[note] = str(count)
    return numbers


def state_of(state: State, revision: Revision) -> str:
    """``pending``, ``accepted``, ``rejected``, ``withdrawn``, ``partly`` or ``disputed``."""
    standing = state.revisions.standing(revision.id)
    if not standing:
        return "pending"
    if state.revisions.disputed(revision.id):
        return "disputed"
    fates = state.revisions.fates(revision.id)
    if fates == {"rejected"}:
        verdicts = {entry.event["verdict"] for entry in standing}
        return "withdrawn" if verdicts == {"withdraw"} else "rejected"
    return fates.pop() if len(fates) == 1 else "partly"


def proposer(state: State, name: str) -> Proposer:
    """Who stands behind a proposal, since when."""
    revision = state.revisions[name]
    author, on_behalf = revision.first.author, str(revision.card.get("on_behalf", ""))
    if on_behalf:
        return Proposer(author, on_behalf, on_behalf, "", on_behalf, revision.first.time)
    member = state.members.member(author)
    return Proposer(author, member.name, member.organisation, member.side, "", revision.first.time)


def revision_view(state: State, name: str) -> RevisionView:
    """A proposal as the side panel shows it."""
    revision = state.revisions[name]
    first, card = revision.first, revision.card
    by = proposer(state, name)
    added, removed = changed_words(state, revision)
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
        state=state_of(state, revision),
        clause=clause_of(state, revision),
        texts=revision.texts,
        added=added,
        removed=removed,
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
    if "clause" in kinds and any(_cuts(entry) for entry in revision.events.values()):
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


def _cuts(entry: Entry) -> bool:
    return any(mark[2] == "cut" for mark in entry.event.get("marks", ()))


_READ_AS_ONE = 100
"""Texts of a proposal whose words are told."""


def changed_words(state: State, revision: Revision) -> tuple[str, str]:
    """(words added, words removed): whatever has been decided, and without what its author took back.

    Of a whole agreement put in at once, only the beginning and an ellipsis: nobody reads it as one proposal.
    """
    added: list[str] = []
    removed: list[str] = []
    for number, text in enumerate(revision.texts):
        if number == _READ_AS_ONE:
            added.append("…")
            break
        for span in state.text(text).sequence.ordered():
            own = _by(revision, span.origins)
            if own == _by(revision, span.deletes) or "cut" in marks_of(span):
                continue
            (added if own else removed).append(span.text)
    return "".join(added), "".join(removed)


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
        if state_of(state, revision) in ("pending", "partly", "disputed") and _still_shown(revision, places):
            yield revision.id


def _still_shown(revision: Revision, places: Places) -> bool:
    """A proposal of which nothing is left (its author struck all of it) is nothing to decide on."""
    if not revision.kinds <= {"insert", "delete"}:
        return True
    return any(revision.id in places(text) for text in revision.texts)
