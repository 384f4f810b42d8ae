"""Word files out and in: what is recorded, which copy a file answers, and files that are not what they should be."""

import io
import shutil
import zipfile
from pathlib import Path

import docx
import pytest

from hsavtal_desktop.core.edits import ReplaceText
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.record_types import ReturnedCopy, SentCopy
from hsavtal_desktop.core.records import read
from hsavtal_desktop.core.state import record_fields
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.word.reading import read_document
from hsavtal_desktop.word.views import View as WordView
from hsavtal_desktop.workspace.word_files import export_word
from hsavtal_desktop.workspace.word_returns import import_word
from hsavtal_desktop.workspace.workspace import Workspace
from tests.word.recipient import Recipient
from tests.workspace.returning import AUTHORITY, Sent, TakeIn, flat


def records_of(workspace: Workspace, kind: str) -> list[dict[str, object]]:
    return [record_fields(workspace.state, *key) for key in workspace.state.records if key[0] == kind]


@pytest.fixture
def workspace(sent: Sent, tmp_path: Path) -> Workspace:
    shutil.copy(sent.workspace, tmp_path / "w.hsavtal")
    return Workspace.open(tmp_path / "w.hsavtal", sent.installation)


def test_a_copy_that_leaves_is_remembered_with_its_bytes(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "ut.docx"
    copy = export_word(workspace, path, document="UTS", recipient="Exempelkommun B", purpose="samråd")
    found = [read(SentCopy, fields) for fields in records_of(workspace, "sent")]
    assert copy in found
    assert (copy.recipient, copy.purpose, copy.document, copy.view) == ("Exempelkommun B", "samråd", "UTS", "markup")
    assert workspace.log.file.blob(copy.hash) == path.read_bytes()
    workspace.close()


def test_what_is_drafted_is_released_before_it_leaves(workspace: Workspace, tmp_path: Path) -> None:
    workspace.perform(ReplaceText("b.LAK_4_2", 0, 0, "Alltid: "))
    copy = export_word(workspace, tmp_path / "ut.docx", document="LAK", view="final")
    assert workspace.unreleased() == 0
    assert any(line.startswith("Alltid: Kommunen") for line in flat(tmp_path / "ut.docx", WordView.ACCEPTED))
    assert set(copy.heads) <= set(workspace.state.changes)
    workspace.close()


def test_a_named_version_leaves_as_it_was_and_drafts_stay(workspace: Workspace, tmp_path: Path) -> None:
    version = workspace.versions()[0]
    workspace.perform(ReplaceText("b.LAK_4_2", 0, 0, "Alltid: "))
    copy = export_word(workspace, tmp_path / "ut.docx", version=version.label)
    assert (copy.version, tuple(copy.heads), copy.document) == (version.label, version.heads, "")
    assert workspace.unreleased() == 1
    workspace.undo()
    workspace.close()


@pytest.mark.parametrize(
    "wrong", [{"document": "XYZ"}, {"version": "finns inte"}, {"view": "simple"}], ids=["document", "version", "view"]
)
def test_what_does_not_exist_is_told_and_nothing_is_written(
    workspace: Workspace, tmp_path: Path, wrong: dict[str, str]
) -> None:
    before = len(workspace.state.changes)
    with pytest.raises(Trouble):
        export_word(workspace, tmp_path / "ut.docx", **wrong)  # type: ignore[arg-type]
    assert not (tmp_path / "ut.docx").exists()
    assert len(workspace.state.changes) == before
    workspace.close()


def test_the_returned_file_is_kept_and_answers_the_copy(sent: Sent, take_in: TakeIn) -> None:
    recipient = sent.recipient()
    recipient.delete("legitimerade ")
    done = take_in(recipient)
    (returned,) = [read(ReturnedCopy, fields) for fields in records_of(done.workspace, "returned")]
    assert done.workspace.log.file.blob(returned.hash) == done.returned.read_bytes()
    assert (returned.authority, returned.sent, returned.imported) == (AUTHORITY, done.report.sent, 1)
    assert done.workspace.state.record("sent", returned.sent).fields()["view"] == "markup"
    assert {done.workspace.state.revisions[one.id].card["source"] for one in done.revisions} == {returned.hash}


def test_the_same_file_is_taken_in_once_for_each_authority(sent: Sent, take_in: TakeIn) -> None:
    recipient = sent.recipient()
    recipient.delete("legitimerade ")
    done = take_in(recipient)
    changes = len(done.workspace.state.changes)
    (again,) = import_word(done.workspace, [done.returned], AUTHORITY)
    assert (again.received, again.sent, again.trouble) == (0, done.report.sent, "")
    assert "redan intagen" in again.warnings[0]
    assert len(done.workspace.state.changes) == changes
    (other,) = import_word(done.workspace, [done.returned], "Exempelkommun B")
    assert other.untracked == 1


def test_one_bad_file_does_not_stop_the_others(sent: Sent, take_in: TakeIn, tmp_path: Path) -> None:
    recipient = sent.recipient()
    recipient.delete("legitimerade ")
    good, bomb, torn, text = (tmp_path / name for name in ("bra.docx", "bomb.docx", "trasig.docx", "text.docx"))
    good.write_bytes(recipient.data())
    torn.write_bytes(recipient.data()[:20_000])
    text.write_text("Det här är ingen Word-fil.", encoding="utf-8")
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sent.recipient().parts.items():
            huge = content.replace(b"<w:body>", b"<w:body>" + b" " * 60_000_000)
            archive.writestr(name, huge if name == "word/document.xml" else content)
    workspace = take_in(sent.recipient()).workspace
    changes = len(workspace.state.changes)
    reports = import_word(workspace, [bomb, torn, tmp_path / "saknas.docx", text, good], AUTHORITY)
    assert [bool(report.trouble) for report in reports] == [True, True, True, True, False]
    assert all("\n" not in report.trouble and report.path.name in report.trouble for report in reports[:4])
    assert reports[-1].untracked == 1
    assert len(workspace.state.changes) == changes + 1


def test_an_authority_must_be_named(workspace: Workspace) -> None:
    with pytest.raises(Trouble):
        import_word(workspace, [Path("x.docx")], "  ")
    workspace.close()


def test_a_file_saved_by_another_library_is_understood(sent: Sent, take_in: TakeIn) -> None:
    document = docx.Document(io.BytesIO(sent.files["final"].read_bytes()))
    paragraph = next(one for one in document.paragraphs if "legitimerade" in one.text)
    for run in paragraph.runs:
        run.text = run.text.replace("legitimerade ", "")
    document.save(stream := io.BytesIO())
    done = take_in(stream.getvalue())
    assert done.edits == [("LAK_3_5", "deletion", "", "legitimerade ")]


def test_a_copy_whose_paragraphs_were_pasted_as_plain_text_is_aligned_by_its_words(sent: Sent, take_in: TakeIn) -> None:
    document = docx.Document()
    for line in flat(sent.files["final"], WordView.ACCEPTED):
        document.add_paragraph(line.replace("skäliga kostnad", "hela kostnad"))
    document.save(stream := io.BytesIO())
    done = take_in(stream.getvalue())
    texts = [edit for edit in done.edits if edit[1] != "table"]
    assert ("LAK_6_1", "replacement", "hela", "skäliga") in texts
    assert "mest likt" in done.report.warnings[0]


def test_a_file_that_was_never_sent_is_compared_with_the_text_as_it_is(
    sent: Sent, example: Workspace, tmp_path: Path
) -> None:
    recipient = Recipient(sent.files["final"].read_bytes())
    recipient.forget_identity()
    recipient.delete("legitimerade ")
    path = tmp_path / "r.docx"
    path.write_bytes(recipient.data())
    (report,) = import_word(example, [path], AUTHORITY)
    assert "nuvarande texten" in report.warnings[0]
    changed = [one for one in example.revisions() if one.on_behalf and one.clause == "LAK_3_5"]
    assert [one.removed for one in changed] == ["legitimerade "]


def test_a_file_about_something_else_is_refused(take_in: TakeIn) -> None:
    document = docx.Document()
    document.add_paragraph("Recept på pannkakor.")
    document.save(stream := io.BytesIO())
    done = take_in(stream.getvalue())
    assert "liknar inget i ärendet" in done.report.trouble
    assert done.revisions == []


def test_a_file_of_another_workspace_is_refused(sent: Sent, take_in: TakeIn) -> None:
    recipient = sent.recipient()
    properties = recipient.parts["docProps/custom.xml"]
    identity = sent_workspace(sent)
    recipient.parts["docProps/custom.xml"] = properties.replace(identity.encode(), b"f" * 64)
    done = take_in(recipient)
    assert "annat ärende" in done.report.trouble


def test_an_answer_to_a_copy_whose_changes_are_not_here_says_whom_to_ask(sent: Sent, tmp_path: Path) -> None:
    colleague = Workspace.open(shutil.copy(sent.workspace, tmp_path / "k.hsavtal"), sent.installation)
    colleague.perform(ReplaceText("b.LAK_4_2", 0, 0, "Alltid: ", View.MARKUP))
    export_word(colleague, tmp_path / "ut.docx", document="LAK")
    colleague.close()
    mine = Workspace.open(shutil.copy(sent.workspace, tmp_path / "m.hsavtal"), sent.installation)
    (report,) = import_word(mine, [tmp_path / "ut.docx"], AUTHORITY)
    assert "ändringspaketet" in report.trouble
    mine.close()


def test_without_the_record_a_copy_is_known_by_what_it_says(sent: Sent, tmp_path: Path) -> None:
    """A copy that was sent by a colleague whose record has not come yet, or by somebody who may not dispatch."""
    path = tmp_path / "ut.docx"
    colleague = Workspace.open(shutil.copy(sent.workspace, tmp_path / "k.hsavtal"), sent.installation)
    export_word(colleague, path, document="LAK")
    colleague.close()
    recipient = Recipient(path.read_bytes())
    recipient.delete("legitimerade ")
    path.write_bytes(recipient.data())
    mine = Workspace.open(shutil.copy(sent.workspace, tmp_path / "m.hsavtal"), sent.installation)
    (report,) = import_word(mine, [path], AUTHORITY)
    assert (report.sent, report.untracked, report.listed, report.trouble) == ("", 1, [], "")
    mine.close()


def sent_workspace(sent: Sent) -> str:
    return read_document(sent.files["markup"]).custom_properties["hsavtal-workspace"]
