"""Copies that went through other editors: identity changed or lost, the edits still on their clauses."""

from io import BytesIO

import docx
import pytest
from lxml import etree

from hsavtal_desktop.core.reading import View
from tests.word.recipient import Recipient, W, shown
from tests.workspace.returning import Intake, Sent, TakeIn

EDITS = [
    ("LAK_3_5", "deletion", "", "legitimerade "),
    ("LAK_4_2", "insertion", " i hemmet", ""),
]


def edit(recipient: Recipient) -> None:
    recipient.delete("legitimerade ")
    recipient.insert("varje planerat besök", " i hemmet")


def on_their_clauses(done: Intake) -> None:
    assert not done.report.trouble
    assert done.edits == EDITS
    assert done.report.account.holds


def with_tables(done: Intake) -> set[str]:
    """The clauses that hold a table."""
    return {
        name.partition(".")[2]
        for name in list(done.workspace.state.texts)
        if name.startswith("b.") and any(one.table for one in done.workspace.text(name, View.ORIGINAL))
    }


def as_google_docs(recipient: Recipient) -> None:
    """Bookmarks get other names, every run lies in a content control, nothing else of ours is left."""
    recipient.rename_bookmarks()
    recipient.forget_identity(bookmarks=False)
    for run in list(recipient.body.iter(f"{W}r")):
        parent = run.getparent()
        assert parent is not None
        control = etree.Element(f"{W}sdt")
        etree.SubElement(etree.SubElement(control, f"{W}sdtPr"), f"{W}tag").set(f"{W}val", "goog_rdk_0")
        parent.replace(run, control)
        etree.SubElement(control, f"{W}sdtContent").append(run)


def as_onlyoffice(recipient: Recipient) -> None:
    """What is bound to data is dropped; names of bookmarks stay."""
    recipient.forget_identity(bookmarks=False)


@pytest.mark.parametrize("through", [as_google_docs, as_onlyoffice])
@pytest.mark.parametrize("tracked", [True, False], ids=["tracked", "untracked"])
def test_edits_made_in_another_editor_are_on_their_clauses(
    sent: Sent, take_in: TakeIn, through: object, tracked: bool
) -> None:
    recipient = sent.recipient(tracked=tracked, view="final")
    edit(recipient)
    assert callable(through)
    through(recipient)
    on_their_clauses(take_in(recipient))


def test_edits_in_bare_text_are_on_their_clauses(sent: Sent, take_in: TakeIn) -> None:
    recipient = sent.recipient(view="final")
    edit(recipient)
    bare = docx.Document()
    for paragraph in recipient.paragraphs():
        if shown(paragraph).strip():
            bare.add_paragraph(shown(paragraph))
    stream = BytesIO()
    bare.save(stream)
    done = take_in(stream.getvalue())
    assert not done.report.trouble and done.report.account.holds
    assert [one for one in done.edits if one in EDITS] == EDITS
    others = {clause for clause, *_ in done.edits} - {clause for clause, *_ in EDITS}
    assert others <= with_tables(done), "tables are paragraphs now; everything else is where it was"


def test_references_that_an_editor_shows_nothing_for_are_kept(sent: Sent, take_in: TakeIn) -> None:
    recipient = sent.recipient(view="final")
    shows = False
    emptied = 0
    for element in list(recipient.body.iter(f"{W}fldChar", f"{W}instrText", f"{W}t")):
        if element.tag == f"{W}instrText":
            refers = (element.text or "").split()[:1] == ["REF"]
        elif element.tag == f"{W}fldChar":
            shows = element.get(f"{W}fldCharType") == "separate" and refers
        elif shows:
            element.text = ""
            emptied += 1
    edit(recipient)
    done = take_in(recipient)
    on_their_clauses(done)
    assert emptied and done.report.listed == [
        f"Hänvisningar som visas fel eller inte alls, för att filen har tappat deras mål: {emptied}. De behölls."
    ]
