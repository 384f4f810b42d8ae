"""What a text is set with: type, page, colours, view, and the voices behind the proposals."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPen, QTextCharFormat

from hsavtal_desktop.core.reading import Piece, Proposer, RevisionView, View
from hsavtal_desktop.gui.page.colours import Inks, authority_colour
from hsavtal_desktop.gui.page.images import read_image
from hsavtal_desktop.gui.page.source import PageSource
from hsavtal_desktop.gui.page.typography import Sheet, Typography

_LINES = {"region": Qt.PenStyle.SolidLine, "municipality": Qt.PenStyle.DashLine}


@dataclass(frozen=True)
class Voice:
    """How an authority's proposals are marked: by colour, and by the kind of line as well."""

    colour: QColor
    line: Qt.PenStyle
    """Solid for the region, dashed for a municipality, dotted for others."""


class Setting:
    """Everything that laying out and painting one document in one view needs.

    Made anew when type, page width, colours or view change; a leaf laid out with one setting is not painted with
    another.
    """

    def __init__(
        self, source: PageSource, document: str, view: View, typography: Typography, sheet: Sheet, inks: Inks
    ) -> None:
        self.source, self.document, self.view = source, document, view
        self.typography, self.sheet, self.inks = typography, sheet, inks
        self.marking = ""
        self.breadth = sheet.width
        """Pixels across the paper: those of the sheet, or more where a table is wider."""
        self._revisions: dict[str, RevisionView] = {}
        self._proposers: dict[str, Proposer] = {}
        self._voices: dict[tuple[str, str], Voice] = {}
        self._pens: dict[tuple[int, Qt.PenStyle], QPen] = {}
        self._formats: dict[tuple[bool, bool, str, int], QTextCharFormat] = {}
        self._images: dict[tuple[str, int, int], QImage | None] = {}

    @property
    def editable(self) -> bool:
        """Whether the view can be written in."""
        return self.view in (View.MARKUP, View.SIMPLE)

    @property
    def scrolls(self) -> bool:
        """Whether somebody can scroll to what is wider than the sheet."""
        return True

    def breadth_for(self, right: int) -> int:
        """Pixels across a paper on which something ends at ``right``."""
        return right + self.typography.ems(1.2)

    @property
    def marked(self) -> bool:
        """Whether proposals are marked in the text itself."""
        return self.view is View.MARKUP

    def revision(self, revision: str) -> RevisionView:
        """A revision as last read."""
        known = self._revisions.get(revision)
        if known is None:
            known = self._revisions[revision] = self.source.revision(revision)
        return known

    def forget(self, revisions: frozenset[str] | None = None) -> None:
        """Read these revisions again when next asked for (None: all)."""
        for revision in tuple({*self._revisions, *self._proposers}) if revisions is None else revisions:
            self._revisions.pop(revision, None)
            self._proposers.pop(revision, None)

    def authority(self, revision: str) -> str:
        """In whose name a revision was written."""
        by = self._proposer(revision)
        return by.on_behalf or by.organisation or by.name

    def voice(self, revision: str) -> Voice:
        """How a revision's marks look."""
        by = self._proposer(revision)
        key = by.on_behalf or by.organisation or by.author, by.side
        voice = self._voices.get(key)
        if voice is None:
            line = _LINES.get(by.side, Qt.PenStyle.DotLine)
            voice = self._voices[key] = Voice(authority_colour(key[0], self.inks.page), line)
        return voice

    def pen(self, kind: str, revision: str = "") -> QPen:
        """What draws the line of a mark: ``inserted``, ``deleted``, ``reformatted``, ``removed`` or ``composing``."""
        if revision:
            voice = self.voice(revision)
            colour, line = voice.colour, Qt.PenStyle.DotLine if kind == "reformatted" else voice.line
        elif kind == "removed":
            colour, line = self.inks.muted, Qt.PenStyle.SolidLine
        else:
            colour, line = self.inks.text, Qt.PenStyle.DotLine
        key = colour.rgb(), line
        made = self._pens.get(key)
        if made is None:
            made = self._pens[key] = QPen(colour, self.typography.hairline, line)
            if line is Qt.PenStyle.DashLine:
                made.setDashPattern([4.0, 1.6])
            made.setCapStyle(Qt.PenCapStyle.FlatCap)
        return made

    def _proposer(self, revision: str) -> Proposer:
        known = self._proposers.get(revision)
        if known is None:
            known = self._proposers[revision] = self.source.proposer(revision)
        return known

    def format(self, piece: Piece) -> QTextCharFormat | None:
        """How a piece's characters look, or None for plain text."""
        marks = piece.marks
        bold, italic = bool(marks.get("bold")), bool(marks.get("italic"))
        atom = marks.get("atom")
        linked = "link" if marks.get("link") else str(atom.get("type", "")) if atom else ""
        colour = None
        if self.marked and (piece.deleted or piece.inserted):
            colour = self.voice(piece.deleted[-1] if piece.deleted else piece.inserted).colour
        elif linked:
            colour = self.inks.accent
        if not (bold or italic or linked or colour):
            return None
        key = (bold, italic, linked, colour.rgb() if colour else 0)
        made = self._formats.get(key)
        if made is None:
            made = self._formats[key] = _format(bold, italic, colour)
            if linked == "footnote":
                made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
            elif linked == "link":
                made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            elif linked == "field":
                made.setBackground(self.inks.faint)
        return made

    def image(self, blob: str, size: QSize) -> QImage | None:
        """A picture's file at a size in pixels; None where it is not here or can not be read."""
        key = blob, size.width(), size.height()
        if key not in self._images:
            content = self.source.blob(blob)
            self._images[key] = None if content is None else read_image(content, size)
        return self._images[key]


def _format(bold: bool, italic: bool, colour: QColor | None) -> QTextCharFormat:
    made = QTextCharFormat()
    if bold:
        made.setFontWeight(QFont.Weight.Bold)
    if italic:
        made.setFontItalic(True)
    if colour is not None:
        made.setForeground(colour)
    return made
