"""The part ``word/styles.xml``: a quiet humanist look.

Word's own styles have Word's own ids and English names: then Word shows them by their Swedish names (Rubrik 1,
Innehåll 1), lists them in the navigation pane and reads them aloud as headings.  Styles of our own have Swedish names.
Lengths are in twentieths of a point, sizes in half points.
"""

from __future__ import annotations

from typing import Final

from hsavtal_desktop.word.names import W_NS
from hsavtal_desktop.word.writing.numbering import INDENT, LIST_STEP, TEXT_WIDTH, ListPlace
from hsavtal_desktop.word.xml_text import XML_HEAD

FONT: Final = "Calibri"
INK: Final = "1B3A4B"
QUIET: Final = "5A6B75"
RULE: Final = "9FB1BB"


def styles(main_list: int) -> str:
    """The whole part; ``main_list`` is the list that headings are numbered in."""
    headings = "".join(
        _heading(level, main_list, *look)
        for level, look in enumerate(((16, 480, 140), (12.5, 300, 80), (11, 220, 60), (11, 200, 60)), 1)
    )
    return (
        f'{XML_HEAD}<w:styles xmlns:w="{W_NS}">{_DEFAULTS}'
        f"{headings}{''.join(_PARAGRAPHS)}{''.join(_CHARACTERS)}{_TABLES}</w:styles>"
    )


def _style(
    style_id: str,
    name: str,
    *,
    based_on: str = "Normal",
    following: str = "",
    paragraph: str = "",
    run: str = "",
    kind: str = "paragraph",
    priority: int = 9,
    quick: bool = True,
) -> str:
    custom = ' w:customStyle="1"' if name[0].isupper() and name not in _BUILT_IN else ""
    default = ' w:default="1"' if style_id in ("Normal", "DefaultParagraphFont", "TableNormal") else ""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on and not default else ""
    after = f'<w:next w:val="{following}"/>' if following else ""
    return (
        f'<w:style w:type="{kind}"{default}{custom} w:styleId="{style_id}"><w:name w:val="{name}"/>{base}{after}'
        f'<w:uiPriority w:val="{priority}"/>{"<w:qFormat/>" if quick else "<w:unhideWhenUsed/>"}'
        f"{f'<w:pPr>{paragraph}</w:pPr>' if paragraph else ''}{f'<w:rPr>{run}</w:rPr>' if run else ''}</w:style>"
    )


_BUILT_IN: Final = {
    *("Normal", "Title", "Subtitle", "Body Text", "List Bullet", "List Bullet 2", "List Bullet 3", "List Number"),
    *("List Number 2", "List Number 3", "TOC Heading", "Table Grid", "Default Paragraph Font", "Hyperlink"),
    *("Normal Table", "Strong", "Emphasis"),
}

_DEFAULTS: Final = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    '<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="sv-SE" w:eastAsia="sv-SE" w:bidi="ar-SA"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
    '<w:spacing w:after="120" w:line="283" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
)


def _size(points: float) -> str:
    return f'<w:sz w:val="{int(points * 2)}"/><w:szCs w:val="{int(points * 2)}"/>'


def _color(value: str) -> str:
    return f'<w:color w:val="{value}"/>'


def _spacing(before: int, after: int, line: int = 0) -> str:
    lines = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{lines}/>'


def _indent(left: int, hanging: int = 0) -> str:
    return f'<w:ind w:left="{left}" w:hanging="{hanging}"/>' if hanging else f'<w:ind w:left="{left}"/>'


def _tab(position: int, kind: str = "left", leader: str = "") -> str:
    dots = f' w:leader="{leader}"' if leader else ""
    return f'<w:tabs><w:tab w:val="{kind}"{dots} w:pos="{position}"/></w:tabs>'


def _rule(side: str, gap: int) -> str:
    return f'<w:pBdr><w:{side} w:val="single" w:sz="4" w:space="{gap}" w:color="{RULE}"/></w:pBdr>'


