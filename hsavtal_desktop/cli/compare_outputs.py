"""Which files a comparison can be written to."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble

_OUTPUTS: Final = (".docx", ".pdf", ".html", ".xlsx")
_REPORTS: Final = (".docx", ".xlsx")


def add_outputs(parser: argparse.ArgumentParser) -> None:
    """The options that name them."""
    parser.add_argument(
        "--output", type=Path, metavar="FIL", help="skriv jämförelsen: .docx med spårade ändringar, .pdf, .html, .xlsx"
    )
    parser.add_argument("--report", type=Path, metavar="FIL", help="skriv en ändringsrapport: .docx eller .xlsx")
    parser.add_argument("--side-by-side", action="store_true", help="två spalter i stället för en")
    parser.add_argument("--looks", action="store_true", help="märk även ändrat utseende i .docx")
    parser.add_argument("--only-changes", action="store_true", help="bara punkter som skiljer")


def check_outputs(arguments: argparse.Namespace) -> None:
    """Raise Trouble for a name that does not tell what kind of file is wanted, or that is one of the files compared."""
    compared = {path.resolve() for path in (arguments.old, arguments.new) if isinstance(path, Path)}
    for path, known in ((arguments.output, _OUTPUTS), (arguments.report, _REPORTS)):
        if path is not None and suffix(path) not in known:
            raise Trouble(
                Said(
                    "Filnamnet {name} säger inte vilket slags fil det ska bli. Sluta med {known}.",
                    name=path.name,
                    known=", ".join(known),
                )
            )
        if path is not None and path.resolve() in compared:
            raise Trouble(
                Said(
                    "Filen {name} är en av dem som jämförs; ge resultatet ett annat namn eller en annan mapp.",
                    name=path.name,
                )
            )


def suffix(path: Path | None) -> str:
    """The last step of a name in small letters, "" where there is none."""
    return path.suffix.lower() if path is not None else ""
