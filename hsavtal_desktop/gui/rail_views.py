"""The views of the rail beside the agreement: what each is made of, and with whom it talks."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from hsavtal_desktop.gui.exchange_view import ExchangeView
from hsavtal_desktop.gui.members_view import MembersView
from hsavtal_desktop.gui.pages import Making, Pages

if TYPE_CHECKING:
    from hsavtal_desktop.gui.comparison.view import ComparisonView
    from hsavtal_desktop.gui.consultation import ConsultationView
    from hsavtal_desktop.gui.workbench import Workbench

_COMPARISON = (
    "hsavtal_desktop.core.comparison.model",
    "hsavtal_desktop.workspace.comparing.three",
    "hsavtal_desktop.workspace.comparing.workspace_sides",
    "hsavtal_desktop.gui.comparison.chooser",
    "hsavtal_desktop.gui.comparison.differences",
    "hsavtal_desktop.gui.comparison.outputs",
)
"""What the comparison is made of, loaded one a turn."""


class RailViews(Pages):
    """The agreement and, once they are asked for, comparison, consultation, exchange and members."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(
            bench.stack,
            bench.agreement,
            {
                "comparison": self._make_comparison,
                "consultation": self._make_consultation,
                "exchange": self._make_exchange,
                "members": self._make_members,
            },
        )
        self._bench = bench
        self._comparison: ComparisonView | None = None
        self._consultation: ConsultationView | None = None

    @property
    def comparison(self) -> ComparisonView | None:
        """The comparison, if it was asked for."""
        self.get("comparison")
        return self._comparison

    @property
    def consultation(self) -> ConsultationView | None:
        """The consultation, if it was asked for."""
        self.get("consultation")
        return self._consultation

    @property
    def exchange(self) -> ExchangeView:
        """The exchange, made at once if it was not asked for before."""
        view = self["exchange"]
        assert isinstance(view, ExchangeView)
        return view

    def restyle(self) -> None:
        """The palette or fonts changed."""
        if self.comparison is not None:
            self.comparison.restyle()
        if self.consultation is not None:
            self.consultation.restyle()

    def leave(self) -> None:
        """Make nothing more, and end what reads the workspace beside the window."""
        self.stop()
        if self._comparison is not None:
            self._comparison.leave()

    def _make_comparison(self) -> Making:
        # What compares and reads Word files takes a while to load, which opening need not wait for.
        for part in _COMPARISON:
            import_module(part)
            yield
        from hsavtal_desktop.gui.comparison.view import ComparisonView  # noqa: PLC0415

        view = ComparisonView(self._bench.desk, self._bench.commands, self._bench.stack)
        yield from view.furnish()
        self._comparison = view
        return view

    def _make_consultation(self) -> Making:
        from hsavtal_desktop.gui.consultation import ConsultationView  # noqa: PLC0415  # as above

        yield
        bench = self._bench
        view = ConsultationView(bench.desk, bench.commands, bench.worker, bench.stack)
        yield from view.furnish()
        view.files_dropped.connect(bench.post.take_in_dropped)
        view.clause_wanted.connect(bench.show_clause)
        self._consultation = view
        return view

    def _make_exchange(self) -> Making:
        bench = self._bench
        view = ExchangeView(bench.desk, bench.commands, bench.folder, bench.stack)
        yield from view.furnish()
        view.files_dropped.connect(bench.post.take_in_dropped)
        view.members_wanted.connect(lambda: bench.show_page("members"))
        return view

    def _make_members(self) -> Making:
        view = MembersView(self._bench.desk, self._bench.stack)
        yield from view.furnish()
        return view
