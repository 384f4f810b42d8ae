"""Every proposal, conflict and comment read whole: what takes long where there are thousands, beside the window."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.core.reading import Conflict, RevisionView, View
from hsavtal_desktop.gui.proposals_model import with_something_left
from hsavtal_desktop.gui.turns import Steps
from hsavtal_desktop.workspace.threads import Thread, threads
from hsavtal_desktop.workspace.workspace import Workspace

_ORDERS = (View.MARKUP, View.FINAL)
"""The views in which panels ask for the order of the clauses."""


@dataclass(frozen=True)
class Survey:
    """What was read."""

    revisions: Sequence[RevisionView]
    conflicts: Sequence[Conflict]
    threads: Sequence[Thread]


def survey(workspace: Workspace, before: Iterable[Thread] = (), changed: Changed | None = None) -> Survey:
    """Read every proposal, conflict and comment, and the order of the clauses.

    ``before`` are the comments as they were read before ``changed``, if they were.
    """
    read_order(workspace)
    return Survey(
        with_something_left(workspace.revisions()), workspace.conflicts(), threads(workspace, before, changed)
    )


def read_order(workspace: Workspace) -> None:
    """Read the order of the clauses, which the views ask for first."""
    for _ in order_in_steps(workspace):
        pass


def order_in_steps(workspace: Workspace) -> Steps:
    """Read the order of the clauses, a view of a document a step."""
    for document in workspace.documents():
        for view in _ORDERS:
            workspace.outline(document, view)
            yield


def reading_words() -> str:
    """What stands in the place of proposals, conflicts and comments until they are read."""
    return QCoreApplication.translate("Words", "Proposals and comments are being read…")
