"""Where the backups of a workspace lie, which of them are kept, and what is noted beside them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hsavtal_desktop.core.disk_reasons import reason_of
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.store.files import make_folder, write_atomically

NEWEST = 10
"""So many are always kept."""
DAYS = 14
"""Of so many days the newest of each."""
SUFFIX = ".hsavtal"
DRAFT_SUFFIX = ".draft"
_TIME = "%Y-%m-%dT%H%M%SZ"
_ABOUT = "about.json"
_MAX_ABOUT = 100_000


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of a workspace file, with the draft of that moment beside it if there was one."""

    path: Path
    when: datetime
    """UTC, by this computer's clock."""

    @property
    def time(self) -> str:
        """UTC, as 2026-11-22T09:41:00Z."""
        return self.when.strftime("%Y-%m-%dT%H:%M:%SZ")

    @property
    def draft(self) -> Path | None:
        """The copy of the draft."""
        beside = self.path.with_suffix(DRAFT_SUFFIX)
        return beside if beside.exists() else None


def backup_folder(home: Path, workspace: str) -> Path:
    """Where the backups of the workspace with this id lie."""
    return home / "backups" / workspace


def backups(home: Path, workspace: str) -> list[Backup]:
    """All backups of a workspace, newest first."""
    found: list[Backup] = []
    for path in backup_folder(home, workspace).glob(f"*{SUFFIX}"):
        try:
            when = datetime.strptime(path.stem, _TIME).replace(tzinfo=UTC)
        except ValueError:
            # Put there by somebody else.
            continue
        found.append(Backup(path, when))
    return sorted(found, key=lambda one: one.when, reverse=True)


def backup_named(home: Path, workspace: str, when: datetime) -> Backup:
    """The backup of a moment, there or to be."""
    return Backup(backup_folder(home, workspace) / (when.strftime(_TIME) + SUFFIX), when)


def rotate(home: Path, workspace: str) -> list[Backup]:
    """Take away what need not be kept; gives what was taken away.

    Kept are the newest ten, the newest of each of the last 14 days, and the newest of each month for ever.
    """
    found = backups(home, workspace)
    dropped = [one for one in found if one.when not in kept(one.when for one in found)]
    for one in dropped:
        one.path.unlink(missing_ok=True)
        one.path.with_suffix(DRAFT_SUFFIX).unlink(missing_ok=True)
    return dropped


def kept(moments: Iterable[datetime]) -> set[datetime]:
    """Which of some moments are kept, counted from the newest of them: a clock that was wrong loses nothing."""
    ordered = sorted(moments, reverse=True)
    chosen = set(ordered[:NEWEST])
    days: dict[date, datetime] = {}
    months: dict[tuple[int, int], datetime] = {}
    for moment in ordered:
        if moment.date() > ordered[0].date() - timedelta(days=DAYS):
            days.setdefault(moment.date(), moment)
        months.setdefault((moment.year, moment.month), moment)
    return chosen | set(days.values()) | set(months.values())


def note_about(home: Path, workspace: str, name: str, path: Path) -> None:
    """Note what the backups are of, for a time when the workspace itself can not be read.

    Raises Trouble when the disk refuses.
    """
    folder = backup_folder(home, workspace)
    make_folder(folder)
    about = {"name": name, "path": str(path.absolute())}
    if _about(folder) != about:
        write_atomically(folder / _ABOUT, json.dumps(about, ensure_ascii=False, indent=1).encode())


def workspace_at(home: Path, path: Path) -> str:
    """Id of the workspace that lay at a path when it was last backed up; "" when there are no backups of one."""
    for folder in sorted((home / "backups").glob("*")):
        if _about(folder).get("path") == str(path.absolute()) and backups(home, folder.name):
            return folder.name
    return ""


def clear_unfinished(home: Path, workspace: str) -> None:
    """Take away what a power cut left half-written, and drafts whose workspace was not copied any more."""
    folder = backup_folder(home, workspace)
    alone = [draft for draft in folder.glob(f"*{DRAFT_SUFFIX}") if not draft.with_suffix(SUFFIX).exists()]
    for left in (*folder.glob(".*"), *alone):
        left.unlink(missing_ok=True)


def put_aside(path: Path) -> Path | None:
    """Give a damaged file, with what lies beside it, another name; None where there was none.

    Raises Trouble when the disk refuses.
    """
    if not path.exists():
        return None
    number, aside = 1, path.with_name(f"{path.name}.skadad")
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.name}.skadad-{number}")
    try:
        for end in ("-wal", "-shm", "-journal"):
            beside = path.with_name(path.name + end)
            if beside.exists():
                beside.rename(aside.with_name(aside.name + end))
        path.rename(aside)
    except OSError as error:
        raise Trouble(
            Said("{path} kan inte flyttas undan ({reason}); kontrollera mappen.", path=path, reason=reason_of(error))
        ) from error
    return aside


def _about(folder: Path) -> Mapping[str, object]:
    try:
        with (folder / _ABOUT).open("rb") as stream:
            found = json.loads(stream.read(_MAX_ABOUT))
    except (OSError, ValueError, RecursionError):
        # Only a help to find the backups by: without it they are found by the workspace's id.
        return {}
    return found if isinstance(found, dict) else {}
