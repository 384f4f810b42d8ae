"""Above the consultation: how far the work has come, what is sought, and files in and out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QProgressBar, QWidget

from hsavtal_desktop.gui.commands import Commands
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import DropDown, button, label
from hsavtal_desktop.gui.wrapping import Wrapping
from hsavtal_desktop.workspace.consulting import Consultation, Progress, Sought


class Top(QWidget):
    """One row."""

    sought_changed = Signal()

    def __init__(self, commands: Commands) -> None:
        super().__init__()
        self.told = label("", strong=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(round(em() * 10))
        self.bar.setFixedHeight(round(em() * 0.5))
        self.authority, self.progress = self._choice(self.tr("Body")), self._choice(self.tr("Progress"))
        for text, value in (
            (self.tr("All"), None),
            (self.tr("Not answered"), Progress.MISSING),
            (self.tr("Passed on"), Progress.PASSED_ON),
            (self.tr("Answered"), Progress.SETTLED),
        ):
            self.progress.addItem(text, value)
        for choice in (self.authority, self.progress):
            choice.currentIndexChanged.connect(lambda _row: self.sought_changed.emit())
        self.take_in = button(
            self.tr("Take in files from Word…"), commands["take-in-word"].trigger, picture="file-down"
        )
        self.compile = button(self.tr("Compilation…"), commands["compile-answers"].trigger, picture="table-2")
        title = label(self.tr("Consultation"), scale=1.4, strong=True)
        for words in (title, self.told):
            words.setWordWrap(False)
        row = Wrapping(title, self.told, self.bar, self.authority, self.progress, self.compile, self.take_in)
        row.setContentsMargins(space(4), space(3), space(4), space(2))
        row.setSpacing(space(3))
        self.setLayout(row)

    @property
    def sought(self) -> Sought:
        """What the filters ask for."""
        return Sought(str(self.authority.currentData() or ""), self.progress.currentData())

    def show_progress(self, reading: Consultation) -> None:
        """Tell how much of what was said is answered; nothing where nothing was said."""
        counts = reading.counts()
        total, settled = len(reading.items), counts[Progress.SETTLED]
        told = self.tr("{0} of {1} answered").format(settled, total)
        if counts[Progress.PASSED_ON]:
            told += self.tr(", {0} passed on").format(counts[Progress.PASSED_ON])
        self.told.setText(told)
        self.bar.setMaximum(max(1, total))
        self.bar.setValue(settled)
        self.bar.setAccessibleName(told)
        for widget in (self.told, self.bar, self.authority, self.progress, self.compile, self.take_in):
            widget.setVisible(total > 0)

    def show_authorities(self, authorities: list[str]) -> None:
        """Offer the bodies to choose among; the one chosen stays chosen."""
        names = ["", *authorities]
        if [self.authority.itemData(row) for row in range(self.authority.count())] == names:
            return
        before = self.authority.currentData()
        self.authority.blockSignals(True)
        self.authority.clear()
        for name in names:
            self.authority.addItem(name or self.tr("All bodies"), name)
        self.authority.setCurrentIndex(max(0, self.authority.findData(before)))
        self.authority.blockSignals(False)

    def admit_missing(self) -> None:
        """Let the filter show what lacks an answer."""
        if self.progress.currentData() not in (None, Progress.MISSING):
            self.progress.setCurrentIndex(0)

    def _choice(self, name: str) -> QComboBox:
        choice = DropDown()
        choice.setAccessibleName(name)
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(10)
        return choice
