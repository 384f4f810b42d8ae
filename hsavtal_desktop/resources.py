"""Where the files are that come with the program: fonts, icons, translations, templates, the example package."""

import sys
from functools import cache
from pathlib import Path


def find_resources(package: Path, frozen: Path | None) -> Path:
    """The folder of resources for a program whose package lies at ``package``.

    ``frozen`` is the folder a frozen program unpacked its data into (``sys._MEIPASS``), or None.  A frozen program has
    ``resources`` there, a wheel inside the package, a checkout beside the package.

    Raises FileNotFoundError, naming every place looked in, if none of them has it: the program is then badly packed.
    """
    places = [package / "resources", package.parent / "resources"]
    if frozen is not None:
        places.insert(0, frozen / "resources")
    for place in places:
        if (place / "icons").is_dir():
            return place
    raise FileNotFoundError(f"no resources in {', '.join(str(place) for place in places)}")


@cache
def _resources() -> Path:
    unpacked = getattr(sys, "_MEIPASS", None)
    return find_resources(Path(__file__).resolve().parent, None if unpacked is None else Path(unpacked))


def resource_path(*parts: str) -> Path:
    """The path of one file or folder of resources: ``resource_path("icons", "check.svg")``.

    Raises FileNotFoundError if the program has no such resource.
    """
    path = _resources().joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(f"no resource {path}")
    return path
