"""Files made to do harm, cut off or mixed up give one sentence and nothing else."""

import os
import random
import struct
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from exchange_making import a_key, a_package, rewritten, signed_changes

from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange import lines, package, personal_lines, zip_reading
from hsavtal_desktop.exchange.encryption import MAX_HEADER_BYTES, MAX_READERS, encrypted, read_readable
from hsavtal_desktop.exchange.lines import read_lines, write_line
from hsavtal_desktop.exchange.package import read_package
from hsavtal_desktop.exchange.request import read_request
from hsavtal_desktop.exchange.signatures import open_signed
from hsavtal_desktop.workspace.invitation import read_card

MB = 1024 * 1024


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "fil.hsapaket"
    a_package(path, signed_changes(5), {})
    return path


def refusal(path: Path) -> str:
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(Trouble) as told:
        read_package(path)
    assert (path.read_bytes() if path.is_file() else b"") == before
    assert path.name in str(told.value)
    return str(told.value)


def test_missing_files_folders_and_empty_files_are_told(tmp_path: Path) -> None:
    assert "kan inte läsas" in refusal(tmp_path / "nothing.hsapaket")
    assert "är en mapp" in refusal(tmp_path)
    (tmp_path / "empty").write_bytes(b"")
    assert "är tom" in refusal(tmp_path / "empty")


