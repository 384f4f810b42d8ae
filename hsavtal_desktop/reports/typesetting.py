"""The process that sets a PDF file with Typst: it takes much memory, which ends with it, and can not be broken off."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import typst

from hsavtal_desktop.resources import resource_path

STANDARDS: Final[list[typst.PDFStandard]] = ["a-2a", "ua-1"]


def run(folder: Path, template: str, made: str, time: str) -> int:
    """Set ``template``, which lies in ``folder`` with all that it reads, as ``made`` there; gives 0.

    ``time`` (UTC) is when the file says it was made.
    """
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(resource_path("fonts"))]
    )
    typst.compile(
        folder / template,
        folder / made,
        root=folder,
        font_paths=fonts,
        pdf_standards=STANDARDS,
        timestamp=datetime.fromisoformat(time).astimezone(UTC),
    )
    return 0
