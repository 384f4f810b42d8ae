"""A reader's copy: exactly the frozen text, signed, with nothing of the work and nobody's name."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hsavtal_desktop.core import digest
from hsavtal_desktop.core.canonical import encode
from hsavtal_desktop.core.edits import ReplaceText, SetRecord
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange.keys import encode as spelt
from hsavtal_desktop.workspace.handed_over import handed_over
from hsavtal_desktop.workspace.readers_copy import page_of, read_version_file, save_page, write_readers_copy
from hsavtal_desktop.workspace.workspace import Workspace
from tests.workspace.copies import opened_copy

COPY = "läs.hsaversion"


@pytest.fixture(scope="module")
def frozen(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the example lies after a version was frozen and read out, with work that came after it."""
    folder = tmp_path_factory.mktemp("frozen")
    with opened_copy(prepared, folder) as workspace:
        workspace.name_version("Beslutsunderlag", frozen=True)
        workspace.perform(ReplaceText("b.B_6_1", 0, 0, "Efter frysningen. "))
        workspace.perform(SetRecord("comment", "k9", {"clause": "B_6_1", "text": "Hemlig fråga"}))
        workspace.release()
        path = folder / COPY
        write_readers_copy(workspace, "Beslutsunderlag", path, recipient="Kommunfullmäktige", purpose="beslut")
    return folder


@pytest.fixture
def example(frozen: Path, tmp_path: Path) -> Iterator[Workspace]:
    """The workspace that the copy was made from."""
    with opened_copy(frozen, tmp_path) as workspace:
        yield workspace


@pytest.fixture
def copy(example: Workspace, tmp_path: Path) -> Path:
    return tmp_path / COPY


