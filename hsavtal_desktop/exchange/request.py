"""The request file: what one copy of a workspace has, so that somebody can answer with exactly what it lacks.

Canonical JSON.  It is not signed: an answer holds nothing that its writer would not hand over anyway.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hsavtal_desktop.core.canonical import FormError, decode, encode
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange import keys
from hsavtal_desktop.exchange.files import open_file, read_small, replacing

FORMAT = 1
SUFFIX = ".hsapaket-request"
MAX_BYTES = 32 * 1024 * 1024
MAX_IDS = 500_000
"""In each of the lists."""
_SHORT = 8
"""Bytes of a change's id in the list of what is there: two that begin alike do not happen by chance."""
_START = b'{"blobs":'
_ID = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Request:
    """What was read from a request file."""

    workspace: str
    name: str
    sender: str
    """Public key of the asking installation, as it says itself."""
    time: str
    have: frozenset[bytes]
    """First eight bytes of the id of every change that is there."""
    wanted: frozenset[str]
    """Ids of changes that others build on and that are not there."""
    blobs: frozenset[str]
    """SHA-256 of the attached files that are there."""

    def lacks(self, change: str) -> bool:
        """Whether the asking copy lacks a change."""
        return change in self.wanted or bytes.fromhex(change[: 2 * _SHORT]) not in self.have


def write_request(
    path: Path,
    *,
    workspace: str,
    name: str,
    sender: str,
    time: str,
    have: Iterable[str],
    wanted: Iterable[str],
    blobs: Iterable[str],
) -> None:
    """Write a request file, whole or not at all.  Raises Trouble when the disk refuses."""
    short = b"".join(sorted(bytes.fromhex(change[: 2 * _SHORT]) for change in have))
    record = {
        "blobs": sorted(blobs),
        "format": FORMAT,
        "have": base64.b64encode(short).decode("ascii"),
        "name": name,
        "request": True,
        "sender": sender,
        "time": time,
        "wanted": sorted(wanted),
        "workspace": workspace,
    }
    with replacing(path) as stream:
        stream.write(encode(record))


def is_request(path: Path) -> bool:
    """Whether a file begins as a request does; False for one that cannot be read."""
    try:
        with open_file(path) as stream:
            return stream.read(len(_START)) == _START
    except OSError:
        return False


def read_request(path: Path) -> Request:
    """Read a request file.  Raises Trouble when it is missing, damaged, too large or of a newer format."""
    raw = read_small(path, MAX_BYTES)
    damaged = Trouble(
        Said("Filen {name} är inte en begäran, eller skadad; be avsändaren skicka den på nytt.", name=path.name)
    )
    if len(raw) > MAX_BYTES:
        raise damaged
    try:
        record = decode(raw)
    except FormError as error:
        raise damaged from error
    form = record.get("format") if isinstance(record, dict) else None
    if type(form) is int and form > FORMAT and record.get("request") is True:
        raise Trouble(
            Said(
                "Filen {name} har format {form}, men programmet läser högst {newest}; uppdatera programmet.",
                name=path.name,
                form=form,
                newest=FORMAT,
            )
        )
    have = _short_ids(record.get("have")) if isinstance(record, dict) else None
    if form != FORMAT or have is None or not _is_request(record):
        raise damaged
    return Request(
        workspace=record["workspace"],
        name=record["name"],
        sender=record["sender"],
        time=record["time"],
        have=have,
        wanted=frozenset(record["wanted"]),
        blobs=frozenset(record["blobs"]),
    )


def _is_request(record: dict[str, Any]) -> bool:
    return (
        record.get("request") is True
        and all(isinstance(record.get(key), str) for key in ("workspace", "name", "sender", "time"))
        and _ID.fullmatch(record["workspace"]) is not None
        and keys.decode(record["sender"], 32) is not None
        and all(
            isinstance(record.get(key), list)
            and len(record[key]) <= MAX_IDS
            and all(isinstance(one, str) and _ID.fullmatch(one) for one in record[key])
            for key in ("blobs", "wanted")
        )
    )


def _short_ids(text: Any) -> frozenset[bytes] | None:
    try:
        raw = base64.b64decode(text, validate=True) if isinstance(text, str) and text.isascii() else None
    except (binascii.Error, ValueError):
        return None
    if raw is None or len(raw) % _SHORT or len(raw) > MAX_IDS * _SHORT:
        return None
    return frozenset(raw[start : start + _SHORT] for start in range(0, len(raw), _SHORT))
