"""A reader's copy is written from the window, and opened from the start page to read only."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from hsavtal_desktop.gui.main_window import MainWindow
from hsavtal_desktop.gui.reader_window import ReaderWindow
from hsavtal_desktop.gui.readers_copy_dialog import ReadersCopyDialog
from hsavtal_desktop.gui.workbench import Workbench
from tests.gui.window.conftest import rest, wait_until


def test_a_frozen_version_is_written_and_read_from_the_start_page(
    window: MainWindow, bench: Workbench, tmp_path: Path
) -> None:
    bench.commands["readers-copy"].trigger()
    empty = next(one for one in QApplication.topLevelWidgets() if isinstance(one, ReadersCopyDialog))
    frozen_before = empty.version.count()
    empty.reject()
    bench.desk.workspace.name_version("Beslutsversion", frozen=True)
    bench.commands["readers-copy"].trigger()
    dialog = [one for one in QApplication.topLevelWidgets() if isinstance(one, ReadersCopyDialog) and one.isVisible()][
        -1
    ]
    assert dialog.version.count() == frozen_before + 1
    out = tmp_path / "beslut.hsaversion"
    dialog.path.setText(str(out))
    dialog.recipient.setText("Kommunstyrelsen")
    dialog.save.click()
    wait_until(lambda: not bench.worker.working)
    assert out.exists()
    window.close_workspace()
    assert "read" in window.start.choices
    window.open_path(out)
    wait_until(lambda: any(isinstance(one, ReaderWindow) for one in QApplication.topLevelWidgets()))
    reader = next(one for one in QApplication.topLevelWidgets() if isinstance(one, ReaderWindow))
    rest()
    assert reader.text.isReadOnly() and "Beslutsversion" in reader.windowTitle()
    assert "exactly the one that was frozen" in reader.told.text()
    assert reader.headings.count() > 20
    before = reader.text.verticalScrollBar().value()
    reader.headings.setCurrentRow(reader.headings.count() - 1)
    assert reader.text.verticalScrollBar().value() > before
    reader.close()


def test_a_file_that_is_no_copy_is_refused_on_the_start_page(window: MainWindow, tmp_path: Path) -> None:
    wrong = tmp_path / "fel.hsaversion"
    wrong.write_bytes(b"PK\x03\x04 inte")
    window.open_path(wrong)
    wait_until(lambda: "fel.hsaversion" in window.start.message.text())
