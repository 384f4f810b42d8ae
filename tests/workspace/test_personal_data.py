"""Persons' names stand beside what is signed, and go for ever when they are erased: through real files."""

from __future__ import annotations

import base64
import random
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from hsavtal_desktop.core import digest
from hsavtal_desktop.core.change import write_change
from hsavtal_desktop.core.consultation import disposition
from hsavtal_desktop.core.edits import AddClause, Decide, ReplaceText, SetRecord
from hsavtal_desktop.core.personal import ERASED
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange.signatures import sign
from hsavtal_desktop.workspace import facts
from hsavtal_desktop.workspace.backing_up import back_up, backups, merge
from hsavtal_desktop.workspace.exchanging import export_changes, import_changes, join
from hsavtal_desktop.workspace.folder_sync import sync
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.invitation import read_card, write_card
from hsavtal_desktop.workspace.preview import peek, preview
from hsavtal_desktop.workspace.workspace import Workspace

Person = Callable[[str, str], Installation]
WRITER = "Greta Grävlingsson"
"""Wrote a comment in a file that came back."""
MEMBER = "Cilla Cederblomma"
WHY = "Uppdraget är slut"


@pytest.fixture
def three(tmp_path: Path, person: Person) -> Iterator[tuple[Workspace, Workspace, Workspace]]:
    """Copies of a coordinator, a registrar who erases, and a member who is to be erased."""
    with ExitStack() as opened:
        anna = opened.enter_context(Workspace.create(tmp_path / "a.db", person("Anna", "region"), name="Prov"))
        anna.perform(SetRecord("part", "p", {"title": "Del"}))
        anna.perform(SetRecord("document", "d", {"title": "Exempelavtal", "parts": [{"part": "p"}]}))
        anna.perform(AddClause("p", "", "", "Ett", "Exempeltext – inte gällande avtal", "k1"))
        anna.perform(Decide("accept", tuple(one.id for one in anna.revisions(pending_only=True))))
        anna.release()
        package = tmp_path / "start.hsapaket"
        export_changes(anna, package)
        copies = [anna]
        for letter, name, role in (("b", "Bo", "REG"), ("c", MEMBER, "RED")):
            copy = opened.enter_context(join(tmp_path / f"{letter}.db", person(name, "municipality"), [package]))
            copy.seal([])
            send(copy, anna)
            anna.group.admit([copy.author], role)
            copies.append(copy)
        for copy in copies[1:]:
            send(anna, copy)
        yield copies[0], copies[1], copies[2]


def send(source: Workspace, target: Workspace) -> Path:
    path = target.path.with_name(f"{source.path.stem}-{random.getrandbits(64):x}.hsapaket")
    export_changes(source, path)
    import_changes(target, [path])
    return path


def comment(workspace: Workspace, name: str, author: str = WRITER) -> None:
    fields = {"clause": "k1", "text": "Varför?", "author_name": author, "on_behalf": "Exempelkommun"}
    workspace.perform(SetRecord("comment", name, fields))
    workspace.release()


def places(folder: Path, *names: str) -> list[str]:
    """The files below a folder in which any of some names can be read, also packed or in a spelling of their own."""
    wanted = [name.encode() for name in names]
    wanted += [name.encode("unicode_escape") for name in names]
    wanted += [base64.b64encode(b'{"personal":"' + name.encode())[:-4].rstrip(b"=")[:28] for name in names]

    def held(path: Path) -> Iterator[bytes]:
        yield path.read_bytes()
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                yield from (archive.read(entry) for entry in archive.namelist())

    return sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and path.name != "settings.json"  # the person's own computer knows what they are called
        if any(name in content for content in held(path) for name in wanted)
    )


def test_names_are_in_nothing_that_is_signed(three: tuple[Workspace, Workspace, Workspace], tmp_path: Path) -> None:
    anna, bo, cilla = three
    comment(anna, "c1")
    anna.perform(SetRecord("disposition", "c1", {"value": "beaktas", "responsible": MEMBER}))
    anna.release()
    export_changes(anna, tmp_path / "ut.hsapaket", recipient=MEMBER, purpose="Samråd")
    import_changes(bo, [tmp_path / "ut.hsapaket"])
    for copy in (anna, bo):
        signed = b"".join(change.raw for change in copy.log.file.changes())
        # As whole strings: so short a name stands in some keys by chance.
        assert not any(name.encode() in signed for name in (WRITER, MEMBER, '"Anna"', '"Bo"'))
        assert {one.name for one in copy.erasing.persons()} == {WRITER, MEMBER, "Anna", "Bo"}
        (shown,) = copy.comments("k1")
        assert shown.name == WRITER
        kinds = {one.kind for person in copy.erasing.persons() if person.name == MEMBER for one in person.mentions}
        assert kinds == {"member", "disposition", "handover"}
        assert copy.erasing.attachments() == []
    seen = preview(cilla, [tmp_path / "ut.hsapaket"])
    assert ("Anna", 0) in [(author.name, seen.blobs) for author in seen.authors]
    assert {author.name for author in peek(tmp_path / "ut.hsapaket").authors} >= {"Anna", MEMBER}


