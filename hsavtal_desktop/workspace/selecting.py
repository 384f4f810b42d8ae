"""Which changes and attached files somebody is sent: everything, what a member may lack, or what was asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from hsavtal_desktop.core.names import shown
from hsavtal_desktop.core.personal import text_in
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.signed import SignedChange
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange.request import Request
from hsavtal_desktop.workspace.log import Log
from hsavtal_desktop.workspace.stored import named_in

_PERSONAL = re.compile(rb'"personal":"([0-9a-f]{64})"')


@dataclass(frozen=True, slots=True)
class Selection:
    """What goes into a file."""

    changes: list[SignedChange]
    blobs: Mapping[str, bytes]
    left_out: int = 0
    """Changes of this copy that the receiver is taken to have."""


def everything(log: Log) -> Selection:
    """All that this copy holds, also what waits."""
    changes = [*log.file.changes(), *log.waiting]
    return Selection(changes, log.file.blobs(named_in(changes)))


def since(log: Log, members: Iterable[str]) -> Selection:
    """What any of some members is not known to have, with the attached files that those changes name."""
    known = known_to_all(log, members)
    changes = [signed for signed in (*log.file.changes(), *log.waiting) if signed.id not in known]
    return Selection(changes, log.file.blobs(named_in(changes)), len(known))


def answer(log: Log, request: Request) -> Selection:
    """Exactly what a request lacks.  Raises Trouble when it is about another workspace."""
    if request.workspace != log.workspace:
        raise Trouble(
            Said(
                "Begäran gäller ärendet {name}, inte det här. Öppna det och svara där.",
                name=shown(request.name) or Said("med annat id"),
            )
        )
    held = [*log.file.changes(), *log.waiting]
    changes = [signed for signed in held if request.lacks(signed.id)]
    return Selection(changes, log.file.blobs(named_in(held) - request.blobs), len(held) - len(changes))


def personal_files(log: Log, changes: Iterable[SignedChange], without: Set[str]) -> dict[str, bytes]:
    """The files with names that some changes refer to, but for those that lie there already."""
    named = {found.decode("ascii") for signed in changes for found in _PERSONAL.findall(signed.raw)}
    return {name: content for name, content in log.file.blobs(named - without).items() if text_in(content) is not None}


def known_to(log: Log, member: str) -> set[str]:
    """Changes that a member has: what they wrote, what that had seen, and what was sent to them from here."""
    own = (change.id for change in log.state.changes.values() if change.author == member)
    return log.state.history.past([*own, *log.file.sent_to(member)]) & log.state.changes.keys()


def known_to_all(log: Log, members: Iterable[str]) -> set[str]:
    """Changes that every one of some members has; none where there are no members."""
    known = [known_to(log, member) for member in members]
    return set.intersection(*known) if known else set()


def newest(log: Log) -> list[str]:
    """Changes here that no other one here follows, those that do not count yet included."""
    followed = {parent for change in log.state.changes.values() for parent in change.parents}
    return sorted(log.state.changes.keys() - followed)
