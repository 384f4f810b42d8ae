"""Looking into returned files before taking them in, the proof, doubled returns, and files that do harm."""

import random
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from hsavtal_desktop.core import digest
from hsavtal_desktop.core.consultation import items
from hsavtal_desktop.core.progress import Stopped, watched
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.workspace.exchanging import export_changes, import_changes, join
from hsavtal_desktop.workspace.word_returns import import_word, look_into, take_in, word_files
from hsavtal_desktop.workspace.workspace import Workspace
from tests.word.random_recipient import random_edits
from tests.word.recipient import W
from tests.workspace.returning import AUTHORITY, Sent, TakeIn


def returned(sent: Sent, tmp_path: Path, name: str = "retur.docx", *, tracked: bool = False) -> Path:
    recipient = sent.recipient(tracked=tracked)
    recipient.replace("skriftlig lägesbeskrivning", "muntlig beskrivning")
    recipient.comment("legitimerade", "Vilka menas?")
    path = tmp_path / name
    path.write_bytes(recipient.data())
    return path


@pytest.fixture
def workspace(sent: Sent, tmp_path: Path) -> Workspace:
    path = tmp_path / "e.hsavtal"
    path.write_bytes(sent.workspace.read_bytes())
    return Workspace.open(path, sent.installation)


def test_looking_into_a_file_tells_everything_and_changes_nothing(
    sent: Sent, tmp_path: Path, workspace: Workspace
) -> None:
    before = digest.content_hash(workspace.state)
    (prepared,) = look_into(workspace, [returned(sent, tmp_path)])
    report = prepared.report
    assert (report.tracked, report.untracked, report.comments, report.trouble) == (0, 1, 1, "")
    assert report.authority == AUTHORITY, "guessed from the sent copy"
    assert AUTHORITY in report.sent_as and report.account.holds
    assert digest.content_hash(workspace.state) == before
    done = take_in(workspace, prepared, "Exempelkommun B")
    assert (done.authority, done.placed, done.trouble) == ("Exempelkommun B", 2, "")
    assert {item.authority for item in items(workspace.state)} == {"Exempelkommun B"}
    assert workspace.log.file.blob(prepared.hash) == (tmp_path / "retur.docx").read_bytes()
    again = take_in(workspace, prepared, "Exempelkommun B")
    assert again.known and again.placed == 0
    workspace.close()


def test_a_file_that_changed_since_it_was_looked_into_is_not_taken_in(
    sent: Sent, tmp_path: Path, workspace: Workspace
) -> None:
    path = returned(sent, tmp_path)
    (prepared,) = look_into(workspace, [path])
    returned(sent, tmp_path, tracked=True)
    assert "har ändrats" in take_in(workspace, prepared, AUTHORITY).trouble
    assert items(workspace.state) == []
    workspace.close()


def test_reading_can_be_stopped_and_leaves_nothing(sent: Sent, tmp_path: Path, workspace: Workspace) -> None:
    paths = [returned(sent, tmp_path, f"{number}.docx") for number in range(2)]
    with pytest.raises(Stopped), watched(lambda done, _total: done < 1):
        look_into(workspace, paths)
    assert items(workspace.state) == []
    workspace.close()


