"""Which lines of the returned file are which of ours, and to which text each belongs.

Identity comes first (the clause's bookmark, then the paraId), then equal text, then likeness; see
:mod:`hsavtal_desktop.core.comparison.align`.  Lost or renamed bookmarks therefore cost nothing but a hint.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from hsavtal_desktop.core.comparison.align import Alignment, Unit, align
from hsavtal_desktop.core.comparison.likeness import alike
from hsavtal_desktop.core.comparison.order import heaviest_run
from hsavtal_desktop.core.comparison.words import Vocabulary, plain
from hsavtal_desktop.core.reading import ATOM
from hsavtal_desktop.word.identity import clause_of
from hsavtal_desktop.word.intake.lines import Line, Ours, ParagraphStyle, table_text
from hsavtal_desktop.word.intake.sent import SentDocument, SentLine

_SAME_PARAGRAPH: Final = 0.4
"""Likeness below which a bookmark or paraId is taken to have slipped to another paragraph."""
_HEADING_STYLES: Final = ("heading", "rubrik")
_NUMBERED_STYLE: Final = "numrerat stycke"
_FRAME_STYLES: Final = ("delrubrik", "bilagerubrik", "dokumenttitel", "title", "subtitle", "rubrik utan nummer")
_COMPUTED_STYLES: Final = ("toc ", "contents ", "innehåll ", "index ")


@dataclass(frozen=True, slots=True)
class Matched:
    """A line of the returned file that belongs to a text of ours."""

    line: Line
    index: int
    """Among all lines of the returned file."""
    sent: int | None = None
    """The line of the sent copy that it is, or that it was split off from."""
    style: ParagraphStyle | None = None
    """The style it gets, where not its own."""
    begins: str = ""
    """Key of the new clause that it is the first paragraph of, where it was cut off from its own."""


@dataclass(slots=True)
class NewClause:
    """A clause that the recipient wrote."""

    depth: int
    heading: Matched | None
    body: list[Matched] = field(default_factory=list)
    before: str = ""
    """The clause of ours, or the new clause (by ``key``), that stands before it."""
    key: str = ""
    divides: str = ""
    """The clause of ours that what follows is cut off from, "" where it is all new."""

    @property
    def lines(self) -> list[Matched]:
        """Everything in it."""
        return [*([self.heading] if self.heading is not None else []), *self.body]


@dataclass(slots=True)
class Matching:
    """The whole of a returned file, sorted."""

    texts: dict[str, list[Matched]] = field(default_factory=dict)
    """Text id → its lines in the returned file, in order."""
    sent: dict[str, list[int]] = field(default_factory=dict)
    """Text id → its lines in the sent copy."""
    order: list[str] = field(default_factory=list)
    """Clauses in the order in which they begin in the returned file; new ones by their key."""
    new: list[NewClause] = field(default_factory=list)
    homeless: list[Line] = field(default_factory=list)
    """Lines with new text that stand in no clause."""
    frame: list[tuple[Line | None, Line | None]] = field(default_factory=list)
    """(sent, returned) lines outside the agreement text that differ."""
    promoted: dict[int, str] = field(default_factory=dict)
    """Sent line that has become the heading of a new clause → the clause's key."""
    merged: dict[int, int] = field(default_factory=dict)
    """Sent line → the returned line that it was merged into, beside that line's own."""
    framed: set[int] = field(default_factory=set)
    """Lines of the returned file that stand outside the clauses, as in the sent copy."""
    places: dict[int, tuple[str, str]] = field(default_factory=dict)
    """Paragraph index in the returned file → (clause, text) it belongs to."""


def match(sent: SentDocument, lines: Sequence[Line], ours: Ours) -> Matching:
    """Sort the lines of a returned file under our texts."""
    return _Matcher(sent, lines, ours).match()


def is_heading(line: Line) -> bool:
    """Whether a line looks like the beginning of a clause."""
    name = line.style_name
    if name.startswith(_FRAME_STYLES) or line.table is not None or not line.accepted.strip():
        return False
    return line.outline is not None or name.startswith(_HEADING_STYLES) or name == _NUMBERED_STYLE


def is_computed(line: Line) -> bool:
    """Whether an editor computes the line: the table of contents."""
    return line.style_name.startswith(_COMPUTED_STYLES)


def level_of(first: SentLine, sent: SentDocument) -> int:
    """The level of a clause in the file, from 0, by its first line."""
    level = first.line.outline if first.line.outline is not None else first.line.listed
    return sent.places[first.clause].depth if level is None else level


