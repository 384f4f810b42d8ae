"""The tree the reader makes: identity, looks, marks, stories, comments and properties."""

from word_making import (
    OTHER,
    RELATION,
    WHO,
    cell,
    deleted,
    inserted,
    marked,
    paragraph,
    part,
    relations,
    row,
    run,
    table,
    word_file,
)

from hsavtal_desktop.word.kinds import MarkKind, RunKind
from hsavtal_desktop.word.model import Place, StoryKind, WordParagraph, WordTable
from hsavtal_desktop.word.numbering import format_number
from hsavtal_desktop.word.reading import read_document
from hsavtal_desktop.word.views import View, all_paragraphs, flat_text, view_labels, view_paragraphs

STYLES = part(
    "styles",
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Rubrik2"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/>'
    '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="4"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Egen"><w:name w:val="Egen rubrik"/><w:basedOn w:val="Rubrik2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>',
)


def paragraphs(source: bytes) -> list[WordParagraph]:
    return [block for block in read_document(source).body if isinstance(block, WordParagraph)]


def test_styles_give_name_outline_level_and_numbering_through_their_base() -> None:
    body = (
        paragraph(run("a"), properties='<w:pStyle w:val="Egen"/>')
        + paragraph(run("b"), properties='<w:pStyle w:val="Egen"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + paragraph(run("c"), properties='<w:outlineLvl w:val="9"/>')
        + paragraph(run("d"), properties='<w:pStyle w:val="A"/>')
        + paragraph(run("e"), properties='<w:numPr><w:ilvl w:val="2"/><w:numId w:val="3"/></w:numPr>')
    )
    read = paragraphs(word_file(body, beside={"styles.xml": ("styles", STYLES)}))
    assert [(each.style_name, each.outline_level) for each in read] == [
        ("Egen rubrik", 1),
        ("Egen rubrik", 1),
        ("Normal", None),
        ("A", None),
        ("Normal", None),
    ]
    numbered = [None if each.numbering is None else (each.numbering.num_id, each.numbering.level) for each in read]
    assert numbered == [("4", 1), None, None, None, ("3", 2)]


def test_bookmarks_tell_where_they_start_even_between_paragraphs() -> None:
    body = (
        '<w:bookmarkStart w:id="1" w:name="_cl_a1"/><w:bookmarkEnd w:id="1"/>'
        + paragraph(run("fyra") + deleted("två") + '<w:bookmarkStart w:id="2" w:name="_cl_b2"/>' + run("slut"))
        + paragraph("<w:hyperlink><w:bookmarkStart w:id='3' w:name='_cl_c3'/></w:hyperlink>")
    )
    first, second = paragraphs(word_file(body))
    assert [(mark.name, mark.offset) for mark in first.bookmarks] == [("_cl_a1", 0), ("_cl_b2", 7)]
    assert [(mark.name, mark.offset) for mark in second.bookmarks] == [("_cl_c3", 0)]


def test_marks_keep_author_both_dates_and_the_name_of_a_move() -> None:
    utc = f'{OTHER} w16du:dateUtc="2024-03-02T10:00:00Z"'
    body = paragraph(
        '<w:moveFromRangeStart w:id="1" w:name="flytt1"/>'
        + marked("moveFrom", run("bort"), utc)
        + '<w:moveFromRangeEnd w:id="1"/>'
        + marked("moveFrom", run("utan"))
        + marked("ins", deleted("båda", OTHER))
    )
    moved, loose, both = paragraphs(word_file(body))[0].runs
    assert moved.deleted is not None
    assert (moved.deleted.author, moved.deleted.date_raw) == ("Prov Al", "2024-03-02T11:00:00Z")
    assert (moved.deleted.date_utc, moved.deleted.move_name) == ("2024-03-02T10:00:00Z", "flytt1")
    assert loose.deleted is not None
    assert (loose.deleted.move_name, loose.deleted.date_utc) == (None, None)
    assert both.inserted is not None
    assert both.deleted is not None
    assert (both.inserted.author, both.deleted.author) == ("Exempel Ek", "Prov Al")


def test_runs_keep_their_look_and_are_joined_where_only_the_editing_session_differs() -> None:
    body = paragraph(
        '<w:r w:rsidR="1"><w:t>a</w:t></w:r><w:r w:rsidR="2"><w:t>b</w:t></w:r>'
        + run("c", properties="<w:b/><w:i w:val='0'/>")
        + run("d", properties=f"<w:i/><w:vanish/><w:rPrChange {WHO}><w:rPr><w:u w:val='single'/></w:rPr></w:rPrChange>")
    )
    plain, bold, italic = paragraphs(word_file(body))[0].runs
    assert plain.text == "ab"
    assert (bold.bold, bold.italic) == (True, False)
    assert (italic.bold, italic.italic, italic.hidden) == (False, True, True)
    assert italic.format_suggestion is not None
    assert italic.format_suggestion.before == {"u": "single"}


def test_tables_keep_rows_cells_spans_and_marks() -> None:
    body = table(
        "<w:tr><w:trPr><w:tblHeader/></w:trPr>" + cell(paragraph(run("h")), '<w:gridSpan w:val="2"/>') + "</w:tr>",
        row(cell(paragraph(), "<w:vMerge/>"), cell(table(row(cell(paragraph(run("inre")))))), mark="ins"),
    )
    (outer,) = read_document(word_file(body)).body
    assert isinstance(outer, WordTable)
    head, second = outer.rows
    assert (head.is_header, head.cells[0].column_span) == (True, 2)
    assert second.marks[0].kind is MarkKind.INSERTED
    assert second.cells[0].continues_above
    assert flat_text(second.cells[1].blocks, View.ACCEPTED) == ["inre"]


def test_paragraphs_are_counted_through_tables_and_deleted_rows() -> None:
    inner = table(row(cell(paragraph(run("c")))))
    body = paragraph(run("a")) + table(row(cell(paragraph(run("b")) + inner + paragraph()), mark="del")) + paragraph()
    read = list(all_paragraphs(read_document(word_file(body)).body))
    assert [each.index for each in read] == [0, 1, 2, 3, 4]
    assert [each.text for each in read] == ["a", "b", "c", "", ""]


def test_every_mark_of_every_part_is_accounted_for() -> None:
    header = part("hdr", paragraph(inserted("h")))
    alternate = f"<mc:AlternateContent><mc:Fallback>{inserted('x')}</mc:Fallback></mc:AlternateContent>"
    document = read_document(word_file(paragraph(deleted("a") + alternate), beside={"header1.xml": ("header", header)}))
    assert {name: [each.kind for each in entries] for name, entries in document.revisions.items()} == {
        "word/document.xml": ["del", "ins"],
        "word/header1.xml": ["ins"],
    }


def test_a_joined_paragraph_tells_which_paragraphs_it_came_from() -> None:
    body = paragraph(run("ett "), mark="del") + paragraph(run("två")) + paragraph(run("tre"), mark="ins")
    document = read_document(word_file(body))
    accepted = view_paragraphs(document.body, View.ACCEPTED)
    assert [[source.index for source in each.sources] for each in accepted] == [[0, 1], [2]]
    assert accepted[0].look.index == 1


def test_paragraphs_that_vanish_at_the_end_leave_no_empty_paragraph() -> None:
    body = paragraph(run("kvar")) + paragraph(inserted("ny"), mark="ins") + paragraph(inserted("ny"), mark="ins")
    document = read_document(word_file(body))
    assert [each.text for each in view_paragraphs(document.body, View.REJECTED)] == ["kvar"]


def test_notes_headers_and_text_boxes_are_stories_of_their_own() -> None:
    box = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>'
        f"{paragraph(inserted('ruta'))}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<v:textbox><w:txbxContent>{paragraph(inserted('ruta'))}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    notes = part(
        "footnotes",
        f'<w:footnote w:type="separator" w:id="-1">{paragraph(run("streck"))}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph(run("not ") + deleted("bort"))}</w:footnote>',
    )
    source = word_file(
        paragraph(run("ord") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + box),
        beside={
            "footnotes.xml": ("footnotes", notes),
            "header1.xml": ("header", part("hdr", paragraph(run("huvud")))),
        },
    )
    document = read_document(source)
    texts = {story.key: flat_text(story.blocks, View.ACCEPTED) for story in document.stories}
    assert texts == {"footnote:2": ["not"], "header:word/header1.xml": ["huvud"], "text-box:1": ["ruta"]}
    anchors = {story.kind: story.anchor for story in document.stories}
    assert anchors[StoryKind.FOOTNOTE] == Place("body", 0, 3)
    (body,) = document.body
    assert isinstance(body, WordParagraph)
    assert [each.kind for each in body.runs] == [RunKind.TEXT, RunKind.FOOTNOTE, RunKind.OBJECT]


