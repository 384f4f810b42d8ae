"""Every step that can be undone has a name."""

from __future__ import annotations

from typing import get_args

import pytest

from hsavtal_desktop.core.edits import Decide, Edit, ReplaceText, Together
from hsavtal_desktop.core.members import ROLES, Right, may
from hsavtal_desktop.workspace.labels import _STEPS, label_of, why_not


def test_every_kind_of_edit_has_a_name() -> None:
    assert set(_STEPS) | {Decide, Together} == set(get_args(Edit))


@pytest.mark.parametrize(
    ("edit", "called"),
    [
        (ReplaceText("b.k1", 0, 1, ""), "strykning"),
        (ReplaceText("b.k1", 0, 1, "a"), "skrivning"),
        (Decide("accept", ("r1",)), "godkännande"),
        (Decide("reject", ("r1", "r2")), "avslag av 2 förslag"),
    ],
)
def test_a_step_is_called_by_what_it_did(edit: Edit, called: str) -> None:
    assert label_of(edit) == called


@pytest.mark.parametrize("right", [right for right in Right if why_not(right).startswith("Bara ")])
def test_a_reason_names_just_the_roles_that_have_the_right(right: Right) -> None:
    told = why_not(right).partition(".")[0]
    named = {role for role, word in CALLED.items() if word in told}
    assert named == {role for role in ROLES if may(role, right)}


CALLED = {
    **{"PL": "processledare", "RED": "redaktör", "JUR": "juristen", "KOM": "kommunikatören", "LG": "ledningsgrupp"},
    **{
        "REM": "remissansvarig",
        "REG": "registrator",
        "ADM": "systemförvaltare",
        "DEL": "delområdesansvarig",
        "AG": "arbetsgrupp",
    },
    **{"POL": "politisk", "LÄS": "läsare"},
}
"""What reasons call each role."""
