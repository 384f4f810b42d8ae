"""What is asked before a Word file is sent: what of the agreement, how, to whom and why."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.dialog import Dialog
from hsavtal_desktop.gui.exchange.cards import what_stays
from hsavtal_desktop.gui.foreign import file_name
from hsavtal_desktop.gui.saving import PlaceField
from hsavtal_desktop.gui.texts import worded
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import DropDown, allow, button, called, label, let_clear
from hsavtal_desktop.gui.word_dialogs import WORD_SUFFIX, bodies, buttons
from hsavtal_desktop.workspace.word_files import PURPOSES, REDLINE, Sending

_SINCE = "since"
"""The choice of a text with the changes since a version."""


@dataclass(frozen=True)
class WordExport:
    """What is to be written, and where."""

    path: Path
    sending: Sending


class ExportWordDialog(Dialog):
    """Asks what is sent, to whom, and where the file goes."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Send to Word"))
        self._desk = desk
        self._workspace = desk.workspace
        self.what = DropDown()
        self.shown = DropDown()
        self.version = DropDown()
        self.since = DropDown()
        self.anonymous = QCheckBox(self.tr("Authority and role in place of names"))
        self.template = QLineEdit(str(self._preferences().get("word_template", "")))
        self.template.setPlaceholderText(self.tr("The program's own look"))
        let_clear(self.template)
        self.recipient = QLineEdit()
        self.recipient.setPlaceholderText(self.tr("Body or person"))
        self.recipient.setCompleter(bodies(desk, self))
        self.purpose = DropDown()
        self.purpose.setEditable(True)
        for purpose in PURPOSES:
            self.purpose.addItem(worded(purpose), purpose)
        self.path = PlaceField(self.tr("Send to Word"), self.tr("Word files (*.docx)"), WORD_SUFFIX)
        self.path.textChanged.connect(lambda _text: self._check())
        self.save = button(self.tr("Write the file"), self._accept, picture="file-up", primary=True)
        self.save.setDefault(True)
        self._fill()
        self.what.currentIndexChanged.connect(self._suggest)
        self.recipient.textChanged.connect(self._suggest)
        for choice in (self.shown, self.version, self.since):
            choice.currentIndexChanged.connect(self._check)
        self._lay_out()
        self._suggest()
        self._check()

    def _fill(self) -> None:
        """What can be chosen."""
        workspace, place = self._workspace, self._desk.place
        for name in workspace.documents():
            fields = workspace.document(name)
            self.what.addItem(fields.short or fields.title, ((name,), ()))
        self.what.addItem(self.tr("The whole package"), ((), ()))
        if place is not None and place.document:
            told = self.tr("Only {0} and what is under it").format(self._clause_words(place.number, place.clause))
            self.what.addItem(told, ((place.document,), (place.clause,)))
        found = [index for index in range(self.what.count()) if self.what.itemData(index)[0] == (self._desk.document,)]
        self.what.setCurrentIndex(found[0] if found else 0)
        for text, kind in (
            (self.tr("With open proposals as tracked changes"), "markup"),
            (self.tr("With everything changed since a version as tracked changes"), _SINCE),
            (self.tr("Clean, as if every proposal were accepted"), "final"),
            (self.tr("Clean, only what is agreed"), "original"),
            (self.tr("Two versions compared"), REDLINE),
        ):
            self.shown.addItem(text, kind)
        self.version.addItem(self.tr("As it is now"), None)
        for version in reversed(workspace.versions()):
            self.version.addItem(version.label, version.label)
            self.since.addItem(version.label, version.label)

    def _clause_words(self, number: str, clause: str) -> str:
        heading = self._workspace.text(f"h.{clause}", self._desk.view)
        words = f"{number} {heading[0].text}".strip() if heading else number
        return words if len(words) <= 40 else f"{words[:39]}…"

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(space(2))
        form.setHorizontalSpacing(space(4))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, field in (
            (self.tr("What"), self.what),
            (self.tr("Text"), self.shown),
            (self.tr("Version"), self.version),
            (self.tr("Changes since"), self.since),
            (self.tr("Anonymous"), self.anonymous),
        ):
            called(field, name)
            form.addRow(name, field)
        form.addRow(self.tr("House template"), self._with_browsing())
        self.recipient.setAccessibleName(self.tr("Recipient"))
        called(self.purpose, self.tr("Purpose"))
        form.addRow(self.tr("Recipient"), self.recipient)
        form.addRow(self.tr("Purpose"), self.purpose)
        form.addRow(self.tr("File"), self.path.with_browsing())
        told = self.tr(
            "What you have not shared is shared first. The copy is remembered to the byte, so that what comes back "
            "finds its place."
        )
        self.told = label(f"{told} {what_stays(self._workspace)}".strip(), muted=True)
        register = self.tr("What is sent outside your authority may have to be registered: ask your registrar.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(space(5),) * 4)
        layout.setSpacing(space(3))
        layout.addWidget(label(self.tr("Send to Word"), scale=1.15, strong=True))
        layout.addWidget(self.told)
        layout.addLayout(form)
        layout.addWidget(label(register, muted=True))
        layout.addSpacing(space(2))
        layout.addLayout(buttons(self, self.save))
        self.setMinimumWidth(round(em() * 38))

    def _with_browsing(self) -> QHBoxLayout:
        self.template.setAccessibleName(self.tr("House template"))
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(self.template, 1)
        choose = button(self.tr("Browse…"), self._browse_template)
        choose.setAccessibleName(self.tr("Browse for the house template"))
        row.addWidget(choose)
        return row

    def _purpose(self) -> str:
        """What is printed in the file, which is Swedish unless it was typed in here."""
        index = self.purpose.findText(self.purpose.currentText())
        return str(self.purpose.itemData(index)) if index >= 0 else self.purpose.currentText().strip()

    def wanted(self) -> WordExport:
        """What was asked for."""
        documents, clauses = self.what.currentData()
        kind = self.shown.currentData()
        template = self.template.text().strip()
        sending = Sending(
            documents=documents,
            clauses=clauses,
            version=self.version.currentData(),
            view="markup" if kind == _SINCE else kind,
            since=self.since.currentData() if self._needs_older() else "",
            anonymous=self.anonymous.isChecked(),
            template=Path(template) if template else None,
            recipient=self.recipient.text().strip(),
            purpose=self._purpose(),
        )
        return WordExport(self.path.target, sending)

    def _needs_older(self) -> bool:
        return self.shown.currentData() in (_SINCE, REDLINE)

    def _check(self) -> None:
        older = self._needs_older()
        self.since.setEnabled(older)
        lacking = self.path.lacking
        if not lacking and older and not self.since.count():
            lacking = self.tr("There is no version yet to count changes from")
        elif older and self.since.currentData() == self.version.currentData():
            lacking = self.tr("Choose two different versions")
        allow(self.save, lacking)

    def _accept(self) -> None:
        template = self.template.text().strip()
        installation = self._workspace.installation
        if template != self._preferences().get("word_template", ""):
            installation.remember(preferences={**installation.settings.preferences, "word_template": template})
        self.accept()

    def _preferences(self) -> dict[str, object]:
        return dict(self._workspace.installation.settings.preferences)

    def _suggest(self) -> None:
        documents, clauses = self.what.currentData()
        name = self.what.currentText()
        if clauses:
            fields = self._workspace.document(documents[0])
            number = self._desk.place.number if self._desk.place is not None else ""
            name = f"{fields.short or fields.title} {number}".strip()
        if self.recipient.text().strip():
            name += " – " + self.recipient.text().strip()
        self.path.suggest(self._workspace.path.parent / file_name(name, WORD_SUFFIX))

    def _browse_template(self) -> None:
        types = self.tr("Word templates and files (*.dotx *.docx)")
        folder = self.template.text() or str(self._workspace.path.parent)
        name, _ = QFileDialog.getOpenFileName(self, self.tr("House template"), folder, types)
        if name:
            self.template.setText(name)
