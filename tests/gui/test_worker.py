"""Work beside the window that is waited for."""

from __future__ import annotations

import threading

from PySide6.QtWidgets import QApplication

from hsavtal_desktop.gui.worker import Worker


def test_waiting_waits_for_what_follows_too(qapp: QApplication) -> None:
    worker, gate, told = Worker(), threading.Event(), list[str]()

    def second() -> str:
        gate.wait(20)
        return "second"

    def first_done(result: str) -> None:
        told.append(result)
        worker.run("Second", second, told.append)
        gate.set()

    worker.run("First", lambda: "first", first_done)
    worker.wait()
    assert told == ["first", "second"] and not worker.working


def test_the_end_of_what_was_waited_for_is_not_the_end_of_what_was_begun_since(qapp: QApplication) -> None:
    worker, gate, told = Worker(), threading.Event(), list[object]()
    worker.run("First", lambda: "first", told.append)
    worker.wait()
    worker.run("Second", lambda: gate.wait(20), told.append)
    QApplication.processEvents()
    assert told == ["first"] and worker.working
    gate.set()
    worker.wait()
    assert told == ["first", True]
