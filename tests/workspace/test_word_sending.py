"""Every variant of a Word file that leaves: what it shows, what it keeps to itself, and what is remembered of it."""

import hashlib
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from docx.shared import Cm

from hsavtal_desktop.core.edits import Decide, InsertPicture, ReplaceText
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.word.reading import read_word
from hsavtal_desktop.workspace.sent_copies import save_sent, sent_bytes, sent_copies
from hsavtal_desktop.workspace.word_files import REDLINE, Sending, Sent, send_word
from hsavtal_desktop.workspace.word_returns import import_word
from hsavtal_desktop.workspace.workspace import Workspace
from tests.word.old_agreements import PNG
from tests.word.pandoc_reader import pandoc_text

OLD = "Remissversion"


@pytest.fixture
def workspace(example: Workspace) -> Iterator[Workspace]:
    """The example, where something was decided, written and left open since its last version."""
    label = example.versions()[-1].label
    assert label.startswith(OLD)
    mine = example.revisions(pending_only=True)
    example.perform(Decide("accept", tuple(one.id for one in mine[:3])))
    example.perform(Decide("reject", tuple(one.id for one in mine[3:5])))
    example.perform(ReplaceText("b.B_6_1", 0, 0, "Nytt sedan dess. "))
    example.release()
    yield example


def version(workspace: Workspace) -> str:
    return workspace.versions()[-1].label


def send(workspace: Workspace, path: Path, *documents: str, **how: object) -> Sent:
    return send_word(workspace, path, Sending(documents, **how))  # type: ignore[arg-type]


def text_of(path: Path) -> str:
    """Everything in the package, pictures left out."""
    with zipfile.ZipFile(path) as package:
        return "\n".join(package.read(name).decode("utf-8", "ignore") for name in package.namelist())


def clean(workspace: Workspace, folder: Path, document: str, **how: object) -> list[str]:
    path = folder / "ren.docx"
    send(workspace, path, document, **how)
    return read_word(path).accepted


