"""What an exported file is made of: parts, identity, comments, marks, fields, safe XML."""

import dataclasses
import io
import os
import re
import zipfile
from pathlib import Path

import docx
import pytest
from agreement_making import ALEX, KIM, MARKING, ROBIN, Group, clause, example_group, small_group
from lxml import etree

from hsavtal_desktop.core import edits, views
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.word import identity
from hsavtal_desktop.word.names import DATE_UTC, W14, R, W
from hsavtal_desktop.word.reading import read_document, read_word

GOLDEN = Path(__file__).with_name("golden")


def group() -> Group:
    return small_group(
        clause("K1", "Första", "Hej på dig, se avsnitt [[K2]].", {"bullets": ["ett", "två"]}),
        clause("K2", "Andra", {"table": {"header": ["Ord", "Betydelse"], "rows": [["vård", "hjälp"]]}}),
    )


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def main_part(data: bytes) -> etree._Element:
    return etree.fromstring(parts(data)["word/document.xml"])


def marked_group() -> Group:
    made = group()
    made.replace(KIM, "b.K1", "Hej", "Hallå")
    made.replace(ROBIN, "b.K1", "Hallå", "Hallå där")
    made.do(ALEX, edits.AddClause("A", "", "K1", "Ny", "Ny text.", "N1"))
    at = views.plain(made.state, "b.K1", View.MARKUP).index("dig")
    made.do(ROBIN, edits.MoveClause("K2", "A", "", ""), edits.FormatText("b.K1", at, at + 3, "bold", True))
    made.do(ROBIN, edits.SetRecord("comment", "c1", {"clause": "K1", "text": "Vad menas?\nVarför?"}))
    made.do(KIM, edits.SetRecord("comment", "c2", {"clause": "K1", "text": "Se <K2> & vidare", "parent": "c1"}))
    made.do(KIM, edits.SetRecord("comment", "c3", {"clause": "K2", "text": "Klart", "resolved": True}))
    made.do(KIM, edits.SetRecord("comment", "c4", {"text": "Om hela avtalet"}))
    return made


def test_every_part_is_well_formed_and_announced() -> None:
    found = parts(marked_group().word().data)
    types = etree.fromstring(found["[Content_Types].xml"])
    announced = {element.get("PartName") for element in types if element.get("PartName")}
    for name, content in found.items():
        etree.fromstring(content)
        if name.endswith(".xml") and name not in ("[Content_Types].xml", identity.MAP_PART):
            assert f"/{name}" in announced, name
    for name in (name for name in found if name.endswith(".rels")):
        folder = name.replace("_rels/", "").rpartition("/")[0]
        for relation in etree.fromstring(found[name]):
            target = os.path.normpath(f"{folder}/{relation.get('Target')}").lstrip("/")
            assert target in found, f"{name}: {target}"


def test_the_same_request_gives_the_same_bytes() -> None:
    made = marked_group()
    first, second = made.word(), made.word()
    assert first.data == second.data
    assert first.sha256 == second.sha256
    assert made.word(version_label="Annan").sha256 != first.sha256


def test_every_number_name_and_paragraph_id_is_unique() -> None:
    root = main_part(marked_group().word().data)
    names = [element.get(f"{W}name") for element in root.iter(f"{W}bookmarkStart")]
    assert len(names) == len(set(names))
    assert {"_cl_K1", "_cl_K2", "_cl_N1", "_mv_K2", "_pt_A"} == set(names)
    ids = [element.get(f"{W14}paraId") for element in root.iter(f"{W}p")]
    assert None not in ids
    assert len(ids) == len(set(ids))
    assert all(0 < int(str(name), 16) < 0x80000000 for name in ids)
    ends = ("bookmarkEnd", "RangeEnd", "commentReference", "commentRangeStart")
    numbers = [
        element.get(f"{W}id")
        for element in root.iter(etree.Element)
        if element.get(f"{W}id") and not str(element.tag).endswith(ends)
    ]
    assert len(numbers) == len(set(numbers))


def test_a_paragraph_keeps_its_id_from_export_to_export() -> None:
    made = group()
    before = main_part(made.word().data)
    wanted = identity.break_paragraph_id("HSA", "b.K1", "b.K1", 0)
    made.replace(KIM, "b.K1", "dig", "alla andra")
    made.do(KIM, edits.AddClause("A", "", "", "Ny", "Ny.", "N1"))
    for root in (before, main_part(made.word().data)):
        assert [p for p in root.iter(f"{W}p") if p.get(f"{W14}paraId") == wanted]


