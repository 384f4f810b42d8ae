"""The words of an agreement as they are printed: looks, proposals and what a character stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, Protocol

from hsavtal_desktop.core.atoms import atom_of, picture, target
from hsavtal_desktop.core.reading import (
    ATOM,
    ClauseView,
    Outline,
    Paragraph,
    Piece,
    Place,
    Proposer,
    RevisionView,
    View,
)

Words = list[Any]
"""Stretches in order: a string, or an object with the words (``t``) and what there is about them."""

_LINKS: Final = ("http://", "https://", "mailto:")
_PILCROW: Final = "¶"
_DASHES: Final = {"region": "solid", "municipality": "dashed"}
"""How the lines of proposals are drawn, by the side that they come from; "dotted" for others."""


class Source(Protocol):
    """What is printed is read from it."""

    def outline(self, document: str, view: View) -> Outline:
        """A document's parts and clauses in order."""
        ...

    def clause(self, place: Place, view: View) -> ClauseView:
        """Everything about one clause."""
        ...

    def printed(self, atom: Mapping[str, Any], document: str, view: View) -> str:
        """What a reference, field or footnote sign prints in a document."""
        ...

    def proposer(self, revision: str) -> Proposer:
        """Who stands behind a proposal."""
        ...

    def revision(self, revision: str) -> RevisionView:
        """A proposal."""
        ...


class Voices:
    """In whose name proposals are made, and how each one's lines are drawn."""

    def __init__(self, source: Source, colour: Callable[[str], str]) -> None:
        """``colour`` gives an authority's colour as "#rrggbb"."""
        self._source, self._colour = source, colour
        self._found: dict[str, dict[str, str]] = {}
        self._names: dict[str, str] = {}

    def of(self, revision: str) -> str:
        """The name of who proposes this."""
        name = self._names.get(revision)
        if name is None:
            by = self._source.proposer(revision)
            key = by.on_behalf or by.organisation or by.author
            name = self._names[revision] = by.on_behalf or by.organisation or by.name
            self._found[name] = {"colour": self._colour(key), "dash": _DASHES.get(by.side, "dotted")}
        return name

    @property
    def found(self) -> Mapping[str, Mapping[str, str]]:
        """Everybody who was asked about, with colour and dash."""
        return self._found


class Phrasing:
    """Says the texts of one clause in one document."""

    def __init__(self, source: Source, document: str, view: View, voices: Voices, targets: Mapping[str, str]) -> None:
        """``targets`` are the clauses and parts that are printed, each with the name of its place in the file."""
        self._source, self._document, self._view = source, document, view
        self._voices, self._targets = voices, targets

    @property
    def marks(self) -> bool:
        """Whether proposals are marked."""
        return self._view is View.MARKUP

    def marked(self, revision: str, kind: str) -> dict[str, str]:
        """That this is proposed (``inserted``, ``deleted`` or ``reformatted``); empty where marks are not shown."""
        return {"k": kind, "v": self._voices.of(revision)} if revision and self.marks else {}

    def words(self, pieces: Sequence[Piece], end: Piece | None, clause: ClauseView, whole: Mapping[str, str]) -> Words:
        """The stretches of a paragraph, or a part of one; ``whole`` is a mark that lies over all of it."""
        found: Words = []
        for piece in pieces:
            look = {**self.look(piece), **whole}
            for words in _apart(piece):
                said = self._atom(piece, clause, whole) if words == ATOM else {"t": words}
                if said.get("t") or "n" in said:
                    found.append({**look, **said} if look or len(said) > 1 else said["t"])
        if end is not None and end.revisions and self.marks:
            found.append({"t": _PILCROW, **self._mark(end)})
        return found

    def notes(self, paragraphs: Iterable[Paragraph], clause: ClauseView, whole: Mapping[str, str]) -> list[Words]:
        """The paragraphs of a text that holds nothing but words."""
        return [self.words(one.pieces, one.end, clause, whole) for one in paragraphs]

    def look(self, piece: Piece) -> dict[str, Any]:
        """Bold (``b``), italic (``i``), link (``u``) and what is proposed."""
        look: dict[str, Any] = {name[0]: True for name in ("bold", "italic") if piece.marks.get(name)}
        link = piece.marks.get("link")
        if isinstance(link, str) and link.lower().startswith(_LINKS):
            look["u"] = link
        return look | self._mark(piece)

    def _mark(self, piece: Piece) -> dict[str, str]:
        for revisions, kind in (
            (piece.deleted, "deleted"),
            ((piece.inserted,), "inserted"),
            (piece.reformatted, "reformatted"),
        ):
            if revisions and revisions[-1]:
                return self.marked(revisions[-1], kind)
        return {}

    def _atom(self, piece: Piece, clause: ClauseView, whole: Mapping[str, str]) -> dict[str, Any]:
        atom = atom_of(piece)
        if atom.get("type") == "table" or picture(piece) is not None:
            return {}
        words = self._source.printed(atom, self._document, self._view) or "▯"
        if atom.get("type") == "footnote":
            note = clause.notes.get(f"n.{atom.get('id', '')}", ())
            return {"t": words, "n": self.notes(note, clause, {**self._mark(piece), **whole})}
        place = self._targets.get(target(atom), "")
        return {"t": words, "r": place} if place else {"t": words}


def parted(paragraph: Paragraph) -> Iterator[tuple[list[Piece], str, Piece | None]]:
    """A paragraph as what stands below each other: words, then a table's id or the piece of a picture, and so on."""
    held: list[Piece] = []
    for piece in paragraph.pieces:
        atom = atom_of(piece)
        shown = picture(piece)
        if atom.get("type") == "table" or shown is not None:
            yield held, str(atom.get("id", "")) if shown is None else "", None if shown is None else piece
            held = []
        else:
            held.append(piece)
    yield held, "", None


def says_anything(words: Words) -> bool:
    """Whether there is more than white space: a heading without words is none."""
    return any((one if isinstance(one, str) else one["t"]).strip() for one in words)


def _apart(piece: Piece) -> Iterator[str]:
    """Its words, each object by itself."""
    if ATOM not in piece.text:
        yield piece.text
        return
    before, *others = piece.text.split(ATOM)
    yield before
    for words in others:
        yield ATOM
        yield words
