"""What is left out of a returned file because it is unchanged makes no difference to what is found in it."""

import random
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from lxml import etree

from hsavtal_desktop.word.intake import Findings, find_all
from hsavtal_desktop.word.package import open_package
from hsavtal_desktop.word.reading import read_document
from hsavtal_desktop.workspace.answered_copies import Copies
from hsavtal_desktop.workspace.workspace import Workspace
from tests.word.recipient import Recipient, W, shown
from tests.workspace.returning import AUTHORITY, Sent, sent

__all__ = ["sent"]

Both = Callable[[bytes], tuple[Findings | None, Findings]]


@pytest.fixture(scope="module")
def both(sent: Sent, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    """What is found in a returned file when little is read of it (None where that is not done), and when all is."""
    path = tmp_path_factory.mktemp("returned") / "retur.docx"
    with Workspace.open(sent.workspace, sent.installation) as workspace:
        copies = Copies(workspace)

        def read(data: bytes) -> tuple[Findings | None, Findings]:
            path.write_bytes(data)
            with open_package(path) as package:
                copy = copies.stated(package, AUTHORITY)
                assert copy is not None
                little = copy.unchanged.find_in(package, AUTHORITY)
            return little, find_all(copy.sent, read_document(path), AUTHORITY)

        yield read


def words_of(recipient: Recipient, dice: random.Random) -> str:
    """Some words of a paragraph that are nowhere before it."""
    texts = [text for text in map(shown, recipient.paragraphs()) if len(text.split()) > 5 and "\t" not in text]
    words = dice.choice(texts).split(" ")
    at = dice.randrange(len(words) - 3)
    return " ".join(words[at : at + 3])


def type_somewhere(recipient: Recipient, dice: random.Random) -> None:
    """One edit of words, tracked or not."""
    recipient.tracked = dice.random() < 0.5
    words = words_of(recipient, dice)
    edit = dice.randrange(3)
    if edit == 0:
        recipient.insert(words, " och dessutom")
    elif edit == 1:
        recipient.delete(words)
    else:
        recipient.replace(words, "något helt annat")


def change_structure(recipient: Recipient, dice: random.Random) -> None:
    """One edit of more than words."""
    recipient.tracked = dice.random() < 0.5
    words = words_of(recipient, dice)
    edit = dice.randrange(4)
    if edit == 0:
        recipient.split(words)
    elif edit == 1:
        recipient.paragraph(words, "Ett helt nytt stycke.")
    elif edit == 2:
        recipient.remove(words)
    else:
        recipient.clause(words, "En ny rubrik", "Med en ny text.", 2)


def written_anew(data: bytes, dice: random.Random) -> bytes:
    """The file as another program saves it: paragraphs here and there bear an rsid."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    paragraphs = list(root.iter(f"{W}p"))
    for paragraph in dice.sample(paragraphs, len(paragraphs) // 10):
        paragraph.set(f"{W}rsidR", "00AB12CD")
    parts["word/document.xml"] = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize("view", ["final", "markup"])
def test_an_untouched_copy_is_not_read_and_says_nothing(sent: Sent, both: Both, view: str) -> None:
    little, whole = both(sent.recipient(view=view).data())
    assert little is not None
    assert not little.texts
    assert little == whole


@pytest.mark.parametrize("seed", range(12))
def test_edits_of_words_are_found_alike_with_little_read(sent: Sent, both: Both, seed: int) -> None:
    dice = random.Random(seed)
    recipient = sent.recipient(view=("final", "markup")[seed % 2])
    for _ in range(4):
        type_somewhere(recipient, dice)
    little, whole = both(recipient.data())
    assert little is not None
    assert little.texts or little.tables
    assert little == whole


@pytest.mark.parametrize("seed", range(8))
def test_whatever_else_was_changed_little_read_is_never_less_found(sent: Sent, both: Both, seed: int) -> None:
    dice = random.Random(100 + seed)
    recipient = sent.recipient(view=("final", "markup")[seed % 2])
    type_somewhere(recipient, dice)
    change_structure(recipient, dice)
    if seed % 3 == 0:
        recipient.comment(words_of(recipient, dice), "Varför då?")
    little, whole = both(written_anew(recipient.data(), dice) if seed % 2 else recipient.data())
    assert little is None or little == whole


def test_words_that_went_to_another_paragraph_are_looked_for_in_the_whole(sent: Sent, both: Both) -> None:
    recipient = sent.recipient(view="final")
    texts = [text for text in recipient.body.iter(f"{W}t") if len((text.text or "").split()) > 6]
    texts[0].text = texts[3].text
    little, _ = both(recipient.data())
    assert little is None


def test_a_comment_can_not_hide_what_is_unchanged(sent: Sent, both: Both) -> None:
    """Bytes that stand in an XML comment are no text."""
    recipient = sent.recipient(view="final")
    paragraphs = [each for each in recipient.paragraphs() if len(shown(each).split()) > 6]
    hidden = etree.Comment(etree.tostring(paragraphs[2]).decode().replace("--", "- -"))
    paragraphs[2].addprevious(hidden)
    recipient.body.remove(paragraphs[2])
    little, whole = both(recipient.data())
    assert little is None
    assert whole.texts or whole.removed


def test_other_styles_are_read_with_the_whole(sent: Sent, both: Both) -> None:
    recipient = sent.recipient(view="final")
    recipient.parts["word/styles.xml"] = recipient.parts["word/styles.xml"].replace(b"Heading1", b"Heading9")
    little, _ = both(recipient.data())
    assert little is None
