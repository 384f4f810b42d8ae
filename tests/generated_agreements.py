"""Generated Swedish agreements and edited variants of them, whose true edits are known.

Exempeltext – inte gällande avtal.
Clauses have a heading, paragraphs, now and then a list or a table.  The same seed always gives the same agreement.
"""

from __future__ import annotations

import io
import random
import re
import zipfile
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

_WHO = [
    "regionen",
    "kommunen",
    "parterna",
    "huvudmännen",
    "vårdgivaren",
    "verksamheten",
    "nämnden",
    "samordnaren",
    "ledningsgruppen",
]
_VERBS = [
    "ansvarar",
    "samverkar",
    "planerar",
    "beslutar",
    "bidrar",
    "medverkar",
    "svarar",
    "utvecklar",
    "följer",
    "dokumenterar",
    "utser",
]
_THINGS = [
    "hälso- och sjukvården",
    "hemsjukvården",
    "rehabiliteringen",
    "läkarmedverkan",
    "tandvården",
    "utskrivningen",
    "vårdplaneringen",
    "informationsöverföringen",
    "läkemedelshanteringen",
    "kompetensutvecklingen",
    "uppföljningen",
    "finansieringen",
    "bemanningen",
    "egenvården",
    "hjälpmedlen",
    "transporterna",
    "jourverksamheten",
    "avvikelsehanteringen",
    "patientsäkerheten",
    "elevhälsan",
]
_WHOM = [
    "barn och unga",
    "äldre personer",
    "personer med funktionsnedsättning",
    "patienter i ordinärt boende",
    "personer med missbruk",
    "närstående",
    "personer i särskilt boende",
    "asylsökande",
    "elever i grundskolan",
    "patienter i palliativ vård",
]
_WHEN = [
    "varje år",
    "senast den 1 mars 2027",
    "inom 30 dagar",
    "utan dröjsmål",
    "före den 31 december 2026",
    "vid behov",
    "löpande",
    "inom tre vardagar",
    "två gånger per år",
    "när behov uppstår",
    "senast kl. 08.30 nästa vardag",
]
_HOW = [
    "i samråd med den enskilde",
    "enligt gemensamma rutiner",
    "inom ramen för sitt uppdrag",
    "på lika villkor",
    "med stöd av 6 kap.",
    "efter gemensam bedömning",
    "i enlighet med bilaga 2",
    "till en kostnad av högst 12 500 kronor",
    "utifrån bästa kunskap",
]
_STEMS = [
    "vård",
    "omsorg",
    "plan",
    "ansvar",
    "samverkan",
    "rutin",
    "beslut",
    "kostnad",
    "insats",
    "uppdrag",
    "bedömning",
    "behov",
    "stöd",
    "tid",
    "kvalitet",
]
_ENDS = [
    "form",
    "grupp",
    "nivå",
    "avtal",
    "ledning",
    "process",
    "område",
    "punkt",
    "former",
    "del",
    "kedja",
    "mål",
    "modell",
    "bas",
    "ram",
]


@dataclass(frozen=True)
class Clause:
    """A clause: a heading, and paragraphs; those of ``table`` (rows of cells) come last."""

    heading: str
    paragraphs: tuple[str, ...]
    bullets: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """Everything in order, a table row as one line with tabs."""
        return (self.heading, *self.paragraphs, *self.bullets, *("\t".join(row) for row in self.table))


@dataclass
class Edited:
    """An edited variant: the new clauses, and what was done, by the old clause's index (new index for inserted)."""

    clauses: list[Clause]
    changed: set[int] = field(default_factory=set)
    inserted: set[int] = field(default_factory=set)
    deleted: set[int] = field(default_factory=set)
    moved: dict[int, int] = field(default_factory=dict)
    """Old index → new index."""
    marked: int = 0
    """Characters that the edits deleted and inserted, moves left out."""


def agreement(clauses: int, seed: int = 1) -> list[Clause]:
    """An agreement of so many clauses, about a hundred words each."""
    dice = random.Random(seed)
    return [_clause(dice, index) for index in range(clauses)]


