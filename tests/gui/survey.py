"""A picture of every view, panel, menu and dialog of the window: ``python -m tests.gui.survey FOLDER``.

Each language, look and size is drawn by a process of its own into FOLDER/sv-light-1 and the like; 1366 × 768 points at
the usual size, 683 × 384 at twice that.  What can be found without looking is printed: words that are cut off, words of
the other language, windows larger than the screen.  Needs a screen of 1366 × 768 (``xvfb-run``).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path
from xml.etree import ElementTree

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QToolButton,
    QWidget,
)

from hsavtal_desktop.gui.errors import Notice
from hsavtal_desktop.gui.group.leave_dialog import LeaveDialog
from hsavtal_desktop.gui.group.recovery_dialogs import CodeDialog, RecoverDialog
from hsavtal_desktop.gui.insert_dialogs import PictureDialog
from hsavtal_desktop.gui.intake_dialog import IntakeDialog
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.members_view import MembersView
from hsavtal_desktop.gui.moving import MoveDialog
from hsavtal_desktop.gui.start_dialog import StartDialog
from hsavtal_desktop.gui.survey import survey
from hsavtal_desktop.gui.theme import Look, Theme, load_fonts
from hsavtal_desktop.gui.workbench import Workbench
from hsavtal_desktop.resources import resource_path
from hsavtal_desktop.start.application import translate
from hsavtal_desktop.workspace.agreement_preview import preview_new
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.invitation import write_card
from hsavtal_desktop.workspace.word_files import export_word
from hsavtal_desktop.workspace.word_returns import import_word
from tests.gui.window.conftest import rest, wait_until
from tests.gui.window.dialogs import leave_out_those_of_the_system, open_dialogs
from tests.word.old_agreements import styled
from tests.word.recipient import Recipient

LANGUAGES, SIZES = ("sv", "en"), (1, 2)
SCREEN = QSize(1366, 768)
RETURNED = {"Ale kommun": ("inom 30 minuter", "inom 15 minuter"), "Göteborgs Stad": ("30 minuter", "45 minuter")}
WITH_WORDS = (QLabel, QAbstractButton, QGroupBox)


class Camera:
    """Takes pictures of one language, look and size, and notes what can be found in them without looking."""

    def __init__(self, folder: Path, language: str, room: QSize) -> None:
        self.folder, self.room, self.taken = folder, room, 0
        self.faults: dict[str, str] = {}
        self._foreign = foreign_words(language)
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, name: str, widget: QWidget) -> None:
        """A picture of a window, numbered."""
        rest()
        self.taken += 1
        widget.grab().save(str(self.folder / f"{self.taken:03d}-{name}.png"))
        if widget.width() > self.room.width() or widget.height() > self.room.height():
            self._note(name, f"larger than the screen: {widget.size().toTuple()}")
        for child in widget.findChildren(QWidget):
            if child.isVisible():
                self._look_at(name, child)

    def _look_at(self, name: str, widget: QWidget) -> None:
        words = words_of(widget)
        if words in self._foreign:
            self._note(name, f"another language: {words!r}")
        if words and cut(widget):
            self._note(name, f"cut: {type(widget).__name__} {words!r} {widget.size().toTuple()}")

    def _note(self, name: str, fault: str) -> None:
        self.faults.setdefault(fault, name)


def words_of(widget: QWidget) -> str:
    """What a widget says."""
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        return widget.placeholderText()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    return str(widget.property("title" if isinstance(widget, QGroupBox) else "text") or "")


def cut(widget: QWidget) -> bool:
    """Whether some of a widget's words have no room."""
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(widget.width()) > widget.height()
    if isinstance(widget, QToolButton) and widget.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly:
        return False
    if isinstance(widget, QLineEdit):
        return widget.fontMetrics().horizontalAdvance(widget.placeholderText()) > widget.width() - 12
    if isinstance(widget, QComboBox):
        return widget.fontMetrics().horizontalAdvance(widget.currentText()) > widget.width() - 24
    hint = widget.minimumSizeHint() if isinstance(widget, QPushButton) else widget.sizeHint()
    return isinstance(widget, WITH_WORDS) and hint.width() > widget.width()


def foreign_words(language: str) -> set[str]:
    """The window's words in the language that is not shown."""
    pairs = [
        (str(message.findtext("source")), str(message.findtext("translation")))
        for message in ElementTree.parse(resource_path("translations", "hsavtal_sv.ts")).iter("message")
    ]
    here, there = {pair[language == "sv"] for pair in pairs}, {pair[language != "sv"] for pair in pairs}
    return {word for word in there - here if len(word) > 2}


