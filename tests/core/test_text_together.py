"""Writing at the same time: what two people who had not seen each other get."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from replicas import Replica, exchange, group

from hsavtal_desktop.core import revision_views, views
from hsavtal_desktop.core.edits import AddClause, Decide, FormatText, ReplaceText, StyleParagraphs
from hsavtal_desktop.core.reading import View

BODY = "b.k1"


def writers(body: str, *letters: str) -> list[Replica]:
    """Members who all have one clause with an agreed body."""
    people = group(*(letters or ("a", "b", "c")))
    people[0].edit(AddClause("p", "", "", "Rubrik", body, "k1"))
    people[0].edit(Decide("accept", tuple(revision.id for revision in people[0].state.revisions.all())))
    people[0].seal()
    exchange(*people)
    for replica in people:
        replica.content()
    return people


def type_run(replica: Replica, start: int, run: str, backwards: bool) -> None:
    """Key by key, to the right or, as when somebody steps back before each, to the left."""
    for index, char in enumerate(reversed(run) if backwards else run):
        place = start if backwards else start + index
        replica.edit(ReplaceText(BODY, place, place, char))


@given(
    st.integers(0, 4),
    st.lists(st.tuples(st.booleans(), st.integers(0, 2)), min_size=3, max_size=3),
    st.booleans(),
)
def test_runs_typed_at_the_same_place_do_not_interleave(
    start: int, ways: list[tuple[bool, int]], sealed_between: bool
) -> None:
    people = writers("abcd")
    for replica, run, (backwards, pauses) in zip(people, ("1111", "2222", "3333"), ways, strict=True):
        type_run(replica, start, run[:2], backwards)
        if pauses:
            replica.seal()
        type_run(replica, start if backwards else start + 2, run[2:], backwards)
        if sealed_between:
            replica.seal()
    for replica in people:
        replica.seal()
    exchange(*people)
    text = people[0].text(BODY)
    assert all(replica.text(BODY) == text for replica in people)
    assert all(run in text for run in ("1111", "2222", "3333"))
    assert text[:start] + text[start + 12 :] == "abcd"


def test_words_at_the_same_place_stand_in_the_order_of_their_ids_whatever_came_first() -> None:
    people = writers("ab", "a", "b", "c", "d", "e")
    for replica, word in zip(people[:4], ("1", "2", "3", "4"), strict=True):
        replica.edit(ReplaceText(BODY, 2, 2, word))
        replica.seal()
    sources = sorted((replica.pen.source, word) for replica, word in zip(people[:4], "1234", strict=True))
    expected = "ab" + "".join(word for _, word in sources)
    for order in (people[:4], people[3::-1]):
        reader = people[4].copy()
        for replica in order:
            reader.receive(replica.changes.values())
            assert reader.text(BODY)
        assert reader.text(BODY) == expected


def test_what_stands_after_a_stretch_stays_there_when_it_is_split() -> None:
    """Somebody writes right of a character that another already follows; no program of ours does, but one may."""
    one, other, third = writers("abcdef")
    other.edit(ReplaceText(BODY, 6, 6, "X"))
    other.seal()
    exchange(one, other, third)
    assert other.pen.source < one.pen.source < third.pen.source
    middle = one.state.text(BODY).sequence.ordered()[0]
    insert = {"kind": "insert", "text": BODY, "source": third.pen.source, "chars": "Y"}
    at = [middle.source, middle.start + 2, "R"]
    third.release([{**insert, "revision": third.pen.revision(), "start": third.pen.take(1), "at": at}])
    assert third.text(BODY) == "abcdefXY"


def test_a_deletion_leaves_what_somebody_else_wrote_inside_it() -> None:
    one, other, _ = writers("Ersättning betalas monatligen till parten")
    start = len("Ersättning betalas ")
    one.edit(ReplaceText(BODY, start, start + len("monatligen "), ""))
    other.edit(ReplaceText(BODY, start, start, "INTE "))
    other.edit(ReplaceText(BODY, start + 7, start + 7, "XX"))
    one.seal()
    other.seal()
    exchange(one, other)
    assert one.text(BODY) == other.text(BODY) == "Ersättning betalas INTE XXtill parten"
    assert one.text(BODY, View.ORIGINAL) == "Ersättning betalas monatligen till parten"


def test_a_deletion_covers_only_what_its_author_had_whatever_it_lists() -> None:
    one, other, third = writers("abc")
    one.edit(ReplaceText(BODY, 1, 1, "XY"))
    one.seal()
    source = one.pen.source
    revision = other.pen.revision()
    look = {"kind": "format", "name": "bold", "value": True}
    ranges = [[source, 0, 999], [one.pen.source, 5, 1]]
    other.release([{"kind": "later"}])
    other.release([{"kind": "delete", "text": BODY, "revision": revision, "ranges": ranges}])
    other.release([{**look, "text": BODY, "revision": revision, "ranges": [[source, 0, 999]]}])
    third.receive([*one.changes.values(), *other.changes.values()])
    exchange(one, other)
    for replica in (one, other, third):
        assert replica.text(BODY) == "XY"
        pieces = replica.state.text(BODY).pieces(View.FINAL, replica.state.revisions.fate)
        assert not any(piece.marks for piece in pieces)


def test_both_may_delete_the_same_words_and_both_must_be_rejected_to_keep_them() -> None:
    one, other, decider = writers("abcdef")
    one.edit(ReplaceText(BODY, 1, 4, ""))
    other.edit(ReplaceText(BODY, 2, 5, ""))
    one.seal()
    other.seal()
    exchange(one, other, decider)
    assert decider.text(BODY) == "af"
    first, second = sorted(revision_views.pending(decider.state))
    decider.edit(Decide("reject", (first,)))
    assert decider.text(BODY) in ("abf", "aef")
    decider.edit(Decide("reject", (second,)))
    assert decider.text(BODY) == "abcdef"


def test_splitting_and_joining_paragraphs_are_proposals_like_others() -> None:
    one, other, _ = writers("första\nandra")
    one.edit(ReplaceText(BODY, 6, 7, ""))
    other.edit(ReplaceText(BODY, 3, 3, "\n"))
    one.seal()
    other.seal()
    exchange(one, other)
    assert [paragraph.text for paragraph in views.paragraphs(one.state, BODY, View.FINAL)] == ["för", "staandra"]
    assert one.text(BODY, View.ORIGINAL) == "första\nandra"


def test_the_final_break_can_not_be_struck() -> None:
    one, _, _ = writers("text")
    one.edit(ReplaceText(BODY, 0, 99, ""))
    assert one.text(BODY) == ""
    assert len(views.paragraphs(one.state, BODY, View.FINAL)) == 1
    assert len(views.paragraphs(one.state, BODY, View.MARKUP)) == 1


def test_typing_what_one_has_just_typed_over_leaves_no_trace() -> None:
    one, _, _ = writers("text")
    one.edit(ReplaceText(BODY, 4, 4, " nytt"))
    one.edit(ReplaceText(BODY, 5, 9, ""))
    assert one.text(BODY, View.MARKUP) == "text "


def test_who_took_in_an_authoritys_words_changes_them_by_proposals_only() -> None:
    one, _, _ = writers("text")
    one.edit(ReplaceText(BODY, 4, 4, " från remissen"))
    (theirs,) = revision_views.pending(one.state)
    one.write([{"kind": "revision", "id": theirs, "on_behalf": "Exempelkommunen"}])
    one.edit(ReplaceText(BODY, 4, 9, " ur"))
    assert one.text(BODY) == "text ur remissen"
    assert one.text(BODY, View.MARKUP) == "text från ur remissen"
    (mine,) = (name for name in revision_views.pending(one.state) if name != theirs)
    one.edit(Decide("reject", (mine,)))
    assert one.text(BODY) == "text från remissen"


@pytest.mark.parametrize("view", [View.MARKUP, View.SIMPLE, View.FINAL])
def test_a_typing_burst_is_one_proposal_in_every_view(view: View) -> None:
    one, _, _ = writers("text")
    one.edit(ReplaceText(BODY, 0, 4, "o", view))
    start = 5 if view is View.MARKUP else 1
    for index, char in enumerate("rden"):
        one.edit(ReplaceText(BODY, start + index, start + index, char, view))
    assert one.text(BODY) == "orden"
    assert len(list(revision_views.pending(one.state))) == 1


def test_the_newest_of_two_formats_is_shown_alike_everywhere() -> None:
    one, other, third = writers("text")
    one.edit(FormatText(BODY, 0, 4, "link", "https://ett.example"))
    other.edit(FormatText(BODY, 1, 3, "link", "https://tva.example"))
    one.edit(StyleParagraphs(BODY, 0, 0, "bullet", 1))
    one.seal()
    other.seal()
    third.receive([*other.changes.values(), *one.changes.values()])
    exchange(one, other)
    shown = views.paragraphs(one.state, BODY, View.FINAL)
    assert all(views.paragraphs(replica.state, BODY, View.FINAL) == shown for replica in (other, third))
    assert (shown[0].style, shown[0].level) == ("bullet", 1)
    assert views.paragraphs(one.state, BODY, View.ORIGINAL)[0].style == "body"


def test_deleting_the_same_stretch_in_pieces_shows_alike_whatever_came_first() -> None:
    """One proposal from two draft segments, with somebody else's in between."""
    one, other, third = writers("abcdef")
    other.edit(ReplaceText(BODY, 0, 4, ""))
    theirs = other.seal()
    one.edit(ReplaceText(BODY, 0, 2, ""))
    one.receive(theirs)
    one.edit(ReplaceText(BODY, 2, 4, ""))
    mine = one.seal()
    third.receive(mine + theirs)
    assert len(mine) == 2
    assert one.content() == third.content()


