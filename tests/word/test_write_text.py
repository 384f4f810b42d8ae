"""Accepting everything in an exported file gives the final text, rejecting everything the original."""

from collections.abc import Callable

import pytest
from agreement_making import ALEX, KIM, ROBIN, Group, clause, expected_text, small_group
from hypothesis import given
from hypothesis import strategies as st
from old_agreements import PNG

from hsavtal_desktop.core import edits, views
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.revision_views import pending
from hsavtal_desktop.word import views as word_views
from hsavtal_desktop.word.identity import clause_of
from hsavtal_desktop.word.model import WordBookmark, WordParagraph
from hsavtal_desktop.word.reading import read_document, read_word

TABLE = {"table": {"header": ["Ord", "Betydelse"], "rows": [["vård", "hjälp"], ["plan", "enligt [[K2]]"]]}}


def group() -> Group:
    """Two chapters, one with a point below it; paragraphs, lists and a table."""
    return small_group(
        clause("K1", "Första", "Hej på dig.", "Andra stycket.", {"bullets": ["ett", "två"]}, "Efter listan."),
        clause("K2", "Andra", "Text före.", TABLE, "Text efter.", children=[clause("K2a", "Under", "Djupare text.")]),
        clause("K3", "", "Ett stycke utan rubrik.", children=[clause("K3a", "Tom")]),
    )


def assert_decides_right(made: Group) -> None:
    """The proof of every export: both texts of the file are those of the views, and of the plain exports."""
    read = read_word(made.word().data)
    assert read.warnings == []
    for view, found in ((View.FINAL, read.accepted), (View.ORIGINAL, read.rejected)):
        expected = expected_text(made.reading, "HSA", view)
        assert found[-len(expected) :] == expected
        assert found == read_word(made.word(view=view).data).accepted


def start_of(made: Group, text: str, words: str) -> int:
    return views.plain(made.state, text, View.MARKUP).index(words)


def insert(who: str, text: str, before: str, new: str) -> Callable[[Group], None]:
    def carry_out(made: Group) -> None:
        at = start_of(made, text, before)
        made.do(who, edits.ReplaceText(text, at, at, new))

    return carry_out


def replace(who: str, text: str, old: str, new: str) -> Callable[[Group], None]:
    return lambda made: made.replace(who, text, old, new)


def do(who: str, *wanted: edits.Edit) -> Callable[[Group], None]:
    return lambda made: made.do(who, *wanted)


def slots(who: str, *events: dict[str, str]) -> Callable[[Group], None]:
    """Rows that come and go: there is no edit for it yet, so the events are written as another program would."""

    def carry_out(made: Group) -> None:
        table = made.reading.clause(made.reading.find("K2"), View.MARKUP).tables  # type: ignore[arg-type]
        pen = made.pen(who)
        listed = [
            {**event, "table": next(iter(table)), "text": "b.K2", "axis": "row", "revision": pen.revision()}
            for event in events
        ]
        made.say(who, listed)

    return carry_out


def table_of(made: Group) -> str:
    return next(iter(made.reading.clause(made.reading.find("K2"), View.MARKUP).tables))  # type: ignore[arg-type]


def in_table(who: str, make: Callable[[str], edits.Edit]) -> Callable[[Group], None]:
    """An edit of the table, whose id is not known before it is made."""
    return lambda made: made.do(who, make(table_of(made)))


def fill_column(who: str) -> Callable[[Group], None]:
    """Words in each cell of the first column."""

    def carry_out(made: Group) -> None:
        shown = made.reading.clause(made.reading.find("K2"), View.MARKUP)  # type: ignore[arg-type]
        for number, row in enumerate(shown.tables[table_of(made)].rows):
            made.do(who, edits.ReplaceText(row.cells[0], 0, 0, f"ny {number}"))

    return carry_out


