"""A workspace as this installation works on it: its draft on top of the log, undo, and what is held back."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from functools import partial
from itertools import chain
from pathlib import Path

from hsavtal_desktop.core.drafting import Pen
from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.personal import files_in
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.state import State, replay
from hsavtal_desktop.core.touched import Touched
from hsavtal_desktop.store.draft_file import draft_path
from hsavtal_desktop.workspace.allowed import Allowed
from hsavtal_desktop.workspace.draft import Draft
from hsavtal_desktop.workspace.draft_journal import DraftJournal
from hsavtal_desktop.workspace.holding import Held, held, unit_of
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.log import Log
from hsavtal_desktop.workspace.remembering import Remembered, groups, remembered, unknown
from hsavtal_desktop.workspace.undoing import UndoHistory
from hsavtal_desktop.workspace.waiting import Waiting, clause_of, waiting


class Drafted(Allowed):
    """The log of a workspace with this installation's draft laid on top."""

    def __init__(self, log: Log, installation: Installation) -> None:
        super().__init__(log.state, installation.author, self._blob)
        self.log = log
        self.installation = installation
        self.pen = Pen.drawn(installation.author, installation.draw)
        self.on_saved: list[Callable[[int], None]] = []
        """Called in the writer's thread with the number of lines that are durable."""
        self.on_error: list[Callable[[BaseException], None]] = []
        try:
            self._journal = DraftJournal(
                draft_path(installation.folder, log.workspace),
                Said("Ärendet {name}", name=log.file.path.name),
                self._tell_saved,
                self._tell_error,
            )
        except BaseException:
            log.file.close()
            raise
        self._draft = Draft(log.state, installation.author, self._journal.add)
        log.state.persons.files = files_in(self._draft.blobs, log.file.blobs)
        try:
            self._draft.play(self._journal.lines_to_lay(log.state.changes.keys()))
        except BaseException:
            self.close()
            raise
        self._steps = UndoHistory(self._draft, self.pen, log.clock)

    def close(self) -> None:
        """Save what is left and let go of the files.  Raises Trouble when the disk refuses."""
        try:
            self._journal.finish()
            self.log.note_verified(self.installation.folder)
        finally:
            self.log.file.close()
            self._journal.let_go()

    @property
    def saved(self) -> bool:
        """Whether everything done so far is durable."""
        return self._journal.saved

    def flush(self) -> None:
        """Wait until everything done so far is durable.  Raises Trouble when the disk refuses."""
        self._journal.flush()

    def unreleased(self) -> int:
        """Proposals, decisions and other acts that only this installation knows of."""
        return len(self._draft.units)

    def going(self) -> int:
        """How much of it would be released now: all but what is private and what builds on that."""
        return self.unreleased() - len(self.held().all)

    def one_step(self, label: str) -> AbstractContextManager[None]:
        """Everything performed inside is undone together, under this name."""
        return self._steps.one_step(label)

    @property
    def undo_text(self) -> str:
        """What undo would take back, "" for nothing."""
        return self._steps.undo_text

    @property
    def redo_text(self) -> str:
        """What redo would do again, "" for nothing."""
        return self._steps.redo_text

    @property
    def undo_size(self) -> int:
        """How many events undo would take back."""
        return self._steps.undo_size

    @property
    def redo_size(self) -> int:
        """How many events redo would do again."""
        return self._steps.redo_size

    def undo(self) -> Changed | None:
        """Take back this user's newest step; None when there is none.

        What was released is taken back by new events that name it.
        Raises Trouble where somebody has decided: that step is passed over.
        """
        touched = self._steps.undo()
        return None if touched is None else self._changed(touched)

    def redo(self) -> Changed | None:
        """Do again what was taken back last; None when there is nothing.  Raises Trouble once that is released."""
        touched = self._steps.redo()
        return None if touched is None else self._changed(touched)

    def held(self) -> Held:
        """What of the draft stays on this computer when the rest is released, and why."""
        marks = self._draft.marks
        return held(self._draft.events if marks else (), marks, partial(clause_of, self.state))

    @property
    def private_marks(self) -> frozenset[str]:
        """Units and clauses that are marked private; see :mod:`hsavtal_desktop.workspace.holding`."""
        return frozenset(self._draft.marks)

    def mark_private(self, names: Iterable[str], *, private: bool = True) -> Changed:
        """Keep something on this computer when the rest is released, or no longer."""
        listed = list(names)
        self._draft.mark(listed, private=private)
        concerned = {unit_of(event) for event in self._draft.events}
        revisions = frozenset(unit.partition(":")[2] for unit in concerned if unit.startswith("revision:"))
        return Changed(revisions=revisions, records=frozenset({("private", name) for name in listed}))

    def waiting_to_be_shared(self) -> list[Waiting]:
        """What the draft holds, unit by unit in the order it was begun, and what stays of it."""
        return waiting(self, self._draft.events, self.held())

    def apart(self) -> State:
        """The state as it is here, drafts included, apart from the workspace: what is done to it changes nothing."""
        state = replay(self.state.changes.values(), self.state.own, self.state.persons)
        self._draft.laid_on(state)
        return state

    def draft_lines(self) -> list[str]:
        """The journal of what is not released, as far as it is durable; for backups."""
        return self._journal.lines()

    def copy_draft(self, path: Path) -> None:
        """Write a copy of the journal to a new file.  Raises Trouble when the disk refuses."""
        self._journal.backup_to(path)

    def not_known(self, lines: Sequence[str]) -> list[Remembered]:
        """What of an earlier journal is neither released nor in the draft."""
        here = [event for action in self._draft.live for event in action.events]
        released = (event for change in self.state.changes.values() for event in change.events)
        return unknown(remembered(lines).actions, chain(here, released))

    def bring_back(self, lines: Sequence[str]) -> Changed:
        """Lay what an earlier journal held, and is not known here, on the draft again; undo takes it off."""
        blobs = {name: b64decode(content) for name, content in remembered(lines).blobs.items()}
        group = max((action.group for action in self._draft.actions), default=0)
        changed = Changed()
        for step in groups(self.not_known(lines)):
            group += 1
            for action in step:
                _, touched = self._draft.act(action.events, group, action.label, action.time, blobs)
                changed, blobs = changed | self._changed(touched), {}
        self._steps = UndoHistory(self._draft, self.pen, self.log.clock)
        return changed

    def _blob(self, name: str) -> bytes | None:
        """An attached file of the draft or of the workspace file."""
        return self._draft.blobs.get(name) or self.log.file.blob(name)

    def _changed(self, touched: Touched) -> Changed:
        changed = self.state.changed(touched)
        self.forget(changed)
        return changed

    def _tell_saved(self, count: int) -> None:
        for listener in self.on_saved:
            listener(count)

    def _tell_error(self, error: BaseException) -> None:
        for listener in self.on_error:
            listener(error)
