"""What can not be used says why, to the eye and to a screen reader: for who may do everything, and who may nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget

from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.gui.members_view import MembersView
from hsavtal_desktop.gui.workbench import Workbench
from tests.gui.window.conftest import rest


def unexplained(bench: Workbench, page: str) -> list[str]:
    """What of the window can be seen, can not be used, and does not say why."""
    used: list[QWidget] = [
        widget
        for kind in (QAbstractButton, QComboBox, QLineEdit)
        for widget in bench.window().findChildren(kind)
        if widget.isVisible() and not widget.isEnabled() and widget.parentWidget().isEnabled()
    ]
    return [
        f"{page}: {type(widget).__name__} {widget.accessibleName() or getattr(widget, 'text', str)()!r}"
        for widget in used
        if not widget.toolTip() or not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Description)
    ]


def pages(bench: Workbench) -> Iterator[str]:
    """Goes through the pages, and those of the members' view."""
    for page in ("agreement", "comparison", "consultation", "exchange", "members"):
        bench.show_page(page)
        rest()
        view = bench.pages[page]
        for place in range(view.pages.count() if isinstance(view, MembersView) else 1):
            if isinstance(view, MembersView):
                view.pages.setCurrentIndex(place)
                rest()
            yield f"{page} {place}"


@pytest.mark.parametrize("role", ["PL", "LÄS"])
def test_what_can_not_be_used_says_why(bench: Workbench, role: str) -> None:
    if role != "PL":
        bench.desk.workspace.group.admit([bench.desk.workspace.author], role)
        bench.desk.announce(Changed(everything=True))
        bench.desk.settle()
        rest()
    lacking = [one for page in pages(bench) for one in unexplained(bench, page)]
    assert not lacking, "use widgets.allow"
