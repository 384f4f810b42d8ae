"""The English window is English throughout: every word it shows, but for what people wrote."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from hsavtal_desktop.core.edits import DescribePicture, MoveClause
from hsavtal_desktop.core.personal import ERASED
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.texts import kept, worded
from hsavtal_desktop.gui.workbench import Workbench
from hsavtal_desktop.resources import resource_path
from tests.gui.window.conftest import rest, wait_until
from tests.gui.window.dialogs import leave_out_those_of_the_system, open_dialogs

TELLING = re.compile(
    r"(?:.*[åäö].*|och|inte|som|ett|av|med|för|kan|ska|finns|det|en|är|ingen|inga|utan|eller|från|har|efter"
    r"|punkt|punkten|punkter|förslag|ändring|ändringar|filen|mappen|versionen|utkast|fryst|bara|din|dina)",
    re.IGNORECASE,
)
NAMES = ("Svenska", "Language: Svenska", "Västra Götalandsregionen (VGR)", "Kim Åström")
"""What is called the same in both."""
MOST = 60
"""Rows of one list that are looked at."""
SIGNS = re.compile(r"[^\w\s'’-]+|\n")
WORD = re.compile(r"[^\W\d_]+")


def phrases(text: str) -> Iterator[list[str]]:
    """The words between two signs, phrase by phrase."""
    for phrase in SIGNS.split(re.sub("<[^>]*>", "\n", text).replace("&", "")):
        if found := [word.lower() for word in WORD.findall(phrase)]:
            yield found


def swedish(text: str, known: set[tuple[str, str]]) -> list[str]:
    """The words of a text that are Swedish, and that nobody has written in the workspace beside these neighbours."""
    told = []
    for phrase in phrases(text):
        around = list(pairwise(["", *phrase, ""]))
        for word, before, after in zip(phrase, around[:-1], around[1:], strict=True):
            if TELLING.fullmatch(word) and not {before, after} & known:
                told.append(word)
    return told


def strings_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings_in(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from strings_in(each)


def written(bench: Workbench) -> set[tuple[str, str]]:
    """Pairs of words that stand beside each other in what people wrote; "" is where a phrase begins and ends."""
    workspace = bench.desk.workspace
    texts = [
        text for change in workspace.state.changes.values() for text in strings_in([dict(e) for e in change.events])
    ]
    for document in workspace.documents():
        for view in View:
            for place in workspace.outline(document, view).places:
                shown = workspace.clause(place, view)
                texts += [line.text for lines in (shown.heading, shown.body, *shown.cells.values()) for line in lines]
    for name in ("principals.csv", "statutes.csv"):
        texts += resource_path(name).read_text(encoding="utf-8").replace(";", "\n").replace(",", "\n").splitlines()
    for one in workspace.revisions():
        texts += (one.removed, one.added, one.reason, one.message)
    texts += [one.comment.text for one in workspace.comments()]
    for member in workspace.state.members.all():
        texts += (member.name, member.organisation, *workspace.fingerprint(member.author))
    return known_in([*NAMES, *texts])


def known_in(texts: Iterable[str]) -> set[tuple[str, str]]:
    return {pair for text in texts for phrase in phrases(text) for pair in pairwise(["", *phrase, ""])}


def shown_by(root: QObject) -> Iterator[tuple[str, str]]:
    """What a widget and all in it show or tell: where, and the words."""
    for each in [root, *root.findChildren(QObject)]:
        where = f"{type(each).__name__} {each.objectName()}".strip()
        yield from ((where, text) for text in told_by(each) if text)


def told_by(each: QObject) -> Iterator[str]:
    if isinstance(each, QAction):
        yield from (each.text(), each.toolTip(), each.statusTip())
    if isinstance(each, QWidget):
        yield from (each.windowTitle(), each.toolTip(), each.accessibleName(), each.accessibleDescription())
    if isinstance(each, QLabel | QAbstractButton):
        yield each.text()
    if isinstance(each, QMenu | QGroupBox):
        yield each.title()
    if isinstance(each, QLineEdit | QPlainTextEdit):
        yield each.placeholderText()
    if isinstance(each, QPlainTextEdit) and each.isReadOnly():
        yield each.toPlainText()
    if isinstance(each, QTabBar):
        for index in range(each.count()):
            yield from (each.tabText(index), each.tabToolTip(index))
    if isinstance(each, QComboBox):
        yield from (each.itemText(index) for index in range(each.count()))
    if isinstance(each, QAbstractItemView) and each.model() is not None:
        yield from told_by_model(each.model())


def told_by_model(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Iterator[str]:
    parent = parent or QModelIndex()
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    columns, rows = (1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)), model.rowCount(parent)
    for axis, count in ((Qt.Orientation.Horizontal, columns), (Qt.Orientation.Vertical, rows)):
        yield from (str(model.headerData(index, axis) or "") for index in range(min(count, MOST)))
    for row in range(min(rows, MOST)):
        for column in range(columns):
            index = model.index(row, column, parent)
            yield from (str(model.data(index, role) or "") for role in roles)
            if not isinstance(model, QAbstractListModel | QAbstractTableModel) and model.hasChildren(index):
                yield from told_by_model(model, index)


def complaints(roots: Iterable[QWidget], known: set[tuple[str, str]]) -> set[str]:
    return {
        f"{where}: {text!r} ({', '.join(found)})"
        for root in roots
        for where, text in shown_by(root)
        if (found := swedish(text, known))
    }


def test_the_start_page_is_english(window: MainWindow) -> None:
    assert not complaints([window], known_in(NAMES))


def test_every_view_panel_and_command_is_english(window: MainWindow, bench: Workbench) -> None:
    known = written(bench)
    found: set[str] = set()
    bench.go_to_clause("A_2_1")
    for name in [each for each in bench.commands if each.startswith(("show-", "panel-"))]:
        bench.commands[name].trigger()
        wait_until(lambda: not bench.worker.working)
        rest()
        found |= complaints([window], known)
    assert not found, "\n".join(sorted(found))


def test_every_dialog_is_english(window: MainWindow, bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    leave_out_those_of_the_system(monkeypatch.setattr)
    known = written(bench)
    bench.go_to_clause("A_2_1")
    found, seen = set[str](), 0
    for name in [each for each in bench.commands if "…" in bench.commands[each].text()]:
        bench.commands[name].trigger()
        wait_until(lambda: not bench.worker.working)
        rest()
        for dialog in open_dialogs():
            seen += 1
            found |= {f"{name}: {complaint}" for complaint in complaints([dialog], known)}
            dialog.reject()
        rest()
    assert seen > 10
    assert not found, "\n".join(sorted(found))


def test_undo_refusals_and_what_is_wrong_with_files_are_told_in_english(
    window: MainWindow, bench: Workbench, tmp_path: Path
) -> None:
    known = written(bench) | known_in(["sant.docx", "paket.hsapaket", str(tmp_path)])
    assert swedish("Det går inte att öppna filen. Be en kollega om en kopia.", known), "the test can see Swedish"
    told = [bench.commands["undo"].text()]
    page = bench.agreement.document.page
    bench.go_to_clause("A_2_1")
    page.put_caret("b.A_2_1", 0)
    page.type_words("Nu ")
    told.append(bench.commands["undo"].text())
    bench.commands["accept-clause"].trigger()
    rest()
    told += [bench.commands["undo"].text(), bench.commands["undo"].toolTip()]
    bench.desk.perform(DescribePicture("b.A_2_1", 0, "Ingen bild"))
    told.append(bench.message.words.text())
    bench.desk.perform(MoveClause("A_2_1", "A", "A_2_1", ""))
    told.append(bench.message.words.text())
    bad = tmp_path / "sant.docx"
    bad.write_bytes(b"%PDF-1.7 not Word")
    bench.dispatch.look_into_word([bad])
    wait_until(lambda: not bench.worker.working and bool(open_dialogs()))
    rest()
    told += [text for dialog in open_dialogs() for _, text in shown_by(dialog)]
    for dialog in open_dialogs():
        dialog.reject()
    assert any("is a PDF file, not a Word file" in text for text in told)
    assert not [(text, found) for text in told if (found := swedish(text, known))]
    assert len({text for text in told[:6] if text}) > 4


def test_what_the_program_wrote_into_the_log_is_said_in_the_language_of_the_window() -> None:
    assert kept("Word-fil från Exempelköping") == "Word file from Exempelköping"
    assert kept("Samma fil var redan intagen av en annan medlem.").startswith("Another member")
    assert worded(ERASED) == worded(str(ERASED)) == "erased"
    assert kept("Vi vill hinna med.") == "Vi vill hinna med."
