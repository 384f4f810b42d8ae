"""Everything that a returned file says, compared with the copy as it was sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from hsavtal_desktop.core.comparison.words import plain
from hsavtal_desktop.core.reading import ATOM
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.word.intake.accounting import Account, letters_in, received, tally_lines, tally_tables, unaccounted
from hsavtal_desktop.word.intake.borders import Join, find_joins, hand_of_style, sever
from hsavtal_desktop.word.intake.comparing import compare
from hsavtal_desktop.word.intake.fates import Fates
from hsavtal_desktop.word.intake.lines import Line, Ours, read_lines
from hsavtal_desktop.word.intake.matching import Matched, Matching, NewClause, match, runs_in_order
from hsavtal_desktop.word.intake.narrowing import LeftOut, Narrowed
from hsavtal_desktop.word.intake.notes import Notes, compare_notes, keep_lost_signs
from hsavtal_desktop.word.intake.operations import UNTRACKED, ComparedText, Hand, Strike, hand_of
from hsavtal_desktop.word.intake.pictures import pictures_of
from hsavtal_desktop.word.intake.references import is_lost
from hsavtal_desktop.word.intake.remarks import (
    Remark,
    changed_pictures,
    decisions_on_ours,
    formatting_marks,
    is_told,
    new_comments,
    ours_of,
    outside,
    resolved_comments,
    shown,
    stories_known,
)
from hsavtal_desktop.word.intake.sent import SentDocument
from hsavtal_desktop.word.intake.tables import ComparedTable, compare_table
from hsavtal_desktop.word.intake.tally import Tally
from hsavtal_desktop.word.model import WordDocument


@dataclass(slots=True)
class Findings:
    """A returned file as proposals that are not written yet."""

    texts: list[ComparedText] = field(default_factory=list)
    tables: list[ComparedTable] = field(default_factory=list)
    removed: list[tuple[str, Hand]] = field(default_factory=list)
    """(clause, who)."""
    added: list[NewClause] = field(default_factory=list)
    hands: dict[str, Hand] = field(default_factory=dict)
    """Key of a clause whose heading was a paragraph of ours → who made it one."""
    joined: list[Join] = field(default_factory=list)
    """Clauses of ours that follow on another without a border."""
    moved: list[tuple[str, Hand]] = field(default_factory=list)
    order: list[str] = field(default_factory=list)
    """Clauses as they stand in the returned file, new ones by their key."""
    levels: Mapping[str, int] = field(default_factory=dict)
    """Clause of ours → the heading level that it has in the file, from 0."""
    notes: Mapping[str, Sequence[Line]] = field(default_factory=dict)
    """Story of a note of the file → its lines."""
    comments: list[Remark] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    """What is not a proposal but is kept as a comment."""
    listed: list[str] = field(default_factory=list)
    """What is not taken in, in words."""
    formatting: list[Said] = field(default_factory=list)
    """Differences in looks only, in words: kept apart, for they are seldom meant."""
    warnings: list[Said] = field(default_factory=list)
    outside: bool = False
    """Whether something outside the clauses differs."""
    account: Account = field(default_factory=Account)
    """The proof that nothing of the file was lost."""


def find_all(
    sent: SentDocument,
    returned: WordDocument,
    authority: str,
    *,
    frame: bool = True,
    narrowed: Narrowed | None = None,
) -> Findings:
    """Compare a returned file with the sent copy.

    ``authority`` is named in remarks.  Without ``frame`` nothing is said of what stands outside the clauses.  Where
    only what is ``narrowed`` was read of the returned file, the rest is as it was sent.
    """
    return _Finder(sent, returned, authority, frame, narrowed).find()


class _Finder:
    def __init__(
        self, sent: SentDocument, returned: WordDocument, authority: str, frame: bool, narrowed: Narrowed | None
    ) -> None:
        self._frame = frame
        self._whole = sent
        self._sent = sent if narrowed is None else sent.only(narrowed.blocks)
        self._left_out = LeftOut() if narrowed is None else narrowed.left_out
        self._returned = returned
        self._authority = authority
        self._ours: Ours = ours_of(sent.word)
        self._fates = Fates()
        self._found = Findings()

    def find(self) -> Findings:
        found = self._found
        lines = sever(self._sent, read_lines(self._returned.body, self._ours))
        matching = match(self._sent, lines, self._ours)
        if not self._frame:
            matching.frame.clear()
        texts, tables = self._compare(matching)
        gone = self._removed(texts)
        words = [*texts, *(cell for table in tables for cell in table.cells)]
        lost_notes = keep_lost_signs(self._sent, self._returned, lines, words)
        notes = compare_notes(self._sent, self._returned, words, tables, matching.new, self._ours, self._fates)
        words += notes.texts
        for text in words:
            self._fates.settle(text.ops, text.clause)
        found.notes = notes.lines
        found.texts = [text for text in (*texts, *notes.texts) if text.changed and text.clause not in gone]
        found.tables = [table for table in tables if table.changed and table.clause not in gone]
        found.outside = bool(matching.frame)
        found.order = self._left_out.restored(matching.order)
        found.levels = self._whole.levels
        found.added = matching.new
        promoted = frozenset(matching.promoted.values())
        headed = ((new.key, new.heading.line) for new in matching.new if new.heading is not None)
        found.hands = {key: hand_of_style(line) for key, line in headed if key in promoted}
        found.removed = list(gone.items())
        found.moved = [(clause, UNTRACKED) for clause in self._moved(found.order)]
        self._pair_moves()
        apart = gone.keys() | {clause for clause, _ in found.moved}
        found.joined = [
            join for join in find_joins(self._sent, matching, texts) if not apart & {join.clause, join.into}
        ]
        found.comments = new_comments(self._sent.word, self._returned, matching)
        self._say(matching, words, tables, notes, lost_notes)
        self._account(lines, matching, words, tables, notes)
        return found

    def _account(
        self,
        lines: Sequence[Line],
        matching: Matching,
        words: Sequence[ComparedText],
        tables: Sequence[ComparedTable],
        notes: Notes,
    ) -> None:
        tally = tally_lines(lines, matching, self._ours)
        tally.add(notes.tally)
        for text in words:
            tally.add(text.tally)
        for table in tables:
            tally.add(table.tally)
        tally.add(tally_tables(matching, {(table.text, table.table) for table in tables}, self._sent.lines, self._ours))
        known = stories_known(self._sent.word, self._ours)
        for story in self._returned.stories:
            if story.key in notes.told:
                continue
            told = is_told(story, known, self._ours)
            tally.add(Tally(listed=letters_in(story.blocks)) if told else Tally(unchanged=letters_in(story.blocks)))
        comments = len(self._returned.comments)
        self._found.account = Account(
            received(self._returned) + self._left_out.letters,
            tally.unchanged + self._left_out.letters,
            tally.proposed,
            tally.passing,
            tally.listed,
            comments,
            comments - len(self._found.comments),
            len(self._found.comments),
        )
        self._found.listed.extend(unaccounted(self._found.account))

    def _compare(self, matching: Matching) -> tuple[list[ComparedText], list[ComparedTable]]:
        texts: list[ComparedText] = []
        tables: list[ComparedTable] = []
        for name in dict.fromkeys((*matching.sent, *matching.texts)):
            numbers = matching.sent.get(name, [])
            sent = [(number, self._sent.lines[number]) for number in numbers]
            returned = matching.texts.get(name, [])
            texts.append(
                compare(name, name.partition(".")[2], sent, returned, matching.merged, self._fates, matching.promoted)
            )
            tables.extend(self._tables(returned))
        return texts, tables

    def _tables(self, returned: Sequence[Matched]) -> Iterator[ComparedTable]:
        for matched in returned:
            table = matched.line.table
            if table is None or matched.sent is None or matched.line.end.deleted is not None:
                continue
            line = self._sent.lines[matched.sent]
            if line.table:
                yield compare_table(self._sent, line, table, self._ours, self._fates)

    def _removed(self, texts: Sequence[ComparedText]) -> dict[str, Hand]:
        """Clauses nothing is left of."""
        by_clause: dict[str, list[ComparedText]] = {}
        for text in texts:
            by_clause.setdefault(text.clause, []).append(text)
        return {
            clause: _hand(listed)
            for clause, listed in by_clause.items()
            if any(text.had_words for text in listed)
            and not any(text.has_words for text in listed)
            and not (clause in self._whole.above_others and any(text.has_paragraph for text in listed))
        }

    def _moved(self, order: Sequence[str]) -> list[str]:
        """Clauses that stand elsewhere now, as few as can be."""
        here = [clause for clause in order if not clause.startswith("+")]
        at = {clause: place for place, clause in enumerate(dict.fromkeys(here))}
        ours, lengths = self._whole.order, self._whole.lengths
        pairs = [(old, at[clause]) for old, clause in enumerate(ours) if clause in at]
        kept = {old for old, _ in runs_in_order(pairs, {old: lengths[clause] for old, clause in enumerate(ours)})}
        return [clause for old, clause in enumerate(ours) if clause in at and old not in kept]

    def _pair_moves(self) -> None:
        """A clause that went at one place and came, the same, at another has moved."""
        found = self._found
        words = {
            plain(" ".join(matched.line.accepted for matched in new.lines)): new
            for new in found.added
            if new.lines and new.heading is not None and not new.divides
        }
        for clause, hand in list(found.removed):
            new = words.pop(self._words_of(clause), None)
            if new is not None:
                found.removed.remove((clause, hand))
                found.added.remove(new)
                there = [other for other in found.order if other != clause]
                found.order = [clause if other == new.key else other for other in there]
                found.moved.append((clause, hand))

    def _words_of(self, clause: str) -> str:
        lines = (line.line for line in self._sent.lines if line.clause == clause)
        return plain(" ".join(_unstruck(line) for line in lines))

    def _say(
        self,
        matching: Matching,
        words: Sequence[ComparedText],
        tables: Sequence[ComparedTable],
        notes: Notes,
        lost_notes: int,
    ) -> None:
        """Everything that is told rather than proposed."""
        found, sent, returned = self._found, self._sent.word, self._returned
        found.warnings = list(returned.warnings)
        if returned.has_macros:
            found.warnings.append(Said("Filen innehåller makron; de kördes inte och togs inte in."))
        gone = {clause for clause, _ in found.removed}
        found.remarks = [
            *decisions_on_ours(self._fates, self._authority, gone, left=self._left_out.marks),
            *_homeless(matching),
            *self._lost_borders(words),
        ]
        found.listed = [
            *(remark.text for remark in found.remarks),
            *(told for table in tables for told in self._rows_told(table)),
            *self._recounted(words),
            *_notes_told(lost_notes),
            *resolved_comments(sent, returned),
            *changed_pictures(self._whole.pictures, pictures_of(returned, self._ours)),
            *outside(returned, sent, matching, self._ours, notes.told),
        ]
        found.formatting = [*self._reformatted(words), *formatting_marks(returned, sent)]
        if notes.endnotes:
            found.formatting.append(Said("{count} nya slutnoter togs in som fotnoter.", count=notes.endnotes))

    def _lost_borders(self, words: Sequence[ComparedText]) -> Iterator[Remark]:
        """On borders to the next clause that were struck although the clauses could not be joined."""
        joined = {f"b.{join.into}" for join in self._found.joined}
        for text in words:
            if text.lost_border is not None and text.text not in joined:
                number = self._number(text.clause)
                kept = Said("Gränsen efter texten i {number} är struken i filen; den behölls.", number=number)
                yield Remark(text.clause, kept)

    def _rows_told(self, table: ComparedTable) -> Iterator[Said]:
        """On rows of a table that could not be taken in."""
        number = self._number(table.clause)
        for row in table.odd_rows:
            yield Said(
                "Tabellraden ”{words}” i {number} har andra celler än vår och togs inte in.",
                words=shown(row),
                number=number,
            )
        for row in table.passing_rows:
            yield Said(
                "Tabellraden ”{words}” i {number} är både tillagd och struken i filen.", words=shown(row), number=number
            )

    def _reformatted(self, words: Sequence[ComparedText]) -> Iterator[Said]:
        """On clauses that look otherwise and say the same."""
        for clause in dict.fromkeys(text.clause for text in words if text.reformatted):
            yield Said("Formateringen, inte texten, skiljer sig i {number}.", number=self._number(clause))

    def _recounted(self, texts: Sequence[ComparedText]) -> Iterator[Said]:
        """On references that the file prints otherwise: computed anew, or typed over."""
        lost = 0
        for text in texts:
            for before, now in text.recounted:
                if before == ATOM:
                    yield Said(
                        "En fotnot i {number} står som ”{now}” i filen; den behölls.",
                        number=self._number(text.clause),
                        now=now,
                    )
                elif is_lost(now):
                    lost += 1
                else:
                    yield Said(
                        "Hänvisningen {before} i {number} är {now} i filen; den behölls.",
                        before=before,
                        number=self._number(text.clause),
                        now=now,
                    )
        if lost:
            yield Said(
                "Hänvisningar som visas fel eller inte alls, för att filen har tappat deras mål: {count}. De behölls.",
                count=lost,
            )

    def _number(self, clause: str) -> Said:
        place = self._sent.places.get(clause)
        return Said("punkt {number}", number=place.number) if place is not None else Said("en ny punkt")


def _homeless(matching: Matching) -> Iterator[Remark]:
    """On lines of the file that belong to no clause."""
    for line in matching.homeless:
        quoted = shown(line.accepted) if line.table is None else Said("tabell")
        yield Remark("", Said("Text i filen som inte hör till någon punkt: ”{words}”", words=quoted))


def _notes_told(lost: int) -> Iterator[Said]:
    """On footnotes that the file can not hold."""
    if lost:
        yield Said("Filen har inga fotnoter; de {count} som kopian skickades med behölls.", count=lost)


def _hand(texts: Sequence[ComparedText]) -> Hand:
    """Who struck a whole clause: tracked only if all of it was."""
    hands = [op.hand for text in texts for op in text.ops if isinstance(op, Strike)]
    return hands[0] if hands and all(hand.tracked for hand in hands) else UNTRACKED


def _unstruck(line: Line) -> str:
    return "".join(bit.text for bit in line.bits if bit.our_deletion is None)


def hand_of_lines(lines: Sequence[Matched]) -> Hand:
    """Who wrote lines: tracked only if every character came with tracking."""
    marks = [bit.inserted for matched in lines for bit in matched.line.bits]
    first = next((mark for mark in marks if mark is not None), None)
    return hand_of(first) if first is not None and all(marks) else UNTRACKED
