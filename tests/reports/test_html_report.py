"""The HTML report: exact text, structure for screen readers, contrast, no way in for hostile text."""

import re
from itertools import pairwise

import pytest

from hsavtal_desktop.core.comparison.model import Comparison
from hsavtal_desktop.reports.frame import Frame, Layout, SideLabel
from hsavtal_desktop.reports.html import comparison_html
from hsavtal_desktop.resources import resource_path
from tests.reports.html_reading import Node, read_html
from tests.reports.report_making import (
    FRAME,
    HOSTILE,
    MARKING,
    MIXED,
    NEW,
    OLD,
    TIME,
    clause,
    compared,
    document,
    said,
    squeezed,
)

SPOKEN = {"unseen", "note", "number", "steps", "columns"}


def made(comparison: Comparison, layout: Layout = Layout.INLINE, frame: Frame = FRAME) -> Node:
    return read_html(comparison_html(comparison, frame, layout=layout))


def main_of(page: Node) -> Node:
    return page.find("main")


@pytest.mark.parametrize(
    "comparison", [MIXED, compared(OLD, OLD), compared(document(), NEW)], ids=["mixed", "same", "new"]
)
def test_both_versions_can_be_read_out_exactly(comparison: Comparison) -> None:
    main = main_of(made(comparison))
    assert squeezed(main.text({"ins", *SPOKEN})) == said(comparison.old)
    assert squeezed(main.text({"del", *SPOKEN})) == said(comparison.new)


def test_side_by_side_each_column_holds_its_version() -> None:
    main = main_of(made(MIXED, Layout.SIDE))
    headings = {"h2", "h3", "h4", "h5", "h6"}
    pairs = [node for node in main.all("div") if "pair" in node.classes]
    left = "".join(pair.children[1].text(SPOKEN) for pair in pairs if isinstance(pair.children[1], Node))
    right = "".join(pair.children[3].text(SPOKEN) for pair in pairs if isinstance(pair.children[3], Node))
    old_lines = "".join("".join(unit.paragraphs) for unit in OLD.units)
    new_lines = "".join("".join(unit.paragraphs) for unit in NEW.units)
    assert squeezed(left) == squeezed(old_lines)
    assert squeezed(right) == squeezed(new_lines)
    assert squeezed("".join(node.text({"ins", *SPOKEN}) for node in main.all(*headings))) == squeezed(
        "".join(unit.heading for unit in OLD.units)
    )


def test_what_is_the_same_on_both_sides_is_read_aloud_once() -> None:
    heard = main_of(made(MIXED, Layout.SIDE)).text({"hidden"})
    assert heard.count("Svar lämnas skriftligt.") == 1
    assert "[före] Parterna ska fråga inom [struket] fem [slut] vardagar." in heard
    assert "[efter] Parterna ska fråga inom [tillagt] tio [slut] vardagar." in heard


