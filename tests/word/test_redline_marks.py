"""What a redline marks, and what it leaves alone.  Sample sentences: exempeltext – inte gällande avtal."""

import io
import re
import zipfile
from collections import Counter

import pytest
from lxml import etree

from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.word.names import W
from hsavtal_desktop.word.reading import read_word
from hsavtal_desktop.word.redline import redline
from tests.word.word_making import (
    archive,
    cell,
    deleted,
    field_character,
    inserted,
    instruction,
    paragraph,
    part,
    row,
    run,
    table,
    word_file,
)

TIME = "2026-11-22T09:41:00Z"
LONG = "Regionen ansvarar för att hemsjukvården planeras i samråd med kommunen."
OTHER_TEXT = "Kommunen följer upp kvaliteten två gånger per år och redovisar resultatet."
THIRD = "Parterna utser en gemensam ledningsgrupp som sammanträder varje månad."


def compared(old: str, new: str) -> bytes:
    return redline(word_file(old), word_file(new), time=TIME)


def document(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))


def exact(old: bytes, new: bytes) -> bytes:
    """The redline, after checking that it gives both texts."""
    made = redline(old, new, time=TIME)
    reading = read_word(made)
    assert reading.accepted == read_word(new).accepted
    assert reading.rejected == read_word(old).accepted
    assert not reading.warnings
    return made


def exact_bodies(old: str, new: str) -> bytes:
    return exact(word_file(old), word_file(new))


def marks(data: bytes) -> list[tuple[str, str]]:
    return [(revision.kind, revision.text) for revision in read_word(data).revisions]


def text_paragraph(text: str) -> str:
    return paragraph(run(text))


def test_equal_files_have_no_marks() -> None:
    body = text_paragraph(LONG) + table(row(cell(text_paragraph("A")), cell(text_paragraph("B"))))
    assert marks(exact_bodies(body, body)) == []


def test_changed_words_are_marked_whole() -> None:
    made = exact_bodies(text_paragraph(LONG), text_paragraph(LONG.replace("Regionen", "Kommunen")))
    assert marks(made) == [("del", "Regionen"), ("ins", "Kommunen")]


def test_marks_carry_author_and_time_and_numbers_of_their_own() -> None:
    old = text_paragraph(LONG) + text_paragraph(OTHER_TEXT)
    new = paragraph('<w:bookmarkStart w:id="17" w:name="a"/><w:bookmarkEnd w:id="17"/>' + run("Annat " + LONG))
    made = redline(word_file(old), word_file(new), author="Granskare", time=TIME)
    found = list(document(made).iter(f"{W}ins", f"{W}del"))
    assert {(element.get(f"{W}author"), element.get(f"{W}date")) for element in found} == {("Granskare", TIME)}
    numbers = [int(element.get(f"{W}id", "0")) for element in found]
    assert len(set(numbers)) == len(numbers)
    assert min(numbers) > 17


def test_the_look_of_runs_is_kept_on_both_sides() -> None:
    old = paragraph(run("Fet text ", properties="<w:b/>") + run("gammal sak"))
    new = paragraph(run("Fet text ", properties="<w:b/>") + run("ny sak", properties="<w:i/>"))
    root = document(exact_bodies(old, new))
    inserted_run = root.find(f".//{W}ins/{W}r")
    deleted_run = root.find(f".//{W}del/{W}r")
    assert inserted_run is not None
    assert deleted_run is not None
    assert inserted_run.find(f"{W}rPr/{W}i") is not None
    assert deleted_run.find(f"{W}rPr") is None


def test_another_look_alone_is_not_marked() -> None:
    old = paragraph(run("Samma ord hela vägen"))
    new = paragraph(run("Samma ", properties="<w:b/>") + run("ord hela vägen"), properties='<w:jc w:val="center"/>')
    assert marks(exact_bodies(old, new)) == []


