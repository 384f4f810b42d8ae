"""What one is in the group: told where it is not plain, and when it becomes another."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Signal

from hsavtal_desktop.core.edits import Changed
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.texts import role_word
from hsavtal_desktop.workspace.workspace import Workspace


def own_standing(workspace: Workspace) -> str:
    """What somebody who waits or is revoked has to know and can do; "" for a member."""
    if workspace.revoked:
        return QCoreApplication.translate(
            "Standing",
            "Your key is revoked here: what you write does not count for the others. If that is a mistake, ask a "
            "coordinator to let you in again.",
        )
    if workspace.role:
        return ""
    return QCoreApplication.translate(
        "Standing",
        "You can write, but it counts only once a coordinator has let you in. Send your changes or your member card "
        "to one, and read your control words aloud.",
    )


class OwnStanding(QObject):
    """Notices, however it came about, that one was let in, got another role, or was revoked."""

    lost = Signal(str)
    """A sentence that has to stay until it is read."""
    won = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = desk.workspace
        self._known = self._standing()
        desk.settled.connect(self._look)

    def _standing(self) -> tuple[str, bool]:
        return self._workspace.role, self._workspace.revoked

    def _look(self, _changed: Changed) -> None:
        before, self._known = self._known, self._standing()
        if before == self._known:
            return
        role, revoked = self._known
        if revoked:
            self.lost.emit(own_standing(self._workspace))
        elif role and before[0]:
            self.won.emit(self.tr("Your role is another now: {0}").format(role_word(role)))
        elif role:
            self.won.emit(self.tr("You have been let in. Your role: {0}").format(role_word(role)))
