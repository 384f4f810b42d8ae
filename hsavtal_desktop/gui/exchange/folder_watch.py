"""Rounds with a shared folder while the window is open, beside whatever is done in it.

The folder is looked at now and then.  When something in it is new, and it has been quiet for a moment (a sync engine
writes many files at once), it is read, verified and stored in a thread of its own; only letting it count is done in
the window's thread, or, when it is much, in the worker.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.progress import Stopped
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange.folder import scan
from hsavtal_desktop.gui.alone import alone
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.texts import counted, worded
from hsavtal_desktop.gui.worker import Thread, Worker
from hsavtal_desktop.workspace.clock import utc_now
from hsavtal_desktop.workspace.folder_round import Round

EVERY = 5_000
"""Milliseconds between two looks."""
QUIET = 1_500
"""Milliseconds that what is in the folder must stay the same before it is read."""
IDLE = 60_000
"""Milliseconds without edits after which what is written is shared, for who wants that."""
_MUCH = 300
"""New changes above which counting them in takes long enough to be done beside the window."""


class FolderWatch(QObject):
    """Keeps the workspace and its shared folder alike."""

    arrived = Signal(str)
    """What came from others, in a sentence."""
    told = Signal()
    """Something that the card and the status line tell is different now."""

    def __init__(self, desk: Desk, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._worker = desk, worker
        self.every, self.quiet = EVERY, QUIET
        self._thread: Thread | None = None
        self._then: Callable[[Any], None] = lambda _result: None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        self._idle = QTimer(self, singleShot=True, interval=IDLE)
        self._idle.timeout.connect(self._share)
        self._seen: object = None
        self._done: object = None
        """What was seen before the latest whole round."""
        self.last = ""
        """When the latest whole round ended, UTC."""
        self.problem = ""
        """Why the latest round was not whole, in a sentence that says what to do; "" when all is well."""
        self.refused: tuple[str, ...] = ()
        """Sentences on files that could not be taken in."""
        kept = desk.workspace.installation.settings.folders.get(desk.workspace.log.workspace, {})
        self.folder = Path(kept["folder"]) if kept.get("folder") else None
        self.on = bool(self.folder and kept.get("on", True))
        self.share = bool(kept.get("share", False))
        desk.settled.connect(self._settled)
        if self.on:
            self._timer.start(0)

    @property
    def busy(self) -> bool:
        """Whether a round is under way."""
        return self._thread is not None

    def choose(self, folder: Path) -> None:
        """Keep the workspace alike with a folder from now on."""
        self.folder, self.on = folder, True
        self._seen = self._done = None
        self.last = self.problem = ""
        self.refused = ()
        self._remember()
        self.nudge()

    def set_on(self, on: bool) -> None:
        """Stop or start; what has come stays."""
        self.on = on and self.folder is not None
        self._remember()
        if self.on:
            self._done = None
            self.nudge()
        else:
            self._timer.stop()

    def set_share(self, share: bool) -> None:
        """Let what is written be shared by itself, or only when the person says so."""
        self.share = share
        self._remember()
        if share:
            self._idle.start()

    def now(self) -> None:
        """Share what is not shared, and make a round at once."""
        if self._desk.workspace.going():
            self._desk.release()
        self._done = None
        self._seen = object()
        self.nudge()

    def nudge(self) -> None:
        """Look as soon as can be."""
        if self.on and self._thread is None:
            self._timer.start(0)
        self.told.emit()

    def close(self) -> None:
        """Leave the folder: what is under way is stopped where that leaves no trace, or finished."""
        self.on = False
        self._timer.stop()
        self._idle.stop()
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.stop()
            thread.wait()

    # A round: look, read, count, write

    def _look(self) -> None:
        if not self.on or self.folder is None:
            return
        if self._thread is not None or self._worker.working:
            self._timer.start(self.quiet)
            return
        folder, workspace = self.folder, self._desk.workspace.log.workspace
        self._beside(lambda: [(file.name, file.size, file.modified) for file in scan(folder, workspace)], self._looked)

    def _looked(self, found: list[tuple[str, int, int]]) -> None:
        log = self._desk.workspace.log
        now = (found, len(log.state.changes), len(log.waiting))
        first, same = self._seen is None, now == self._seen
        self._seen = now
        if now == self._done:
            self._well()
            self._timer.start(self.every)
        elif same or first or self._done is None:
            assert self.folder is not None
            turn = Round(self._desk.workspace, self.folder)
            self._beside(turn.read, lambda _nothing: self._count(turn, now))
        else:
            self._timer.start(self.quiet)

    def _count(self, turn: Round, seen: object) -> None:
        """Let what was read count, once nobody else has the workspace to themself."""
        if self._worker.working:
            QTimer.singleShot(self.quiet // 5, self, lambda: self._count(turn, seen))
            return
        if turn.ready > _MUCH:
            what = self.tr("Taking in changes from the shared folder")
            alone(self._desk, self._worker, what, turn.count, lambda _changed: self._write(turn, seen))
            return
        changed = turn.count()
        if changed != Changed():
            self._desk.arrived(changed)
        self._write(turn, seen)

    def _write(self, turn: Round, seen: object) -> None:
        self._beside(turn.write, lambda _nothing: self._ended(turn, seen))

    def _ended(self, turn: Round, seen: object) -> None:
        if turn.left:
            self._beside(turn.read, lambda _nothing: self._count(turn, seen))
            return
        report = turn.report
        self.refused = tuple(dict.fromkeys(map(worded, report.refused)))
        if report.problem:
            self._amiss(worded(report.problem))
        else:
            self._done = seen
            self._well()
        if report.new:
            self.arrived.emit(self._news(turn))
        self._timer.start(self.quiet if report.files else self.every)

    def _news(self, turn: Round) -> str:
        members = self._desk.workspace.state.members
        names = [members.member(author).name for author, _ in turn.report.authors.most_common(3)]
        who = ", ".join(name or self.tr("somebody without a name") for name in names)
        one = self.tr("1 new change from {1} came through the shared folder")
        many = self.tr("{0} new changes from {1} came through the shared folder")
        return counted(turn.report.new, one, many).replace("{1}", who)

    def _well(self) -> None:
        self.last, self.problem = utc_now(), ""
        self.told.emit()

    def _amiss(self, sentence: str) -> None:
        self.problem = sentence
        self.told.emit()

    def _beside(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        if not self.on:
            return
        self._then = then
        self._thread = thread = Thread(work, self)
        thread.finished.connect(self._finished)
        thread.start()

    def _finished(self) -> None:
        thread, self._thread = self._thread, None
        if thread is None:
            return
        thread.deleteLater()
        if isinstance(thread.trouble, Trouble):
            self._amiss(worded(thread.trouble.sentence))
            self._timer.start(self.every)
        elif isinstance(thread.trouble, Stopped):
            self._timer.start(self.every)
        elif thread.trouble is not None:
            self.on = False
            raise thread.trouble
        else:
            self._then(thread.result)

    # Sharing and remembering

    def _settled(self, _changed: Changed) -> None:
        if self.on and self.share:
            self._idle.start()
        log = self._desk.workspace.log
        if self.on and self._thread is None and self._seen is not None:
            _, changes, waiting = self._seen if isinstance(self._seen, tuple) else (None, -1, -1)
            if (changes, waiting) != (len(log.state.changes), len(log.waiting)):
                self._timer.start(0)

    def _share(self) -> None:
        if self.on and self.share and self._desk.workspace.going():
            self._desk.release()

    def _remember(self) -> None:
        installation, name = self._desk.workspace.installation, self._desk.workspace.log.workspace
        kept = {"folder": str(self.folder or ""), "on": self.on, "share": self.share}
        try:
            installation.remember(folders={**installation.settings.folders, name: kept})
        except Trouble as trouble:
            self._desk.refused.emit(worded(trouble.sentence))
        self.told.emit()


def state_words(watch: FolderWatch) -> str:
    """How it is with the folder, in a few words; "" where there is none."""
    if watch.folder is None:
        return ""
    if watch.problem:
        return QCoreApplication.translate("Words", "Shared folder: problem")
    if not watch.on:
        return QCoreApplication.translate("Words", "Shared folder: stopped")
    return QCoreApplication.translate("Words", "Shared folder")
