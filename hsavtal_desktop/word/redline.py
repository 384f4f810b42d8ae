"""Compare two Word files and write the differences as native revisions.

The result is the new file with the old text in it: *Accept all* gives the new file's text, *Reject all* the old one's.
Revisions that either file already has are accepted first.  Differences are told in whole words; paragraphs, table rows,
moved paragraphs, notes, headers and footers are marked as such; other looks of the same words where that is asked for.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Final

from lxml import etree

from hsavtal_desktop.core.memory import collector_paused
from hsavtal_desktop.word.names import W
from hsavtal_desktop.word.package import WordPackage, open_package
from hsavtal_desktop.word.redlining.adding import Additions
from hsavtal_desktop.word.redlining.condensing import Condensed, condensed
from hsavtal_desktop.word.redlining.content import Objects, Side
from hsavtal_desktop.word.redlining.foreign import Foreign, Target
from hsavtal_desktop.word.redlining.margins import add_missing, led_to, paired_margins
from hsavtal_desktop.word.redlining.marks import Marker
from hsavtal_desktop.word.redlining.merging import Merger
from hsavtal_desktop.word.redlining.notes import KINDS, Notes, read_notes
from hsavtal_desktop.word.redlining.repacking import repacked, written
from hsavtal_desktop.word.redlining.survey import Survey, numbers_in_use, prepared, surveyed

AUTHOR: Final = "Jämförelse"
"""Whose the revisions of a comparison are."""


def redline(
    old: bytes,
    new: bytes,
    *,
    time: str,
    author: str = AUTHOR,
    old_name: str | None = None,
    new_name: str | None = None,
    looks: bool = False,
) -> bytes:
    """The new file with its differences from the old one as revisions by ``author``.

    ``time`` is UTC, as 2026-11-22T09:41:00Z.  The names are what messages call the files.  With ``looks`` what looks
    otherwise is marked as well.  Raises ``Trouble`` when a file cannot be read.
    """
    with (
        collector_paused(),
        open_package(old, old_name) as old_package,
        open_package(new, new_name) as new_package,
    ):
        return _Comparison(old_package, new_package, author, time, looks=looks).made()


class _Comparison:
    def __init__(self, old: WordPackage, new: WordPackage, author: str, time: str, *, looks: bool) -> None:
        self._old, self._new, self._looks = old, new, looks
        self._old_body, self._new_body, self._short_cut = _bodies(old, new)
        self._additions = Additions(new)
        bodies = (self._old_body, self._new_body)
        self._notes = {kind: read_notes(kind, (old, new), bodies, self._additions) for kind in KINDS}
        held = [notes.new for notes in self._notes.values() if notes.new is not None]
        self._paired = paired_margins((old, new), bodies)
        self._margins = add_missing((old, new), bodies, self._paired.values(), self._additions)
        self._marker = Marker(author, time, numbers_in_use([self._new_body, *held]))
        self._objects = Objects()
        links = led_to((old, new), self._paired, self._margins)
        self._target = _target(new, self._new_body, self._notes, links)

    def made(self) -> bytes:
        """The bytes of the redline."""
        parts: dict[str, etree._Element] = {self._new.main_part: self._new_body.root}
        merger, _foreign = self._merger(self._old.main_part, self._old_body, self._new.main_part, self._new_body)
        merger.container(_body(self._old_body.root), _body(self._new_body.root))
        for notes in self._notes.values():
            if notes.new is not None:
                before = self._marker.made
                self._merge_notes(notes, notes.new, notes.part or "")
                if notes.part is not None and (notes.had_revisions or self._marker.made > before):
                    parts[notes.part] = notes.new.root
        for part, old_part in self._paired.items():
            root = self._new.optional_xml(part)
            if root is not None:
                before = self._marker.made
                margin, had_revisions = prepared(root)
                self._merge_margin(part, margin, old_part)
                if had_revisions or self._marker.made > before:
                    parts[part] = root
        for old_part, added in self._margins.items():
            self._merge_margin(added.part, surveyed(added.root), old_part)
        contents = {part: written(root) for part, root in parts.items()}
        if self._short_cut is not None:
            contents[self._new.main_part] = self._short_cut.restored(contents[self._new.main_part])
        return repacked(self._new, contents, self._additions.made)

    def _merge_notes(self, notes: Notes, new: Survey, part: str) -> None:
        old = Survey(etree.Element(new.root.tag)) if notes.old is None else notes.old
        old_part = next(iter(self._old.related(self._old.main_part, f"{notes.kind}s")), "")
        merger, foreign = self._merger(old_part, old, part, new)
        notes.merge(merger, foreign)

    def _merge_margin(self, part: str, new: Survey, old_part: str | None) -> None:
        old_root = None if old_part is None else self._old.optional_xml(old_part)
        old, _had_revisions = prepared(etree.Element(new.root.tag) if old_root is None else old_root)
        merger, _foreign = self._merger(old_part or "", old, part, new)
        merger.container(old.root, new.root)

    def _merger(self, old_part: str, old: Survey, new_part: str, new: Survey) -> tuple[Merger, Foreign]:
        old_side = Side(old, self._objects, _Pictures(self._old, old_part), self._old_note)
        new_side = Side(new, self._objects, _Pictures(self._new, new_part), self._new_note)
        foreign = Foreign(old_side, self._marker, self._target)
        return Merger(old_side, new_side, foreign, self._marker, looks=self._looks), foreign

    def _old_note(self, tag: str, number: str) -> Hashable:
        return self._notes[_kind(tag)].old_key(number)

    def _new_note(self, tag: str, number: str) -> Hashable:
        return self._notes[_kind(tag)].new_key(number)


def _kind(tag: str) -> str:
    """The kind of note a reference is to."""
    return tag.removeprefix(W).removesuffix("Reference")


def _bodies(old: WordPackage, new: WordPackage) -> tuple[Survey, Survey, Condensed | None]:
    """The main texts ready to be merged, without what is the same in both where that can be left out."""
    short_cut = condensed(old.read(old.main_part), new.read(new.main_part))
    if short_cut is not None:
        old_body, old_had_revisions = prepared(old.xml(old.main_part, short_cut.old))
        new_body, new_had_revisions = prepared(new.xml(new.main_part, short_cut.new))
        fits = all(short_cut.fits(body, _body(body.root)) for body in (old_body, new_body))
        if fits and not old_had_revisions and not new_had_revisions:
            return old_body, new_body, short_cut
    return prepared(old.xml(old.main_part))[0], prepared(new.xml(new.main_part))[0], None


def _body(root: etree._Element) -> etree._Element:
    body = root.find(f"{W}body")
    return root if body is None else body


class _Pictures:
    """The bytes that relationships of a part lead to."""

    def __init__(self, package: WordPackage, part: str) -> None:
        self._package, self._part = package, part

    def __call__(self, link: str) -> bytes | None:
        for relationship in self._package.relationships(self._part):
            if relationship.id == link and not relationship.external and self._package.has(relationship.target):
                return self._package.read(relationship.target)
        return None


def _target(package: WordPackage, body: Survey, notes: dict[str, Notes], margins: dict[str, str]) -> Target:
    return Target(
        _values(package, "styles", f"{W}style", f"{W}styleId"),
        _values(package, "numbering", f"{W}num", f"{W}numId"),
        frozenset(start.get(f"{W}name", "") for start in body.of(f"{W}bookmarkStart")),
        {(f"{W}{kind}Reference", old): new for kind, held in notes.items() for old, new in held.copies.items()},
        margins,
    )


def _values(package: WordPackage, kind: str, tag: str, name: str) -> frozenset[str]:
    """The values of an attribute in the part of a kind."""
    parts = package.related(package.main_part, kind)
    root = package.optional_xml(parts[0] if parts else None)
    return frozenset() if root is None else frozenset(element.get(name, "") for element in root.iter(tag))
