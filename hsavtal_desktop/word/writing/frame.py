"""What surrounds the text: page, headers and footers, settings."""

from __future__ import annotations

from typing import Final

from hsavtal_desktop.word.names import R_NS, W14_NS, W_NS
from hsavtal_desktop.word.writing.front import date
from hsavtal_desktop.word.writing.request import ExportRequest
from hsavtal_desktop.word.writing.runs import field_character, run

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SHORT_HASH: Final = 8
_TAB: Final = "<w:r><w:tab/></w:r>"

SECTION: Final = (
    "<w:sectPr>"
    '<w:headerReference w:type="default" r:id="rIdHeader"/><w:footerReference w:type="default" r:id="rIdFooter"/>'
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1701" w:right="1418" w:bottom="1418" w:left="1418" w:header="737" w:footer="624" w:gutter="0"/>'
    "</w:sectPr>"
)
"""A4 with 2.5 cm beside the text."""


def header(request: ExportRequest, marking: str) -> str:
    """Marking at the left; status, version, date and the first digits of the hash at the right."""
    facts = [request.status, request.version_label, date(request.time), request.content_hash[:_SHORT_HASH]]
    content = run(marking) + _TAB + run(" · ".join(fact for fact in facts if fact))
    return _part("hdr", "Header", content)


def footer(title: str) -> str:
    """Title at the left, page number at the right."""
    pages = run("Sida ") + _simple_field("PAGE") + run(" av ") + _simple_field("NUMPAGES")
    return _part("ftr", "Footer", run(title) + _TAB + pages)


def settings() -> str:
    """Swedish, changes tracked from the first key press, and Word's present layout rules."""
    return (
        f'{_HEAD}<w:settings xmlns:w="{W_NS}" xmlns:w14="{W14_NS}"><w:zoom w:percent="100"/><w:trackRevisions/>'
        '<w:defaultTabStop w:val="851"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="sv-SE"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
        "</w:settings>"
    )


def _simple_field(name: str) -> str:
    return (
        f"{field_character('begin')}<w:r><w:instrText>{name}</w:instrText></w:r>"
        f"{field_character('separate')}{run('1')}{field_character('end')}"
    )


def _part(kind: str, style: str, content: str) -> str:
    return (
        f'{_HEAD}<w:{kind} xmlns:w="{W_NS}" xmlns:r="{R_NS}"><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f"{content}</w:p></w:{kind}>"
    )
