"""The numbers that Word counts are the numbers of the program, whatever is decided."""

import io
import zipfile

from agreement_making import ALEX, KIM, ROBIN, Group, clause, example_group, small_group
from lxml import etree

from hsavtal_desktop.core import edits
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.word import views as word_views
from hsavtal_desktop.word.identity import clause_of, left_clause_of, part_of
from hsavtal_desktop.word.model import WordParagraph
from hsavtal_desktop.word.names import W
from hsavtal_desktop.word.reading import read_document


def labels(data: bytes, view: word_views.View) -> dict[str, str]:
    """Clause or part → the label of the paragraph that its bookmark stands in, in one view of the file."""
    document = read_document(data)
    shown = word_views.view_paragraphs(document.body, view)
    found: dict[str, str] = {}
    for paragraph, label in zip(shown, word_views.view_labels(shown, document.lists), strict=True):
        for source in paragraph.sources:
            for mark in source.bookmarks:
                name = clause_of(mark.name) or part_of(mark.name) or left_clause_of(mark.name)
                # Where paragraphs join, the bookmark of a clause that is gone comes to stand in the next one.
                if name and source is paragraph.look:
                    found[name] = label
    return found


def with_old_properties(data: bytes) -> bytes:
    """The file with every change of paragraph properties taken back, as *Reject all* does."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(content)
                for change in list(root.iter(f"{W}pPrChange")):
                    now, before = change.getparent(), change.find(f"{W}pPr")
                    assert now is not None
                    assert before is not None
                    kept = now.find(f"{W}rPr")
                    now[:] = [*before, *([] if kept is None else [kept])]
                content = etree.tostring(root)
            target.writestr(name, content)
    return stream.getvalue()


def numbers(made: Group, document: str, view: View) -> dict[str, str]:
    outline = made.reading.outline(document, view)
    found = {place.clause: place.number for place in outline.places if not place.moved_away}
    return found | {part.part: part.number for part in outline.parts}


def assert_numbers(made: Group, document: str = "HSA") -> None:
    data = made.word(document).data
    assert labels(data, word_views.View.ACCEPTED).items() >= numbers(made, document, View.FINAL).items()
    rejected = labels(with_old_properties(data), word_views.View.REJECTED)
    assert rejected.items() >= numbers(made, document, View.ORIGINAL).items()
    for view, wanted in ((View.FINAL, "accepted"), (View.ORIGINAL, "rejected")):
        plain = labels(made.word(document, view=view).data, word_views.View.ACCEPTED)
        assert plain == numbers(made, document, view), wanted


def chapters() -> Group:
    return small_group(
        clause("K1", "Ett", "Text.", children=[clause("K1a", "Ett ett"), clause("K1b", "Ett två", "Text.")]),
        clause("K2", "Två", children=[clause("K2a", "", "Utan rubrik."), clause("K2b", "Två två", "Text.")]),
        clause("K3", "Tre", "Text."),
    )


def test_headings_and_paragraphs_are_numbered_as_in_the_program() -> None:
    assert_numbers(chapters())
    assert numbers(chapters(), "HSA", View.FINAL)["K2a"] == "2.1"


def test_appendices_and_parts_with_a_prefix_have_numbers_of_their_own() -> None:
    made = example_group()
    for document in ("HSA", "LAK"):
        assert_numbers(made, document)
    assert labels(made.word("HSA").data, word_views.View.ACCEPTED)["BIL2"] == "Bilaga 2"
    assert labels(made.word("LAK").data, word_views.View.ACCEPTED)["A_2_1"] == "A2.1"


def test_a_package_numbers_each_document_anew() -> None:
    made = example_group()
    found = labels(made.word("HSA", "LAK", "UTS").data, word_views.View.ACCEPTED)
    assert (found["LAK_1"], found["UTS_1"], found["A_1"]) == ("1", "1", "1")


def test_numbers_are_right_after_clauses_come_go_and_move() -> None:
    made = chapters()
    made.do(KIM, edits.AddClause("A", "", "K1", "Ny", "Ny text.", "N1"))
    made.do(ROBIN, edits.RemoveClause("K1"))
    made.do(ALEX, edits.MoveClause("K3", "A", "", ""), edits.AddClause("A", "K2", "K2a", "Ny", "", "N2"))
    assert_numbers(made)


def test_a_struck_clause_shows_its_old_number_and_is_not_counted() -> None:
    made = chapters()
    made.do(ROBIN, edits.RemoveClause("K1b"), edits.RemoveClause("K2"))
    found = {clause_of(mark.name): label for each, label in shown_labels(made) for mark in each.bookmarks}
    wanted = numbers(made, "HSA", View.FINAL) | {"K1b": "1.2", "K2": "2"}
    assert {name: found[name] for name in ("K1", "K1a", "K1b", "K2", "K2a", "K2b", "K3")} == {
        name: wanted[name] for name in ("K1", "K1a", "K1b", "K2", "K2a", "K2b", "K3")
    }
    assert wanted["K3"] == "4"


def test_lists_count_from_one_after_other_text() -> None:
    made = small_group(clause("K1", "Ett", {"numbered": ["a", "b"]}, "Mellan.", {"numbered": ["c"]}))
    found = {each.text: label for each, label in shown_labels(made)}
    assert [found[text] for text in "abc"] == ["1.", "2.", "1."]


def shown_labels(made: Group) -> list[tuple[WordParagraph, str]]:
    """The paragraphs of the file outside tables, each with the label that Word shows while changes are marked."""
    document = read_document(made.word().data)
    paragraphs = [block for block in document.body if isinstance(block, WordParagraph)]
    shown = document.lists.labels(paragraph.numbering for paragraph in paragraphs)
    return list(zip(paragraphs, shown, strict=True))
