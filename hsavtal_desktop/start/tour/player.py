"""One person's process: a real window, and the acts it is asked to play, one after the other."""

from __future__ import annotations

import json
import sys
import threading
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from hsavtal_desktop.start.application import Application
from hsavtal_desktop.start.tour import story
from hsavtal_desktop.start.tour.hands import Act, NotSeen, Seen
from hsavtal_desktop.workspace.installation import Installation

PATIENCE = 30.0
"""Seconds that anything may take to be seen."""
STEP = 40
"""Milliseconds between steps: what a person's eye needs is more, what the window needs is less."""


_PATHS = ("path", "folder", "shot")


class Player(QObject):
    """Plays acts in the window's own event loop and answers each with one line."""

    asked = Signal(dict)

    def __init__(self, program: Application) -> None:
        super().__init__()
        self._program = program
        self._act: Act | None = None
        self._name = ""
        self._seen: Seen = lambda: True
        self._since = 0.0
        self._stepping = False
        self._timer = QTimer(self, interval=STEP)
        self._timer.timeout.connect(self._step)
        self.asked.connect(self._begin)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in sys.stdin:
            self.asked.emit(json.loads(line))
        self.asked.emit({"act": "leave"})

    def _begin(self, wish: dict[str, Any]) -> None:
        self._name = wish.pop("act")
        arguments = {name: Path(value) if name in _PATHS else value for name, value in wish.items()}
        self._act = getattr(story, self._name)(self._program, **arguments)
        self._seen = lambda: True
        self._since = time.monotonic()
        self._timer.start()

    def _step(self) -> None:
        """Go on once what was waited for is seen.  A dialog's own loop may call this while an act is in it."""
        if self._act is None or self._stepping:
            return
        self._stepping = True
        try:
            if self._seen():
                self._seen = next(self._act)
                self._since = time.monotonic()
            elif time.monotonic() - self._since > PATIENCE:
                self._answer(trouble=f"waited {PATIENCE:.0f} s in vain in {self._name}")
        except StopIteration:
            self._answer()
        except NotSeen as error:
            self._answer(trouble=f"{error} was not seen in {self._name}")
        except BaseException as error:
            self._answer(trouble=f"{error!r} in {self._name}")
            raise
        finally:
            self._stepping = False

    def _answer(self, **more: str) -> None:
        self._act = None
        self._timer.stop()
        print(json.dumps({"done": not more, **more}), flush=True)  # noqa: T201  # the answer to the director


def main() -> int:
    """Play until standard input ends."""
    application = QApplication(sys.argv)
    application.setApplicationName("hsavtal")
    program = Application(application, Installation.open())
    program.window.resize(1480, 940)
    program.open(None, example=False)
    player = Player(program)
    status = application.exec()
    player.deleteLater()
    return status


if __name__ == "__main__":
    sys.exit(main())
