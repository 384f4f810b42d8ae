"""Lines become a tree of clauses; what has no place in it is listed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from hsavtal_desktop.core.said import Said
from hsavtal_desktop.word.starting.headings import HeadingFinder, Start, as_text
from hsavtal_desktop.word.starting.model import (
    Block,
    FoundClause,
    FoundPart,
    FoundText,
    Grid,
    Line,
    Role,
    SourceText,
    Unplaced,
    counted,
)

_PROSE: Final = 160
"""Characters of one paragraph from which the text before the first heading is agreement text and no title page."""
_TITLE_PAGE: Final = 400
"""Characters that a title page has at most."""
_CONTENTS: Final = re.compile(r"(?:innehåll|innehållsförteckning|contents|table of contents)[.:]?", re.IGNORECASE)

_PAGE: Final = re.compile(r"[\s.…]+\d{1,3}$")
"""A line of a table of contents ends with a page number, or says what a heading further on says."""


def gather(source: SourceText) -> FoundText:
    """Find the clauses of a source."""
    often = Counter(_words(block.text) for block in source.blocks if isinstance(block, Line))
    gatherer = _Gatherer(HeadingFinder.of(source.blocks), often)
    for block in source.blocks:
        gatherer.take(block)
    gatherer.finish()
    parts = tuple(part for whole in gatherer.parts for part in _divided(whole) if part.clauses or part.number)
    wanted = {span.note for part in parts for line in _lines(part) for span in line.spans if span.note}
    lost = [
        Unplaced(Said("fotnot i text som inte placerades"), "\n".join(line.text for line in lines))
        for key, lines in source.notes.items()
        if key not in wanted and any(line.text for line in lines)
    ]
    title = gatherer.title or source.title
    structure = source.structure + gatherer.structure + sum(counted(part.title) for part in parts if not part.number)
    return FoundText(source, title, parts, (*gatherer.listed, *lost, *source.elsewhere), structure)


def _divided(part: FoundPart) -> Iterator[FoundPart]:
    """The parts of the main text.

    Headings without number or text divide numbered chapters into parts; where a letter begins or ends to stand before
    the numbers, there is a new part too.
    """
    if part.number or not any(clause.number for clause in part.clauses):
        yield part
        return
    chapters, part.clauses = part.clauses, []
    present = part
    for clause, following in zip(chapters, [*chapters[1:], None], strict=True):
        empty = not (clause.number or clause.blocks or clause.children) and all(span.text for span in clause.heading)
        if empty and following is not None and following.number:
            yield present
            present = FoundPart("", clause.title, keys=clause.keys)
            continue
        letter = clause.number[:1] if clause.number[:1].isalpha() else ""
        if letter != present.prefix and present.clauses:
            yield present
            present = FoundPart()
        present.prefix = letter
        present.clauses.append(clause)
    yield present


def _lines(part: FoundPart) -> Iterator[Line]:
    for clause in part.all:
        yield Line(clause.heading)
        for block in clause.blocks:
            yield from _lines_of(block)


def _words(text: str) -> str:
    return " ".join(text.split())


def _lines_of(block: Block) -> Sequence[Line]:
    return (block,) if isinstance(block, Line) else block.lines


@dataclass(slots=True)
class _Gatherer:
    """Takes blocks in order."""

    finder: HeadingFinder
    often: Counter[str]
    """How often a line's words stand in the file."""
    parts: list[FoundPart] = field(default_factory=lambda: [FoundPart()])
    listed: list[Unplaced] = field(default_factory=list)
    title: str = ""
    structure: int = 0
    _open: list[FoundClause] = field(default_factory=list)
    _front: list[Block] = field(default_factory=list)
    _last: Line | None = None
    _in_contents: bool = False
    _contents: set[str] = field(default_factory=set)

    def take(self, block: Block) -> None:
        """Put a block where it belongs."""
        if isinstance(block, Grid):
            self._put(block)
            self._last = None
            return
        if self._is_contents(block):
            self._list(Said("innehållsförteckning (görs på nytt)"), block.text)
            return
        if block.role is Role.TITLE and not self.title and not self._open and block.text.strip():
            self.title = block.text.strip()
            self.structure += counted(block.text)
            return
        start = self.finder.start(block)
        if start is not None:
            self._begin(start)
            self._last = None
        elif not block.empty:
            line, removed = as_text(block, self._last)
            if not line.bold or line.style != "body" or len(line.text) > 90 or line.text[-1:] in (".", ":", ";"):
                self._put(line)
            else:
                self._put(replace(line, style="heading", spans=tuple(replace(s, bold=False) for s in line.spans)))
            self.structure += removed
            self._last = line

    def _is_contents(self, line: Line) -> bool:
        """Whether a line is of the table of contents, which not every file has a style for."""
        text = line.text.strip()
        words = _words(text)
        again = words in self._contents
        self._contents.add(words)
        if line.role is Role.CONTENTS or _CONTENTS.fullmatch(text):
            self._in_contents = True
            return True
        listed = line.level is None and (_PAGE.search(text) is not None or (self.often[words] > 1 and not again))
        self._in_contents = self._in_contents and (not text or listed)
        return self._in_contents

    def finish(self) -> None:
        """The end of the file."""
        if self._front and len(self.parts) == 1 and not self.parts[0].clauses:
            # No heading anywhere: everything is one clause.
            self.parts[0].clauses.append(FoundClause("", (), 0, self._front))
            self._front = []

    def _begin(self, start: Start) -> None:
        self._settle_front()
        self.structure += start.removed
        if start.appendix:
            title = start.line.text.strip()
            self.structure += counted(title)
            self.parts.append(FoundPart(start.number, title, keys=start.line.keys))
            self._open.clear()
            notes = [replace(span, text="") for span in start.line.spans if span.note or span.picture]
            if notes:
                self._put(Line(tuple(notes)))
            return
        while self._open and self._open[-1].depth >= start.depth:
            self._open.pop()
        above = self._open[-1] if self._open else None
        words = tuple(span for span in start.line.spans if span.picture is None) if start.titled else ()
        pictures = tuple(replace(span, text="") for span in start.line.spans if span.picture is not None)
        clause = FoundClause(start.number, words, start.depth, keys=start.line.keys)
        if not start.titled:
            clause.blocks.append(start.line)
        elif pictures:
            # No heading holds a picture: it begins the text below.
            clause.blocks.append(Line(pictures))
        (above.children if above is not None else self.parts[-1].clauses).append(clause)
        self._open.append(clause)

    def _put(self, block: Block) -> None:
        if self._open:
            self._open[-1].blocks.append(block)
        elif len(self.parts) > 1:
            # Text right under the title of an appendix.
            clause = FoundClause("", (), 0, [block])
            self.parts[-1].clauses.append(clause)
            self._open.append(clause)
        else:
            self._front.append(block)

    def _settle_front(self) -> None:
        """What stands before the first heading: agreement text if there is prose in it, else a title page."""
        if not self._front:
            return
        front, self._front = self._front, []
        said = [len(line.text) for block in front for line in _lines_of(block)]
        if max(said, default=0) >= _PROSE or sum(said) > _TITLE_PAGE:
            self.parts[0].clauses.append(FoundClause("", (), 0, front))
            return
        for block in front:
            self._list(Said("titelblad före första rubriken"), "\n".join(line.text for line in _lines_of(block)))

    def _list(self, what: Said, text: str) -> None:
        """List a text; one that goes on from the last is listed with it."""
        if not counted(text):
            return
        if self.listed and self.listed[-1].what == what:
            text = f"{self.listed.pop().text}\n{text.strip()}"
        self.listed.append(Unplaced(what, text.strip()))


def numbers(parts: Iterable[FoundPart], before: int = 0) -> dict[int, str]:
    """The number that each clause will have, by ``id()``; ``before`` clauses stand before them already."""
    found: dict[int, str] = {}

    def count(clauses: Sequence[FoundClause], above: str, first: int) -> None:
        for place, clause in enumerate(clauses, first):
            found[id(clause)] = f"{above}{place}"
            count(clause.children, f"{above}{place}.", 1)

    first = before + 1
    for part in parts:
        anew = bool(part.number or part.prefix)
        count(part.clauses, part.prefix, 1 if anew else first)
        first += 0 if anew else len(part.clauses)
    return found
