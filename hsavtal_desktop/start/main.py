"""Where the program starts: the window without a command, else the command line."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from hsavtal_desktop.processes import SPELLING, TYPESETTING

_FILES = (".hsavtal", ".hsaversion", ".hsapaket", ".hsapaket-request")
"""What the window opens."""


def main(argv: Sequence[str] | None = None) -> int:
    """Start the program; gives the exit status.

    Without arguments, with ``--example`` or with the path of a workspace, a reader's copy or a file from others, the
    window opens.  Everything else is a command.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments or arguments == ["--example"]:
        return _window(example=bool(arguments), path=None)
    if len(arguments) == 1 and arguments[0].lower().endswith(_FILES):
        return _window(example=False, path=Path(arguments[0]))
    if arguments == [SPELLING]:
        # Only this process needs the dictionary.
        from hsavtal_desktop.language.helper import run as spell  # noqa: PLC0415

        return spell()
    if arguments[0] == TYPESETTING:
        # Only this process needs what sets pages.
        from hsavtal_desktop.reports.typesetting import run as typeset  # noqa: PLC0415

        return typeset(Path(arguments[1]), *arguments[2:])
    if arguments[0] == "tour":
        # Only the tour needs what plays it.
        from hsavtal_desktop.start.tour.director import run as tour  # noqa: PLC0415

        return tour(arguments[1:])
    # Qt takes a fifth of a second to load, which a command need not wait for.
    from hsavtal_desktop.cli.main import run  # noqa: PLC0415

    with _ended_by_its_reader():
        return run(arguments)


@contextmanager
def _ended_by_its_reader() -> Iterator[None]:
    """A reader that has seen enough ("| head") ends the command without a word."""
    if not hasattr(signal, "SIGPIPE"):
        yield
        return
    before = signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        yield
        sys.stdout.flush()
    finally:
        signal.signal(signal.SIGPIPE, before)


def _window(*, example: bool, path: Path | None) -> int:
    # A command need not wait for Qt.
    from hsavtal_desktop.start.application import run  # noqa: PLC0415

    return run([], example=example, path=path)