def test_a_file_of_another_kind_is_told(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + bytes(5_000))
    assert "är inte en utbytesfil" in refusal(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    assert "är inte en utbytesfil" in refusal(path)


def test_a_file_cut_off_anywhere_is_told(path: Path) -> None:
    content = path.read_bytes()
    for length in range(4, len(content)):
        path.write_bytes(content[:length])
        assert "avkortad eller skadad" in refusal(path)


def test_a_bomb_is_refused_before_it_fills_the_memory(path: Path) -> None:
    rewritten(path, {"changes.txt": bytes(200 * MB)})
    tracemalloc.start()
    assert "orimligt stor" in refusal(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 120 * MB


def test_a_bomb_among_the_attachments_is_left_out(path: Path) -> None:
    rewritten(path, {"blobs/" + "ab" * 32: bytes(40 * MB)})
    package = read_package(path)
    assert len(package.changes) == 5
    assert package.refused == [f"Bilagan {'ab' * 6} i fil.hsapaket har inte tagits in: den är för stor."]


def test_personal_texts_without_end_are_refused_before_they_fill_the_memory(path: Path) -> None:
    rewritten(path, {"personal.txt": bytes(70 * MB)})
    tracemalloc.start()
    assert "orimligt stor" in refusal(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 120 * MB


def test_more_personal_texts_than_there_may_be_are_left_out(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(personal_lines, "MAX_LINES", 3)
    rewritten(
        path,
        {
            "personal.txt": b"".join(
                b'{"personal":"%d","salt":"abcdefghijklmnopqrstuv"}\n' % number for number in range(9)
            )
        },
    )
    package = read_package(path)
    assert len(package.blobs) == 3 and len(package.refused) == 1 and "fler rader" in package.refused[0]


def test_a_manifest_without_end_is_refused(path: Path) -> None:
    assert "orimligt stor" in refusal(rewritten(path, {"manifest.json": b" " * (2 * MB)}))


def test_a_declared_size_is_not_believed(path: Path) -> None:
    rewritten(path, {"manifest.json": b" " * (2 * MB)})
    honest = struct.pack("<I", 2 * MB)
    path.write_bytes(path.read_bytes().replace(honest, struct.pack("<I", 300)))
    assert "skadad" in refusal(path)


def test_a_line_that_is_too_long_is_told_and_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MAX_LINE", 1_000)
    good = signed_changes(1)[0]

    def arriving() -> Iterator[bytes]:
        yield write_line(good)
        for number in range(200):
            yield bytes([65 + number % 26]) * 100_000
        yield b"\n" + write_line(good)[:100]
        yield write_line(good)[100:]

    tracemalloc.start()
    found = list(read_lines(arriving()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found[0] == found[2] == good
    assert len(found) == 3
    assert isinstance(found[1], str)
    assert "större än" in found[1]
    assert peak < 2 * MB


def test_lines_are_the_same_however_the_bytes_arrive() -> None:
    changes = signed_changes(4)
    whole = b"".join(write_line(change) for change in changes)
    for size in (1, 7, 100, 1_000, len(whole)):
        assert list(read_lines(whole[at : at + size] for at in range(0, len(whole), size))) == changes


def test_a_file_full_of_wrong_lines_is_given_up(path: Path) -> None:
    assert "fler än 1000 fel" in refusal(rewritten(path, {"changes.txt": b"\n" * 100_000}))


def test_a_file_with_too_many_entries_is_refused_before_they_are_listed(path: Path) -> None:
    with zipfile.ZipFile(path, "a") as archive:
        for number in range(30_000):
            archive.writestr(f"{number:0120}", b"")
    assert "för många poster" in refusal(path)


def test_a_second_list_of_contents_for_large_files_is_refused(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:-22] + b"PK\x06\x07" + bytes(16) + content[-22:])
    assert "för många poster" in refusal(path)


@pytest.mark.parametrize(("place", "what"), [(6, "flag"), (8, "flag"), (10, "method")])
def test_encrypted_entries_and_odd_packing_are_refused(path: Path, place: int, what: str) -> None:
    content = bytearray(path.read_bytes())
    entry = content.index(b"PK\x01\x02")
    if what == "method":
        struct.pack_into("<H", content, entry + place, 12)
        sentence = "packad på ett sätt"
    else:
        struct.pack_into("<H", content, entry + 8, 1)
        sentence = "skyddad med lösenord"
    path.write_bytes(content)
    assert sentence in refusal(path)


def test_two_lists_of_changes_in_one_file_are_refused(path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr("changes.txt", b"")
    assert "skadad" in refusal(path)


def test_content_hidden_behind_the_end_is_refused(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"more")
    assert "skadad" in refusal(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("manifest.json", b"")
        archive.comment = b"more"
    assert "skadad" in refusal(path)


def _flip(content: bytearray, draw: random.Random) -> None:
    content[draw.randrange(len(content))] ^= 1 << draw.randrange(8)


def _overwrite(content: bytearray, draw: random.Random) -> None:
    at = draw.randrange(len(content))
    content[at : at + 8] = draw.randbytes(draw.randrange(1, 16))


def _cut_out(content: bytearray, draw: random.Random) -> None:
    at = draw.randrange(len(content))
    del content[at : at + draw.randrange(1, 200)]


def _double(content: bytearray, draw: random.Random) -> None:
    at, length = draw.randrange(len(content)), draw.randrange(1, 200)
    content[at:at] = content[at : at + length]


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("mutate", [_flip, _overwrite, _cut_out, _double])
def test_a_damaged_file_gives_a_sentence_or_only_what_was_signed(
    tmp_path: Path, mutate: Callable[[bytearray, random.Random], None], seed: int
) -> None:
    draw = random.Random(seed)
    path = tmp_path / "fil.hsapaket"
    changes = signed_changes(8)
    a_package(path, changes, {})
    good = path.read_bytes() if seed % 2 else rewritten(path, {}, compression=zipfile.ZIP_STORED).read_bytes()
    for _ in range(60):
        content = bytearray(good)
        mutate(content, draw)
        path.write_bytes(content)
        try:
            package = read_package(path)
        except Trouble as told:
            assert path.name in str(told)
            continue
        for signed in package.changes:
            try:
                open_signed(signed)
            except Trouble:
                continue
            assert signed in changes


def test_the_bounds_leave_room_for_what_honest_people_send() -> None:
    assert zip_reading.MAX_DIRECTORY_BYTES > 30_000 * (46 + 70)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.hsapaket")
    for read in (read_package, read_readable, read_request, read_card):
        with pytest.raises(Trouble, match="ingen vanlig fil"):
            read(tmp_path / "pipe.hsapaket")


def test_what_unpacks_to_the_wrong_thing_counts_against_the_bound_of_all(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Forty attachments, none of which fits its name, would else be unpacked to forty times the bound."""
    monkeypatch.setattr(package, "MAX_BLOBS_BYTES", 3 * MB + 100_000)
    rewritten(path, {f"blobs/{number:064x}": bytes(MB) for number in range(40)})
    found = read_package(path).refused
    assert len(found) == 40
    assert [sentence.endswith("den är för stor.") for sentence in found] == [False] * 3 + [True] * 37


AGE = b"age-encryption.org/v1\n"
HEADERS = {
    "without an end": AGE + b"-> X25519 " + b"A" * 1_000_000,
    "with readers without end": AGE + (b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n") * 10_000,
    "that ends too late": AGE + (b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n") * 1_000 + b"--- " + b"A" * 43,
    "that seems to end": AGE + b"-> X25519 AA\n--- " + b"A" * 1_000_000,
}


@pytest.mark.parametrize("what", sorted(HEADERS))
def test_an_encrypted_file_with_a_header_without_end_is_refused_at_once(tmp_path: Path, what: str) -> None:
    (tmp_path / "fil.hsapaket").write_bytes(HEADERS[what])
    # The library would be busy for hours.
    with pytest.raises(Trouble, match="krypterad för andra än dig, eller skadad"):
        read_readable(tmp_path / "fil.hsapaket", a_key())


def test_a_header_has_room_for_as_many_readers_as_a_file_may_have() -> None:
    authors = [a_key(number).author for number in range(MAX_READERS + 1)]
    assert encrypted(b"", authors[1:]).index(b"\n--- ") < MAX_HEADER_BYTES - 1_000
    with pytest.raises(Trouble, match=f"högst {MAX_READERS}"):
        encrypted(b"", authors)


def test_a_name_of_as_many_bytes_as_a_folder_takes_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("\N{SNOWFLAKE}" * 82 + ".hsapaket")
    a_package(path, signed_changes(1), {})
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
