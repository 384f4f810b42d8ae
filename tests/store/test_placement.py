"""Places where a workspace file may be damaged are known by what engines leave there and by what is mounted."""

from pathlib import Path

import pytest

from hsavtal_desktop.store.placement import kept_by

LOCAL = "/dev/sda1 / ext4 rw 0 0\n"


@pytest.mark.parametrize(
    ("mark", "engine"),
    [(".stfolder", "Syncthing"), (".nextcloudsync.log", "Nextcloud"), (".sync_1a2b.db", "Nextcloud")],
)
def test_a_folder_of_an_engine_is_known_by_what_the_engine_leaves_above_the_file(
    tmp_path: Path, mark: str, engine: str
) -> None:
    below = tmp_path / "rot" / "avtal" / "2027"
    below.mkdir(parents=True)
    assert kept_by(below / "a.hsavtal", mounts=LOCAL, environment={}) == ""
    (tmp_path / "rot" / mark).touch()
    assert kept_by(below / "a.hsavtal", mounts=LOCAL, environment={}) == engine


def test_a_folder_of_an_engine_is_known_by_its_name_or_by_the_system(tmp_path: Path) -> None:
    assert kept_by(Path("/h/OneDrive - Exempelkommun/a.hsavtal"), mounts=LOCAL, environment={}) == "OneDrive"
    assert kept_by(Path("/h/Dropbox/x/a.hsavtal"), mounts=LOCAL, environment={}) == "Dropbox"
    assert kept_by(Path("/h/Dropboxar/a.hsavtal"), mounts=LOCAL, environment={}) == ""
    assert kept_by(tmp_path / "a.hsavtal", mounts=LOCAL, environment={"OneDrive": str(tmp_path)}) == "OneDrive"


def test_another_computers_disk_is_known_by_the_mount_that_is_nearest() -> None:
    mounts = LOCAL + "//server/avtal /mnt/gemen\\040samt cifs rw 0 0\n/dev/sdb1 /mnt/gemen\\040samt/lokal ext4 rw 0 0\n"
    assert kept_by(Path("/mnt/gemen samt/x/a.hsavtal"), mounts=mounts, environment={}) == "network"
    assert kept_by(Path("/mnt/gemen samt/lokal/a.hsavtal"), mounts=mounts, environment={}) == ""
    assert kept_by(Path("/mnt/gemen/a.hsavtal"), mounts=mounts, environment={}) == ""
