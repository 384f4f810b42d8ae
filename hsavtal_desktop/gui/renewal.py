"""When what changed is read again and the panels are told of it: once it is quiet, a little a turn."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.gui.overview import Overview
from hsavtal_desktop.gui.survey import Survey
from hsavtal_desktop.gui.turns import Steps, Turns

QUIET = 120
"""Milliseconds without edits after which panels read again: typing must not wait for them."""


class Renewal(QObject):
    """Brings the overview up to date, and then tells of everything that changed since the last time."""

    read = Signal()
    """The overview was brought up to date."""
    settled = Signal(object)
    """:class:`Changed` of everything since the last time."""
    surveyed = Signal()
    """All proposals, conflicts and comments were read, and the panels told."""

    def __init__(self, overview: Overview, parent: QObject) -> None:
        super().__init__(parent)
        self._overview = overview
        self._survey, self._renewing = Turns(self), Turns(self)
        self.held = False
        """Whether the workspace is being changed beside the window, so that nobody may read it; see :meth:`hold`."""
        self.left = False
        """Whether the workspace is closed; what was to be read of it in a moment is not read then."""
        self._gathered = Changed()
        """What the panels have not been told of."""
        self._quiet = QTimer(self, singleShot=True, interval=QUIET)
        self._quiet.timeout.connect(self._foresee)
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._settle_in_turns)

    def begin(self) -> None:
        """Read proposals, conflicts and comments a little at a time, and tell the panels when all are read."""
        if not self._overview.complete:
            self._survey.run(self._read_all())
            self._survey.pause(on=self.held)

    def hold(self, *, on: bool) -> None:
        """Let nobody read the workspace while it is changed beside the window."""
        self.held = on
        self._survey.pause(on=on)
        self._renewing.pause(on=on)

    def note(self, changed: Changed) -> None:
        """Tell the panels once it is quiet."""
        self._overview.outdate()
        self._gathered = self._gathered | changed
        self._quiet.start()

    def settle(self) -> None:
        """Tell the panels now; a workspace that was left has none."""
        if self.left:
            return
        if self.held:
            self._quiet.start()
            return
        self._renewing.finish()
        gathered = self._gather()
        if gathered != Changed():
            for _ in self._renew(gathered):
                pass
            self.settled.emit(gathered)

    def take_up(self, fresh: Survey) -> None:
        """Everything was read anew beside the window: tell the panels in the next turns."""
        gathered = self._gather()
        self._renewing.run(self._take(fresh), lambda: self._tell(gathered))

    def leave(self) -> None:
        """The workspace is closed."""
        self.left = True
        self._gather()
        self._survey.stop()
        self._renewing.stop()

    def _read_all(self) -> Steps:
        yield from self._overview.read()
        self.read.emit()
        yield
        comments = frozenset(("comment", one.id) for one in self._overview.threads)
        revisions = frozenset(one.id for one in self._overview.proposals.rows)
        self._tell(Changed(revisions=revisions, records=comments))

    def _take(self, fresh: Survey) -> Steps:
        self._survey.stop()
        yield
        self._overview.take(fresh)
        self.read.emit()
        yield

    def _tell(self, changed: Changed) -> None:
        self.settled.emit(changed)
        self.surveyed.emit()

    def _foresee(self) -> None:
        """It is quiet: what takes as long as all else is read in turns of its own, and then all else."""
        if self.left or self.held:
            self.settle()
            return
        self._renewing.finish()
        self._renewing.run(self._overview.read_ahead(self._gathered), self._settling.start)

    def _settle_in_turns(self) -> None:
        """Read again in some turns, and tell the panels in one of their own."""
        if self.left or self.held:
            self.settle()
            return
        self._renewing.finish()
        gathered = self._gather()
        self._renewing.run(self._renew(gathered), lambda: self.settled.emit(gathered))

    def _gather(self) -> Changed:
        """What the panels have not been told of; they are now."""
        self._quiet.stop()
        self._settling.stop()
        gathered, self._gathered = self._gathered, Changed()
        return gathered

    def _renew(self, changed: Changed) -> Steps:
        if changed.everything:
            self._survey.stop()
        yield from self._overview.renew(changed)
        self.read.emit()
        yield
