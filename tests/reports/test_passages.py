"""Comparisons as marked text: both versions can be read out of it exactly, in any mix of changes."""

from hypothesis import given
from hypothesis import strategies as st

from hsavtal_desktop.core.comparison.align import RowKind
from hsavtal_desktop.core.comparison.model import ComparedDocument, Comparison
from hsavtal_desktop.reports.ink import COME, GONE, Ink, Stretch, cells, text_of, without
from hsavtal_desktop.reports.passages import Block, blocks
from tests.generated_agreements import agreement, edited
from tests.reports.report_making import MIXED, clause, compared, document, said, squeezed

SENTENCES = [one.paragraphs[0] for one in agreement(6, seed=3)]


def read_out(found: tuple[Block, ...], gone: frozenset[Ink]) -> str:
    stretches: list[Stretch] = []
    for block in found:
        stretches.extend(block.heading)
        for line in block.lines:
            stretches.extend(line.all())
    return squeezed(text_of(without(stretches, gone)))


def assert_both_versions_are_there(comparison: Comparison) -> None:
    found = blocks(comparison)
    old = read_out(found, COME)
    kinds = {row.kind for row in comparison.rows} | {p.kind for row in comparison.rows for p in row.paragraphs}
    if not kinds & {RowKind.SPLIT, RowKind.MERGED}:
        assert old == said(comparison.old)
    # What was divided or joined stands in the order of the new text, so only its characters can be counted.
    assert sorted(old) == sorted(said(comparison.old))
    assert read_out(found, GONE) == said(comparison.new)


def test_a_mix_of_all_changes_holds_both_versions() -> None:
    assert_both_versions_are_there(MIXED)
    assert read_out(blocks(MIXED), COME) == said(MIXED.old)


def test_a_generated_agreement_holds_both_versions() -> None:
    clauses = agreement(60, seed=8)
    variant = edited(clauses)

    def made(listed: list[object]) -> ComparedDocument:
        return document(*(clause("", str(at + 1), one.lines[0], *one.lines[1:]) for at, one in enumerate(listed)))

    assert_both_versions_are_there(compared(made(clauses), made(variant.clauses)))


paragraph = st.sampled_from([*SENTENCES, SENTENCES[0] + " " + SENTENCES[1], "Kort.", "a\tb", "a\tc\td", "en  två", ""])
clauses = st.lists(
    st.tuples(
        st.sampled_from(["k1", "k2", "k3", "", ""]),
        st.sampled_from(["", "Syfte", "Ansvar"]),
        st.lists(paragraph, max_size=4),
    ),
    max_size=5,
    unique_by=lambda one: one[0] or object(),
)


@given(clauses, clauses)
def test_any_two_texts_can_be_read_out_of_their_comparison(old: list, new: list) -> None:
    def made(listed: list) -> ComparedDocument:
        return document(*(clause(key, str(at), heading, *said) for at, (key, heading, said) in enumerate(listed)))

    assert_both_versions_are_there(compared(made(old), made(new)))


def test_a_moved_clause_is_marked_at_both_places_and_says_where_the_other_is() -> None:
    away, here = [block for block in blocks(MIXED) if block.kind is RowKind.MOVED]
    assert {away.note, here.note} == {"Flyttad till 2", "Flyttad hit från 3 och ändrad"}
    told = {block.note: {stretch.ink for line in block.lines for stretch in line.all()} for block in (away, here)}
    assert told == {
        "Flyttad till 2": {Ink.MOVED_FROM, Ink.DELETED},
        "Flyttad hit från 3 och ändrad": {Ink.MOVED_TO, Ink.INSERTED},
    }


def test_a_new_number_alone_is_told_and_is_no_change() -> None:
    found = blocks(
        compared(
            document(clause("a", "1", "A", "Text.")),
            document(clause("n", "1", "N", "Nytt."), clause("a", "2", "A", "Text.")),
        )
    )
    assert [(block.number, block.note, block.changed) for block in found] == [
        ("1", "Tillagd", True),
        ("2", "Tidigare 1", False),
    ]


def test_white_space_alone_is_not_marked() -> None:
    (block,) = blocks(
        compared(document(clause("a", "1", "", "Ett  två tre.")), document(clause("a", "1", "", "Ett två fyra.")))
    )
    inks = [(stretch.ink, stretch.text) for stretch in block.lines[0].stretches if stretch.ink is not Ink.PLAIN]
    assert inks == [(Ink.DELETED, "tre"), (Ink.INSERTED, "fyra")]


def test_rows_of_a_table_are_one_table_with_marks_in_their_cells() -> None:
    block = next(block for block in blocks(MIXED) if text_of(block.heading) == "Ansvar")
    (line,) = block.lines
    assert [[text_of(cell) for cell in row] for row in line.rows] == [
        ["Uppgift", "VGR", "Kommunen"],
        ["Bedöma behov", "X", "X"],
        ["Ge omvårdnad", "", "X"],
    ]
    assert line.rows[1][2] == (Stretch(Ink.INSERTED, "X"),)


def test_a_mark_over_a_tab_ends_up_in_the_right_cells() -> None:
    row = (
        Stretch(Ink.PLAIN, "a"),
        Stretch(Ink.DELETED, " b\tc"),
        Stretch(Ink.INSERTED, " x\ty"),
        Stretch(Ink.PLAIN, "\td"),
    )
    assert [[(one.ink, one.text) for one in cell] for cell in cells(row)] == [
        [(Ink.PLAIN, "a"), (Ink.DELETED, " b"), (Ink.INSERTED, " x")],
        [(Ink.DELETED, "c"), (Ink.INSERTED, "y")],
        [(Ink.PLAIN, "d")],
    ]


def test_heading_levels_never_skip_one() -> None:
    one = document(
        clause("a", "1", "Kapitel", depth=0), clause("b", "1.1.1", "Djupt", depth=4), clause("c", "2", "Åter", depth=1)
    )
    assert [block.level for block in blocks(compared(one, one))] == [1, 2, 2]


def test_only_changes_keeps_what_differs_and_the_headings_above_it() -> None:
    old = document(
        clause("a", "1", "Kapitel", "Ingress."),
        clause("b", "1.1", "Lika", "Samma."),
        clause("c", "1.2", "Olika", "Fem dagar."),
        clause("d", "2", "Annat", "Samma här."),
    )
    new = document(*old.units[:2], clause("c", "1.2", "Olika", "Tio dagar."), old.units[3])
    found = blocks(compared(old, new), only_changes=True)
    assert [(block.number, len(block.lines)) for block in found] == [("1", 0), ("1.2", 1)]
