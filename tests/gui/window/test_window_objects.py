"""Pictures, footnotes, references, fields, links and tables, put in with keys and dialogs in the real window."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QPoint, Qt, QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from hsavtal_desktop.core.atoms import atoms
from hsavtal_desktop.core.edits import Changed, Decide, InsertPicture, InsertTable, MergeCells, ReplaceText
from hsavtal_desktop.core.reading import ATOM, View
from hsavtal_desktop.gui.insert_dialogs import (
    ChoosingDialog,
    FieldDialog,
    LinkDialog,
    PictureDialog,
    PictureSizeDialog,
    TableDialog,
)
from hsavtal_desktop.gui.page import PageView
from hsavtal_desktop.gui.page.accessible import cell_at, words_at
from hsavtal_desktop.gui.page.flow import Spot
from hsavtal_desktop.gui.page.objects import cell_of
from hsavtal_desktop.gui.page.picture import PictureLeaf
from hsavtal_desktop.gui.workbench import Workbench


@pytest.fixture
def page(bench: Workbench) -> PageView:
    """The page with the caret in the first clause that has a body."""
    shown = bench.agreement.document.page
    workspace = bench.desk.workspace
    place = next(
        place
        for place in workspace.outline(bench.desk.document, View.MARKUP).places
        if len(words(bench, f"b.{place.clause}")) > 60 and ATOM not in words(bench, f"b.{place.clause}")
    )
    shown.put_caret(f"b.{place.clause}", 5)
    shown.setFocus()
    return shown


def words(bench: Workbench, text: str, view: View = View.MARKUP) -> str:
    return "\n".join(each.text for each in bench.desk.workspace.text(text, view))


def content(colour: str) -> bytes:
    """A small picture of one colour."""
    image, buffer = QImage(40, 20, QImage.Format.Format_RGB32), QBuffer()
    image.fill(QColor(colour))
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "png")
    return bytes(buffer.data().data())


def address(colour: str) -> str:
    """The same as HTML holds it."""
    return f"data:image/png;base64,{b64encode(content(colour)).decode()}"


def dialog(kind: type[QDialog]) -> QDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


def press(page: PageView, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(page, key, held)


def test_a_footnote_is_written_and_left_by_keys(bench: Workbench, page: PageView) -> None:
    body = page.caret().text
    bench.commands["insert-footnote"].trigger()
    note = page.caret().text
    assert note.startswith("n.")
    QTest.keyClicks(page, "Se lagen.")
    assert words(bench, note) == "Se lagen."
    press(page, Qt.Key.Key_Escape)
    assert page.caret() == (body, 6)
    bench.commands["follow"].trigger()
    assert page.caret().text == note
    press(page, Qt.Key.Key_Escape)
    press(page, Qt.Key.Key_Backspace)
    assert ATOM not in words(bench, body)
    assert page.flow.locate(note) is None or not page.flow.load(page.flow.locate(note) or 0).of_text(note)


def test_a_caret_in_a_note_that_a_view_hides_stands_in_its_clause(bench: Workbench, page: PageView) -> None:
    clause = page.clause()
    bench.commands["insert-footnote"].trigger()
    QTest.keyClicks(page, "Ord")
    bench.commands["original"].trigger()
    assert page.flow.find(page.caret()) is not None
    assert page.clause() == clause
    bench.commands["markup"].trigger()
    assert page.clause() == clause


def test_a_note_and_its_words_are_undone_one_by_one(bench: Workbench, page: PageView) -> None:
    body = page.caret().text
    bench.commands["insert-footnote"].trigger()
    QTest.keyClicks(page, "Ord")
    bench.commands["undo"].trigger()
    assert ATOM in words(bench, body)
    bench.commands["undo"].trigger()
    assert ATOM not in words(bench, body)
    bench.commands["redo"].trigger()
    assert ATOM in words(bench, body)


def test_a_picture_needs_a_description_and_is_shown(bench: Workbench, page: PageView, tmp_path: Path) -> None:
    image = QImage(400, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    assert image.save(str(tmp_path / "bild.png"))
    bench.inserts.offer_picture(tmp_path / "bild.png")
    asked = dialog(PictureDialog)
    assert isinstance(asked, PictureDialog)
    assert not asked.do.isEnabled()
    asked.alt.setPlainText("Ett diagram över år")
    QTest.keyClick(asked.alt, Qt.Key.Key_Return)
    text = page.caret().text
    found = page.flow.find(page.caret())
    assert found is not None
    (leaf,) = (leaf for leaf in page.flow.load(found[0]).leaves if isinstance(leaf, PictureLeaf))
    assert leaf.image is not None
    assert leaf.picture.alt == "Ett diagram över år"
    assert leaf.shown_width <= page.flow.setting.sheet.column
    press(page, Qt.Key.Key_Backspace)
    assert ATOM not in words(bench, text)


def test_a_picture_comes_into_no_heading_by_command_paste_or_drag(
    bench: Workbench, page: PageView, tmp_path: Path
) -> None:
    body, refused = page.caret().text, list[str]()
    bench.desk.refused.connect(refused.append)
    page.put_in(lambda text, at, view: InsertPicture(text, at, b"inget", "Ett diagram", 100, 100, view))
    page.select(body, page.caret().position - 1, page.caret().position)
    before, chosen, dragged = words(bench, body), page.selected_spans(), page.drag_data()
    heading = Spot(f"h.{body[2:]}", 0)
    at = page.spot_rect(heading)
    assert at is not None
    page.drop(dragged, at.center(), copy=False)
    assert (words(bench, body), page.selected_spans()) == (before, chosen), "refused, it stays where it was"
    page.put_caret(*heading)
    page.paste_from(dragged)
    bench.commands["insert-picture"].trigger()
    bench.inserts.offer_pictures([tmp_path / "bild.png"])
    assert len(refused) == 4 and all("heading" in each for each in refused)
    assert ATOM not in words(bench, heading.text)


def test_a_picture_on_the_clipboard_is_put_in_once_it_is_described(bench: Workbench, page: PageView) -> None:
    image, data = QImage(40, 20, QImage.Format.Format_RGB32), QMimeData()
    image.fill(QColor("teal"))
    data.setHtml('<img src="https://exempel.se/bild.png">')
    data.setImageData(image)
    text = page.caret().text
    page.paste_from(data)
    asked = dialog(PictureDialog)
    assert isinstance(asked, PictureDialog)
    assert ATOM not in words(bench, text)
    asked.alt.setPlainText("En ruta")
    QTest.keyClick(asked.alt, Qt.Key.Key_Return)
    (_, atom), *others = atoms(bench.desk.workspace.text(text, View.FINAL), "picture")
    assert atom["alt"] == "En ruta" and not others
    bench.commands["final"].trigger()
    page.paste_from(data)
    assert not asked.isVisible(), "nothing is asked where nothing can be written"


def test_pictures_within_pasted_html_come_in_where_they_stood_once_they_are_described(
    bench: Workbench, page: PageView
) -> None:
    source, (red, blue) = f"b.{page.caret().text[2:]}", (address("red"), address("blue"))
    data = QMimeData()
    data.setHtml(
        f'<p>Före <img src="{red}" alt="En  röd ruta" width=96>efter.</p><ul><li>Punkt <img src="{blue}">slut</li></ul>'
        f'<table><tr><td>Vem</td><td>Bild</td></tr><tr><td>VGR</td><td><img src="{red}" alt="Cell"></td></tr></table>'
    )
    page.put_caret(source, 0)
    before = words(bench, source)
    page.paste_from(data)
    asked = dialog(PictureDialog)
    assert isinstance(asked, PictureDialog) and words(bench, source) == before, (
        "nothing comes in before it is described"
    )
    asked.alt.setPlainText("En blå ruta")
    asked.do.click()
    workspace = bench.desk.workspace
    assert words(bench, source).startswith(f"Före {ATOM}efter.\nPunkt {ATOM}slut")
    shown = [atom for _, atom in atoms(workspace.text(source, View.FINAL), "picture")]
    assert [atom["alt"] for atom in shown] == ["En röd ruta", "En blå ruta"]
    assert [(atom["width"], atom["height"]) for atom in shown] == [(254, 127), (106, 53)]
    assert workspace.blob(shown[0]["blob"]) == content("red")
    place = workspace.find(source[2:])
    assert place is not None
    (table,) = workspace.clause(place, View.FINAL).tables.values()
    cell = table.rows[1].cells[1]
    assert [atom["alt"] for _, atom in atoms(workspace.text(cell, View.FINAL), "picture")] == ["Cell"]
    bench.commands["undo"].trigger()
    assert words(bench, source) == before, "all of it is one step"


def test_a_picture_in_pasted_html_that_nobody_describes_is_left_out(bench: Workbench, page: PageView) -> None:
    data = QMimeData()
    data.setHtml(f'<p>Ord <img src="{address("red")}">till <img src="data:image/png;base64,skräp"></p>')
    page.paste_from(data)
    asked = dialog(PictureDialog)
    assert isinstance(asked, PictureDialog)
    asked.reject()
    found = words(bench, page.caret().text)
    assert "Ord till" in found and ATOM not in found


def test_pictures_among_pasted_words_are_told_of_and_never_fetched(bench: Workbench, page: PageView) -> None:
    data, told = QMimeData(), list[str]()
    bench.desk.said.connect(told.append)
    data.setHtml('<p>ord<img src="https://exempel.se/bild.png" alt="x"><img width="1" height=1 src="t.gif"></p>')
    page.paste_from(data)
    assert told == ["Pictures did not come along. Copy and paste each one by itself."]
    data.setHtml('<p>ord<img width="1" height=1 src="https://exempel.se/t.gif"></p>')
    page.paste_from(data)
    assert len(told) == 1, "what only counts visitors is no picture"


def test_what_is_no_picture_is_refused_in_a_sentence(bench: Workbench, page: PageView, tmp_path: Path) -> None:
    (tmp_path / "ord.png").write_text("inget", encoding="utf-8")
    refused: list[str] = []
    bench.desk.refused.connect(refused.append)
    bench.inserts.offer_picture(tmp_path / "ord.png")
    bench.inserts.offer_picture(tmp_path / "finns-inte.png")
    assert len(refused) == 2 and all("png" in each for each in refused)


def test_a_reference_is_found_by_number_and_prints_it(bench: Workbench, page: PageView) -> None:
    text = page.caret().text
    bench.commands["insert-reference"].trigger()
    asked = dialog(ChoosingDialog)
    assert isinstance(asked, ChoosingDialog)
    QTest.keyClicks(asked.sought, "6.1")
    kind, _, clause = asked.chosen.partition(" ")
    assert kind == "clause"
    QTest.keyClick(asked, Qt.Key.Key_Return)
    assert bench.desk.workspace.reference(clause, bench.desk.document) == "6.1"
    found = page.flow.find(page.caret())
    assert found is not None and "6.1" in found[1].shown.text
    bench.desk.settle()
    proposal = bench.desk.proposals.index(bench.desk.proposals.row_of(bench.desk.revision))
    assert "+ [reference to 6.1]" in proposal.data(), "its card says so too"
    page.put_caret(text, 5)
    bench.commands["follow"].trigger()
    assert page.clause() == clause


def test_a_field_changes_everywhere_at_once(bench: Workbench, page: PageView) -> None:
    for times in range(2):
        bench.commands["insert-field"].trigger()
        asked = dialog(FieldDialog)
        assert isinstance(asked, FieldDialog)
        assert asked.lacking.isVisible() is (times == 0)
        if not times:
            assert asked.lacking.text.startswith("There are no fields yet.")
            asked.name.setText("Målgrupp")
            QTest.keyClicks(asked.said, "vuxna")
        asked.do.click()
    ((_, said),) = bench.desk.workspace.fields()
    assert (said.title, said.text) == ("Målgrupp", "vuxna")

    def shown() -> str:
        found = page.flow.find(page.caret())
        assert found is not None
        return found[1].shown.text

    assert shown().count("vuxna") == 2
    bench.commands["insert-field"].trigger()
    asked = dialog(FieldDialog)
    assert isinstance(asked, FieldDialog)
    asked.said.selectAll()
    QTest.keyClicks(asked.said, "alla")
    asked.do.click()
    assert shown().count("alla") == 3 and "vuxna" not in shown()


def test_a_link_is_set_and_taken_away(bench: Workbench, page: PageView) -> None:
    text = page.caret().text

    def links() -> set[str]:
        paragraphs = bench.desk.workspace.text(text, View.MARKUP)
        return {piece.marks["link"] for each in paragraphs for piece in each.pieces if piece.marks.get("link")}

    for address, found in (("https://exempel.se", {"https://exempel.se"}), ("", set())):
        page.select(text, 0, 4)
        bench.commands["link"].trigger()
        asked = dialog(LinkDialog)
        assert isinstance(asked, LinkDialog)
        asked.address.setText("fel")
        assert not asked.do.isEnabled()
        asked.address.setText(address)
        asked.do.click()
        assert links() == found


def test_a_link_is_set_on_the_word_at_the_caret_changed_whole_and_put_in_between_words(
    bench: Workbench, page: PageView
) -> None:
    text = page.caret().text

    def lead(to: str) -> list[tuple[str, str]]:
        bench.commands["link"].trigger()
        asked = dialog(LinkDialog)
        assert isinstance(asked, LinkDialog)
        asked.address.setText(to)
        asked.do.click()
        pieces = bench.desk.workspace.text(text, View.FINAL)[0].pieces
        return [(piece.text, piece.marks["link"]) for piece in pieces if piece.marks.get("link")]

    first = words(bench, text).split(" ")[0]
    page.put_caret(text, 2)
    assert lead("https://exempel.se/a") == [(first, "https://exempel.se/a")]
    page.put_caret(text, 1)
    assert lead("https://exempel.se/b") == [(first, "https://exempel.se/b")]
    page.put_caret(text, 0)
    page.type_words("  ")
    page.put_caret(text, 1)
    address = "https://exempel.se/?c=1&d=2"
    assert lead(address)[0] == (address, address)


def test_a_table_is_made_filled_and_grown_by_keys(bench: Workbench, page: PageView) -> None:
    bench.commands["insert-table"].trigger()
    asked = dialog(TableDialog)
    assert isinstance(asked, TableDialog)
    asked.rows.setValue(2)
    asked.columns.setValue(2)
    asked.do.click()
    for each in ("Kommun", "Antal", "Ale", "12"):
        QTest.keyClicks(page, each)
        press(page, Qt.Key.Key_Tab)
    cell = cell_of(page.flow, page.caret().text)
    assert cell is not None and (cell.row, cell.column, len(cell.table.rows)) == (2, 0, 3)
    assert [words(bench, text) for row in cell.table.rows for text in row.cells] == [
        "Kommun",
        "Antal",
        "Ale",
        "12",
        "",
        "",
    ]
    bench.commands["column-after"].trigger()
    bench.commands["row-above"].trigger()
    cell = cell_of(page.flow, page.caret().text)
    assert cell is not None and (len(cell.table.rows), len(cell.table.columns)) == (4, 3)
    assert (cell.row, cell.column) == (2, 1)
    bench.commands["header-row"].trigger()
    bench.commands["remove-row"].trigger()
    bench.commands["remove-column"].trigger()
    cell = cell_of(page.flow, page.caret().text)
    assert cell is not None and (len(cell.table.rows), len(cell.table.columns)) == (3, 2)
    assert not any(row.header for row in cell.table.rows)
    bench.commands["remove-table"].trigger()
    assert cell_of(page.flow, page.caret().text) is None
    assert not page.caret().text.startswith("c.")


def test_cells_are_merged_and_split_by_keys(bench: Workbench, page: PageView) -> None:
    page.put_in(lambda text, at, view: InsertTable(text, at, 2, 2, 1, "t9", view))
    bench.desk.perform(Decide("accept", tuple(each.id for each in bench.desk.workspace.revisions(pending_only=True))))
    for cell, said in (("r1.k1", "Mål"), ("r1.k2", "grupp")):
        page.put_caret(f"c.t9.{cell}", 0)
        QTest.keyClicks(page, said)
    page.put_caret("c.t9.r2.k1", 0)
    press(page, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    bench.commands["merge-cells"].trigger()
    cell = cell_of(page.flow, page.caret().text)
    assert cell is not None and cell.extent == (1, 2)
    assert [each.content.text for each in page.flow.load(page.flow.locate("c.t9.") or 0).leaves].count(
        "c.t9.r2.k2"
    ) == 0
    press(page, Qt.Key.Key_Tab)
    assert len(cell_of(page.flow, page.caret().text).table.rows) == 3  # type: ignore[union-attr]
    page.put_caret("c.t9.r1.k1", 0)
    for _ in range(5):
        press(page, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    bench.commands["merge-cells"].trigger()
    assert words(bench, "c.t9.r1.k1", View.FINAL) == "Mål\ngrupp"
    bench.commands["undo"].trigger()
    assert words(bench, "c.t9.r1.k1", View.FINAL) == "Mål"
    page.put_caret("c.t9.r2.k1", 0)
    bench.commands["split-cell"].trigger()
    cell = cell_of(page.flow, "c.t9.r2.k1")
    assert cell is not None and cell.extent == (1, 1)


def test_a_merged_cell_lies_over_another_as_soon_as_nothing_is_said_in_it(bench: Workbench, page: PageView) -> None:
    def shown() -> set[str]:
        return {leaf.content.text for leaf in page.flow.load(page.flow.locate("c.t9.r1.k1") or 0).leaves}

    page.put_in(lambda text, at, view: InsertTable(text, at, 2, 2, 1, "t9", view))
    page.put_caret("c.t9.r2.k1", 0)
    press(page, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    bench.commands["merge-cells"].trigger()
    assert "c.t9.r2.k2" not in shown()
    bench.desk.perform(ReplaceText("c.t9.r2.k2", 0, 0, "o"))  # as others may have done meanwhile
    assert "c.t9.r2.k2" in shown()
    page.put_caret("c.t9.r2.k2", 1)
    press(page, Qt.Key.Key_Backspace)
    assert "c.t9.r2.k2" not in shown()
    bench.commands["undo"].trigger()
    assert "c.t9.r2.k2" in shown()


def test_a_row_put_in_below_a_merged_cell_stands_below_all_of_it(bench: Workbench, page: PageView) -> None:
    page.put_in(lambda text, at, view: InsertTable(text, at, 3, 2, 1, "t9", view))
    bench.desk.perform(MergeCells("t9", "c.t9.r1.k1", "c.t9.r2.k1"))
    page.put_caret("c.t9.r1.k1", 0)
    bench.commands["row-below"].trigger()
    cell = cell_of(page.flow, page.caret().text)
    assert cell is not None and (cell.row, cell.column) == (2, 0)
    page.put_caret("c.t9.r1.k2", 0)
    bench.commands["row-below"].trigger()
    cell = cell_of(page.flow, "c.t9.r1.k1")
    assert cell is not None and cell.extent == (3, 1), "a row put in within it is part of it"
    assert page.caret().text.endswith(".k2") and page.caret().text != "c.t9.r1.k2"


def test_a_picture_is_resized_in_its_proportion(bench: Workbench, page: PageView) -> None:
    page.put_in(lambda text, at, view: InsertPicture(text, at, b"inget", "Ett diagram", 400, 300, view))
    text = page.caret().text
    bench.commands["resize-picture"].trigger()
    asked = dialog(PictureSizeDialog)
    assert isinstance(asked, PictureSizeDialog)
    assert not asked.do.isEnabled(), "it has this size already"
    asked.wide.selectAll()
    QTest.keyClicks(asked.wide, "2")
    QTest.keyClick(asked.wide, Qt.Key.Key_Tab)
    assert asked.size_wanted == (200, 150)
    asked.do.click()
    found = page.flow.find(page.caret())
    leaves = page.flow.load(found[0] if found else 0).leaves
    (leaf,) = (leaf for leaf in leaves if isinstance(leaf, PictureLeaf))
    assert (leaf.picture.width, leaf.picture.height) == (200, 150)
    bench.commands["undo"].trigger()
    page.put_caret(text, 0)
    refused: list[str] = []
    bench.desk.refused.connect(refused.append)
    bench.commands["resize-picture"].trigger()
    assert len(refused) == 1


def test_outside_a_table_its_commands_say_so(bench: Workbench, page: PageView) -> None:
    refused: list[str] = []
    bench.desk.refused.connect(refused.append)
    names = ("row-above", "column-after", "remove-row", "remove-table", "header-row", "merge-cells", "split-cell")
    for name in names:
        bench.commands[name].trigger()
    assert len(refused) == len(names)


def test_a_screen_reader_hears_what_objects_stand_for(bench: Workbench, page: PageView) -> None:
    text = page.caret().text
    bench.commands["insert-footnote"].trigger()
    press(page, Qt.Key.Key_Escape)
    page.put_in(lambda text, at, view: InsertPicture(text, at, b"inget", "Ett diagram", 100, 100, view))
    page.put_caret(text, 3)
    assert "footnote 1" in words_at(page.flow, page.caret())
    page.put_caret(text, 7)
    assert "picture: Ett diagram" in words_at(page.flow, page.caret())
    page.put_in(lambda text, at, view: InsertTable(text, at, 2, 2, 1, "t9", view))
    page.put_caret("c.t9.r2.k1", 0)
    bench.commands["row-below"].trigger()
    told = cell_at(page.flow, page.caret())
    assert "row 3 of 3" in told and "row inserted by Kim" in told


def test_the_words_of_a_struck_footnote_are_struck_too(bench: Workbench, page: PageView) -> None:
    text = page.caret().text
    bench.commands["insert-footnote"].trigger()
    note = page.caret().text
    QTest.keyClicks(page, "Ord")
    bench.desk.perform(Decide("accept", tuple(each.id for each in bench.desk.workspace.revisions(pending_only=True))))
    at = words(bench, text).index(ATOM)
    page.put_caret(text, at + 1)
    press(page, Qt.Key.Key_Backspace)
    index = page.flow.locate(note)
    assert index is not None
    (leaf,) = page.flow.load(index).of_text(note)
    assert leaf.struck


def test_the_caret_leaves_a_cell_that_a_merged_one_comes_to_lie_over(bench: Workbench, page: PageView) -> None:
    text = page.caret().text
    bench.desk.perform(InsertTable(text, 0, 2, 2, 1, "tabell"))
    bench.desk.perform(MergeCells("tabell", "c.tabell.r1.k1", "c.tabell.r1.k2"))
    bench.desk.perform(ReplaceText("c.tabell.r1.k2", 0, 0, "ord"))
    page.put_caret("c.tabell.r1.k2", 3)
    assert page.caret().text == "c.tabell.r1.k2", "what says something is not lain over"
    bench.desk.undo()
    page.put_caret("c.tabell.r1.k2", 0)
    found = page.flow.find(page.caret())
    assert found is not None and found[1].holds(page.caret().position)


def test_the_menu_in_a_cell_has_what_is_done_with_rows_and_columns(bench: Workbench, page: PageView) -> None:
    found = list[str]()

    def read() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        found.extend(action.text() for action in menu.actions())
        menu.close()

    def asked() -> list[str]:
        found.clear()
        QTimer.singleShot(0, read)
        bench.agreement.document.menu_wanted.emit(page.mapToGlobal(QPoint(40, 40)))
        return list(found)

    row = bench.commands["row-below"].text()
    assert row not in asked()
    page.put_in(lambda text, at, view: InsertTable(text, at, 2, 2, 1, "t9", view))
    page.put_caret("c.t9.r1.k1", 0)
    assert row in asked()


def test_a_footnote_in_a_table_that_is_taken_back_is_gone_from_the_page_at_once(
    bench: Workbench, page: PageView
) -> None:
    page.put_caret("b.A_2_1", 0)
    page.put_in(lambda text, at, view: InsertTable(text, at, 2, 2, view=view))
    cell = page.flow.load(page.flow.locate("b.A_2_1") or 0).tables[0].table.rows[0].cells[0]
    page.put_caret(cell, 0)
    bench.commands["insert-footnote"].trigger()
    note = page.caret().text
    QTest.keyClicks(page, "Ord.")
    page.put_caret(cell, 0)
    bench.commands["remove-table"].trigger()
    assert note[0] == "n" and not page.flow.load(page.flow.locate("b.A_2_1") or 0).of_text(note)


def test_the_caret_below_a_table_stays_there_whatever_changes_elsewhere(bench: Workbench, page: PageView) -> None:
    bench.desk.perform(InsertTable("b.A_2_1", 4, 2, 2))
    # The break between the words before it and the table goes: they are one paragraph.
    bench.desk.perform(ReplaceText("b.A_2_1", 4, 5, ""))
    (below,) = [line.stop + 1 for line in bench.desk.workspace.text("b.A_2_1", View.MARKUP) if line.table]
    page.put_caret("b.A_2_1", below)
    bench.desk.announce(Changed(everything=True))
    assert page.caret() == Spot("b.A_2_1", below)
