"""The wording of the other side brought into the working text, as a proposal that says where it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from hsavtal_desktop.core.comparison.align import RowKind
from hsavtal_desktop.core.comparison.model import HEADING, ChangePlace, ClauseRow, ComparedClause, ParagraphRow
from hsavtal_desktop.core.comparison.source import Numbers, printed
from hsavtal_desktop.core.comparison.text import spans_of
from hsavtal_desktop.core.edits import AddClause, Edit, RemoveClause, ReplaceText
from hsavtal_desktop.core.own_wording import between, positions
from hsavtal_desktop.core.reading import Paragraph, View
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.workspace.comparing.documents import numbers_of
from hsavtal_desktop.workspace.comparing.sides import Compared, Which
from hsavtal_desktop.workspace.comparing.word_document import PART_KEY
from hsavtal_desktop.workspace.reading import Reading

_NOW: Final = frozenset({Which.WORKING, Which.FINAL, Which.ORIGINAL, Which.PROPOSALS})
_VIEW: Final = View.FINAL
_CHANGED_SINCE: Final = Said("Stycket ser inte längre ut så i arbetstexten. Jämför igen, och försök sedan.")
_COMPETES: Final = Said("Förslagen konkurrerar. Välj mellan dem under Krockar i avtalet i stället.")
_NOT_COPIED: Final = {
    RowKind.COMPETING: _COMPETES,
    RowKind.MOVED: Said("En flytt kan inte kopieras tillbaka. Flytta punkten i avtalet i stället."),
    RowKind.SPLIT: Said("En delning kan inte kopieras tillbaka. Välj en av skillnaderna i texten i stället."),
    RowKind.MERGED: Said("En sammanslagning kan inte kopieras tillbaka. Välj en av skillnaderna i texten i stället."),
    RowKind.FORMATTED: Said("Bara utseendet skiljer här, så det finns inga ord att kopiera."),
}


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of the working text: ``[start, stop)`` of a text as its final view shows it."""

    text: str
    start: int
    stop: int


def copied_back(reading: Reading, compared: Compared, place: ChangePlace) -> Edit:
    """The edit that proposes the other side's wording of a difference in the text of ``reading``.

    The side that is the agreement as it is now gets the other's words; where both or neither are, the new side does.
    Raises Trouble where that cannot be done, and says why.
    """
    if place.kind in _NOT_COPIED and (place.kind is RowKind.FORMATTED or place.phrase is None):
        raise Trouble(_NOT_COPIED[place.kind])
    there = _Target(reading, compared, place)
    if place.paragraph is None:
        return there.whole_clause()
    return there.words(there.row.paragraphs[place.paragraph])


def passage_of(reading: Reading, compared: Compared, place: ChangePlace) -> Passage | None:
    """The words of a difference in the text of ``reading``; ``None`` where they are not there as they were compared."""
    there = _Target(reading, compared, place)
    if place.paragraph is None or not there.key:
        return None
    paragraph = there.row.paragraphs[place.paragraph]
    if (paragraph.new if there.is_new else paragraph.old) is None:
        return None
    try:
        return there.passage(paragraph)
    except Trouble:
        return None


def clause_of_change(compared: Compared, place: ChangePlace) -> str:
    """The identity of the clause that a change is in, "" where it has none."""
    row = compared.comparison.rows[place.row]
    for index, side in ((row.new, compared.comparison.new), (row.old, compared.comparison.old)):
        if index is not None and side.units[index].key and not side.units[index].key.startswith(PART_KEY):
            return side.units[index].key
    return ""


