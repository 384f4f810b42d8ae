"""Copies that LibreOffice has edited, with and without recording: exactly those edits, on the right clauses."""

import os
from pathlib import Path
from typing import Any

import pytest

from hsavtal_desktop.core.edits import InsertFootnote
from hsavtal_desktop.core.reading import ATOM, View
from hsavtal_desktop.word.reading import read_document
from tests.word.libreoffice import AUTHOR, LibreOffice, libreoffice
from tests.workspace.returning import AUTHORITY, Intake, SendOut, Sent, TakeIn, numberless

__all__ = ["libreoffice"]

EDITS: list[dict[str, Any]] = [
    {"do": "insert", "after": "medicinsk bedömning", "text": ", vård"},
    {"do": "delete", "words": "legitimerade "},
    {"do": "replace", "words": "skriftlig lägesbeskrivning", "text": "muntlig rapport"},
    {"do": "split", "after": "för varje särskilt boende."},
    {"do": "join", "words": "har plats i korttidsboende"},
    {"do": "paragraph", "after": "Kommunen får använda förrådet", "text": "Ett nytt stycke."},
    {"do": "remove", "words": "Nattetid avgör den läkare"},
    {"do": "comment", "words": "Väntetiden mäts", "text": "Hur mäts den?"},
]
NIGHT = "Nattetid avgör den läkare som har telefonkontakten om besöket kan vänta till morgonen."
EXPECTED = [
    ("LAK_2_1", "deletion", "", "\n"),
    ("LAK_3_1", "insertion", "\n", ""),
    ("LAK_3_2", "insertion", ", vård", ""),
    ("LAK_3_5", "deletion", "", "legitimerade "),
    ("LAK_4_2", "replacement", "muntlig rapport", "skriftlig lägesbeskrivning"),
    (
        "LAK_4_3",
        "deletion",
        "",
        "\nNattetid avgör den läkare som har telefonkontakten om besöket kan vänta till morgonen.",
    ),
    ("LAK_5_3", "insertion", "\nEtt nytt stycke.", ""),
]


def edited(
    office: LibreOffice,
    sent: Sent,
    folder: Path,
    edits: list[dict[str, Any]],
    *,
    record: bool,
    view: str = "markup",
    via: str = "",
) -> tuple[bytes, list[str]]:
    target = folder / "libreoffice.docx"
    shown = office.edit(sent.files[view], target, edits, record=record, via=via)
    return target.read_bytes(), shown


def check(done: Intake, sent: Sent, origin: str) -> None:
    assert (done.report.listed, done.report.warnings, done.report.trouble) == ([], [], "")
    assert done.edits == EXPECTED
    assert {(one.origin, one.on_behalf) for one in done.revisions} == {(origin, AUTHORITY)}
    (comment,) = [one for one in done.workspace.comments() if one.comment.source]
    assert (comment.comment.clause, comment.comment.text, comment.name) == ("LAK_4_1", "Hur mäts den?", AUTHOR)
    done.agrees(sent.files["markup"])


@pytest.fixture(scope="module")
def sent(send_out: SendOut) -> Sent:
    return send_out(InsertFootnote("b.LAK_4_1", 77, "Se den gemensamma rutinen.", "ett"))


def test_saving_without_editing_brings_nothing(
    libreoffice: LibreOffice, sent: Sent, take_in: TakeIn, tmp_path: Path
) -> None:
    data, _ = edited(libreoffice, sent, tmp_path, [], record=False)
    done = take_in(data)
    assert (done.report.received, done.report.trouble) == (0, "")


def test_edits_without_recording(libreoffice: LibreOffice, sent: Sent, take_in: TakeIn, tmp_path: Path) -> None:
    data, _ = edited(libreoffice, sent, tmp_path, EDITS, record=False)
    check(take_in(data), sent, "word-untracked")


def test_edits_with_recording(libreoffice: LibreOffice, sent: Sent, take_in: TakeIn, tmp_path: Path) -> None:
    data, _ = edited(libreoffice, sent, tmp_path, EDITS, record=True)
    done = take_in(data)
    check(done, sent, "word-tracked")
    assert {one.message.partition(" 2")[0] for one in done.revisions} == {AUTHOR}


