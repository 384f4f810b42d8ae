#!/bin/sh
# Brings resources/translations up to date with the strings of the window: run it after changing one, translate what it
# reports as new in the .ts file (Qt Linguist or any editor), and run it again.
set -eu
cd "$(dirname "$0")/.."
. packaging/setup.sh
prepare run
mkdir -p resources/translations
strings=resources/translations/hsavtal_sv.ts
.venv/bin/pyside6-lupdate -extensions py -locations none -no-obsolete -source-language en -target-language sv_SE \
  hsavtal_desktop/gui hsavtal_desktop/start -ts "$strings"
.venv/bin/pyside6-lrelease "$strings" -qm resources/translations/hsavtal_sv.qm
