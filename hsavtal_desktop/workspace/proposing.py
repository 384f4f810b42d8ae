"""Proposals from scripts: words for words in one clause."""

from __future__ import annotations

from collections.abc import Iterator

from hsavtal_desktop.core.edits import ReplaceText
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.state import State
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.workspace.workspace import Workspace


def propose(workspace: Workspace, clause: str, old: str, new: str, message: str = "") -> list[str]:
    """Replace ``old``, which must stand exactly once in the clause's final text, and release at once.

    Gives the ids of the new revisions.  Raises Trouble when the words are not there, or there more than once.
    """
    if not workspace.state.structure.exists(clause, View.FINAL):
        raise Trouble(f"Punkten {clause} finns inte i ärendet. Se punkternas id med kommandot clauses.")
    if not old:
        raise Trouble("Ange vilken text som ska ersättas.")
    texts = _texts(workspace, clause)
    found = [text for text in texts for _ in range(_count(workspace.state, text, old))]
    if len(found) != 1:
        often = "inte" if not found else f"{len(found)} gånger"
        raise Trouble(f"Texten ”{old}” finns {often} i punkten {clause}; den ska finnas exakt en gång.")
    start, stop = find(workspace.state, found[0], old)
    before = {revision.id for revision in workspace.state.revisions.all()}
    start, stop, words = trimmed(old, new, start, stop)
    workspace.perform(ReplaceText(found[0], start, stop, words, View.MARKUP, message=message))
    workspace.release(message)
    return [revision.id for revision in workspace.state.revisions.all() if revision.id not in before]


def find(state: State, text: str, old: str) -> tuple[int, int]:
    """The stretch of All markup from the first to the last character of ``old`` as the final text shows it."""
    places = list(_visible(state, text))
    start = "".join(char for char, _ in places).index(old)
    return places[start][1], places[start + len(old) - 1][1] + 1


def trimmed(old: str, new: str, start: int, stop: int) -> tuple[int, int, str]:
    """Leave the words that stay at both ends alone, so that the proposal marks only what it changes."""
    while old and new and old.split(" ", maxsplit=1)[0] == new.split(" ", maxsplit=1)[0] and " " in old and " " in new:
        first = len(old.split(" ", maxsplit=1)[0]) + 1
        start, old, new = start + first, old[first:], new[first:]
    while old and new and old.split(" ")[-1] == new.split(" ")[-1] and " " in old and " " in new:
        last = len(old.split(" ")[-1]) + 1
        stop, old, new = stop - last, old[:-last], new[:-last]
    return start, stop, new


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
    return [f"h.{clause}", f"b.{clause}", *workspace.clause(place, View.MARKUP).cells]
