"""How far long work has come, and whether the person still wants it.

Whoever starts long work listens with :func:`watched`; the work itself, however deep down, says with :func:`advance`
how far it has come.  Nobody between the two needs to know.  Where nobody listens, nothing happens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

T = TypeVar("T")

Listener = Callable[[int, int], bool]
"""(steps done, steps in all) → whether to go on; (0, 0) where nobody knows how many there are."""

_LISTENER: ContextVar[Listener | None] = ContextVar("listener", default=None)


class Stopped(Exception):
    """The person does not want the work any more: nothing of it has been done."""


@contextmanager
def watched(listener: Listener) -> Iterator[None]:
    """Hear how far the work inside has come, in the thread that does it."""
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)


def advance(done: int, total: int) -> None:
    """Say how far the work has come, where it can still be left without a trace.

    Raises Stopped when it is not wanted any more; so never call it once something has begun to be written.
    """
    listener = _LISTENER.get()
    if listener is not None and not listener(done, total):
        raise Stopped


def steps(items: Sequence[T]) -> Iterator[T]:
    """The items one by one, saying how far the work has come before each.  Raises Stopped like :func:`advance`."""
    for done, item in enumerate(items):
        advance(done, len(items))
        yield item
