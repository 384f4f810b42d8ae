"""Processes of the program's own, for what would hold up the window or leave much memory behind in it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

SPELLING: Final = "spelling-helper"
TYPESETTING: Final = "typesetting-helper"
"""What :mod:`hsavtal_desktop.start.main` is told, to be the process with the dictionary, or one that sets pages."""
QUIET: Final[int] = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""What keeps a console window from flashing by where there are such things."""


def own_command(*arguments: str) -> list[str]:
    """How the program is started once more, from a checkout, an installation and a frozen program alike."""
    frozen = bool(getattr(sys, "frozen", False))
    return [sys.executable, *(() if frozen else ("-m", "hsavtal_desktop")), *arguments]


def own_environment() -> dict[str, str]:
    """The environment to start it in: its package is found wherever this one was started from."""
    home = str(Path(__file__).resolve().parents[1])
    path = os.pathsep.join(part for part in (home, os.environ.get("PYTHONPATH", "")) if part)
    return {**os.environ, "PYTHONPATH": path}
