"""One program at a time works on a draft: two would each think that what the other wrote had been released."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from hsavtal_desktop.core.disk_reasons import reason_of
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.store.files import make_folder


@dataclass(slots=True)
class _Lock:
    stream: BinaryIO
    holders: int = 1


_HELD: dict[Path, _Lock] = {}
"""The locks of this program."""


class Hold:
    """Holds a lock that the system lets go of by itself when the program ends, in whatever way."""

    def __init__(self, path: Path, told: str) -> None:
        """Take the lock; ``told`` names in a sentence what is held.  Raises Trouble when another program has it."""
        self._path: Path | None = path.absolute()
        held = _HELD.get(self._path)
        if held is not None:
            # Within one program a workspace is opened again before it is let go of.
            held.holders += 1
            return
        make_folder(path.parent)
        try:
            stream = path.open("ab")
        except OSError as error:
            raise Trouble(
                Said("{path} kan inte skrivas ({reason}); kontrollera mappen.", path=path, reason=reason_of(error))
            ) from error
        try:
            _lock(stream)
        except OSError as error:
            stream.close()
            raise Trouble(
                Said(
                    "{file} är redan öppet i ett annat fönster eller används av ett annat kommando; "
                    "stäng det där först.",
                    file=told,
                )
            ) from error
        _HELD[self._path] = _Lock(stream)

    def release(self) -> None:
        """Let go; harmless when already done."""
        path, self._path = self._path, None
        if path is None:
            return
        held = _HELD[path]
        held.holders -= 1
        if not held.holders:
            del _HELD[path]
            held.stream.close()


if sys.platform == "win32":
    import msvcrt

    def _lock(stream: BinaryIO) -> None:
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(stream: BinaryIO) -> None:
        fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