STORIES = {
    "words come": [insert(KIM, "b.K1", "på", "du ")],
    "words go": [replace(ROBIN, "b.K1", "Andra ", "")],
    "words are replaced": [replace(ALEX, "b.K1", "dig", "er & <alla>")],
    "a paragraph is split": [insert(KIM, "b.K1", "stycket", "\n")],
    "paragraphs are joined": [replace(KIM, "b.K1", "dig.\nAndra", "dig. Andra")],
    "a break alone goes": [replace(KIM, "b.K1", ".\nA", ".A")],
    "a list item joins the text above": [replace(KIM, "b.K1", "stycket.\nett", "stycket, ett")],
    "whole paragraphs come": [insert(KIM, "b.K1", "Andra", "Nytt ett.\nNytt två.\n")],
    "whole paragraphs go": [replace(KIM, "b.K1", "Andra stycket.\nett\n", "")],
    "the last paragraph goes": [replace(KIM, "b.K1", "\nEfter listan.", "")],
    "all of a body goes": [replace(KIM, "b.K3", "Ett stycke utan rubrik.", "")],
    "a body comes": [do(KIM, edits.ReplaceText("b.K3a", 0, 0, "Nu finns text.\nOch mer."))],
    "a body comes and is struck": [
        do(KIM, edits.ReplaceText("b.K3a", 0, 0, "Nu finns text.\nOch mer.")),
        do(ROBIN, edits.ReplaceText("b.K3a", 0, 23, "")),
    ],
    "one strikes in what another brings": [
        insert(KIM, "b.K1", "på", "kära goda vänner "),
        replace(ROBIN, "b.K1", "goda ", ""),
    ],
    "one splits what another brings": [insert(KIM, "b.K1", "på", "kära vänner "), insert(ALEX, "b.K1", "vänner", "\n")],
    "one strikes a break another brings": [insert(KIM, "b.K1", "på", "x\ny "), replace(ROBIN, "b.K1", "x\ny", "xy")],
    "two strike the same": [replace(KIM, "b.K1", "Andra", ""), replace(ROBIN, "b.K1", "stycket", "st")],
    "a heading changes": [replace(KIM, "h.K2", "Andra", "Den andra")],
    "a heading goes": [replace(KIM, "h.K2", "Andra", "")],
    "a heading comes": [do(KIM, edits.ReplaceText("h.K3", 0, 0, "Rubrik"))],
    "a break in a heading": [do(KIM, edits.ReplaceText("h.K1", 3, 3, "\n"))],
    "text before a table goes": [replace(KIM, "b.K2", "Text före.", "")],
    "text moves up to a table": [replace(KIM, "b.K2", "före.\n", "före.")],
    "text moves down to a table": [replace(KIM, "b.K2", "\nText efter", "Text efter")],
    "a table goes": [replace(KIM, "b.K2", "\ufffc", "")],
    "a table goes with its break": [replace(KIM, "b.K2", "\ufffc\n", "")],
    "a table goes, and both paragraphs join": [replace(KIM, "b.K2", "före.\n\ufffc\nText", "före. Text")],
    "a clause comes": [do(KIM, edits.AddClause("A", "", "K1", "Ny", "Ny text.\nMer text.", "N1"))],
    "a clause comes first": [do(KIM, edits.AddClause("A", "", "", "Ny", "Ny text.", "N1"))],
    "a clause comes last": [do(KIM, edits.AddClause("A", "", "K3", "Ny", "", "N1"))],
    "a clause without heading comes": [do(KIM, edits.AddClause("A", "", "K3", "", "Bara text.", "N1"))],
    "one edits a clause another brings": [
        do(KIM, edits.AddClause("A", "", "K1", "Ny", "Ny text här.", "N1")),
        replace(ROBIN, "b.N1", "text", "fin text\ntext"),
        replace(ALEX, "h.N1", "Ny", ""),
    ],
    "one strikes a clause another brings": [
        do(KIM, edits.AddClause("A", "", "K1", "Ny", "Ny text.", "N1")),
        do(ROBIN, edits.RemoveClause("N1")),
    ],
    "a clause goes": [do(KIM, edits.RemoveClause("K1"))],
    "the last clause goes": [do(KIM, edits.RemoveClause("K3a"))],
    "all clauses go": [do(KIM, *(edits.RemoveClause(name) for name in ("K1", "K2", "K2a", "K3", "K3a")))],
    "a clause goes that has a point below it": [do(KIM, edits.RemoveClause("K2"))],
    "one edits a clause another strikes": [
        do(KIM, edits.RemoveClause("K1")),
        insert(ROBIN, "b.K1", "på", "x\ny"),
        replace(ALEX, "b.K1", "Andra", "Tredje"),
    ],
    "a clause moves down": [do(KIM, edits.MoveClause("K1", "A", "", "K3"))],
    "a clause with a table and a point moves up": [do(KIM, edits.MoveClause("K2", "A", "", ""))],
    "a clause moves below another": [do(KIM, edits.MoveClause("K3", "A", "K1", ""))],
    "a point moves out and its chapter too": [
        do(KIM, edits.MoveClause("K2a", "A", "", "K3"), edits.MoveClause("K2", "A", "", ""))
    ],
    "one edits a clause another moves": [
        do(KIM, edits.MoveClause("K1", "A", "", "K3")),
        replace(ROBIN, "b.K1", "Hej på", "God dag"),
        insert(ALEX, "b.K1", "Andra", "Nytt.\n"),
    ],
    "the mover edits it too": [
        do(KIM, edits.MoveClause("K1", "A", "", "K3")),
        replace(KIM, "b.K1", "Hej på", "God dag"),
        replace(KIM, "b.K1", "stycket.\nett", "ett"),
    ],
    "one strikes a clause another moves": [
        do(KIM, edits.MoveClause("K1", "A", "", "K3")),
        do(ROBIN, edits.RemoveClause("K1")),
    ],
    "two clauses change places": [
        do(KIM, edits.MoveClause("K1", "A", "", "K2")),
        do(ROBIN, edits.MoveClause("K3", "A", "", "")),
    ],
    "words become bold": [do(KIM, edits.FormatText("b.K1", 0, 3, "bold", True))],
    "paragraphs become a list": [do(KIM, edits.StyleParagraphs("b.K1", 0, 14, "number", 1))],
    "a list becomes text": [do(KIM, edits.StyleParagraphs("b.K1", 28, 34, "body"))],
    "a row comes": [slots(KIM, {"kind": "slot", "id": "r9", "order": "Z"})],
    "a row goes": [slots(KIM, {"kind": "unslot", "id": "r2"})],
    "a column comes with words": [
        in_table(KIM, lambda table: edits.InsertSlot(table, "column", "")),
        fill_column(KIM),
    ],
    "a column goes": [in_table(ROBIN, lambda table: edits.RemoveSlot(table, "column", "k1"))],
    "a footnote comes": [do(KIM, edits.InsertFootnote("b.K1", 4, "En not.\nPå två rader.", "N"))],
    "a footnote changes and goes": [
        do(KIM, edits.InsertFootnote("b.K1", 4, "En not.", "N")),
        lambda made: made.agree(),
        replace(ROBIN, "n.N", "En", "Min\negen"),
        replace(ALEX, "b.K1", "ej \ufffc", "opp "),
    ],
    "a clause with a footnote moves": [
        do(KIM, edits.InsertFootnote("b.K1", 4, "En not.", "N")),
        lambda made: made.agree(),
        do(KIM, edits.MoveClause("K1", "A", "", "K3")),
    ],
    "a picture comes": [do(KIM, edits.InsertPicture("b.K1", 3, PNG, "En ruta", 200, 100))],
    "a picture goes": [
        do(KIM, edits.InsertPicture("b.K1", 3, PNG, "En ruta", 200, 100)),
        lambda made: made.agree(),
        replace(ALEX, "b.K1", "\ufffc", "x"),
    ],
    "a field comes": [
        do(KIM, edits.SetRecord("field", "part", {"title": "Part", "text": "Exempelkommun & VGR"})),
        do(KIM, edits.InsertField("b.K1", 3, "part")),
    ],
    "rows come and go": [
        slots(KIM, {"kind": "slot", "id": "r9", "order": "Z"}, {"kind": "unslot", "id": "r3"}),
        slots(ROBIN, {"kind": "unslot", "id": "r9"}),
    ],
}


