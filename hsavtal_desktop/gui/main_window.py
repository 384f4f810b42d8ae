"""The window: start page or an open workspace, with menus, toolbar and status line around it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QToolBar, QToolButton

from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.gui.command_palette import CommandPalette
from hsavtal_desktop.gui.command_set import TOOLBAR
from hsavtal_desktop.gui.commands import Commands
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.dialog import resize_on_screen
from hsavtal_desktop.gui.exchange_view import dropped
from hsavtal_desktop.gui.first_start import StartPage
from hsavtal_desktop.gui.full_screen import FullScreen
from hsavtal_desktop.gui.group.own_card import ask_for_card
from hsavtal_desktop.gui.help_dialogs import AboutDialog
from hsavtal_desktop.gui.keys_dialog import KeysDialog
from hsavtal_desktop.gui.opening import SUFFIX, Opening
from hsavtal_desktop.gui.spelling import AllRight, Speller
from hsavtal_desktop.gui.texts import worded
from hsavtal_desktop.gui.theme import Theme, em
from hsavtal_desktop.gui.tidying import Tidying
from hsavtal_desktop.gui.turns import Steps, Turns
from hsavtal_desktop.gui.workbench import Workbench
from hsavtal_desktop.gui.worker import Worker
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.readers_copy import is_version_file
from hsavtal_desktop.workspace.workspace import Workspace

_KEY_PATIENCE = 0.2
"""Seconds that the window waits for a key that the system's key store has not given yet."""
_KEY_WANTED = 1500
"""Milliseconds after the start when the key is asked for: the window is drawn by then."""
LANGUAGES = (("sv", "Svenska"), ("en", "English"))


