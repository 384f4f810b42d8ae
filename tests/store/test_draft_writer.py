"""The writer saves off the drawing thread, groups a burst, and drops neither a line nor an error."""

import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.store.draft_file import DraftFile
from hsavtal_desktop.store.draft_writer import DraftWriter


class Journal:
    """Remembers each batch, and fails as long as it is told to."""

    def __init__(self, failure: Exception | None = None) -> None:
        self.batches: list[list[str]] = []
        self.failure = failure
        self.free = threading.Event()
        self.free.set()

    def append(self, lines: Iterable[str]) -> None:
        self.free.wait()
        if self.failure is not None:
            raise self.failure
        self.batches.append(list(lines))

    @property
    def lines(self) -> list[str]:
        return [line for batch in self.batches for line in batch]


def eventually(condition: Callable[[], bool], seconds: float = 5.0) -> bool:
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.002)
    return condition()


def test_a_burst_is_saved_in_one_commit_without_being_asked() -> None:
    journal, saved = Journal(), list[int]()
    writer = DraftWriter(journal, on_saved=saved.append)
    started = time.monotonic()
    for number in range(20):
        goal = writer.add([str(number)])
    assert not journal.batches, "adding does not wait for the disk"
    assert eventually(lambda: writer.saved == goal == 20)
    assert time.monotonic() - started < 1.0
    assert journal.batches == [[str(number) for number in range(20)]]
    writer.add(["more"])
    writer.close()
    assert saved == [20, 21]
    assert journal.lines[-1] == "more"


def test_lines_that_keep_coming_do_not_put_off_the_commit() -> None:
    journal = Journal()
    writer = DraftWriter(journal, group_seconds=0.05)
    end = time.monotonic() + 0.5
    while time.monotonic() < end:
        writer.add(["x"])
        time.sleep(0.005)
    assert len(journal.batches) > 2
    writer.close()
    assert len(journal.lines) == writer.added


def test_flushing_waits_until_all_is_saved() -> None:
    journal = Journal()
    writer = DraftWriter(journal, group_seconds=60)
    writer.add("abc")
    writer.flush()
    assert (journal.lines, writer.saved) == (["a", "b", "c"], 3)
    writer.flush()
    writer.close()
    writer.close()
    with pytest.raises(RuntimeError, match="closed"):
        writer.add("d")


def test_closing_saves_what_remains() -> None:
    journal = Journal()
    writer = DraftWriter(journal, group_seconds=60)
    writer.add("abc")
    writer.close()
    assert journal.lines == ["a", "b", "c"]


def test_what_the_disk_refused_is_told_once_kept_and_saved_later() -> None:
    journal, told = Journal(Trouble("Disken är full.")), list[BaseException]()
    writer = DraftWriter(journal, on_error=told.append, group_seconds=0.01, retry_seconds=60)
    writer.add("a")
    assert eventually(lambda: bool(told))
    writer.add("b")
    writer.add("c")
    with pytest.raises(Trouble, match="full"):
        writer.flush()
    journal.failure = None
    writer.flush()
    assert journal.lines == ["a", "b", "c"]
    writer.close()


def test_saving_is_tried_again_without_being_asked() -> None:
    journal, told = Journal(Trouble("Disken är full.")), list[BaseException]()
    writer = DraftWriter(journal, on_error=told.append, group_seconds=0.01, retry_seconds=0.02)
    writer.add("a")
    assert eventually(lambda: len(told) >= 2)
    journal.failure = None
    assert eventually(lambda: writer.saved == 1)
    writer.close()


def test_closing_tells_what_could_not_be_saved() -> None:
    writer = DraftWriter(Journal(Trouble("Disken är full.")), group_seconds=60)
    writer.add("a")
    with pytest.raises(Trouble, match="full"):
        writer.close()


def test_a_disk_that_does_not_answer_is_told() -> None:
    journal = Journal()
    journal.free.clear()
    writer = DraftWriter(journal)
    writer.add("a")
    with pytest.raises(Trouble, match="inte hunnit sparas"):
        writer.flush(timeout=0.05)
    journal.free.set()
    writer.close()
    assert journal.lines == ["a"]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_bug_in_the_writer_is_told_to_everyone_who_calls() -> None:
    told = list[BaseException]()
    writer = DraftWriter(Journal(ZeroDivisionError("bug")), on_error=told.append, group_seconds=0.01)
    writer.add("a")
    assert eventually(lambda: bool(told))
    for call in (lambda: writer.add("b"), writer.flush, writer.close):
        with pytest.raises(ZeroDivisionError, match="bug"):
            call()


def test_a_real_draft_is_saved_while_others_read_and_clear_it(tmp_path: Path) -> None:
    with DraftFile.open(tmp_path / "draft") as file:
        writer = DraftWriter(file, group_seconds=0.001)
        released = list[str]()
        for number in range(300):
            writer.add([str(number)])
            if number % 30 == 0:
                lines = file.lines()
                released += lines
                file.clear(len(lines))
        writer.close()
        assert released + file.lines() == [str(number) for number in range(300)]
