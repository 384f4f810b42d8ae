"""Members, keys, codes, rules, parts, locks, marks and erasing: through real files, with several copies."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hsavtal_desktop.core import digest
from hsavtal_desktop.core.edits import AddClause, Decide, NameVersion, ReplaceText, SetRecord
from hsavtal_desktop.core.members import Right
from hsavtal_desktop.core.personal import ERASED
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange.recovery import draw_code, key_of
from hsavtal_desktop.workspace import facts
from hsavtal_desktop.workspace.exchanging import export_changes, import_changes, join
from hsavtal_desktop.workspace.heard import heard
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.invitation import read_card, write_card
from hsavtal_desktop.workspace.workspace import Workspace

Person = Callable[[str, str], Installation]


@pytest.fixture
def anna(tmp_path: Path, person: Person) -> Iterator[Workspace]:
    """The creator's small workspace: an agreed clause k1 with k2 under it."""
    workspace = Workspace.create(tmp_path / "anna.db", person("Anna", "region"), name="Prov")
    workspace.perform(SetRecord("part", "p", {"title": "Del"}))
    workspace.perform(SetRecord("document", "d", {"title": "Exempelavtal", "parts": [{"part": "p"}]}))
    workspace.perform(AddClause("p", "", "", "Ett", "Exempeltext – inte gällande avtal", "k1"))
    workspace.perform(AddClause("p", "k1", "", "Två", "två", "k2"))
    workspace.perform(Decide("accept", tuple(one.id for one in workspace.revisions(pending_only=True))))
    workspace.release()
    yield workspace
    workspace.close()


@pytest.fixture
def bo(tmp_path: Path, person: Person, anna: Workspace) -> Iterator[Workspace]:
    """Bo's copy; he is on the municipalities' side and waits to be let in."""
    with joined(tmp_path, person, anna, "Bo") as workspace:
        yield workspace


def joined(tmp_path: Path, person: Person, source: Workspace, name: str, side: str = "municipality") -> Workspace:
    package = tmp_path / f"till-{name}.hsapaket"
    export_changes(source, package)
    workspace = join(tmp_path / f"{name}.db", person(name, side), [package])
    workspace.seal([])
    return workspace


def send(source: Workspace, target: Workspace) -> None:
    path = target.path.with_suffix(f".från-{source.path.stem}.hsapaket")
    export_changes(source, path)
    import_changes(target, [path])
    path.unlink()


def admit(coordinator: Workspace, member: Workspace, role: str, **more: bool) -> None:
    send(member, coordinator)
    coordinator.group.admit([member.author], role, **more)
    send(coordinator, member)


def words(workspace: Workspace, clause: str = "k1", view: View = View.FINAL) -> str:
    return "\n".join(paragraph.text for paragraph in workspace.text(f"b.{clause}", view))


def same(*copies: Workspace) -> bool:
    return len({digest.content_hash(copy.released()) for copy in copies}) == 1


def test_a_revoked_member_is_told_and_nothing_of_theirs_counts(anna: Workspace, bo: Workspace) -> None:
    admit(anna, bo, "RED")
    bo.perform(ReplaceText("b.k1", 0, 0, "Osett. "))
    anna.group.revoke(bo.author, "Har slutat")
    send(bo, anna)
    send(anna, bo)
    assert words(anna) == words(bo) == "Exempeltext – inte gällande avtal"
    assert same(anna, bo)
    with pytest.raises(Trouble, match="återkallad"):
        bo.perform(ReplaceText("b.k1", 0, 0, "Mer. "))
    assert bo.why_not(Right.COMMENT)
    assert anna.members()[-1].revoked
    anna.group.adopt_late_work(bo.author)
    assert words(anna).startswith("Osett. ")
    assert anna.state.members.role(bo.author) == ""


def test_an_open_draft_of_a_revoked_member_is_kept_and_does_no_harm(anna: Workspace, bo: Workspace) -> None:
    admit(anna, bo, "RED")
    bo.perform(ReplaceText("b.k1", 0, 0, "Utkast. "))
    anna.group.revoke(bo.author)
    send(anna, bo)
    assert words(bo) == "Exempeltext – inte gällande avtal"
    bo.release()
    send(bo, anna)
    assert same(anna, bo)


