"""Reads and compares the sides of one workspace."""

from __future__ import annotations

from hsavtal_desktop.core.comparison.model import ComparedDocument
from hsavtal_desktop.core.comparison.words import Vocabulary
from hsavtal_desktop.core.reading import RevisionView, View
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.reports.frame import SideLabel
from hsavtal_desktop.workspace.comparing.competing import competing, meetings, undecided
from hsavtal_desktop.workspace.comparing.documents import document_text
from hsavtal_desktop.workspace.comparing.sides import Compared, ReadSide, Side, Which, compare_read, text_hash
from hsavtal_desktop.workspace.comparing.three import Three, side_by_side
from hsavtal_desktop.workspace.comparing.word_files import read_word_side
from hsavtal_desktop.workspace.reading import Reading, Version
from hsavtal_desktop.workspace.workspace import Workspace

_IN_EFFECT = frozenset({"accepted", "partly"})
_UNDECIDED = frozenset({"pending", "partly", "disputed"})
_STATUS = {
    "draft": Said("version"),
    "frozen": Said("fryst version"),
    "awaiting": Said("version som väntar på bekräftelse"),
}

_ALL = Said("som om alla förslag godkänns")
_ALL_APART = Said("som om alla förslag godkänns; de som konkurrerar visas för sig")
_OWN = Said("med egna ändringar som inte är delade")
_OWN_APART = Said("med egna ändringar som inte är delade; förslag som konkurrerar visas för sig")


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
        left_out = self._left_out(side)
        conflicts = competing(reading, view, left_out)
        apart = undecided(reading, conflicts)
        shown = self._without(side, apart) if apart else reading
        text = document_text(shown, side.document, view, meetings(reading, shown, view, conflicts))
        return ReadSide(
            side,
            text,
            self._label(side, text, apart=any(unit.competing for unit in text.units) and bool(apart)),
            reading.document(side.document).status,
            reading.package().marking,
            view,
            shown,
            self._told(side, reading),
            _in_effect(reading, view) - left_out,
            apart,
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
                    self._now[key] = self._without(side, frozenset())
                return self._now[key]
        return self._shared()

    def _left_out(self, side: Side) -> frozenset[str]:
        """The proposals that nobody chose to see on this side."""
        if side.which is not Which.PROPOSALS:
            return frozenset()
        undecided_ones = self._shared().revisions(pending_only=True)
        return frozenset(one.id for one in undecided_ones if not _by(one, side.people))

    def _without(self, side: Side, names: frozenset[str]) -> Reading:
        """What a side shows, without some of its proposals."""
        state = self._workspace.apart() if side.which is Which.WORKING else self._workspace.released()
        state.revisions.set_aside(names | self._left_out(side))
        return Reading(state, self._workspace.blob)

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
            where = Said(" i versionen {version}", version=side.version) if side.version else ""
            raise Trouble(
                Said(
                    "Dokumentet {document} finns inte{where}. Välj ett av {known}.",
                    document=side.document or Said("(inget)"),
                    where=where,
                    known=", ".join(known),
                )
            )

    def _label(self, side: Side, text: ComparedDocument, *, apart: bool) -> SideLabel:
        if side.which is Which.VERSION:
            version = self._version(side.version)
            return SideLabel(version.label, _STATUS.get(version.status, Said("version")), version.time, version.hash)
        now = self._workspace.log.clock()
        hashed = text_hash(text)
        match side.which:
            case Which.PROPOSALS:
                return SideLabel(
                    Said("Förslag från {names}", names=", ".join(sorted(side.people))),
                    Said("på gällande text; de som konkurrerar visas för sig") if apart else Said("på gällande text"),
                    now,
                    hashed,
                )
            case Which.ORIGINAL:
                return SideLabel(Said("Ursprunglig text"), Said("utan öppna förslag"), now, hashed)
            case Which.FINAL:
                return SideLabel(Said("Slutlig text"), _ALL_APART if apart else _ALL, now, hashed)
        return SideLabel(Said("Arbetstext"), _OWN_APART if apart else _OWN, now, hashed)

    def _version(self, label: str) -> Version:
        return next(version for version in self._workspace.versions() if version.label == label)


def _by(one: RevisionView, people: frozenset[str]) -> bool:
    return not people.isdisjoint((one.author, one.name, one.organisation))


def _in_effect(reading: Reading, view: View) -> frozenset[str]:
    held = _IN_EFFECT if view is View.ORIGINAL else _IN_EFFECT | _UNDECIDED
    return frozenset(one.id for one in reading.revisions() if one.state in held)
