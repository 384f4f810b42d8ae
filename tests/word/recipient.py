"""A recipient in a few lines: edits a Word file's XML the way Word does, with or without tracking.

Every edit names the words it is about; the first paragraph of the body (or of a table) that holds them is edited.
"""

import copy
import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import zip_longest

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
AUTHOR = "Prov Lind"
DATE = "2026-11-30T09:30:00Z"


class Recipient:
    """A Word file while it is edited; ``tracked`` may be switched at any time."""

    def __init__(self, data: bytes, *, tracked: bool = False) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.root = etree.fromstring(self.parts["word/document.xml"])
        body = self.root.find(f"{W}body")
        assert body is not None
        self.body = body
        self.tracked = tracked
        self._number = 90_000

    def data(self) -> bytes:
        """The file as it is now."""
        self.parts["word/document.xml"] = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8")
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.parts.items():
                archive.writestr(name, content)
        return stream.getvalue()

    def paragraphs(self) -> Iterator[etree._Element]:
        """All paragraphs but those of the table of contents."""
        for paragraph in self.body.iter(f"{W}p"):
            style = paragraph.find(f"{W}pPr/{W}pStyle")
            if style is None or not (style.get(f"{W}val") or "").startswith("TOC"):
                yield paragraph

    def find(self, words: str) -> etree._Element:
        """The first paragraph that shows the words."""
        for paragraph in self.paragraphs():
            if words in shown(paragraph):
                return paragraph
        raise AssertionError(f"no paragraph shows {words!r}")

    def insert(self, after: str, text: str) -> None:
        """Type after some words."""
        self._insert_at(self.find(after), shown(self.find(after)).index(after) + len(after), text)

    def delete(self, words: str) -> None:
        """Delete some words."""
        paragraph = self.find(words)
        start = shown(paragraph).index(words)
        self._delete(paragraph, start, start + len(words))

    def replace(self, words: str, text: str) -> None:
        """Select some words and type others."""
        paragraph = self.find(words)
        start = shown(paragraph).index(words)
        self._insert_at(paragraph, start + len(words), text)
        self._delete(paragraph, start, start + len(words))

    def split(self, after: str) -> None:
        """Press Enter after some words: the paragraph before the break is the new one."""
        paragraph = self.find(after)
        at = shown(paragraph).index(after) + len(after)
        first = etree.Element(f"{W}p")
        paragraph.addprevious(first)
        properties = paragraph.find(f"{W}pPr")
        if properties is not None:
            first.append(copy.deepcopy(properties))
        self._mark_break(first, "ins")
        _cut_runs(paragraph, at)
        position = 0
        for child in list(paragraph):
            if child.tag == f"{W}pPr":
                continue
            if position >= at and child.tag not in (f"{W}bookmarkStart", f"{W}bookmarkEnd"):
                break
            if position >= at > 0:
                break
            position += len(_text(child))
            first.append(child)

    def join(self, words: str) -> None:
        """Delete the break after the paragraph that shows the words."""
        paragraph = self.find(words)
        following = paragraph.getnext()
        assert following is not None and following.tag == f"{W}p", "only paragraphs beside each other are joined"
        if self.tracked:
            self._mark_break(paragraph, "del")
            return
        place = 1 if following.find(f"{W}pPr") is not None else 0
        for child in reversed([child for child in paragraph if child.tag != f"{W}pPr"]):
            following.insert(place, child)
        paragraph.getparent().remove(paragraph)

    def paragraph(self, after: str, text: str, style: str = "BodyText") -> None:
        """A new paragraph after the one that shows the words."""
        self._new_paragraph(self.find(after), text, style)

    def remove(self, words: str) -> None:
        """Delete a whole paragraph."""
        self._remove(self.find(words))

    def style(self, words: str, style: str, author: str = "") -> None:
        """Give a paragraph another style, marked as somebody's where an author is named."""
        properties = self.find(words).find(f"{W}pPr")
        assert properties is not None
        old = copy.deepcopy(properties)
        named = properties.find(f"{W}pStyle")
        assert named is not None
        named.set(f"{W}val", style)
        if author:
            change = etree.SubElement(properties, f"{W}pPrChange")
            self._sign(change)
            change.append(old)

    def clause(self, after: str, heading: str, text: str, level: int) -> None:
        """A heading and a paragraph after the paragraph that shows the words."""
        first = self._new_paragraph(self.find(after), heading, f"Heading{level}")
        self._new_paragraph(first, text, "BodyText")

    def remove_block(self, first: str, before: str) -> None:
        """Delete everything from one paragraph to before another."""
        for element in self._block(first, before):
            if element.tag == f"{W}p":
                self._remove(element)
            elif self.tracked:
                for row in element.iter(f"{W}tr"):
                    self._mark_row(row, "del")
            else:
                element.getparent().remove(element)

    def move_block(self, first: str, before: str, to: str) -> None:
        """Cut everything from one paragraph to before another and paste it before a third, without tracking."""
        block = self._block(first, before)
        target = self.find(to)
        for element in block:
            target.addprevious(element)

    def add_row(self, words: str, cells: list[str]) -> None:
        """A table row after the one that shows the words."""
        row = next(self.find(words).iterancestors(f"{W}tr"))
        new = copy.deepcopy(row)
        for cell, text in zip(new.iter(f"{W}tc"), cells, strict=True):
            for extra in cell.findall(f"{W}p")[1:]:
                cell.remove(extra)
            paragraph = cell.find(f"{W}p")
            for child in [child for child in paragraph if child.tag != f"{W}pPr"]:
                paragraph.remove(child)
            paragraph.attrib.pop(f"{W14}paraId", None)
            self._append(paragraph, text)
        row.addnext(new)
        self._mark_row(new, "ins")

    def add_table(self, after: str, rows: list[list[str]]) -> None:
        """A table after the paragraph that shows the words, copied from the look of the first one, and its filler."""
        table = copy.deepcopy(next(self.body.iter(f"{W}tbl")))
        first, *others = table.findall(f"{W}tr")
        for row in others:
            table.remove(row)
        for cells in reversed(rows):
            new = copy.deepcopy(first)
            for cell, text in zip_longest(new.findall(f"{W}tc"), cells):
                if text is None:
                    new.remove(cell)
                    continue
                paragraph = cell.find(f"{W}p")
                for child in [child for child in paragraph if child.tag != f"{W}pPr"]:
                    paragraph.remove(child)
                paragraph.attrib.pop(f"{W14}paraId", None)
                self._append(paragraph, text)
            first.addnext(new)
            self._mark_row(new, "ins")
        table.remove(first)
        self.find(after).addnext(table)
        filler = etree.Element(f"{W}p")
        table.addnext(filler)
        self._mark_break(filler, "ins")

    def remove_table(self, words: str) -> None:
        """Delete the table that shows the words."""
        table = next(self.find(words).iterancestors(f"{W}tbl"))
        if not self.tracked:
            table.getparent().remove(table)
        for row in table.iter(f"{W}tr"):
            self._mark_row(row, "del")

    def footnote(self, words: str, text: str, kind: str = "footnote") -> None:
        """A footnote (or, as ``kind``, an ``endnote``) at the end of the paragraph that shows the words."""
        name = f"word/{kind}s.xml"
        if name not in self.parts:
            self.parts[name] = f'<w:{kind}s xmlns:w="{W[1:-1]}"/>'.encode()
            self._declare(f"{kind}s")
        notes = etree.fromstring(self.parts[name])
        self._number += 1
        number = str(self._number)
        note = etree.SubElement(notes, f"{W}{kind}")
        note.set(f"{W}id", number)
        paragraph = etree.SubElement(note, f"{W}p")
        etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}{kind}Ref")
        self._append(paragraph, f" {text}")
        run = etree.Element(f"{W}r")
        etree.SubElement(run, f"{W}{kind}Reference").set(f"{W}id", number)
        self.parts[name] = etree.tostring(notes)
        self.find(words).append(self._marked("ins", [run]) if self.tracked else run)

    @contextmanager
    def in_part(self, name: str) -> Iterator[None]:
        """Edit the words of another part than the main one, such as ``word/footnotes.xml``."""
        body, self.body = self.body, etree.fromstring(self.parts[name])
        yield
        self.parts[name] = etree.tostring(self.body)
        self.body = body

    def remove_footnote(self, words: str) -> None:
        """Delete the sign of the footnote that shows the words; its words go with it, as Word does it."""
        notes = etree.fromstring(self.parts["word/footnotes.xml"])
        note = next(one for one in notes if words in _text(one))
        number = note.get(f"{W}id")
        sign = next(one for one in self.body.iter(f"{W}footnoteReference") if one.get(f"{W}id") == number)
        run = sign.getparent()
        assert run is not None
        if self.tracked:
            mark = self._marked("del", [])
            run.addprevious(mark)
            mark.append(run)
            for paragraph in note.iter(f"{W}p"):
                self._delete(paragraph, 0, len(shown(paragraph)))
        else:
            run.getparent().remove(run)
            notes.remove(note)
        self.parts["word/footnotes.xml"] = etree.tostring(notes)

    def remove_row(self, words: str) -> None:
        """Delete the row that shows the words."""
        row = next(self.find(words).iterancestors(f"{W}tr"))
        if self.tracked:
            self._mark_row(row, "del")
        else:
            row.getparent().remove(row)

    def comment(self, words: str, text: str) -> None:
        """A comment on the paragraph that shows the words, in a part of its own or beside ours."""
        self._number += 1
        name, number = "word/comments.xml", str(self._number)
        if name not in self.parts:
            self.parts[name] = f'<w:comments xmlns:w="{W[1:-1]}"/>'.encode()
            self._declare("comments")
        comments = etree.fromstring(self.parts[name])
        note = etree.SubElement(comments, f"{W}comment")
        for key, value in (("id", number), ("author", AUTHOR), ("date", DATE), ("initials", "PL")):
            note.set(f"{W}{key}", value)
        etree.SubElement(note, f"{W}p").append(_run(text))
        self.parts[name] = etree.tostring(comments)
        paragraph = self.find(words)
        start, stop = etree.Element(f"{W}commentRangeStart"), etree.SubElement(paragraph, f"{W}commentRangeEnd")
        paragraph.insert(1 if paragraph.find(f"{W}pPr") is not None else 0, start)
        reference = etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}commentReference")
        for element in (start, stop, reference):
            element.set(f"{W}id", number)

    def answer(self, comment: str, text: str) -> None:
        """An answer to a comment of the file."""
        comments = etree.fromstring(self.parts["word/comments.xml"])
        parent = next(one for one in comments if comment in _text(one))
        self._number += 1
        number = str(self._number)
        note = etree.SubElement(comments, f"{W}comment")
        for key, value in (("id", number), ("author", AUTHOR), ("date", DATE), ("initials", "PL")):
            note.set(f"{W}{key}", value)
        paragraph = etree.SubElement(note, f"{W}p")
        paragraph.set(f"{W14}paraId", "7A7A7A7A")
        paragraph.append(_run(text))
        self.parts["word/comments.xml"] = etree.tostring(comments)
        extended = etree.fromstring(self.parts["word/commentsExtended.xml"])
        thread = etree.SubElement(extended, f"{W15}commentEx")
        thread.set(f"{W15}paraId", "7A7A7A7A")
        thread.set(f"{W15}paraIdParent", parent.findall(f"{W}p")[-1].get(f"{W14}paraId") or "")
        self.parts["word/commentsExtended.xml"] = etree.tostring(extended)
        there = next(
            one for one in self.body.iter(f"{W}commentRangeStart") if one.get(f"{W}id") == parent.get(f"{W}id")
        )
        for tag in ("commentRangeStart", "commentRangeEnd"):
            element = etree.Element(f"{W}{tag}")
            element.set(f"{W}id", number)
            there.addnext(element)

    def _declare(self, kind: str) -> None:
        links = etree.fromstring(self.parts["word/_rels/document.xml.rels"])
        link = etree.SubElement(links, f"{{{links.nsmap[None]}}}Relationship")
        type_ = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
        for key, value in (("Id", f"rIdOwn{kind}"), ("Type", type_), ("Target", f"{kind}.xml")):
            link.set(key, value)
        self.parts["word/_rels/document.xml.rels"] = etree.tostring(links)

    def forget_identity(self, *, bookmarks: bool = True, para_ids: bool = True, properties: bool = True) -> None:
        """Drop what tells where the file comes from, as other editors do."""
        for element in list(self.root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")) if bookmarks else []:
            element.getparent().remove(element)
        for paragraph in self.root.iter(f"{W}p") if para_ids else []:
            paragraph.attrib.pop(f"{W14}paraId", None)
        if properties:
            self.parts = {
                name: content
                for name, content in self.parts.items()
                if not name.startswith(("customXml/", "docProps/custom"))
            }
            for name in ("_rels/.rels", "word/_rels/document.xml.rels", "[Content_Types].xml"):
                root = etree.fromstring(self.parts[name])
                for element in list(root):
                    target = element.get("Target", "") + element.get("PartName", "")
                    if "customXml" in target or "docProps/custom" in target:
                        root.remove(element)
                self.parts[name] = etree.tostring(root)
            core = etree.fromstring(self.parts["docProps/core.xml"])
            for element in list(core):
                if str(element.tag).endswith("identifier"):
                    core.remove(element)
            self.parts["docProps/core.xml"] = etree.tostring(core)

    def rename_bookmarks(self) -> None:
        """Give the bookmarks other names, as Google Docs does."""
        for number, element in enumerate(self.root.iter(f"{W}bookmarkStart")):
            element.set(f"{W}name", f"kix.{number}")

    def decide_all(self, author: str, *, accept: bool) -> None:
        """Accept or reject the insertions and deletions of runs by one author in Word."""
        gone, plain = ("del", "ins") if accept else ("ins", "del")
        for mark in [m for m in self.body.iter(f"{W}{gone}") if m.get(f"{W}author") == author]:
            if mark.getparent().tag != f"{W}rPr":
                mark.getparent().remove(mark)
        for mark in [m for m in self.body.iter(f"{W}{plain}") if m.get(f"{W}author") == author]:
            if mark.getparent().tag != f"{W}rPr":
                for text in mark.iter(f"{W}delText"):
                    text.tag = f"{W}t"
                for child in list(mark):
                    mark.addprevious(child)
                mark.getparent().remove(mark)

    def _block(self, first: str, before: str) -> list[etree._Element]:
        element: etree._Element | None = self.find(first)
        stop = self.find(before)
        block = []
        while element is not None and element is not stop:
            block.append(element)
            element = element.getnext()
        return block

    def _new_paragraph(self, before: etree._Element, text: str, style: str) -> etree._Element:
        new = etree.Element(f"{W}p")
        properties = etree.SubElement(new, f"{W}pPr")
        etree.SubElement(properties, f"{W}pStyle").set(f"{W}val", style)
        before.addnext(new)
        self._mark_break(new, "ins")
        self._append(new, text)
        return new

    def _remove(self, paragraph: etree._Element) -> None:
        if not self.tracked:
            paragraph.getparent().remove(paragraph)
            return
        self._delete(paragraph, 0, len(shown(paragraph)))
        self._mark_break(paragraph, "del")

    def _append(self, paragraph: etree._Element, text: str) -> None:
        paragraph.append(self._marked("ins", [_run(text)]) if self.tracked else _run(text))

    def _insert_at(self, paragraph: etree._Element, at: int, text: str) -> None:
        _cut_runs(paragraph, at)
        new = self._marked("ins", [_run(text)]) if self.tracked else _run(text)
        for run in _runs(paragraph):
            if _offset(paragraph, run) >= at:
                top = _top(run, paragraph)
                # Inside somebody else's insertion the run stands within it, as untracked typing does.
                if run.getparent() is not top.getparent() and _offset(paragraph, run) > _offset(paragraph, top):
                    run.addprevious(new)
                else:
                    top.addprevious(new)
                return
        paragraph.append(new)

    def _delete(self, paragraph: etree._Element, start: int, stop: int) -> None:
        _cut_runs(paragraph, start)
        _cut_runs(paragraph, stop)
        places = [(run, _offset(paragraph, run), len(_text(run))) for run in _runs(paragraph)]
        for run, place, length in places:
            seen = length or run.find(f"{W}footnoteReference") is not None
            if not seen or place < start or place + length > stop:
                continue
            if not self.tracked:
                run.getparent().remove(run)
                continue
            for text in run.iter(f"{W}t"):
                text.tag = f"{W}delText"
            mark = self._marked("del", [])
            run.addprevious(mark)
            mark.append(run)

    def _marked(self, kind: str, content: list[etree._Element]) -> etree._Element:
        mark = etree.Element(f"{W}{kind}")
        self._sign(mark)
        mark.extend(content)
        return mark

    def _sign(self, mark: etree._Element) -> None:
        self._number += 1
        for name, value in (("id", str(self._number)), ("author", AUTHOR), ("date", DATE)):
            mark.set(f"{W}{name}", value)

    def _mark_break(self, paragraph: etree._Element, kind: str) -> None:
        if not self.tracked:
            return
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = etree.Element(f"{W}pPr")
            paragraph.insert(0, properties)
        own = properties.find(f"{W}rPr")
        if own is None:
            own = etree.SubElement(properties, f"{W}rPr")
        own.insert(0, self._marked(kind, []))

    def _mark_row(self, row: etree._Element, kind: str) -> None:
        if not self.tracked:
            return
        properties = row.find(f"{W}trPr")
        if properties is None:
            properties = etree.Element(f"{W}trPr")
            row.insert(0, properties)
        properties.append(self._marked(kind, []))


def shown(paragraph: etree._Element) -> str:
    """The words that a paragraph shows when nothing struck is shown."""
    return "".join(_text(run) for run in _runs(paragraph))


def _runs(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Runs that are not struck."""
    for run in paragraph.iter(f"{W}r"):
        if not any(True for _ in run.iterancestors(f"{W}del", f"{W}moveFrom")):
            yield run


def _text(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def _offset(paragraph: etree._Element, element: etree._Element) -> int:
    """Shown characters before an element."""
    count = 0
    for other in paragraph.iter():
        if other is element:
            return count
        if other.tag == f"{W}t" and not any(True for _ in other.iterancestors(f"{W}del", f"{W}moveFrom")):
            count += len(other.text or "")
    raise AssertionError("the element is not in the paragraph")


def _cut_runs(paragraph: etree._Element, at: int) -> None:
    """See to it that a run begins at a place."""
    for run in list(_runs(paragraph)):
        start, text = _offset(paragraph, run), _text(run)
        if start < at < start + len(text) and len(run.findall(f"{W}t")) == 1:
            rest = copy.deepcopy(run)
            _set_text(run, text[: at - start])
            _set_text(rest, text[at - start :])
            run.addnext(rest)


def _set_text(run: etree._Element, text: str) -> None:
    found = run.find(f"{W}t")
    assert found is not None
    found.text = text
    found.set(SPACE, "preserve")


def _top(element: etree._Element, paragraph: etree._Element) -> etree._Element:
    while element.getparent() is not paragraph:
        parent = element.getparent()
        assert parent is not None
        element = parent
    return element


def _run(text: str) -> etree._Element:
    run = etree.Element(f"{W}r")
    etree.SubElement(run, f"{W}t")
    _set_text(run, text)
    return run
