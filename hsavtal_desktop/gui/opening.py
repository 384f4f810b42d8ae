"""Every way to come to an open workspace: a file, a new one, the example, an agreement in Word, files from others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from hsavtal_desktop.core.edits import SetRecord
from hsavtal_desktop.core.memory import collector_paused
from hsavtal_desktop.core.trouble import Damaged, Trouble
from hsavtal_desktop.exchange.package import SUFFIX as PACKAGE_SUFFIX
from hsavtal_desktop.exchange.request import SUFFIX as REQUEST_SUFFIX
from hsavtal_desktop.gui.moving import MoveDialog
from hsavtal_desktop.gui.new_document import edits_for_document
from hsavtal_desktop.gui.reader_window import ReaderWindow, read_for_window
from hsavtal_desktop.gui.restore_dialog import DamagedDialog
from hsavtal_desktop.gui.saving import ask_where
from hsavtal_desktop.gui.start_agreement import ask_for_agreement, reading_words
from hsavtal_desktop.gui.start_dialog import StartDialog
from hsavtal_desktop.gui.survey import read_order
from hsavtal_desktop.gui.texts import worded
from hsavtal_desktop.gui.worker import Worker
from hsavtal_desktop.workspace.agreement_preview import StartPreview, preview_new
from hsavtal_desktop.workspace.agreement_start import import_agreement
from hsavtal_desktop.workspace.backing_up import backups, bring_back_draft, put_back, workspace_at
from hsavtal_desktop.workspace.belonging import belongs_to
from hsavtal_desktop.workspace.example import create_example
from hsavtal_desktop.workspace.exchanging import join
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.moving import kept_by, move_workspace
from hsavtal_desktop.workspace.readers_copy import SUFFIX as VERSION_SUFFIX
from hsavtal_desktop.workspace.readers_copy import ReadersCopy, is_version_file
from hsavtal_desktop.workspace.workspace import Workspace

SUFFIX = ".hsavtal"


class Opening(QObject):
    """Asks what is needed, opens beside the window, and hands the open workspace over."""

    ready = Signal(object, object)
    """The open :class:`Workspace`, and files (list of Path) from others to take in there."""

    def __init__(
        self, installation: Installation, worker: Worker, ready_for_another: Callable[[], bool], window: QWidget
    ) -> None:
        """``ready_for_another`` makes what is open now safe; where it says False, nothing is opened."""
        super().__init__(window)
        self._installation, self._worker, self._window = installation, worker, window
        self._ready_for_another = ready_for_another
        self._left: set[Path] = set()
        """Workspaces that are to stay where they lie, though it is no good place."""
        self._waiting: Callable[[], None] | None = None
        """What to open once it is known who sits here."""

    def example(self) -> None:
        """Open the example workspace in the installation's folder, made the first time."""
        path = self._installation.folder / f"exempel{SUFFIX}"
        if path.exists():
            self.path(path)
        else:
            self.open(lambda: create_example(path, self._installation))

    def path(self, path: Path, brought: Sequence[Path] = ()) -> None:
        """Open a workspace file or a reader's copy; offers to move a workspace that lies where it may be damaged.

        ``brought``: files from others to take in once it is open.
        """
        if is_version_file(path):
            self.read(path)
            return
        if path.suffix.lower() in (PACKAGE_SUFFIX, REQUEST_SUFFIX):
            self.receive([path])
            return
        keeper = kept_by(path) if path.exists() and path not in self._left else ""
        if not keeper:
            self.open(lambda: Workspace.open(path, self._installation), path, brought)
            return
        dialog = MoveDialog(path, keeper, self._installation.folder / "workspaces", self._window)
        dialog.accepted.connect(lambda: self._open_moved(path, dialog, brought))
        dialog.open()

    def choose_copy(self) -> None:
        """Ask for a reader's copy and show it."""
        types = self.tr("Reader's copies (*{0})").format(VERSION_SUFFIX)
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Read a reader's copy"), self._folder(), types)
        if name:
            self.read(Path(name))

    def read(self, path: Path) -> None:
        """Show a reader's copy in a window of its own."""

        def shown(found: tuple[ReadersCopy, str, str]) -> None:
            window = ReaderWindow(*found, self._window)
            window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            window.show()

        self._worker.run(self.tr("Opening"), lambda: read_for_window(path), shown)

    def _open_moved(self, path: Path, dialog: MoveDialog, brought: Sequence[Path]) -> None:
        if dialog.stay:
            self._left.add(path)
            self.open(lambda: Workspace.open(path, self._installation), path, brought)
            return
        target = dialog.target

        def moved() -> Workspace:
            move_workspace(path, target)
            return Workspace.open(target, self._installation)

        self.open(moved, brought=brought)

    def choose_file(self) -> None:
        """Ask for a workspace file and open it."""
        types = self.tr("Workspaces (*{0})").format(SUFFIX) + ";;" + self.tr("All files (*)")
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open a workspace"), self._folder(), types)
        if name:
            self.path(Path(name))

    def new(self) -> None:
        """Ask where, and make an empty workspace there."""
        suggested = Path(self._folder()) / (self.tr("New agreement") + SUFFIX)
        if found := ask_where(self._window, self.tr("New agreement"), suggested, self._workspaces()):
            self.open(lambda: self._created(found[0]))

    def _workspaces(self) -> dict[str, str]:
        return {self.tr("Workspaces (*{0})").format(SUFFIX): SUFFIX}

    def _created(self, path: Path) -> Workspace:
        """A workspace with an empty main agreement, the heading of its first clause selected to be written over."""
        workspace = Workspace.create(path, self._installation, name=path.stem)
        workspace.perform(SetRecord("package", "package", {"title": path.stem}))
        title, heading = self.tr("Main agreement"), self.tr("First clause")
        document, clause, edits = edits_for_document(workspace.new_name, path.stem, title, 0, heading)
        for edit in edits:
            workspace.perform(edit)
        selected = {"text": f"h.{clause}", "anchor": 0, "position": len(heading), "clause": clause}
        workspace.remember_place({"document": document, "places": {document: selected}})
        return workspace

    def new_from_word(self) -> None:
        """Ask for an existing agreement, show what it becomes, and make a workspace of it."""
        path = ask_for_agreement(self._window, Path(self._folder()))
        if path is not None:
            self.begin_from_word(path)

    def begin_from_word(self, path: Path) -> None:
        """Show what an existing agreement becomes, and make a workspace of it where the person says."""

        def show(preview: StartPreview) -> None:
            dialog = StartDialog(preview, None, self._window)
            dialog.accepted.connect(lambda: self._place_for(dialog.preview))
            dialog.open()

        self._worker.run(reading_words(path), lambda: preview_new(path), show)

    def _place_for(self, preview: StartPreview) -> None:
        suggested = preview.path.with_suffix(SUFFIX)
        if found := ask_where(self._window, self.tr("Where to keep the workspace"), suggested, self._workspaces()):
            self.open(lambda: self._started(found[0], preview))

    def _started(self, path: Path, preview: StartPreview) -> Workspace:
        """A workspace with the agreement that was previewed."""
        workspace = Workspace.create(path, self._installation, name=preview.title)
        workspace.perform(SetRecord("package", "package", {"title": preview.title}))
        import_agreement(workspace, preview)
        return workspace

    def receive(self, files: list[Path]) -> None:
        """Open the workspace that files from others belong to, to take them in there, or join it by them."""

        def found(workspace: Path | None) -> None:
            if workspace is not None:
                self.path(workspace, files)
            elif files[0].suffix.lower() == REQUEST_SUFFIX:
                told = self.tr(
                    "{0} is about a workspace that is not among those opened lately. Open it and answer there."
                )
                self._worker.refused.emit(told.format(files[0].name))
            else:
                self.join_by(files)

        self._worker.run(reading_words(files[0]), lambda: belongs_to(files[0], self._installation), found)

    def join(self) -> None:
        """Ask for files with changes and make a copy of the workspace they come from."""
        types = self.tr("Files with changes (*{0})").format(PACKAGE_SUFFIX)
        types += ";;" + self.tr("All files (*)")
        names, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Files you were sent"), self._folder(), types)
        if names:
            self.join_by([Path(name) for name in names])

    def join_by(self, packages: list[Path]) -> None:
        """Ask where to keep it, and make a copy of the workspace that some files come from."""
        suggested = packages[0].with_suffix(SUFFIX)
        if found := ask_where(self._window, self.tr("Where to keep the workspace"), suggested, self._workspaces()):
            self.open(lambda: self.joined(found[0], packages))

    def joined(self, path: Path, packages: list[Path]) -> Workspace:
        """A copy of the workspace that some files come from.  Raises Trouble, leaving nothing behind."""
        return join(path, self._installation, packages)

    def open(self, opener: Callable[[], Workspace], path: Path | None = None, brought: Sequence[Path] = ()) -> None:
        """Open a workspace in the place of the one that is open, once it is known who sits here.

        With ``path`` its backups are offered if it is damaged.  ``brought``: files to take in once it is open.
        """
        if not self._installation.known:
            self._waiting = lambda: self.open(opener, path, brought)
            return
        if not self._ready_for_another():
            return

        def opened() -> Workspace | Trouble:
            try:
                # What is read stays: a search among it would find nothing, and take as long as reading it.
                with collector_paused(lasting=True):
                    workspace = opener()
                    read_order(workspace)
                    return workspace
            except Trouble as trouble:
                return trouble

        def done(outcome: Workspace | Trouble) -> None:
            if not isinstance(outcome, Trouble):
                self.ready.emit(outcome, list(brought))
            elif not (path and isinstance(outcome, Damaged) and self._offer_backups(path, outcome, brought)):
                self._worker.refused.emit(" ".join([worded(outcome.sentence), *self._left_out(brought)]))

        self._worker.run(self.tr("Opening"), opened, done)

    def _left_out(self, brought: Sequence[Path]) -> list[str]:
        """What is to be done with files for a workspace that could not be opened."""
        told = self.tr("{0} was not taken in: open it again when the workspace opens.")
        return [told.format(path.name) for path in brought]

    def _offer_backups(self, path: Path, damage: Damaged, brought: Sequence[Path]) -> bool:
        """Tell that a workspace is damaged, and offer to put one of its backups in its place; False without any."""
        home = self._installation.folder
        name = workspace_at(home, path)
        if not name:
            return False
        dialog = DamagedDialog(worded(damage.sentence), backups(home, name), self._window)

        def restored() -> Workspace:
            put_back(self._installation, name, dialog.chosen, path)
            workspace = Workspace.open(path, self._installation)
            bring_back_draft(workspace, dialog.chosen)
            return workspace

        dialog.accepted.connect(lambda: self.open(restored, brought=brought))
        dialog.open()
        return True

    def _folder(self) -> str:
        recent = self._installation.recent
        return str(recent[0].parent if recent else Path.home())

    def go_on(self) -> None:
        """It is known now who sits here: open what waited for that."""
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()
