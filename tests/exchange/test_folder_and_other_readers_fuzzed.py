"""Two thousand spoiled inputs; ``python -m tests.fuzz --count 100000`` tries more."""

import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent.parent


def test_no_reader_crashes_hangs_or_grows_on_spoiled_input() -> None:
    # In a process of its own: the memory that it used is measured.
    command = [sys.executable, "-m", "tests.fuzz", "--count", "2000"]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("OK seed 1: 2000 inputs, 0 not borne")
