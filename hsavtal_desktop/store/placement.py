"""Where a workspace file should not lie: in a folder that a sync engine keeps, or on another computer.

SQLite needs locks and orderly writes that network file systems do not always keep, and an engine that copies a file
while it is written, or calls two copies a conflict, makes of one log two halves.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

_MARKS: Mapping[str, str] = {
    ".stfolder": "Syncthing",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".tmp.drivedownload": "Google Drive",
    ".seafile-data": "Seafile",
}
"""What an engine leaves in the folder that it keeps."""
_DATABASES: Mapping[str, str] = {".sync_": "Nextcloud", "._sync_": "Nextcloud"}
_NAMES: Mapping[str, str] = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "nextcloud": "Nextcloud",
    "google drive": "Google Drive",
    "my drive": "Google Drive",
    "mobile documents": "iCloud Drive",
    "icloud drive": "iCloud Drive",
}
"""How the folders of engines that leave no mark are called; a name may go on, as in "OneDrive - Exempelkommun"."""
_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "9p", "davfs", "fuse.sshfs", "fuse.davfs2", "ncpfs"}
)
_REMOTE_DRIVE = 4
"""Windows' word for a drive on another computer."""


def kept_by(path: Path, *, mounts: str | None = None, environment: Mapping[str, str] = os.environ) -> str:
    """The name of the engine that keeps the folder of a file, "network" for another computer's disk, "" for neither.

    ``mounts`` is what the system says is mounted (the form of /proc/mounts), read if not given.
    """
    folder = path.absolute().parent
    if _is_remote(folder, _mounts() if mounts is None else mounts):
        return "network"
    roots = [Path(environment[name]) for name in _VARIABLES if environment.get(name)]
    for above in (folder, *folder.parents):
        if above in roots:
            return "OneDrive"
        found = _by_name(above.name.lower()) or _by_marks(above)
        if found:
            return found
    return ""


def _by_name(name: str) -> str:
    for called, engine in _NAMES.items():
        if name == called or name.startswith((f"{called} -", f"{called}-")):
            return engine
    return ""


def _by_marks(folder: Path) -> str:
    for mark, engine in _MARKS.items():
        if (folder / mark).exists():
            return engine
    for start, engine in _DATABASES.items():
        if any(folder.glob(f"{start}*.db")):
            return engine
    return ""


def _mounts() -> str:
    try:
        return Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        # Not a system that tells in this way.
        return ""


def _is_remote(folder: Path, mounts: str) -> bool:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  # the call exists there only

        drive = folder.drive
        return drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == _REMOTE_DRIVE
    best, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) > 2:
            place = fields[1].replace("\\040", " ")
            if len(place) >= len(best) and (folder == Path(place) or Path(place) in folder.parents):
                best, kind = place, fields[2]
    return kind in _NETWORK
