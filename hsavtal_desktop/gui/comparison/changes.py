"""The list of differences beside a comparison."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hsavtal_desktop.core.comparison.align import RowKind
from hsavtal_desktop.core.comparison.model import ChangePlace, Comparison, Competing
from hsavtal_desktop.gui.comparison.rivals import in_a_line
from hsavtal_desktop.gui.foreign import tip
from hsavtal_desktop.gui.page.colours import mixed
from hsavtal_desktop.gui.proposals_model import Index
from hsavtal_desktop.gui.texts import one_line
from hsavtal_desktop.gui.theme import em, interface_font

ENTRY = int(Qt.ItemDataRole.UserRole)
NUMBER = ENTRY + 1
KIND = ENTRY + 2
_LONGEST = 200
"""Letters of a difference that the list tells."""


class Entry(NamedTuple):
    """A difference: in which comparison, 0 for the only or first one, and where."""

    which: int
    place: ChangePlace


class ChangesModel(QAbstractListModel):
    """The places that next and previous go to: those of every comparison shown, as far as they are asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.comparisons: Sequence[Comparison] = ()
        self._all: list[Entry] = []
        self._listed: list[Entry] = []
        self._quiet = False
        self._kind: RowKind | None = None
        self._words = ""

    def show_comparisons(self, comparisons: Sequence[Comparison], *, quiet: bool) -> None:
        """List other differences; those of white space and looks too where ``quiet``."""
        self.comparisons, self._quiet = comparisons, quiet
        self._all = [
            Entry(which, place)
            for which, comparison in enumerate(comparisons)
            for place in (*comparison.changes, *(comparison.quiet if quiet else ()))
        ]
        self._all.sort(key=self._order)
        self._list()

    def narrow(self, kind: RowKind | None, words: str) -> None:
        """List only one kind of differences, and those whose words, number or heading hold all of ``words``."""
        self._kind, self._words = kind, words.casefold()
        self._list()

    @property
    def kinds(self) -> list[RowKind]:
        """The kinds of differences there are."""
        there = {entry.place.kind for entry in self._all}
        return [kind for kind in RowKind if kind in there]

    @property
    def total(self) -> int:
        """How many differences there are, listed or not."""
        return len(self._all)

    def entry(self, row: int) -> Entry:
        """One difference."""
        return self._listed[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._listed)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        entry = self.entry(index.row())
        place = entry.place
        if role == ENTRY:
            return entry
        if role == NUMBER:
            return self._number(entry)
        if role == KIND:
            return self._told_kind(entry)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            words = [self._number(entry), self._told_kind(entry), *(f"{sign} {text}" for sign, text in told(place))]
            said = " ".join(word for word in words if word)
            return tip(said) if role == Qt.ItemDataRole.ToolTipRole else said
        return None

    def _list(self) -> None:
        self.beginResetModel()
        self._listed = [entry for entry in self._all if self._fits(entry)]
        self.endResetModel()

    def _fits(self, entry: Entry) -> bool:
        if self._kind is not None and entry.place.kind != self._kind:
            return False
        if not self._words:
            return True
        said = " ".join((self._number(entry), self._heading(entry), entry.place.old_text, entry.place.new_text))
        said += "".join(f" {in_a_line(one)}" for one in (entry.place.competing or Competing(())).rivals)
        return all(word in said.casefold() for word in self._words.split())

    def _order(self, entry: Entry) -> tuple[int, int, int, int, int]:
        """Where a difference comes: by the base's clause, where there are two comparisons."""
        place = entry.place
        row = self.comparisons[entry.which].rows[place.row]
        first = place.row if len(self.comparisons) == 1 or row.old is None else row.old
        return (first, place.row, place.paragraph if place.paragraph is not None else -1, place.phrase or -1, 0)

    def _number(self, entry: Entry) -> str:
        comparison = self.comparisons[entry.which]
        row = comparison.rows[entry.place.row]
        if row.new is not None:
            return comparison.new.units[row.new].number
        return comparison.old.units[row.old].number if row.old is not None else ""

    def _heading(self, entry: Entry) -> str:
        comparison = self.comparisons[entry.which]
        row = comparison.rows[entry.place.row]
        if row.new is not None:
            return comparison.new.units[row.new].heading
        return comparison.old.units[row.old].heading if row.old is not None else ""

    def _told_kind(self, entry: Entry) -> str:
        words = kind_word(entry.place.kind, whole=entry.place.paragraph is None)
        if len(self.comparisons) == 1:
            return words
        middle, right = self.tr("middle"), self.tr("right")
        return f"{words} · {right if entry.which else middle}"


