"""The first page: who you are, and what to begin with."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayoutItem,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from hsavtal_desktop.gui.icons import icon
from hsavtal_desktop.gui.introduction import IntroductionCard
from hsavtal_desktop.gui.theme import em, interface_font, space
from hsavtal_desktop.gui.widgets import label, quiet_button
from hsavtal_desktop.workspace.installation import Installation


class Choice(QToolButton):
    """A large button: what to begin with, and one sentence about it."""

    def __init__(self, picture: str, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        self.setObjectName("choice")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self._sign = QLabel()
        self._words = (label(title, strong=True), label(sentence, scale=0.95, muted=True))
        for each in (*self._words, self._sign):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        words = QVBoxLayout()
        words.setSpacing(0)
        for each in self._words:
            words.addWidget(each)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(space(4), space(2), space(4), space(2))
        layout.setSpacing(space(4))
        layout.addWidget(self._sign)
        layout.addLayout(words, 1)
        self.restyle()

    def restyle(self) -> None:
        """Take the icon from the palette."""
        self._sign.setPixmap(icon(self._picture, self.palette().ColorRole.Highlight).pixmap(round(em() * 1.5)))

    def sizeHint(self) -> QSize:
        width = round(em() * 30)
        return QSize(width, max(round(em() * 3.4), super().heightForWidth(width)))


_Offer = tuple[str, str, str, str, SignalInstance]
"""What one can begin with: name, picture, title, sentence, and what is asked for by it."""


class StartPage(QScrollArea):
    """Who you are, what to begin with, and what was open lately."""

    introduced = Signal()
    example_wanted = Signal()
    new_wanted = Signal()
    word_wanted = Signal()
    open_wanted = Signal()
    join_wanted = Signal()
    card_wanted = Signal()
    read_wanted = Signal()
    recent_wanted = Signal(Path)

    def __init__(self, installation: Installation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._installation = installation
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.message = label("")
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._below = QVBoxLayout()
        self._below.setSpacing(space(3))
        inner = QWidget()
        outer = QHBoxLayout(inner)
        outer.setContentsMargins(space(6), space(10), space(6), space(8))
        outer.addStretch(1)
        column = QWidget()
        column.setFixedWidth(round(em() * 32))
        self._add_head(QVBoxLayout(column))
        outer.addWidget(column)
        outer.addStretch(1)
        self.setWidget(inner)
        self.card: IntroductionCard | None = None
        self.choices: dict[str, Choice] = {}
        self.recent: list[QPushButton] = []
        """What was open lately, the newest first."""
        self.refresh()

    def _add_head(self, column: QVBoxLayout) -> None:
        """What stands above all that is built anew, with news of what could not be opened."""
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(label(self.tr("Health-care agreements"), scale=2.0, strong=True))
        column.addWidget(
            label(
                self.tr("Draft together under tracked changes, decide on every proposal, exchange files."),
                scale=1.1,
                muted=True,
            )
        )
        column.addSpacing(space(3))
        column.addWidget(self.message)
        self.message.hide()
        column.addLayout(self._below)

    def refresh(self, *, introduce: bool = False) -> None:
        """Build the page for what is known now; ``introduce`` asks again who it is."""
        self._clear()
        if introduce or not self._installation.known:
            self.card = IntroductionCard(self._installation)
            self.card.introduced.connect(self._introduced)
            self._below.addWidget(self.card)
            self.setFocusProxy(self.card.name)
        else:
            self._add_identity()
            self._add_recent()
            self._add_choices()
            self.setFocusProxy(next(iter(self.recent), self.choices["example"]))
        self._below.addStretch(1)

    def say(self, sentence: str) -> None:
        """Tell why something could not be opened."""
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))
        if sentence:
            self.ensureWidgetVisible(self.message)

    def _introduced(self) -> None:
        self.refresh()
        self.introduced.emit()

    def _add_identity(self) -> None:
        mine = self._installation
        row = QHBoxLayout()
        told = {
            "region": self.tr("You are {0}, {1}, on the side of VGR"),
            "municipality": self.tr("You are {0}, {1}, on the side of the municipalities"),
        }.get(mine.side, self.tr("You are {0}, {1}"))
        told = told.format(mine.name, mine.organisation)
        row.addWidget(label(told, muted=True), 1)
        row.addWidget(quiet_button(self.tr("Change"), lambda: self.refresh(introduce=True)))
        self._below.addLayout(row)

    def _add_choices(self) -> None:
        self.choices = {}
        listed = QWidget()
        below = QVBoxLayout(listed)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(space(1))
        for name, picture, title, sentence, signal in (*self._own_beginnings(), *self._what_is_there()):
            made = Choice(picture, title, sentence)
            made.clicked.connect(lambda _checked=False, signal=signal: signal.emit())
            made.setFixedWidth(round(em() * 32))
            below.addWidget(made)
            made.installEventFilter(self)
            self.choices[name] = made
        self._below.addWidget(listed)

    def _own_beginnings(self) -> tuple[_Offer, ...]:
        """What one begins by oneself."""
        return (
            (
                "example",
                "book-open",
                self.tr("Open the example"),
                self.tr("Five documents with proposals from both sides, to try everything on."),
                self.example_wanted,
            ),
            (
                "new",
                "file-plus",
                self.tr("New agreement"),
                self.tr("A workspace of your own with an empty main agreement to write in."),
                self.new_wanted,
            ),
            (
                "word",
                "file-down",
                self.tr("New agreement from a Word file"),
                self.tr("An agreement you have, in Word or PDF, becomes clauses."),
                self.word_wanted,
            ),
        )

    def _what_is_there(self) -> tuple[_Offer, ...]:
        """What one has, or was sent, and the way in to a working group."""
        return (
            (
                "open",
                "folder-open",
                self.tr("Open a workspace"),
                self.tr("A file on this computer."),
                self.open_wanted,
            ),
            (
                "join",
                "user-plus",
                self.tr("Join by a file you were sent"),
                self.tr("Somebody in the working group has sent you a file with changes."),
                self.join_wanted,
            ),
            (
                "card",
                "user",
                self.tr("Ask to be let in"),
                self.tr("A small file with your name and control words, for the coordinator of a working group."),
                self.card_wanted,
            ),
            (
                "read",
                "eye",
                self.tr("Read a reader's copy"),
                self.tr("A frozen version that you have been sent, to read and search in."),
                self.read_wanted,
            ),
        )

    def _add_recent(self) -> None:
        recent = [path for path in self._installation.recent if path.exists()]
        if not recent:
            return
        self._below.addWidget(label(self.tr("Opened lately"), strong=True))
        for path in recent[:6]:
            row = quiet_button(path.stem, partial(self.recent_wanted.emit, path))
            row.setToolTip(str(path))
            row.setIcon(icon("file-text"))
            row.setFont(interface_font())
            row.installEventFilter(self)
            self.recent.append(row)
            line = QHBoxLayout()
            line.addWidget(row)
            line.addStretch(1)
            self._below.addLayout(line)
        self._below.addSpacing(space(3))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return begins too, as people expect of the choice that is framed."""
        entered = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entered and event.type() == QEvent.Type.KeyPress and isinstance(watched, QAbstractButton):
            watched.click()
            return True
        return super().eventFilter(watched, event)

    def _clear(self) -> None:
        self.card, self.recent = None, []
        self.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes null
        while (item := self._below.takeAt(0)) is not None:
            _drop(item)


def _drop(item: QLayoutItem) -> None:
    """Delete what a layout held."""
    widget, inner = item.widget(), item.layout()
    if widget is not None:
        widget.hide()
        widget.deleteLater()
    while inner is not None and (below := inner.takeAt(0)) is not None:
        _drop(below)
