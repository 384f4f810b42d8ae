"""An anonymous file is searched byte by byte for everything that could say who wrote, who made it, and where."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from hypothesis import example as with_example
from hypothesis import given
from hypothesis import strategies as st

from hsavtal_desktop.core.edits import AddComment, Decide, InsertPicture, NameVersion, ReplaceText
from hsavtal_desktop.word.reading import read_word
from hsavtal_desktop.word.writing.masking import Mask
from hsavtal_desktop.word.writing.picture_metadata import without_metadata
from hsavtal_desktop.workspace.word_files import REDLINE, Sending, Sent, export_word, send_word
from hsavtal_desktop.workspace.word_returns import import_word
from hsavtal_desktop.workspace.workspace import Workspace
from tests.word.old_agreements import PNG
from tests.word.recipient import AUTHOR, Recipient
from tests.workspace.copies import opened_copy

AUTHORITY = "Exempelkommun B"
LABEL = "Annas utkast före mötet"
MAIL = "anna.exempel@vgr.example"
FOLDER = r"C:\Users\anna.exempel\Avtal\utkast 3.docx"
SECRETS = (
    MAIL,
    "anna.exempel",
    "utkast 3.docx",
    "G:\\Mallar",
    "Hemligt bolag",
    "Mallskaparen",
    "Dold anteckning",
    "rsid",
)


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def noted_png() -> bytes:
    """The picture with everything that programs write beside pictures."""
    head = 8 + 25
    notes = chunk(b"tEXt", b"Author\0Mallskaparen") + chunk(b"eXIf", b"MM\0*Anna Exempel") + chunk(b"tIME", b"\7" * 7)
    return PNG[:head] + notes + PNG[head:] + b"Anna Exempel"


def noted_jpeg(orientation: int) -> bytes:
    exif = b"MM\0*" + struct.pack(">IHHHIHHHHI", 8, 2, 0x0112, 3, 1, orientation, 0, 0x013B, 2, 12) + b"\0\0\0\0" * 2
    parts = (
        (0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0"),
        (0xE1, b"Exif\0\0" + exif + b"Anna Exempel\0"),
        (0xFE, b"Anna Exempel"),
    )
    parts += ((0xE1, b"http://ns.adobe.com/xap/1.0/\0Anna Exempel"), (0xED, b"Photoshop 3.0\0Anna"), (0xDB, b"\0" * 65))
    segments = b"".join(b"\xff" + bytes([kind]) + struct.pack(">H", len(data) + 2) + data for kind, data in parts)
    return b"\xff\xd8" + segments + b"\xff\xda\0\2picture\xff\xd9" + b"Anna Exempel"


def house_template(folder: Path) -> Path:
    """A template that says in every way it can who made it and where."""
    made = docx.Document()
    made.core_properties.author = made.core_properties.last_modified_by = "Mallskaparen"
    made.styles.add_style("Annas rubrik", 1)
    header = made.sections[0].header.paragraphs[0]
    header.add_run("Exempelregionen, handläggare An")
    header.add_run("na Exempel, ")
    header.add_run(MAIL)
    header.add_run().add_picture(io.BytesIO(noted_png()), width=900_000)
    plain, path = folder / "utan.docx", folder / "mall.dotx"
    made.save(str(plain))
    signed = 'w:id="7" w:author="Mallskaparen" w:date="2026-01-01T00:00:00Z"'
    extra = (
        f'<w:p w:rsidR="00AB12CD"><w:pPr><w:pStyle w:val="Annasrubrik"/><w:pPrChange {signed}><w:pPr/></w:pPrChange>'
        f"</w:pPr><w:ins {signed}><w:r><w:t>Mallskaparen</w:t></w:r></w:ins>"
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> FILENAME \\p </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{FOLDER}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        '<w:fldSimple w:instr="AUTHOR"><w:r><w:t>Mallskaparen</w:t></w:r></w:fldSimple>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Dold anteckning</w:t></w:r>"
        '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/x" w:storeItemID="{1}"/></w:sdtPr><w:sdtContent><w:r>'
        "<w:t>Hemligt bolag</w:t></w:r></w:sdtContent></w:sdt></w:p><!-- Mallskaparen -->"
    )
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/header1.xml":
                data = data.replace(b"</w:hdr>", extra.encode() + b"</w:hdr>")
                data = re.sub(
                    rb'(<wp:docPr id="\d+") name="[^"]*"', rb'\1 name="G:\\Mallar" descr="G:\\Mallar\\l.png"', data
                )
            if name == "word/theme/theme1.xml":
                data = re.sub(rb'(<a:theme [^>]*)name="[^"]*"', rb'\1name="Mallskaparen"', data)
            new.writestr(name, data)
        new.writestr("docProps/extra.jpeg", b"\xff\xd8Mallskaparen")
        new.comment = b"Mallskaparen"
    return path


@pytest.fixture(scope="module")
def lived_in(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the example lies after people have written to each other, and a file came back that names its editor."""
    folder = tmp_path_factory.mktemp("lived-in")
    with opened_copy(prepared, folder) as example:
        live_in(example, tmp_path_factory.mktemp("files"))
    return folder


