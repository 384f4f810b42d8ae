#!/bin/sh
# Sets up what the tests need and runs every check; arguments go to pytest.
set -eu
cd "$(dirname "$0")/.."
. packaging/setup.sh
prepare test
.venv/bin/python -m ruff check .
.venv/bin/python -m ruff format --check .
.venv/bin/python -m mypy
# One process a core; a file stays in one of them, so that what it builds once is built once.  One that dies ends all:
# restarted, it would leave the others waiting for ever.  Files come in the order of tests/conftest.py, long ones first;
# left to itself xdist takes those with most tests first, and ends with long files of few tests and a core that waits.
exec .venv/bin/python -m pytest -n auto --dist loadfile --no-loadscope-reorder --max-worker-restart 0 "$@"