def edited(clauses: list[Clause], seed: int = 2) -> Edited:
    """A variant with 10 % of the clauses changed, 2 % inserted, 2 % deleted and 1 % moved (at least one of each)."""
    dice = random.Random(seed)
    count = len(clauses)
    tenth, fiftieth, hundredth = max(1, count // 10), max(1, count // 50), max(1, count // 100)
    chosen = dice.sample(range(count), tenth + fiftieth + hundredth)
    changed, rest = set(chosen[:tenth]), chosen[tenth:]
    deleted, moved = set(rest[:fiftieth]), set(rest[fiftieth:])
    made: list[tuple[int | None, Clause]] = []
    marked = 0
    for index, clause in enumerate(clauses):
        if index in deleted:
            marked += sum(map(len, clause.lines))
        elif index in changed:
            new, characters = _changed(dice, clause)
            marked += characters
            made.append((index, new))
        elif index not in moved:
            made.append((index, clause))
    for index in sorted(moved):
        places = [place for place in range(len(made) + 1) if abs(place - index) > count // 10]
        made.insert(dice.choice(places), (index, clauses[index]))
    for _ in range(fiftieth):
        new = _clause(dice, dice.randrange(10_000, 1_000_000))
        marked += sum(map(len, new.lines))
        made.insert(dice.randrange(len(made) + 1), (None, new))
    places_of = {old: new for new, (old, _clause_) in enumerate(made) if old is not None}
    return Edited(
        [clause for _old, clause in made],
        changed,
        {new for new, (old, _clause_) in enumerate(made) if old is None},
        deleted,
        {index: places_of[index] for index in moved},
        marked,
    )


def _word(dice: random.Random) -> str:
    return dice.choice(_STEMS) + dice.choice(("s", "")) + dice.choice(_ENDS) + dice.choice(("", "en", "er", "erna"))


def _sentence(dice: random.Random) -> str:
    parts = [dice.choice(_WHO).capitalize(), dice.choice(_VERBS), "för", dice.choice(_THINGS), "och", _word(dice)]
    if dice.random() < 0.7:
        parts += ["för", dice.choice(_WHOM)]
    if dice.random() < 0.7:
        parts.append(dice.choice(_HOW))
    if dice.random() < 0.6:
        parts.append(dice.choice(_WHEN))
    return " ".join(parts) + "."


def _clause(dice: random.Random, index: int) -> Clause:
    heading = f"{dice.choice(_THINGS).capitalize()} och {_word(dice)} {index + 1}"
    paragraphs = tuple(" ".join(_sentence(dice) for _ in range(dice.randint(2, 4))) for _ in range(dice.randint(1, 4)))
    bullets = tuple(_sentence(dice) for _ in range(dice.randint(2, 4))) if dice.random() < 0.3 else ()
    table: tuple[tuple[str, ...], ...] = ()
    if dice.random() < 0.1:
        table = tuple(
            (_word(dice).capitalize(), dice.choice(_WHOM), f"{dice.randint(1, 99)} 000 kronor") for _ in range(3)
        )
    return Clause(heading, paragraphs, bullets, table)


def _changed(dice: random.Random, clause: Clause) -> tuple[Clause, int]:
    """One to four words of the clause's paragraphs deleted, inserted or replaced; and the characters it took."""
    paragraphs = list(clause.paragraphs)
    marked = 0
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(paragraphs))
        words = paragraphs[at].split(" ")
        place = dice.randrange(1, len(words) - 1)
        new = _word(dice) + str(dice.randint(10, 99))
        what = dice.random()
        if what < 0.5:
            old = words[place]
            bare = old.rstrip(".,")
            words[place] = new + old[len(bare) :]
            marked += len(bare) + len(new)
        elif what < 0.75:
            words.insert(place, new)
            marked += len(new) + 1
        else:
            marked += len(words.pop(place)) + 1
        paragraphs[at] = " ".join(words)
    return Clause(clause.heading, tuple(paragraphs), clause.bullets, clause.table), marked


# Word files

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LANGUAGE = '<w:lang w:val="sv-SE"/>'
_PARTS = {
    "[Content_Types].xml": '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="word/document.xml"/></Relationships>',
}


def word_file(clauses: list[Clause]) -> bytes:
    """The agreement as a .docx: headings, paragraphs with a bold first word, lists, tables."""
    body = "".join(_clause_xml(clause) for clause in clauses)
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{_MAIN}"><w:body>'
        f"{paragraph_xml('Exempeltext – inte gällande avtal')}{body}<w:sectPr/></w:body></w:document>"
    )
    return zipped({**_PARTS, "word/document.xml": document})


def zipped(parts: dict[str, str]) -> bytes:
    """The parts as a package."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return stream.getvalue()


def paragraph_xml(text: str, style: str = "") -> str:
    """One paragraph as Word writes it, its first word bold and a run for every sentence."""
    first, space, rest = text.partition(" ")
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    look = f'<w:pPr>{named}<w:spacing w:after="120" w:line="276" w:lineRule="auto"/><w:rPr>{_LANGUAGE}</w:rPr></w:pPr>'
    runs = _run(first, "<w:b/>") + "".join(_run(sentence) for sentence in re.findall(r"[^.]+\.?|\.", space + rest))
    return f'<w:p w:rsidR="00A1B2C3" w:rsidRDefault="00A1B2C3">{look}{runs}</w:p>'


def _run(text: str, look: str = "") -> str:
    properties = f"<w:rPr>{look}{_LANGUAGE}</w:rPr>"
    return f'<w:r w:rsidRPr="00D4E5F6">{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def _clause_xml(clause: Clause) -> str:
    lines = [paragraph_xml(clause.heading, "Heading2")]
    lines += [paragraph_xml(text) for text in clause.paragraphs]
    lines += [paragraph_xml(text, "ListBullet") for text in clause.bullets]
    if clause.table:
        rows = "".join(
            "<w:tr>" + "".join(f"<w:tc><w:tcPr/>{paragraph_xml(cell)}</w:tc>" for cell in row) + "</w:tr>"
            for row in clause.table
        )
        lines.append(f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>")
    return "".join(lines)
