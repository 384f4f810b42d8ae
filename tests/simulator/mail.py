"""A network by files that loses, delays, doubles, damages and reorders what it carries."""

from __future__ import annotations

import random
import shutil
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

_HASH_DIGITS = 64


@dataclass(slots=True)
class Letter:
    """A file on its way to somebody."""

    due: int
    to: int
    path: Path
    damaged: bool = False


@dataclass(slots=True)
class Mail:
    """Letters on their way.  Time is counted in steps."""

    folder: Path
    chance: random.Random
    counts: Counter[str]
    _boxes: defaultdict[int, list[Letter]] = field(default_factory=lambda: defaultdict(list))
    """What is on its way, by whom it goes to."""
    _number: int = 0

    def send(self, now: int, to: int, path: Path) -> None:
        """Hand in a file, which the sender will not touch again."""
        self.counts["sent"] += 1
        if self.chance.random() < 0.15:
            self.counts["lost"] += 1
            return
        times = 2 if self.chance.random() < 0.15 else 1
        self.counts["doubled"] += times - 1
        for _ in range(times):
            self._number += 1
            copy = self.folder / f"brev {self._number}.hsapaket"
            shutil.copy(path, copy)
            hurt = self.chance.random() < 0.12
            if hurt:
                damage(copy, self.chance)
            self._boxes[to].append(Letter(now + self.chance.choice((1, 2, 5, 20, 80)), to, copy, hurt))

    def due(self, now: int, to: int) -> list[Letter]:
        """Take out what has arrived for somebody, in no particular order."""
        arrived = [letter for letter in self._boxes[to] if letter.due <= now]
        self._boxes[to] = [letter for letter in self._boxes[to] if letter.due > now]
        self.chance.shuffle(arrived)
        return arrived


def damage(path: Path, chance: random.Random) -> None:
    """Do to a file what disks, gateways and interrupted transfers do."""
    content = bytearray(path.read_bytes())
    kind = chance.choice(("cut", "flip", "flips", "zeros", "empty", "longer", "swap"))
    place = chance.randrange(max(1, len(content)))
    if kind == "cut":
        del content[place:]
    elif kind == "flip" and content:
        content[place] ^= 1 << chance.randrange(8)
    elif kind == "flips" and content:
        for _ in range(20):
            content[chance.randrange(len(content))] = chance.randrange(256)
    elif kind == "zeros":
        content[place : place + 100] = bytes(len(content[place : place + 100]))
    elif kind == "empty":
        content.clear()
    elif kind == "longer":
        content += chance.randbytes(50)
    else:
        content = content[place:] + content[:place]
    path.write_bytes(content)


class Engine:
    """A file-sync engine: carries files between the computers' copies of a shared folder, not always well."""

    def __init__(self, chance: random.Random, counts: Counter[str]) -> None:
        self._chance = chance
        self._counts = counts

    def carry(self, mirrors: list[Path], *, well: bool = False) -> None:
        """Bring some of what one copy has to another; with ``well`` everything to everybody, whole."""
        everything = {path.relative_to(mirror): path for mirror in mirrors for path in _files(mirror)}
        for mirror in mirrors:
            for name, source in sorted(everything.items()):
                target = mirror / name
                if well:
                    self._copy(source, target)
                elif not target.exists() and self._chance.random() < 0.4:
                    self._copy_badly(source, target)

    def _copy(self, source: Path, target: Path) -> None:
        if source == target or target.exists():
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)
        self._counts["carried"] += 1

    def _copy_badly(self, source: Path, target: Path) -> None:
        self._copy(source, target)
        if len(target.stem) != _HASH_DIGITS:
            return  # mistreated before
        fault = self._chance.choices(("", "half", "conflict", "renamed", "foreign"), (16, 2, 1, 1, 1))[0]
        if fault:
            self._counts["mistreated"] += 1
        if fault == "half":
            content = target.read_bytes()
            target.write_bytes(content[: len(content) // 2])
        elif fault == "conflict":
            shutil.copy(target, target.with_name(f"{target.stem}.sync-conflict-20261122-091500-ABCDEFG{target.suffix}"))
        elif fault == "renamed":
            target.rename(target.with_name(f"{target.stem} (1){target.suffix}"))
        elif fault == "foreign":
            target.with_name("desktop.ini").write_text("[.ShellClassInfo]")


def _files(mirror: Path) -> list[Path]:
    return sorted(path for path in mirror.rglob("*") if path.is_file())
