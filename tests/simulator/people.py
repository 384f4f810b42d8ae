"""One installation with its copy of the workspace, on real files, and what its user does with it."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hsavtal_desktop.core.edits import (
    AddClause,
    Decide,
    Edit,
    FormatText,
    MergeClause,
    MoveClause,
    RemoveClause,
    ReplaceText,
    SetRecord,
    SplitClause,
)
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange.keys import FILE_NAME, Key
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.workspace import Workspace

START = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
WORDS = ("parterna", "kommunen", "ska", "senast", "fem", "vardagar", "planering", "individen", "regionen", "enligt")


@dataclass(slots=True)
class Person:
    """A user at one computer.  Two of them can have the same key, when a profile was copied."""

    number: int
    folder: Path
    chance: random.Random
    years_wrong: int = 0
    moment: int = 0
    here: bool = True
    """Whether they still take part."""
    workspace: Workspace | None = field(default=None, repr=False)
    mirrors: dict[str, Path] = field(default_factory=dict)
    """Shared folder → this computer's own copy of it, kept alike by an engine."""

    @property
    def path(self) -> Path:
        return self.folder / "avtal.db"

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def author(self) -> str:
        """Their key, the window open or not."""
        return self.workspace.author if self.workspace is not None else Installation.open(self.home).author

    def settle_in(self) -> Installation:
        """Draw a key that the seed alone decides."""
        self.home.mkdir(parents=True)
        Key(Ed25519PrivateKey.from_private_bytes(self.chance.randbytes(32))).save(self.home / FILE_NAME)
        installation = self.installation()
        installation.introduce(f"Person {self.number}", "Exempelkommun", self.chance.choice(("region", "municipality")))
        return installation

    def clock(self) -> str:
        """The time this computer believes it is: years wrong, and now and then jumping back."""
        self.moment += self.chance.randint(-30, 120)
        told = START + timedelta(days=365 * self.years_wrong, minutes=self.moment)
        return told.strftime("%Y-%m-%dT%H:%M:%SZ")

    def installation(self) -> Installation:
        """Theirs, with this computer's clock and ids that the seed decides."""
        installation = Installation.open(self.home)
        installation.clock, installation.draw = self.clock, self.chance.randbytes
        return installation

    def open(self) -> Workspace:
        if self.workspace is None:
            self.workspace = Workspace.open(self.path, self.installation())
        return self.workspace

    def close(self) -> None:
        if self.workspace is not None:
            self.workspace.close()
            self.workspace = None

    def copied_to(self, other: Person, *, profile: bool) -> None:
        """Copy the workspace file, and with ``profile`` also key, settings and open draft."""
        self.close()
        other.folder.mkdir(parents=True)
        shutil.copy(self.path, other.path)
        if profile:
            shutil.copytree(self.home, other.home)
        else:
            other.settle_in()

    def act(self) -> str:
        """Do one thing in the program; gives what, "" when the program had a reason not to."""
        workspace = self.open()
        deed = self.chance.choices(("edit", "undo", "redo", "release", "reopen"), (12, 1, 1, 4, 1))[0]
        try:
            if deed == "edit":
                workspace.perform(self._some_edit(workspace))
            elif deed == "undo":
                workspace.undo()
            elif deed == "redo":
                workspace.redo()
            elif deed == "release":
                workspace.release()
            else:
                self.close()
        except Trouble:
            return ""
        return deed

    def _some_edit(self, workspace: Workspace) -> Edit:
        chance = self.chance
        clauses = sorted(workspace.state.structure.clauses) or ["K1"]
        clause = chance.choice(clauses)
        kinds = ("text", "decide", "comment", "add", "move", "remove", "format", "split", "merge")
        kind = chance.choices(kinds, (10, 4, 2, 1, 1, 1, 1, 0.7, 0.5))[0]
        if kind == "decide":
            revisions = sorted(revision.id for revision in workspace.state.revisions.all())
            verdict = chance.choice(("accept", "reject", "reopen", "withdraw"))
            return Decide(verdict, (chance.choice(revisions),)) if revisions else self._typing(workspace, clause)
        if kind == "comment":
            name = f"k{chance.randrange(6)}"
            return SetRecord(
                "comment", name, {"clause": clause, "text": self._words(), "resolved": chance.random() < 0.5}
            )
        if kind == "add":
            new = f"K{self.number}x{chance.randrange(10**9)}"
            return AddClause("P", chance.choice(("", clause)), "", self._words(), self._words(), new)
        if kind == "move":
            return MoveClause(clause, "P", chance.choice(["", *clauses]), "")
        if kind == "remove":
            return RemoveClause(clause)
        if kind == "format":
            look, on = chance.choice(("bold", "italic")), chance.random() < 0.8
            return FormatText(f"b.{clause}", 0, chance.randint(1, 8), look, on)
        if kind == "split":
            new = f"K{self.number}s{chance.randrange(10**9)}"
            return SplitClause(f"b.{clause}", chance.randint(1, 12), "Delad", new)
        if kind == "merge":
            return MergeClause(clause)
        return self._typing(workspace, clause)

    def _typing(self, workspace: Workspace, clause: str) -> ReplaceText:
        text = f"{self.chance.choice('bbh')}.{clause}"
        pieces = workspace.state.text(text).pieces(View.MARKUP, workspace.state.revisions.fate)
        length = sum(len(piece.text) for piece in pieces)
        # Where a text ends is where most people go on, and so meet.
        start = self.chance.choice((self.chance.randrange(max(1, length)), max(0, length - 1)))
        stop = min(max(start, length - 1), start + self.chance.choice((0, 0, 3, 12)))
        new = self._words() + self.chance.choice(("", "", "\n"))
        return ReplaceText(text, start, stop, new, burst=self.chance.random() < 0.3)

    def _words(self) -> str:
        return " ".join(self.chance.choices(WORDS, k=self.chance.randint(1, 4))) + " "
