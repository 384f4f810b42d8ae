"""What is left behind of a house template: what points outside it, fetches something, or says who made it."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from lxml import etree

from hsavtal_desktop.word.names import R, W, local_name, tag_of
from hsavtal_desktop.word.writing.masking import Mask

if TYPE_CHECKING:
    from hsavtal_desktop.word.writing.template import HouseTemplate

_LEFT_BEHIND: Final = frozenset(
    f"{W}{name}"
    for name in (
        *("object", "altChunk", "subDoc", "contentPart", "sdtPr", "sdtEndPr", "permStart", "permEnd", "ins", "del"),
        *("moveFrom", "moveTo", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
        *("rPrChange", "pPrChange", "tblPrChange", "tblGridChange", "tblPrExChange", "trPrChange", "tcPrChange"),
        *("sectPrChange", "numberingChange", "cellIns", "cellDel", "cellMerge", "proofErr"),
        *("commentRangeStart", "commentRangeEnd", "commentReference", "bookmarkStart", "bookmarkEnd"),
        *("customXmlPr", "smartTagPr", "webHidden"),
    )
)
_FETCHING: Final = ("INCLUDE", "DDE", "LINK", "IMPORT", "DATABASE", "MACROBUTTON", "USERNAME", "USERINITIALS", "AUTHOR")
_FETCHING_MORE: Final = ("FILENAME", "LASTSAVEDBY", "TEMPLATE", "DOCPROPERTY", "USERADDRESS", "COMMENTS", "KEYWORDS")
_FETCHING_ALSO: Final = (
    "SUBJECT",
    "INFO",
    "DOCVARIABLE",
    "FILESIZE",
    "SAVEDATE",
    "EDITTIME",
    "REVNUM",
    "ASK",
    "FILLIN",
)
_RSID: Final = "rsid"
_NAMED: Final = frozenset({"docPr", "cNvPr"})
_TOLD: Final = frozenset({"title", "tooltip", "docLocation", "href", "gfxdata"})
"""Attributes, outside the text's own namespace, that programs fill with the names of files."""
_SPOKEN: Final = frozenset({"descr", "alt", "title"})
"""What a screen reader says of a picture."""


def clean_margin(root: etree._Element, kept: Mapping[str, str]) -> None:
    """Clean a header or footer; ``kept`` has the relationships (id → picture) that go along."""
    _drop_fields(root)
    for element in [*root.iter(f"{W}sdt"), *root.iter(f"{W}r")]:
        bound = element.find(f"{W}sdtPr/{W}dataBinding") is not None
        hidden = element.find(f"{W}rPr/{W}vanish") is not None
        if bound or hidden:
            _remove(element)
    for element in list(root.iter(etree.Element)):
        if element is not root and element.getparent() is None:
            continue
        outside = [name for name, value in element.attrib.items() if name.startswith(R) and value not in kept]
        if tag_of(element) in _LEFT_BEHIND or (outside and local_name(tag_of(element)) != "hyperlink"):
            _drop(element)
            continue
        for name in list(element.attrib):
            if name in outside or local_name(str(name)).startswith(_RSID):
                del element.attrib[name]
        _untell(element)
    for number, element in enumerate((one for one in root.iter() if local_name(tag_of(one)) in _NAMED), 1):
        element.set("name", f"Bild {number}")


def plain_theme(root: etree._Element) -> bytes:
    """A theme without the pictures it may point at, who made it and what it is called."""
    for element in list(root.iter(etree.Element)):
        if local_name(tag_of(element)) == "extLst":
            _remove(element)
        elif element is root or local_name(tag_of(element)).endswith("Scheme"):
            element.set("name", "Mall")
        for name in [name for name in element.attrib if str(name).startswith(R) and element is not root]:
            del element.attrib[name]
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def masked(template: HouseTemplate, mask: Mask) -> HouseTemplate:
    """A template whose headers, footers and styles name nobody, for an anonymous file."""
    margins = []
    for margin in template.margins:
        root = deepcopy(margin.root)
        _hide_names(root, mask)
        margins.append(replace(margin, root=root))
    looks = deepcopy(template.styles)
    for number, style in enumerate(looks.iter(f"{W}style") if looks is not None else (), 1):
        for named in (*style.findall(f"{W}name"), *style.findall(f"{W}aliases")):
            words = named.get(f"{W}val", "")
            if mask.hide(words) != words:
                named.set(f"{W}val", f"Mall {number}")
    if looks is not None:
        _rename_ids(looks, mask)
    return replace(template, margins=tuple(margins), styles=looks)


