"""A disk without room, for as long as a test wants."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def no_room(longest: int) -> Iterator[None]:
    """The disk has no room for any file longer than ``longest`` bytes."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (longest, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
