"""The events a change is made of: their forms, and how older forms are brought up to today's.

Every kind is declared once in :data:`KINDS`: field name → what it must be, with a trailing ``?`` on the name of
a field that may be left out.  Unknown kinds and unknown fields are kept as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from hsavtal_desktop.core.canonical import MAX_INTEGER, FormError
from hsavtal_desktop.core.personal import EVENTS, WORDS, referred
from hsavtal_desktop.core.said import Said

Event = Mapping[str, Any]

_SOURCE = re.compile(r"[a-z2-7]{16}\.[a-z2-7]{8,16}")
_REVISION = re.compile(r"[a-z2-7]{16}\.[a-z2-7]{8,16}:[0-9]{1,15}")
_TEXT = re.compile(
    r"[hb]\.[A-Za-z0-9_]{1,36}|n\.[A-Za-z0-9_]{1,64}|c\.[A-Za-z0-9_]{1,64}\.[A-Za-z0-9_]{1,64}\.[A-Za-z0-9_]{1,64}"
)
_CELL = re.compile(r"[A-Za-z0-9_]{1,64}")
_CLAUSE = re.compile(r"[A-Za-z0-9_]{1,36}")
_NAME = re.compile(r"[A-Za-z0-9_.:\-]{1,128}")
_ORDER = re.compile(r"[0-9A-Za-z]{1,200}")
_CHANGE = re.compile(r"[0-9a-f]{64}")
_AUTHOR = re.compile(r"[A-Za-z0-9_-]{43}")

MAX_LEVEL = 8
"""Of lists and headings, 0 the outermost."""

_PERSONAL_SINCE = 3
"""The format from which a person may stand in a file beside the change."""

_REMARKS_SINCE = 4
"""The format from which reasons may stand so, too."""

VERDICTS = ("accept", "reject", "reopen", "withdraw")


def _like(pattern: re.Pattern[str], *, empty: bool = False) -> Callable[[Any], bool]:
    whole = pattern.fullmatch
    if empty:
        return lambda value: isinstance(value, str) and (value == "" or whole(value) is not None)
    return lambda value: isinstance(value, str) and whole(value) is not None


def _count(value: Any) -> bool:
    return type(value) is int and 0 <= value <= MAX_INTEGER


def _first_offset(value: Any) -> bool:
    """Leaves room for the longest change, so that every character has an offset that a later event can name."""
    return _count(value) and value <= MAX_INTEGER + 1 - 2**24


def _string(value: Any) -> bool:
    return isinstance(value, str)


def _person(value: Any) -> bool:
    """A text, or from some format on a reference to the file that holds it."""
    return isinstance(value, str) or referred(value) != ""


def _object(value: Any) -> bool:
    return isinstance(value, dict)


def _anything(_value: Any) -> bool:
    return True


def _list_of(check: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and all(check(item) for item in value)


_source, _text, _cell = _like(_SOURCE), _like(_TEXT), _like(_CELL)
_cells = _list_of(_cell)


def _span(value: Any) -> bool:
    """``[source, start, length]``; the source may be a text id, whose only character is its final break."""
    return (
        isinstance(value, list)
        and len(value) == 3
        and (_source(value[0]) or _text(value[0]))
        and _count(value[1])
        and _count(value[2])
        and value[2] > 0
    )


def _anchor(value: Any) -> bool:
    """``[source or text id, offset, "L" or "R"]``."""
    return (
        isinstance(value, list)
        and len(value) == 3
        and (_source(value[0]) or _text(value[0]))
        and _count(value[1])
        and value[2] in ("L", "R")
    )


def _mark(value: Any) -> bool:
    """``[start, length, name, value]``, counted from the event's first character."""
    return (
        isinstance(value, list)
        and len(value) == 4
        and _count(value[0])
        and _count(value[1])
        and _string(value[2])
        and _look(value[2], value[3])
    )


def _look(name: str, value: Any) -> bool:
    """Whether an appearance that the program knows has a value it can show; unknown ones may have any."""
    check = _LOOKS.get(name)
    return check is None or check(value)


def _atom(value: Any) -> bool:
    if not isinstance(value, dict) or not isinstance(value.get("type"), str):
        return False
    if value["type"] != "table":
        return True
    return (
        _cell(value.get("id"))
        and _cells(value.get("rows", []))
        and _cells(value.get("columns", []))
        and _count(value.get("header", 0))
    )


def _flag(value: Any) -> bool:
    return isinstance(value, bool)


def _level(value: Any) -> bool:
    return _count(value) and value <= MAX_LEVEL


_LOOKS: Mapping[str, Callable[[Any], bool]] = {
    "bold": _flag,
    "italic": _flag,
    "link": _string,
    "style": _string,
    "level": _level,
    "cut": _like(_CLAUSE),
    "joined": _flag,
    "atom": _atom,
}


def _axis(value: Any) -> bool:
    return value in ("row", "column")


def _chars(value: Any) -> bool:
    return isinstance(value, str) and value != ""


_revision, _clause, _name = _like(_REVISION), _like(_CLAUSE), _like(_NAME)

