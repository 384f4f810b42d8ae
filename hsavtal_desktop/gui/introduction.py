"""Who sits here: name, organisation and side, asked once and changed when wanted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.gui.group.own_key import key_told
from hsavtal_desktop.gui.texts import worded
from hsavtal_desktop.gui.theme import space
from hsavtal_desktop.gui.widgets import button, card, label
from hsavtal_desktop.workspace.installation import Installation

_ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})


class _Side(QRadioButton):
    """One of the sides: arrows choose, which Qt has them do only once one is chosen."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        at = QApplication.focusWidget()
        if event.key() in _ARROWS and isinstance(at, _Side):
            at.setChecked(True)


class IntroductionCard(QWidget):
    """Asks for name, organisation and side."""

    introduced = Signal()

    def __init__(self, installation: Installation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._installation = installation
        self.name = QLineEdit(installation.name)
        self.organisation = QLineEdit(installation.organisation)
        self.region = _Side(self.tr("Västra Götalandsregionen (VGR)"))
        self.municipality = _Side(self.tr("The municipalities"))
        self._sides = QButtonGroup(self)
        self._sides.addButton(self.region)
        self._sides.addButton(self.municipality)
        self.region.setChecked(installation.side == "region")
        self.municipality.setChecked(installation.side == "municipality")
        self.lacking = label("", muted=True)
        self.go_on = button(self.tr("Continue"), self._introduce, primary=True)
        self.go_on.setDefault(True)
        for field in (self.name, self.organisation):
            field.returnPressed.connect(self._introduce)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return goes on from everywhere, the choice of side too, which does not take it itself."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._introduce()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        sides = QHBoxLayout()
        sides.setSpacing(space(4))
        sides.addWidget(self.region)
        sides.addWidget(self.municipality)
        sides.addStretch(1)
        form = QFormLayout()
        form.setVerticalSpacing(space(2))
        form.setHorizontalSpacing(space(4))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, field in ((self.tr("Name"), self.name), (self.tr("Organisation"), self.organisation)):
            field.setAccessibleName(name)
            form.addRow(name, field)
        form.addRow(self.tr("Side"), sides)
        inner = QVBoxLayout()
        frame = card(inner)
        inner.addWidget(label(self.tr("Who are you?"), scale=1.15, strong=True))
        inner.addWidget(label(self.tr("Your name and organisation stand beside every proposal you make."), muted=True))
        inner.addSpacing(space(1))
        inner.addLayout(form)
        inner.addWidget(self.lacking)
        self.key = label(key_told(self._installation.key_place), scale=0.95, muted=True)
        inner.addWidget(self.key)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.go_on)
        inner.addLayout(row)
        self.lacking.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)

    def _introduce(self) -> None:
        name, organisation = self.name.text().strip(), self.organisation.text().strip()
        side = "region" if self.region.isChecked() else "municipality" if self.municipality.isChecked() else ""
        missing: list[tuple[bool, str, QWidget]] = [
            (not name, self.tr("Write your name."), self.name),
            (not organisation, self.tr("Write your organisation, such as VGR or the municipality."), self.organisation),
            (not side, self.tr("Choose the side you sit on."), self.region),
        ]
        for lacks, sentence, field in missing:
            if lacks:
                self.lacking.setText(sentence)
                self.lacking.show()
                field.setFocus()
                return
        try:
            self._installation.introduce(name, organisation, side)
        except Trouble as trouble:
            self.lacking.setText(worded(trouble.sentence))
            self.lacking.show()
            return
        self.lacking.hide()
        self.introduced.emit()
