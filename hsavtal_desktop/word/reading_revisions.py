"""List the revision marks of one part as they are written: one entry per mark element, in document order.

The conventions (those of the reference readings the tests compare with):

* Only the elements of the part given are listed, with those in *both* branches of an ``mc:AlternateContent``.
* ``kind`` is the element name (``ins``, ``del``, ``moveFrom``, ``moveTo``, ``rPrChange`` …) with a prefix that tells
  where the mark stands: ``pmark-`` on a paragraph mark, ``row-`` on a table row, ``cell-`` for ``cellIns``, ``cellDel``
  and ``cellMerge``, ``numbering-`` on a list setting, ``math-`` in the properties of mathematics or in the *old*
  properties a format suggestion holds.
* ``text`` is the characters of ``w:t``, ``w:delText`` and ``m:t`` inside a mark that wraps content, as written; nested
  marks count in the outer one too.  Tabs, breaks, hyphens and symbols give none.  Other kinds have an empty text.
* ``author`` and ``date`` are the attributes as written, empty where missing.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from lxml import etree

from hsavtal_desktop.word.model import RevisionEntry
from hsavtal_desktop.word.names import M, W, local_name, tag_of
from hsavtal_desktop.word.reading_marks import CELL_MARKS, CONTENT_MARKS, is_format_suggestion
from hsavtal_desktop.word.reading_text import TEXT_TAGS, effective_descendants

_CELL_KINDS: Final = {f"{W}cellIns": "cell-ins", f"{W}cellDel": "cell-del", f"{W}cellMerge": "cell-merge"}


def list_revisions(root: etree._Element, *, both_branches: bool) -> list[RevisionEntry]:
    """Return an entry for every mark below ``root``."""
    entries = []
    for element in effective_descendants(root, both_branches=both_branches):
        kind = _kind(tag_of(element))
        if kind is not None:
            kind = _prefix(element) + kind if kind in _WRAPPERS else kind
            entries.append(
                RevisionEntry(
                    author=element.get(f"{W}author", ""),
                    date=element.get(f"{W}date", ""),
                    kind=kind,
                    text=_text(element) if kind in _WRAPPERS else "",
                )
            )
    return entries


_WRAPPERS: Final = frozenset(CONTENT_MARKS.values())


@lru_cache(maxsize=512)
def _kind(tag: str) -> str | None:
    """The kind of the marks with a tag, without a prefix for content marks; None where it is no mark's."""
    if is_format_suggestion(tag):
        return local_name(tag)
    if tag in CELL_MARKS:
        return _CELL_KINDS[tag]
    return local_name(tag) if tag in CONTENT_MARKS else None


def _prefix(mark: etree._Element) -> str:
    parent = mark.getparent()
    above = None if parent is None else parent.getparent()
    if parent is None:
        return ""
    if parent.tag == f"{W}rPr":
        return "pmark-" if above is not None and above.tag == f"{W}pPr" else "math-"
    if parent.tag == f"{M}ctrlPr":
        return "math-"
    if parent.tag == f"{W}trPr":
        return "row-"
    return "numbering-" if parent.tag == f"{W}numPr" else ""


def _text(mark: etree._Element) -> str:
    return "".join(element.text or "" for element in mark.iter(*TEXT_TAGS))
