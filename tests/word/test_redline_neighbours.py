"""Redlines between public Word files that have nothing to do with each other are exact, margins and notes too.

Neighbours in the order of their names, each way.  REDLINE_NEIGHBOURS says how many pairs are tried, otherwise a few.
"""

import os
from itertools import pairwise
from pathlib import Path

from hsavtal_desktop.word.redline import redline
from hsavtal_desktop.word.views import View
from tests.word.test_redline_notes import bodies, stories

TIME = "2026-11-22T09:41:00Z"
PAIRS = int(os.environ.get("REDLINE_NEIGHBOURS", "8"))
KNOWN = ("3ad34dd0480f3a2a", "88a98080baa07241", "c03271b7ffe52710")
"""Files with several sections, or with headers that no section shows: tried in any case."""


def test_body_notes_headers_and_footers_are_exact_both_ways(shared_data: Path) -> None:
    pairs = list(pairwise(sorted((shared_data / "word_returns").rglob("*.docx"))))
    pairs += [(new, old) for old, new in pairs]
    chosen = [pair for pair in pairs if pair[0].stem in KNOWN]
    chosen += pairs[:: max(1, len(pairs) // PAIRS)]
    for old, new in dict.fromkeys(chosen):
        before, after = old.read_bytes(), new.read_bytes()
        made = redline(before, after, time=TIME)
        name = f"{old.name} → {new.name}"
        assert bodies(made, View.ACCEPTED) == bodies(after, View.ACCEPTED), name
        assert bodies(made, View.REJECTED) == bodies(before, View.ACCEPTED), name
        assert sorted(stories(made, View.ACCEPTED)) == sorted(stories(after, View.ACCEPTED)), name
        assert sorted(stories(made, View.REJECTED)) == sorted(stories(before, View.ACCEPTED)), name
