"""What a workspace file holds: its changes, read, and its attached files, erased."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Set

from hsavtal_desktop.core import personal
from hsavtal_desktop.core.change import Change, stored_change
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.signed import SignedChange
from hsavtal_desktop.core.trouble import Damaged, Trouble
from hsavtal_desktop.exchange.signatures import open_signed
from hsavtal_desktop.store.workspace_file import WorkspaceFile

_HASH = re.compile(rb"(?<![0-9a-f])[0-9a-f]{64}")


def named_in(changes: Iterable[SignedChange]) -> set[str]:
    """SHA-256 of all attached files that some changes name."""
    return {found.decode("ascii") for signed in changes for found in _HASH.findall(signed.raw)}


def erase_files(file: WorkspaceFile, erased: Set[str]) -> None:
    """Take attached files out of a workspace file, and who was sent what under a name that is erased.

    Raises Trouble when the disk refuses.
    """
    here = erased & file.blob_hashes() if erased else frozenset()
    if here:
        names = [personal.text_in(content) for content in file.blobs(here).values()]
        file.erase(here, [name for name in names if name])


def stored_changes(file: WorkspaceFile, verified: int | None = None) -> Iterator[Change]:
    """Read the applied changes of a file, in the order in which they were added.

    Those after the first ``verified`` are verified as if they came from outside; with None nothing is.
    Raises Trouble for one that has been damaged since it was taken in, or that was never taken in.
    """
    numbers: dict[str, int] = {}
    for place, stored in enumerate(file.changes()):
        known = verified is None or place < verified
        change = read_stored(file, stored) if known else read_arrived(file, stored)
        expected = 1 + max((numbers.get(parent, 0) for parent in change.parents), default=0)
        begins = not numbers or change.workspace == next(iter(numbers))
        if not numbers.keys() >= set(change.parents) or not (known or (begins and change.lamport == expected)):
            raise _damaged(file, stored, Said("är inte den som togs in"))
        numbers[change.id] = change.lamport
        yield change


def read_arrived(file: WorkspaceFile, stored: SignedChange) -> Change:
    """Read a change that this installation has not verified yet.  Raises Trouble when it is forged or damaged."""
    try:
        return open_signed(stored)
    except Trouble as trouble:
        raise _damaged(file, stored, Said("är inte rätt undertecknad")) from trouble


def read_stored(file: WorkspaceFile, stored: SignedChange) -> Change:
    """Read a change that the file holds.  Raises Trouble when its bytes are not those that its id was made from."""
    if hashlib.sha256(stored.raw).hexdigest() == stored.id:
        try:
            return stored_change(stored.raw, stored.id)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            # Never taken in by this program: somebody has put it there.
            pass
    raise _damaged(file, stored, Said("är inte den som togs in"))


def _damaged(file: WorkspaceFile, stored: SignedChange, fault: Said) -> Damaged:
    return Damaged(
        Said(
            "Filen {name} är skadad: ändringen {change} {fault}. Återställ filen från en säkerhetskopia eller be en "
            "kollega om en kopia.",
            name=file.path.name,
            change=stored.id[:12],
            fault=fault,
        )
    )