def test_changes_since_a_version_have_their_authors_and_both_texts_are_right(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "sedan.docx"
    label = version(workspace)
    sent = send(workspace, path, "HSA", since=label)
    assert (sent.told, sent.copy.since) == ([], label)
    read = read_word(path)
    now = clean(workspace, tmp_path, "HSA", view="final")
    then = clean(workspace, tmp_path, "HSA", view="original", version=label)
    # The title pages differ in status and version: the file has the new one's.
    front = next(index for index, line in enumerate(now) if line == "Innehåll")
    assert read.accepted == now
    assert read.rejected[front:] == then[next(i for i, line in enumerate(then) if line == "Innehåll") :]
    assert pandoc_text(path, "accept")[front:] == pandoc_text_of(workspace, tmp_path, "final")[front:]
    authors = {mark.author for mark in read.revisions}
    assert len(authors) > 1 and "Anna" in authors
    assert any("Nytt sedan dess." in mark.text for mark in read.revisions if mark.author == "Anna")


def pandoc_text_of(workspace: Workspace, folder: Path, view: str) -> list[str]:
    path = folder / "pandoc.docx"
    send(workspace, path, "HSA", view=view)
    return pandoc_text(path, "accept")


def test_a_copy_with_changes_since_a_version_comes_back_unchanged(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "sedan.docx"
    send(workspace, path, "HSA", since=version(workspace), recipient="Exempelkommun")
    (report,) = import_word(workspace, [path], "Exempelkommun")
    assert (report.trouble, report.placed, report.listed) == ("", 0, [])


def test_what_is_agreed_no_longer_makes_it_a_comparison_and_says_so(workspace: Workspace, tmp_path: Path) -> None:
    label = workspace.name_version("Prov").label
    agreed = next(
        one
        for one in workspace.revisions()
        if (one.state == "accepted" and one.texts == ("b.B_6_1",))
        or (one.state == "accepted" and one.clause.startswith("B_"))
    )
    workspace.perform(Decide("reopen", (agreed.id,)))
    workspace.release()
    path = tmp_path / "sedan.docx"
    sent = send(workspace, path, "HSA", since=label)
    assert len(sent.told) == 1 and label in sent.told[0]
    read = read_word(path)
    assert read.accepted == clean(workspace, tmp_path, "HSA", view="final")
    assert {mark.author for mark in read.revisions} == {f"Ändringar sedan {label}"}


def test_two_versions_as_a_comparison(workspace: Workspace, tmp_path: Path) -> None:
    first, last = workspace.versions()[0].label, version(workspace)
    path = tmp_path / "två.docx"
    sent = send(workspace, path, "HSA", version=last, since=first, view=REDLINE)
    read = read_word(path)
    assert read.accepted == clean(workspace, tmp_path, "HSA", view="original", version=last)
    old = clean(workspace, tmp_path, "HSA", view="original", version=first)
    assert read.rejected[-400:] == old[-400:]
    assert read.revisions and sent.copy.version == last
    with pytest.raises(Trouble, match="äldre version"):
        send(workspace, path, "HSA", view=REDLINE)


def test_chosen_clauses_keep_their_numbers(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "val.docx"
    sent = send(workspace, path, clauses=("B_6", "LAK_4_2"), view="final")
    numbers = [place.number for place in workspace.outline("HSA", View.FINAL).places if place.number.startswith("6")]
    assert sent.clauses == len(numbers) + 1
    assert pandoc_text(path, "accept")[-1] == read_word(path).accepted[-1]
    texts = "\n".join(read_word(path).accepted)
    assert "Planering med individen" in texts and "Vem som ansvarar för vad" not in texts
    labels = label_texts(path)
    assert {"6", "6.1", "4.2"} <= labels
    (report,) = import_word(workspace, [path], "Exempelkommun")
    assert (report.trouble, report.placed, report.listed) == ("", 0, [])


def label_texts(path: Path) -> set[str]:
    """The numbers that Word shows."""
    return {label for label, _ in numbered(path)}


def numbered(path: Path) -> list[tuple[str, str]]:
    """(number, words) of every paragraph."""
    from hsavtal_desktop.word.reading import read_document
    from hsavtal_desktop.word.views import View as WordView
    from hsavtal_desktop.word.views import view_labels, view_paragraphs

    document = read_document(path)
    shown = view_paragraphs(document.body, WordView.ACCEPTED)
    return [(label, one.text) for label, one in zip(view_labels(shown, document.lists), shown, strict=True)]


def test_an_anonymous_file_names_nobody_in_any_part(workspace: Workspace, tmp_path: Path) -> None:
    names = {part for name in workspace.member_names() for part in (name, *name.split())}
    open_one = workspace.revisions(pending_only=True)[0]
    workspace.perform(comment_on(open_one.clause, f"Fråga till {sorted(workspace.member_names())[0]}: räcker det?"))
    path = tmp_path / "anonym.docx"
    sent = send(workspace, path, anonymous=True, since=version(workspace))
    text = text_of(path)
    assert [name for name in names if re.search(rf"\b{name}\b", text)] == []
    assert "[namn]: räcker det?" in text and 'w:author="VGR, processledare"' in text
    for trace in ("rsid", str(tmp_path), "lastModifiedBy", "<dc:creator>"):
        assert trace not in text
    assert sent.copy.anonymous
    with zipfile.ZipFile(path) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def comment_on(clause: str, words: str) -> object:
    from hsavtal_desktop.core.edits import SetRecord

    return SetRecord("comment", "prov1", {"clause": clause, "text": words})


def house_template(folder: Path, name: str = "mall.dotx") -> Path:
    made = docx.Document()
    made.styles["Heading 1"].font.name = "Georgia"
    made.styles["Body Text"].font.name = "Garamond"
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    header = section.header.paragraphs[0]
    header.add_run("Exempelregionen ")
    header.add_run().add_picture(io.BytesIO(PNG), width=Cm(2))
    path = folder / name
    made.save(str(path))
    return path


def test_a_house_template_gives_styles_page_and_logo(workspace: Workspace, tmp_path: Path) -> None:
    template = house_template(tmp_path)
    path = tmp_path / "mall.docx"
    plain = clean(workspace, tmp_path, "HSA", view="final")
    send(workspace, path, "HSA", view="final", template=template)
    assert read_word(path).accepted == plain
    with zipfile.ZipFile(path) as package:
        styles, header = package.read("word/styles.xml").decode(), package.read("word/header1.xml").decode()
        # The template's own style has a stop in the middle, which would take the page number.
        assert "pStyle" not in package.read("word/footer1.xml").decode()
        assert package.read("word/media/mall1.png") == PNG
        assert b"media/mall1.png" in package.read("word/_rels/header1.xml.rels")
    assert "Georgia" in styles and "Garamond" in styles and 'w:styleId="Avtalstabell"' in styles
    assert "Exempelregionen" in header and "Exempeltext" in header
    opened = docx.Document(str(path))
    assert abs(opened.sections[0].left_margin - Cm(2.4)) < Cm(0.05)
    assert numbered(path) == numbered(tmp_path / "ren.docx")
    assert all("rsid" not in text for text in (styles, header))


def test_a_hostile_template_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    template = house_template(tmp_path)
    path = tmp_path / "ut.docx"
    macros = tmp_path / "makro.dotm"
    with zipfile.ZipFile(template) as old, zipfile.ZipFile(macros, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        new.writestr("word/vbaProject.bin", b"x")
    bomb = tmp_path / "bomb.docx"
    with zipfile.ZipFile(template) as old, zipfile.ZipFile(bomb, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = data.replace(b"?>", b'?><!DOCTYPE x [<!ENTITY a "aaaa">]>', 1)
            new.writestr(name, data)
    for bad, words in ((macros, "makron"), (bomb, "DTD|DOCTYPE|dokumenttyp"), (tmp_path / "saknas.dotx", "öppna")):
        with pytest.raises(Trouble, match=words):
            send(workspace, path, "HSA", template=bad)
    assert not path.exists() and sent_copies(workspace) == []


def test_what_a_template_fetches_from_elsewhere_is_left_behind(workspace: Workspace, tmp_path: Path) -> None:
    template = house_template(tmp_path)
    evil = tmp_path / "evil.dotx"
    with zipfile.ZipFile(template) as old, zipfile.ZipFile(evil, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("word/_rels/header"):
                data = data.replace(
                    b'Target="media/image1.png"', b'Target="http://x.example/a.png" TargetMode="External"'
                )
            if name == "word/header1.xml":
                field = b'<w:r><w:instrText>INCLUDEPICTURE "http://x.example/b.png"</w:instrText></w:r>'
                data = data.replace(b"</w:p>", field + b"</w:p>", 1)
            new.writestr(name, data)
    path = tmp_path / "ut.docx"
    send(workspace, path, "HSA", view="final", template=evil)
    assert "x.example" not in text_of(path) and "Exempelregionen" in text_of(path)


def test_pictures_leave_with_their_words(workspace: Workspace, tmp_path: Path) -> None:
    workspace.perform(InsertPicture("b.B_6_1", 0, PNG, "En ruta", 300, 200))
    path = tmp_path / "bild.docx"
    send(workspace, path, "HSA")
    with zipfile.ZipFile(path) as package:
        assert package.read("word/media/bild1.png") == PNG
    assert 'descr="En ruta"' in text_of(path)
    assert f'<wp:extent cx="{300 * 3600}" cy="{200 * 3600}"/>' in text_of(path)


def test_what_left_is_listed_and_saved_again_to_the_byte(workspace: Workspace, tmp_path: Path) -> None:
    path, again = tmp_path / "ut.docx", tmp_path / "igen.docx"
    sent = send(workspace, path, "LAK", recipient="Exempelkommun", purpose="remiss")
    (one,) = sent_copies(workspace)
    assert (one.copy, one.by, one.here) == (sent.copy, "Anna", True)
    assert (one.copy.recipient, one.copy.purpose, one.copy.name) == ("Exempelkommun", "remiss", "ut.docx")
    save_sent(workspace, one.id, again)
    assert again.read_bytes() == path.read_bytes() == sent_bytes(workspace, one.id)
    assert hashlib.sha256(again.read_bytes()).hexdigest() == one.copy.hash
    with pytest.raises(Trouble, match="inget utskick"):
        save_sent(workspace, "finns_inte", again)
