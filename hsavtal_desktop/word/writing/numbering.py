"""Numbers of clauses, appendices and lists as Word's own numbering, and the part ``word/numbering.xml``.

Word counts the numbered paragraphs of a list that it sees, struck ones too, while this program shows the numbers of
the *final* text, and an old number beside what is proposed to go.  So:

* what is in the final text stands in a list of its sequence (main text, a part with a prefix, an appendix) and is
  counted by Word; each label is checked against the computed number.  The headings of the main text are numbered by
  their styles, so that a heading that somebody adds in Word gets its number too;
* what is in the original text only stands in a list of its own whose label is the old number, written out.  It is not
  counted.  Its *old* paragraph properties (``w:pPrChange``) hold the counted list, so that *Reject all* gives the
  original numbers too;
* a number that counting does not give is written out likewise.

LibreOffice (7.4) shows all this too, but when it accepts the deletion of a whole paragraph it gives the list of that
paragraph to the next one: the text is right then, a number after it may not be.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from hsavtal_desktop.word.names import W_NS
from hsavtal_desktop.word.xml_text import XML_HEAD, escaped

LEVELS: Final = 9
HEADING_LEVELS: Final = 4
"""Heading styles: deeper clauses have the last."""
INDENT: Final = 851
"""Where text begins to the right of clause numbers: 1.5 cm in twentieths of a point."""
TEXT_WIDTH: Final = 9070
"""Between the margins of the page, in twentieths of a point."""
LIST_STEP: Final = 397
"""How far a list level stands in: 0.7 cm."""

APPENDIX: Final = "Bilaga "
"""What stands before the number of an appendix."""

_BULLETS: Final = ("•", "–", "◦")


@dataclass(frozen=True, slots=True)
class ListPlace:
    """A list and a level in it."""

    num_id: int
    level: int = 0
    xml: str = field(init=False, compare=False)
    """The element ``w:numPr``."""

    def __post_init__(self) -> None:
        xml = f'<w:numPr><w:ilvl w:val="{self.level}"/><w:numId w:val="{self.num_id}"/></w:numPr>'
        object.__setattr__(self, "xml", xml)


class Count:
    """Counts one list as Word does."""

    def __init__(self) -> None:
        self._at: list[int] = []
        self._label = ""
        """Of the level above the deepest that was counted last, with its point."""

    def next(self, level: int) -> int:
        """The number on its own level that a paragraph would get."""
        return self._at[level] + 1 if level < len(self._at) else 1

    def preview(self, level: int) -> str:
        """The label that a paragraph would get, with the numbers of the levels above: "6.1"."""
        if level != len(self._at) - 1:
            above = (str(number) for number in (*self._at[:level], *[1] * (level - len(self._at))))
            return ".".join((*above, str(self.next(level))))
        return f"{self._label}{self._at[level] + 1}"

    def step(self, level: int) -> None:
        """Count a paragraph; deeper levels begin anew."""
        if level == len(self._at) - 1:
            self._at[level] += 1
            return
        number = self.next(level)
        self._at = [*self._at[:level], *[1] * (level - len(self._at)), number]
        self._label = "".join(f"{each}." for each in self._at[:-1])


class Lists:
    """Every list of the file."""

    def __init__(self) -> None:
        self._abstracts: list[str] = []
        self._nums: list[str] = []
        self._named: dict[str, int] = {}
        self._bullets: dict[int, ListPlace] = {}
        self._ordinals = -1
        self._main_of = ""

    @property
    def main(self) -> int:
        """The list that the heading styles are numbered in."""
        return self._once("main", lambda: [_clause_level(level, "", _linked(level)) for level in range(LEVELS)])

    def sequence(self, name: str, prefix: str = "") -> int:
        """The list that the clauses of a sequence are counted in; the first one without prefix is the main list."""
        if not prefix and self._main_of in ("", name):
            self._main_of = name
            return self.main
        return self._once(f"sequence {name}", lambda: [_clause_level(level, prefix) for level in range(LEVELS)])

    def appendices(self, name: str) -> int:
        """The list that the appendices of a document are counted in."""
        return self._once(f"appendices {name}", lambda: [_appendix_level()])

    def written_out(self, label: str) -> ListPlace:
        """A label that is not counted."""
        return ListPlace(self._once(f"label {label}", lambda: [_label_level(label)]))

    def bullets(self, level: int) -> ListPlace:
        """The bulleted list."""
        level = min(level, LEVELS - 1)
        place = self._bullets.get(level)
        if place is None:
            num_id = self._once("bullets", lambda: [_bullet_level(each) for each in range(LEVELS)])
            place = self._bullets[level] = ListPlace(num_id, level)
        return place

    def new_ordinals(self, level: int, first: int) -> int:
        """A numbered list that begins at ``first`` on ``level``."""
        if self._ordinals < 0:
            self._ordinals = self._abstract([_ordinal_level(each) for each in range(LEVELS)], "multilevel")
        starts = {**dict.fromkeys(range(LEVELS), 1), level: first}
        overrides = "".join(
            f'<w:lvlOverride w:ilvl="{each}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
            for each, start in starts.items()
        )
        return self._num(self._ordinals, overrides)

    @property
    def xml(self) -> str:
        """The whole part."""
        return f'{XML_HEAD}<w:numbering xmlns:w="{W_NS}">{"".join(self._abstracts)}{"".join(self._nums)}</w:numbering>'

    def _once(self, name: str, make: Callable[[], list[str]]) -> int:
        if name not in self._named:
            levels = make()
            kind = "multilevel" if len(levels) > 1 else "singleLevel"
            self._named[name] = self._num(self._abstract(levels, kind), "")
        return self._named[name]

    def _abstract(self, levels: list[str], kind: str) -> int:
        number = len(self._abstracts)
        body = "".join(f'<w:lvl w:ilvl="{level}">{inner}</w:lvl>' for level, inner in enumerate(levels))
        # Lists with the same nsid are merged when text is copied between files, so each has one of its own.
        self._abstracts.append(
            f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{0x4A500000 + number:08X}"/>'
            f'<w:multiLevelType w:val="{kind}"/>{body}</w:abstractNum>'
        )
        return number

    def _num(self, abstract: int, overrides: str) -> int:
        number = len(self._nums) + 1
        self._nums.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>')
        return number


def _clause_level(level: int, prefix: str, linked: str = "") -> str:
    label = prefix + ".".join(f"%{number}" for number in range(1, level + 2))
    return _level("decimal", label, _hanging(INDENT, INDENT), linked=linked)


def _linked(level: int) -> str:
    return f'<w:pStyle w:val="Heading{level + 1}"/>' if level < HEADING_LEVELS else ""


def _label_level(label: str) -> str:
    return _level("decimal", label.replace("%", "％"), _hanging(INDENT, INDENT))


def _appendix_level() -> str:
    return _level("decimal", f"{APPENDIX}%1", _hanging(0, 0), suffix="space")


def _bullet_level(level: int) -> str:
    left = INDENT + LIST_STEP * (level + 1)
    return _level("bullet", _BULLETS[min(level, len(_BULLETS) - 1)], _hanging(left, LIST_STEP))


def _ordinal_level(level: int) -> str:
    left = INDENT + LIST_STEP * (level + 1)
    if level == 0:
        return _level("decimal", "%1.", _hanging(left, LIST_STEP))
    return _level("lowerLetter", f"%{level + 1})", _hanging(left, LIST_STEP))


def _level(number_format: str, label: str, place: str, *, suffix: str = "tab", linked: str = "") -> str:
    return (
        f'<w:start w:val="1"/><w:numFmt w:val="{number_format}"/>{linked}<w:suff w:val="{suffix}"/>'
        f'<w:lvlText w:val="{escaped(label)}"/><w:lvlJc w:val="left"/>{place}'
    )


def _hanging(left: int, hanging: int) -> str:
    tab = f'<w:tabs><w:tab w:val="num" w:pos="{left}"/></w:tabs>' if left else ""
    return f'<w:pPr>{tab}<w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>'
