"""What is asked for over so much of a document that the window would stand still while it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from hsavtal_desktop.core.edits import Edit

FEW = 24
"""Sections of a document that are read or edited in the turn that asks for it."""


class AtLength(Protocol):
    """Does it beside the window, which takes no input meanwhile; all of it, or nothing where it is cancelled."""

    def perform(self, what: str, edits: Callable[[], Sequence[Edit]], done: Callable[[], object]) -> None:
        """Find out what the edits are and carry them out as one step of undo; ``done`` comes after that."""
        ...

    def read(self, what: str, work: Callable[[], Any], done: Callable[[Any], object]) -> None:
        """Read something and hand it to ``done``."""
        ...
