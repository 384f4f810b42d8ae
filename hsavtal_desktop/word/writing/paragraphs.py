"""Paragraphs: style, list, the mark on the paragraph mark, and what a proposal changes of them.

A paragraph break of a text is a paragraph mark of Word, with the same meaning: struck, it joins with the next
paragraph, which gives the style; proposed and rejected likewise.  So accepting and rejecting need no more than the
mark on the break.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from hsavtal_desktop.core.reading import Paragraph, Piece
from hsavtal_desktop.word.writing.numbering import LEVELS, Count, ListPlace, Lists
from hsavtal_desktop.word.writing.signatures import Signatures

STYLES: Final = {"body": "BodyText", "heading": "Mellanrubrik", "bullet": "ListBullet", "number": "ListNumber"}
_LISTED: Final = ("bullet", "number")
_LIST_STYLES: Final = 3
"""Levels that Word has list styles for."""


def _list_style(style: str, level: int) -> str:
    return STYLES[style] if level == 0 else f"{STYLES[style]}{min(level + 1, _LIST_STYLES)}"


_BODY: Final = (STYLES["body"], "")
_BULLETS: Final = [_list_style("bullet", level) for level in range(LEVELS)]


class ParagraphIds:
    """Gives each paragraph a ``w14:paraId`` that no other has."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def unique(self, wanted: str) -> str:
        """The id itself, or the next free one."""
        while wanted in self._used:
            wanted = f"{int(wanted, 16) % 0x7FFFFFFE + 1:08X}"
        self._used.add(wanted)
        return wanted


def paragraph(style: str, para_id: str, content: str, properties: str = "", mark: str = "", change: str = "") -> str:
    """A paragraph.  ``properties`` follow the style, ``mark`` is on its mark, ``change`` is a ``w:pPrChange``."""
    own = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    return (
        f'<w:p w14:paraId="{para_id}" w14:textId="77777777"><w:pPr><w:pStyle w:val="{style}"/>'
        f"{properties}{own}{change}</w:pPr>{content}</w:p>\n"
    )


def style_change(signatures: Signatures, revision: str, style: str, listed: str) -> str:
    """The old style and ``w:numPr`` of a paragraph that a proposal styles otherwise."""
    old = f'<w:pStyle w:val="{style}"/>{listed}'
    return f"<w:pPrChange {signatures.mark(revision)}><w:pPr>{old}</w:pPr></w:pPrChange>"


def break_mark(signatures: Signatures, marks: tuple[str, str, str]) -> str:
    """The marks on a paragraph mark, in the order the format prescribes; see :meth:`Frame.marks`."""
    outer, proposal, striking = marks
    first = f"<w:ins {signatures.mark(proposal)}/>" if outer == "ins" else ""
    second = f"<w:del {signatures.mark(striking)}/>" if striking else ""
    third = f"<w:{outer} {signatures.mark(proposal)}/>" if outer.startswith("move") else ""
    return first + second + third


def without_remains(paragraphs: Sequence[Paragraph]) -> Piece:
    """The final break of a body.

    It is not proposed or struck itself, but where everything before it is, Word would keep an empty paragraph: then
    the break goes with the rest.
    """
    end = paragraphs[-1].end
    first = next(iter(paragraphs[0].pieces), paragraphs[0].end)
    if not (first.inserted or first.deleted):
        return end
    before = [piece for each in paragraphs for piece in (*each.pieces, each.end)][:-1]
    if not before:
        return end
    inserted = before[0].inserted if all(piece.inserted for piece in before) else ""
    deleted = before[0].deleted if all(piece.deleted for piece in before) else ()
    return replace(end, inserted=inserted, deleted=deleted) if inserted or deleted else end


class ListCounter:
    """Gives the paragraphs of one text their style and list.

    A numbered list begins anew after ordinary text, and a deeper one after an item above it.  Where Word would go on
    counting instead, a new list begins.
    """

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._ordinals: list[int] = []
        self._num_id = 0
        self._count: Count | None = None

    def place(self, look: Mapping[str, Any]) -> tuple[str, str]:
        """(style id, ``w:numPr`` or "") of the next paragraph, from the marks on its break."""
        if not look:
            self._ordinals.clear()
            return _BODY
        style = str(look.get("style", "body"))
        if style not in _LISTED:
            self._ordinals.clear()
            return STYLES.get(style, STYLES["body"]), ""
        level = int(look.get("level", 0))
        if level:
            level = max(0, min(level, LEVELS - 1))
        if style == "bullet":
            del self._ordinals[level:]
            return _BULLETS[level], self._lists.bullets(level).xml
        return _list_style(style, level), ListPlace(self._number(level), level).xml

    def _number(self, level: int) -> int:
        del self._ordinals[level + 1 :]
        self._ordinals.extend([0] * (level + 1 - len(self._ordinals)))
        self._ordinals[level] += 1
        number = self._ordinals[level]
        if self._count is None or self._count.next(level) != number:
            self._num_id = self._lists.new_ordinals(level, number)
            self._count = Count()
        self._count.step(level)
        return self._num_id