def kind_word(kind: RowKind, *, whole: bool) -> str:
    """What a kind of difference is called, of a ``whole`` clause or of a paragraph."""
    words = {
        RowKind.INSERTED: QCoreApplication.translate("Comparison", "New clause")
        if whole
        else QCoreApplication.translate("Comparison", "New paragraph"),
        RowKind.DELETED: QCoreApplication.translate("Comparison", "Clause gone")
        if whole
        else QCoreApplication.translate("Comparison", "Paragraph gone"),
        RowKind.MOVED: QCoreApplication.translate("Comparison", "Moved"),
        RowKind.SPLIT: QCoreApplication.translate("Comparison", "Split"),
        RowKind.MERGED: QCoreApplication.translate("Comparison", "Merged"),
        RowKind.CHANGED: QCoreApplication.translate("Comparison", "Changed"),
        RowKind.SPACED: QCoreApplication.translate("Comparison", "White space"),
        RowKind.FORMATTED: QCoreApplication.translate("Comparison", "Formatting"),
        RowKind.COMPETING: QCoreApplication.translate("Comparison", "Competing proposals"),
    }
    return words.get(kind, "")


def told(place: ChangePlace) -> list[tuple[str, str]]:
    """What went and what came, one line each, with its sign."""
    if place.competing is not None:
        return [("", one_line(in_a_line(rival)[:_LONGEST])) for rival in place.competing.rivals]
    if place.kind is RowKind.FORMATTED:
        return [("", f"{one_line(place.new_text[:_LONGEST])} ({', '.join(map(_look_word, place.looks))})")]
    if place.kind is RowKind.SPACED:
        return []
    texts = (("−", place.old_text), ("+", place.new_text))
    return [(sign, one_line(text[:_LONGEST])) for sign, text in texts if text]


def _look_word(look: str) -> str:
    """``+bold`` in words."""
    names = {
        "bold": QCoreApplication.translate("Comparison", "bold"),
        "italic": QCoreApplication.translate("Comparison", "italic"),
        "bullet": QCoreApplication.translate("Comparison", "bulleted list"),
        "number": QCoreApplication.translate("Comparison", "numbered list"),
    }
    name = look[1:]
    if name.startswith("level "):
        word = QCoreApplication.translate("Comparison", "list level {0}").format(name.removeprefix("level "))
    else:
        word = names.get(name, name)
    if look.startswith("+"):
        return word
    return QCoreApplication.translate("Comparison", "no longer {0}").format(word)


class ChangeLine(QStyledItemDelegate):
    """Number and kind, then what went and what came, one line each."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry: Entry = index.data(ENTRY)
        rows = 1 + len(told(entry.place))
        height = QFontMetricsF(interface_font()).height() * rows + em() * 0.9
        return QSize(self._view.viewport().width(), round(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(ENTRY)
        palette, box = QGuiApplication.palette(), QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            ground = mixed(palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Highlight), 0.09)
            painter.fillRect(box, ground)
            painter.fillRect(QRectF(box.left(), box.top(), em() * 0.2, box.height()), palette.highlight())
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        inner = box.adjusted(em() * 0.75, em() * 0.4, -em() * 0.75, 0)
        metrics = QFontMetricsF(interface_font())
        painter.setFont(interface_font(1.0, QFont.Weight.DemiBold))
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.drawText(inner, index.data(NUMBER))
        painter.setFont(interface_font())
        painter.setPen(palette.color(QPalette.ColorRole.Dark))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight, index.data(KIND))
        for sign, words in told(entry.place):
            inner.setTop(inner.top() + metrics.height())
            painter.setPen(palette.color(QPalette.ColorRole.Dark if sign == "−" else QPalette.ColorRole.Text))
            text = f"{sign} {words}".strip()
            painter.drawText(inner, metrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width()))
