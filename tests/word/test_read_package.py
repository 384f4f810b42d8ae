"""Damaged, hostile and foreign files: one clear sentence each, no crash, no runaway memory."""

import io
import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from word_making import NAMESPACES, WHO, archive, inserted, paragraph, relations, run, word_file

from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.word import package as package_module
from hsavtal_desktop.word import zip_guard
from hsavtal_desktop.word.model import WordParagraph
from hsavtal_desktop.word.package import open_package
from hsavtal_desktop.word.reading import read_document, read_word
from hsavtal_desktop.word.safe_xml import Budget

GOOD = word_file(paragraph(run("Exempeltext ") + inserted("ny")))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def document(text: str, **parts: str) -> bytes:
    return word_file(parts={"word/document.xml": text, **parts})


def wrapped(body: str, head: str = "") -> str:
    return f"{head}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"


UNUSUAL = wrapped("", '<?xml version="1.0" encoding="EUC-JP"?><!DOCTYPE w:document [<!ENTITY a "b">]>')


def foreign(kind: str) -> bytes:
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/x/main.xml" ContentType="application/vnd.{kind}.main+xml"/></Types>'
    )
    return archive(
        {"[Content_Types].xml": types, "_rels/.rels": relations({"x/main.xml": "officeDocument"}), "x/main.xml": "<a/>"}
    )


def encrypted_entry() -> bytes:
    """The good file with the encryption flag set on every entry of its directory."""
    data = bytearray(GOOD)
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    return bytes(data)