def test_inserted_and_deleted_paragraphs_have_their_marks_marked() -> None:
    old = text_paragraph(LONG) + text_paragraph("Det här stycket ska bort nu.") + text_paragraph(THIRD)
    new = text_paragraph(LONG) + text_paragraph(THIRD) + text_paragraph("Ett tillkommet stycke sist.")
    made = exact_bodies(old, new)
    assert marks(made) == [
        ("pmark-del", ""),
        ("del", "Det här stycket ska bort nu."),
        ("pmark-ins", ""),
        ("ins", "Ett tillkommet stycke sist."),
    ]


def test_moved_paragraphs_are_marked_as_one_move() -> None:
    texts = [
        LONG,
        OTHER_TEXT,
        THIRD,
        "Avtalet gäller från den 1 januari 2027 och tills vidare.",
        "Tvister löses av parterna.",
    ]
    old = "".join(map(text_paragraph, texts))
    new = "".join(map(text_paragraph, [*texts[2:], *texts[:2]]))
    made = exact_bodies(old, new)
    assert Counter(kind for kind, _text in marks(made)) == {
        "moveFrom": 2,
        "moveTo": 2,
        "pmark-moveFrom": 2,
        "pmark-moveTo": 2,
    }
    root = document(made)
    starts = [*root.iter(f"{W}moveFromRangeStart"), *root.iter(f"{W}moveToRangeStart")]
    assert [start.get(f"{W}name") for start in starts] == ["move1", "move1"]
    ends = {end.get(f"{W}id") for end in root.iter(f"{W}moveFromRangeEnd", f"{W}moveToRangeEnd")}
    assert ends == {start.get(f"{W}id") for start in starts}


def test_words_changed_in_a_moved_paragraph_are_marked_as_inserted_there() -> None:
    texts = [LONG, OTHER_TEXT, THIRD]
    changed = LONG.replace("samråd", "samverkan")
    made = exact_bodies("".join(map(text_paragraph, texts)), "".join(map(text_paragraph, [*texts[1:], changed])))
    assert ("ins", "samverkan") in marks(made)
    assert ("moveFrom", LONG) in marks(made)


def test_a_split_paragraph_has_an_inserted_mark_and_no_repeated_text() -> None:
    made = exact_bodies(text_paragraph(f"{LONG} {THIRD}"), text_paragraph(LONG) + text_paragraph(THIRD))
    assert sorted(marks(made)) == [("del", " "), ("pmark-ins", "")]


def test_merged_paragraphs_have_a_deleted_mark_and_no_repeated_text() -> None:
    old = paragraph(run(LONG), properties='<w:jc w:val="right"/>') + text_paragraph(THIRD)
    made = exact_bodies(old, text_paragraph(f"{LONG} {THIRD}"))
    assert sorted(marks(made)) == [("ins", " "), ("pmark-del", "")]
    first = document(made).find(f".//{W}p")
    assert first is not None
    assert first.find(f"{W}pPr/{W}jc") is not None


def test_table_rows_are_inserted_and_deleted_whole() -> None:
    def lines(*texts: str) -> str:
        return table(*(row(cell(text_paragraph(text)), cell(text_paragraph(f"{text} kronor"))) for text in texts))

    made = exact_bodies(
        lines("Hemsjukvård", "Rehabilitering", "Tandvård"), lines("Hemsjukvård", "Tandvård", "Läkemedel")
    )
    kinds = Counter(kind for kind, _text in marks(made))
    assert (kinds["row-ins"], kinds["row-del"]) == (1, 1)
    assert ("ins", "Läkemedel") in marks(made)
    assert ("del", "Rehabilitering kronor") in marks(made)


def test_words_in_cells_are_compared_in_their_cell() -> None:
    old = table(row(cell(text_paragraph("Belopp")), cell(text_paragraph("12 500 kronor"))))
    new = table(row(cell(text_paragraph("Belopp")), cell(text_paragraph("13 000 kronor"))))
    assert marks(exact_bodies(old, new)) == [("del", "12 500"), ("ins", "13 000")]


