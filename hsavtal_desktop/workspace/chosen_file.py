"""Reading a file that the user chose."""

from __future__ import annotations

from pathlib import Path

from hsavtal_desktop.core.disk_reasons import reason_of
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble


def file_bytes(path: Path) -> bytes:
    """The bytes of a file that the user chose.  Raises Trouble when it can not be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        reason = reason_of(error)
        raise Trouble(
            Said(
                "Filen {name} kan inte läsas ({reason}). Kontrollera att den finns kvar.", name=path.name, reason=reason
            )
        ) from error
