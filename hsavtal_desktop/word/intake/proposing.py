"""Findings written out: events, how many of each kind, and what is listed instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from hsavtal_desktop.core.drafting import Event, Pen
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.state import State
from hsavtal_desktop.word.intake.accounting import Account
from hsavtal_desktop.word.intake.events import Proposals
from hsavtal_desktop.word.intake.findings import Findings
from hsavtal_desktop.word.intake.remarks import Remark, ours_of
from hsavtal_desktop.word.intake.sent import SentDocument
from hsavtal_desktop.word.intake.structure import StructureWriter
from hsavtal_desktop.word.writing import CommentSource

COMMENT_KIND = "synpunkt"
REMARK_KIND = "intag"


@dataclass(frozen=True, slots=True)
class Background:
    """What an intake stands on."""

    sent: SentDocument
    sent_state: State
    """The state that the sent copy showed: deletions name its characters."""
    state: State
    """The present one: new places are looked for in it."""
    comments: tuple[CommentSource, ...]
    """Comments of ours, to find what answers are answers to."""


@dataclass(slots=True)
class Proposed:
    """The events of one returned file, with what there is to tell."""

    events: list[Event] = field(default_factory=list)
    tracked: int = 0
    """Revisions made of the recipient's marks."""
    untracked: int = 0
    """Revisions made of differences that nobody had marked."""
    comments: int = 0
    listed: list[str] = field(default_factory=list)
    """Sentences on what could not be placed or understood."""
    formatting: list[Said] = field(default_factory=list)
    """Sentences on differences in looks only."""
    warnings: list[Said] = field(default_factory=list)
    account: Account = field(default_factory=Account)


def propose(findings: Findings, background: Background, pen: Pen, on_behalf: str, source: str) -> Proposed:
    """Write findings as events on behalf of an authority; ``source`` is the SHA-256 of the returned file."""
    proposals = Proposals(pen, background.sent_state, on_behalf, source, ours_of(background.sent.word), findings.notes)
    structure = StructureWriter(proposals, background.state, findings, background.sent.places)
    structure.write()
    for text in findings.texts:
        proposals.text(text)
    for table in findings.tables:
        proposals.table(table, background.sent.tables[table.table])
    comments = _Comments(background, pen, on_behalf, source, structure.named)
    events = [*proposals.events, *comments.events(findings.comments), *comments.events(findings.remarks)]
    return Proposed(
        events,
        proposals.tracked,
        proposals.untracked,
        len(findings.comments),
        [*findings.listed, *structure.listed],
        findings.formatting,
        findings.warnings,
        findings.account,
    )


class _Comments:
    def __init__(self, background: Background, pen: Pen, on_behalf: str, source: str, named: dict[str, str]) -> None:
        self._pen = pen
        self._on_behalf = on_behalf
        self._source = source
        self._named = named
        texts = {" ".join(one.comment.text.split()): one.id for one in reversed(background.comments)}
        self._ids = {
            comment.id: texts[words]
            for comment in background.sent.word.comments
            if (words := " ".join(comment.text.split())) in texts
        }
        """``w:id`` in the file → our comment."""

    def events(self, remarks: Iterable[Remark]) -> list[Event]:
        """A comment record for each."""
        listed = list(remarks)
        own = {remark.word_id: self._pen.revision() for remark in listed if remark.word_id}
        return [self._event(remark, own) for remark in listed]

    def _event(self, remark: Remark, own: dict[str, str]) -> Event:
        fields: dict[str, object] = {
            "clause": self._named.get(remark.clause, "" if remark.clause.startswith("+") else remark.clause),
            "text": remark.text,
            "kind": COMMENT_KIND if remark.word_id else REMARK_KIND,
            "on_behalf": self._on_behalf,
            "author_name": remark.author,
            "written": remark.date,
            "source": self._source,
        }
        parent = own.get(remark.parent) or self._ids.get(remark.parent, "")
        if parent:
            fields["parent"] = parent
        name = own.get(remark.word_id) or self._pen.revision()
        return {"kind": "record", "type": "comment", "id": name, "set": {k: v for k, v in fields.items() if v}}
