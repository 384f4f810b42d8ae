"""Word files of clauses that were split and merged: what comes back lands where the words are now."""

from __future__ import annotations

from pathlib import Path

import docx

from hsavtal_desktop.core.edits import Decide, MergeClause, SplitClause
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.workspace.word_files import export_word
from hsavtal_desktop.workspace.word_returns import import_word
from hsavtal_desktop.workspace.workspace import Workspace

CLAUSE = "A_1_2"


def test_edits_in_a_split_and_merged_clause_come_back_to_the_right_words(example: Workspace, tmp_path: Path) -> None:
    document = example.documents()[0]
    example.perform(SplitClause(f"b.{CLAUSE}", 40, "Ny rubrik", clause="s1"))
    example.perform(MergeClause("A_1_3", "s1"))
    own = tuple(one.id for one in example.revisions(pending_only=True) if one.author == example.author)
    example.perform(Decide("accept", own))
    example.release()
    export_word(example, tmp_path / "ut.docx", document=document, recipient="Exempelkommun A")
    before = {one.id for one in example.revisions(pending_only=True)}
    (unchanged,) = import_word(example, [tmp_path / "ut.docx"], "Exempelkommun A")
    assert not unchanged.listed
    assert {one.id for one in example.revisions(pending_only=True)} == before
    word = docx.Document(str(tmp_path / "ut.docx"))
    for run in (run for paragraph in word.paragraphs for run in paragraph.runs):
        run.text = run.text.replace("De har samma text i alla fem", "Alla de har helt samma text i de fem")
        run.text = run.text.replace("uppgiften", "varje uppgift")
    word.save(str(tmp_path / "svar.docx"))
    import_word(example, [tmp_path / "svar.docx"], "Exempelkommun A")
    found = [one for one in example.revisions(pending_only=True) if one.id not in before]
    assert "s1" in {one.clause for one in found}
    whole = "\n".join(paragraph.text for paragraph in example.text("b.s1", View.FINAL))
    assert "Alla de har helt samma text i de fem dokument" in whole
    assert "varje uppgift är partens" in whole
