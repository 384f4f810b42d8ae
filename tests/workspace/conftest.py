"""Installations and workspaces for these tests."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hsavtal_desktop.workspace.example import create_example
from hsavtal_desktop.workspace.exchanging import export_changes, join
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.word_returns import import_word
from hsavtal_desktop.workspace.workspace import Workspace
from tests.word.recipient import Recipient
from tests.workspace.copies import FILE, HOME, opened_copy
from tests.workspace.returning import AUTHORITY, Intake, SendOut, Sent, TakeIn, sent_out

Person = Callable[[str, str], Installation]


@pytest.fixture
def person(tmp_path: Path) -> Person:
    """Makes an installation for somebody: name and side."""

    def make(name: str, side: str = "region") -> Installation:
        installation = Installation.open(tmp_path / f"home-{name}")
        installation.introduce(name, "VGR" if side == "region" else "Exempelkommun", side)
        return installation

    return make


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Anna's home and the example workspace that she made, for each test to have its own copy of."""
    folder = tmp_path_factory.mktemp("prepared")
    anna = Installation.open(folder / HOME)
    anna.introduce("Anna", "VGR", "region")
    create_example(folder / FILE, anna).close()
    anna.remember(recent=())
    return folder


@pytest.fixture
def example(prepared: Path, tmp_path: Path) -> Iterator[Workspace]:
    """The example workspace, opened by Anna, one of its coordinators."""
    with opened_copy(prepared, tmp_path) as workspace:
        yield workspace


@pytest.fixture
def colleague(tmp_path: Path, person: Person, example: Workspace) -> Iterator[Workspace]:
    """Bo's copy of the same workspace; nobody has admitted him yet."""
    package = tmp_path / "till-bo.hsavtal"
    export_changes(example, package)
    workspace = join(tmp_path / "bo.db", person("Bo", "municipality"), [package])
    yield workspace
    workspace.close()


@pytest.fixture(scope="session")
def send_out(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> SendOut:
    """Sends LAK out from a new copy of the example workspace, with ``edits`` in it that were agreed on."""
    return lambda *edits: sent_out(opened_copy(prepared, tmp_path_factory.mktemp("sent")), *edits)


@pytest.fixture(scope="session")
def sent(send_out: SendOut) -> Sent:
    """The example workspace after LAK was sent out with markup, and as final text."""
    return send_out()


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