def test_the_file_says_who_it_is_three_times() -> None:
    made = marked_group()
    data = made.word(time="2026-06-14T09:30:00Z").data
    document = read_document(data)
    properties = identity.identity_of_properties(document.custom_properties)
    assert properties is not None
    assert properties.content_hash == "ab12" * 16
    assert properties.heads == made.state.heads()
    assert properties.documents == ("HSA",)
    known = identity.parse_identifier(document.core_properties["identifier"])
    assert known == (properties.workspace[:16], "ab12" * 4)
    maps = [found for part in document.custom_xml if (found := identity.read_map(part.data)) is not None]
    assert len(maps) == 1
    assert dataclasses.replace(maps[0], clauses=()) == properties
    assert {mark.clause for mark in maps[0].clauses} == {"K1", "K2", "N1"}


def test_the_map_holds_hashes_of_the_agreed_text() -> None:
    made = marked_group()
    document = read_document(made.word().data)
    marks = {mark.clause: mark for mark in identity.read_map(document.custom_xml[0].data).clauses}  # type: ignore[union-attr]
    assert marks["K1"].text_hash == identity.text_hash(["Första", "Hej på dig, se avsnitt 1.", "ett", "två"])
    assert marks["K2"].text_hash == identity.text_hash(["Andra", "Ord", "Betydelse", "vård", "hjälp"])
    assert marks["N1"].text_hash == identity.text_hash([])
    assert (marks["K1"].number, marks["K2"].number) == ("1", "2")


def test_foreign_or_damaged_identity_is_none() -> None:
    assert identity.parse_identifier("urn:isbn:1") is None
    assert identity.identity_of_properties({"Company": "X"}) is None
    assert identity.read_map(b"<sent>") is None
    assert identity.read_map(b'<b:Sources xmlns:b="urn:x"/>') is None
    hostile = b'<!DOCTYPE sent [<!ENTITY a "b">]><sent xmlns="urn:hsavtal:sent-copy:1" hash="&a;"/>'
    assert identity.read_map(hostile) is None


def test_marks_name_author_and_time_in_utc() -> None:
    root = main_part(marked_group().word().data)
    marks = list(root.iter(f"{W}ins", f"{W}del", f"{W}rPrChange", f"{W}pPrChange"))
    assert {mark.get(f"{W}author") for mark in marks} == {"Kim Exempelsson", "Robin Provlund", "Alex Låtsberg"}
    for mark in marks:
        assert re.fullmatch(r"2026-06-\d\dT\d\d:\d\d:00Z", str(mark.get(f"{W}date")))
        assert mark.get(DATE_UTC) == mark.get(f"{W}date")


def test_an_anonymous_copy_names_authority_and_role_only() -> None:
    made = marked_group()
    text = b"".join(parts(made.word(anonymous=True).data).values()).decode()
    for name in ("Kim", "Exempelsson", "Robin", "Provlund", "Låtsberg"):
        assert name not in text
    assert 'w:author="VGR, processledare"' in text
    assert 'w:author="Exempelkommun A, arbetsgruppen"' in text


def test_striking_what_another_proposes_is_a_deletion_inside_an_insertion() -> None:
    made = group()
    made.replace(KIM, "b.K1", "dig", "dig och er")
    made.replace(ROBIN, "b.K1", "och ", "")
    root = main_part(made.word().data)
    nested = [element for element in root.iter(f"{W}del") if element.getparent().tag == f"{W}ins"]  # type: ignore[union-attr]
    assert ["".join(element.itertext()) for element in nested] == ["och "]
    assert nested[0].get(f"{W}author") == "Robin Provlund"
    assert nested[0].getparent().get(f"{W}author") == "Kim Exempelsson"  # type: ignore[union-attr]


def test_what_one_hand_both_brings_and_strikes_is_not_written() -> None:
    made = group()
    made.do(KIM, edits.MoveClause("K1", "A", "", "K2"))
    made.replace(KIM, "b.K1", "Hej", "Hallå")
    root = main_part(made.word().data)
    for mark in root.iter(f"{W}del"):
        outer = mark.getparent()
        assert outer is not None
        assert outer.get(f"{W}author") != mark.get(f"{W}author")
    assert "Hallå på dig, se avsnitt 1." in read_word(made.word().data).accepted