class _Matcher:
    def __init__(self, sent: SentDocument, lines: Sequence[Line], ours: Ours) -> None:
        self._sent = sent
        self._lines = lines
        self._ours = ours
        self._found = Matching()
        self._base = [index for index, line in enumerate(lines) if not line.new]
        self._first = {line.clause: index for index, line in reversed(list(enumerate(sent.lines))) if line.clause}
        self._clause = ""
        self._text = ""
        self._new: NewClause | None = None
        self._chain: list[NewClause] = []
        """The new clauses since the last line of ours."""
        self._rest = ""
        """Key of the new clause that the lines of ours are in now, as they were cut off from theirs."""

    def match(self) -> Matching:
        for index, ours in enumerate(self._sent.lines):
            if ours.text:
                self._found.sent.setdefault(ours.text, []).append(index)
        partner, moved = self._partners()
        firsts = set(self._first.values())
        self._begun = {self._sent.lines[old].clause for old in partner.values() if old in firsts}
        for index, line in enumerate(self._lines):
            before = self._clause
            self._sort(index, line, partner.get(index), index in moved)
            if self._clause != before:
                self._found.order.append(self._clause)
            clause = (self._rest or self._clause) if self._new is None else self._new.key
            for paragraph in line.paragraphs:
                self._found.places.setdefault(paragraph, (clause, self._text))
        self._look_for_lost_frame(set(partner.values()))
        return self._found

    def _partners(self) -> tuple[dict[int, int], set[int]]:
        """Returned line → the sent line that it is or was split off from; and which of them have moved."""
        sent, lines = self._sent.lines, self._lines
        olds = [self._text_of(line.line) for line in sent]
        news = [self._text_of(lines[index]) for index in self._base]
        old_keys, new_keys = self._keys(olds, news)
        aligned = align(
            [Unit(text, key) for text, key in zip(olds, old_keys, strict=True)],
            [Unit(text, key) for text, key in zip(news, new_keys, strict=True)],
        )
        self._found.merged = {old: self._base[new] for old, new in aligned.parts.merged.items()}
        partner: dict[int, int] = {}
        for old, new in (*aligned.pairs.items(), *((old, new) for new, old in aligned.parts.split.items())):
            line = lines[self._base[new]]
            if (sent[old].line.table is None) == (line.table is None):
                partner[self._base[new]] = old
        return partner, {self._base[new] for new in _moved(aligned)}

    def _text_of(self, line: Line) -> str:
        return line.base if line.table is None else ATOM + table_text(line.table, self._ours)

    def _keys(self, olds: Sequence[str], news: Sequence[str]) -> tuple[list[str], list[str]]:
        """What identifies each line on both sides; "" where nothing does or where the mark has slipped."""
        vocabulary = Vocabulary()
        words = [vocabulary.word(plain(text)).substance for text in (*olds, *news)]
        old_words, new_words = words[: len(olds)], words[len(olds) :]
        old_texts, new_texts = set(olds), set(news)
        old_keys, new_keys = [""] * len(olds), [""] * len(news)
        base = [self._lines[index] for index in self._base]
        for names in (_bookmarks, _para_ids):
            places = {name: index for index, line in enumerate(base) for name in names(line)}
            for old, sent in enumerate(self._sent.lines):
                new = next((places[name] for name in names(sent.line) if name in places), -1)
                if new < 0 or old_keys[old] or new_keys[new]:
                    continue
                slipped = alike(old_words[old], new_words[new], 0.0) < _SAME_PARAGRAPH and (
                    olds[old] in new_texts or news[new] in old_texts
                )
                if not slipped and olds[old] and news[new]:
                    old_keys[old] = new_keys[new] = str(old + 1)
        return old_keys, new_keys

    def _sort(self, index: int, line: Line, sent: int | None, moved: bool) -> None:
        if sent is None:
            self._sort_new(index, line)
            return
        ours, begins = self._sent.lines[sent], ""
        if not ours.clause:
            self._found.framed.add(index)
            self._sort_frame(line, ours, moved)
            return
        starts = self._first[ours.clause] == sent
        if self._is_promoted(line, ours, starts):
            self._sort_new(index, line)
            self._found.promoted[sent] = self._chain[-1].key
            return
        if self._new is not None and ours.clause == self._clause and line.touched and not line.accepted.strip():
            # Struck where it stood, after a heading that came before it: no text that the heading is over.
            self._found.texts.setdefault(ours.text, []).append(Matched(line, index, sent))
            return
        if ours.clause != self._clause or self._new is not None:
            lost = ours.clause not in self._begun and not moved
            back = ours.clause == self._clause and not moved
            if not (starts or lost or back):
                self._sort_new(index, line)
                return
            if back:
                begins = self._divide()
            else:
                self._rest = ""
            self._begun.add(ours.clause)
        self._new, self._chain = None, []
        self._clause, self._text = ours.clause, ours.text
        self._found.texts.setdefault(ours.text, []).append(Matched(line, index, sent, begins=begins))

    def _sort_frame(self, line: Line, ours: SentLine, moved: bool) -> None:
        if not moved and ours.line.text.strip():
            self._new, self._chain, self._clause, self._text = None, [], "", ""
        if (line.base != ours.line.text or line.touched) and not is_computed(line) and not is_computed(ours.line):
            self._found.frame.append((ours.line, line))

    def _sort_new(self, index: int, line: Line) -> None:
        """A line that we did not send."""
        if is_heading(line):
            self._begin(index, line)
        elif self._new is not None:
            if line.accepted.strip():
                self._new.body.append(Matched(line, index))
        elif not self._clause:
            if line.text.strip() and not is_computed(line):
                self._found.homeless.append(line)
        elif line.text.strip() or line.new:
            if self._text.startswith("h."):
                self._text = f"b.{self._clause}"
            self._found.texts.setdefault(self._text, []).append(Matched(line, index))

    def _begin(self, index: int, line: Line) -> None:
        number_only = line.style_name == _NUMBERED_STYLE
        depth = line.outline if line.outline is not None else (line.listed or 0)
        key = f"+{index}"
        before = self._new.key if self._new is not None else self._clause
        matched = Matched(line, index)
        self._new = NewClause(depth, None if number_only else matched, before=before, key=key)
        if number_only:
            self._new.body.append(matched)
        self._chain.append(self._new)
        self._found.new.append(self._new)
        self._found.order.append(key)

    def _is_promoted(self, line: Line, ours: SentLine, starts: bool) -> bool:
        """Whether a paragraph in the middle of its clause has become a heading."""
        here = ours.clause == self._clause and ours.text.startswith("b.") and not starts
        return here and is_heading(line) and not is_heading(ours.line) and not line.severed

    def _divide(self) -> str:
        """What follows headings in the middle of a clause is the text of the last of them; gives that one's key.

        A heading above the clause's own level would take over the clauses after it: it is a heading within the clause.
        """
        first = self._sent.lines[self._first[self._clause]]
        level = level_of(first, self._sent)
        if any(new.depth < level for new in self._chain):
            self._take_back()
            return ""
        last = self._chain[-1]
        last.divides, self._rest = self._clause, last.key
        if not last.body:
            return last.key
        listed = self._found.texts.setdefault(f"b.{self._clause}", [])
        listed.append(replace(last.body[0], begins=last.key))
        listed.extend(last.body[1:])
        last.body.clear()
        return ""

    def _take_back(self) -> None:
        """Let new clauses be headings, with their text, within the clause that they stand in."""
        listed = self._found.texts.setdefault(f"b.{self._clause}", [])
        for new in self._chain:
            self._found.new.remove(new)
            self._found.order.remove(new.key)
            if new.heading is not None:
                listed.append(replace(new.heading, style=ParagraphStyle("heading")))
            listed.extend(new.body)

    def _look_for_lost_frame(self, found: set[int]) -> None:
        for index, line in enumerate(self._sent.lines):
            if not line.clause and index not in found and line.line.text.strip() and not is_computed(line.line):
                self._found.frame.append((line.line, None))


def _bookmarks(line: Line) -> Iterator[str]:
    return (name for name in line.bookmarks if clause_of(name) or name.startswith("_"))


def _para_ids(line: Line) -> Iterator[str]:
    return iter((line.para_id,) if line.para_id else ())


def _moved(aligned: Alignment) -> Iterable[int]:
    pairs = list(aligned.pairs.items())
    kept = set(heaviest_run([(old, new, 1) for old, new in pairs]))
    return (new for place, (_old, new) in enumerate(pairs) if place not in kept)


def runs_in_order(pairs: Iterable[tuple[int, int]], weights: Mapping[int, int]) -> list[tuple[int, int]]:
    """The heaviest of (old, new) pairs that rise on both sides."""
    listed = list(pairs)
    return [listed[place] for place in heaviest_run([(old, new, 1 + weights.get(old, 0)) for old, new in listed])]