_BOLD: Final = "<w:b/><w:bCs/>"
_KEEP: Final = "<w:keepNext/><w:keepLines/>"


def _heading(level: int, main_list: int, size: float, before: int, after: int) -> str:
    return _style(
        f"Heading{level}",
        f"heading {level}",
        following="BodyText",
        paragraph=f"{_KEEP}{ListPlace(main_list, level - 1).xml}{_tab(INDENT)}{_spacing(before, after, 252)}"
        f"{_indent(INDENT, INDENT)}"
        f'<w:outlineLvl w:val="{level - 1}"/>',
        run=_BOLD + _color(INK) + _size(size),
    )


def _list(kind: str, level: int) -> str:
    number = "" if level == 1 else str(level)
    return _style(
        f"List{kind}{number}",
        f"List {kind} {number}".strip(),
        based_on="BodyText",
        paragraph=f"{_spacing(0, 60)}{_indent(INDENT + LIST_STEP * level, LIST_STEP)}",
        priority=10,
    )


def contents_indent(level: int) -> tuple[int, int]:
    """Where a line of the table of contents begins, and the room for its number."""
    return (0, 567) if level == 1 else (567, 709)


def _contents(level: int) -> str:
    left, hanging = contents_indent(level)
    return _style(
        f"TOC{level}",
        f"toc {level}",
        following="Normal",
        paragraph=f'<w:tabs><w:tab w:val="left" w:pos="{left + hanging}"/>'
        f'<w:tab w:val="right" w:leader="dot" w:pos="{TEXT_WIDTH}"/></w:tabs>'
        f"{_spacing(100 if level == 1 else 0, 20, 252)}{_indent(left + hanging, hanging)}",
        run=_BOLD if level == 1 else "",
        priority=39,
        quick=False,
    )


_PARAGRAPHS: Final = (
    _style("Normal", "Normal", priority=0),
    _style("BodyText", "Body Text", paragraph=_indent(INDENT), priority=1),
    _style(
        "Title",
        "Title",
        following="Subtitle",
        paragraph=f"<w:keepLines/>{_spacing(2600, 240, 252)}",
        run=_BOLD + _color(INK) + _size(28),
        priority=10,
    ),
    _style(
        "Subtitle",
        "Subtitle",
        following="Normal",
        paragraph=_spacing(0, 240),
        run=_color(QUIET) + _size(13),
        priority=11,
    ),
    _style(
        "Dokumenttitel",
        "Dokumenttitel",
        following="BodyText",
        paragraph=f'{_KEEP}<w:pageBreakBefore/>{_spacing(1200, 200, 252)}<w:outlineLvl w:val="0"/>',
        run=_BOLD + _color(INK) + _size(24),
        priority=8,
    ),
    _style(
        "Delrubrik",
        "Delrubrik",
        following="Heading1",
        paragraph=f'{_KEEP}{_rule("bottom", 4)}{_spacing(600, 200, 252)}<w:outlineLvl w:val="0"/>',
        run=_color(INK) + _size(20),
        priority=8,
    ),
    _style(
        "Bilagerubrik",
        "Bilagerubrik",
        following="BodyText",
        paragraph=f'{_KEEP}<w:pageBreakBefore/>{_rule("bottom", 4)}{_spacing(0, 200, 252)}<w:outlineLvl w:val="0"/>',
        run=_color(INK) + _size(20),
        priority=8,
    ),
    _style(
        "Mellanrubrik", "Mellanrubrik", based_on="BodyText", paragraph="<w:keepNext/>" + _spacing(160, 40), run=_BOLD
    ),
    _style("NumreratStycke", "Numrerat stycke", based_on="BodyText", paragraph=_tab(INDENT) + _indent(INDENT, INDENT)),
    *(_list(kind, level) for kind in ("Bullet", "Number") for level in (1, 2, 3)),
    _style("Hanvisning", "Delad del", based_on="BodyText", run="<w:i/><w:iCs/>"),
    _style("Tabelltext", "Tabelltext", paragraph=_spacing(40, 40, 252), run=_size(10), priority=12),
    _style(
        "Tabellrubrik",
        "Tabellrubrik",
        based_on="Tabelltext",
        paragraph="<w:keepNext/>",
        run=_BOLD + _color(INK),
        priority=12,
    ),
    _style(
        "EfterTabell",
        "Efter tabell",
        paragraph='<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>',
        run=_size(4),
        priority=99,
        quick=False,
    ),
    _style(
        "Faktarad",
        "Faktarad",
        paragraph=f"{_tab(1701)}{_spacing(0, 40)}{_indent(1701, 1701)}",
        priority=12,
    ),
    _style(
        "TOCHeading",
        "TOC Heading",
        following="Normal",
        paragraph=f"{_KEEP}<w:pageBreakBefore/>{_spacing(0, 200, 252)}",
        run=_BOLD + _color(INK) + _size(16),
        priority=39,
    ),
    *(_contents(level) for level in (1, 2, 3)),
    _style(
        "Header",
        "header",
        paragraph=f"{_rule('bottom', 4)}{_tab(TEXT_WIDTH, 'right')}{_spacing(0, 0, 240)}",
        run=_color(QUIET) + _size(9),
        priority=99,
        quick=False,
    ),
    _style(
        "Footer",
        "footer",
        paragraph=f"{_rule('top', 4)}{_tab(TEXT_WIDTH, 'right')}{_spacing(0, 0, 240)}",
        run=_color(QUIET) + _size(9),
        priority=99,
        quick=False,
    ),
    _style("FootnoteText", "footnote text", paragraph=_spacing(0, 40, 240), run=_size(9), priority=99, quick=False),
    _style("CommentText", "annotation text", paragraph=_spacing(0, 60, 240), run=_size(10), priority=99, quick=False),
)

