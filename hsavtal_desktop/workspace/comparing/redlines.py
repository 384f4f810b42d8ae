"""A comparison as a Word file with native revisions."""

from __future__ import annotations

from collections.abc import Iterator

from hsavtal_desktop.core.comparison.model import CompetingPlace
from hsavtal_desktop.core.record_types import Comment
from hsavtal_desktop.reports import rivals
from hsavtal_desktop.word.redline import AUTHOR, redline
from hsavtal_desktop.word.writing import ExportRequest, write_document
from hsavtal_desktop.workspace.comparing.file_redline import word_bytes
from hsavtal_desktop.workspace.comparing.sides import Compared, ReadSide
from hsavtal_desktop.workspace.reading import CommentView


def redline_sides(compared: Compared, *, looks: bool = False) -> bytes:
    """The new text as a Word file, its differences from the old one as tracked changes.

    The two are written alike, with no label of a version, so that only the agreement's text differs.  Proposals that
    compete are in neither text; each is told in a comment on its clause.  With ``looks`` other looks are marked too.

    Raises Trouble when a Word file that stands at one side can not be read.
    """
    return redline(
        _file(compared, compared.old),
        _file(compared, compared.new),
        time=compared.frame.time,
        old_name=compared.old.label.label,
        new_name=compared.new.label.label,
        looks=looks,
    )


def _file(compared: Compared, side: ReadSide) -> bytes:
    if side.side.path is not None:
        return word_bytes(side.side.path)
    if side.text_reading is None:
        raise ValueError("a side is a Word file or read from a workspace")
    remarks = tuple(_remarks(compared)) if side is compared.new else ()
    request = ExportRequest((side.side.document,), side.view, time=compared.frame.time, remarks=remarks)
    return write_document(side.text_reading, request).data


def _remarks(compared: Compared) -> Iterator[CommentView]:
    comparison = compared.comparison
    for index, one in enumerate(comparison.competing):
        row = comparison.rows[one.row]
        here = row.new if row.new is not None else row.old
        units = comparison.new.units if row.new is not None else comparison.old.units
        assert here is not None
        comment = Comment(clause=units[here].key, text=_told(compared, one))
        yield CommentView(f"competing-{index}", comment, AUTHOR, "", compared.frame.time)


def _told(compared: Compared, one: CompetingPlace) -> str:
    label = compared.new.label if one.is_new else compared.old.label
    return f"{label.label}, {label.detail}.\n{rivals.told(one.competing)}"