def test_a_row_with_another_number_of_cells_is_replaced() -> None:
    old = table(row(cell(text_paragraph("Ett")), cell(text_paragraph("två"))))
    new = table(row(cell(text_paragraph("Ett")), cell(text_paragraph("två")), cell(text_paragraph("tre"))))
    kinds = Counter(kind for kind, _text in marks(exact_bodies(old, new)))
    assert (kinds["row-ins"], kinds["row-del"]) == (1, 1)


def test_whole_tables_come_and_go() -> None:
    grid = table(row(cell(text_paragraph("Ett")), cell(text_paragraph("två"))))
    for old, new in ((grid, ""), ("", grid)):
        exact_bodies(
            text_paragraph(LONG) + old + text_paragraph(THIRD), text_paragraph(LONG) + new + text_paragraph(THIRD)
        )


def test_a_table_where_a_paragraph_was_is_no_changed_paragraph() -> None:
    exact_bodies(text_paragraph(LONG), table(row(cell(text_paragraph(LONG)))) + paragraph())


def test_revisions_in_either_file_are_accepted_first() -> None:
    old = paragraph(run("Vi ") + deleted("alla ") + run("planerar ") + inserted("väl"))
    new = paragraph(run("Vi planerar") + deleted(" väl") + inserted(" bra"))
    made = exact_bodies(old, new)
    assert marks(made) == [("del", "väl"), ("ins", "bra")]


@pytest.mark.parametrize(
    "body",
    [
        paragraph(run("ett "), mark="del") + paragraph(run("två")),
        paragraph(run("ett "), mark="ins") + paragraph(deleted("två"), mark="del"),
        paragraph(run("a")) + paragraph(deleted("b"), mark="del") + table(row(cell(paragraph(run("c"))), mark="del")),
        table(row(cell(paragraph(run("a"))), mark="ins"), row(cell(paragraph(run("b"))), mark="del")) + paragraph(),
        f'<w:ins w:id="1" w:author="x">{paragraph(run("block"))}</w:ins>' + paragraph(),
        table(row(cell(paragraph(run("a"))), cell(paragraph(run("b")), '<w:cellDel w:id="1" w:author="x"/>')))
        + paragraph(),
        table(row(cell(paragraph(run("a"), mark="del") + paragraph(deleted("b"), mark="del")))) + paragraph(),
    ],
)
def test_every_kind_of_revision_is_accepted_as_a_reader_accepts_it(body: str) -> None:
    for other in (body, paragraph(run("något annat")), paragraph(run("ett två a b c block"))):
        exact_bodies(body, other)
        exact_bodies(other, body)
    assert marks(exact_bodies(body, body)) == []


def test_words_in_links_and_content_controls_are_marked_inside_them() -> None:
    def linked(text: str) -> str:
        link = f'<w:hyperlink w:anchor="a">{run(text)}</w:hyperlink>'
        control = f"<w:sdt><w:sdtPr/><w:sdtContent>{run(text)}</w:sdtContent></w:sdt>"
        return paragraph(run("Se ") + link + run(" och ") + control)

    made = exact_bodies(linked("avsnitt ett"), linked("avsnitt två"))
    root = document(made)
    assert root.find(f".//{W}hyperlink/{W}ins") is not None
    assert root.find(f".//{W}sdtContent/{W}del") is not None


def test_a_field_is_marked_whole() -> None:
    def field(result: str) -> str:
        return (
            field_character("begin") + instruction("SEQ Tabell") + field_character("separate")
            + run(result) + field_character("end")
        )  # fmt: skip

    made = exact_bodies(
        paragraph(run("Se ") + field("4.2") + run(".")), paragraph(run("Se ") + field("4.3") + run("."))
    )
    root = document(made)
    assert len(root.findall(f".//{W}ins/{W}r/{W}fldChar")) == 3
    assert len(root.findall(f".//{W}del/{W}r/{W}fldChar")) == 3
    assert root.find(f".//{W}del/{W}r/{W}delInstrText") is not None
    same = exact_bodies(paragraph(field("4.2")), paragraph(field("4.2")))
    assert marks(same) == []


