"""The reader against real Word files with revisions and comments, and the readings that two other programs confirm."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from hsavtal_desktop.word.reading import read_word

LISTS = ("accepted", "rejected", "revisions", "comments")


@pytest.fixture
def returns(shared_data: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    folder = shared_data / "word_returns"
    cases = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return ((folder / case["file"], case) for case in cases)


def test_every_returned_file_reads_as_expected(returns: Iterator[tuple[Path, dict[str, Any]]]) -> None:
    wrong = []
    for path, expected in returns:
        reading = asdict(read_word(path))
        wrong += [f"{path.name}: {name}" for name in LISTS if reading[name] != expected[name]]
    assert not wrong


def test_a_reading_comes_without_warnings_from_sound_files(returns: Iterator[tuple[Path, dict[str, Any]]]) -> None:
    assert [path.name for path, _ in returns if read_word(path).warnings] == []
