"""Everything that is shown of an open workspace, and what its commands do."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.gui.agreement_view import AgreementView
from hsavtal_desktop.gui.backup_keeper import BackupKeeper
from hsavtal_desktop.gui.clause_commands import ClauseCommands
from hsavtal_desktop.gui.command_set import CONTEXT, SEVERAL, CommandSet
from hsavtal_desktop.gui.command_state import CommandState
from hsavtal_desktop.gui.commands import Commands
from hsavtal_desktop.gui.decide_several import DecideSeveral
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.dispatch import Dispatch
from hsavtal_desktop.gui.exchange.folder_card import tell_folder
from hsavtal_desktop.gui.exchange.folder_watch import FolderWatch
from hsavtal_desktop.gui.exchange.post import Post
from hsavtal_desktop.gui.exchange_view import ExchangeView
from hsavtal_desktop.gui.group.section_commands import SectionCommands
from hsavtal_desktop.gui.insert_commands import InsertCommands
from hsavtal_desktop.gui.keeping import Keeping
from hsavtal_desktop.gui.members_view import MembersView
from hsavtal_desktop.gui.message_bar import MessageBar
from hsavtal_desktop.gui.orientation import Orientation
from hsavtal_desktop.gui.pages import Making, Pages
from hsavtal_desktop.gui.printing.press import Press
from hsavtal_desktop.gui.rail import Rail
from hsavtal_desktop.gui.restoring import Restoring
from hsavtal_desktop.gui.spelling import Speller, Spelling
from hsavtal_desktop.gui.standstill import Standstill
from hsavtal_desktop.gui.start_agreement import AgreementStart
from hsavtal_desktop.gui.status_bar import StatusBar
from hsavtal_desktop.gui.texts import worded
from hsavtal_desktop.gui.theme import usual_zoom
from hsavtal_desktop.gui.turns import Steps
from hsavtal_desktop.gui.whereabouts import Whereabouts
from hsavtal_desktop.gui.worker import Worker

if TYPE_CHECKING:
    from hsavtal_desktop.gui.comparison.view import ComparisonView
    from hsavtal_desktop.gui.consultation import ConsultationView

_COMPARISON = (
    "hsavtal_desktop.core.comparison.model",
    "hsavtal_desktop.workspace.comparing.three",
    "hsavtal_desktop.workspace.comparing.workspace_sides",
    "hsavtal_desktop.gui.comparison.chooser",
    "hsavtal_desktop.gui.comparison.differences",
    "hsavtal_desktop.gui.comparison.outputs",
)
"""What the comparison is made of, loaded one a turn."""


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
        self.agreement = AgreementView(desk, self.stack)
        self.pages = Pages(
            self.stack,
            self.agreement,
            {
                "comparison": self._make_comparison,
                "consultation": self._make_consultation,
                "exchange": self._make_exchange,
                "members": self._make_members,
            },
        )
        self.page = "agreement"
        self._comparison: ComparisonView | None = None
        self._consultation: ConsultationView | None = None
        self._lay_out()

    def furnish(self) -> Steps:
        """Make what is shown and what the commands do, a part a turn: all at once, the window would stand still."""
        yield from self.agreement.furnish()
        self._equip()
        yield
        self.set = CommandSet(self.commands, self)
        yield from self.set.furnish()
        self.agreement.proposals.several.setMenu(self.commands.menu("", SEVERAL))
        self.rail = Rail(self.commands, "show-agreement show-comparison show-consultation show-exchange show-members")
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
        self.press = Press(desk, self)
        self.orientation = Orientation(desk, page, worker, self)
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
        desk.refused.connect(self.message.refuse)
        desk.saving_failed.connect(self.message.refuse)
        self.worker.refused.connect(self.message.refuse)
        self.worker.stopped.connect(
            lambda what: desk.said.emit(self.tr("Cancelled: {0}. Nothing has been changed.").format(what))
        )
        agreement.document.finder.replace_all_wanted.connect(self.dispatch.replace_all)
        self.dispatch.reported.connect(self.show_report)
        self.post.reported.connect(self.show_report)
        self.folder.told.connect(lambda: tell_folder(self.folder, self.status))
        tell_folder(self.folder, self.status)
        self.post.word_dropped.connect(self.dispatch.look_into_word)
        agreement.document.menu_wanted.connect(self._show_menu)
        agreement.document.page.zoom_changed.connect(self.status.show_zoom)
        agreement.conflicts.chosen.connect(self.go_to_clause)
        agreement.document.conflict_wanted.connect(self._show_conflict)
        agreement.document.comments_wanted.connect(lambda: self.show_panel("comments"))
        agreement.outline.chosen.connect(lambda _document, _clause: self.show_page("agreement"))
        self.status.proposals_wanted.connect(lambda: self.show_panel("proposals"))

    @property
    def comparison(self) -> ComparisonView | None:
        """The comparison, if it was asked for."""
        self.pages.get("comparison")
        return self._comparison

    @property
    def consultation(self) -> ConsultationView | None:
        """The consultation, if it was asked for."""
        self.pages.get("consultation")
        return self._consultation

    def _make_comparison(self) -> Making:
        # What compares and reads Word files takes a while to load, which opening need not wait for.
        for part in _COMPARISON:
            import_module(part)
            yield
        from hsavtal_desktop.gui.comparison.view import ComparisonView  # noqa: PLC0415

        view = ComparisonView(self.desk, self.stack)
        yield from view.furnish()
        self._comparison = view
        return view

    def _make_consultation(self) -> Making:
        from hsavtal_desktop.gui.consultation import ConsultationView  # noqa: PLC0415  # as above

        yield
        view = ConsultationView(self.desk, self.commands, self.worker, self.stack)
        yield from view.furnish()
        view.files_dropped.connect(self.post.take_in_dropped)
        view.clause_wanted.connect(self._show_clause)
        self._consultation = view
        return view

    def _make_exchange(self) -> Making:
        view = ExchangeView(self.desk, self.commands, self.folder, self.stack)
        yield from view.furnish()
        view.files_dropped.connect(self.post.take_in_dropped)
        view.members_wanted.connect(lambda: self.show_page("members"))
        return view

    def _make_members(self) -> Making:
        view = MembersView(self.desk, self.stack)
        yield from view.furnish()
        return view

    def _show_clause(self, clause: str) -> None:
        self.show_page("agreement")
        self.go_to_clause(clause)

    def show_report(self, heading: str, sentences: list[str]) -> None:
        """Tell what came of sending or taking in, in the exchange view."""
        self.show_page("exchange")
        view = self.pages["exchange"]
        assert isinstance(view, ExchangeView)
        view.show_report(heading, sentences)

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
        panel = getattr(self.agreement, name)
        self.agreement.show_panel(panel)
        self.state.refresh()
        panel.setFocus()

    def show_outline(self, on: bool) -> None:
        """Fold the outline out or away."""
        self.agreement.outline.setVisible(on)

    def show_side(self, on: bool) -> None:
        """Fold the side panel out or away."""
        self.agreement.side.setVisible(on)

    def go_to_clause(self, clause: str) -> None:
        """Show a clause, in the document shown if it stands there."""
        if not self.agreement.document.page.go_to_clause(clause):
            place = self.desk.workspace.find(clause)
            if place is not None:
                self.agreement.document.go_to(place.document, clause)

    def _go_to(self, document: str, clause: str) -> None:
        self.show_page("agreement")
        self.agreement.document.go_to(document, clause)

    def around(self) -> list[QWidget]:
        """What folds away around the text when it fills the screen."""
        return [self.rail, self.agreement.outline, self.agreement.side]

    def zoom(self, step: int) -> None:
        """Show the page larger or smaller by some per cent; 0 brings back the usual size."""
        page = self.agreement.document.page
        page.set_zoom(page.zoom + step if step else usual_zoom())

    def cut(self) -> None:
        """Cut from whatever has the keyboard."""
        field = self._field()
        field.cut() if field is not None else self.agreement.document.page.cut()

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
            self.status.tell(
                self.tr("All is saved in {0}, as it is while you write").format(self.desk.workspace.path.name)
            )

    def copy(self) -> None:
        """Copy from whatever has the keyboard."""
        field = self._field()
        field.copy() if field is not None else self.agreement.document.page.copy()

    def paste(self) -> None:
        """Paste into whatever has the keyboard."""
        field = self._field()
        field.paste() if field is not None else self.agreement.document.page.paste()

    def paste_plain(self) -> None:
        """Paste words without their looks into whatever has the keyboard."""
        field = self._field()
        field.paste() if field is not None else self.agreement.document.page.paste_plain()

    def select_all(self) -> None:
        """Select all of whatever has the keyboard."""
        field = self._field()
        field.selectAll() if field is not None else self.agreement.document.page.select_all()

    def leave(self) -> None:
        """The workspace closes: nothing that reads it goes on beside the window."""
        self.pages.stop()
        if self._comparison is not None:
            self._comparison.leave()

    def search(self, *, replacing: bool = False) -> None:
        """Find words, or put others in their place."""
        self.show_page("agreement")
        self.agreement.document.finder.open(replacing=replacing)

    def set_tracking(self, on: bool) -> None:
        """Write with or without tracking."""
        self.desk.workspace.tracking = on
        self.status.refresh()
        self.state.refresh()

    def step(self, *, forward: bool) -> None:
        """Go to the next or previous proposal; in a comparison, difference."""
        if self.page == "comparison" and self.comparison is not None:
            if not self.comparison.step(forward=forward):
                self.status.tell(self.tr("There are no more differences in that direction"))
            return
        if self.page == "consultation" and self.consultation is not None:
            if not self.consultation.step(forward=forward):
                self.status.tell(self.tr("Nothing more was said in that direction"))
            return
        self.show_page("agreement")
        self.agreement.proposals.catch_up()
        if not self.agreement.proposals.step(forward):
            self.status.tell(self.tr("There are no more proposals in that direction"))

    def decide(self, verdict: str) -> None:
        """Decide on the proposal in focus and go to the next; in the consultation, begin to answer it."""
        if self.page == "consultation" and self.consultation is not None and verdict in ("accept", "reject"):
            self.consultation.decide(verdict)
            return
        self.agreement.proposals.catch_up()
        self.agreement.proposals.show_revision(self.desk.revision)
        self.agreement.proposals.decide(verdict, advance=verdict != "reopen")

    def next_unanswered(self) -> None:
        """Go to what lacks an answer in the consultation."""
        self.show_page("consultation")
        if self.consultation is not None and not self.consultation.next_unanswered():
            self.status.tell(self.tr("Everything that was said is answered"))

    def answer(self) -> None:
        """Give the answer that is filled in."""
        if self.page == "consultation" and self.consultation is not None:
            self.consultation.give_answer()

    def comment(self) -> None:
        """Write a comment on the selected words, or on the clause the caret is in."""
        self.show_panel("comments")
        self.agreement.comments.start_writing()

    def _show_conflict(self, clause: str) -> None:
        """Show the first conflict in a clause."""
        self.show_panel("conflicts")
        self.agreement.conflicts.show_clause(clause)

    def step_conflict(self, *, forward: bool) -> None:
        """Go to the next or previous conflict."""
        found = self.agreement.conflicts.step(forward=forward)
        self.show_panel("conflicts")
        if not found:
            self.status.tell(self.tr("There are no more conflicts in that direction"))

    def step_comment(self, *, forward: bool) -> None:
        """Go to the next or previous comment."""
        self.show_panel("comments")
        if not self.agreement.comments.step(forward=forward):
            self.status.tell(self.tr("There are no more comments in that direction"))

    def settle_comment(self) -> None:
        """Settle the comment in focus, or open it again."""
        self.show_panel("comments")
        self.agreement.comments.settle_current()

    def restyle(self) -> None:
        """The palette or fonts changed."""
        self.agreement.proposals.restyle()
        if self.comparison is not None:
            self.comparison.restyle()
        if self.consultation is not None:
            self.consultation.restyle()
        self.status.refresh()

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

    def _field(self) -> QLineEdit | QPlainTextEdit | None:
        focused = QApplication.focusWidget()
        return focused if isinstance(focused, QLineEdit | QPlainTextEdit) else None

    def _show_menu(self, at: QPoint) -> None:
        menu = self.commands.menu("", CONTEXT)
        self.spelling.fill(menu)
        menu.exec(at)
        menu.deleteLater()