@pytest.mark.parametrize("story", STORIES)
def test_accepting_gives_the_final_text_and_rejecting_the_original_where(story: str) -> None:
    made = group()
    for carry_out in STORIES[story]:
        carry_out(made)
    assert_decides_right(made)


def test_a_whole_history_at_once_decides_right() -> None:
    made = group()
    for story in (
        "words come",
        "a paragraph is split",
        "a table goes",
        "a clause comes",
        "a clause goes that has a point",
    ):
        for carry_out in next(steps for name, steps in STORIES.items() if name.startswith(story)):
            carry_out(made)
    assert_decides_right(made)


@st.composite
def random_edits(draw: st.DrawFn) -> list[tuple[str, int, int, int, str]]:
    """(who, what, where, how much, new text)."""
    step = st.tuples(
        st.sampled_from((KIM, ROBIN, ALEX)),
        st.integers(0, 11),
        st.integers(0, 60),
        st.integers(0, 12),
        st.sampled_from(("", "a", "ny text ", "\n", "x\ny", '&<>"')),
    )
    return draw(st.lists(step, min_size=1, max_size=8))


@given(random_edits())
def test_whatever_is_edited_both_texts_are_right(steps: list[tuple[str, int, int, int, str]]) -> None:
    made = group()
    for number, (who, what, where, length, new) in enumerate(steps):
        names = [place.clause for place in made.reading.outline("HSA", View.MARKUP).places if not place.moved_away]
        if not names:
            break
        name = names[where % len(names)]
        if what == 0:
            made.do(who, edits.AddClause("A", "", name, "Ny", new, f"N{number}"))
        elif what == 1:
            made.do(who, edits.RemoveClause(name))
        elif what == 2:
            after = names[length % len(names)]
            if after != name:
                made.do(who, edits.MoveClause(name, "A", "", after))
        elif what == 3:
            made.do(who, edits.Decide("accept" if length % 2 else "reject", tuple(pending(made.state))[:1]))
        else:
            text = f"{'h' if what == 4 else 'b'}.{name}"
            at = where % (len(views.plain(made.state, text, View.MARKUP)) + 1)
            made.do(who, edits.ReplaceText(text, at, at + length, new))
    assert_decides_right(made)


