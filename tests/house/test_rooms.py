"""The direction of imports is a test, not a wish: the contracts are in pyproject.toml."""

import subprocess
import sys
from pathlib import Path

import grimp

CHECKOUT = Path(__file__).resolve().parents[2]
TEXT_LIBRARIES = {"diff_match_patch", "rapidfuzz"}
DOORS_TO_THE_OUTSIDE = {
    "asyncio", "ftplib", "http", "multiprocessing", "os", "pathlib", "shutil", "smtplib", "socket", "sqlite3", "ssl",
    "subprocess", "tempfile", "urllib",
}  # fmt: skip


def test_the_rooms_keep_their_contracts() -> None:
    program = "from importlinter.cli import lint_imports_command; lint_imports_command(prog_name='lint-imports')"
    command = [sys.executable, "-c", program, "--no-cache", "--no-logo"]
    result = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_core_imports_nothing_but_the_standard_library_and_text_libraries_and_never_opens_anything() -> None:
    graph = grimp.build_graph("hsavtal_desktop", include_external_packages=True, cache_dir=None)
    core = {"hsavtal_desktop.core", *graph.find_descendants("hsavtal_desktop.core")}
    imported = {name for module in core for name in graph.find_modules_directly_imported_by(module)}
    outside = {name.partition(".")[0] for name in imported if not name.startswith("hsavtal_desktop")}
    strangers = outside - (set(sys.stdlib_module_names) - DOORS_TO_THE_OUTSIDE) - TEXT_LIBRARIES
    assert not strangers, f"core imports {sorted(strangers)}"
    assert not {name for name in imported if name.startswith("hsavtal_desktop")} - core