@pytest.mark.parametrize("seed", range(4))
def test_erased_names_are_nowhere_whatever_the_order(
    three: tuple[Workspace, Workspace, Workspace], tmp_path: Path, seed: int
) -> None:
    chance, (anna, bo, cilla) = random.Random(seed), three
    comment(anna, "c1")
    export_changes(anna, tmp_path / "till.hsapaket", recipient=MEMBER)
    old = [send(anna, bo), send(anna, cilla), tmp_path / "till.hsapaket"]
    folder = tmp_path / "delad"
    folder.mkdir()
    work: list[Callable[[], object]] = [
        lambda: bo.erasing.erase((), WHY, [WRITER, MEMBER]),
        lambda: comment(cilla, "c2"),
        lambda: anna.perform(ReplaceText("b.k1", 0, 0, "Nu: ")),
        lambda: anna.perform(SetRecord("disposition", "c1", {"value": "beaktas", "responsible": WRITER})),
        lambda: cilla.perform(ReplaceText("b.k1", 3, 5, "")),
        lambda: cilla.mark_private([f"record:comment:{seed}"]),
        *[lambda copy=copy: back_up(copy) for copy in three],  # type: ignore[misc]
        *[lambda copy=copy: sync(copy, folder) for copy in three],  # type: ignore[misc]
    ]
    chance.shuffle(work)
    for act in work:
        act()
        source, target = chance.sample(three, 2)
        old.append(send(source, target))
        if chance.random() < 0.3:
            import_changes(chance.choice(three), [chance.choice(old)])
    for source in (anna, cilla, bo):
        for target in three:
            if source is not target:
                old.append(send(source, target))
    # A name that was written beside the erasing, by somebody who had not seen it, is another one.
    left = {person.name for person in bo.erasing.persons()} & {WRITER, MEMBER}
    if left:
        bo.erasing.erase((), WHY, sorted(left))
    for target in (anna, cilla):
        old.append(send(bo, target))
    chance.shuffle(old)
    for copy in three:
        import_changes(copy, old)
        sync(copy, folder)
        back_up(copy)
    assert len({digest.content_hash(copy.released()) for copy in three}) == 1
    for copy in three:
        assert not facts.verify(copy.log.file)
        assert {one.name for one in copy.comments("k1")} == {ERASED}
        assert ERASED in copy.member_names()
        assert {one.reason for one in copy.erasing.erasures()} == {WHY}
        assert sum(one.personal.get("comment", 0) for one in copy.erasing.erasures()) == 2
    for path in tmp_path.glob("*.hsapaket"):
        path.unlink()
    export_changes(anna, tmp_path / "ny.hsapaket")
    assert places(tmp_path, WRITER, MEMBER) == []
    assert places(tmp_path, "Anna")


def test_what_is_erased_leaves_backups_of_the_draft_and_private_passages(
    three: tuple[Workspace, Workspace, Workspace], tmp_path: Path
) -> None:
    anna, bo, _ = three
    fields = {"clause": "k1", "text": "Öppet", "author_name": WRITER}
    anna.perform(SetRecord("comment", "c1", fields))
    anna.perform(SetRecord("comment", "c2", {**fields, "text": "Enskilt"}))
    anna.mark_private(["record:comment:c2"])
    anna.release()
    send(anna, bo)
    back_up(anna)
    assert places(tmp_path / "home-Anna", WRITER)
    bo.erasing.erase((), WHY, [WRITER])
    package = send(bo, anna)
    back_up(anna)
    assert places(tmp_path / "home-Anna", WRITER) == []
    assert {one.name for one in anna.comments("k1")} == {ERASED}
    for backup in backups(anna.installation.folder, anna.log.workspace):
        merge(anna, backup)
    anna.mark_private(["record:comment:c2"], private=False)
    anna.release()
    assert {one.name for one in anna.comments("k1")} == {ERASED}
    package.unlink()
    for path in tmp_path.glob("*.hsapaket"):
        path.unlink()
    assert places(tmp_path, WRITER) == []


def test_erasing_needs_the_right_a_reason_and_a_reason_that_does_not_tell(
    three: tuple[Workspace, Workspace, Workspace],
) -> None:
    anna, bo, _ = three
    comment(anna, "c1")
    send(anna, bo)
    with pytest.raises(Trouble, match="registrator"):
        anna.erasing.erase((), WHY, [WRITER])
    with pytest.raises(Trouble, match="varför"):
        bo.erasing.erase((), " ", [WRITER])
    with pytest.raises(Trouble, match="utan personens namn"):
        bo.erasing.erase((), f"{WRITER.upper()} har slutat", [WRITER])
    with pytest.raises(Trouble, match="inga uppgifter"):
        bo.erasing.erase((), WHY, ["Ingen Alls"])
    assert bo.erasing.erasures() == []


