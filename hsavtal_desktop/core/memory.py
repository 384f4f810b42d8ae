"""The collector of cyclic garbage, held back while a log is read or a Word file is read, compared or written."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused(*, lasting: bool = False) -> Iterator[None]:
    """Make no search for cycles inside the block: what is read or written there makes many objects and no cycles.

    With ``lasting`` what was made is not counted among what makes a search due, so that the next one comes later: for
    a log that stays open. Closed, it is found when as much has been made again.
    The search goes through everything that is alive each time the number of objects has grown by a quarter, which
    doubles the time of opening a long log.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        # Freezing and unfreezing puts what was made among the old objects, as a first search of them would have done.
        if lasting:
            gc.freeze()
            gc.unfreeze()
        if was_on:
            gc.enable()
