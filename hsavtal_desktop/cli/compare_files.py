"""The command compare: any two Word files, no workspace needed.

It loads what it uses only: two files of a thousand clauses are compared while other programs start.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from hsavtal_desktop.cli.common import Commands, add
from hsavtal_desktop.cli.compare_outputs import add_outputs, check_outputs, suffix
from hsavtal_desktop.store.files import write_atomically
from hsavtal_desktop.workspace.clock import utc_now
from hsavtal_desktop.workspace.comparing.file_redline import redline_files


def register(commands: Commands) -> None:
    """Add this module's command."""
    files = add(commands, "compare", _compare, "jämför två Word-filer")
    files.add_argument("old", metavar="GAMMAL", type=Path)
    files.add_argument("new", metavar="NY", type=Path)
    add_outputs(files)


def _compare(arguments: argparse.Namespace) -> dict[str, Any]:
    check_outputs(arguments)
    time = utc_now()
    if suffix(arguments.output) == ".docx":
        write_atomically(arguments.output, redline_files(arguments.old, arguments.new, time, looks=arguments.looks))
        if arguments.report is None and not arguments.json:
            # What the revisions are is in the file; finding the clauses too would take twice the time.
            return {"output": str(arguments.output)}
    # Only what tells of clauses needs the reading of them.
    from hsavtal_desktop.cli.compare_told import told  # noqa: PLC0415
    from hsavtal_desktop.workspace.comparing.word_files import compare_word_files  # noqa: PLC0415

    return told(arguments, compare_word_files(arguments.old, arguments.new, time), {})
