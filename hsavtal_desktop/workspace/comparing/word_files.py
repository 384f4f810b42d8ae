"""Any two Word files compared; no workspace is needed."""

from __future__ import annotations

import hashlib
from pathlib import Path

from hsavtal_desktop.core.said import Said
from hsavtal_desktop.reports.frame import SideLabel
from hsavtal_desktop.word.reading import read_document
from hsavtal_desktop.workspace.comparing.sides import Compared, ReadSide, Side, Which, compare_read
from hsavtal_desktop.workspace.comparing.word_document import word_document


def compare_word_files(old: Path, new: Path, time: str) -> Compared:
    """Compare any two Word files.  Raises Trouble when one can not be read."""
    return compare_read(read_word_side(old), read_word_side(new), time)


def read_word_side(path: Path) -> ReadSide:
    """A Word file as a side.  Raises Trouble when it can not be read."""
    document = read_document(path)
    detail = Said("Word-fil, spårade ändringar godkända") if any(document.revisions.values()) else Said("Word-fil")
    if document.warnings:
        # Whoever reads the comparison must know that something of the file may be missing in it.
        detail = Said("{what}; {fault}", what=detail, fault=document.warnings[0])
    label = SideLabel(path.name, detail, "", hashlib.sha256(path.read_bytes()).hexdigest())
    return ReadSide(Side(Which.WORD, path=path), word_document(document), label)