def entries(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_it_holds_exactly_the_frozen_text_and_is_noted_as_sent(example: Workspace, copy: Path) -> None:
    read = read_version_file(copy)
    (version,) = [one for one in example.versions() if one.label == "Beslutsunderlag"]
    assert read.whole and read.hash == version.hash and read.author == example.author
    state = example.state_at(version.heads)
    assert [one.title for one in read.documents] == [example.document(one.id).title for one in read.documents]
    for document in read.documents:
        clauses = digest.document_content(state, document.id)["clauses"]
        assert [(one.number, one.id) for one in document.clauses] == [(one[0], one[1]) for one in clauses]
        for mine, theirs in zip(document.clauses, clauses, strict=True):
            assert [line.text for line in mine.body] == [line[2] for line in theirs[3]]
    assert handed_over(example)[0].recipient == "Kommunfullmäktige"
    assert handed_over(example)[0].content == "version"


def test_it_holds_nothing_of_the_work_and_nobodys_name(example: Workspace, copy: Path) -> None:
    every = b"".join(entries(copy).values()).decode()
    assert "Efter frysningen" not in every and "Hemlig fråga" not in every
    assert not [member.name for member in example.members() if member.name and re.search(rf"\b{member.name}\b", every)]
    assert not any(change in every for change in example.state.changes if change != example.log.workspace)


def test_the_page_can_be_read_without_the_program(copy: Path, tmp_path: Path) -> None:
    page = entries(copy)["avtal.html"].decode()
    read = read_version_file(copy)
    assert page == page_of(read)
    clauses = [clause for one in read.documents for clause in one.clauses]
    atoms = [atom for clause in clauses for line in clause.body for atom in line.atoms]
    assert page.count("<table") == sum(atom.kind == "table" for atom in atoms) > 10
    assert "<script" not in page and "http://" not in page.replace("http-equiv", "")
    assert page.count('<h2 class="part">Bilaga 1 ') >= 1
    assert "Exempeltext" in page and "Beslutsunderlag" in page
    save_page(read, tmp_path / "ut.html")
    assert (tmp_path / "ut.html").read_text(encoding="utf-8") == page


def test_only_a_frozen_version_becomes_one(prepared: Path, tmp_path: Path) -> None:
    with opened_copy(prepared, tmp_path) as workspace:
        workspace.name_version("Utkast 7")
        for label, told in (("Utkast 7", "inte fryst"), ("Finns inte", "ingen version")):
            with pytest.raises(Trouble, match=told):
                write_readers_copy(workspace, label, tmp_path / "x.hsaversion", recipient="Någon")
        assert not list(tmp_path.glob("*.hsaversion")) and not handed_over(workspace)


Change = Callable[[dict[str, bytes]], None]


def altered(path: Path, change: Change, key: Workspace | None = None) -> Path:
    """A copy of the file with something changed in it; with ``key`` signed anew by that person."""
    found = entries(path)
    change(found)
    if key is not None:
        signature = key.installation.key.sign(b"hsavtal version\n" + found["version.json"])
        found["signature.txt"] = f"{key.author} {spelt(signature)}".encode()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in found.items():
            archive.writestr(name, content)
    out = path.with_stem("ändrad")
    out.write_bytes(made.getvalue())
    return out


def test_what_was_altered_after_signing_is_refused(copy: Path) -> None:
    def other_words(found: dict[str, bytes]) -> None:
        name = next(name for name in found if name.startswith("documents/"))
        found[name] = found[name].replace(b"fem vardagar", b"sex vardagar").replace(b'"P', b'"Q')

    def other_label(found: dict[str, bytes]) -> None:
        found["version.json"] = found["version.json"].replace(b"Beslutsunderlag", b"Beslutsversion")

    def no_text(found: dict[str, bytes]) -> None:
        del found[next(name for name in found if name.startswith("documents/"))]

    for change, told in ((other_words, "ändrats"), (other_label, "ändrats"), (no_text, "inte hel")):
        with pytest.raises(Trouble, match=told):
            read_version_file(altered(copy, change))


def test_a_copy_that_is_signed_for_another_text_says_that_it_is_not_the_frozen_one(
    example: Workspace, copy: Path
) -> None:
    def rewrite(found: dict[str, bytes]) -> None:
        about = json.loads(found["version.json"])
        name, old, starts = about["documents"][0]
        record = json.loads(found.pop(f"documents/{old}.json"))
        record["clauses"][0][3][0][2] = "Något helt annat."
        content = encode(record, 48)
        about["documents"][0] = [name, hashlib.sha256(content).hexdigest(), starts]
        found[f"documents/{about['documents'][0][1]}.json"] = content
        found["version.json"] = encode(about)

    assert not read_version_file(altered(copy, rewrite, example)).whole


def test_a_second_text_under_the_name_of_a_frozen_one_is_refused(example: Workspace, copy: Path) -> None:
    """The checksum of the version would cover the last of them, and the reader see both."""

    def slip_in(found: dict[str, bytes]) -> None:
        about = json.loads(found["version.json"])
        name, old, starts = about["documents"][0]
        record = json.loads(found[f"documents/{old}.json"])
        record["clauses"][0][3][0][2] = "Regionen betalar allt."
        content = encode(record, 48)
        about["documents"].insert(0, [name, hashlib.sha256(content).hexdigest(), starts])
        found[f"documents/{about['documents'][0][1]}.json"] = content
        found["version.json"] = encode(about)

    with pytest.raises(Trouble, match="felaktig"):
        read_version_file(altered(copy, slip_in, example))


@pytest.mark.parametrize(
    "looks",
    [
        [[0, 9, "bold", True], [1, 2, "bold", True]],
        [[number, 1, "bold", True] for number in reversed(range(9))],
        [[0, 1, "blink", True]],
        [[0, 1, "bold"]],
    ],
)
def test_looks_that_lie_over_each_other_are_refused(example: Workspace, copy: Path, looks: list[object]) -> None:
    """A page of them would grow with the square of the copy."""

    def dress(found: dict[str, bytes]) -> None:
        about = json.loads(found["version.json"])
        name, old, starts = about["documents"][0]
        record = json.loads(found.pop(f"documents/{old}.json"))
        record["clauses"][0][3][0][3] = looks
        content = encode(record, 48)
        about["documents"][0] = [name, hashlib.sha256(content).hexdigest(), starts]
        found[f"documents/{about['documents'][0][1]}.json"] = content
        found["version.json"] = encode(about)

    with pytest.raises(Trouble, match="inte kan läsas"):
        read_version_file(altered(copy, dress, example))


def test_hostile_copies_are_refused_with_a_sentence(example: Workspace, copy: Path) -> None:
    def about(**fields: object) -> Change:
        def change(found: dict[str, bytes]) -> None:
            found["version.json"] = encode({**json.loads(found["version.json"]), **fields})

        return change

    def deep(found: dict[str, bytes]) -> None:
        record = json.loads(found["version.json"])
        content = b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
        record["documents"][0][1] = hashlib.sha256(content).hexdigest()
        found[f"documents/{record['documents'][0][1]}.json"] = content
        found["version.json"] = encode(record)

    def large(found: dict[str, bytes]) -> None:
        record = json.loads(found["version.json"])
        content = b'"' + b"x" * (9 * 1024 * 1024) + b'"'
        record["documents"][0][1] = hashlib.sha256(content).hexdigest()
        found[f"documents/{record['documents'][0][1]}.json"] = content
        found["version.json"] = encode(record)

    hostile: tuple[tuple[Change, str], ...] = (
        (about(format=2), "nyare|uppdatera"),
        (about(documents=[["d", "../../etc/passwd", []]]), "felaktig"),
        (about(documents=[["d", "0" * 64, []]] * 101), "felaktig"),
        (about(label=7), "felaktig"),
        (about(pictures=["0" * 64]), "inte hel"),
        (deep, "inte kan läsas"),
        (large, "orimligt stor"),
    )
    for change, told in hostile:
        with pytest.raises(Trouble, match=told):
            read_version_file(altered(copy, change, example))
