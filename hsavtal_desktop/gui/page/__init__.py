"""The document view: one continuous, paged text, edited in place under tracked changes."""

from hsavtal_desktop.gui.page.source import PageSource
from hsavtal_desktop.gui.page.stage import Stage
from hsavtal_desktop.gui.page.view import PageView

__all__ = ["PageSource", "PageView", "Stage"]
