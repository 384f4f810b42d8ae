"""Packages with less than everything: what a member may lack, and the exact answer to a request."""

from __future__ import annotations

from pathlib import Path

import pytest

from hsavtal_desktop.core import digest
from hsavtal_desktop.core.edits import ReplaceText
from hsavtal_desktop.core.state import record_fields
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange.package import read_package, write_package
from hsavtal_desktop.exchange.request import read_request, write_request
from hsavtal_desktop.workspace.exchanging import HANDOVER, ask, export_changes, import_changes
from hsavtal_desktop.workspace.preview import peek, preview
from hsavtal_desktop.workspace.proposing import propose
from hsavtal_desktop.workspace.workspace import Workspace


def same(one: Workspace, other: Workspace) -> bool:
    return digest.content_hash(one.released()) == digest.content_hash(other.released())


def ids(path: Path) -> list[str]:
    return [change.id for change in read_package(path).changes]


def test_a_package_since_a_member_leaves_out_what_their_own_changes_had_seen(
    tmp_path: Path, example: Workspace, colleague: Workspace
) -> None:
    propose(colleague, "B_6_1", "fem vardagar", "tio vardagar")
    export_changes(colleague, tmp_path / "bo.hsapaket")
    import_changes(example, [tmp_path / "bo.hsapaket"])
    propose(example, "B_6_1", "tre vardagar", "fyra vardagar")
    report = export_changes(example, tmp_path / "anna.hsapaket", since=colleague.author)
    assert ids(tmp_path / "anna.hsapaket") == [list(example.log.file.changes())[-1].id]
    assert report.left_out == len(example.state.changes) - 1
    assert import_changes(colleague, [tmp_path / "anna.hsapaket"]).waiting == 0
    assert same(example, colleague)


def test_the_second_package_since_a_member_leaves_out_what_the_first_held(
    tmp_path: Path, example: Workspace, colleague: Workspace
) -> None:
    first, second = tmp_path / "1.hsapaket", tmp_path / "2.hsapaket"
    assert export_changes(example, first, since=colleague.author).left_out == 0
    propose(example, "B_6_1", "tre vardagar", "fyra vardagar")
    assert export_changes(example, second, since=colleague.author).changes == 1
    assert import_changes(colleague, [second]).new == 1


def test_the_answer_to_a_request_holds_exactly_what_is_lacking(
    tmp_path: Path, example: Workspace, colleague: Workspace
) -> None:
    here, there = (example.log.file.put_blob(content) for content in (b"Protokoll", b"Bilaga"))
    for name in (here, there):
        example.seal([{"kind": "record", "type": "returned", "id": name[:8], "set": {"hash": name}}])
    colleague.log.take_in(list(example.log.file.changes()))
    example.name_version("Mellan")
    missing = list(example.log.file.changes())[-1]
    propose(example, "B_6_1", "tre vardagar", "fyra vardagar")
    waiting = list(example.log.file.changes())[-1]
    propose(example, "B_6_1", "fem vardagar", "tio vardagar")
    newest = list(example.log.file.changes())[-1]
    colleague.log.take_in([waiting])
    propose(colleague, "B_6_1", "fem vardagar", "sju vardagar")
    colleague.log.file.put_blob(b"Bilaga")
    ask(colleague, tmp_path / "begäran")
    request = read_request(tmp_path / "begäran")
    assert request.wanted == {missing.id}
    assert peek(tmp_path / "begäran").wanted == 1
    report = export_changes(example, tmp_path / "svar.hsapaket", answering=tmp_path / "begäran")
    assert ids(tmp_path / "svar.hsapaket") == [missing.id, newest.id]
    assert set(read_package(tmp_path / "svar.hsapaket").blobs) == {here} != {there}
    assert (report.changes, report.blobs) == (2, 1)
    taken = import_changes(colleague, [tmp_path / "svar.hsapaket"])
    assert (taken.new, taken.waiting, colleague.log.missing()) == (3, 0, [])


def test_a_request_from_another_workspace_is_refused(tmp_path: Path, example: Workspace, person: object) -> None:
    with Workspace.create(tmp_path / "annat.db", person("Eva"), name="Annat ärende") as other:  # type: ignore[operator]
        ask(other, tmp_path / "begäran")
    with pytest.raises(Trouble, match="Annat ärende"):
        export_changes(example, tmp_path / "svar.hsapaket", answering=tmp_path / "begäran")
    assert not (tmp_path / "svar.hsapaket").exists()


def test_a_name_of_megabytes_over_many_lines_is_told_on_one_short_line(tmp_path: Path, example: Workspace) -> None:
    name = "Annat\n\u202eärende " * 40_000
    said = {"workspace": "a" * 64, "name": name, "sender": example.author, "time": "2026-11-22T09:00:00Z"}
    write_request(tmp_path / "begäran", **said, have=(), wanted=(), blobs=())
    write_package(tmp_path / "annat.hsapaket", **said, heads=(), changes=())
    with pytest.raises(Trouble, match="Annat ärende") as request:
        export_changes(example, tmp_path / "svar.hsapaket", answering=tmp_path / "begäran")
    with pytest.raises(Trouble, match="Annat ärende") as package:
        import_changes(example, [tmp_path / "annat.hsapaket"])
    told = [str(request.value), str(package.value)]
    told += [peek(tmp_path / file).name for file in ("begäran", "annat.hsapaket")]
    assert not any(len(words) > 1_000 or "\n" in words or "\u202e" in words for words in told)


