"""Work, told in what no machine does faster."""

import sys
from collections.abc import Callable


def calls_made(act: Callable[[], object]) -> int:
    """How many functions of Python are called."""
    count = 0

    def seen(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(seen)
    try:
        act()
    finally:
        sys.setprofile(None)
    return count
