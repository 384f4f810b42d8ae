"""What is marked private stays on this computer when the rest is released, in whatever way that leaves."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from hsavtal_desktop.core.edits import AddClause, AddComment, Decide, Edit, MoveClause, ReplaceText, SetRecord
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.exchange.package import read_package
from hsavtal_desktop.store.workspace_file import WorkspaceFile
from hsavtal_desktop.workspace.exchanging import export_changes, import_changes
from hsavtal_desktop.workspace.folder_sync import sync
from hsavtal_desktop.workspace.waiting import clause_mark
from hsavtal_desktop.workspace.word_files import export_word
from hsavtal_desktop.workspace.workspace import Workspace
from tests.workspace.conftest import Person

TEXT = "b.A_2_1"
SECRET = "hemlighetsfullt"


def unit(workspace: Workspace, edit: Edit) -> str:
    """Do something; gives the unit it became."""
    before = {one.unit for one in workspace.waiting_to_be_shared()}
    workspace.perform(edit)
    (new,) = [one.unit for one in workspace.waiting_to_be_shared() if one.unit not in before]
    return new


def end(workspace: Workspace, text: str = TEXT) -> int:
    return len("\n".join(line.text for line in workspace.text(text, View.MARKUP)))


def shared(workspace: Workspace, text: str = TEXT) -> str:
    """What everybody else would read."""
    return "\n".join(line.text for line in workspace.shared().text(text, View.FINAL))


def mine(workspace: Workspace, text: str = TEXT) -> str:
    return "\n".join(line.text for line in workspace.text(text, View.FINAL))


def bytes_of(path: Path) -> Iterator[bytes]:
    """A file's bytes, and those of what is packed in it."""
    yield path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            for name in packed.namelist():
                yield packed.read(name)


def leaks(path: Path) -> bool:
    return any(SECRET.encode() in content for content in bytes_of(path))


@pytest.fixture
def secretive(example: Workspace) -> Workspace:
    """Anna has written something private and something for everybody."""
    example.mark_private([unit(example, ReplaceText(TEXT, 0, 0, f"{SECRET} "))])
    example.perform(ReplaceText(TEXT, end(example), end(example), " Öppet tillägg."))
    return example


def test_a_private_proposal_stays_when_the_rest_is_released(secretive: Workspace) -> None:
    secretive.release()
    assert SECRET in mine(secretive) and SECRET not in shared(secretive)
    assert shared(secretive).endswith("Öppet tillägg.")
    assert secretive.unreleased() == 1
    (left,) = secretive.waiting_to_be_shared()
    assert (left.private, left.stays, left.clause) == (True, True, "A_2_1")


def test_a_private_word_is_in_no_bytes_that_leave(secretive: Workspace, tmp_path: Path) -> None:
    package, word, folder = tmp_path / "till-bo.hsapaket", tmp_path / "ut.docx", tmp_path / "delad"
    secretive.mark_private([unit(secretive, AddComment("A_2_1", f"{SECRET} fråga", ((TEXT, 40, 50),)))])
    secretive.mark_private([clause_mark("A_2_2")])
    secretive.perform(ReplaceText("b.A_2_2", 0, 0, f"{SECRET} här med "))
    secretive.perform(SetRecord("clause", "A_2_2", {"background": f"{SECRET} motiv"}))
    folder.mkdir()
    export_changes(secretive, package)
    export_word(secretive, word, view="markup")
    sync(secretive, folder)
    secretive.name_version("Mellan")
    secretive.flush()
    files = [package, word, secretive.path, *(path for path in folder.rglob("*") if path.is_file())]
    assert len(files) > 3
    assert [path.name for path in files if leaks(path)] == []
    assert "Öppet" in "".join(change.raw.decode() for change in read_package(package).changes)
    secretive.mark_private(secretive.private_marks, private=False)
    export_changes(secretive, package)
    export_word(secretive, word, view="markup")
    assert leaks(package) and leaks(word), "released, it goes along"


def test_what_builds_on_something_private_stays_too_and_says_so(secretive: Workspace) -> None:
    (private,) = [one.unit for one in secretive.waiting_to_be_shared() if one.private]
    count = secretive.unreleased()
    secretive.perform(ReplaceText(TEXT, 3, 3, "X"))
    assert secretive.unreleased() == count, "what is typed inside it goes on in the same proposal"
    comment = unit(secretive, AddComment("A_2_1", "Om det hemliga", ((TEXT, 0, 8),)))
    answer = unit(secretive, AddComment("A_2_1", "Svar", parent=comment.split(":", 2)[2]))
    listed = {one.unit: one for one in secretive.waiting_to_be_shared()}
    assert listed[comment].depends == private
    assert listed[answer].depends == comment
    secretive.release()
    assert {one.unit for one in secretive.waiting_to_be_shared()} >= {private, comment, answer}
    assert comment.split(":", 2)[2] not in {one.id for one in secretive.shared().comments()}