def comment(number: int, para_id: str, text: str) -> str:
    attributes = f'w:id="{number}" w:author="Exempel Ek" w:initials="EE" w:date="2024-03-01T10:00:00Z"'
    return f'<w:comment {attributes}><w:p w14:paraId="{para_id}">{text}</w:p></w:comment>'


def test_comments_keep_anchor_thread_state_and_time() -> None:
    body = (
        paragraph(run("före ") + '<w:commentRangeStart w:id="1"/>' + run("ank"))
        + paragraph(run("are") + '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>')
        + paragraph(run("x") + '<w:r><w:commentReference w:id="2"/></w:r>')
    )
    written = (
        comment(1, "0a", run("Är det ") + deleted("inte ") + run("rätt?"))
        + comment(2, "0b", run("Ja."))
        + comment(3, "0C", run("Om hela texten."))
    )
    document = read_document(
        word_file(
            body,
            beside={
                "comments.xml": ("comments", part("comments", written)),
                "extended.xml": (
                    "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
                    part(
                        "x",
                        '<w15:commentEx w15:paraId="0A" w15:done="1"/>'
                        '<w15:commentEx w15:paraId="0B" w15:paraIdParent="0a" w15:done="0"/>',
                    ),
                ),
                "ids.xml": (
                    "http://schemas.microsoft.com/office/2016/09/relationships/commentsIds",
                    part("x", '<w16cid:commentId w16cid:paraId="0A" w16cid:durableId="99"/>'),
                ),
                "extensible.xml": (
                    "http://schemas.microsoft.com/office/2018/08/relationships/commentsExtensible",
                    part(
                        "x", '<w16cex:commentExtensible w16cex:durableId="99" w16cex:dateUtc="2024-03-01T09:00:00Z"/>'
                    ),
                ),
            },
        )
    )
    first, second, third = document.comments
    assert (first.author, first.initials, first.text) == ("Exempel Ek", "EE", "Är det rätt?")
    assert (first.start, first.end) == (Place("body", 0, 5), Place("body", 1, 3))
    assert (first.done, first.date_utc) == (True, "2024-03-01T09:00:00Z")
    assert (second.parent_id, second.done) == ("1", False)
    assert second.start == second.end == Place("body", 2, 1)
    assert (third.parent_id, third.done, third.start, third.end) == (None, None, None, None)


