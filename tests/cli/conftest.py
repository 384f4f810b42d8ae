"""The example workspace from the command line, made once; each test has its own copy."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from hsavtal_desktop.cli.main import run

Given = Callable[[Path, Path], None]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Anna's home and the example workspace that she made."""
    folder = tmp_path_factory.mktemp("made")
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(StringIO()):
        patch.setenv("HSAVTAL_HOME", str(folder / "home"))
        assert run(["me", "--name", "Anna", "--organisation", "VGR", "--side", "region"]) == 0
        assert run(["new", str(folder / "e.hsavtal"), "--example"]) == 0
    return folder


@pytest.fixture
def given(made: Path) -> Given:
    """Puts copies at a home and a path: ``given(home, workspace)``."""

    def put(home: Path, workspace: Path) -> None:
        shutil.copytree(made / "home", home, dirs_exist_ok=True)
        shutil.copy(made / "e.hsavtal", workspace)

    return put
