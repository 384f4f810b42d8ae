"""What can be commanded: names, keys and menus, in one place.

Keys keep to Ctrl, Shift and function keys: AltGr is Ctrl and Alt together and writes letters on a Swedish keyboard.
"""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.commands import Commands
from hsavtal_desktop.gui.comparison.commands import COMPARE, ComparisonCommands
from hsavtal_desktop.gui.insert_commands import INSERT
from hsavtal_desktop.gui.turns import Steps

if TYPE_CHECKING:
    from hsavtal_desktop.gui.workbench import Workbench

_Key = QKeySequence.StandardKey
TOOLBAR = "undo redo - tracking - previous next accept reject - comment share"
CONTEXT = (
    "undo redo - cut copy paste paste-plain - bold italic bullets numbered text-heading plain-text - comment "
    "new-clause - accept reject"
)
SEVERAL = (
    "accept-words reject-words - accept-clause reject-clause - accept-author reject-author - accept-shown reject-shown"
)
"""Decisions on many proposals at once."""
CLAUSE = "new-clause split-clause merge-clause remove-clause clause-up clause-down"
PANELS = "panel-proposals panel-conflicts panel-comments panel-clause"
CONSULTATION = "next-unanswered answer - compile-answers compile-public"
PROGRESS = "agree legal-review language-review - lock-section legal-block"
VIEWS = {View.MARKUP: "markup", View.SIMPLE: "simple", View.FINAL: "final", View.ORIGINAL: "original"}


