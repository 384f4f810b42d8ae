"""Know which text belongs to the instruction of a field: it is skipped, the stored result is kept, nothing is computed.

A field may span paragraphs and nest.  The begin of a field that is never closed is ignored, so that a damaged field
cannot swallow the rest of the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lxml import etree

from hsavtal_desktop.word.names import W
from hsavtal_desktop.word.reading_text import effective_descendants

_TYPE: Final = f"{W}fldCharType"
_TEXT_BOX: Final = f"{W}txbxContent"


@dataclass(slots=True)
class _Field:
    """A field that is open."""

    in_instruction: bool = True
    instruction: str = ""
    result_at: tuple[int, int] | None = None
    """Where its result begins."""


class FieldState:
    """Follows the field characters of one story in document order."""

    def __init__(self, story_root: etree._Element) -> None:
        """Match begins and ends below ``story_root``, text boxes left out: they are stories of their own."""
        self._closed = _closed_begins(story_root)
        self._open: list[_Field] = []

    @property
    def hides(self) -> bool:
        """Whether text at this point is part of a field instruction."""
        return any(field.in_instruction for field in self._open)

    def see(self, field_character: etree._Element, place: tuple[int, int] | None = None) -> bool:
        """Take note of a ``w:fldChar``; whether it ends a reference that shows nothing.

        ``place`` is its paragraph and offset, for those who ask that.
        """
        kind = field_character.get(_TYPE)
        if kind == "begin":
            if field_character in self._closed:
                self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].in_instruction = False
            self._open[-1].result_at = place
        elif kind == "end" and self._open:
            field = self._open.pop()
            return field.result_at == place and field.instruction.split()[:1] == ["REF"] and not self.hides
        return False

    def see_instruction(self, text: str) -> None:
        """Take note of what a field is told to show."""
        if self._open:
            self._open[-1].instruction += text


def _closed_begins(story_root: etree._Element) -> set[etree._Element]:
    opened: list[etree._Element] = []
    closed: set[etree._Element] = set()
    if next(story_root.iter(f"{W}fldChar"), None) is None:
        return closed
    for element in effective_descendants(story_root):
        if element.tag != f"{W}fldChar" or _in_other_story(element, story_root):
            continue
        kind = element.get(_TYPE)
        if kind == "begin":
            opened.append(element)
        elif kind == "end" and opened:
            closed.add(opened.pop())
    return closed


def _in_other_story(element: etree._Element, story_root: etree._Element) -> bool:
    nearest = next((at for at in element.iterancestors() if at.tag == _TEXT_BOX or at is story_root), None)
    return nearest is not story_root
