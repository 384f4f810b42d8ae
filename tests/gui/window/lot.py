"""Ids, keys and times that a seed decides, so that a script which fails does so again."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hsavtal_desktop.exchange.keys import FILE_NAME, Key
from hsavtal_desktop.workspace.installation import Installation

_START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


def seeded(installation: Installation, seed: object) -> Installation:
    """The installation with lots that the seed draws and a clock that goes on by a second each time a lot is drawn."""
    dice, drawn = random.Random(str(seed)), list[int]()

    def draw(count: int) -> bytes:
        drawn.append(count)
        return dice.randbytes(count)

    installation.draw = draw
    installation.clock = lambda: (_START + timedelta(seconds=len(drawn))).strftime("%Y-%m-%dT%H:%M:%SZ")
    return installation


def seeded_home(folder: Path, seed: object) -> Installation:
    """A new installation in an empty folder, whose key the seed decides too."""
    folder.mkdir(exist_ok=True)
    Key.of(random.Random(f"key {seed}").randbytes(32)).save(folder / FILE_NAME)
    return seeded(Installation.open(folder), seed)
