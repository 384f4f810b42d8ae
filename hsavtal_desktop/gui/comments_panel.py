"""Comments in the order of the agreement: read, write, answer, hand to somebody, settle."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QListView,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from hsavtal_desktop.core.edits import AddComment, Changed, SetRecord
from hsavtal_desktop.core.members import Right
from hsavtal_desktop.core.reading import Place
from hsavtal_desktop.core.record_types import COMMENT_KINDS
from hsavtal_desktop.gui.comment_card import CommentCard
from hsavtal_desktop.gui.comment_menu import CommentMenu
from hsavtal_desktop.gui.comment_words import CommentWords
from hsavtal_desktop.gui.comments_model import COMMENT, THREAD, CommentFilter, CommentsModel, State, kinds
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.page.at_length import AtLength
from hsavtal_desktop.gui.survey import reading_words
from hsavtal_desktop.gui.texts import comment_kind_word, count_text, one_line, worded
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import CalmList, DropDown, Hint, Panel, allow, button, label, tool
from hsavtal_desktop.gui.wrapping import Wrapping
from hsavtal_desktop.workspace.threads import Thread

_QUOTED = 60
"""Letters of the selected words that are repeated above the field."""


class CommentsPanel(Panel):
    """Filter, threads, and a field to write in."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.at_length: AtLength | None = None
        """Who writes a comment on more words than are read in one turn."""
        self.model = CommentsModel(desk, self)
        self.list = CalmList()
        self.list.setModel(self.model)
        self.list.setItemDelegate(CommentCard(self.list, self))
        self.list.setAccessibleName(self.tr("Comments"))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        self.kind, self.state = DropDown(), DropDown()
        self.mine = QCheckBox(self.tr("Only mine to deal with"))
        self.here = QCheckBox(self.tr("Only this clause"))
        self.hint = Hint()
        self.about = label("", scale=0.92, muted=True)
        self.new_kind, self.new_assigned = DropDown(), DropDown()
        self.words = CommentWords()
        self.words.setAccessibleName(self.tr("New comment"))
        self.words.setTabChangesFocus(True)
        self.words.setMaximumHeight(round(em() * 5))
        self.write = button(self.tr("Comment"), self._write, primary=True)
        self.reply = button(self.tr("Answer"), self._reply)
        self.settle = button(self.tr("Settle"), self.settle_current, picture="check")
        self.more = tool("ellipsis", self.tr("Change what kind of comment it is and who is to deal with it"))
        self._following = False
        self._fill_choices()
        self._lay_out()
        self._join()
        self._tell_about()

    def _fill_choices(self) -> None:
        for text, value in (
            (self.tr("Open"), State.OPEN),
            (self.tr("Settled"), State.SETTLED),
            (self.tr("All states"), State.ALL),
        ):
            self.state.addItem(text, value)
        self.state.setAccessibleName(self.tr("State"))
        self.kind.setAccessibleName(self.tr("Kind"))
        self.kind.addItem(self.tr("All kinds"), "")
        self.new_kind.setAccessibleName(self.tr("Kind of the new comment"))
        for kind in COMMENT_KINDS:
            self.new_kind.addItem(comment_kind_word(kind), kind)
        self.new_assigned.setAccessibleName(self.tr("Who is to deal with the new comment"))
        for box in (self.kind, self.state, self.new_kind, self.new_assigned):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def _join(self) -> None:
        for box in (self.kind, self.state):
            box.currentIndexChanged.connect(self._fill)
        self.mine.toggled.connect(self._fill)
        self.here.toggled.connect(self._fill)
        self.words.done.connect(self._write)
        self.more.setMenu(CommentMenu(self.desk, self.current, self._members, self._set, self._fill, self.more))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        desk = self.desk
        desk.clause_entered.connect(self._clause_entered)
        desk.selection_changed.connect(self._tell_about)
        desk.thread_entered.connect(self._follow)
        desk.place_seen.connect(self._scroll_along)

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(space(2))
        choices.addWidget(self.kind, 3)
        choices.addWidget(self.state, 2)
        upper = QVBoxLayout()
        upper.setContentsMargins(space(3), space(3), space(3), space(2))
        upper.setSpacing(space(2))
        upper.addLayout(choices)
        upper.addLayout(Wrapping(self.mine, self.here))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.hint)
        fresh = QHBoxLayout()
        fresh.setSpacing(space(2))
        fresh.addWidget(self.new_kind, 1)
        fresh.addWidget(self.new_assigned, 1)
        lower = QVBoxLayout()
        lower.setContentsMargins(space(3), space(2), space(3), space(3))
        lower.setSpacing(space(2))
        lower.addWidget(self.about)
        lower.addWidget(self.words)
        lower.addLayout(fresh)
        lower.addLayout(Wrapping(self.write, self.reply, self.settle, self.more))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(upper)
        layout.addWidget(self.stack, 1)
        layout.addLayout(lower)

    def refresh(self, changed: Changed) -> None:
        """Read the comments again."""
        if changed.everything:
            self._fill_members()
        self._fill()

    def take_keyboard(self) -> bool:
        """Give the keyboard to the lines there are."""
        return self._give_keyboard(self.list, self.words)

    def start_writing(self) -> None:
        """Put the keyboard where a comment is written."""
        self._tell_about()
        self.words.setFocus()

    def current(self) -> Thread | None:
        """The thread in focus."""
        found: Thread | None = self.list.currentIndex().data(THREAD)
        return found

    def _still_there(self) -> Thread | None:
        """The thread in focus, None where it was taken back since the list was read."""
        before = self.current()
        self.catch_up()
        thread = self.current()
        return thread if before is not None and thread is not None and thread.id == before.id else None

    def step(self, *, forward: bool) -> bool:
        """Go to the next or previous thread of the list; False at its end."""
        self.catch_up()
        rows = [row for row in range(self.model.rowCount()) if self._begins(row)]
        here = self.list.currentIndex().row()
        ahead = [row for row in rows if (row > here if forward else row < self._first_row(here))]
        if not ahead:
            return False
        self.list.setCurrentIndex(self.model.index(ahead[0] if forward else ahead[-1], 0))
        return True

    def settle_current(self) -> None:
        """Settle the thread in focus, or open it again."""
        thread = self._still_there()
        if thread is not None:
            self._set(thread, resolved=not thread.resolved)

    def _begins(self, row: int) -> bool:
        return self.model.row_of(self.model.item(row).data(THREAD).id) == row

    def _first_row(self, row: int) -> int:
        return self.model.row_of(self.model.item(row).data(THREAD).id) if row >= 0 else self.model.rowCount()

    def _fill(self) -> None:
        wanted = self._wanted()
        self._count_kinds(wanted)
        shown = [one for one in self.desk.threads if wanted.lets(one)]
        chosen = self.current()
        self._following = True
        scrolled = self.list.verticalScrollBar().value()
        self.model.show_threads(shown)
        self._choose(chosen.id if chosen is not None else self.desk.remark)
        self.list.verticalScrollBar().setValue(scrolled)
        self._following = False
        if not self.desk.surveyed:
            self.hint.say(reading_words())
        elif not self.desk.threads:
            self.hint.say(self.tr("There are no comments yet. Select words in the text and write below about them."))
        else:
            self.hint.say(self.tr("No comment fits. Choose all states and kinds, or switch off the ticks above."))
        self.stack.setCurrentWidget(self.list if shown else self.hint)
        self._tell_about()

    def _wanted(self) -> CommentFilter:
        clause = self.desk.place.clause if self.desk.place is not None else ""
        return CommentFilter(
            self.state.currentData(),
            self.kind.currentData() or "",
            self.desk.workspace.author if self.mine.isChecked() else "",
            clause if self.here.isChecked() else "",
        )

    def _count_kinds(self, wanted: CommentFilter) -> None:
        """Say in the choice of kinds how many there are of each."""
        self.kind.blockSignals(True)
        counted = kinds(self.desk.threads, wanted)
        while self.kind.count() > 1:
            self.kind.removeItem(1)
        for kind, count in counted:
            self.kind.addItem(f"{comment_kind_word(kind)} ({count_text(count)})", kind)
        self.kind.setCurrentIndex(max(0, self.kind.findData(wanted.kind)))
        self.kind.blockSignals(False)

    def _fill_members(self) -> None:
        chosen = self.new_assigned.currentData()
        self.new_assigned.clear()
        self.new_assigned.addItem(self.tr("For nobody in particular"), "")
        for author, name in self._members():
            self.new_assigned.addItem(self.tr("for {0}").format(name), author)
        self.new_assigned.setCurrentIndex(max(0, self.new_assigned.findData(chosen)))

    def _members(self) -> list[tuple[str, str]]:
        workspace = self.desk.workspace
        known = [(one.author, one.name or one.author[:8]) for one in workspace.members() if one.role]
        return sorted(known, key=lambda each: each[0] != workspace.author)

    def _clause_entered(self, _place: Place | None) -> None:
        if self.here.isChecked() and self.isVisible():
            self._fill()
        self._tell_about()

    def _follow(self, thread: str) -> None:
        """The caret came to words that a thread is about: show it."""
        if self._following:
            return
        self._following = True
        self._choose(thread)
        self._following = False
        self._tell_about()

    def _choose(self, thread: str) -> None:
        row = self.model.row_of(thread) if thread else -1
        if row < 0:
            self.list.setCurrentIndex(QModelIndex())
        elif self.current() is None or self.list.currentIndex().data(THREAD).id != thread:
            self.list.setCurrentIndex(self.model.index(row, 0))

    def _scroll_along(self, place: Place) -> None:
        """The page was scrolled: bring the comments there to the top, unless somebody reads in the list."""
        if not self.isVisible() or self.list.hasFocus():
            return
        ranks = self.desk.workspace.clause_ranks()
        here = ranks.get(place.clause, 0)
        for row in range(self.model.rowCount()):
            if self.model.item(row).data(THREAD).rank[0] >= here:
                self.list.scrollTo(self.model.index(row, 0), QListView.ScrollHint.PositionAtTop)
                return

    def _tell_about(self) -> None:
        if not self.isVisible():
            return
        place, thread = self.desk.place, self.current()
        reason = worded(self.desk.workspace.why_not(Right.COMMENT))
        number = place.number if place is not None else ""
        words = one_line(self.desk.selected_words(_QUOTED)) if place is not None else ""
        if len(words) > _QUOTED:
            words = f"{words[: _QUOTED - 1]}…"
        if place is None:
            told = self.tr("Put the caret in a clause")
        elif words:
            told = self.tr("Comment on ”{0}” in {1}").format(words, number)
        else:
            told = self.tr("Comment on all of {0}; select words to comment on them").format(number)
        self.about.setText(told)
        allow(self.write, reason or ("" if place is not None else self.tr("Put the caret in a clause")))
        for each in (self.reply, self.settle, self.more):
            why_not = reason or ("" if thread is not None else self.tr("Choose a comment first"))
            each.setEnabled(not why_not)
            if each is not self.more:
                each.setToolTip(why_not)
        opened = thread is not None and thread.resolved
        self.settle.setText(self.tr("Open again") if opened else self.tr("Settle"))

    def _current_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._tell_about()
        thread = self.current()
        if thread is not None and not self._following:
            self._following = True
            self.desk.enter_thread(thread.id)
            self._following = False

    def _write(self) -> None:
        place = self.desk.place
        if place is None:
            return
        first = next(self.desk.selection(), None)
        edit = AddComment(
            self.desk.workspace.state.clause_of(first[0]) if first else place.clause,
            self.words.toPlainText(),
            view=self.desk.view,
            kind=self.new_kind.currentData(),
            assigned=self.new_assigned.currentData() or "",
        )
        if self.at_length is not None and edit.words.strip() and self.desk.selects_much:
            written = partial(self._written, self._known())
            self.at_length.perform(self.tr("Commenting"), lambda: [self._about_selection(edit)], written)
        else:
            self._add(self._about_selection(edit))

    def _about_selection(self, edit: AddComment) -> AddComment:
        return replace(edit, at=tuple(self.desk.selection()))

    def _reply(self) -> None:
        thread = self._still_there()
        if thread is not None:
            comment = thread.root.comment
            self._add(AddComment(comment.clause, self.words.toPlainText(), parent=thread.id, kind=comment.kind))

    def _add(self, edit: AddComment) -> None:
        known = self._known()
        if not edit.words.strip():
            self.words.setFocus()
        elif self.desk.perform(edit) is not None:
            self._written(known)

    def _known(self) -> frozenset[str]:
        """The comments there are, answers too."""
        return frozenset(one.id for thread in self.desk.threads for one in (thread.root, *thread.answers))

    def _written(self, known: frozenset[str]) -> None:
        """Show what was not known before, and be ready for more."""
        self.desk.settle()
        self.words.clear()
        self.new_assigned.setCurrentIndex(0)
        new = (row for row in range(self.model.rowCount()) if self.model.item(row).data(COMMENT).id not in known)
        row = next(new, -1)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row, 0))

    def _set(self, thread: Thread, **fields: object) -> None:
        if self.desk.perform(SetRecord("comment", thread.id, fields)) is not None:
            self.desk.settle()
