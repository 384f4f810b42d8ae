"""Comments as threads in the order of the agreement: what they are about, who deals with them, who settled them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hsavtal_desktop.core import anchors
from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.workspace.reading import CommentView, Reading

_QUOTED = 400
"""Letters of a quote after which no further text is read for it."""


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment with its answers."""

    root: CommentView
    answers: tuple[CommentView, ...]
    quote: str
    """The words it is about, as they were written, of many the beginning; "" for the clause as a whole."""
    gone: bool
    """Whether no view shows these words any more, because they were struck or rejected."""
    assignee: str
    """Name of the member who is to deal with it, or ""."""
    settled_by: str
    settled_time: str
    rank: tuple[int, int, int]
    """Clause, kind of text and place in it: what threads are ordered by."""

    @property
    def id(self) -> str:
        """The record of the first comment."""
        return self.root.id

    @property
    def resolved(self) -> bool:
        """Whether it is settled."""
        return self.root.comment.resolved


def threads(reading: Reading, before: Iterable[Thread] = (), changed: Changed | None = None) -> list[Thread]:
    """Every thread, in the order in which its words stand; those on the package as a whole last.

    ``before`` is what was read before ``changed``: threads that it does not concern are not worked out again.
    """
    return sorted(each_thread(reading, before, changed), key=lambda one: (one.rank, one.root.time, one.id))


def each_thread(reading: Reading, before: Iterable[Thread] = (), changed: Changed | None = None) -> Iterator[Thread]:
    """The same in no given order, worked out one by one as they are asked for."""
    known = {} if changed is None or changed.everything or changed.structure else {one.id: one for one in before}
    touched = changed.texts if changed is not None else frozenset()
    ranks = reading.clause_ranks()
    for root, answers in _gathered(reading.comments()):
        old = known.get(root.id)
        if old is None or (old.root, old.answers) != (root, answers) or not touched.isdisjoint(root.comment.anchor):
            old = _thread(reading, root, answers, ranks.get(root.comment.clause, len(ranks)))
        yield old


def concerns(before: Iterable[Thread], changed: Changed) -> bool:
    """Whether a change can have changed any thread."""
    return (
        changed.everything
        or changed.structure
        or any(kind == "comment" for kind, _ in changed.records)
        or any(not changed.texts.isdisjoint(one.root.comment.anchor) for one in before)
    )


def _gathered(listed: Sequence[CommentView]) -> list[tuple[CommentView, tuple[CommentView, ...]]]:
    known = {one.id: one for one in listed}
    answers: dict[str, list[CommentView]] = {}
    roots: list[CommentView] = []
    for one in listed:
        root = _root(one, known)
        if root is one:
            roots.append(one)
        else:
            answers.setdefault(root.id, []).append(one)
    return [(root, tuple(answers.get(root.id, ()))) for root in roots]


def _root(one: CommentView, known: dict[str, CommentView]) -> CommentView:
    """The comment that a reply hangs under; where replies name each other in a ring, the first met again."""
    seen = {one.id}
    while one.comment.parent in known and one.comment.parent not in seen:
        one = known[one.comment.parent]
        seen.add(one.id)
    return one if one.comment.parent not in known else min((known[name] for name in seen), key=lambda each: each.id)


def _thread(reading: Reading, root: CommentView, answers: tuple[CommentView, ...], clause: int) -> Thread:
    comment, state = root.comment, reading.state
    first = _first_place(reading, root)
    settled = state.record("comment", root.id).values.get("resolved", ()) if comment.resolved else ()
    entry = settled[-1].entry if settled else None
    return Thread(
        root,
        answers,
        anchors.quoted(state, comment.anchor, _QUOTED),
        bool(comment.anchor) and first is None,
        state.members.member(comment.assigned).name if comment.assigned else "",
        state.members.member(entry.author).name if entry is not None else "",
        entry.time if entry is not None else "",
        (clause, *(first or (0, 0))),
    )


def _first_place(reading: Reading, one: CommentView) -> tuple[int, int] | None:
    """Heading before body before cells, and the place in it; None where none of the words is shown."""
    for text in sorted(one.comment.anchor, key=lambda text: ("hbc".find(text[:1]), text)):
        found = anchors.shown(reading.state, one.comment.anchor, text, View.MARKUP)
        if found:
            return 1 + "hbc".find(text[:1]), found[0][0]
    return None