class _Target:
    """The side that gets the words, and where a difference is in it."""

    def __init__(self, reading: Reading, compared: Compared, place: ChangePlace) -> None:
        self._reading, self._compared, self._place = reading, compared, place
        comparison = compared.comparison
        self.row: ClauseRow = comparison.rows[place.row]
        self.is_new = compared.new.side.which in _NOW or compared.old.side.which not in _NOW
        self._side, self._other = (compared.new, compared.old) if self.is_new else (compared.old, compared.new)
        at, there = (self.row.new, self.row.old) if self.is_new else (self.row.old, self.row.new)
        self._unit: ComparedClause | None = None if at is None else self._side.text.units[at]
        self._there = there
        self.key = clause_of_change(compared, place)

    @property
    def _note(self) -> str:
        label = self._other.label
        return f"Hämtat ur {label.label}" + (f" ({label.detail})" if label.detail else "")

    def whole_clause(self) -> Edit:
        """A clause that one side lacks: proposed anew, or proposed to go."""
        if self._unit is not None:
            if not self.key:
                raise Trouble(Said("Bara punkter i avtalet kan föreslås utgå."))
            return RemoveClause(self.key)
        assert self._there is not None
        units = self._other.text.units
        unit = units[self._there]
        part, parent, after = self._place_for(units[: self._there], unit.depth)
        return AddClause(part, parent, after, unit.heading, "\n".join(unit.paragraphs))

    def _place_for(self, before: Sequence[ComparedClause], depth: int) -> tuple[str, str, str]:
        """Part, parent and the clause after which one of this depth stands, given those before it."""
        structure = self._reading.state.structure
        for unit in reversed(before):
            if unit.key.startswith(PART_KEY):
                return unit.key.removeprefix(PART_KEY), "", ""
            if not unit.key or unit.depth > depth or self._reading.find(unit.key, _VIEW) is None:
                continue
            part, parent = structure.parent(unit.key)
            return (part, parent, unit.key) if unit.depth == depth else (part, unit.key, "")
        raise Trouble(Said("Det går inte att avgöra var i avtalet punkten ska stå. Lägg till den i avtalet i stället."))

    def words(self, paragraph: ParagraphRow) -> Edit:
        """Words or a paragraph of one clause."""
        if not self.key:
            raise Trouble(Said("Punkten finns inte i avtalet, så det finns inget ställe att kopiera till."))
        there = paragraph.old if self.is_new else paragraph.new
        here = paragraph.new if self.is_new else paragraph.old
        if here is None:
            return self._new_paragraph(paragraph.old_text if self.is_new else paragraph.new_text)
        found = self.passage(paragraph)
        if there is None:
            return self._without(found)
        words = self._place.old_text if self.is_new else self._place.new_text
        return ReplaceText(found.text, found.start, found.stop, words, _VIEW, message=self._note)

    def _without(self, found: Passage) -> Edit:
        """A whole paragraph taken away, its break with it."""
        paragraphs = self._reading.text(found.text, _VIEW)
        last = paragraphs[-1].start <= found.start
        start = found.start - (1 if last and len(paragraphs) > 1 else 0)
        stop = found.stop + (0 if last else 1)
        return ReplaceText(found.text, start, stop, "", _VIEW, message=self._note)

    def _new_paragraph(self, text: str) -> Edit:
        """A paragraph put after the one that stands before it."""
        assert self._place.paragraph is not None
        body = f"b.{self.key}"
        for row in reversed(self.row.paragraphs[: self._place.paragraph]):
            here = row.new if self.is_new else row.old
            if here is not None and here != HEADING:
                at = self._paragraph(body, row.new_text if self.is_new else row.old_text)
                end = self._in_working_text(body, at.stop, at.stop).start
                return ReplaceText(body, end, end, f"\n{text}", _VIEW, message=self._note)
        return ReplaceText(body, 0, 0, f"{text}\n", _VIEW, message=self._note)

    def passage(self, paragraph: ParagraphRow) -> Passage:
        """Where the difference is in the working text.  Raises Trouble where the text has changed since."""
        here = paragraph.new if self.is_new else paragraph.old
        text = f"{'h' if here == HEADING else 'b'}.{self.key}"
        shown = paragraph.new_text if self.is_new else paragraph.old_text
        found = self._paragraph(text, shown)
        start, stop = 0, len(shown)
        if self._place.phrase is not None:
            span = next(span for span in spans_of(paragraph.phrases) if _begins(paragraph, span, self._place.phrase))
            start, stop = (span[2], span[3]) if self.is_new else (span[0], span[1])
        numbers = numbers_of(self._shown, self._side.side.document, _VIEW)
        ends = (_position(found, at, numbers) for at in (start, stop))
        return self._in_working_text(text, *ends)

    @property
    def _shown(self) -> Reading:
        """What the side shows: the text without what competes in it, where anything does."""
        apart = self._unit is not None and self._unit.competing
        return self._side.text_reading if apart and self._side.text_reading is not None else self._reading

    def _in_working_text(self, text: str, start: int, stop: int) -> Passage:
        """The same words where they stand among the proposals that compete."""
        if self._shown is self._reading:
            return Passage(text, start, stop)
        where = between(self._shown.text(text, _VIEW), start, stop)
        try:
            found = positions(self._reading.text(text, _VIEW), where)
        except KeyError as gone:
            raise Trouble(_COMPETES) from gone
        if found[1] - found[0] != stop - start:
            raise Trouble(_COMPETES)
        return Passage(text, *found)

    def _paragraph(self, text: str, shown: str) -> Paragraph:
        numbers = numbers_of(self._shown, self._side.side.document, _VIEW)
        for paragraph in self._shown.text(text, _VIEW):
            if "".join(printed(piece, numbers) for piece in paragraph.pieces) == shown:
                return paragraph
        raise Trouble(_CHANGED_SINCE)


def _begins(paragraph: ParagraphRow, span: tuple[int, int, int, int], phrase: int) -> bool:
    first = paragraph.phrases[phrase]
    return (first.old_start, first.new_start) == (span[0], span[2])


def _position(paragraph: Paragraph, offset: int, numbers: Numbers) -> int:
    """Where a character of the printed paragraph is in its text."""
    at = paragraph.start
    for piece in paragraph.pieces:
        said = printed(piece, numbers)
        if offset <= len(said) and len(said) == len(piece.text):
            return at + offset
        if offset < len(said) and offset > 0:
            raise Trouble(Said("Skillnaden är i en korshänvisning, som följer punktens nummer av sig själv."))
        if offset == 0:
            return at
        at += len(piece.text)
        offset -= len(said)
    return at