def damaged_entry() -> bytes:
    """The good file with a byte of the stored text changed, so that its checksum is wrong."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as target, zipfile.ZipFile(io.BytesIO(GOOD)) as source:
        for name in source.namelist():
            target.writestr(name, source.read(name))
    return stream.getvalue().replace(b"Exempeltext", b"Exempeltexx")


def squeezed(method: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as target, zipfile.ZipFile(io.BytesIO(GOOD)) as source:
        for name in source.namelist():
            target.writestr(name, source.read(name))
    return stream.getvalue()


REFUSED = {
    "empty": (b"", "är tom"),
    "plain text": (b"Hej. " * 50, "inte en Word-fil"),
    "old Word": (OLE + "WordDocument".encode("utf-16-le"), "gamla Word-formatet"),
    "protected": (OLE + "EncryptedPackage".encode("utf-16-le"), "lösenord"),
    "rich text": (b"{\\rtf1 hej}", "RTF-fil"),
    "pdf": (b"%PDF-1.7 ...", "PDF-fil"),
    "flat xml": (b"<?xml version='1.0'?><a/>", "XML-fil"),
    "cut off": (GOOD[: len(GOOD) // 2], "ofullständig"),
    "protected entries": (encrypted_entry(), "lösenord"),
    "damaged entry": (damaged_entry(), "skadad"),
    "other compression": (squeezed(zipfile.ZIP_BZIP2), "packad på ett sätt"),
    "OpenDocument": (
        archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}),
        "OpenDocument",
    ),
    "zip of other things": (archive({"a.txt": "hej"}), "inte en Word-fil"),
    "Excel": (foreign("openxmlformats-officedocument.spreadsheetml.sheet"), "Excel"),
    "PowerPoint": (foreign("openxmlformats-officedocument.presentationml.presentation"), "PowerPoint"),
    "no main part": (
        archive({"[Content_Types].xml": "<Types/>", "_rels/.rels": relations({"word/document.xml": "officeDocument"})}),
        "saknar själva dokumenttexten",
    ),
    "nothing in the main part": (document(""), "går inte att läsa"),
    "DTD": (document(wrapped("", '<!DOCTYPE w:document [<!ENTITY a "b">]>')), "DTD"),
    "DTD in an ill-formed part": (document(wrapped("<w:p>", '<!DOCTYPE x [<!ENTITY a "b">]>')[:-20]), "DTD"),
    "DTD in a doctype of its own": (document('<!DOCTYPE x SYSTEM "http://example.invalid/x.dtd"><x/>'), "DTD"),
    "too deep": (document(wrapped("<w:sdt>" * 400 + "</w:sdt>" * 400)), "nästlad djupare"),
    "too deep and ill-formed": (document(wrapped("<w:p>&</w:p>" + "<w:sdt>" * 230)), "nästlad djupare"),
    "DTD in an encoding the first scan does not know": (
        word_file(parts={"word/document.xml": UNUSUAL.encode("euc-jp")}),
        "DTD",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused_with_one_sentence_that_names_the_file(name: str) -> None:
    data, words = REFUSED[name]
    with pytest.raises(Trouble) as trouble:
        read_word(data, "retur från kommunen.docx")
    message = str(trouble.value)
    assert words in message
    assert "retur från kommunen.docx" in message
    assert message.endswith(".")
    assert "\n" not in message


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "finns inte.docx", tmp_path):
        with pytest.raises(Trouble, match="går inte att öppna"):
            read_word(path)


def test_a_file_reads_from_its_path_and_can_be_removed_afterwards(tmp_path: Path) -> None:
    path = tmp_path / "fil.docx"
    path.write_bytes(GOOD)
    assert read_word(path).accepted == ["Exempeltext ny"]
    with pytest.raises(Trouble):
        open_package(tmp_path)
    path.unlink()


def bomb(names: list[str], megabytes: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        with zipfile.ZipFile(io.BytesIO(GOOD)) as source:
            for name in set(source.namelist()) - set(names):
                target.writestr(name, source.read(name))
        for name in names:
            with target.open(name, "w") as entry:
                entry.write(wrapped("")[:-20].encode())
                for _ in range(megabytes):
                    entry.write(b" " * 1_000_000)
    return stream.getvalue()


def lying(data: bytes, size: int) -> bytes:
    """The archive with every entry said to unpack to ``size`` bytes."""
    changed = bytearray(data)
    at = 0
    while (at := changed.find(b"PK\x01\x02", at)) >= 0:
        changed[at + 24 : at + 28] = struct.pack("<I", size)
        at += 4
    return bytes(changed)


@pytest.mark.parametrize("honest", [True, False])
def test_a_small_archive_that_unpacks_to_much_is_refused_within_little_memory(honest: bool) -> None:
    data = bomb(["word/document.xml"], 120)
    assert len(data) < 425_000
    if not honest:
        data = lying(data, 1000)
    tracemalloc.start()
    with pytest.raises(Trouble):
        read_word(data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 5_000_000


def test_many_parts_that_are_each_small_enough_are_refused_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package_module, "MAX_DECLARED_BYTES", 1_000)
    with pytest.raises(Trouble, match="orimligt stor"):
        read_word(GOOD)


def test_parts_that_unpack_to_too_much_together_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package_module, "Budget", lambda: Budget(xml_bytes=1_500))
    with pytest.raises(Trouble, match="orimligt stor"):
        read_word(GOOD)


def test_many_nodes_are_refused() -> None:
    with pytest.raises(Trouble, match="orimligt stor"):
        read_word(document(wrapped("<a/>" * 1_600_000)))


def test_many_entries_are_refused_before_they_are_listed() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for number in range(package_module.MAX_ENTRIES + 1):
            target.writestr(str(number), b"")
    with pytest.raises(Trouble, match="orimligt många"):
        read_word(stream.getvalue())
    end = b"PK\x05\x06" + bytes(8) + struct.pack("<II", zip_guard.MAX_DIRECTORY_BYTES + 1, 0) + bytes(2)
    with pytest.raises(Trouble, match="orimligt många"):
        read_word(b"PK\x03\x04" + end)


def test_names_with_tricks_in_them_are_only_names() -> None:
    links = relations({"../../../../etc/passwd": "styles", "C:\\x.xml": "settings", "file:///etc/passwd": "comments"})
    source = word_file(
        paragraph(run("a")),
        parts={"word/_rels/document.xml.rels": links, "../../utanför.xml": "<a/>", "/etc/passwd2": "<a/>"},
    )
    assert read_word(source).accepted == ["a"]


def test_external_targets_are_listed_and_never_opened() -> None:
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://x/styles" Target="http://example.invalid/styles.xml" TargetMode="External"/>'
        '<Relationship Id="r2" Type="http://x/hyperlink" Target="http://example.invalid/" TargetMode="External"/>'
        "</Relationships>"
    )
    body = paragraph(f'<w:hyperlink r:id="r2">{run("länk")}</w:hyperlink>')
    source = word_file(body, parts={"word/_rels/document.xml.rels": links})
    with open_package(source) as package:
        assert [link.external for link in package.relationships(package.main_part)] == [True, True]
    (block,) = read_document(source).body
    assert isinstance(block, WordParagraph)
    assert block.runs[0].link == "http://example.invalid/"


def test_ill_formed_text_is_recovered_with_a_warning() -> None:
    reading = read_word(document(wrapped(paragraph(run("kvar")) + "<w:p><w:r></w:p>" + paragraph(run("mer")))))
    assert reading.accepted == ["kvar", "mer"]
    assert len(reading.warnings) == 1
    assert "word/document.xml" in reading.warnings[0]


def test_a_prefix_that_was_never_declared_is_understood_with_a_warning() -> None:
    text = paragraph(run("a ") + f"<w:del {WHO}>{run('bort')}</w:del>") + "<w:>"
    reading = read_word(document(f"<w:document><w:body>{text}</w:body></w:document>"))
    assert (reading.accepted, reading.rejected) == (["a"], ["a bort"])
    assert [entry.author for entry in reading.revisions] == ["Exempel Ek"]
    assert len(reading.warnings) == 1


def test_a_damaged_side_part_costs_a_warning_only() -> None:
    reading = read_word(word_file(paragraph(run("a")), beside={"styles.xml": ("styles", "")}))
    assert reading.accepted == ["a"]
    assert len(reading.warnings) == 1


def test_other_encodings_and_missing_relationships_are_read() -> None:
    text = wrapped(paragraph(run("åäö")), '<?xml version="1.0" encoding="UTF-16"?>')
    assert read_word(word_file(parts={"word/document.xml": text.encode("utf-16")})).accepted == ["åäö"]
    without = {"[Content_Types].xml": "<Types/>", "word/document.xml": wrapped(paragraph(run("a")))}
    assert read_word(archive(without)).accepted == ["a"]


@given(st.data())
def test_any_changed_bytes_give_a_reading_or_one_sentence(data: st.DataObject) -> None:
    stored = squeezed(data.draw(st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])))
    changed = bytearray(stored)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(changed) - 1))
        changed[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    try:
        read_document(bytes(changed))
    except Trouble as trouble:
        assert str(trouble).endswith(".")


@given(st.data())
def test_any_changed_markup_gives_a_reading_or_one_sentence(data: st.DataObject) -> None:
    markup = wrapped(paragraph(run("a ") + inserted("b"), mark="del") + paragraph(run("c"))).encode()
    changed = bytearray(markup)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(changed) - 1))
        piece = data.draw(
            st.sampled_from([b"<", b">", b"</w:p>", b"<w:p>", b"&", b"\x00", b"\xff", b"<w:tbl>", b"w:", b""])
        )
        changed[at : at + data.draw(st.integers(0, 4))] = piece
    try:
        read_document(word_file(parts={"word/document.xml": bytes(changed)}))
    except Trouble as trouble:
        assert str(trouble).endswith(".")
