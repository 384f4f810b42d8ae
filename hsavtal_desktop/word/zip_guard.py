"""Tell what a file is before it is opened as a Word package, and keep hostile zip archives out.

Nothing here decompresses anything: the checks use the first bytes and the end of the file only.
"""

from __future__ import annotations

import struct
from typing import BinaryIO, Final

from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble

MAX_FILE_BYTES: Final = 150_000_000
"""Largest file that is opened at all, bytes on disk."""
MAX_DIRECTORY_BYTES: Final = 2_000_000
"""Largest central directory of the zip archive; each entry takes about a hundred bytes of it."""

_OLE_HEADER: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_SEARCH_BYTES: Final = 4_000_000
_END_RECORD: Final = b"PK\x05\x06"
_END_LOCATOR_64: Final = b"PK\x06\x07"
_END_RECORD_64: Final = b"PK\x06\x06"
_END_SEARCH_BYTES: Final = 65_535 + 22

_OTHER_FORMATS: Final = (
    (b"{\\rtf", Said("är en RTF-fil")),
    (b"%PDF", Said("är en PDF-fil")),
    (b"<?xml", Said("är en XML-fil")),
    (b"\xef\xbb\xbf<?xml", Said("är en XML-fil")),
    (b"<html", Said("är en webbsida")),
    (b"<!DOCTYPE", Said("är en webbsida")),
)


def refuse_other_formats(stream: BinaryIO, name: str) -> None:
    """Raise ``Trouble`` unless ``stream`` starts and ends like a zip archive of acceptable size.

    ``name`` is the file name used in the message.  The stream position is left anywhere.
    """
    size = stream.seek(0, 2)
    if size == 0:
        raise Trouble(Said("Filen {name} är tom; be avsändaren skicka den på nytt.", name=name))
    if size > MAX_FILE_BYTES:
        raise Trouble(
            Said(
                "Filen {name} är för stor ({size} MB); ta bort bilder och spara om den i Word.",
                name=name,
                size=size // 1_000_000,
            )
        )
    stream.seek(0)
    head = stream.read(512)
    if head.startswith(_OLE_HEADER):
        raise Trouble(_ole_sentence(stream, name))
    for start, what in _OTHER_FORMATS:
        if head.lower().startswith(start.lower()):
            raise Trouble(
                Said(
                    "Filen {name} {what}, inte en Word-fil; spara den som Word-dokument (.docx) först.",
                    name=name,
                    what=what,
                )
            )
    _refuse_bad_directory(stream, size, head, name)


def _ole_sentence(stream: BinaryIO, name: str) -> Said:
    stream.seek(0)
    content = stream.read(_OLE_SEARCH_BYTES)
    if "EncryptedPackage".encode("utf-16-le") in content:
        return Said("Filen {name} är skyddad med lösenord; ta bort lösenordet i Word och spara den på nytt.", name=name)
    return Said(
        "Filen {name} är i det gamla Word-formatet (.doc); öppna den i Word och spara den som .docx.", name=name
    )


def _refuse_bad_directory(stream: BinaryIO, size: int, head: bytes, name: str) -> None:
    tail_start = max(0, size - _END_SEARCH_BYTES)
    stream.seek(tail_start)
    tail = stream.read()
    at = tail.rfind(_END_RECORD)
    if at < 0 or len(tail) < at + 22:
        if head.startswith(b"PK"):
            raise Trouble(
                Said("Filen {name} är ofullständig: slutet saknas; be avsändaren skicka den på nytt.", name=name)
            )
        raise Trouble(Said("Filen {name} är inte en Word-fil (.docx); kontrollera att det är rätt fil.", name=name))
    (directory_bytes,) = struct.unpack_from("<I", tail, at + 12)
    locator = tail_start + at - 20
    if locator >= 0:
        directory_bytes = max(directory_bytes if directory_bytes != 0xFFFFFFFF else 0, _size_in_64(stream, locator))
    if directory_bytes > MAX_DIRECTORY_BYTES:
        raise Trouble(too_many_parts(name))


def _size_in_64(stream: BinaryIO, locator: int) -> int:
    """Return the central directory size a zip64 end record claims, 0 when there is no such record."""
    stream.seek(locator)
    record = stream.read(20)
    if not record.startswith(_END_LOCATOR_64) or len(record) < 20:
        return 0
    (offset,) = struct.unpack_from("<Q", record, 8)
    # The record normally sits right before its locator; a prefixed archive shifts the stored offset.
    for place in (locator - 56, offset):
        if not 0 <= place < 1 << 62:
            continue
        stream.seek(place)
        end = stream.read(56)
        if end.startswith(_END_RECORD_64) and len(end) == 56:
            (size,) = struct.unpack_from("<Q", end, 40)
            return int(size)
    return 0


def too_many_parts(name: str) -> Said:
    """Return the sentence for an archive with more entries than any Word file has."""
    return Said(
        "Filen {name} innehåller orimligt många delar och öppnas inte; be avsändaren spara om den i Word.", name=name
    )
