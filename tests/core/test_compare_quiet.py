"""White space and looks are told apart from changes of words.  Sample sentences: exempeltext – inte gällande avtal."""

from __future__ import annotations

from hsavtal_desktop.core.comparison.align import RowKind
from hsavtal_desktop.core.comparison.documents import compare_documents
from hsavtal_desktop.core.comparison.model import (
    ClauseLine,
    ComparedClause,
    ComparedDocument,
    Comparison,
    ListItem,
    Look,
)
from hsavtal_desktop.core.lists import next_label


def document(*lines: ClauseLine) -> ComparedDocument:
    return ComparedDocument("", (ComparedClause.of_lines("a", "1", "Rubrik", lines),))


def compared(old: ClauseLine, new: ClauseLine) -> Comparison:
    return compare_documents(document(old), document(new))


def test_another_space_is_no_change_but_is_told_apart() -> None:
    found = compared(ClauseLine("Svar inom  fem dagar."), ClauseLine("Svar inom fem dagar."))
    assert not found.changes
    assert [place.kind for place in found.quiet] == [RowKind.SPACED]


def test_a_space_beside_a_changed_word_belongs_to_neither_list_twice() -> None:
    found = compared(
        ClauseLine("Svar inom  fem dagar från kallelsen."), ClauseLine("Svar inom tio dagar från kallelsen.")
    )
    assert [place.kind for place in found.changes] == [RowKind.CHANGED]
    assert len(found.quiet) <= 1


def test_words_that_became_bold_are_told_where_they_stand() -> None:
    old = ClauseLine("VGR ansvarar för läkare.")
    new = ClauseLine("VGR ansvarar för läkare.", None, (Look(4, 12, "bold"),))
    found = compared(old, new)
    assert not found.changes
    assert [(place.kind, place.new_text, place.looks) for place in found.quiet] == [
        (RowKind.FORMATTED, "ansvarar", ("+bold",))
    ]


def test_looks_follow_their_words_past_a_change() -> None:
    old = ClauseLine("Inom fem dagar ska VGR svara.", None, (Look(19, 22, "italic"),))
    new = ClauseLine("Inom tjugofem dagar ska VGR svara.")
    found = compared(old, new)
    assert [place.kind for place in found.changes] == [RowKind.CHANGED]
    assert [(place.new_text, place.looks) for place in found.quiet] == [("VGR", ("-italic",))]


def test_the_same_looks_are_silent() -> None:
    line = ClauseLine("VGR ansvarar.", None, (Look(0, 3, "bold"),))
    assert not compared(line, line).quiet


def test_a_paragraph_that_became_a_list_item_is_a_matter_of_looks() -> None:
    found = compared(ClauseLine("Läkare"), ClauseLine("Läkare", ListItem("•", 0)))
    assert not found.changes
    assert [place.looks for place in found.quiet] == [("+bullet", "+level 1")]


def test_another_number_in_a_list_is_no_difference() -> None:
    found = compared(ClauseLine("Läkare", ListItem("1.", 0)), ClauseLine("Läkare", ListItem("2.", 0)))
    assert not found.changes
    assert not found.quiet


def test_lists_count_on_each_level() -> None:
    ordinals: list[int] = []
    styles = [("number", 0), ("number", 1), ("number", 1), ("number", 0), ("bullet", 0), ("body", 0), ("number", 0)]
    assert [next_label(style, level, ordinals) for style, level in styles] == ["1.", "a)", "b)", "2.", "•", "", "1."]
