"""A shared folder that any file-sync engine keeps: every installation only adds exchange files, named by hash.

``<folder>/hsavtal-<start of the workspace id>/<hand of the installation>/<SHA-256 of the file>.hsapaket``

Nobody ever writes a file that another installation writes, and no file is ever written twice, so an engine has
nothing to call a conflict.  Files are known by what they hold: a renamed, copied or moved one is as good as the first.
"""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from hsavtal_desktop.core.change import hand
from hsavtal_desktop.core.disk_reasons import reason_of
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.signed import SignedChange
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange.encryption import decrypted, is_encrypted
from hsavtal_desktop.exchange.files import open_file, sync_folder
from hsavtal_desktop.exchange.keys import Key
from hsavtal_desktop.exchange.package import SUFFIX, Package, read_package, write_package

_PREFIX = "hsavtal-"
_ID_DIGITS = 16
"""Of the workspace id in the folder's name; the whole id stands in every file."""
_DEPTH = 3
"""Folders below the workspace's own that are looked into: an engine may have moved a file one step."""
_TEMPORARY = ".new-"
_STALE_SECONDS = 24 * 60 * 60
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class FolderFile:
    """A file in the shared folder, as a look at its name, size and time shows it."""

    path: Path
    name: str
    """Path inside the shared folder, with ``/``."""
    size: int
    modified: int
    """Nanoseconds since 1970, as the file system says."""

    @property
    def group(self) -> str:
        """The folder it lies in, inside the shared folder."""
        return self.name.rpartition("/")[0] or "."


class Foreign(Trouble):
    """A file that is none of this workspace's: left alone."""


def workspace_folder(folder: Path, workspace: str) -> Path:
    """Where the files of a workspace lie in a shared folder."""
    return folder / f"{_PREFIX}{workspace[:_ID_DIGITS]}"


def scan(folder: Path, workspace: str) -> list[FolderFile]:
    """List the files that may concern a workspace, by name; nothing is opened.

    Those in its own folders (also a copy of one that an engine has renamed), and exchange files that somebody has put
    directly in the shared folder.  Names that begin with a dot or ``~`` are an engine's unfinished business.
    Raises Trouble when the shared folder is not there or cannot be read.
    """
    return _files(folder, f"{_PREFIX}{workspace[:_ID_DIGITS]}")


def workspaces(folder: Path, key: Key | None = None) -> dict[str, str]:
    """Ids and names of the workspaces that have files in a shared folder, as the files say (unsigned).

    Raises Trouble when the folder cannot be read.
    """
    found: dict[str, str] = {}
    for group in _by_group(_files(folder, _PREFIX)).values():
        for file in group:
            try:
                manifest = read(file, key=key).manifest
            except Trouble:
                continue
            found.setdefault(manifest.workspace, manifest.name)
            break
    return found


def read(file: FolderFile, workspace: str = "", key: Key | None = None) -> Package:
    """Read a file by its content, whatever its name; one that is encrypted, with ``key``.  Signatures are not verified.

    Raises Foreign for a file of another program, one that is encrypted for others or, with ``workspace``, one of
    another workspace; Trouble for one that is cut off, damaged or beyond the bounds of the format: the engine may not
    be done with it.
    """
    ours = _is_named_ours(file.name)
    try:
        with open_file(file.path) as stream:
            start = stream.read(len(_ZIP))
    except OSError as error:
        raise Trouble(Said("{file} kan inte läsas än ({reason}).", file=file.name, reason=reason_of(error))) from error
    if start != _ZIP and not ours:
        raise Foreign(Said("{file} hör inte hit.", file=file.name))
    try:
        package = _opened(file, key)
    except Foreign:
        raise
    except Trouble as trouble:
        if ours:
            raise Trouble(
                Said(
                    "{file} är inte färdig eller skadad och läses igen senare. {trouble}",
                    file=file.name,
                    trouble=trouble.sentence,
                )
            ) from trouble
        raise Foreign(Said("{file} hör inte hit.", file=file.name)) from trouble
    if workspace and package.manifest.workspace != workspace:
        raise Foreign(Said("{file} hör till ett annat ärende.", file=file.name))
    return package


def add(
    folder: Path,
    *,
    workspace: str,
    name: str,
    heads: Iterable[str],
    sender: str,
    time: str,
    changes: Iterable[SignedChange] = (),
    blobs: Mapping[str, bytes] | None = None,
) -> FolderFile:
    """Add one file to the sender's own folder, whole or not at all.

    Raises Trouble when the disk refuses.
    """
    own = workspace_folder(folder, workspace) / hand(sender)
    _make(own)
    temporary = own / f"{_TEMPORARY}{secrets.token_hex(8)}.tmp"
    try:
        write_package(
            temporary,
            workspace=workspace,
            name=name,
            heads=heads,
            sender=sender,
            time=time,
            changes=changes,
            blobs=blobs,
        )
        path = own / f"{_digest(temporary)}{SUFFIX}"
        temporary.replace(path)
        sync_folder(own)
        return _folder_file(path, path.stat(), folder)
    except OSError as error:
        raise _refused(own, error) from error
    finally:
        temporary.unlink(missing_ok=True)