def test_a_new_key_under_a_known_name_is_never_let_in_silently(
    tmp_path: Path, person: Person, anna: Workspace, bo: Workspace
) -> None:
    admit(anna, bo, "RED")
    new = join(tmp_path / "ny.db", person("Bo ny dator", "municipality"), [tmp_path / "till-Bo.hsapaket"])
    new.installation.introduce("Bo", "Exempelkommun", "municipality")
    new.perform(ReplaceText("b.k1", 0, 0, "Från ny dator. "))
    with new, pytest.raises(Trouble, match="Bo finns redan i gruppen med en annan nyckel"):
        admit(anna, new, "RED")
    with pytest.raises(Trouble, match="annan nyckel"):
        anna.admit([new.author])
    anna.group.admit([new.author], replaces=bo.author)
    assert anna.state.members.role(new.author) == "RED"
    assert anna.state.members.member(bo.author).revoked
    assert anna.state.members.member(new.author).replaces == bo.author
    assert words(anna).startswith("Från ny dator. ")


def test_the_code_on_paper_gives_a_lost_coordinator_back(
    tmp_path: Path, person: Person, anna: Workspace, bo: Workspace
) -> None:
    code = anna.group.print_code()
    send(anna, bo)
    with pytest.raises(Trouble, match="felskriven"):
        bo.group.recover(code[:-1] + ("0" if code[-1] != "0" else "1"))
    with pytest.raises(Trouble, match="rätt papper"):
        bo.group.recover(draw_code())
    bo.group.recover(code.lower().replace("-", " "), lost=anna.author)
    assert bo.role == "PL"
    bos = bo.state.members.member(bo.author)
    assert (bos.side, bos.replaces) == ("municipality", ""), "Bo revokes Anna's key, he does not become Anna"
    send(bo, anna)
    assert anna.role == ""
    assert anna.why_not(Right.DECIDE)
    assert same(anna, bo)
    with joined(tmp_path, person, bo, "Cilla") as cilla:
        admit(bo, cilla, "PL")
        assert cilla.role == "PL"
        with pytest.raises(Trouble, match="skapade ärendet"):
            cilla.group.print_code()


def test_the_code_gives_somebody_with_a_new_key_their_own_place_back(
    tmp_path: Path, person: Person, anna: Workspace
) -> None:
    code = anna.group.print_code()
    package = tmp_path / "allt.hsapaket"
    export_changes(anna, package)
    again = Installation.open(tmp_path / "ny dator")
    again.introduce("Anna", "VGR", "region")
    with join(tmp_path / "igen.db", again, [package]) as copy:
        copy.group.recover(code, lost=anna.author)
        member = copy.state.members.member(copy.author)
        assert (member.role, member.replaces, member.side) == ("PL", anna.author, "region")


def test_who_comes_in_by_the_code_alone_has_a_name_everywhere_and_the_code_is_nobody(
    tmp_path: Path, person: Person, anna: Workspace
) -> None:
    code = anna.group.print_code()
    package = tmp_path / "allt.hsapaket"
    export_changes(anna, package)
    with join(tmp_path / "dora.db", person("Dora", "region"), [package]) as dora:
        dora.group.recover(code)
        send(dora, anna)
        assert [one.name for one in anna.members() if one.role == "PL"] == ["Anna", "Dora"]
        assert set(heard(anna.log)) == {anna.author, dora.author}


def test_only_the_code_revokes_the_creator(anna: Workspace, bo: Workspace) -> None:
    admit(anna, bo, "PL")
    with pytest.raises(Trouble, match="återställningskoden"):
        bo.group.revoke(anna.author)
    with pytest.raises(Trouble, match="äldre i gruppen"):
        bo.group.admit([anna.author], "LÄS")


def test_a_code_survives_being_written_by_hand() -> None:
    code = draw_code()
    key = key_of(code)
    assert key_of(code.replace("0", "o").replace("1", "l").replace("-", "")).author == key.author
    assert key_of(draw_code()).author != key.author


def test_who_asks_to_join_is_let_in_by_a_file_of_six_words(tmp_path: Path, person: Person, anna: Workspace) -> None:
    cilla = person("Cilla", "municipality")
    spoken = write_card(tmp_path / "cilla.hsakort", cilla)
    card = read_card(tmp_path / "cilla.hsakort")
    assert anna.fingerprint(card.author) == spoken
    anna.group.admit([card.author], "RED", card=card)
    member = anna.state.members.member(cilla.author)
    assert (member.name, member.side, member.role) == ("Cilla", "municipality", "RED")
    export_changes(anna, tmp_path / "till-cilla.hsapaket", encrypt_for=[cilla.author])
    with join(tmp_path / "cilla.db", cilla, [tmp_path / "till-cilla.hsapaket"]) as joining:
        assert joining.role == "RED"


