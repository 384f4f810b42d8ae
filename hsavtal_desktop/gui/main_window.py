"""The window: start page or an open workspace, with menus, toolbar and status line around it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QStackedWidget, QToolBar

from hsavtal_desktop.core.edits import SetRecord
from hsavtal_desktop.core.trouble import Damaged, Trouble
from hsavtal_desktop.exchange.package import SUFFIX as PACKAGE_SUFFIX
from hsavtal_desktop.gui.command_palette import CommandPalette
from hsavtal_desktop.gui.command_set import TOOLBAR
from hsavtal_desktop.gui.commands import Commands
from hsavtal_desktop.gui.desk import Desk, Survey, survey
from hsavtal_desktop.gui.exchange_view import dropped
from hsavtal_desktop.gui.first_start import StartPage
from hsavtal_desktop.gui.full_screen import FullScreen
from hsavtal_desktop.gui.help_dialogs import AboutDialog
from hsavtal_desktop.gui.keys_dialog import KeysDialog
from hsavtal_desktop.gui.moving import MoveDialog
from hsavtal_desktop.gui.new_document import edits_for_document
from hsavtal_desktop.gui.reader_window import ReaderWindow, read_for_window
from hsavtal_desktop.gui.restore_dialog import DamagedDialog
from hsavtal_desktop.gui.spelling import AllRight, Speller
from hsavtal_desktop.gui.start_agreement import ask_for_agreement, reading_words
from hsavtal_desktop.gui.start_dialog import StartDialog
from hsavtal_desktop.gui.theme import Theme, em
from hsavtal_desktop.gui.workbench import Workbench
from hsavtal_desktop.gui.worker import Worker
from hsavtal_desktop.workspace.agreement_preview import StartPreview, preview_new
from hsavtal_desktop.workspace.agreement_start import import_agreement
from hsavtal_desktop.workspace.backing_up import backups, bring_back_draft, put_back, workspace_at
from hsavtal_desktop.workspace.clock import utc_now
from hsavtal_desktop.workspace.example import create_example
from hsavtal_desktop.workspace.exchanging import join
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.moving import kept_by, move_workspace
from hsavtal_desktop.workspace.readers_copy import SUFFIX as VERSION_SUFFIX
from hsavtal_desktop.workspace.readers_copy import ReadersCopy, is_version_file
from hsavtal_desktop.workspace.workspace import Workspace

SUFFIX = ".hsavtal"
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
        self.bench: Workbench | None = None
        self._left: set[Path] = set()
        """Workspaces that are to stay where they lie, though it is no good place."""
        self._waiting: Callable[[], None] | None = None
        """What to open once it is known who sits here."""
        self.commands = Commands(self)
        self.start = StartPage(installation, self)
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
        self._show_start()
        self._restore_window()

    def _join(self) -> None:
        self.start.introduced.connect(self._introduced)
        self.start.example_wanted.connect(self.open_example)
        self.start.new_wanted.connect(self.new)
        self.start.word_wanted.connect(self.new_from_word)
        self.start.open_wanted.connect(self.choose_file)
        self.start.join_wanted.connect(self.join)
        self.start.read_wanted.connect(self.choose_copy)
        self.start.recent_wanted.connect(self.open_path)
        self.worker.busy.connect(self._show_busy)
        self.worker.refused.connect(self._refused)
        self.theme.changed.connect(self._restyle)

    def open_example(self) -> None:
        """Open the example workspace in the installation's folder, made the first time."""
        path = self.installation.folder / f"exempel{SUFFIX}"
        if path.exists():
            self.open_path(path)
        else:
            self._open(lambda: create_example(path, self.installation))

    def open_path(self, path: Path) -> None:
        """Open a workspace file or a reader's copy; offers to move a workspace that lies where it may be damaged."""
        if is_version_file(path):
            self.read(path)
            return
        keeper = kept_by(path) if path.exists() and path not in self._left else ""
        if not keeper:
            self._open(lambda: Workspace.open(path, self.installation), path)
            return
        dialog = MoveDialog(path, keeper, self.installation.folder / "workspaces", self)
        dialog.accepted.connect(lambda: self._open_moved(path, dialog))
        dialog.open()

    def choose_copy(self) -> None:
        """Ask for a reader's copy and show it."""
        types = self.tr("Reader's copies (*{0})").format(VERSION_SUFFIX)
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Read a reader's copy"), self._folder(), types)
        if name:
            self.read(Path(name))

    def read(self, path: Path) -> None:
        """Show a reader's copy in a window of its own."""

        def shown(found: tuple[ReadersCopy, str, str]) -> None:
            window = ReaderWindow(*found, self)
            window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            window.show()

        self.worker.run(self.tr("Opening"), lambda: read_for_window(path), shown)

    def _open_moved(self, path: Path, dialog: MoveDialog) -> None:
        if dialog.stay:
            self._left.add(path)
            self._open(lambda: Workspace.open(path, self.installation), path)
            return
        target = dialog.target

        def moved() -> Workspace:
            move_workspace(path, target)
            return Workspace.open(target, self.installation)

        self._open(moved)

    def choose_file(self) -> None:
        """Ask for a workspace file and open it."""
        types = self.tr("Workspaces (*{0})").format(SUFFIX) + ";;" + self.tr("All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Open a workspace"), self._folder(), types)
        if name:
            self.open_path(Path(name))

    def new(self) -> None:
        """Ask where, and make an empty workspace there."""
        types = self.tr("Workspaces (*{0})").format(SUFFIX)
        suggested = str(Path(self._folder()) / (self.tr("New agreement") + SUFFIX))
        name, _ = QFileDialog.getSaveFileName(self, self.tr("New agreement"), suggested, types)
        if name:
            path = Path(name).with_suffix(SUFFIX)
            self._open(lambda: self._created(path))

    def _created(self, path: Path) -> Workspace:
        """A workspace with an empty main agreement, so that there is something to write in."""
        workspace = Workspace.create(path, self.installation, name=path.stem)
        workspace.perform(SetRecord("package", "package", {"title": path.stem}))
        _, edits = edits_for_document(path.stem, self.tr("Main agreement"), 0, self.tr("First clause"))
        for edit in edits:
            workspace.perform(edit)
        return workspace

    def new_from_word(self) -> None:
        """Ask for an existing agreement, show what it becomes, and make a workspace of it."""
        path = ask_for_agreement(self, Path(self._folder()))
        if path is not None:
            self.begin_from_word(path)

    def begin_from_word(self, path: Path) -> None:
        """Show what an existing agreement becomes, and make a workspace of it where the person says."""

        def show(preview: StartPreview) -> None:
            dialog = StartDialog(preview, None, self)
            dialog.accepted.connect(lambda: self._place_for(dialog.preview))
            dialog.open()

        self.worker.run(reading_words(path), lambda: preview_new(path), show)

    def _place_for(self, preview: StartPreview) -> None:
        types = self.tr("Workspaces (*{0})").format(SUFFIX)
        suggested = str(preview.path.with_suffix(SUFFIX))
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Where to keep the workspace"), suggested, types)
        if name:
            path = Path(name).with_suffix(SUFFIX)
            self._open(lambda: self._started(path, preview))

    def _started(self, path: Path, preview: StartPreview) -> Workspace:
        """A workspace with the agreement that was previewed."""
        workspace = Workspace.create(path, self.installation, name=preview.title)
        workspace.perform(SetRecord("package", "package", {"title": preview.title}))
        import_agreement(workspace, preview)
        return workspace

    def join(self) -> None:
        """Ask for files with changes and make a copy of the workspace they come from."""
        types = self.tr("Files with changes (*{0})").format(PACKAGE_SUFFIX)
        types += ";;" + self.tr("All files (*)")
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Files you were sent"), self._folder(), types)
        if names:
            self.join_by([Path(name) for name in names])

    def join_by(self, packages: list[Path]) -> None:
        """Ask where to keep it, and make a copy of the workspace that some files come from."""
        suggested = str(packages[0].with_suffix(SUFFIX))
        wanted = self.tr("Workspaces (*{0})").format(SUFFIX)
        place, _ = QFileDialog.getSaveFileName(self, self.tr("Where to keep the workspace"), suggested, wanted)
        if place:
            path = Path(place).with_suffix(SUFFIX)
            self._open(lambda: self._joined(path, packages))

    def _joined(self, path: Path, packages: list[Path]) -> Workspace:
        join(path, self.installation, packages, utc_now)
        return Workspace.open(path, self.installation)

    def _open(self, opener: Callable[[], Workspace], path: Path | None = None) -> None:
        """Open a workspace in the place of the one that is open, once it is known who sits here.

        With ``path`` its backups are offered if it is damaged.
        """
        if not self.installation.known:
            self._waiting = lambda: self._open(opener, path)
            return
        if self.bench is not None:
            try:
                # It may be the same one that is to be opened.
                self.bench.desk.workspace.flush()
            except Trouble as trouble:
                self.bench.message.refuse(str(trouble))
                return

        def opened() -> tuple[Workspace, Survey] | Damaged:
            try:
                return _surveyed(opener())
            except Damaged as damage:
                return damage

        def done(outcome: tuple[Workspace, Survey] | Damaged) -> None:
            if not isinstance(outcome, Damaged):
                self._opened(outcome)
            elif path is None or not self._offer_backups(path, outcome):
                self.worker.refused.emit(str(outcome))

        self.worker.run(self.tr("Opening"), opened, done)

    def _offer_backups(self, path: Path, damage: Damaged) -> bool:
        """Tell that a workspace is damaged, and offer to put one of its backups in its place; False without any."""
        home = self.installation.folder
        name = workspace_at(home, path)
        if not name:
            return False
        dialog = DamagedDialog(str(damage), backups(home, name), self)

        def restored() -> Workspace:
            put_back(self.installation, name, dialog.chosen, path)
            workspace = Workspace.open(path, self.installation)
            bring_back_draft(workspace, dialog.chosen)
            return workspace

        dialog.accepted.connect(lambda: self._open(restored))
        dialog.open()
        return True

    def _show_busy(self, what: str) -> None:
        """Show at once that the window waits: on the start page in words too, for it has no status line."""
        self.start.say(f"{what}…" if what else "")
        if what:
            QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        else:
            QApplication.restoreOverrideCursor()

    def _opened(self, opened: tuple[Workspace, Survey]) -> None:
        workspace, first = opened
        self.close_workspace()
        desk = Desk(workspace, first, self)
        commands = self._new_commands()
        self.bench = bench = Workbench(desk, commands, self.worker, self.speller)
        bench.full_screen_wanted.connect(self.toggle_full_screen)
        bench.close_wanted.connect(self.close_workspace)
        bench.restoring.copy_made.connect(self.open_path)
        self.stack.addWidget(bench)
        self.stack.setCurrentWidget(bench)
        self._fill_menus(commands, bench)
        self.toolbar.show()
        self.setStatusBar(bench.status)
        self.setWindowTitle(f"{workspace.package().title or workspace.name}[*]")
        self.setWindowFilePath(str(workspace.path))
        bench.state.refresh()
        bench.restore(workspace.place())
        bench.agreement.document.page.setFocus()

    def close_workspace(self) -> None:
        """Leave the open workspace, if any, and show the start page."""
        self.full_screen.leave()
        bench, self.bench = self.bench, None
        if bench is None:
            return
        self.worker.wait()
        bench.leave()
        bench.folder.close()
        bench.backups.close()
        bench.message.hide()
        self.stack.removeWidget(bench)
        try:
            bench.whereabouts.finish()
            zoom = bench.agreement.document.page.zoom
            self.installation.remember(preferences={**self.installation.settings.preferences, "zoom": zoom})
            bench.desk.close()
        except Trouble as trouble:
            self.start.say(str(trouble))
        self.setStatusBar(None)  # type: ignore[arg-type]  # Qt takes null
        bench.desk.deleteLater()
        bench.deleteLater()
        self._show_start()

    def _show_start(self) -> None:
        commands = self._new_commands()
        self._fill_menus(commands, None)
        self.toolbar.hide()
        self.start.refresh()
        self.stack.setCurrentWidget(self.start)
        self.setWindowTitle(self.tr("Health-care agreements"))
        self.start.setFocus()

    def _introduced(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()

    def _new_commands(self) -> Commands:
        self.commands.dispose()
        self.menuBar().clear()
        self.toolbar.clear()
        kept = self.installation.settings.preferences.get("keys")
        self.commands = commands = Commands(self, kept if isinstance(kept, dict) else None)
        add = commands.add
        add("new", self.tr("&New agreement…"), self.new, keys=QKeySequence.StandardKey.New, picture="file-plus")
        add(
            "open",
            self.tr("&Open a workspace…"),
            self.choose_file,
            keys=QKeySequence.StandardKey.Open,
            picture="folder-open",
        )
        add(
            "new-from-word",
            self.tr("New agreement from a &Word file…"),
            self.new_from_word,
            picture="file-down",
        )
        add("example", self.tr("Open the &example"), self.open_example, picture="book-open")
        add("join", self.tr("&Join by a file you were sent…"), self.join, picture="user-plus")
        add("read", self.tr("Read a reader's co&py…"), self.choose_copy, picture="book-open")
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
            lambda: AboutDialog(self.installation.key_place, self).open(),
            picture="info",
        )
        for code, name in LANGUAGES:
            action = add(
                f"language-{code}", self.tr("Language: {0}").format(name), partial(self.language_chosen.emit, code)
            )
            action.setCheckable(True)
            action.setChecked((self.installation.settings.language or "sv") == code)
        return commands

    def _fill_menus(self, commands: Commands, bench: Workbench | None) -> None:
        bar = self.menuBar()
        names = (
            "new new-from-word open example join read - "
            + ("new-document start-agreement - print - restore - close - " if bench is not None else "")
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

    def show_keys(self) -> None:
        """Show what keys there are, to change them."""
        dialog = KeysDialog(self.commands, self.installation, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def show_about(self) -> None:
        """Tell what program this is, and where the key is kept."""
        AboutDialog(self.installation.key_place, self).open()

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

    def _folder(self) -> str:
        recent = self.installation.recent
        return str(recent[0].parent if recent else Path.home())

    def _restore_window(self) -> None:
        # What stands around the window is not known before it is shown: room for a title bar and edges.
        room = self.screen().availableSize() - QSize(round(em()), round(em() * 3))
        self.resize(min(round(em() * 92), room.width()), min(round(em() * 56), room.height()))
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
            self.join_by(paths)

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
            self.start.say(str(trouble))
        super().closeEvent(event)


def _surveyed(workspace: Workspace) -> tuple[Workspace, Survey]:
    return workspace, survey(workspace)
