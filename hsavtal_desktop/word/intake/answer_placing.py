"""The rows of a table of answers on our clauses: by number, heading or wording; what is uncertain is told, not guessed.

A wording that is proposed becomes an edit of the clause's text, word by word, all of a row one proposal with the
row's reason.  A wording that resembles nothing there (an instruction, say) and a reason alone are comments on the
clause.  A row whose clause can not be told is kept on the agreement with its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from rapidfuzz.distance import Indel

from hsavtal_desktop.core.reading import ATOM, BREAK, Place
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.word.intake.accounting import Account, letters_in, received, unaccounted
from hsavtal_desktop.word.intake.answer_tables import AnswerFile, AnswerRow
from hsavtal_desktop.word.intake.comparing import compare
from hsavtal_desktop.word.intake.fates import Fates
from hsavtal_desktop.word.intake.findings import Findings
from hsavtal_desktop.word.intake.lines import Bit, Line
from hsavtal_desktop.word.intake.operations import Add, ComparedText, Hand, Op, Strike
from hsavtal_desktop.word.intake.remarks import Remark, shown
from hsavtal_desktop.word.intake.sent import SentDocument, SentLine
from hsavtal_desktop.word.intake.tables import match_cell
from hsavtal_desktop.word.intake.tally import letters
from hsavtal_desktop.word.model import WordDocument
from hsavtal_desktop.word.views import View, flat_text

Names = Mapping[str, Sequence[str]]
"""Document → what it is called."""

_NOW, _PROPOSED, _REASON = Said("Nuvarande lydelse"), Said("Förslag"), Said("Motivering")
_NUMBER: Final = re.compile(r"(?<![\w.])(?:[A-ZÅÄÖ]{1,3}\.?)?\d+(?:\.\d+)*(?!\w)")
_PAGE: Final = re.compile(r"\b(?:sid(?:an|a|or)?|s|rad(?:en|erna)?)\.?\s*\d+(?:\s*[-–]\s*\d+)?", re.IGNORECASE)
_FILLER: Final = re.compile(
    r"\b(?:punkt(?:en)?|p|avsnitt(?:et)?|kapitel|kap|klausul(?:en)?|paragraf(?:en)?|nr|rubrik(?:en)?|stycke(?:t)?)\b\.?|§"
)
_WHOLE: Final = re.compile(r"\b(?:hela|allmän\w*|generell\w*|övergripande|övrigt|samlad\w*|inledande)\b")
_ALIKE: Final = 0.55
"""How like a paragraph of the clause a wording must be to stand for it, from 0 to 1."""
_QUOTED: Final = 0.9
"""How like a paragraph the wording that a row says is there now must be."""
_HEADED: Final = 0.87
"""How like a heading words must be to name it."""
_AHEAD: Final = 0.08
"""How much more like than the next best."""


def place_answers(
    sent: SentDocument, places: Sequence[Place], names: Names, returned: WordDocument, answers: AnswerFile
) -> Findings:
    """The findings of such a file; ``places`` are those of every document of the sent copy."""
    return _Placer(sent, places, names, returned, answers).place()


class _Placer:
    def __init__(
        self,
        sent: SentDocument,
        places: Sequence[Place],
        names: Names,
        returned: WordDocument,
        answers: AnswerFile,
    ) -> None:
        self._sent = sent
        self._returned = returned
        self._answers = answers
        self._names = {document: [_plain(each) for each in called if each] for document, called in names.items()}
        written = {place.document for place in sent.places.values()}
        self._places = [place for place in places if place.clause in sent.places and place.document in written]
        self._bodies: dict[str, list[tuple[int, SentLine]]] = {}
        self._headings: dict[str, str] = {}
        for number, line in enumerate(sent.lines):
            if line.text.startswith("b."):
                self._bodies.setdefault(line.clause, []).append((number, line))
            elif line.text.startswith("h."):
                self._headings[line.clause] = _plain(_accepted(line))
        self._found = Findings(order=list(sent.order), levels=sent.levels)
        self._unchanged = answers.headers
        self._proposed = self._listed = self._comments = 0

    def place(self) -> Findings:
        found = self._found
        found.warnings = [*self._returned.warnings]
        for row in self._answers.rows:
            self._row(row)
        self._rest()
        body, comments = self._returned.body, len(self._returned.comments)
        passing = letters_in(body) - letters("".join(flat_text(body, View.ACCEPTED)))
        told = sum(letters_in(story.blocks) for story in self._returned.stories)
        found.account = Account(
            received(self._returned),
            self._unchanged,
            self._proposed,
            passing,
            self._listed + told,
            comments,
            0,
            comments,
        )
        found.listed.extend(unaccounted(found.account))
        return found

    def _row(self, row: AnswerRow) -> None:
        clause = self._clause(row)
        if clause is None:
            self._listed += row.letters
            text = Said(
                "Rad {number} i svarstabellen kunde inte placeras: ”{words}”", number=row.number, words=row.words
            )
            self._found.remarks.append(Remark("", text))
            self._found.listed.append(text)
            return
        self._proposed += row.said
        self._unchanged += row.letters - row.said
        compared = self._edited(clause, row) if clause and row.wording else None
        if compared is not None and compared.changed:
            self._found.texts.append(compared)
        elif row.wording and compared is None:
            parts = ((_NOW, row.now), (_PROPOSED, row.wording), (_REASON, row.reason))
            self._comment(clause, "\n".join(f"{label}: {words}" for label, words in parts if words))
        elif row.reason:
            self._comment(clause, row.reason)
        elif compared is not None:
            self._comment(clause, Said("Den föreslagna lydelsen är den som redan gäller: ”{words}”", words=row.wording))
        else:
            self._listed += row.said
            self._proposed -= row.said
            text = Said("Rad {number} i svarstabellen säger inget om {words}.", number=row.number, words=row.words)
            self._found.listed.append(text)

    def _comment(self, clause: str, text: str) -> None:
        self._comments += 1
        self._found.comments.append(Remark(clause, text, word_id=f"row {self._comments}"))

    def _rest(self) -> None:
        """What stands beside the tables, and the file's own comments."""
        if self._answers.besides:
            self._listed += self._answers.beside
            text = Said("Utanför svarstabellen står: ”{words}”", words="\n".join(self._answers.besides))
            self._found.remarks.append(Remark("", text))
            self._found.listed.append(text)
        for story in self._returned.stories:
            words = " ".join(flat_text(story.blocks, View.ACCEPTED))
            if words:
                self._found.listed.append(Said("Vid sidan av texten i filen står: ”{words}”", words=shown(words)))
        for comment in self._returned.comments:
            remark = Remark("", comment.text, comment.author, comment.date_utc or comment.date_raw, word_id=comment.id)
            self._found.comments.append(remark)

    def _clause(self, row: AnswerRow) -> str | None:
        """The clause a row is about; "" for the agreement as a whole, None where that can not be told."""
        about = self._documents(row.where) or self._documents(row.document)
        unknown = bool(row.document.strip()) and not about
        about = about or self._documents(row.title)
        places = [place for place in self._places if not about or place.document in about]
        where = _PAGE.sub(" ", row.where)
        numbers = {match[0] for match in _NUMBER.finditer(where)}
        named = {place.clause for place in places if place.number in numbers}
        words = _FILLER.sub(" ", _NUMBER.sub(" ", where).casefold())
        headed = self._headed(_plain(words), {place.clause for place in places})
        if (named and headed and not named & headed) or (unknown and not (headed or row.now)):
            return None
        found = (named & headed) or named or headed
        if len(found) > 1:
            found = self._telling(row, found)
        if found or (numbers and not row.now):
            return next(iter(found)) if len(found) == 1 else None
        quoted = self._telling(row, {place.clause for place in places}) if row.now else set()
        if len(quoted) == 1:
            return next(iter(quoted))
        return "" if not row.now and (not _plain(words) or _WHOLE.search(words) or about) else None

    def _documents(self, words: str) -> set[str]:
        """The documents that words name, by the longest names that fit."""
        plain = _plain(words)
        fitting = [
            (len(name), document)
            for document, called in self._names.items()
            for name in called
            if re.search(rf"(?<!\w){re.escape(name)}(?:et|en|n|s|ets|ens)?(?!\w)", plain)
        ]
        longest = max((length for length, _ in fitting), default=0)
        return {document for length, document in fitting if length == longest}

    def _headed(self, words: str, among: Iterable[str]) -> set[str]:
        """The clauses whose heading words are."""
        if not words:
            return set()
        headings = {clause: self._headings.get(clause, "") for clause in among}
        exact = {clause for clause, heading in headings.items() if heading and heading == words}
        inside = {clause for clause, heading in headings.items() if len(heading) > 3 and _within(heading, words)}
        if exact or inside:
            longest = max(len(headings[clause]) for clause in inside | exact)
            return exact or {clause for clause in inside if len(headings[clause]) == longest}
        rated = sorted(((_likeness(words, heading), clause) for clause, heading in headings.items()), reverse=True)
        best, second = rated[0] if rated else (0.0, ""), rated[1][0] if len(rated) > 1 else 0.0
        return {best[1]} if best[0] >= _HEADED and best[0] - second >= _AHEAD else set()

    def _telling(self, row: AnswerRow, among: Iterable[str]) -> set[str]:
        """Which of some clauses have the wording that a row quotes, else what is most like the one it proposes."""
        clauses = sorted(among)
        if row.now:
            return {clause for clause in clauses if self._quoted(clause, row.now) is not None}
        rated = sorted(((self._nearest(clause, row.wording)[0], clause) for clause in clauses), reverse=True)
        if row.wording and rated and rated[0][0] >= _ALIKE and rated[0][0] - rated[1][0] >= _AHEAD:
            return {rated[0][1]}
        return set(clauses)

    def _edited(self, clause: str, row: AnswerRow) -> ComparedText | None:
        """The clause's text with a row's wording in it; None where its place there can not be told."""
        listed = self._bodies.get(clause, [])
        paragraphs = [_accepted(line) for _, line in listed]
        place = self._quoted(clause, row.now) if row.now else None
        wording = [" ".join(line.split()) for line in row.wording.split("\n") if line.strip()]
        if place is not None:
            first, last, start, stop = place
            wording[0] = paragraphs[first][:start] + wording[0]
            wording[-1] += paragraphs[last][stop:]
        else:
            rated, span = self._nearest(clause, row.wording)
            if rated < _ALIKE:
                return None
            first, last = span
        lost = "".join(paragraphs[first : last + 1]).count(ATOM) - "".join(wording).count(ATOM)
        if lost or any(line.table for _, line in listed[first : last + 1]):
            return None
        return self._compared(clause, row, (first, last + 1), wording)

    def _compared(self, clause: str, row: AnswerRow, span: tuple[int, int], wording: Sequence[str]) -> ComparedText:
        listed = self._bodies[clause]
        first, stop = span
        replaced = [line for _, line in listed[first:stop]]
        lines = [
            *(line.line for _, line in listed[:first]),
            *(_line(words, replaced[min(at, len(replaced) - 1)]) for at, words in enumerate(wording)),
            *(line.line for _, line in listed[stop:]),
        ]
        fates = Fates()
        matched = match_cell([line for _, line in listed], lines)
        compared = compare(f"b.{clause}", clause, list(enumerate(line for _, line in listed)), matched, {}, fates)
        fates.settle(compared.ops, clause)
        hand = Hand(True, " ".join(row.reason.split()), row=f"row {row.number}")
        compared.ops = [_by(op, hand) for op in compared.ops]
        return compared

    def _quoted(self, clause: str, now: str) -> tuple[int, int, int, int] | None:
        """Where a clause has a wording: (first paragraph, last, start in the first, stop in the last), if once."""
        paragraphs = [_accepted(line) for _, line in self._bodies.get(clause, [])]
        pattern = r"\s+".join(map(re.escape, now.strip(' ”"“').split()))
        joined = BREAK.join(paragraphs)
        found = [match.span() for match in re.finditer(pattern, joined, re.IGNORECASE)] if pattern else []
        if len(found) == 1:
            start, stop = found[0]
            first, last = joined.count(BREAK, 0, start), joined.count(BREAK, 0, stop)
            return first, last, start - joined.rfind(BREAK, 0, start) - 1, stop - joined.rfind(BREAK, 0, stop) - 1
        rated, (first, last) = self._nearest(clause, now)
        if not found and rated >= _QUOTED:
            return first, last, 0, len(paragraphs[last])
        return None

    def _nearest(self, clause: str, wording: str) -> tuple[float, tuple[int, int]]:
        """(how like, first and last paragraph) of the paragraphs of a clause that a wording is most like."""
        paragraphs = [_accepted(line) for _, line in self._bodies.get(clause, [])]
        spans = [(at, at) for at in range(len(paragraphs))]
        count = len([line for line in wording.split("\n") if line.strip()])
        spans += [(at, at + count - 1) for at in range(len(paragraphs) - count + 1) if count > 1]
        if len(paragraphs) > 1:
            spans.append((0, len(paragraphs) - 1))
        rated = [(_likeness(_plain(wording), _plain(" ".join(paragraphs[a : b + 1]))), (a, b)) for a, b in spans]
        return max(rated, default=(0.0, (0, 0)), key=lambda one: one[0])


def _by(op: Op, hand: Hand) -> Op:
    return replace(op, hand=hand) if isinstance(op, Strike | Add) else op


def _line(words: str, like: SentLine) -> Line:
    return Line((Bit(words),) if words else (), replace(like.line.end, our_insertion=None, our_deletion=None))


def _accepted(line: SentLine) -> str:
    return "".join(bit.text for bit in line.line.bits if bit.our_deletion is None)


def _plain(words: str) -> str:
    return " ".join(words.casefold().split()).strip(" .,:;–-()")


def _within(part: str, whole: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(part)}(?!\w)", whole) is not None


def _likeness(one: str, other: str) -> float:
    return float(Indel.normalized_similarity(one, other)) if one and other else 0.0