KINDS: Mapping[str, Mapping[str, Callable[[Any], bool]]] = {
    "workspace": {"name": _string, "organisation": _string, "person": _person, "side": _string},
    "introduce": {"person": _person, "organisation": _string, "side": _string},
    "admit": {
        "member": _like(_AUTHOR),
        "role": _string,
        "adopts": _list_of(_like(_CHANGE)),
        "side?": _string,
        "replaces?": _like(_AUTHOR),
        "person?": _person,
        "organisation?": _string,
    },
    "record": {"type": _name, "id": _name, "set?": _object, "add?": _object, "remove?": _object},
    "revision": {"id": _revision, "on_behalf?": _string, "origin?": _string, "message?": _person, "source?": _string},
    "insert": {
        "text": _text,
        "revision": _revision,
        "source": _source,
        "start": _first_offset,
        "chars": _chars,
        "at": _anchor,
        "marks?": _list_of(_mark),
    },
    "delete": {"text": _text, "revision": _revision, "ranges": _list_of(_span)},
    "format": {
        "text": _text,
        "revision": _revision,
        "ranges": _list_of(_span),
        "name": _name,
        "value": _anything,
    },
    "clause": {
        "id": _clause,
        "part": _clause,
        "parent": _like(_CLAUSE, empty=True),
        "order": _like(_ORDER),
        "revision": _revision,
    },
    "move": {
        "clause": _clause,
        "part": _clause,
        "parent": _like(_CLAUSE, empty=True),
        "order": _like(_ORDER),
        "revision": _revision,
    },
    "remove": {"clause": _clause, "revision": _revision},
    "merge": {"clause": _clause, "into": _clause, "revision": _revision},
    "slot": {
        "table": _cell,
        "text": _text,
        "axis": _axis,
        "id": _cell,
        "order": _like(_ORDER),
        "revision": _revision,
    },
    "unslot": {"table": _cell, "text": _text, "axis": _axis, "id": _cell, "revision": _revision},
    "decide": {
        "id": _revision,
        "revision": _revision,
        "verdict": _string,
        "ranges?": _list_of(_span),
        "text?": _text,
        "replaces": _list_of(_revision),
        "reason?": _person,
        "with?": _list_of(_like(_REVISION)),
    },
    "revocation": {"member": _like(_AUTHOR), "reason?": _person},
    "recovery": {"key": _like(_AUTHOR)},
    "endorse": {"change": _like(_CHANGE), "label": _string},
    "erase": {"blobs": _list_of(_like(_CHANGE)), "reason": _string},
    "version": {"label": _string, "status": _string, "heads": _list_of(_like(_CHANGE)), "hash": _string},
}


def read_event(event: Any, form: int) -> Event:
    """Check an event of a change in format ``form`` and give it in today's form.

    Raises FormError when it has no kind, or when a known kind lacks a field or has one of the wrong form.
    """
    if not isinstance(event, dict) or not isinstance(event.get("kind"), str):
        raise FormError(Said("En händelse saknar slag."))
    upgraded = upgrade(event, form)
    declared = _FIELDS.get(upgraded["kind"])
    if declared is not None:
        _check_fields(upgraded, declared)
    if form < _REMARKS_SINCE:
        _check_old(upgraded, form)
    return upgraded


def _check_old(event: Event, form: int) -> None:
    """What may stand in a file beside the change today was a text in older formats."""
    kind = event["kind"]
    field = "person" if form < _PERSONAL_SINCE and kind in EVENTS else WORDS.get(kind, "")
    if not isinstance(event.get(field, ""), str):
        raise FormError(Said("Händelsen {kind} har ett fel i fältet {name}.", kind=kind, name=field))


def upgrade(event: dict[str, Any], form: int) -> Event:
    """Give an event of a change in format ``form`` in today's form, without checking it."""
    for upgrader in _UPGRADERS[form - 1 :]:
        event = upgrader(event)
    return event


_FIELDS = {
    kind: tuple((field.rstrip("?"), field.endswith("?"), check) for field, check in declared.items())
    for kind, declared in KINDS.items()
}
"""Kind → its fields: name, whether it may be left out, and what it must be."""


def _check_fields(event: Event, declared: Iterable[tuple[str, bool, Callable[[Any], bool]]]) -> None:
    for name, optional, check in declared:
        if name not in event:
            if optional:
                continue
            raise FormError(Said("Händelsen {kind} saknar fältet {name}.", kind=event["kind"], name=name))
        if not check(event[name]):
            raise FormError(Said("Händelsen {kind} har ett fel i fältet {name}.", kind=event["kind"], name=name))
    if event["kind"] == "format" and not _may_format(event["name"], event["value"]):
        raise FormError(Said("Händelsen format har ett fel i fältet value."))


def _may_format(name: str, value: Any) -> bool:
    """A mark may be taken away; what a character stands for (atom) is fixed when it is written."""
    return name not in ("atom", "cut") and (value is None or value in (False, "") or _look(name, value))


def _from_form_1(event: dict[str, Any]) -> dict[str, Any]:
    """Form 1 (trial copies): a deletion had one range, and verdicts were participles."""
    if event["kind"] == "delete" and "range" in event:
        rest = {key: value for key, value in event.items() if key != "range"}
        return {**rest, "ranges": [event["range"]]}
    if event["kind"] == "decide":
        participles = {"accepted": "accept", "rejected": "reject", "reopened": "reopen", "withdrawn": "withdraw"}
        verdict = event.get("verdict")
        return {**event, "verdict": participles.get(verdict, verdict) if isinstance(verdict, str) else verdict}
    return event


_UPGRADERS: tuple[Callable[[dict[str, Any]], dict[str, Any]], ...] = (_from_form_1,)

UPGRADED = len(_UPGRADERS)
"""Formats up to this one are brought up to today's form."""
