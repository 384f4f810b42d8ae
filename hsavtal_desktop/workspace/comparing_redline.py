"""A comparison as a Word file with native revisions."""

from __future__ import annotations

from pathlib import Path

from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.word.redline import redline
from hsavtal_desktop.word.writing import ExportRequest, write_document
from hsavtal_desktop.workspace.comparing import Compared, ReadSide


def redline_sides(compared: Compared) -> bytes:
    """The new text as a Word file, its differences from the old one as tracked changes.

    The two are written alike, with no label of a version, so that only the agreement's text differs.

    Raises Trouble when a Word file that stands at one side can not be read.
    """
    return redline(
        _file(compared, compared.old),
        _file(compared, compared.new),
        time=compared.frame.time,
        old_name=compared.old.label.label,
        new_name=compared.new.label.label,
    )


def redline_files(old: Path, new: Path, time: str) -> bytes:
    """The new Word file, its differences from the old one as tracked changes.  ``time`` is UTC.

    Raises Trouble when one of them can not be read.
    """
    return redline(_bytes(old), _bytes(new), time=time, old_name=old.name, new_name=new.name)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Trouble(f"Filen {path.name} kan inte läsas ({error.strerror}). Kontrollera sökvägen.") from error


def _file(compared: Compared, side: ReadSide) -> bytes:
    if side.side.path is not None:
        return _bytes(side.side.path)
    if side.text_reading is None:
        raise ValueError("a side is a Word file or read from a workspace")
    request = ExportRequest((side.side.document,), side.view, time=compared.frame.time)
    return write_document(side.text_reading, request).data
