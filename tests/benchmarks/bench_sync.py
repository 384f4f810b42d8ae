"""Taking in 10,000 changes of 50 installations, against verifying the same signatures and storing the same bytes.

CPU seconds of this process, all of it in one run: medians of three, each measured in turn with its bound.  The bound
is cryptography's Ed25519 over the same bytes and one transaction of plain sqlite3 at FULL; the import does both,
reads the exchange files, checks every form, orders by parents and files every event.
"""

from __future__ import annotations

import gc
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import median

from hsavtal_desktop.core.change import Change
from hsavtal_desktop.core.memory import collector_paused
from hsavtal_desktop.core.signed import SignedChange
from hsavtal_desktop.exchange.keys import FILE_NAME
from hsavtal_desktop.exchange.package import write_package
from hsavtal_desktop.exchange.signatures import verify
from hsavtal_desktop.workspace.clock import utc_now
from hsavtal_desktop.workspace.exchanging import import_changes
from hsavtal_desktop.workspace.folder_sync import sync
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.log import Log
from hsavtal_desktop.workspace.workspace import Workspace
from tests.benchmarks.figures import Figure
from tests.benchmarks.signed_logs import keys, signed_log

ROUNDS = 3
PARTS = 10
WAYS = ("in one file", "in any order", "in 10 files at once", "in 10 files one by one")
BOUND = "verifying the signatures + raw sqlite3 insert"


def run(large: bool) -> list[Figure]:
    """Seconds for imports and for opening afterwards; with ``large`` also at 100,000 changes."""
    return [figure for count in (10_000, *((100_000,) if large else ())) for figure in _measure(count)]


def _measure(count: int) -> list[Figure]:
    changes, signed = signed_log(count)
    shuffled = random.Random(1).sample(signed, len(signed))
    bounds: list[float] = []
    spent: dict[str, list[float]] = {told: [] for told in (*WAYS, "opening", "writing", "again")}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        one = [_written(folder / "one.hsavtal", changes, signed)]
        mixed = [_written(folder / "mixed.hsavtal", changes, shuffled)]
        parts = [_written(folder / f"{part}.hsavtal", changes, shuffled[part::PARTS]) for part in range(PARTS)]
        for turn in range(ROUNDS):
            bounds.append(_cpu(_bound, folder / f"raw{turn}.db", changes, signed))
            for told, groups in zip(WAYS, ([one], [mixed], [parts], [[part] for part in parts]), strict=True):
                workspace = _empty(folder / f"{told}{turn}", signed[0])
                spent[told].append(_cpu(_taken, workspace, groups))
                workspace.close()
            path, installation = workspace.path, workspace.installation
            spent["opening"].append(_cpu(_opened, path, installation))
            shared = folder / f"delad{turn}"
            shared.mkdir()
            with Workspace.open(path, installation) as full:
                spent["writing"].append(_cpu(sync, full, shared))
                spent["again"].append(_cpu(sync, full, shared))
    bound = median(bounds)
    seconds = {told: median(times) for told, times in spent.items()}
    return [
        *(
            Figure(f"import of {count} changes {told}", seconds[told], "s CPU", BOUND, seconds[told] / bound)
            for told in WAYS
        ),
        Figure(f"opening afterwards at {count}", seconds["opening"], "s CPU"),
        Figure(f"shared folder, all {count} written", seconds["writing"], "s CPU"),
        Figure(f"shared folder, nothing new at {count}", seconds["again"], "s CPU"),
    ]


def _written(path: Path, changes: Sequence[Change], signed: Iterable[SignedChange]) -> Path:
    write_package(
        path,
        workspace=changes[0].id,
        name="Mätning",
        heads=(),
        sender=changes[0].author,
        time="2026-01-01T00:00:00Z",
        changes=signed,
    )
    return path


def _bound(path: Path, changes: Sequence[Change], signed: Sequence[SignedChange]) -> None:
    for change, one in zip(changes, signed, strict=True):
        assert verify(one, change.author)
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("PRAGMA synchronous = FULL")
    raw.execute("CREATE TABLE change (seq INTEGER PRIMARY KEY, id BLOB UNIQUE, raw BLOB, signature BLOB)")
    raw.execute("BEGIN IMMEDIATE")
    rows = [(bytes.fromhex(one.id), one.raw, one.signature) for one in signed]
    raw.executemany("INSERT INTO change (id, raw, signature) VALUES (?, ?, ?)", rows)
    raw.execute("COMMIT")
    raw.close()


def _empty(folder: Path, first: SignedChange) -> Workspace:
    """A copy that holds only the workspace's first change."""
    home = folder / "home"
    home.mkdir(parents=True)
    keys()[1].save(home / FILE_NAME)
    installation = Installation.open(home)
    Log.join(folder / "copy.db", installation.key, utc_now, first.id, [first]).file.close()
    return Workspace.open(folder / "copy.db", installation)


def _taken(workspace: Workspace, groups: Sequence[Sequence[Path]]) -> None:
    for group in groups:
        import_changes(workspace, group)
    assert not workspace.log.waiting


def _opened(path: Path, installation: Installation) -> None:
    # As the window opens it: what is read stays, and is not searched for garbage at once.
    with collector_paused(lasting=True):
        workspace = Workspace.open(path, installation)
    workspace.close()


def _cpu(work: Callable[..., object], *arguments: object) -> float:
    gc.collect()
    start = time.process_time()
    work(*arguments)
    return time.process_time() - start
