"""The question that is asked before a workspace is opened where it should not lie."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from hsavtal_desktop.gui.dialog import Dialog
from hsavtal_desktop.gui.saving import free_name
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import button, label


class MoveDialog(Dialog):
    """Offers to move a workspace; accepted to move it to :attr:`target`, or with :attr:`stay` to open it as it is."""

    def __init__(self, path: Path, keeper: str, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("The workspace should lie elsewhere"))
        self.stay = False
        self._name = path.name
        self.place = QLineEdit(str(free_name(home / path.name)))
        self.place.setAccessibleName(self.tr("Move it to"))
        self.move_it = button(self.tr("Move and open"), self.accept, picture="folder-open", primary=True)
        self.move_it.setDefault(True)
        self.leave = button(self.tr("Open where it lies"), self._stay)
        if keeper == "network":
            told = self.tr("{0} lies on a network drive. It may be damaged if the connection breaks.")
        else:
            told = self.tr("{0} lies in a folder that {1} keeps. It may be damaged if it is copied while written.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(space(5),) * 4)
        layout.setSpacing(space(3))
        layout.addWidget(label(self.tr("Move the workspace to this computer?"), scale=1.15, strong=True))
        layout.addWidget(label(told.format(path.name, keeper)))
        advice = self.tr(
            "Keep the workspace on your own computer, and choose the folder as shared folder under Exchange: then "
            "everybody gets what the others write, and nothing can be damaged. The old file is kept under another name."
        )
        layout.addWidget(label(advice, muted=True))
        layout.addWidget(label(self.tr("Move it to")))
        where = QHBoxLayout()
        where.setSpacing(space(2))
        where.addWidget(self.place, 1)
        where.addWidget(button(self.tr("Browse…"), self._browse))
        layout.addLayout(where)
        layout.addSpacing(space(2))
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addStretch(1)
        for each in (button(self.tr("Cancel"), self.reject), self.leave, self.move_it):
            row.addWidget(each)
        layout.addLayout(row)
        self.setMinimumWidth(round(em() * 34))

    @property
    def target(self) -> Path:
        """Where it is to go."""
        return Path(self.place.text().strip())

    def _stay(self) -> None:
        self.stay = True
        self.accept()

    def _browse(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Move it to"), str(self.target.parent))
        if name:
            self.place.setText(str(free_name(Path(name) / self._name)))
