"""What to print, and what it will look like."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.dialog import Dialog, resize_on_screen
from hsavtal_desktop.gui.printing.output import picture_of
from hsavtal_desktop.gui.printing.pages import HEIGHT, WIDTH, Pages
from hsavtal_desktop.gui.texts import counted
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import button, label, tool
from hsavtal_desktop.reports.as_printed import Wish


class PrintDialog(Dialog):
    """Asks what to print and how open proposals are shown."""

    pdf_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(self.tr("Print"))
        place = desk.place
        number = f"{place.number} " if place is not None and place.number else ""
        self.clause = QRadioButton(self.tr("The clause {0}with those under it").format(number))
        self.document = QRadioButton(self.tr("The document {0}").format(desk.workspace.document(desk.document).short))
        self.package = QRadioButton(self.tr("The whole package; a shared part once"))
        self.clause.setEnabled(place is not None)
        self.document.setChecked(True)
        self.marked = QRadioButton(self.tr("With every proposal marked"))
        self.clean = QRadioButton(self.tr("Clean, as if open proposals were accepted"))
        self.agreed = QRadioButton(self.tr("Clean, as agreed so far"))
        ways = {View.FINAL: self.clean, View.ORIGINAL: self.agreed}
        ways.get(desk.view, self.marked).setChecked(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(space(5),) * 4)
        layout.setSpacing(space(2))
        for heading, choices in (
            (self.tr("What is printed?"), (self.clause, self.document, self.package)),
            (self.tr("How are proposals shown?"), (self.marked, self.clean, self.agreed)),
        ):
            group = QButtonGroup(self)
            layout.addWidget(label(heading, strong=True))
            for choice in choices:
                group.addButton(choice)
                layout.addWidget(choice)
            layout.addSpacing(space(2))
        stays = desk.workspace.unreleased() - desk.workspace.going()
        one = self.tr("1 private edit is printed too, where it stands in what you choose.")
        many = self.tr("{0} private edits are printed too, where they stand in what you choose.")
        self.private = label(counted(stays, one, many), muted=True)
        self.private.setVisible(stays > 0)
        layout.addWidget(self.private)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(self.tr("Cancel"), self.reject))
        row.addWidget(button(self.tr("Save as PDF…"), self._save, picture="file-down"))
        go_on = button(self.tr("Preview…"), self.accept, primary=True)
        go_on.setDefault(True)
        row.addWidget(go_on)
        layout.addLayout(row)
        self.setMinimumWidth(round(em() * 26))
        self.document.setFocus()

    def _save(self) -> None:
        self.reject()
        self.pdf_wanted.emit()

    @property
    def wish(self) -> Wish:
        """What was chosen."""
        view = View.FINAL if self.clean.isChecked() else View.ORIGINAL if self.agreed.isChecked() else View.MARKUP
        if self.package.isChecked():
            return Wish(tuple(self._desk.workspace.documents()), view=view)
        place = self._desk.place
        clause = place.clause if self.clause.isChecked() and place is not None else ""
        return Wish((self._desk.document,), clause, view)


class Preview(Dialog):
    """The pages one at a time, and where they go from here."""

    print_wanted = Signal()
    pdf_wanted = Signal()

    def __init__(self, pages: Pages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = pages
        self.number = 0
        self.setWindowTitle(self.tr("Preview"))
        self.sheet = QLabel()
        self.sheet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sheet.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.sheet.setMinimumSize(QSize(round(em() * 14), round(em() * 16)))
        self.told = label("")
        self.told.setWordWrap(False)
        self.back = tool("chevron-left", self.tr("Previous page"), lambda: self.turn(-1))
        self.forth = tool("chevron-right", self.tr("Next page"), lambda: self.turn(1))
        row = QHBoxLayout()
        row.setSpacing(space(2))
        for widget in (self.back, self.told, self.forth):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(button(self.tr("Close"), self.reject))
        row.addWidget(button(self.tr("Save as PDF…"), self.pdf_wanted.emit, picture="file-down"))
        row.addWidget(button(self.tr("Print…"), self.print_wanted.emit, picture="printer", primary=True))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(space(4),) * 4)
        layout.setSpacing(space(3))
        layout.addWidget(self.sheet, 1)
        layout.addLayout(row)
        resize_on_screen(self, 42, 52)
        self.turn(0)

    def turn(self, step: int) -> None:
        """Show another page, so many on."""
        self.number = max(0, min(len(self.pages) - 1, self.number + step))
        self.told.setText(self.tr("Page {0} of {1}").format(self.number + 1, len(self.pages)))
        self.sheet.setAccessibleName(self.told.text())
        self.back.setEnabled(self.number > 0)
        self.forth.setEnabled(self.number + 1 < len(self.pages))
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys, Home and End turn the pages."""
        every = len(self.pages)
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Home: -every, Qt.Key.Key_End: every}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.turn(step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    def _show(self) -> None:
        ratio = self.devicePixelRatioF()
        room = self.sheet.size()
        width = max(40, min(room.width(), round(room.height() * WIDTH / HEIGHT)))
        picture = QPixmap.fromImage(picture_of(self.pages, self.number, round(width * ratio)))
        picture.setDevicePixelRatio(ratio)
        self.sheet.setPixmap(picture)
