"""Pictures that come within pasted HTML: those whose bytes are in it or laid out for whoever pastes.

No other file and no address is ever opened.
"""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import gettempdir
from typing import Any
from urllib.parse import unquote

from lxml import html
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QUrl
from PySide6.QtGui import QImageReader

from hsavtal_desktop.gui.page.passage import Grid, Item, Passage

MOST_BYTES = 20 * 2**20
"""Of one picture."""
WIDEST = 1600
"""Tenths of a millimetre: the width of the running text on paper."""
_MOST_DOTS = 64_000_000
_DOTS = 96
"""Of HTML to an inch."""
_ADDRESS = re.compile(r"""(["'])\s*data:image/(?:png|jpe?g);base64,([^"']*)\1""", re.IGNORECASE)
_NAME = re.compile(r"pasted-picture:(\d+)")

_LAID_OUT = re.compile(r"msohtmlclip\d*|lu\w+\.tmp", re.IGNORECASE)
"""Folders that Word and LibreOffice make among the system's temporary files for what was copied."""

Changed = Callable[["PastedPicture"], "PastedPicture | None"]


@dataclass(frozen=True)
class PastedPicture:
    """A picture on its way in."""

    content: bytes = field(repr=False)
    alt: str
    """What it shows, "" where nobody has said so."""
    width: int
    """Tenths of a millimetre."""
    height: int

    @property
    def run(self) -> dict[str, Any]:
        """The marks of the character that stands for it."""
        return {"atom": {"type": "picture", "pasted": self}}


def apart(text: str) -> tuple[str, list[bytes]]:
    """HTML with names in the place of the pictures in it, and these: they are no words to be counted or parsed."""
    contents: list[bytes] = []

    def named(found: re.Match[str]) -> str:
        contents.append(_decoded(found[2]))
        return f"{found[1]}pasted-picture:{len(contents) - 1}{found[1]}"

    return _ADDRESS.sub(named, text), contents


def _decoded(written: str) -> bytes:
    try:
        return b64decode(unquote(written) if "%" in written else written)
    except (binascii.Error, ValueError):
        return b""


def picture_of(element: html.HtmlElement, contents: Sequence[bytes]) -> PastedPicture | None:
    """The picture that an ``img`` shows; None for one that is elsewhere, only measures, or can not be shown."""
    address = (element.get("src") or "").strip()
    name = _NAME.fullmatch(address)
    content = contents[int(name[1])] if name and int(name[1]) < len(contents) else _laid_out(address)
    if not 0 < len(content) <= MOST_BYTES:
        return None
    buffer = QBuffer(data := QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader, kind = QImageReader(buffer), bytes(data.left(4).data())
    size = reader.size()
    if not kind.startswith((b"\x89PNG", b"\xff\xd8\xff")) or not size.isValid():
        return None
    if min(size.width(), size.height()) < 2 or size.width() * size.height() > _MOST_DOTS:
        return None
    across = re.match(r"\s*(\d{1,4})", element.get("width") or "")
    wide = int(across[1]) if across and "%" not in (element.get("width") or "") and int(across[1]) else size.width()
    width = min(WIDEST, max(1, round(wide * 254 / _DOTS)))
    alt = " ".join((element.get("alt") or "").split())
    return PastedPicture(content, alt, width, max(1, round(width * size.height() / size.width())))


def _laid_out(address: str) -> bytes:
    """What a word processor laid out to be pasted; nothing where it lies anywhere else, or is gone."""
    url = QUrl(address)
    if not url.isLocalFile():
        return b""
    try:
        path = Path(url.toLocalFile()).resolve(strict=True)
        folders = path.relative_to(Path(gettempdir()).resolve()).parts[:-1]
        if not any(map(_LAID_OUT.fullmatch, folders)) or path.stat().st_size > MOST_BYTES:
            return b""
        return path.read_bytes()
    except (OSError, ValueError):
        return b""


def pictures(items: Sequence[Item]) -> list[PastedPicture]:
    """Those among what is to be pasted, in order."""
    return list(_among(items))


def _among(items: Sequence[Item]) -> Iterator[PastedPicture]:
    for item in items:
        if isinstance(item, Grid):
            yield from (found for row in item.rows for cell in row for found in _among(cell))
        else:
            yield from (found for _, marks in item.runs if (found := pasted(marks)) is not None)


def pasted(marks: Mapping[str, Any]) -> PastedPicture | None:
    """The picture that a run stands for, None for any other run."""
    found = marks.get("atom", {}).get("pasted")
    return found if isinstance(found, PastedPicture) else None


def described(items: Sequence[Item], told: Mapping[PastedPicture, str]) -> list[Item]:
    """The same, with what each picture shows; one of which nothing is told is left out."""

    def changed(one: PastedPicture) -> PastedPicture | None:
        alt = one.alt or told.get(one, "")
        return replace(one, alt=alt) if alt else None

    return [_changed(item, changed) for item in items]


def _changed(item: Item, change: Changed) -> Item:
    if isinstance(item, Passage):
        return _passage(item, change)
    rows = (tuple(tuple(_passage(each, change) for each in cell) for cell in row) for row in item.rows)
    return replace(item, rows=tuple(rows))


def _passage(passage: Passage, change: Changed) -> Passage:
    runs: list[tuple[str, dict[str, Any]]] = []
    for words, marks in passage.runs:
        one = pasted(marks)
        other = change(one) if one is not None else None
        if one is None or other is not None:
            runs.append((words, marks if other is None else {**marks, **other.run}))
    return replace(passage, runs=tuple(runs))
