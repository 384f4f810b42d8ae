"""Random scripts of keys and commands in the real window: after each step the page shows what the workspace says."""

from __future__ import annotations

import os
import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hsavtal_desktop.core import digest
from hsavtal_desktop.core.edits import (
    InsertField,
    InsertPicture,
    InsertReference,
    InsertTable,
    ResizePicture,
    SetRecord,
)
from hsavtal_desktop.core.reading import BREAK, View
from hsavtal_desktop.gui.page import PageView
from hsavtal_desktop.gui.page.selection import clause_contents
from hsavtal_desktop.gui.workbench import Workbench
from hsavtal_desktop.workspace.workspace import Workspace
from tests.gui.window.conftest import wait_until

LARGE = os.environ.get("HSAVTAL_HYPOTHESIS") == "large"
SEEDS = range(40) if LARGE else range(2)
STEPS = 120 if LARGE else 60
KEYS = (
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Return,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Escape,
)
COMMANDS = (
    "undo redo undo insert-footnote follow bullets numbered text-heading plain-text bold row-above row-below "
    "column-before column-after remove-row remove-column header-row remove-table new-clause split-clause split-clause "
    "merge-clause clause-up clause-down remove-clause"
)


PASTED = (
    "<p>ett</p><p>två</p>",
    "<h2>Rubrik</h2><p>Text</p>",
    "<ul><li>a<ol><li>b</li></ol></li></ul>",
    "<table><tr><td colspan=2>A</td><td rowspan=2>B</td></tr><tr><td>1</td><td>2</td></tr></table>",
    "<b>fet</b>",
    "<p style='mso-outline-level:1'>Egen</p>",
)


class Writer:
    """Somebody who presses whatever comes to hand, near one place."""

    def __init__(self, bench: Workbench, seed: int) -> None:
        self.bench, self.dice = bench, random.Random(seed)
        self.page: PageView = bench.agreement.document.page
        self.workspace: Workspace = bench.desk.workspace
        self.doings: tuple[Callable[[], str], ...] = (*(self.type,) * 3, *(self.press,) * 3, *(self.command,) * 3)
        self.doings += (self.put, self.move, self.select, self.switch)

    def type(self) -> str:
        words = self.dice.choice(("a", "b c", "- ", "1. ", "ord ", "x.y"))
        QTest.keyClicks(self.page, words)
        return f"types {words!r}"

    def press(self) -> str:
        key = self.dice.choice(KEYS)
        for _ in range(self.dice.choice((1, 1, 2))):
            QTest.keyClick(self.page, key)
        return f"presses {key.name}"

    def command(self) -> str:
        name = self.dice.choice(COMMANDS.split())
        self.bench.commands[name].trigger()
        return name

    def put(self) -> str:
        clause = self.page.clause()
        make = self.dice.choice(
            (
                lambda text, at, view: InsertReference(text, at, clause=clause, view=view),
                lambda text, at, view: InsertField(text, at, "f", view),
                lambda text, at, view: InsertPicture(text, at, b"no picture", "En bild", 100, 80, view),
                lambda text, at, view: InsertTable(text, at, 2, 2, view=view),
            )
        )
        self.page.put_in(make)
        return "puts something in"

    def move(self) -> str:
        index = self.page.flow.locate(self.page.caret().text) or 0
        leaves = self.page.flow.load(index).leaves
        if leaves:
            content = self.dice.choice(leaves).content
            self.page.put_caret(content.text, self.dice.randint(content.start, content.stop))
        return f"goes to {self.page.caret()}"

    def select(self) -> str:
        at = self.page.caret()
        for _ in range(self.dice.randint(1, 9)):
            QTest.keyClick(
                self.page, self.dice.choice((Qt.Key.Key_Right, Qt.Key.Key_Left)), Qt.KeyboardModifier.ShiftModifier
            )
        return f"selects from {at}"

    def switch(self) -> str:
        name = self.dice.choice(("markup", "markup", "simple"))
        self.bench.commands[name].trigger()
        return name


