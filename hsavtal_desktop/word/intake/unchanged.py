"""What need not be read of a returned file, because its bytes are those that were sent.

The copy that left is cut into *units*: a clause, or a block outside the clauses.  Where a returned file holds the bytes
of a unit in the same order, the unit is left out on both sides, and the rest is read and compared like any other file.
That is done only where the outcome must be that of the whole file:

* what differs, differs in words only: the same paragraphs, rows and bookmarks with the same properties, in order;
* no paragraph became empty, and none has got the words of one that is left out, or lost words that are found there;
* what is told of a file as a whole (comment anchors, footnotes, pictures, our own marks, fields across paragraphs,
  sections) is never left out.

In every other case ``find_in`` answers None, and the whole file is read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Self

from hsavtal_desktop.word.intake.accounting import letters_of_line
from hsavtal_desktop.word.intake.findings import Findings, find_all, levels_of
from hsavtal_desktop.word.intake.lines import Line, Ours, read_lines, table_text
from hsavtal_desktop.word.intake.remarks import ours_of
from hsavtal_desktop.word.intake.sent import SentDocument, SentLine
from hsavtal_desktop.word.model import WordDocument
from hsavtal_desktop.word.package import WordPackage
from hsavtal_desktop.word.reading_document import DocumentReader
from hsavtal_desktop.word.views import all_paragraphs

_BODY: Final = b"<w:body>"
_END: Final = b"</w:p>"
_ROOT: Final = re.compile(rb"\s*(?:<\?xml [^>]*\?>)?\s*<w:document((?:\s[^<>]*)?)>\s*\Z")
_NAMESPACE: Final = re.compile(rb"""\sxmlns:(\w+)\s*=\s*["']([^"']*)["']""")
_OTHER_STORIES: Final = (b"txbxContent", b"AlternateContent", b"<!", b"CDATA")
_ALWAYS_READ: Final = re.compile(
    rb"<w:(?:comment|footnoteReference|endnoteReference|drawing|pict|object|contentPart|subDoc|altChunk|sectPr|perm)"
    rb"|<w:(?:ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge)\b|<w:(?:moveFrom|moveTo)Range|<w:\w+Change\b|<w:sdt\b"
)
_BONES: Final = re.compile(
    rb"<w:(?:p|tbl|tr|tc|sdt|sectPr|bookmarkStart|fldChar)(?:\s[^>]*)?/?>|</w:(?:tbl|tr|tc|sdt)>"
    rb"|<w:(p|tr|tc|tbl)Pr>.*?</w:\1Pr>",
    re.DOTALL,
)
_MOVED: Final = re.compile(rb"<w:move(?:From|To)")
_WINDOW: Final = 65_536
"""Bytes beyond the length of what differs within which the next unchanged unit is looked for."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """A clause of the sent copy, or a block outside the clauses."""

    data: bytes
    lines: tuple[SentLine, ...]
    always_read: bool


@dataclass(frozen=True, slots=True)
class Cut:
    """A returned file without what is unchanged."""

    data: bytes
    """Its main part."""
    kept: tuple[int, ...]
    """The units that are read."""


@dataclass(frozen=True, slots=True)
class _Around:
    """What the bytes of a paragraph refer to in other parts."""

    looks: tuple[bytes, ...]
    """The styles and the lists."""
    links: frozenset[tuple[str, str]]
    """(id, address)."""

    @classmethod
    def of(cls, package: WordPackage) -> Self:
        """Read it."""
        main = package.main_part
        parts = [part for kind in ("styles", "numbering") for part in package.related(main, kind)[:1]]
        links = (link for link in package.relationships(main) if link.kind == "hyperlink")
        return cls(tuple(map(package.read, parts)), frozenset((link.id, link.target) for link in links))

    def holds_in(self, other: Self) -> bool:
        """Whether what is sent means the same in another file."""
        return self.looks == other.looks and self.links <= other.links


class Unchanged:
    """Knows a sent copy so well that only what differs from it needs to be read."""

    def __init__(self, package: WordPackage, sent: SentDocument) -> None:
        """``package`` is the copy that ``sent`` was read from."""
        data = package.read(package.main_part)
        self._sent = sent
        self._around = _Around.of(package)
        self._ours: Ours = ours_of(sent.word)
        self._units = list(_units(data, sent))
        self._head, _, _ = data.partition(_BODY)
        self._letters = [sum(letters_of_line(line.line) for line in unit.lines) for unit in self._units]
        self._all_letters = sum(self._letters)
        self._texts = Counter(self._text_of(line.line) for line in sent.lines)
        self._order = _order(sent.lines)
        self._levels = levels_of(sent)

    def cut(self, data: bytes) -> Cut | None:
        """Leave out of the main part of a returned file what stands in the sent copy; None where that is not safe."""
        head, body, _ = data.partition(_BODY)
        if not self._units or not _same_names(self._head, head):
            return None
        kept: list[int] = []
        parts: list[bytes] = [head + body]
        waiting: list[int] = []
        at = len(head) + len(body)
        for number, unit in enumerate(self._units):
            found = self._found(data, unit.data, at, waiting)
            if found < 0:
                waiting.append(number)
                continue
            if not self._alike(waiting, data[at:found]):
                return None
            parts.append(data[at:found])
            kept += waiting
            waiting = []
            at = found + len(unit.data)
            if unit.always_read:
                kept.append(number)
                parts.append(unit.data)
        left = b"".join(parts)
        # A comment or a section of character data could hide what is left out.
        hidden = b"<!" in left or b"<?" in left[len(head) :]
        return None if waiting or hidden or data[at:].strip() else Cut(left, tuple(kept))

    def _found(self, data: bytes, unit: bytes, at: int, waiting: Sequence[int]) -> int:
        """Where a unit stands in a file of which all is known up to ``at``; -1 where it does not stand near."""
        if not waiting:
            return at if data.startswith(unit, at) else -1
        room = sum(len(self._units[number].data) for number in waiting)
        return data.find(unit, at, at + 2 * room + _WINDOW + len(unit))

    def _alike(self, waiting: Sequence[int], there: bytes) -> bool:
        """Whether only words can differ between units and what stands in their place."""
        if not waiting:
            return not there
        here = b"".join(self._units[number].data for number in waiting)
        balanced = there.count(b"<") == 2 * there.count(b"</") + there.count(b"/>")
        return balanced and _bones(there) == _bones(here) and not _MOVED.search(there)

    def find_in(self, package: WordPackage, authority: str) -> Findings | None:
        """What a returned file says, as ``find_all`` tells it; None where the whole must be read to know.

        Use the package for nothing else.  Raises ``Trouble`` when it can not be read.
        """
        if not self._units or not self._around.holds_in(_Around.of(package)):
            return None
        cut = self.cut(package.read(package.main_part))
        return None if cut is None else self._find(cut, DocumentReader(package, cut.data).read(), authority)

    def _find(self, cut: Cut, returned: WordDocument, authority: str) -> Findings | None:
        lines = [line for number in cut.kept for line in self._units[number].lines]
        if not self._are_the_same(lines, read_lines(returned.body, self._ours)):
            return None
        found = find_all(replace(self._sent, lines=lines), returned, authority)
        emptied = any(text.had_words and not text.has_words for text in found.texts)
        if emptied or found.added or found.removed or found.moved or found.joined or found.order != _order(lines):
            return None
        letters = self._all_letters - sum(self._letters[number] for number in cut.kept)
        account = found.account
        found.account = replace(
            account,
            letters_received=account.letters_received + letters,
            letters_unchanged=account.letters_unchanged + letters,
        )
        found.order, found.levels = list(self._order), dict(self._levels)
        return found

    def _are_the_same(self, sent: Sequence[SentLine], returned: Sequence[Line]) -> bool:
        """Whether each line is the one at its place, and not another that is left out."""
        if len(sent) != len(returned):
            return False
        for ours, line in zip(sent, returned, strict=True):
            if line.new or (line.table is None) != (ours.line.table is None):
                return False
            before, now = self._text_of(ours.line), self._text_of(line)
            if before != now and (
                not before.strip() or not now.strip() or self._texts[before] > 1 or now in self._texts
            ):
                return False
        return True

    def _text_of(self, line: Line) -> str:
        return line.base if line.table is None else table_text(line.table, self._ours)


def _units(data: bytes, sent: SentDocument) -> Iterator[_Unit]:
    """The units of a sent copy, in order; none where its paragraphs can not be told apart by their bytes."""
    count = sum(1 for _ in all_paragraphs(sent.word.body))
    if data.count(_BODY) != 1 or data.count(_END) != count or any(mark in data for mark in _OTHER_STORIES):
        return
    starts = {line.line.paragraphs[0]: line for line in sent.lines if line.line.paragraphs}
    blocks = list(_blocks(data))
    again = {clause for clause, times in Counter(_clauses(sent.lines)).items() if times > 1}
    for lines, pieces in _together(blocks, starts):
        clause = lines[0].clause if lines else ""
        whole = b"".join(pieces)
        fields = whole.count(b'w:fldCharType="begin"') != whole.count(b'w:fldCharType="end"')
        yield _Unit(whole, tuple(lines), fields or clause in again or bool(_ALWAYS_READ.search(whole)))
    # What stands after the last paragraph: how the pages look.
    yield _Unit(data[data.rfind(_END) + len(_END) :].rstrip(), (), True)


def _blocks(data: bytes) -> Iterator[tuple[bytes, int]]:
    """(bytes up to a paragraph's end right in the body, how many paragraphs end in them), in order."""
    start = at = data.index(_BODY) + len(_BODY)
    depth = paragraphs = 0
    while (end := data.find(_END, at)) >= 0:
        end += len(_END)
        closed = data.count(b"</", at, end)
        depth += data.count(b"<", at, end) - 2 * closed - data.count(b"/>", at, end)
        paragraphs += 1
        at = end
        if not depth:
            yield data[start:end], paragraphs
            start, paragraphs = end, 0


def _together(
    blocks: Sequence[tuple[bytes, int]], starts: Mapping[int, SentLine]
) -> Iterator[tuple[list[SentLine], list[bytes]]]:
    """The lines and bytes of blocks, those of a clause together."""
    lines: list[SentLine] = []
    pieces: list[bytes] = []
    first = 0
    for data, count in blocks:
        own = [starts[paragraph] for paragraph in range(first, first + count) if paragraph in starts]
        first += count
        clause = own[0].clause if own else ""
        if pieces and (not clause or not lines or lines[0].clause != clause):
            yield lines, pieces
            lines, pieces = [], []
        lines += own
        pieces.append(data)
    if pieces:
        yield lines, pieces


def _clauses(lines: Sequence[SentLine]) -> Iterator[str]:
    """Each clause as often as it begins anew."""
    before = ""
    for line in lines:
        if line.clause and line.clause != before:
            yield line.clause
        before = line.clause


def _order(lines: Sequence[SentLine]) -> list[str]:
    """The order of clauses that ``match`` finds where nothing has moved; what stands outside them ends a clause."""
    order: list[str] = []
    clause = ""
    for line in lines:
        if (line.clause or line.line.text.strip()) and line.clause != clause:
            clause = line.clause
            order.append(clause)
    return order


def _same_names(ours: bytes, theirs: bytes) -> bool:
    """Whether the prefixes of a part mean at least what they mean in ours, and white space no more."""
    mine, other = _ROOT.match(ours), _ROOT.match(theirs)
    if mine is None or other is None or b"xml:" in other[1].replace(b"xmlns:", b""):
        return False
    names = dict(_NAMESPACE.findall(other[1]))
    return all(names.get(prefix) == name for prefix, name in _NAMESPACE.findall(mine[1]))


def _bones(data: bytes) -> list[bytes]:
    """Everything in a stretch of a main part but its words and their looks."""
    return [found[0] for found in _BONES.finditer(data)]
