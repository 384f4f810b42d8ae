"""Footnotes and endnotes in other programs' HTML: a mark that links to the note, whose words stand further down."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import html

_MARK = re.compile(r"(?:^|\s)sd(?:foot|end)noteanc(?:\s|$)")
"""LibreOffice's class of a mark."""
_MSO = re.compile(r"mso-(?:foot|end)note-id", re.IGNORECASE)
"""Word's style of a mark, and of the link from a note back to it."""
_MSO_NOTE = re.compile(r"_(?:ftn|edn)\d+")
"""What Word calls the link that stands in a note."""
_HOLDERS = ("div", "li", "aside")


def is_mark(element: html.HtmlElement) -> bool:
    """Whether an element is the mark of a note, for Word, LibreOffice or who is read to."""
    if element.tag != "a" or not element.get("href", "").startswith("#"):
        return False
    if _MSO.search(element.get("style", "")):
        return not _MSO_NOTE.fullmatch(element.get("name", ""))
    return element.get("role") == "doc-noteref" or _MARK.search(element.get("class", "")) is not None


def named(mark: html.HtmlElement) -> str:
    """The name of the note that a mark links to."""
    return str(mark.get("href", "")).removeprefix("#")


def take_out(root: html.HtmlElement, names: Iterable[str]) -> dict[str, str]:
    """Take the notes with these names out of where they stand; their words by name."""
    wanted, found = set(names), dict[str, str]()
    for element in [each for each in root.iter() if wanted & {each.get("id"), each.get("name")}]:
        name = next(each for each in (element.get("id"), element.get("name")) if each in wanted)
        note = _note(element)
        for back in [each for each in note.iter("a") if each.get("href", "").startswith("#")]:
            back.text = None
            for inner in list(back):
                back.remove(inner)
        found[name] = " ".join("".join(note.itertext()).split())
        if note.getparent() is not None:
            note.drop_tree()
    return found


def _note(element: html.HtmlElement) -> html.HtmlElement:
    """All of a note of which an element bears the name: what holds it and no mark, else its paragraph."""
    line = [element, *element.iterancestors()]
    for holder in line:
        if holder.tag in _HOLDERS:
            if not any(is_mark(each) for each in holder.iter("a")):
                return holder
            break
    return next((each for each in line if each.tag == "p"), element)
