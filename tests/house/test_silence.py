"""What conftest.py promises: unexpected logs, Qt warnings and skips fail a test, expected ones do not."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
SAMPLE = """
import logging, warnings
import pytest
from PySide6.QtCore import qWarning

def test_passes_silent(): pass
def test_fails_log(): logging.getLogger("room").warning("the disk is full")
def test_passes_log_expected(expected_log):
    expected_log("WARNING room: the disk"); logging.getLogger("room").warning("the disk is full")
def test_fails_log_expected_in_vain(expected_log): expected_log("never said")
def test_fails_qt_warning(): qWarning("no such slot")
@pytest.mark.qt_log_ignore("no such slot")
def test_passes_qt_warning_expected(): qWarning("no such slot")
def test_fails_python_warning(): warnings.warn("old", DeprecationWarning)
def test_fails_skip(): pytest.skip("no LibreOffice here")
def test_passes_skip_without_shared(shared_data): pass
def test_passes_home_of_its_own(tmp_path):
    import os; assert os.listdir(os.environ["HSAVTAL_HOME"]) == []
"""


def test_unexpected_noise_and_skips_fail_and_expected_ones_do_not(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    for name in ("pyproject.toml", "tests/conftest.py"):
        shutil.copy(CHECKOUT / name, tmp_path / name)
    (tmp_path / "tests" / "test_sample.py").write_text(SAMPLE)
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-v", "-rA", "--tb=no", "tests"]
    environment = os.environ | {"HSAVTAL_STRICT_SKIPS": "1"}
    output = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False).stdout
    bad = set(re.findall(r"^(?:FAILED|ERROR) tests/test_sample.py::(\w+)", output, re.MULTILINE))
    good = set(re.findall(r"^(?:PASSED|SKIPPED).*?test_sample.py(?:::|:\d+: )(\w+)", output, re.MULTILINE)) - bad
    every = set(re.findall(r"def (test_\w+)", SAMPLE))
    assert bad == {name for name in every if name.startswith("test_fails")}, output
    assert {name for name in every if name.startswith("test_passes")} - good <= {"test_passes_skip_without_shared"}
    assert "1 skipped" in output