def test_what_stands_in_a_private_new_clause_stays_with_it(example: Workspace) -> None:
    place = example.find("A_2_2")
    assert place is not None
    new = unit(example, AddClause(place.part, "", "", "Hemlig rubrik", SECRET, clause="hemlig"))
    example.mark_private([new])
    moved = unit(example, MoveClause("A_2_2", place.part, "hemlig", ""))
    decided = unit(example, Decide("accept", (new.partition(":")[2],)))
    data = unit(example, SetRecord("clause", "hemlig", {"owner": "x"}))
    stays = {one.unit for one in example.waiting_to_be_shared() if one.stays}
    assert stays == {new, moved, decided, data}
    assert example.release().revisions == frozenset()


def test_a_private_proposal_survives_closing_and_a_crash_in_the_middle_of_sharing(
    secretive: Workspace, person: Person
) -> None:
    path, installation = secretive.path, secretive.installation
    secretive.release()
    secretive.close()
    with Workspace.open(path, installation) as again:
        assert SECRET in mine(again) and SECRET not in shared(again)
        again.perform(ReplaceText(TEXT, end(again), end(again), " Mer."))
        replaced, again._journal.replace = again._journal.replace, lambda _lines: None  # type: ignore[method-assign]
        again.release()  # … and the lamp goes out before the journal is cleared.
        again._journal.replace = replaced  # type: ignore[method-assign]
    with Workspace.open(path, installation) as third:
        assert mine(third).startswith(SECRET) and mine(third).count("Mer.") == 1
        assert shared(third).endswith("Mer.") and SECRET not in shared(third)
        assert [one.private for one in third.waiting_to_be_shared()] == [True]


def test_undo_reaches_over_a_step_that_was_released_in_part(example: Workspace) -> None:
    before = mine(example)
    with example.one_step("båda"):
        private = unit(example, ReplaceText(TEXT, 0, 0, f"{SECRET} "))
        example.perform(ReplaceText(TEXT, end(example), end(example), " Öppet."))
    example.mark_private([private])
    example.release()
    assert example.undo_text == "båda"
    example.undo()
    assert mine(example) == before
    example.release()
    assert shared(example) == before, "what was shared is withdrawn for everybody"


def test_private_work_is_shared_later_on_top_of_what_came_meanwhile(
    secretive: Workspace, colleague: Workspace, tmp_path: Path
) -> None:
    one, other, third = (tmp_path / f"{number}.hsapaket" for number in range(3))
    export_changes(secretive, one)
    secretive.admit([colleague.author], "RED")
    export_changes(secretive, one)
    import_changes(colleague, [one])
    assert SECRET not in mine(colleague)
    colleague.perform(ReplaceText(TEXT, end(colleague), end(colleague), " Bos ord."))
    export_changes(colleague, other)
    import_changes(secretive, [other])
    secretive.mark_private(secretive.private_marks, private=False)
    export_changes(secretive, third)
    import_changes(colleague, [third])
    assert mine(colleague) == mine(secretive)
    assert mine(colleague).startswith(SECRET) and mine(colleague).endswith("Bos ord.")
    (proposal,) = [view for view in colleague.revisions() if SECRET in view.added]
    theirs = [view for view in colleague.revisions() if "Bos ord" in view.added]
    history = colleague.state.history
    seen = history.saw(
        next(iter(colleague.state.revisions[proposal.id].changes)),
        next(iter(colleague.state.revisions[theirs[0].id].changes)),
    )
    assert not seen, "what was drafted before Bo's words came is not said to have seen them"


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_held_back_the_rest_stands_on_its_own(
    seed: int, example: Workspace, colleague: Workspace, tmp_path: Path
) -> None:
    """Random work, random marks, releases in between: nothing released is void, and in the end both are the same."""
    chance = random.Random(seed)
    example.admit([colleague.author], "RED")
    for number in range(25):
        text = chance.choice((TEXT, "b.A_2_2", "h.A_2_1"))
        start = chance.randint(0, end(example, text))
        stop = min(end(example, text), start + chance.choice((0, 0, 3)))
        what = chance.random()
        if what < 0.6:
            example.perform(ReplaceText(text, start, stop, chance.choice(("a", "bc ", ""))))
        elif what < 0.75:
            example.perform(AddComment("A_2_1", f"k{number}", ((text, start, stop),)))
        elif what < 0.9 and example.unreleased():
            chosen = chance.choice(example.waiting_to_be_shared()).unit
            example.mark_private([chosen], private=chance.random() < 0.7)
        else:
            package = tmp_path / f"{number}.hsapaket"
            expected = {one.unit for one in example.waiting_to_be_shared() if one.stays}
            shown = mine(example), mine(example, "b.A_2_2")
            export_changes(example, package)
            assert {one.unit for one in example.waiting_to_be_shared()} == expected
            assert (mine(example), mine(example, "b.A_2_2")) == shown, "releasing changes nothing on this computer"
            import_changes(colleague, [package])
            assert not colleague.state.void
    example.mark_private(example.private_marks, private=False)
    last = tmp_path / "sist.hsapaket"
    export_changes(example, last)
    import_changes(colleague, [last])
    assert example.unreleased() == 0 and not colleague.state.void
    assert [mine(colleague, text) for text in (TEXT, "b.A_2_2")] == [mine(example, text) for text in (TEXT, "b.A_2_2")]
    with WorkspaceFile.open(colleague.path) as file:
        assert not file.check()