def test_an_erased_member_is_not_named_again_by_what_they_write(
    three: tuple[Workspace, Workspace, Workspace],
) -> None:
    _, bo, cilla = three
    bo.erasing.erase((), WHY, [MEMBER])
    send(bo, cilla)
    cilla.perform(ReplaceText("b.k1", 0, 0, "Mer. "))
    cilla.release()
    send(cilla, bo)
    for copy in (bo, cilla):
        assert copy.state.members.member(cilla.author).name == ERASED
        assert copy.state.members.member(cilla.author).organisation == "Exempelkommun"
        assert copy.group.namesakes(cilla.author) == []
    assert "Mer." in "".join(paragraph.text for paragraph in bo.text("b.k1", View.FINAL))


def test_an_attached_file_goes_with_its_name_and_a_name_of_a_file_with_the_person(
    three: tuple[Workspace, Workspace, Workspace], tmp_path: Path
) -> None:
    anna, bo, cilla = three
    data = b"en returnerad fil"
    blob = anna.log.file.put_blob(data)
    called = f"Svar till {WRITER}.docx"
    record = {"kind": "record", "type": "returned", "id": "r1", "set": {"hash": blob, "name": called}}
    anna.seal([record], blobs={blob: data})
    export_changes(anna, tmp_path / f"Till {MEMBER}.hsapaket", recipient="Exempelkommun", purpose="Samråd")
    signed = b"".join(change.raw for change in anna.log.file.changes())
    assert WRITER.encode() not in signed and MEMBER.encode() not in signed
    send(anna, bo)
    send(anna, cilla)
    (attached,) = [one for one in bo.erasing.attachments() if one.kind == "returned"]
    assert (attached.name, attached.here) == (called, True)
    assert not any(person.name == called for person in bo.erasing.persons())
    bo.erasing.erase([blob], WHY)
    bo.erasing.erase((), WHY, [MEMBER])
    send(bo, anna)
    for copy in (bo, anna):
        (gone,) = [one for one in copy.erasing.attachments() if one.kind == "returned"]
        assert (gone.name, gone.here, gone.erased) == (ERASED, False, WHY)
        assert facts.verify(copy.log.file) == []
        held = [copy.log.file.blob(name) or b"" for name in copy.log.file.blob_hashes()]
        assert not any(name.encode() in content for content in held for name in (WRITER, MEMBER))
        assert [len(one.blobs) for one in copy.erasing.erasures()] == [1, 0]
    assert digest.content_hash(anna.released()) == digest.content_hash(bo.released())


def test_comments_and_reasons_with_a_persons_name_go_with_the_person_and_the_agreement_stays(
    three: tuple[Workspace, Workspace, Workspace],
) -> None:
    anna, bo, _ = three
    anna.perform(SetRecord("comment", "c1", {"clause": "k1", "text": f"Fråga {WRITER}!", "author_name": WRITER}))
    anna.perform(ReplaceText("b.k1", 0, 0, f"{WRITER} svarar. "))
    (revision,) = anna.revisions(pending_only=True)
    anna.perform(Decide("reject", (revision.id,), f"{WRITER} vill inte stå här"))
    anna.perform(SetRecord("disposition", "c1", {"value": "beaktas", "reason": f"{WRITER} har rätt"}))
    anna.release()
    send(anna, bo)
    assert [one.kind for one in bo.erasing.remarks(WRITER)] == ["reason", "reason", "remark"]
    assert bo.erasing.in_free_text(WRITER) == {"agreement": 1}
    assert bo.erasing.in_free_text(MEMBER) == {}
    bo.erasing.erase((), WHY, [WRITER])
    send(bo, anna)
    for copy in (anna, bo):
        assert copy.erasing.remarks(WRITER) == []
        assert copy.erasing.in_free_text(WRITER) == {"agreement": 1}, "signed words stay, and that is said before"
        assert [one.comment.text for one in copy.comments("k1")] == [ERASED]
        assert copy.revision(revision.id).reason == ERASED
        assert disposition(copy.state, "c1").reason == ERASED
        assert facts.verify(copy.log.file) == []
        held = [copy.log.file.blob(name) or b"" for name in copy.log.file.blob_hashes()]
        assert not any(WRITER.encode() in content for content in held)
    assert digest.content_hash(anna.released()) == digest.content_hash(bo.released())


