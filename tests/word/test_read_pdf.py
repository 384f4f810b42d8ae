"""PDF files that the library stumbles over give one sentence."""

import pytest

from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.word.starting.pdf_lines import pdf_source


def a_pdf(packed: bytes) -> bytes:
    """A page whose content says that it is packed in a way that it is not."""
    content = b"BT /F1 12 Tf 72 700 Td (Exempeltext) Tj ET"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter/%s>>stream\n%s\nendstream" % (len(content), packed, content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    made, places = b"%PDF-1.4\n", list[int]()
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(made)
    return made + b"xref\n0 6\n0000000000 65535 f \n" + table + end


@pytest.mark.parametrize("packed", [b"Fl", b"LZW", b"LZWDecode", b"Nonsense"])
def test_a_page_that_is_packed_oddly_is_told(packed: bytes) -> None:
    with pytest.raises(Trouble, match=r"kan inte läsas som PDF"):
        pdf_source(a_pdf(packed), "avtal.pdf")
