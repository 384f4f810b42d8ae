"""What can be done with the current proposal."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hsavtal_desktop.core.reading import RevisionView
from hsavtal_desktop.gui.reason_field import ReasonField
from hsavtal_desktop.gui.theme import space
from hsavtal_desktop.gui.widgets import allow, button, tool
from hsavtal_desktop.gui.wrapping import Wrapping


class DecisionBar(QWidget):
    """What can be done with the current proposal: lies on its card."""

    accepted = Signal()
    rejected = Signal()
    reopened = Signal()
    withdrawn = Signal()
    kept = Signal(bool)
    """Keep it on this computer (True) or let it go along when the rest is shared."""

    def __init__(
        self,
        one: RevisionView,
        own: bool,
        why_not: Mapping[str, str],
        recent: Callable[[], Sequence[str]],
        private: bool,
        parent: QWidget | None = None,
    ) -> None:
        """``own``: whether this person wrote it; ``why_not``: verdict → why not, or ""; ``recent`` reasons;
        ``private``: whether it is marked to stay on this computer.
        """
        super().__init__(parent)
        self.reason = ReasonField(recent)
        self.reason.returnPressed.connect(self.accepted)
        self.accept = button(self.tr("Accept"), self.accepted.emit, picture="check")
        self.reject = button(self.tr("Reject"), self.rejected.emit, picture="x")
        self.reopen = button(self.tr("Open again"), self.reopened.emit, picture="rotate-ccw")
        self.withdraw = button(self.tr("Withdraw"), self.withdrawn.emit, picture="undo-2")
        self.private = tool("lock", self.tr("Keep it on this computer when the rest is shared"))
        self.private.setCheckable(True)
        self.private.setChecked(private)
        self.private.toggled.connect(self.kept)
        undecided = one.open
        for verdict, each in (("accept", self.accept), ("reject", self.reject), ("reopen", self.reopen)):
            allow(each, why_not[verdict])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(3), 0, space(3), space(3))
        layout.setSpacing(space(2))
        layout.addStretch(1)
        above = QHBoxLayout()
        above.setSpacing(space(2))
        above.addWidget(self.reason, 1)
        above.addWidget(self.private)
        layout.addLayout(above)
        layout.addLayout(Wrapping(self.accept, self.reject, self.reopen, self.withdraw))
        self.reason.setVisible(undecided and not all(why_not.values()))
        self.accept.setVisible(undecided)
        self.reject.setVisible(undecided)
        self.reopen.setVisible(not undecided)
        self.withdraw.setVisible(undecided and own)
        self.private.setVisible(own and not one.released)

    def needed(self, width: int) -> int:
        """Pixels it takes at the foot of a card that is so many pixels wide."""
        layout = self.layout()
        assert layout is not None
        return layout.totalMinimumHeightForWidth(width)
