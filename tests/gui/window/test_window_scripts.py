"""Random scripts of keys and commands in the real window: after each step the page shows what the workspace says."""

from __future__ import annotations

import os
import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hsavtal_desktop.core.edits import InsertField, InsertPicture, InsertReference, InsertTable, SetRecord
from hsavtal_desktop.core.reading import BREAK, View
from hsavtal_desktop.gui.page import PageView
from hsavtal_desktop.gui.page.selection import clause_contents
from hsavtal_desktop.gui.workbench import Workbench
from hsavtal_desktop.workspace.workspace import Workspace

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
        texts = {text for text, *_ in there}
        assert there == [one for one in said if one[0] in texts]
        missing = [one for one in said if one[0] not in texts]
        assert not any(piece.text for _, _, pieces, _ in missing for piece in pieces), "only what is empty is left out"
    caret = writer.page.caret()
    found = flow.find(caret)
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


def whole(workspace: Workspace) -> str:
    """All agreed words of the package."""
    return BREAK.join(
        paragraph.text
        for document in workspace.documents()
        for place in workspace.outline(document, View.ORIGINAL).places
        for paragraph in workspace.text(f"b.{place.clause}", View.ORIGINAL)
    )
