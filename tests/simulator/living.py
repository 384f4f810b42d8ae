"""A whole run: the world is founded, things happen in it, and it comes to an end that is judged."""

from __future__ import annotations

import random
import secrets
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from tests.simulator.deeds import happen
from tests.simulator.ending import Ending
from tests.simulator.world import Broken, World


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a run."""

    fine: bool
    line: str


def live(seed: int, replicas: int, steps: int, ending: type[Ending] = Ending) -> Verdict:
    """A whole run in a folder of its own; in memory where there is one, for nothing has to survive the machine."""
    memory, drawn = Path("/dev/shm"), random.Random(f"drawn {seed}")
    with (
        tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder,
        # What the system would draw, nonces and salts: a seed that found something has to find it again.
        patch.object(secrets, "choice", drawn.choice),
        patch.object(secrets, "token_urlsafe", lambda count: drawn.randbytes(count).hex()),
    ):
        return _run(World(Path(folder) / "world", seed, replicas), steps, ending)


def _run(world: World, steps: int, ending: type[Ending]) -> Verdict:
    begun = time.perf_counter(), time.process_time()
    try:
        world.found()
        for _ in range(steps):
            happen(world)
        content = ending(world).come()
    except Broken as broken:
        return Verdict(False, f"FAIL seed {world.seed}, step {world.now}: {broken}")
    except BaseException as error:
        error.add_note(f"in step {world.now} of seed {world.seed}, {world.replicas} replicas")
        raise
    finally:
        for person in world.people:
            person.close()
    told = ", ".join(f"{name} {count}" for name, count in sorted(world.counts.items()))
    spent, worked = time.perf_counter() - begun[0], time.process_time() - begun[1]
    return Verdict(
        True,
        f"OK seed {world.seed}: {len(world.people)} replicas, {len(world.sealed)} changes, one content hash "
        f"{content[:16]}, every refused byte with a reason, {spent:.0f} s, {worked:.0f} s CPU ({told})",
    )
