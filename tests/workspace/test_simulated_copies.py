"""A small run of the simulator: many copies, a bad network, one content in the end."""

from __future__ import annotations

import pytest

from hsavtal_desktop.core import sequence
from tests.simulator.ending import Ending
from tests.simulator.living import live
from tests.simulator.people import Person


@pytest.mark.parametrize("seed", [7, 11])
def test_eight_copies_end_with_the_same_content(seed: int) -> None:
    verdict = live(seed, replicas=8, steps=450)
    assert verdict.fine, verdict.line
    assert verdict.line.startswith(f"OK seed {seed}: 8 replicas")


def test_a_copy_that_is_left_out_at_the_end_is_found() -> None:
    class Forgetful(Ending):
        def hand_over(self, giver: Person, taker: Person) -> None:
            if taker is not self.others[-1]:
                super().hand_over(giver, taker)

    verdict = live(7, replicas=4, steps=100, ending=Forgetful)
    assert not verdict.fine
    assert "does not have the same changes" in verdict.line


def test_a_seed_tells_what_happens() -> None:
    first, second = (live(3, replicas=4, steps=150).line.split(" (")[1] for _ in range(2))
    assert first == second


def test_an_order_that_depends_on_when_changes_come_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    # Characters that stand beside the same one are put in the order in which they are taken in, not by their names.
    monkeypatch.setattr(sequence, "insort", lambda siblings, span, key: siblings.append(span))
    # Not every seed has two write at the same place, and which ones do is another with every rule that is added.
    verdicts = (live(seed, replicas=8, steps=450) for seed in range(10, 20))
    found = next(verdict for verdict in verdicts if not verdict.fine)
    assert "step by step gives another content" in found.line