class Restless(Writer):
    """Somebody who also drags, pastes, composes, decides, merges cells, searches, zooms and looks at other things."""

    def __init__(self, bench: Workbench, seed: int) -> None:
        super().__init__(bench, seed)
        self.doings += (self.paste, self.compose, self.drag, self.cells, self.decide, self.search, self.wander)
        self.doings += (self.paste, self.compose, self.cells, self.size, self.copy)

    def paste(self) -> str:
        html = self.dice.choice(PASTED)
        data = QMimeData()
        data.setHtml(html)
        self.page.paste_from(data)
        return f"pastes {html}"

    def copy(self) -> str:
        for _ in range(self.dice.randint(1, 4)):
            QTest.keyClick(self.page, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        copied = self.page.drag_data()
        self.move()
        self.page.paste_from(copied)
        return "copies lines and pastes them elsewhere"

    def compose(self) -> str:
        """A dead key or an input method: something is composed, and then written or left."""
        at = QInputMethodEvent.Attribute(QInputMethodEvent.AttributeType.Cursor, 1, 1)
        QApplication.sendEvent(self.page, QInputMethodEvent("´", [at]))
        ended = self.dice.choice(("é", "日本", "", "e\u0301"))
        done = QInputMethodEvent("", [])
        done.setCommitString(ended)
        QApplication.sendEvent(self.page, done)
        return f"composes {ended!r}"

    def drag(self) -> str:
        if not self.page.caret_state.selects:
            self.select()
        area = self.page.viewport().rect()
        point = QPoint(self.dice.randrange(area.width()), self.dice.randrange(area.height()))
        copy = self.dice.random() < 0.3
        self.page.drop(self.page.drag_data(), point, copy=copy)
        return f"drags to {point.toTuple()}, copying {copy}"

    def cells(self) -> str:
        name = self.dice.choice(("merge-cells", "merge-cells", "split-cell", "row-below", "column-after", "remove-row"))
        index = self.page.flow.locate(self.page.caret().text)
        frames = [] if index is None else self.page.flow.load(index).tables
        if frames:
            cells = [cell for row in self.dice.choice(frames).table.rows for cell in row.cells]
            seen = [cell for cell in cells if self.page.flow.load(index or 0).of_text(cell)]
            if seen:
                self.page.put_caret(self.dice.choice(seen), 0)
                self.page.put_caret(self.dice.choice(seen), 0, keep_anchor=name == "merge-cells")
        self.bench.commands[name].trigger()
        return f"{name} at {self.page.caret()}"

    def size(self) -> str:
        caret = self.page.caret()
        width = self.dice.randint(1, 2000)
        self.bench.desk.perform(ResizePicture(caret.text, caret.position, width, width, self.page.flow.setting.view))
        return f"makes a picture {width} wide"

    def decide(self) -> str:
        name = self.dice.choice(("accept-words", "reject-words", "accept", "reject", "withdraw", "reopen", "next"))
        self.bench.commands[name].trigger()
        wait_until(lambda: not self.bench.worker.working)
        return name

    def search(self) -> str:
        finder = self.bench.agreement.document.finder
        sought, instead = self.dice.choice(("ord", "a", "x.y")), self.dice.choice(("annat", ""))
        finder.open(replacing=True)
        finder.package.setChecked(self.dice.random() < 0.3)
        finder.words.setText(sought)
        finder.instead.setText(instead)
        for _ in range(self.dice.randint(1, 3)):
            finder.replace()
        finder.close_search()
        return f"replaces {sought!r} by {instead!r}"

    def wander(self) -> str:
        what = self.dice.choice(("zoom", "document", "final", "original", "markup", "next-conflict", "undo"))
        if what == "zoom":
            self.page.set_zoom(self.dice.choice((60, 100, 180)))
        elif what == "document":
            self.bench.desk.choose_document(self.dice.choice(self.workspace.documents()))
        else:
            self.bench.commands[what].trigger()
        if self.dice.random() < 0.5:
            self.bench.commands["markup"].trigger()
        return what


def check(writer: Writer) -> None:
    """Page and workspace agree, and the caret stands somewhere."""
    flow, workspace, view = writer.page.flow, writer.workspace, writer.page.flow.setting.view
    shown = workspace.outline(flow.setting.document, view).places
    assert [s.place for s in flow.sections if s.place is not None] == list(shown)
    for section in flow.sections:
        if not section.loaded or section.place is None or section.place.moved_away:
            continue
        read = workspace.clause(section.place, view)
        there = [
            (leaf.content.text, leaf.content.start, leaf.content.pieces, leaf.content.end) for leaf in section.leaves
        ]
        said = [(each.text, each.start, each.pieces, each.end) for each in clause_contents(read)]
        if not flow.setting.editable:
            # Where nothing can be written, the empty line after a table is not shown.
            there, said = ([one for one in listed if one[2]] for listed in (there, said))
        texts = {text for text, *_ in there}
        assert there == [one for one in said if one[0] in texts]
        missing = [one for one in said if one[0] not in texts]
        assert not any(piece.text for _, _, pieces, _ in missing for piece in pieces), "only what is empty is left out"
    caret = writer.page.caret()
    found = flow.find(caret)
    if shown:  # a document may have lost all its clauses
        assert found is not None and found[1].holds(caret.position), caret


@pytest.mark.parametrize("seed", SEEDS)
def test_the_page_shows_what_the_workspace_says_after_every_step(bench: Workbench, seed: int) -> None:
    writer = Writer(bench, seed)
    bench.desk.perform(SetRecord("field", "f", {"title": "Fält", "text": "ord"}))
    places = writer.workspace.outline(bench.desk.document, View.MARKUP).places
    place = places[writer.dice.randrange(len(places))]
    writer.page.put_caret(f"b.{place.clause}", 0)
    writer.page.setFocus()
    original = whole(writer.workspace)
    done: list[str] = []
    for _ in range(STEPS):
        done.append(writer.dice.choice(writer.doings)())
        try:
            check(writer)
        except AssertionError as error:
            raise AssertionError("\n".join(done)) from error
    assert whole(writer.workspace) == original, "proposals leave what is agreed alone"
    while writer.workspace.undo_text:
        bench.commands["undo"].trigger()
    check(writer)


@pytest.mark.parametrize("seed", range(20) if LARGE else range(1, 2))
def test_the_page_shows_what_the_workspace_says_whatever_is_done_to_it(bench: Workbench, seed: int) -> None:
    bench.desk.perform(SetRecord("field", "f", {"title": "Fält", "text": "ord"}))
    writer = Restless(bench, seed)
    place = writer.dice.choice(writer.workspace.outline(bench.desk.document, View.MARKUP).places)
    writer.page.put_caret(f"b.{place.clause}", 0)
    done: list[str] = []
    for _ in range(STEPS):
        writer.page.setFocus()
        done.append(writer.dice.choice(writer.doings)())
        try:
            check(writer)
        except AssertionError as error:
            raise AssertionError("\n".join(done)) from error
    said, steps = digest.content(writer.workspace.state), 0
    while writer.workspace.undo_text:
        bench.commands["undo"].trigger()
        steps += 1
    check(writer)
    for _ in range(steps):
        bench.commands["redo"].trigger()
    assert digest.content(writer.workspace.state) == said
    check(writer)
    writer.workspace.release()
    assert digest.content(writer.workspace.released()) == said


def whole(workspace: Workspace) -> str:
    """All agreed words of the package."""
    return BREAK.join(
        paragraph.text
        for document in workspace.documents()
        for place in workspace.outline(document, View.ORIGINAL).places
        for paragraph in workspace.text(f"b.{place.clause}", View.ORIGINAL)
    )
