"""Commands that put something in where the caret stands, and that change tables."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPixmap
from PySide6.QtWidgets import QFileDialog

from hsavtal_desktop.core.disk_reasons import reason_of
from hsavtal_desktop.core.drafting.tables import MOST_COLUMNS, MOST_ROWS
from hsavtal_desktop.core.drafting.texts import NO_PICTURE_IN_HEADING
from hsavtal_desktop.core.edits import (
    DescribePicture,
    InsertField,
    InsertFootnote,
    InsertPicture,
    InsertReference,
    InsertTable,
    ResizePicture,
    SetRecord,
)
from hsavtal_desktop.core.members import Right
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.commands import Commands
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.insert_dialogs import (
    Choice,
    ChoosingDialog,
    FieldDialog,
    PictureDialog,
    PictureSizeDialog,
    TableDialog,
)
from hsavtal_desktop.gui.links import Links
from hsavtal_desktop.gui.page import PageView
from hsavtal_desktop.gui.page.passage import Item
from hsavtal_desktop.gui.page.pasted_pictures import MOST_BYTES, WIDEST, PastedPicture, described, pictures
from hsavtal_desktop.gui.page.picture import PictureLeaf
from hsavtal_desktop.gui.texts import worded

INSERT = (
    "insert-picture insert-table insert-footnote - insert-reference insert-field link insert-space insert-hyphen - "
    "describe-picture resize-picture follow"
)
"""Names of the commands, as a menu lists them."""
TABLE = (
    "row-above row-below column-before column-after remove-row remove-column - merge-cells split-cell header-row - "
    "remove-table"
)
"""Those that change a table, likewise."""
WRITING = " ".join(name for name in f"{INSERT} {TABLE}".split() if name not in ("-", "follow"))
"""Those that need a text that can be written in."""

_MILLIMETRES_OF_AN_INCH = 25.4
_USUAL_DOTS = 3780
"""Dots a metre of a picture that tells nothing else: 96 an inch."""


class InsertCommands(QObject):
    """Asks what is needed and puts it in."""

    def __init__(self, desk: Desk, page: PageView) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        page.pictures_dropped.connect(self.offer_pictures)
        page.picture_pasted.connect(self.offer_pasted)
        page.descriptions_wanted.connect(self.ask_and_paste)

    def add_to(self, commands: Commands) -> None:
        """Make the commands."""
        add, page = commands.add, self._page
        add("insert-picture", self.tr("&Picture…"), self.picture)
        add("insert-table", self.tr("&Table…"), self.table)
        add("insert-footnote", self.tr("Foot&note"), self.footnote, keys="Ctrl+Shift+F")
        add("insert-reference", self.tr("&Reference to a clause…"), self.reference, keys="Ctrl+Shift+H", picture="link")
        add("insert-field", self.tr("&Field…"), self.field)
        add("link", self.tr("&Link…"), Links(page).ask, keys="Ctrl+K")
        add(
            "insert-space",
            self.tr("No-brea&k space"),
            lambda: page.type_words("\u00a0"),
            keys="Ctrl+Shift+Space",
            tip=self.tr("Keeps what stands on both sides of it on one line, such as 5 and §"),
        )
        add(
            "insert-hyphen",
            self.tr("No-break h&yphen"),
            lambda: page.type_words("\u2011"),
            keys=("Ctrl+Shift+-", "Ctrl+_"),
            tip=self.tr("Keeps what stands on both sides of it on one line, such as e and post"),
        )
        add("row-above", self.tr("Row &above"), lambda: self._table(page.add_slot("row", after=False)))
        add("row-below", self.tr("Row &below"), lambda: self._table(page.add_slot("row", after=True)))
        add("column-before", self.tr("Column to the l&eft"), lambda: self._table(page.add_slot("column", after=False)))
        add("column-after", self.tr("Column to the ri&ght"), lambda: self._table(page.add_slot("column", after=True)))
        add("remove-row", self.tr("Propose to remove the ro&w"), lambda: self._table(page.remove_slot("row")))
        add("remove-column", self.tr("Propose to remove the &column"), lambda: self._table(page.remove_slot("column")))
        add(
            "merge-cells",
            self.tr("&Merge the cells"),
            self.merge_cells,
            tip=self.tr("Select from the first cell to the last, with Shift and the arrow keys"),
        )
        add("split-cell", self.tr("&Split the merged cell"), lambda: self._table(page.split_cell()))
        add("header-row", self.tr("&Header row on or off"), lambda: self._table(page.toggle_header()))
        add("remove-table", self.tr("Propose to remo&ve the whole table"), lambda: self._table(page.remove_table()))
        add("describe-picture", self.tr("Picture &description…"), self.describe)
        add("resize-picture", self.tr("Picture si&ze…"), self.resize)
        add(
            "follow",
            self.tr("Go to the &other end"),
            self.follow,
            keys="F4",
            tip=self.tr("From a footnote to its sign or back, to what a reference names, between the places of a move"),
        )

    def picture(self) -> None:
        """Ask for a picture's file and description."""
        if not self._takes_picture():
            return
        kinds = " ".join(f"*.{bytes(each.data()).decode()}" for each in QImageReader.supportedImageFormats())
        name, _ = QFileDialog.getOpenFileName(
            self._page.window(), self.tr("Choose a picture"), "", self.tr("Pictures ({0})").format(kinds)
        )
        if name:
            self.offer_picture(Path(name))

    def offer_pictures(self, paths: Sequence[Path]) -> None:
        """Ask what each of some pictures shows, one after the other, and put it in."""
        if paths and self._takes_picture():
            dialog = self.offer_picture(paths[0])
            if dialog is None:
                self.offer_pictures(paths[1:])
            else:
                dialog.finished.connect(lambda _: self.offer_pictures(paths[1:]))

    def offer_picture(self, path: Path) -> PictureDialog | None:
        """Ask what a picture shows and put it in; None where it can not be shown, which is told."""
        try:
            content = path.read_bytes() if path.stat().st_size <= MOST_BYTES else b""
        except OSError as error:
            self._desk.refused.emit(self.tr("{0} can not be read: {1}").format(path.name, worded(reason_of(error))))
            return None
        return self._offer(content, path.name)

    def offer_pasted(self, image: QImage) -> None:
        """Ask what a picture from the clipboard shows and put it in."""
        if not self._takes_picture():
            return
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, b"png").write(image)
        content = bytes(buffer.data().data())
        self._offer(content if len(content) <= MOST_BYTES else b"", self.tr("The picture"))

    def ask_and_paste(self, items: Sequence[Item], told: Mapping[PastedPicture, str] | None = None) -> None:
        """Ask what each picture shows among what is to be pasted, and put all of it in; without those not told of."""
        answers = dict(told or {})
        asked = next((one for one in pictures(items) if not one.alt and one not in answers), None)
        if asked is None:
            self._page.paste_items(described(items, answers))
            self._page.setFocus()
            return
        pixmap = QPixmap()
        pixmap.loadFromData(asked.content)
        dialog = PictureDialog(pixmap, parent=self._page.window())

        def answered(result: int) -> None:
            said = dialog.alt.toPlainText() if result == PictureDialog.DialogCode.Accepted else ""
            self.ask_and_paste(items, {**answers, asked: said})

        dialog.finished.connect(answered)
        dialog.open()

    def _offer(self, content: bytes, name: str) -> PictureDialog | None:
        pixmap = QPixmap()
        if not content:
            words = self.tr("{0} is larger than {1} MB. Make the picture smaller first.")
            self._desk.refused.emit(words.format(name, MOST_BYTES // 2**20))
        elif not pixmap.loadFromData(content):
            self._desk.refused.emit(self.tr("{0} is not a picture that can be shown.").format(name))
        else:
            dialog = PictureDialog(pixmap, parent=self._page.window())
            dialog.accepted.connect(lambda: self.put_picture(content, pixmap, dialog.alt.toPlainText()))
            dialog.open()
            return dialog
        return None

    def _takes_picture(self) -> bool:
        """Whether a picture can stand where the caret does; told before anything is asked."""
        if self._page.caret().text.startswith("h."):
            self._desk.refused.emit(worded(NO_PICTURE_IN_HEADING))
            return False
        return True

    def put_picture(self, content: bytes, pixmap: QPixmap, alt: str) -> None:
        """Put a picture in, as large as its file says, but no wider than the text."""
        dots = pixmap.toImage().dotsPerMeterX() or _USUAL_DOTS
        wide = min(WIDEST, max(1, round(pixmap.width() / dots * 10_000)))
        high = max(1, round(wide * pixmap.height() / pixmap.width()))
        self._page.put_in(lambda text, at, view: InsertPicture(text, at, content, alt, wide, high, view))
        self._page.setFocus()

    def describe(self) -> None:
        """Ask for another description of the picture beside the caret."""
        leaf = self._picture()
        if leaf is None:
            return
        dialog = PictureDialog(_shown(leaf), leaf.picture.alt, self._page.window())
        text, at, view = leaf.content.text, leaf.content.start, self._desk.view
        dialog.accepted.connect(lambda: self._desk.perform(DescribePicture(text, at, dialog.alt.toPlainText(), view)))
        dialog.open()

    def resize(self) -> None:
        """Ask for another size of the picture beside the caret."""
        leaf = self._picture()
        if leaf is None:
            return
        dialog = PictureSizeDialog(leaf.picture.width, leaf.picture.height, WIDEST, self._page.window())
        text, at, view = leaf.content.text, leaf.content.start, self._desk.view
        dialog.accepted.connect(lambda: self._desk.perform(ResizePicture(text, at, *dialog.size_wanted, view)))
        dialog.open()

    def _picture(self) -> PictureLeaf | None:
        """The picture beside the caret; without one it is said so."""
        found = self._page.flow.find(self._page.caret())
        leaf = found[1] if found is not None else None
        if isinstance(leaf, PictureLeaf):
            return leaf
        self._desk.refused.emit(self.tr("Put the caret beside a picture first."))
        return None

    def table(self) -> None:
        """Ask how large a table is and put it in."""
        dialog = TableDialog(MOST_ROWS, MOST_COLUMNS, self._page.window())
        sizes = dialog.rows, dialog.columns, dialog.header
        dialog.accepted.connect(lambda: self._put_table(*(each.value() for each in sizes)))
        dialog.open()

    def _put_table(self, rows: int, columns: int, header: int) -> None:
        name = self._desk.workspace.new_name()
        if self._page.put_in(lambda text, at, view: InsertTable(text, at, rows, columns, header, name, view)):
            self._page.put_caret(f"c.{name}.r1.k1", 0)
        self._page.setFocus()

    def footnote(self) -> None:
        """Put a footnote's sign in and the caret in its words."""
        self._page.put_in(lambda text, at, view: InsertFootnote(text, at, view=view))
        self._page.setFocus()

    def reference(self) -> None:
        """Ask what to refer to and put its number in."""
        workspace = self._desk.workspace
        choices: list[Choice] = []
        names = [self._desk.document, *(name for name in workspace.documents() if name != self._desk.document)]
        for name in names:
            outline = workspace.outline(name, View.FINAL)
            for part in outline.parts:
                if part.number:
                    choices.append(Choice(f"part {part.part}", f"{part.number} {part.title}"))
                for place in part.places:
                    heading = " ".join(each.text for each in workspace.text(f"h.{place.clause}", View.FINAL))
                    after = "" if name == self._desk.document else f" — {outline.title}"
                    choices.append(Choice(f"clause {place.clause}", f"{place.number} {heading}{after}", place.depth))
        dialog = ChoosingDialog(choices, self.tr("Number or words of the heading"), self._page.window())
        dialog.ask(self.tr("Reference"), self.tr("Insert the reference"))
        dialog.accepted.connect(lambda: self._refer(dialog.chosen))
        dialog.open()

    def _refer(self, chosen: str) -> None:
        kind, _, name = chosen.partition(" ")
        clause, part = (name, "") if kind == "clause" else ("", name)
        self._page.put_in(lambda text, at, view: InsertReference(text, at, clause, part, view))
        self._page.setFocus()

    def field(self) -> None:
        """Ask for a field, or for a new one, and put it in."""
        found = self._desk.workspace.fields()
        choices = [Choice(name, words.title) for name, words in found]
        said = {name: (words.title, words.text) for name, words in found}
        dialog = FieldDialog(choices, said, worded(self._desk.workspace.why_not(Right.STRUCTURE)), self._page.window())
        dialog.accepted.connect(lambda: self._put_field(dialog, said))
        dialog.open()

    def _put_field(self, dialog: FieldDialog, said: dict[str, tuple[str, str]]) -> None:
        words = dialog.name.text().strip(), dialog.said.text().strip()
        name = dialog.chosen or re.sub(r"[^a-z0-9]+", "_", words[0].lower())[:30] + self._desk.workspace.new_name()
        with self._desk.one_step(self.tr("field")):
            if said.get(name) != words:
                self._desk.perform(SetRecord("field", name, {"title": words[0], "text": words[1]}))
            self._page.put_in(lambda text, at, view: InsertField(text, at, name, view))
        self._page.setFocus()

    def follow(self) -> None:
        """Go to the other end of what stands at the caret."""
        if not self._page.follow():
            self._desk.said.emit(self.tr("Nothing here leads anywhere else"))

    def merge_cells(self) -> None:
        """Propose that the selected cells become one, and tell where they can not be that yet."""
        page = self._page
        if not page.merge_cells():
            if page.editable and page.caret().text.startswith("c.") and not page.caret_state.selects:
                self._desk.refused.emit(
                    self.tr("Select from the first cell to the last first, with Shift and the arrow keys.")
                )
            else:
                self._table(False)
            return
        self._desk.said.emit(self.tr("The cells are proposed to be one, with the words of all of them"))

    def _table(self, done: bool) -> None:
        if not done and not self._page.caret().text.startswith("c."):
            self._desk.refused.emit(self.tr("Put the caret in a table first."))


def _shown(leaf: PictureLeaf) -> QPixmap:
    return QPixmap.fromImage(leaf.image) if leaf.image is not None else QPixmap()
