"""Spelling in the real window, with a dictionary that answers at once."""

from collections.abc import Collection
from concurrent.futures import Future

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.spelling import Spelling
from hsavtal_desktop.gui.workbench import Workbench
from tests.gui.window.conftest import rest, wait_until
from tests.gui.window.test_window_journeys import CTRL, press, text_of, write

WRONG = {"avtaal", "huvudvtal", "gälller"}


class FakeSpeller:
    """Knows three wrong words."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.trouble: Trouble | None = None
        self.thinks = False
        """Whether suggestions are waited for; then ``sought`` brings them."""
        self.sought: Future[tuple[str, ...]] = Future()

    def check(self, words: Collection[str]) -> Future[frozenset[str]]:
        self.asked += words
        future: Future[frozenset[str]] = Future()
        if self.trouble is not None:
            future.set_exception(self.trouble)
        else:
            future.set_result(frozenset(WRONG.intersection(words)))
        return future

    def suggest(self, word: str) -> Future[tuple[str, ...]]:
        future: Future[tuple[str, ...]] = Future()
        if self.thinks:
            self.sought = future
        else:
            future.set_result(("avtal", "avtala"))
        return future


@pytest.fixture
def speller() -> FakeSpeller:
    return FakeSpeller()


@pytest.fixture
def written(window: MainWindow, speller: FakeSpeller) -> Workbench:
    """The example with a misspelt word typed at the beginning of a clause."""
    window.speller = speller
    window.open_example()
    wait_until(lambda: window.bench is not None)
    assert window.bench is not None
    bench = window.bench
    page = bench.agreement.document.page
    page.put_caret("b.A_1_1", 0)
    page.setFocus()
    write(page, "Ett avtaal ")
    wait_until(lambda: marked(bench) == ["avtaal"])
    return bench


def marked(bench: Workbench) -> list[str]:
    """The words under which the page paints a wave now."""
    page = bench.agreement.document.page
    page.grab()
    found = []
    for row in page.scroller.rows():
        for leaf in page.flow.sections[row.index].leaves:
            words = "".join(piece.text for piece in leaf.content.pieces)
            found += [words[first:last] for first, last in bench.spelling.proofs.wrong(leaf)]
    return found


def popup() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_f7_goes_to_the_next_misspelt_word_and_a_suggestion_replaces_it_as_a_proposal(
    window: MainWindow, written: Workbench
) -> None:
    page = written.agreement.document.page
    page.put_caret("h.A_1", 0)
    press(window, Qt.Key.Key_F7)
    wait_until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    assert page.selected_text() == "avtaal"
    rest()
    assert [action.text() for action in popup().actions()][:2] == ["avtal", "avtala"]
    QTest.keyClick(popup(), Qt.Key.Key_Return)
    rest()
    assert text_of(written, "A_1_1").startswith("Ett avtal ")
    assert written.desk.workspace.text("b.A_1_1", View.ORIGINAL)[0].text.startswith("Ett huvudavtal")
    wait_until(lambda: marked(written) == [])
    press(window, Qt.Key.Key_F7)
    wait_until(lambda: written.status.news.text() == "No misspelt words in this document")


def test_suggestions_that_come_to_a_menu_low_on_the_screen_are_in_sight(
    window: MainWindow, written: Workbench, speller: FakeSpeller
) -> None:
    speller.thinks = True
    written.agreement.document.page.put_caret("h.A_1", 0)
    press(window, Qt.Key.Key_F7)
    wait_until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = popup()
    room = menu.screen().availableGeometry()
    menu.move(menu.x(), room.bottom() - menu.height())
    speller.sought.set_result(("avtal", "avtala", "avtals", "avtalar", "avtalat", "avtalad"))
    wait_until(lambda: menu.actions()[0].text() == "avtal")
    rest()
    assert room.contains(menu.geometry())
    menu.close()


def test_the_menu_of_a_misspelt_word_has_suggestions_first_and_leaves_looks_to_other_words(written: Workbench) -> None:
    page = written.agreement.document.page

    def listed(position: int) -> list[str]:
        page.put_caret("b.A_1_1", position)
        found = list[str]()

        def read() -> None:
            found.extend(action.text() for action in popup().actions())
            popup().close()

        QTimer.singleShot(0, read)
        written.agreement.document.menu_wanted.emit(page.mapToGlobal(QPoint(40, 40)))
        return found

    looks = written.commands["bold"].text()
    wrong, right = listed(6), listed(14)
    assert wrong[:2] == ["avtal", "avtala"]
    assert looks in right and looks not in wrong


def test_a_word_is_marked_when_it_is_whole(written: Workbench) -> None:
    page = written.agreement.document.page
    page.put_caret("b.A_1_1", 0)
    write(page, " ")
    page.put_caret("b.A_1_1", 0)
    write(page, "gälller")
    rest()
    assert page.editor.writing == page.caret()
    assert page.emphasis(page.scroller.rows()).writing == ("b.A_1_1", 7)
    page.put_caret("b.A_1_1", 0)
    assert page.emphasis(page.scroller.rows()).writing is None
    wait_until(lambda: "gälller" in marked(written))


def test_a_word_put_on_the_packages_list_is_right_for_everybody_and_can_be_taken_back(
    window: MainWindow, written: Workbench
) -> None:
    written.spelling.add("avtaal")
    wait_until(lambda: marked(written) == [])
    workspace = written.desk.workspace
    assert workspace.state.record("words", "words").fields() == {"words": ["avtaal"]}
    assert written.spelling.proofs.verdict("Avtaals") is True
    press(window, Qt.Key.Key_Z, CTRL)
    wait_until(lambda: marked(written) == ["avtaal"])


def test_an_ignored_word_stays_ignored_when_the_package_is_opened_again(window: MainWindow, written: Workbench) -> None:
    written.spelling.ignore(["avtaal"])
    wait_until(lambda: marked(written) == [])
    window.close_workspace()
    window.open_example()
    wait_until(lambda: window.bench is not None)
    rest()
    assert window.bench is not None and marked(window.bench) == []


def test_names_and_defined_terms_are_never_asked_about(written: Workbench, speller: FakeSpeller) -> None:
    proofs = written.spelling.proofs
    assert proofs.verdict("Härryda") is True, "a principal"
    assert proofs.verdict("egenvård") is True, "a term the agreement defines"
    assert "Härryda" not in speller.asked


def test_struck_letters_do_not_count(written: Workbench) -> None:
    page = written.agreement.document.page
    page.put_caret("b.A_1_1", 20)
    QTest.keyClick(page, Qt.Key.Key_Delete)
    page.rest()
    wait_until(lambda: marked(written) == ["avtaal", "huvudavtal"])
    assert text_of(written, "A_1_1").startswith("Ett avtaal Ett huvudavtal ")


def test_marks_can_be_turned_off_for_good(window: MainWindow, written: Workbench) -> None:
    window.commands["mark-spelling"].trigger()
    assert window.installation.settings.preferences["spelling"] is False
    assert written.agreement.document.page.emphasis([]).proofs is None


def test_a_dictionary_that_fails_is_told_once_and_nothing_else_stops(window: MainWindow, speller: FakeSpeller) -> None:
    speller.trouble = Trouble("Stavningskontrollen svarar inte.")
    window.speller = speller
    window.open_example()
    wait_until(lambda: window.bench is not None and not window.bench.message.isHidden())
    assert window.bench is not None
    page = window.bench.agreement.document.page
    page.put_caret("b.A_1_1", 0)
    write(page, "Åtta ")
    rest()
    assert text_of(window.bench, "A_1_1").startswith("Åtta ") and len(speller.asked) == len(set(speller.asked))


def test_spelling_needs_no_dictionary_to_be_there(bench: Workbench) -> None:
    assert isinstance(bench.spelling, Spelling) and marked(bench) == []


def test_marks_stay_under_their_words_while_somebody_writes_before_them(written: Workbench) -> None:
    page = written.agreement.document.page
    page.put_caret("b.A_1_1", 0)
    write(page, "Nu ")
    assert marked(written) == ["avtaal"], "at once, before anything is judged anew"
    page.put_caret("b.A_1_1", 9)
    write(page, "x")
    assert marked(written) == [], "the word itself was written in"
