#!/bin/sh
# Prints measured figures, one a line: benchmark.sh [NAME…] [--large] [--json]
set -eu
cd "$(dirname "$0")/.."
. packaging/setup.sh
prepare test
exec .venv/bin/python -m tests.benchmarks "$@"
