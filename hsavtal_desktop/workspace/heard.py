"""When this copy of a workspace last got something by each member."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hsavtal_desktop.core.change import Change
from hsavtal_desktop.workspace.log import Log

_KEY = "heard"


def note_heard(log: Log, changes: Iterable[Change]) -> None:
    """Note that changes of others came in now.

    The time is that of this computer: what a change says of its own time is its author's clock.
    """
    authors = {change.author for change in changes}
    if authors:
        now = log.clock()
        log.file.write_cache(_KEY, {**log.file.read_cache(_KEY), **dict.fromkeys(authors, now)})


def heard(log: Log) -> Mapping[str, str]:
    """Public key → time, UTC, of everybody who has written something that is here; a code on paper is nobody.

    Where the arrival was not noted (the first package, a cache thrown away) it is the author's own time, but never
    one that has not been yet.
    """
    now = log.clock()
    found: dict[str, str] = {}
    codes = set(log.state.members.recovery_keys())
    for change in log.state.changes.values():
        if change.author in codes:
            continue
        found[change.author] = max(found.get(change.author, ""), min(change.time, now))
    return {**found, **{author: time for author, time in log.file.read_cache(_KEY).items() if author in found}}