def test_properties_and_custom_xml_are_read() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier>v-17</dc:identifier></cp:coreProperties>'
    )
    space = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
    types = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
    custom = (
        f'<Properties xmlns="{space}" xmlns:vt="{types}"><property fmtid="x" pid="2" name="hsavtal_version">'
        "<vt:lpwstr>17</vt:lpwstr></property></Properties>"
    )
    main = {
        "word/document.xml": "officeDocument",
        "docProps/core.xml": "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
        "docProps/custom.xml": RELATION + "custom-properties",
    }
    document = read_document(
        word_file(
            paragraph(run("a")),
            beside={
                "settings.xml": ("settings", part("settings", "<w:trackRevisions/>")),
                "../customXml/item7.xml": ("customXml", "<karta/>"),
            },
            parts={
                "docProps/core.xml": core,
                "docProps/custom.xml": custom,
                "_rels/.rels": relations(main),
                "customXml/item7.xml": "<karta/>",
            },
        )
    )
    assert document.core_properties == {"identifier": "v-17"}
    assert document.custom_properties == {"hsavtal_version": "17"}
    assert [(each.part, each.data) for each in document.custom_xml] == [("customXml/item7.xml", b"<karta/>")]
    assert document.tracking_on


def test_what_is_not_understood_is_counted() -> None:
    document = read_document(word_file(paragraph("<w:r><w:drawing/></w:r><w:r><w:object/></w:r>") * 2))
    assert {(each.what, each.count) for each in document.not_understood} == {
        ("bild eller figur", 2),
        ("inbäddat objekt", 2),
    }


LISTS = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="R1"/>'
    '<w:lvlText w:val="%1"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="R2"/>'
    '<w:lvlText w:val="%1.%2"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>'
    '</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/>'
    '</w:lvlOverride></w:num><w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>',
)
LIST_STYLES = part(
    "styles",
    '<w:style w:type="paragraph" w:styleId="R1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="R2"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
)


def listed(number: int, level: int, *, mark: str = "") -> str:
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(run("x") if not mark else marked(mark, run("x")), properties=properties, mark=mark)


def labels(body: str, view: View) -> list[str]:
    beside = {"numbering.xml": ("numbering", LISTS), "styles.xml": ("styles", LIST_STYLES)}
    document = read_document(word_file(body, beside=beside))
    return view_labels(view_paragraphs(document.body, view), document.lists)


def test_list_labels_are_computed_for_each_view() -> None:
    body = (
        paragraph(run("ett"), properties='<w:pStyle w:val="R1"/>')
        + paragraph(run("två"), properties='<w:pStyle w:val="R2"/>')
        + listed(1, 1, mark="ins")
        + listed(1, 1)
        + listed(1, 2)
        + paragraph(run("utan"))
        + listed(1, 2)
        + listed(3, 0)
        + listed(1, 1)
        + listed(2, 0)
        + listed(2, 0)
    )
    assert labels(body, View.ACCEPTED) == ["1", "1.1", "1.2", "1.3", "a)", "", "b)", "2", "2.1", "7", "8"]
    assert labels(body, View.REJECTED) == ["1", "1.1", "1.2", "a)", "", "b)", "2", "2.1", "7", "8"]


def test_numbers_are_written_in_their_format() -> None:
    formats = ("decimal", "decimalZero", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman", "okänt")
    assert [format_number(28, each) for each in formats] == ["28", "28", "bb", "BB", "xxviii", "XXVIII", "28"]
    assert format_number(4, "decimalZero") == "04"
