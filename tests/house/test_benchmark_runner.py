"""The benchmark command finds the benchmarks and prints one figure a line."""

import json
from pathlib import Path

import pytest

from tests.benchmarks.__main__ import main

SAMPLE = """
from tests.benchmarks.figures import Figure

def run(large):
    return [Figure("reading", 200.0 if large else 2.0, "ms", "a bare read", 4.0), Figure("size", 3, "MB")]
"""


@pytest.fixture
def benchmarks(tmp_path: Path) -> Path:
    (tmp_path / "bench_reading.py").write_text(SAMPLE)
    return tmp_path


def test_each_figure_is_a_line_with_what_it_is_compared_with(benchmarks: Path, capsys) -> None:
    assert main(["reading"], benchmarks) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert lines == [["reading", "2", "ms", "4", "×", "a", "bare", "read"], ["size", "3", "MB"]]


def test_all_run_when_none_is_named_and_json_holds_every_field(benchmarks: Path, capsys) -> None:
    assert main(["--json", "--large"], benchmarks) == 0
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert first == {
        "name": "reading",
        "value": 200.0,
        "unit": "ms",
        "compared_with": "a bare read",
        "ratio": 4.0,
        "bound": None,
    }
    assert second["ratio"] is None


def test_an_unknown_benchmark_is_refused_with_the_names_there_are(benchmarks: Path, capsys) -> None:
    assert main(["writing"], benchmarks) == 2
    assert "reading" in capsys.readouterr().err
