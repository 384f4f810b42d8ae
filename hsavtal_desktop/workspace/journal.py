"""The lines of a draft's journal, looked at before they are believed: a disk can spoil a letter in any of them."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hsavtal_desktop.core.canonical import FormError
from hsavtal_desktop.core.change import FORMAT
from hsavtal_desktop.core.events import read_event
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Damaged


def check_journal(lines: Sequence[str], path: Path) -> None:
    """Look at every line of the draft at ``path``.  Raises Damaged, naming the first that this program never wrote."""
    begun = False
    for number, line in enumerate(lines, start=1):
        try:
            begun = _check_line(line, begun=begun)
        except (FormError, ValueError, KeyError, TypeError, RecursionError) as error:
            raise Damaged(
                Said(
                    "Utkastet med det som inte är delat är skadat (rad {number} i {name}). Återställ ärendet från en "
                    "säkerhetskopia, eller flytta undan filen {path} och skriv om det som inte var delat.",
                    number=number,
                    name=path.name,
                    path=path,
                )
            ) from error


def _check_line(line: str, *, begun: bool = True) -> bool:
    """Raises ValueError, KeyError or TypeError for a line of the wrong form; gives whether a segment has begun."""
    record = json.loads(line)
    if not isinstance(record, dict):
        raise TypeError("a line is an object")
    if "sealing" in record:
        _strings(record["sealing"])
        for left in _strings(record.get("left", [])):
            _check_line(left)
    elif "private" in record or "public" in record:
        _strings(record.get("private", record.get("public")))
    elif "blob" in record:
        _typed(record["blob"], str)
        base64.b64decode(_typed(record["content"], str), validate=True)
    elif "segment" in record:
        _strings(record["heads"])
        return True
    elif "undo" in record or "redo" in record:
        _typed(record.get("undo", record.get("redo")), int)
    else:
        if not begun:
            raise ValueError("something is written, and not on top of what")
        _typed(record["group"], int)
        _strings([record["label"], record["time"]])
        if "said" in record:
            Said.unpacked(record["said"])
        for event in _typed(record["events"], list):
            read_event(event, FORMAT)
    return begun


def _typed(value: Any, kind: type) -> Any:
    if type(value) is not kind:
        raise TypeError(f"not {kind.__name__}")
    return value


def _strings(value: Any) -> list[str]:
    return [_typed(one, str) for one in _typed(value, list)]
