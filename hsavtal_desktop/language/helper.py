"""The process that holds the dictionary: Hunspell holds Python's lock while it reads and thinks, which a window feels.

It reads requests from standard input, one JSON object a line, and answers each with one line: ``{"check": [words]}``
with those that are wrong, ``{"suggest": word}`` with what may have been meant.  It ends when its input does.
"""

from __future__ import annotations

import json
import sys
from typing import TextIO

from hsavtal_desktop.language.dictionary import Dictionary


def serve(requests: TextIO, answers: TextIO) -> None:
    """Answer requests until they end."""
    dictionary = Dictionary()
    for line in requests:
        request = json.loads(line)
        found = dictionary.wrong(request["check"]) if "check" in request else dictionary.suggest(request["suggest"])
        answers.write(json.dumps(found) + "\n")
        answers.flush()


def run() -> int:
    """The process's whole life; gives its exit status."""
    serve(sys.stdin, sys.stdout)
    return 0
