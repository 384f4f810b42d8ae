"""Small comparisons for the tests of reports.  Sample sentences: exempeltext – inte gällande avtal."""

from __future__ import annotations

from hsavtal_desktop.core.comparison.documents import compare_documents
from hsavtal_desktop.core.comparison.model import ComparedClause, ComparedDocument, Comparison
from hsavtal_desktop.reports.frame import Frame, SideLabel

MARKING = "Exempeltext – inte gällande avtal"
TIME = "2026-11-22T09:41:00Z"
HOSTILE = "#let x = 1; *fet* $a^2$ @ref <b onclick='x'>&amp; \\ \" ”” // /* `kod` [x] #panic() {{=1+1}} <!-- --> ]]>"
FRAME = Frame(
    "Samverkan i Exempelkommun",
    SideLabel("Utkast 1", "version", "2026-03-13T13:00:00Z", "1be1a0bb" * 8),
    SideLabel("Remissversion", "fryst version", "2026-05-11T10:30:00Z", "c2a9e14f" * 8),
    TIME,
    MARKING,
    "utkast",
)


def clause(key: str, number: str, heading: str, *paragraphs: str, depth: int | None = None) -> ComparedClause:
    """A clause; its depth follows its number."""
    return ComparedClause(key, number, heading, paragraphs, number.count(".") if depth is None else depth)


def document(*clauses: ComparedClause, title: str = "Samverkan i Exempelkommun") -> ComparedDocument:
    """A document."""
    return ComparedDocument(title, clauses)


def compared(old: ComparedDocument, new: ComparedDocument) -> Comparison:
    """Their comparison."""
    return compare_documents(old, new)


OLD = document(
    clause("a", "1", "Syfte", "Avtalet reglerar ansvaret för vård i hemmet."),
    clause("b", "1.1", "Planering", "Parterna ska fråga inom fem vardagar.", "Svar lämnas skriftligt."),
    clause("c", "1.2", "Undantag", "Detta stycke försvinner helt och hållet när avtalet ändras."),
    clause("d", "2", "Kostnader", "Varje part betalar för sina egna uppgifter.", "Faktura skickas varje kvartal."),
    clause("e", "2.1", "Ansvar", "Uppgift\tVGR\tKommunen", "Bedöma behov\tX\t", "Ge omvårdnad\t\tX"),
    clause("f", "3", "Uppföljning", "Parterna följer upp avtalet varje år tillsammans med brukarna."),
)
NEW = document(
    clause("a", "1", "Syfte och mål", "Avtalet reglerar ansvaret för vård i hemmet."),
    clause("f", "2", "Uppföljning", "Parterna följer upp avtalet vartannat år tillsammans med brukarna."),
    clause("b", "2.1", "Planering", "Parterna ska fråga inom tio vardagar.", "Svar lämnas skriftligt."),
    clause("d", "3", "Kostnader", "Faktura skickas varje kvartal.", "Varje part betalar för sina egna uppgifter."),
    clause("e", "3.1", "Ansvar", "Uppgift\tVGR\tKommunen", "Bedöma behov\tX\tX", "Ge omvårdnad\t\tX"),
    clause("g", "3.2", "Oenighet", "Den här punkten är helt ny och handlar om tvister."),
)
MIXED = compared(OLD, NEW)
"""Everything at once: changed, moved, struck and added clauses, moved paragraphs, a table."""


def squeezed(text: str) -> str:
    """Without white space, soft hyphens and word joiners, with which a page breaks its lines."""
    return "".join(text.replace("\u00ad", "").replace("\u2060", "").split())


def said(document: ComparedDocument) -> str:
    """Headings and paragraphs of a document after each other, squeezed."""
    return squeezed("".join("".join((unit.heading, *unit.paragraphs)) for unit in document.units))
