"""Accepted and rejected text, one small file for each trap of revision marks."""

import pytest
from word_making import (
    OTHER,
    WHO,
    cell,
    deleted,
    field_character,
    inserted,
    instruction,
    marked,
    paragraph,
    row,
    run,
    table,
    word_file,
)

from hsavtal_desktop.word.reading import read_word

ROW_TEXT = paragraph(run("rad"))
ALTERNATE = (
    '<mc:AlternateContent><mc:Choice Requires="{requires}">{choice}</mc:Choice>'
    "<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
)

CASES = {
    "inserted and deleted text": (
        paragraph(run("Regionen ") + deleted("ska") + inserted("bör") + run(" svara.")),
        ["Regionen bör svara."],
        ["Regionen ska svara."],
    ),
    "text inserted by one and deleted by another is in neither view": (
        paragraph(run("a") + marked("ins", deleted("b", OTHER) + run("c"))),
        ["ac"],
        ["a"],
    ),
    "a deleted paragraph mark joins with the next paragraph": (
        paragraph(run("ett "), mark="del") + paragraph(run("två")) + paragraph(run("tre")),
        ["ett två", "tre"],
        ["ett", "två", "tre"],
    ),
    "an inserted paragraph mark, rejected, joins with the next paragraph": (
        paragraph(run("ett "), mark="ins") + paragraph(run("två")),
        ["ett", "två"],
        ["ett två"],
    ),
    "a mark inserted by one and deleted by another joins in both views": (
        f"<w:p><w:pPr><w:rPr><w:ins {WHO}/><w:del {OTHER}/></w:rPr></w:pPr>{run('ett ')}</w:p>" + paragraph(run("två")),
        ["ett två"],
        ["ett två"],
    ),
    "three marks in a row join into one": (
        paragraph(run("a"), mark="del") + paragraph(run("b"), mark="del") + paragraph(run("c")),
        ["abc"],
        ["a", "b", "c"],
    ),
    "a join does not cross a table that survives": (
        paragraph(run("före"), mark="del") + table(row(cell(ROW_TEXT))) + paragraph(run("efter")),
        ["före", "rad", "efter"],
        ["före", "rad", "efter"],
    ),
    "a table whose rows all vanish is no barrier": (
        paragraph(run("före "), mark="del")
        + table(row(cell(ROW_TEXT), mark="del"), row(cell(ROW_TEXT), mark="del"))
        + paragraph(run("efter")),
        ["före efter"],
        ["före", "rad", "rad", "efter"],
    ),
    "a table with one row left is a barrier": (
        paragraph(run("före "), mark="del")
        + table(row(cell(ROW_TEXT), mark="del"), row(cell(paragraph())))
        + paragraph(run("efter")),
        ["före", "efter"],
        ["före", "rad", "efter"],
    ),
    "a join does not cross cells": (
        table(row(cell(paragraph(run("a"), mark="del")), cell(paragraph(run("b"))))),
        ["a", "b"],
        ["a", "b"],
    ),
    "a marked row goes whole though its text is unmarked": (
        table(row(cell(ROW_TEXT), mark="ins"), row(cell(paragraph(run("kvar"))))),
        ["rad", "kvar"],
        ["kvar"],
    ),
    "an inserted and a deleted cell": (
        table(
            row(
                cell(paragraph(run("ny")), f"<w:cellIns {WHO}/>"),
                cell(paragraph(run("gammal")), f"<w:cellDel {WHO}/>"),
                cell(paragraph(run("sammanslagen")), f'<w:cellMerge {WHO} w:vMerge="rest"/>'),
            )
        ),
        ["ny", "sammanslagen"],
        ["gammal", "sammanslagen"],
    ),
    "a row whose cells all vanish vanishes": (
        paragraph(run("a "), mark="del") + table(row(cell(ROW_TEXT, f"<w:cellDel {WHO}/>"))) + paragraph(run("b")),
        ["a b"],
        ["a", "rad", "b"],
    ),
    "a move by its wrappers only": (
        paragraph(marked("moveTo", run("Flyttad."))) + paragraph(run("Kvar. ") + marked("moveFrom", run("Flyttad."))),
        ["Flyttad.", "Kvar."],
        ["Kvar. Flyttad."],
    ),
    "a moved paragraph with marked paragraph marks": (
        paragraph(marked("moveFrom", run("ett")), mark="moveFrom")
        + paragraph(run("två"))
        + paragraph(marked("moveTo", run("ett")), mark="moveTo"),
        ["två", "ett"],
        ["ett", "två"],
    ),
    "a block-level insertion holds whole paragraphs": (
        paragraph(run("ett")) + marked("ins", paragraph(run("nytt"))) + paragraph(run("två")),
        ["ett", "nytt", "två"],
        ["ett", "två"],
    ),
    "old properties are never text": (
        f"<w:p><w:pPr><w:rPr><w:rPrChange {WHO}><w:rPr><w:del {OTHER}/></w:rPr></w:rPrChange></w:rPr>"
        f'<w:pPrChange {WHO}><w:pPr><w:pStyle w:val="A"/></w:pPr></w:pPrChange></w:pPr>{run("a")}</w:p>'
        + paragraph(run("b")),
        ["a", "b"],
        ["a", "b"],
    ),
    "a field gives its stored result only": (
        paragraph(
            field_character("begin")
            + instruction("REF x")
            + run("kod")
            + field_character("separate")
            + run("§ 4")
            + field_character("end")
            + run(".")
        ),
        ["§ 4."],
        ["§ 4."],
    ),
    "a field in the instruction of another is skipped with it": (
        paragraph(
            field_character("begin")
            + instruction("IF ")
            + field_character("begin")
            + instruction("PAGE")
            + field_character("separate")
            + run("7")
            + field_character("end")
            + field_character("separate")
            + run("ja")
            + field_character("end")
        ),
        ["ja"],
        ["ja"],
    ),
    "a field that is never closed hides nothing": (
        paragraph(field_character("begin") + instruction("REF x") + run("kvar")) + paragraph(run("mer")),
        ["kvar", "mer"],
        ["kvar", "mer"],
    ),
    "a field whose end was deleted and put back": (
        paragraph(
            field_character("begin")
            + instruction("PAGE")
            + field_character("separate")
            + run("3")
            + marked("del", field_character("end"))
            + marked("ins", field_character("end"))
            + run(" sidor")
        ),
        ["3 sidor"],
        ["3 sidor"],
    ),
    "a deleted field instruction is no text": (
        paragraph(
            marked(
                "del",
                field_character("begin")
                + "<w:r><w:delInstrText>REF x</w:delInstrText></w:r>"
                + field_character("separate")
                + run("§ 2", tag="delText")
                + field_character("end"),
            )
            + run("kvar")
        ),
        ["kvar"],
        ["§ 2kvar"],
    ),
    "containers nest": (
        paragraph(
            f"<w:hyperlink>{run('a')}<w:smartTag>{run('b')}<w:sdt><w:sdtPr/><w:sdtContent>"
            f"{inserted('c')}<w:customXml><w:customXmlPr/>{run('d')}</w:customXml></w:sdtContent></w:sdt>"
            f"</w:smartTag></w:hyperlink><w:fldSimple w:instr='PAGE'>{run('e')}</w:fldSimple>"
            f"<w:dir w:val='rtl'><w:bdo w:val='rtl'>{run('f')}</w:bdo></w:dir>"
        ),
        ["abcdef"],
        ["abdef"],
    ),
    "content controls around paragraphs, rows and cells": (
        f"<w:sdt><w:sdtContent>{paragraph(run('a'), mark='del')}</w:sdtContent></w:sdt>{paragraph(run('b'))}"
        + table(
            f"<w:sdt><w:sdtContent>{row(f'<w:sdt><w:sdtContent>{cell(ROW_TEXT)}</w:sdtContent></w:sdt>')}"
            "</w:sdtContent></w:sdt>"
        ),
        ["ab", "rad"],
        ["a", "b", "rad"],
    ),
    "one branch of alternate content": (
        paragraph(ALTERNATE.format(requires="wps", choice=run("ny"), fallback=run("reserv")))
        + paragraph(ALTERNATE.format(requires="okänt", choice=run("ny"), fallback=run("reserv"))),
        ["ny", "reserv"],
        ["ny", "reserv"],
    ),
    "special characters": (
        paragraph(
            "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/>"
            '<w:t>e</w:t><w:sym w:font="Wingdings" w:char="F04A"/><w:sym w:font="Wingdings" w:char="skräp"/>'
            '<w:cr/><w:t>f</w:t><w:ptab/><w:t>g</w:t><w:br w:type="page"/><w:t>h</w:t></w:r>'
        ),
        ["a b c\u2011d\u00ade\uf04a f g h"],
        ["a b c\u2011d\u00ade\uf04a f g h"],
    ),
    "white space at the ends of a text counts only where it is preserved": (
        paragraph("<w:r><w:t> a </w:t><w:t>b</w:t></w:r><w:r xml:space='preserve'><w:t> c </w:t><w:t>d</w:t></w:r>"),
        ["ab c d"],
        ["ab c d"],
    ),
    "mathematics gives its characters": (
        paragraph(
            "<m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup>"
            f"{marked('ins', '<m:r><m:t>2</m:t></m:r>')}</m:sup></m:sSup></m:oMath>"
        ),
        ["x2"],
        ["x"],
    ),
    "a ruby text gives its base": (
        paragraph(f"<w:r><w:ruby><w:rt>{run('liten')}</w:rt><w:rubyBase>{run('bas')}</w:rubyBase></w:ruby></w:r>"),
        ["bas"],
        ["bas"],
    ),
    "text where no text may be is not lost": (
        run("lös") + inserted(" ny") + paragraph("<w:t>naken</w:t>") + table(paragraph(run("utan cell"))),
        ["lös ny", "naken", "utan cell"],
        ["lös", "naken", "utan cell"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_two_views_of(name: str) -> None:
    body, accepted, rejected = CASES[name]
    reading = read_word(word_file(body))
    assert (reading.accepted, reading.rejected) == (accepted, rejected)


def test_a_text_box_is_no_part_of_the_main_text() -> None:
    box = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{paragraph(run('ruta'))}</w:txbxContent></v:textbox>"
    reading = read_word(word_file(paragraph(run("text") + f"{box}</v:shape></w:pict></w:r>")))
    assert reading.accepted == ["text"]


def test_strict_files_read_as_transitional_ones() -> None:
    plain = word_file(paragraph(run("a ") + inserted("b")) + paragraph(run("c"), mark="del"))
    strict = word_file(
        parts={
            "word/document.xml": '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>'
            + paragraph(run("a ") + inserted("b"))
            + paragraph(run("c"), mark="del")
            + "</w:body></w:document>",
            "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="r" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" '
            'Target="/word/document.xml"/></Relationships>',
        }
    )
    assert read_word(strict) == read_word(plain)


def test_every_mark_is_listed_in_document_order_with_its_kind() -> None:
    body = (
        f"<w:p><w:pPr><w:numPr><w:ins {WHO}/></w:numPr><w:rPr><w:ins {WHO}/></w:rPr>"
        f"<w:pPrChange {WHO}><w:pPr/></w:pPrChange></w:pPr>"
        + marked("ins", run("ny ") + deleted("bort", OTHER))
        + "</w:p>"
        + table(row(cell(paragraph(), f"<w:cellDel {OTHER}/>"), mark="del"))
        + paragraph(f"<m:oMath><m:f><m:fPr><m:ctrlPr><w:del {WHO}/></m:ctrlPr></m:fPr></m:f></m:oMath>")
        + paragraph(ALTERNATE.format(requires="wps", choice=inserted("x"), fallback=inserted("x")))
    )
    listed = read_word(word_file(body)).revisions
    assert [(entry.kind, entry.text) for entry in listed] == [
        ("numbering-ins", ""),
        ("pmark-ins", ""),
        ("pPrChange", ""),
        ("ins", "ny bort"),
        ("del", "bort"),
        ("row-del", ""),
        ("cell-del", ""),
        ("math-del", ""),
        ("ins", "x"),
        ("ins", "x"),
    ]
    assert {(entry.author, entry.date) for entry in listed} == {
        ("Exempel Ek", "2024-03-01T10:00:00Z"),
        ("Prov Al", "2024-03-02T11:00:00Z"),
    }
