"""What is said when something can not be done, and when the program itself is at fault."""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QObject, Qt, QThread, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.gui.dialog import Dialog
from hsavtal_desktop.gui.icons import icon
from hsavtal_desktop.gui.texts import worded
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.widgets import button, label

_LOG = logging.getLogger(__name__)


class Notice(Dialog):
    """One thing to know: a heading, a sentence, and details for those who want them, all of it copyable."""

    def __init__(self, heading: str, sentence: str, details: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self._report = f"{heading}\n{sentence}\n\n{details}".strip()
        picture = QLabel()
        picture.setPixmap(icon("triangle-alert").pixmap(round(em() * 1.6)))
        picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        said = label(sentence)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAccessibleDescription(sentence)
        words = QVBoxLayout()
        words.addWidget(label(heading, scale=1.2, strong=True))
        words.addWidget(said)
        upper = QHBoxLayout()
        upper.setSpacing(space(4))
        upper.addWidget(picture)
        upper.addLayout(words, 1)
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.details.setAccessibleName(self.tr("Details"))
        self.details.setVisible(False)
        self.details.setMinimumHeight(round(em() * 10))
        buttons = QDialogButtonBox()
        close = button(self.tr("Close"), self.accept, primary=True)
        close.setDefault(True)
        buttons.addButton(close, QDialogButtonBox.ButtonRole.AcceptRole)
        copy = button(self.tr("Copy"), self.copy, picture="copy")
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        if details:
            self.more = button(self.tr("Show details"), self._unfold)
            buttons.addButton(self.more, QDialogButtonBox.ButtonRole.ActionRole)
            save = button(self.tr("Save the report…"), self._save, picture="save")
            buttons.addButton(save, QDialogButtonBox.ButtonRole.ActionRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(space(5),) * 4)
        layout.setSpacing(space(4))
        layout.addLayout(upper)
        layout.addWidget(self.details, 1)
        layout.addWidget(buttons)
        self.setMinimumWidth(round(em() * 28))

    def copy(self) -> None:
        """Put all that is said on the clipboard."""
        QGuiApplication.clipboard().setText(self._report)

    def _unfold(self) -> None:
        self.details.setVisible(not self.details.isVisible())
        self.more.setText(self.tr("Hide details") if self.details.isVisible() else self.tr("Show details"))
        self.adjustSize()

    def _save(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save the report"), "hsavtal-rapport.txt")
        if path:
            try:
                Path(path).write_text(self._report, encoding="utf-8")
            except OSError as error:
                self.details.appendPlainText(str(error))


def _shown(notice: Notice) -> Notice:
    notice.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    notice.open()
    return notice


class FaultHandler(QObject):
    """Catches what nobody expected, from any thread: one calm dialog at a time, and a report that can be saved."""

    _happened = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: Notice | None = None
        self._happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over from Python's own handler of uncaught exceptions."""
        sys.excepthook = self.handle

    def handle(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        """Report an exception that nobody caught."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        if isinstance(fault, Trouble):
            self._happened.emit(worded(fault.sentence), "")
            return
        text = "".join(traceback.format_exception(kind, fault, trace))
        _LOG.error("Unexpected fault\n%s", text)
        system = f"{platform.platform()} · Python {platform.python_version()} · PySide6 {pyside_version}"
        self._happened.emit("", f"{QApplication.applicationVersion()} · {system}\n\n{text}")

    def _show(self, sentence: str, report: str) -> None:
        if self._shown is not None or QThread.currentThread() is not self.thread():
            return
        heading = self.tr("That could not be done") if sentence else self.tr("Something went wrong in the program")
        told = sentence or self.tr(
            "What you have written is saved. Go on working; if something looks wrong, start the program again. "
            "The report says what happened."
        )
        notice = Notice(heading, told, report, QApplication.activeWindow())
        notice.finished.connect(self._closed)
        self._shown = _shown(notice)

    def _closed(self) -> None:
        self._shown = None
