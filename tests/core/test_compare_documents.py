"""Two documents side by side.  Sample sentences: exempeltext – inte gällande avtal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsavtal_desktop.core.comparison.align import RowKind
from hsavtal_desktop.core.comparison.documents import compare_documents
from hsavtal_desktop.core.comparison.model import HEADING, ComparedClause, ComparedDocument, Comparison, ParagraphRow
from hsavtal_desktop.core.comparison.text import Change, new_text, old_text
from tests.generated_agreements import Clause, agreement, edited

CLAUSES = agreement(30, seed=5)


def document(clauses: list[Clause], keys: list[str] | None = None) -> ComparedDocument:
    return ComparedDocument(
        "Exempeltext – inte gällande avtal",
        tuple(
            ComparedClause(keys[index] if keys else "", str(index + 1), clause.lines[0], clause.lines[1:])
            for index, clause in enumerate(clauses)
        ),
    )


def clause(heading: str, *paragraphs: str, key: str = "", number: str = "1") -> ComparedClause:
    return ComparedClause(key, number, heading, paragraphs)


def compared(old: list[ComparedClause], new: list[ComparedClause]) -> Comparison:
    return compare_documents(ComparedDocument("", tuple(old)), ComparedDocument("", tuple(new)))


def sides(comparison: Comparison) -> tuple[list[list[str]], list[list[str]]]:
    """The two documents put together again from the rows and their differences."""
    old: list[list[str]] = []
    new: list[list[str]] = []
    for row in comparison.rows:
        if row.old is not None:
            old.append([old_text(p.differences) for p in row.paragraphs if p.old is not None])
        if row.new is not None:
            new.append([new_text(p.differences) for p in row.paragraphs if p.new is not None])
    return old, new


def lines(document: ComparedDocument) -> list[list[str]]:
    return [[text for text in (unit.heading, *unit.paragraphs) if text or unit.paragraphs] for unit in document.units]


@pytest.mark.parametrize("count", [100, 400])
@pytest.mark.parametrize("known", [False, True])
def test_a_generated_agreement_is_compared_as_it_was_edited(count: int, known: bool) -> None:
    clauses = agreement(count)
    variant = edited(clauses)
    keys = {id(clause): f"k{index}" for index, clause in enumerate(clauses)}
    old = document(clauses, [keys[id(clause)] for clause in clauses] if known else None)
    new = document(variant.clauses)
    if known:
        unchanged = [keys.get(id(clause), "") for clause in variant.clauses]
        new = document(variant.clauses, unchanged)
    found = compare_documents(old, new)
    moved = {
        row.old: found.rows[row.partner].new
        for row in found.rows
        if row.kind is RowKind.MOVED and row.old is not None and row.partner is not None
    }
    assert moved == variant.moved
    assert found.counts.moved == len(variant.moved)
    assert {row.old for row in found.rows if row.kind is RowKind.CHANGED} == variant.changed
    assert {row.old for row in found.rows if row.kind is RowKind.DELETED} == variant.deleted
    assert {row.new for row in found.rows if row.kind is RowKind.INSERTED} == variant.inserted
    marked = sum(
        len(difference.text)
        for row in found.rows
        for paragraph in row.paragraphs
        for difference in paragraph.differences
        if difference.kind is not Change.EQUAL
    )
    assert marked <= 1.02 * variant.marked
    assert sides(found) == (lines(old), lines(new))


def test_a_heading_and_a_paragraph_are_compared_with_their_own_kind() -> None:
    found = compared(
        [clause("Syfte", "Avtalet reglerar ansvaret.", key="a")],
        [clause("Syfte och mål", "Avtalet reglerar fördelningen.", key="a")],
    )
    assert [(p.kind, p.old, p.new) for p in found.rows[0].paragraphs] == [
        (RowKind.CHANGED, HEADING, HEADING),
        (RowKind.CHANGED, 0, 0),
    ]
    assert [(c.row, c.paragraph, c.old_text, c.new_text) for c in found.changes] == [
        (0, 0, "", " och mål"),
        (0, 1, "ansvaret", "fördelningen"),
    ]


def test_a_clause_whose_number_alone_changed_is_renumbered_and_not_changed() -> None:
    old = [clause("A", "Första punktens text.", key="a", number="1")]
    new = [
        clause("Ny", "En ny punkt kommer först.", key="n", number="1"),
        clause("A", "Första punktens text.", key="a", number="2"),
    ]
    found = compared(old, new)
    assert [(row.kind, row.renumbered, row.changed) for row in found.rows] == [
        (RowKind.INSERTED, False, False),
        (RowKind.SAME, True, False),
    ]
    assert found.counts.renumbered == 1
    assert [change.kind for change in found.changes] == [RowKind.INSERTED]


def test_white_space_alone_is_no_change_to_step_to() -> None:
    found = compared([clause("A", "Ett  två.")], [clause("A", "Ett två.")])
    assert found.rows[0].kind is RowKind.SAME
    assert not found.changes
    assert old_text(found.rows[0].paragraphs[1].differences) == "Ett  två."


def test_both_ends_of_a_moved_and_edited_clause_hold_its_differences() -> None:
    texts = [clause(unit.heading, *unit.paragraphs) for unit in CLAUSES[:6]]
    moved = clause(texts[0].heading, texts[0].paragraphs[0] + " Tillagd mening sist.", *texts[0].paragraphs[1:])
    found = compared(texts, [*texts[1:], moved])
    away, here = found.rows[0], found.rows[-1]
    assert (away.kind, here.kind, away.partner, here.partner) == (RowKind.MOVED, RowKind.MOVED, 6, 0)
    assert away.paragraphs == here.paragraphs
    assert here.changed
    assert found.counts.words_inserted == 3
    assert [(change.kind, change.row) for change in found.changes] == [(RowKind.MOVED, 6), (RowKind.CHANGED, 6)]


def test_a_clause_split_in_two_shows_each_part_beside_its_origin() -> None:
    first, second = CLAUSES[3].paragraphs[0], CLAUSES[4].paragraphs[0]
    found = compared([clause("Delas", first, second)], [clause("Delas", first), clause("Ny rubrik", second)])
    assert [row.kind for row in found.rows] == [RowKind.SPLIT, RowKind.SPLIT]
    shown = [(p.kind, p.old_text, p.new_text) for row in found.rows for p in row.paragraphs]
    assert shown == [
        (RowKind.SAME, "Delas", "Delas"),
        (RowKind.SAME, first, first),
        (RowKind.INSERTED, "", "Ny rubrik"),
        (RowKind.SAME, second, second),
    ]
    assert (found.counts.split, found.counts.inserted) == (1, 0)


def test_clauses_merged_into_one_show_each_origin() -> None:
    first, second = CLAUSES[3].paragraphs[0], CLAUSES[4].paragraphs[0]
    found = compared([clause("Ett", first), clause("Två", second)], [clause("Ett", first, second)])
    assert [(row.kind, row.old) for row in found.rows] == [(RowKind.MERGED, 0), (RowKind.MERGED, 1)]
    assert [[p.kind for p in row.paragraphs] for row in found.rows] == [
        [RowKind.SAME, RowKind.SAME],
        [RowKind.DELETED, RowKind.SAME],
    ]


def test_a_paragraph_split_in_two_stands_beside_its_portions() -> None:
    first, second = CLAUSES[3].paragraphs[0], CLAUSES[4].paragraphs[0]
    found = compared([clause("A", f"{first} {second}")], [clause("A", first, second)])
    rows = found.rows[0].paragraphs[1:]
    assert [row.kind for row in rows] == [RowKind.SPLIT, RowKind.SPLIT]
    assert "".join(row.old_text for row in rows) == f"{first} {second}"
    assert [row.new_text for row in rows] == [first, second]
    assert [row.old_text.strip() for row in rows] == [first, second]


def test_changes_come_in_reading_order_and_name_their_phrase() -> None:
    variant = edited(CLAUSES, seed=9)
    found = compare_documents(document(CLAUSES), document(variant.clauses))
    places = [(change.row, change.paragraph or 0, change.phrase or 0) for change in found.changes]
    assert places == sorted(places)
    for change in found.changes:
        if change.phrase is not None and change.paragraph is not None:
            paragraph: ParagraphRow = found.rows[change.row].paragraphs[change.paragraph]
            assert paragraph.phrases[change.phrase].text == (change.old_text or change.new_text)


drawn = st.lists(
    st.builds(
        lambda heading, paragraphs: clause(heading, *paragraphs),
        st.sampled_from(["", "Syfte", "Ansvar och roller"]),
        st.lists(st.sampled_from([unit.paragraphs[0] for unit in CLAUSES[:4]] + ["", "Kort.", "en  två"]), max_size=3),
    ),
    max_size=5,
)


@given(drawn, drawn)
def test_both_documents_come_back_exactly_from_the_rows(old: list[ComparedClause], new: list[ComparedClause]) -> None:
    found = compared(old, new)
    for row in found.rows:
        if row.kind not in (RowKind.SPLIT, RowKind.MERGED):
            for side, units in ((row.old, old), (row.new, new)):
                if side is not None:
                    held = [
                        old_text(p.differences) if units is old else new_text(p.differences)
                        for p in row.paragraphs
                        if (p.old if units is old else p.new) is not None
                    ]
                    unit = units[side]
                    assert [text for text in held if text] == [t for t in (unit.heading, *unit.paragraphs) if t]
    assert [row.old for row in found.rows if row.old is not None] == list(range(len(old)))
    assert [row.new for row in found.rows if row.new is not None] == list(range(len(new)))
