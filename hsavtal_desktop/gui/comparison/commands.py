"""The commands of the comparison: in the menus, and in the palette."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from hsavtal_desktop.gui.comparison.view import ComparisonView
    from hsavtal_desktop.gui.workbench import Workbench

COMPARE = (
    "show-comparison - compare-file compare-swap compare-turn compare-together compare-quiet - compare-copy "
    "compare-comment - compare-save compare-print"
)
"""Names of the commands, as a menu lists them."""


class ComparisonCommands(QObject):
    """Shows the comparison, and does there what is asked for."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._bench = bench

    def add(self) -> None:
        """Make the commands."""
        add = self._bench.commands.add
        add(
            "compare-file",
            self.tr("Compare with a &Word file…"),
            self._do(lambda view: view.chooser.ask_for_file()),
            picture="file-type",
        )
        swap = self._do(lambda view: view.swap())
        add("compare-swap", self.tr("Sw&ap old and new"), swap, picture="arrow-left-right")
        add("compare-turn", self.tr("Side by side or in one col&umn"), self._do(lambda view: view.turn()))
        add(
            "compare-together",
            self.tr("&Scroll together or apart"),
            self._do(lambda view: view.texts.together.toggle()),
        )
        add(
            "compare-quiet",
            self.tr("&Formatting and white space, or words only"),
            self._do(lambda view: view.differences.filter.quiet.toggle()),
        )
        add(
            "compare-copy",
            self.tr("Copy the passage &back"),
            self._do(lambda view: view.copy_back()),
            picture="clipboard-paste",
            tip=self.tr("Propose, in the working text, the words of the other side"),
        )
        add(
            "compare-comment",
            self.tr("Comment on the &difference"),
            self._do(lambda view: view.start_comment()),
            picture="message-square",
        )
        add("compare-save", self.tr("Sa&ve the comparison…"), self._do(lambda view: view.save()), picture="save")
        add(
            "compare-print",
            self.tr("&Print the comparison…"),
            self._do(lambda view: view.print_out()),
            picture="printer",
        )

    def _do(self, what: Callable[[ComparisonView], object]) -> Callable[[], None]:
        def done() -> None:
            self._bench.show_page("comparison")
            if self._bench.pages.comparison is not None:
                what(self._bench.pages.comparison)

        return done
