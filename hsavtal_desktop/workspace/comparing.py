"""Comparing anything with anything: what can stand at a side, reading it, and the comparison with its titles.

Plain values for the window, the command line and reports.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from hsavtal_desktop.core import views
from hsavtal_desktop.core.comparison.documents import compare_documents
from hsavtal_desktop.core.comparison.model import ComparedClause, ComparedDocument, Comparison
from hsavtal_desktop.core.comparison.source import compared_clause
from hsavtal_desktop.core.comparison.words import Vocabulary
from hsavtal_desktop.core.drafting import Drafter
from hsavtal_desktop.core.edits import Decide
from hsavtal_desktop.core.members import Right, may
from hsavtal_desktop.core.reading import RevisionView, View
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.reports.frame import Frame, SideLabel
from hsavtal_desktop.reports.proposals import Proposal, Proposals
from hsavtal_desktop.word.reading import read_document
from hsavtal_desktop.workspace.comparing_word import PART_KEY, word_document
from hsavtal_desktop.workspace.draft import Draft
from hsavtal_desktop.workspace.reading import Reading, Version
from hsavtal_desktop.workspace.workspace import Workspace, new_pen

_IN_EFFECT = frozenset({"accepted", "partly"})
_UNDECIDED = frozenset({"pending", "partly", "disputed"})
_STATUS = {"draft": "version", "frozen": "fryst version", "awaiting": "version som väntar på bekräftelse"}


class Which(StrEnum):
    """What stands at a side."""

    ORIGINAL = "original"
    """The agreed text: undecided proposals as if rejected."""
    FINAL = "final"
    """As if every undecided proposal that has been shared were accepted."""
    WORKING = "working"
    """The same with what this installation has not shared yet."""
    VERSION = "version"
    """What was agreed in a named version."""
    PROPOSALS = "proposals"
    """The agreed text with the shared, undecided proposals of some people."""
    WORD = "word"
    """A Word file from outside, its tracked changes accepted."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison, as it is asked for."""

    which: Which
    document: str = ""
    """Id of the document; "" for a Word file."""
    version: str = ""
    people: frozenset[str] = frozenset()
    """Names or organisations, as proposals show them, or author keys."""
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class ReadSide:
    """One side, read."""

    side: Side
    text: ComparedDocument
    """Clauses have their ids as keys, the titles of parts ``PART_KEY`` and the part's id."""
    label: SideLabel
    status: str = ""
    """Of the document."""
    marking: str = ""
    view: View = View.FINAL
    text_reading: Reading | None = None
    """What the text was read from, in ``view``; ``None`` for a Word file."""
    reading: Reading | None = None
    """Where its proposals can be looked up; ``None`` for a Word file."""
    in_effect: frozenset[str] = frozenset()
    """Proposals that the text holds."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison with everything a view or report says round it."""

    comparison: Comparison
    old: ReadSide
    new: ReadSide
    frame: Frame


@dataclass(frozen=True, slots=True)
class ThreeRow:
    """A line of three texts: row indexes in the two comparisons with the base; ``None`` where there is nothing."""

    first: int | None
    second: int | None


@dataclass(frozen=True, slots=True)
class Three:
    """Two texts, each compared with the same base, brought side by side."""

    first: Compared
    second: Compared
    rows: tuple[ThreeRow, ...]


