"""Spelling for whoever must not wait: answers come later, from a process beside the window's."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Collection
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.processes import QUIET, SPELLING, own_command, own_environment


class Speller:
    """Asks the process with the dictionary, which starts at the first question.

    A future that fails with Trouble says that the process does not work; the next question starts it anew.
    """

    def __init__(self, command: list[str] | None = None) -> None:
        self._command = command or own_command(SPELLING)
        self._process: subprocess.Popen[str] | None = None
        self._line = ThreadPoolExecutor(max_workers=1, thread_name_prefix="spelling")

    def check(self, words: Collection[str]) -> Future[frozenset[str]]:
        """Those of the words that are misspelt."""
        asked = sorted(words)
        return self._line.submit(lambda: frozenset(self._ask({"check": asked})))

    def suggest(self, word: str) -> Future[tuple[str, ...]]:
        """What may have been meant, likeliest first."""
        return self._line.submit(lambda: tuple(self._ask({"suggest": word})))

    def close(self) -> None:
        """End the process; what was asked and not answered is dropped."""
        process, self._process = self._process, None
        if process is not None:
            _end(process)
        self._line.shutdown(wait=True, cancel_futures=True)
        if self._process is not None:
            _end(self._process)

    def _ask(self, request: dict[str, Any]) -> list[str]:
        try:
            if self._process is None:
                self._process = self._start()
            process = self._process
            assert process.stdin is not None and process.stdout is not None
            process.stdin.write(json.dumps(request) + "\n")
            process.stdin.flush()
            answer = process.stdout.readline()
        except (OSError, ValueError) as error:
            raise self._broken() from error
        if not answer:
            raise self._broken()
        return list(json.loads(answer))

    def _start(self) -> subprocess.Popen[str]:
        return subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            env={**own_environment(), "PYTHONIOENCODING": "utf-8"},
            creationflags=QUIET,
        )

    def _broken(self) -> Trouble:
        process, self._process = self._process, None
        if process is not None:
            _end(process)
        return Trouble(
            Said("Stavningskontrollen svarar inte. Det du skriver är sparat; starta om programmet för att pröva igen.")
        )


def _end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            try:
                stream.close()
            except OSError:
                # What was still to be written has nowhere to go.
                continue
