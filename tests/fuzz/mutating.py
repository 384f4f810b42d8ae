"""Ways to spoil bytes and JSON values, drawn from a seeded source."""

from __future__ import annotations

import copy
import json
import random
from typing import Any

_TOKENS = (
    b"\x00", b"\xff" * 4, b"\n", b'"', b"\\", b"{", b"}", b"[" * 40, b"]", b"PK\x03\x04", b"PK\x05\x06", b"../", b"-1",
    b"9007199254740993", b"1e999", b"null", b"\xed\xa0\x80", b"\\ud800", b"manifest.json", b"\x50\x4b\x01\x02",
)  # fmt: skip
_VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2**31, 2**53 - 1, 2**53, 10**40, 1.5, "", "a", "Å" * 300, "\u0000", "\ud800", "../x",
    [], {}, [[]], {"kind": "insert"}, "0" * 64, "x" * 64, [["b.K0", 0, 1]], [["b.K0", 0, 2**53 - 1]], "b.K0", "h.K0",
    ["b.K0", 0, "L"], "c.t.r.k", "accept", "withdraw", "PL", "\n", "\u202e", {"type": "table", "id": "t"}, "~", "aaaa",
)  # fmt: skip


def spoiled(content: bytes, chance: random.Random, other: bytes = b"") -> bytes:
    """Some bytes flipped, cut, doubled, moved or replaced; now and then spliced with another input."""
    data = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        place = chance.randrange(len(data) + 1)
        span = chance.choice((1, 2, 8, 64, 1024))
        kind = chance.randrange(8)
        if kind == 0 and place < len(data):
            data[place] ^= 1 << chance.randrange(8)
        elif kind == 1 and place < len(data):
            data[place] = chance.randrange(256)
        elif kind == 2:
            del data[place : place + span]
        elif kind == 3:
            data[place:place] = data[place : place + span] * chance.choice((1, 2, 50))
        elif kind == 4:
            data[place : place + chance.choice((0, span))] = chance.choice(_TOKENS)
        elif kind == 5:
            data[place:place] = chance.randbytes(span)
        elif kind == 6:
            del data[place:]
        elif other:
            start = chance.randrange(len(other))
            data[place:] = other[start : start + 4096]
    return bytes(data)


def spoiled_value(value: Any, chance: random.Random) -> Any:
    """A JSON value with one part replaced, left out, doubled, renamed or nested."""
    made = json.loads(json.dumps(value))
    for _ in range(chance.choice((1, 1, 2, 3))):
        places = list(_places(made))
        if not places:
            return copy.deepcopy(chance.choice(_VALUES))
        holder, key = chance.choice(places)
        kind = chance.randrange(7)
        if kind == 0:
            del holder[key]
        elif kind == 1 and isinstance(holder, list):
            holder.insert(key, holder[key])
        elif kind == 2 and isinstance(holder, dict):
            holder[f"{key}?"] = holder.pop(key)
        elif kind == 3:
            holder[key] = [holder[key]]
        elif kind == 4:
            other_holder, other_key = chance.choice(places)
            holder[key] = json.loads(json.dumps(other_holder[other_key]))
        elif kind == 5 and isinstance(holder[key], int) and not isinstance(holder[key], bool):
            holder[key] += chance.choice((-1, 1, 2**31, -(2**40)))
        else:
            holder[key] = copy.deepcopy(chance.choice(_VALUES))
    return made


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Every holder and key or index in a value."""
    found: list[tuple[Any, Any]] = []
    todo = [value]
    while todo:
        holder = todo.pop()
        keys = list(holder) if isinstance(holder, dict) else range(len(holder)) if isinstance(holder, list) else ()
        for key in keys:
            found.append((holder, key))
            todo.append(holder[key])
    return found
