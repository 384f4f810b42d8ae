"""Walk all parts of an open package and put the document together."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.word.model import (
    FormatSuggestion,
    NotUnderstood,
    RevisionEntry,
    StoryKind,
    WordBlock,
    WordComment,
    WordDocument,
    WordStory,
)
from hsavtal_desktop.word.names import W
from hsavtal_desktop.word.package import WordPackage
from hsavtal_desktop.word.reading_blocks import BlockReader, Looks
from hsavtal_desktop.word.reading_comments import build_comments, comment_extras
from hsavtal_desktop.word.reading_marks import is_on
from hsavtal_desktop.word.reading_numbering import read_lists
from hsavtal_desktop.word.reading_properties import core_properties, custom_properties, custom_xml
from hsavtal_desktop.word.reading_revisions import list_revisions
from hsavtal_desktop.word.reading_runs import Findings, StorySource
from hsavtal_desktop.word.reading_styles import StyleSheet
from hsavtal_desktop.word.views import View, view_paragraphs


class DocumentReader:
    """Reads one package.  Use once."""

    def __init__(self, package: WordPackage, instead: bytes | None = None) -> None:
        """Parse the main part (or what is read ``instead`` of it) and the styles.

        Raises ``Trouble`` when the main part cannot be read.
        """
        self._package = package
        self._findings = Findings()
        self._section_suggestions: list[FormatSuggestion] = []
        styles = StyleSheet(self._beside("styles"))
        self._looks = Looks(styles, read_lists(self._beside("numbering"), styles.list_of_numbering_style))
        self.main_root = package.xml(package.main_part, instead)
        self._revisions: dict[str, tuple[RevisionEntry, ...]] = {}
        self._list_marks(package.main_part, self.main_root)

    def read(self, *, media: bool = False) -> WordDocument:
        """Return the document, with the bytes of its pictures if ``media``."""
        package = self._package
        body = self._body()
        stories = [*self._notes(), *self._headers_and_footers()]
        comments = self._comments()
        stories += self._text_boxes()
        settings = self._beside("settings")
        return WordDocument(
            name=package.name,
            body=body,
            stories=tuple(stories),
            comments=comments,
            core_properties=core_properties(package),
            custom_properties=custom_properties(package),
            custom_xml=custom_xml(package),
            format_suggestions=tuple(self._section_suggestions),
            lists=self._looks.lists,
            revisions=self._revisions,
            media=self._media() if media else {},
            tracking_on=is_on(settings, "trackRevisions"),
            has_macros=package.has_macros,
            not_understood=tuple(
                NotUnderstood(what, part, count) for (what, part), count in self._findings.not_understood.items()
            ),
            warnings=tuple(package.warnings),
        )

    def _part(self, part: str) -> etree._Element | None:
        """Parse a part that holds stories and list its marks."""
        root = self._package.optional_xml(part)
        if root is not None:
            self._list_marks(part, root)
        return root

    def _list_marks(self, part: str, root: etree._Element) -> None:
        entries = list_revisions(root, both_branches=False)
        if entries:
            self._revisions[part] = tuple(entries)

    def _media(self) -> dict[str, bytes]:
        """The pictures that the main part points to; one that is damaged is left out, with a warning."""
        read: dict[str, bytes] = {}
        for part in self._package.related(self._package.main_part, "image"):
            try:
                read[part] = self._package.read(part)
            except Trouble as trouble:
                self._package.warnings.append(trouble.sentence)
        return read

    def _beside(self, kind: str) -> etree._Element | None:
        """Parse the part the main part points to with one kind of relationship, where there is one."""
        parts = self._package.related(self._package.main_part, kind)
        return self._package.optional_xml(parts[0] if parts else None)

    def _story(self, key: str, part: str, root: etree._Element) -> tuple[WordBlock, ...]:
        related = self._package.relationships(part)
        links = {link.id: link.target for link in related if link.kind == "hyperlink"}
        pictures = {link.id: link.target for link in related if link.kind == "image" and not link.external}
        reader = BlockReader(StorySource(key, part, links, pictures), root, self._looks, self._findings)
        blocks = reader.read()
        self._section_suggestions.extend(reader.section_suggestions)
        return blocks

    def _body(self) -> tuple[WordBlock, ...]:
        body = self.main_root.find(f"{W}body")
        if body is None:
            self._package.warnings.append(Said("Dokumentet saknar brödtext (w:body); det som fanns lästes ändå."))
        return self._story(StoryKind.BODY, self._package.main_part, self.main_root if body is None else body)

    def _notes(self) -> Iterator[WordStory]:
        for kind, relation in ((StoryKind.FOOTNOTE, "footnotes"), (StoryKind.ENDNOTE, "endnotes")):
            for part in self._package.related(self._package.main_part, relation):
                root = self._part(part)
                for note in () if root is None else root.iterchildren(f"{W}{kind}"):
                    # Typed notes are the separators Word draws between text and notes.
                    if note.get(f"{W}type", "normal") == "normal":
                        key = f"{kind}:{note.get(f'{W}id', '')}"
                        anchor = self._findings.note_anchors.get(key)
                        yield WordStory(key, kind, part, self._story(key, part, note), anchor)

    def _headers_and_footers(self) -> Iterator[WordStory]:
        for kind in (StoryKind.HEADER, StoryKind.FOOTER):
            for part in self._package.related(self._package.main_part, kind):
                root = self._part(part)
                if root is not None:
                    key = f"{kind}:{part}"
                    yield WordStory(key, kind, part, self._story(key, part, root))

    def _text_boxes(self) -> Iterator[WordStory]:
        number = 0
        # Reading a text box may find further ones inside it, at the end of the same list.
        while number < len(self._findings.text_boxes):
            root, anchor, part = self._findings.text_boxes[number]
            number += 1
            key = f"{StoryKind.TEXT_BOX}:{number}"
            yield WordStory(key, StoryKind.TEXT_BOX, part, self._story(key, part, root), anchor)

    def _comments(self) -> tuple[WordComment, ...]:
        read: list[tuple[etree._Element, tuple[WordBlock, ...], str]] = []
        for part in self._package.related(self._package.main_part, "comments"):
            root = self._part(part)
            for comment in () if root is None else root.iterchildren(f"{W}comment"):
                key = f"{StoryKind.COMMENT}:{comment.get(f'{W}id', '')}"
                blocks = self._story(key, part, comment)
                text = "\n".join(paragraph.text for paragraph in view_paragraphs(blocks, View.ACCEPTED))
                read.append((comment, blocks, text))
        extras = comment_extras(
            self._beside("commentsExtended"), self._beside("commentsIds"), self._beside("commentsExtensible")
        )
        return build_comments(read, extras, self._findings)
