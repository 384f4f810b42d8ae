"""Comments on clauses: read, write, answer, settle."""

from __future__ import annotations

from uuid import uuid4

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication, QPainter, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QListView,
    QPlainTextEdit,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from hsavtal_desktop.core.edits import Changed, SetRecord
from hsavtal_desktop.core.members import Right
from hsavtal_desktop.core.reading import Place
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.page.colours import mixed
from hsavtal_desktop.gui.texts import time_text
from hsavtal_desktop.gui.theme import em, interface_font, space
from hsavtal_desktop.gui.widgets import Hint, Panel, allow, button, label
from hsavtal_desktop.workspace.reading import CommentView

COMMENT = int(Qt.ItemDataRole.UserRole)
NUMBER = COMMENT + 1
Index = QModelIndex | QPersistentModelIndex


def threads(comments: list[CommentView]) -> list[CommentView]:
    """Comments with their answers right after them, otherwise in the order given."""
    answers: dict[str, list[CommentView]] = {}
    known = {one.id for one in comments}
    for one in comments:
        if one.comment.parent in known:
            answers.setdefault(one.comment.parent, []).append(one)
    ordered: list[CommentView] = []
    for one in comments:
        if one.comment.parent not in known:
            ordered.append(one)
            ordered.extend(answers.get(one.id, ()))
    return ordered


class CommentCard(QStyledItemDelegate):
    """A comment, or an answer set in below it."""

    def __init__(self, view: QListView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        one: CommentView = index.data(COMMENT)
        head, body, foot = QFontMetricsF(_strong()), QFontMetricsF(interface_font()), QFontMetricsF(_small())
        words = body.boundingRect(QRectF(0, 0, self._inner(width, one), 1e5), _WRAP, one.comment.text)
        height = head.height() + words.height() + foot.height() + em() * 1.5
        return QSize(width, round(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one: CommentView = index.data(COMMENT)
        palette, box = QGuiApplication.palette(), QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            ground = mixed(palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Highlight), 0.09)
            painter.fillRect(box, ground)
            if self._view.hasFocus():
                painter.setPen(palette.color(QPalette.ColorRole.Highlight))
                painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -1.5))
        inner = box.adjusted(box.width() - self._inner(int(box.width()), one) - em() * 0.75, em() * 0.6, 0, 0)
        inner.setWidth(self._inner(int(box.width()), one))
        painter.setFont(_strong())
        metrics = QFontMetricsF(_strong())
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        body = " · ".join(part for part in (one.name, one.organisation) if part)
        number: str = index.data(NUMBER)
        room = inner.width() - metrics.horizontalAdvance(number) - em() * 0.5
        painter.drawText(inner, metrics.elidedText(body, Qt.TextElideMode.ElideRight, room))
        painter.setPen(palette.color(QPalette.ColorRole.Dark))
        painter.setFont(interface_font())
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight, number)
        inner.setTop(inner.top() + metrics.height() + em() * 0.1)
        resolved = one.comment.resolved
        painter.setPen(palette.color(QPalette.ColorRole.Dark if resolved else QPalette.ColorRole.Text))
        words = QFontMetricsF(interface_font()).boundingRect(inner, _WRAP, one.comment.text)
        painter.drawText(inner, _WRAP, one.comment.text)
        inner.setTop(inner.top() + words.height() + em() * 0.1)
        painter.setFont(_small())
        painter.setPen(palette.color(QPalette.ColorRole.Dark))
        foot = time_text(one.time) + (" · ✓ " + self.tr("settled") if resolved else "")
        painter.drawText(inner, foot)
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.drawLine(box.bottomLeft(), box.bottomRight())

    def _inner(self, width: int, one: CommentView) -> float:
        return width - em() * (1.5 if not one.comment.parent else 3.0)


_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


def _strong() -> QFont:
    return interface_font(1.0, QFont.Weight.DemiBold)


def _small() -> QFont:
    return interface_font(0.88)


