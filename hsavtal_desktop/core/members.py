"""Roles, and what each role may do: section 4 of the field description as data.

How somebody comes to have a role, and loses it, is :mod:`hsavtal_desktop.core.membership`; what an event needs is
:mod:`hsavtal_desktop.core.judging`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Right(Enum):
    """What an act may need."""

    PROPOSE = "propose"
    DECIDE = "decide"
    COMMENT = "comment"
    STRUCTURE = "structure"
    HAND_OUT = "hand-out"
    """Hand out parts and take them in."""
    LOCK = "lock"
    LEGAL = "legal"
    """Mark as legally reviewed, and set or lift the legal block."""
    LANGUAGE = "language"
    """Mark as reviewed for language."""
    WAIVE = "waive"
    """Pass over a finding, with a reason."""
    FREEZE = "freeze"
    DISPATCH = "dispatch"
    REGISTER = "register"
    ASSESS = "assess"
    """Propose what an answer leads to."""
    SETTLE = "settle"
    """Decide what an answer leads to."""
    STANCE = "stance"
    """Register what a political or steering body holds."""
    DECISION = "decision"
    """Register a principal's decision."""
    VERIFY = "verify"
    """Confirm a decision that somebody else registered."""
    IN_FORCE = "in-force"
    PLAN = "plan"
    ARCHIVE = "archive"
    ERASE = "erase"
    """Gallring: take away personal data and attachments."""
    RULES = "rules"
    """Set the rules of the group."""
    ADMIT = "admit"


_WRITER = frozenset({Right.PROPOSE, Right.COMMENT})
_OTHERS = frozenset({Right.LEGAL, Right.LANGUAGE, Right.DECISION, Right.ERASE})
"""What not even a coordinator may do: lawyer, language reviewer and registrar answer for it alone."""

ROLES: Mapping[str, frozenset[Right]] = {
    "PL": frozenset(Right) - _OTHERS,
    "RED": _WRITER | {Right.DECIDE, Right.LOCK, Right.ASSESS},
    "DEL": _WRITER,
    "AG": _WRITER | {Right.ASSESS},
    "JUR": _WRITER | {Right.LEGAL, Right.ASSESS},
    "KOM": _WRITER | {Right.LANGUAGE, Right.ASSESS},
    "LG": _WRITER | {Right.LOCK, Right.WAIVE, Right.SETTLE, Right.IN_FORCE, Right.PLAN},
    "POL": frozenset({Right.COMMENT, Right.STANCE}),
    "REM": frozenset({Right.COMMENT, Right.DISPATCH, Right.REGISTER, Right.ASSESS}),
    "REG": frozenset(
        {
            Right.REGISTER,
            Right.STANCE,
            Right.DECISION,
            Right.VERIFY,
            Right.IN_FORCE,
            Right.ARCHIVE,
            Right.ERASE,
        }
    ),
    "ADM": frozenset({Right.STRUCTURE, Right.REGISTER, Right.ADMIT, Right.ARCHIVE, Right.ERASE}),
    "LÄS": frozenset(),
}
"""Role → what it may do everywhere."""

IN_OWN_PART: Mapping[str, frozenset[Right]] = {
    "RED": frozenset({Right.HAND_OUT, Right.SETTLE}),
    "DEL": frozenset({Right.DECIDE, Right.LOCK, Right.HAND_OUT, Right.ASSESS}),
}
"""Role → what it may do besides, in the parts that were handed out to its holder."""

COORDINATOR = "PL"
NEWCOMER = "AG"
RECOVERY = "*recovery"
"""What the key of a printed recovery code is, in the place of a role: it admits and revokes, and nothing else."""

SIDES = ("region", "municipality")


@dataclass(frozen=True, slots=True)
class Member:
    """An installation that has taken part or asks to."""

    author: str
    name: str
    organisation: str
    side: str
    """As the coordinator who admitted it confirmed it; before that, as it says itself."""
    role: str
    """"" while it waits for admission, and once it is revoked."""
    revoked: bool = False
    replaces: str = ""
    """The key of the same person that was lost, or ""."""


def may(role: str, right: Right) -> bool:
    """Whether a role has a right everywhere."""
    return right in ROLES.get(role, frozenset())


def may_in_own_part(role: str, right: Right) -> bool:
    """Whether a role has a right at least in the parts that were handed out to its holder."""
    return may(role, right) or right in IN_OWN_PART.get(role, frozenset())
