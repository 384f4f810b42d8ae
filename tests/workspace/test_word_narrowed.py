"""What is read of a returned file says all that the whole of it does, whatever was done to it.

``HSAVTAL_RETURNS`` sets how many returned files are drawn.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from hsavtal_desktop.core.drafting import Pen
from hsavtal_desktop.word.intake import Background, Findings, Proposed, propose
from hsavtal_desktop.word.reading import read_document
from hsavtal_desktop.workspace.answered_copies import Answer, Copies
from hsavtal_desktop.workspace.word_returns import SOMEBODY, found_in
from hsavtal_desktop.workspace.workspace import Workspace
from tests.word.recipient import Recipient, W, shown
from tests.workspace.returning import Sent

FILES = int(os.environ.get("HSAVTAL_RETURNS", "24"))


@pytest.fixture(name="opened", scope="module")
def opened_once(sent: Sent, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    path = tmp_path_factory.mktemp("narrowed") / "e.hsavtal"
    shutil.copy(sent.workspace, path)
    with Workspace.open(path, sent.installation) as workspace:
        yield workspace


def proposed(workspace: Workspace, answer: Answer, findings: Findings) -> Proposed:
    """What becomes of a file, with ids that are the same each time."""
    copy = answer.copy
    background = Background(copy.sent, copy.state, workspace.state, tuple(copy.reading.comments()))
    return propose(findings, background, Pen("a" * 43, "aaaaaaaa"), "Instans", "0" * 64)


def read_whole(answer: Answer, path: Path) -> Answer:
    return Answer(answer.copy, read_document(path))


def edited(data: bytes, dice: random.Random) -> bytes:
    """A copy after some edits of every kind, tracked and untracked."""
    recipient = Recipient(data)
    for _ in range(dice.randrange(1, 7)):
        recipient.tracked = dice.random() < 0.5
        words = [shown(one) for one in recipient.paragraphs() if one.getparent() is recipient.body]
        first, other, third = (dice.choice([one for one in words if len(one.split()) > 3]) for _ in range(3))
        some = " ".join(first.split()[:2])
        act = dice.choice(
            (
                lambda at=some: recipient.insert(at, " nya ord"),
                lambda at=some: recipient.replace(at, "andra ord"),
                lambda at=some: recipient.delete(at),
                lambda at=some: recipient.split(at),
                lambda at=first: recipient.join(at),
                lambda at=first: recipient.remove(at),
                lambda at=first: recipient.paragraph(at, "Ett nytt stycke kom här."),
                lambda at=first: recipient.clause(at, "En ny rubrik", "Med egen text.", dice.randrange(1, 4)),
                lambda at=first: recipient.comment(at, "Varför då?"),
                lambda at=first: recipient.style(at, dice.choice(("BodyText", "Heading2"))),
                lambda ends=(first, other, third): recipient.move_block(*ends),
                lambda ends=(first, other): recipient.remove_block(*ends),
            )
        )
        try:
            act()
        except (AssertionError, AttributeError, ValueError, TypeError, StopIteration):
            continue  # these words can not be edited so
    return recipient.data()


def saved_by_word(data: bytes) -> bytes:
    """The same file with what Word writes anew at every save."""
    recipient = Recipient(data)
    for number, element in enumerate(recipient.root.iter(f"{W}p", f"{W}r")):
        element.set(f"{W}rsidR", f"{number % 7:08X}")
    for number, element in enumerate(recipient.root.iter(f"{W}bookmarkStart")):
        end = next(one for one in recipient.root.iter(f"{W}bookmarkEnd") if one.get(f"{W}id") == element.get(f"{W}id"))
        element.set(f"{W}id", str(5_000 + number))
        end.set(f"{W}id", str(5_000 + number))
    for run in list(recipient.root.iter(f"{W}r"))[::9]:
        run.addprevious(etree.Element(f"{W}proofErr", {f"{W}type": "spellStart"}))
    return recipient.data()


@pytest.mark.parametrize("number", range(FILES))
def test_what_is_read_of_a_returned_file_says_all_that_the_whole_of_it_does(
    opened: Workspace,
    sent: Sent,
    tmp_path: Path,
    number: int,
) -> None:
    dice = random.Random(number)
    data = edited(sent.files[dice.choice(("markup", "final"))].read_bytes(), dice)
    if number % 3 == 0:
        data = saved_by_word(data)
    path = tmp_path / "retur.docx"
    path.write_bytes(data)
    narrow, findings = found_in(Copies(opened), path, "", [])
    whole = read_whole(narrow, path)
    assert proposed(opened, narrow, findings) == proposed(opened, whole, whole.findings(SOMEBODY))


@pytest.mark.parametrize("view", ["markup", "final"])
@pytest.mark.parametrize("saved", [False, True])
def test_most_of_a_file_that_came_back_with_one_edit_is_not_read(
    opened: Workspace,
    sent: Sent,
    view: str,
    tmp_path: Path,
    saved: bool,
) -> None:
    recipient = sent.recipient(view=view)
    recipient.insert("läkare", " och sjuksköterska")
    path = tmp_path / "retur.docx"
    path.write_bytes(saved_by_word(recipient.data()) if saved else recipient.data())
    answer, _ = found_in(Copies(opened), path, "", [])
    assert answer.narrowed is not None
    assert len(answer.narrowed.blocks) < len(answer.copy.sent.word.body) / 2
    assert len(answer.returned.body) < len(answer.copy.sent.word.body) / 2


def test_a_file_in_which_a_stand_in_stands_already_is_read_whole(
    opened: Workspace,
    sent: Sent,
    tmp_path: Path,
) -> None:
    recipient = sent.recipient()
    next(recipient.paragraphs()).set(f"{W}leftOut", "0")
    path = tmp_path / "retur.docx"
    path.write_bytes(recipient.data())
    assert found_in(Copies(opened), path, "", [])[0].narrowed is None


def test_what_stands_in_a_comment_of_the_file_is_not_taken_for_text(
    opened: Workspace, sent: Sent, tmp_path: Path
) -> None:
    """A stretch of ours that a hostile file hides from every editor is gone, whatever its bytes are."""
    recipient = sent.recipient(view="final")
    first, last = [one for one in recipient.paragraphs() if len(shown(one)) > 80][3:11:7]
    first.addprevious(etree.Comment("hide"))
    last.addprevious(etree.Comment("hide"))
    recipient.parts["word/document.xml"] = etree.tostring(recipient.root, encoding="UTF-8", xml_declaration=True)
    hidden = recipient.parts["word/document.xml"].replace(b"<!--hide-->", b"<!--", 1).replace(b"<!--hide-->", b"-->", 1)
    recipient.root = etree.fromstring(hidden)
    path = tmp_path / "retur.docx"
    path.write_bytes(recipient.data())
    narrow, findings = found_in(Copies(opened), path, "", [])
    whole = read_whole(narrow, path)
    assert findings.texts
    assert proposed(opened, narrow, findings) == proposed(opened, whole, whole.findings(SOMEBODY))
