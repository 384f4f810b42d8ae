"""Records: everything that is not agreement text, as typed fields merged one by one.

A kind of record is declared once (:mod:`hsavtal_desktop.core.record_types`).  A field set at the same time by people
who had not seen each other keeps all values and is shown as a conflict; a set-like field merges element by element.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, TypeVar

from hsavtal_desktop.core.change import belongs
from hsavtal_desktop.core.history import History
from hsavtal_desktop.core.sequence import Entry, precedes

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Value:
    """A field's value and who set it."""

    value: Any
    entry: Entry


class RecordState:
    """One record as a function of the events about it."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._entries: dict[tuple[str, int], Entry] = {}
        self._values: dict[str, list[Value]] | None = None

    def __len__(self) -> int:
        return len(self._entries)

    def add(self, entry: Entry) -> None:
        """Take in an event."""
        self._entries[entry.change, entry.order[2]] = entry
        self._values = None

    def remove(self, entry: Entry) -> None:
        """Take an event back."""
        self._entries.pop((entry.change, entry.order[2]), None)
        self._values = None

    @property
    def values(self) -> Mapping[str, list[Value]]:
        """Field → its values, more than one only where people had not seen each other; the last one is shown."""
        if self._values is None:
            self._values = self._merge()
        return self._values

    def fields(self, spoken: Collection[str] = ()) -> dict[str, Any]:
        """Field → the value that is shown; of the fields ``spoken`` only what the record's writer set."""
        values = {name: found[-1].value for name, found in self.values.items() if found}
        if not spoken or len({entry.author for entry in self._entries.values()}) < 2:
            return values
        return {name: value for name, value in values.items() if name not in spoken} | {
            name: value for name, value in self._written_by(self.first.author).items() if name in spoken
        }

    @property
    def first(self) -> Entry:
        """The earliest event about it, in order, by whom its id belongs to, else by anybody: its author is the writer.

        Who writes earlier by claiming to have seen less takes nobody's words away.
        """
        listed = self._entries.values()
        own = [entry for entry in listed if belongs(entry.event["id"], entry.author)]
        return min(own or listed, key=lambda entry: entry.order)

    def conflicts(self) -> list[str]:
        """Fields that have several different values."""
        return [name for name, values in self.values.items() if len({repr(value.value) for value in values}) > 1]

    def known_to(self, entry: Entry) -> RecordState:
        """The record as the author of an event knew it."""
        known = RecordState(self._history)
        for other in self._entries.values():
            if precedes(self._history, other, entry):
                known.add(other)
        return known

    def _written_by(self, author: str) -> dict[str, Any]:
        own = RecordState(self._history)
        for entry in self._entries.values():
            if entry.author == author:
                own.add(entry)
        return own.fields()

    def _merge(self) -> dict[str, list[Value]]:
        plain: dict[str, list[Value]] = {}
        elements: dict[str, dict[Any, list[Value]]] = {}
        for entry in sorted(self._entries.values(), key=lambda entry: entry.order):
            for name, value in entry.event.get("set", {}).items():
                plain[name] = self._newest(plain.get(name, ()), Value(value, entry))
            for verb in ("add", "remove"):
                for name, listed in entry.event.get(verb, {}).items():
                    for element in listed if isinstance(listed, list) else ():
                        if isinstance(element, str):
                            book = elements.setdefault(name, {})
                            book[element] = self._newest(book.get(element, ()), Value(verb == "add", entry))
        for name, book in elements.items():
            present = sorted(element for element, values in book.items() if any(value.value for value in values))
            newest = max((value for values in book.values() for value in values), key=lambda value: value.entry.order)
            plain[name] = [Value(present, newest.entry)]
        return plain

    def _newest(self, values: Iterable[Value], new: Value) -> list[Value]:
        kept = [value for value in values if not self._history.saw(new.entry.change, value.entry.change)]
        return [*kept, new]


def read(kind: type[R], values: Mapping[str, Any]) -> R:
    """Give a record's fields as its dataclass; fields of another type than declared keep their default."""
    known: dict[str, Any] = {}
    for name, declared in _declared(kind):  # type: ignore[arg-type]  # every type can be hashed
        value = values.get(name)
        if value is not None and _fitting(declared)(value):
            known[name] = set(value) if isinstance(value, list) and "set" in declared else value
    return kind(**known)


@cache
def _declared(kind: type) -> tuple[tuple[str, str], ...]:
    """Fields of a record type and their types, as they are spelt."""
    return tuple((one.name, str(one.type)) for one in fields(kind))


@cache
def _fitting(declared: str) -> Callable[[Any], bool]:
    """Tells whether a value read from JSON has a declared type (a set is written as a list)."""
    outer, _, inner = declared.removesuffix("]").partition("[")
    if outer == "Any":
        return lambda _value: True
    if outer == "dict":
        each = _fitting(inner.rpartition(", ")[2])
        return lambda value: isinstance(value, dict) and all(map(each, value.values()))
    if outer in ("list", "set"):
        # What is said of a whole document names each of its texts.
        item = None if inner == "Any" else _fitting(inner)
        return lambda value: isinstance(value, list) and (item is None or all(map(item, value)))
    # The words for what was erased are a kind of str; a bool, to Python a kind of int, is no number here.
    return lambda value: isinstance(value, str) if outer == "str" else type(value).__name__ == outer
