"""The choices above the list of proposals: state, kind, body, person, origin and time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QDate, QDateTime, Qt, QTime, QTimeZone, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hsavtal_desktop.core.reading import RevisionView
from hsavtal_desktop.gui.proposals_filter import ProposalFilter
from hsavtal_desktop.gui.texts import kind_word
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import DropDown, label

KINDS = ("insertion", "deletion", "replacement", "format", "clause", "removal", "move", "split", "merge", "table")
_OPEN = {"open": True, "decided": False}
_THREE_BESIDE = 17
"""Type sizes of width in which three choices beside each other are read whole."""
_DAYS = "days"
"""The choice of time that asks for two days."""


class ProposalChoices(QWidget):
    """Two rows of choices, the second one folded away until it is wanted."""

    changed = Signal()

    def __init__(self, own: str, parent: QWidget | None = None) -> None:
        """``own``: this installation's key."""
        super().__init__(parent)
        self._own = own
        self.state = self._box(
            self.tr("State"),
            [
                (self.tr("Open"), "open"),
                (self.tr("Decided"), "decided"),
                (self.tr("Not shared"), "own"),
                (self.tr("All states"), "all"),
            ],
        )
        self.kind = self._box(
            self.tr("Kind"), [(self.tr("All kinds"), ""), *((kind_word(kind), kind) for kind in KINDS)]
        )
        self.body = self._box(self.tr("Body or person"), [(self.tr("All"), "")])
        self.person = self._box(self.tr("Written or taken in by"), [(self.tr("By anybody"), "")])
        self.origin = self._box(
            self.tr("Origin"),
            [
                (self.tr("From anywhere"), None),
                (self.tr("Written here"), False),
                (self.tr("Handed in"), True),
            ],
        )
        self.time = self._box(self.tr("Time"), [])
        self.first, self.last = self._day(self.tr("From")), self._day(self.tr("To"))
        self._versions: list[tuple[str, str]] | None = None
        self.set_versions([])
        self._lay_out()
        self.show_more(False)

    def _lay_out(self) -> None:
        days = QHBoxLayout(self._days_row())
        days.setContentsMargins(0, 0, 0, 0)
        days.setSpacing(space(2))
        days.addWidget(label("–"), 0)
        days.insertWidget(0, self.first, 1)
        days.addWidget(self.last, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(2))
        self._first_row = QGridLayout()
        self._first_row.setSpacing(space(2))
        layout.addLayout(self._first_row)
        self._narrow = False
        self._place_first(narrow=False)
        for boxes in ((self.person, self.origin), (self.time,)):
            row = QHBoxLayout()
            row.setSpacing(space(2))
            for box in boxes:
                row.addWidget(box, 1)
            layout.addLayout(row)
        layout.addWidget(self.days)
        self.days.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is chosen is read whole: in a narrow panel the first three stand on two lines."""
        super().resizeEvent(event)
        narrow = self.width() < _THREE_BESIDE * em()
        if narrow is not self._narrow:
            self._narrow = narrow
            self._place_first(narrow)

    def _place_first(self, narrow: bool) -> None:
        places = ((0, 0, 1), (0, 1, 1), (1, 0, 2) if narrow else (0, 2, 1))
        for box, (row, column, wide) in zip((self.state, self.kind, self.body), places, strict=True):
            self._first_row.addWidget(box, row, column, 1, wide)
            self._first_row.setColumnStretch(column, 1)
        self._first_row.setColumnStretch(2, int(not narrow))

    def _days_row(self) -> QWidget:
        self.days = QWidget(self)
        return self.days

    def show_more(self, on: bool) -> None:
        """Fold the second row out or away; what is chosen in it counts only while it is seen."""
        for box in (self.person, self.origin, self.time):
            box.setVisible(on)
        self.days.setVisible(on and self.time.currentData() == _DAYS)
        self.changed.emit()

    def clear(self) -> None:
        """Choose what lets every open proposal through."""
        for box in (self.state, self.kind, self.body, self.person, self.origin, self.time):
            box.setCurrentIndex(0)

    def set_bodies(self, proposals: Sequence[RevisionView]) -> None:
        """Offer the bodies and people that there are proposals by."""
        self._offer(
            self.body, ((body, body) for body in sorted({one.organisation or one.name for one in proposals} - {""}))
        )

    def set_people(self, people: Iterable[tuple[str, str]]) -> None:
        """Offer members as (name, public key)."""
        self._offer(self.person, people)

    def set_versions(self, versions: list[tuple[str, str]]) -> None:
        """Offer the time since each named version: (label, UTC time)."""
        if versions == self._versions:
            return
        self._versions = versions
        chosen = self.time.currentText()
        self.time.blockSignals(True)
        self.time.clear()
        self.time.addItem(self.tr("At any time"), "")
        for text, days in ((self.tr("Today"), 0), (self.tr("The last 7 days"), 6), (self.tr("The last 30 days"), 29)):
            self.time.addItem(text, days)
        for name, time in versions:
            self.time.addItem(self.tr("Since {0}").format(name), time)
        self.time.addItem(self.tr("Between two days"), _DAYS)
        self.time.setCurrentIndex(max(0, self.time.findText(chosen)))
        self.time.blockSignals(False)

    def wanted(self, words: str) -> ProposalFilter:
        """What the choices let through, with these words."""
        state = self.state.currentData()
        more = not self.person.isHidden()
        since, until = self._period() if more else ("", "")
        return ProposalFilter(
            words,
            self.body.currentData() or "",
            self.kind.currentData() or "",
            _OPEN.get(state),
            self._own if state == "own" else "",
            (self.person.currentData() or "") if more else "",
            self.origin.currentData() if more else None,
            since,
            until,
        )

    def _period(self) -> tuple[str, str]:
        chosen = self.time.currentData()
        if chosen == _DAYS:
            return _utc(self.first.date()), _utc(self.last.date().addDays(1))
        if isinstance(chosen, int):
            return _utc(QDate.currentDate().addDays(-chosen)), ""
        return str(chosen or ""), ""

    def _time_chosen(self) -> None:
        self.days.setVisible(self.time.currentData() == _DAYS)
        self.changed.emit()

    def _offer(self, box: QComboBox, choices: Iterable[tuple[str, str]]) -> None:
        """Put choices after the first one, keeping what is chosen."""
        listed = list(choices)
        if listed == [(box.itemText(row), box.itemData(row)) for row in range(1, box.count())]:
            return
        chosen = box.currentData()
        box.blockSignals(True)
        while box.count() > 1:
            box.removeItem(1)
        for text, value in listed:
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.blockSignals(False)

    def _box(self, name: str, choices: Sequence[tuple[str, object]]) -> QComboBox:
        box = DropDown(self)
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for text, value in choices:
            box.addItem(text, value)
        box.currentIndexChanged.connect(self._time_chosen if not choices else self.changed)
        return box

    def _day(self, name: str) -> QDateEdit:
        made = QDateEdit(QDate.currentDate(), self)
        made.setDisplayFormat("yyyy-MM-dd")
        made.setCalendarPopup(True)
        made.setAccessibleName(name)
        made.dateChanged.connect(self.changed)
        return made


def _utc(day: QDate) -> str:
    """The beginning of a day here, as the log writes times."""
    start = QDateTime(day, QTime(0, 0), QTimeZone(QTimeZone.Initialization.LocalTime))
    return start.toUTC().toString(Qt.DateFormat.ISODate)
