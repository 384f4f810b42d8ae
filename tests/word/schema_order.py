"""What ISO 29500-1 (transitional) asks of each element of a Word file, and the standard's own order of elements.

Word itself refuses a file as damaged where this does not hold; neither LibreOffice nor pandoc minds.  What joins the
parts of a file to each other is checked by ``schema_links``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from lxml import etree

from hsavtal_desktop.word.names import MC_NS, W14_NS, W_NS, W, local_name

_RUN: Final = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
    "eastAsianLayout specVanish oMath"
)
_PARAGRAPH: Final = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle"
)
_TABLE: Final = (
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription"
)
_CELL: Final = (
    "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers "
    "cellIns cellDel cellMerge"
)
_SECTION: Final = (
    "headerReference|footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols "
    "formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings"
)
_SIDES: Final = "top left|start bottom right|end"
_ROW: Final = (
    "cnfStyle|divId|gridBefore|gridAfter|wBefore|wAfter|cantSplit|trHeight|tblHeader|tblCellSpacing|jc|hidden ins del"
)
_BETWEEN: Final = frozenset(
    f"{kind}{end}"
    for kind in ("bookmark", "commentRange", "moveFromRange", "moveToRange", "customXmlInsRange", "customXmlDelRange")
    for end in ("Start", "End")
) | {"ins", "del", "moveFrom", "moveTo", "proofErr", "permStart", "permEnd"}
"""What may stand between paragraphs, rows, cells and runs alike."""

ORDER: Final[Mapping[str, str]] = {
    "document": "background body",
    "p": "pPr *",
    "r": "rPr *",
    "pPr": f"{_PARAGRAPH} rPr sectPr pPrChange",
    "pPrChange/pPr": _PARAGRAPH,
    "style/pPr": _PARAGRAPH,
    "lvl/pPr": _PARAGRAPH,
    "pPrDefault/pPr": _PARAGRAPH,
    "rPr": f"{_RUN} rPrChange",
    "pPr/rPr": f"ins del moveFrom moveTo {_RUN} rPrChange",
    "rPrChange/rPr": _RUN,
    "numPr": "ilvl numId numberingChange ins",
    "pBdr": f"{_SIDES} between bar",
    "tbl": "tblPr tblGrid tr",
    "tblPr": f"{_TABLE} tblPrChange",
    "tblPrChange/tblPr": _TABLE,
    "tblGrid": "gridCol tblGridChange",
    "tblBorders": f"{_SIDES} insideH insideV",
    "tblCellMar": _SIDES,
    "tr": "tblPrEx trPr tc",
    "trPr": f"{_ROW} trPrChange",
    "tc": "tcPr p|tbl",
    "tcPr": f"{_CELL} tcPrChange",
    "tcBorders": f"{_SIDES} insideH insideV tl2br tr2bl",
    "tcMar": _SIDES,
    "sectPr": f"{_SECTION} sectPrChange",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "tblStylePr": "pPr rPr tblPr trPr tcPr",
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "num": "abstractNumId lvlOverride",
    "lvlOverride": "startOverride lvl",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "settings": "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries "
    "displayBackgroundShape mirrorMargins embedTrueTypeFonts attachedTemplate revisionView trackRevisions "
    "documentProtection autoFormatOverride defaultTabStop autoHyphenation hyphenationZone evenAndOddHeaders "
    "characterSpacingControl updateFields footnotePr endnotePr compat docVars rsids themeFontLang clrSchemeMapping "
    "shapeDefaults decimalSymbol listSeparator",
    "ins": "r|ins|del|moveFrom|moveTo|" + "|".join(sorted(_BETWEEN)),
}
"""Element, or element in an element → what it may hold, in order; ``a|b`` in any order, ``*`` anything from here on."""

_REVISIONS: Final = frozenset({"ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "rPrChange", "pPrChange"})
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_ENDS: Final = {"body": {"sectPr"}, "tc": {"p"}, "comment": {"p"}, "footnote": {"p"}, "hdr": {"p"}, "ftr": {"p"}}
"""What these must end with."""
_MANY: Final = ("Reference", "footnote", "tblStylePr")
"""What properties may hold more than one of."""
_KNOWN: Final = ("http://schemas.openxmlformats.org/", "http://purl.org/", "http://www.w3.org/")


def misplaced(root: etree._Element) -> Iterator[str]:
    """Each element that holds what it may not, or in another order than the standard's."""
    for element in root.iter(f"{W}*"):
        name = local_name(str(element.tag))
        held = [local_name(str(child.tag)) for child in element.iterchildren(f"{W}*")]
        parent = element.getparent()
        within = f"{local_name(str(parent.tag))}/{name}" if parent is not None else name
        allowed = ORDER.get(within) or ORDER.get(name)
        if name in ("ins", "del") and within not in (f"p/{name}", f"hyperlink/{name}", f"ins/{name}"):
            allowed = None
        if allowed is not None and held and not _in_order(held, allowed):
            yield f"{within} holds {' '.join(held)}"
        if name.endswith("Pr") and any(kind in held[:at] for at, kind in enumerate(held) if not kind.endswith(_MANY)):
            yield f"{within} holds one thing twice: {' '.join(held)}"
        if (
            name in _ENDS
            and within != "footnotePr/footnote"
            and ([kind for kind in held if kind not in _BETWEEN] or [""])[-1] not in _ENDS[name]
        ):
            yield f"{within} does not end as it must: {' '.join(held[-3:])}"


