"""Commands on Word files: read-word."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any

from hsavtal_desktop.cli.common import Commands, add
from hsavtal_desktop.word.reading import read_word


def register(commands: Commands) -> None:
    """Add this module's commands."""
    reading = add(commands, "read-word", _read, "visa en Word-fils text, ändringar och kommentarer")
    reading.add_argument("file", metavar="FIL", type=Path)


def _read(arguments: argparse.Namespace) -> dict[str, Any]:
    return asdict(read_word(arguments.file))
