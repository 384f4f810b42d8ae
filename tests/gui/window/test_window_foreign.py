"""What others have called things does nothing in the window but stand there: names of files and tool tips."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from hsavtal_desktop.gui.exchange_view import ExchangeView
from hsavtal_desktop.gui.foreign import file_name, tip
from hsavtal_desktop.gui.members_view import MembersView
from hsavtal_desktop.gui.workbench import Workbench
from tests.gui.window.conftest import rest


@pytest.mark.parametrize(
    ("called", "name"),
    [
        ("Utskick till kommunen.docx", "Utskick till kommunen.docx"),
        ("/etc/cron.d/x", "etccron.dx.docx"),
        ("../../.bashrc", "bashrc.docx"),
        ("C:\\Windows\\x.exe", "CWindowsx.exe.docx"),
        ("faktura.docx\u202eexe", "faktura.docxexe.docx"),
        ("rad\nbyte\x00", "radbyte.docx"),
        ("...", "hsavtal.docx"),
        ("", "hsavtal.docx"),
        ("å" * 300, "å" * 80 + ".docx"),
        (
            "\N{SNOWMAN WITHOUT SNOW}\N{GRINNING FACE}" * 90,
            "\N{SNOWMAN WITHOUT SNOW}\N{GRINNING FACE}" * 28 + "\N{SNOWMAN WITHOUT SNOW}.docx",
        ),
        ("CON", "_CON.docx"),
        ("nul .avtal", "_nul .avtal.docx"),
        ("Lpt1.docx", "_Lpt1.docx"),
        ("Kontrakt:dold", "Kontraktdold.docx"),
    ],
)
def test_a_file_is_called_by_a_text_without_leaving_its_folder(called: str, name: str) -> None:
    assert file_name(called, ".docx") == name
    assert Path("/mapp", name).resolve().parent == Path("/mapp")


def test_a_tip_shows_tags_as_they_are() -> None:
    assert tip("Anna & Bo, 3 < 4") == "Anna & Bo, 3 < 4"
    assert "&lt;img" in tip('<img src="file://server/delad/x.png">Anna')


def test_a_sent_copy_with_a_path_for_a_name_opens_in_a_folder_of_its_own(
    bench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name stands in a record that anybody who sends can write; the bytes are the writer's too."""
    data, target = b"inte vad du tror", tmp_path / "autostart.desktop"
    digest = hashlib.sha256(data).hexdigest()
    fields = {"hash": digest, "name": str(target), "recipient": "Kommunen", "time": "2026-11-22T09:00:00Z"}
    bench.desk.workspace.seal([{"kind": "record", "type": "sent", "id": "s9", "set": fields}], blobs={digest: data})
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    bench.show_page("exchange")
    view = bench.pages["exchange"]
    assert isinstance(view, ExchangeView)
    rest()
    for row in range(view.sent.rowCount()):
        view.sent.selectRow(row)
        chosen = view.sent.chosen()
        if chosen is not None and chosen.word == "s9":
            break
    view.sent_files.open.click()
    assert not target.exists()
    (url,) = opened
    assert Path(url.toLocalFile()).suffix == ".docx" and Path(url.toLocalFile()).read_bytes() == data


def test_a_members_name_with_tags_is_shown_with_them(bench: Workbench) -> None:
    name = "<img src='x'><b>Anna</b>"
    desk = bench.desk
    desk.workspace.seal([{"kind": "introduce", "person": name, "organisation": name, "side": "region"}])
    bench.show_page("members")
    view = bench.pages["members"]
    assert isinstance(view, MembersView)
    rest()
    tips = [view.people.table.item(row, 0).toolTip() for row in range(view.people.table.rowCount())]
    assert any("&lt;b&gt;Anna" in one for one in tips) and not any("<img" in one for one in tips)
