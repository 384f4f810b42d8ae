"""``python -m tests.simulator --replicas 50 --seed 7``: prints one line, and ends with 0 when all copies agree."""

from __future__ import annotations

import argparse
import sys

from tests.simulator.living import live


def main(arguments: list[str]) -> int:
    """Run one seed after another; 0 when every one of them ends with one content."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulator")
    parser.add_argument("--replicas", type=int, default=50, help="copies of the workspace")
    parser.add_argument("--seed", type=int, default=1, help="the first seed")
    parser.add_argument("--seeds", type=int, default=1, help="how many seeds, one after another")
    parser.add_argument("--steps", type=int, default=0, help="what happens in all; 30 for each copy if not given")
    chosen = parser.parse_args(arguments)
    status = 0
    for seed in range(chosen.seed, chosen.seed + chosen.seeds):
        verdict = live(seed, chosen.replicas, chosen.steps or 30 * chosen.replicas)
        print(verdict.line, flush=True)
        status |= not verdict.fine
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
