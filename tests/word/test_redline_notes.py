"""Notes, headers and footers in a redline.  Sample sentences: exempeltext – inte gällande avtal."""

import io
import zipfile
from functools import lru_cache

import pytest

from hsavtal_desktop.word.model import StoryKind
from hsavtal_desktop.word.reading import read_document
from hsavtal_desktop.word.redline import redline
from hsavtal_desktop.word.views import View, flat_text
from tests.word.word_making import inserted, paragraph, part, run, word_file

TIME = "2026-11-22T09:41:00Z"
SEPARATOR = '<w:{0} w:type="separator" w:id="-1">' + paragraph("<w:r><w:separator/></w:r>") + "</w:{0}>"


def noted(kind: str, *notes: tuple[str, str], first_id: int = 1) -> bytes:
    """A file whose paragraphs end with a note each: (text, note text)."""
    body = ""
    held = SEPARATOR.format(kind)
    for number, (text, note) in enumerate(notes, first_id):
        body += paragraph(run(text) + f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>')
        held += (
            f'<w:{kind} w:id="{number}">' + paragraph(f"<w:r><w:{kind}Ref/></w:r>" + run(f" {note}")) + f"</w:{kind}>"
        )
    return word_file(body, beside={f"{kind}s.xml": (f"{kind}s", part(f"{kind}s", held))})


read = lru_cache(maxsize=24)(read_document)
"""One reading of a file says what it is accepted and rejected."""


def stories(data: bytes, view: View) -> list[list[str]]:
    """The texts of notes, headers and footers that have any, notes in the order of their references."""
    found = [story for story in read(data).stories if story.kind is not StoryKind.TEXT_BOX]
    found.sort(key=lambda story: (story.anchor.paragraph, story.anchor.offset) if story.anchor else (-1, 0))
    return [text for story in found if (text := flat_text(story.blocks, view))]


def bodies(data: bytes, view: View) -> list[str]:
    return flat_text(read(data).body, view)


def exact(old: bytes, new: bytes) -> bytes:
    made = redline(old, new, time=TIME)
    assert bodies(made, View.ACCEPTED) == bodies(new, View.ACCEPTED)
    assert bodies(made, View.REJECTED) == bodies(old, View.ACCEPTED)
    assert stories(made, View.ACCEPTED) == stories(new, View.ACCEPTED)
    assert stories(made, View.REJECTED) == stories(old, View.ACCEPTED)
    return made


def marks(data: bytes, part_name: str) -> list[tuple[str, str]]:
    return [(mark.kind, mark.text) for mark in read(data).revisions.get(part_name, ())]


FIRST = ("Regionen ansvarar för samordningen.", "Se även bilaga ett.")
SECOND = ("Kommunen ansvarar för uppföljningen.", "Enligt överenskommelsen om hemsjukvård.")
THIRD = ("Parterna utser en ledningsgrupp.", "Gruppen sammanträder varje månad under året.")

kinds = pytest.mark.parametrize("kind", ["footnote", "endnote"])


@kinds
def test_equal_notes_have_no_marks_whatever_their_numbers(kind: str) -> None:
    made = exact(noted(kind, FIRST, SECOND), noted(kind, FIRST, SECOND, first_id=5))
    assert not read_document(made).revisions


@kinds
def test_words_in_a_note_are_marked_in_the_note(kind: str) -> None:
    changed = (FIRST[0], "Se även bilaga två.")
    made = exact(noted(kind, FIRST, SECOND), noted(kind, changed, SECOND))
    assert marks(made, f"word/{kind}s.xml") == [("del", "ett"), ("ins", "två")]
    assert marks(made, "word/document.xml") == []


@kinds
def test_a_new_note_is_inserted_with_its_reference(kind: str) -> None:
    made = exact(noted(kind, FIRST, THIRD), noted(kind, FIRST, SECOND, THIRD))
    assert ("ins", " " + SECOND[1]) in marks(made, f"word/{kind}s.xml")


@kinds
def test_a_note_that_went_comes_back_when_rejected(kind: str) -> None:
    made = exact(noted(kind, FIRST, SECOND, THIRD), noted(kind, FIRST, THIRD, first_id=3))
    deleted_note = next(story for story in read_document(made).stories if "hemsjukvård" in str(story.blocks))
    assert deleted_note.anchor is not None


@kinds
def test_a_file_without_notes_gets_the_old_ones_back_when_rejected(kind: str) -> None:
    new = word_file(paragraph(run(FIRST[0])))
    made = exact(noted(kind, FIRST, SECOND), new)
    assert [text for story in stories(made, View.REJECTED) for text in story] == [FIRST[1], SECOND[1]]
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert f"/word/{kind}sOld1.xml" in package.read("[Content_Types].xml").decode()


def test_notes_of_both_kinds_come_back_into_a_file_that_has_neither() -> None:
    both = noted("footnote", FIRST)
    exact(both, word_file(paragraph(run("Något helt annat."))))
    exact(noted("endnote", FIRST), both)


HEADED = '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>'


def with_header(text: str, kind: str = "default", extra: str = "") -> bytes:
    section = f'<w:sectPr><w:headerReference w:type="{kind}" r:id="rId1"/></w:sectPr>'
    header = part("hdr", paragraph(run(text) + extra))
    return word_file(paragraph(run("Brödtext")) + section, beside={"header1.xml": ("header", header)})


def test_words_in_a_header_are_marked_there() -> None:
    made = exact(with_header("Utkast nummer 1"), with_header("Utkast nummer 2"))
    assert marks(made, "word/header1.xml") == [("del", "1"), ("ins", "2")]


def test_a_header_that_is_new_is_inserted() -> None:
    made = exact(word_file(paragraph(run("Brödtext"))), with_header("Utkast"))
    assert ("ins", "Utkast") in marks(made, "word/header1.xml")


def test_a_header_that_went_comes_back_when_rejected() -> None:
    section = "<w:sectPr/>"
    made = exact(with_header("Utkast"), word_file(paragraph(run("Brödtext")) + section))
    assert ("del", "Utkast") in marks(made, "word/headerOld1.xml")


def test_a_header_that_went_is_not_laid_over_one_that_is_there() -> None:
    first = f"<w:p><w:pPr>{HEADED}</w:pPr></w:p>"
    header = {"header1.xml": ("header", part("hdr", paragraph(run("Utkast"))))}
    new = word_file(first + paragraph(run("Brödtext")) + "<w:sectPr/>", beside=header)
    made = redline(with_header("Förslag"), new, time=TIME)
    assert stories(made, View.ACCEPTED) == stories(new, View.ACCEPTED)
    assert not marks(made, "word/headerOld1.xml")


def test_a_header_is_not_compared_with_that_of_another_kind_of_page() -> None:
    made = redline(with_header("Utkast"), with_header("Utkast", "first"), time=TIME)
    assert ("ins", "Utkast") in marks(made, "word/header1.xml")


def test_revisions_in_headers_are_accepted_first() -> None:
    made = exact(with_header("Utkast"), with_header("Utkast", extra=inserted(" två")))
    assert marks(made, "word/header1.xml") == [("ins", " två")]
    assert read_document(made).revisions["word/header1.xml"][0].author == "Jämförelse"


def test_an_unchanged_header_stays_byte_for_byte() -> None:
    new = with_header("Utkast")
    with zipfile.ZipFile(io.BytesIO(new)) as before, zipfile.ZipFile(io.BytesIO(exact(new, new))) as after:
        assert before.read("word/header1.xml") == after.read("word/header1.xml")


def in_two_sections(first: str, second: str) -> bytes:
    def section(link: str) -> str:
        return f'<w:sectPr><w:headerReference w:type="default" r:id="{link}"/><w:cols w:num="2"/></w:sectPr>'

    headers = {
        f"header{number}.xml": ("header", part("hdr", paragraph(run(text))))
        for number, text in enumerate((first, second), 1)
    }
    ended = f"<w:p><w:pPr>{section('rId1')}</w:pPr>{run('Första avsnittet slutar här.')}</w:p>"
    return word_file(ended + paragraph(run("Brödtext")) + section("rId2"), beside=headers)


def test_a_section_that_went_comes_back_with_its_header_when_its_last_paragraph_does() -> None:
    old = in_two_sections("Utkast ett", "Utkast två")
    made = redline(old, with_header("Utkast två"), time=TIME)
    assert stories(made, View.ACCEPTED) == [["Utkast två"]]
    assert sorted(stories(made, View.REJECTED)) == stories(old, View.ACCEPTED)
    text = zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml").decode()
    deleted = text[: text.index("Första avsnittet")]
    assert '<w:cols w:num="2"/></w:sectPr>' in deleted
    assert 'w:type="default" r:id="rIdOld1"' in deleted


def test_a_header_that_no_section_shows_is_kept_and_marked() -> None:
    hidden = {"header1.xml": ("header", part("hdr", paragraph(run("Glömt sidhuvud"))))}
    plain = word_file(paragraph(run("Brödtext")))
    made = exact(word_file(paragraph(run("Brödtext")), beside=hidden), plain)
    assert ("del", "Glömt sidhuvud") in marks(made, "word/headerOld1.xml")
    exact(plain, word_file(paragraph(run("Brödtext")), beside=hidden))
