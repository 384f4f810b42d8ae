"""A change: an immutable, signed record of what one person did.

The id is the SHA-256 of the canonical bytes.  Those exact bytes are stored and passed on; nothing here ever
writes a received change again.  Signing itself needs cryptography and lives in the exchange room.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from hsavtal_desktop.core import events
from hsavtal_desktop.core.canonical import FormError, decode, encode
from hsavtal_desktop.core.said import Said

FORMAT = 4
SIGNATURE_PREFIX = b"hsavtal change\n"
MAX_BYTES = 16 * 1024 * 1024
MAX_EVENTS = 200_000
MAX_PARENTS = 1_000
MAX_EVENT_BYTES = MAX_BYTES // 2
"""What programs write of one event, and of the events of one change: room is left for all else that stands there."""

_parse = json.JSONDecoder().raw_decode
"""For bytes that are known to be canonical: no white space, no byte order mark and nothing behind."""

_ID = re.compile(r"[0-9a-f]{64}")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_AUTHOR = re.compile(r"[A-Za-z0-9_-]{43}")


class Change(NamedTuple):
    """One record of the log."""

    id: str
    """SHA-256 of ``raw``, 64 hexadecimal digits."""
    workspace: str
    """Id of the first change of the workspace; "" in that change itself."""
    parents: tuple[str, ...]
    """The newest changes that the writer had seen, sorted."""
    lamport: int
    """1 + the greatest of the parents'."""
    author: str
    """Ed25519 public key of the installation, base64url without padding (43 characters)."""
    time: str
    """UTC, as 2026-11-22T09:41:00Z; shown, never used to decide anything."""
    message: str
    events: tuple[Mapping[str, Any], ...]
    """In today's form; older forms are upgraded when read."""
    raw: bytes
    form: int
    """The format it was written in."""

    @property
    def order(self) -> tuple[int, str]:
        """Place in the replay."""
        return self.lamport, self.id

    @property
    def to_sign(self) -> bytes:
        """The bytes that the author's key signs."""
        return SIGNATURE_PREFIX + self.raw


@lru_cache(maxsize=4096)
def hand(author: str) -> str:
    """Short name of an installation: what its characters' and revisions' ids begin with (16 characters)."""
    digest = hashlib.sha256(author.encode("ascii")).digest()
    return base64.b32encode(digest)[:16].decode("ascii").lower()


def belongs(identity: str, author: str) -> bool:
    """Whether an id (source or revision) may be introduced by this installation."""
    short = hand(author)
    return identity.startswith(short) and identity[len(short) : len(short) + 1] in ("", ".")


def write_change(
    *,
    workspace: str,
    parents: Iterable[str],
    lamport: int,
    author: str,
    time: str,
    events: Iterable[Mapping[str, Any]],
    message: str = "",
) -> Change:
    """Seal events into a change.

    Raises FormError when the result would not be accepted by :func:`read_change`.
    """
    record: dict[str, Any] = {
        "author": author,
        "events": list(events),
        "format": FORMAT,
        "lamport": lamport,
        "parents": sorted(parents),
        "time": time,
        "workspace": workspace,
    }
    if message:
        record["message"] = message
    return read_change(encode(record))


def divided(
    events: Iterable[Mapping[str, Any]], room: int = MAX_EVENT_BYTES, most: int = MAX_EVENTS
) -> Iterator[Sequence[Mapping[str, Any]]]:
    """Give events in order, in as many pieces as they need for each to find ``room`` (bytes) in a change.

    To be written after each other they say what they say in one.
    """
    piece: list[Mapping[str, Any]] = []
    size = 0
    for event in events:
        length = len(encode(event)) + 1
        if piece and (size + length > room or len(piece) == most):
            yield piece
            piece, size = [], 0
        piece.append(event)
        size += length
    if piece:
        yield piece


def read_change(raw: bytes) -> Change:
    """Read the bytes of a change and check their form, not the signature.

    Raises FormError with one sentence when the bytes are not a change in canonical form within the caps.
    """
    if len(raw) > MAX_BYTES:
        raise FormError(Said("En ändring är större än {most} MB.", most=MAX_BYTES // 1024 // 1024))
    record = decode(raw)
    if not isinstance(record, dict):
        raise FormError(Said("En ändring måste vara ett objekt."))
    form = record.get("format")
    if type(form) is not int or form < 1:
        raise FormError(Said("En ändring saknar formatnummer."))
    if form > FORMAT:
        raise FormError(
            Said(
                "En ändring har format {form}, men programmet läser högst {newest}. Uppdatera programmet.",
                form=form,
                newest=FORMAT,
            )
        )
    _check_envelope(record)
    listed = [events.read_event(event, form) for event in record["events"]]
    return _change(record, raw, hashlib.sha256(raw).hexdigest(), listed)


def stored_change(raw: bytes, name: str) -> Change:
    """Read a change that was checked when it came in; ``name`` is its id.

    Only for bytes from the workspace's own store: the form is not checked again.
    """
    record, _ = _parse(raw.decode("utf-8"))
    form, listed = record["format"], record["events"]
    if form <= events.UPGRADED:
        listed = [events.upgrade(event, form) for event in listed]
    return _change(record, raw, name, listed)


def _change(record: Mapping[str, Any], raw: bytes, name: str, listed: Iterable[Mapping[str, Any]]) -> Change:
    return Change(
        name,
        record["workspace"],
        tuple(record["parents"]),
        record["lamport"],
        record["author"],
        record["time"],
        record.get("message", ""),
        tuple(listed),
        raw,
        record["format"],
    )


def _check_envelope(record: Mapping[str, Any]) -> None:
    fault = _envelope_fault(record)
    if fault:
        raise FormError(Said("En ändring har felaktig uppgift om {what}.", what=fault))


def _envelope_fault(record: Mapping[str, Any]) -> str:
    """What is wrong with the fields of a change, "" when nothing is."""
    parents, listed = record.get("parents"), record.get("events")
    if not _matches(record.get("author"), _AUTHOR):
        return _SENDER
    if not _is_moment(record.get("time")):
        return "tid"
    if record.get("workspace") != "" and not _matches(record.get("workspace"), _ID):
        return _WORKSPACE
    if type(record.get("lamport")) is not int or record["lamport"] < 1:
        return "ordningstal"
    if not isinstance(record.get("message", ""), str):
        return "meddelande"
    if not isinstance(parents, list) or len(parents) > MAX_PARENTS or not _are_parents(parents):
        return _PARENTS
    if not isinstance(listed, list) or len(listed) > MAX_EVENTS:
        return _EVENTS
    if not (bool(parents) == bool(record.get("workspace")) == (record.get("lamport") != 1)):
        return _PLACE
    return ""


_SENDER = Said("avsändare")
_WORKSPACE = Said("ärende")
_PARENTS = Said("föregångare")
_EVENTS = Said("händelser")
_PLACE = Said("plats i ärendet")


def _are_parents(parents: list[Any]) -> bool:
    """Whether these are ids, sorted, each once."""
    return all(_matches(parent, _ID) for parent in parents) and (len(parents) < 2 or parents == sorted(set(parents)))


def _is_moment(value: Any) -> bool:
    """Whether a time of the right shape exists; programs that show it would stumble on a 31st of February."""
    if not _matches(value, _TIME):
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _matches(value: Any, pattern: re.Pattern[str]) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None
