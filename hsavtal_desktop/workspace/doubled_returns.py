"""A return that two members took in is one intake: whose came later takes the own one back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hsavtal_desktop.core import revision_views
from hsavtal_desktop.core.consultation.intakes import doubles
from hsavtal_desktop.core.drafting import Drafter
from hsavtal_desktop.core.edits import Changed, Decide
from hsavtal_desktop.core.said import Said

if TYPE_CHECKING:
    from hsavtal_desktop.workspace.workspace import Workspace

_REASON = Said("Samma fil var redan intagen av en annan medlem.")


def withdraw_doubles(workspace: Workspace) -> Changed:
    """Withdraw what this installation proposed from returns that somebody else had taken in, as far as it is open."""
    state = workspace.state
    mine = [
        name
        for name, author in doubles(state).items()
        if author == workspace.author and name in state.revisions and _is_open(workspace, name)
    ]
    if not mine:
        return Changed()
    events = Drafter(state, workspace.pen).events(Decide("withdraw", tuple(mine), _REASON))
    return workspace.seal(events, message=_REASON)


def _is_open(workspace: Workspace, name: str) -> bool:
    return revision_views.state_of(workspace.state, workspace.state.revisions[name]) == "pending"
