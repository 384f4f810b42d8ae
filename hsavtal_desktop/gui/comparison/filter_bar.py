"""Which differences are listed: of one kind, with some words, white space and looks too or not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from hsavtal_desktop.core.comparison.align import RowKind
from hsavtal_desktop.gui.comparison.changes import kind_word
from hsavtal_desktop.gui.theme import space
from hsavtal_desktop.gui.widgets import DropDown, search_field


class FilterBar(QWidget):
    """A kind, some words, and whether white space and looks count."""

    narrowed = Signal()
    quiet_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = DropDown()
        self.kind.setAccessibleName(self.tr("Kind of difference"))
        self.words = search_field(self.tr("Clause, heading or words"))
        self.quiet = QCheckBox(self.tr("Formatting and white space too"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(3), 0, space(3), space(2))
        layout.setSpacing(space(2))
        layout.addWidget(self.words)
        layout.addWidget(self.kind)
        layout.addWidget(self.quiet)
        self.offer([])
        self.kind.currentIndexChanged.connect(lambda _row: self.narrowed.emit())
        self.words.textChanged.connect(lambda _text: self.narrowed.emit())
        self.quiet.toggled.connect(self.quiet_changed)

    def offer(self, kinds: Sequence[RowKind]) -> None:
        """Offer the kinds there are; the one chosen stays chosen if it is among them."""
        chosen = self.kind.currentData()
        self.kind.blockSignals(True)
        self.kind.clear()
        self.kind.addItem(self.tr("All kinds"), None)
        for kind in kinds:
            self.kind.addItem(_of_any_size(kind), kind)
        self.kind.setCurrentIndex(max(0, self.kind.findData(chosen)) if chosen is not None else 0)
        self.kind.blockSignals(False)


def _of_any_size(kind: RowKind) -> str:
    words = list(dict.fromkeys((kind_word(kind, whole=True), kind_word(kind, whole=False))))
    return " / ".join(words)
