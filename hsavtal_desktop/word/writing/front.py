"""The first page: what the document is, on what law it rests, when it applies and how far it has come.

Nothing here depends on the view, so that the file reads the same when all proposals in it are decided.
"""

from __future__ import annotations

from hsavtal_desktop.core.record_types import Document
from hsavtal_desktop.word.identity import paragraph_id
from hsavtal_desktop.word.writing.paragraphs import ParagraphIds, paragraph
from hsavtal_desktop.word.writing.request import ExportRequest
from hsavtal_desktop.word.writing.runs import run

_BOLD = "<w:rPr><w:b/><w:bCs/></w:rPr>"


def title_page(
    request: ExportRequest,
    title: str,
    document: Document | None,
    ids: ParagraphIds,
    anchors: tuple[str, str],
) -> list[str]:
    """Title, basis and facts.  ``anchors`` stand around the title: comments on the agreement as a whole."""
    lines = [paragraph("Title", ids.unique(paragraph_id("front", "title")), anchors[0] + run(title) + anchors[1])]
    if document is not None and document.basis:
        lines.append(paragraph("Subtitle", ids.unique(paragraph_id("front", "basis")), run(document.basis)))
    facts = [("Avtalstid", period(document) if document is not None else "")]
    facts += [("Status", request.status), ("Version", request.version_label), ("Datum", date(request.time))]
    lines.extend(
        paragraph("Faktarad", ids.unique(paragraph_id("front", name)), run(f"{name}\t", _BOLD) + run(value))
        for name, value in facts
        if value
    )
    return lines


def document_title(document: Document, name: str, title: str, ids: ParagraphIds, bookmark: str) -> list[str]:
    """Where a document of a package begins, on a new page."""
    lines = [paragraph("Dokumenttitel", ids.unique(paragraph_id("document", name)), bookmark + run(title))]
    about = [document.basis, f"Avtalstid {period(document)}" if period(document) else ""]
    lines.extend(
        paragraph("Subtitle", ids.unique(paragraph_id("document", name, text)), run(text)) for text in about if text
    )
    return lines


def period(document: Document) -> str:
    """The time the document applies, as two dates."""
    if document.valid_from and document.valid_to:
        return f"{document.valid_from} – {document.valid_to}"
    return document.valid_from or document.valid_to


def date(time: str) -> str:
    """The day of a time."""
    return time.partition("T")[0]