@pytest.fixture
def workspace(lived_in: Path, tmp_path: Path) -> Iterator[Workspace]:
    with opened_copy(lived_in, tmp_path) as workspace:
        yield workspace


def live_in(example: Workspace, folder: Path) -> None:
    example.perform(NameVersion(LABEL))
    clause = example.revisions(pending_only=True)[0].clause
    for words in (
        f"Anna, titta! Skicka till {MAIL} före fredag. ANNA EXEMPEL och Annas chef är med.",
        f"Ligger på {FOLDER} och i /home/anna.exempel/avtal, och på \\\\server\\anna.exempel\\x.",
        f"{AUTHOR}s förslag: se Lind.",
    ):
        example.perform(AddComment(clause, words))
    example.perform(ReplaceText("b.B_6_1", 0, 0, "Nytt sedan dess. "))
    example.perform(InsertPicture("b.B_6_1", 0, noted_png(), "En ruta", 300, 200))
    example.perform(InsertPicture("b.B_6_1", 0, noted_jpeg(6), "En bild", 300, 200))
    path = folder / "skickad.docx"
    export_word(example, path, document="LAK", recipient=AUTHORITY)
    recipient = Recipient(path.read_bytes(), tracked=True)
    recipient.insert("Läkaren ska ge råd", " och stöd")
    recipient.comment("Läkaren ska ge råd", "Hälsar Prov Lind")
    back = folder / "retur.docx"
    back.write_bytes(recipient.data())
    (report,) = import_word(example, [back], AUTHORITY)
    assert report.tracked == 1 and report.comments == 1
    example.perform(Decide("accept", (example.revisions(pending_only=True)[0].id,)))
    example.perform(NameVersion("Annas andra"))


def everything(path: Path) -> list[tuple[str, str]]:
    """(where, what) of every byte of the file, as Latin-1 and as UTF-8."""
    data = path.read_bytes()
    with zipfile.ZipFile(path) as package:
        parts = [(info.filename, info.filename.encode() + info.comment + info.extra) for info in package.infolist()]
        parts += [(name, package.read(name)) for name in package.namelist()]
    ends = data[data.rindex(b"PK\5\6") :]
    return [
        (name, part.decode(code, "ignore")) for name, part in (*parts, ("end", ends)) for code in ("latin-1", "utf-8")
    ]


def told_of(workspace: Workspace, path: Path) -> list[tuple[str, str]]:
    """(where, what) of everything in a file that says who or where."""
    members = workspace.state.members.all()
    words = {part for name in (*workspace.member_names(), AUTHOR) for part in (name, *name.split())}
    # A word of somebody's name that stands in the agreement itself, or in what an authority is called, is no trace.
    shown = workspace.package().title + " ".join(workspace.offices()) + workspace.package().marking
    names = [word for word in words if word not in shown]
    assert "Anna" in names and AUTHOR in names
    keys = [key for member in members for key in (member.author, member.author[:16])]
    found = []
    for where, text in everything(path):
        said = [name for name in names if name in text]  # quick, as nearly none is
        found += [(where, name) for name in said if re.search(rf"(?<!\w){re.escape(name)}s?(?!\w)", text)]
        found += [(where, secret) for secret in (*SECRETS, *keys, str(path.parent)) if secret in text]
    return sorted(set(found))


def send(workspace: Workspace, path: Path, **how: object) -> Sent:
    return send_word(workspace, path, Sending(anonymous=True, **how))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "how",
    [{}, {"view": "final"}, {"since": LABEL}, {"since": LABEL, "view": REDLINE}, {"version": "Annas andra"}],
    ids=str,
)
def test_no_byte_of_an_anonymous_file_says_who_or_where(
    workspace: Workspace, tmp_path: Path, how: dict[str, str]
) -> None:
    folder = tmp_path / "namn på mapp"
    folder.mkdir()
    path = folder / "ut.docx"
    send(workspace, path, template=house_template(tmp_path), **how)
    assert told_of(workspace, path) == []
    with zipfile.ZipFile(path) as package:
        assert not any("thumbnail" in name or "extra" in name for name in package.namelist())
        assert b"Exempelregionen" in package.read("word/header1.xml")
    if how.get("view", "markup") == "markup" and "version" not in how:
        assert "[namn]" in "\n".join(text for name, text in everything(path) if name == "word/comments.xml")
    (report,) = import_word(workspace, [path], AUTHORITY)
    assert (report.trouble, report.placed, report.listed) == ("", 0, [])


