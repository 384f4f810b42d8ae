"""Which commands can be used right now, and why the others can not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hsavtal_desktop.core.members import Right
from hsavtal_desktop.gui.insert_commands import WRITING
from hsavtal_desktop.gui.review_commands import SEVERAL
from hsavtal_desktop.gui.texts import worded
from hsavtal_desktop.gui.view_commands import VIEWS
from hsavtal_desktop.workspace.waiting import clause_mark

if TYPE_CHECKING:
    from hsavtal_desktop.gui.workbench import Workbench

_TEXT = (
    "bold italic bullets numbered text-heading plain-text "
    "new-clause split-clause merge-clause remove-clause clause-up clause-down"
)


class CommandState(QObject):
    """Keeps the commands of a workbench true to what can be done."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._endorsing: tuple[tuple[int, int, str], int] = ((-1, -1, ""), 0)
        """How many versions wait for this member, after what that rests on."""
        desk = bench.desk
        desk.changed.connect(lambda _changed: self._undoing())
        desk.refused.connect(lambda _reason: self._undoing())
        desk.settled.connect(lambda _changed: self.refresh())
        desk.view_chosen.connect(lambda _view: self.refresh())
        desk.clause_entered.connect(lambda _place: self._writing())
        desk.clause_entered.connect(lambda _place: self._sharing())
        desk.revision_entered.connect(lambda _revision: self._deciding())
        desk.revision_entered.connect(lambda _revision: self._sharing())
        bench.agreement.document.page.edited.connect(lambda _changed: self._undoing())

    def refresh(self) -> None:
        """Look at everything again; a workspace that was left has no commands."""
        if self._bench.desk.left:
            return
        self._undoing()
        self._writing()
        self._deciding()
        self._sharing()
        self._waiting()
        bench, commands = self._bench, self._bench.commands
        commands[VIEWS[bench.desk.view]].setChecked(True)
        commands[f"show-{bench.page}"].setChecked(True)
        commands["tracking"].setChecked(bench.desk.workspace.tracking)
        commands["toggle-outline"].setChecked(not bench.agreement.outline.isHidden())
        commands["mark-spelling"].setChecked(bench.spelling.shown)
        commands["typographic"].setChecked(bench.habits.typographic)
        commands["toggle-side"].setChecked(not bench.agreement.side.isHidden())
        commands.allow("tracking", self._why_tracking_stays())
        commands.allow("new-document", worded(bench.desk.workspace.why_not(Right.STRUCTURE)))
        commands.allow("start-agreement", worded(bench.desk.workspace.why_not(Right.PROPOSE)))
        commands.allow("version", worded(bench.desk.workspace.why_not(Right.FREEZE)))
        commands.allow("comment", worded(bench.desk.workspace.why_not(Right.COMMENT)))
        commands.allow("settle-comment", worded(bench.desk.workspace.why_not(Right.COMMENT)))

    def _undoing(self) -> None:
        workspace, commands = self._bench.desk.workspace, self._bench.commands
        undo, redo = worded(workspace.undo_text), worded(workspace.redo_text)
        commands.rename("undo", self.tr("&Undo {0}").format(undo) if undo else self.tr("&Undo"))
        commands.rename("redo", self.tr("&Redo {0}").format(redo) if redo else self.tr("&Redo"))
        commands.allow("undo", "" if undo else self.tr("There is nothing to undo"))
        again = redo or self._bench.agreement.document.page.keyed
        commands.allow("redo", "" if again else self.tr("There is nothing to redo"))

    def _writing(self) -> None:
        desk, commands = self._bench.desk, self._bench.commands
        self._bench.sections.refresh(commands)
        clause = desk.place.clause if desk.place is not None else ""
        reason = worded(desk.workspace.why_not(Right.PROPOSE, clause=clause))
        if not reason and not self._bench.agreement.document.page.editable:
            reason = self.tr("The final and original views are read only. Choose all markup or simple.")
        if not reason and desk.place is None:
            reason = self.tr("Put the caret in a clause first")
        for name in f"{_TEXT} {WRITING}".split():
            commands.allow(name, reason)

    def _deciding(self) -> None:
        desk, commands = self._bench.desk, self._bench.commands
        workspace = desk.workspace
        known = desk.revision and desk.revision in workspace.state.revisions
        one = workspace.revision(desk.revision) if known else None
        rights = worded(workspace.why_not(Right.DECIDE))
        accept, reject = (
            rights
            or (worded(workspace.why_not(Right.DECIDE, revision=one.id, verdict=verdict)) if one is not None else "")
            for verdict in ("accept", "reject")
        )
        none = self.tr("Choose a proposal first, for example with F8") if one is None else ""
        decided = self.tr("The proposal is decided already") if one is not None and not one.open else ""
        undecided = self.tr("The proposal is still open") if one is not None and one.open else ""
        other = self.tr("Only its author can withdraw it") if one is not None and one.author != workspace.author else ""
        commands.allow("accept", none or decided or accept)
        commands.allow("reject", none or decided or reject)
        commands.allow("reopen", none or undecided or reject)
        for name in SEVERAL.split():
            if name != "-":
                commands.allow(name, rights)
        commands.allow("withdraw", none or decided or other)

    def _sharing(self) -> None:
        workspace, commands, place = self._bench.desk.workspace, self._bench.commands, self._bench.desk.place
        nothing = self.tr("Nothing waits but what is private") if workspace.unreleased() else ""
        nothing = nothing or self.tr("Everything is already shared")
        commands.allow("share", "" if workspace.going() else nothing)
        commands.allow("private-proposal", self._bench.keeping.why_not_proposal())
        commands.allow("private-clause", "" if place is not None else self.tr("Put the caret in a clause first"))
        unit, marks = f"revision:{self._bench.desk.revision}", workspace.private_marks
        kept = self.tr("Let the &proposal go along when you share")
        commands.rename("private-proposal", kept if unit in marks else self.tr("Keep the &proposal private"))
        kept = self.tr("Let what you write in the &clause go along when you share")
        in_clause = place is not None and clause_mark(place.clause) in marks
        commands.rename("private-clause", kept if in_clause else self.tr("Keep all you write in the &clause private"))

    def _waiting(self) -> None:
        """Quiet counts on the rail: people to let in, versions to confirm, changes that wait for others."""
        workspace, commands = self._bench.desk.workspace, self._bench.commands
        people = sum(member.author != workspace.author for member in workspace.waiting_members())
        changes = len(workspace.log.waiting)
        members, exchange = self.tr("&Members"), self.tr("&Exchange")
        waiting = people + self._to_endorse()
        commands.rename("show-members", f"{members} ● {waiting}" if waiting else members)
        commands.rename("show-exchange", f"{exchange} ● {changes}" if changes else exchange)

    def _to_endorse(self) -> int:
        """How many frozen versions wait for this member; worked out when a version or the own role is another."""
        workspace = self._bench.desk.workspace
        basis = len(workspace.state.versions), len(workspace.state.endorsements), workspace.role
        if basis != self._endorsing[0]:
            self._endorsing = basis, len(workspace.governing.to_endorse())
        return self._endorsing[1]

    def _why_tracking_stays(self) -> str:
        workspace = self._bench.desk.workspace
        if not workspace.tracking:
            return ""
        return worded(workspace.why_tracked())