class MainWindow(QMainWindow):
    """One window, one workspace at a time."""

    language_chosen = Signal(str)

    def __init__(self, installation: Installation, theme: Theme, speller: Speller | None = None) -> None:
        """``speller`` knows words and belongs to the program; without one nothing is marked as misspelt."""
        super().__init__()
        self.installation, self.theme = installation, theme
        self.setAcceptDrops(True)
        self.speller = speller or AllRight()
        self.worker = Worker(self)
        self.full_screen = FullScreen(self)
        self.tidying = Tidying(self)
        self.bench: Workbench | None = None
        self._arriving: Workbench | None = None
        """What is being made ready for a workspace that has just been opened."""
        self._turns = Turns(self)
        self.commands = Commands(self)
        self.start = StartPage(installation, self)
        self.opening = Opening(installation, self.worker, self._make_safe, self)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.start)
        self.setCentralWidget(self.stack)
        self.toolbar = QToolBar(self.tr("Toolbar"))
        self.toolbar.setObjectName("toolbar")
        self.toolbar.setMovable(False)
        self.toolbar.setIconSize(QSize(round(em() * 1.05), round(em() * 1.05)))
        self.toolbar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.addToolBar(self.toolbar)
        self._join()
        # The window never waits for the system's key store, which may ask for a password: it is asked beforehand.
        installation.key.patience = _KEY_PATIENCE
        QTimer.singleShot(_KEY_WANTED, self, installation.key.prepare)
        self._show_start()
        self._restore_window()

    def _join(self) -> None:
        self.start.introduced.connect(self.opening.go_on)
        self.start.example_wanted.connect(self.open_example)
        self.start.new_wanted.connect(self.opening.new)
        self.start.word_wanted.connect(self.opening.new_from_word)
        self.start.open_wanted.connect(self.opening.choose_file)
        self.start.join_wanted.connect(self.opening.join)
        self.start.card_wanted.connect(self._write_card)
        self.start.read_wanted.connect(self.opening.choose_copy)
        self.start.recent_wanted.connect(self.open_path)
        self.opening.ready.connect(self._opened)
        self.worker.busy.connect(self._show_busy)
        self.worker.refused.connect(self._refused)
        self.theme.changed.connect(self._restyle)

    def open_example(self) -> None:
        """Open the example workspace."""
        self.opening.example()

    def _write_card(self) -> None:
        """Write the file by which this person asks to be let in, and keep in view what to do with it."""
        try:
            self.start.say(ask_for_card(self, self.installation, Path.home()))
        except Trouble as trouble:
            self.start.say(worded(trouble.sentence))

    def open_path(self, path: Path) -> None:
        """Open a workspace file or a reader's copy."""
        self.opening.path(path)

    def _make_safe(self) -> bool:
        """What is open may be the same workspace that is to be opened: everything must be on the disk first."""
        return self.bench is None or self.bench.keep()

    def _show_busy(self, what: str) -> None:
        """Show at once that the window waits: on the start page in words too, for it has no status line."""
        self.start.say(f"{what}…" if what else "")
        if what:
            QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        else:
            QApplication.restoreOverrideCursor()

    def _opened(self, workspace: Workspace, brought: list[Path]) -> None:
        self.close_workspace()
        self.start.say(self.tr("Opening…"))
        self.tidying.begin()
        desk, commands = Desk(workspace, self), self._new_commands()
        self._fill_menus(commands, None)
        self._arriving = bench = Workbench(desk, commands, self.worker, self.speller, self.stack)
        self.stack.addWidget(bench)
        self._turns.run(self._furnish(bench, brought), lambda: self.start.say(""))

    def _furnish(self, bench: Workbench, brought: list[Path]) -> Steps:
        """Make everything that is shown of a workspace, show it when it is there, and take in what was brought."""
        yield
        yield from bench.furnish()
        bench.full_screen_wanted.connect(self.toggle_full_screen)
        bench.close_wanted.connect(self.close_workspace)
        bench.restoring.copy_made.connect(self.open_path)
        workspace = bench.desk.workspace
        bench.restore(workspace.place())
        yield
        self._fill_menus(bench.commands, bench)
        yield
        self.setStatusBar(bench.status)
        self.toolbar.show()
        yield
        self.stack.setCurrentWidget(bench)
        # Once more, in the page's true width: lines that broke elsewhere until now moved what is at the top.
        bench.agreement.document.return_to_place()
        self.setWindowTitle(f"{workspace.package().title or workspace.name}[*]")
        self.setWindowFilePath(str(workspace.path))
        bench.state.refresh()
        self.bench, self._arriving = bench, None
        bench.agreement.document.page.setFocus()
        yield
        # By now the text is painted and can be written in.
        bench.desk.begin()
        if brought:
            bench.post.take_in_dropped(brought)

    def close_workspace(self) -> None:
        """Leave the workspace that is open or being opened, if any, and show the start page."""
        self.worker.wait()
        if self.bench is not None:
            self.bench.whereabouts.stay()
        self.full_screen.leave()
        self._turn_back()
        bench, self.bench = self.bench, None
        if bench is None:
            return
        bench.leave()
        bench.folder.close()
        bench.backups.close()
        bench.message.hide()
        self.stack.removeWidget(bench)
        zoom = bench.agreement.document.page.zoom
        preferences = {**self.installation.settings.preferences, "zoom": zoom}
        self._let_go(bench, bench.whereabouts.finish, lambda: self.installation.remember(preferences=preferences))

    def _let_go(self, bench: Workbench, *last: Callable[[], object]) -> None:
        """Do what is last to do with a workspace, close it and show the start page."""
        for act in (*last, bench.desk.close):
            # What can not be remembered must not keep the workspace from being let go of.
            try:
                act()
            except Trouble as trouble:
                self.start.say(worded(trouble.sentence))
        self.setStatusBar(None)  # type: ignore[arg-type]  # Qt takes null
        self.tidying.end()
        bench.desk.deleteLater()
        bench.deleteLater()
        self._show_start()

    @property
    def arriving(self) -> bool:
        """Whether a workspace is open whose views are still being made."""
        return self._arriving is not None

    def _turn_back(self) -> None:
        """Leave a workspace whose views are still being made."""
        self._turns.stop()
        bench, self._arriving = self._arriving, None
        if bench is not None:
            self._let_go(bench)

    def _show_start(self) -> None:
        commands = self._new_commands()
        self._fill_menus(commands, None)
        self.toolbar.hide()
        self.start.refresh()
        self.stack.setCurrentWidget(self.start)
        self.setWindowTitle(self.tr("Health-care agreements"))
        self.start.setFocus()

    def _new_commands(self) -> Commands:
        self.commands.dispose()
        kept = self.installation.settings.preferences.get("keys")
        self.commands = commands = Commands(self, kept if isinstance(kept, dict) else None)
        add = commands.add
        add("new", self.tr("&New agreement…"), self.opening.new, keys=QKeySequence.StandardKey.New, picture="file-plus")
        add(
            "open",
            self.tr("&Open a workspace…"),
            self.opening.choose_file,
            keys=QKeySequence.StandardKey.Open,
            picture="folder-open",
        )
        add(
            "new-from-word",
            self.tr("New agreement from a &Word file…"),
            self.opening.new_from_word,
            picture="file-down",
        )
        add("example", self.tr("Open the &example"), self.open_example, picture="book-open")
        add("join", self.tr("&Join by a file you were sent…"), self.opening.join, picture="user-plus")
        add("read", self.tr("Read a reade&r's copy…"), self.opening.choose_copy, picture="book-open")
        add("quit", self.tr("&Quit"), self.close, keys="Ctrl+Q")
        add(
            "palette",
            self.tr("&Find a command…"),
            self.show_palette,
            keys="Ctrl+Shift+P",
            picture="command",
        )
        add("keys", self.tr("&Keyboard shortcuts"), self.show_keys, keys="F1")
        add(
            "about",
            self.tr("&About the program"),
            self.show_about,
            picture="info",
        )
        for code, name in LANGUAGES:
            action = add(
                f"language-{code}",
                self.tr("Language: {0}").format(f"&{name}"),
                partial(self.language_chosen.emit, code),
            )
            action.setCheckable(True)
            action.setChecked((self.installation.settings.language or "sv") == code)
        return commands

    def _fill_menus(self, commands: Commands, bench: Workbench | None) -> None:
        bar = self.menuBar()
        bar.clear()
        self.toolbar.clear()
        commands.listen()
        names = (
            "new new-from-word open example join read - "
            + ("new-document start-agreement - save print - restore - close - " if bench is not None else "")
            + "quit"
        )
        bar.addMenu(commands.menu(self.tr("&File"), names))
        if bench is not None:
            for menu in bench.set.menus():
                bar.addMenu(menu)
            for name in TOOLBAR.split():
                if name == "-":
                    self.toolbar.addSeparator()
                else:
                    self.toolbar.addAction(commands[name])
        last = commands.menu(self.tr("&Help"), "palette keys -")
        last.addMenu(commands.menu(self.tr("&Language"), "language-sv language-en"))
        last.addAction(commands["about"])
        bar.addMenu(last)
        for more in bar.findChildren(QToolButton):
            more.setAccessibleName(self.tr("More menus"))

    def show_keys(self) -> None:
        """Show what keys there are, to change them."""
        dialog = KeysDialog(self.commands, self.installation, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def show_about(self) -> None:
        """Tell what program this is, and where the key is kept."""
        dialog = AboutDialog(self.installation.key_place, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.key_moved.connect(lambda to_store: self._move_key(to_store=to_store))
        dialog.open()

    def _move_key(self, *, to_store: bool) -> None:
        """Keep the key elsewhere, beside the window: the system's key store may ask for a password first."""

        def told(_nothing: object) -> None:
            self.show_about()

        move = partial(self.installation.move_key, to_store=to_store)
        if not self.worker.run(self.tr("Moving the key"), move, told):
            self.worker.refused.emit(self.tr("Something else is under way. Wait until it is done."))

    def show_palette(self) -> None:
        """Find a command by some letters of its name."""
        palette = CommandPalette(self.commands, self)
        palette.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        palette.open_over(self)

    def _refused(self, sentence: str) -> None:
        if self.bench is None:
            self.start.say(sentence)

    def _restyle(self) -> None:
        self.commands.restyle()
        if self.bench is not None:
            self.bench.restyle()
        else:
            self.start.refresh()

    def _restore_window(self) -> None:
        resize_on_screen(self, 92, 56)
        kept = self.installation.settings.window.get("geometry", "")
        if kept:
            self.restoreGeometry(QByteArray.fromBase64(str(kept).encode()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a workspace that is dropped; other files come into the open one, or a workspace is joined by them."""
        paths = dropped(event)
        if not paths:
            return
        event.acceptProposedAction()
        if paths[0].suffix == SUFFIX or is_version_file(paths[0]):
            self.open_path(paths[0])
        elif self.bench is not None:
            self.bench.post.take_in_dropped(paths)
        else:
            self.opening.receive(paths)

    def toggle_full_screen(self) -> None:
        """Fill the screen with the text, or put everything back."""
        if self.full_screen.on:
            self.full_screen.leave()
        elif self.bench is not None:
            self.full_screen.enter([self.menuBar(), self.toolbar, *self.bench.around()])
        if self.bench is not None:
            self.commands["full-screen"].setChecked(self.full_screen.on)
            self.bench.state.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, where nothing else wants it, leaves the full screen."""
        if event.key() == Qt.Key.Key_Escape and self.full_screen.on:
            self.toggle_full_screen()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything is saved already: leave the workspace and note where the window was."""
        self.close_workspace()
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        try:
            self.installation.remember(window={**self.installation.settings.window, "geometry": geometry})
        except Trouble as trouble:
            self.start.say(worded(trouble.sentence))
        super().closeEvent(event)
