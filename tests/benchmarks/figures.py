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
    bound: float | None = None
    """What the ratio (the value, where there is none) must not exceed."""

    def line(self) -> str:
        """The figure on one line: name, value, unit, and what it is compared with."""
        measured = f"{self.name:<52} {self.value:>10.4g} {self.unit:<8}"
        if self.ratio is not None:
            measured += f" {self.ratio:.3g} × {self.compared_with}"
        if self.bound is None:
            return measured.rstrip()
        met = (self.value if self.ratio is None else self.ratio) <= self.bound
        return f"{measured.rstrip()}  [at most {self.bound:g}: {'met' if met else 'NOT MET'}]"
