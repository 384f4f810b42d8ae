"""What cross references can point at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from hsavtal_desktop.word.identity import clause_bookmark, part_bookmark
from hsavtal_desktop.word.writing.looks import ReadyPart
from hsavtal_desktop.word.writing.plan import Role


@dataclass(frozen=True, slots=True)
class Target:
    """What a cross reference can point at: a bookmark in the file, and the number that Word shows there.

    The label is "" where the number depends on what is decided: there a field would, once it is updated, say something
    else than the exported text (LibreOffice updates at once).  Such a reference is a plain link.
    """

    bookmark: str
    label: str


class Targets:
    """The clauses and parts of the file as targets, looked through when the first reference asks."""

    def __init__(self, documents: Iterable[Sequence[ReadyPart]], standing: frozenset[str]) -> None:
        """``standing`` are the clauses that stand somewhere in the file as themselves."""
        self._documents = tuple(documents)
        self._standing = standing

    def find(self, name: str) -> Target | None:
        """A clause or part, by its id; None where it is not in the file."""
        return self._all.get(name)

    @cached_property
    def _all(self) -> dict[str, Target]:
        """While clauses come, go or move in a document, no number in it is a field."""
        targets: dict[str, Target] = {}
        for parts in self._documents:
            items = [each for part in parts for each in part.items]
            steady = all(item.role is Role.KEPT and look.before is None for item, look in items)
            for part in parts:
                if not part.planned.printed_in:
                    name = part.planned.part.part
                    targets.setdefault(name, Target(part_bookmark(name), part.look.label))
                for item, look in part.items:
                    if item.after is not None or item.clause not in self._standing:
                        target = Target(clause_bookmark(item.clause), look.label if steady else "")
                        targets.setdefault(item.clause, target)
        return targets