@pytest.mark.parametrize("layout", list(Layout))
def test_the_page_is_built_for_screen_readers(layout: Layout) -> None:
    page = made(MIXED, layout)
    assert page.find("html").attributes["lang"] == "sv"
    assert page.find("title").text() == "Jämförelse: Samverkan i Exempelkommun"
    first = next(node for node in page.find("body").all() if node.tag in ("a", "button", "input"))
    assert (first.classes, first.attributes["href"]) == ({"skip"}, "#texten")
    assert main_of(page).attributes["id"] == "texten"
    levels = [int(node.tag[1]) for node in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(next_level <= level + 1 for level, next_level in pairwise(levels))
    for table in page.all("table"):
        assert [one.attributes.get("scope") for one in table.all("thead")[0].all("th")]
        assert {one.attributes.get("scope") for one in table.all("th")} == {"col"}
        widths = {len(row.all("td", "th")) for row in table.all("tr")}
        assert len(widths) == 1
    names = [node.attributes["id"] for node in page.all() if "id" in node.attributes]
    assert len(names) == len(set(names))
    assert all((link.attributes["href"] or "")[1:] in names for link in page.all("a"))
    assert all(link.text().strip() for link in page.all("a"))


@pytest.mark.parametrize("layout", list(Layout))
def test_every_mark_is_told_in_words_too(layout: Layout) -> None:
    words = {"ins": "[tillagt]", "del": "[struket]", "ins moved": "[flyttat hit]", "del moved": "[flyttat härifrån]"}
    told: set[str] = set()
    for mark in main_of(made(MIXED, layout)).all("ins", "del"):
        kind = " ".join((mark.tag, *mark.classes))
        assert mark.text().startswith(words[kind])
        assert mark.text().endswith("[slut]")
        told.add(kind)
    assert told == set(words)


def test_the_file_needs_nothing_else_and_runs_nothing() -> None:
    data = comparison_html(MIXED, FRAME).decode()
    page = read_html(data.encode())
    assert not page.all("script", "link", "img", "iframe", "object", "form")
    assert "url(" not in data
    assert "@import" not in data
    assert "default-src 'none'" in data
    assert not [name for node in page.all() for name in node.attributes if name.startswith("on")]
    assert not re.findall(r"(?:src|href)=\"(?!#)", data)


def test_hostile_text_stays_text() -> None:
    hostile = document(
        clause("a", "1<i>", HOSTILE, HOSTILE + "\u202e vänd \x07\ud800", "</main></style><script>x</script>")
    )
    frame = Frame(HOSTILE, SideLabel(HOSTILE), SideLabel("</title>"), TIME, HOSTILE, HOSTILE)
    page = made(compared(document(), hostile), frame=frame)
    assert not page.all("script", "b", "i")
    shown = main_of(page).text(SPOKEN)
    assert shown.count(HOSTILE) == 2
    assert "[U+202E] vänd [U+0007][U+D800]" in shown
    assert page.find("title").text() == f"Jämförelse: {HOSTILE}"


def test_header_and_footer_say_what_is_compared() -> None:
    page = made(MIXED)
    header = page.find("header").text()
    for words in (MARKING, "Utkast 1 (version, 2026-03-13), kontrollsumma 1be1a0bb", "utkast", "22 november 2026"):
        assert words in header
    assert page.find("footer").text() == (
        f"{MARKING} · Samverkan i Exempelkommun · utkast · 22 november 2026 · 1be1a0bb → c2a9e14f"
    )


def test_an_empty_comparison_says_so() -> None:
    page = made(compared(OLD, OLD))
    assert "Texterna är lika." in page.find("header").text()
    assert not page.all("nav")


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_text_colours_have_a_contrast_of_at_least_four_and_a_half(scheme: int) -> None:
    css = resource_path("reports", "comparison.css").read_text(encoding="utf-8")
    block = re.findall(r":root\s*{(.*?)}", css, re.DOTALL)[scheme]
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", block))
    for name in ("ink", "muted", "inserted", "deleted", "moved", "link"):
        lighter, darker = sorted((luminance(colours[name]), luminance(colours["paper"])), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5, name
    assert set(re.findall(r"color: var\(--(\w+)\)", css)) <= {*colours}


def test_a_small_page_is_as_it_was_approved() -> None:
    small = compared(
        document(clause("a", "1", "Syfte", "Svar inom fem vardagar."), clause("b", "2", "", "Utgår.")),
        document(clause("a", "1", "Syfte", "Svar inom tio vardagar.")),
    )
    main = re.search(r"<main.*</main>", comparison_html(small, FRAME).decode(), re.DOTALL)
    assert main is not None
    assert main[0].splitlines() == [
        '<main id="texten" tabindex="-1">',
        '<div class="clause changed level1" id="p1">',
        '<h2><span class="number hangs">1</span> Syfte</h2>',
        '<p class="note">Ändrad</p>',
        '<p class="steps"><a href="#p2" title="Nästa ändrade punkt"><span aria-hidden="true">↓</span>'
        '<span class="unseen">Nästa ändrade punkt</span></a></p>',
        '<p>Svar inom <del><span class="unseen">[struket] </span>fem<span class="unseen"> [slut]</span></del>'
        '<ins><span class="unseen">[tillagt] </span>tio<span class="unseen"> [slut]</span></ins> vardagar.</p>',
        "</div>",
        '<div class="clause changed" id="p2">',
        '<p class="number hangs">2</p>',
        '<p class="note">Struken</p>',
        '<p class="steps"><a href="#p1" title="Föregående ändrade punkt"><span aria-hidden="true">↑</span>'
        '<span class="unseen">Föregående ändrade punkt</span></a></p>',
        '<p><del><span class="unseen">[struket] </span>Utgår.<span class="unseen"> [slut]</span></del></p>',
        "</div>",
        "</main>",
    ]
