"""What an existing agreement will become: clauses with their numbers, and what finds no place."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHeaderView,
    QPlainTextEdit,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.dialog import Dialog, resize_on_screen
from hsavtal_desktop.gui.foreign import tip
from hsavtal_desktop.gui.texts import counted, worded
from hsavtal_desktop.gui.theme import space
from hsavtal_desktop.gui.widgets import DropDown, allow, button, label
from hsavtal_desktop.gui.word_dialogs import buttons
from hsavtal_desktop.workspace.agreement_preview import StartPreview
from hsavtal_desktop.workspace.workspace import Workspace


@dataclass(frozen=True)
class StartTarget:
    """Where the clauses are to go."""

    document: str
    part: str
    """"" where they get parts of their own."""


class StartDialog(Dialog):
    """Shows a preview; asks for another when what it depends on is changed."""

    again = Signal()
    """Another target, or another way in: read the preview anew."""

    def __init__(self, preview: StartPreview, workspace: Workspace | None, parent: QWidget | None = None) -> None:
        """``workspace`` None: the clauses begin a workspace of their own, and there is nothing to choose."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Start from an existing agreement"))
        self.preview = preview
        self.target = DropDown()
        self.target.setAccessibleName(self.tr("Into"))
        self.target.addItem(self.tr("A new document"), StartTarget(preview.document, ""))
        self.proposals = QCheckBox(self.tr("As proposals to decide on, instead of agreed text"))
        self.summary = label("")
        self.told = label("", muted=True)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(self.tr("What becomes which clause"))
        self.tree.setHeaderLabels([self.tr("Number"), self.tr("In the file"), self.tr("Clause")])
        self.tree.setUniformRowHeights(True)
        self.listed = QPlainTextEdit()
        self.listed.setReadOnly(True)
        self.listed.setTabChangesFocus(True)
        self.listed.setAccessibleName(self.tr("What finds no place"))
        self.tabs = QTabWidget()
        self.take = button(self.tr("Make the clauses"), self.accept, picture="file-down", primary=True)
        self.take.setDefault(True)
        if workspace is not None:
            self._add_targets(workspace)
        self._lay_out(choosing=workspace is not None)
        self.show_preview(preview)
        self.target.currentIndexChanged.connect(self._changed)
        self.proposals.toggled.connect(self._changed)

    def _add_targets(self, workspace: Workspace) -> None:
        for name in workspace.documents():
            fields = workspace.document(name)
            title = fields.short or fields.title
            self.target.addItem(self.tr("{0}, in parts of its own").format(title), StartTarget(name, ""))
            for part in workspace.outline(name, View.FINAL).parts:
                told = self.tr("{0}, last in {1}").format(title, f"{part.number} {part.title}".strip() or part.part)
                self.target.addItem(told, StartTarget(name, part.part))

    def _lay_out(self, *, choosing: bool) -> None:
        self.tabs.addTab(self.tree, self.tr("Clauses"))
        self.tabs.addTab(self.listed, self.tr("Not placed"))
        header = self.tree.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(space(5),) * 4)
        layout.setSpacing(space(3))
        heading = label(self.tr("Start from {0}").format(self.preview.path.name), scale=1.15, strong=True)
        layout.addWidget(heading)
        layout.addWidget(self.summary)
        layout.addWidget(self.told)
        if choosing:
            layout.addWidget(label(self.tr("Into")))
            layout.addWidget(self.target)
            layout.addWidget(self.proposals)
        layout.addWidget(self.tabs, 1)
        layout.addLayout(buttons(self, self.take))
        resize_on_screen(self, 40, 36)

    def show_preview(self, preview: StartPreview) -> None:
        """Show what the file becomes now."""
        self.preview = preview
        self.proposals.blockSignals(True)
        self.proposals.setChecked(not preview.accepted)
        self.proposals.blockSignals(False)
        self.summary.setText(self._summary())
        self.told.setText("\n".join(map(worded, preview.told)))
        self.told.setVisible(bool(preview.told))
        self._fill_tree()
        texts = [f"{worded(one.what)}\n{one.text}" for one in preview.listed]
        self.listed.setPlainText("\n\n".join(texts))
        self.tabs.setTabText(1, self.tr("Not placed ({0})").format(len(preview.listed)))
        allow(self.take, "")

    def wait(self) -> None:
        """Another preview is on its way."""
        allow(self.take, self.tr("The file is being read"))

    def wanted(self) -> StartTarget:
        """Where the clauses are to go."""
        chosen: StartTarget = self.target.currentData()
        return chosen

    def _changed(self) -> None:
        self.wait()
        self.again.emit()

    def _summary(self) -> str:
        preview = self.preview
        clauses = sum(line.depth >= 0 for line in preview.lines)
        counts = (
            (clauses, self.tr("1 clause"), self.tr("{0} clauses")),
            (preview.tables, self.tr("1 table"), self.tr("{0} tables")),
            (preview.notes, self.tr("1 footnote"), self.tr("{0} footnotes")),
            (preview.pictures, self.tr("1 picture"), self.tr("{0} pictures")),
            (preview.references, self.tr("1 reference"), self.tr("{0} references")),
        )
        told = ", ".join(counted(count, one, many) for count, one, many in counts if count)
        placed = self.tr("Of {0} characters {1} are placed and {2} listed as not placed.")
        return f"{told}. {placed.format(preview.received, preview.placed, preview.left_over)}"

    def _fill_tree(self) -> None:
        self.tree.clear()
        above: list[QTreeWidgetItem] = []
        part: QTreeWidgetItem | None = None
        for line in self.preview.lines:
            item = QTreeWidgetItem([line.number, line.printed, line.title[:160]])
            item.setToolTip(2, tip(line.title))
            if line.depth < 0:
                font = item.font(2)
                font.setBold(True)
                item.setFont(0, font)
                item.setFont(2, font)
                part, above = item, []
                self.tree.addTopLevelItem(item)
                continue
            del above[line.depth :]
            holder = above[-1] if above else part
            if holder is None:
                self.tree.addTopLevelItem(item)
            else:
                holder.addChild(item)
            above.append(item)
        self.tree.expandAll()
        if (first := self.tree.topLevelItem(0)) is not None:
            self.tree.setCurrentItem(first)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
