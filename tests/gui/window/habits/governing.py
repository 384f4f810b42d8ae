"""What governs the work: sections locked and opened again, legal blocks, versions that are named."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from hsavtal_desktop.core import digest
from hsavtal_desktop.gui.version_dialog import VersionDialog
from tests.gui.window.habits.hand import NO_WORDS, Doings, Foretold, Habit

LOCKS = {"lock-section": "lock", "legal-block": "block"}


class Governing(Habit):
    """Locks and names; nothing reads otherwise for it."""

    @property
    def doings(self) -> Doings:
        return {self.lock: 3, self.name_version: 1}

    def lock(self) -> Foretold:
        """The section that the caret is in is locked, or open again, for those who may; the caret stays."""
        hand, bench = self.hand, self.hand.bench
        place, ends = bench.desk.place, hand.page.caret_state.ends()
        name = hand.dice.choice(list(LOCKS))
        allowed = bench.commands[name].isEnabled() and place is not None
        clause = "" if place is None else place.clause
        before = self._locked(clause, name)
        hand.tell(f"{name} {clause} {allowed}")
        bench.commands[name].trigger()
        assert self._locked(clause, name) == (before != allowed)
        assert hand.page.caret_state.ends() == ends
        return NO_WORDS

    def _locked(self, clause: str, name: str) -> bool:
        return any(kind == LOCKS[name] for kind, _ in self.hand.workspace.governing.locks(clause))

    def name_version(self) -> Foretold:
        """What is shared and agreed has a name: it and all named before say for good what they did then."""
        hand, workspace = self.hand, self.hand.workspace
        before = workspace.versions()
        hand.bench.commands["version"].trigger()
        hand.wait()
        for dialog in [each for each in QApplication.topLevelWidgets() if isinstance(each, VersionDialog)]:
            if dialog.isVisible():
                dialog.name.setText(f"{workspace.author[:6]} {len(before)}")
                dialog.frozen.setChecked(hand.dice.random() < 0.3)
                dialog.save.click()
                assert len(workspace.versions()) == len(before) + 1
        for version in workspace.versions():
            assert digest.package_hash(workspace.state_at(version.heads)) == version.hash, version.label
        return NO_WORDS
