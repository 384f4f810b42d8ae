"""Finding words in a package, and putting others in their place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from hsavtal_desktop.core import progress
from hsavtal_desktop.core.edits import Changed, ReplaceText, Together
from hsavtal_desktop.core.reading import ATOM, ClauseView, Place, View
from hsavtal_desktop.core.standing import Standing
from hsavtal_desktop.language.patterns import Sought
from hsavtal_desktop.workspace.reading import Reading
from hsavtal_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    import regex


class Hit(NamedTuple):
    """``[start, stop)`` of a text."""

    text: str
    start: int
    stop: int
    match: regex.Match[str]

    @property
    def plain(self) -> bool:
        """Whether it is words alone: a table, picture or reference in it is not to be replaced by the way."""
        return ATOM not in self.match.group()


class Replaced(NamedTuple):
    """What replacing came to."""

    hits: int
    left: int
    """Hits left as they are, for a table, picture or reference is in them."""
    changed: Changed


def places(reading: Reading, documents: Sequence[str], view: View) -> list[Place]:
    """The clauses of some documents, each once: a part that several share is looked through in the first."""
    found: dict[str, Place] = {}
    for document in documents:
        for place in reading.outline(document, view).places:
            if not place.moved_away:
                found.setdefault(place.clause, place)
    return list(found.values())


def hits(clause: ClauseView, sought: Sought) -> Iterator[Hit]:
    """The hits in a clause, text by text.  Raises Trouble where the expression takes too long."""
    for text, paragraphs in clause.texts.items():
        for paragraph in paragraphs:
            standing = Standing(paragraph.pieces, struck=sought.query.struck)
            for match in sought.matches(standing.text):
                start, stop = standing.range(*match.span())
                yield Hit(text, paragraph.start + start, paragraph.start + stop, match)


def replacement(hit: Hit, sought: Sought, template: str, view: View) -> ReplaceText:
    """The edit that puts the template in a hit's place.  Raises Trouble where the template is not one."""
    words = sought.replaced(hit.match, template)
    return ReplaceText(hit.text, hit.start, hit.stop, words.replace("\n", " "), view)


def replace_all(
    workspace: Workspace, sought: Sought, template: str, documents: Sequence[str], view: View, label: str
) -> Replaced:
    """Put the template in the place of every hit, as one step of undo called ``label``.

    Everything is sought before anything is written.  Raises Trouble, and Stopped when cancelled, with nothing done.
    """
    found: list[Hit] = []
    for place in progress.steps(places(workspace, documents, view)):
        found += hits(workspace.clause(place, view), sought)
    plain = [hit for hit in found if hit.plain]
    edits = tuple(replacement(hit, sought, template, view) for hit in plain)
    with workspace.one_step(label):
        changed = workspace.perform(Together(edits))
    return Replaced(len(plain), len(found) - len(plain), changed)
