"""Build small Word files from XML fragments, for the tests of reading."""

import io
import zipfile
from collections.abc import Mapping

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W_NS}" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:w16cid="http://schemas.microsoft.com/office/word/2016/wordml/cid" '
    'xmlns:w16cex="http://schemas.microsoft.com/office/word/2018/wordml/cex" '
    'xmlns:w16du="http://schemas.microsoft.com/office/word/2023/wordml/word16du" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{MAIN_TYPE}"/></Types>'
)
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
WHO = 'w:id="7" w:author="Exempel Ek" w:date="2024-03-01T10:00:00Z"'
OTHER = 'w:id="8" w:author="Prov Al" w:date="2024-03-02T11:00:00Z"'


def relations(targets: Mapping[str, str]) -> str:
    """The relationship part that points to each target with its kind (the last step of the type)."""
    lines = [
        f'<Relationship Id="rId{number}" Type="{kind if "/" in kind else RELATION + kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets.items(), 1)
    ]
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{"".join(lines)}</Relationships>'


def part(root: str, content: str) -> str:
    """A part whose root is ``w:root``."""
    return f"<w:{root} {NAMESPACES}>{content}</w:{root}>"


def word_file(
    body: str = "",
    *,
    beside: Mapping[str, tuple[str, str | bytes]] | None = None,
    parts: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A Word file with this body.

    ``beside`` maps names in ``word/`` to (relationship kind, content); ``parts`` adds or replaces parts by full name.
    """
    extra = dict(beside or {})
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": relations({"word/document.xml": "officeDocument"}),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations({name: kind for name, (kind, _) in extra.items()}),
    }
    files.update({f"word/{name}": content for name, (_, content) in extra.items()})
    files.update(parts or {})
    return archive(files)


def archive(files: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of these files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files.items():
            target.writestr(name, content)
    return stream.getvalue()


def run(text: str, *, properties: str = "", tag: str = "t") -> str:
    """A run of text."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def marked(kind: str, content: str, who: str = WHO) -> str:
    """Content inside a mark (``ins``, ``del``, ``moveFrom`` …)."""
    return f"<w:{kind} {who}>{content}</w:{kind}>"


def deleted(text: str, who: str = WHO) -> str:
    """A deleted run."""
    return marked("del", run(text, tag="delText"), who)


def inserted(text: str, who: str = WHO) -> str:
    """An inserted run."""
    return marked("ins", run(text), who)


def paragraph(content: str = "", *, mark: str = "", properties: str = "") -> str:
    """A paragraph; ``mark`` names the mark on its own paragraph mark, ``del`` say."""
    own = f"<w:rPr><w:{mark} {WHO}/></w:rPr>" if mark else ""
    return f"<w:p><w:pPr>{properties}{own}</w:pPr>{content}</w:p>"


def cell(content: str, properties: str = "") -> str:
    """A table cell of blocks."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def row(*cells: str, mark: str = "") -> str:
    """A table row; ``mark`` names the mark on it."""
    own = f"<w:trPr><w:{mark} {WHO}/></w:trPr>" if mark else ""
    return f"<w:tr>{own}{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def field_character(kind: str) -> str:
    """A field character in a run of its own."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instruction(text: str) -> str:
    """A field instruction in a run of its own."""
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"
