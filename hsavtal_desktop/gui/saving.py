"""Where a file is to be written: with the ending that its kind has, and nothing overwritten unasked."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from hsavtal_desktop.gui.theme import space
from hsavtal_desktop.gui.widgets import button, label


def ask_where(parent: QWidget, title: str, suggested: str | Path, kinds: Mapping[str, str]) -> tuple[Path, str] | None:
    """Ask where a file is to be; gives its place and what kind it is to be, None if the person thought better of it.

    ``kinds`` are what the dialog calls the kinds of file, as "Word files (*.docx)", each with its ending; the first is
    the usual one.  An ending that the person wrote tells more than the kind that stood beside it.  Where the ending
    makes it another name than the one that the dialog asked about, it becomes a name that no file has.
    """
    name, chosen = QFileDialog.getSaveFileName(parent, title, str(suggested), ";;".join(kinds))
    if not name:
        return None
    written = Path(name).suffix.lower()
    told = next((kind for kind, suffix in kinds.items() if suffix == written), "")
    kind = chosen if chosen in kinds else told or next(iter(kinds))
    if told and kinds[kind] != written:
        if written == Path(suggested).suffix.lower():
            return free_name(Path(name).with_suffix(kinds[kind])), kind
        kind = told
    path = ending(Path(name), kinds[kind])
    return path if path == Path(name) else free_name(path), kind


def ending(path: Path, suffix: str) -> Path:
    """A path with the ending of its kind.  In "Punkt 1.1" what follows the full stop is no ending."""
    return path if path.suffix.lower() == suffix else Path(f"{path}{suffix}")


def free_name(path: Path) -> Path:
    """A name like this one that no file has."""
    number, found = 1, path
    while _exists(found):
        number += 1
        found = path.with_stem(f"{path.stem} {number}")
    return found


def _exists(path: Path) -> bool:
    """Whether something is there, as far as this person may see."""
    return os.path.lexists(path)


class PlaceField(QLineEdit):
    """Where a file goes: a free name is suggested until the person writes another, and one that is taken is told of."""

    def __init__(self, title: str, kind: str, suffix: str) -> None:
        super().__init__()
        self._title, self._kind, self._suffix = title, kind, suffix
        self._written = False
        self.setAccessibleName(self.tr("File"))
        self.taken = label(self.tr("There is such a file. It will be replaced."), muted=True)
        self.textEdited.connect(self._edited)
        self.textChanged.connect(lambda _text: self._tell())

    def with_browsing(self) -> QVBoxLayout:
        """The field, a button beside it that browses, and under it what there is to tell."""
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(self, 1)
        browse = button(self.tr("Browse…"), self._browse)
        browse.setAccessibleName(self.tr("Browse for the file"))
        row.addWidget(browse)
        column = QVBoxLayout()
        column.setSpacing(space(1))
        column.addLayout(row)
        column.addWidget(self.taken)
        self._tell()
        return column

    @property
    def target(self) -> Path:
        """The path that was chosen, with its ending."""
        return ending(Path(self.text().strip()), self._suffix)

    @property
    def lacking(self) -> str:
        """Why nothing can be written yet."""
        written = self.text().strip()
        nowhere = not written or os.path.isdir(written)  # noqa: PTH112  # a folder one may not look into is no trouble
        return self.tr("Say where the file is to be") if nowhere else ""

    def suggest(self, path: Path) -> None:
        """Propose a place, unless the person has chosen one."""
        if not self._written:
            self.setText(str(free_name(path)))

    def _edited(self) -> None:
        self._written = True

    def _tell(self) -> None:
        self.taken.setVisible(not self.lacking and _exists(self.target))

    def _browse(self) -> None:
        found = ask_where(self, self._title, self.text(), {self._kind: self._suffix})
        if found is not None:
            self._written = True
            self.setText(str(found[0]))
