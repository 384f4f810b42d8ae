"""Copy, paste and drag in the real window, on the real workspace."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from hsavtal_desktop.core.atoms import atoms, footnotes, target
from hsavtal_desktop.core.edits import InsertFootnote, InsertPicture, ReplaceText
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.page.dragging import Dragging
from hsavtal_desktop.gui.survey import survey
from hsavtal_desktop.gui.workbench import Workbench
from tests.gui.window.conftest import rest, wait_until
from tests.gui.window.test_window_journeys import CTRL, SHIFT, press, text_of


def of_html(html: str) -> QMimeData:
    data = QMimeData()
    data.setHtml(html)
    return data


def table_words(bench: Workbench, clause: str) -> list[list[list[str]]]:
    workspace = bench.desk.workspace
    place = workspace.find(clause)
    assert place is not None
    seen = workspace.clause(place, View.MARKUP)
    return [
        [["\n".join(one.text for one in seen.cells[cell]) for cell in row.cells] for row in table.rows]
        for table in seen.tables.values()
    ]


def _first(bench: Workbench, text: str, view: View) -> str:
    return bench.desk.workspace.text(text, view)[0].text


def test_a_table_from_a_web_page_becomes_a_table_and_one_undo_takes_all_of_it_back(bench: Workbench) -> None:
    page = bench.agreement.document.page
    before = text_of(bench, "A_1_2")
    page.put_caret("b.A_1_2", 4)
    page.paste_from(
        of_html(
            "<p>Före</p><table><thead><tr><th>Vem</th><th>Vad</th></tr></thead><tr><td>VGR</td><td><p>ett</p>"
            "<p><b>två</b></p></td></tr></table><p>Efter </p>"
        )
    )
    rest()
    assert table_words(bench, "A_1_2")[0] == [["Vem", "Vad"], ["VGR", "ett\ntvå"]]
    assert text_of(bench, "A_1_2") == f"{before[:4]}Före\n￼\nEfter{before[4:]}"
    bench.desk.undo()
    assert text_of(bench, "A_1_2") == before and table_words(bench, "A_1_2") == []


def test_merged_cells_from_excel_stay_merged_and_are_copied_on(window: MainWindow, bench: Workbench) -> None:
    page, workspace = bench.agreement.document.page, bench.desk.workspace
    page.put_caret("b.A_1_2", 4)
    page.paste_from(
        of_html(
            "<table><tr><td colspan=2>Mål</td></tr><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>"
        )
    )
    rest()

    def merged(clause: str) -> list[list[tuple[int, int]]]:
        place = workspace.find(clause)
        assert place is not None
        return [list(table.spans.values()) for table in workspace.clause(place, View.MARKUP).tables.values()]

    assert merged("A_1_2") == [[(1, 2)]]
    page.put_caret("b.A_1_2", 0)
    page.put_caret("b.A_1_2", workspace.text("b.A_1_2", View.MARKUP)[-1].stop, keep_anchor=True)
    page.setFocus()
    press(window, Qt.Key.Key_C, CTRL)
    page.put_caret("b.A_3_1", workspace.text("b.A_3_1", View.MARKUP)[-1].stop)
    press(window, Qt.Key.Key_V, CTRL)
    rest()
    assert merged("A_3_1") == [[(1, 2)]]
    assert table_words(bench, "A_3_1") == [[["Mål", ""], ["1", "2"], ["3", "4"]]]


def test_headings_from_a_web_page_become_clauses_and_one_alone_heads_the_text(bench: Workbench) -> None:
    page, workspace = bench.agreement.document.page, bench.desk.workspace
    known = [place.clause for place in workspace.outline("HSA", View.MARKUP).places]
    proposals = set(workspace.pending())
    page.put_caret("b.A_1_2", workspace.text("b.A_1_2", View.MARKUP)[-1].stop)
    page.paste_from(of_html("<h2>Ansvar</h2><p>Kommunen ansvarar.</p><h3>Kostnader</h3><ol><li>ett</li></ol>"))
    rest()
    new = [place for place in workspace.outline("HSA", View.MARKUP).places if place.clause not in known]
    assert [(place.number, _first(bench, f"h.{place.clause}", View.MARKUP)) for place in new] == [
        ("1.3", "Ansvar"),
        ("1.3.1", "Kostnader"),
    ]
    assert {place.inserted for place in new} == set(workspace.pending()) - proposals, "lists in it too"
    assert [line.style for line in workspace.text(f"b.{new[1].clause}", View.MARKUP)] == ["number"]
    page.put_caret(f"b.{new[0].clause}", workspace.text(f"b.{new[0].clause}", View.MARKUP)[-1].stop)
    QTest.keyClick(page, Qt.Key.Key_Return)
    page.paste_from(of_html("<h4>Mellanrubrik</h4>"))
    assert [(line.text, line.style) for line in workspace.text(f"b.{new[0].clause}", View.MARKUP)] == [
        ("Kommunen ansvarar.", "body"),
        ("Mellanrubrik", "heading"),
    ]


def test_whole_clauses_are_pasted_as_clauses_with_their_tables_and_references(
    window: MainWindow, bench: Workbench
) -> None:
    page, workspace = bench.agreement.document.page, bench.desk.workspace
    outline = [place.clause for place in workspace.outline("HSA", View.MARKUP).places]
    page.put_caret("h.A_1_1", 0)
    last = workspace.text("b.A_1_2", View.MARKUP)[-1].stop
    page.put_caret("b.A_1_2", last, keep_anchor=True)
    page.setFocus()
    press(window, Qt.Key.Key_C, CTRL)
    page.put_caret("b.A_3_1", workspace.text("b.A_3_1", View.MARKUP)[-1].stop)
    press(window, Qt.Key.Key_V, CTRL)
    rest()
    new = [place for place in workspace.outline("HSA", View.MARKUP).places if place.clause not in outline]
    assert [place.number for place in new] == ["3.2", "3.3"]
    for place, source in zip(new, ("A_1_1", "A_1_2"), strict=True):
        heading = workspace.text(f"h.{place.clause}", View.MARKUP)[0].text
        assert heading == workspace.text(f"h.{source}", View.MARKUP)[0].text
        assert text_of(bench, place.clause).rstrip() == text_of(bench, source).rstrip()
        assert table_words(bench, place.clause) == table_words(bench, source)
    bench.desk.undo()
    assert [place.clause for place in workspace.outline("HSA", View.MARKUP).places] == outline


def test_words_on_both_sides_of_a_struck_paragraph_break_are_copied_as_the_one_paragraph_they_are(
    bench: Workbench,
) -> None:
    page, workspace = bench.agreement.document.page, bench.desk.workspace
    first, second = workspace.text("b.A_3_4", View.MARKUP)[-2:]
    bench.desk.perform(ReplaceText("b.A_3_4", first.stop, first.stop + 1, ""))
    page.select("b.A_3_4", first.start, second.stop)
    page.copy()
    assert QApplication.clipboard().text() == first.text + second.text
    page.put_caret("b.A_1_1", 0)
    page.paste()
    assert _first(bench, "b.A_1_1", View.FINAL).startswith(first.text + second.text)


def test_moving_words_by_dragging_is_one_step_of_undo(bench: Workbench) -> None:
    page = bench.agreement.document.page
    before = text_of(bench, "A_1_1"), text_of(bench, "A_1_2")
    page.select("b.A_1_1", 0, 4)
    data = page.drag_data()
    target = page.spot_rect(page.caret()._replace(text="h.A_1_1", position=0))
    assert target is not None
    page.drop(data, target.center(), copy=False)
    words = {view: "|".join(_first(bench, text, view) for text in ("h.A_1_1", "b.A_1_1")) for view in View}
    assert words[View.FINAL].startswith("Ett Fem dokument|huvudavtal")
    assert words[View.ORIGINAL].startswith("Fem dokument|Ett huvudavtal")
    bench.desk.undo()
    assert (text_of(bench, "A_1_1"), text_of(bench, "A_1_2")) == before
    assert bench.desk.workspace.text("h.A_1_1", View.MARKUP)[0].text == "Fem dokument"


class OwnDrop(QDropEvent):
    """Words of the page itself are let go of."""

    def __init__(self, point: QPoint, data: QMimeData, page: QWidget) -> None:
        both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
        super().__init__(QPointF(point), both, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        self.page = page

    def source(self) -> QWidget:
        return self.page


def test_words_are_dragged_to_another_document_by_its_tab_and_copied_there(bench: Workbench) -> None:
    page, tabs = bench.agreement.document.page, bench.agreement.document.tabs
    dragging = Dragging(page)
    page.select("b.A_1_1", 0, 4)
    data = dragging.taken()
    both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    for kind in (QDragEnterEvent, QDragMoveEvent):
        held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(tabs, kind(tabs.tabRect(1).center(), both, data, *held))
    wait_until(lambda: bench.desk.document == "LAK")
    page.go_to_clause("LAK_4_2")
    page.select("b.LAK_4_2", 0, 7)
    target = page.spot_rect(page.caret()._replace(text="h.LAK_4_2", position=0))
    assert target is not None
    dragging.drop(OwnDrop(target.center(), data, page))
    assert _first(bench, "h.LAK_4_2", View.FINAL) == "Ett Lägesbeskrivning"
    for text, first in (("b.LAK_4_2", "Kommunen"), ("b.A_1_1", "Ett huvudavtal")):
        assert _first(bench, text, View.FINAL).startswith(first), "nothing is struck"


def test_words_alone_are_pasted_by_keys(window: MainWindow, bench: Workbench) -> None:
    page = bench.agreement.document.page
    data = of_html("<b>fet</b>")
    data.setText("fet ")
    QApplication.clipboard().setMimeData(data)
    page.put_caret("b.A_1_1", 0)
    page.setFocus()
    press(window, Qt.Key.Key_V, CTRL | SHIFT)
    pieces = bench.desk.workspace.text("b.A_1_1", View.MARKUP)[0].pieces
    assert pieces[0].text == "fet " and not pieces[0].marks.get("bold")


def test_a_list_in_a_pasted_cell_stays_a_list(bench: Workbench) -> None:
    page, workspace = bench.agreement.document.page, bench.desk.workspace
    page.put_caret("b.A_1_2", 4)
    page.paste_from(
        of_html("<table><tr><td>Vad<ul><li>ett<ul><li>två</li></ul></li></ul></td><td><p>B</p></td></tr></table>")
    )
    place = workspace.find("A_1_2")
    assert place is not None
    (table,) = workspace.clause(place, View.MARKUP).tables.values()
    said = [(each.text, each.style, each.level) for each in workspace.text(table.rows[0].cells[0], View.FINAL)]
    assert said == [("Vad", "body", 0), ("ett", "bullet", 0), ("två", "bullet", 1)]


def test_no_empty_item_is_left_below_a_table_pasted_after_a_list(bench: Workbench) -> None:
    page, workspace = bench.agreement.document.page, bench.desk.workspace
    page.put_caret("h.A_1_2", 0)
    bench.commands["new-clause"].trigger()
    clause = page.clause()
    page.put_caret(f"b.{clause}", 0)
    page.paste_from(of_html("<ul><li>ett</li><li>två</li></ul><table><tr><td>A</td><td>B</td></tr></table>"))
    said = [(each.text, each.style) for each in workspace.text(f"b.{clause}", View.FINAL)]
    assert said == [("ett", "bullet"), ("två", "bullet"), ("￼", "body")]


def test_references_and_footnotes_in_cells_are_pasted_with_their_table(window: MainWindow, bench: Workbench) -> None:
    page, workspace = bench.agreement.document.page, bench.desk.workspace

    def cell(clause: str, row: int, column: int) -> str:
        place = workspace.find(clause)
        assert place is not None
        (table,) = workspace.clause(place, View.FINAL).tables.values()
        return table.rows[row].cells[column]

    workspace.perform(InsertFootnote(cell("A_1_4", 1, 1), 2, "Not i en cell."))
    bench.desk.renew(survey(workspace))
    words = workspace.text("b.A_1_4", View.FINAL)
    page.put_caret("b.A_1_4", 0)
    page.put_caret("b.A_1_4", words[-1].stop, keep_anchor=True)
    page.setFocus()
    press(window, Qt.Key.Key_C, CTRL)
    page.put_caret("b.A_1_2", 0)
    press(window, Qt.Key.Key_V, CTRL)
    rest()
    assert table_words(bench, "A_1_2") == table_words(bench, "A_1_4")
    (reference,) = (atom for _, atom in atoms(workspace.text(cell("A_1_2", 1, 0), View.FINAL), "reference"))
    assert target(reference) == "BIL1"
    (note,) = footnotes(workspace.text(cell("A_1_2", 1, 1), View.FINAL))
    assert [one.text for one in workspace.text(f"n.{note}", View.FINAL)] == ["Not i en cell."]


def test_a_paragraph_with_a_picture_in_it_is_copied_as_one(window: MainWindow, bench: Workbench) -> None:
    page, workspace = bench.agreement.document.page, bench.desk.workspace
    before = workspace.text("b.A_4_2", View.FINAL)
    workspace.perform(InsertPicture("b.A_4_2", 5, b"\x89PNG", "En ruta", 100, 100))
    bench.desk.renew(survey(workspace))
    page.put_caret("b.A_4_2", 0)
    page.put_caret("b.A_4_2", before[0].stop + 1, keep_anchor=True)
    page.setFocus()
    press(window, Qt.Key.Key_C, CTRL)
    data = QApplication.clipboard().mimeData()
    assert data.text() == f"{before[0].text[:5]}[En ruta]{before[0].text[5:]}"
    page.put_caret("b.A_1_1", 0)
    press(window, Qt.Key.Key_V, CTRL)
    rest()
    assert _first(bench, "b.A_1_1", View.FINAL).startswith(f"{before[0].text[:5]}\ufffc{before[0].text[5:]}")
