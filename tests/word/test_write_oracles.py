"""Readers that are not ours agree: accepting all gives the final text, rejecting all the original."""

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from agreement_making import ALEX, KIM, ROBIN, Group, example_group, expected_text
from pandoc_reader import pandoc_text
from test_write_text import STORIES, group

from hsavtal_desktop.core import edits, views
from hsavtal_desktop.core.reading import View

DECISIONS = (("accept", View.FINAL), ("reject", View.ORIGINAL))
Question = tuple[Path, str]
"""A Word file, and what is decided on all its changes: ``accept`` or ``reject``."""
Texts = Callable[[list[Question]], list[list[str]]]


def edited_example() -> Group:
    """The example package with proposals of every kind."""
    made = example_group()
    made.replace(ROBIN, "b.B_7_1", "inte kan ta sig", "inte utan stora svårigheter kan ta sig")
    made.replace(KIM, "b.B_7_1", "stora ", "mycket stora ")
    made.replace(KIM, "h.B_7_4", "Mobila insatser", "Mobila team")
    at = views.plain(made.state, "b.A_1_2", View.MARKUP).index("I huvudavtalet")
    made.do(ROBIN, edits.ReplaceText("b.A_1_2", at, at, "\n"))
    at = views.plain(made.state, "b.A_2_4", View.MARKUP).index("\n")
    made.do(ALEX, edits.ReplaceText("b.A_2_4", at, at + 1, " "))
    made.do(KIM, edits.FormatText("b.A_3_1", 0, 7, "bold", True))
    made.do(ROBIN, edits.StyleParagraphs("b.A_3_5", 0, 3, "bullet"))
    made.do(KIM, edits.RemoveClause("B_7_5"), edits.ReplaceText("b.B_7_5", 0, 0, "Först detta. "))
    made.do(ALEX, edits.AddClause("B", "B_7", "B_7_2", "Ny punkt", "Kommunen får ringa.\nVGR ska svara.", "N1"))
    made.do(KIM, edits.ReplaceText("b.N1", 9, 12, "kan"))
    made.do(ROBIN, edits.MoveClause("B_9", "B", "", "B_5"))
    made.do(KIM, edits.MoveClause("A_1_1", "A", "A_2", "A_2_1"), edits.ReplaceText("b.A_1_1", 0, 3, "Precis ett"))
    made.do(ALEX, edits.RemoveClause("B_7_3"))
    made.do(ROBIN, edits.SetRecord("comment", "c1", {"clause": "B_7_1", "text": "Går det att mäta?"}))
    return made


def assert_agrees(made: Group, document: str, folder: Path, texts: Texts) -> None:
    marked = folder / "marked.docx"
    marked.write_bytes(made.word(document).data)
    for decision, view in DECISIONS:
        clean = folder / f"{view.value}.docx"
        clean.write_bytes(made.word(document, view=view).data)
        found, plain = texts([(marked, decision), (clean, "accept")])
        assert found == plain
        expected = expected_text(made.reading, document, view)
        assert found[-len(expected) :] == expected


def without_spaces(texts: list[str]) -> list[str]:
    """Pandoc puts a space where paragraphs join."""
    return ["".join(text.split()) for text in texts]


@pytest.mark.parametrize("story", STORIES)
def test_pandoc_agrees_where(story: str, tmp_path: Path) -> None:
    made = group()
    for carry_out in STORIES[story]:
        carry_out(made)
    marked = tmp_path / "marked.docx"
    marked.write_bytes(made.word().data)
    for decision, view in DECISIONS:
        expected = expected_text(made.reading, "HSA", view)
        found = pandoc_text(marked, decision)
        assert without_spaces(found[-len(expected) :]) == without_spaces(expected)


def test_pandoc_agrees_about_the_example(tmp_path: Path) -> None:
    assert_agrees(edited_example(), "HSA", tmp_path, lambda asked: [pandoc_text(*each) for each in asked])


@pytest.fixture(scope="module")
def libreoffice_texts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Texts]:
    """Reads files in one LibreOffice of its own."""
    profile = tmp_path_factory.mktemp("office")
    pipe = f"hsavtal{profile.parent.name}{profile.name}".replace("-", "")
    office = subprocess.Popen(
        [
            "soffice",
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--norestore",
            "--nologo",
            f"--accept=pipe,name={pipe};urp",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )

    def read(asked: list[Question]) -> list[list[str]]:
        script = Path(__file__).with_name("libreoffice_reader.py")
        pairs = [word for file, decision in asked for word in (decision, str(file))]
        command = ["/usr/bin/python3", str(script), pipe, *pairs]
        answer = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
        if answer.returncode:
            pytest.fail(answer.stderr)
        # LibreOffice writes a zero-width joiner into the empty cells of a tracked row.
        found = [
            [" ".join(text.replace("\u200d", "").split()) for text in json.loads(line)]
            for line in answer.stdout.splitlines()
        ]
        return [[text for text in texts if text] for texts in found]

    yield read
    subprocess.run(
        ["/usr/bin/python3", str(Path(__file__).with_name("libreoffice_reader.py")), pipe, "end"], check=True
    )
    office.wait(30)


def test_libreoffice_agrees_about_the_example(tmp_path: Path, libreoffice_texts: Texts) -> None:
    made = edited_example()
    assert_agrees(made, "HSA", tmp_path, libreoffice_texts)
    assert_agrees(made, "LAK", tmp_path, libreoffice_texts)


def test_libreoffice_agrees_about_every_story(tmp_path: Path, libreoffice_texts: Texts) -> None:
    """But one: it does not join two paragraphs over a table that goes."""
    asked: list[tuple[str, Question, list[str]]] = []
    for number, (story, steps) in enumerate(STORIES.items()):
        made = group()
        for carry_out in steps:
            carry_out(made)
        file = tmp_path / f"{number}.docx"
        file.write_bytes(made.word().data)
        asked += [(story, (file, decision), expected_text(made.reading, "HSA", view)) for decision, view in DECISIONS]
    found = libreoffice_texts([question for _, question, _ in asked])
    disagreed = {
        story for (story, _, expected), texts in zip(asked, found, strict=True) if texts[-len(expected) :] != expected
    }
    assert disagreed == {"a table goes, and both paragraphs join"}
