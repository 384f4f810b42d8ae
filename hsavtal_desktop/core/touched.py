"""What taking events in or out touches, before anyone knows what that shows."""

from __future__ import annotations


class Touched:
    """Collects what changes touch; :meth:`Subjects.changed` tells what is shown otherwise."""

    def __init__(self) -> None:
        self.texts: set[str] = set()
        self.revisions: set[str] = set()
        self.decided: set[str] = set()
        """Those of the revisions that something was decided or said about: the texts that they are about read anew."""
        self.records: set[tuple[str, str]] = set()
        self.structure = self.versions = self.everything = False

    def add(self, other: Touched) -> None:
        """Take up what another one collected."""
        self.texts |= other.texts
        self.revisions |= other.revisions
        self.decided |= other.decided
        self.records |= other.records
        self.structure |= other.structure
        self.versions |= other.versions
        self.everything |= other.everything
