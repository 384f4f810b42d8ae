"""What this copy of a workspace has read in a shared folder, so that the next look costs only what is new.

Kept in the workspace file's disposable cache: it belongs to exactly the log beside it, also when an older copy of the
file is put back, and when it is thrown away everything is merely read once more.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Set
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from hsavtal_desktop.exchange.folder import FolderFile
from hsavtal_desktop.store.workspace_file import WorkspaceFile

_FORM = 1

Row = tuple[int, int, list[str], list[str]]
"""Size, time, ids of the changes and hashes of the attached files that are right in it."""


@dataclass(slots=True)
class Page:
    """What is noted about the files of one folder inside the shared one, by name."""

    rows: dict[str, Row] = field(default_factory=dict)
    altered: bool = False


class Ledger:
    """The notes on one shared folder."""

    def __init__(self, file: WorkspaceFile, folder: Path) -> None:
        self._file, self._folder = file, folder
        self._pages: dict[str, Page] = {}

    @cached_property
    def _key(self) -> str:
        """What the names of the notes begin with.  Found out as they are read: a network drive may let that wait."""
        where = str(self._folder.resolve()).encode("utf-8", "surrogateescape")
        return f"folder {hashlib.sha256(where).hexdigest()[:24]} "

    def unread(self, found: Iterable[FolderFile]) -> list[FolderFile]:
        """Those files that are not noted with this size and time; forgets notes on what is gone or has changed."""
        groups: dict[str, dict[str, FolderFile]] = {}
        for file in found:
            groups.setdefault(file.group, {})[file.name] = file
        for group, files in groups.items():
            page = self._page(group)
            stale = [name for name, row in page.rows.items() if name not in files or row[:2] != _stamp(files[name])]
            for name in stale:
                del page.rows[name]
                page.altered = True
        self._pages = {group: self._pages[group] for group in groups}
        return [
            file for group, files in groups.items() for file in files.values() if file.name not in self._rows(group)
        ]

    def note(self, file: FolderFile, changes: Iterable[str], blobs: Iterable[str]) -> None:
        """Note that a file has been read to its end, and the ids of what was right in it."""
        page = self._page(file.group)
        page.rows[file.name] = (*_stamp(file), sorted(changes), sorted(blobs))
        page.altered = True

    def holding(self, blobs: Set[str]) -> list[str]:
        """Names of the noted files with any of some attached files in them."""
        return [
            name for page in self._pages.values() for name, row in page.rows.items() if not blobs.isdisjoint(row[3])
        ]

    def forget(self, file: FolderFile) -> None:
        """Drop the note on a file that was taken away: what was in it is lacking now."""
        page = self._page(file.group)
        page.altered |= page.rows.pop(file.name, None) is not None

    def changes(self) -> set[str]:
        """Ids of the changes that lie in the folder, in files that are noted."""
        return {name for page in self._pages.values() for row in page.rows.values() for name in row[2]}

    def blobs(self) -> set[str]:
        """Hashes of the attached files that lie in the folder."""
        return {name for page in self._pages.values() for row in page.rows.values() for name in row[3]}

    def save(self) -> None:
        """Write what has been noted since."""
        for group, page in self._pages.items():
            if page.altered:
                rows = {name: json.dumps(row) for name, row in page.rows.items()}
                self._file.write_cache(self._key + group, {"form": str(_FORM), **rows})
                page.altered = False

    def _rows(self, group: str) -> dict[str, Row]:
        return self._page(group).rows

    def _page(self, group: str) -> Page:
        if group not in self._pages:
            self._pages[group] = Page(self._read(group))
        return self._pages[group]

    def _read(self, group: str) -> dict[str, Row]:
        cached = self._file.read_cache(self._key + group)
        if cached.pop("form", "") != str(_FORM):
            return {}
        rows = {name: _row(row) for name, row in cached.items()}
        return {name: row for name, row in rows.items() if row is not None}


def _row(text: str) -> Row | None:
    """What is noted about a file; None where somebody has written something else there: it is read once more."""
    try:
        size, modified, changes, blobs = json.loads(text)
    except (ValueError, TypeError, RecursionError):
        return None
    lists = all(isinstance(one, list) and all(isinstance(name, str) for name in one) for one in (changes, blobs))
    return (size, modified, changes, blobs) if lists else None


def _stamp(file: FolderFile) -> tuple[int, int]:
    return file.size, file.modified
