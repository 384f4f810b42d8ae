"""The tree that assistive programs walk: the paragraphs in sight, with what is proposed told in words."""

from collections.abc import Iterator

from fake_page_source import simple
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleTextInterface
from PySide6.QtWidgets import QApplication

from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.page import PageView
from hsavtal_desktop.gui.page.contended import Contended
from hsavtal_desktop.gui.page.flow import Spot
from hsavtal_desktop.gui.page.remarks import Remark


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


def test_an_assistive_program_may_ask_for_every_interface(show) -> None:
    """As those for Linux and Windows do of everything they meet: an answer that is no pointer ends the program."""
    page = show(simple(("Svar", "Svar ska ges.")))
    asked = ("textInterface", "valueInterface", "selectionInterface", "tableCellInterface", "editableTextInterface")
    for each in children(page):
        assert [getattr(each, one)() for one in (*asked, "actionInterface")] == [None] * 6
    tree = QAccessible.queryAccessibleInterface(page)
    assert [getattr(tree, one)() for one in asked[1:]] == [None] * 4


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


def text_of(page: PageView) -> QAccessibleTextInterface:
    text = QAccessible.queryAccessibleInterface(page).textInterface()
    assert text is not None
    return text


def test_the_paragraph_at_the_caret_is_a_text_whose_caret_follows_the_keys(show, qtbot) -> None:
    page = show(simple(("Svar", "Svar ska ges."), ("Mer", "Ord på 👍 rad.")))
    page.put_caret("b.c0", 2)
    text = text_of(page)
    assert text.text(0, text.characterCount()) == "Svar ska ges."
    assert text.cursorPosition() == 2
    qtbot.keyClick(page, Qt.Key.Key_Right)
    assert text.cursorPosition() == 3
    page.put_caret("b.c1", 9)
    text = text_of(page)
    assert text.text(0, text.characterCount()) == "Ord på 👍 rad."
    assert text.cursorPosition() == 10, "counted in UTF-16 units, as Qt counts"


def test_what_is_selected_and_typed_is_told_of_the_text(show, qtbot) -> None:
    page = show(simple(("Svar", "Svar ska ges.")))
    page.put_caret("b.c0", 5)
    text = text_of(page)
    assert text.selectionCount() == 0
    qtbot.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert text.selectionCount() == 1
    assert page.teller.text.field.textCursor().selectedText() == "s"
    page.put_caret("b.c0", 0)
    qtbot.keyClicks(page, "Nu ")
    assert text.text(0, 8) == "Nu Svar "
    assert text.cursorPosition() == 3


def test_letters_of_the_text_lie_where_they_are_painted(show) -> None:
    page = show(simple(("Svar", "Ord på en rad. " * 20)))
    page.put_caret("b.c0", 150)
    text = text_of(page)
    for position in (1, 150, 280):
        painted = page.spot_rect(Spot("b.c0", position))
        told = text.characterRect(position)
        told.moveTopLeft(page.viewport().mapFromGlobal(told.topLeft()))
        assert abs(told.left() - painted.left()) <= 2
        assert told.top() <= painted.center().y() <= told.bottom()


def test_an_assistive_program_puts_the_caret(show) -> None:
    page = show(simple(("Svar", "Svar ska ges."), ("Mer", "Annat.")))
    page.put_caret("b.c1", 1)
    text_of(page).setCursorPosition(4)
    assert page.caret() == Spot("b.c1", 4)


def test_levels_of_headings_are_told(show) -> None:
    page = show(simple(("Svar", "Svar ska ges.")))
    (heading,) = [child for child in children(page) if child.text(QAccessible.Text.Name) == "1 Svar"]
    attributes = heading.attributesInterface()
    assert attributes.attributeKeys() == [QAccessible.Attribute.Level]
    assert attributes.attributeValue(QAccessible.Attribute.Level) == 3


def test_comments_and_conflicts_are_told_beside_their_words(show, qtbot) -> None:
    source = simple(("Svar", "Svar ska ges inom fem vardagar."))
    source.propose("b.c0", "fem", "tio", "r1")
    page = show(source)
    page.set_conflicts(Contended(revisions=frozenset({"r1"})))
    page.set_remarks([Remark("m1", "c0", "<b>Kim</b>: Varför?")])
    beside = [child.text(QAccessible.Text.Description) for child in children(page)]
    assert "comment: Kim: Varför?" in beside
    assert "in conflict" in beside
    page.put_caret("b.c0", source.words("b.c0", View.MARKUP).index("tio") + 1)
    qtbot.waitUntil(lambda: "in conflict" in page.accessibleDescription())
