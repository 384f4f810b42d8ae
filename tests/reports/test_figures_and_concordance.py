"""Counts of length and obligations, and old numbers beside new ones."""

import pytest

from hsavtal_desktop.reports.concordance import Entry, concordance
from hsavtal_desktop.reports.figures import figures, sentences
from tests.reports.report_making import MIXED, NEW, clause, compared, document


@pytest.mark.parametrize(
    ("paragraph", "count"),
    [
        ("", 0),
        ("Parterna svarar.", 1),
        ("Parterna svarar. VGR betalar", 2),
        ("Enligt 16 kap. 1 § hälso- och sjukvårdslagen (2017:30) gäller avtalet.", 1),
        ("Stöd lämnas t.ex. Under natten. Annars inte!", 2),
        ("Är parterna oeniga? ”Ja.” Då gäller avsnitt 12.1.", 3),
        ("Tiden är 14.30 den 3 maj.", 1),
        ("VGR ska", 1),
    ],
)
def test_sentences_are_counted_as_a_reader_would(paragraph: str, count: int) -> None:
    assert sentences(paragraph) == count


def test_duties_rights_and_prohibitions_are_told_apart() -> None:
    counted = figures(
        document(
            clause("a", "1", "Ansvar", "VGR ska erbjuda vård och måste svara.", "Kommunen ansvarar för omvårdnad."),
            clause("b", "2", "", "Kommunen får anlita läkare. En part får inte skicka räkning och ska aldrig vänta."),
            clause("c", "3", "", "Ska någon fråga?\tSKALL\tX"),
        )
    )
    assert (counted.duties, counted.responsibilities, counted.permissions, counted.prohibitions) == (4, 1, 1, 2)
    assert (counted.clauses, counted.paragraphs, counted.sentences) == (3, 4, 4)


def test_words_count_numbers_and_headings() -> None:
    assert figures(document(clause("a", "1", "Svar inom", "fem (5) IT-dagar, 6.1."))).words == 6


def test_the_title_line_of_a_part_is_no_clause() -> None:
    assert figures(document(clause("part:A", "", "Bilaga"), clause("a", "1", "Rubrik"))).clauses == 1


def test_every_clause_stands_once_under_both_its_numbers() -> None:
    assert concordance(MIXED) == (
        Entry("1", "1", "Syfte och mål", "ändrad"),
        Entry("3", "2", "Uppföljning", "flyttad, ändrad"),
        Entry("1.1", "2.1", "Planering", "ändrad, nytt nummer"),
        Entry("1.2", "–", "Undantag", "struken"),
        Entry("2", "3", "Kostnader", "ändrad, nytt nummer"),
        Entry("2.1", "3.1", "Ansvar", "ändrad, nytt nummer"),
        Entry("–", "3.2", "Oenighet", "tillagd"),
    )
    assert [entry.what for entry in concordance(compared(NEW, NEW))] == ["oförändrad"] * 6


def test_a_divided_clause_names_where_its_parts_come_from() -> None:
    first = "Parterna följer upp avtalet varje år tillsammans med brukarna och deras närstående."
    second = "VGR betalar för lokaler, resor och tolk när mötena hålls i någon av kommunerna."
    found = concordance(
        compared(
            document(clause("", "1", "Möten", first, second)),
            document(clause("", "1", "Möten", first), clause("", "2", "", second)),
        )
    )
    assert [(entry.old_number, entry.new_number, entry.what) for entry in found] == [
        ("1", "1", "delad"),
        ("1", "2", "delad"),
    ]
