# shellcheck shell=sh
# Shared by run.sh, test.sh and benchmark.sh, which source it from the top of the checkout:
# `prepare run` or `prepare test` makes .venv ready, at once if nothing has changed since the last time.

QT_PACKAGES="libegl1 libgl1 libdbus-1-3 libfontconfig1 libglib2.0-0 libgssapi-krb5-2 libx11-xcb1 libxkbcommon0 \
libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 \
libxcb-shape0 libxcb-xkb1 libwayland-cursor0 libwayland-egl1"

say() { printf '%s\n' "$*" >&2; }

# install_packages PACKAGE…: as root installs them, otherwise prints the command that does, and stops.
install_packages() {
  if ! command -v apt-get >/dev/null 2>&1; then
    say "Saknas på datorn / missing on this computer (Debian: $*)."
    exit 1
  elif [ "$(id -u)" -eq 0 ]; then
    say "Installerar / installing: $*"
    apt-get -o DPkg::Lock::Timeout=600 -qq update &&
      DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 -o Dpkg::Use-Pty=0 -qq install -y \
        --no-install-recommends "$@" >/dev/null || exit 1
  else
    say "Kör först detta, och sedan samma kommando igen / run this first, then the same command again:"
    say "  sudo apt-get update && sudo apt-get install -y --no-install-recommends $*"
    exit 1
  fi
}

find_python() {
  for python in python3.11 python3 python3.12 python3.13; do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
      printf '%s\n' "$python"
      return
    fi
  done
}

make_environment() {
  .venv/bin/python -m pip --version >/dev/null 2>&1 && return
  python=$(find_python)
  if [ -z "$python" ]; then
    # shellcheck disable=SC2086
    install_packages python3 python3-venv $QT_PACKAGES
    python=$(find_python)
  fi
  if [ -z "$python" ]; then
    say "Python 3.11 eller senare saknas / Python 3.11 or later is missing."
    exit 1
  fi
  # Where this is missing, Qt's libraries are as a rule missing too: one command for both.
  # shellcheck disable=SC2086
  "$python" -c 'import ensurepip, venv' >/dev/null 2>&1 || install_packages python3-venv $QT_PACKAGES
  say "Skapar .venv / making .venv"
  "$python" -m venv --clear .venv || exit 1
}

missing_libraries() {
  [ "$(uname -s)" = Linux ] || return 0
  qt=$(echo .venv/lib/python3*/site-packages/PySide6)
  for name in QtWidgets.abi3.so QtSvg.abi3.so QtPrintSupport.abi3.so Qt/plugins/platforms/libqxcb.so \
    Qt/plugins/platforms/libqoffscreen.so Qt/plugins/platforms/libqwayland.so; do
    [ ! -e "$qt/$name" ] || ldd "$qt/$name" 2>/dev/null
  done | awk '/not found/ { print $1 }' | sort -u
}

install_libraries() {
  [ -n "$(missing_libraries)" ] || return 0
  # shellcheck disable=SC2086
  install_packages $QT_PACKAGES
  missing=$(missing_libraries)
  [ -z "$missing" ] || say "Qt saknar fortfarande / Qt still lacks: $missing"
}

install_requirements() {
  say "Installerar det som packaging/$1 räknar upp (några minuter första gången) / installing (a few minutes the first time)"
  quiet=-q
  [ ! -t 2 ] || quiet=
  .venv/bin/python -m pip install --disable-pip-version-check $quiet -r "packaging/$1" >&2 || exit 1
  .venv/bin/python -m pip install --disable-pip-version-check -q --no-deps --no-build-isolation -e . >&2 || exit 1
}

prepare() {
  case $1 in
    test) requirements="requirements-test.txt" ;;
    *) requirements="requirements.txt" ;;
  esac
  key=$({ pwd && cat packaging/setup.sh packaging/requirements.txt "packaging/$requirements" pyproject.toml; } | cksum)
  stamp=.venv/ready-$1
  [ ! -x .venv/bin/python ] || [ ! -f "$stamp" ] || [ "$(cat "$stamp")" != "$key" ] || return 0
  make_environment
  install_requirements "$requirements"
  install_libraries
  printf '%s\n' "$key" >"$stamp"
}