@pytest.mark.parametrize("old", [b"Cilla", b"municipality", b'"format":1'])
def test_a_card_that_somebody_has_changed_is_refused(tmp_path: Path, person: Person, old: bytes) -> None:
    path = tmp_path / "kort.hsakort"
    write_card(path, person("Cilla", "municipality"))
    path.write_bytes(path.read_bytes().replace(old, old[:-1] + b"9"))
    with pytest.raises(Trouble, match="medlemskort"):
        read_card(path)


def test_with_four_eyes_the_button_says_why(anna: Workspace, bo: Workspace) -> None:
    anna.governing.set_rules(four_eyes=True)
    admit(anna, bo, "RED")
    bo.perform(ReplaceText("b.k1", 0, 0, "Eget. "))
    (mine,) = bo.revisions(pending_only=True)
    assert "fyra ögon" in bo.why_not(Right.DECIDE, revision=mine.id)
    assert not bo.why_not(Right.DECIDE, revision=mine.id, verdict="reject")
    with pytest.raises(Trouble, match="fyra ögon"):
        bo.perform(Decide("accept", (mine.id,)))
    assert "fyra ögon" in bo.why_tracked()
    send(bo, anna)
    anna.perform(Decide("accept", (mine.id,)))
    assert words(anna, view=View.ORIGINAL).startswith("Eget. ")


def test_a_locked_section_is_shut_with_a_reason_and_opened_again(anna: Workspace, bo: Workspace) -> None:
    admit(anna, bo, "AG")
    with pytest.raises(Trouble, match="låser avsnitt"):
        bo.governing.lock("k1")
    anna.governing.lock("k1", "Klar för remiss")
    send(anna, bo)
    assert bo.governing.locked_clauses() == {"k1": "Klar för remiss", "k2": "Klar för remiss"}
    assert bo.why_not(Right.PROPOSE, clause="k2") == bo.why_not(Right.PROPOSE, clause="k1")
    with pytest.raises(Trouble, match=r"Avsnittet 1 är låst av Anna \(Klar för remiss\). Be Anna"):
        bo.perform(ReplaceText("b.k2", 0, 0, "nej"))
    bo.perform(SetRecord("comment", "c1", {"clause": "k1", "text": "Får ändå sägas"}))
    anna.governing.unlock("k2")
    send(anna, bo)
    assert bo.governing.locked_clauses() == {}
    bo.perform(ReplaceText("b.k2", 0, 0, "ja "))
    with pytest.raises(Trouble, match="juristen"):
        anna.governing.lock("k1", legal=True)


def test_a_part_that_was_handed_out_is_decided_by_its_lead(anna: Workspace, bo: Workspace) -> None:
    admit(anna, bo, "DEL")
    bo.perform(ReplaceText("b.k1", 0, 0, "Nytt. "))
    (mine,) = bo.revisions(pending_only=True)
    assert "delats ut till dig" in bo.why_not(Right.DECIDE, revision=mine.id)
    anna.governing.hand_out("p", [bo.author])
    assert [member.name for member in anna.governing.owners("p")] == ["Bo"]
    send(anna, bo)
    bo.perform(Decide("accept", (mine.id,)))
    assert words(bo, view=View.ORIGINAL).startswith("Nytt. ")
    send(bo, anna)
    assert words(anna, view=View.ORIGINAL).startswith("Nytt. ")


def test_what_a_lead_writes_without_tracking_elsewhere_arrives_as_a_proposal(anna: Workspace, bo: Workspace) -> None:
    anna.perform(SetRecord("part", "q", {"title": "Del två"}))
    anna.perform(AddClause("q", "", "", "Två", "Annat", "k9"))
    anna.release()
    admit(anna, bo, "DEL")
    anna.governing.hand_out("q", [bo.author])
    send(anna, bo)
    bo.tracking = False
    bo.perform(ReplaceText("b.k9", 0, 0, "Eget. "))
    bo.perform(AddClause("q", "", "k9", "Tre", "Också eget", "k10"))
    bo.perform(ReplaceText("b.k1", 0, 0, "Andras. "))
    send(bo, anna)
    mine = [one for one in anna.revisions() if one.author == bo.author]
    assert sorted(one.state for one in mine) == ["accepted", "accepted", "pending"]
    assert "Andras" not in words(anna, view=View.ORIGINAL) and "Andras" in words(anna, view=View.FINAL)


