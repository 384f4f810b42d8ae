"""A consultation body's pen: edits a Word file outside the program, as somebody without recording would.

The tour may not depend on an office program being there, so the words are changed in the file itself: a part of a
run's text, with no trace of it in the file's own tracked changes.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path


def mark_up(sent: Path, returned: Path, old: str, new: str) -> None:
    """Write ``returned`` as ``sent`` with ``old`` replaced once in the main text.

    Raises LookupError when the words are not there in one run.
    """
    with zipfile.ZipFile(sent) as source, zipfile.ZipFile(returned, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "word/document.xml":
                content = _replace(content.decode("utf-8"), old, new).encode("utf-8")
            target.writestr(entry, content)


def _replace(xml: str, old: str, new: str) -> str:
    for found in re.finditer(r"(<w:t(?: [^>]*)?>)([^<]*)(</w:t>)", xml):
        if old in found[2]:
            changed = found[2].replace(old, new, 1)
            return f"{xml[: found.start()]}{found[1]}{changed}{found[3]}{xml[found.end() :]}"
    raise LookupError(old)
