"""Carrying out what members do about each other, and telling everybody."""

from __future__ import annotations

from collections.abc import Callable

from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.texts import worded


def carry_out(desk: Desk, act: Callable[[], Changed], said: str) -> bool:
    """Do something about the group; says ``said`` when it is done, and why when it is refused."""
    try:
        changed = act()
    except Trouble as trouble:
        desk.refused.emit(worded(trouble.sentence))
        return False
    tell(desk, changed, said)
    return True


def tell(desk: Desk, changed: Changed, said: str) -> None:
    """Let everything be read again after something about the group was done, and say so."""
    desk.announce(Changed(everything=True) | changed)
    desk.settle()
    desk.said.emit(said)
