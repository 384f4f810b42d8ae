"""A small run of the simulator: many copies, a bad network, one content in the end."""

from __future__ import annotations

import pytest

from tests.simulator.people import Person
from tests.simulator.world import World, live


@pytest.mark.parametrize("seed", [7, 11])
def test_eight_copies_end_with_the_same_content(seed: int) -> None:
    verdict = live(World, seed, replicas=8, steps=450)
    assert verdict.fine, verdict.line
    assert verdict.line.startswith(f"OK seed {seed}: 8 replicas")


def test_a_copy_that_is_left_out_at_the_end_is_found() -> None:
    class Forgetful(World):
        def _pass_on(self, giver: Person, taker: Person) -> None:
            if taker is not self.people[-1]:
                super()._pass_on(giver, taker)

    verdict = live(Forgetful, 7, replicas=4, steps=100)
    assert not verdict.fine
    assert "does not have the same changes" in verdict.line
