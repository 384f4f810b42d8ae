"""Puts the personal fields of what is written into files beside it, so that they can be erased."""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from hsavtal_desktop.core.personal import MAX_LETTERS, file_names, personal_file, personal_values, reference, remarks

Event = Mapping[str, Any]
_SALT_BYTES = 16


class Hiding:
    """Replaces personal texts by references, the same name by the same one as long as the program runs.

    So an intake of many comments by one person brings one file for the name, not many.  What somebody wrote has a
    file for each act, so that it can be erased without what another act says in the same words.
    """

    def __init__(
        self,
        draw: Callable[[int], bytes],
        erased: Callable[[], Collection[str]] = frozenset,
        bodies: Callable[[], Collection[str]] = frozenset,
    ) -> None:
        self._draw = draw
        self._erased = erased
        self._bodies = bodies
        """Names of authorities, which are nobody's and stand as they are."""
        self._names: dict[str, str] = {}
        self._files: dict[str, bytes] = {}

    def hide(self, events: Iterable[Event]) -> tuple[list[Event], dict[str, bytes]]:
        """Events as they are to be written, and the files that they then refer to."""
        hidden: list[Event] = []
        bodies: Collection[str] | None = None
        files: dict[str, bytes] = {}
        said: dict[str, str] = {}
        for event in events:
            texts = _texts(personal_values(event))
            if texts and bodies is None:
                bodies = self._bodies()
            named = {field: text for field, text in texts.items() if text not in (bodies or ())}
            found = {field: self._name(text) for field, text in (named | _texts(file_names(event))).items()}
            files.update((name, self._files[name]) for name in found.values())
            for field, text in _texts(remarks(event)).items():
                if text not in said:
                    said[text], content = self._file(text)
                    files[said[text]] = content
                found[field] = said[text]
            hidden.append(_with(event, {field: reference(name) for field, name in found.items()}))
        return hidden, files

    def _name(self, text: str) -> str:
        if text not in self._names or self._names[text] in self._erased():
            self._names[text], content = self._file(text)
            self._files[self._names[text]] = content
        return self._names[text]

    def _file(self, text: str) -> tuple[str, bytes]:
        """SHA-256 and content of a new file for a text."""
        salt = urlsafe_b64encode(self._draw(_SALT_BYTES)).rstrip(b"=").decode()
        content = personal_file(text, salt)
        return hashlib.sha256(content).hexdigest(), content


def _texts(values: Mapping[str, Any]) -> dict[str, str]:
    return {field: text for field, text in values.items() if isinstance(text, str) and 0 < len(text) <= MAX_LETTERS}


def _with(event: Event, fields: Mapping[str, Any]) -> Event:
    if not fields:
        return event
    return {**event, "set": {**event["set"], **fields}} if event["kind"] == "record" else {**event, **fields}