def test_a_break_that_one_brings_and_another_strikes_is_not_written() -> None:
    made = group()
    made.replace(KIM, "b.K1", " på", "!\nGod dag på")
    made.replace(ROBIN, "b.K1", "!\nGod", "! God")
    root = main_part(made.word().data)
    assert not [mark for mark in root.iter(f"{W}rPr") if len(mark) == 2 and mark.find(f"{W}del") is not None]


def test_a_moved_clause_without_table_is_a_move_and_one_with_a_table_comes_and_goes() -> None:
    made = group()
    made.do(KIM, edits.MoveClause("K1", "A", "", "K2"))
    kinds = {entry.kind for entry in read_word(made.word().data).revisions}
    assert {"moveFrom", "moveTo", "pmark-moveFrom", "pmark-moveTo"} <= kinds
    root = main_part(made.word().data)
    names = {element.get(f"{W}name") for element in root.iter(f"{W}moveFromRangeStart", f"{W}moveToRangeStart")}
    assert names == {"flytt_K1"}
    made = group()
    made.do(KIM, edits.MoveClause("K2", "A", "", ""))
    kinds = {entry.kind for entry in read_word(made.word().data).revisions}
    assert {"row-ins", "row-del", "ins", "del"} <= kinds
    assert not any("move" in kind for kind in kinds)


def test_format_proposals_hold_the_agreed_look() -> None:
    made = small_group(clause("K1", "Ett", "Vanlig och **fet** text."))
    made.do(KIM, edits.FormatText("b.K1", 0, 14, "bold", True), edits.FormatText("b.K1", 11, 14, "bold", False))
    made.do(KIM, edits.StyleParagraphs("b.K1", 0, 0, "bullet"))
    root = main_part(made.word().data)
    changes = list(root.iter(f"{W}rPrChange"))
    assert changes
    for change in changes:
        run = change.getparent().getparent()  # type: ignore[union-attr]
        was_bold = change.find(f"{W}rPr/{W}b") is not None
        assert ("".join(run.itertext()) in ("fet", "f", "et")) == was_bold
    styles = [change.find(f"{W}pPr/{W}pStyle").get(f"{W}val") for change in root.iter(f"{W}pPrChange")]  # type: ignore[union-attr]
    assert styles == ["BodyText"]


def test_a_format_proposal_in_a_footnote_holds_the_agreed_look() -> None:
    made = small_group(clause("K1", "Ett", "En text."))
    made.do(KIM, edits.InsertFootnote("b.K1", 2, "En not.", "N"))
    made.agree()
    made.do(KIM, edits.FormatText("n.N", 3, 6, "bold", True))
    root = etree.fromstring(parts(made.word().data)["word/footnotes.xml"])
    (change,) = root.iter(f"{W}rPrChange")
    run = change.getparent().getparent()  # type: ignore[union-attr]
    assert "".join(run.itertext()) == "not"  # type: ignore[union-attr]
    assert run.find(f"{W}rPr/{W}b") is not None and change.find(f"{W}rPr/{W}b") is None  # type: ignore[union-attr]


def test_a_break_in_a_footnote_that_one_brings_and_another_strikes_is_not_written() -> None:
    made = small_group(clause("K1", "Ett", "En text."))
    made.do(KIM, edits.InsertFootnote("b.K1", 2, "En not.", "N"))
    made.agree()
    made.do(KIM, edits.ReplaceText("n.N", 6, 6, "\nrad"))
    made.do(ROBIN, edits.ReplaceText("n.N", 6, 7, ""))
    root = etree.fromstring(parts(made.word().data)["word/footnotes.xml"])
    (note,) = root.findall(f"{W}footnote[@{W}id='1']")
    assert len(note.findall(f"{W}p")) == 1


def test_comments_hang_on_their_clause_in_threads() -> None:
    document = read_document(marked_group().word().data)
    found = {comment.text: comment for comment in document.comments}
    assert set(found) == {"Vad menas?\nVarför?", "Se <K2> & vidare", "Klart", "Om hela avtalet"}
    question, answer, done = (found[text] for text in ("Vad menas?\nVarför?", "Se <K2> & vidare", "Klart"))
    assert answer.parent_id == question.id
    assert question.parent_id is None
    assert (done.done, question.done) == (True, False)
    assert (question.author, question.initials) == ("Robin Provlund", "RP")
    assert question.date_utc == question.date_raw
    paragraphs = {block.index: block for block in document.body if hasattr(block, "bookmarks")}
    assert question.start is not None
    assert [mark.name for mark in paragraphs[question.start.paragraph].bookmarks] == ["_cl_K1"]


