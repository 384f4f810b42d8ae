"""Sentences that can be said in another language."""

import copy
import json
import pickle
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsavtal_desktop.core.said import NOTHING, Said
from hsavtal_desktop.core.trouble import Trouble

ENGLISH = {
    "Filen {name} {what}; välj en annan.": "The file {name} {what}; choose another.",
    "är tom": "is empty",
    "{{ saknas": "{{ is missing",
}


def test_it_reads_as_swedish_wherever_a_string_is_wanted() -> None:
    said = Said("Filen {name} {what}; välj en annan.", name="a.docx", what=Said("är tom"))
    assert said == "Filen a.docx är tom; välj en annan."
    assert json.dumps(said, ensure_ascii=False) == '"Filen a.docx är tom; välj en annan."'
    assert not NOTHING


def test_a_catalogue_says_it_and_what_it_is_made_of_in_another_language() -> None:
    said = Said("Filen {name} {what}; välj en annan.", name="a.docx", what=Said("är tom"))
    assert said.by(ENGLISH) == "The file a.docx is empty; choose another."
    assert Said("{{ saknas").by(ENGLISH) == "{ is missing"
    assert Said("Något annat {name}", name="b").by(ENGLISH) == "Något annat b", "what it lacks stays Swedish"


@pytest.mark.parametrize(
    "record",
    [
        None,
        [],
        {},
        {"template": "x"},
        {"template": 1, "fields": {}},
        {"template": "x", "fields": []},
        {"template": "{name}", "fields": {"other": ""}},
        {"template": "{name:>99999999999}", "fields": {"name": ""}},
        {"template": "{name.__class__}", "fields": {"name": ""}},
        {"template": "{", "fields": {}},
        {"template": "{name}", "fields": {"name": {"template": "x"}}},
    ],
)
def test_what_was_never_packed_is_told_from_what_was(record: object) -> None:
    with pytest.raises(ValueError):
        Said.unpacked(record)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("\x1b[31mröd\x07", "\\x1b[31mröd\\x07"),
        ("faktura\u202exslx.exe", "faktura\\u202exslx.exe"),
        ("b\udcff", "b\\udcff"),
        ("Åsas\u00a0fil – ”ny”", "Åsas\u00a0fil – ”ny”"),
    ],
)
def test_signs_that_nobody_can_read_in_a_name_are_spelt_out_in_both_languages(name: str, told: str) -> None:
    for field in (name, PurePosixPath(name)):
        said = Said("Filen {name} {what}; välj en annan.", name=field, what=Said("är tom"))
        assert said == f"Filen {told} är tom; välj en annan."
        assert said.by(ENGLISH) == f"The file {told} is empty; choose another."
        assert Said.unpacked(json.loads(json.dumps(said.packed()))) == said


def test_a_trouble_tells_it_whole() -> None:
    said = Said("är tom")
    told = str(Trouble(said))
    assert isinstance(told, Said) and told.by(ENGLISH) == "is empty"


@given(st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs"))), st.integers())
def test_what_fills_a_gap_is_never_read_as_a_template_and_survives_copies(name: str, number: int) -> None:
    said = Said("{number} av {what}", number=number, what=Said("filen {name}", name=name))
    assert said == f"{number} av filen {name}"
    catalogue = {"{number} av {what}": "{what}, {number}", "filen {name}": "the file {name}"}
    copies = (said, copy.deepcopy(said), pickle.loads(pickle.dumps(said)))
    for each in (*copies, Said.unpacked(json.loads(json.dumps(said.packed())))):
        assert each == said and each.by(catalogue) == f"the file {name}, {number}"