def test_a_folder_gives_its_word_files_and_what_must_be_converted(tmp_path: Path) -> None:
    for name in ("b.docx", "a.DOCM", "~$b.docx", ".dold.docx", "svar.odt", "bild.png", "under/c.dotx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    found = [path.relative_to(tmp_path).as_posix() for path in word_files([tmp_path, tmp_path / "bild.png"])]
    assert found == ["a.DOCM", "b.docx", "svar.odt", "under/c.dotx", "bild.png"]


def test_the_same_return_taken_in_by_two_members_is_one_intake(
    sent: Sent, tmp_path: Path, workspace: Workspace
) -> None:
    package = tmp_path / "till-bo.hsapaket"
    export_changes(workspace, package)
    installation = type(sent.installation).open(tmp_path / "home-bo")
    installation.introduce("Bo Exempel", "Exempelkommun", "municipality")
    bo = join(tmp_path / "bo.hsavtal", installation, [package])
    bo.seal([])
    hello = tmp_path / "hej.hsapaket"
    export_changes(bo, hello)
    import_changes(workspace, [hello])
    workspace.admit([bo.author], "RED")
    export_changes(workspace, package)
    import_changes(bo, [package])
    path = returned(sent, tmp_path, tracked=True)
    for one in (workspace, bo):
        (report,) = import_word(one, [path], AUTHORITY)
        assert report.placed == 2
    for turn in range(2):
        for source, target in ((workspace, bo), (bo, workspace)):
            file = tmp_path / f"{turn}-{target.author[:6]}.hsapaket"
            export_changes(source, file)
            import_changes(target, [file])
    assert digest.content_hash(workspace.released()) == digest.content_hash(bo.released())
    for one in (workspace, bo):
        assert sorted(item.kind for item in items(one.state)) == ["comment", "proposal"]
        assert "muntlig beskrivning" in one.text("b.LAK_4_2", View.FINAL)[0].text
        assert one.text("b.LAK_4_2", View.FINAL)[0].text.count("muntlig") == 1
    workspace.close()
    bo.close()


@pytest.mark.parametrize("seed", range(4))
def test_everything_received_is_taken_in_or_listed(sent: Sent, take_in: TakeIn, seed: int) -> None:
    recipient = sent.recipient()
    dice = random.Random(f"proof {seed}")
    random_edits(recipient, dice, 10, tracked=0.5)
    recipient.comment("legitimerade", "Ett.")
    recipient.footnote("Kommunen", "En ny fotnot.")
    if seed % 2:
        recipient.forget_identity()
    done = take_in(recipient)
    account = done.report.account
    assert account.holds and account.letters_lost == 0
    assert account.letters_received == _letters_in(done.returned)
    assert account.comments_received == _comments_in(done.returned)
    assert account.letters_proposed >= len("Ennyfotnot.")
    record = done.workspace.state.records[
        "returned", next(n for k, n in done.workspace.state.records if k == "returned")
    ]
    assert record.fields()["account"]["letters_received"] == account.letters_received


def _letters_in(path: Path) -> int:
    """Counted by another reader: every w:t and w:delText outside comments, white space left out."""
    total = 0
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            stem = name.removeprefix("word/")
            if stem == "document.xml" or stem.startswith(("header", "footer", "footnotes", "endnotes")):
                root = etree.fromstring(archive.read(name))
                for text in root.iter(f"{W}t", f"{W}delText"):
                    total += len("".join((text.text or "").split()))
    return total


def _comments_in(path: Path) -> int:
    with zipfile.ZipFile(path) as archive:
        return len(etree.fromstring(archive.read("word/comments.xml")).findall(f"{W}comment"))


_HARMFUL = """
import sys
from pathlib import Path
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.word.reading import read_document
try:
    read_document(Path(sys.argv[1]))
    print("read")
except Trouble as trouble:
    print(trouble)
status = Path("/proc/self/status").read_text()
print(int(status.partition("VmHWM:")[2].split()[0]) // 1024)
"""
"""Reads a file and prints what was said and the peak of memory, MB."""


def _write_bomb(kind: str, path: Path) -> None:
    """A file of up to 400 MB when unpacked, or one that asks for more than is in it."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    start = f'<w:document xmlns:w="{W[1:-1]}"><w:body>'.encode()
    first, piece, count = {
        "one word": (start + b"<w:p><w:r><w:t>", b"a" * 1_000_000, 400),
        "paragraphs": (start, b"<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 1_000, 1_200),
        "deep": (start, b"<w:sdt><w:sdtContent>" * 1_000, 2_000),
        "entities": (f"<!DOCTYPE d [{entities}]>".encode() + start, b"&e11;</w:body></w:document>", 1),
    }[kind]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        with archive.open("word/document.xml", "w") as part:
            part.write(first)
            for _ in range(count):
                part.write(piece)


_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="asks Linux for the peak of memory")
@pytest.mark.parametrize("kind", ["one word", "paragraphs", "deep", "entities"])
def test_a_bomb_is_one_line_and_takes_little_memory(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    _write_bomb(kind, path)
    asked = [sys.executable, "-c", _HARMFUL, str(path)]
    told = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.splitlines()
    assert len(told) == 2 and told[0].startswith(("Del", "Filen")), told
    assert int(told[1]) < 300, f"{told[1]} MB"