def test_a_frozen_version_waits_for_the_other_side_and_is_confirmed_there(anna: Workspace, bo: Workspace) -> None:
    admit(anna, bo, "PL")
    anna.perform(NameVersion("Remissversion", "frozen"))
    send(anna, bo)
    (version,) = bo.versions()
    assert (version.status, version.awaits, version.frozen) == ("awaiting", "municipality", False)
    with pytest.raises(Trouble, match="andra sidan"):
        anna.governing.endorse("Remissversion")
    bo.governing.endorse("Remissversion")
    send(bo, anna)
    assert anna.versions()[0].frozen
    assert anna.versions()[0].hash == version.hash


def test_of_two_versions_with_one_name_each_is_confirmed_in_turn(anna: Workspace, bo: Workspace) -> None:
    admit(anna, bo, "PL")
    anna.governing.set_rules(two_publishers=True)
    send(anna, bo)
    anna.name_version("Remiss", frozen=True)
    bo.perform(ReplaceText("b.k1", 0, 0, "Bo. "))
    bo.release()
    bo.name_version("Remiss", frozen=True)
    send(bo, anna)
    send(anna, bo)
    for _ in range(2):
        assert any(version.awaits for version in anna.versions())
        who = anna if any(version.awaits == "region" for version in anna.versions()) else bo
        who.governing.endorse("Remiss")
        send(who, bo if who is anna else anna)
    assert [version.status for version in anna.versions() if version.label == "Remiss"] == ["frozen", "frozen"]
    assert same(anna, bo)


def test_alone_on_a_side_one_freezes_at_once(anna: Workspace) -> None:
    anna.perform(NameVersion("V1", "frozen"))
    assert anna.versions()[0].frozen


def test_a_clause_is_agreed_when_both_sides_have_marked_its_words(anna: Workspace, bo: Workspace) -> None:
    anna.governing.set_rules(both_sides=True)
    admit(anna, bo, "RED")
    anna.perform(SetRecord("clause", "k1", {"status": "enig"}))
    anna.governing.mark("k1")
    place = anna.find("k1")
    assert place is not None
    assert anna.clause(place, View.MARKUP).status == "väntar på kommunerna"
    anna.release()
    send(anna, bo)
    bo.governing.mark("k1")
    send(bo, anna)
    assert anna.clause(place, View.MARKUP).status == "enig"
    anna.perform(ReplaceText("b.k1", 0, 0, "Ändrat. "))
    assert anna.clause(place, View.MARKUP).status == "väntar på båda sidor"


def test_what_is_erased_is_gone_everywhere_and_does_not_come_back(
    tmp_path: Path, anna: Workspace, bo: Workspace
) -> None:
    data = b"Fil med personuppgifter " * 50
    name = hashlib.sha256(data).hexdigest()
    record = {"kind": "record", "type": "sent", "id": "s1", "set": {"hash": name, "name": "svar.docx"}}
    anna.seal([record], blobs={name: data})
    old = tmp_path / "gammal.hsapaket"
    export_changes(anna, old)
    admit(anna, bo, "REG")
    assert bo.log.file.blob(name) == data
    with pytest.raises(Trouble, match="registrator"):
        anna.erasing.erase([name], "Begärt")
    with pytest.raises(Trouble, match="varför"):
        bo.erasing.erase([name], " ")
    bo.erasing.erase([name], "Begärt av den det gäller")
    assert bo.log.file.blob(name) is None
    send(bo, anna)
    assert anna.log.file.blob(name) is None
    for copy in (anna, bo):
        import_changes(copy, [old])
        assert copy.log.file.blob(name) is None
        assert not facts.verify(copy.log.file)
        (erased,) = copy.erasing.erasures()
        assert (erased.by, erased.reason, erased.blobs) == ("Bo", "Begärt av den det gäller", (name,))
        (attachment,) = copy.erasing.attachments()
        assert (attachment.name, attachment.here) == (ERASED, False)
    assert data[:24] not in b"".join(path.read_bytes() for path in tmp_path.glob("anna.db*"))