_CHARACTERS: Final = (
    _style("DefaultParagraphFont", "Default Paragraph Font", kind="character", priority=1, quick=False),
    _style(
        "Hyperlink",
        "Hyperlink",
        based_on="DefaultParagraphFont",
        kind="character",
        run='<w:color w:val="0B5A8A"/><w:u w:val="single"/>',
        priority=99,
        quick=False,
    ),
    _style(
        "FootnoteReference",
        "footnote reference",
        based_on="DefaultParagraphFont",
        kind="character",
        run='<w:vertAlign w:val="superscript"/>',
        priority=99,
        quick=False,
    ),
    _style(
        "CommentReference",
        "annotation reference",
        based_on="DefaultParagraphFont",
        kind="character",
        run=_size(8),
        priority=99,
        quick=False,
    ),
)


def _borders(*sides: str) -> str:
    return "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>' for side in sides)


_MARGINS: Final = (
    '<w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:left w:w="100" w:type="dxa"/>'
    '<w:bottom w:w="20" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>'
)
_TABLES: Final = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
    '<w:uiPriority w:val="39"/><w:tblPr><w:tblBorders>'
    f"{_borders('top', 'left', 'bottom', 'right', 'insideH', 'insideV')}</w:tblBorders></w:tblPr></w:style>"
    '<w:style w:type="table" w:customStyle="1" w:styleId="Avtalstabell"><w:name w:val="Avtalstabell"/>'
    '<w:basedOn w:val="TableGrid"/><w:uiPriority w:val="40"/><w:qFormat/><w:tblPr><w:tblBorders>'
    f"{_borders('top', 'left', 'bottom', 'right', 'insideH', 'insideV')}</w:tblBorders>{_MARGINS}</w:tblPr>"
    f'<w:tblStylePr w:type="firstRow"><w:rPr>{_BOLD}</w:rPr></w:tblStylePr></w:style>'
)
