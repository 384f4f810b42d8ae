"""The tree that assistive programs walk: the paragraphs in sight, with what is proposed told in words."""

from collections.abc import Iterator

from fake_page_source import simple
from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication

from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.page import PageView


def children(page: PageView) -> list[QAccessibleInterface]:
    tree = QAccessible.queryAccessibleInterface(page)
    assert tree.role() is QAccessible.Role.Document
    return [tree.child(index) for index in range(tree.childCount())]


def names(page: PageView) -> list[str]:
    return [child.text(QAccessible.Text.Name) for child in children(page)]


def test_paragraphs_are_told_with_what_is_proposed_and_by_whom(show) -> None:
    source = simple(("Svar", "Svar ska ges inom fem vardagar."), ("Mer", "Annat."))
    source.propose("b.c0", "fem", "tio", "r1", organisation="Exempelkommun", side="municipality")
    told = names(show(source))
    assert "1 Svar" in told
    (words,) = [each for each in told if "vardagar" in each]
    assert words.startswith("Svar ska ges inom (") and words.endswith(") vardagar.")
    assert words.count("inserted by") == words.count("struck by") == 1
    assert words.count("Exempelkommun: tio)") == words.count("Exempelkommun: fem)") == 1


def test_a_view_without_marks_tells_only_words(show) -> None:
    source = simple(("Svar", "Svar ska ges inom fem vardagar."))
    source.propose("b.c0", "fem", "tio", "r1")
    told = names(show(source, View.FINAL))
    assert "Svar ska ges inom tio vardagar." in told


def test_only_what_is_in_sight_is_in_the_tree_and_scrolling_changes_it(show) -> None:
    page = show(simple(*((f"Rubrik {number}", "Ord på en rad. " * 20) for number in range(200))))
    first = names(page)
    assert 4 < len(first) < 60
    page.go_to_clause("c150")
    assert any("Rubrik 150" in words for words in names(page))
    assert not set(first) & {words for words in names(page) if "Rubrik" in words}


def test_each_stands_where_it_is_painted_and_is_found_there(show) -> None:
    page = show(simple(("Svar", "Svar ska ges."), ("Mer", "Annat.")))
    tree = QAccessible.queryAccessibleInterface(page)
    sheet = QRect(page.viewport().mapToGlobal(page.viewport().rect().topLeft()), page.viewport().size())
    for index, child in enumerate(children(page)):
        middle = child.rect().center()
        assert sheet.contains(middle)
        assert tree.indexOfChild(tree.childAt(middle.x(), middle.y())) == index
    assert tree.focusChild().text(QAccessible.Text.Name) == "1 Svar"


def test_an_assistive_program_may_ask_a_paragraph_for_every_interface(show) -> None:
    """As those for Linux and Windows do of everything they meet: an answer that is no pointer ends the program."""
    (first, *_) = children(show(simple(("Svar", "Svar ska ges."))))
    asked = ("textInterface", "valueInterface", "actionInterface", "selectionInterface", "tableCellInterface")
    assert [getattr(first, each)() for each in asked] == [None] * len(asked)


def test_headings_are_headings(show) -> None:
    page = show(simple(("Svar", "Svar ska ges.")))
    roles = {child.text(QAccessible.Text.Name): child.role() for child in children(page)}
    assert roles["1 Svar"] is QAccessible.Role.Heading
    assert roles["Svar ska ges."] is QAccessible.Role.Paragraph


def test_pages_that_come_and_go_take_their_trees_with_them(show) -> None:
    def pages() -> Iterator[PageView]:
        for _ in range(30):
            page = PageView()
            page.resize(400, 300)
            page.set_document(simple(("Svar", "Svar ska ges.")), "d", View.MARKUP)
            page.show()
            yield page

    for page in pages():
        assert names(page)
        page.close()
        page.deleteLater()
        QApplication.sendPostedEvents()
        QApplication.processEvents()