def remove(file: FolderFile, workspace: str, author: str) -> bool:
    """Take a file away that lies in one's own folder; whether it was there.  Another's is never touched.

    Raises Trouble when the folder can not be written.
    """
    own = PurePosixPath(f"{_PREFIX}{workspace[:_ID_DIGITS]}") / hand(author)
    if PurePosixPath(file.name).parent != own:
        return False
    try:
        file.path.unlink(missing_ok=True)
    except OSError as error:
        raise _refused(file.path.parent, error) from error
    return True


def clear_stale(folder: Path, workspace: str, author: str) -> None:
    """Take away what a power cut left half-written in one's own folder, a day later at the earliest.

    Raises Trouble when the folder can not be read.
    """
    own = workspace_folder(folder, workspace) / hand(author)
    try:
        left = list(own.glob(f"{_TEMPORARY}*"))
    except OSError as error:
        raise _refused(own, error) from error
    for path in left:
        try:
            if path.stat().st_mtime < time.time() - _STALE_SECONDS:
                path.unlink()
        except OSError:
            # Gone by itself, or kept by the engine: it is not read in either case.
            continue


def _files(folder: Path, prefix: str) -> list[FolderFile]:
    found: list[FolderFile] = []
    for entry in _entries(folder):
        if entry.is_dir(follow_symlinks=False):
            if entry.name.lower().startswith(prefix):
                found.extend(_below(Path(entry.path), folder, _DEPTH))
        elif _is_named_ours(entry.name):
            found.extend(_one(entry, folder))
    return sorted(found, key=lambda file: file.name)


def _below(inside: Path, folder: Path, depth: int) -> Iterator[FolderFile]:
    try:
        entries = _entries(inside)
    except Trouble:
        yield from _closed(inside, folder)
        return
    for entry in entries:
        if not entry.is_dir(follow_symlinks=False):
            yield from _one(entry, folder)
        elif depth:
            yield from _below(Path(entry.path), folder, depth - 1)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return [entry for entry in entries if not entry.name.startswith((".", "~"))]
    except OSError as error:
        reason = reason_of(error)
        raise Trouble(
            Said(
                "Den delade mappen {folder} kan inte läsas ({reason}); kontrollera att den finns och är ansluten.",
                folder=folder,
                reason=reason,
            )
        ) from error


def _closed(inside: Path, folder: Path) -> Iterator[FolderFile]:
    """A folder that may not be looked into, to be told of as a file that can not be read."""
    try:
        yield _folder_file(inside, inside.stat(), folder)
    except OSError:
        # Taken away by the engine while we looked: what it holds comes another time.
        return


def _opened(file: FolderFile, key: Key | None) -> Package:
    if not is_encrypted(file.path):
        return read_package(file.path)
    try:
        content = decrypted(file.path, key)
    except Trouble as trouble:
        raise Foreign(trouble.sentence) from trouble
    return read_package(file.path, content)


def _is_named_ours(name: str) -> bool:
    """By its ending, which a memory stick may write in capitals."""
    return name.lower().endswith(SUFFIX)


def _one(entry: os.DirEntry[str], folder: Path) -> Iterator[FolderFile]:
    try:
        if entry.is_file(follow_symlinks=False):
            yield _folder_file(Path(entry.path), entry.stat(follow_symlinks=False), folder)
    except OSError:
        # Gone between the listing and the look: renamed by the engine, and found under its new name next time.
        return


def _folder_file(path: Path, stat: os.stat_result, folder: Path) -> FolderFile:
    # A name that is not text, as other systems leave behind, is told and noted with its odd bytes spelt out.
    name = path.relative_to(folder).as_posix().encode("utf-8", "backslashreplace").decode("utf-8")
    return FolderFile(path, name, stat.st_size, stat.st_mtime_ns)


def _by_group(files: Iterable[FolderFile]) -> dict[str, list[FolderFile]]:
    groups: dict[str, list[FolderFile]] = {}
    for file in files:
        groups.setdefault(file.name.partition("/")[0], []).append(file)
    return groups


def _make(own: Path) -> None:
    try:
        for folder in (own.parent, own):
            folder.mkdir(exist_ok=True)
    except OSError as error:
        raise _refused(own, error) from error
    for folder in (own.parent, own):
        if folder.is_symlink():
            # Links are not followed to read: what is written there would be lacking, and written again, for ever.
            raise _refused(own, OSError(errno.EINVAL, Said("{name} är en länk", name=folder.name)))


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _refused(own: Path, error: OSError) -> Trouble:
    reason = reason_of(error)
    return Trouble(
        Said(
            "Den delade mappen {folder} kan inte skrivas ({reason}); kontrollera den, eller välj en annan mapp.",
            folder=own,
            reason=reason,
        )
    )
