"""Resources are found in a checkout, in an installed wheel and in a frozen program."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from hsavtal_desktop.resources import find_resources, resource_path

CHECKOUT = Path(__file__).resolve().parents[2]
NEEDED_TO_BUILD = ["hsavtal_desktop", "resources", "packaging", "pyproject.toml", "README.md", "LICENSE"]


def has_icons(folder: Path) -> Path:
    (folder / "resources" / "icons").mkdir(parents=True)
    return folder


def test_a_checkout_has_resources_beside_the_package(tmp_path: Path) -> None:
    has_icons(tmp_path)
    assert find_resources(tmp_path / "hsavtal_desktop", frozen=None) == tmp_path / "resources"


def test_a_frozen_program_has_resources_where_it_unpacked_them(tmp_path: Path) -> None:
    package = has_icons(tmp_path / "elsewhere" / "hsavtal_desktop")
    frozen = has_icons(tmp_path / "unpacked")
    assert find_resources(package, frozen) == frozen / "resources"


def test_an_unrelated_folder_called_resources_is_not_taken_for_ours(tmp_path: Path) -> None:
    has_icons(tmp_path)
    (tmp_path / "hsavtal_desktop" / "resources").mkdir(parents=True)
    assert find_resources(tmp_path / "hsavtal_desktop", frozen=None) == tmp_path / "resources"


def test_a_program_without_resources_says_where_it_looked(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="hsavtal_desktop"):
        find_resources(tmp_path / "hsavtal_desktop", frozen=tmp_path)


def test_a_resource_that_does_not_exist_is_named() -> None:
    assert resource_path("icons", "check.svg") == CHECKOUT / "resources" / "icons" / "check.svg"
    with pytest.raises(FileNotFoundError, match=r"no-such-icon\.svg"):
        resource_path("icons", "no-such-icon.svg")


def test_an_installed_wheel_finds_every_resource_inside_the_package(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    unwanted = shutil.ignore_patterns("__pycache__")
    for name in NEEDED_TO_BUILD:
        path = CHECKOUT / name
        if path.is_dir():
            shutil.copytree(path, source / name, ignore=unwanted)
        else:
            shutil.copy(path, source / name)
    wheel = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-index", "--no-build-isolation"]
    subprocess.run([*wheel, "-w", str(tmp_path), "."], cwd=source, check=True)
    (built,) = tmp_path.glob("*.whl")
    installed = tmp_path / "installed"
    with zipfile.ZipFile(built) as archive:
        archive.extractall(installed)

    find = "from hsavtal_desktop.resources import resource_path; print(resource_path('fonts'))"
    environment = {"PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
    found = subprocess.run(
        [sys.executable, "-S", "-c", find], env=environment, capture_output=True, text=True, check=True, cwd=tmp_path
    )
    inside = installed / "hsavtal_desktop" / "resources"
    assert Path(found.stdout.strip()) == inside / "fonts"
    ours = {path.relative_to(CHECKOUT / "resources") for path in (CHECKOUT / "resources").rglob("*") if path.is_file()}
    assert {path.relative_to(inside) for path in inside.rglob("*") if path.is_file()} == ours


def test_every_icon_takes_its_colour_from_the_palette() -> None:
    for icon in resource_path("icons").glob("*.svg"):
        assert ElementTree.parse(icon).getroot().get("stroke") == "currentColor", icon.name
