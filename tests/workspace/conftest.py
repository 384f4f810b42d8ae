"""Installations and workspaces for these tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hsavtal_desktop.workspace.example import create_example
from hsavtal_desktop.workspace.exchanging import export_changes, join
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.workspace import Workspace
from tests.workspace.copies import FILE, HOME, opened_copy

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