class Comparing:
    """Reads and compares sides of one workspace.  Keeps versions and words it has read; call ``forget`` after edits.

    For one thread at a time.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._versions: dict[str, Reading] = {}
        self._now: dict[Side | None, Reading] = {}
        self._vocabulary = Vocabulary()

    def forget(self) -> None:
        """Drop what an edit, a decision or an import may have made untrue; named versions stay."""
        self._now.clear()

    def choices(self, document: str) -> list[Side]:
        """What a person may choose among for a document, apart from Word files and chosen people."""
        versions = [Side(Which.VERSION, document, version.label) for version in self._workspace.versions()]
        here = [Side(Which.ORIGINAL, document), Side(Which.FINAL, document)]
        return versions + here + ([Side(Which.WORKING, document)] if self._workspace.unreleased() else [])

    def people(self) -> list[str]:
        """Who has shared proposals that nobody has decided on, by name."""
        shared = (one for one in self._workspace.revisions(pending_only=True) if one.released)
        return sorted({one.name for one in shared})

    def read(self, side: Side) -> ReadSide:
        """Read one side.  Raises Trouble for an unknown document or version and for a file that can not be read."""
        if side.which is Which.WORD:
            if side.path is None:
                raise ValueError("a Word file needs a path")
            return read_word_side(side.path)
        reading = self._reading(side)
        self._check_document(reading, side)
        view = View.ORIGINAL if side.which in (Which.ORIGINAL, Which.VERSION) else View.FINAL
        text = document_text(reading, side.document, view)
        return ReadSide(
            side,
            text,
            self._label(side, text),
            reading.document(side.document).status,
            reading.package().marking,
            view,
            reading,
            self._told(side, reading),
            _in_effect(reading, view),
        )

    def compare(self, old: Side, new: Side) -> Compared:
        """Compare two sides.  Raises Trouble as ``read`` does."""
        return compare_read(self.read(old), self.read(new), self._workspace.log.clock(), self._vocabulary)

    def compare_three(self, base: Side, first: Side, second: Side) -> Three:
        """Compare two sides with the same base.  Raises Trouble as ``read`` does."""
        time, old = self._workspace.log.clock(), self.read(base)
        one = compare_read(old, self.read(first), time, self._vocabulary)
        other = compare_read(old, self.read(second), time, self._vocabulary)
        return Three(one, other, tuple(side_by_side(one.comparison, other.comparison)))

    def _reading(self, side: Side) -> Reading:
        match side.which:
            case Which.VERSION:
                if side.version not in self._versions:
                    self._versions[side.version] = self._workspace.at(side.version)
                return self._versions[side.version]
            case Which.WORKING:
                return self._workspace
            case Which.PROPOSALS:
                key = Side(Which.PROPOSALS, people=side.people)
                if key not in self._now:
                    self._now[key] = _with_proposals_of(self._workspace, side.people)
                return self._now[key]
        return self._shared()

    def _shared(self) -> Reading:
        """What everybody with the same changes sees."""
        if not self._workspace.unreleased() and self._workspace.role:
            return self._workspace
        if None not in self._now:
            self._now[None] = Reading(self._workspace.released(), self._workspace.blob)
        return self._now[None]

    def _told(self, side: Side, reading: Reading) -> Reading:
        """Where the proposals of a side can be looked up: what is left out for one side only is not rejected there."""
        return self._shared() if side.which is Which.PROPOSALS else reading

    def _check_document(self, reading: Reading, side: Side) -> None:
        known = reading.documents()
        if side.document not in known:
            where = f" i versionen {side.version}" if side.version else ""
            raise Trouble(f"Dokumentet {side.document or '(inget)'} finns inte{where}. Välj ett av {', '.join(known)}.")

    def _label(self, side: Side, text: ComparedDocument) -> SideLabel:
        if side.which is Which.VERSION:
            version = self._version(side.version)
            return SideLabel(version.label, _STATUS.get(version.status, "version"), version.time, version.hash)
        now = self._workspace.log.clock()
        hashed = text_hash(text)
        match side.which:
            case Which.PROPOSALS:
                return SideLabel(f"Förslag från {', '.join(sorted(side.people))}", "på gällande text", now, hashed)
            case Which.ORIGINAL:
                return SideLabel("Ursprunglig text", "utan öppna förslag", now, hashed)
            case Which.FINAL:
                return SideLabel("Slutlig text", "som om alla förslag godkänns", now, hashed)
        return SideLabel("Arbetstext", "med egna ändringar som inte är delade", now, hashed)

    def _version(self, label: str) -> Version:
        return next(version for version in self._workspace.versions() if version.label == label)


def compare_read(old: ReadSide, new: ReadSide, time: str, vocabulary: Vocabulary | None = None) -> Compared:
    """Compare what has been read.  ``time`` (UTC) is when the comparison is made."""
    comparison = compare_documents(old.text, new.text, vocabulary)
    titles = list(dict.fromkeys(title for title in (old.text.title, new.text.title) if title))
    frame = Frame(
        title=" och ".join(titles),
        old=old.label,
        new=new.label,
        time=time,
        marking=new.marking or old.marking,
        status=new.status or old.status,
    )
    return Compared(comparison, old, new, frame)


def compare_word_files(old: Path, new: Path, time: str) -> Compared:
    """Compare any two Word files.  Raises Trouble when one can not be read."""
    return compare_read(read_word_side(old), read_word_side(new), time)


def read_word_side(path: Path) -> ReadSide:
    """A Word file as a side.  Raises Trouble when it can not be read."""
    document = read_document(path)
    detail = "Word-fil, spårade ändringar godkända" if any(document.revisions.values()) else "Word-fil"
    label = SideLabel(path.name, detail, "", hashlib.sha256(path.read_bytes()).hexdigest())
    return ReadSide(Side(Which.WORD, path=path), word_document(document), label)


def document_text(reading: Reading, document: str, view: View) -> ComparedDocument:
    """A document with the titles of its parts; references print as numbers, empty paragraphs are left out."""
    outline = views.outline(reading.state, document, view)
    own = {place.clause: place.number for place in outline.places if not place.moved_away}
    own |= {part.part: part.number.rpartition(" ")[2] for part in outline.parts if part.number}

    def reference(clause: str) -> str:
        return own.get(clause) or reading.reference(clause, document)

    units: list[ComparedClause] = []
    for part in outline.parts:
        if part.title or part.number:
            units.append(ComparedClause(PART_KEY + part.part, part.number, part.title, ()))
        for place in part.places:
            if not place.moved_away:
                units.append(_below_part(compared_clause(views.clause(reading.state, place, view), reference)))
    return ComparedDocument(outline.title, tuple(units))


def text_hash(text: ComparedDocument) -> str:
    """SHA-256 over numbers, headings and paragraphs."""
    lines = [line for unit in text.units for line in (unit.number, unit.heading, *unit.paragraphs)]
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()


def proposals_between(old: ReadSide, new: ReadSide) -> Proposals:
    """Clause → the proposals that one side holds and the other does not, or that were decided on between them."""
    found: dict[str, list[Proposal]] = {}
    if new.reading is None and old.reading is None:
        return found
    shown = {unit.key for side in (old, new) for unit in side.text.units}
    for one in _revisions(old, new):
        if one.clause in shown and _differs(one.id, old, new):
            found.setdefault(one.clause, []).append(_proposal(one))
    for listed in found.values():
        listed.sort(key=lambda proposal: proposal.time)
    return found


def side_by_side(first: Comparison, second: Comparison) -> Iterator[ThreeRow]:
    """Two comparisons with the same base, by the base's clauses; what only one has stands where it has it.

    A clause that both insert with the same key stands in one row.
    """
    waiting = {index: row.old for index, row in enumerate(second.rows)}
    at_old = {row.old: index for index, row in enumerate(second.rows) if row.old is not None}
    inserted = {
        second.new.units[row.new].key: index
        for index, row in enumerate(second.rows)
        if row.old is None and row.new is not None and second.new.units[row.new].key
    }

    def passed(stop: int) -> Iterator[ThreeRow]:
        for index in [index for index in waiting if index < stop and waiting[index] is None]:
            del waiting[index]
            yield ThreeRow(None, index)

    for index, row in enumerate(first.rows):
        if row.old is not None:
            other = at_old[row.old]
            yield from passed(other)
        else:
            assert row.new is not None
            other = inserted.get(first.new.units[row.new].key, -1)
        if other in waiting:
            del waiting[other]
            yield ThreeRow(index, other)
        else:
            yield ThreeRow(index, None)
    yield from passed(len(second.rows))


def _below_part(clause: ComparedClause) -> ComparedClause:
    said = tuple(paragraph for paragraph in clause.paragraphs if paragraph.strip())
    return ComparedClause(clause.key, clause.number, clause.heading, said, clause.depth + 1)


def _with_proposals_of(workspace: Workspace, people: frozenset[str]) -> Reading:
    """The shared state as if everybody else's undecided proposals were rejected."""
    state = workspace.released()
    reading = Reading(state)
    others = tuple(one.id for one in reading.revisions(pending_only=True) if not _by(one, people))
    if others:
        decider = next(member.author for member in reading.members() if may(member.role, Right.DECIDE))
        events = Drafter(state, new_pen(decider), frozenset()).events(Decide("reject", others))
        Draft(state, decider, lambda _lines: None).act(events, 0, "", workspace.log.clock())
    return Reading(state)