class Walk:
    """Goes through the window, from the first start to everything in an open workspace."""

    def __init__(self, camera: Camera, window: MainWindow, folder: Path) -> None:
        self.camera, self.window, self.folder = camera, window, folder

    @property
    def bench(self) -> Workbench:
        assert self.window.bench is not None
        return self.window.bench

    def whole(self) -> None:
        """Every picture there is."""
        self.camera.take("first-start", self.window)
        self.window.installation.introduce("Kim Åström", "Exempelkommun", "municipality")
        self.window.start.refresh()
        self.camera.take("start", self.window)
        self.window.open_example()
        wait_until(lambda: self.window.bench is not None)
        rest()
        for part in (self.menus, self.empty, self.text, self.panels, self.views, self.commands, self.others):
            part()

    def menus(self) -> None:
        for action in self.window.menuBar().actions():
            self.menu(action.menu(), action.text().replace("&", "").lower())
        self.window.show_palette()
        for palette in open_dialogs() or [self.window]:
            self.camera.take("palette", palette)
            palette.close()
        self.window.setFocus()

    def menu(self, menu: object, name: str) -> None:
        """A menu and those below it."""
        assert isinstance(menu, QMenu)
        menu.popup(QPoint(0, 0))
        self.camera.take(f"menu-{name}", menu)
        for action in menu.actions():
            if action.menu() is not None:
                self.menu(action.menu(), f"{name}-{action.text().replace('&', '').lower()}")
        menu.close()

    def empty(self) -> None:
        """Views in which nothing has come yet."""
        for page in ("comparison", "consultation", "exchange", "members"):
            self.bench.show_page(page)
            self.camera.take(f"empty-{page}", self.window)
        for body, (words, new) in RETURNED.items():
            self._returned(body, words, new)
        other = Installation.open(self.folder / "other")
        other.introduce("Robin Öberg", "Exempelkommun B", "municipality")
        write_card(self.folder / "robin.hsakort", other)
        view = self.bench.pages["members"]
        assert isinstance(view, MembersView)
        view.people.take_card(self.folder / "robin.hsakort")
        self.bench.desk.renew(survey(self.bench.desk.workspace))

    def _returned(self, body: str, words: str, new: str) -> None:
        sent, file = self.folder / "ut.docx", self.folder / f"{body}.docx"
        if not sent.exists():
            export_word(self.bench.desk.workspace, sent, document="LAK", view="final")
        recipient = Recipient(sent.read_bytes(), tracked=True)
        recipient.replace(words, new)
        file.write_bytes(recipient.data())
        import_word(self.bench.desk.workspace, [file], body)

    def text(self) -> None:
        """The text in each of the four ways, the finder, the messages."""
        bench, commands = self.bench, self.bench.commands
        bench.show_page("agreement")
        for document in bench.desk.workspace.documents():
            bench.desk.choose_document(document)
            self.camera.take(f"text-{document}", self.window)
        bench.go_to_clause("A_2_1")
        for view in ("simple", "final", "original", "markup"):
            commands[view].trigger()
            self.camera.take(f"text-{view}", self.window)
        bench.search(replacing=True)
        bench.agreement.document.finder.words.setText("kommun")
        self.camera.take("replace", self.window)
        QTest.keyClick(bench.agreement.document.finder.words, Qt.Key.Key_Escape)
        bench.message.refuse("Filen ”möte.docx” kan inte läsas. Kontrollera att det är en Wordfil och försök igen.")
        self.camera.take("refused", self.window)
        bench.message.done()
        commands["toggle-outline"].trigger()
        self.camera.take("outline-toggled", self.window)
        bench.show_outline(True)
        bench.agreement.outline.more.setChecked(True)
        self.camera.take("outline-filter", self.window)
        bench.agreement.outline.more.setChecked(False)
        bench.agreement.outline.words.setText("xyzzy")
        self.camera.take("outline-empty", self.window)
        bench.agreement.outline.words.setText("")
        bench.show_outline(False)
        self.window.toggle_full_screen()
        self.camera.take("full-screen", self.window)
        self.window.toggle_full_screen()

    def panels(self) -> None:
        bench = self.bench
        for panel in ("proposals", "conflicts", "comments", "clause"):
            bench.commands[f"panel-{panel}"].trigger()
            self.camera.take(f"panel-{panel}", self.window)
        bench.show_panel("proposals")
        for number, button in enumerate(bench.agreement.proposals.findChildren(QToolButton)):
            if button.isVisible() and button.isCheckable() and not button.isChecked():
                button.click()
                self.camera.take(f"proposals-{number}", self.window)
                button.click()
        bench.show_panel("clause")
        area = bench.agreement.clause.form
        for page in range(1, 6):
            area.verticalScrollBar().setValue(page * area.height())
            self.camera.take(f"clause-{page}", self.window)

    def views(self) -> None:
        bench = self.bench
        for page in ("comparison", "consultation", "exchange", "members"):
            bench.commands[f"show-{page}"].trigger()
            self.camera.take(page, self.window)
            for number, bar in enumerate(bench.pages[page].findChildren(QTabBar)):
                for tab in range(1, bar.count()):
                    if bar.isVisible():
                        bar.setCurrentIndex(tab)
                        self.camera.take(f"{page}-{number}-{tab}", self.window)
                        bar.setCurrentIndex(0)
            for button in bench.pages[page].findChildren(QToolButton):
                if button.isVisible() and button.isCheckable() and not button.isChecked():
                    button.click()
                    self.camera.take(
                        f"{page}-{button.accessibleName() or button.text()}".replace("/", " "), self.window
                    )
                    button.click()
        bench.show_page("agreement")

    def commands(self) -> None:
        """The dialog of each command that asks something."""
        bench = self.bench
        bench.desk.workspace.name_version("Beslutsversion", frozen=True)
        bench.go_to_clause("A_2_1")
        for name in [each for each in bench.commands if "…" in bench.commands[each].text()] + [
            "keys",
            "about",
            "share",
        ]:
            bench.commands[name].trigger()
            wait_until(lambda: not bench.worker.working)
            rest()
            for number, dialog in enumerate(open_dialogs()):
                self.camera.take(f"dialog-{name}" + (f"-{number}" if number else ""), dialog)
            for dialog in open_dialogs():
                dialog.reject()
            self.camera.take(f"after-{name}", self.window) if name in ("share", "ask") else None

    def others(self) -> None:
        """Dialogs that only come up in some course of events."""
        bench, window, workspace = self.bench, self.window, self.bench.desk.workspace
        agreement = self.folder / "avtal-2017.docx"
        agreement.write_bytes(styled())
        intake = IntakeDialog(bench.desk, bench.worker, [], window)
        intake.add([self.folder / f"{body}.docx" for body in RETURNED])
        wait_until(lambda: not bench.worker.working)
        made: list[QDialog] = [
            intake,
            StartDialog(preview_new(agreement), None, window),
            Notice("Något gick fel", "Ärendet kan inte sparas. Stäng andra program.", "Traceback\n" * 9, window),
            LeaveDialog(3, window),
            CodeDialog(workspace.name, "anka-bro-citron-drake-ek-fjäril-gran-hav-is-jord-kaka-lo", window),
            RecoverDialog([], lambda _name, _code: "", window),
            MoveDialog(self.folder / "avtal.hsavtal", "OneDrive", self.folder / "egna", window),
            PictureDialog(window.grab(), "", window),
        ]
        for dialog in made:
            dialog.show()
            self.camera.take(f"other-{type(dialog).__name__}", dialog)
            dialog.close()
        bench.show_panel("clause")
        bench.agreement.clause.edit_goals()
        for dialog in open_dialogs():
            self.camera.take("other-register", dialog)
            dialog.close()


