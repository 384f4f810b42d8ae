"""The paragraph at the caret as a text that an assistive program reads by letters, words and lines.

Qt for Python lets no class of its own answer all that is asked of a text: what is selected and how letters look are
left out.  A hidden text field of Qt's answers for the page instead, set as the paragraph is and lying where it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleTextCursorEvent,
    QAccessibleTextInsertEvent,
    QAccessibleTextRemoveEvent,
    QAccessibleTextSelectionEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from hsavtal_desktop.gui.page.leaf import Leaf, face_of
from hsavtal_desktop.gui.page.utf16 import units

if TYPE_CHECKING:
    from hsavtal_desktop.gui.page.caret_stage import CaretStage


class CaretText:
    """Follows the caret of a page from paragraph to paragraph, and brings it where an assistive program puts it."""

    def __init__(self, stage: CaretStage) -> None:
        self._stage = stage
        self._leaf: Leaf | None = None
        self._shown: object = None
        self._document: QTextDocument | None = None
        self._following = False
        self.field = field = QTextEdit(stage.viewport())
        field.hide()
        field.setReadOnly(True)
        field.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        field.setFrameShape(QFrame.Shape.NoFrame)
        field.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        field.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        field.cursorPositionChanged.connect(self._put)

    def pointer(self) -> Any:
        """What Qt hands to those who ask the page for its text, brought up to date."""
        self.follow()
        described = QAccessible.queryAccessibleInterface(self.field)
        return described.interface_cast(QAccessible.InterfaceType.TextInterface)

    def went(self) -> None:
        """The caret went somewhere or words changed: whoever listens is told."""
        leaf, before = self._leaf, self.field.toPlainText()
        selected = self.field.textCursor().hasSelection()
        self.follow()
        cursor = self.field.textCursor()
        if leaf is not None and self._leaf is not None and _same_place(leaf, self._leaf):
            self._tell_words(before, self.field.toPlainText())
        if selected or cursor.hasSelection():
            QAccessible.updateAccessibility(
                QAccessibleTextSelectionEvent(self._stage, cursor.selectionStart(), cursor.selectionEnd())
            )
        QAccessible.updateAccessibility(QAccessibleTextCursorEvent(self._stage, cursor.position()))

    def follow(self) -> None:
        """Say what the paragraph at the caret says, with the same selection."""
        stage = self._stage
        found = stage.flow.find(stage.caret()) if stage.has_document and stage.caret_state.placed else None
        self._following = True
        if found is None:
            self._leaf = self._shown = None
            self.field.clear()
        else:
            index, leaf = found
            if leaf is not self._leaf or leaf.shown is not self._shown:
                self._set(leaf)
            top = stage.scroller.top_of(index)
            if top is not None:
                self.field.move(stage.page_left + leaf.x, top + leaf.y)
            self._select(leaf)
        self._following = False

    def _set(self, leaf: Leaf) -> None:
        field, setting = self.field, self._stage.flow.setting
        self._leaf, self._shown = leaf, leaf.shown
        # Put in as a whole: a document that is written in would tell of every step.
        document = QTextDocument(field)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(face_of(leaf, setting).font)
        document.setPlainText(leaf.shown.text)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        slot = QTextBlockFormat()
        slot.setLineHeight(leaf.slot, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor.mergeBlockFormat(slot)
        for run in leaf.shown.runs:
            cursor.setPosition(run.start)
            cursor.setPosition(run.start + run.length, QTextCursor.MoveMode.KeepAnchor)
            look = QTextCharFormat(setting.format(run.piece) or QTextCharFormat())
            look.setFontUnderline(setting.marked and bool(run.piece.inserted))
            look.setFontStrikeOut(setting.marked and bool(run.piece.deleted))
            cursor.mergeCharFormat(look)
        field.setDocument(document)
        if self._document is not None:
            self._document.deleteLater()
        self._document = document
        field.setLineWrapColumnOrWidth(leaf.width)

    def _select(self, leaf: Leaf) -> None:
        caret = self._stage.caret_state
        anchor = caret.anchor
        if anchor.text == leaf.content.text and leaf.holds(anchor.position):
            begin = leaf.unit(anchor.position)
        else:
            begin = 0 if caret.order(anchor) < caret.order(caret.point) else leaf.unit(leaf.content.stop)
        cursor = self.field.textCursor()
        cursor.setPosition(begin)
        cursor.setPosition(leaf.unit(caret.point.position), QTextCursor.MoveMode.KeepAnchor)
        self.field.setTextCursor(cursor)
        # Being hidden it has no height to speak of, and scrolls to its cursor.
        self.field.verticalScrollBar().setValue(0)

    def _put(self) -> None:
        """An assistive program put the caret somewhere in the paragraph."""
        if self._following or self._leaf is None:
            return
        content, offsets = self._leaf.content, self._leaf.shown.offsets
        cursor = self.field.textCursor()
        self._stage.put_caret(content.text, content.start + offsets.nearest(cursor.anchor()))
        if cursor.hasSelection():
            position = content.start + offsets.nearest(cursor.position())
            self._stage.put_caret(content.text, position, keep_anchor=True)

    def _tell_words(self, before: str, after: str) -> None:
        if before == after:
            return
        start = 0
        least = min(len(before), len(after))
        while start < least and before[start] == after[start]:
            start += 1
        end = 0
        while end < least - start and before[-1 - end] == after[-1 - end]:
            end += 1
        gone, come = before[start : len(before) - end], after[start : len(after) - end]
        if gone:
            QAccessible.updateAccessibility(QAccessibleTextRemoveEvent(self._stage, units(before[:start]), gone))
        if come:
            QAccessible.updateAccessibility(QAccessibleTextInsertEvent(self._stage, units(after[:start]), come))


def _same_place(one: Leaf, other: Leaf) -> bool:
    return one.content.text == other.content.text and one.content.start == other.content.start
