"""Clauses and paragraphs brought side by side.  Sample sentences: exempeltext – inte gällande avtal."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from hsavtal_desktop.core.comparison.align import Alignment, RowKind, Unit, align
from hsavtal_desktop.core.comparison.order import heaviest_run, once_on_both
from tests.generated_agreements import agreement

TEXTS = [" ".join(clause.paragraphs) for clause in agreement(40, seed=7)]


def units(*texts: str) -> list[Unit]:
    return [Unit(text) for text in texts]


def told(alignment: Alignment) -> list[tuple[str, int | None, int | None]]:
    return [(row.kind.value, row.old, row.new) for row in alignment.rows]


def test_equal_texts_are_the_same_and_edited_ones_changed() -> None:
    new = [*TEXTS[:5], TEXTS[5] + " Ny mening.", *TEXTS[6:]]
    assert told(align(units(*TEXTS), units(*new)))[4:7] == [("same", 4, 4), ("changed", 5, 5), ("same", 6, 6)]


def test_white_space_makes_no_change() -> None:
    assert told(align(units("ett  två\u00a0tre"), units("ett två tre "))) == [("same", 0, 0)]


def test_an_inserted_and_a_deleted_unit_stand_alone() -> None:
    new = [*TEXTS[:3], "Något helt annat som ingen har skrivit förut.", *TEXTS[3:8], *TEXTS[9:]]
    rows = told(align(units(*TEXTS), units(*new)))
    assert [row for row in rows if row[0] != "same"] == [("inserted", None, 3), ("deleted", 8, None)]


def test_a_moved_unit_stands_at_both_places_with_partners() -> None:
    alignment = align(units(*TEXTS), units(*TEXTS[:4], *TEXTS[5:20], TEXTS[4], *TEXTS[20:]))
    moved = [(index, row) for index, row in enumerate(alignment.rows) if row.kind is RowKind.MOVED]
    assert [(row.old, row.new, row.changed) for _index, row in moved] == [(4, None, False), (None, 19, False)]
    assert [row.partner for _index, row in moved] == [moved[1][0], moved[0][0]]


def test_a_unit_moved_and_edited_is_still_found() -> None:
    edited = TEXTS[30].replace(" och ", " samt ", 1)
    alignment = align(units(*TEXTS), units(edited, *TEXTS[:30], *TEXTS[31:]))
    assert alignment.rows[0].kind is RowKind.MOVED
    assert alignment.rows[0].changed
    assert alignment.pairs[30] == 0


def test_identity_beats_text() -> None:
    old = [Unit("Samma text som den andra har.", "a"), Unit("Något annat helt och hållet.", "b")]
    new = [Unit("Nu står det en helt ny sak här.", "a"), Unit("Samma text som den andra har.", "c")]
    assert told(align(old, new)) == [("changed", 0, 0), ("deleted", 1, None), ("inserted", None, 1)]


def test_identical_keys_in_another_order_have_moved_with_the_least_text() -> None:
    old = [Unit("kort text här", "a"), Unit("en mycket längre text som ska stå kvar", "b")]
    assert [(row.kind, row.old) for row in align(old, old[::-1]).rows if row.old is not None] == [
        (RowKind.MOVED, 0),
        (RowKind.SAME, 1),
    ]


def test_short_texts_repeated_elsewhere_are_not_called_moves() -> None:
    alignment = align(units("Ja", *TEXTS[:5]), units(*TEXTS[:5], "Ja"))
    assert RowKind.MOVED not in {row.kind for row in alignment.rows}


def test_the_same_number_decides_between_equally_similar_clauses() -> None:
    old = [Unit("Kommunen ansvarar för hemsjukvård och rehabilitering.", number="4.2")]
    new = [
        Unit("Kommunen ansvarar för hemsjukvård eller annat.", number="4.1"),
        Unit("Kommunen ansvarar för hemsjukvård eller sådant.", number="4.2"),
    ]
    assert align(old, new).pairs == {0: 1}


def test_a_split_unit_is_told_with_its_parts() -> None:
    first, second = TEXTS[3], TEXTS[4]
    alignment = align(units(TEXTS[0], f"{first} {second}", TEXTS[1]), units(TEXTS[0], first, second, TEXTS[1]))
    split = [row for row in alignment.rows if row.kind is RowKind.SPLIT]
    assert [(row.old, row.new) for row in split] in ([(1, 1), (None, 2)], [(None, 1), (1, 2)])
    whole = next(index for index, row in enumerate(alignment.rows) if row.kind is RowKind.SPLIT and row.old == 1)
    assert {row.partner for row in split} == {None, whole}


def test_merged_units_are_told() -> None:
    alignment = align(
        units(TEXTS[0], TEXTS[3], TEXTS[4], TEXTS[1]), units(TEXTS[0], f"{TEXTS[3]} {TEXTS[4]}", TEXTS[1])
    )
    assert [row.kind for row in alignment.rows] == [RowKind.SAME, RowKind.MERGED, RowKind.MERGED, RowKind.SAME]


def test_an_unrelated_neighbour_is_not_a_part() -> None:
    alignment = align(units(TEXTS[0], TEXTS[1]), units(TEXTS[0] + " Ett tillägg.", TEXTS[9], TEXTS[1]))
    assert [row.kind for row in alignment.rows] == [RowKind.CHANGED, RowKind.INSERTED, RowKind.SAME]


def test_many_units_without_common_text_are_matched_by_their_rare_words() -> None:
    texts = [" ".join(clause.paragraphs) for clause in agreement(120, seed=11)]
    edited = [f"{text} Tillägg nummer {index}." for index, text in enumerate(texts)]
    assert align(units(*texts), units(*edited)).pairs == {index: index for index in range(120)}


small = st.lists(st.sampled_from([*TEXTS[:8], "", "Ja", "Kort rubrik"]), max_size=12)


@given(small, small)
def test_every_unit_stands_in_exactly_one_row_and_in_order(old: list[str], new: list[str]) -> None:
    rows = align(units(*old), units(*new)).rows
    assert sorted(row.old for row in rows if row.old is not None) == list(range(len(old)))
    assert [row.new for row in rows if row.new is not None] == list(range(len(new)))
    assert [row.old for row in rows if row.old is not None] == list(range(len(old)))


@given(small, small)
def test_partners_point_at_each_other(old: list[str], new: list[str]) -> None:
    rows = align(units(*old), units(*new)).rows
    for index, row in enumerate(rows):
        if row.kind is RowKind.MOVED:
            assert row.partner is not None
            assert rows[row.partner].partner == index
        if row.kind is RowKind.SAME:
            assert row.old is not None
            assert row.new is not None
            assert old[row.old] == new[row.new]


@given(small)
def test_a_text_beside_itself_is_the_same(texts: list[str]) -> None:
    assert {row.kind for row in align(units(*texts), units(*texts)).rows} <= {RowKind.SAME}


weighted = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(1, 9)), max_size=7)


@given(weighted)
def test_the_heaviest_run_is_the_heaviest(pairs: list[tuple[int, int, int]]) -> None:
    def rises(chosen: tuple[tuple[int, int, int], ...]) -> bool:
        ordered = sorted(chosen)
        return all(a[0] < b[0] and a[1] < b[1] for a, b in itertools.pairwise(ordered))

    run = [pairs[index] for index in heaviest_run(pairs)]
    assert run == sorted(run)
    assert rises(tuple(run))
    best = max(
        sum(pair[2] for pair in chosen)
        for size in range(len(pairs) + 1)
        for chosen in itertools.combinations(pairs, size)
        if rises(chosen)
    )
    assert sum(pair[2] for pair in run) == best


def test_once_on_both_leaves_out_what_is_repeated_on_either_side() -> None:
    assert once_on_both(["a", "b", "c", "b"], ["c", "a", "x", "b"]) == [(0, 1), (2, 0)]


def test_a_unit_that_keeps_its_place_never_moves_though_what_crosses_it_is_longer() -> None:
    long = "Regionen och kommunen ansvarar gemensamt för att hemsjukvården planeras. " * 4
    fixed = Unit("kort", "a", fixed=True)
    rows = align([fixed, Unit(long)], [Unit(long), fixed]).rows
    assert [row.kind for row in rows if row.old == 0 or row.new == 1] == [RowKind.SAME]
    assert sum(row.kind is RowKind.MOVED for row in rows) == 2
    loose = align([Unit("kort", "a"), Unit(long)], [Unit(long), Unit("kort", "a")]).rows
    assert [row.kind for row in loose if row.old == 1 and row.new == 0] == [RowKind.SAME]
