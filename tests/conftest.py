"""What holds in every test: no display needed, a home of its own, and silence unless a test says what it expects.

* An unexpected log record of WARNING or above fails the test; ``expected_log("pattern")`` says that one will come.
* An unexpected Qt warning fails it too; ``@pytest.mark.qt_log_ignore("pattern")`` allows one.
* Python warnings are errors.
"""

import logging
import os
import re
import sys
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# No test asks, or writes in, the tester's own key store.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
# The program is started a hundred times: what is compiled once is kept, whatever the tester wants for other programs.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

CHECKOUT = Path(__file__).resolve().parent.parent
SHARED = CHECKOUT.parent / "shared"
SHARED_IS_MISSING = "../shared is missing"

settings.register_profile("quick", derandomize=True, deadline=None, database=None, max_examples=25)
settings.register_profile(
    "large", deadline=None, max_examples=1000, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HSAVTAL_HYPOTHESIS", "quick"))


@pytest.fixture(autouse=True)
def home_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of this test's installation (``HSAVTAL_HOME``): empty, and never the tester's own."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HSAVTAL_HOME", str(home))
    return home


@pytest.fixture
def shared_data() -> Path:
    """The folder of test data shared between checkouts; the test is skipped where it does not lie beside this one."""
    if not (SHARED / "data").is_dir():
        pytest.skip(f"{SHARED_IS_MISSING}: its test data should lie beside the checkout")
    return SHARED / "data"


class LogWatch(logging.Handler):
    """Collects warnings and errors, and the patterns of those that the test said would come."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []
        self.expected: list[re.Pattern[str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    def complaints(self) -> list[str]:
        """One line for each record nobody expected and for each expectation that was not met."""
        unexpected = [line for line in self.lines if not any(pattern.search(line) for pattern in self.expected)]
        unmet = [pattern for pattern in self.expected if not any(pattern.search(line) for line in self.lines)]
        return [f"unexpected log: {line}" for line in unexpected] + [f"no log matched: {p.pattern}" for p in unmet]


@pytest.fixture(autouse=True)
def log_watch() -> Iterator[LogWatch]:
    """Fails the test at its end if something was logged that it had not announced."""
    watch = LogWatch()
    logging.getLogger().addHandler(watch)
    yield watch
    logging.getLogger().removeHandler(watch)
    if complaints := watch.complaints():
        pytest.fail("\n".join(complaints), pytrace=False)


@pytest.fixture
def expected_log(log_watch: LogWatch) -> Callable[[str], None]:
    """Announces a log record: ``expected_log(r"WARNING .*: the disk is full")``; it must come, any number of times."""

    def announce(pattern: str) -> None:
        log_watch.expected.append(re.compile(pattern))

    return announce


LONG_FIRST = ("workspace", "gui", "word", "cli", "start", "house")
"""The parts whose files take longest; the many short files of the others come last and fill what time is left."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Among several processes long files begin early: one that begins last keeps the other cores waiting for it."""
    if hasattr(config, "workerinput"):
        places = {CHECKOUT / "tests" / part: place for place, part in enumerate(LONG_FIRST)}
        items.sort(key=lambda item: min(places.get(folder, len(places)) for folder in item.path.parents))


def fail_if_skipped_without_leave(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turns a skip into a failure, except one for lack of ``../shared``, when HSAVTAL_STRICT_SKIPS=1."""
    if os.environ.get("HSAVTAL_STRICT_SKIPS") != "1" or not report.skipped or hasattr(report, "wasxfail"):
        return
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    if SHARED_IS_MISSING not in reason:
        report.outcome = "failed"
        report.longrepr = f"this may not be skipped here: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    fail_if_skipped_without_leave(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    fail_if_skipped_without_leave(report)
    return report


def pytest_sessionfinish() -> None:
    """What the tests copied is let go of as when the program ends."""
    if "PySide6.QtGui" in sys.modules:
        from PySide6.QtGui import QGuiApplication

        from hsavtal_desktop.gui.page import clipboard

        if QGuiApplication.instance() is not None:
            clipboard.let_go()
