"""The command line: the same use cases as the window, for scripts and checks.

Exit status 0 on success, 2 on bad input or expected trouble with one clear line on standard error.  With
``--json`` one JSON object is written to standard output, else a short text in Swedish.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, Final, NoReturn

from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble

_MODULES: Final = (
    "file_commands",
    "group_commands",
    "text_commands",
    "exchange_commands",
    "backup_commands",
    "start_commands",
    "word_commands",
    "compare_commands",
    "compare_files",
)
"""Of this room, in the order of the help; each registers its commands."""
_LIGHT: Final = {"compare": "compare_files"}
"""Commands that need no other module, so that they start as fast as a tool for two files should."""


class _Parser(argparse.ArgumentParser):
    """Tells bad input in one line."""

    def error(self, message: str) -> NoReturn:
        raise Trouble(Said("Kommandot stämmer inte: {message}. Se hsavtal --help.", message=message))


def run(argv: Sequence[str]) -> int:
    """Carry out one command; give the exit status."""
    try:
        arguments = build_parser(argv[0] if argv else "").parse_args([shielded(word) for word in argv])
        result: dict[str, Any] = arguments.command(arguments)
    except Trouble as trouble:
        print(" ".join(str(trouble).split()), file=sys.stderr)  # noqa: T201  # the command line's output
        return 2
    status = int(result.pop("exit_status", 0))
    text = json.dumps(result, ensure_ascii=False, indent=1) if arguments.json else _as_text(result)
    print(text)  # noqa: T201  # the command line's output
    return status


def shielded(word: str) -> str:
    """A member's key may begin with a hyphen; with a space before it, it is not taken for an option."""
    return f" {word}" if re.fullmatch(r"-[A-Za-z0-9_-]{42}", word) else word


def build_parser(wanted: str = "") -> argparse.ArgumentParser:
    """The commands with their arguments: all of them, or those of one module where the one ``wanted`` needs no more."""
    parser = _Parser(
        prog="hsavtal", description="Avtalsarbete mellan VGR och kommunerna. Utan argument öppnas fönstret."
    )
    commands = parser.add_subparsers(metavar="KOMMANDO", required=True, parser_class=_Parser)
    for name in (_LIGHT[wanted],) if wanted in _LIGHT else _MODULES:
        import_module(f"hsavtal_desktop.cli.{name}").register(commands)
    return parser


def _as_text(result: dict[str, Any]) -> str:
    lines: list[str] = []
    for name, value in result.items():
        if isinstance(value, list):
            lines.append(f"{name}: {len(value)}")
            lines.extend(f"  {_row(item)}" for item in value)
        else:
            lines.append(f"{name}: {_row(value)}")
    return "\n".join(lines)


def _row(value: Any) -> str:
    if isinstance(value, dict):
        return "  ".join(_row(part) for part in value.values())
    if isinstance(value, bool):
        return "ja" if value else "nej"
    return " ".join(str(value).split())