def test_a_short_field_is_written_out_to_be_marked_whole() -> None:
    def page(result: str) -> str:
        return paragraph(run("Sida ") + f'<w:fldSimple w:instr="PAGE">{run(result)}</w:fldSimple>')

    root = document(exact_bodies(page("1"), page("2")))
    assert root.find(f".//{W}fldSimple") is None
    assert [code.text for code in root.iterfind(f".//{W}ins/{W}r/{W}instrText")] == ["PAGE"]


def test_a_field_in_one_run_is_marked_whole() -> None:
    def field(result: str) -> str:
        begin, middle, end = (f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end"))
        return paragraph(f"<w:r>{begin}<w:instrText>PAGE</w:instrText>{middle}<w:t>{result}</w:t>{end}</w:r>")

    exact_bodies(field("1"), field("2"))


def test_an_old_reference_to_a_bookmark_that_is_gone_is_put_in_as_text() -> None:
    def referring(bookmark: str, result: str) -> str:
        return (
            field_character("begin") + instruction(f" REF {bookmark} ") + field_character("separate")
            + run(result) + field_character("end")
        )  # fmt: skip

    mark = '<w:bookmarkStart w:id="1" w:name="kvar"/><w:bookmarkEnd w:id="1"/>'
    new = paragraph(mark + run("Se nedan."))
    codes = {
        name: [
            code.text
            for code in document(exact_bodies(paragraph(run("Se ") + referring(name, "4.2")), new)).iter(
                f"{W}delInstrText"
            )
        ]
        for name in ("kvar", "borta")
    }
    assert codes == {"kvar": [" REF kvar "], "borta": []}


def test_a_content_control_that_loses_all_it_held_goes() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(deleted('bort'), mark='del')}</w:sdtContent></w:sdt>"
    made = exact_bodies(text_paragraph(LONG), control + text_paragraph(LONG))
    assert document(made).find(f".//{W}sdt") is None


@pytest.mark.parametrize(
    "inside",
    ["<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>", '<w:sym w:font="Symbol" w:char="F0B7"/>', '<w:br w:type="page"/>'],
)
def test_tabs_breaks_and_symbols_are_text(inside: str) -> None:
    special = f'<w:r><w:t>före</w:t>{inside}<w:t xml:space="preserve"> efter</w:t></w:r>'
    for old, new in ((special, run("före efter")), (run("före efter"), special)):
        exact_bodies(paragraph(old), paragraph(new))


def test_mathematics_is_marked_whole() -> None:
    def formula(text: str) -> str:
        return paragraph(run("Kostnad ") + f"<m:oMath><m:r><m:t>{text}</m:t></m:r></m:oMath>" + run(" kr"))

    assert document(exact_bodies(formula("x+1"), formula("x+2"))).find(f".//{W}ins//{{*}}oMath") is not None


def test_text_with_white_space_at_its_edges_is_kept() -> None:
    old = paragraph("<w:r><w:t>ett </w:t></w:r><w:r><w:t xml:space='preserve'> två  tre</w:t></w:r>")
    exact_bodies(old, paragraph(run("ett två tre")))


def test_an_empty_document_gets_everything_and_loses_everything() -> None:
    for old, new in (("", text_paragraph(LONG)), (text_paragraph(LONG), ""), ("", "")):
        exact_bodies(old, new)


def test_bookmarks_and_comments_of_the_new_file_stay() -> None:
    points = '<w:bookmarkStart w:id="1" w:name="_cl_a"/><w:bookmarkEnd w:id="1"/><w:commentRangeStart w:id="0"/>'
    new = paragraph(
        points + run("Ny text här") + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    )
    root = document(exact_bodies(text_paragraph("Gammal text här"), new))
    assert root.find(f".//{W}bookmarkStart") is not None
    assert root.find(f".//{W}commentReference") is not None


