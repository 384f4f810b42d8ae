"""HTML of Word, LibreOffice and web pages, read; our own copied passages, written; hostile ones, refused."""

from __future__ import annotations

import subprocess
import tempfile
from base64 import b64decode, b64encode
from pathlib import Path

import pytest
from fake_page_source import simple, table
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hsavtal_desktop.core.reading import ATOM
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.gui.page.clipboard import MIME, items, items_of, taken
from hsavtal_desktop.gui.page.copied_html import html_of
from hsavtal_desktop.gui.page.passage import Grid, Item, Passage
from hsavtal_desktop.gui.page.paste import items_of_html, passages_of_plain
from tests.gui.window.foreign_clipboards import FOREIGN

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0cm} --></style>
</head><body lang=SV><!--StartFragment-->
<h2>Planering<o:p></o:p></h2>
<p class=MsoNormal>Parterna <b style='mso-bidi-font-weight:normal'>ska</b> planera<span
style='mso-spacerun:yes'>  </span>enligt <a href="https://example.org/lag">lagen</a>.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>Första<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='margin-left:72.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span><span
style='mso-list:Ignore'>a)<span>&nbsp;&nbsp; </span></span></span><![endif]>Under<o:p></o:p></p>
<table class=MsoTableGrid border=1><tr><td width=100 colspan=2><p class=MsoNormal><i>Vem</i><o:p></o:p></p></td></tr>
<tr><td><p class=MsoNormal>VGR</p></td><td><p class=MsoNormal>Kommunen</p></td></tr></table>
<p class=MsoNormal style='display:none;mso-hide:all'>Dolt</p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
<!--EndFragment--></body></html>"""


def told(found: list[Item]) -> list[object]:
    """Style, level and words of each paragraph; a table as lists of words."""
    made: list[object] = []
    for item in found:
        if isinstance(item, Grid):
            made.append([["|".join(passage.words for passage in cell) for cell in row] for row in item.rows])
        else:
            made.append((item.style, item.level, item.words))
    return made


def test_words_lists_tables_headings_and_links_of_word_are_understood() -> None:
    found = items_of_html(WORD)
    assert told(found) == [
        ("body", 0, "Planering"),
        ("body", 0, "Parterna ska planera enligt lagen."),
        ("bullet", 0, "Första"),
        ("number", 1, "Under"),
        [["Vem", ""], ["VGR", "Kommunen"]],
    ]
    heading, running = found[:2]
    assert isinstance(heading, Passage) and heading.heading == 2
    assert isinstance(running, Passage)
    assert [marks for _, marks in running.runs if marks] == [{"bold": True}, {"link": "https://example.org/lag"}]


def test_nested_lists_and_header_rows_of_web_pages_are_kept() -> None:
    found = items_of_html(
        "<div><ol><li>ett<ul><li>inre</li></ul></li><li><p>två</p><p>mer</p></li></ol>"
        "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td rowspan=2>1</td><td>2</td></tr>"
        "<tr><td>3</td></tr></tbody></table><span style='font-weight:700'>fet</span>"
        "<b style='font-weight:normal'>inte</b></div>"
    )
    assert told(found) == [
        ("number", 0, "ett"),
        ("bullet", 1, "inre"),
        ("number", 0, "två"),
        ("body", 0, "mer"),
        [["A", "B"], ["1", "2"], ["", "3"]],
        ("body", 0, "fetinte"),
    ]
    assert isinstance(found[4], Grid) and found[4].header == 1
    assert isinstance(found[5], Passage) and [marks for _, marks in found[5].runs] == [{"bold": True}, {}]


def test_a_table_that_only_frames_running_text_is_running_text() -> None:
    assert told(items_of_html("<table><tr><td><p>ett</p><p>två</p></td></tr></table>")) == [
        ("body", 0, "ett"),
        ("body", 0, "två"),
    ]


def test_what_libreoffice_writes_is_understood(tmp_path: Path) -> None:
    source = tmp_path / "prov.html"
    source.write_text(
        "<html><body><h1>Rubrik å</h1><p>Ett <b>två</b></p><ul><li><p>tre</p><ul><li><p>fyra</p></li></ul></li></ul>"
        "<table><tr><td><p>a</p></td><td><p>ö</p></td></tr></table></body></html>",
        encoding="utf-8",
    )
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    for kind, name in (("odt:writer8", "prov.html"), ("html:HTML (StarWriter)", "prov.odt")):
        command = ["soffice", home, "--headless", "--convert-to", kind, "--outdir", str(tmp_path), str(tmp_path / name)]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=180)
        except FileNotFoundError:
            pytest.skip("LibreOffice is not installed")
    written = (tmp_path / "prov.html").read_text(encoding="utf-8")
    assert "LibreOffice" in written
    assert told(items_of_html(written)) == [
        ("body", 0, "Rubrik å"),
        ("body", 0, "Ett två"),
        ("bullet", 0, "tre"),
        ("bullet", 1, "fyra"),
        [["a", "ö"]],
    ]


def test_what_we_copy_reads_as_the_same_again() -> None:
    cell = (Passage((("a & b", {"bold": True}),)),)
    made: list[Item] = [
        Passage((("Rubrik", {}),), heading=2),
        Passage((("ett ", {}), ("länk", {"link": "https://example.org/?a=1&b=2"}))),
        Passage((("ett", {}),), "bullet", 0),
        Passage((("inre", {"italic": True}),), "number", 1),
        Passage((("två", {}),), "bullet", 0),
        Grid(((cell, cell), (cell, ())), 1),
    ]
    assert items_of_html(html_of(made)) == made


def test_what_word_tracks_comes_as_accepted_and_its_comments_stay_where_they_were() -> None:
    copied = """<body lang=SV><!--StartFragment--><p class=MsoNormal>Parten<span class=MsoCommentReference><![if
!supportAnnotations]><a class=msocomanchor id="_anchor_1" href="#_msocom_1" name="_msoanchor_1">[A1]</a><![endif]><span
style='mso-special-character:comment'>&nbsp;</span></span> ska svara <span class=msoDel><del cite="mailto:A"
datetime="2026-01-01T10:00">inom fem</del></span><span class=msoIns><ins cite="mailto:A">inom tio</ins></span>
dagar.<o:p></o:p></p><div style='mso-element:comment-list'><p class=MsoCommentText>Kommentarens ord</p></div>"""
    for html in (copied, f"{copied}<!--EndFragment--></body>"):
        assert told(items_of_html(html)) == [("body", 0, "Parten ska svara inom tio dagar.")]


def test_the_caption_of_a_table_stands_before_it() -> None:
    shown = "<table><caption>Tabell 1</caption><tr><td>a</td><td>b</td></tr></table>"
    assert told(items_of_html(shown)) == [("body", 0, "Tabell 1"), [["a", "b"]]]


def test_footnotes_and_pictures_go_to_other_programs_with_what_they_hold() -> None:
    noted = Passage((("Ord", {}), (ATOM, {"atom": {"type": "footnote", "words": "Notens ord.", "printed": "3"}})))
    shown = Passage(((ATOM, {"atom": {"type": "picture", "blob": "ab", "alt": "En <ruta>", "width": 254}}),))
    html = html_of([noted, shown], {"ab": b"\x89PNG..."}.get)
    (read,) = items_of_html(html)
    assert isinstance(read, Passage)
    assert read.runs == (("Ord", {}), (ATOM, {"atom": {"type": "footnote", "words": "Notens ord."}}))
    assert '<img src="data:image/png;base64,iVBORy4uLg==" alt="En &lt;ruta&gt;" width="96">' in html
    assert "[En &lt;ruta&gt;]" in html_of([shown]), "one that is not here is told in words"


_DOT = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==")
"""A picture of four dots."""


def test_a_large_picture_is_no_words_to_be_counted_and_what_is_none_is_passed_by() -> None:
    (read,) = items_of_html(f'<p>a<img alt="b" src="{_address(_DOT + bytes(3_200_000))}">c</p>')
    assert isinstance(read, Passage) and read.words == f"a{ATOM}c"
    for none in (_address(b"GIF89a"), _address(_DOT[:20]), "pasted-picture:0", "file:///etc/bild.png", ""):
        (read,) = items_of_html(f'<p>a<img alt="b" src="{none}">c</p>')
        assert isinstance(read, Passage) and read.words == "ac", none


def test_a_picture_that_word_or_libreoffice_laid_out_comes_in_and_no_other_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    for folder, words in {
        "temp/msohtmlclip1/01": f"a{ATOM}c",
        "temp/lu326641vde3.tmp": f"a{ATOM}c",
        "temp": "ac",
        "msohtmlclip1": "ac",
        "temp/msohtmlclip1/../../hem": "ac",
    }.items():
        file = tmp_path / folder / "clip_image 1.png"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(_DOT)
        address = tmp_path.as_uri() + f"/{folder}/clip_image%201.png"
        (read,) = items_of_html(f'<p>a<![if !vml]><img width=20 src="{address}"><![endif]>c</p>')
        assert isinstance(read, Passage) and read.words == words, folder


def _address(content: bytes) -> str:
    return f"data:image/png;base64,{b64encode(content).decode()}"


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 5000 + "x",
        "<b>" * 100_000,
        "<ul><li>" * 400 + "x",
        "<p>a" * 100_000,
        "å" * 4_000_001,
    ],
)
def test_too_much_or_too_deep_is_refused_in_a_sentence(hostile: str) -> None:
    with pytest.raises(Trouble, match="Det du klistrar in"):
        items_of_html(hostile)


def test_nothing_of_a_page_but_its_words_comes_in() -> None:
    found = items_of_html(
        "<script>alert(1)</script><img src='http://example.invalid/spy.png' onerror='x()'><iframe src='//x'></iframe>"
        "<svg><text>rit</text></svg><a href='javascript:alert(1)'>ord</a><a href='file:///etc/passwd'>fil</a>"
        "<style>@import url(http://example.invalid)</style>\0<object>o</object>"
    )
    assert told(found) == [("body", 0, "ordfil")]
    assert isinstance(found[0], Passage) and not any(marks for _, marks in found[0].runs)


def test_a_clipboard_that_claims_to_be_ours_brings_in_nothing_unknown() -> None:
    data = QMimeData()
    data.setData(
        MIME,
        b'[{"style":"x","level":99,"runs":[["a",{"link":"javascript:x","bold":1,"evil":2}],["\xef\xbf\xbc",'
        b'{"atom":{"type":"table","id":"t1"}}]]}]',
    )
    (found,) = items_of(taken(data))
    assert found == Passage((("a", {"bold": True}),), "body", 8)
    data.setData(MIME, b"[" * 100_000)
    assert items_of(taken(data)) == []
    assert passages_of_plain("") == []


def test_a_selection_with_a_table_is_copied_as_a_table(show) -> None:
    source = simple(("Syfte", "Före"), ("Mål", "Efter"))
    table(source, "c0", [["Vem", "Vad"], ["VGR", "Läkare"]])
    page = show(source)
    page.select_all()
    found = items(page.caret_state)
    assert told(found) == [
        ("body", 0, "Syfte"),
        ("body", 0, "Före"),
        [["Vem", "Vad"], ["VGR", "Läkare"]],
        *([("body", 0, "")] if len(found) == 6 else []),
        ("body", 0, "Mål"),
        ("body", 0, "Efter"),
    ]
    assert isinstance(found[0], Passage) and found[0].heading == 1
    page.copy()
    data = QApplication.clipboard().mimeData()
    assert "<h1>Syfte</h1><p>Före</p><table" in data.html()
    assert items_of(taken(data)) == found


def test_words_alone_are_pasted_with_shift(show) -> None:
    source = simple(("Syfte", ""))
    page = show(source)
    data = QMimeData()
    data.setText("ett två")
    data.setHtml("<ul><li>ett <b>två</b></li></ul>")
    QApplication.clipboard().setMimeData(data)
    page.put_caret("b.c0", 0)
    page.paste_plain()
    assert source.words("b.c0") == "ett två"
    assert not any(each.marks.get("bold") for each in source.texts["b.c0"])
    assert source.texts["b.c0"][-1].marks["style"] == "body"


def test_a_table_pasted_in_a_heading_is_its_words(show) -> None:
    source = simple(("", ""))
    page = show(source)
    data = QMimeData()
    data.setHtml("<table><tr><td>a</td><td>b</td></tr></table>")
    page.put_caret("h.c0", 0)
    page.paste_from(data)
    assert source.words("h.c0").split() == ["a", "b"]


def test_too_much_is_refused_where_the_person_sees_it(show, qtbot) -> None:
    page = show(simple(("Syfte", "")))
    data = QMimeData()
    data.setHtml("<div>" * 5000 + "x")
    with qtbot.waitSignal(page.refused) as refused:
        page.paste_from(data)
    assert "nested too deeply" in refused.args[0]


def test_dragging_a_selection_moves_its_words_and_with_control_copies_them(show) -> None:
    source = simple(("Syfte", "ett två tre fyra"))
    page = show(source)
    page.select("b.c0", 4, 8)
    page.drop(page.drag_data(), _point(page, 12), copy=False)
    assert source.words("b.c0") == "ett tre två fyra"
    page.select("b.c0", 0, 4)
    page.drop(page.drag_data(), _point(page, len(source.words("b.c0"))), copy=True)
    assert source.words("b.c0").count("ett") == 2


def test_what_another_program_drops_and_is_refused_is_not_taken_from_it(show) -> None:
    source = simple(("Syfte", "ett två tre"))
    page, taken = show(source), []
    for words in ("ord", "å" * 4_000_001):
        data = QMimeData()
        data.setText(words)
        held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        drop = QDropEvent(QPointF(_point(page, 4)), Qt.DropAction.MoveAction, data, *held)
        page.dropEvent(drop)
        taken.append(drop.isAccepted())
    assert source.words("b.c0") == "ett ordtvå tre" and taken == [True, False]


def test_words_dropped_inside_themselves_stay_where_they_are(show) -> None:
    source = simple(("Syfte", "ett två tre"))
    page = show(source)
    page.select("b.c0", 0, 7)
    page.drop(page.drag_data(), _point(page, 3), copy=False)
    assert source.edits == []


def test_a_click_in_the_selection_still_places_the_caret(show) -> None:
    page = show(simple(("Syfte", "ett två tre")))
    page.select("b.c0", 0, 7)
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=_point(page, 4))
    assert page.caret() == ("b.c0", 4) and not page.caret_state.selects


def _point(page, position: int) -> QPoint:
    rect = page.spot_rect(page.caret()._replace(text="b.c0", position=position))
    return rect.center()


def test_merged_cells_and_headings_in_word_s_own_styles_keep_what_they_are() -> None:
    grid = items_of_html(
        "<table><tr><td colspan=2>A</td><td rowspan=2>B</td></tr><tr><td>1</td><td>2</td></tr></table>"
    )[0]
    assert isinstance(grid, Grid)
    assert grid.spans == ((0, 0, 1, 2), (0, 2, 2, 1))
    assert grid.covered == {(0, 1), (1, 2)}
    assert items_of_html(html_of([grid])) == [grid], "and back again"
    own, aloud = (
        items_of_html(f"<{start}>Rubrik</{start.split()[0]}><p>Text</p>")[0]
        for start in ("p class=Rubrik1 style='mso-outline-level:2'", "div role=heading aria-level=3")
    )
    assert [isinstance(one, Passage) and one.heading for one in (own, aloud)] == [2, 3]


def test_merged_cells_that_reach_beyond_their_table_are_cut_at_its_edge() -> None:
    grid = items_of_html("<table><tr><td rowspan=9>A</td><td>B</td></tr><tr><td>1</td></tr></table>")[0]
    assert isinstance(grid, Grid)
    assert grid.spans == ((0, 0, 2, 1),)


def test_many_paragraphs_with_looks_of_their_own_come_in_by_one_edit(show) -> None:
    source = simple(("Syfte", "före"))
    page = show(source)
    page.put_caret("b.c0", 4)
    data = QMimeData()
    data.setHtml("".join(f"<p>stycke <b>{number}</b> är <i>pastat</i></p>" for number in range(300)))
    page.paste_from(data)
    assert len(source.edits) == 1, "each edit sets the page anew: a thousand would hold the window for minutes"
    lines = source.words("b.c0").split("\n")
    assert lines == ["förestycke 0 är pastat", *(f"stycke {number} är pastat" for number in range(1, 300))]
    characters = source.texts["b.c0"]
    assert "".join(each.character for each in characters[:20] if each.marks.get("bold")) == "0"
    assert "".join(each.character for each in characters[:22] if each.marks.get("italic")) == "pastat"
    assert page.caret().position == len(source.words("b.c0"))


@pytest.mark.parametrize(
    ("program", "noted"), [("LibreOffice", "Notens ord."), ("Word with a footnote", "Notens egna ord.")]
)
def test_a_footnote_of_another_program_stays_a_footnote(program: str, noted: str) -> None:
    items = [item for item in items_of_html(FOREIGN[program]) if isinstance(item, Passage)]
    notes = [marks["atom"] for item in items for _, marks in item.runs if "atom" in marks]
    assert notes == [{"type": "footnote", "words": noted}]
    assert not any("1" in item.words or noted in item.words for item in items), "neither mark nor note is running text"


def test_the_mark_of_a_footnote_that_was_not_copied_goes() -> None:
    (item,) = items_of_html('<p>Ord<a class="sdfootnoteanc" href="#sdfootnote1sym"><sup>1</sup></a> kvar</p>')
    assert isinstance(item, Passage) and item.words == "Ord kvar"
