"""States, and Word files of them, for the tests of writing."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from hsavtal_desktop.core import edits, revision_views, views
from hsavtal_desktop.core.change import write_change
from hsavtal_desktop.core.drafting import Drafter, Pen
from hsavtal_desktop.core.reading import BREAK, ClauseView, Paragraph, Piece, View
from hsavtal_desktop.core.state import State
from hsavtal_desktop.word.writing import ExportedFile, ExportRequest, write_document
from hsavtal_desktop.workspace.agreement_text import AgreementWriter
from hsavtal_desktop.workspace.reading import Reading

EXAMPLE = Path(__file__).resolve().parents[2] / "resources" / "example"
MARKING = "Exempeltext – inte gällande avtal"
KIM, ROBIN, ALEX = "A" * 43, "B" * 43, "C" * 43
_PEOPLE = {
    KIM: ("Kim Exempelsson", "VGR", "region", "PL"),
    ROBIN: ("Robin Provlund", "VästKom", "municipality", "PL"),
    ALEX: ("Alex Låtsberg", "Exempelkommun A", "municipality", "AG"),
}


class Group:
    """A working group at one table: everybody sees what was done before."""

    def __init__(self) -> None:
        self.state = State()
        self._pens = {who: Pen(who, chr(97 + index) * 8) for index, who in enumerate(_PEOPLE)}
        self._minute = 0
        self.blobs: dict[str, bytes] = {}
        name, organisation, side, _ = _PEOPLE[KIM]
        self._genesis = ""
        self.say(
            KIM,
            [{"kind": "workspace", "name": "Prov", "organisation": organisation, "person": name, "side": side}],
        )
        for who in (ROBIN, ALEX):
            name, organisation, side, role = _PEOPLE[who]
            self.say(who, [{"kind": "introduce", "person": name, "organisation": organisation, "side": side}])
            self.say(KIM, [{"kind": "admit", "member": who, "role": role, "adopts": []}])

    def say(self, who: str, events: list[dict[str, Any]]) -> None:
        """Release events as one change of a member."""
        parents = self.state.heads()
        self._minute += 1
        change = write_change(
            workspace=self._genesis,
            parents=parents,
            lamport=1 + max((self.state.changes[name].lamport for name in parents), default=0),
            author=who,
            time=f"2026-06-{1 + self._minute // 1440:02d}T{self._minute // 60 % 24:02d}:{self._minute % 60:02d}:00Z",
            events=events,
        )
        self._genesis = self._genesis or change.id
        self.state.apply(change)

    def pen(self, who: str) -> Pen:
        """The pen of a member."""
        return self._pens[who]

    def do(self, who: str, *wanted: edits.Edit) -> None:
        """Carry out edits, each a change of its own."""
        for edit in wanted:
            if isinstance(edit, edits.InsertPicture):
                self.blobs[edit.blob] = edit.content
            events = Drafter(self.state, self._pens[who]).events(edit)
            if events:
                self.say(who, events)

    def replace(self, who: str, text: str, old: str, new: str) -> None:
        """Replace words that stand once in a text as all markup shows it."""
        shown = views.plain(self.state, text, View.MARKUP)
        assert shown.count(old) == 1, f"{old!r} in {shown!r}"
        start = shown.index(old)
        self.do(who, edits.ReplaceText(text, start, start + len(old), new))

    def load(self, package: Mapping[str, Any], parts: Mapping[str, Any]) -> None:
        """Write a package in the notation of ``resources/example`` and agree on it."""
        pen = self._pens[KIM]
        self.do(KIM, edits.SetRecord("package", "package", {"title": package["title"], "marking": MARKING}))
        for order, document in enumerate(package["documents"]):
            fields = {key: value for key, value in document.items() if key != "id"}
            self.do(KIM, edits.SetRecord("document", document["id"], {**fields, "order": order}))
        revision = pen.revision()
        generated = {"principals": [["Kod", "Namn"], ["1480", "Exempelkommun A"], ["1481", "Exempelkommun B"]]}
        writer = AgreementWriter(pen, revision, generated)
        for part in package["parts"]:
            self.do(KIM, edits.SetRecord("part", part["id"], {"title": part["title"], "appendix": part["appendix"]}))
            self.say(KIM, writer.clauses(part["id"], parts[part["id"]]))
        self.agree()

    def agree(self) -> None:
        """Accept everything."""
        self.do(KIM, edits.Decide("accept", tuple(revision_views.pending(self.state))))

    @property
    def reading(self) -> Reading:
        """The present state."""
        return Reading(self.state, self.blobs.get)

    def word(self, *documents: str, view: View = View.MARKUP, **more: Any) -> ExportedFile:
        """A Word file of documents."""
        chosen = documents or tuple(self.reading.documents()[:1])
        request = ExportRequest(
            documents=chosen,
            view=view,
            **{
                "status": "Utkast",
                "version_label": "Arbetsutkast 3",
                "time": "2026-06-14T09:30:00Z",
                "heads": self.state.heads(),
                "content_hash": "ab12" * 16,
                "workspace": self._genesis,
                **more,
            },
        )
        return write_document(self.reading, request)


def small_group(*clauses: Mapping[str, Any], parts: Iterable[Mapping[str, str]] = ({"part": "A"},)) -> Group:
    """A group with one document ``HSA`` of one part ``A``, agreed."""
    group = Group()
    document = {"id": "HSA", "title": "Provavtal", "short": "Prov", "basis": "Exempellag", "parts": list(parts)}
    part = {"id": "A", "title": "Gemensamt", "appendix": False}
    package = {"title": "Provpaket", "documents": [document], "parts": [part]}
    group.load(package, {"A": list(clauses)})
    return group


def clause(name: str, heading: str = "", *blocks: Any, children: Iterable[Any] = ()) -> dict[str, Any]:
    """A clause; a string is a paragraph."""
    body = [{"p": block} if isinstance(block, str) else block for block in blocks]
    return {"id": name, "heading": heading, "body": body, "children": list(children)}


def example_group() -> Group:
    """The whole example package, agreed."""
    group = Group()
    package = json.loads((EXAMPLE / "package.json").read_text())
    parts = {part["id"]: json.loads((EXAMPLE / part["file"]).read_text())["clauses"] for part in package["parts"]}
    group.load(package, parts)
    return group


def expected_text(reading: Reading, document: str, view: View) -> list[str]:
    """The clauses' paragraphs, cells flattened, white space collapsed, empty ones left out.

    Read from the views alone: the oracle that exports are compared with.
    """
    found: list[str] = []
    for part in reading.outline(document, view).parts:
        found.append(part.title)
        for place in part.places:
            shown = reading.clause(place, view)
            found.append("\n".join(_words(reading, document, each.pieces) for each in shown.heading))
            found.extend(_body(reading, document, shown))
    return [" ".join(text.split()) for text in found if text.strip()]


def _body(reading: Reading, document: str, shown: ClauseView) -> Iterable[str]:
    for each in shown.body:
        words: list[Piece] = []
        for piece in each.pieces:
            atom = piece.marks.get("atom")
            if atom and atom["type"] == "table":
                yield _words(reading, document, words)
                words = []
                for row in shown.tables[atom["id"]].rows:
                    for cell in row.cells:
                        if cell in shown.tables[atom["id"]].covered:
                            continue
                        yield from _texts(reading, document, shown.cells[cell])
            else:
                words.append(piece)
        yield _words(reading, document, words)


def _texts(reading: Reading, document: str, paragraphs: Iterable[Paragraph]) -> Iterable[str]:
    return (_words(reading, document, each.pieces) for each in paragraphs)


def _words(reading: Reading, document: str, pieces: Iterable[Piece]) -> str:
    return "".join(_printed(reading, document, piece) for piece in pieces if piece.text != BREAK)


def _printed(reading: Reading, document: str, piece: Piece) -> str:
    """What stands in a line of a Word file's text: a footnote's sign is none of its characters."""
    atom = piece.marks.get("atom")
    if atom is None:
        return piece.text
    return "" if atom["type"] == "footnote" else reading.printed(atom, document)
