"""The line at the bottom: what is true right now, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStatusBar, QToolButton, QWidget

from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.gui.commands import Commands
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.foreign import tip
from hsavtal_desktop.gui.group.own_standing import own_standing
from hsavtal_desktop.gui.icons import icon
from hsavtal_desktop.gui.survey import reading_words
from hsavtal_desktop.gui.texts import counted, now_text, view_word
from hsavtal_desktop.gui.theme import em, interface_font, space
from hsavtal_desktop.gui.word_count import WordCount
from hsavtal_desktop.gui.worker import Progress, Worker

_MOSTLY = 4
"""How much more room what is being done gets than news, while both are there."""
_STAYS = 8000
"""Milliseconds that news stay."""


class StatusBar(QStatusBar):
    """Saved, tracking, view, words, proposals, not shared, zoom."""

    proposals_wanted = Signal()

    def __init__(self, desk: Desk, commands: Commands, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._commands = desk, commands
        self._when = now_text()
        self._dots: dict[QWidget, QLabel] = {}
        """The dot before each thing."""
        self._wanted: dict[QWidget, bool] = {}
        """What stands at the left, and whether there is anything to say in it."""
        self.setSizeGripEnabled(False)
        self.setFont(interface_font(0.92))
        self.saved = self._label()
        self.tracking = self._tool(commands["tracking"].trigger)
        self.view = self._tool(None)
        self.view.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.view.setMenu(commands.menu("", "markup simple final original"))
        self.words = self._tool(commands["word-count"].trigger)
        self.proposals = self._tool(self.proposals_wanted.emit)
        self.unreleased = self._tool(commands["waiting"].trigger)
        self.folder = self._tool(commands["show-exchange"].trigger)
        self.standing = self._tool(commands["show-members"].trigger)
        self.standing.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.news = self._label()
        self.news.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.news.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.news.setProperty("muted", False)
        self._old = QTimer(self, singleShot=True, interval=_STAYS)
        self._old.timeout.connect(self._forget)
        self.zoom = self._tool(commands["zoom-usual"].trigger)
        self._count = WordCount(desk, self)
        self._count.counted.connect(self._counted)
        self._lay_out(worker)
        desk.saved.connect(self._saved)
        desk.saving_failed.connect(lambda _why: self.saved.setText(self.tr("Not saved")))
        desk.changed.connect(lambda _changed: self._tell_saved())
        desk.settled.connect(self._settled)
        desk.view_chosen.connect(lambda _view: self.refresh())
        self.words.setText(self.tr("Counting words…"))
        self.show_folder("", "")
        self.show_zoom(100)
        self.refresh()

    def _lay_out(self, worker: Worker) -> None:
        inner = QWidget()
        layout = QHBoxLayout(inner)
        layout.setContentsMargins(space(3), 0, space(3), 0)
        layout.setSpacing(0)
        left = (self.saved, self.standing, self.tracking, self.view, self.words, self.proposals, self.unreleased)
        for widget in (*left, self.folder):
            if widget is not self.saved:
                layout.addWidget(self._dot(widget))
            layout.addWidget(widget)
            if widget is self.saved:
                layout.addSpacing(space(3))
            self._wanted[widget] = True
        self._progress = Progress(worker)
        layout.addWidget(self.news, 1)
        layout.addWidget(self._progress, _MOSTLY)
        layout.addWidget(self.zoom)
        self.addWidget(inner, 1)
        worker.busy.connect(self._make_room)

    def minimumSizeHint(self) -> QSize:
        """However much there is to say, the window can be narrow."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _make_room(self, _what: str) -> None:
        """What is being done is told, or no longer."""
        self._fit()

    def _want(self, widget: QWidget, wanted: bool) -> None:
        """Show a thing from now on, where there is room, or leave it out."""
        self._wanted[widget] = wanted
        self._fit()

    def _fit(self) -> None:
        """Show what there is room for; what is told elsewhere too gives way first."""
        shown = [widget for widget, wanted in self._wanted.items() if wanted]
        taken = {widget: widget.sizeHint().width() + self._dots[self.view].sizeHint().width() for widget in shown}
        room = self.width() - space(8) - self.zoom.sizeHint().width()
        room -= self._progress.sizeHint().width() if not self._progress.isHidden() else 0
        room -= self.news.sizeHint().width() if self.news.text() else 0
        for widget in (self.words, self.view, self.saved, self.folder, self.tracking, self.proposals):
            if widget in shown and sum(taken[each] for each in shown) > room:
                shown.remove(widget)
        for left in self._wanted:
            left.setVisible(left in shown)
            if left in self._dots:
                self._dots[left].setVisible(left in shown and left is not shown[0])

    def refresh(self) -> None:
        """Say again everything that may have changed."""
        self._tell_saved()
        on = self._desk.workspace.tracking
        self.tracking.setText(self.tr("Tracking on") if on else self.tr("Tracking off"))
        style = Qt.ToolButtonStyle
        self.tracking.setToolButtonStyle(style.ToolButtonTextOnly if on else style.ToolButtonTextBesideIcon)
        self.tracking.setIcon(icon("triangle-alert"))
        self.tracking.setToolTip(self._commands["tracking"].toolTip())
        self.view.setText(view_word(self._desk.view))
        self.view.setToolTip(self.tr("How open proposals are shown"))
        self._tell_proposals(self._desk.proposals.open_count)
        self._tell_standing()
        count = self._desk.workspace.unreleased()
        told = counted(count, self.tr("1 edit not shared"), self.tr("{0} edits not shared"))
        stays = count - self._desk.workspace.going()
        if stays:
            private = counted(stays, self.tr("1 of them private"), self.tr("{0} of them private"))
            told = f"{told}, {private}"
        self.unreleased.setText(told)
        self._want(self.unreleased, count > 0)
        self.unreleased.setToolTip(self.tr("Only you have them yet. Press to see them, share them or hold some back."))

    def _tell_standing(self) -> None:
        """Say that what is written here does not count yet, or any more."""
        workspace = self._desk.workspace
        told = own_standing(workspace)
        self.standing.setText(self.tr("Revoked") if workspace.revoked else self.tr("Not let in yet"))
        self.standing.setIcon(icon("triangle-alert"))
        self.standing.setToolTip(tip(told))
        self.standing.setAccessibleDescription(told)
        self._want(self.standing, bool(told))

    def show_folder(self, words: str, told: str, *, amiss: bool = False) -> None:
        """Say how it is with the shared folder; "" where there is none."""
        self.folder.setText(words)
        self.folder.setToolTip(tip(told))
        style = Qt.ToolButtonStyle
        self.folder.setToolButtonStyle(style.ToolButtonTextBesideIcon if amiss else style.ToolButtonTextOnly)
        self.folder.setIcon(icon("triangle-alert"))
        self._want(self.folder, bool(words))

    def tell(self, sentence: str) -> None:
        """Say what was done, for a while."""
        self.news.setText(sentence)
        self.news.setToolTip(tip(sentence))
        self.news.setAccessibleName(sentence)
        self._fit()
        self._old.start()

    def _forget(self) -> None:
        self.news.clear()
        self._fit()

    def _tell_proposals(self, count: int) -> None:
        """Say how many proposals are open."""
        if not self._desk.surveyed:
            self.proposals.setText(reading_words())
        elif count == 0:
            self.proposals.setText(self.tr("No open proposals"))
        else:
            one = self.tr("1 proposal to decide on")
            self.proposals.setText(counted(count, one, self.tr("{0} proposals to decide on")))
        self.proposals.setToolTip(self.tr("Show the proposals"))

    def show_zoom(self, percent: int) -> None:
        """Say how large the page is shown."""
        self.zoom.setText(self.tr("{0} %").format(percent))
        self.zoom.setToolTip(self._commands["zoom-usual"].toolTip())

    def _settled(self, changed: Changed) -> None:
        if changed.revisions or changed.everything or changed.records or changed.versions:
            self.refresh()

    def _saved(self) -> None:
        self._when = now_text()
        self._tell_saved()

    def _tell_saved(self) -> None:
        if self._desk.workspace.saved:
            self.saved.setText(self.tr("All saved {0}").format(self._when))
        else:
            self.saved.setText(self.tr("Saving…"))

    def _counted(self, words: int) -> None:
        self.words.setText(counted(words, self.tr("1 word"), self.tr("{0} words")))
        self._fit()

    def _dot(self, after: QWidget) -> QLabel:
        made = self._label()
        made.setText("·")
        made.setContentsMargins(0, 0, 0, 0)
        self._dots[after] = made
        return made

    def _label(self) -> QLabel:
        made = QLabel()
        made.setFont(self.font())
        made.setProperty("muted", True)
        made.setContentsMargins(space(1) + 1, 0, space(1) + 1, 0)
        return made

    def _tool(self, pressed: Callable[[], object] | None) -> QToolButton:
        made = QToolButton()
        made.setFont(self.font())
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        made.setIconSize(QSize(round(em() * 0.8), round(em() * 0.8)))
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Minimum)
        if pressed is not None:
            made.clicked.connect(lambda _checked=False: pressed())
        return made
