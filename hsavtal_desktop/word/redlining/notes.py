"""Footnotes and endnotes of two files: which is which, and their texts compared."""

from __future__ import annotations

from collections.abc import Hashable
from copy import copy
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from hsavtal_desktop.core.comparison.align import RowKind, Unit, align
from hsavtal_desktop.word.names import W
from hsavtal_desktop.word.package import WordPackage
from hsavtal_desktop.word.redlining.adding import Additions
from hsavtal_desktop.word.redlining.blocks import blocks
from hsavtal_desktop.word.redlining.content import visible
from hsavtal_desktop.word.redlining.foreign import Foreign
from hsavtal_desktop.word.redlining.merging import Merger
from hsavtal_desktop.word.redlining.survey import Survey, prepared

KINDS: Final = ("footnote", "endnote")


@dataclass(slots=True)
class Notes:
    """The notes of one kind.  Where the new file has no part for them, one is added for the old notes."""

    kind: str
    part: str | None
    """The part of the new file, to be written again; ``None`` for one that is added."""
    old: Survey | None
    new: Survey | None
    pairs: dict[str, str] = field(default_factory=dict)
    """Old id → new id of the same note."""
    copies: dict[str, str] = field(default_factory=dict)
    """Old id → new id of a copy that is to be made of it."""
    had_revisions: bool = False
    """Whether revisions were accepted in the new file's notes."""

    def old_key(self, number: str) -> Hashable:
        """What a reference in the old text is compared by."""
        return ("same", self.pairs[number]) if number in self.pairs else ("old", number)

    def new_key(self, number: str) -> Hashable:
        """What a reference in the new text is compared by."""
        return "same", number

    def merge(self, merger: Merger, foreign: Foreign) -> None:
        """Mark what differs in the notes; add the copies."""
        if self.new is None:
            return
        olds, news = _normal(self.old, self.kind), _normal(self.new, self.kind)
        for old, new in self.pairs.items():
            merger.container(olds[old], news[new])
        for number in news.keys() - self.pairs.values():
            for block in blocks(news[number]):
                merger.insert(block)
        for old, new in self.copies.items():
            made = etree.SubElement(self.new.root, f"{W}{self.kind}", {f"{W}id": new})
            made.extend(foreign.block(block) for block in blocks(olds[old]))


def read_notes(
    kind: str,
    packages: tuple[WordPackage, WordPackage],
    stories: tuple[Survey, Survey],
    additions: Additions,
) -> Notes:
    """The notes of a kind in the old and the new file, paired by their texts in the order of the references.

    ``stories`` are the texts that refer to them, old and new.  Old notes that the new file has no part for get one
    among the ``additions``.
    """
    old, _had_revisions = _read(packages[0], kind)
    new, had_revisions = _read(packages[1], kind)
    part = next(iter(packages[1].related(packages[1].main_part, f"{kind}s")), None) if new is not None else None
    olds, news = _referred(_normal(old, kind), kind, stories[0]), _referred(_normal(new, kind), kind, stories[1])
    if new is None and old is not None and olds:
        new = Survey(additions.new(f"{kind}s").root)
        new.root.extend(_plain_separator(note) for note in old.root if note.get(f"{W}type", "normal") != "normal")
    notes = Notes(kind, part, old, new, had_revisions=had_revisions)
    old_ids, new_ids = list(olds), list(news)
    aligned = align([Unit(visible(olds[each])) for each in old_ids], [Unit(visible(news[each])) for each in new_ids])
    notes.pairs = {
        old_ids[row.old]: new_ids[row.new]
        for row in aligned.rows
        if row.old is not None and row.new is not None and row.kind in (RowKind.SAME, RowKind.CHANGED)
    }
    if new is not None:
        taken = [int(each) for each in _all_ids(new, kind) if each.isascii() and each.isdigit()]
        free = 1 + max(taken, default=0)
        left = [each for each in old_ids if each not in notes.pairs]
        notes.copies = {each: str(free + index) for index, each in enumerate(left)}
    return notes


def _read(package: WordPackage, kind: str) -> tuple[Survey | None, bool]:
    """What is in the notes of a kind, and whether they had revisions."""
    parts = package.related(package.main_part, f"{kind}s")
    root = package.optional_xml(parts[0]) if parts else None
    return (None, False) if root is None else prepared(root)


def _plain_separator(note: etree._Element) -> etree._Element:
    """What stands between text and notes, without what the other file may not have."""
    made = etree.Element(note.tag, {name: note.get(name, "") for name in (f"{W}type", f"{W}id")})
    run = etree.SubElement(etree.SubElement(made, f"{W}p"), f"{W}r")
    run.extend(copy(sign) for sign in note.iter(f"{W}separator", f"{W}continuationSeparator"))
    return made


def _all_ids(notes: Survey, kind: str) -> list[str]:
    return [note.get(f"{W}id", "") for note in notes.root.iterchildren(f"{W}{kind}")]


def _normal(notes: Survey | None, kind: str) -> dict[str, etree._Element]:
    """Id → note; typed notes are the separators between text and notes."""
    if notes is None:
        return {}
    return {
        note.get(f"{W}id", ""): note
        for note in notes.root.iterchildren(f"{W}{kind}")
        if note.get(f"{W}type", "normal") == "normal"
    }


def _referred(notes: dict[str, etree._Element], kind: str, story: Survey) -> dict[str, etree._Element]:
    """The notes in the order of the references to them."""
    order = [reference.get(f"{W}id", "") for reference in story.of(f"{W}{kind}Reference")]
    return {number: notes[number] for number in order if number in notes}
