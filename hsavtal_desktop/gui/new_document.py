"""A new document in the package."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from hsavtal_desktop.core.edits import AddClause, Edit, SetRecord
from hsavtal_desktop.gui.dialog import Dialog
from hsavtal_desktop.gui.prose import ProseLine
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import allow, button, label


def edits_for_document(
    new_name: Callable[[], str], title: str, short: str, order: int, heading: str
) -> tuple[str, str, list[Edit]]:
    """Ids of a new document and of the clause that it begins with, and the edits that make both and a part for them."""
    document, part, clause = new_name(), new_name(), new_name()
    edits: list[Edit] = [
        SetRecord("part", part, {"title": short, "appendix": False}),
        SetRecord(
            "document",
            document,
            {
                "title": title,
                "short": short,
                "kind": "sub" if order else "main",
                "order": order,
                "parts": [{"part": part}],
            },
        ),
        AddClause(part, "", "", heading, clause=clause),
    ]
    return document, clause, edits


class NewDocumentDialog(Dialog):
    """Asks what the document is called."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New document"))
        self.title = ProseLine()
        self.short = ProseLine()
        self.make = button(self.tr("Make the document"), self.accept, picture="file-plus", primary=True)
        self.make.setDefault(True)
        self._check()
        form = QFormLayout()
        form.setVerticalSpacing(space(2))
        form.setHorizontalSpacing(space(4))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, field in ((self.tr("Title"), self.title), (self.tr("Short name"), self.short)):
            field.setAccessibleName(name)
            field.textChanged.connect(self._check)
            form.addRow(name, field)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addStretch(1)
        row.addWidget(button(self.tr("Cancel"), self.reject))
        row.addWidget(self.make)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(space(5),) * 4)
        layout.setSpacing(space(3))
        layout.addWidget(label(self.tr("New document"), scale=1.15, strong=True))
        layout.addLayout(form)
        layout.addSpacing(space(2))
        layout.addLayout(row)
        self.setMinimumWidth(round(em() * 28))

    def _check(self) -> None:
        allow(self.make, "" if self.title.text().strip() else self.tr("Write a title first"))