class CommentsPanel(Panel):
    """Threads in order of time, and a box to write in."""

    chosen = Signal(str)
    """The clause of the comment that was chosen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.model = QStandardItemModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(CommentCard(self.list, self))
        self.list.setAccessibleName(self.tr("Comments"))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        self.here = QCheckBox(self.tr("Only this clause"))
        self.settled = QCheckBox(self.tr("Settled ones too"))
        self.here.toggled.connect(self._fill)
        self.settled.toggled.connect(self._fill)
        self.hint = Hint()
        self.words = QPlainTextEdit()
        self.words.setAccessibleName(self.tr("New comment"))
        self.words.setTabChangesFocus(True)
        self.words.setMaximumHeight(round(em() * 5))
        self.about = label("", scale=0.92, muted=True)
        self.write = button(self.tr("Comment"), self._write, primary=True)
        self.reply = button(self.tr("Answer"), self._reply)
        self.settle = button(self.tr("Settle"), self._settle, picture="check")
        self._following = False
        self._lay_out()
        desk.clause_entered.connect(self._clause_entered)
        self._tell_about()

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setContentsMargins(space(3), space(3), space(3), space(2))
        filters.setSpacing(space(4))
        filters.addWidget(self.here)
        filters.addWidget(self.settled)
        filters.addStretch(1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.hint)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        for each in (self.write, self.reply, self.settle):
            row.addWidget(each)
        row.addStretch(1)
        lower = QVBoxLayout()
        lower.setContentsMargins(space(3), space(2), space(3), space(3))
        lower.setSpacing(space(2))
        lower.addWidget(self.about)
        lower.addWidget(self.words)
        lower.addLayout(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(filters)
        layout.addWidget(self.stack, 1)
        layout.addLayout(lower)

    def refresh(self, changed: Changed) -> None:
        """Read the comments again if any changed."""
        if changed.everything or any(kind == "comment" for kind, _ in changed.records):
            self._fill()

    def start_writing(self) -> None:
        """Put the keyboard where a comment is written."""
        self.words.setFocus()

    def current(self) -> CommentView | None:
        """The comment in focus."""
        found: CommentView | None = self.list.currentIndex().data(COMMENT)
        return found

    def _fill(self) -> None:
        every = self.desk.workspace.comments()
        clause = self.desk.place.clause if self.desk.place is not None else ""
        wanted = [one for one in every if not self.here.isChecked() or one.comment.clause == clause]
        settled = {one.id for one in every if one.comment.resolved}
        if not self.settled.isChecked():
            wanted = [one for one in wanted if one.id not in settled and one.comment.parent not in settled]
        chosen = self.current()
        self._following = True
        self.model.clear()
        for one in threads(wanted):
            item = QStandardItem(f"{one.name}: {one.comment.text}")
            item.setData(one, COMMENT)
            item.setData(self.desk.workspace.reference(one.comment.clause, self.desk.document), NUMBER)
            self.model.appendRow(item)
            if chosen is not None and one.id == chosen.id:
                self.list.setCurrentIndex(item.index())
        self._following = False
        if not every:
            self.hint.say(self.tr("There are no comments yet. Write one below about the clause the caret is in."))
        else:
            self.hint.say(self.tr("No comment fits. Tick “Settled ones too”, or show comments on all clauses."))
        self.stack.setCurrentWidget(self.list if wanted else self.hint)
        self._tell_about()

    def _clause_entered(self, _place: Place | None) -> None:
        if self.here.isChecked() and self.isVisible():
            self._fill()
        self._tell_about()

    def _tell_about(self) -> None:
        place = self.desk.place
        one = self.current()
        reason = self.desk.workspace.why_not(Right.COMMENT)
        number = place.number if place is not None else ""
        self.about.setText(self.tr("Comment on {0}").format(number) if number else self.tr("Put the caret in a clause"))
        allow(self.write, reason or ("" if place is not None else self.tr("Put the caret in a clause")))
        for each in (self.reply, self.settle):
            allow(each, reason or ("" if one is not None else self.tr("Choose a comment first")))
        if one is not None:
            self.settle.setText(self.tr("Open again") if one.comment.resolved else self.tr("Settle"))

    def _current_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._tell_about()
        one = self.current()
        if one is not None and not self._following:
            self.chosen.emit(one.comment.clause)

    def _write(self) -> None:
        if self.desk.place is not None:
            self._add(self.desk.place.clause, "")

    def _reply(self) -> None:
        one = self.current()
        if one is not None:
            self._add(one.comment.clause, one.comment.parent or one.id)

    def _add(self, clause: str, parent: str) -> None:
        text = self.words.toPlainText().strip()
        if not text:
            self.words.setFocus()
            return
        fields = {"clause": clause, "text": text, "parent": parent}
        if self.desk.perform(SetRecord("comment", uuid4().hex, fields)) is not None:
            self.words.clear()
            self.desk.settle()

    def _settle(self) -> None:
        one = self.current()
        if one is None:
            return
        name = one.comment.parent or one.id
        if self.desk.perform(SetRecord("comment", name, {"resolved": not one.comment.resolved})) is not None:
            self.desk.settle()
