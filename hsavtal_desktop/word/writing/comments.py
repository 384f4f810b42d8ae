"""Comments: their text, threads and state, and where they hang.

Word keeps four parts for them: the text, which comment answers which and what is done, an id that lasts, and the
time in UTC.  Threads hang on the paraId of a comment's last paragraph and are one level deep.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hsavtal_desktop.word.identity import paragraph_id
from hsavtal_desktop.word.names import MC_NS, W14_NS, W15_NS, W16CEX_NS, W16CID_NS, W16DU_NS, W_NS
from hsavtal_desktop.word.writing.clauses import NO_ANCHORS, Anchors
from hsavtal_desktop.word.writing.paragraphs import ParagraphIds
from hsavtal_desktop.word.writing.request import CommentSource
from hsavtal_desktop.word.writing.runs import run
from hsavtal_desktop.word.writing.signatures import Signatures, initials, signed
from hsavtal_desktop.word.xml_text import XML_HEAD, escaped


@dataclass(frozen=True, slots=True)
class _Written:
    number: int
    source: CommentSource
    para_id: str


class CommentBook:
    """The comments of the export; those on clauses that are not in the file are left out."""

    def __init__(self, comments: Iterable[CommentSource], signatures: Signatures, ids: ParagraphIds) -> None:
        self._signatures = signatures
        self._ids = ids
        self._by_clause: dict[str, list[CommentSource]] = {}
        self._all = {comment.id: comment for comment in comments}
        for comment in self._all.values():
            self._by_clause.setdefault(self._root(comment).comment.clause, []).append(comment)
        self._written: dict[str, _Written] = {}

    def __len__(self) -> int:
        return len(self._written)

    def anchors(self, clause: str) -> Anchors:
        """What stands around the first words of a clause; "" is the agreement itself."""
        if clause not in self._by_clause:
            return NO_ANCHORS
        start: list[str] = []
        end: list[str] = []
        signs: list[str] = []
        for comment in self._in_threads(self._by_clause[clause]):
            number = len(self._written)
            para_id = self._ids.unique(paragraph_id("comment", comment.id))
            self._written[comment.id] = _Written(number, comment, para_id)
            start.append(f'<w:commentRangeStart w:id="{number}"/>')
            end.append(f'<w:commentRangeEnd w:id="{number}"/>')
            signs.append(
                f'<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="{number}"/></w:r>'
            )
        return Anchors("".join(start), "".join(end), "".join(signs))

    def parts(self) -> dict[str, str]:
        """The four parts, by name in ``word/``."""
        written = self._written.values()
        root = f'xmlns:w="{W_NS}" xmlns:w14="{W14_NS}" xmlns:w16du="{W16DU_NS}" xmlns:mc="{MC_NS}"'
        comments = "".join(map(self._comment, written))
        extended = "".join(map(self._thread, written))
        durable = {one.para_id: paragraph_id("durable", one.source.id) for one in written}
        lasting = "".join(
            f'<w16cid:commentId w16cid:paraId="{para_id}" w16cid:durableId="{name}"/>'
            for para_id, name in durable.items()
        )
        times = "".join(
            f'<w16cex:commentExtensible w16cex:durableId="{durable[one.para_id]}" '
            f'w16cex:dateUtc="{escaped(one.source.time)}"/>'
            for one in written
        )
        return {
            "comments.xml": f'{XML_HEAD}<w:comments {root} mc:Ignorable="w14 w16du">{comments}</w:comments>',
            "commentsExtended.xml": f'{XML_HEAD}<w15:commentsEx xmlns:w15="{W15_NS}">{extended}</w15:commentsEx>',
            "commentsIds.xml": (
                f'{XML_HEAD}<w16cid:commentsIds xmlns:w16cid="{W16CID_NS}">{lasting}</w16cid:commentsIds>'
            ),
            "commentsExtensible.xml": (
                f'{XML_HEAD}<w16cex:commentsExtensible xmlns:w16cex="{W16CEX_NS}">{times}</w16cex:commentsExtensible>'
            ),
        }

    def _root(self, comment: CommentSource) -> CommentSource:
        """The comment that a thread begins with."""
        seen = {comment.id}
        while (parent := self._all.get(comment.comment.parent)) is not None and parent.id not in seen:
            seen.add(parent.id)
            comment = parent
        return comment

    def _in_threads(self, comments: Sequence[CommentSource]) -> list[CommentSource]:
        """Threads one after the other, each with its answers in the order they came."""
        threads: dict[str, list[CommentSource]] = {}
        for comment in comments:
            threads.setdefault(self._root(comment).id, []).append(comment)
        return [
            comment
            for listed in threads.values()
            for comment in sorted(listed, key=lambda one: self._root(one).id != one.id)
        ]

    def _comment(self, one: _Written) -> str:
        source = one.source
        comment = source.comment
        name = self._signatures.commenter(source.name, source.organisation, source.author, comment.on_behalf)
        lines = self._signatures.unnamed(comment.text).split("\n")
        paragraphs = []
        for index, line in enumerate(lines):
            last = index == len(lines) - 1
            para_id = one.para_id if last else self._ids.unique(paragraph_id("comment", source.id, str(index)))
            sign = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>' * (index == 0)
            paragraphs.append(
                f'<w:p w14:paraId="{para_id}" w14:textId="77777777"><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>'
                f"{sign}{run(line)}</w:p>"
            )
        return (
            f'<w:comment w:id="{one.number}" {signed(name, source.time)} w:initials="{escaped(initials(name))}">'
            f"{''.join(paragraphs)}</w:comment>"
        )

    def _thread(self, one: _Written) -> str:
        root = self._root(one.source)
        answers = root.id != one.source.id and root.id in self._written
        parent = f' w15:paraIdParent="{self._written[root.id].para_id}"' if answers else ""
        return f'<w15:commentEx w15:paraId="{one.para_id}"{parent} w15:done="{int(root.comment.resolved)}"/>'
