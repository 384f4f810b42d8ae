"""Printing: what stands on which page, and what does not."""

import re
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hsavtal_desktop.core.edits import InsertPicture
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.printing.dialogs import PrintDialog
from hsavtal_desktop.gui.printing.output import picture_of
from hsavtal_desktop.gui.printing.pages import Pages, setting_pages
from hsavtal_desktop.gui.printing.slices import all_of
from hsavtal_desktop.gui.workbench import Workbench
from hsavtal_desktop.reports.as_printed import Wish
from tests.gui.window.conftest import rest, wait_until
from tests.gui.window.test_window_journeys import CTRL, press
from tests.reports.pdf_reading import TaggedPdf


def pages_of(bench: Workbench, wish: Wish) -> Pages:
    return all_of(setting_pages(bench.desk.workspace, wish, bench.press._words(wish)))


def words_on(pages: Pages) -> str:
    """The words of the sections on the roll that the pages are cut from."""
    leaves = (leaf for placed in pages._placed for leaf in (*placed.section.notes, *placed.section.leaves))
    return " ".join(" ".join(leaf.shown.text for leaf in leaves).split())


def test_a_clause_is_set_with_those_under_it_and_nothing_else(bench: Workbench) -> None:
    printed = words_on(pages_of(bench, Wish(("HSA",), "A_3")))
    assert "Parter, tid och rangordning" in printed and "Ord som används" not in printed
    assert "Förlängning" in printed and "Gemensamma utgångspunkter" not in printed


def test_every_page_says_what_it_is(bench: Workbench) -> None:
    document, package = bench.desk.workspace.document("LAK"), bench.desk.workspace.package()
    words = bench.press._words(Wish(("LAK",)))
    assert words.title == document.title and words.marking == package.marking
    assert document.status in words.about and "all markup" in words.about
    assert "open proposals as accepted" in bench.press._words(Wish(("LAK",), view=View.FINAL)).about


def test_several_documents_set_a_shared_part_once_and_lose_no_clause(bench: Workbench) -> None:
    workspace, documents = bench.desk.workspace, ("LAK", "MUN")
    printed = words_on(pages_of(bench, Wish(documents, view=View.FINAL)))
    assert printed.count("Tabellen förklarar övriga ord som används i flera dokument.") == 1
    assert "(printed in" in printed
    for document in documents:
        for place in workspace.outline(document, View.FINAL).places:
            heading = " ".join(workspace.text(f"h.{place.clause}", View.FINAL)[0].text.split())
            assert heading in printed, (document, place.number, heading)


def test_nothing_is_cut_through_or_printed_twice(bench: Workbench) -> None:
    pages = pages_of(bench, Wish(("HSA",), view=View.FINAL))
    for cut in pages._cuts[1:-1]:
        for section, _, top, _start in pages._placed:
            for leaf in section.leaves:
                inside = cut - top - leaf.y
                assert not 0 < inside < leaf.height or inside % leaf.slot == 0, leaf.content.pieces
    assert pages._cuts == sorted(set(pages._cuts))


def test_a_table_that_goes_on_overleaf_begins_there_with_its_headings(bench: Workbench) -> None:
    pages = pages_of(bench, Wish(("HSA",), "A_2", View.FINAL))
    header = next(strip for cut, strip in pages._headers.items() if cut in pages._cuts)
    frames = [(placed.top, frame) for placed in pages._placed for frame in placed.section.tables]
    assert (header.top, header.bottom) in [(top + frame.rows[0].y, top + frame.rows[1].y) for top, frame in frames]


def test_paper_is_white_in_a_dark_window(bench: Workbench) -> None:
    palette = QApplication.palette()
    palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.black)
    QApplication.setPalette(palette)
    picture = picture_of(pages_of(bench, Wish(("HSA",), "A_1")), 0, 400)
    assert picture.pixelColor(200, 560).lightness() == 255
    dark = sum(picture.pixelColor(x, y).lightness() < 128 for x in range(0, 400, 2) for y in range(0, 565, 2))
    assert 50 < dark < 10_000


def test_a_cancelled_file_leaves_what_was_there(bench: Workbench, tmp_path: Path) -> None:
    path = tmp_path / "avtal.pdf"
    path.write_bytes(b"before")
    bench.press.save_pdf(Wish(("LAK",)), path)
    bench.worker.stop()
    wait_until(lambda: not bench.worker.working)
    assert path.read_bytes() == b"before" and list(tmp_path.iterdir()) == [path]


def test_a_place_that_can_not_be_written_is_told(bench: Workbench, tmp_path: Path) -> None:
    bench.press.save_pdf(Wish(("HSA",), "A_1"), tmp_path / "saknas" / "avtal.pdf")
    wait_until(lambda: not bench.worker.working)
    assert "avtal" in bench.message.words.text()


def test_pictures_are_set_for_paper_and_what_is_no_picture_is_told_in_words(bench: Workbench, tmp_path: Path) -> None:
    workspace = bench.desk.workspace
    drawn = QImage(4000, 40, QImage.Format.Format_RGB32)
    drawn.fill(Qt.GlobalColor.darkBlue)
    assert drawn.save(str(tmp_path / "rad.png"))
    for content, alt in (((tmp_path / "rad.png").read_bytes(), "En ritad rad"), (b"\x89PNG trasig", "Den trasiga")):
        workspace.perform(InsertPicture("b.A_1_1", 0, content, alt, 500, 100))
    bench.press.save_pdf(Wish(("HSA",), "A_1_1"), tmp_path / "avtal.pdf")
    wait_until(lambda: not bench.worker.working)
    pdf = TaggedPdf((tmp_path / "avtal.pdf").read_bytes())
    assert len(list(pdf.tree.all("Figure"))) == 1 and "[Den trasiga]" in pdf.tree.text()
    widths = re.findall(rb"/Width (\d+)", (tmp_path / "avtal.pdf").read_bytes())
    assert widths == [b"2480"], "no finer than paper shows"


def test_print_is_asked_for_shown_and_saved(window: MainWindow, bench: Workbench, tmp_path: Path) -> None:
    bench.go_to_clause("A_3_1")
    press(window, Qt.Key.Key_P, CTRL)
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, PrintDialog))
    assert "3.1" in dialog.clause.text() and dialog.marked.isChecked()
    dialog.clause.setChecked(True)
    dialog.clean.setChecked(True)
    assert dialog.wish == Wish(("HSA",), "A_3_1", View.FINAL)
    dialog.document.setChecked(True)
    wish = dialog.wish
    dialog.accept()
    wait_until(lambda: bench.press.preview is not None)
    preview = bench.press.preview
    assert preview is not None and preview.told.text() == f"Page 1 of {len(preview.pages)}"
    assert preview.height() < preview.screen().availableSize().height(), "its buttons are on the screen"
    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    assert preview.number == 1 and not preview.sheet.pixmap().isNull()
    QTest.keyClick(preview, Qt.Key.Key_End)
    assert not preview.forth.isEnabled()
    preview.accept()
    bench.press.save_pdf(wish, tmp_path / "avtal.pdf")
    wait_until((tmp_path / "avtal.pdf").exists)
    rest()
    assert bench.press.preview is None and "avtal.pdf" in bench.status.news.text()


def test_a_version_is_named_while_nothing_has_been_written_since(bench: Workbench) -> None:
    wish = Wish(("HSA",), "A_1")
    bench.desk.workspace.name_version("Provutskrift")
    assert "Provutskrift" in bench.press._words(wish).about
    page = bench.agreement.document.page
    page.put_caret("b.A_1_1", 0)
    page.type_words("Nu ")
    assert "working draft" in bench.press._words(wish).about
