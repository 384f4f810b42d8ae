"""Go to a clause by its number, some words of its heading, or its id, or to an appendix, in any document."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from hsavtal_desktop.core.reading import Place, View
from hsavtal_desktop.gui.chooser import Choice, Chooser, score
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.texts import one_line

_MOST = 60
"""Clauses listed at once."""
_SLICE = 0.005
"""Seconds that headings are read at a time."""


class GoTo(Chooser):
    """The clauses that fit, those of the document shown first."""

    wanted = Signal(str, str)
    """Document and clause."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(self.tr("Go to a clause"))
        self.words.setPlaceholderText(self.tr("Number, some words of the heading, or id"))
        self.words.setAccessibleName(self.tr("Clause"))
        self.list.setAccessibleName(self.tr("Clauses that fit"))
        workspace = desk.workspace
        first = [name for name in workspace.documents() if name == desk.document]
        documents = first + [name for name in workspace.documents() if name != desk.document]
        self._titles = {name: workspace.document(name).short or workspace.document(name).title for name in documents}
        outlines = [workspace.outline(name, View.MARKUP) for name in documents]
        self._places = [place for outline in outlines for place in outline.places if not place.moved_away]
        self._appendices = [
            (f"{part.number}  {part.title}", part.places[0])
            for outline in outlines
            for part in outline.parts
            if part.number and part.places
        ]
        self._headings: dict[str, str] = {}
        self._unread = list(reversed(self._places))
        self._reading = QTimer(self, interval=0)
        self._reading.timeout.connect(self._read)
        self._reading.start()
        self.fill("")

    def choices(self, wanted: str) -> list[Choice]:
        wanted = wanted.strip()
        ranked = [(-self._points(wanted, place), order) for order, place in enumerate(self._places)]
        clauses = [self._choice(self._places[order]) for points, order in sorted(ranked)[:_MOST] if points]
        return [*self._whole(wanted), *clauses]

    def _whole(self, wanted: str) -> list[Choice]:
        """The appendices whose number and title have the words wanted: they lead to the first clause."""
        words = wanted.casefold().split()
        if not any(len(word) > 1 and word.isalpha() for word in words):
            return []
        found = [(name, place) for name, place in self._appendices if all(word in name.casefold() for word in words)]
        return [self._led(name, place) for name, place in found]

    def nothing(self) -> str:
        return self.tr("No clause fits")

    def _points(self, wanted: str, place: Place) -> int:
        if not wanted:
            return 1
        if wanted == place.clause:
            return 5000
        home = self._titles[place.document]
        for number in (place.number, f"{home} {place.number}"):
            if number.casefold() == wanted.casefold():
                return 4000
            if number.casefold().startswith(wanted.casefold()) and any(each.isdigit() for each in wanted):
                return 3000 - len(number)
        if len(wanted) < 2:
            return 0
        points = score(wanted, self._headings.get(place.clause, ""))
        return points if points > 500 or points >= 4 * len(wanted) else 0

    def _choice(self, place: Place) -> Choice:
        name = f"{place.number}  {self._heading(place.clause)}".strip() or place.clause
        return self._led(name, place)

    def _led(self, name: str, place: Place) -> Choice:
        return Choice(name, lambda: self.wanted.emit(place.document, place.clause), self._titles[place.document])

    def _heading(self, clause: str) -> str:
        if clause not in self._headings:
            paragraphs = self._desk.workspace.text(f"h.{clause}", View.FINAL)
            self._headings[clause] = one_line(" ".join(paragraph.text for paragraph in paragraphs))
        return self._headings[clause]

    def _read(self) -> None:
        """Read some more headings; when all are known, list again what fits."""
        until = perf_counter() + _SLICE
        while self._unread and perf_counter() < until:
            self._heading(self._unread.pop().clause)
        if not self._unread:
            self._reading.stop()
            if self.words.text():
                self.fill(self.words.text())
