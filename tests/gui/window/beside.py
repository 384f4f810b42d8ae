"""A plain ``QTextEdit`` that is given the same keys as the page: what any editor does, by another's hand.

It holds a clause: its first block is the heading, the others are the paragraphs of the body.  Where a clause is
another thing than a heap of paragraphs, what must happen is said here: Return within the heading goes to the body, and
heading and body never become one.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit

from hsavtal_desktop.core.reading import BREAK
from hsavtal_desktop.gui.page.flow import Spot

Key, Held = Qt.Key, Qt.KeyboardModifier
_Op = QTextCursor.MoveOperation
_KEEP, _MOVE = QTextCursor.MoveMode.KeepAnchor, QTextCursor.MoveMode.MoveAnchor
_WORD = {Key.Key_Backspace: _Op.PreviousWord, Key.Key_Delete: _Op.NextWord}
_LETTER = {Key.Key_Backspace: _Op.PreviousCharacter, Key.Key_Delete: _Op.NextCharacter}


class Beside:
    """A heading and a body in a plain editor, set in the page's type."""

    def __init__(self, clause: str, heading: str, body: str, fonts: tuple[QFont, QFont], width: int) -> None:
        self.clause = clause
        self.edit = edit = QTextEdit()
        edit.setAcceptRichText(False)
        edit.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        edit.setLineWrapColumnOrWidth(width)
        edit.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        edit.document().setDocumentMargin(0)
        cursor = edit.textCursor()
        self._looks = {kind: QTextCharFormat() for kind in "hb"}
        for look, font in zip(self._looks.values(), fonts, strict=True):
            look.setFont(font)
        cursor.insertText(heading, self._looks["h"])
        cursor.insertText(BREAK + body, self._looks["b"])
        cursor.setPosition(0)
        edit.setTextCursor(cursor)
        edit.resize(width + 100, 2000)
        edit.ensurePolished()

    def close(self) -> None:
        """Done with it."""
        self.edit.deleteLater()

    # -- what is there ---------------------------------------------------------------------------------------------

    @property
    def words(self) -> tuple[str, str]:
        """Heading and body."""
        heading, _, body = self.edit.toPlainText().partition(BREAK)
        return heading, body

    @property
    def ends(self) -> tuple[Spot, Spot]:
        """Where the selection begins and where the caret is."""
        cursor = self.edit.textCursor()
        return self._spot(cursor.anchor()), self._spot(cursor.position())

    def put(self, anchor: Spot, point: Spot) -> None:
        """Stand somewhere."""
        cursor = self.edit.textCursor()
        cursor.setPosition(self._place(anchor))
        cursor.setPosition(self._place(point), _KEEP)
        self.edit.setTextCursor(cursor)

    def line(self, spot: Spot) -> tuple[int, int]:
        """The paragraph of a place, and the line in it."""
        cursor = self.edit.textCursor()
        cursor.setPosition(self._place(spot))
        block = cursor.block()
        return block.blockNumber(), block.layout().lineForTextPosition(cursor.positionInBlock()).lineNumber()

    def lines(self, spot: Spot) -> int:
        """The lines of a place's paragraph."""
        return self.edit.document().findBlock(self._place(spot)).layout().lineCount()

    @property
    def chosen(self) -> str:
        """The words that are selected."""
        return self.edit.textCursor().selectedText().replace("\u2029", BREAK)

    @property
    def across(self) -> bool:
        """Whether the selection lies in heading and body."""
        return len({spot.text for spot in self.ends}) > 1

    # -- what is done ----------------------------------------------------------------------------------------------

    def type(self, words: str) -> None:
        """Words instead of what is selected."""
        self.remove()
        kind = self.ends[1].text[0]
        if kind == "h":
            words = words.replace(BREAK, " ")
        self.edit.textCursor().insertText(words, self._looks[kind])

    def remove(self) -> bool:
        """What is selected goes; heading and body stay two."""
        cursor = self.edit.textCursor()
        if not cursor.hasSelection():
            return False
        first, last, edge = cursor.selectionStart(), cursor.selectionEnd(), units(self.words[0])
        parts = [(max(first, edge + 1), last), (first, min(last, edge))]
        for start, stop in parts:
            if start < stop:
                cursor.setPosition(start)
                cursor.setPosition(stop, _KEEP)
                cursor.removeSelectedText()
        cursor.setPosition(min(first, edge) if first <= edge else first)
        self.edit.setTextCursor(cursor)
        return True

    def strike(self, key: Key, *, word: bool) -> None:
        """Backspace or Delete."""
        if self.remove():
            return
        cursor = self.edit.textCursor()
        at, edge = cursor.position(), units(self.words[0])
        if at == (edge + 1 if key == Key.Key_Backspace else edge):
            return
        if key == Key.Key_Backspace and not word:
            cursor.deletePreviousChar()
        else:
            cursor.movePosition((_WORD if word else _LETTER)[key], _KEEP)
            cursor.removeSelectedText()
        self.edit.setTextCursor(cursor)

    def part(self) -> None:
        """Return."""
        self.remove()
        at, (heading, body), start = self.ends[1], self.words, Spot(f"b.{self.clause}", 0)
        if at.text[0] == "b":
            self.edit.insertPlainText(BREAK)
            return
        self.put(start, start)
        if at.position == len(heading) and body.partition(BREAK)[0]:
            self.edit.insertPlainText(BREAK)
            self.put(start, start)

    def press(self, key: Key, held: Held) -> None:
        """A key that goes somewhere."""
        QTest.keyClick(self.edit, key, held)

    # -- places ----------------------------------------------------------------------------------------------------

    def _spot(self, place: int) -> Spot:
        before = QTextCursor(self.edit.document())
        before.setPosition(place, _KEEP)
        heading, break_, body = before.selectedText().partition("\u2029")
        return Spot(f"b.{self.clause}", len(body)) if break_ else Spot(f"h.{self.clause}", len(heading))

    def _place(self, spot: Spot) -> int:
        heading, body = self.words
        before = heading[: spot.position] if spot.text[0] == "h" else f"{heading}{BREAK}{body[: spot.position]}"
        return units(before)


def units(words: str) -> int:
    """How long Qt takes words to be."""
    return len(words.encode("utf-16-le")) // 2
