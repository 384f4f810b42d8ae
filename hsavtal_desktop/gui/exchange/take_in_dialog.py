"""What files hold and what taking them in would change, before anything is taken in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from hsavtal_desktop.core.reading import Place, View
from hsavtal_desktop.exchange.encryption import is_encrypted
from hsavtal_desktop.exchange.package import Manifest
from hsavtal_desktop.gui.desk import Desk
from hsavtal_desktop.gui.dialog import Dialog, resize_on_screen
from hsavtal_desktop.gui.texts import counted, time_text, worded
from hsavtal_desktop.gui.theme import space
from hsavtal_desktop.gui.widgets import allow, button, card, label
from hsavtal_desktop.gui.word_dialogs import buttons
from hsavtal_desktop.workspace.preview import Author, Preview

_CLAUSES = 8
"""Clauses named; of more the number is told."""
_SENTENCES = 12


class TakeInDialog(Dialog):
    """Tells what would come of taking files in; accepted when they are to be taken in."""

    def __init__(self, desk: Desk, seen: Preview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Take in files with changes"))
        self._workspace, self.paths, self.seen = desk.workspace, list(seen.paths), seen
        self.take = button(self.tr("Take in"), self.accept, picture="inbox", primary=True)
        self.take.setDefault(True)
        allow(self.take, "" if seen.new or seen.waiting or seen.blobs else self.tr("There is nothing new in it"))
        self._column = QVBoxLayout()
        self._column.setSpacing(space(3))
        self._column.setContentsMargins(0, 0, space(1), 0)
        for title, sentences in (
            (self.tr("What the file says") if len(self.paths) == 1 else self.tr("What the files say"), self._files()),
            (self.tr("What is new"), self._new()),
            (self.tr("What will change"), self._changes()),
            (self.tr("What is missing"), self._some([worded(each) for each in seen.missing])),
            (self.tr("What can not be taken in"), self._some([worded(each) for each in seen.refused])),
        ):
            self._add(title, sentences)
        self._column.addStretch(1)
        self._lay_out()

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setLayout(self._column)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(space(5),) * 4)
        layout.setSpacing(space(3))
        layout.addWidget(label(self.tr("Take in files with changes"), scale=1.15, strong=True))
        told = self.tr(
            "Nothing has been taken in yet. Nothing of yours is overwritten: what others wrote stands beside it."
        )
        layout.addWidget(label(told, muted=True))
        layout.addWidget(area, 1)
        layout.addLayout(buttons(self, self.take))
        resize_on_screen(self, 40, 38)

    def sentences(self) -> list[str]:
        """Everything that is told."""
        return [*self._files(), *self._new(), *self._changes(), *map(worded, (*self.seen.missing, *self.seen.refused))]

    def _add(self, title: str, sentences: Sequence[str]) -> None:
        if not sentences:
            return
        inner = QVBoxLayout()
        frame = card(inner)
        inner.addWidget(label(title, strong=True))
        for sentence in sentences:
            line = label(sentence)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            inner.addWidget(line)
        self._column.addWidget(frame)

    def _files(self) -> list[str]:
        """What the senders say of the files."""
        return [
            line
            for path, manifest in zip(self.paths, self.seen.manifests, strict=True)
            for line in self._file(path, manifest)
        ]

    def _file(self, path: Path, manifest: Manifest) -> list[str]:
        coming = {author.author: author.name for author in self.seen.authors}
        sender = self._workspace.state.members.member(manifest.sender).name or coming.get(manifest.sender, "")
        sender = sender or self.tr("somebody who is not known here")
        lines = [self.tr("{0}, written by {1} on {2}").format(path.name, sender, time_text(manifest.time))]
        if manifest.recipient or manifest.purpose:
            recipient, purpose = manifest.recipient or "–", manifest.purpose or "–"
            lines.append(self.tr("To: {0}. Purpose: {1}.").format(recipient, purpose))
        if is_encrypted(path):
            lines.append(self.tr("The file is encrypted, and you are one of those who can read it."))
        return lines

    def _new(self) -> list[str]:
        seen, lines = self.seen, []
        one, many = self.tr("1 new change"), self.tr("{0} new changes")
        new = counted(seen.new, one, many) if seen.new else self.tr("No new changes")
        if seen.known:
            one, many = self.tr("1 is here already"), self.tr("{0} are here already")
            new = f"{new}; {counted(seen.known, one, many)}"
        lines.append(f"{new}.")
        lines += [self._author(author) for author in seen.authors]
        if seen.blobs:
            lines.append(counted(seen.blobs, self.tr("1 attached file."), self.tr("{0} attached files.")))
        if seen.waiting:
            one = self.tr("1 change will wait for others that have not come.")
            lines.append(counted(seen.waiting, one, self.tr("{0} changes will wait for others that have not come.")))
        return lines

    def _author(self, author: Author) -> str:
        name = author.name or self._workspace.state.members.member(author.author).name
        name = name or self.tr("Somebody without a name")
        told = counted(author.changes, self.tr("1 change"), self.tr("{0} changes"))
        if author.confirmed:
            return f"– {name}: {told}"
        words = " · ".join(self._workspace.fingerprint(author.author))
        return "– " + self.tr(
            "{0}: {1}. Not admitted; counts once a coordinator admits them. Control words: {2}"
        ).format(name, told, words)

    def _changes(self) -> list[str]:
        seen, acts = self.seen, self.seen.acts
        if seen.new and seen.unconfirmed == seen.new:
            return [self.tr("Nothing yet: all of it is by people who wait to be admitted.")]
        kinds = (
            ("proposals", self.tr("1 proposal"), self.tr("{0} proposals")),
            ("decisions", self.tr("1 proposal decided on"), self.tr("{0} proposals decided on")),
            ("comments", self.tr("1 comment"), self.tr("{0} comments")),
            ("versions", self.tr("1 named version"), self.tr("{0} named versions")),
            ("members", self.tr("1 change of membership"), self.tr("{0} changes of membership")),
            ("handovers", self.tr("1 note on what was sent"), self.tr("{0} notes on what was sent")),
            ("records", self.tr("1 other entry"), self.tr("{0} other entries")),
        )
        lines = []
        told = [counted(acts[name], one, many) for name, one, many in kinds if acts.get(name)]
        if told:
            lines.append(", ".join(told) + ".")
        clauses = self._places()
        lines += ["– " + self._clause(place) for place in clauses[:_CLAUSES]]
        fresh = len(seen.clauses) - len(clauses)
        if len(clauses) > _CLAUSES:
            lines.append("– " + self.tr("and {0} clauses more").format(len(clauses) - _CLAUSES))
        if fresh:
            lines.append(
                "– "
                + counted(fresh, self.tr("1 clause that is not here yet"), self.tr("{0} clauses that are not here yet"))
            )
        if seen.conflicts > 0:
            one = self.tr("1 new conflict to look at afterwards.")
            lines.append(counted(seen.conflicts, one, self.tr("{0} new conflicts to look at afterwards.")))
        return lines

    def _places(self) -> list[Place]:
        """Where the clauses that change stand, each once, in reading order."""
        found: dict[str, Place] = {}
        for document in self._workspace.documents():
            for place in self._workspace.outline(document, View.MARKUP).places:
                if place.clause in self.seen.clauses:
                    found.setdefault(place.clause, place)
        return list(found.values())

    def _clause(self, place: Place) -> str:
        heading = " ".join(line.text for line in self._workspace.text(f"h.{place.clause}", View.FINAL)).strip()
        return f"{place.number} {heading}".strip()

    def _some(self, sentences: Sequence[str]) -> list[str]:
        more = len(sentences) - _SENTENCES
        lines = list(sentences[:_SENTENCES])
        if more > 0:
            lines.append(counted(more, self.tr("and 1 more"), self.tr("and {0} more")))
        return lines