def test_a_change_with_missing_parents_waits_and_then_counts() -> None:
    one, other, _ = writers("text")
    one.edit(ReplaceText(BODY, 0, 0, "1"))
    first = one.seal()
    one.edit(ReplaceText(BODY, 0, 0, "2"))
    second = one.seal()
    assert other.receive(second) == []
    assert list(other.waiting.values()) == second
    assert other.text(BODY) == "text"
    assert other.receive(first) == first + second
    assert not other.waiting
    assert other.text(BODY) == "21text"


def test_receiving_twice_changes_nothing() -> None:
    one, other, _ = writers("text")
    one.edit(ReplaceText(BODY, 0, 0, "1"))
    changes = one.seal()
    other.receive(changes)
    before = other.content()
    assert other.receive(changes + changes) == []
    assert other.content() == before
    other.shared.apply(changes[0])
    assert other.content() == before


def test_a_draft_open_during_an_import_has_not_seen_it() -> None:
    one, other, _ = writers("abc")
    one.edit(ReplaceText(BODY, 0, 1, ""))
    other.edit(ReplaceText(BODY, 1, 1, "x"))
    theirs = other.seal()
    one.receive(theirs)
    one.edit(ReplaceText(BODY, 0, 0, "y"))
    before, after = one.seal()
    assert before.parents != after.parents
    assert set(after.parents) == {before.id, *(change.id for change in theirs)}
    assert not one.shared.history.saw(before.id, theirs[0].id)


