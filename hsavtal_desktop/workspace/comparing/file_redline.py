"""Two Word files compared into one with native revisions."""

from __future__ import annotations

from pathlib import Path

from hsavtal_desktop.core.disk_reasons import reason_of
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.word.redline import redline


def redline_files(old: Path, new: Path, time: str, *, looks: bool = False) -> bytes:
    """The new Word file, its differences from the old one as tracked changes, of ``looks`` too if asked.

    ``time`` is UTC.

    Raises Trouble when one of them can not be read.
    """
    return redline(word_bytes(old), word_bytes(new), time=time, old_name=old.name, new_name=new.name, looks=looks)


def word_bytes(path: Path) -> bytes:
    """The bytes of a Word file.  Raises Trouble when it can not be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise Trouble(
            Said(
                "Filen {name} kan inte läsas ({reason}). Kontrollera sökvägen.", name=path.name, reason=reason_of(error)
            )
        ) from error
