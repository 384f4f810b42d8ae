"""A comparison as a Word file with native revisions."""

from __future__ import annotations

from hsavtal_desktop.word.redline import redline
from hsavtal_desktop.word.writing import ExportRequest, write_document
from hsavtal_desktop.workspace.comparing.file_redline import word_bytes
from hsavtal_desktop.workspace.comparing.sides import Compared, ReadSide


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


def _file(compared: Compared, side: ReadSide) -> bytes:
    if side.side.path is not None:
        return word_bytes(side.side.path)
    if side.text_reading is None:
        raise ValueError("a side is a Word file or read from a workspace")
    request = ExportRequest((side.side.document,), side.view, time=compared.frame.time)
    return write_document(side.text_reading, request).data
