"""Which workspace on this computer a file from somebody else belongs to."""

from __future__ import annotations

from pathlib import Path

from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange.encryption import read_readable
from hsavtal_desktop.exchange.request import is_request, read_request
from hsavtal_desktop.store.workspace_file import WorkspaceFile
from hsavtal_desktop.workspace.installation import Installation


def belongs_to(path: Path, installation: Installation) -> Path | None:
    """The workspace opened lately that an exchange file or a request is about; None where it is none of them.

    Raises Trouble when the file can not be read.
    """
    request = read_request(path) if is_request(path) else None
    manifest = request or read_readable(path, installation.key).manifest
    return next((one for one in installation.recent if _holds(one, manifest.workspace)), None)


def _holds(path: Path, workspace: str) -> bool:
    try:
        with WorkspaceFile.open(path, read_only=True) as file:
            return workspace in file.ids()
    except Trouble:
        # Moved, damaged or held by another program: what is wrong with it is told when it is opened.
        return False
