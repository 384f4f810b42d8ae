"""What surrounds the text: page, headers and footers, settings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from hsavtal_desktop.word.names import R_NS, W14_NS, W_NS
from hsavtal_desktop.word.writing.front import date
from hsavtal_desktop.word.writing.numbering import TEXT_WIDTH
from hsavtal_desktop.word.writing.request import ExportRequest
from hsavtal_desktop.word.writing.runs import field_character, run
from hsavtal_desktop.word.writing.template import HouseTemplate, Margin
from hsavtal_desktop.word.xml_text import XML_HEAD

_SHORT_HASH: Final = 8
_NOTES: Final = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
_TAB: Final = "<w:r><w:tab/></w:r>"

_PAGE: Final = (
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1701" w:right="1418" w:bottom="1418" w:left="1418" w:header="737" w:footer="624" w:gutter="0"/>'
)
"""A4 with 2.5 cm beside the text."""
_RELATION: Final = {"header": "rIdHeader", "footer": "rIdFooter"}


@dataclass(frozen=True, slots=True)
class MarginPart:
    """A header or footer as a part of the file."""

    name: str
    """In ``word/``."""
    relation: str
    kind: str
    """``header`` or ``footer``."""
    pages: str
    xml: str
    pictures: Mapping[str, str] = field(default_factory=dict)
    """Relationship id → name in ``word/media/``."""


def margins(request: ExportRequest, marking: str, title: str) -> list[MarginPart]:
    """The headers and footers: ours, or the template's with a line of ours last in each."""
    lines = {"header": _facts(request, marking), "footer": _pages(title)}
    tags = {"header": ("hdr", "Header"), "footer": ("ftr", "Footer")}
    template = request.template
    made: list[MarginPart] = []
    for margin in template.margins if template is not None else ():
        number = 1 + sum(one.kind == margin.kind for one in made)
        relation = f"{_RELATION[margin.kind]}{number if number > 1 else ''}"
        xml = _with_line(margin, lines[margin.kind])
        name = f"{margin.kind}{number}.xml"
        made.append(MarginPart(name, relation, margin.kind, margin.pages, xml, margin.pictures))
    for kind, (tag, style) in tags.items():
        if not any(one.kind == kind and one.pages == "default" for one in made):
            number = 1 + sum(one.kind == kind for one in made)
            relation = f"{_RELATION[kind]}{number if number > 1 else ''}"
            line = _own_line(lines[kind]) if template is not None else _styled_line(style, lines[kind])
            made.append(MarginPart(f"{kind}{number}.xml", relation, kind, "default", _part(tag, line)))
    return made


def section(made: Iterable[MarginPart], template: HouseTemplate | None) -> str:
    """The properties of the file's one section."""
    references = "".join(f'<w:{one.kind}Reference w:type="{one.pages}" r:id="{one.relation}"/>' for one in made)
    page = (template.page if template is not None else "") or _PAGE
    first = "<w:titlePg/>" if template is not None and template.first_page else ""
    return f"<w:sectPr>{references}{page}{first}</w:sectPr>"


def _with_line(margin: Margin, line: str) -> str:
    """A margin of the template with our line last."""
    root = deepcopy(margin.root)
    root.append(etree.fromstring(_own_line(line, f' xmlns:w="{W_NS}"').encode()))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True).decode()


def _facts(request: ExportRequest, marking: str) -> str:
    """Marking at the left; status, version, date and the first digits of the hash at the right."""
    facts = [request.status, request.version_label, date(request.time), request.content_hash[:_SHORT_HASH]]
    return run(marking) + _TAB + run(" · ".join(fact for fact in facts if fact))


def _pages(title: str) -> str:
    """Title at the left, page number at the right."""
    pages = run("Sida ") + _simple_field("PAGE") + run(" av ") + _simple_field("NUMPAGES")
    return run(title) + _TAB + pages


def settings(*, notes: bool = False, even_pages: bool = False) -> str:
    """Swedish, changes tracked from the first key press, and Word's present layout rules."""
    return (
        f'{XML_HEAD}<w:settings xmlns:w="{W_NS}" xmlns:w14="{W14_NS}"><w:zoom w:percent="100"/><w:trackRevisions/>'
        f'<w:defaultTabStop w:val="851"/>{"<w:evenAndOddHeaders/>" if even_pages else ""}'
        f'<w:characterSpacingControl w:val="doNotCompress"/>{_NOTES if notes else ""}<w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="sv-SE"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
        "</w:settings>"
    )


def _simple_field(name: str) -> str:
    return (
        f"{field_character('begin')}<w:r><w:instrText>{name}</w:instrText></w:r>"
        f"{field_character('separate')}{run('1')}{field_character('end')}"
    )


def _part(kind: str, line: str) -> str:
    return f'{XML_HEAD}<w:{kind} xmlns:w="{W_NS}" xmlns:r="{R_NS}">{line}</w:{kind}>'


def _styled_line(style: str, content: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'


def _own_line(content: str, spaces: str = "") -> str:
    """A line of ours among a template's styles, whose tab stops would tear it apart."""
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    return f"<w:p{spaces}><w:pPr>{tab}</w:pPr>{content}</w:p>"