def _hide_names(root: etree._Element, mask: Mask) -> None:
    for paragraph in root.iter(f"{W}p"):
        texts = [text for text in paragraph.iter(f"{W}t") if text.text]
        whole = "".join(text.text or "" for text in texts)
        apart = "".join(mask.hide(text.text or "") for text in texts)
        if texts and mask.hide(whole) != apart:
            # A name that is spread over runs: the words come together in the first.
            texts[0].text = mask.hide(whole)
            for text in texts[1:]:
                text.text = ""
        for text in texts:
            text.text = mask.hide(text.text or "")
    for reference in list(root.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")):
        if _tells(reference.get(f"{W}val", ""), mask):
            _remove(reference)
    for element in root.iter(etree.Element):
        for name in _SPOKEN.intersection(map(str, element.attrib)):
            element.set(name, mask.hide(element.get(name, "")))


def _rename_ids(looks: etree._Element, mask: Mask) -> None:
    """Ids of styles are made of their first names."""
    ids = [style.get(f"{W}styleId", "") for style in looks.iter(f"{W}style")]
    names = {old: f"Stil{number}" for number, old in enumerate(ids, 1) if _tells(old, mask)}
    for style in looks.iter(f"{W}style"):
        old = style.get(f"{W}styleId", "")
        style.set(f"{W}styleId", names.get(old, old))
        for reference in style.iterchildren(f"{W}basedOn", f"{W}next", f"{W}link"):
            target = reference.get(f"{W}val", "")
            reference.set(f"{W}val", names.get(target, target))


def _tells(style: str, mask: Mask) -> bool:
    """Whether an id, in which capitals stand for spaces, holds a name."""
    words = "".join(f" {sign}" if sign.isupper() else sign for sign in style)
    return mask.hide(words) != words or mask.hide(style) != style


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    runs: list[etree._Element] = field(default_factory=list)


def _drop_fields(root: etree._Element) -> None:
    """Fields that fetch something or say who and where, with what they last showed."""
    opened: list[_Field] = []
    for run in list(root.iter(f"{W}r")):
        for sign in run.iter(f"{W}fldChar"):
            if sign.get(f"{W}fldCharType") == "begin":
                opened.append(_Field())
        for one in opened:
            one.runs.append(run)
        if opened:
            opened[-1].instruction += "".join(text.text or "" for text in run.iter(f"{W}instrText"))
        for sign in run.iter(f"{W}fldChar"):
            if sign.get(f"{W}fldCharType") == "end" and opened and _fetches((ended := opened.pop()).instruction):
                for each in ended.runs:
                    _remove(each)
    for element in list(root.iter(f"{W}fldSimple", f"{W}instrText")):
        if _fetches(element.get(f"{W}instr", element.text or "")):
            _remove(element)


def _fetches(instruction: str) -> bool:
    words = instruction.upper().split()
    return bool(words) and words[0].startswith((*_FETCHING, *_FETCHING_MORE, *_FETCHING_ALSO))


def _untell(element: etree._Element) -> None:
    """Take away the names of files that stand where a picture is spoken of."""
    for name in list(element.attrib):
        plain = local_name(str(name))
        told = element.get(name, "")
        of_file = "\\" in told or "/" in told or "@" in told
        if (plain in _TOLD and str(name) not in _SPOKEN) or (plain in _SPOKEN and of_file):
            del element.attrib[name]


def _drop(element: etree._Element) -> None:
    """Take away an element; a picture with the whole drawing that it stands in."""
    at: etree._Element | None = element
    while at is not None and tag_of(at) not in (f"{W}drawing", f"{W}pict", f"{W}object"):
        at = at.getparent()
    _remove(at if at is not None and tag_of(element) not in _LEFT_BEHIND - {f"{W}object"} else element)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
