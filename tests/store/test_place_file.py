"""Where the user was is written whole, and read as nothing where it can not be read."""

from pathlib import Path

import pytest

from hsavtal_desktop.store.place_file import load_place, place_path, save_place

WORKSPACE = "ab" * 32


def test_a_place_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    path = place_path(tmp_path, WORKSPACE)
    assert load_place(path) == {}
    save_place(path, {"document": "HSA", "zoom": 120})
    assert load_place(path) == {"document": "HSA", "zoom": 120}
    assert [file.name for file in path.parent.iterdir()] == [f"{WORKSPACE}.json"]


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff", b"[" * 100_000, b" " * 2_000_000])
def test_a_place_that_can_not_be_read_is_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "place.json").write_bytes(content)
    assert load_place(tmp_path / "place.json") == {}


def test_what_is_no_workspace_has_no_place(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not a workspace id"):
        place_path(tmp_path, "../../etc")
