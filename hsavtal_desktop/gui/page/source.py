"""What the page reads from and sends edits to."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any, Protocol

from hsavtal_desktop.core.edits import Changed, Edit
from hsavtal_desktop.core.reading import ClauseView, Outline, Paragraph, Place, Proposer, RevisionView, View
from hsavtal_desktop.core.said import Said


class PageSource(Protocol):
    """The workspace as the page sees it: values out, edits in.

    Every reading is of the present state, cheap to repeat, and refers to one document and one view.
    """

    def outline(self, document: str, view: View) -> Outline:
        """The document's parts and clauses in order."""
        ...

    def clause(self, place: Place, view: View) -> ClauseView:
        """Everything the page shows of one clause; read only when it is about to be seen."""
        ...

    def text(self, text: str, view: View) -> tuple[Paragraph, ...]:
        """The paragraphs of one text, the same as in its :class:`ClauseView`."""
        ...

    def revision(self, revision: str) -> RevisionView:
        """Who proposed a revision, when and what."""
        ...

    def proposer(self, revision: str) -> Proposer:
        """Who stands behind a revision; costs the same however long it is."""
        ...

    def printed(self, atom: Mapping[str, Any], document: str, view: View) -> str:
        """What a reference, field or footnote sign prints in ``document``, for example "6.1"; "" for other atoms."""
        ...

    def blob(self, name: str) -> bytes | None:
        """An attached file, such as a picture's; None where it is not here."""
        ...

    def new_name(self) -> str:
        """An id for a clause or table that is about to be made."""
        ...

    def why_closed(self, text: str) -> Said:
        """One sentence on why this person can not write in a text, "" where they can."""
        ...

    def one_step(self, label: str) -> AbstractContextManager[None]:
        """Everything performed inside is undone together, under this name."""
        ...

    def perform(self, edit: Edit) -> Changed:
        """Carry out one edit and tell what it changed; raises :class:`~hsavtal_desktop.core.trouble.Trouble`."""
        ...
