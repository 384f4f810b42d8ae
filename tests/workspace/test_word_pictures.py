"""Pictures that recipients take away, put in or replace: nothing of that is passed over in silence."""

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest

from hsavtal_desktop.core.edits import InsertPicture
from tests.word.old_agreements import PNG
from tests.workspace.returning import SendOut, Sent, TakeIn

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def sent(send_out: SendOut) -> Sent:
    """LAK sent out with a picture in it."""
    return send_out(InsertPicture("b.LAK_4_2", 0, PNG, "En ruta", 300, 200))


def nothing(made: Any) -> None:
    """Leave the file as it is."""


def remove(made: Any) -> None:
    for drawing in list(made.element.iter(f"{W}drawing")):
        drawing.getparent().getparent().remove(drawing.getparent())


def strike(made: Any) -> None:
    for drawing in list(made.element.iter(f"{W}drawing")):
        run = drawing.getparent()
        mark = run.makeelement(f"{W}del", {f"{W}id": "9", f"{W}author": "Prov", f"{W}date": "2026-11-30T09:30:00Z"})
        run.addprevious(mark)
        mark.append(run)


def add(made: Any) -> None:
    next(one for one in made.paragraphs if "regelbunden tid" in one.text).add_run().add_picture(io.BytesIO(PNG))


def swap(made: Any) -> None:
    for link in made.part.rels.values():
        if "image" in link.reltype:
            link.target_part._blob = PNG + b"x"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (nothing, []),
        (remove, ["Bilden ”En ruta” finns inte i filen; den behölls."]),
        (strike, ["Bilden ”En ruta” finns inte i filen; den behölls."]),
        (add, ["Filen innehåller 1 × bild eller figur som inte togs in."]),
        (swap, ["Bilden ”En ruta” är en annan, eller annorlunda sparad, i filen; vår behölls."]),
    ],
)
def test_a_picture_that_is_not_as_it_was_sent_is_told(
    sent: Sent, take_in: TakeIn, change: Callable[[Any], None], told: list[str]
) -> None:
    made = docx.Document(str(sent.files["markup"]))
    change(made)
    stream = io.BytesIO()
    made.save(stream)
    done = take_in(stream.getvalue())
    assert (done.edits, done.report.listed, done.report.account.holds) == ([], told, True)
    assert done.text("b.LAK_4_2")[0].startswith("\N{OBJECT REPLACEMENT CHARACTER}")
