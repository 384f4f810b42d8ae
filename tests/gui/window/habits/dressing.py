"""How it looks: bold and italic, lists and their levels, headings, links, pictures and their sizes."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtTest import QTest

from hsavtal_desktop.core.edits import DescribePicture, ResizePicture
from hsavtal_desktop.core.reading import BREAK, Paragraph, Piece, View
from hsavtal_desktop.gui.page.picture import PictureLeaf
from tests.gui.window.habits.hand import ANYTHING, NO_WORDS, NOTHING, SHIFT, Doings, Foretold, Habit, Key

STYLES = {"bullets": "bullet", "numbered": "number"}


class Dressing(Habit):
    """Changes how it looks, never what it says."""

    @property
    def doings(self) -> Doings:
        return {
            **{self.embolden: 3, self.list: 3, self.indent_several: 2, self.end_list: 2},
            **{self.link: 1, self.picture: 1, self.resize: 2},
        }

    def embolden(self) -> Foretold:
        """Selected words get a look, or lose it where all of them have it."""
        hand, page = self.hand, self.hand.page
        if not page.caret_state.selects:
            hand.select()
        spans, name = hand.selected(), hand.dice.choice(("bold", "italic"))
        hand.tell(name)
        worn = [self._worn(*span, name) for span in spans or ()]
        letters = [look for looks in worn for look in looks]
        hand.bench.commands[name].trigger()
        hand.wait()
        if spans and letters and hand.writable:
            wanted = not all(letters)
            now = [look for span in spans for look in self._worn(*span, name)]
            assert now == [wanted] * len(letters), (name, letters, now)
        return NO_WORDS

    def _worn(self, text: str, start: int, stop: int, name: str) -> list[bool]:
        """Whether each letter of a stretch looks so; paragraph breaks have no such looks."""
        return [
            bool(piece.marks.get(name))
            for line in self.hand.workspace.text(text, self.hand.view)
            for at, piece in _letters(line)
            if start <= at < stop
        ]

    def list(self) -> Foretold:
        """The paragraphs at the caret or in the selection become a list, or are none again."""
        hand, page = self.hand, self.hand.page
        text, command = page.caret().text, hand.dice.choice(list(STYLES))
        touched = self._touched()
        hand.tell(command)
        hand.bench.commands[command].trigger()
        if hand.writable and touched is not None and text[0] != "h":
            listed = all(style == STYLES[command] for style, _ in touched)
            wanted = [
                ("body", 0) if listed else (STYLES[command], level if style in STYLES.values() else 0)
                for style, level in touched
            ]
            assert self._touched() == wanted, (command, touched, self._touched())
        return NO_WORDS

    def _touched(self) -> list[tuple[str, int]] | None:
        """Style and level of the paragraphs of one text in which caret or selection are."""
        first, last = self.hand.page.caret_state.ends()
        if first.text != last.text:
            return None
        lines = self.hand.workspace.text(first.text, self.hand.view)
        touched = [line for line in lines if line.start <= last.position and first.position <= line.stop]
        # Whether a paragraph is touched whose edge is all that is selected, the page decides.
        edges = first != last and (touched[0].stop == first.position or touched[-1].start == last.position)
        return None if edges or any(line.table for line in touched) else [(line.style, line.level) for line in touched]

    def indent_several(self) -> Foretold:
        """Tab and Shift+Tab over several items: no words change, whatever is selected."""
        hand, page = self.hand, self.hand.page
        for _ in range(hand.dice.randint(1, 3)):
            QTest.keyClick(page, Key.Key_Down, SHIFT)
        within = page.caret().text[0] in "cn"
        for _ in range(hand.dice.randint(1, 3)):
            QTest.keyClick(page, hand.dice.choice((Key.Key_Tab, Key.Key_Tab, Key.Key_Backtab)), NOTHING)
        return NO_WORDS if not within else ANYTHING

    def end_list(self) -> Foretold:
        """Return at the end of an item begins another; in that, each Return goes one level out, at last to no list."""
        hand, page = self.hand, self.hand.page
        found = page.flow.find(page.caret())
        content = None if found is None else found[1].content
        if content is None or content.style not in STYLES.values() or content.end is None:
            return NO_WORDS
        page.put_caret(content.text, content.stop)
        expected = hand.instead(BREAK) if content.start < content.stop else NO_WORDS
        more = content.start < content.stop
        for _ in range(content.level + 1 + more):
            QTest.keyClick(page, Key.Key_Return)
        if page.caret().position == content.stop + more and hand.writable:
            assert self._touched() == [("body", 0)], (content.style, content.level, self._touched())
        return expected

    def link(self) -> Foretold:
        """Selected words lead somewhere, or nowhere any more."""
        hand, page = self.hand, self.hand.page
        if not page.caret_state.selects:
            hand.select()
        if page.editable and page.caret_state.selects:
            page.set_format("link", hand.dice.choice(("https://exempel.se/a", None)))
        return NO_WORDS

    def picture(self) -> Foretold:
        """A picture of a few dots."""
        image = QImage(30, 20, QImage.Format.Format_RGB32)
        image.fill(self.hand.dice.randrange(0xFFFFFF))
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "png")  # type: ignore[call-overload]  # the stubs know no format as str
        content = bytes(buffer.data().data())
        if self.hand.page.caret().text[0] != "h":
            self.hand.bench.inserts.put_picture(content, QPixmap.fromImage(image), "En bild")
        return ANYTHING

    def resize(self) -> Foretold:
        """A picture in sight gets another size or description, and is chosen."""
        hand, page = self.hand, self.hand.page
        rows = [row.index for row in page.scroller.rows()]
        leaves = [leaf for row in rows for leaf in page.flow.load(row).leaves if isinstance(leaf, PictureLeaf)]
        if not leaves:
            return self.picture()
        content = hand.dice.choice(leaves).content
        page.put_caret(content.text, content.start)
        text, at, view, wide = content.text, content.start, hand.view, hand.dice.randint(20, 900)
        edit = hand.dice.choice((ResizePicture(text, at, wide, wide, view), DescribePicture(text, at, str(wide), view)))
        hand.tell(edit)
        if view in (View.MARKUP, View.SIMPLE):
            hand.bench.desk.perform(edit)
        if hand.dice.random() < 0.5:
            QTest.keyClick(page, Key.Key_Right, SHIFT)
        return NO_WORDS


def _letters(line: Paragraph) -> Iterator[tuple[int, Piece]]:
    at = line.start
    for piece in line.pieces:
        for _ in piece.text:
            yield at, piece
            at += 1