def draw(folder: Path, language: str, look: str, size: int) -> None:
    """Every picture of one language, look and size; prints what was found."""
    application = QApplication([])
    room = SCREEN / size
    load_fonts()
    theme = Theme(application, Look(look))
    translate(application, language)
    leave_out_those_of_the_system(setattr)
    with tempfile.TemporaryDirectory() as home:
        os.environ["HSAVTAL_HOME"] = str(Path(home) / "hem")
        window = MainWindow(Installation.open(), theme)
        window.resize(room)
        window.move(0, 0)
        window.show()
        camera = Camera(folder / f"{language}-{look}-{size}", language, room)
        Walk(camera, window, Path(home)).whole()
        window.close()
    for fault, name in camera.faults.items():
        print(f"{language}-{look}-{size} {name}: {fault}")  # what the command is for


def main(arguments: list[str]) -> None:
    """``FOLDER``, or ``FOLDER LANGUAGE LOOK SIZE`` for one of them."""
    if len(arguments) == 4:
        draw(Path(arguments[0]), arguments[1], arguments[2], int(arguments[3]))
        return
    for language, look, size in product(LANGUAGES, Look, SIZES):
        command = [sys.executable, "-m", "tests.gui.survey", arguments[0], language, look.value, str(size)]
        subprocess.run(command, check=True, env={**os.environ, "QT_SCALE_FACTOR": str(size)})


if __name__ == "__main__":
    main(sys.argv[1:])
