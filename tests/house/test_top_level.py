"""The checkout opens on a short list of entries, so that a newcomer sees at once what there is."""

import re
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
ENTRIES = {
    "pyproject.toml", "hsavtal_desktop", "resources", "packaging", "tests",
    "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE",
}  # fmt: skip
MADE_BY_WORK = {"__pycache__", "build", "dist", "out", "hsavtal_desktop.egg-info"}


def test_the_top_level_holds_what_is_listed_and_nothing_else() -> None:
    present = {entry.name for entry in CHECKOUT.iterdir() if not entry.name.startswith(".")} - MADE_BY_WORK
    assert present == ENTRIES


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_every_link_of_a_page_leads_to_a_file(page: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", (CHECKOUT / page).read_text(encoding="utf-8"))
    assert not [link for link in links if not (CHECKOUT / link).exists()]
