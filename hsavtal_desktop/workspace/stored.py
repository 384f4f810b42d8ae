"""What a workspace file holds: its changes, read, and its attached files, erased."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Set

from hsavtal_desktop.core import personal
from hsavtal_desktop.core.change import Change, stored_change
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.signed import SignedChange
from hsavtal_desktop.core.trouble import Damaged
from hsavtal_desktop.store.workspace_file import WorkspaceFile


def erase_files(file: WorkspaceFile, erased: Set[str]) -> None:
    """Take attached files out of a workspace file, and who was sent what under a name that is erased.

    Raises Trouble when the disk refuses.
    """
    here = erased & file.blob_hashes() if erased else frozenset()
    if here:
        names = [personal.text_in(content) for content in file.blobs(here).values()]
        file.erase(here, [name for name in names if name])


def stored_changes(file: WorkspaceFile) -> Iterator[Change]:
    """Read the applied changes of a file, in the order in which they were added.

    Raises Trouble for one that has been damaged since it was taken in.
    """
    for stored in file.changes():
        yield read_stored(file, stored)


def read_stored(file: WorkspaceFile, stored: SignedChange) -> Change:
    """Read a change that the file holds.  Raises Trouble when its bytes are not those that its id was made from."""
    if hashlib.sha256(stored.raw).hexdigest() == stored.id:
        try:
            return stored_change(stored.raw, stored.id)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            # Never taken in by this program: somebody has put it there.
            pass
    raise Damaged(
        Said(
            "Filen {name} är skadad: ändringen {change} är inte den som togs in. Återställ filen från en "
            "säkerhetskopia eller be en kollega om en kopia.",
            name=file.path.name,
            change=stored.id[:12],
        )
    )
