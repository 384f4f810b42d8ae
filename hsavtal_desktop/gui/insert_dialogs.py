"""Small dialogs that ask what is to be put in: a picture's description, a table's size, a target, a field, a link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hsavtal_desktop.gui.dialog import Dialog, resize_on_screen
from hsavtal_desktop.gui.prose import ProseEdit, ProseLine
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import Hint, allow, button, label, search_field

_KEY = Qt.ItemDataRole.UserRole


def _inset(field: QAbstractSpinBox) -> None:
    """Keep the digits off the frame: Qt heeds no padding of a style sheet here."""
    field.lineEdit().setTextMargins(space(1), 0, 0, 0)


class AskingDialog(Dialog):
    """A heading, fields, and two buttons of which the primary one does it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = label("", scale=1.15, strong=True)
        self.do = button("", self.accept, primary=True)
        self.do.setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addStretch(1)
        self._cancel = button(self.tr("Cancel"), self.reject)
        row.addWidget(self._cancel)
        row.addWidget(self.do)
        self.body = QVBoxLayout()
        self.body.setSpacing(space(2))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(space(5),) * 4)
        layout.setSpacing(space(3))
        layout.addWidget(self._heading)
        layout.addLayout(self.body)
        layout.addLayout(row)
        self.setMinimumWidth(round(em() * 28))

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard begins in the first field and comes to the buttons last."""
        super().showEvent(event)
        fields = [each for each in self.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
        fields = [each for each in fields if each not in (self._cancel, self.do) and each.isVisible()]
        if fields:
            self.setTabOrder(fields[-1], self._cancel)
            self.setTabOrder(self._cancel, self.do)
        if fields and self.focusWidget() in (None, self._cancel, self.do):
            fields[0].setFocus()

    def ask(self, heading: str, doing: str) -> None:
        """What it is about and what its primary button does."""
        self.setWindowTitle(heading)
        self._heading.setText(heading)
        self.do.setText(doing)


class PictureDialog(AskingDialog):
    """Shows a picture and asks what it says to those who do not see it."""

    def __init__(self, pixmap: QPixmap, alt: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask(self.tr("Picture"), self.tr("Propose the description") if alt else self.tr("Insert the picture"))
        preview = QLabel()
        preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        size = QSize(round(em() * 26), round(em() * 14))
        preview.setPixmap(
            pixmap.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
            if pixmap.width() > size.width() or pixmap.height() > size.height()
            else pixmap
        )
        self.alt = ProseEdit(alt)
        self.alt.setAccessibleName(self.tr("Description"))
        self.alt.setTabChangesFocus(True)
        self.alt.setFixedHeight(round(em() * 5))
        self.alt.textChanged.connect(self._check)
        self.alt.installEventFilter(self)
        self.body.addWidget(preview)
        self.body.addWidget(label(self.tr("What does the picture show? It is read to those who do not see it.")))
        self.body.addWidget(self.alt)
        self.alt.setFocus()
        self._check()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return ends the description as it ends every other field."""
        pressed = watched is self.alt and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.do.click()
            return True
        return super().eventFilter(watched, event)

    def _check(self) -> None:
        allow(self.do, "" if self.alt.toPlainText().strip() else self.tr("Describe the picture first"))


