"""Side by side: old at the left, new at the right, a third text if wanted, every difference in a list."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.gui.commands import Commands
from hsavtal_desktop.gui.comparison.chooser import SideChooser
from hsavtal_desktop.gui.comparison.differences import Differences
from hsavtal_desktop.gui.comparison.outputs import Outputs
from hsavtal_desktop.gui.comparison.sides import Found, arranged, find
from hsavtal_desktop.gui.comparison.texts import Texts
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.theme import em, space
from hsavtal_desktop.gui.turns import Steps
from hsavtal_desktop.gui.widgets import DropDown, Hint, Panel, scrolling, tool
from hsavtal_desktop.gui.worker import Progress, Worker
from hsavtal_desktop.workspace.comparing.sides import Side
from hsavtal_desktop.workspace.comparing.workspace_sides import Comparing

_TWO_COLUMNS = 50
"""Width of the window, in ems, from which two texts have room beside each other when the view is first shown."""


class ComparisonView(Panel):
    """Chooses the texts, shows them aligned, and steps through the differences."""

    def __init__(self, desk: Desk, commands: Commands, parent: QWidget | None = None) -> None:
        """Empty; :meth:`furnish` makes what is in it."""
        super().__init__(desk, parent)
        self._commands = commands
        self._wide = True
        """Whether two texts had room beside each other when the view was first shown."""
        self._worker = Worker(self)
        self._worker.refused.connect(desk.refused)
        self._worker.stopped.connect(self._stopped)
        self._comparing = Comparing(desk.workspace)
        self._again = False
        self.found: Found | None = None

    def furnish(self) -> Steps:
        """Make the parts, one a turn."""
        self.chooser = SideChooser(self.desk)
        yield
        self.shape = DropDown()
        self.shape.setAccessibleName(self.tr("How the texts stand"))
        self.shape.addItem(self.tr("Side by side"), False)
        self.shape.addItem(self.tr("In one column"), True)
        self._wide = self.window().width() >= _TWO_COLUMNS * em()
        if not self._wide:
            self.chooser.tighten()
        self.shape.setCurrentIndex(int(not self._wide))
        self.texts = Texts()
        yield
        self.differences = Differences(self.desk)
        yield
        self.outputs = Outputs(self.desk, self._worker, self)
        self.hint = Hint()
        self.back = tool("chevron-up", self.tr("Previous difference"), lambda: self.step(forward=False))
        self.forth = tool("chevron-down", self.tr("Next difference"), lambda: self.step(forward=True))
        self.listing = tool("panel-right", self.tr("The list of differences"))
        self.listing.setCheckable(True)
        self._lay_out()
        for name in ("previous", "next"):
            self._commands[name].changed.connect(self._tell_keys)
        self._tell_keys()
        self.chooser.changed.connect(self._compare)
        self.shape.currentIndexChanged.connect(lambda _row: self._arrange())
        self.differences.filter.quiet_changed.connect(lambda _on: self._arrange())
        self.differences.wanted.connect(lambda line: self.texts.go_to(line, mark=True))
        yield

    @property
    def in_one_column(self) -> bool:
        """Whether two texts are shown as one."""
        return bool(self.shape.currentData())

    @property
    def _quiet(self) -> bool:
        """Whether white space and looks are shown too."""
        return self.differences.filter.quiet.isChecked()

    def _lay_out(self) -> None:
        lower = QHBoxLayout()
        lower.setSpacing(space(3))
        lower.addWidget(self.shape)
        lower.addWidget(self.texts.together)
        lower.addStretch(1)
        progress = Progress(self._worker)
        progress.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        progress.setMinimumWidth(round(em() * 5))
        lower.addWidget(progress, 2)
        save = tool("save", self.tr("Save the comparison…"), self.save)
        printing = tool("printer", self.tr("Print the comparison…"), self.print_out)
        tools = QHBoxLayout()
        tools.setSpacing(space(1))
        for each in (self.back, self.forth, save, printing, self.listing):
            tools.addWidget(each)
        lower.addLayout(tools)
        upper = QVBoxLayout()
        upper.setContentsMargins(space(3), space(2), space(3), space(2))
        upper.setSpacing(space(2))
        upper.addWidget(self.chooser)
        upper.addLayout(lower)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._beside())
        self.stack.addWidget(self.hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(upper)
        layout.addWidget(self.stack, 1)
        self.setFocusProxy(self.differences if self._wide else self.texts.panes[0])

    def _beside(self) -> QSplitter:
        """The texts and the list, which in a narrow window stands there when it is asked for: the texts need the room.

        It is no wider there than it must be.
        """
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.addWidget(self.texts)
        listed = scrolling(self.differences)
        sides.addWidget(listed)
        least = self.differences.minimumSizeHint().width() + listed.verticalScrollBar().sizeHint().width()
        sides.setSizes([round(em() * 68), round(em() * 18)] if self._wide else [self.window().width() - least, least])
        sides.setStretchFactor(0, 1)
        sides.setCollapsible(0, False)
        self.listing.setChecked(self._wide)
        listed.setVisible(self._wide)
        self.listing.toggled.connect(listed.setVisible)
        return sides

    def _tell_keys(self) -> None:
        """The keys that step from proposal to proposal in the text step from difference to difference here."""
        for name, step in (("previous", self.back), ("next", self.forth)):
            keys = self._commands[name].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            step.setToolTip(f"{step.accessibleName()} ({keys})" if keys else step.accessibleName())

    def refresh(self, changed: Changed) -> None:
        """Compare again if the text or the versions changed."""
        self.chooser.fill()
        self._compare()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.differences.allow()

    def step(self, *, forward: bool) -> bool:
        """Go to the next or previous difference listed; False at the end."""
        return self.differences.step(forward=forward)

    def choose(self, old: Side, new: Side, third: Side | None = None) -> None:
        """Compare these sides."""
        self.chooser.choose(old, new, third)

    def add_file(self, path: Path) -> None:
        """Offer a Word file as a side, and put it at the right."""
        self.chooser.add_file(path)

    def swap(self) -> None:
        """Old becomes new, and new old."""
        self.chooser.swap()

    def turn(self) -> None:
        """From side by side to one column, and back."""
        self.shape.setCurrentIndex(1 - self.shape.currentIndex())

    def save(self) -> None:
        """Ask for a file and write the comparison there."""
        if self.found is not None:
            self.outputs.save(self.found, inline_too=self.in_one_column, quiet=self._quiet)

    def print_out(self) -> None:
        """Print what is shown."""
        if self.found is not None:
            self.outputs.print_out(self.found, in_one_column=self.in_one_column, quiet=self._quiet)

    def copy_back(self) -> None:
        """Propose the other side's words for the difference in focus."""
        self.differences.copy_back()

    def start_comment(self) -> None:
        """Put the caret where a comment on the difference in focus is written."""
        self.listing.setChecked(True)
        self.differences.comment.setFocus()

    def leave(self) -> None:
        """The workspace closes: leave what is being compared."""
        self._worker.abandon()

    def restyle(self) -> None:
        """The palette or fonts changed."""
        self.texts.set_anew()

    def sizeHint(self) -> QSize:
        return QSize(round(em() * 80), round(em() * 40))

    def _compare(self) -> None:
        document, sides = self.chooser.document.currentData(), self.chooser.sides
        if not document or len(sides) < 2:
            return
        comparing, inline, quiet = self._comparing, self.in_one_column, self._quiet
        self._work(lambda: find(comparing, sides, document, inline=inline, quiet=quiet))

    def _arrange(self) -> None:
        """The same comparison, shown otherwise."""
        found, inline, quiet = self.found, self.in_one_column, self._quiet
        if found is not None:
            self._work(lambda: arranged(found, inline=inline, quiet=quiet))

    def _work(self, work: Callable[[], Found]) -> None:
        self._again = not self._worker.run(self.tr("Comparing"), work, self._found)

    def _found(self, found: Found) -> None:
        if self._again:
            self._compare()
            return
        self.found = found
        self.shape.setEnabled(len(found.compared) == 1)
        self.shape.setToolTip("" if self.shape.isEnabled() else self.tr("Three texts stand side by side"))
        self.texts.show_found(found)
        self.differences.show_found(found)
        if self.differences.model.total or any(one.competing for one in found.comparisons):
            self.stack.setCurrentIndex(0)
        else:
            self.hint.say(self.tr("The sides say the same. Choose another version, or another document."))
            self.stack.setCurrentWidget(self.hint)

    def _stopped(self, _what: str) -> None:
        """Cancelled: what was shown before stays, if anything was."""
        if self.found is None:
            self.hint.say(self.tr("The comparison was cancelled. Choose what to compare."))
            self.stack.setCurrentWidget(self.hint)
