"""A frozen version as one HTML page that needs nothing else: for people without the program, and for its own reader.

Only plain structure, so that both a browser and Qt's text browser show it well.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise
from typing import Final

from hsavtal_desktop.core.agreed import AgreedDocument, Atom, Clause, Line
from hsavtal_desktop.reports.characters import printable

_LINKS: Final = ("http://", "https://", "mailto:")
_KINDS: Final = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif"}
_ATOM: Final = "\ufffc"
_STYLE: Final = """
body { font-family: "Source Serif 4", Georgia, serif; line-height: 1.5; max-width: 42em; margin: 2em auto;
  padding: 0 1em; color: #1f2428; background: #fff; }
h1, h2, h3, h4, .about, nav { font-family: "Source Sans 3", "Segoe UI", sans-serif; line-height: 1.25; }
.about { color: #5c6166; } .marking { font-weight: bold; }
table { border-collapse: collapse; margin: 1em 0; } td, th { border: 1px solid #8a867d; padding: .3em .6em;
  vertical-align: top; text-align: left; } th { background: #f3f1ec; }
.note { font-size: .9em; } img { max-width: 100%; }
"""


def reading_page(
    title: str,
    facts: Sequence[str],
    marking: str,
    documents: Sequence[AgreedDocument],
    starts: Mapping[str, Sequence[int]],
    pictures: Mapping[str, bytes],
    *,
    style: str = _STYLE,
) -> str:
    """The page; ``facts`` are lines about the version, ``starts`` how many clauses stand before each part.

    The same values give the same text.
    """
    return "\n".join(
        (
            '<!DOCTYPE html>\n<html lang="sv">\n<head>\n<meta charset="utf-8">',
            '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src data:; '
            "style-src 'unsafe-inline'\">",
            f"<title>{_text(title)}</title>\n<style>{style}</style>\n</head>\n<body>",
            f"<h1>{_text(title)}</h1>",
            *([f'<p class="marking">{_text(marking)}</p>'] if marking else ()),
            *(f'<p class="about">{_text(fact)}</p>' for fact in facts),
            *(
                line
                for document in documents
                for line in _Page(document, documents, pictures).lines(starts[document.id])
            ),
            "</body>\n</html>\n",
        )
    )


def part_headings(document: AgreedDocument, starts: Sequence[int]) -> dict[int, str]:
    """Number of the clause → the heading of the part that begins with it: appendices, and all parts but the first."""
    found: dict[int, str] = {}
    for place, (part, start) in enumerate(zip(document.parts, starts, strict=True)):
        heading = " ".join(words for words in (part.number, part.title) if words)
        if heading and (place or part.number):
            found[start] = heading
    return found


class _Page:
    """One document, with its notes numbered through."""

    def __init__(
        self, document: AgreedDocument, every: Sequence[AgreedDocument], pictures: Mapping[str, bytes]
    ) -> None:
        self._document, self._pictures = document, pictures
        self._numbers = {clause.id: clause.number for one in every for clause in one.clauses}
        self._numbers |= {clause.id: clause.number for clause in document.clauses}
        self._parts = {part.id: part.number or part.title for one in every for part in one.parts}
        self._notes: list[tuple[int, tuple[Line, ...]]] = []
        self._count = 0

    def lines(self, starts: Sequence[int]) -> Iterator[str]:
        """The document's markup."""
        yield f"<h2>{_text(self._document.title)}</h2>"
        begun = part_headings(self._document, starts)
        for place, clause in enumerate(self._document.clauses):
            if place in begun:
                yield f'<h2 class="part">{_text(begun[place])}</h2>'
            yield from self._clause(clause)

    def _clause(self, clause: Clause) -> Iterator[str]:
        depth = 3 if "." not in clause.number else 4
        heading = " ".join(self._words(line) for line in clause.heading)
        name = escape(f"{self._document.id}.{clause.id}", quote=True)
        number = f"{_text(clause.number)}&nbsp; " if clause.number else ""
        if heading.strip():
            yield f'<h{depth}><a name="{name}"></a>{number}{heading}</h{depth}>'
        elif number:
            yield f'<p><a name="{name}"></a><b>{number}</b></p>'
        yield from self._block(clause.body)
        for count, note in self._notes:
            words = " ".join(self._words(line) for line in note)
            yield f'<p class="note"><sup>{count}</sup> {words}</p>'
        self._notes.clear()

    def _block(self, lines: Sequence[Line]) -> Iterator[str]:
        listed = ""
        for line in lines:
            wanted = {"bullet": "ul", "number": "ol"}.get(line.style, "")
            if listed and listed != wanted:
                yield f"</{listed}>"
            if wanted and listed != wanted:
                yield f"<{wanted}>"
            listed = wanted
            words = self._words(line)
            tables = [table for atom in line.atoms if atom.kind == "table" for table in self._table(atom)]
            if wanted:
                yield f"<li>{words}</li>"
            elif words.strip() or not tables:
                yield f"<p>{words}</p>"
            yield from tables
        if listed:
            yield f"</{listed}>"

    def _table(self, atom: Atom) -> Iterator[str]:
        yield '<table border="1" cellspacing="0" cellpadding="4">'
        for header, cells in atom.rows:
            tag = "th" if header else "td"
            found = (f"<{tag}>{'<br>'.join(self._cell(cell))}</{tag}>" for cell in cells)
            yield f"<tr>{''.join(found)}</tr>"
        yield "</table>"

    def _cell(self, lines: Sequence[Line]) -> Iterator[str]:
        for line in lines:
            yield ("• " if line.style == "bullet" else "") + self._words(line)
            for atom in line.atoms:
                if atom.kind == "table":
                    yield "".join(self._table(atom))

    def _words(self, line: Line) -> str:
        """A paragraph's words with their looks; tables stand after it."""
        edges = {0, len(line.text)}
        beginning: dict[int, dict[str, tuple[int, object]]] = {}
        for start, length, name, value in line.looks:
            edges |= {min(start, len(line.text)), min(start + length, len(line.text))}
            beginning.setdefault(start, {})[name] = start + length, value
        places = [place for place, char in enumerate(line.text) if char == _ATOM]
        edges |= set(places) | {place + 1 for place in places}
        ordered, atoms = sorted(edges), iter(line.atoms)
        found = []
        standing: dict[str, tuple[int, object]] = {}
        for start, stop in pairwise(ordered):
            piece = line.text[start:stop]
            said = self._atom(next(atoms, None)) if piece == _ATOM else _text(piece)
            standing |= beginning.get(start, {})
            for name, (end, value) in sorted(standing.items()):
                if start < end:
                    said = _dressed(said, name, value)
            found.append(said)
        return "".join(found)

    def _atom(self, atom: Atom | None) -> str:
        if atom is None or atom.kind == "table":
            return ""
        if atom.kind == "footnote":
            self._count += 1
            self._notes.append((self._count, atom.lines))
            return f"<sup>{self._count}</sup>"
        if atom.kind == "reference":
            target = str(atom.marks.get("clause", ""))
            return _text(self._numbers.get(target) or self._parts.get(str(atom.marks.get("part", "")), "?"))
        if atom.kind == "picture":
            return self._picture(atom)
        return _text(atom.text)

    def _picture(self, atom: Atom) -> str:
        content = self._pictures.get(str(atom.marks.get("blob", "")), b"")
        kind = next((kind for start, kind in _KINDS.items() if content.startswith(start)), "")
        alt = escape(printable(atom.text), quote=True)
        if not kind:
            return f"[{_text(atom.text)}]"
        width = atom.marks.get("width")
        # Tenths of a millimetre as printed, at 96 points to the inch.
        size = f' width="{round(width * 96 / 254)}"' if isinstance(width, int) and 0 < width < 10_000 else ""
        return f'<img src="data:{kind};base64,{b64encode(content).decode()}" alt="{alt}"{size}>'


def _dressed(said: str, name: str, value: object) -> str:
    if name == "bold":
        return f"<b>{said}</b>"
    if name == "italic":
        return f"<i>{said}</i>"
    if name == "link" and isinstance(value, str) and value.lower().startswith(_LINKS):
        return f'<a href="{escape(value, quote=True)}" rel="noreferrer">{said}</a>'
    return said


def _text(words: str) -> str:
    return escape(printable(words)).replace("\n", "<br>")
