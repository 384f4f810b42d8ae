"""Personal fields: names and remarks that may have to be erased by law stand beside what is signed, not in it.

A field that one of the tables below lists holds a reference, ``{"personal": SHA-256}``, to a small attached file with a
salt and the text.  The salt keeps anybody from confirming a guess by its hash once the file is erased.
Older formats hold the text itself, which can not be erased.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Set
from typing import Any

from hsavtal_desktop.core.canonical import FormError, decode, encode
from hsavtal_desktop.core.said import Said

EVENTS = frozenset({"workspace", "introduce", "admit"})
"""Kinds of events whose ``person`` is personal."""
FIELDS: Mapping[str, frozenset[str]] = {
    "comment": frozenset({"author_name"}),
    "disposition": frozenset({"responsible"}),
    "sent": frozenset({"recipient"}),
    "handover": frozenset({"recipient"}),
}
"""Record type → its personal fields."""
FILE_NAMES: Mapping[str, frozenset[str]] = dict.fromkeys(
    ("sent", "returned", "source", "handover"), frozenset({"name"})
)
"""Record type → fields with what a file was called: people name files after people, so these can be erased too."""
WORDS: Mapping[str, str] = {"decide": "reason", "revocation": "reason", "revision": "message"}
"""Kind of event → the field in which somebody says why."""
TEXTS: Mapping[str, frozenset[str]] = {"comment": frozenset({"text"}), "disposition": frozenset({"reason"})}
"""Record type → fields with what somebody wrote beside the agreement."""
ERASED = Said("borttagen uppgift")
"""What a personal field that was erased reads as, in the place of a name."""
MAX_LETTERS = 150_000
"""Of a personal field, so that its file is within its bound in any spelling; longer texts stay where they are."""

Files = Callable[[Collection[str]], Mapping[str, bytes]]
"""SHA-256 of attached files → those of them that are here, in one go."""

_KEY = "personal"
_START = b'{"personal":'
_MAX_BYTES = 1024 * 1024
_SHA256 = re.compile("[0-9a-f]{64}")
_SALT = re.compile("[A-Za-z0-9_-]{22,}")


def personal_file(text: str, salt: str) -> bytes:
    """The attached file that holds a personal field."""
    return encode({_KEY: text, "salt": salt})


def text_in(content: bytes) -> str | None:
    """The text of such a file; None when it is another kind of file, or has no salt that hinders guessing."""
    if not content.startswith(_START) or len(content) > _MAX_BYTES:
        return None
    try:
        record = decode(content, 1)
    except FormError:
        return None
    text, salt = record[_KEY], record.get("salt")
    return text if isinstance(text, str) and isinstance(salt, str) and _SALT.fullmatch(salt) else None


def reference(name: str) -> dict[str, str]:
    """What stands in an event for the text of the file with this SHA-256."""
    return {_KEY: name}


def referred(value: Any) -> str:
    """SHA-256 of the file that a value of a field stands for; "" where it is no reference."""
    if not isinstance(value, Mapping) or len(value) != 1:
        return ""
    name = value.get(_KEY)
    return name if isinstance(name, str) and _SHA256.fullmatch(name) else ""


def still_known(text: str) -> str:
    """A shown personal field, "" where it was erased: to go by as a name."""
    return "" if text == ERASED else text


def personal_values(event: Mapping[str, Any]) -> dict[str, Any]:
    """The personal fields that an event sets, as they stand there."""
    if event["kind"] in EVENTS:
        return {"person": event["person"]} if "person" in event else {}
    return _set_in(event, FIELDS)


def file_names(event: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that an event sets to what a file was called, as they stand there."""
    return _set_in(event, FILE_NAMES)


def remarks(event: Mapping[str, Any]) -> dict[str, Any]:
    """The fields with what somebody wrote in a comment or as a reason, as they stand there."""
    field = WORDS.get(event["kind"], "")
    return {field: event[field]} if field in event else _set_in(event, TEXTS)


def _set_in(event: Mapping[str, Any], fields: Mapping[str, frozenset[str]]) -> dict[str, Any]:
    if event["kind"] != "record":
        return {}
    given = event.get("set", {})
    return {name: given[name] for name in fields.get(event["type"], ()) if name in given}


def _nothing(_names: Collection[str]) -> Mapping[str, bytes]:
    return {}


def files_in(held: Mapping[str, bytes], behind: Files = _nothing) -> Files:
    """Gives files that are held, and looks ``behind`` for the others."""

    def files(names: Collection[str]) -> Mapping[str, bytes]:
        found = {name: held[name] for name in names if name in held}
        return {**found, **behind([name for name in names if name not in found])}

    return files


class Persons:
    """What personal fields say: read from the files that they name, each once."""

    def __init__(self, files: Files = _nothing, erased: Callable[[], Set[str]] = frozenset) -> None:
        self.files = files
        self._erased = erased
        self._known: dict[str, str] = {}

    def say(self, value: Any) -> Any:
        """What a value of a field reads as: a reference as its text, "" while that has not come, :data:`ERASED`."""
        name = referred(value)
        if not name:
            return value
        if name in self._erased():
            self._known.pop(name, None)
            return ERASED
        if name not in self._known:
            self._read((name,))
        return self._known.get(name, "")

    def read_ahead(self, values: Iterable[Any]) -> None:
        """Read together what values of fields refer to, where many are to be said: a query each costs far more."""
        wanted = {name for value in values if (name := referred(value)) and name not in self._known}
        self._read(wanted - self._erased())

    def _read(self, names: Collection[str]) -> None:
        for name, content in self.files(names).items() if names else ():
            # Also where it is no such file: it may be large, and never becomes another.
            self._known[name] = text_in(content) or ""

    def fields(self, kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
        """The fields of a record of some type, with what its personal ones say."""
        listed = _PERSONAL.get(kind, ())
        return {name: self.say(value) if name in listed else value for name, value in values.items()}

    def fields_of_all(self, kind: str, records: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
        """The same of many records by their ids, whose files are read together."""
        listed = _PERSONAL.get(kind, frozenset())
        self.read_ahead(values[name] for values in records.values() for name in listed & values.keys())
        return {record: self.fields(kind, values) for record, values in records.items()}


_PERSONAL: Mapping[str, frozenset[str]] = {
    kind: frozenset().union(*(table.get(kind, ()) for table in (FIELDS, FILE_NAMES, TEXTS)))
    for kind in FIELDS.keys() | FILE_NAMES.keys() | TEXTS.keys()
}
"""Record type → all its personal fields."""