def paragraphs_of(made: Group, view: word_views.View) -> list[str]:
    """All paragraphs of a view of the file, empty ones included, from the first clause on."""
    shown = word_views.view_paragraphs(read_document(made.word().data).body, view)
    texts = [paragraph.text for paragraph in shown]
    return texts[texts.index("Gemensamt", texts.index("Gemensamt") + 1) + 1 :]


@pytest.mark.parametrize(
    ("story", "view"),
    [("all of a body goes", word_views.View.ACCEPTED), ("a body comes", word_views.View.REJECTED)],
)
def test_a_body_that_is_gone_leaves_no_empty_paragraph(story: str, view: word_views.View) -> None:
    made = group()
    for carry_out in STORIES[story]:
        carry_out(made)
    # One empty paragraph ends the table, one the file.
    assert paragraphs_of(made, view).count("") == 2


def test_struck_and_new_clauses_stand_in_the_order_that_all_markup_shows() -> None:
    made = small_group(*(clause(name, f"Rubrik {name}") for name in ("K1", "K2", "K3")))
    made.do(KIM, edits.RemoveClause("K1"), edits.RemoveClause("K2"))
    made.do(ROBIN, edits.AddClause("A", "", "K1", "Rubrik N1", "", "N1"))
    made.do(ROBIN, edits.AddClause("A", "", "K2", "Rubrik N2", "", "N2"))
    names = [clause_of(mark.name) for block in read_document(made.word().data).body for mark in bookmarks(block)]
    assert [name for name in names if name] == ["K1", "N1", "K2", "N2", "K3"]


def bookmarks(block: object) -> tuple[WordBookmark, ...]:
    return block.bookmarks if isinstance(block, WordParagraph) else ()


def test_a_break_that_is_struck_is_marked_on_the_paragraph_mark() -> None:
    """Guards the proof itself: without the marks on breaks the texts would differ."""
    made = group()
    STORIES["paragraphs are joined"][0](made)
    kinds = [entry.kind for entry in read_word(made.word().data).revisions]
    assert sorted(kinds) == ["del", "del", "ins", "pmark-del"]
