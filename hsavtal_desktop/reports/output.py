"""Which report a file name asks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from hsavtal_desktop.core.comparison.model import Comparison
from hsavtal_desktop.reports.frame import Frame, Layout
from hsavtal_desktop.reports.proposals import Proposals

# The libraries for Word, PDF and spreadsheets take a tenth of a second to load each, so each waits to be asked for.


def comparison_bytes(
    suffix: str, comparison: Comparison, frame: Frame, proposals: Proposals, layout: Layout, *, only_changes: bool
) -> bytes:
    """A comparison as ``.pdf``, ``.html`` or ``.xlsx``."""
    return _COMPARISONS[suffix](comparison, frame, proposals, layout, only_changes)


def change_report_bytes(suffix: str, comparison: Comparison, frame: Frame, proposals: Proposals) -> bytes:
    """A change report as ``.docx`` or ``.xlsx``."""
    return _REPORTS[suffix](comparison, frame, proposals)


def _pdf(comparison: Comparison, frame: Frame, _: Proposals, layout: Layout, only_changes: bool) -> bytes:
    from hsavtal_desktop.reports.pdf import comparison_pdf  # noqa: PLC0415  # see above

    return comparison_pdf(comparison, frame, layout=layout, only_changes=only_changes)


def _html(comparison: Comparison, frame: Frame, _: Proposals, layout: Layout, only_changes: bool) -> bytes:
    from hsavtal_desktop.reports.html import comparison_html  # noqa: PLC0415  # see above

    return comparison_html(comparison, frame, layout=layout, only_changes=only_changes)


def _sheets(comparison: Comparison, frame: Frame, proposals: Proposals, _: Layout, _all: bool) -> bytes:
    return _xlsx(comparison, frame, proposals)


def _xlsx(comparison: Comparison, frame: Frame, proposals: Proposals) -> bytes:
    from hsavtal_desktop.reports.spreadsheet import comparison_xlsx  # noqa: PLC0415  # see above

    return comparison_xlsx(comparison, frame, proposals)


def _docx(comparison: Comparison, frame: Frame, proposals: Proposals) -> bytes:
    from hsavtal_desktop.reports.change_report import change_report_docx  # noqa: PLC0415  # see above

    return change_report_docx(comparison, frame, proposals)


_COMPARISONS: Final[dict[str, Callable[[Comparison, Frame, Proposals, Layout, bool], bytes]]] = {
    ".pdf": _pdf,
    ".html": _html,
    ".xlsx": _sheets,
}
_REPORTS: Final[dict[str, Callable[[Comparison, Frame, Proposals], bytes]]] = {".docx": _docx, ".xlsx": _xlsx}

COMPARISON_SUFFIXES: Final = tuple(_COMPARISONS)
REPORT_SUFFIXES: Final = tuple(_REPORTS)
