"""The whole Word file: plan, text, lists, comments, identity.

The XML is written as text in one pass; every piece of text passes through ``xml_text.escaped``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from hsavtal_desktop.core.reading import ClauseView, PartPlace, Place, View
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.word.identity import ClauseMark, SentIdentity, document_bookmark, paragraph_id, part_bookmark
from hsavtal_desktop.word.writing import frame
from hsavtal_desktop.word.writing.blocks import Blocks, check
from hsavtal_desktop.word.writing.clauses import ClauseWriter, frame_of
from hsavtal_desktop.word.writing.comments import CommentBook
from hsavtal_desktop.word.writing.contents import DEEPEST, Entry, contents, item_entry
from hsavtal_desktop.word.writing.front import document_title, title_page
from hsavtal_desktop.word.writing.hashing import agreed_hash
from hsavtal_desktop.word.writing.house_styles import in_house_style
from hsavtal_desktop.word.writing.looks import Numberer, ReadyPart
from hsavtal_desktop.word.writing.notes import NoteBook
from hsavtal_desktop.word.writing.numbering import Lists
from hsavtal_desktop.word.writing.paragraphs import ParagraphIds, paragraph
from hsavtal_desktop.word.writing.parts import Outside, archive
from hsavtal_desktop.word.writing.passing import without_passing
from hsavtal_desktop.word.writing.pictures import PictureBook
from hsavtal_desktop.word.writing.plan import Item, PlannedDocument, Role, plan
from hsavtal_desktop.word.writing.request import ExportedFile, ExportRequest, WordSource
from hsavtal_desktop.word.writing.runs import RunWriter, run
from hsavtal_desktop.word.writing.signatures import UNKNOWN, Signatures
from hsavtal_desktop.word.writing.styles import styles
from hsavtal_desktop.word.writing.targets import Targets
from hsavtal_desktop.word.writing.template import HouseTemplate
from hsavtal_desktop.word.writing.template_cleaning import masked
from hsavtal_desktop.word.xml_text import escaped


def write_document(source: WordSource, request: ExportRequest) -> ExportedFile:
    """Write documents as a Word file (ISO 29500-1 Transitional, with Microsoft's w14, w15 and w16 extensions).

    MARKUP: accepting all changes in the file gives the FINAL text, rejecting all gives the ORIGINAL, numbers included.
    Deleting is named by the first who proposes it.  A move is written as a move where both places are in the file and
    the clause has no table, else as a deletion and an insertion.  What changes the look of words that are themselves
    only proposed is written as the look they would get.
    """
    return _Export(source, request).write()


_FOOTER: Final = 60
"""Characters of a title that find room in the footer."""


class _Export:
    """One export: everything that is numbered across the file."""

    def __init__(self, source: WordSource, request: ExportRequest) -> None:
        self._source = source
        self._view = View.FINAL if request.view is View.SIMPLE else request.view
        self._request = replace(request, status=request.status or _common_status(source, request.documents))
        self._ids = ParagraphIds()
        self._lists = Lists()
        self._signatures = Signatures(source, request.time, anonymous=request.anonymous)
        self._planned = plan(source, request.documents, self._view, request.clauses)
        if not self._planned:
            raise Trouble(Said("Ingen av de valda punkterna finns i den text som ska skrivas. Välj andra punkter."))
        self._ready = self._prepare()
        self._standing = frozenset(
            item.clause for item in self._items() if item.after is not None or item.role is Role.PASSING
        )
        shown = request.remarks or (source.comments() if self._view is View.MARKUP else ())
        self._comments = CommentBook(shown, self._signatures, self._ids)
        self._pictures = PictureBook(source.blob, anonymous=request.anonymous)
        targets = Targets(self._ready.values(), self._standing)
        self._runs = RunWriter(self._signatures, targets, source.printed, self._pictures)
        self._notes = NoteBook(self._runs, self._signatures, self._ids)
        self._writer = ClauseWriter(
            self._signatures,
            self._runs,
            self._notes,
            self._lists,
            self._ids,
            self._agreed,
            self._comments.anchors,
            self._standing,
        )
        self._places = self._original_places() if self._view is View.MARKUP else {}
        self._marks: list[ClauseMark] = []
        """Of the clauses written so far."""

    def write(self) -> ExportedFile:
        request = self._request
        title = self._title()
        marking = request.marking or self._source.package().marking
        template = request.template
        if template is not None and self._signatures.mask is not None:
            template = masked(template, self._signatures.mask)
        margins = frame.margins(replace(request, template=template), marking, self._short(title))
        blocks = Blocks()
        self._body(blocks, title)
        document = blocks.document(frame.section(margins, template))
        parts = self._parts(template)
        for part in (*parts.values(), *(margin.xml for margin in margins)):
            check(part)
        media = {**self._pictures.media, **(template.media if template is not None else {})}
        theme = template.theme if template is not None else b""
        outside = Outside(self._runs.links, self._pictures.relations, media, tuple(margins), theme)
        data = archive(document, parts, outside, title, self._identity())
        return ExportedFile(
            data,
            hashlib.sha256(data).hexdigest(),
            request.documents,
            len({item.clause for item in self._items()}),
            self._signatures.written,
            len(self._comments),
            self._pictures.noted,
        )

    def _parts(self, template: HouseTemplate | None) -> dict[str, str]:
        """The parts beside the text that is written by now, by name in ``word/``."""
        looks = styles(self._lists.main)
        if template is not None and template.styles is not None:
            looks = in_house_style(looks, template.styles)
        even_pages = template is not None and template.even_pages
        return {
            "styles.xml": looks,
            "numbering.xml": self._lists.xml,
            "settings.xml": frame.settings(notes=len(self._notes) > 0, even_pages=even_pages),
            **(self._comments.parts() if len(self._comments) else {}),
            **({"footnotes.xml": self._notes.xml} if len(self._notes) else {}),
        }

    def _title(self) -> str:
        if self._request.title:
            return self._request.title
        if len(self._request.documents) == 1:
            return self._planned[0].title
        return self._source.package().title

    def _short(self, title: str) -> str:
        """A title that fits in the footer beside the page number."""
        short = self._source.document(self._planned[0].document).short if len(self._planned) == 1 else ""
        return short if short and len(title) > _FOOTER else title

    def _prepare(self) -> dict[str, list[ReadyPart]]:
        numberer = Numberer(self._lists)
        return {
            document.document: [
                ReadyPart(
                    part,
                    numberer.part(document.document, part.part),
                    tuple((self._settled(item), look) for item, look in numberer.items(document, index)),
                )
                for index, part in enumerate(document.parts)
            ]
            for document in self._planned
        }

    def _settled(self, item: Item) -> Item:
        frame = frame_of(item)
        if not frame.covers and not item.touched.twice:
            return item
        shown = without_passing(item.shown, frame, self._signatures.same_hand)
        return item if shown is item.shown else replace(item, shown=shown)

    def _items(self) -> Iterator[Item]:
        for parts in self._ready.values():
            for part in parts:
                for item, _ in part.items:
                    yield item

    def _original_places(self) -> dict[str, Place]:
        return {
            place.clause: place
            for document in self._request.documents
            for place in self._source.outline(document, View.ORIGINAL).places
        }

    def _agreed(self, shown: ClauseView) -> ClauseView | None:
        place = self._places.get(shown.place.clause)
        return self._source.clause(place, View.ORIGINAL) if place is not None else None

    def _body(self, blocks: Blocks, title: str) -> None:
        one = len(self._planned) == 1
        about = self._source.document(self._planned[0].document) if one else None
        anchors = self._comments.anchors("")
        blocks.add(title_page(self._request, title, about, self._ids, (anchors.start, anchors.end + anchors.signs)))
        renumbering, deepest = self._renumbering(), DEEPEST if one else 1
        entries = self._entries(renumbering, deepest)
        contents(blocks, entries, self._runs, self._signatures, self._ids, renumbering=renumbering, deepest=deepest)
        for index, document in enumerate(self._planned):
            if not one:
                fields = self._source.document(document.document)
                bookmark = self._bookmark(document_bookmark(document.document))
                blocks.add(document_title(fields, document.document, document.title, self._ids, bookmark))
            for place, ready in enumerate(self._ready[document.document]):
                self._part(blocks, document, ready, first=one and index == place == 0)
        # The last paragraph of a file can neither come nor go, so it is nobody's.
        blocks.add([paragraph("EfterTabell", self._ids.unique(paragraph_id("end")), "")])

    def _part(self, blocks: Blocks, document: PlannedDocument, ready: ReadyPart, *, first: bool) -> None:
        part = ready.planned.part
        if ready.planned.printed_in:
            blocks.add([self._pointer(document, part, ready.planned.printed_in)])
            return
        bookmark = self._bookmark(part_bookmark(part.part))
        para_id = self._ids.unique(paragraph_id("part", document.document, part.part))
        properties = "<w:pageBreakBefore/>" if first and not part.number else ""
        if ready.look.now.list is not None:
            properties += ready.look.now.list.xml
        blocks.add([paragraph(ready.look.now.heading, para_id, bookmark + run(part.title), properties)])
        for item, look in ready.items:
            self._writer.write(blocks, item, look, document.document)
            if item.before is not None or item.clause not in self._places:
                label = look.label if item.before is None else item.before.number
                digest = agreed_hash(item, self._runs, document.document)
                self._marks.append(ClauseMark(item.clause, document.document, label, digest))

    def _bookmark(self, name: str) -> str:
        number = self._signatures.number()
        return f'<w:bookmarkStart w:id="{number}" w:name="{escaped(name)}"/><w:bookmarkEnd w:id="{number}"/>'

    def _pointer(self, document: PlannedDocument, part: PartPlace, printed_in: str) -> str:
        """The line where a part would be repeated."""
        here = _span([place.number for place in part.places if place.depth == 0])
        there = _span(
            [
                item.shown.place.number
                for ready in self._ready[printed_in]
                if ready.planned.part.part == part.part
                for item, _ in ready.items
                if item.shown.place.depth == 0 and item.after is not None
            ]
        )
        home = self._source.document(printed_in)
        chapters = f" (kapitel {here})" if here else ""
        target = (home.short or home.title) + (f", kapitel {there}" if there else "")
        anchor = escaped(part_bookmark(part.part))
        link = f'<w:hyperlink w:anchor="{anchor}" w:history="1">{run(target)}</w:hyperlink>'
        words = f"{part.title}{chapters} har samma text i alla dokument och är tryckt en gång: se "
        para_id = self._ids.unique(paragraph_id("pointer", document.document, part.part))
        return paragraph("Hanvisning", para_id, run(words) + link + run("."))

    def _entries(self, renumbering: str, deepest: int) -> Iterator[Entry]:
        one = len(self._planned) == 1
        for document in self._planned:
            if not one:
                yield Entry(1, document_bookmark(document.document), "", document.title)
            for ready in self._ready[document.document]:
                part = ready.planned.part
                if ready.planned.printed_in:
                    continue
                if part.title:
                    yield Entry(1, part_bookmark(part.part), ready.look.label, part.title, tab=False)
                for item, look in ready.items:
                    entry = item_entry(
                        item,
                        look,
                        document.document,
                        standing=self._standing,
                        renumbering=renumbering,
                        deepest=deepest,
                    )
                    if entry is not None:
                        yield entry if one else replace(entry, level=entry.level + 1)

    def _renumbering(self) -> str:
        """The proposal that is named where a number in the table of contents changes: the first that can be why."""
        return next((item.revision for item in self._items() if item.role is not Role.KEPT), UNKNOWN)

    def _identity(self) -> SentIdentity:
        request = self._request
        return SentIdentity(
            workspace=request.workspace,
            documents=request.documents,
            version=request.version_label,
            view=self._view.value,
            content_hash=request.content_hash,
            heads=request.heads,
            time=request.time,
            since=request.since,
            clauses=tuple(self._marks),
        )


def _common_status(source: WordSource, documents: Iterable[str]) -> str:
    """The documents' status, where they have the same."""
    found = {source.document(name).status for name in documents}
    return found.pop().capitalize() if len(found) == 1 else ""


def _span(numbers: list[str]) -> str:
    """ "A1–A4", from the numbers of a part's chapters."""
    if not numbers:
        return ""
    return numbers[0] if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