def test_old_content_refers_to_nothing_the_new_file_lacks() -> None:
    old = paragraph(
        '<w:bookmarkStart w:id="1" w:name="x"/><w:bookmarkEnd w:id="1"/>'
        + run("Text som försvinner helt", properties='<w:rStyle w:val="Stark"/><w14:glow/>')
        + '<w:r><w:commentReference w:id="4"/></w:r>'
        + '<w:r><w:drawing><x r:embed="rId9"/></w:drawing></w:r>',
        properties='<w:pStyle w:val="Egen"/><w:numPr><w:numId w:val="7"/></w:numPr><w:sectPr/>',
    )
    made = exact_bodies(old + text_paragraph(LONG), text_paragraph(LONG))
    xml = etree.tostring(document(made), encoding="unicode")
    for name in ("Egen", "Stark", "numPr", "sectPr", "rId9", "commentReference", "bookmarkStart", "glow"):
        assert name not in xml


def test_styles_and_lists_that_both_files_have_are_kept_on_old_content() -> None:
    styles = part("styles", '<w:style w:styleId="Egen"/>')
    lists = part("numbering", '<w:num w:numId="7"/>')
    beside: dict[str, tuple[str, str | bytes]] = {
        "styles.xml": ("styles", styles),
        "numbering.xml": ("numbering", lists),
    }
    properties = '<w:pStyle w:val="Egen"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
    old = word_file(paragraph(run(THIRD), properties=properties) + text_paragraph(LONG), beside=beside)
    made = exact(old, word_file(text_paragraph(LONG), beside=beside))
    first = document(made).find(f".//{W}p/{W}pPr")
    assert first is not None
    assert [child.tag for child in first] == [f"{W}pStyle", f"{W}numPr", f"{W}rPr"]


def test_the_result_has_no_macros() -> None:
    macro = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    new = word_file(text_paragraph(LONG), beside={"vbaProject.bin": (macro, b"macro")})
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    with zipfile.ZipFile(io.BytesIO(new)) as package:
        files: dict[str, str | bytes] = {name: package.read(name) for name in package.namelist()}
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = files["[Content_Types].xml"]
    assert isinstance(types, bytes)
    files["[Content_Types].xml"] = types.decode().replace(main, kind)
    made = exact(word_file(text_paragraph(THIRD)), archive(files))
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert not [name for name in package.namelist() if "vba" in name]
        assert "vba" not in package.read("word/_rels/document.xml.rels").decode()
        assert main in package.read("[Content_Types].xml").decode()


def test_a_strict_file_becomes_transitional() -> None:
    new = word_file(text_paragraph(LONG))
    with zipfile.ZipFile(io.BytesIO(new)) as package:
        files: dict[str, str | bytes] = {
            name: package.read(name)
            .decode()
            .replace(
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                "http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            .replace(
                "http://schemas.openxmlformats.org/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/"
            )
            for name in package.namelist()
        }
    made = exact(word_file(text_paragraph(THIRD)), archive(files))
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        for name in package.namelist():
            assert b"purl.oclc.org" not in package.read(name)
        assert re.search(rb"<w:document ", package.read("word/document.xml"))


def test_other_parts_of_the_new_file_stay_byte_for_byte() -> None:
    new = word_file(text_paragraph(LONG), beside={"media/a.png": ("image", b"\x89PNG bytes")})
    with zipfile.ZipFile(io.BytesIO(exact(word_file(text_paragraph(THIRD)), new))) as package:
        assert package.read("word/media/a.png") == b"\x89PNG bytes"


def test_a_file_that_is_no_word_file_is_refused_by_name() -> None:
    with pytest.raises(Trouble, match=r"gammal\.docx"):
        redline(b"no zip", word_file(text_paragraph(LONG)), time=TIME, old_name="gammal.docx")