class PictureSizeDialog(AskingDialog):
    """Asks how large a picture is printed; width and height follow each other unless they are let go."""

    def __init__(self, width: int, height: int, widest: int, parent: QWidget | None = None) -> None:
        """``width`` and ``height`` as it is now, and ``widest`` as the text is: tenths of a millimetre."""
        super().__init__(parent)
        self.ask(self.tr("Picture size"), self.tr("Propose the size"))
        self._now = width, height
        self._proportion = height / width if width and height else 0.75
        self._following = False
        self.wide, self.high = QDoubleSpinBox(), QDoubleSpinBox()
        form = QFormLayout()
        form.setVerticalSpacing(space(2))
        form.setHorizontalSpacing(space(4))
        for name, field, side in ((self.tr("Width"), self.wide, width), (self.tr("Height"), self.high, height)):
            field.setDecimals(2)
            field.setRange(0.1, 99.99)
            field.setSingleStep(0.5)
            field.setSuffix(self.tr(" cm"))
            _inset(field)
            field.setValue(side / 100)
            field.setAccessibleName(name)
            field.valueChanged.connect(self._check)
            form.addRow(name, field)
        self.wide.valueChanged.connect(lambda wide: self._follow(self.high, wide * self._proportion))
        self.high.valueChanged.connect(lambda high: self._follow(self.wide, high / self._proportion))
        self.kept = QCheckBox(self.tr("Keep the proportion"))
        self.kept.setChecked(True)
        self.kept.toggled.connect(
            lambda on: self._follow(self.high, self.wide.value() * self._proportion) if on else None
        )
        self.body.addLayout(form)
        self.body.addWidget(self.kept)
        fill = button(self.tr("As wide as the text"), lambda: self.wide.setValue(widest / 100))
        self.body.addWidget(fill, 0, Qt.AlignmentFlag.AlignLeft)
        self.wide.selectAll()
        self._check()

    @property
    def size_wanted(self) -> tuple[int, int]:
        """Width and height in tenths of a millimetre."""
        return round(self.wide.value() * 100), round(self.high.value() * 100)

    def _follow(self, field: QDoubleSpinBox, side: float) -> None:
        if self.kept.isChecked() and not self._following:
            self._following = True
            field.setValue(side)
            self._following = False

    def _check(self) -> None:
        same = self.size_wanted == self._now
        allow(self.do, self.tr("The picture has this size already") if same else "")


