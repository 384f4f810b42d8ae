"""What a text is set with: type, page, colours, view, and the voices behind the proposals."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextCharFormat

from hsavtal_desktop.core.reading import Piece, RevisionView, View
from hsavtal_desktop.gui.page.colours import Inks, authority_colour
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
        self._revisions: dict[str, RevisionView] = {}
        self._voices: dict[str, Voice] = {}
        self._formats: dict[tuple[bool, bool, bool, int], QTextCharFormat] = {}

    @property
    def editable(self) -> bool:
        """Whether the view can be written in."""
        return self.view in (View.MARKUP, View.SIMPLE)

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
        for revision in tuple(self._revisions) if revisions is None else revisions:
            self._revisions.pop(revision, None)
            self._voices.pop(revision, None)

    def authority(self, revision: str) -> str:
        """In whose name a revision was written."""
        seen = self.revision(revision)
        return seen.on_behalf or seen.organisation or seen.name

    def voice(self, revision: str) -> Voice:
        """How a revision's marks look."""
        voice = self._voices.get(revision)
        if voice is None:
            seen = self.revision(revision)
            authority = seen.on_behalf or seen.organisation or seen.author
            voice = Voice(authority_colour(authority, self.inks.page), _LINES.get(seen.side, Qt.PenStyle.DotLine))
            self._voices[revision] = voice
        return voice

    def format(self, piece: Piece) -> QTextCharFormat | None:
        """How a piece's characters look, or None for plain text."""
        marks = piece.marks
        bold, italic = bool(marks.get("bold")), bool(marks.get("italic"))
        linked = bool(marks.get("link")) or "atom" in marks
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
        return made


def _format(bold: bool, italic: bool, colour: QColor | None) -> QTextCharFormat:
    made = QTextCharFormat()
    if bold:
        made.setFontWeight(QFont.Weight.Bold)
    if italic:
        made.setFontItalic(True)
    if colour is not None:
        made.setForeground(colour)
    return made
