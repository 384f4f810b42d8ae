"""What stays on this computer, what is shared, and what is there again after a crash and after closing."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import cast

from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.workspace import Workspace
from tests.gui.window.conftest import wait_until
from tests.gui.window.habits.hand import NO_WORDS, Doings, Foretold, Habit
from tests.gui.window.plain_editor import Reading


class Keeping(Habit):
    """Keeps to itself, shares, breaks off and comes back."""

    @property
    def doings(self) -> Doings:
        return {self.keep_private: 2, self.share: 1, self.crash: 1, self.reopen: 1}

    def keep_private(self) -> Foretold:
        """A proposal in focus, or all of a clause; or it goes along again."""
        if self.hand.dice.random() < 0.6:
            self.hand.bench.commands["next"].trigger()
        self.hand.command("private-proposal private-proposal private-clause")
        return NO_WORDS

    def share(self) -> Foretold:
        """All but what is private, and what builds on that, goes."""
        workspace = self.hand.workspace
        self.hand.bench.desk.settle()  # the command is there once it is known that something waits
        stays = {one.unit for one in workspace.waiting_to_be_shared() if one.stays}
        before = workspace.released().revisions
        kept = {unit.removeprefix("revision:") for unit in stays if unit.startswith("revision:")}
        # Words of one's own that were shared and are taken back belong to a proposal that the others know.
        kept = {name for name in kept if name not in before}
        self.hand.bench.commands["share"].trigger()
        left = {one.unit for one in workspace.waiting_to_be_shared()}
        assert left == stays, ("what stays is what was told", left ^ stays, self.hand.bench.message.words.text())
        released = workspace.released().revisions
        assert not [name for name in kept if name in released], "what is private is not shared"
        self.hand.shared = True
        return NO_WORDS

    def crash(self) -> Foretold:
        """What lies on the disk now says what the window says: a computer that stops loses nothing."""
        workspace, bench = self.hand.workspace, self.hand.bench
        wait_until(lambda: workspace.saved and workspace.place() == json.loads(json.dumps(bench.remember())))
        with tempfile.TemporaryDirectory() as made:
            home = Path(made) / "home"
            # Backups are written, and the oldest removed, at any time.
            shutil.copytree(self._window.installation.folder, home, ignore=shutil.ignore_patterns("backups"))
            path = Path(made) / "copy" / workspace.path.name
            path.parent.mkdir()
            for file in workspace.path.parent.glob(f"{workspace.path.name}*"):
                if file.is_file():
                    shutil.copy2(file, path.parent)
            with Workspace.open(path, Installation.open(home)) as again:
                read, before = Reading.of(again), self.hand.before
                told = {text: (read.final.get(text), before.final.get(text)) for text in read.differs_in(before)}
                assert read == before, f"all is there again: {told}"
                assert again.private_marks == workspace.private_marks
                assert again.place() == workspace.place(), "caret and scroll place in every document, and the view"
        return NO_WORDS

    def reopen(self) -> Foretold:
        """Closed and opened again: the same words, and caret and scroll place where they were."""
        hand, window = self.hand, self._window
        path, place, before = hand.workspace.path, hand.page.place(), hand.before
        document, view = hand.bench.desk.document, hand.bench.desk.view
        width = hand.page.viewport().width()
        window.close_workspace()
        window.open_path(path)
        wait_until(lambda: window.bench is not None, 120)
        assert window.bench is not None
        hand.come_to(window.bench)
        hand.beginning = None if hand.shared else hand.beginning
        assert Reading.of(hand.workspace) == before
        assert (hand.bench.desk.document, hand.bench.desk.view) == (document, view)
        bar, now = hand.page.verticalScrollBar(), hand.page.place()
        if bar.value() == bar.maximum() or hand.page.viewport().width() != width:
            # Without the bars that were open the page is higher, and shows no emptiness below the document's end;
            # without the panels it is wider, and its lines break elsewhere.
            now = {**now, "section": place["section"], "offset": place["offset"]}
        assert now == place
        return NO_WORDS

    @property
    def _window(self) -> MainWindow:
        return cast(MainWindow, self.hand.bench.window())
