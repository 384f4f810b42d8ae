"""One measured figure, and how it is printed."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """A measured ``value`` in ``unit``; ``ratio`` is the value divided by that of ``compared_with``, same run."""

    name: str
    value: float
    unit: str
    compared_with: str = ""
    ratio: float | None = None

    def line(self) -> str:
        """The figure on one line: name, value, unit, and what it is compared with."""
        measured = f"{self.name:<44} {self.value:>12.4g} {self.unit:<8}"
        if self.ratio is None:
            return measured.rstrip()
        return f"{measured} {self.ratio:.3g} × {self.compared_with}"
