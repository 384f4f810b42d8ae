"""A reader's copy in a window of its own: to read, search and save as a page, never to change."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange.keys import fingerprint
from hsavtal_desktop.gui.dialog import Dialog, resize_on_screen
from hsavtal_desktop.gui.foreign import file_name, tip
from hsavtal_desktop.gui.saving import ask_where
from hsavtal_desktop.gui.texts import worded
from hsavtal_desktop.gui.theme import TEXT, em, space
from hsavtal_desktop.gui.widgets import button, label, search_field
from hsavtal_desktop.workspace.readers_copy import ReadersCopy, page_of, part_headings, read_version_file, save_page


class ReaderWindow(Dialog):
    """Headings at the left, the text at the right, and above them what the copy is."""

    def __init__(self, copy: ReadersCopy, words: str, page: str, parent: QWidget | None = None) -> None:
        """``words`` are the six words of the key that signed it; ``page`` is the text as HTML."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("{0}: {1} (reader's copy)").format(copy.title, copy.label))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._copy = copy
        self.told = label(self._about(words), muted=True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.headings = QListWidget()
        self.headings.setAccessibleName(self.tr("Headings"))
        self.text = QTextBrowser()
        self.text.setAccessibleName(self.tr("The text of the version"))
        self.text.setOpenLinks(False)
        self.text.setFont(QFont(TEXT, 12))
        self.text.document().setDocumentMargin(space(6))
        self.text.setHtml(page)
        self.field = search_field(self.tr("Search in the text"))
        self.field.returnPressed.connect(self._search)
        QShortcut(QKeySequence.StandardKey.Find, self, self.field.setFocus)
        self.save = button(self.tr("Save as a web page…"), self._save, picture="download")
        self._lay_out()
        self.headings.currentItemChanged.connect(self._go)
        resize_on_screen(self, 72, 50)
        self.text.setFocus()

    def _lay_out(self) -> None:
        for document in self._copy.documents:
            self._add(document.title, "", strong=True)
            begun = part_headings(document, self._copy.starts[document.id])
            for place, clause in enumerate(document.clauses):
                if place in begun:
                    self._add(begun[place], f"{document.id}.{clause.id}", strong=True)
                heading = " ".join(line.text for line in clause.heading).strip()
                if heading and "." not in clause.number:
                    self._add(f"{clause.number}  {heading}".strip(), f"{document.id}.{clause.id}")
        self.headings.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        split = QSplitter()
        split.addWidget(self.headings)
        split.addWidget(self.text)
        split.setStretchFactor(1, 1)
        split.setSizes([round(em() * 18), round(em() * 48)])
        split.setChildrenCollapsible(False)
        head = QHBoxLayout()
        head.setSpacing(space(2))
        head.addWidget(self.field, 1)
        head.addWidget(self.save)
        head.addWidget(button(self.tr("Close"), self.close))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(space(4),) * 4)
        layout.setSpacing(space(3))
        layout.addWidget(label(f"{self._copy.title} – {self._copy.label}", scale=1.3, strong=True))
        layout.addWidget(self.told)
        layout.addLayout(head)
        layout.addWidget(split, 1)

    def _about(self, words: str) -> str:
        lines = [self.tr("Reader's copy of a frozen version. It can be read but not changed.")]
        same = self.tr("The text is exactly the one that was frozen (checksum {0}…).")
        other = self.tr("The text does not match the checksum {0}…, or that is of an older kind. Ask who sent it.")
        lines.append((same if self._copy.whole else other).format(self._copy.hash[:12]))
        signed = self.tr("Signed with the control words {0}. Compare them with those of who sent it.")
        lines.append(signed.format(words))
        return "\n".join(lines)

    def _add(self, text: str, anchor: str, *, strong: bool = False) -> None:
        item = QListWidgetItem(text)
        item.setToolTip(tip(text))
        item.setData(Qt.ItemDataRole.UserRole, anchor)
        if strong:
            font = item.font()
            font.setBold(True)
            item.setFont(font)
        self.headings.addItem(item)

    def _go(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        anchor = str(item.data(Qt.ItemDataRole.UserRole))
        row = self.headings.row(item)
        if not anchor and row + 1 < self.headings.count():
            anchor = str(self.headings.item(row + 1).data(Qt.ItemDataRole.UserRole))
        self.text.scrollToAnchor(anchor)

    def _search(self) -> None:
        wanted = self.field.text()
        if wanted and not self.text.find(wanted):
            cursor = self.text.textCursor()
            cursor.movePosition(cursor.MoveOperation.Start)
            self.text.setTextCursor(cursor)
            self.text.find(wanted)

    def _save(self) -> None:
        kinds = {self.tr("Web pages (*.html)"): ".html"}
        found = ask_where(self, self.tr("Save as a web page"), file_name(self._copy.label, ".html"), kinds)
        if found is not None:
            try:
                save_page(self._copy, found[0])
            except Trouble as trouble:
                self.told.setText(worded(trouble.sentence))


def read_for_window(path: Path) -> tuple[ReadersCopy, str, str]:
    """Read a reader's copy; gives it with its control words and its page in the window's own colours."""
    copy = read_version_file(path)
    return copy, " · ".join(fingerprint(copy.author)), page_of(copy, style=_STYLE)


_STYLE = "td, th { padding: 4px; } th { font-weight: bold; } .note, .about { font-size: small; }"
