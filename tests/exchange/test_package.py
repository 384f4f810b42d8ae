"""What goes into an exchange file comes out of it, and what is wrong in one is told without losing the rest."""

import hashlib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from exchange_making import TIME, a_key, a_package, rewritten, signed_changes

from hsavtal_desktop.core.canonical import decode, encode
from hsavtal_desktop.core.personal import personal_file
from hsavtal_desktop.core.signed import SignedChange
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange.lines import write_line
from hsavtal_desktop.exchange.package import read_package, write_package

MINUTES = b"minutes of a meeting"
SALT = "abcdefghijklmnopqrstuv"
NAME = hashlib.sha256(MINUTES).hexdigest()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "till Åsa.hsapaket"


def test_a_package_is_read_as_it_was_written(path: Path) -> None:
    changes = signed_changes(50)
    manifest = a_package(path, changes, {NAME: MINUTES})
    package = read_package(path)
    assert package.changes == changes
    assert package.blobs == {NAME: MINUTES}
    assert package.refused == []
    assert package.manifest == manifest
    assert (manifest.count, manifest.heads, manifest.purpose) == (50, (changes[-1].id,), "Till sekreteraren")
    assert package.path == path
    assert [item.name for item in path.parent.iterdir()] == [path.name]


def test_a_package_can_be_empty_and_hold_any_character(path: Path) -> None:
    write_package(
        path, workspace="ab" * 32, name="Åäö\n\u2028", heads=[], sender=a_key().author, time=TIME, changes=iter(())
    )
    package = read_package(path)
    assert (package.changes, package.refused, package.manifest.name) == ([], [], "Åäö\n\u2028")


def test_personal_texts_of_many_years_go_in_one_entry(path: Path) -> None:
    contents = [personal_file(f"Åsikt {number}\nmed två rader", SALT) for number in range(31_000)]
    other = encode({"personal": 5})
    texts = {hashlib.sha256(content).hexdigest(): content for content in (*contents, other)}
    a_package(path, signed_changes(1), {**texts, NAME: MINUTES})
    with zipfile.ZipFile(path) as archive:
        assert len(archive.namelist()) == 5, "the two others are entries of their own"
    package = read_package(path)
    assert package.refused == []
    assert package.blobs == {**texts, NAME: MINUTES}


def test_a_line_that_is_no_personal_text_is_told_and_the_others_are_read(path: Path) -> None:
    right = personal_file("Enligt mötet", SALT)
    a_package(path, signed_changes(1))
    rewritten(path, {"personal.txt": b"\n".join((right, b"", MINUTES, b'{"personal":"' + b"x" * 1_100_000 + b'"}'))})
    package = read_package(path)
    assert package.blobs == {hashlib.sha256(right).hexdigest(): right}
    told = [f"Rad {line} av de personliga texterna i {path.name}" for line in (2, 3, 4)]
    assert [sentence.partition(":")[0] for sentence in package.refused] == told


def test_the_same_content_gives_the_same_bytes_and_replaces_the_file(path: Path) -> None:
    a_package(path, signed_changes(3), {NAME: MINUTES})
    first = path.read_bytes()
    a_package(path, signed_changes(2))
    assert path.read_bytes() != first
    a_package(path, signed_changes(3), {NAME: MINUTES})
    assert path.read_bytes() == first


def test_any_program_can_read_it(path: Path) -> None:
    changes = signed_changes(2)
    a_package(path, changes)
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        lines = archive.read("changes.txt").split(b"\n")
    assert [line.partition(b" ")[2] for line in lines] == [changes[0].raw, changes[1].raw, b""]


def test_a_writer_that_breaks_off_leaves_the_old_file(path: Path) -> None:
    a_package(path, signed_changes(3))
    before = path.read_bytes()

    def breaking() -> Iterator[SignedChange]:
        yield signed_changes(1)[0]
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_package(
            path, workspace="ab" * 32, name="", heads=[], sender=a_key().author, time=TIME, changes=breaking()
        )
    assert path.read_bytes() == before
    assert [item.name for item in path.parent.iterdir()] == [path.name]


def test_writing_where_one_may_not_is_told(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match=r"x\.hsapaket kan inte skrivas i mappen"):
        a_package(tmp_path / "missing" / "x.hsapaket", signed_changes(1))