@pytest.mark.parametrize("record", [True, False], ids=["tracked", "untracked"])
def test_footnotes_moves_and_borders_between_clauses(
    libreoffice: LibreOffice, sent: Sent, take_in: TakeIn, tmp_path: Path, record: bool
) -> None:
    edits = [
        {"do": "in-footnote", "words": "gemensamma", "text": "lokala"},
        {"do": "footnote", "after": "Kommunen får använda förrådet", "text": "Se även bilagan."},
        {"do": "move", "words": "Läkaren ska pröva planen på nytt", "to": "Väntetiden mäts"},
        {"do": "level", "words": "har plats i korttidsboende", "level": 1},
        {"do": "paragraph", "after": "Bedömer läkaren att individen", "text": "Ny rubrik", "style": "Heading 2"},
        {"do": "join", "words": "skriftlig lägesbeskrivning"},
    ]
    data, _ = edited(libreoffice, sent, tmp_path, edits, record=record)
    done = take_in(data)
    (new,) = [one.clause for one in done.revisions if one.kind == "split"]
    moved = "Läkaren ska pröva planen på nytt minst en gång per år."
    assert done.edits == [
        ("LAK_3_3", "deletion", "", f"\n{moved}"),
        ("LAK_4_1", "insertion", f"\n{moved}", ""),
        ("LAK_4_1", "replacement", "lokala", "gemensamma"),
        ("LAK_4_3", "merge", "", ""),
        (new, "split", "Ny rubrik", "\n"),
        ("LAK_5_3", "insertion", f"{ATOM}\nSe även bilagan.", ""),
    ]
    assert {one.origin for one in done.revisions} == {"word-tracked" if record else "word-untracked"}
    # LibreOffice shows nothing for a reference to the clause that was merged while the merge is a proposal.
    assert (len(done.report.listed), done.report.account.holds) == (1 if record else 0, True)
    assert done.report.formatting == ["Formateringen, inte texten, skiljer sig i punkt 2.1."]


VIA = [("odt", False), ("odt", True), ("doc", False), ("doc", True)]
"""The first by default, all of them when HSAVTAL_LARGE is set."""


@pytest.mark.parametrize(("via", "record"), VIA if os.environ.get("HSAVTAL_LARGE") else VIA[:1])
def test_edits_in_a_copy_that_went_through_another_form(
    libreoffice: LibreOffice, sent: Sent, take_in: TakeIn, tmp_path: Path, via: str, record: bool
) -> None:
    data, _ = edited(libreoffice, sent, tmp_path, EDITS, record=record, via=via)
    done = take_in(data)
    # A .doc has no marks on the breaks between paragraphs, and shows none of the references.
    kept = [one for one in EXPECTED if one[0] != "LAK_4_3"] if via == "doc" and record else EXPECTED
    assert [one for one in done.edits if one in kept] == kept
    assert {one.clause for one in done.revisions} == {one[0] for one in EXPECTED}
    assert (len(done.report.listed), done.report.account.holds) == (1 if via == "doc" else 0, True)
    # By way of .doc LibreOffice adds a comment of its own for the tracked comment.
    comments = [one.comment for one in done.workspace.comments() if one.comment.source]
    assert ("LAK_4_1", "Hur mäts den?") in [(comment.clause, comment.text) for comment in comments]


@pytest.mark.parametrize("lost", ["rename", "unname"])
def test_edits_in_a_copy_whose_bookmarks_are_lost(
    libreoffice: LibreOffice, sent: Sent, take_in: TakeIn, tmp_path: Path, lost: str
) -> None:
    data, _ = edited(libreoffice, sent, tmp_path, [*EDITS[:4], {"do": lost}], record=False)
    names = [name for one in read_document(data).body for name in getattr(one, "bookmarks", ())]
    assert not any(name.name.startswith("_cl_") for name in names)
    done = take_in(data)
    assert set(done.edits) == {one for one in EXPECTED if one[0] in ("LAK_3_1", "LAK_3_2", "LAK_3_5", "LAK_4_2")}


def test_table_rows_and_the_text_as_libreoffice_shows_it(
    libreoffice: LibreOffice, sent: Sent, take_in: TakeIn, tmp_path: Path
) -> None:
    edits = [
        *EDITS[:7],
        {"do": "add-row", "words": "Gör medicinsk plan", "cells": ["Ger råd", "VGR", "två dagar", "LAK 3.5"]},
        {"do": "remove-row", "words": "Gör ett besök som behövs samma dag"},
    ]
    data, shown = edited(libreoffice, sent, tmp_path, edits, record=False, view="final")
    done = take_in(data)
    assert [one.kind for one in done.revisions if one.clause == "LAK_4_4"] == ["table", "table"]
    words = [" ".join(one.split()) for one in shown if one.strip()]
    assert numberless(done.exported("final")) == numberless(_agreement(words))
    before = [one.text for one in done.workspace.text("b.LAK_4_2", View.ORIGINAL)]
    assert before == ["Kommunen ska ge läkaren en skriftlig lägesbeskrivning före varje planerat besök."]


def _agreement(shown: list[str]) -> list[str]:
    """LibreOffice's paragraphs from the first clause on, without the part titles."""
    first = len(shown) - shown[::-1].index("Läkarmedverkan")
    return [one for one in shown[first:] if one != "Gemensamma bestämmelser"]
