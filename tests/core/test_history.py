"""Who had seen what, against sets of ancestors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsavtal_desktop.core.history import History

STEPS = st.lists(st.tuples(st.sets(st.integers(0, 30), min_size=1, max_size=3), st.booleans()), min_size=1, max_size=30)


@given(STEPS)
def test_a_change_has_seen_exactly_its_ancestors(steps: list[tuple[set[int], bool]]) -> None:
    history, past = grown(steps)
    for later, seen in past.items():
        for earlier in past:
            assert history.saw(later, earlier) is (earlier in seen), (later, earlier)
        assert history.past([later]) == seen


@given(STEPS)
def test_heads_are_the_changes_that_nothing_follows(steps: list[tuple[set[int], bool]]) -> None:
    history, past = grown(steps)
    heads = {name for name in past if not any(name in seen for other, seen in past.items() if other != name)}
    assert history.heads == tuple(sorted(heads))
    assert len(history) == len(past)


def grown(steps: list[tuple[set[int], bool]]) -> tuple[History, dict[str, set[str]]]:
    """A graph in which some changes are drafts: laid on top, and taken away again at once or after others came."""
    history, past = History(), {"0": {"0"}}
    history.add("0", ())
    drafts: list[str] = []
    for number, (chosen, draft) in enumerate(steps, 1):
        names = sorted(past)
        parents = sorted({names[index % len(names)] for index in chosen})
        if draft:
            history.add(f"draft {number}", parents)
            assert all(history.saw(f"draft {number}", parent) for parent in parents)
            drafts.append(f"draft {number}")
        else:
            history.add(str(number), parents)
            past[str(number)] = {str(number)}.union(*(past[parent] for parent in parents))
        if drafts and len(chosen) > 1:
            history.discard(drafts.pop())
    while drafts:
        history.discard(drafts.pop())
    return history, past


def test_adding_a_change_again_changes_nothing() -> None:
    history = History()
    history.add("a", ())
    history.add("b", ["a"])
    history.add("a", ())
    assert history.heads == ("b",)
    assert len(history) == 2


def test_a_change_whose_parents_are_not_here_can_not_be_placed() -> None:
    with pytest.raises(KeyError):
        History().add("b", ["a"])


def test_unknown_changes_have_seen_nothing() -> None:
    history = History()
    history.add("a", ())
    assert not history.saw("a", "x")
    assert not history.saw("x", "a")
    assert "x" not in history


def test_a_long_line_needs_no_memory_of_every_ancestor() -> None:
    history = History()
    history.add("0", ())
    for number in range(1, 5000):
        history.add(str(number), [str(number - 1)])
    assert history.saw("4999", "0")
    assert not history.saw("0", "4999")


def test_taking_a_draft_away_gives_its_line_back_to_the_newest_parent() -> None:
    history = History()
    for name, parents in (("a", ()), ("b", ["a"]), ("draft", ["a", "b"])):
        history.add(name, parents)
    history.discard("draft")
    history.add("c", ["a"])
    history.add("d", ["b"])
    assert not history.saw("c", "b")
    assert not history.saw("d", "c")
