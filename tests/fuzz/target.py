"""What is under attack: a reader, and how an input for it is made."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import NamedTuple


class Target(NamedTuple):
    """A reader, which may only return or raise Trouble, and how an input for it is made."""

    name: str
    make: Callable[[random.Random], bytes]
    read: Callable[[bytes], None]