@pytest.mark.parametrize("content", [b"", b'{"blobs":', b'{"blobs":[]}', b"PK\x03\x04", b'{"blobs":[],"format":"1"}'])
def test_a_damaged_request_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "begäran").write_bytes(content)
    with pytest.raises(Trouble, match="begäran"):
        read_request(tmp_path / "begäran")


def test_recipient_and_purpose_are_noted_in_the_log_for_everybody(
    tmp_path: Path, example: Workspace, colleague: Workspace
) -> None:
    export_changes(example, tmp_path / "ut.hsapaket", recipient="Kansliet", purpose="Underlag till mötet")
    import_changes(colleague, [tmp_path / "ut.hsapaket"])
    for workspace in (example, colleague):
        (name,) = [name for kind, name in workspace.state.records if kind == HANDOVER]
        noted = record_fields(workspace.released(), HANDOVER, name)
        assert (noted["recipient"], noted["purpose"]) == ("Kansliet", "Underlag till mötet")
    assert same(example, colleague)


def test_a_file_tells_what_it_holds_and_whose(tmp_path: Path, example: Workspace, colleague: Workspace) -> None:
    propose(colleague, "B_6_1", "fem vardagar", "tio vardagar")
    colleague.log.file.note_sent(example.author, example.state.heads())
    export_changes(colleague, tmp_path / "bo.hsapaket", since=example.author, recipient="Anna", purpose="Mitt förslag")
    contents = peek(tmp_path / "bo.hsapaket")
    assert (contents.kind, contents.changes, contents.purpose) == ("changes", 2, "Mitt förslag")
    assert [(one.author, one.name, one.changes) for one in contents.authors] == [(colleague.author, "Bo", 2)]


def test_a_preview_says_what_an_import_then_does_and_does_nothing(
    tmp_path: Path, example: Workspace, colleague: Workspace
) -> None:
    propose(example, "B_6_1", "fem vardagar", "sju vardagar")
    example.admit([colleague.author])
    export_changes(example, tmp_path / "1.hsapaket")
    import_changes(colleague, [tmp_path / "1.hsapaket"])
    propose(colleague, "B_6_1", "tre vardagar", "fyra vardagar")
    export_changes(colleague, tmp_path / "2.hsapaket")
    before, count = digest.content_hash(example.released()), len(example.conflicts())
    noted = tmp_path / "antecknad.hsapaket"
    export_changes(colleague, noted, recipient="Kim", purpose="inför möte")
    acts = preview(example, [noted]).acts
    assert (acts["handovers"], acts["records"]) == (1, 0)
    seen = preview(example, [tmp_path / "2.hsapaket"])
    assert digest.content_hash(example.released()) == before
    assert (seen.new, seen.unconfirmed, seen.missing, seen.refused) == (1, 0, (), ())
    assert [(one.name, one.changes, one.confirmed) for one in seen.authors] == [("Bo", 1, True)]
    assert seen.acts["proposals"] == 1
    assert seen.clauses == {"B_6_1"}
    report = import_changes(example, [tmp_path / "2.hsapaket"])
    assert (report.new, report.known) == (seen.new, seen.known)
    assert report.changed.clauses == seen.clauses
    assert len(example.conflicts()) == count + seen.conflicts
    assert preview(example, [tmp_path / "2.hsapaket"]).new == 0


def test_a_preview_names_what_would_wait_and_whose_work_is_unconfirmed(
    tmp_path: Path, example: Workspace, colleague: Workspace
) -> None:
    propose(colleague, "B_6_1", "fem vardagar", "tio vardagar")
    propose(colleague, "B_6_1", "tre vardagar", "fyra vardagar")
    first = list(colleague.log.file.changes())[-2]
    colleague.log.file.note_sent(example.author, [first.id])
    export_changes(colleague, tmp_path / "senare.hsapaket", since=example.author)
    seen = preview(example, [tmp_path / "senare.hsapaket"])
    assert (seen.new, seen.waiting) == (0, 1)
    assert first.id[:12] in seen.missing[0]
    export_changes(colleague, tmp_path / "allt.hsapaket")
    seen = preview(example, [tmp_path / "allt.hsapaket"])
    assert (seen.new, seen.unconfirmed, seen.acts["proposals"]) == (2, 2, 0)


def test_an_export_says_how_much_of_the_draft_was_released(tmp_path: Path, example: Workspace) -> None:
    example.perform(ReplaceText("b.B_6_1", 0, 0, "Obs: "))
    assert export_changes(example, tmp_path / "1.hsapaket").released == 1
    assert export_changes(example, tmp_path / "2.hsapaket").released == 0
