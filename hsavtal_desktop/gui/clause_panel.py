"""What is known about the clause the caret is in, beside its text."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from hsavtal_desktop.core.edits import Changed, SetRecord
from hsavtal_desktop.core.members import Right
from hsavtal_desktop.core.reading import Place, View
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.texts import party_word
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import Hint, Panel, label

PARTIES = ("", "region", "municipality", "both", "none")
STATUSES = ("utkast", "diskussion", "klar", "enig", "oenig")


class NoteEdit(QPlainTextEdit):
    """Several lines of text; what was written is handed over when the keyboard goes elsewhere."""

    def __init__(self, done: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done = done
        self.setTabChangesFocus(True)

    def focusOutEvent(self, event: Any) -> None:
        super().focusOutEvent(event)
        self._done()


class ClausePanel(Panel):
    """A form; each field is written when it is left."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.place: Place | None = None
        self.title = label("", scale=1.1, strong=True)
        self.where = label("", scale=0.92, muted=True)
        self.party = QComboBox()
        for party in PARTIES:
            self.party.addItem(party_word(party), party)
        self.status = QComboBox()
        self.status.setEditable(True)
        self.status.addItems(STATUSES)
        self.area = QLineEdit()
        self.owner = QLineEdit()
        self.background: NoteEdit = NoteEdit(lambda: self._write("background", self.background.toPlainText()))
        self.economy: NoteEdit = NoteEdit(lambda: self._write("economy", self.economy.toPlainText()))
        self.reason = label("", muted=True)
        self.party.activated.connect(lambda _row: self._write("party", self.party.currentData()))
        self.status.activated.connect(lambda _row: self._write("status", self.status.currentText()))
        line = self.status.lineEdit()
        if line is not None:
            line.editingFinished.connect(lambda: self._write("status", self.status.currentText()))
        self.area.editingFinished.connect(lambda: self._write("area", self.area.text()))
        self.owner.editingFinished.connect(lambda: self._write("owner", self.owner.text()))
        self.hint = Hint(self.tr("Put the caret in a clause to see what is known about it."))
        self._lay_out()
        desk.clause_entered.connect(self._enter)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(space(2))
        fields: list[tuple[str, QWidget]] = [
            (self.tr("Responsible party"), self.party),
            (self.tr("Status"), self.status),
            (self.tr("Subject area"), self.area),
            (self.tr("Responsible group"), self.owner),
            (self.tr("Background (not agreement text)"), self.background),
            (self.tr("Economic effect"), self.economy),
        ]
        for name, widget in fields:
            widget.setAccessibleName(name)
            form.addRow(name, widget)
        for note in (self.background, self.economy):
            note.setMaximumHeight(round(em() * 7))
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(space(4), space(4), space(4), space(4))
        layout.setSpacing(space(2))
        layout.addWidget(self.title)
        layout.addWidget(self.where)
        layout.addSpacing(space(2))
        layout.addLayout(form)
        layout.addWidget(self.reason)
        layout.addStretch(1)
        inner.setProperty("plain", True)
        self.form = QScrollArea()
        self.form.setWidgetResizable(True)
        self.form.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.form.setWidget(inner)
        self.stack = QStackedLayout(self)
        self.stack.setContentsMargins(0, 0, 0, 0)
        self.stack.addWidget(self.hint)
        self.stack.addWidget(self.form)

    def refresh(self, changed: Changed) -> None:
        """Read the clause again if it changed."""
        place = self.desk.place
        if changed.everything or changed.structure or (place is not None and place.clause in changed.clauses):
            self._show(place)

    def _enter(self, place: Place | None) -> None:
        if self.isVisible():
            self._show(place)
        else:
            self._stale = Changed(everything=True)

    def _show(self, place: Place | None) -> None:
        self.place = place
        self.stack.setCurrentWidget(self.hint if place is None else self.form)
        if place is None:
            return
        workspace = self.desk.workspace
        data = workspace.clause_data(place.clause)
        heading = " ".join(paragraph.text for paragraph in workspace.text(f"h.{place.clause}", View.FINAL))
        self.title.setText(f"{place.number} {heading}".strip())
        self.where.setText(self._stands_in(place))
        self.party.setCurrentIndex(max(0, self.party.findData(data.party)))
        self.status.setEditText(data.status)
        self.area.setText(data.area)
        self.owner.setText(data.owner)
        for note, text in ((self.background, data.background), (self.economy, data.economy)):
            if note.toPlainText() != text:
                note.setPlainText(text)
        reason = workspace.why_not(Right.PROPOSE)
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))
        for field in (self.party, self.status, self.area, self.owner, self.background, self.economy):
            field.setEnabled(not reason)

    def _stands_in(self, place: Place) -> str:
        workspace = self.desk.workspace
        found = [
            f"{workspace.document(document).short} {other.number}"
            for document in workspace.documents()
            for other in workspace.outline(document, View.MARKUP).places
            if other.clause == place.clause and not other.moved_away
        ]
        if len(found) < 2:
            return self.tr("Stands in one document")
        return self.tr("Shared text, a change shows in all of them: {0}").format(", ".join(found))

    def _write(self, field: str, value: str) -> None:
        if self.place is None:
            return
        clause = self.place.clause
        if getattr(self.desk.workspace.clause_data(clause), field) != value:
            self.desk.perform(SetRecord("clause", clause, {field: value}))
