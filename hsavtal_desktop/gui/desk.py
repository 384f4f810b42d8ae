"""What lies in front of the person: the open workspace, and what of it is in focus.

Panels and views never speak to each other.  They ask the desk, tell it what was done or chosen, and hear from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from hsavtal_desktop.core.edits import Changed, Edit
from hsavtal_desktop.core.reading import Conflict, Place, RevisionView, View
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.gui.proposals_model import ProposalsModel, with_something_left
from hsavtal_desktop.gui.texts import counted, worded
from hsavtal_desktop.gui.turns import Steps, Turns
from hsavtal_desktop.workspace.threads import Thread, concerns, each_thread, threads
from hsavtal_desktop.workspace.workspace import Workspace

QUIET = 120
"""Milliseconds without edits after which panels read again: typing must not wait for them."""

_FEW_TEXTS = 50
"""Selected texts that are read in one turn."""

EVERYTHING = Changed(everything=True)

_ORDERS = (View.MARKUP, View.FINAL)
"""The views in which panels ask for the order of the clauses."""


@dataclass(frozen=True)
class Survey:
    """What takes long to read where there are thousands of proposals: made beside the window."""

    revisions: Sequence[RevisionView]
    conflicts: Sequence[Conflict]
    threads: Sequence[Thread]


def read_order(workspace: Workspace) -> None:
    """Read the order of the clauses, which the views ask for first."""
    for document in workspace.documents():
        for view in _ORDERS:
            workspace.outline(document, view)


def survey(workspace: Workspace, before: Iterable[Thread] = (), changed: Changed | None = None) -> Survey:
    """Read every proposal, conflict and comment, and the order of the clauses.

    ``before`` are the comments as they were read before ``changed``, if they were.
    """
    read_order(workspace)
    return Survey(
        with_something_left(workspace.revisions()), workspace.conflicts(), threads(workspace, before, changed)
    )


def reading_words() -> str:
    """What stands in the place of proposals, conflicts and comments until they are read."""
    return QCoreApplication.translate("Words", "Proposals and comments are being read…")


class Desk(QObject):
    """The open workspace, what is in focus, and the one way for widgets to change anything."""

    changed = Signal(object)
    """:class:`Changed`, at once; not sent for edits that the document view made itself."""
    settled = Signal(object)
    """:class:`Changed` of everything since the last time, when it has been quiet for a moment."""
    stepped = Signal(object)
    """:class:`Changed` of an undo or redo, which may be far from what is seen."""
    said = Signal(str)
    """One line about what was done."""
    done = Signal()
    """What the person asked for was done."""
    refused = Signal(str)
    """Why what the person asked for was not done, in one sentence."""
    document_chosen = Signal(str)
    view_chosen = Signal(object)
    clauses_chosen = Signal()
    """Other clauses are selected in the outline; see :attr:`clauses`."""
    selection_changed = Signal()
    """Other words are selected in the text; ask :attr:`selection`."""
    place_seen = Signal(object)
    """:class:`Place` now at the top of what is seen of the text."""
    caret_moved = Signal()
    """The caret moved, and not because a proposal or a comment was chosen."""
    clause_entered = Signal(object)
    """:class:`Place` that the caret came to, or None."""
    revision_entered = Signal(str)
    thread_entered = Signal(str)
    """The comment thread in focus became another, or none ("")."""
    saved = Signal()
    """Something more of what was written is safe on disk; sent from the writer's thread."""
    saving_failed = Signal(str)
    """Why what is written can not be saved; sent from the writer's thread."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        """Knows of no proposal, conflict or comment before :meth:`begin`."""
        super().__init__(parent)
        self.workspace = workspace
        self.proposals = ProposalsModel(workspace, (), self)
        self.conflicts: Sequence[Conflict] = ()
        self.threads: Sequence[Thread] = ()
        """The comments, in the order of the agreement."""
        self.surveyed = False
        """Whether all proposals, conflicts and comments have been read; what is told of them before would be wrong."""
        self._survey, self._renewing = Turns(self), Turns(self)
        self._missed = Changed()
        """What changed while they were being read."""
        self._outdated = False
        """Whether anything changed since they were read."""
        self._wish: Callable[[], object] | None = None
        """What the person asked for that needs them."""
        self.remark = ""
        self._contended: frozenset[str] = frozenset()
        """Proposals that have been in a conflict since it was read: only they can come into one or leave it."""
        documents = workspace.documents()
        self.document = documents[0] if documents else ""
        self.proposals.show_document(self.document)
        self.view = View.MARKUP
        self.place: Place | None = None
        self.clauses: tuple[str, ...] = ()
        """Clauses selected in the outline, where they are several."""
        self.revision = ""
        self.selection: Callable[[], Iterator[tuple[str, int, int]]] = lambda: iter(())
        """Asks for the words selected in the text: (text, start, stop) each, read as it is asked for."""
        self.passed: Callable[[], tuple[str, frozenset[str]]] = lambda: ("", frozenset())
        """Asks which proposal the caret stands in ("" for none), and which of its clause begin before it."""
        self.held = False
        """Whether the workspace is being changed beside the window, so that nobody may read it; see :meth:`hold`."""
        self._stepped = False
        """Whether something was undone or done again since conflicts were last read."""
        self.left = False
        """Whether the workspace is closed; what was to be read of it in a moment is not read then."""
        self._gathered = Changed()
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET)
        self._quiet.timeout.connect(self._foresee)
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._settle_in_turns)
        workspace.on_saved.append(self._tell_saved)
        workspace.on_error.append(self._tell_error)

    def begin(self) -> None:
        """Read proposals, conflicts and comments a little at a time, and tell the panels when all are read."""
        if not self.surveyed:
            self._survey.run(self._read_all())
            self._survey.pause(on=self.held)

    def _read_all(self) -> Steps:
        yield
        yield from self.workspace.read_ahead()
        found: list[Thread] = []
        for thread in each_thread(self.workspace):
            found.append(thread)
            yield
        fresh = None
        while fresh is None or self._outdated:
            self._outdated = False
            fresh = survey(self.workspace, found, self._missed)
            yield
        self._take(fresh)
        yield
        comments = frozenset(("comment", one.id) for one in self.threads)
        self._tell(Changed(revisions=frozenset(one.id for one in fresh.revisions), records=comments))

    def _tell(self, changed: Changed) -> None:
        """Tell the panels, and do what the person asked for that needs to know every proposal."""
        self.settled.emit(changed)
        wish, self._wish = self._wish, None
        if wish is not None:
            wish()

    def once_surveyed(self, wish: Callable[[], object]) -> None:
        """Do what needs to know every proposal; while they are being read, then, unless the person goes on before."""
        if self.surveyed:
            wish()
        else:
            self._wish = wish
            self.said.emit(reading_words())

    def hold(self, *, on: bool) -> None:
        """Let nobody read the workspace while it is changed beside the window."""
        self.held = on
        self._survey.pause(on=on)
        self._renewing.pause(on=on)

    def one_step(self, label: str) -> AbstractContextManager[None]:
        """Everything performed inside is undone together, under this name."""
        return self.workspace.one_step(label)

    def perform(self, edit: Edit) -> Changed | None:
        """Carry out an edit and tell everybody; None if it was refused, which has then been said."""
        try:
            changed = self.workspace.perform(edit)
        except Trouble as trouble:
            self.refused.emit(worded(trouble.sentence))
            return None
        self.announce(changed)
        self.done.emit()
        return changed

    def undo(self) -> None:
        """Take back this person's newest action."""
        self._step(self.workspace.undo, self.tr("There is nothing to undo"))

    def redo(self) -> None:
        """Do again what was taken back."""
        self._step(self.workspace.redo, self.tr("There is nothing to redo"))

    def release(self, message: str = "") -> None:
        """Share what is in the draft."""
        count = self.workspace.going()
        try:
            changed = self.workspace.release(message)
        except Trouble as trouble:
            self.refused.emit(worded(trouble.sentence))
            return
        self.announce(changed)
        if count:
            one = self.tr("1 edit is shared: it goes along with the next file you send")
            many = self.tr("{0} edits are shared: they go along with the next file you send")
            told, stays = counted(count, one, many), self.told_of_what_stays()
            self.said.emit(f"{told}. {stays}" if stays else told)
        else:
            self.said.emit(self.told_of_what_stays() or self.tr("Everything is already shared"))

    def told_of_what_stays(self) -> str:
        """A sentence on what stays on this computer, "" for nothing."""
        held = self.workspace.held()
        parts = []
        if held.private:
            parts.append(counted(len(held.private), self.tr("1 private edit stays"), self.tr("{0} private edits stay")))
        if held.depending:
            one, many = self.tr("1 edit that builds on it stays too"), self.tr("{0} edits that build on them stay too")
            parts.append(counted(len(held.depending), one, many))
        return ", ".join(parts)

    def keep_private(self, names: Iterable[str], *, private: bool) -> None:
        """Keep something on this computer when the rest is shared, or no longer, and tell everybody."""
        self.announce(self.workspace.mark_private(names, private=private))
        self.settle()

    def announce(self, changed: Changed) -> None:
        """Tell everybody what changed."""
        self.changed.emit(changed)
        self.note(changed)

    def arrived(self, changed: Changed) -> None:
        """Tell everybody what came from others, which may compete with anything here."""
        self._contended |= changed.revisions
        self.announce(changed)

    def note(self, changed: Changed) -> None:
        """Tell the panels, once it is quiet, what the document view shows already."""
        self._wish = None
        self._outdated = True
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
            self._read_again(gathered)
            self.settled.emit(gathered)

    def _settle_in_turns(self) -> None:
        """It is quiet: read again in this turn, and tell the panels in the next."""
        if self.left or self.held:
            self.settle()
            return
        self._renewing.finish()
        gathered = self._gather()
        self._read_again(gathered)
        self._renewing.run(_pause(), lambda: self.settled.emit(gathered))

    def _gather(self) -> Changed:
        """What the panels have not been told of."""
        self._quiet.stop()
        self._settling.stop()
        gathered, self._gathered = self._gathered, Changed()
        return gathered

    def _foresee(self) -> None:
        """It is quiet: what takes as long as all else is read in turns of its own, and then all else."""
        if self.left or self.held:
            self.settle()
            return
        self._renewing.finish()
        self._renewing.run(self._read_order_and_conflicts(), self._settling.start)

    def _read_order_and_conflicts(self) -> Steps:
        for document in self.workspace.documents():
            for view in _ORDERS:
                self.workspace.outline(document, view)
                yield
        if self.surveyed and self._may_contend(self._gathered):
            yield from self.workspace.read_conflicts()

    def renew(self, fresh: Survey) -> None:
        """Tell everybody that everything may have changed: the text in this turn, the panels in the next ones.

        ``fresh`` was read beside the window.
        """
        self.announce(EVERYTHING)
        gathered = self._gather()
        self._renewing.run(self._take_up(fresh), lambda: self._tell(gathered))

    def _take_up(self, fresh: Survey) -> Steps:
        self._survey.stop()
        yield
        self._take(fresh)
        yield

    def _read_again(self, changed: Changed) -> None:
        """Bring proposals and conflicts up to date before the panels ask for them."""
        if changed.everything:
            self._survey.stop()
            self._take(survey(self.workspace))
            return
        if not self.surveyed:
            self._missed = self._missed | changed
            self._leave_what_is_gone()
            return
        self.proposals.held = self.workspace.held().all
        self.proposals.refresh(changed)
        self._leave_what_is_gone()
        if concerns(self.threads, changed):
            self.threads = threads(self.workspace, self.threads, changed)
        if self._may_contend(changed):
            self.conflicts = self.workspace.conflicts()
            self._stepped = False
            self._contended |= _revisions_in(self.conflicts)

    def _take(self, fresh: Survey) -> None:
        """From now on everything is known."""
        self.surveyed = True
        self.proposals.held = self.workspace.held().all
        self.proposals.reset(fresh.revisions)
        self._leave_what_is_gone()
        self.conflicts, self.threads = fresh.conflicts, fresh.threads
        self._contended = _revisions_in(fresh.conflicts)

    def _leave_what_is_gone(self) -> None:
        """A proposal that was undone is no longer in focus."""
        if self.revision and self.revision not in self.workspace.state.revisions:
            self.enter_revision("")

    def _may_contend(self, changed: Changed) -> bool:
        """Whether a change can have made or settled a conflict.

        What one writes oneself, having seen all there is, competes with nothing: only decisions and records can.
        """
        revisions = self.workspace.state.revisions
        return bool(
            self._stepped
            or changed.records
            or changed.structure
            or not self._contended.isdisjoint(changed.revisions)
            or any(name in revisions and revisions[name].decisions for name in changed.revisions)
        )

    def choose_document(self, document: str) -> None:
        """Show another document of the package."""
        if document and document != self.document:
            self.document = document
            self.proposals.show_document(document)
            self.place = None
            self.document_chosen.emit(document)

    def choose_view(self, view: View) -> None:
        """Show the undecided proposals in another way."""
        if view != self.view:
            self.view = view
            self.view_chosen.emit(view)

    def enter_clause(self, place: Place | None) -> None:
        """The caret came to another clause."""
        if place != self.place:
            self._wish = None
            self.place = place
            self.clause_entered.emit(place)

    def enter_revision(self, revision: str) -> None:
        """The caret or the list came to another proposal, or to none (""); one that is gone is left alone."""
        gone = revision and revision not in self.workspace.state.revisions
        if revision != self.revision and not gone:
            self.revision = revision
            self.revision_entered.emit(revision)

    def choose_clauses(self, clauses: tuple[str, ...]) -> None:
        """Several clauses were selected in the outline, or no longer."""
        wanted = clauses if len(clauses) > 1 else ()
        if wanted != self.clauses:
            self.clauses = wanted
            self.clauses_chosen.emit()

    @property
    def selects_much(self) -> bool:
        """Whether more is selected than is read in one turn."""
        return next(islice(self.selection(), _FEW_TEXTS, None), None) is not None

    def selected_words(self, enough: int) -> str:
        """The words selected in the text, as the view shows them, up to where they are enough."""
        found = ""
        for text, start, stop in self.selection():
            words = "\n".join(line.text for line in self.workspace.text(text, self.view))[start:stop]
            found = f"{found}\n{words}" if found else words
            if len(found) >= enough:
                break
        return found

    def enter_thread(self, thread: str) -> None:
        """The caret or the list came to another comment thread, or to none ("")."""
        if thread != self.remark:
            self.remark = thread
            self.thread_entered.emit(thread)

    def close(self) -> None:
        """Leave the workspace."""
        self.left = True
        self._quiet.stop()
        self._settling.stop()
        self._survey.stop()
        self._renewing.stop()
        self.workspace.on_saved.remove(self._tell_saved)
        self.workspace.on_error.remove(self._tell_error)
        self.workspace.close()

    def _tell_saved(self, _lines: int) -> None:
        self.saved.emit()

    def _tell_error(self, error: BaseException) -> None:
        self.saving_failed.emit(worded(str(error)))

    def _step(self, step: Callable[[], Changed | None], nothing: str) -> None:
        try:
            changed = step()
        except Trouble as trouble:
            self.refused.emit(worded(trouble.sentence))
            return
        if changed is None:
            self.said.emit(nothing)
        else:
            self._stepped = True
            self.announce(changed)
            self.stepped.emit(changed)
            self.done.emit()


def _revisions_in(conflicts: Iterable[Conflict]) -> frozenset[str]:
    return frozenset(name for conflict in conflicts for name in conflict.revisions)


def _pause() -> Steps:
    """Let the window live."""
    yield
