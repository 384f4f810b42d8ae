"""The one fixed mapping from the inside of a run to characters, and the rules for walking the XML.

===================  =====================  =================================================
element              text                   note
===================  =====================  =================================================
``w:t`` and others   as written             leading and trailing white space only where
                                            ``xml:space="preserve"`` holds
``w:tab w:ptab``     U+0009
``w:br w:cr``        U+000A                 a page or column break is U+000C
``w:noBreakHyphen``  U+2011
``w:softHyphen``     U+00AD
``w:sym``            the character code     private-use codes of symbol fonts stay as they are
===================  =====================  =================================================
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from hsavtal_desktop.word.kinds import RunKind
from hsavtal_desktop.word.names import MC, XML_SPACE, M, W

TEXT_TAGS: Final = frozenset({f"{W}t", f"{W}delText", f"{M}t"})

_FIXED: Final = {
    f"{W}tab": ("\t", RunKind.TAB),
    f"{W}ptab": ("\t", RunKind.TAB),
    f"{W}cr": ("\n", RunKind.LINE_BREAK),
    f"{W}noBreakHyphen": ("\u2011", RunKind.TEXT),
    f"{W}softHyphen": ("\u00ad", RunKind.TEXT),
}
_UNDERSTOOD_PREFIXES: Final = frozenset(
    {"w", "w14", "w15", "w16", "w16cid", "w16cex", "w16se", "w16sdtdh", "w16du", "wp", "wp14", "wps", "wpg", "wpc"}
    | {"wpi", "a", "a14", "v", "o", "m", "wne", "cx", "pic", "am3d", "aink"}
)
_XML_WHITE: Final = " \t\r\n"


def effective_children(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the child elements, with each ``mc:AlternateContent`` replaced by the children of one branch."""
    for child in element.iterchildren(etree.Element):
        if child.tag == f"{MC}AlternateContent":
            branch = chosen_branch(child)
            if branch is not None:
                yield from effective_children(branch)
        else:
            yield child


def chosen_branch(alternate: etree._Element) -> etree._Element | None:
    """Return the first ``mc:Choice`` that asks only for what is understood here, else the ``mc:Fallback``."""
    for choice in alternate.iterchildren(f"{MC}Choice"):
        if _UNDERSTOOD_PREFIXES.issuperset(choice.get("Requires", "").split()):
            return choice
    return next(alternate.iterchildren(f"{MC}Fallback"), None)


def effective_descendants(element: etree._Element, *, both_branches: bool = False) -> Iterator[etree._Element]:
    """Yield all elements below ``element`` in document order; one branch of each alternate unless told otherwise."""
    if both_branches:
        walk = element.iter(etree.Element)
        next(walk)
        yield from walk
        return
    waiting = [effective_children(element)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        else:
            yield child
            waiting.append(effective_children(child))


def text_piece(element: etree._Element) -> tuple[str, RunKind] | None:
    """Return the characters one child of a run stands for, or ``None`` when it stands for none."""
    tag = element.tag
    if tag in TEXT_TAGS:
        return written_text(element), RunKind.MATH if tag == f"{M}t" else RunKind.TEXT
    if tag in _FIXED:
        return _FIXED[tag]
    if tag == f"{W}br":
        if element.get(f"{W}type") in ("page", "column"):
            return "\f", RunKind.PAGE_BREAK
        return "\n", RunKind.LINE_BREAK
    if tag == f"{W}sym":
        return _symbol(element.get(f"{W}char", "")), RunKind.SYMBOL
    return None


def written_text(element: etree._Element) -> str:
    """The characters of a ``w:t`` or its like, without white space at the ends that is not to be kept."""
    text = element.text or ""
    if text and (text[0] in _XML_WHITE or text[-1] in _XML_WHITE) and not _preserves_space(element):
        return text.strip(_XML_WHITE)
    return text


def _preserves_space(element: etree._Element) -> bool:
    at: etree._Element | None = element
    while at is not None:
        space = at.get(XML_SPACE)
        if space is not None:
            return space == "preserve"
        at = at.getparent()
    # Mathematical text has its own rules and keeps its spaces.
    return element.tag == f"{M}t"


def _symbol(code: str) -> str:
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    valid = 0x20 <= number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF
    return chr(number) if valid else ""
