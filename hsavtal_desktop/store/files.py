"""Writing files so that a power cut leaves the old one or the new one, never half of one."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hsavtal_desktop.core.disk_reasons import reason_of
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble


def write_atomically(path: Path, content: bytes) -> None:
    """Replace the content of ``path``; the folder must exist.  Raises Trouble when the disk refuses."""
    with _told(path), temporary_beside(path) as temporary:
        with temporary.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
        sync_folder(path.parent)


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """Give a name to write to; what stands there at the end becomes ``path``, which must not exist before.

    Raises Trouble when it does, or when the folder cannot be written in.
    """
    if path.exists() or path.is_symlink():
        raise Trouble(
            Said(
                "Det finns redan en fil {name} i mappen {folder}; välj ett annat namn.",
                name=path.name,
                folder=path.parent,
            )
        )
    with _told(path), temporary_beside(path) as temporary:
        temporary.touch(exist_ok=False)
        yield temporary
        _publish(temporary, path)
        sync_folder(path.parent)


def copy_file(source: Path, target: Path) -> None:
    """Copy a file that nobody writes in to a new one.  Raises Trouble when that exists or the disk refuses."""
    with new_file(target) as temporary:
        shutil.copyfile(source, temporary)
        with temporary.open("rb+") as stream:
            os.fsync(stream.fileno())


@contextmanager
def temporary_beside(path: Path) -> Iterator[Path]:
    """Give an unused name in the same folder, and see that nothing is left there afterwards."""
    temporary = path.with_name(f".{path.name[:15]}.{os.urandom(6).hex()}.tmp")
    try:
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make a rename in the folder survive a power cut, where the system has a way to ask for it.

    Network drives often have none.
    """
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EBADF):
            raise
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, that only this user may look into."""
    with _told(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)


def _publish(temporary: Path, path: Path) -> None:
    """Give the file its name without ever replacing another file."""
    if os.name == "nt":
        temporary.rename(path)
        return
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:
        # A memory stick's file system has no links; then there is a moment between looking and renaming.
        if path.exists():
            raise FileExistsError(path) from None
        temporary.rename(path)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
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
