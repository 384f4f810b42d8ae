"""Writing files so that a power cut leaves the old one or the new one, never half of one."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from hsavtal_desktop.core.disk_reasons import reason_of
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble


def open_file(path: Path) -> BinaryIO:
    """Open a file to read it.  Raises OSError, also for a pipe or a device, which would be read for ever."""
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise OSError(errno.EINVAL, Said("det är ingen vanlig fil"))
    return path.open("rb")


def read_small(path: Path, most: int) -> bytes:
    """Read a file, or its first ``most`` + 1 bytes where it is larger.  Raises Trouble when it cannot be read."""
    try:
        with open_file(path) as stream:
            return stream.read(most + 1)
    except OSError as error:
        raise Trouble(
            Said(
                "Filen {name} kan inte läsas ({reason}); kontrollera att den finns.",
                name=path.name,
                reason=reason_of(error),
            )
        ) from error


@contextmanager
def replacing(path: Path, mode: int = 0o666) -> Iterator[BinaryIO]:
    """Give a stream whose bytes become ``path`` when the block is left without an exception.

    ``mode`` is the permission of the file, less the user's mask.  Raises Trouble when the disk refuses.
    """
    # Fifteen signs at most: a name has room for 255 bytes, of which one sign can take four.
    temporary = path.with_name(f".{path.name[:15]}.{secrets.token_hex(6)}.tmp")
    try:
        with os.fdopen(os.open(temporary, _FLAGS, mode), "w+b") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        reason = reason_of(error)
        raise Trouble(
            Said(
                "{name} kan inte skrivas i mappen {folder} ({reason}); kontrollera mappen eller välj en annan.",
                name=path.name,
                folder=path.parent,
                reason=reason,
            )
        ) from error
    finally:
        temporary.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make the rename survive a power cut, where the system has a way to ask for it.

    Network drives often have none, and some folders may be written in and not read: the file itself is safe there.
    """
    if os.name == "nt":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise
    finally:
        os.close(descriptor)


_NO_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EBADF)
"""What a file system answers that can not be asked to write a folder down."""
_FLAGS = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
