"""Characters as runs, inside the marks that propose or strike them.

A mark wraps as many neighbouring runs as share it.  What one proposes and another strikes is a deletion inside an
insertion.  Where several strike the same words the first is named: Word keeps one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from hsavtal_desktop.core.atoms import atom_of, picture, target
from hsavtal_desktop.core.reading import ATOM, Piece
from hsavtal_desktop.word.printed import Printer, printed
from hsavtal_desktop.word.writing.pictures import PictureBook
from hsavtal_desktop.word.writing.signatures import Signatures
from hsavtal_desktop.word.writing.targets import Target, Targets
from hsavtal_desktop.word.xml_text import escaped, is_plain

_BROKEN: Final = re.compile("([\t\n\v\f\u2028\u2029])")
_LINKS: Final = ("http://", "https://", "mailto:")

_NO_MARKS: Final = ("", "", "")

Agreed = Mapping[str, list[tuple[int, int, Mapping[str, Any]]]]
"""Source → (first offset, offset after the last, marks) of agreed characters, for what proposals reformat."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The proposals that cover everything in a clause, row or table; "" where there is none."""

    inserted: str = ""
    deleted: str = ""
    arrived: str = ""
    left: str = ""
    covers: bool = field(init=False, default=False)
    """Whether there is any."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "covers", bool(self.inserted or self.deleted or self.arrived or self.left))

    def marks(self, piece: Piece) -> tuple[str, str, str]:
        """(element of the outer mark, its proposal, the proposal that strikes it) of a piece; "" for none."""
        if not (piece.inserted or piece.deleted or self.covers):
            return _NO_MARKS
        deleted = piece.deleted[0] if piece.deleted else self.deleted
        if self.left:
            return "moveFrom", self.left, ""
        if piece.inserted:
            return "ins", piece.inserted, deleted
        if self.arrived:
            return "moveTo", self.arrived, deleted
        return ("ins", self.inserted, deleted) if self.inserted else ("", "", deleted)

    def of_rows(self) -> Frame:
        """The same for a table, whose rows can come and go but not move."""
        return Frame(self.inserted or self.arrived, self.deleted or self.left) if self.covers else self


class RunWriter:
    """Writes the content of paragraphs."""

    def __init__(self, signatures: Signatures, targets: Targets, words: Printer, pictures: PictureBook) -> None:
        """``words`` gives what references and fields print."""
        self._signatures = signatures
        self._targets = targets
        self._words = words
        self._pictures = pictures
        self.links: dict[str, str] = {}
        """Address → relationship id of the links written so far."""

    def content(
        self,
        pieces: Sequence[Piece],
        frame: Frame,
        document: str,
        agreed: Agreed | None = None,
        note: Callable[[Piece], str] | None = None,
    ) -> str:
        """The runs of pieces.

        ``agreed`` tells how what is reformatted looked before, ``note`` writes the sign of a footnote.
        """
        covers = frame.covers
        if len(pieces) == 1 and not covers and is_untouched(pieces[0]):
            return plain_run(pieces[0].text)
        written: list[str] = []
        opened, closing = _NO_MARKS, ""
        for piece in pieces:
            marks = frame.marks(piece) if covers or piece.inserted or piece.deleted else _NO_MARKS
            link = self._link(piece, document) if piece.marks else ""
            if link:
                runs = self.marked(marks, self._runs(piece, marks, document, agreed))
                written.append(closing + self._linked(link, runs))
                opened, closing = _NO_MARKS, ""
                continue
            if marks is not opened and marks != opened:
                opening, end = self._open(marks)
                written.append(closing + opening)
                opened, closing = marks, end
            if not piece.marks and not piece.reformatted:
                # Nearly all words are so, and their way through here is most of the time that an export takes.
                written.append(plain_run(piece.text, bool(marks[2])))
            elif note is not None and (piece.marks.get("atom") or {}).get("type") == "footnote":
                written.append(note(piece))
            else:
                written.append(self._runs(piece, marks, document, agreed))
        written.append(closing)
        return "".join(written)

    def _link(self, piece: Piece, document: str) -> str:
        """Where a piece leads: the address it was given, or the clause whose number it prints."""
        return str(piece.marks.get("link") or (self._anchor(piece, document) if "atom" in piece.marks else ""))

    def printed(self, piece: Piece, document: str) -> str:
        """The words of a piece, with numbers in place of references."""
        return printed(piece, document, self._words)

    def marked(self, marks: tuple[str, str, str], inner: str) -> str:
        """Runs inside marks; see :meth:`Frame.marks`."""
        opening, closing = self._open(marks)
        return f"{opening}{inner}{closing}"

    def _open(self, marks: tuple[str, str, str]) -> tuple[str, str]:
        outer, proposal, striking = marks
        opening = f"<w:{outer} {self._signatures.mark(proposal)}>" if outer else ""
        closing = f"</w:{outer}>" if outer else ""
        if striking:
            return f"{opening}<w:del {self._signatures.mark(striking)}>", f"</w:del>{closing}"
        return opening, closing

    def _runs(self, piece: Piece, marks: tuple[str, str, str], document: str, agreed: Agreed | None) -> str:
        shown = picture(piece) if "atom" in piece.marks else None
        if shown is not None:
            drawing = self._pictures.drawing(shown)
            return f"<w:r>{drawing}</w:r>" if drawing else ""
        text = self.printed(piece, document)
        if piece.reformatted and agreed is not None and not piece.inserted and "atom" not in piece.marks:
            return "".join(
                run(part, _look(piece.marks, self._format_change(piece, before)), bool(marks[2]))
                for part, before in _by_agreed_look(piece, agreed)
            )
        field = self._field_target(piece, text)
        if field is not None:
            return _field(f" REF {field.bookmark} \\r \\h ", text, _look(piece.marks), bool(marks[2]))
        return run(text, _look(piece.marks), bool(marks[2]))

    def _format_change(self, piece: Piece, before: Mapping[str, Any]) -> str:
        old = _look(before) or "<w:rPr/>"
        return f"<w:rPrChange {self._signatures.mark(piece.reformatted[0])}>{old}</w:rPrChange>"

    def _field_target(self, piece: Piece, text: str) -> Target | None:
        """Where a number is a field: only where Word, when it updates fields, gives the same number."""
        found = self._target(piece)
        return found if found is not None and found.label == text else None

    def _anchor(self, piece: Piece, document: str) -> str:
        found = self._target(piece)
        return f"#{found.bookmark}" if found is not None and found.label != self.printed(piece, document) else ""

    def _target(self, piece: Piece) -> Target | None:
        name = target(atom_of(piece))
        return self._targets.find(name) if name else None

    def _linked(self, address: str, inner: str) -> str:
        if address.startswith("#"):
            return f'<w:hyperlink w:anchor="{escaped(address[1:])}" w:history="1">{inner}</w:hyperlink>'
        if not address.startswith(_LINKS):
            return inner
        name = self.links.setdefault(address, f"rIdLink{len(self.links) + 1}")
        return f'<w:hyperlink r:id="{name}" w:history="1">{inner}</w:hyperlink>'


def is_untouched(piece: Piece) -> bool:
    """Whether a piece is words and nothing else: neither proposed nor struck, without a look of their own."""
    return not (piece.marks or piece.inserted or piece.deleted or piece.reformatted)


def plain_run(text: str, deleted: bool = False) -> str:
    """A run of words without a look of their own."""
    if text and is_plain(text) and ATOM not in text:
        tag = "delText" if deleted else "t"
        return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'
    return run(text.replace(ATOM, ""), "", deleted)


def run(text: str, look: str = "", deleted: bool = False) -> str:
    """A run of text; tabs and line breaks inside become elements."""
    if not text:
        return ""
    tag = "delText" if deleted else "t"
    if is_plain(text):
        return f'<w:r>{look}<w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'
    if _BROKEN.search(text) is None:
        return f'<w:r>{look}<w:{tag} xml:space="preserve">{escaped(text)}</w:{tag}></w:r>'
    inner = "".join(
        f'<w:{tag} xml:space="preserve">{escaped(part)}</w:{tag}>'
        if place % 2 == 0
        else ("<w:tab/>" if part == "\t" else "<w:br/>")
        for place, part in enumerate(_BROKEN.split(text))
        if part
    )
    return f"<w:r>{look}{inner}</w:r>"


def field_character(kind: str, look: str = "") -> str:
    """A run that begins, divides or ends a field."""
    return f'<w:r>{look}<w:fldChar w:fldCharType="{kind}"/></w:r>'


def _field(instruction: str, result: str, look: str, deleted: bool) -> str:
    tag = "delInstrText" if deleted else "instrText"
    return (
        f"{field_character('begin', look)}"
        f'<w:r>{look}<w:{tag} xml:space="preserve">{escaped(instruction)}</w:{tag}></w:r>'
        f"{field_character('separate', look)}{run(result, look, deleted)}{field_character('end', look)}"
    )


def _look(marks: Mapping[str, Any], change: str = "") -> str:
    if not marks and not change:
        return ""
    style = '<w:rStyle w:val="Hyperlink"/>' if marks.get("link") else ""
    bold = "<w:b/><w:bCs/>" if marks.get("bold") else ""
    italic = "<w:i/><w:iCs/>" if marks.get("italic") else ""
    inner = style + bold + italic + change
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def agreed_looks(pieces: Iterable[Piece]) -> Agreed:
    """The looks of agreed pieces."""
    found: dict[str, list[tuple[int, int, Mapping[str, Any]]]] = {}
    for piece in pieces:
        found.setdefault(piece.source, []).append((piece.offset, piece.offset + len(piece.text), piece.marks))
    return found


def _by_agreed_look(piece: Piece, agreed: Agreed) -> Iterable[tuple[str, Mapping[str, Any]]]:
    """The piece cut where its agreed look changes."""
    start = 0
    looks = [agreed_look(agreed, piece.source, piece.offset + index) for index in range(len(piece.text))]
    for index in range(1, len(looks) + 1):
        if index == len(looks) or looks[index] != looks[start]:
            yield piece.text[start:index], looks[start]
            start = index


def agreed_look(agreed: Agreed, source: str, offset: int) -> Mapping[str, Any]:
    """The agreed marks of one character; none for one that is not agreed."""
    for first, stop, marks in agreed.get(source, ()):
        if first <= offset < stop:
            return dict(marks)
    return {}
