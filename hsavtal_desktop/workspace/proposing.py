"""Proposals from scripts: words for words in one clause."""

from __future__ import annotations

from collections.abc import Iterator

from hsavtal_desktop.core.edits import ReplaceText
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.state import State
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.workspace.workspace import Workspace


def propose(workspace: Workspace, clause: str, old: str, new: str, message: str = "") -> list[str]:
    """Replace ``old``, which must stand exactly once in the clause's final text, and release at once.

    Gives the ids of the new revisions.  Raises Trouble when the words are not there, or there more than once.
    """
    if not workspace.state.structure.exists(clause, View.FINAL):
        raise Trouble(
            Said("Punkten {clause} finns inte i ärendet. Se punkternas id med kommandot clauses.", clause=clause)
        )
    if not old:
        raise Trouble(Said("Ange vilken text som ska ersättas."))
    texts = _texts(workspace, clause)
    found = [text for text in texts for _ in range(_count(workspace.state, text, old))]
    if len(found) != 1:
        often = Said("inte") if not found else Said("{count} gånger", count=len(found))
        raise Trouble(
            Said(
                "Texten ”{old}” finns {often} i punkten {clause}; den ska finnas exakt en gång.",
                old=old,
                often=often,
                clause=clause,
            )
        )
    before = {revision.id for revision in workspace.state.revisions.all()}
    start, stop, words = stretch(workspace.state, found[0], old, new)
    workspace.perform(ReplaceText(found[0], start, stop, words, View.MARKUP, message=message))
    workspace.release(message)
    return [revision.id for revision in workspace.state.revisions.all() if revision.id not in before]


def stretch(state: State, text: str, old: str, new: str) -> tuple[int, int, str]:
    """Where in All markup to put what, so that ``old``, as the final text shows it, becomes ``new``.

    Words that stay at both ends are left alone, so that the proposal marks only what it changes.
    """
    places = list(_visible(state, text))
    start = "".join(char for char, _ in places).index(old)
    stop = start + len(old)
    while " " in old and " " in new and old.partition(" ")[0] == new.partition(" ")[0]:
        start += old.index(" ") + 1
        old, new = old.partition(" ")[2], new.partition(" ")[2]
    while " " in old and " " in new and old.rpartition(" ")[2] == new.rpartition(" ")[2]:
        stop -= len(old) - old.rindex(" ")
        old, new = old.rpartition(" ")[0], new.rpartition(" ")[0]
    if start == stop:
        place = places[start - 1][1] + 1 if start else 0
        return place, place, new
    return places[start][1], places[stop - 1][1] + 1, new


def _count(state: State, text: str, old: str) -> int:
    whole = "".join(char for char, _ in _visible(state, text))
    return whole.count(old)


def _visible(state: State, text: str) -> Iterator[tuple[str, int]]:
    """The characters of the final text with their positions in All markup."""
    position = 0
    for piece in state.text(text).pieces(View.MARKUP, state.revisions.fate):
        for char in piece.text:
            if not piece.deleted:
                yield char, position
            position += 1


def _texts(workspace: Workspace, clause: str) -> list[str]:
    place = workspace.find(clause)
    if place is None:
        return [f"h.{clause}", f"b.{clause}"]
    return list(workspace.clause(place, View.MARKUP).texts)
