"""What pages can show."""

import pytest
import typst

from hsavtal_desktop.reports.characters import characters_of, printable
from hsavtal_desktop.resources import resource_path

FONTS = sorted(resource_path("fonts").glob("*.otf"))
REGULAR = characters_of(*(font for font in FONTS if font.stem.endswith("-Regular")))


def test_swedish_letters_signs_and_line_breaks_are_shown_as_they_are() -> None:
    text = "åäö ÅÄÖ é ü § – — ” ’ … → × ½ 25\u00a0% soft\u00adhyphen\n\ttab"
    assert printable(text, REGULAR) == text
    assert printable(text) == text


def test_what_has_no_glyph_is_shown_by_its_code() -> None:
    assert printable("a漢\U0001f600\ue000", REGULAR) == "a[U+6F22][U+1F600][U+E000]"
    assert printable("a漢\U0001f600") == "a漢\U0001f600"


def test_control_characters_turns_of_direction_and_half_pairs_are_shown_by_their_code() -> None:
    for fonts in (None, REGULAR):
        assert printable("a\x00\x1b\u202e\u2066\ud800", fonts) == "a[U+0000][U+001B][U+202E][U+2066][U+D800]"


def test_every_kind_of_line_break_is_one() -> None:
    assert printable("a\u2028b\u2029c\x0bd\x0ce") == "a\nb\nc\nd\ne"


def test_bold_and_upright_fonts_have_the_same_characters() -> None:
    for family in ("SourceSerif4", "SourceSans3"):
        upright = [characters_of(font) for font in FONTS if font.stem.startswith(family) and "It" not in font.stem]
        assert len(upright) >= 2
        assert len(set(upright)) == 1, family


@pytest.mark.parametrize("characters", ["known", "unknown"])
def test_the_typesetter_agrees_about_the_fonts(characters: str) -> None:
    known = [chr(code) for code in sorted(REGULAR) if chr(code).isprintable()]
    unknown = [chr(code) for code in range(0x2500, 0x2E00) if code not in REGULAR and chr(code).isprintable()]
    source = '#set document(title: "x")\n#set text(font: ("Source Serif 4", "Source Sans 3"))\n#sys.inputs.text'
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(resource_path("fonts"))]
    )

    def shown(text: str) -> bool:
        try:
            typst.compile(
                source.encode(), font_paths=fonts, sys_inputs={"text": text}, pdf_standards="a-2u", timestamp=0
            )
        except typst.TypstError:
            return False
        return True

    if characters == "known":
        assert shown("".join(known))
    else:
        assert not any(shown(one) for one in unknown[::97])
