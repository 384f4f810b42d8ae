"""Copies of a workspace that was prepared once, with its user's home: a test may do what it likes to its own."""

import shutil
from pathlib import Path

from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.workspace import Workspace

HOME = "home-Anna"
FILE = "exempel.db"


def opened_copy(prepared: Path, folder: Path) -> Workspace:
    """Anna's workspace as it lies in the prepared folder, copied with her key and drafts and opened."""
    shutil.copytree(prepared, folder, dirs_exist_ok=True)
    return Workspace.open(folder / FILE, Installation.open(folder / HOME))