def _by(one: RevisionView, people: frozenset[str]) -> bool:
    return not people.isdisjoint((one.author, one.name, one.organisation))


def _in_effect(reading: Reading, view: View) -> frozenset[str]:
    held = _IN_EFFECT if view is View.ORIGINAL else _IN_EFFECT | _UNDECIDED
    return frozenset(one.id for one in reading.revisions() if one.state in held)


def _revisions(old: ReadSide, new: ReadSide) -> Iterator[RevisionView]:
    """Every proposal that either side knows, as the newer of them tells it, in document order."""
    told: set[str] = set()
    for side in (new, old):
        if side.reading is None:
            continue
        for one in side.reading.revisions():
            if one.id not in told:
                told.add(one.id)
                yield one


def _differs(name: str, old: ReadSide, new: ReadSide) -> bool:
    if (name in old.in_effect) != (name in new.in_effect):
        return True
    return _state(name, old) != _state(name, new)


def _state(name: str, side: ReadSide) -> str:
    if side.reading is None or name not in side.reading.state.revisions:
        return ""
    return side.reading.revision(name).state


def _proposal(one: RevisionView) -> Proposal:
    return Proposal(
        clause=one.clause,
        kind=one.kind,
        removed=one.removed,
        added=one.added,
        who=one.name,
        organisation=one.organisation,
        time=one.time,
        why=one.message,
        state=one.state,
        decided_by=one.decided_by,
        decided_time=one.decided_time,
        reason=one.reason,
    )
