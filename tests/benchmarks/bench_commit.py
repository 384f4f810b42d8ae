"""Saving one edit durably, against one INSERT and COMMIT of the same bytes with plain sqlite3, both at FULL.

CPU microseconds an edit: the disk sync itself swings too much to be compared, and both wait for the same number.
An edit is saved by adding its line to the draft; a release stores its change.
"""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from hsavtal_desktop.core.signed import SignedChange
from hsavtal_desktop.store.draft_file import DraftFile
from hsavtal_desktop.store.workspace_file import WorkspaceFile
from tests.benchmarks.figures import Figure
from tests.benchmarks.signed_logs import signed_log

COUNT = 400
ROUNDS = 5
RAW = "raw sqlite3 at FULL"


def run(large: bool) -> list[Figure]:
    """CPU microseconds for one durable commit; with ``large`` of more of them."""
    count = COUNT * (10 if large else 1)
    _, signed = signed_log(max(count, 1_000))
    signed = signed[:count]
    lines = [one.raw.decode("utf-8") for one in signed]
    spent: dict[str, list[float]] = {"raw line": [], "draft": [], "raw change": [], "workspace": []}
    with tempfile.TemporaryDirectory() as name:
        for turn in range(ROUNDS):
            folder = Path(name) / str(turn)
            folder.mkdir()
            raw = _raw(folder / "raw.db")
            spent["raw line"].append(_cpu(_raw_lines, raw, lines))
            spent["raw change"].append(_cpu(_raw_changes, raw, signed))
            raw.close()
            with DraftFile.open(folder / "draft") as draft:
                assert draft.sync_level == 2
                spent["draft"].append(_cpu(_lines, draft, lines))
            with WorkspaceFile.create(folder / "copy.db") as file:
                assert file.sync_level == 2
                spent["workspace"].append(_cpu(_changes, file, signed))
    each = {name: median(times) / count * 1e6 for name, times in spent.items()}
    return [
        Figure("commit of one edit to the draft", each["draft"], "µs CPU", RAW, each["draft"] / each["raw line"]),
        Figure("commit of one change", each["workspace"], "µs CPU", RAW, each["workspace"] / each["raw change"]),
    ]


def _raw(path: Path) -> sqlite3.Connection:
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("PRAGMA synchronous = FULL")
    raw.execute("CREATE TABLE journal (seq INTEGER PRIMARY KEY AUTOINCREMENT, line TEXT NOT NULL)")
    raw.execute("CREATE TABLE change (seq INTEGER PRIMARY KEY, id BLOB UNIQUE, raw BLOB, signature BLOB)")
    return raw


def _raw_lines(raw: sqlite3.Connection, lines: Sequence[str]) -> None:
    for line in lines:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("INSERT INTO journal (line) VALUES (?)", (line,))
        raw.execute("COMMIT")


def _raw_changes(raw: sqlite3.Connection, signed: Sequence[SignedChange]) -> None:
    for one in signed:
        raw.execute("BEGIN IMMEDIATE")
        row = (bytes.fromhex(one.id), one.raw, one.signature)
        raw.execute("INSERT INTO change (id, raw, signature) VALUES (?, ?, ?)", row)
        raw.execute("COMMIT")


def _lines(draft: DraftFile, lines: Sequence[str]) -> None:
    for line in lines:
        draft.append([line])


def _changes(file: WorkspaceFile, signed: Sequence[SignedChange]) -> None:
    for one in signed:
        file.append([one])


def _cpu(work: Callable[..., object], *arguments: object) -> float:
    start = time.process_time()
    work(*arguments)
    return time.process_time() - start
