"""Drive LibreOffice as a recipient would: open a Word file, edit it with or without recording, save it as .docx.

``LibreOffice`` is one office process with a profile of its own; the editing itself runs in ``libreoffice_edits.py``
under the system's Python, which knows UNO.  Use the fixture ``libreoffice`` (one process for the whole test session).
"""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Self

import pytest

AUTHOR = "Prov Lind"
"""The recipient's name, as LibreOffice signs changes and comments."""

_SCRIPT = Path(__file__).with_name("libreoffice_edits.py")
_SYSTEM_PYTHON = "/usr/bin/python3"
_PATIENCE = 120
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.UserProfile/Data"><prop oor:name="givenname" oor:op="fuse"><value>Prov</value></prop>
<prop oor:name="sn" oor:op="fuse"><value>Lind</value></prop></item>
</oor:items>
"""


class LibreOffice:
    """One running office."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pipe = f"hsavtal{folder.name.replace('-', '').replace('_', '')}"
        profile = folder / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
        self._process = subprocess.Popen(
            [
                "soffice",
                "--headless",
                "--norestore",
                "--nologo",
                "--nodefault",
                f"-env:UserInstallation={profile.as_uri()}",
                f"--accept=pipe,name={self._pipe};urp;",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Ask the office to end, then end it."""
        if self._process.poll() is None:
            self._run({"end": True}, check=False)
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(20)

    def edit(
        self, source: Path, target: Path, edits: Sequence[dict[str, Any]], *, record: bool, via: str = ""
    ) -> list[str]:
        """Edit ``source`` and save it as ``target``; give its paragraphs as LibreOffice shows them, deleted included.

        Each edit is a mapping with ``do`` and what that needs; see ``libreoffice_edits.py``.  ``via`` (``odt`` or
        ``doc``) is a form that the file is saved in, and opened from again, on its way.
        """
        order = {"source": source.as_uri(), "target": target.as_uri(), "edits": list(edits), "record": record}
        result = self._run({**order, "via": via})
        paragraphs = json.loads(result)
        assert isinstance(paragraphs, list)
        return paragraphs

    def _run(self, order: dict[str, Any], *, check: bool = True) -> str:
        done = subprocess.run(
            [_SYSTEM_PYTHON, str(_SCRIPT), self._pipe],
            input=json.dumps(order),
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
            check=False,
        )
        if check and done.returncode:
            raise RuntimeError(f"LibreOffice: {done.stderr.strip()}")
        return done.stdout


@pytest.fixture(scope="session")
def libreoffice() -> Iterator[LibreOffice]:
    """The office process of this test session."""
    if shutil.which("soffice") is None or not Path(_SYSTEM_PYTHON).exists():
        pytest.skip("LibreOffice is not installed; packaging/test.sh says how to install it")
    with tempfile.TemporaryDirectory(prefix="office-") as folder, LibreOffice(Path(folder)) as office:
        yield office