def test_the_sign_of_a_comment_goes_with_the_clause_it_is_on() -> None:
    made = marked_group()
    made.do(ALEX, edits.RemoveClause("K1"))
    signs = {
        element.get(f"{W}id"): element.getparent().getparent().tag  # type: ignore[union-attr]
        for element in main_part(made.word().data).iter(f"{W}commentReference")
    }
    assert sorted(signs.values()) == [f"{W}del", f"{W}del", f"{W}ins", f"{W}p"]


def test_a_clean_copy_has_no_comments_and_no_marks() -> None:
    made = marked_group()
    for view in (View.FINAL, View.ORIGINAL, View.SIMPLE):
        file = made.word(view=view)
        read = read_word(file.data)
        assert (read.revisions, read.comments, file.revisions, file.comments) == ([], [], (), 0)
        assert "word/comments.xml" not in parts(file.data)


def test_the_answer_counts_what_is_in_the_file() -> None:
    file = marked_group().word()
    assert (file.clauses, file.comments, file.documents) == (3, 4, ("HSA",))
    assert len(file.revisions) == 5


def test_a_reference_is_a_field_whose_result_is_the_number() -> None:
    made = group()
    root = main_part(made.word().data)
    assert [element.text for element in root.iter(f"{W}instrText") if "REF" in str(element.text)] == [
        " REF _cl_K2 \\r \\h "
    ]
    assert "Hej på dig, se avsnitt 2." in read_word(made.word().data).accepted


def test_a_reference_to_what_may_move_is_a_plain_link() -> None:
    made = group()
    made.do(ALEX, edits.AddClause("A", "", "K1", "Ny", "Ny text.", "N1"))
    root = main_part(made.word().data)
    assert not [element for element in root.iter(f"{W}instrText") if "REF" in str(element.text)]
    links = [link for link in root.iter(f"{W}hyperlink") if "".join(link.itertext()) == "3"]
    assert [link.get(f"{W}anchor") for link in links] == ["_cl_K2"]


def test_addresses_become_links_only_for_the_web_and_mail() -> None:
    made = group()
    made.do(KIM, edits.FormatText("b.K1", 0, 3, "link", "https://exempel.se/a?b=1&c=2"))
    made.do(KIM, edits.FormatText("b.K1", 7, 10, "link", "file:///etc/passwd"))
    made.agree()
    found = parts(made.word().data)
    relations = etree.fromstring(found["word/_rels/document.xml.rels"])
    outside = [element.get("Target") for element in relations if element.get("TargetMode") == "External"]
    assert outside == ["https://exempel.se/a?b=1&c=2"]
    link = next(main_part(made.word().data).iter(f"{W}hyperlink"), None)
    assert link is not None
    assert b"passwd" not in b"".join(found.values())
    used = {element.get(f"{R}id") for element in main_part(made.word().data).iter(f"{W}hyperlink")} - {None}
    assert used <= {element.get("Id") for element in relations}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a\x00b\x07c\x1fd\x85e", "abcde"),
        ("a\ufffeb\uffffc", "abc"),
        ("<w:p> & \"citat\" 'x' ]]>", "<w:p> & \"citat\" 'x' ]]>"),
        ("a\tb", "a b"),
        ("a\u2028b\vc", "a b c"),
        ("🏥 å̈ \u00ad\u2011", "🏥 å̈ \u00ad\u2011"),
    ],
)
def test_any_characters_make_a_well_formed_file(written: str, read: str) -> None:
    made = small_group(clause("K1", "Ett", "Text."))
    made.do(KIM, edits.ReplaceText("b.K1", 0, 5, written))
    assert read_word(made.word(version_label=written, marking=written, title=written).data).accepted[-1] == read


def test_tables_repeat_their_header_and_fill_the_column() -> None:
    root = main_part(group().word().data)
    table = next(root.iter(f"{W}tbl"))
    rows = list(table.iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False]
    grid = [int(str(column.get(f"{W}w"))) for column in table.iter(f"{W}gridCol")]
    for row in rows:
        assert [int(str(cell.get(f"{W}w"))) for cell in row.iter(f"{W}tcW")] == grid
    assert sum(grid) == 9070 - 851


