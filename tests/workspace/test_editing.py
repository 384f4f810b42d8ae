"""Editing through the one door: drafts, undo, release, rights."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from hsavtal_desktop.core import digest
from hsavtal_desktop.core.edits import (
    AddClause,
    AddComment,
    Decide,
    InsertPicture,
    MoveClause,
    NameVersion,
    RemoveClause,
    ReplaceText,
    SetRecord,
)
from hsavtal_desktop.core.members import Right
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange.keys import FILE_NAME, Key
from hsavtal_desktop.store.workspace_file import WorkspaceFile
from hsavtal_desktop.workspace.exchanging import export_changes, import_changes
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.reading import Reading
from hsavtal_desktop.workspace.workspace import Workspace

TEXT = "b.B_6_1"


def shown(workspace: Workspace, view: View = View.FINAL, text: str = TEXT) -> str:
    return "\n".join(paragraph.text for paragraph in workspace.text(text, view))


def type_words(workspace: Workspace, words: str, at: int) -> None:
    for index, char in enumerate(words):
        workspace.perform(ReplaceText(TEXT, at + index, at + index, char, burst=index > 0))


def test_the_example_has_something_for_every_view(example: Workspace) -> None:
    assert len(example.documents()) == 5
    assert (
        len({place.clause for name in example.documents() for place in example.outline(name, View.FINAL).places}) >= 80
    )
    assert len(example.principals()) == 50
    assert [version.label for version in example.versions()] == ["Arbetsutkast 1", "Remissversion"]
    assert {one.side for one in example.revisions(pending_only=True)} >= {"region", "municipality"}
    assert [conflict.kind for conflict in example.conflicts()] == ["competing"]
    assert example.comments()


def test_of_a_table_only_the_cell_that_changed_is_read_again(example: Workspace) -> None:
    places = (place for name in example.documents() for place in example.outline(name, View.MARKUP).places)
    place = next(place for place in places if example.clause(place, View.MARKUP).tables)
    before = example.clause(place, View.MARKUP)
    first = next(cell for cell, words in before.cells.items() if words[0].plain)
    example.perform(ReplaceText(first, 0, 0, "Ord "))
    after = example.clause(place, View.MARKUP)
    assert [cell for cell in before.cells if after.cells[cell] is not before.cells[cell]] == [first]
    assert after.cells[first][0].text == "Ord " + before.cells[first][0].text
    (written,) = {piece.inserted for piece in after.cells[first][0].pieces} - {""}
    for act in (lambda: example.perform(Decide("reject", (written,))), example.undo, example.undo):
        act()
        for view in View:
            fresh = Reading(example.state).clause(place, view)
            assert example.clause(place, view) == fresh
            assert all(example.text(cell, view) == words for cell, words in fresh.cells.items())


def test_a_typing_burst_is_one_proposal_and_one_undo_step(example: Workspace) -> None:
    before = shown(example)
    open_before = len(example.revisions(pending_only=True))
    type_words(example, "alltid ", 4)
    assert shown(example) == before[:4] + "alltid " + before[4:]
    assert len(example.revisions(pending_only=True)) == open_before + 1
    example.undo()
    assert shown(example) == before
    example.redo()
    assert shown(example) == before[:4] + "alltid " + before[4:]


def test_the_original_does_not_move_when_somebody_proposes(example: Workspace) -> None:
    original = shown(example, View.ORIGINAL)
    example.perform(ReplaceText(TEXT, 0, 3, "Varje"))
    assert shown(example, View.ORIGINAL) == original
    assert shown(example).startswith("Varje part")


def test_erasing_what_was_just_typed_leaves_nothing_to_decide(example: Workspace) -> None:
    open_before = {one.id for one in example.revisions(pending_only=True)}
    type_words(example, "fel", 4)
    example.perform(ReplaceText(TEXT, 4, 7, ""))
    assert {one.id for one in example.revisions(pending_only=True)} == open_before


@pytest.mark.parametrize("released", [False, True])
def test_undo_restores_the_shown_text_after_every_kind_of_edit(example: Workspace, released: bool) -> None:
    place = example.find("B_6_1")
    assert place is not None
    pending = example.revisions(pending_only=True)[0].id
    status = example.clause_data("B_6_1").status
    for edit in (
        ReplaceText(TEXT, 4, 8, "aktör"),
        ReplaceText(TEXT, 10, 10, "\n"),
        ReplaceText(TEXT, 10, 30, ""),
        AddClause(place.part, "", "B_6", "Nytt kapitel", "Text"),
        MoveClause("B_6_1", place.part, "B_7", ""),
        RemoveClause("B_6_1"),
        SetRecord("clause", "B_6_1", {"status": "enig", "goals": {"egenvård"}}),
        Decide("accept", (pending,), "bra"),
        Decide("reject", (pending,)),
    ):
        before = digest.content(example.state)
        example.perform(edit)
        assert digest.content(example.state) != before, edit
        if released:
            example.release()
        example.undo()
        after = digest.content(example.state)
        for name in ("texts", "tree") if released else tuple(before):
            assert after[name] == before[name], (edit, name)
        if isinstance(edit, SetRecord):
            assert example.clause_data("B_6_1").status == status


def test_a_draft_survives_closing_and_only_this_installation_sees_it(
    tmp_path: Path, example: Workspace, person: object
) -> None:
    type_words(example, "utkast ", 4)
    text, path, installation = shown(example), example.path, example.installation
    example.close()
    again = Workspace.open(path, installation)
    assert shown(again) == text
    assert again.unreleased() == 1
    again.undo()
    assert shown(again) != text
    again.close()
    other = Workspace.open(path, person("Cilla", "region"))  # type: ignore[operator]
    assert shown(other) != text
    other.close()
    Workspace.open(path, installation).close()


def test_what_undo_takes_back_can_be_said_in_another_language_after_a_restart(example: Workspace) -> None:
    pending = [one.id for one in example.revisions(pending_only=True)][:2]
    example.perform(Decide("reject", tuple(pending)))
    path, installation = example.path, example.installation
    example.close()
    again = Workspace.open(path, installation)
    told = again.undo_text
    again.close()
    assert told == "avslag av 2 förslag" and isinstance(told, Said)
    assert told.by({"{verdict} av {count} förslag": "{verdict} of {count}", "avslag": "rejection"}) == "rejection of 2"


def test_release_makes_one_signed_change_that_a_replay_confirms(example: Workspace) -> None:
    changes = len(example.state.changes)
    type_words(example, "delat ", 4)
    content = shown(example)
    example.release("För tydlighet")
    assert example.unreleased() == 0
    assert len(example.state.changes) == changes + 1
    assert shown(example) == content
    assert digest.content(example.released()) == digest.content(example.state)


def test_deciding_and_undoing_the_decision(example: Workspace) -> None:
    one = example.revisions(pending_only=True)[0]
    example.perform(Decide("accept", (one.id,), "Tydligare"))
    assert example.revision(one.id).state == "accepted"
    assert example.revision(one.id).reason == "Tydligare"
    example.release()
    example.undo()
    assert example.revision(one.id).state == "pending"


def test_a_step_that_somebody_has_decided_is_passed_over_and_the_one_before_is_undone(
    tmp_path: Path, example: Workspace, colleague: Workspace
) -> None:
    def hand_over(giver: Workspace, taker: Workspace, name: str) -> None:
        export_changes(giver, tmp_path / name)
        import_changes(taker, [tmp_path / name])

    hand_over(colleague, example, "1.hsavtal")
    example.admit([colleague.author], "RED")
    before = shown(example), shown(example, text="b.B_6_2")
    example.perform(ReplaceText(TEXT, 0, 0, "Tidigare "))
    known = {one.id for one in example.revisions(pending_only=True)}
    example.perform(ReplaceText("b.B_6_2", 0, 0, "Senare "))
    (later,) = {one.id for one in example.revisions(pending_only=True)} - known
    hand_over(example, colleague, "2.hsavtal")
    colleague.perform(Decide("accept", (later,)))
    hand_over(colleague, example, "3.hsavtal")
    with pytest.raises(Trouble, match="hoppas över"):
        example.undo()
    example.undo()
    assert (shown(example), shown(example, text="b.B_6_2")) == (before[0], "Senare " + before[1])
    assert not example.undo_text


def test_a_part_of_a_proposal_can_be_decided(example: Workspace) -> None:
    example.perform(ReplaceText(TEXT, 4, 4, "gamla och trogna "))
    (revision,) = [one.id for one in example.revisions(pending_only=True) if one.clause == "B_6_1"]
    example.perform(Decide("accept", (revision,), text=TEXT, start=4, stop=10))
    assert example.revision(revision).state == "partly"
    assert shown(example, View.ORIGINAL).startswith("Den gamla part")
    example.perform(Decide("reject", (revision,), text=TEXT, start=10, stop=21))
    assert shown(example).startswith("Den gamla part")


def test_writing_without_tracking_is_refused_after_the_first_frozen_version(example: Workspace) -> None:
    example.tracking = False
    before = shown(example)
    with pytest.raises(Trouble, match="frysta versionen"):
        example.perform(ReplaceText(TEXT, 0, 0, "x"))
    assert shown(example) == before


def test_where_all_is_written_with_tracking_one_decides_and_comments_without_it(example: Workspace) -> None:
    example.tracking = False
    name = example.revisions(pending_only=True)[0].id
    example.perform(Decide("accept", (name,)))
    assert example.revision(name).state == "accepted"
    example.perform(AddComment("B_6_1", "En fråga"))
    assert "En fråga" in [one.comment.text for one in example.comments()]
    example.perform(SetRecord("clause", "B_6_1", {"owner": "Samsyn"}))
    assert example.clause_data("B_6_1").owner == "Samsyn"


def test_writing_without_tracking_is_agreed_at_once_in_a_new_workspace(tmp_path: Path, person: object) -> None:
    with Workspace.create(tmp_path / "nytt.db", person("Dan", "region"), name="Nytt") as workspace:  # type: ignore[operator]
        workspace.perform(SetRecord("document", "X", {"title": "Avtal", "parts": [{"part": "P"}]}))
        workspace.tracking = False
        workspace.perform(AddClause("P", "", "", "Rubrik", "Text", "P_1"))
        assert shown(workspace, View.ORIGINAL, "b.P_1") == "Text"
        assert workspace.outline("X", View.ORIGINAL).places[0].number == "1"


@pytest.mark.parametrize("shared", [False, True])
@pytest.mark.parametrize("open_one", [ReplaceText(TEXT, 4, 4, "gamla och "), ReplaceText(TEXT, 4, 14, "")])
@pytest.mark.parametrize(
    "written", [ReplaceText(TEXT, 4, 4, "×"), ReplaceText(TEXT, 6, 8, ""), ReplaceText(TEXT, 6, 8, "×")]
)
def test_writing_without_tracking_decides_on_nothing_that_was_proposed_before(
    example: Workspace, open_one: ReplaceText, written: ReplaceText, shared: bool
) -> None:
    example.perform(SetRecord("rules", "rules", {"untracked": "always"}))
    example.perform(open_one)
    (proposal,) = [one.id for one in example.revisions(pending_only=True) if one.clause == "B_6_1"]
    if shared:
        example.release()
    example.tracking, before = False, shown(example, View.ORIGINAL)
    example.perform(written)
    assert example.revision(proposal).state == "pending"
    now = shown(example, View.ORIGINAL)
    assert (now.count("×"), now.replace("×", "")) == (len(written.new), before)


def test_a_named_version_never_changes_afterwards(example: Workspace) -> None:
    version = example.perform(NameVersion("Före")) and example.versions()[-1]
    before = "\n".join(p.text for p in example.at("Före").text(TEXT, View.MARKUP))
    type_words(example, "senare ", 4)
    example.release()
    example.perform(Decide("accept", tuple(one.id for one in example.revisions(pending_only=True))))
    example.release()
    assert "\n".join(p.text for p in example.at("Före").text(TEXT, View.MARKUP)) == before
    assert digest.package_hash(example.at("Före").state) == version.hash
    with pytest.raises(Trouble, match="redan en version"):
        example.name_version("Före")


def test_who_waits_for_admission_may_propose_but_not_decide_or_freeze(colleague: Workspace) -> None:
    assert colleague.role == ""
    assert colleague.can(Right.PROPOSE)
    with pytest.raises(Trouble, match="processledare"):
        colleague.perform(Decide("accept", (colleague.revisions(pending_only=True)[0].id,)))
    with pytest.raises(Trouble, match="processledare"):
        colleague.name_version("Min")


def test_numbers_follow_moves_and_references_follow_numbers(example: Workspace) -> None:
    assert example.reference("B_12_1", "HSA") == "12.1"
    place = example.find("B_12")
    assert place is not None
    example.perform(MoveClause("B_12", place.part, "", ""))
    assert example.reference("B_12_1", "HSA") == "5.1"
    assert next(p.number for p in example.outline("HSA", View.ORIGINAL).places if p.clause == "B_12_1") == "12.1"


def test_a_new_paragraph_begins_a_new_undo_step(example: Workspace) -> None:
    before = shown(example)
    type_words(example, "ett", 0)
    example.perform(ReplaceText(TEXT, 3, 3, "\n", burst=True))
    example.perform(ReplaceText(TEXT, 4, 4, "två", burst=True))
    example.undo()
    assert shown(example) == "ett" + before
    example.undo()
    assert shown(example) == before


class FullDisk:
    """A workspace file that can be read but not added to."""

    def __init__(self, file: WorkspaceFile) -> None:
        self._file = file

    def append(self, *_: object, **__: object) -> None:
        raise Trouble("Disken är full.")

    def __getattr__(self, name: str) -> object:
        return getattr(self._file, name)


def test_a_release_that_the_disk_refuses_leaves_the_draft_as_it_was(example: Workspace) -> None:
    type_words(example, "kvar ", 4)
    text, unreleased = shown(example), example.unreleased()
    example.log.file = FullDisk(example.log.file)  # type: ignore[assignment]
    with pytest.raises(Trouble, match="full"):
        example.release()
    assert shown(example) == text
    assert example.unreleased() == unreleased


def test_two_choices_after_each_other_are_two_steps_each_of_several_edits(example: Workspace) -> None:
    before = shown(example)
    for words in ("ett ", "två "):
        with example.one_step("valet"):
            example.perform(ReplaceText(TEXT, 0, 0, words))
            example.perform(ReplaceText(TEXT, 0, 0, "x"))
    example.undo()
    assert shown(example) == "xett " + before
    example.undo()
    assert shown(example) == before


def test_a_picture_stays_in_the_draft_until_it_is_shared(example: Workspace) -> None:
    edit = InsertPicture(TEXT, 0, b"\x89PNG example", "En bild", 100, 100)
    example.perform(edit)
    example.flush()
    assert example.blob(edit.blob) == b"\x89PNG example"
    assert example.log.file.blob(edit.blob) is None
    path, installation = example.path, example.installation
    example.close()
    with Workspace.open(path, installation) as again:
        assert again.blob(edit.blob) == b"\x89PNG example"
        again.release()
        assert again.log.file.blob(edit.blob) == b"\x89PNG example"


def test_a_picture_that_was_undone_is_not_shared(example: Workspace) -> None:
    edit = InsertPicture(TEXT, 0, b"\x89PNG example", "En bild", 100, 100)
    example.perform(edit)
    example.perform(ReplaceText(TEXT, 3, 3, "ord"))
    example.undo()
    example.undo()
    example.redo()
    assert example.blob(edit.blob)
    example.undo()
    example.perform(ReplaceText(TEXT, 3, 3, "ord"))
    example.release()
    assert example.log.file.blob(edit.blob) is None


def test_key_lots_and_clock_alone_decide_what_is_written(tmp_path: Path) -> None:
    written = []
    for name in ("one", "another"):
        (tmp_path / name).mkdir()
        Key.of(bytes(range(32))).save(tmp_path / name / FILE_NAME)
        installation = Installation.open(tmp_path / name)
        installation.introduce("Anna", "VGR", "region")
        installation.draw, installation.clock = random.Random(1).randbytes, lambda: "2026-03-02T08:00:00Z"
        with Workspace.create(tmp_path / f"{name}.hsavtal", installation, name="Prov") as workspace:
            workspace.perform(AddClause("P", "", "", "Rubrik", "Text."))
            workspace.perform(AddClause("P", "", "", "Rubrik", "Text.", workspace.new_name()))
            workspace.release()
            written.append(workspace.state.heads())
    assert written[0] == written[1], "so what is found at random can be found again"


def test_what_a_part_was_called_is_shown_again_once_its_new_title_is_undone(example: Workspace) -> None:
    title = example.outline("HSA", View.FINAL).parts[0].title
    example.perform(SetRecord("part", example.outline("HSA", View.FINAL).parts[0].part, {"title": "Ny rubrik"}))
    assert example.outline("HSA", View.FINAL).parts[0].title == "Ny rubrik"
    example.undo()
    assert example.outline("HSA", View.FINAL).parts[0].title == title