def test_a_copied_profile_that_seals_the_same_draft_twice_counts_it_once() -> None:
    one, other, _ = writers("abc")
    one.edit(ReplaceText(BODY, 3, 3, " mer"))
    twin = one.copy()
    one.edit(ReplaceText(BODY, 7, 7, " ett"))
    twin.edit(FormatText(BODY, 0, 3, "bold", True))
    one.seal()
    twin.seal()
    exchange(one, twin, other)
    assert one.text(BODY) == twin.text(BODY) == other.text(BODY) == "abc mer ett"
    assert one.content() == twin.content() == other.content()
    assert not one.state.text(BODY).disputed


def test_twins_that_use_the_same_characters_for_different_words_agree_and_it_is_reported() -> None:
    one, other, _ = writers("abc")
    twin = one.copy()
    one.edit(ReplaceText(BODY, 3, 3, "11"))
    twin.edit(ReplaceText(BODY, 3, 3, "22"))
    ours, theirs = one.seal()[0], twin.seal()[0]
    exchange(one, twin, other)
    expected = "11" if ours.id < theirs.id else "22"
    assert one.text(BODY) == twin.text(BODY) == other.text(BODY) == f"abc{expected}"
    assert other.state.text(BODY).disputed


def test_of_letters_that_differ_those_of_the_lowest_change_id_count_not_the_oldest() -> None:
    one, other, _ = writers("abc")
    twin = one.copy()
    one.edit(ReplaceText(BODY, 3, 3, "11"))
    ours = one.seal()[0]
    twin.receive(other.changes.values())
    for number in range(50):
        later = twin.copy()
        later.release([{"kind": "later", "number": number}])
        later.edit(ReplaceText(BODY, 3, 3, "22"))
        theirs = later.seal()[0]
        if theirs.id < ours.id:
            break
    assert ours.lamport < theirs.lamport
    exchange(one, later, other)
    assert one.text(BODY) == later.text(BODY) == other.text(BODY) == "abc22"


def test_words_that_stand_on_characters_introduced_again_never_vanish() -> None:
    """The owner of "x" writes it again on words that stand on it: they would hang on each other."""
    one, other, third = writers("abc")
    one.edit(ReplaceText(BODY, 3, 3, "x"))
    one.seal()
    exchange(one, other, third)
    other.edit(ReplaceText(BODY, 4, 4, "viktiga ord"))
    other.seal()
    exchange(one, other, third)
    words = next(span for span in one.state.text(BODY).sequence.ordered() if "viktiga" in span.text)
    x = next(span for span in one.state.text(BODY).sequence.ordered() if span.text == "x")
    for attempt in range(12):
        again = {
            "kind": "insert",
            "text": BODY,
            "revision": one.pen.revision(),
            "source": x.source,
            "start": x.start,
            "chars": "x",
            "at": [words.source, words.start, "R"],
        }
        one.release([again])
        assert "viktiga ord" in one.text(BODY), attempt
    exchange(one, other, third)
    assert other.text(BODY) == third.text(BODY) == one.text(BODY) == "abcxviktiga ord"
