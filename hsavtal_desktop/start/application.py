"""Builds and joins the real objects: application, fonts, language, look, installation, window."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox

from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.gui.errors import FaultHandler
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.page import clipboard
from hsavtal_desktop.gui.theme import Theme, load_fonts
from hsavtal_desktop.language.speller import Speller
from hsavtal_desktop.resources import resource_path
from hsavtal_desktop.workspace.installation import Installation

DEFAULT_LANGUAGE = "sv"


def translate(application: QApplication, language: str) -> list[QTranslator]:
    """Let the program speak a language; English needs no translation of ours.  Gives what is installed."""
    QLocale.setDefault(QLocale(QLocale.Language.Swedish if language == "sv" else QLocale.Language.English))
    if language != "sv":
        return []
    installed = []
    qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / "qtbase_sv.qm"
    for path in (qt, resource_path("translations", "hsavtal_sv.qm")):
        translator = QTranslator(application)
        if translator.load(str(path)):
            application.installTranslator(translator)
            installed.append(translator)
    return installed


class Application:
    """The running program: one window, rebuilt when another language is chosen."""

    def __init__(self, application: QApplication, installation: Installation) -> None:
        self._application = application
        self.installation = installation
        self._faults = FaultHandler(application)
        self._faults.install()
        load_fonts()
        self.theme = Theme(application)
        self.speller = Speller()
        application.aboutToQuit.connect(self.end)
        self._translators = translate(application, installation.settings.language or DEFAULT_LANGUAGE)
        self.window = self._new_window()

    def open(self, path: Path | None, *, example: bool) -> None:
        """Show the window, with a workspace in it if one is named."""
        self.window.show()
        if path is not None:
            self.window.open_path(path)
        elif example:
            self.window.open_example()

    def choose_language(self, language: str) -> None:
        """Speak another language from now on."""
        if language == (self.installation.settings.language or DEFAULT_LANGUAGE):
            return
        self.installation.remember(language=language)
        bench = self.window.bench
        path = bench.desk.workspace.path if bench is not None else None
        old = self.window
        self._application.setQuitOnLastWindowClosed(False)
        old.close()
        self._fall_silent()
        self._translators = translate(self._application, language)
        self.window = self._new_window()
        old.deleteLater()
        self.open(path, example=False)
        self._application.setQuitOnLastWindowClosed(True)

    def end(self) -> None:
        """Let go of what must not outlive the window."""
        self.speller.close()
        clipboard.let_go()
        self._fall_silent()

    def _fall_silent(self) -> None:
        while self._translators:
            self._application.removeTranslator(self._translators.pop())

    def _new_window(self) -> MainWindow:
        window = MainWindow(self.installation, self.theme, self.speller)
        window.language_chosen.connect(self.choose_language)
        return window


def run(arguments: Sequence[str], *, example: bool = False, path: Path | None = None) -> int:
    """Start the window and run until it is closed; gives the exit status."""
    application = QApplication([sys.argv[0], *arguments])
    application.setApplicationName("hsavtal")
    application.setApplicationVersion(program_version())
    try:
        program = Application(application, Installation.open())
    except Trouble as trouble:
        QMessageBox.critical(None, "Hälso- och sjukvårdsavtal", str(trouble))
        return 2
    program.open(path, example=example)
    return application.exec()


def program_version() -> str:
    """The version of the program, as its package says."""
    try:
        return version("hsavtal-desktop")
    except PackageNotFoundError:
        return "0.1.0"
