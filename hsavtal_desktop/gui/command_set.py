"""What can be commanded: names, keys and menus, in one place.

Keys keep to Ctrl, Shift and function keys: AltGr is Ctrl and Alt together and writes letters on a Swedish keyboard.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from hsavtal_desktop.gui.commands import Commands
from hsavtal_desktop.gui.comparison.commands import COMPARE, ComparisonCommands
from hsavtal_desktop.gui.insert_commands import INSERT, TABLE
from hsavtal_desktop.gui.review_commands import ReviewCommands
from hsavtal_desktop.gui.turns import Steps
from hsavtal_desktop.gui.view_commands import ViewCommands

if TYPE_CHECKING:
    from hsavtal_desktop.gui.workbench import Workbench

_Key = QKeySequence.StandardKey
TOOLBAR = "undo redo - tracking - previous next accept reject - comment share"
CONTEXT = (
    "undo redo - cut copy paste paste-plain - bold italic bullets numbered text-heading plain-text - comment "
    "new-clause - accept reject"
)
IN_TABLE = (
    "undo redo - cut copy paste paste-plain - row-above row-below column-before column-after remove-row remove-column "
    "merge-cells split-cell - bold italic comment - accept reject"
)
MISSPELT = "undo redo - cut copy paste paste-plain - comment - accept reject"
"""Below suggestions, which must be in sight with it on a small screen."""
CLAUSE = "new-clause split-clause merge-clause remove-clause clause-up clause-down"


class CommandSet(QObject):
    """Makes the commands of an open workspace and the menus they stand in."""

    def __init__(self, commands: Commands, bench: Workbench) -> None:
        super().__init__(bench)
        self._commands, self._bench = commands, bench
        self._viewing, self._reviewing = ViewCommands(bench), ReviewCommands(bench)

    def furnish(self) -> Steps:
        """Make the commands, some a turn: each draws its icon."""
        bench = self._bench
        adding: tuple[Callable[[], object], ...] = (
            self._add_file,
            self._add_edit,
            self._add_looks,
            self._add_clauses,
            partial(bench.inserts.add_to, self._commands),
            *self._viewing.parts(),
            ComparisonCommands(bench).add,
            *self._reviewing.parts(),
            self._add_exchange,
        )
        for add in adding:
            add()
            yield

    def menus(self) -> list[QMenu]:
        """The menus between File and Help."""
        menu = self._commands.menu
        edit = menu(
            self.tr("&Edit"),
            "undo redo - cut copy paste paste-plain select-all - find find-next find-previous replace go-to",
        )
        looks = menu(self.tr("F&ormat"), "bold italic bullets numbered text-heading plain-text -")
        looks.addMenu(menu(self.tr("Ro&ws and cells"), TABLE))
        self._commands.fill(looks, "- typographic")
        return [
            edit,
            menu(self.tr("&Insert"), INSERT),
            looks,
            menu(self.tr("Clau&se"), CLAUSE),
            self._viewing.menu(),
            self._reviewing.menu(),
            menu(self.tr("&Compare"), COMPARE),
            menu(
                self.tr("E&xchange"),
                "share waiting private-proposal private-clause - send answer-request take-in ask - "
                "export-word take-in-word readers-copy - show-exchange show-members",
            ),
        ]

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
        add("undo", self.tr("&Undo"), bench.habits.undo, keys=_Key.Undo, picture="undo-2")
        add("redo", self.tr("&Redo"), bench.habits.redo, keys=("Ctrl+Y", "Ctrl+Shift+Z"), picture="redo-2")
        add("cut", self.tr("Cu&t"), bench.focused.cut, keys=_Key.Cut, picture="scissors")
        add("copy", self.tr("&Copy"), bench.focused.copy, keys=_Key.Copy, picture="copy")
        add("paste", self.tr("&Paste"), bench.focused.paste, keys=_Key.Paste, picture="clipboard-paste")
        add("paste-plain", self.tr("Paste wit&hout formatting"), bench.focused.paste_plain, keys="Ctrl+Shift+V")
        add("select-all", self.tr("Select &all"), bench.focused.select_all, keys=_Key.SelectAll)
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
        add(
            "typographic",
            self.tr("T&ypographic quotes and dashes"),
            toggled=bench.habits.set_typographic,
            tip=self.tr("As you type: straight quotes become those of print, and a hyphen between spaces a dash"),
        )

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


def _replace_keys() -> str:
    """Ctrl+H as in Word, but on a Mac that hides the program."""
    return "Ctrl+Shift+H" if sys.platform == "darwin" else "Ctrl+H"
