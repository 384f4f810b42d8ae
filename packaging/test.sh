#!/bin/sh
# Sets up what the tests need and runs every check; arguments go to pytest.
set -eu
cd "$(dirname "$0")/.."
. packaging/setup.sh
prepare test
.venv/bin/python -m ruff check .
.venv/bin/python -m ruff format --check .
.venv/bin/python -m mypy
exec .venv/bin/python -m pytest "$@"
