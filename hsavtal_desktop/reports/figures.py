"""How long a text is and what it obliges to, in numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from hsavtal_desktop.core.comparison.model import ComparedDocument
from hsavtal_desktop.core.comparison.words import count_words

_END: Final = re.compile(r"[.!?]+[”\"’)\]]*(?=\s+[A-ZÅÄÖ0-9”\"(\[]|\s*$)")
_ABBREVIATION: Final = re.compile(
    r"(?:^|[\s(])(?:t\.ex|bl\.a|s\.k|f\.d|p\.g\.a|t\.o\.m|fr\.o\.m|d\.v\.s|dvs|kap|nr|kl|ca|resp|jfr|st|[A-ZÅÄÖ]|\d+)\.$"
)
"""What ends in a full stop within a sentence."""

_NOT: Final = r"(?:\s+\w+){0,1}?\s+(?:inte|ej|aldrig)\b"
_SHALL: Final = re.compile(rf"\b(?:ska|skall|måste)\b(?!{_NOT})", re.IGNORECASE)
_RESPONSIBLE: Final = re.compile(r"\bansvarar\s+för\b", re.IGNORECASE)
_MAY: Final = re.compile(rf"\bfår\b(?!{_NOT})", re.IGNORECASE)
_MAY_NOT: Final = re.compile(rf"\b(?:får|ska|skall)\b{_NOT}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts over a text, headings and tables included."""

    clauses: int
    """Without the title lines of parts, which have no text."""
    paragraphs: int
    """A table row is one."""
    words: int
    """Numbers and dates count as words."""
    sentences: int
    """In running text; a heading or table row is none."""
    duties: int
    """"ska", "skall", "måste" without "inte"."""
    responsibilities: int
    """"ansvarar för"."""
    permissions: int
    """"får" without "inte", in every meaning of the word."""
    prohibitions: int
    """"får inte", "ska inte"."""


NAMES: Final = (
    ("clauses", "Punkter"),
    ("paragraphs", "Stycken och tabellrader"),
    ("words", "Ord"),
    ("sentences", "Meningar"),
    ("duties", "Skyldigheter (ska, måste)"),
    ("responsibilities", "Ansvar (ansvarar för)"),
    ("permissions", "Rättigheter (får)"),
    ("prohibitions", "Förbud (får inte, ska inte)"),
)
"""Field and what it is called, in the order of a table."""


def figures(document: ComparedDocument) -> Figures:
    """Count a document."""
    paragraphs = [paragraph for unit in document.units for paragraph in unit.paragraphs if paragraph.strip()]
    headings = [unit.heading for unit in document.units]
    running = [paragraph for paragraph in paragraphs if "\t" not in paragraph]

    def found(pattern: re.Pattern[str]) -> int:
        return sum(len(pattern.findall(paragraph)) for paragraph in paragraphs)

    return Figures(
        clauses=sum(bool(unit.paragraphs) or not unit.key.startswith("part:") for unit in document.units),
        paragraphs=len(paragraphs),
        words=sum(map(count_words, (*headings, *paragraphs))),
        sentences=sum(map(sentences, running)),
        duties=found(_SHALL),
        responsibilities=found(_RESPONSIBLE),
        permissions=found(_MAY),
        prohibitions=found(_MAY_NOT),
    )


def sentences(paragraph: str) -> int:
    """Sentences in a paragraph; a last one without a full stop counts."""
    count = last = 0
    for end in _END.finditer(paragraph):
        stop = end.start() + 1
        if _ABBREVIATION.search(paragraph[:stop]) and end.end() < len(paragraph.rstrip()):
            continue
        count += 1
        last = end.end()
    return count + bool(count_words(paragraph[last:]))
