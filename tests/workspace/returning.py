"""A workspace whose document LAK was sent out, once for a whole test module, and copies of it for each test."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from hsavtal_desktop.core.edits import Decide, Edit
from hsavtal_desktop.core.reading import RevisionView, View
from hsavtal_desktop.word.reading import read_document
from hsavtal_desktop.word.views import View as WordView
from hsavtal_desktop.word.views import view_paragraphs
from hsavtal_desktop.workspace.example import create_example
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.word_files import export_word
from hsavtal_desktop.workspace.word_returns import IntakeReport, import_word
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
    view: str = "markup"
    _flat: dict[str, list[str]] = field(default_factory=dict)

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
        path = self.folder / f"{view}.docx"
        export_word(self.workspace, path, document=DOCUMENT, view=view)
        return flat(path, WordView.ACCEPTED)

    def agrees(self, sent: Path) -> None:
        """Accept-all is the returned file's text, and reject-all the sent one's."""
        assert numberless(self.exported("final")) == numberless(flat(self.returned, WordView.ACCEPTED))
        assert numberless(self.exported("original")) == numberless(flat(sent, WordView.REJECTED))


TakeIn = Callable[..., Intake]


def flat(path: Path, view: WordView) -> list[str]:
    """The paragraphs of a file that are agreement text: white space collapsed, empty ones left out."""
    paragraphs = view_paragraphs(read_document(path).body, view)
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


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Sent:
    """The example workspace after LAK was sent out with markup, and as final text."""
    return send_out(tmp_path_factory.mktemp("sent"))


def send_out(folder: Path, *edits: Edit) -> Sent:
    """The example workspace with edits that were agreed on, after LAK was sent out."""
    installation = Installation.open(folder / "home")
    installation.introduce("Anna Exempel", "VGR", "region")
    path = folder / "e.hsavtal"
    files = {view: folder / f"{view}.docx" for view in ("markup", "final")}
    with create_example(path, installation) as workspace:
        if edits:
            before = {one.id for one in workspace.revisions()}
            for edit in edits:
                workspace.perform(edit)
            agreed = tuple(one.id for one in workspace.revisions(pending_only=True) if one.id not in before)
            workspace.perform(Decide("accept", agreed))
            workspace.release()
        for view, file in files.items():
            export_word(workspace, file, document=DOCUMENT, view=view, recipient=AUTHORITY)
    return Sent(installation, path, files)


@pytest.fixture
def take_in(sent: Sent, tmp_path: Path) -> Iterator[TakeIn]:
    """Takes a returned file (a recipient's, or bytes) into a copy of the workspace."""
    shutil.copy(sent.workspace, tmp_path / "e.hsavtal")
    workspace = Workspace.open(tmp_path / "e.hsavtal", sent.installation)
    before = frozenset(one.id for one in workspace.revisions())

    def take(returned: Recipient | bytes, name: str = "retur.docx") -> Intake:
        path = tmp_path / name
        path.write_bytes(returned if isinstance(returned, bytes) else returned.data())
        (report,) = import_word(workspace, [path], AUTHORITY)
        return Intake(workspace, report, path, tmp_path, before)

    yield take
    workspace.close()
