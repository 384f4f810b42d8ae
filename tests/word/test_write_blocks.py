"""What is put together from parts is parsed before it leaves."""

from xml.etree import ElementTree
from xml.parsers.expat import ExpatError

import pytest

from hsavtal_desktop.core.reading import ATOM, Paragraph, Piece
from hsavtal_desktop.word.writing.blocks import Blocks

BREAK = Piece("\n", "S", 9)


def test_blocks_stand_in_their_order_in_one_well_formed_part() -> None:
    blocks = Blocks()
    blocks.add(["<w:p/>"])
    blocks.add_plain("<w:tbl/>")
    blocks.add(["<w:bookmarkEnd/>"])
    (body,) = ElementTree.fromstring(blocks.document("<w:sectPr/>"))
    assert [element.tag.rpartition("}")[2] for element in body] == ["p", "tbl", "bookmarkEnd", "sectPr"]


def test_a_composed_block_that_is_ill_formed_never_leaves() -> None:
    blocks = Blocks()
    blocks.add(["<w:p>", "<w:r></w:p>"])
    with pytest.raises(ExpatError):
        blocks.document("<w:sectPr/>")


@pytest.mark.parametrize(
    ("pieces", "end", "plain"),
    [
        ((Piece("Ord", "S", 0),), BREAK, "Ord"),
        ((), BREAK, None),
        ((Piece("Ord", "S", 0), Piece("till", "S", 3, "R")), BREAK, None),
        ((Piece("Ord", "S", 0, "R"),), BREAK, None),
        ((Piece("Ord", "S", 0, "", ("R",)),), BREAK, None),
        ((Piece("Ord", "S", 0, reformatted=("R",)),), BREAK, None),
        ((Piece("Ord", "S", 0, marks={"bold": True}),), BREAK, None),
        ((Piece(f"Ord{ATOM}", "S", 0),), BREAK, None),
        ((Piece("Ord", "S", 0),), Piece("\n", "S", 9, deleted=("R",)), None),
        ((Piece("Ord", "S", 0),), Piece("\n", "S", 9, "R"), None),
        ((Piece("Ord", "S", 0),), Piece("\n", "S", 9, reformatted=("R",)), None),
    ],
)
def test_a_paragraph_is_plain_where_it_is_words_that_nobody_proposes_to_change(
    pieces: tuple[Piece, ...], end: Piece, plain: str | None
) -> None:
    assert Paragraph(pieces, end, 0).plain == plain
