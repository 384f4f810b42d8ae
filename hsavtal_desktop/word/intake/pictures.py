"""The pictures of a file, told from each other by what they hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from hsavtal_desktop.word.intake.lines import Ours
from hsavtal_desktop.word.model import GONE_WHEN_ACCEPTED, WordDocument
from hsavtal_desktop.word.views import all_paragraphs


class Picture(NamedTuple):
    """A picture as it stands in a file."""

    content: bytes
    """What tells it from others."""
    alt: str
    """Its description."""


def pictures_of(document: WordDocument, ours: Ours) -> Iterator[Picture]:
    """Each picture that nobody of the recipient's struck."""
    for paragraph in all_paragraphs(document.body):
        for run in paragraph.runs:
            if run.picture is None:
                continue
            if not any(mark.kind in GONE_WHEN_ACCEPTED and not ours(mark) for mark in run.marks):
                yield Picture(document.media.get(run.picture.part, b""), run.picture.alt)
