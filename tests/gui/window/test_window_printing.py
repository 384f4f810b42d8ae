"""Printing: what stands on which page, and what does not."""

import io
from collections.abc import Sequence
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.printing.dialogs import PrintDialog
from hsavtal_desktop.gui.printing.output import picture_of, writing_pdf
from hsavtal_desktop.gui.printing.pages import Pages, Wish, setting_pages
from hsavtal_desktop.gui.printing.slices import all_of
from hsavtal_desktop.gui.workbench import Workbench
from tests.gui.window.conftest import rest, wait_until
from tests.gui.window.test_window_journeys import CTRL, press


def pages_of(bench: Workbench, wish: Wish) -> Pages:
    return all_of(setting_pages(bench.desk.workspace, wish, bench.press._words(wish)))


def text_of(pages: Pages, folder: Path) -> Sequence[str]:
    """The words on each page, as another program reads them."""
    all_of(writing_pdf(pages, folder / "prov.pdf"))
    reader = pypdf.PdfReader(io.BytesIO((folder / "prov.pdf").read_bytes()))
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def test_a_clause_is_printed_with_those_under_it_and_nothing_else(bench: Workbench, tmp_path: Path) -> None:
    (page,) = text_of(pages_of(bench, Wish(("HSA",), "A_3")), tmp_path)[:1]
    assert "Parter, tid och rangordning" in page and "Ord som används" not in page
    printed = " ".join(text_of(pages_of(bench, Wish(("HSA",), "A_3")), tmp_path))
    assert "3.5" in printed and "Gemensamma utgångspunkter" not in printed


def test_every_page_says_what_it_is_and_its_number(bench: Workbench, tmp_path: Path) -> None:
    pages = pages_of(bench, Wish(("LAK",)))
    printed = text_of(pages, tmp_path)
    document = bench.desk.workspace.document("LAK")
    assert len(printed) == len(pages) > 3
    for number, words in enumerate(printed, 1):
        assert document.title[:40] in words and f"Page {number} of {len(pages)}" in words
        assert document.status in words and "all markup" in words
        assert bench.desk.workspace.package().marking in words


def test_marks_are_printed_or_left_out(bench: Workbench, tmp_path: Path) -> None:
    marked = " ".join(text_of(pages_of(bench, Wish(("HSA",), "A_3")), tmp_path))
    clean = " ".join(text_of(pages_of(bench, Wish(("HSA",), "A_3", View.FINAL)), tmp_path))
    agreed = " ".join(text_of(pages_of(bench, Wish(("HSA",), "A_3", View.ORIGINAL)), tmp_path))
    assert "alla parter skriftligt" in marked and "alla parter skriftligt" in clean
    assert "alla parter skriftligt" not in agreed
    assert "open proposals as accepted" in clean and "as agreed" in agreed


def test_several_documents_print_a_shared_part_once_and_lose_no_clause(bench: Workbench, tmp_path: Path) -> None:
    workspace, documents = bench.desk.workspace, ("LAK", "MUN")
    printed = " ".join(text_of(pages_of(bench, Wish(documents, view=View.FINAL)), tmp_path))
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


def test_a_table_that_goes_on_overleaf_begins_there_with_its_headings(bench: Workbench, tmp_path: Path) -> None:
    printed = text_of(pages_of(bench, Wish(("HSA",), view=View.FINAL)), tmp_path)
    begun = next(number for number, words in enumerate(printed) if "Begreppslista" in words)
    assert "Ord Betydelse Källa" in printed[begun]
    assert "Ord Betydelse Källa" in printed[begun + 1] and "öppen vård" in printed[begun + 1]


def test_paper_is_white_in_a_dark_window(bench: Workbench) -> None:
    palette = QApplication.palette()
    palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.black)
    QApplication.setPalette(palette)
    picture = picture_of(pages_of(bench, Wish(("HSA",), "A_1")), 0, 400)
    assert picture.pixelColor(200, 560).lightness() == 255
    dark = sum(picture.pixelColor(x, y).lightness() < 128 for x in range(0, 400, 2) for y in range(0, 565, 2))
    assert 50 < dark < 10_000


def test_a_cancelled_file_leaves_what_was_there(bench: Workbench, tmp_path: Path) -> None:
    pages = pages_of(bench, Wish(("LAK",)))
    path = tmp_path / "avtal.pdf"
    path.write_bytes(b"before")
    steps = writing_pdf(pages, path)
    assert [next(steps) for _ in range(3)] == [(number, len(pages)) for number in range(3)]
    steps.close()
    assert path.read_bytes() == b"before" and list(tmp_path.iterdir()) == [path]


def test_a_place_that_can_not_be_written_is_told(bench: Workbench, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="avtal"):
        all_of(writing_pdf(pages_of(bench, Wish(("HSA",), "A_1")), tmp_path / "saknas" / "avtal.pdf"))


def test_print_is_asked_for_shown_and_saved(window: MainWindow, bench: Workbench, tmp_path: Path) -> None:
    bench.go_to_clause("A_3_1")
    press(window, Qt.Key.Key_P, CTRL)
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, PrintDialog))
    assert "3.1" in dialog.clause.text() and dialog.marked.isChecked()
    dialog.clause.setChecked(True)
    dialog.clean.setChecked(True)
    assert dialog.wish == Wish(("HSA",), "A_3_1", View.FINAL)
    dialog.document.setChecked(True)
    dialog.accept()
    wait_until(lambda: bench.press.preview is not None)
    preview = bench.press.preview
    assert preview is not None and preview.told.text() == f"Page 1 of {len(preview.pages)}"
    assert preview.height() < preview.screen().availableSize().height(), "its buttons are on the screen"
    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    assert preview.number == 1 and not preview.sheet.pixmap().isNull()
    QTest.keyClick(preview, Qt.Key.Key_End)
    assert not preview.forth.isEnabled()
    bench.press.save_pdf(preview.pages, tmp_path / "avtal.pdf")
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
