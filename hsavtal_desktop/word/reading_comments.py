"""Read the comments with their threads, resolved state, times and anchors.

Threads hang on the ``w14:paraId`` of a comment's last paragraph (``commentsExtended``); UTC times hang on the durable
id that ``commentsIds`` gives for the same paragraph (``commentsExtensible``).
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from hsavtal_desktop.word.model import WordBlock, WordComment
from hsavtal_desktop.word.names import DATE_UTC, W14, W15, W16CEX_NS, W16CID_NS, W
from hsavtal_desktop.word.reading_runs import Findings


@dataclass(frozen=True, slots=True)
class CommentExtras:
    """The parts beside ``comments.xml``, each keyed by the paraId of a comment's last paragraph (upper case)."""

    parents: dict[str, str]
    done: dict[str, str]
    utc: dict[str, str]


def comment_extras(
    extended: etree._Element | None, ids: etree._Element | None, extensible: etree._Element | None
) -> CommentExtras:
    """Read ``commentsExtended``, ``commentsIds`` and ``commentsExtensible``; any of them may be missing."""
    parents: dict[str, str] = {}
    done: dict[str, str] = {}
    for element in _elements(extended, f"{W15}commentEx"):
        key = element.get(f"{W15}paraId", "").upper()
        if (parent := element.get(f"{W15}paraIdParent")) is not None:
            parents[key] = parent.upper()
        if (value := element.get(f"{W15}done")) is not None:
            done[key] = value
    utc_of_durable = {
        element.get(f"{{{W16CEX_NS}}}durableId", "").upper(): element.get(f"{{{W16CEX_NS}}}dateUtc", "")
        for element in _elements(extensible, f"{{{W16CEX_NS}}}commentExtensible")
    }
    utc: dict[str, str] = {}
    for element in _elements(ids, f"{{{W16CID_NS}}}commentId"):
        time = utc_of_durable.get(element.get(f"{{{W16CID_NS}}}durableId", "").upper())
        if time:
            utc[element.get(f"{{{W16CID_NS}}}paraId", "").upper()] = time
    return CommentExtras(parents, done, utc)


def last_para_id(comment: etree._Element) -> str | None:
    """Return the paraId of the last paragraph of a comment, the one threads hang on."""
    paragraphs = list(comment.iter(f"{W}p"))
    return paragraphs[-1].get(f"{W14}paraId") if paragraphs else None


def build_comments(
    read: list[tuple[etree._Element, tuple[WordBlock, ...], str]], extras: CommentExtras, findings: Findings
) -> tuple[WordComment, ...]:
    """Put comments together from their elements, blocks and texts, in the order of ``comments.xml``."""
    id_of_para: dict[str, str] = {}
    for element, _blocks, _text in read:
        para_id = last_para_id(element)
        if para_id is not None:
            id_of_para.setdefault(para_id.upper(), element.get(f"{W}id", ""))
    comments = []
    for element, blocks, text in read:
        comment_id = element.get(f"{W}id", "")
        para_id = last_para_id(element)
        key = (para_id or "").upper()
        comments.append(
            WordComment(
                id=comment_id,
                author=element.get(f"{W}author", ""),
                initials=element.get(f"{W}initials", ""),
                date_raw=element.get(f"{W}date", ""),
                date_utc=element.get(DATE_UTC) or extras.utc.get(key),
                text=text,
                blocks=blocks,
                para_id=para_id,
                parent_id=id_of_para.get(extras.parents.get(key, "")),
                done_raw=extras.done.get(key),
                start=findings.comment_starts.get(comment_id),
                end=findings.comment_ends.get(comment_id),
            )
        )
    return tuple(comments)


def _elements(root: etree._Element | None, tag: str) -> list[etree._Element]:
    return [] if root is None else list(root.iter(tag))
