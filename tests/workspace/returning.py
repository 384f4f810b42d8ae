"""A workspace whose document LAK was sent out, and copies of it in which returned files are taken in."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from hsavtal_desktop.core.edits import Decide, Edit
from hsavtal_desktop.core.reading import RevisionView, View
from hsavtal_desktop.word.reading import read_document
from hsavtal_desktop.word.views import View as WordView
from hsavtal_desktop.word.views import view_paragraphs
from hsavtal_desktop.word.writing import ExportRequest, write_document
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.word_files import export_word
from hsavtal_desktop.workspace.word_returns import IntakeReport
from hsavtal_desktop.workspace.workspace import Workspace
from tests.word.recipient import Recipient

AUTHORITY = "Exempelkommun A"
DOCUMENT = "LAK"
_FRAME = ("title", "subtitle", "faktarad", "delrubrik", "bilagerubrik", "dokumenttitel", "delad del", "toc")


@dataclass
class Sent:
    """The workspace file as it was right after the copy had left, and the copy."""

    installation: Installation
    workspace: Path
    files: dict[str, Path]
    """View → the copy."""

    def recipient(self, *, tracked: bool = False, view: str = "markup") -> Recipient:
        """Somebody who has got the copy."""
        return Recipient(self.files[view].read_bytes(), tracked=tracked)


@dataclass
class Intake:
    """A copy of the workspace with one returned file taken in."""

    workspace: Workspace
    report: IntakeReport
    returned: Path
    folder: Path
    before: frozenset[str] = frozenset()

    @property
    def revisions(self) -> list[RevisionView]:
        """What was proposed, in document order."""
        return [one for one in self.workspace.revisions() if one.id not in self.before]

    @property
    def edits(self) -> list[tuple[str, str, str, str]]:
        """(clause, kind, added, removed) of each."""
        return [(one.clause, one.kind, one.added, one.removed) for one in self.revisions]

    def text(self, name: str, view: View = View.FINAL) -> list[str]:
        """The paragraphs of a text."""
        return [paragraph.text for paragraph in self.workspace.text(name, view)]

    def exported(self, view: str) -> list[str]:
        """The agreement text as an export of the workspace now has it."""
        return flat(write_document(self.workspace, ExportRequest((DOCUMENT,), View(view))).data, WordView.ACCEPTED)

    def agrees(self, sent: Path) -> None:
        """Accept-all is the returned file's text, and reject-all the sent one's."""
        assert numberless(self.exported("final")) == numberless(flat(self.returned, WordView.ACCEPTED))
        assert numberless(self.exported("original")) == numberless(flat(sent, WordView.REJECTED))


TakeIn = Callable[..., Intake]
SendOut = Callable[..., Sent]


def flat(file: Path | bytes, view: WordView) -> list[str]:
    """The paragraphs of a file that are agreement text: white space collapsed, empty ones left out."""
    return list(_flat(file if isinstance(file, bytes) else file.read_bytes(), view))


@lru_cache(16)  # the file that was sent is compared with again and again
def _flat(data: bytes, view: WordView) -> list[str]:
    paragraphs = view_paragraphs(read_document(data).body, view)
    return [
        " ".join(paragraph.text.split())
        for paragraph in paragraphs
        if paragraph.text.strip() and not paragraph.look.style_name.lower().startswith(_FRAME)
    ]


def numberless(paragraphs: list[str]) -> list[str]:
    """Without references: ours print the number that the clause has now."""
    return [
        " ".join("#" if "?" in word or any(map(str.isdigit, word)) else word for word in one.split())
        for one in paragraphs
    ]


def sent_out(workspace: Workspace, *edits: Edit) -> Sent:
    """A workspace, closed, after LAK was sent out from it; with edits that were agreed on before."""
    files = {view: workspace.path.parent / f"{view}.docx" for view in ("markup", "final")}
    with workspace:
        if edits:
            before = {one.id for one in workspace.revisions()}
            for edit in edits:
                workspace.perform(edit)
            agreed = tuple(one.id for one in workspace.revisions(pending_only=True) if one.id not in before)
            workspace.perform(Decide("accept", agreed))
            workspace.release()
        for view, file in files.items():
            export_word(workspace, file, document=DOCUMENT, view=view, recipient=AUTHORITY)
    return Sent(workspace.installation, workspace.path, files)
