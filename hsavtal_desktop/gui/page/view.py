"""The page itself: a widget that shows a whole document and edits it in place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
)
from PySide6.QtWidgets import QWidget

from hsavtal_desktop.core.edits import Changed, Edit, FormatText, ReplaceText, StyleParagraphs, Together
from hsavtal_desktop.core.reading import BREAK, View
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.gui.page import accessible_tree
from hsavtal_desktop.gui.page.at_length import AtLength
from hsavtal_desktop.gui.page.clipboard import Copied, items_of, pictures_left_out, taken
from hsavtal_desktop.gui.page.composing import Composer
from hsavtal_desktop.gui.page.dragging import Dragging
from hsavtal_desktop.gui.page.editing import Editor
from hsavtal_desktop.gui.page.keys import Command, asked, written
from hsavtal_desktop.gui.page.leaf import Leaf
from hsavtal_desktop.gui.page.objects import Make, ObjectEditor, cell_of
from hsavtal_desktop.gui.page.paint import Emphasis
from hsavtal_desktop.gui.page.passage import Item, flat
from hsavtal_desktop.gui.page.pasted_pictures import pictures
from hsavtal_desktop.gui.page.pasting import Paster
from hsavtal_desktop.gui.page.reader import Reader
from hsavtal_desktop.gui.page.scroll import Row
from hsavtal_desktop.gui.page.selection import removable
from hsavtal_desktop.gui.page.source import PageSource
from hsavtal_desktop.gui.page.wording import translate
from hsavtal_desktop.gui.texts import worded

_RECHECK = 150
"""Milliseconds after an edit until a clause's tables and data are read again beside its texts."""

_ELSEWHERE = (Command.DESELECT, Command.NEXT_WIDGET, Command.PREVIOUS_WIDGET)
"""Commands that a shortcut of the window may take first."""


