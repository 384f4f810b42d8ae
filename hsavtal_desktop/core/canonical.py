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
_ONE_KIND = bytes.maketrans(b"{}", b"[]")
_LONG = len(str(MAX_INTEGER))
_LARGE = Said("Ett heltal är större än 2^53 - 1.")
_NOT_ASCII = Said("En nyckel är inte ASCII-text.")
_HALF = Said("En text innehåller ett halvt tecken (ensam surrogat).")


class FormError(Trouble):
    """Bytes that do not have the form that FORMAT.md describes."""


def encode(value: Any, levels: int = MAX_DEPTH) -> bytes:
    """Give the one byte string that stands for ``value``.

    Raises FormError when the value holds what the form does not allow, or nests deeper than ``levels``.
    """
    _check(value, levels)
    return _spell(value).encode("utf-8")


def decode(raw: bytes, levels: int = MAX_DEPTH) -> Any:
    """Read canonical bytes.

    Raises FormError for anything that is not the one canonical spelling of its value, or nests deeper than ``levels``.
    """
    _check_depth(raw, levels)
    try:
        # Whatever the form does not allow is met here or is not spelt as it came, so the value is not walked again.
        value = _parse(raw.decode("utf-8"))
        same = _spell(value).encode("utf-8") == raw
    except UnicodeEncodeError as error:
        raise FormError(_HALF) from error
    except (UnicodeError, ValueError) as error:
        raise FormError(Said("Uppgiften är inte giltig JSON i UTF-8 ({error}).", error=str(error))) from error
    if not same:
        raise FormError(Said("Uppgiften är inte skriven i kanonisk form (RFC 8785)."))
    return value


def _refuse_number(text: str) -> NoReturn:
    raise FormError(Said("Talet {text} är inte ett heltal.", text=text[:40]))


def _integer(text: str) -> int:
    if len(text) >= _LONG and (len(text) > _LONG + 1 or abs(int(text)) > MAX_INTEGER):
        raise FormError(_LARGE)
    return int(text)


def _object(record: dict[str, Any]) -> dict[str, Any]:
    if not "".join(record).isascii():
        raise FormError(_NOT_ASCII)
    return record


def _check_depth(raw: bytes, levels: int) -> None:
    """Look at the brackets before parsing, because the parser itself recurses; which close which, the parser sees."""
    if raw.count(b"[") + raw.count(b"{") <= levels:
        return
    brackets = _STRING.sub(b"", raw).translate(_ONE_KIND, _NO_BRACKETS)
    for _ in range(levels):
        # Takes away what is innermost, one level.
        brackets = brackets.replace(b"[]", b"")
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
            raise FormError(_LARGE)
    elif isinstance(value, (list, tuple)):
        for item in value:
            _check(item, levels - 1)
    elif isinstance(value, dict):
        for key, item in value.items():
            if not isinstance(key, str) or not key.isascii():
                raise FormError(_NOT_ASCII)
            _check(item, levels - 1)
    else:
        raise FormError(Said("Värden av typen {kind} kan inte skrivas.", kind=type(value).__name__))


def _check_string(text: str) -> None:
    if not text.isascii():
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise FormError(_HALF) from error


_spell = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False).encode
_parse = json.JSONDecoder(
    object_hook=_object, parse_int=_integer, parse_float=_refuse_number, parse_constant=_refuse_number
).decode