def test_a_short_column_holds_its_words_in_a_wider_typeface_too() -> None:
    rows = [[f"En part med ett ganska långt namn nummer {number}", "1446"] for number in range(3)]
    made = small_group(clause("K1", "Parter", {"table": {"header": ["Part", "Kod"], "rows": rows}}))
    last = [int(column.get(f"{W}w", "0")) for column in main_part(made.word().data).iter(f"{W}gridCol")][-1]
    # A digit of 10 points is 127 twentieths wide in DejaVu Sans, which readers without Calibri may see.
    assert last - 2 * 100 >= 4 * 127


def test_the_page_says_what_it_is() -> None:
    found = parts(group().word().data)
    header = "".join(etree.fromstring(found["word/header1.xml"]).itertext())
    assert MARKING in header
    assert "Utkast · Arbetsutkast 3 · 2026-06-14 · ab12ab12" in header
    footer = "".join(etree.fromstring(found["word/footer1.xml"]).itertext())
    assert footer == "ProvavtalSida PAGE1 av NUMPAGES1"
    assert b'w:lang w:val="sv-SE"' in found["word/styles.xml"]
    assert b"<dc:language>sv-SE</dc:language>" in found["docProps/core.xml"]
    assert b"<dc:title>Provavtal</dc:title>" in found["docProps/core.xml"]


def test_no_content_control_and_no_update_prompt_is_ever_written() -> None:
    text = b"".join(parts(marked_group().word().data).values())
    assert b"w:sdt" not in text
    assert b"updateFields" not in text


def test_other_libraries_open_it() -> None:
    made = marked_group()
    opened = docx.Document(io.BytesIO(made.word(view=View.FINAL).data))
    texts = [(paragraph.style.name, paragraph.text) for paragraph in opened.paragraphs if paragraph.style]
    assert ("Title", "Provavtal") in texts
    assert ("Heading 1", "Andra") in texts
    assert ("List Bullet", "ett") in texts
    assert opened.core_properties.title == "Provavtal"
    assert opened.core_properties.author == ""
    docx.Document(io.BytesIO(made.word().data))


def test_a_package_prints_a_shared_part_once_and_points_to_it() -> None:
    made = example_group()
    made.replace(KIM, "b.A_2_1", "kommunen", "den kommunen")
    read = read_word(made.word("HSA", "LAK", "UTS").data)
    assert len([text for text in read.accepted if text.startswith("Med parterna menas")]) == 1
    pointers = [text for text in read.accepted if "är tryckt en gång" in text]
    assert (
        pointers
        == [
            "Gemensamma bestämmelser (kapitel A1–A4) har samma text i alla dokument och är tryckt en gång: "
            "se Huvudavtal, kapitel 1–4."
        ]
        * 2
    )
    assert [entry.kind for entry in read.revisions] == ["del", "ins"]


def test_every_link_inside_a_package_leads_somewhere() -> None:
    root = main_part(example_group().word("HSA", "LAK", "UTS", "PSY", "MUN").data)
    names = [element.get(f"{W}name") for element in root.iter(f"{W}bookmarkStart")]
    assert len(names) == len(set(names))
    anchors = {element.get(f"{W}anchor") for element in root.iter(f"{W}hyperlink")}
    assert anchors <= set(names)
    assert {"_dt_LAK", "_pt_A", "_cl_A_1"} <= anchors
    assert all(len(str(name)) <= 40 for name in names)


def test_a_table_is_described_by_the_heading_it_will_have() -> None:
    made = group()
    made.replace(KIM, "h.K2", "Andra", "Tredje")
    captions = [element.get(f"{W}val") for element in main_part(made.word().data).iter(f"{W}tblCaption")]
    assert captions == ["Tredje"]


def test_a_small_document_is_written_as_it_always_was() -> None:
    """The golden file; run with HSAVTAL_GOLDEN=1 to write it anew, and look at what changed."""
    made = marked_group()
    written = parts(made.word().data)["word/document.xml"].decode()
    golden = GOLDEN / "small_document.xml"
    if os.environ.get("HSAVTAL_GOLDEN") == "1":
        golden.write_text(written, encoding="utf-8")
    assert written == golden.read_text(encoding="utf-8")