def test_one_remark_is_erased_and_the_same_words_elsewhere_stay(three: tuple[Workspace, Workspace, Workspace]) -> None:
    anna, bo, cilla = three
    for name in ("c1", "c2"):
        anna.perform(SetRecord("comment", name, {"clause": "k1", "text": "Ring mig på kvällen"}))
    anna.perform(SetRecord("comment", "c1", {"text": "Ring mig i kväll"}))
    anna.release()
    old = send(anna, bo)
    gone = [one.file for one in bo.erasing.remarks("ring MIG") if one.about == "c1"]
    assert len(gone) == 2, "what was written over is there, too"
    bo.erasing.erase(gone, WHY)
    for copy in (anna, cilla):
        send(bo, copy)
        import_changes(copy, [old])
        assert sorted(one.comment.text for one in copy.comments("k1")) == ["Ring mig på kvällen", ERASED]
        assert b'kv\xc3\xa4ll"' not in b"".join(copy.log.file.blob(one) or b"" for one in copy.log.file.blob_hashes())
        (done,) = copy.erasing.erasures()
        assert (done.blobs, done.personal) == ((), {"remark": 2})


def test_who_wrote_a_tracked_proposal_in_a_returned_file_is_nowhere_in_what_is_signed_and_is_erased(
    three: tuple[Workspace, Workspace, Workspace],
) -> None:
    anna, bo, _ = three
    card = {"on_behalf": "Exempelkommun", "origin": "word-tracked", "message": f"{WRITER} 2026-11-20T08:00:00Z"}
    anna.perform(ReplaceText("b.k1", 0, 0, "Ny "))
    (revision,) = anna.revisions(pending_only=True)
    anna.seal([{"kind": "revision", "id": revision.id, **card}])
    anna.release()
    send(anna, bo)
    assert WRITER.encode() not in b"".join(change.raw for change in anna.log.file.changes())
    (found,) = [one for one in bo.erasing.persons() if one.name == WRITER]
    assert [one.kind for one in found.mentions] == ["proposal"]
    assert bo.revision(revision.id).message == card["message"]
    bo.erasing.erase((), WHY, [WRITER])
    assert bo.revision(revision.id).message == ERASED
    assert WRITER not in bo.people()


def test_two_who_give_the_same_reason_do_not_conflict_in_it(three: tuple[Workspace, Workspace, Workspace]) -> None:
    anna, _, cilla = three
    comment(anna, "c1")
    send(anna, cilla)
    for copy, value in ((anna, "beaktas"), (cilla, "beaktas inte")):
        copy.perform(SetRecord("disposition", "c1", {"value": value, "reason": "Enligt mötet."}))
        copy.release()
    send(cilla, anna)
    assert [one.detail for one in anna.conflicts()] == ["disposition c1 value"]
    assert facts.info(anna.log.state)["conflicts"] == 1


def test_names_in_changes_of_older_programs_are_said_to_be_beyond_erasing(
    three: tuple[Workspace, Workspace, Workspace],
) -> None:
    anna, bo, _ = three
    key, state = anna.installation.key, anna.state
    old = write_change(
        workspace=anna.log.workspace,
        parents=state.heads(),
        lamport=1 + max(state.changes[head].lamport for head in state.heads()),
        author=key.author,
        time="2026-11-22T09:41:00Z",
        events=[{"kind": "record", "type": "comment", "id": "c0", "set": {"clause": "k1", "author_name": WRITER}}],
    )
    bo.log.take_in([sign(old, key)])
    (found,) = [person for person in bo.erasing.persons() if person.name == WRITER]
    assert (found.beyond, found.files) == (1, set())
    with pytest.raises(Trouble, match="äldre version"):
        bo.erasing.erase((), WHY, [WRITER])


def test_a_name_that_comes_after_what_it_stands_in_is_shown_then(
    three: tuple[Workspace, Workspace, Workspace],
) -> None:
    anna, bo, _ = three
    comment(anna, "c1")
    package = anna.log.file
    bo.log.take_in(list(package.changes()))
    assert [one.name for one in bo.comments("k1")] == ["Exempelkommun"]
    intake = bo.log.take_in([], {name: package.blob(name) or b"" for name in package.blob_hashes()})
    assert bo.applied(intake.touched).everything
    assert [one.name for one in bo.comments("k1")] == [WRITER]


def test_who_is_invited_by_a_card_is_named_beside_the_log(
    three: tuple[Workspace, Workspace, Workspace], tmp_path: Path, person: Person
) -> None:
    anna, _, _ = three
    write_card(tmp_path / "kort.hsakort", person("Doris Dovhjort", "region"))
    card = read_card(tmp_path / "kort.hsakort")
    anna.group.admit([card.author], "AG", card=card)
    assert anna.state.members.member(card.author).name == "Doris Dovhjort"
    assert b"Doris" not in b"".join(change.raw for change in anna.log.file.changes())