@lru_cache
def _places(allowed: str) -> Mapping[str, int]:
    return {kind: index for index, kinds in enumerate(allowed.split()) for kind in kinds.split("|")}


def _in_order(held: list[str], allowed: str) -> bool:
    place = _places(allowed)
    rest = place.get("*")
    free = "pPr" not in place and "rPr" not in place and {"tr", "tc", "p"} & place.keys()
    found = [place.get(kind, rest) for kind in held if not (free and kind in _BETWEEN)]
    return None not in found and found == sorted(found, key=lambda each: each or 0)


def misused(root: etree._Element) -> Iterator[str]:
    """Words, marks and tables that are not as the standard, and Word, have them."""
    for element in root.iter(f"{W}*"):
        name = local_name(str(element.tag))
        if name in ("t", "delText", "instrText", "delInstrText"):
            text, struck = element.text or "", any(True for _ in element.iterancestors(f"{W}del"))
            if struck != name.startswith("del"):
                yield f"{name} {'in' if struck else 'outside'} a deletion: {text!r}"
            if text != text.strip() and element.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
                yield f"{name} loses its spaces: {text!r}"
        elif name in _REVISIONS:
            if not element.get(f"{W}author") or not _DATE.fullmatch(element.get(f"{W}date", "")):
                yield f"{name} by nobody, or at no time"
            if name in ("ins", "del") and any(each.tag == element.tag for each in element.iterancestors()):
                yield f"{name} in {name}"
        elif name in ("p", "hyperlink") and _within(element, name, f"{W}txbxContent"):
            yield f"{name} in {name}"
        elif name == "tbl":
            yield from _uneven(element)
    yield from _fields(root)


def _within(element: etree._Element, name: str, unless: str) -> bool:
    for each in element.iterancestors():
        if each.tag == unless:
            return False
        if each.tag == f"{W}{name}":
            return True
    return False


def _uneven(table: etree._Element) -> Iterator[str]:
    """Rows that do not fill the grid, merged cells without one above, and header rows below others.

    Where rows of another table come or go Word makes the grid anew.
    """
    columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
    comes_or_goes = any(
        row.find(f"{W}trPr/{W}{kind}") is not None for row in table.iterchildren(f"{W}tr") for kind in ("ins", "del")
    )
    above: set[int] = set()
    header = True
    for row in table.iterchildren(f"{W}tr"):
        place, merged = 0, set()
        for cell in row.iterchildren(f"{W}tc"):
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            if merge is not None:
                merged.add(place)
                if merge.get(f"{W}val", "continue") == "continue" and place not in above:
                    yield "a cell goes on that none above begins"
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            place += 1 if span is None else int(span.get(f"{W}val", "1"))
        if not columns or (place != columns and not comes_or_goes):
            yield f"a row of {place} columns in a grid of {columns}"
        heads = row.find(f"{W}trPr/{W}tblHeader") is not None
        if heads and not header:
            yield "a header row below another row"
        header, above = header and heads, merged


def _fields(root: etree._Element) -> Iterator[str]:
    """Fields that do not begin, divide and end, one inside another."""
    open_fields: list[str] = []
    for element in root.iter(f"{W}fldChar"):
        kind = element.get(f"{W}fldCharType", "")
        if kind == "begin":
            open_fields.append("begin")
        elif not open_fields or (kind == "separate" and open_fields[-1] != "begin"):
            yield f"a field's {kind} without its begin"
        elif kind == "separate":
            open_fields[-1] = kind
        else:
            open_fields.pop()
    if open_fields:
        yield "a field does not end"


def unannounced(root: etree._Element) -> Iterator[str]:
    """Prefixes that are to be ignored and mean nothing, and extensions that an older Word is not told to ignore."""
    base = {W_NS, MC_NS}
    ignored = set()
    for prefix in root.get(f"{{{MC_NS}}}Ignorable", "").split():
        if prefix not in root.nsmap:
            yield f"{prefix} is to be ignored and not declared"
        ignored.add(root.nsmap.get(prefix))
    own = etree.QName(root).namespace
    for element in root.iter(etree.Element):
        names = [str(element.tag), *map(str, element.attrib)]
        for space in {name[1:].partition("}")[0] for name in names if name[0] == "{"}:
            if space not in base | ignored and space != own and not space.startswith(_KNOWN):
                yield f"{space} is not to be ignored"
        para_id = element.get(f"{{{W14_NS}}}paraId")
        if para_id is not None and not 0 < int(para_id, 16) < 0x80000000:
            yield f"paraId {para_id} is out of range"