class TableDialog(AskingDialog):
    """Asks how large a table is."""

    def __init__(self, most_rows: int, most_columns: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask(self.tr("Table"), self.tr("Insert the table"))
        self.rows, self.columns, self.header = QSpinBox(), QSpinBox(), QSpinBox()
        form = QFormLayout()
        form.setVerticalSpacing(space(2))
        form.setHorizontalSpacing(space(4))
        for name, field, least, most, usual in (
            (self.tr("Rows"), self.rows, 1, most_rows, 3),
            (self.tr("Columns"), self.columns, 1, most_columns, 3),
            (self.tr("Of the rows, headers"), self.header, 0, 5, 1),
        ):
            field.setRange(least, most)
            _inset(field)
            field.setValue(usual)
            field.setAccessibleName(name)
            form.addRow(name, field)
        self.body.addLayout(form)
        self.rows.selectAll()


@dataclass(frozen=True)
class Choice:
    """Something that can be chosen from a list."""

    key: str
    words: str
    depth: int = 0


class ChoosingDialog(AskingDialog):
    """A list narrowed down by what is typed above it."""

    def __init__(self, choices: Sequence[Choice], sought: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sought = search_field(sought)
        self.list = QListWidget()
        self.list.setAccessibleName(sought)
        self.list.setMinimumHeight(round(em() * 6))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lacking = Hint()
        self._shown = QStackedWidget()
        self._shown.addWidget(self.list)
        self._shown.addWidget(self.lacking)
        for choice in choices:
            item = QListWidgetItem("\u2003" * choice.depth + choice.words)
            item.setData(_KEY, choice.key)
            self.list.addItem(item)
        self.sought.textChanged.connect(self._narrow)
        self.list.itemActivated.connect(lambda _item: self.accept())
        self.list.currentItemChanged.connect(lambda *_: self.check())
        self.body.addWidget(self.sought)
        self.body.addWidget(self._shown)
        resize_on_screen(self, 28, 28)
        self._narrow("")
        self.sought.setFocus()

    @property
    def chosen(self) -> str:
        """Key of the choice, "" for none."""
        item = self.list.currentItem()
        return str(item.data(_KEY)) if item is not None and not item.isHidden() else ""

    def why_empty(self) -> str:
        """Why the list has nothing to choose."""
        return self.tr("Nothing here holds these words. Write fewer of them.")

    def check(self) -> None:
        """Whether it can be done now."""
        allow(self.do, "" if self.chosen else self.tr("Choose something in the list first"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go through the list while one types."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        seen = [row for row in range(self.list.count()) if not self.list.item(row).isHidden()]
        if step is None or not seen:
            super().keyPressEvent(event)
            return
        at = seen.index(self.list.currentRow()) if self.list.currentRow() in seen else -1
        self.list.setCurrentRow(seen[max(0, min(len(seen) - 1, at + step))])

    def _narrow(self, words: str) -> None:
        wanted = words.casefold().split()
        first = None
        for row in range(self.list.count()):
            item = self.list.item(row)
            said = item.text().strip().casefold()
            # A number is sought from its beginning: "6.1" is not to find 16.1.
            fits = all(said.startswith(word) if word[0].isdigit() else word in said for word in wanted)
            item.setHidden(not fits)
            first = row if fits and first is None else first
        if first is None:
            self.lacking.say(self.why_empty())
        self._shown.setCurrentWidget(self.lacking if first is None else self.list)
        self.list.setCurrentRow(-1 if first is None else first)
        self.check()


class FieldDialog(ChoosingDialog):
    """Chooses a field; where the role allows, makes one or changes what it says everywhere."""

    def __init__(
        self, choices: Sequence[Choice], words: dict[str, tuple[str, str]], why_not: str, parent: QWidget | None = None
    ) -> None:
        self._words, self._why_not = words, why_not
        self.name, self.said = ProseLine(), ProseLine()
        sought = QCoreApplication.translate("FieldDialog", "Search among the fields")
        super().__init__(choices, sought, parent)
        self.ask(self.tr("Field"), self.tr("Insert the field"))
        self.list.setAccessibleName(self.tr("Fields"))
        form = QFormLayout()
        form.setVerticalSpacing(space(2))
        form.setHorizontalSpacing(space(4))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, field in ((self.tr("Name"), self.name), (self.tr("Says"), self.said)):
            field.setAccessibleName(name)
            field.setReadOnly(bool(why_not))
            field.textChanged.connect(self.check)
            form.addRow(name, field)
        hint = why_not or self.tr("What is written here changes in every place where the field stands.")
        self.body.addLayout(form)
        self.body.addWidget(label(hint, muted=True))
        if not why_not:
            self.body.addWidget(button(self.tr("New field"), self._begin_new), 0, Qt.AlignmentFlag.AlignLeft)
        self.list.currentItemChanged.connect(lambda *_: self._show())
        self._show()

    def why_empty(self) -> str:
        if self._words:
            return super().why_empty()
        return self._why_not or self.tr("There are no fields yet. Write the name of one below, and what it says.")

    def check(self) -> None:
        """A field needs a name and words."""
        done = self.name.text().strip() and self.said.text().strip()
        allow(self.do, "" if done else self.tr("Choose a field, or write a name and what it says"))

    def _begin_new(self) -> None:
        self.list.setCurrentRow(-1)
        self.name.setFocus()

    def _show(self) -> None:
        title, said = self._words.get(self.chosen, ("", ""))
        self.name.setText(title)
        self.said.setText(said)
        self.check()


class LinkDialog(AskingDialog):
    """Asks for an address; an empty one takes the link away."""

    def __init__(self, address: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask(self.tr("Link"), self.tr("Set the link"))
        self.address = QLineEdit(address)
        self.address.setPlaceholderText("https://")
        self.address.setAccessibleName(self.tr("Address"))
        self.address.selectAll()
        self.body.addWidget(label(self.tr("Where does the link lead? Leave it empty to take the link away.")))
        self.body.addWidget(self.address)
        self.address.textChanged.connect(self._check)
        self._check()

    def _check(self) -> None:
        words = self.address.text().strip()
        fits = not words or words.startswith(("https://", "http://", "mailto:"))
        allow(self.do, "" if fits else self.tr("An address begins with https:// or mailto:"))
