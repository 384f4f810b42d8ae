"""``python -m tests.fuzz --count 100000``: no crash, no reading over two seconds, no more than 300 MB of memory."""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
import traceback
from pathlib import Path

from hsavtal_desktop.core.trouble import Trouble
from tests.fuzz.targets import every_target

MAX_SECONDS = 2.0
MAX_MEGABYTES = 300


def fuzz(count: int, seed: int, folder: Path, names: list[str] | None = None) -> list[str]:
    """Try ``count`` inputs, shared among the readers; gives one line for each that was not borne."""
    targets = [target for target in every_target(folder) if not names or target.name in names]
    failures: list[str] = []
    for number in range(count):
        target = targets[number % len(targets)]
        content = target.make(random.Random(f"{seed} {target.name} {number}"))
        begun = time.process_time()
        try:
            target.read(content)
        except Trouble:
            pass
        except (Exception, RecursionError) as error:  # noqa: BLE001  # that is what is looked for
            frame = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{Path(frame.filename).name}:{frame.lineno}"
            failures.append(f"{target.name} {number}: {type(error).__name__} {error} in {where}")
        spent = time.process_time() - begun
        if spent > MAX_SECONDS:
            failures.append(f"{target.name} {number}: took {spent:.1f} s")
    peak = peak_megabytes()
    if peak > MAX_MEGABYTES:
        failures.append(f"the readers needed {peak} MB")
    return failures


def peak_megabytes() -> int:
    """The most memory that this process has held.

    Linux keeps a started program's ``ru_maxrss`` from the program that started it, so its own mark is read instead.
    """
    status = Path("/proc/self/status")
    if status.exists():
        (mark,) = [line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:")]
        return int(mark.split()[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main(arguments: list[str]) -> int:
    """Print what was not borne, then one line; 0 when there was nothing."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--count", type=int, default=2_000, help="inputs in all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--target", action="append", help="only this reader; may be given several times")
    parser.add_argument("--keep", type=Path, help="write the input --only to this file and stop")
    parser.add_argument("--only", type=int, default=-1, help="the number of one input")
    chosen = parser.parse_args(arguments)
    memory = Path("/dev/shm")  # thousands of small files that nobody will look at
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        if chosen.keep is not None:
            return _keep(Path(folder), chosen)
        failures = fuzz(chosen.count, chosen.seed, Path(folder), chosen.target)
    for line in failures:
        print(line)
    peak = peak_megabytes()
    verdict = "FAIL" if failures else "OK"
    print(f"{verdict} seed {chosen.seed}: {chosen.count} inputs, {len(failures)} not borne, {peak} MB")
    return int(bool(failures))


def _keep(folder: Path, chosen: argparse.Namespace) -> int:
    (name,) = chosen.target
    (target,) = [target for target in every_target(folder) if target.name == name]
    chosen.keep.write_bytes(target.make(random.Random(f"{chosen.seed} {name} {chosen.only}")))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
