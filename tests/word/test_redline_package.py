"""The package a redline stands in fetches nothing.  Sample sentences: exempeltext – inte gällande avtal."""

import io
import zipfile

from hsavtal_desktop.word.redline import redline
from tests.word.word_making import NAMESPACES, paragraph, run, word_file

TIME = "2026-11-22T09:41:00Z"


def test_nothing_is_fetched_from_outside_when_a_redline_is_opened() -> None:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    kinds = {"r1": "attachedTemplate", "r2": "image", "r3": "hyperlink"}
    links = "".join(
        f'<Relationship Id="{name}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
        f'Target="http://example.invalid/{kind}" TargetMode="External"/>'
        for name, kind in kinds.items()
    )
    linked = (
        '<w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:link="r2"/>'
        f'</w:drawing></w:r><w:hyperlink r:id="r3">{run("länk")}</w:hyperlink>'
    )
    settings = f'<w:settings {NAMESPACES}><w:attachedTemplate r:id="r1"/><w:zoom w:percent="100"/></w:settings>'
    parts = {
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{space}">{links}</Relationships>',
        "word/_rels/settings.xml.rels": f'<Relationships xmlns="{space}">{links}</Relationships>',
        "word/settings.xml": settings,
    }
    new = word_file(paragraph(linked + run("nytt")), parts=parts)
    with zipfile.ZipFile(io.BytesIO(redline(word_file(paragraph(run("gammalt"))), new, time=TIME))) as made:
        written = {name: made.read(name).decode() for name in made.namelist()}
    assert "example.invalid/hyperlink" in written["word/_rels/document.xml.rels"]
    assert 'r:id="r3"' in written["word/document.xml"]
    assert "r:link" not in written["word/document.xml"]
    assert "attachedTemplate" not in written["word/settings.xml"]
    assert "w:zoom" in written["word/settings.xml"]
    for text in written.values():
        assert "example.invalid/image" not in text
        assert "example.invalid/attachedTemplate" not in text
