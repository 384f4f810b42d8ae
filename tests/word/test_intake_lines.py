"""A returned story as lines: what was there before the recipient's tracked changes, and what came whole."""

from hsavtal_desktop.word.intake.lines import Line, read_lines
from hsavtal_desktop.word.model import Mark
from hsavtal_desktop.word.reading import read_document
from tests.word.word_making import OTHER, cell, deleted, inserted, paragraph, row, run, table, word_file


def ours(mark: Mark) -> bool:
    return mark.author == "Prov Al"


def lines(body: str) -> list[Line]:
    return read_lines(read_document(word_file(body)).body, ours)


def told(body: str) -> list[tuple[str, str, bool]]:
    """(base, accepted, whether all of it came) of each line."""
    return [(line.base, line.accepted, line.new) for line in lines(body)]


def test_words_that_came_or_go_stand_inside_a_line() -> None:
    body = paragraph(run("ett ") + inserted("nytt ") + deleted("gammalt ") + run("ord"))
    assert told(body) == [("ett gammalt ord", "ett nytt ord", False)]
    assert lines(body)[0].touched


def test_our_own_marks_are_part_of_the_text_that_was_sent() -> None:
    body = paragraph(run("ett ") + inserted("nytt ", OTHER) + deleted("gammalt ", OTHER) + run("ord"))
    (line,) = lines(body)
    assert (line.base, line.touched) == ("ett nytt gammalt ord", False)
    assert [bool(bit.our_insertion) for bit in line.bits] == [False, True, False, False]


def test_a_paragraph_split_with_tracking_is_one_line() -> None:
    body = paragraph(run("först "), mark="ins") + paragraph(run("sedan"))
    assert told(body) == [("först sedan", "först \nsedan", False)]


def test_a_whole_paragraph_that_came_is_a_line_of_its_own() -> None:
    before = paragraph(inserted("ny"), mark="ins") + paragraph(run("gammal"))
    assert told(before) == [("", "ny", True), ("gammal", "gammal", False)]
    after = paragraph(run("gammal"), mark="ins") + paragraph(inserted("ny"))
    assert told(after) == [("gammal", "gammal", False), ("", "ny", True)]


def test_a_new_paragraph_has_the_look_of_its_own() -> None:
    heading = '<w:outlineLvl w:val="1"/>'
    body = paragraph(run("text"), mark="ins") + paragraph(inserted("rubrik"), properties=heading)
    assert [line.outline for line in lines(body)] == [None, 1]


def test_new_paragraphs_before_a_table_do_not_join_with_it() -> None:
    body = paragraph(run("kvar")) + paragraph(inserted("ny"), mark="ins") + table(row(cell(paragraph(run("a")))))
    assert told(body) == [("kvar", "kvar", False), ("", "ny", True), ("\ufffc", "\ufffc", False)]


def test_the_empty_paragraph_after_a_table_is_the_tables_break() -> None:
    grid = table(row(cell(paragraph(run("a")))))
    assert [line.table is not None for line in lines(grid + paragraph() + paragraph(run("b")))] == [True, False]
    assert [line.base for line in lines(grid + paragraph(run("b")))] == ["\ufffc", "b"]


def test_a_table_whose_every_row_goes_goes() -> None:
    gone = table(row(cell(paragraph(run("a"))), mark="del"), row(cell(paragraph(run("b"))), mark="del"))
    left = table(row(cell(paragraph(run("a"))), mark="del"), row(cell(paragraph(run("b")))))
    assert [bool(line.end.deleted) for line in lines(gone + left)] == [True, False]


def test_a_bookmark_counts_where_the_lines_own_words_begin() -> None:
    mark = '<w:bookmarkStart w:id="1" w:name="_cl_A"/><w:bookmarkEnd w:id="1"/>'
    assert lines(paragraph(mark + run("text")))[0].bookmarks == ("_cl_A",)
    assert lines(paragraph(inserted("ny ") + mark + run("text")))[0].bookmarks == ("_cl_A",)
    assert lines(paragraph(run("text ") + mark + run("mer")))[0].bookmarks == ()
    body = paragraph(inserted("ny"), mark="ins") + paragraph(mark + run("text"))
    assert [line.bookmarks for line in lines(body)] == [(), ("_cl_A",)]
    joined = paragraph(run("först "), mark="ins") + paragraph(mark + run("sedan"))
    assert [line.bookmarks for line in lines(joined)] == [()]
