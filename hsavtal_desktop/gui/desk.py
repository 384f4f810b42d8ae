"""What lies in front of the person: the open workspace, and what of it is in focus.

Panels and views never speak to each other.  They ask the desk, tell it what was done or chosen, and hear from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import islice

from PySide6.QtCore import QObject, Signal

from hsavtal_desktop.core.edits import Changed, Edit
from hsavtal_desktop.core.reading import Conflict, Place, View
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.gui.overview import Overview
from hsavtal_desktop.gui.record_words import staying_words
from hsavtal_desktop.gui.renewal import Renewal
from hsavtal_desktop.gui.survey import Survey, reading_words
from hsavtal_desktop.gui.texts import counted, worded
from hsavtal_desktop.workspace.threads import Thread
from hsavtal_desktop.workspace.workspace import Workspace

_FEW_TEXTS = 50
"""Selected texts that are read in one turn."""

EVERYTHING = Changed(everything=True)


class Desk(QObject):
    """The open workspace, what is in focus, and the one way for widgets to change anything."""

    changed = Signal(object)
    """:class:`Changed`, at once; not sent for edits that the document view made itself."""
    settled = Signal(object)
    """:class:`Changed` of everything since the last time, when it has been quiet for a moment."""
    stepped = Signal(object)
    """:class:`Changed` of an undo or redo, which may be far from what is seen."""
    said = Signal(str)
    """One line about what was done; "" once that is taken back."""
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
        self._overview = Overview(workspace, self)
        self.proposals = self._overview.proposals
        self._renewal = Renewal(self._overview, self)
        self._wish: Callable[[], object] | None = None
        """What the person asked for that needs to know every proposal."""
        documents = workspace.documents()
        self.document = documents[0] if documents else ""
        self.proposals.show_document(self.document)
        self.view = View.MARKUP
        self.place: Place | None = None
        self.clauses: tuple[str, ...] = ()
        """Clauses selected in the outline, where they are several."""
        self.revision = ""
        self.remark = ""
        """The comment thread in focus."""
        self.selection: Callable[[], Iterator[tuple[str, int, int]]] = lambda: iter(())
        """Asks for the words selected in the text: (text, start, stop) each, read as it is asked for."""
        self.passed: Callable[[], tuple[str, frozenset[str]]] = lambda: ("", frozenset())
        """Asks which proposal the caret stands in ("" for none), and which of its clause begin before it."""
        self._renewal.read.connect(self._leave_what_is_gone)
        self._renewal.settled.connect(self.settled)
        self._renewal.surveyed.connect(self._grant)
        workspace.on_saved.append(self._tell_saved)
        workspace.on_error.append(self._tell_error)

    @property
    def surveyed(self) -> bool:
        """Whether all proposals, conflicts and comments have been read; what is told of them before would be wrong."""
        return self._overview.complete

    @property
    def conflicts(self) -> Sequence[Conflict]:
        """Where proposals or decisions compete."""
        return self._overview.conflicts

    @property
    def threads(self) -> Sequence[Thread]:
        """The comments, in the order of the agreement."""
        return self._overview.threads

    @property
    def held(self) -> bool:
        """Whether the workspace is being changed beside the window, so that nobody may read it; see :meth:`hold`."""
        return self._renewal.held

    @property
    def left(self) -> bool:
        """Whether the workspace is closed; what was to be read of it in a moment is not read then."""
        return self._renewal.left

    def begin(self) -> None:
        """Read proposals, conflicts and comments a little at a time, and tell the panels when all are read."""
        self._renewal.begin()

    def once_surveyed(self, wish: Callable[[], object]) -> None:
        """Do what needs to know every proposal; while they are being read, then, unless the person goes on before."""
        if self.surveyed:
            wish()
        else:
            self._wish = wish
            self.said.emit(reading_words())

    def hold(self, *, on: bool) -> None:
        """Let nobody read the workspace while it is changed beside the window."""
        self._renewal.hold(on=on)

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
            told, stays = counted(count, one, many), staying_words(self.workspace.held())
            self.said.emit(f"{told}. {stays}" if stays else told)
        else:
            self.said.emit(staying_words(self.workspace.held()) or self.tr("Everything is already shared"))

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
        self._overview.contend(changed.revisions)
        self.announce(changed)

    def note(self, changed: Changed) -> None:
        """Tell the panels, once it is quiet, what the document view shows already."""
        self._wish = None
        self._renewal.note(changed)

    def settle(self) -> None:
        """Tell the panels now; a workspace that was left has none."""
        self._renewal.settle()

    def renew(self, fresh: Survey) -> None:
        """Tell everybody that everything may have changed: the text in this turn, the panels in the next ones.

        ``fresh`` was read beside the window.
        """
        self.announce(EVERYTHING)
        self._renewal.take_up(fresh)

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
        self._renewal.leave()
        self.workspace.on_saved.remove(self._tell_saved)
        self.workspace.on_error.remove(self._tell_error)
        self.workspace.close()

    def _grant(self) -> None:
        """Do what the person asked for that needs to know every proposal."""
        wish, self._wish = self._wish, None
        if wish is not None:
            wish()

    def _leave_what_is_gone(self) -> None:
        """A proposal that was undone is no longer in focus."""
        if self.revision and self.revision not in self.workspace.state.revisions:
            self.enter_revision("")

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
            self._overview.step()
            self.said.emit("")
            self.announce(changed)
            self.stepped.emit(changed)
            self.done.emit()
