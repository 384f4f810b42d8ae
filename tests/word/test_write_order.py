"""The elements we write stand in the order that the format prescribes (ISO 29500-1, annex A: CT_PPr and its like).

Word itself refuses a file as damaged where they do not; neither LibreOffice nor pandoc minds.
"""

import zipfile
from pathlib import Path

import pytest
from agreement_making import KIM
from lxml import etree
from test_write_oracles import edited_example
from test_write_text import STORIES, group

from hsavtal_desktop.core import edits
from hsavtal_desktop.word.names import W, local_name

_RUN = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang"
)
_PARAGRAPH = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle"
)
ORDER = {
    "pPr": f"{_PARAGRAPH} rPr sectPr pPrChange",
    "rPr": f"ins del moveFrom moveTo {_RUN} rPrChange",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark "
    "headers cellIns cellDel cellMerge tcPrChange",
    "tbl": "tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "settings": "zoom trackRevisions defaultTabStop evenAndOddHeaders characterSpacingControl footnotePr endnotePr "
    "compat themeFontLang decimalSymbol listSeparator",
}


def misplaced(data: bytes, folder: Path) -> list[str]:
    """What stands where it may not."""
    path = folder / "order.docx"
    path.write_bytes(data)
    found = []
    with zipfile.ZipFile(path) as package:
        for part in package.namelist():
            if not (part.startswith("word/") and part.endswith(".xml")):
                continue
            for element in etree.fromstring(package.read(part)).iter(etree.Element):
                allowed = ORDER.get(local_name(str(element.tag)), "").split()
                if not allowed or not str(element.tag).startswith(W):
                    continue
                names = [local_name(str(child.tag)) for child in element.iterchildren(f"{W}*")]
                places = [allowed.index(name) if name in allowed else -1 for name in names]
                # Bookmarks and ranges may stand between rows and cells.
                if -1 in places or places != sorted(places):
                    found.append(f"{part}: {local_name(str(element.tag))} holds {' '.join(names)}")
    return found


def test_the_example_with_proposals_of_every_kind_is_in_order(tmp_path: Path) -> None:
    made = edited_example()
    for who, text in ((KIM, "b.A_1_1"), (KIM, "b.B_7_2")):
        made.do(who, edits.InsertFootnote(text, 3, "En not."))
    assert misplaced(made.word(*made.reading.documents()).data, tmp_path) == []


@pytest.mark.parametrize(
    "story", ["rows come and go", "a column goes", "a picture comes", "a clause with a footnote moves"]
)
def test_every_kind_of_mark_is_in_order(story: str, tmp_path: Path) -> None:
    made = group()
    for carry_out in STORIES[story]:
        carry_out(made)
    assert misplaced(made.word().data, tmp_path) == []


def test_the_check_sees_what_is_out_of_order(tmp_path: Path) -> None:
    data = group().word().data
    path, spoilt = tmp_path / "a.docx", tmp_path / "b.docx"
    path.write_bytes(data)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(spoilt, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"<w:cantSplit/>", b"").replace(b"<w:trPr>", b"<w:tc/><w:trPr>"))
    assert any("tr holds" in line for line in misplaced(spoilt.read_bytes(), tmp_path))
