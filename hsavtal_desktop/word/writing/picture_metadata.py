"""Pictures without what a camera or a program noted beside them: who, when, where and with what.

Sources: PNG (ISO/IEC 15948), section 11; JPEG (ITU-T T.81), annex B; Exif 2.32; GIF89a, sections 24 to 26.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from struct import pack, unpack_from
from typing import Final

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_PNG_NOTES: Final = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME", b"dSIG"})
_JPEG: Final = b"\xff\xd8\xff"
_JPEG_NOTES: Final = frozenset({0xFE, *range(0xE1, 0xF0)}) - {0xE2, 0xEE}
"""A comment and what programs put beside the picture; kept are colours (APP2, where it is a profile, and APP14)."""
_PROFILE: Final = b"ICC_PROFILE\0"
_SCAN: Final = 0xDA
_EXIF: Final = b"Exif\0\0"
_ORIENTATION: Final = 0x0112
_GIF_NOTES: Final = (0xFE, 0x01)
_LOOPS: Final = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


def without_metadata(data: bytes) -> bytes | None:
    """The picture as it looks and nothing else; None where that can not be made of this kind, or it is damaged."""
    try:
        if data.startswith(_PNG):
            return _PNG + b"".join(_png_chunks(data))
        if data.startswith(_JPEG):
            return b"\xff\xd8" + b"".join(_jpeg_segments(data))
        if data.startswith((b"GIF87a", b"GIF89a")):
            return b"".join(_gif_blocks(data))
        return _part(data, 0, max(14, int.from_bytes(data[2:6], "little"))) if data.startswith(b"BM") else None
    except (ValueError, IndexError, struct.error):
        return None


def _png_chunks(data: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    while True:
        length, kind = int.from_bytes(_part(data, at, 4), "big"), _part(data, at + 4, 4)
        chunk = _part(data, at, 12 + length)
        if kind not in _PNG_NOTES:
            yield chunk
        if kind == b"IEND":
            return
        at += len(chunk)


def _jpeg_segments(data: bytes) -> Iterator[bytes]:
    at = 2
    while True:
        while _part(data, at, 2) == b"\xff\xff":
            at += 1
        if data[at] != 0xFF:
            raise ValueError
        kind, length = data[at + 1], int.from_bytes(_part(data, at + 2, 2), "big")
        segment = _part(data, at, 2 + length)
        if kind == _SCAN:
            end = data.rindex(b"\xff\xd9") + 2
            yield data[at:end]
            return
        if kind == 0xE1 and segment[4:].startswith(_EXIF):
            yield _turned(segment[4 + len(_EXIF) :])
        elif kind not in _JPEG_NOTES and (kind != 0xE2 or segment[4:].startswith(_PROFILE)):
            yield segment
        at += len(segment)


def _turned(tiff: bytes) -> bytes:
    """Which way up the picture is, as the only thing noted; nothing where it stands as it was taken."""
    order = ">" if tiff.startswith(b"MM") else "<"
    start = unpack_from(f"{order}I", tiff, 4)[0] + 2
    for number in range(unpack_from(f"{order}H", tiff, start - 2)[0]):
        tag, _, _, value = unpack_from(f"{order}HHIH", tiff, start + 12 * number)
        if tag == _ORIENTATION and 2 <= value <= 8:
            body = b"MM\0*" + pack(">IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, value, 0, 0)
            return b"\xff\xe1" + (2 + len(_EXIF) + len(body)).to_bytes(2, "big") + _EXIF + body
    return b""


def _gif_blocks(data: bytes) -> Iterator[bytes]:
    at = 13 + _colours(data[10])
    yield _part(data, 0, at)
    while data[at] != 0x3B:
        start = at
        if data[at] == 0x21:
            kind, at = data[at + 1], at + 2
            first = data[at + 1 : at + 1 + data[at]]
            at = _after_blocks(data, at)
            if kind not in _GIF_NOTES and (kind != 0xFF or first in _LOOPS):
                yield _part(data, start, at - start)
        elif data[at] == 0x2C:
            at = _after_blocks(data, at + 11 + _colours(data[at + 9]))
            yield _part(data, start, at - start)
        else:
            raise ValueError
    yield b"\x3b"


def _colours(flags: int) -> int:
    """Bytes of a table of colours."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _after_blocks(data: bytes, at: int) -> int:
    while data[at]:
        at += 1 + data[at]
    return at + 1


def _part(data: bytes, at: int, length: int) -> bytes:
    found = data[at : at + length]
    if len(found) < length:
        raise ValueError
    return found
