"""What a user of word processors expects of single keys: quotes, dashes, characters that keep a line together."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hsavtal_desktop.core import digest
from hsavtal_desktop.core.edits import ReplaceText
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.survey import survey
from hsavtal_desktop.gui.workbench import Workbench
from tests.gui.window.test_window_journeys import CTRL, SHIFT, press

TEXT = "b.A_4_2"


def said(bench: Workbench) -> str:
    return bench.desk.workspace.text(TEXT, View.FINAL)[0].text


def at_the_end(bench: Workbench) -> str:
    page = bench.agreement.document.page
    words = said(bench)
    page.put_caret(TEXT, bench.desk.workspace.text(TEXT, View.MARKUP)[0].stop)
    page.setFocus()
    return words


def keys(bench: Workbench, words: str) -> None:
    QTest.keyClicks(bench.agreement.document.page, words)


def test_quotes_and_dashes_are_those_of_swedish_print_in_one_proposal(bench: Workbench) -> None:
    before = at_the_end(bench)
    known = len(bench.desk.workspace.pending())
    keys(bench, ' "ord" - VGR\'s e-post 1-2')
    assert said(bench) == f"{before} ”ord” – VGR’s e-post 1-2"
    assert len(bench.desk.workspace.pending()) == known + 1
    bench.desk.undo()
    assert said(bench) == before


def test_as_keys_say_once_that_is_chosen_and_at_the_next_start(window: MainWindow, bench: Workbench) -> None:
    command = bench.commands["typographic"]
    assert command.isChecked()
    command.trigger()
    before = at_the_end(bench)
    keys(bench, ' "a" - b')
    assert said(bench) == f'{before} "a" - b'
    assert bench.desk.workspace.installation.settings.preferences["typographic"] is False


@pytest.mark.parametrize("moved", [True, False])
def test_a_hyphen_that_somebody_else_wrote_is_left_alone(bench: Workbench, moved: bool) -> None:
    workspace, page = bench.desk.workspace, bench.agreement.document.page
    before = at_the_end(bench)
    end = workspace.text(TEXT, View.MARKUP)[0].stop
    workspace.perform(ReplaceText(TEXT, end, end, " -"))
    bench.desk.renew(survey(workspace))
    at_the_end(bench)
    if moved:
        QTest.keyClick(page, Qt.Key.Key_Left)
        QTest.keyClick(page, Qt.Key.Key_Right)
    keys(bench, " ")
    assert said(bench) == f"{before} - "


def test_spaces_and_hyphens_that_keep_a_line_together_have_word_s_keys(window: MainWindow, bench: Workbench) -> None:
    before = at_the_end(bench)
    press(window, Qt.Key.Key_Space, CTRL | SHIFT)
    press(window, Qt.Key.Key_Minus, CTRL | SHIFT)
    assert said(bench) == f"{before}\u00a0\u2011"


@pytest.mark.parametrize(("typed", "printed"), [(' "', " ”"), (" ord - ", " ord – "), (" '", " ’")])
def test_taking_back_at_once_leaves_what_the_keys_say(bench: Workbench, typed: str, printed: str) -> None:
    before = at_the_end(bench)
    keys(bench, typed)
    assert said(bench) == before + printed
    for name, words in (("undo", typed), ("redo", printed), ("undo", typed)):
        bench.commands[name].trigger()
        assert said(bench) == before + words
    kept = digest.content(bench.desk.workspace.state)
    bench.commands["undo"].trigger()
    assert said(bench) == before, "what is typed in one go is one step"
    bench.commands["redo"].trigger()
    assert said(bench) == before + typed
    assert digest.content(bench.desk.workspace.state) == kept, "all is as it was before the step was taken back"


@pytest.mark.parametrize("where", ["comment", "reason"])
def test_comments_and_reasons_are_typed_alike_and_taken_back_where_they_are_written(
    bench: Workbench, where: str
) -> None:
    agreement = bench.agreement
    bench.show_panel({"comment": "comments", "reason": "proposals"}[where])
    field = {"comment": agreement.comments.words, "reason": agreement.proposals.reason}[where]
    words = {"comment": agreement.comments.words.toPlainText, "reason": agreement.proposals.reason.text}[where]
    field.setFocus()
    for typed, printed in (('"', "”"), ("a - ", "– "), ("'", "’")):
        field.clear()
        QTest.keyClicks(field, typed)
        assert words().endswith(printed)
        press(field, Qt.Key.Key_Z, CTRL)
        QTest.keyClicks(field, "b")
        assert words() == typed + "b"
    bench.commands["typographic"].trigger()
    field.clear()
    QTest.keyClicks(field, '"')
    assert words() == '"'


def test_what_was_left_as_typed_stays_so_while_one_types_on(bench: Workbench) -> None:
    before = at_the_end(bench)
    keys(bench, " a - ")
    bench.commands["undo"].trigger()
    keys(bench, 'b "')
    assert said(bench) == f"{before} a - b ”"
    bench.commands["undo"].trigger()
    assert said(bench) == f'{before} a - b "'
    bench.commands["undo"].trigger()
    assert said(bench) == before


def test_once_one_went_elsewhere_the_whole_burst_is_taken_back(bench: Workbench) -> None:
    before = at_the_end(bench)
    keys(bench, ' "')
    QTest.keyClick(bench.agreement.document.page, Qt.Key.Key_Left)
    bench.commands["undo"].trigger()
    assert said(bench) == before


def test_a_quote_in_place_of_selected_words_is_taken_back_before_they_come_again(bench: Workbench) -> None:
    page, before = bench.agreement.document.page, at_the_end(bench)
    for _ in range(4):
        QTest.keyClick(page, Qt.Key.Key_Left, SHIFT)
    keys(bench, '"')
    bench.commands["undo"].trigger()
    assert said(bench) == f'{before[:-4]}"'
    bench.commands["undo"].trigger()
    assert said(bench) == before


def test_a_list_that_began_by_itself_is_taken_back_to_the_signs_that_were_typed(bench: Workbench) -> None:
    before = at_the_end(bench)
    QTest.keyClick(bench.agreement.document.page, Qt.Key.Key_Return)
    keys(bench, "- ")
    line = bench.desk.workspace.text(TEXT, View.FINAL)[1]
    assert (line.style, line.text) == ("bullet", "")
    bench.commands["undo"].trigger()
    line = bench.desk.workspace.text(TEXT, View.FINAL)[1]
    assert (line.style, line.text) == ("body", "- ")
    keys(bench, "ord")
    assert bench.desk.workspace.text(TEXT, View.FINAL)[1].text == "- ord"
    while bench.desk.workspace.undo_text:
        bench.commands["undo"].trigger()
    assert said(bench) == before


def test_the_caret_stands_behind_what_is_taken_back_or_done_again(bench: Workbench) -> None:
    page, before = bench.agreement.document.page, at_the_end(bench)
    keys(bench, " nu")
    bench.commands["undo"].trigger()
    bench.commands["redo"].trigger()
    keys(bench, "!")
    assert said(bench) == f"{before} nu!"
    bench.commands["undo"].trigger()
    page.put_caret(TEXT, 4)
    QTest.keyClick(page, Qt.Key.Key_Backspace)
    page.put_caret(TEXT, 0)
    bench.commands["undo"].trigger()
    assert page.caret().position == 4


def test_an_undo_of_what_was_written_in_another_document_shows_it_there(bench: Workbench) -> None:
    workspace, page, home = bench.desk.workspace, bench.agreement.document.page, bench.desk.document
    documents = [
        [place.clause for place in workspace.outline(name, View.MARKUP).places] for name in workspace.documents()
    ]
    own = next(clause for clause in documents[0] if clause not in documents[-1])
    page.put_caret(f"b.{own}", 0)
    keys(bench, " nytt")
    bench.desk.choose_document(bench.desk.workspace.documents()[-1])
    assert page.flow.index_of_clause(own) is None
    bench.desk.undo()
    assert (bench.desk.document, page.caret().text) == (home, f"b.{own}")
