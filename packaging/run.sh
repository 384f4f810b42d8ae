#!/bin/sh
# Sets up what the program needs and starts it: on the example workspace, or with the arguments given.
set -eu
cd "$(dirname "$0")/.."
. packaging/setup.sh
prepare run
if [ $# -gt 0 ]; then
  exec .venv/bin/python -m hsavtal_desktop "$@"
fi
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname -s)" = Darwin ]; then
  exec .venv/bin/python -m hsavtal_desktop --example
fi
echo "Ingen skärm hittades: kör rundturen i stället, resultatet hamnar i out/tour. / No display: performing the tour instead, into out/tour."
exec .venv/bin/python -m hsavtal_desktop tour out/tour
