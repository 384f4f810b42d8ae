"""Reading a ZIP that a stranger may have made: bounded in size and number, and nothing is ever unpacked to disk."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from hsavtal_desktop.core.disk_reasons import reason_of
from hsavtal_desktop.core.said import NOTHING, Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange.files import open_file

MAX_FILE_BYTES = 2**31 - 1
MAX_DIRECTORY_BYTES = 4 * 1024 * 1024
"""Of the list of contents: some thirty thousand entries."""
MAX_RATIO = 200
"""Unpacked bytes to packed ones; what the format holds packs some ten times."""
FREE_BYTES = 16 * 1024 * 1024
"""Unpacked size under which the ratio does not matter."""

_CHUNK = 1024 * 1024
_END = b"PK\x05\x06"
_END_BYTES = 22
_LOCATOR_64 = b"PK\x06\x07"
_LOCATOR_64_BYTES = 20
_ENCRYPTED = 1


class TooLarge(Trouble):
    """An entry that unpacks to more than it may."""


class PackageZip:
    """An open ZIP file whose entries are read by name, within bounds."""

    def __init__(self, path: Path, content: bytes | None = None) -> None:
        """Open the file, or ``content`` in its place, and look at its list of contents.

        Raises Trouble when it is missing, not a ZIP, cut off, or beyond the bounds.
        """
        self.told = Said("Filen {name}", name=path.name)
        """The file, named for a sentence."""
        self.unpacked = 0
        """Bytes that have been unpacked so far, of all entries together."""
        if path.is_dir():
            raise Trouble(Said("{path} är en mapp; välj en utbytesfil i den.", path=path))
        try:
            self._stream: BinaryIO = open_file(path) if content is None else io.BytesIO(content)
        except OSError as error:
            raise Trouble(
                Said(
                    "{file} kan inte läsas ({reason}); kontrollera att den finns.",
                    file=self.told,
                    reason=reason_of(error),
                )
            ) from error
        try:
            self._check_end(self._stream)
            self._zip = zipfile.ZipFile(self._stream)
            self.names = self._checked_names()
        except (zipfile.BadZipFile, OSError, ValueError, struct.error, NotImplementedError) as error:
            self._stream.close()
            raise self._damaged() from error
        except Trouble:
            self._stream.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()
        self._stream.close()

    def read(self, name: str, limit: int) -> Iterator[bytes]:
        """Give the content of an entry in pieces.

        Raises Trouble when it is damaged, or when it unpacks to more than ``limit`` bytes or out of proportion.
        """
        entry = self._zip.getinfo(name)
        total = 0
        try:
            with self._zip.open(entry) as stream:
                while piece := stream.read(_CHUNK):
                    total += len(piece)
                    self.unpacked += len(piece)
                    if total > limit or (total > FREE_BYTES and total > MAX_RATIO * entry.compress_size):
                        raise TooLarge(
                            Said("{file} är orimligt stor när den packas upp och har inte tagits in.", file=self.told)
                        )
                    yield piece
        except _BROKEN as error:
            raise self._damaged() from error

    def read_or_tell(self, name: str, limit: int) -> tuple[bytes | None, Said]:
        """Give the content of an entry, or None and what is wrong with it."""
        try:
            return b"".join(self.read(name, limit)), NOTHING
        except TooLarge:
            return None, Said("den är för stor")
        except Trouble:
            return None, Said("den är skadad")

    def _check_end(self, stream: BinaryIO) -> None:
        """Look at the size of the list of contents before it is read into memory."""
        size = stream.seek(0, 2)
        if size > MAX_FILE_BYTES:
            raise Trouble(Said("{file} är för stor för en utbytesfil och har inte lästs.", file=self.told))
        stream.seek(max(0, size - _END_BYTES - _LOCATOR_64_BYTES))
        tail = stream.read()
        end = tail[-_END_BYTES:]
        stream.seek(0)
        if not size:
            raise Trouble(Said("{file} är tom; be avsändaren skicka den på nytt.", file=self.told))
        if not stream.read(4).startswith(b"PK\x03\x04"):
            raise Trouble(Said("{file} är inte en utbytesfil; kontrollera att det är rätt fil.", file=self.told))
        if len(end) < _END_BYTES or not end.startswith(_END) or end[-2:] != b"\x00\x00":
            raise self._damaged()
        (directory,) = struct.unpack_from("<I", end, 12)
        if directory > MAX_DIRECTORY_BYTES or tail[:-_END_BYTES].startswith(_LOCATOR_64):
            raise Trouble(Said("{file} har för många poster för en utbytesfil och har inte lästs.", file=self.told))

    def _checked_names(self) -> list[str]:
        names = []
        for entry in self._zip.infolist():
            if entry.flag_bits & _ENCRYPTED:
                raise Trouble(Said("{file} är skyddad med lösenord; be avsändaren skicka den utan.", file=self.told))
            if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise Trouble(
                    Said("{file} är packad på ett sätt som en utbytesfil inte får vara; be om en ny.", file=self.told)
                )
            names.append(entry.filename)
        single = [name for name in names if not name.startswith("blobs/")]
        if len(single) != len(set(single)):
            raise self._damaged()
        return names

    def _damaged(self) -> Trouble:
        return Trouble(Said("{file} är avkortad eller skadad; be avsändaren skicka den på nytt.", file=self.told))


_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, struct.error, NotImplementedError)
"""What the library raises for bytes that do not unpack."""
