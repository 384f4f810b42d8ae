"""A release of PySide6 exists that aborts on Python 3.11 after a few thousand void calls: ours must not be one."""

import subprocess
import sys

VOID_CALLS = """
from PySide6.QtCore import QObject
from PySide6.QtGui import QTextDocument
thing, document = QObject(), QTextDocument()
for number in range(10_000):
    thing.setObjectName("a")
    document.setModified(False)
print("survived")
"""


def test_qt_survives_twenty_thousand_void_calls() -> None:
    result = subprocess.run([sys.executable, "-c", VOID_CALLS], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout) == (0, "survived\n"), result.stderr