class CommandSet(QObject):
    """Makes the commands of an open workspace and the menus they stand in."""

    def __init__(self, commands: Commands, bench: Workbench) -> None:
        super().__init__(bench)
        self._commands, self._bench = commands, bench

    def furnish(self) -> Steps:
        """Make the commands, some a turn: each draws its icon."""
        bench = self._bench
        for add in (
            self._add_file,
            self._add_edit,
            self._add_looks,
            self._add_clauses,
            partial(bench.inserts.add_to, self._commands),
            self._add_view,
            ComparisonCommands(bench).add,
            self._add_review,
            self._add_several,
            self._add_comments,
            self._add_panels,
            self._add_settling,
            self._add_exchange,
        ):
            add()
            yield

    def menus(self) -> list[QMenu]:
        """The menus between File and Help."""
        menu = self._commands.menu
        edit = menu(
            self.tr("&Edit"),
            "undo redo - cut copy paste paste-plain select-all - find find-next find-previous replace go-to -",
        )
        edit.addMenu(menu(self.tr("F&ormat"), "bold italic bullets numbered text-heading plain-text"))
        edit.addMenu(menu(self.tr("Clau&se"), CLAUSE))
        view = menu(
            self.tr("&View"),
            "show-agreement show-comparison show-consultation show-exchange show-members - "
            "markup simple final original - toggle-outline toggle-side",
        )
        view.addMenu(menu(self.tr("In the side &panel"), PANELS))
        self._commands.fill(view, "- mark-spelling word-count - zoom-in zoom-out zoom-usual full-screen")
        return [
            edit,
            menu(self.tr("&Insert"), INSERT),
            view,
            self._review(),
            menu(self.tr("&Compare"), COMPARE),
            menu(
                self.tr("E&xchange"),
                "share waiting private-proposal private-clause - send answer-request take-in ask - "
                "export-word take-in-word readers-copy - show-exchange show-members",
            ),
        ]

    def _review(self) -> QMenu:
        menu, fill = self._commands.menu, self._commands.fill
        review = menu(self.tr("&Review"), "tracking - next previous accept reject reopen withdraw")
        review.addMenu(menu(self.tr("&Decide on several"), SEVERAL))
        fill(
            review,
            "- next-conflict previous-conflict next-misspelt - comment next-comment previous-comment settle-comment -",
        )
        review.addMenu(menu(self.tr("Cons&ultation"), CONSULTATION))
        review.addMenu(menu(self.tr("How far the clause &has come"), PROGRESS))
        fill(review, "- version")
        return review

    def _add_file(self) -> None:
        add, bench = self._commands.add, self._bench
        add("new-document", self.tr("New &document…"), bench.clauses.new_document, picture="files")
        add("restore", self.tr("Restore from a &backup…"), bench.restoring.show, picture="history")
        add(
            "start-agreement",
            self.tr("&Start from an existing agreement…"),
            bench.starting.choose,
            picture="file-down",
            tip=self.tr("A Word file or a PDF becomes clauses, once you have seen which"),
        )
        add("save", self.tr("Sa&ve"), bench.save, keys=_Key.Save, tip=self.tr("All is saved as you write"))
        add("print", self.tr("&Print…"), bench.press.ask, keys=_Key.Print, picture="printer")
        add("close", self.tr("&Close"), bench.close_wanted.emit, keys=_Key.Close, picture="x")

    def _add_edit(self) -> None:
        add, bench = self._commands.add, self._bench
        add("undo", self.tr("&Undo"), bench.desk.undo, keys=_Key.Undo, picture="undo-2")
        add("redo", self.tr("&Redo"), bench.desk.redo, keys=("Ctrl+Y", "Ctrl+Shift+Z"), picture="redo-2")
        add("cut", self.tr("Cu&t"), bench.cut, keys=_Key.Cut, picture="scissors")
        add("copy", self.tr("&Copy"), bench.copy, keys=_Key.Copy, picture="copy")
        add("paste", self.tr("&Paste"), bench.paste, keys=_Key.Paste, picture="clipboard-paste")
        add("paste-plain", self.tr("Paste wit&hout formatting"), bench.paste_plain, keys="Ctrl+Shift+V")
        add("select-all", self.tr("Select &all"), bench.select_all, keys=_Key.SelectAll)
        add("find", self.tr("&Find…"), bench.search, keys=_Key.Find, picture="search")
        add(
            "go-to",
            self.tr("&Go to clause…"),
            bench.orientation.ask_where,
            keys=("Ctrl+G", "F5"),
            picture="corner-down-right",
        )
        add("replace", self.tr("R&eplace…"), lambda: bench.search(replacing=True), keys=_replace_keys())
        finder = bench.agreement.document.finder
        add("find-next", self.tr("Find &next"), lambda: finder.go(forward=True), keys="F3")
        add("find-previous", self.tr("Find pre&vious"), lambda: finder.go(forward=False), keys="Shift+F3")

    def _add_looks(self) -> None:
        add, bench, page = self._commands.add, self._bench, self._bench.agreement.document.page
        add("bold", self.tr("&Bold"), lambda: bench.clauses.toggle_format("bold"), keys=_Key.Bold, picture="bold")
        add(
            "italic",
            self.tr("&Italic"),
            lambda: bench.clauses.toggle_format("italic"),
            keys=_Key.Italic,
            picture="italic",
        )
        add(
            "bullets",
            self.tr("Bu&lleted list"),
            lambda: page.toggle_list("bullet"),
            keys="Ctrl+Shift+L",
            picture="list",
        )
        add(
            "numbered",
            self.tr("Nu&mbered list"),
            lambda: page.toggle_list("number"),
            keys="Ctrl+Shift+N",
            picture="list-ordered",
        )
        add(
            "text-heading",
            self.tr("&Heading within the text"),
            lambda: page.set_style("heading"),
            keys="Ctrl+Shift+U",
            tip=self.tr("Tab and Shift+Tab change its level"),
        )
        add("plain-text", self.tr("Running te&xt"), lambda: page.set_style("body"), picture="pilcrow")

    def _add_clauses(self) -> None:
        add, bench = self._commands.add, self._bench
        add(
            "new-clause",
            self.tr("New &clause after this one"),
            bench.clauses.new_clause,
            keys="Ctrl+Return",
            picture="circle-plus",
        )
        add(
            "split-clause",
            self.tr("&Split the clause here"),
            bench.clauses.split_clause,
            keys="Ctrl+Shift+Return",
            tip=self.tr("What follows the caret becomes a clause of its own"),
        )
        add(
            "merge-clause",
            self.tr("Propose to mer&ge with the clause before"),
            bench.clauses.merge_clause,
        )
        add(
            "remove-clause",
            self.tr("Propose to &remove the clause"),
            bench.clauses.remove_clause,
            picture="circle-minus",
        )
        add(
            "clause-up",
            self.tr("Propose to move the clause &up"),
            lambda: bench.clauses.move_clause(down=False),
            picture="arrow-up",
        )
        add(
            "clause-down",
            self.tr("Propose to move the clause &down"),
            lambda: bench.clauses.move_clause(down=True),
            picture="arrow-down",
        )

    def _add_view(self) -> None:
        add, bench = self._commands.add, self._bench
        pages = (
            ("show-agreement", self.tr("&Agreement"), "agreement", "Ctrl+1", "file-text"),
            ("show-comparison", self.tr("&Compare"), "comparison", "Ctrl+2", "columns-2"),
            ("show-consultation", self.tr("Co&nsultation"), "consultation", "Ctrl+3", "mails"),
            ("show-exchange", self.tr("&Exchange"), "exchange", "Ctrl+4", "arrow-left-right"),
            ("show-members", self.tr("&Members"), "members", "Ctrl+5", "users"),
        )
        group = QActionGroup(self)
        for name, text, page, keys, picture in pages:
            action = add(name, text, toggled=partial(_shown, bench, page), keys=keys, picture=picture)
            group.addAction(action)
        ways = QActionGroup(self)
        words = {
            View.MARKUP: self.tr("A&ll markup"),
            View.SIMPLE: self.tr("S&imple"),
            View.FINAL: self.tr("&Final"),
            View.ORIGINAL: self.tr("Ori&ginal"),
        }
        numbers = {View.MARKUP: 1, View.SIMPLE: 2, View.FINAL: 3, View.ORIGINAL: 4}
        tips = {
            View.MARKUP: self.tr("Everything proposed is marked"),
            View.SIMPLE: self.tr("Reads as final, with a bar beside lines that hold proposals"),
            View.FINAL: self.tr("As if every open proposal were accepted; read only"),
            View.ORIGINAL: self.tr("As if every open proposal were rejected; read only"),
        }
        for view, name in VIEWS.items():
            action = add(
                name,
                words[view],
                toggled=partial(_seen, bench, view),
                keys=f"Ctrl+Shift+{numbers[view]}",
                tip=tips[view],
            )
            ways.addAction(action)
        add("toggle-outline", self.tr("&Outline"), toggled=bench.show_outline, keys="F6", picture="panel-left")
        add("toggle-side", self.tr("&Side panel"), toggled=bench.show_side, keys="Shift+F6", picture="panel-right")
        add("mark-spelling", self.tr("Mark misspelt wor&ds"), toggled=bench.spelling.show)
        add("word-count", self.tr("&Word count…"), bench.orientation.count_words)
        add("full-screen", self.tr("Full sc&reen"), toggled=lambda _on: bench.full_screen_wanted.emit(), keys="F11")
        add("zoom-in", self.tr("&Zoom in"), lambda: bench.zoom(10), keys=_Key.ZoomIn, picture="zoom-in")
        add("zoom-out", self.tr("Zoom ou&t"), lambda: bench.zoom(-10), keys=_Key.ZoomOut, picture="zoom-out")
        add("zoom-usual", self.tr("&Usual size"), lambda: bench.zoom(0), keys="Ctrl+0")

    def _add_review(self) -> None:
        add, bench = self._commands.add, self._bench
        add(
            "tracking",
            self.tr("&Tracking"),
            toggled=bench.set_tracking,
            keys="Ctrl+Shift+E",
            picture="pencil",
            tip=self.tr("What you write becomes proposals"),
        )
        add("next", self.tr("&Next proposal"), lambda: bench.step(forward=True), keys="F8", picture="chevron-down")
        add(
            "previous",
            self.tr("&Previous proposal"),
            lambda: bench.step(forward=False),
            keys="Shift+F8",
            picture="chevron-up",
        )
        add(
            "accept",
            self.tr("&Accept and go on"),
            lambda: bench.decide("accept"),
            keys="Ctrl+Shift+A",
            picture="check",
        )
        add("reject", self.tr("&Reject and go on"), lambda: bench.decide("reject"), keys="Ctrl+Shift+R", picture="x")
        add("reopen", self.tr("&Open again"), lambda: bench.decide("reopen"), picture="rotate-ccw")
        add("withdraw", self.tr("&Withdraw your own proposal"), lambda: bench.decide("withdraw"), picture="undo-2")
        add("next-conflict", self.tr("Next con&flict"), lambda: bench.step_conflict(forward=True), keys="Ctrl+F9")
        add(
            "previous-conflict",
            self.tr("Previous confl&ict"),
            lambda: bench.step_conflict(forward=False),
            keys="Ctrl+Shift+F9",
        )
        add("next-misspelt", self.tr("Next misspe&lt word"), bench.spelling.next, keys="F7")

    def _add_several(self) -> None:
        add, bench = self._commands.add, self._bench
        several = (
            ("words", self.tr("Accept in the selected &words"), self.tr("Reject in the &selected words")),
            ("clause", self.tr("Accept all in the &clause"), self.tr("Reject all in t&he clause")),
            ("author", self.tr("Accept all by the same &author"), self.tr("Reject all by the same au&thor")),
            ("shown", self.tr("Accept all that are &listed"), self.tr("Reject all that are l&isted")),
        )
        for scope, accepting, rejecting in several:
            for verdict, text, picture in (("accept", accepting, "check-check"), ("reject", rejecting, "x")):
                add(f"{verdict}-{scope}", text, partial(bench.several.decide, scope, verdict), picture=picture)

    def _add_comments(self) -> None:
        add, bench = self._commands.add, self._bench
        add("comment", self.tr("&Comment"), bench.comment, keys=comment_keys(), picture="message-square")
        add("next-comment", self.tr("Next co&mment"), lambda: bench.step_comment(forward=True), keys="F9")
        add(
            "previous-comment", self.tr("Previous comm&ent"), lambda: bench.step_comment(forward=False), keys="Shift+F9"
        )
        add("settle-comment", self.tr("&Settle the comment or open it again"), bench.settle_comment, picture="check")

    def _add_panels(self) -> None:
        add, bench = self._commands.add, self._bench
        panels = (
            ("panel-proposals", self.tr("Show &proposals"), "proposals", "list"),
            ("panel-conflicts", self.tr("Show &conflicts"), "conflicts", "split"),
            ("panel-comments", self.tr("Show co&mments"), "comments", "messages-square"),
            ("panel-clause", self.tr("Show &what is known about the clause"), "clause", "info"),
        )
        for name, text, panel, picture in panels:
            add(name, text, partial(bench.show_panel, panel), picture=picture)

    def _add_settling(self) -> None:
        """Answers to what others said, and what is fixed once it is settled."""
        add, bench = self._commands.add, self._bench
        add(
            "next-unanswered",
            self.tr("Next &unanswered in the consultation"),
            bench.next_unanswered,
            keys="Ctrl+F8",
            picture="mail-check",
        )
        add(
            "answer",
            self.tr("Give the ans&wer and go on"),
            bench.answer,
            keys="Ctrl+Shift+F8",
            picture="check-check",
        )
        add(
            "compile-answers",
            self.tr("Compilation of the &answers…"),
            bench.dispatch.compile_answers,
            picture="table-2",
        )
        add(
            "compile-public",
            self.tr("Compilation for pu&blication, without names…"),
            lambda: bench.dispatch.compile_answers(public=True),
            picture="table-2",
        )
        sections = bench.sections
        lock, block = self.tr("&Lock the section"), self.tr("Set the legal &block")
        add("lock-section", lock, lambda: sections.toggle_lock(legal=False), picture="lock")
        add("legal-block", block, lambda: sections.toggle_lock(legal=True), picture="lock")
        add("agree", self.tr("Mark as a&greed"), sections.toggle_mark, picture="check")
        legally, language = self.tr("Mark as legall&y reviewed"), self.tr("Mark as reviewed for lang&uage")
        add("legal-review", legally, lambda: sections.toggle_review("legal-review"), picture="check")
        add("language-review", language, lambda: sections.toggle_review("language-review"), picture="check")
        add("version", self.tr("Name a &version…"), bench.dispatch.name_version, picture="bookmark")

    def _add_exchange(self) -> None:
        add, bench = self._commands.add, self._bench
        add(
            "share",
            self.tr("&Share"),
            bench.desk.release,
            keys="Ctrl+Shift+D",
            picture="share-2",
            tip=self.tr("What only you have goes along with the next file you send"),
        )
        add("waiting", self.tr("What wa&its to be shared…"), bench.keeping.show_waiting, picture="list")
        add("private-proposal", self.tr("Keep the &proposal private"), bench.keeping.toggle_proposal, picture="lock")
        add("private-clause", self.tr("Keep all you write in the &clause private"), bench.keeping.toggle_clause)
        add("send", self.tr("Se&nd changes to a file…"), bench.post.send, picture="send")
        add("answer-request", self.tr("Answer a &request…"), bench.post.answer, picture="mail-check")
        add("ask", self.tr("As&k for what is missing…"), bench.post.ask, picture="mail")
        add("export-word", self.tr("Send to &Word…"), bench.dispatch.export_word, picture="file-up")
        add("readers-copy", self.tr("Rea&der's copy…"), bench.dispatch.readers_copy, picture="book-open")
        add(
            "take-in-word",
            self.tr("Take in files from W&ord…"),
            bench.dispatch.take_in_word,
            picture="file-down",
        )
        add("take-in", self.tr("&Take in files with changes…"), bench.post.take_in, picture="inbox")


def comment_keys(platform: str = sys.platform) -> tuple[str, ...]:
    """Word's keys too, but not where AltGr is Ctrl and Alt: with M it writes µ on a Swedish keyboard."""
    return ("Ctrl+Shift+M",) if platform == "win32" else ("Ctrl+Shift+M", "Ctrl+Alt+M")


def _replace_keys() -> str:
    """Ctrl+H as in Word, but on a Mac that hides the program."""
    return "Ctrl+Shift+H" if sys.platform == "darwin" else "Ctrl+H"


def _shown(bench: Workbench, page: str, _on: bool) -> None:
    bench.show_page(page)


def _seen(bench: Workbench, view: View, _on: bool) -> None:
    bench.desk.choose_view(view)
