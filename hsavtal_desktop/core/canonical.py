"""Canonical JSON (RFC 8785), narrowed to what the log allows.

Allowed values: objects with ASCII keys, arrays, strings without lone surrogates, integers below 2**53 in size,
true, false and null.  Fractions are refused: no event needs them, and their printing differs between languages.
"""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble

MAX_INTEGER = 2**53 - 1
MAX_DEPTH = 24

_STRING = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z)', re.DOTALL)
_NO_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))


class FormError(Trouble):
    """Bytes that do not have the form that FORMAT.md describes."""


def encode(value: Any, levels: int = MAX_DEPTH) -> bytes:
    """Give the one byte string that stands for ``value``.

    Raises FormError when the value holds what the form does not allow, or nests deeper than ``levels``.
    """
    _check(value, levels)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def decode(raw: bytes, levels: int = MAX_DEPTH) -> Any:
    """Read canonical bytes.

    Raises FormError for anything that is not the one canonical spelling of its value, or nests deeper than ``levels``.
    """
    _check_depth(raw, levels)
    try:
        value = json.loads(raw.decode("utf-8"), parse_float=_refuse_number, parse_constant=_refuse_number)
        same = encode(value, levels) == raw
    except (UnicodeError, ValueError) as error:
        raise FormError(Said("Uppgiften är inte giltig JSON i UTF-8 ({error}).", error=str(error))) from error
    if not same:
        raise FormError(Said("Uppgiften är inte skriven i kanonisk form (RFC 8785)."))
    return value


def _refuse_number(text: str) -> NoReturn:
    raise FormError(Said("Talet {text} är inte ett heltal.", text=text[:40]))


def _check_depth(raw: bytes, levels: int) -> None:
    """Look at the brackets before parsing, because the parser itself recurses."""
    if raw.count(b"[") + raw.count(b"{") <= levels:
        return
    brackets = _STRING.sub(b"", raw).translate(None, _NO_BRACKETS)
    for _ in range(levels):
        # Takes away what is innermost, one level or more.
        brackets = brackets.replace(b"[]", b"").replace(b"{}", b"")
        if not brackets:
            return
    raise FormError(Said("Uppgiften har för många nivåer, eller är inte hel."))


def _check(value: Any, levels: int) -> None:
    if levels <= 0 and isinstance(value, (dict, list, tuple)):
        raise FormError(Said("Uppgiften har för många nivåer."))
    if isinstance(value, str):
        _check_string(value)
    elif value is None or isinstance(value, bool):
        return
    elif isinstance(value, int):
        if abs(value) > MAX_INTEGER:
            raise FormError(Said("Ett heltal är större än 2^53 - 1."))
    elif isinstance(value, (list, tuple)):
        for item in value:
            _check(item, levels - 1)
    elif isinstance(value, dict):
        for key, item in value.items():
            if not isinstance(key, str) or not key.isascii():
                raise FormError(Said("En nyckel är inte ASCII-text."))
            _check(item, levels - 1)
    else:
        raise FormError(Said("Värden av typen {kind} kan inte skrivas.", kind=type(value).__name__))


def _check_string(text: str) -> None:
    if not text.isascii():
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise FormError(Said("En text innehåller ett halvt tecken (ensam surrogat).")) from error
