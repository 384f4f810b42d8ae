"""The time of day, as changes carry it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], str]
"""Gives UTC as 2026-11-22T09:41:00Z."""


def utc_now() -> str:
    """The present moment, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
