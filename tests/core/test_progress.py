"""Long work tells how far it has come to whoever listens, and is left when it is not wanted any more."""

import pytest

from hsavtal_desktop.core.progress import Stopped, advance, steps, watched


def test_work_that_nobody_watches_is_done_to_the_end() -> None:
    advance(1, 2)
    assert list(steps("abc")) == ["a", "b", "c"]


def test_every_step_is_told_to_the_one_who_listens_and_to_nobody_after() -> None:
    heard: list[tuple[int, int]] = []

    def listen(done: int, total: int) -> bool:
        heard.append((done, total))
        return True

    with watched(listen):
        assert list(steps("abc")) == ["a", "b", "c"]
    advance(7, 9)
    assert heard == [(0, 3), (1, 3), (2, 3)]


def test_work_is_left_at_the_step_where_it_is_not_wanted_any_more() -> None:
    done: list[str] = []
    with watched(lambda at, _total: at < 2), pytest.raises(Stopped):
        for item in steps("abc"):
            done.append(item)
    assert done == ["a", "b"]
