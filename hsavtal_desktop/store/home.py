"""Where this installation keeps its key, settings and drafts."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

VARIABLE = "HSAVTAL_HOME"


def home() -> Path:
    """The folder of this installation: ``$HSAVTAL_HOME``, or else the user's own data folder.  It may not exist yet."""
    chosen = os.environ.get(VARIABLE, "")
    return Path(chosen).expanduser().absolute() if chosen else platformdirs.user_data_path("hsavtal", appauthor=False)