def test_the_same_file_with_names_does_name_them(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "ut.docx"
    send_word(workspace, path, Sending())
    assert {name for _, name in told_of(workspace, path)} >= {"Anna", AUTHOR, MAIL, "anna.exempel"}
    assert read_word(path).revisions


def test_an_anonymous_copy_is_known_again_without_its_record(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "ut.docx"
    send(workspace, path, since=LABEL)
    recipient = Recipient(path.read_bytes(), tracked=True)
    recipient.insert("Nytt sedan dess", " alltså")
    path.write_bytes(recipient.data())
    (report,) = import_word(workspace, [path], AUTHORITY)
    assert (report.trouble, report.tracked, report.untracked, report.listed) == ("", 1, 0, [])


def test_names_in_the_agreement_itself_are_told(workspace: Workspace, tmp_path: Path) -> None:
    workspace.perform(ReplaceText("b.B_6_1", 0, 0, f"Fråga Anna, {MAIL}, annat i Johannas. "))
    sent = send(workspace, tmp_path / "ut.docx")
    assert len(sent.told) == 1 and f"nämner Anna, {MAIL}. " in sent.told[0]


def test_a_picture_that_can_not_be_cleaned_is_told(workspace: Workspace, tmp_path: Path) -> None:
    workspace.perform(InsertPicture("b.B_6_1", 0, b"II*\0 Anna", "En tiff", 300, 200))
    assert any("PNG eller JPEG" in told for told in send(workspace, tmp_path / "ut.docx").told)


def test_a_picture_loses_its_notes_and_nothing_else() -> None:
    assert without_metadata(noted_png()) == PNG == without_metadata(PNG)
    upright, turned = without_metadata(noted_jpeg(1)), without_metadata(noted_jpeg(6))
    assert upright is not None and turned is not None
    assert b"Anna" not in upright + turned and b"Photoshop" not in upright and upright.endswith(b"picture\xff\xd9")
    assert b"Exif" not in upright and struct.pack(">HHIH", 0x0112, 3, 1, 6) in turned
    shown = b"GIF89a\2\0\2\0\x80\0\0" + b"\0" * 6 + b"\x2c" + b"\0" * 9 + b"\2\1x\0"
    noted = shown + b"\x21\xfe\4Anna\0" + b"\x21\xff\x0bXMP DataXMP\4Anna\0" + b"\x3b"
    assert without_metadata(noted) == shown + b"\x3b"


@given(st.binary(max_size=60), st.sampled_from([PNG[:40], b"\xff\xd8\xff", b"GIF89a", b"BM"]))
def test_a_damaged_picture_is_not_cleaned_and_breaks_nothing(tail: bytes, head: bytes) -> None:
    found = without_metadata(head + tail)
    assert found is None or found.startswith(head[:2])


LETTERS = st.sampled_from("abdeiklmnorstuvyåäöéü")
GIVEN = st.builds(lambda first, rest: first.upper() + rest, LETTERS, st.text(LETTERS, min_size=2, max_size=8))
NAMES = st.builds(" ".join, st.lists(GIVEN, min_size=2, max_size=3, unique=True))


@given(NAMES, st.sampled_from(["{}", "{}s", "Hej {}!", "({})", "av\n{}.", "”{}”", "x {}, y"]), st.booleans())
@with_example("Eva Öst", "Hej {}!", True)
def test_a_name_is_hidden_whole_and_in_parts_however_it_is_written(name: str, around: str, loud: bool) -> None:
    mask = Mask([name], ["Exempelkommun", "processledare"])
    for words in (name, name.replace(" ", "\n"), name.replace(" ", "\u00a0"), ", ".join(reversed(name.split()))):
        for one in (words, *words.split()):
            text = around.format((one.upper() if loud else one).strip(","))
            hidden = mask.hide(text)
            assert not any(part.casefold() in hidden.casefold().replace("[namn]", "").split() for part in name.split())
            assert "[namn]" in hidden


@given(NAMES)
def test_what_an_authority_is_called_stays(name: str) -> None:
    text = f"{name} svarar. Personuppgifter anges inte: 10/12, 6.1 a, http://www.exempel.example/x"
    assert Mask([name], [name]).hide(text) == text
