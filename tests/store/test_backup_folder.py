"""Which backups are kept, and how they are found when the workspace itself can not be read."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hsavtal_desktop.store.backup_folder import (
    backup_named,
    backups,
    clear_unfinished,
    kept,
    note_about,
    rotate,
    workspace_at,
)

NOON = datetime(2027, 3, 31, 12, tzinfo=UTC)


def test_the_newest_ten_one_a_day_for_a_fortnight_and_one_a_month_are_kept() -> None:
    hourly = [NOON - timedelta(hours=hours) for hours in range(24 * 120)]
    chosen = kept(hourly)
    assert set(hourly[:10]) <= chosen
    days = {moment.date() for moment in chosen}
    assert all((NOON - timedelta(days=back)).date() in days for back in range(14))
    assert {(moment.year, moment.month) for moment in chosen} == {(2026, 12), (2027, 1), (2027, 2), (2027, 3)}
    assert len(chosen) == 10 + 13 + 3
    for moment in chosen - set(hourly[:10]):
        same_day = [one for one in hourly if one.date() == moment.date()]
        assert moment == max(same_day), "of a day, and of a month, the newest"


def test_what_is_kept_stays_kept_however_often_it_is_rotated() -> None:
    moments: set[datetime] = set()
    for days in range(400):
        moments = kept(moments | {NOON + timedelta(days=days)})
    assert len({(moment.year, moment.month) for moment in moments}) == 15
    assert len(moments) < 14 + 15 + 1


def test_rotation_takes_drafts_along_and_leaves_foreign_files(tmp_path: Path) -> None:
    note_about(tmp_path, "a", "Prov", tmp_path / "prov.hsavtal")
    made = [backup_named(tmp_path, "a", NOON - timedelta(minutes=minutes)) for minutes in range(15)]
    for one in made:
        one.path.touch()
        one.path.with_suffix(".draft").touch()
    foreign = made[0].path.with_name("min egen.hsavtal")
    foreign.touch()
    assert rotate(tmp_path, "a") == made[10:]
    assert backups(tmp_path, "a") == made[:10] and foreign.exists()
    assert not made[12].path.with_suffix(".draft").exists() and made[2].draft is not None


def test_a_workspace_is_found_by_where_it_lay(tmp_path: Path) -> None:
    place = tmp_path / "prov.hsavtal"
    note_about(tmp_path, "a", "Prov", place)
    assert workspace_at(tmp_path, place) == "", "there is no backup yet"
    backup_named(tmp_path, "a", NOON).path.touch()
    assert workspace_at(tmp_path, place) == "a" and workspace_at(tmp_path, tmp_path / "annan.hsavtal") == ""


def test_a_draft_whose_workspace_was_not_copied_any_more_is_cleared_away(tmp_path: Path) -> None:
    note_about(tmp_path, "a", "Prov", tmp_path / "prov.hsavtal")
    whole, cut_off = (backup_named(tmp_path, "a", NOON + timedelta(minutes=minutes)) for minutes in range(2))
    whole.path.touch()
    for one in (whole, cut_off):
        one.path.with_suffix(".draft").touch()
    clear_unfinished(tmp_path, "a")
    assert whole.draft is not None and cut_off.draft is None