def test_a_change_that_comes_twice_is_read_once(path: Path) -> None:
    changes = signed_changes(3)
    a_package(path, [*changes, changes[0], changes[2]])
    package = read_package(path)
    assert (package.changes, package.refused) == (changes, [])


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (b"", "börjar inte med en underskrift"),
        (b"x" * 40, "börjar inte med en underskrift"),
        (b"A" * 85 + b"B {}", "börjar inte med en underskrift"),
        (b"A" * 86 + b"{}", "börjar inte med en underskrift"),
        (b"A" * 86 + b" {}", "innehåller inte en ändring"),
        (b"A" * 86 + b' {"author":1', "innehåller inte en ändring"),
        (b"\xff\xfe", "börjar inte med en underskrift"),
    ],
)
def test_a_wrong_line_is_told_and_the_rest_is_read(path: Path, wrong: bytes, sentence: str) -> None:
    changes = signed_changes(3)
    a_package(path, changes)
    lines = [write_line(change) for change in changes]
    rewritten(path, {"changes.txt": lines[0] + wrong + b"\n" + lines[2]})
    package = read_package(path)
    assert package.changes == [changes[0], changes[2]]
    assert len(package.refused) == 1
    assert package.refused[0].startswith(f"Rad 2 i {path.name}: ")
    assert sentence in package.refused[0]


def test_a_change_with_the_wrong_signature_is_left_to_the_one_who_opens_it(path: Path) -> None:
    changes = signed_changes(2)
    a_package(path, changes)
    rewritten(path, {"changes.txt": write_line(changes[0]).replace(b"number", b"numbre") + write_line(changes[1])})
    package = read_package(path)
    assert package.refused == []
    assert package.changes[0].id != changes[0].id


def test_a_last_line_without_its_end_is_read_and_a_missing_one_told(path: Path) -> None:
    changes = signed_changes(3)
    a_package(path, changes)
    rewritten(path, {"changes.txt": b"".join(write_line(change) for change in changes).removesuffix(b"\n")})
    assert read_package(path).changes == changes
    rewritten(path, {"changes.txt": b"".join(write_line(change) for change in changes[:2])})
    package = read_package(path)
    assert package.changes == changes[:2]
    assert package.refused == [f"{path.name} ska innehålla 3 ändringar men har 2; be avsändaren skicka den på nytt."]


def test_an_attachment_that_does_not_fit_its_name_is_told(path: Path) -> None:
    a_package(path, signed_changes(1), {NAME: MINUTES})
    rewritten(path, {f"blobs/{NAME}": b"other", f"blobs/{hashlib.sha256(b'more').hexdigest()}": b"more"})
    package = read_package(path)
    assert package.blobs == {hashlib.sha256(b"more").hexdigest(): b"more"}
    assert len(package.refused) == 1
    assert "innehållet stämmer inte" in package.refused[0]


@pytest.mark.parametrize(
    "name", ["../../evil", "/etc/passwd", "blobs/../x", "blobs/" + "AB" * 32, "notes.txt", "blobs/"]
)
def test_an_entry_of_another_name_is_told_and_never_written_anywhere(path: Path, name: str) -> None:
    a_package(path, signed_changes(1))
    rewritten(path, {name: b"evil"})
    package = read_package(path)
    assert package.changes == signed_changes(1)
    assert package.blobs == {}
    assert len(package.refused) == 1
    assert "hör inte till en utbytesfil" in package.refused[0]
    assert [item.name for item in path.parent.iterdir()] == [path.name]


def test_a_newer_format_is_refused(path: Path) -> None:
    a_package(path, signed_changes(1))
    with zipfile.ZipFile(path) as archive:
        manifest = decode(archive.read("manifest.json"))
    rewritten(path, {"manifest.json": encode({**manifest, "format": 2})})
    with pytest.raises(Trouble, match=r"till Åsa\.hsapaket har format 2, .*uppdatera programmet"):
        read_package(path)


@pytest.mark.parametrize(
    "wrong",
    [
        *({"workspace": "x"}, {"count": -1}, {"count": True}, {"count": "1"}, {"heads": ["x"]}, {"heads": {}}),
        *({"sender": "x"}, {"name": None}, {"format": 0}, {"format": True}, {"format": None}),
    ],
)
def test_a_wrong_manifest_is_refused(path: Path, wrong: dict[str, object]) -> None:
    a_package(path, signed_changes(1))
    with zipfile.ZipFile(path) as archive:
        manifest = decode(archive.read("manifest.json"))
    rewritten(path, {"manifest.json": encode({**manifest, **wrong})})
    with pytest.raises(Trouble, match="felaktig innehållsförteckning"):
        read_package(path)


@pytest.mark.parametrize("manifest", [b"", b"[]", b"{", b"{}", b"\xff", b'{"a": 1}', b"[" * 50_000])
def test_a_manifest_that_is_not_one_is_refused(path: Path, manifest: bytes) -> None:
    a_package(path, signed_changes(1))
    with pytest.raises(Trouble, match="innehållsförteckning"):
        read_package(rewritten(path, {"manifest.json": manifest}))
