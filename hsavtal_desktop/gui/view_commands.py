"""The commands of the View menu: the views of the rail, the ways of reading, the panels and the size."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from hsavtal_desktop.core.reading import View

if TYPE_CHECKING:
    from hsavtal_desktop.gui.workbench import Workbench

_Key = QKeySequence.StandardKey
RAIL = "show-agreement show-comparison show-consultation show-exchange show-members"
PANELS = "panel-proposals panel-conflicts panel-comments panel-clause"
VIEWS = {View.MARKUP: "markup", View.SIMPLE: "simple", View.FINAL: "final", View.ORIGINAL: "original"}


class ViewCommands(QObject):
    """Chooses what is shown, and how."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._commands, self._bench = bench.commands, bench

    def parts(self) -> tuple[Callable[[], None], ...]:
        """What makes the commands, some at each call."""
        return (self._add_pages, self._add_ways, self._add_sizes, self._add_panels)

    def menu(self) -> QMenu:
        """The View menu."""
        menu = self._commands.menu
        view = menu(
            self.tr("&View"),
            f"{RAIL} - markup simple final original - toggle-outline toggle-side",
        )
        view.addMenu(menu(self.tr("In the side &panel"), PANELS))
        self._commands.fill(view, "- mark-spelling word-count - zoom-in zoom-out zoom-usual full-screen")
        return view

    def _add_pages(self) -> None:
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

    def _add_ways(self) -> None:
        add, bench = self._commands.add, self._bench
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

    def _add_sizes(self) -> None:
        add, bench = self._commands.add, self._bench
        add("toggle-outline", self.tr("&Outline"), toggled=bench.show_outline, keys="F6", picture="panel-left")
        add("toggle-side", self.tr("&Side panel"), toggled=bench.show_side, keys="Shift+F6", picture="panel-right")
        add("mark-spelling", self.tr("Mark misspelt wor&ds"), toggled=bench.spelling.show)
        add("word-count", self.tr("&Word count…"), bench.orientation.count_words)
        add("full-screen", self.tr("Full sc&reen"), toggled=lambda _on: bench.full_screen_wanted.emit(), keys="F11")
        add("zoom-in", self.tr("&Zoom in"), lambda: bench.zoom(10), keys=_Key.ZoomIn, picture="zoom-in")
        add("zoom-out", self.tr("Zoom ou&t"), lambda: bench.zoom(-10), keys=_Key.ZoomOut, picture="zoom-out")
        add("zoom-usual", self.tr("&Usual size"), lambda: bench.zoom(0), keys="Ctrl+0")

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


def _shown(bench: Workbench, page: str, _on: bool) -> None:
    bench.show_page(page)


def _seen(bench: Workbench, view: View, _on: bool) -> None:
    bench.desk.choose_view(view)