class PageView(Reader):
    """Shows one document and edits it; see the package for the whole of it."""

    edited = Signal(object)
    """The :class:`Changed` of an edit made here; the page already shows it."""
    hinted = Signal(str)
    """What one more key would do, in one sentence."""
    pictures_dropped = Signal(list)
    """Files of pictures (:class:`~pathlib.Path`) were let go of where the caret now stands."""
    refused = Signal(str)
    """Why something could not be done, in one sentence."""
    picture_pasted = Signal(object)
    """A picture (QImage) that is to be put in once somebody has said what it shows."""
    descriptions_wanted = Signal(object)
    """What :meth:`paste_items` is to put in once somebody has said what the pictures in it show."""

    def __init__(self, text_family: str = "", ui_family: str = "", parent: QWidget | None = None) -> None:
        accessible_tree.install()
        super().__init__(text_family, ui_family, parent)
        self.typographic = False
        """Whether quotes and dashes that keys write are those of print."""
        self._editor: Editor | None = None
        self._composer = Composer(self)
        self._dragging = Dragging(self)
        self._news: list[Changed] = []
        self._refusals = 0
        """How many times something could not be done."""
        self._unchecked: set[str] = set()
        self._recheck = QTimer(self, singleShot=True, interval=_RECHECK)
        self._recheck.timeout.connect(self._check)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)

    @property
    def editor(self) -> Editor:
        """What turns wishes into edits."""
        assert self._editor is not None
        return self._editor

    @property
    def editable(self) -> bool:
        """Whether the view can be written in."""
        return self.has_document and self.flow.setting.editable

    def set_document(self, source: PageSource, document: str, view: View) -> None:
        """Show a document from its beginning, the caret in its first text."""
        self._editor = None
        super().set_document(source, document, view)
        self._editor = Editor(self.caret_state, self._perform)
        self._editor.hint = self.hinted.emit
        self._editor.at_length = self._beside
        self._editor.landed = self._wrote
        self._paster = Paster(self._editor, self._perform)
        self._objects = ObjectEditor(self._editor, self._perform)

    def apply(self, changed: Changed) -> None:
        """Show a change made elsewhere: an undo, a decision, an import.  Edits made here are already shown."""
        if not self.has_document:
            return
        self.end_composing()
        moorings = self.moor_caret()
        self.note_before(changed)
        self.repaint_refreshed(self.moored(changed))
        self._unchecked |= changed.clauses
        self._check()
        self.land_caret(moorings)
        self.caret_went(show=False)
        self.viewport().update()

    def emphasis(self, rows: list[Row]) -> Emphasis:
        emphasis = super().emphasis(rows)
        emphasis.writing = None if self._editor is None else self._editor.writing
        return emphasis

    def type_words(self, words: str) -> None:
        """Write words as if typed."""
        self._do(lambda: self.editor.type(words))

    def write_otherwise(self, *, printed: bool) -> bool:
        """Let quotes or a dash typed just now stand as in print, or as the keys say; False where there are none."""
        return self.editable and self._did(lambda: self.editor.write_otherwise(printed=printed))

    @property
    def keyed(self) -> bool:
        """Whether what was typed just now stands as the keys say, as somebody wanted it, and not as in print."""
        last = None if self._editor is None else self._editor.keyed
        return last is not None and not last.printed

    def erase(self, forward: bool, word: bool = False) -> None:
        """Strike the selection, or what stands before or after the caret."""
        self._do(lambda: self.editor.erase(forward, word))

    def make_way(self) -> None:
        """Strike the selection for what is being composed."""
        self._do(self.editor.make_way)

    def set_format(self, name: str, value: Any) -> None:
        """Give the selection, or what is typed next, an appearance (``bold``, ``italic``, ``link``)."""
        self._do(lambda: self.editor.styler.format(name, value))

    def toggle_format(self, name: str) -> None:
        """Let the selection, or what is typed next, look so, or plain where it would look so already."""
        self._do(lambda: self.editor.styler.toggle(name))

    def set_style(self, style: str, level: int = 0) -> None:
        """Give the selected paragraphs a style (``body``, ``bullet``, ``number``) and level."""
        self._do(lambda: self.editor.styler.style(style, level))

    def toggle_list(self, style: str) -> None:
        """Make the selected paragraphs a list (``bullet``, ``number``), or running text again where they are one."""
        self._do(lambda: self.editor.styler.toggle_list(style))

    def put_in(self, make: Make) -> bool:
        """Put an object where the caret stands; False when that was refused.  The caret of a footnote is in it."""
        return self._did(lambda: self._objects.put(make))

    def add_slot(self, axis: str, *, after: bool) -> bool:
        """A row or column (``axis``) beside the caret's; False outside a table or when refused."""
        return self._did(lambda: self._objects.add_slot(axis, after=after))

    def remove_slot(self, axis: str) -> bool:
        """Propose that the caret's row or column goes; False outside a table or when refused."""
        return self._did(lambda: self._objects.remove_slot(axis))

    def merge_cells(self) -> bool:
        """Propose that the selected cells become one; False where there are no two, or when refused."""
        return self._did(self._objects.merge_cells)

    def split_cell(self) -> bool:
        """Propose that the caret's merged cell is as many again; False outside a table or when refused."""
        return self._did(self._objects.split_cell)

    def toggle_header(self) -> bool:
        """Make the first row of the caret's table a header, or no longer; False outside a table or when refused."""
        return self._did(self._objects.toggle_header)

    def remove_table(self) -> bool:
        """Propose that the caret's table goes; False outside a table or when refused."""
        return self._did(self._objects.remove_table)

    def cut(self) -> None:
        """Copy the selection and strike it."""
        self.copy_then(lambda: self.erase(forward=True))

    def paste(self) -> None:
        """Put the clipboard's words in place of the selection."""
        self.paste_from(QGuiApplication.clipboard().mimeData() or QMimeData())  # nothing at all, where it was emptied

    def paste_from(self, data: QMimeData, *, at_once: bool = False) -> bool:
        """Put these words in place of the selection; False when any of that was refused.

        Many of them come in beside the window, unless they must be there ``at_once``.
        """
        before, found = self._refusals, taken(data)
        long = found.much and not at_once and not data.hasImage()
        beside = self._beside() if long and self.editable else None
        if beside is not None:
            beside.read(translate("PageView", "Pasting"), lambda: items_of(found), partial(self._paste_read, found))
            return True
        try:
            items = items_of(found)
        except Trouble as trouble:
            self._refuse(worded(trouble.sentence))
            return False
        if not items and data.hasImage() and self.editable:
            self.picture_pasted.emit(data.imageData())
        else:
            self._paste_read(found, items, at_once=at_once)
        return self._refusals == before

    def _paste_read(self, found: Copied, items: Sequence[Item], *, at_once: bool = False) -> None:
        """Put what was read of a clipboard in place of the selection."""
        if self.editable and pictures_left_out(found, items):
            self.hinted.emit(translate("PageView", "Pictures did not come along. Copy and paste each one by itself."))
        if self.editable and not all(one.alt for one in pictures(items)):
            self.descriptions_wanted.emit(items)
            return
        if self.editable and not self.may_write_in(self._reached()):
            return
        words = BREAK.join(passage.words for passage in flat(items))
        # Nothing to paste is refused too where nothing may be pasted, and does nothing elsewhere.
        if found.own or found.html or not items:
            self._do(lambda: self._paster.paste(items, at_once=at_once))
        else:
            self._do(lambda: self.editor.paste_plain(words, at_once=at_once))

    def paste_items(self, items: Sequence[Item]) -> None:
        """Put these in place of the selection."""
        self._do(lambda: self._paster.paste(items))

    def paste_plain(self) -> None:
        """Put the clipboard's words alone in place of the selection, looking as what is around them."""
        plain = QMimeData()
        plain.setText(QGuiApplication.clipboard().text())
        self.paste_from(plain)

    def take_offered(self, point: QPoint) -> None:
        data = self.primary.offered()
        if data is not None and self._may_write():
            self.drop(data, point, copy=True)

    def drop(self, data: QMimeData, point: QPoint, *, copy: bool) -> bool:
        """Words are let go of at a point of the viewport; unless they are a copy, the selection is what moves.

        False where they did not come in.
        """
        return self.editable and self._dragging.take(data, point, copy=copy)

    def drag_away(self) -> bool:
        self._dragging.start()
        return True

    def paint_over(self, painter: QPainter) -> None:
        super().paint_over(painter)
        self._dragging.paint(painter)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._dragging.over(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._dragging.over(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._dragging.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        self._dragging.drop(event)

    def relay(self, leaf: Leaf) -> None:
        """Set a leaf's lines again (what is composed in it changed)."""
        before = leaf.lines
        leaf.lay_out(self.flow.setting, leaf.width)
        index = self.flow.locate(leaf.content.text)
        if leaf.lines != before and index is not None:
            self.flow.rearrange(index)
            self.sync()
        self.viewport().update()

    def end_composing(self) -> None:
        """Let go of what an input method is composing."""
        if self._composer.active:
            self._composer.clear()
            QGuiApplication.inputMethod().reset()

    def rest(self) -> None:
        """The caret was moved by something other than writing: what is typed next is a new burst."""
        if self._editor is not None:
            self._editor.rest()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        words = written(event) if self.has_document and self.caret_state.placed else ""
        if words:
            self.pause_measuring()
            self._do(lambda: self.editor.press(words) if self.typographic else self.editor.type(words))
        else:
            super().keyPressEvent(event)

    def obey(self, command: Command) -> bool:
        editor = self.editor
        doings: dict[Command, Callable[[], Any]] = {
            Command.DELETE: lambda: editor.erase(True),
            Command.BACKSPACE: lambda: editor.erase(False),
            Command.DELETE_WORD: lambda: editor.erase(True, word=True),
            Command.BACKSPACE_WORD: lambda: editor.erase(False, word=True),
            Command.SPLIT: editor.split,
        }
        if command in doings:
            self._do(doings[command])
        elif command is Command.CUT:
            self.cut()
        elif command is Command.PASTE:
            self.paste()
        elif command is Command.TAB and self.editable and cell_of(self.flow, self.caret().text) is not None:
            self._do(lambda: self._objects.next_cell(forward=True))
        elif super().obey(command):
            return True
        elif command in (Command.TAB, Command.BACKTAB):
            if self.editable:
                self._do(lambda: editor.styler.shift_level(deeper=command is Command.TAB))
        else:
            return False
        return True

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (written(event) or asked(event) not in (None, *_ELSEWHERE))
        ):
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab belongs to the text; Ctrl+Tab leaves it."""
        return False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self.has_document:
            self._composer.take(event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        return self._composer.answer(query) if self.has_document else super().inputMethodQuery(query)

    def may_write_in(self, texts: Iterable[str]) -> bool:
        """Whether this person can write in each of some texts; where they can not, it is said."""
        closed = next(filter(None, map(self.flow.setting.source.why_closed, texts)), None)
        if closed is not None:
            self._refuse(worded(closed))
        return closed is None

    def _reached(self) -> tuple[str, ...]:
        """The texts that what is selected reaches into, or that of the caret."""
        caret = self.caret_state
        if caret.wide or caret.anchor.text == caret.point.text:
            return (caret.point.text,)
        return tuple(dict.fromkeys(span.text for span in removable(caret)))

    def _do(self, doing: Callable[[], Any]) -> None:
        if not self._may_write():
            return
        reached = self._reached()
        if len(reached) > 1 and not self.may_write_in(reached):
            return  # what takes several edits is done wholly or not at all
        doing()
        self._wrote()
        news, self._news = self._news, []
        for changed in news:
            self.edited.emit(changed)

    def _may_write(self) -> bool:
        """Whether the view can be written in; where it can not, it is said."""
        if not self.editable:
            self.refused.emit(
                translate("PageView", "This view is for reading only. Choose All markup or Simple to write.")
            )
        return self.editable

    def _wrote(self) -> None:
        # What is still selected is looked at where it was: its other end may be thousands of clauses away.
        self.caret_went(writing=True, show=not self.caret_state.selects)

    def _did(self, doing: Callable[[], bool]) -> bool:
        done: list[bool] = []
        self._do(lambda: done.append(doing()))
        return any(done)

    def _perform(self, edit: Edit) -> Changed | None:
        try:
            changed = self.flow.setting.source.perform(edit)
        except Trouble as trouble:
            self._refuse(worded(trouble.sentence))
            return None
        far = changed.structure or changed.everything
        self.repaint_refreshed(self.moored(changed) if far else self.flow.refresh(changed))
        self._unchecked |= changed.clauses
        if isinstance(edit, ReplaceText | FormatText | StyleParagraphs | Together):
            self._recheck.start()
        else:
            self._check()
        self._news.append(changed)
        return changed

    def _refuse(self, words: str) -> None:
        self._refusals += 1
        self.refused.emit(words)

    def _beside(self) -> AtLength | None:
        """Who edits what is too much for one turn; nothing is read for the page meanwhile."""
        self._recheck.stop()
        self._check()
        return self.at_length

    def _check(self) -> None:
        clauses, self._unchecked = self._unchecked, set()
        if self.has_document and clauses:
            self.repaint_refreshed(self.flow.recheck(clauses))
