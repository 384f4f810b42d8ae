"""Which sent copy a returned file answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from hsavtal_desktop.word.identity import SentIdentity, identity_of_properties, parse_identifier, read_map
from hsavtal_desktop.word.model import WordDocument
from hsavtal_desktop.word.package import WordPackage
from hsavtal_desktop.word.reading_properties import custom_properties, custom_xml
from hsavtal_desktop.word.views import View, flat_text


def identity_of(package: WordPackage) -> SentIdentity | None:
    """What a file says about the copy it was made from; None where its editor kept none of it."""
    found = identity_of_properties(custom_properties(package))
    if found is not None:
        return found
    return next((known for part in custom_xml(package) if (known := read_map(part.data)) is not None), None)


def identifier_of(document: WordDocument) -> tuple[str, str] | None:
    """The beginnings of the workspace's id and the content hash: what nearly every editor keeps."""
    return parse_identifier(document.core_properties.get("identifier", ""))


def likeness(returned: WordDocument, sent: Iterable[str]) -> float:
    """The share of the returned file's text, marks rejected, whose paragraphs stand in a text; from 0 to 1."""
    mine = Counter(flat_text(returned.body, View.REJECTED))
    theirs = Counter(" ".join(paragraph.split()) for paragraph in sent)
    total = _letters(mine)
    return _letters(mine & theirs) / total if total else 0.0


def _letters(paragraphs: Counter[str]) -> int:
    return sum(len(words) * count for words, count in paragraphs.items())


def paragraphs_of(document: WordDocument) -> list[str]:
    """Every paragraph of a sent copy as it could come back: with its changes accepted, rejected, or both there."""
    accepted, rejected = flat_text(document.body, View.ACCEPTED), flat_text(document.body, View.REJECTED)
    return list((Counter(accepted) | Counter(rejected)).elements())
