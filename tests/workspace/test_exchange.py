"""Two people, two copies, files in between."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from hsavtal_desktop.core import digest
from hsavtal_desktop.core.change import Change
from hsavtal_desktop.core.edits import Decide, ReplaceText
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.touched import Touched
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.workspace import facts
from hsavtal_desktop.workspace.exchanging import export_changes, import_changes
from hsavtal_desktop.workspace.log import Log
from hsavtal_desktop.workspace.proposing import propose
from hsavtal_desktop.workspace.workspace import Workspace


def swap(one: Workspace, other: Workspace, folder: Path) -> None:
    for sender, receiver in ((one, other), (other, one)):
        package = folder / f"{sender.installation.name}-{len(list(folder.iterdir()))}.hsapaket"
        export_changes(sender, package)
        import_changes(receiver, [package])


def write(workspace: Workspace, text: str, words: str) -> None:
    workspace.perform(ReplaceText(text, 0, 0, words, View.MARKUP))


def same(one: Workspace, other: Workspace) -> bool:
    return digest.content_hash(one.released()) == digest.content_hash(other.released())


def test_a_newcomers_work_waits_until_a_coordinator_admits_them(
    tmp_path: Path, example: Workspace, colleague: Workspace
) -> None:
    (proposal,) = propose(colleague, "B_6_1", "fem vardagar", "tio vardagar")
    assert proposal in {one.id for one in colleague.revisions(pending_only=True)}
    swap(example, colleague, tmp_path)
    assert proposal not in {one.id for one in example.revisions()}
    assert [member.name for member in example.waiting_members()] == ["Bo"]
    assert same(example, colleague)
    example.admit([colleague.author])
    assert proposal in {one.id for one in example.revisions(pending_only=True)}
    swap(example, colleague, tmp_path)
    assert same(example, colleague)
    assert colleague.role == "AG"
    assert facts.info(example.released())["unconfirmed"] == 0


def test_what_was_written_before_one_was_admitted_and_shared_after_it_counts(
    tmp_path: Path, example: Workspace, colleague: Workspace
) -> None:
    propose(colleague, "B_6_1", "fem vardagar", "tio vardagar")
    write(colleague, "b.B_6_2", "Utkast. ")
    write(colleague, "b.B_6_3", "Eget. ")
    mine = [one.id for one in colleague.revisions(pending_only=True) if one.added in ("Utkast. ", "Eget. ")]
    colleague.mark_private([f"revision:{one}" for one in mine])
    swap(example, colleague, tmp_path)
    example.admit([colleague.author])
    swap(example, colleague, tmp_path)
    write(colleague, "b.A_2_1", "Efter. ")
    for one in mine:
        colleague.mark_private([f"revision:{one}"], private=False)
        colleague.release()
    swap(example, colleague, tmp_path)
    assert {"Utkast. ", "Eget. ", "Efter. "} <= {one.added for one in example.revisions(pending_only=True)}
    assert facts.info(example.released())["unconfirmed"] == 0
    assert digest.content_hash(colleague.state) == digest.content_hash(example.state)


def test_both_see_both_proposals_and_the_conflict_and_the_decisions(
    tmp_path: Path, example: Workspace, colleague: Workspace
) -> None:
    propose(colleague, "B_6_1", "fem vardagar", "tio vardagar")
    propose(example, "B_6_1", "fem vardagar", "sju vardagar")
    swap(example, colleague, tmp_path)
    example.admit([colleague.author])
    swap(example, colleague, tmp_path)
    for workspace in (example, colleague):
        (conflict,) = [one for one in workspace.conflicts() if one.clause == "B_6_1"]
        assert {workspace.revision(name).added for name in conflict.revisions} == {"tio", "sju"}
    mine, theirs = sorted(
        (one for one in example.revisions(pending_only=True) if one.clause == "B_6_1"), key=lambda one: one.name
    )
    example.perform(Decide("accept", (theirs.id,), "Sommaren"))
    example.perform(Decide("reject", (mine.id,), "Ett av dem räcker"))
    swap(example, colleague, tmp_path)
    assert same(example, colleague)
    final = "".join(paragraph.text for paragraph in colleague.text("b.B_6_1", View.FINAL))
    assert "inom tio vardagar" in final and "sju" not in final
    assert colleague.revision(theirs.id).reason == "Sommaren"


def test_the_same_file_twice_and_an_older_one_afterwards_change_nothing(
    tmp_path: Path, example: Workspace, colleague: Workspace
) -> None:
    first, second = tmp_path / "1.hsapaket", tmp_path / "2.hsapaket"
    propose(example, "B_6_1", "fem vardagar", "tio vardagar")
    export_changes(example, first)
    propose(example, "B_6_1", "tre vardagar", "fyra vardagar")
    export_changes(example, second)
    assert import_changes(colleague, [second]).new == 2
    content = digest.content_hash(colleague.released())
    for package in (second, first, first):
        assert import_changes(colleague, [package]).new == 0
    assert digest.content_hash(colleague.released()) == content


def test_a_change_whose_parent_is_missing_waits_and_says_whom_to_ask(
    tmp_path: Path, example: Workspace, colleague: Workspace
) -> None:
    example.name_version("Mellan")
    parent = list(example.log.file.changes())[-1]
    propose(example, "B_6_1", "fem vardagar", "tio vardagar")
    child = list(example.log.file.changes())[-1]
    intake = colleague.log.take_in([child])
    assert (len(intake.new), intake.waiting) == (0, 1)
    assert colleague.log.missing() == [parent.id]
    path, installation = colleague.path, colleague.installation
    colleague.close()
    again = Workspace.open(path, installation)
    assert again.log.missing() == [parent.id]
    intake = again.log.take_in([parent])
    assert (len(intake.new), intake.waiting, again.log.missing()) == (2, 0, [])
    again.close()


def test_a_change_that_was_altered_on_the_way_is_refused_and_the_rest_comes_in(
    example: Workspace, colleague: Workspace
) -> None:
    propose(example, "B_6_1", "fem vardagar", "tio vardagar")
    good = list(example.log.file.changes())[-1]
    wrong = type(good).of(good.raw.replace(b"tio", b"tie"), good.signature)
    intake = colleague.log.take_in([wrong, good])
    assert len(intake.new) == 1
    assert len(intake.refused) == 1


def test_a_package_of_another_workspace_is_refused_with_its_name(
    tmp_path: Path, example: Workspace, person: object
) -> None:
    with Workspace.create(tmp_path / "annat.db", person("Eva", "region"), name="Annat ärende") as other:  # type: ignore[operator]
        export_changes(other, tmp_path / "annat.hsapaket")
    before = digest.content_hash(example.released())
    with pytest.raises(Trouble, match="Annat ärende"):
        import_changes(example, [tmp_path / "annat.hsapaket"])
    assert digest.content_hash(example.released()) == before


def test_an_import_in_the_middle_of_writing_makes_a_new_segment(
    tmp_path: Path, example: Workspace, colleague: Workspace
) -> None:
    example.perform(ReplaceText("b.B_6_1", 0, 3, "Varje"))
    colleague_text = propose(colleague, "B_6_1", "tre vardagar", "fyra vardagar")
    package = tmp_path / "bo.hsapaket"
    export_changes(colleague, package)
    import_changes(example, [package])
    example.admit([colleague.author])
    example.perform(ReplaceText("b.B_6_1", 0, 0, "Obs: "))
    before = len(example.state.changes)
    example.release()
    assert len(example.state.changes) == before + 2
    own = [change for change in example.state.changes.values() if change.author == example.author][-2:]
    history = example.state.history
    theirs = example.state.revisions[colleague_text[0]].events
    assert [all(history.saw(change.id, entry.change) for entry in theirs.values()) for change in own] == [False, True]
    assert digest.content(example.released())["texts"] == digest.content(example.state)["texts"]


def test_a_copied_file_is_a_harmless_clone(tmp_path: Path, example: Workspace, person: object) -> None:
    path, installation = example.path, example.installation
    example.perform(ReplaceText("b.B_6_1", 0, 0, "Utkast: "))
    example.close()
    clone_path = tmp_path / "kopia.db"
    clone_path.write_bytes(path.read_bytes())
    clone = Workspace.open(clone_path, person("Fia", "region"))  # type: ignore[operator]
    propose(clone, "B_6_1", "fem vardagar", "tio vardagar")
    again = Workspace.open(path, installation)
    propose(again, "B_6_1", "tre vardagar", "fyra vardagar")
    swap(again, clone, tmp_path)
    again.admit([clone.author])
    swap(again, clone, tmp_path)
    assert same(again, clone)
    for workspace in (again, clone):
        workspace.close()
    Workspace.open(path, installation).close()


def test_an_administrator_lets_people_in_but_makes_nobody_a_coordinator(
    tmp_path: Path, example: Workspace, colleague: Workspace
) -> None:
    propose(colleague, "B_6_1", "fem vardagar", "tio vardagar")
    swap(example, colleague, tmp_path)
    example.admit([colleague.author], "ADM")
    swap(example, colleague, tmp_path)
    with pytest.raises(Trouble, match="Bara en processledare utser"):
        colleague.admit([colleague.author], "PL")
    colleague.seal([{"kind": "admit", "member": colleague.author, "role": "PL", "adopts": []}])
    swap(example, colleague, tmp_path)
    assert example.state.members.role(colleague.author) == "ADM"
    assert colleague.role == "ADM"


def test_text_that_could_not_be_released_is_refused_at_once(example: Workspace) -> None:
    before = digest.content(example.state)
    with pytest.raises(Trouble, match="halvt tecken"):
        example.perform(ReplaceText("b.B_6_1", 0, 0, "\ud800"))
    assert digest.content(example.state) == before
    assert example.unreleased() == 0


def test_a_change_counts_when_its_parent_came_by_another_way_than_an_import(example: Workspace) -> None:
    log = example.log
    parent = log.write([])  # As the draft that a crash left is sealed anew, byte for byte.
    child = log.write([], parents=[parent.id], known=[parent])
    assert log.take_in([log.signed(child)]).waiting == 1
    log.keep([parent])
    log.apply([parent], Touched())
    assert log.missing() == []
    assert log.take_in([]).new == [child]


@pytest.mark.parametrize("seed", range(4))
def test_what_is_lacking_is_known_after_each_of_many_small_files_in_any_order(
    seed: int, example: Workspace, colleague: Workspace
) -> None:
    chance, made = random.Random(seed), list[Change]()
    for number in range(40):
        parents = sorted(change.id for change in chance.sample(made[-5:], min(len(made), chance.randint(1, 3))))
        made.append(example.log.write([], parents=parents or None, known=made, message=str(number)))
    on_their_way = [example.log.signed(change) for change in chance.sample(made, len(made))]
    came, log = set[str](), colleague.log
    while on_their_way:
        few = [on_their_way.pop() for _ in range(min(len(on_their_way), chance.randint(1, 4)))]
        came |= {one.id for one in few}
        if chance.random() < 0.2:
            log.file.close()
            log = Log.load(colleague.path, colleague.installation.key, log.clock, colleague.installation.folder)
        log.take_in(few)
        here = log.state.changes.keys()
        ready = {change.id for change in made if change.id in came and here >= set(change.parents)}
        waiting = [change for change in made if change.id in came - here]
        assert ready <= here
        assert {one.id for one in log.waiting} == {change.id for change in waiting}
        assert log.missing() == sorted({parent for change in waiting for parent in change.parents} - here - came)
    assert not log.waiting
    log.file.close()
