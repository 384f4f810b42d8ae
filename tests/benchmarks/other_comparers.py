"""Programs that the comparison is measured against: LibreOffice, driven through UNO, and python-redlines."""

import importlib.util
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Self

_SCRIPT = Path(__file__).with_name("office_compare.py")
_SYSTEM_PYTHON = "/usr/bin/python3"
_PATIENCE = 900
_REDLINES = """
import sys
from pathlib import Path
from python_redlines import DocxodusEngine
made = DocxodusEngine().run_redline("x", Path(sys.argv[1]).read_bytes(), Path(sys.argv[2]).read_bytes())
Path(sys.argv[3]).write_bytes(made[0])
"""


class Office:
    """One LibreOffice process with a profile of its own, good for one comparison: the office crashes in the second."""

    def __init__(self, folder: Path) -> None:
        self._pipe = f"compare{os.getpid()}{folder.name}"
        self._process = subprocess.Popen(
            [
                "soffice",
                "--headless",
                "--norestore",
                "--nologo",
                "--nodefault",
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                f"--accept=pipe,name={self._pipe};urp;",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Ask the office to end, then end it."""
        if self._process.poll() is None:
            self._run("end", check=False)
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, 9)
            self._process.wait(30)

    def compare(self, old: Path, new: Path, made: Path) -> float:
        """CPU seconds of the office for one comparison: load, compare, save.  It has opened and saved a file before."""
        self._run("open", str(old), str(new), str(made))
        before = self._seconds()
        self._run("compare", str(old), str(new), str(made))
        return self._seconds() - before

    def _run(self, *order: str, check: bool = True) -> None:
        subprocess.run(
            [_SYSTEM_PYTHON, str(_SCRIPT), self._pipe, *order], timeout=_PATIENCE, check=check, capture_output=True
        )

    def _seconds(self) -> float:
        """CPU seconds so far of all processes in the office's session."""
        ticks = 0
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = stat.read_text(encoding="utf-8").rpartition(")")[2].split()
            except (FileNotFoundError, ProcessLookupError):
                continue
            if int(fields[3]) == self._process.pid:
                ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")


def office_is_missing() -> str:
    """Why LibreOffice cannot be measured; nothing where it can."""
    if shutil.which("soffice") is None:
        return "LibreOffice is not installed"
    found = subprocess.run([_SYSTEM_PYTHON, "-c", "import uno"], check=False, capture_output=True)
    return "" if found.returncode == 0 else "LibreOffice's uno is missing from the system's Python"


def redlines_python() -> str | None:
    """The Python that has python-redlines: this one, or the one that PYTHON_REDLINES names."""
    named = os.environ.get("PYTHON_REDLINES")
    if named:
        return named
    return sys.executable if importlib.util.find_spec("python_redlines") else None


def redlines(python: str, old: Path, new: Path, made: Path) -> float:
    """CPU seconds of one comparison by python-redlines, a process of its own."""
    return children_seconds([python, "-c", _REDLINES, str(old), str(new), str(made)])


def children_seconds(command: list[str], environment: Mapping[str, str] | None = None) -> float:
    """CPU seconds of a command and all it starts, in an ``environment`` of its own if one is given."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, timeout=_PATIENCE, check=True, capture_output=True, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
