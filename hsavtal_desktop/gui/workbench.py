"""Everything that is shown of an open workspace, and what its commands do."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.gui.agreement_view import AgreementView
from hsavtal_desktop.gui.backup_keeper import BackupKeeper
from hsavtal_desktop.gui.beside import Beside
from hsavtal_desktop.gui.clause_commands import ClauseCommands
from hsavtal_desktop.gui.command_set import CONTEXT, IN_TABLE, MISSPELT, CommandSet
from hsavtal_desktop.gui.command_state import CommandState
from hsavtal_desktop.gui.commands import Commands
from hsavtal_desktop.gui.decide_several import DecideSeveral
from hsavtal_desktop.gui.desk import EVERYTHING, Desk
from hsavtal_desktop.gui.dispatch import Dispatch
from hsavtal_desktop.gui.exchange.folder_card import tell_folder
from hsavtal_desktop.gui.exchange.folder_watch import FolderWatch
from hsavtal_desktop.gui.exchange.post import Post
from hsavtal_desktop.gui.focused_text import FocusedText
from hsavtal_desktop.gui.foreign import open_address
from hsavtal_desktop.gui.group.own_standing import OwnStanding
from hsavtal_desktop.gui.group.section_commands import SectionCommands
from hsavtal_desktop.gui.insert_commands import InsertCommands
from hsavtal_desktop.gui.keeping import Keeping
from hsavtal_desktop.gui.message_bar import MessageBar
from hsavtal_desktop.gui.orientation import Orientation
from hsavtal_desktop.gui.page.colours import HUES
from hsavtal_desktop.gui.printing.press import Press
from hsavtal_desktop.gui.rail import Rail
from hsavtal_desktop.gui.rail_views import RailViews
from hsavtal_desktop.gui.restoring import Restoring
from hsavtal_desktop.gui.review_commands import SEVERAL
from hsavtal_desktop.gui.reviewing import Reviewing
from hsavtal_desktop.gui.spelling import Speller, Spelling
from hsavtal_desktop.gui.standstill import Standstill
from hsavtal_desktop.gui.start_agreement import AgreementStart
from hsavtal_desktop.gui.status_bar import StatusBar
from hsavtal_desktop.gui.texts import worded
from hsavtal_desktop.gui.theme import em, usual_zoom
from hsavtal_desktop.gui.turns import Steps
from hsavtal_desktop.gui.typing_habits import TypingHabits
from hsavtal_desktop.gui.view_commands import RAIL
from hsavtal_desktop.gui.whereabouts import Whereabouts
from hsavtal_desktop.gui.worker import Worker


class Workbench(QWidget):
    """Rail and views of one workspace; the window adds menus, toolbar and status line."""

    close_wanted = Signal()
    page_shown = Signal(str)
    full_screen_wanted = Signal()
    """Fill the screen with the text, or no longer."""

    def __init__(
        self, desk: Desk, commands: Commands, worker: Worker, speller: Speller, parent: QWidget | None = None
    ) -> None:
        """Empty; :meth:`furnish` makes what is in it."""
        super().__init__(parent)
        self.desk, self.commands, self.worker, self.speller = desk, commands, worker, speller
        self.message = MessageBar()
        # Whatever is made later is made where it will stand: each move of many widgets would style them all again.
        self.stack = QStackedWidget(self)
        # A message above takes from the view, on a small screen too: the window does not grow.
        self.stack.setMinimumHeight(round(em() * 8))
        self.agreement = AgreementView(desk, self.stack)
        self.pages = RailViews(self)
        self.page = "agreement"
        self._lay_out()

    def furnish(self) -> Steps:
        """Make what is shown and what the commands do, a part a turn: all at once, the window would stand still."""
        yield from self.agreement.furnish()
        self._equip()
        yield
        self.set = CommandSet(self.commands, self)
        yield from self.set.furnish()
        self.agreement.proposals.several.setMenu(self.commands.menu("", SEVERAL))
        self.rail = Rail(self.commands, RAIL)
        self._row.insertWidget(0, self.rail)
        yield
        self.status = StatusBar(self.desk, self.commands, self.worker, self)
        yield
        # What goes on by itself comes last: a workspace that is left before has none of it.
        self.folder = FolderWatch(self.desk, self.worker, self)
        self.backups = BackupKeeper(self.desk, self.worker, self)
        self.state = CommandState(self)
        self.whereabouts = Whereabouts(self.desk, self.agreement.document.page, self.remember, self)
        self._join()
        self.state.refresh()

    def _equip(self) -> None:
        """What the commands of an open workspace do."""
        desk, worker, page = self.desk, self.worker, self.agreement.document.page
        self.standstill = Standstill(desk, worker, self.stack)
        self.beside = page.at_length = self.agreement.comments.at_length = Beside(desk, worker, self)
        self.dispatch = Dispatch(desk, worker, self)
        self.starting = AgreementStart(desk, worker, self)
        self.post = Post(desk, worker, self)
        self.restoring = Restoring(desk, worker, self)
        self.clauses = ClauseCommands(desk, page)
        self.sections = SectionCommands(desk, self)
        self.inserts = InsertCommands(desk, page)
        self.keeping = Keeping(desk, self)
        self.several = DecideSeveral(desk, worker, self.agreement.proposals, self)
        self.spelling = Spelling(desk, page, self.speller, self)
        self.habits = TypingHabits(desk, page, self.beside, self)
        self.press = Press(desk, worker, self)
        self.orientation = Orientation(desk, page, worker, self)
        self.reviewing = Reviewing(self)
        self.focused = FocusedText(page)
        self.orientation.wanted.connect(self._go_to)

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.message)
        middle.addWidget(self.stack, 1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addLayout(middle, 1)

    def _join(self) -> None:
        desk, agreement = self.desk, self.agreement
        desk.said.connect(self.status.tell)
        desk.settled.connect(self._tell_apart)
        self._tell_apart(EVERYTHING)
        standing = OwnStanding(desk, self)
        standing.won.connect(self.status.tell)
        standing.lost.connect(self.message.warn)
        desk.refused.connect(self.message.refuse)
        desk.done.connect(self.message.done)
        desk.said.connect(self.message.done)
        desk.saving_failed.connect(self.message.warn)
        self.backups.failed.connect(self.message.warn)
        # The worker outlives the workbench: a function connected to it would be kept, and all that it knows of.
        self.worker.refused.connect(self._tell_refused)
        self.worker.stopped.connect(self._tell_stopped)
        agreement.document.finder.replace_all_wanted.connect(self.dispatch.replace_all)
        self.dispatch.reported.connect(self.show_report)
        self.post.reported.connect(self.show_report)
        self.folder.arrived.connect(self.status.tell)
        self.folder.told.connect(lambda: tell_folder(self.folder, self.status))
        tell_folder(self.folder, self.status)
        self.post.word_dropped.connect(self.dispatch.look_into_word)
        agreement.document.menu_wanted.connect(self._show_menu)
        agreement.document.page.place_wanted.connect(self._follow_reference)
        agreement.document.page.link_wanted.connect(self._open_link)
        agreement.document.page.zoom_changed.connect(self.status.show_zoom)
        agreement.folded.connect(self.state.refresh)
        agreement.conflicts.chosen.connect(self.go_to_clause)
        agreement.document.conflict_wanted.connect(self.reviewing.show_conflict)
        agreement.document.comments_wanted.connect(lambda: self.show_panel("comments"))
        agreement.outline.chosen.connect(lambda _document, _clause: self.show_page("agreement"))
        self.status.proposals_wanted.connect(lambda: self.show_panel("proposals"))

    def _tell_stopped(self, what: str) -> None:
        told = self.tr("Cancelled: {0}. Nothing has been changed.").format(what)
        self.desk.said.emit(f"{told} {self.standstill.drop()}".strip())

    def _tell_refused(self, why: str) -> None:
        self.message.refuse(f"{why} {self.standstill.drop()}".strip())

    def show_report(self, heading: str, sentences: list[str]) -> None:
        """Tell what came of sending or taking in, in the exchange view."""
        self.message.done()
        self.show_page("exchange")
        self.pages.exchange.show_report(heading, sentences)

    def show_page(self, name: str) -> None:
        """Show one of the views of the rail."""
        self.page = name
        self.pages.show(name)
        self.commands[f"show-{name}"].setChecked(True)
        self.state.refresh()
        self.page_shown.emit(name)

    def show_panel(self, name: str) -> None:
        """Show a panel at the right of the agreement."""
        self.show_page("agreement")
        self.agreement.show_panel(getattr(self.agreement, name))
        self.state.refresh()

    def show_outline(self, on: bool) -> None:
        """Fold the outline out or away."""
        self.agreement.show_outline(on)
        self.state.refresh()

    def show_side(self, on: bool) -> None:
        """Fold the side panel out or away."""
        self.agreement.show_side(on)
        self.state.refresh()

    def show_clause(self, clause: str) -> None:
        """Show a clause in the agreement, wherever the reader is."""
        self.show_page("agreement")
        self.go_to_clause(clause)

    def go_to_clause(self, clause: str) -> None:
        """Show a clause, in the document shown if it stands there."""
        if not self.agreement.document.page.go_to_clause(clause):
            place = self.desk.workspace.find(clause)
            if place is not None:
                self.agreement.document.go_to(place.document, clause)

    def _follow_reference(self, name: str) -> None:
        """Show what a reference to another document names, or the first clause of the appendix that it names."""
        workspace = self.desk.workspace
        for document in workspace.documents():
            for place in workspace.outline(document, self.desk.view).places:
                if name in (place.clause, place.part):
                    self.agreement.document.go_to(document, place.clause)
                    return
        self.desk.said.emit(self.tr("What the reference names is not in the agreement"))

    def _open_link(self, address: str) -> None:
        if not open_address(address):
            self.desk.refused.emit(self.tr("The link can not be opened: {0}").format(address))

    def _go_to(self, document: str, clause: str) -> None:
        self.show_page("agreement")
        self.agreement.document.go_to(document, clause)

    def around(self) -> list[QWidget]:
        """What folds away around the text when it fills the screen."""
        return [self.rail, self.agreement.outline, self.agreement.side]

    def keep(self) -> bool:
        """Have all that is written on the disk; False, and told why, where the disk refuses."""
        try:
            self.desk.workspace.flush()
        except Trouble as trouble:
            self.message.refuse(worded(trouble.sentence))
            return False
        return True

    def save(self) -> None:
        """Answer who saves by habit: it is done as one writes."""
        if self.keep():
            told = self.tr("All is saved in {0}, as it is while you write")
            self.status.tell(told.format(self.desk.workspace.path.name))

    def zoom(self, step: int) -> None:
        """Show the page larger or smaller by some per cent; 0 brings back the usual size."""
        page = self.agreement.document.page
        page.set_zoom(page.zoom + step if step else usual_zoom())

    def leave(self) -> None:
        """The workspace closes: nothing that reads it goes on beside the window."""
        self.pages.leave()
        HUES.tell_apart(())

    def search(self, *, replacing: bool = False) -> None:
        """Find words, or put others in their place."""
        self.show_page("agreement")
        self.agreement.document.finder.open(replacing=replacing)

    def set_tracking(self, on: bool) -> None:
        """Write with or without tracking."""
        self.desk.workspace.tracking = on
        self.status.refresh()
        self.state.refresh()

    def restyle(self) -> None:
        """The palette or fonts changed."""
        self.agreement.proposals.restyle()
        self.pages.restyle()
        self.status.refresh()

    def _tell_apart(self, changed: Changed) -> None:
        """No two of those who propose and answer here look alike."""
        if changed.everything or changed.revisions or changed.records:
            proposals, members = self.desk.proposals.rows, self.desk.workspace.members()
            names = {one.on_behalf or one.organisation or one.author for one in proposals}
            if HUES.tell_apart(names | {one.organisation for one in members}):
                self.agreement.document.page.restyle()
                self.restyle()

    def remember(self) -> dict[str, Any]:
        """Where the person is, as plain values."""
        return {**self.agreement.remember(), "ignored": sorted(self.spelling.ignored)}

    def restore(self, remembered: dict[str, Any]) -> None:
        """Go back to where the person was, as far as it still is there."""
        documents = self.desk.workspace.documents()
        if remembered.get("document") in documents:
            self.desk.choose_document(str(remembered["document"]))
        if remembered.get("view") in [view.value for view in View]:
            self.desk.choose_view(View(remembered["view"]))
        kept = self.desk.workspace.installation.settings.preferences.get("zoom")
        self.agreement.document.page.set_zoom(kept if isinstance(kept, int) else usual_zoom())
        self.spelling.ignore(remembered.get("ignored", ()))
        self.spelling.start()
        places = remembered.get("places", {})
        self.agreement.document.restore({name: place for name, place in places.items() if name in documents})

    def _show_menu(self, at: QPoint) -> None:
        usual = IN_TABLE if self.agreement.document.page.caret().text.startswith("c.") else CONTEXT
        menu = self.commands.menu("", usual if self.spelling.misspelt() is None else MISSPELT)
        self.spelling.fill(menu)
        menu.exec(at)
        menu.deleteLater()
