"""Figures and rows about a workspace's released state, kept in the file's disposable cache.

What the cache holds is stamped with the set of changes it was computed from and signed by the installation that
computed it, which alone believes it: the file may have been in anybody's hands.  It can be thrown away at any time, and
``verify`` computes it anew and compares.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from hsavtal_desktop.core import digest, revision_views
from hsavtal_desktop.core.change import Change, read_change
from hsavtal_desktop.core.conflicts import conflicts
from hsavtal_desktop.core.personal import Persons
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.state import State, replay
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange import keys
from hsavtal_desktop.exchange.keys import Key, is_signed
from hsavtal_desktop.exchange.signatures import SIGNATURE_BYTES
from hsavtal_desktop.exchange.signatures import verify as verify_signature
from hsavtal_desktop.store.workspace_file import WorkspaceFile
from hsavtal_desktop.workspace.log import Log
from hsavtal_desktop.workspace.reading import Reading

_KEY = "facts"


def stamp(ids: Iterable[str]) -> str:
    """Names a set of changes."""
    return hashlib.sha256("\n".join(sorted(ids)).encode("ascii")).hexdigest()


def facts(log: Log, key: Key) -> dict[str, Any]:
    """``info`` and ``clauses`` of the released state: from the cache if ``key`` signed it for them, else computed.

    What waits for its parents and what is unconfirmed has no effect.
    """
    file, wanted = log.file, stamp(log.state.changes)
    held = file.read_cache(_KEY)
    if is_signed(key.author, keys.decode(held.get("signature", ""), SIGNATURE_BYTES) or b"", _to_sign(held)) and (
        cached := _cached(file, wanted)
    ):
        return cached
    computed = {"info": info(log.state), "clauses": clauses(log.state)}
    values = {"stamp": wanted, **{name: json.dumps(value) for name, value in computed.items()}}
    # On a full disk one can read all the same: what is not kept is computed again next time.
    with suppress(Trouble):
        file.write_cache(_KEY, {**values, "signature": keys.encode(key.sign(_to_sign(values)))})
    return computed


def _to_sign(values: Mapping[str, str]) -> bytes:
    """What the signature of a cache is over."""
    return b"hsavtal facts\n" + "\n".join(values.get(name, "") for name in ("stamp", "info", "clauses")).encode()


def _cached(file: WorkspaceFile, wanted: str) -> dict[str, Any]:
    """What the cache holds under a stamp; empty where it holds another, or what was never put there."""
    cached = file.read_cache(_KEY)
    if cached.get("stamp") != wanted:
        return {}
    try:
        return {name: json.loads(cached[name]) for name in ("info", "clauses")}
    except (KeyError, ValueError, RecursionError):
        return {}


def info(state: State) -> dict[str, Any]:
    """What ``info`` tells of a released state."""
    reading = Reading(state)
    documents = reading.documents()
    shown = {place.clause for name in documents for place in reading.outline(name, View.FINAL).places}
    return {
        "documents": [{"id": name, "title": reading.document(name).title} for name in documents],
        "clauses": len(shown),
        "principals": len(reading.principals()),
        "changes": len(state.changes) - len(state.quarantined()),
        "heads": list(state.heads()),
        "content_hash": digest.content_hash(state),
        "pending": sum(1 for _ in revision_views.pending(state)),
        "conflicts": len(conflicts(state)),
        "unconfirmed": len(state.quarantined()),
        "versions": [version.label for version in reading.versions()],
        "unknown_events": len(state.unknown),
    }


def clauses(state: State) -> list[dict[str, str]]:
    """One row for each clause and document: id, document, number, heading and text, as the final view shows them."""
    reading = Reading(state)
    rows: list[dict[str, str]] = []
    for document in reading.documents():
        for place in reading.outline(document, View.FINAL).places:
            shown = reading.clause(place, View.FINAL)
            rows.append(
                {
                    "id": place.clause,
                    "document": document,
                    "number": place.number,
                    "heading": "\n".join(paragraph.text for paragraph in shown.heading),
                    "text": plain_body(reading, place.clause, document, View.FINAL),
                }
            )
    return rows


def plain_body(reading: Reading, clause: str, document: str, view: View) -> str:
    """A clause's body with references as numbers and tables row by row, cells divided by tabs."""
    place = next(place for place in reading.outline(document, view).places if place.clause == clause)
    shown = reading.clause(place, view)
    lines: list[str] = []
    for paragraph in shown.body:
        if paragraph.table:
            for row in shown.tables[paragraph.table].rows:
                cells = [
                    " ".join(plain_line(reading, line.pieces, document) for line in shown.cells[cell])
                    for cell in row.cells
                ]
                lines.append("\t".join(cells))
        else:
            lines.append(plain_line(reading, paragraph.pieces, document))
    return "\n".join(lines)


def plain_line(reading: Reading, pieces: Iterable[Any], document: str) -> str:
    """Characters of pieces, with references as the numbers they print."""
    found: list[str] = []
    for piece in pieces:
        atom = piece.marks.get("atom")
        if atom is None:
            found.append(piece.text)
        else:
            found.append(reading.printed(atom, document))
    return "".join(found)


def verify(file: WorkspaceFile) -> list[Said]:
    """What is wrong with a workspace file, one sentence each; empty when all is well.

    Checks the pages of the file, every hash, form and signature, that every parent is there, and the cache against
    a replay from nothing.
    """
    problems = list(file.check())
    changes: list[Change] = []
    for stored in file.changes():
        try:
            change = read_change(stored.raw)
        except Trouble as trouble:
            problems.append(Said("Ändringen {change}: {trouble}", change=stored.id[:12], trouble=trouble.sentence))
            continue
        if change.id != stored.id:
            problems.append(Said("Ändringen {change} har fel hash.", change=stored.id[:12]))
        if not verify_signature(stored, change.author):
            problems.append(Said("Ändringen {change} har fel signatur.", change=stored.id[:12]))
        changes.append(change)
    ids = {change.id for change in changes}
    problems += [
        Said("Ändringen {change} saknar föregångaren {parent}.", change=change.id[:12], parent=parent[:12])
        for change in changes
        for parent in change.parents
        if parent not in ids
    ]
    if problems or not changes:
        return problems
    state = replay(changes, persons=Persons(file.blobs))
    return _check_versions(state) + _check_cache(file, changes, state)


def _check_versions(state: State) -> list[Said]:
    """The texts that named versions stand for, computed anew from their changes."""
    problems: list[Said] = []
    for entry in state.versions:
        past = state.history.past(head for head in entry.event["heads"] if head in state.changes)
        then = replay(state.changes[name] for name in past)
        if entry.event["hash"] not in (digest.package_hash(then), digest.package_hash(then, 1)):
            problems.append(
                Said(
                    "Versionen {label} har inte den text som dess hash säger. Den som namngav den, {person}, skrev in "
                    "en annan; lita inte på den.",
                    label=entry.event["label"],
                    person=state.members.member(entry.author).name or entry.author[:12],
                )
            )
    return problems


def _check_cache(file: WorkspaceFile, changes: list[Change], state: State) -> list[Said]:
    wanted = stamp(change.id for change in changes)
    if file.read_cache(_KEY).get("stamp") != wanted:
        return []
    cached, computed = _cached(file, wanted), {"info": info(state), "clauses": clauses(state)}
    return [
        Said("Mellanlagringen ({name}) stämmer inte med loggen; den räknas om nästa gång ärendet öppnas.", name=name)
        for name, value in computed.items()
        if cached.get(name) != json.loads(json.dumps(value))
    ]
