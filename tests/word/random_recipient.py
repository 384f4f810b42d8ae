"""Random edits of a returned file, each possible where it is made."""

import random
from collections.abc import Callable

from lxml import etree

from tests.word.recipient import Recipient, W, shown

TEXT = ("BodyText", "ListBullet", "ListNumber")


def random_edits(recipient: Recipient, dice: random.Random, count: int, tracked: float) -> list[str]:
    """Make up to ``count`` edits, a share of them tracked; give what was done, for the message of a failing test."""
    done: list[str] = []
    for _ in range(count):
        recipient.tracked = dice.random() < tracked
        kind, edit = dice.choice(_EDITS)
        words = edit(recipient, dice)
        if words:
            done.append(f"{kind} {'tracked' if recipient.tracked else 'untracked'}: {words[:60]}")
    return done


def style(element: etree._Element) -> str:
    """The style id of a paragraph."""
    found = element.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val") or ""


def _one(recipient: Recipient, dice: random.Random, *styles: str) -> tuple[etree._Element, str]:
    """A paragraph with one of the styles whose words lead to it, and the words."""
    listed = [
        (paragraph, words)
        for paragraph in recipient.paragraphs()
        if style(paragraph).startswith(styles) and (words := shown(paragraph)).strip()
    ]
    found = [(paragraph, words) for paragraph, words in dice.sample(listed, min(6, len(listed)))]
    return next((one for one in found if recipient.find(one[1]) is one[0]), (recipient.body, ""))


def _some_words(recipient: Recipient, dice: random.Random) -> str:
    paragraph, text = _one(recipient, dice, *TEXT, "Heading", "Tabell")
    words = text.split(" ")
    start = dice.randrange(len(words))
    chosen = " ".join(words[start : start + dice.randrange(1, 4)])
    return chosen if chosen and recipient.find(chosen) is paragraph else text


def _insert(recipient: Recipient, dice: random.Random) -> str:
    if words := _some_words(recipient, dice):
        recipient.insert(words, " nytt ord")
    return words


def _delete(recipient: Recipient, dice: random.Random) -> str:
    if words := _some_words(recipient, dice):
        recipient.delete(words)
    return words


def _replace(recipient: Recipient, dice: random.Random) -> str:
    if words := _some_words(recipient, dice):
        recipient.replace(words, "annat")
    return words


def _split(recipient: Recipient, dice: random.Random) -> str:
    paragraph, text = _one(recipient, dice, *TEXT)
    first = text[: text.find(" ", 5)] if " " in text[5:-1] else ""
    if not first or recipient.find(first) is not paragraph:
        return ""
    recipient.split(first)
    return first


def _join(recipient: Recipient, dice: random.Random) -> str:
    paragraph, text = _one(recipient, dice, *TEXT)
    following = paragraph.getnext()
    if not text or following is None or following.tag != f"{W}p" or not style(following).startswith(TEXT):
        return ""
    recipient.join(text)
    return text


def _paragraph(recipient: Recipient, dice: random.Random) -> str:
    _, text = _one(recipient, dice, *TEXT, "Heading")
    if text:
        recipient.paragraph(text, f"Ett nytt stycke nummer {dice.randrange(1000)}.", dice.choice(TEXT))
    return text


def _remove(recipient: Recipient, dice: random.Random) -> str:
    _, text = _one(recipient, dice, *TEXT)
    if text:
        recipient.remove(text)
    return text


def _clause(recipient: Recipient, dice: random.Random) -> str:
    paragraph, text = _one(recipient, dice, *TEXT)
    following = paragraph.getnext()
    if not text or following is None or not style(following).startswith("Heading"):
        return ""
    recipient.clause(text, f"Ny rubrik {dice.randrange(1000)}", "Den nya punktens text.", dice.randrange(1, 4))
    return text


def _two_headings(recipient: Recipient, dice: random.Random) -> tuple[str, str]:
    """The words of a heading and of the next, with no part title between."""
    headings = [paragraph for paragraph in recipient.paragraphs() if style(paragraph).startswith("Heading")]
    place = dice.randrange(len(headings) - 1)
    first, second = headings[place], headings[place + 1]
    between = first.getnext()
    while between is not None and between is not second and not style(between).startswith(("Delrubrik", "Bilaga")):
        between = between.getnext()
    words = shown(first), shown(second)
    clear = between is second and all(words)
    if not clear or recipient.find(words[0]) is not first or recipient.find(words[1]) is not second:
        return "", ""
    return words


def _remove_block(recipient: Recipient, dice: random.Random) -> str:
    first, second = _two_headings(recipient, dice)
    if first:
        recipient.remove_block(first, second)
    return first


def _move_block(recipient: Recipient, dice: random.Random) -> str:
    first, second = _two_headings(recipient, dice)
    if not first or style(recipient.find(first)) != style(recipient.find(second)):
        return ""
    target, to = _one(recipient, dice, style(recipient.find(first)))
    if not to or to == first or target is recipient.find(first):
        return ""
    recipient.move_block(first, second, to)
    return first


def _row(recipient: Recipient, dice: random.Random) -> tuple[etree._Element, str]:
    row = dice.choice(list(recipient.body.iter(f"{W}tr")))
    paragraph = next(row.iter(f"{W}p"))
    words = shown(paragraph)
    return row, words if words and recipient.find(words) is paragraph else ""


def _add_row(recipient: Recipient, dice: random.Random) -> str:
    row, words = _row(recipient, dice)
    if words and row.find(f"{W}trPr/{W}del") is None:
        recipient.add_row(words, [f"cell {dice.randrange(1000)}" for _ in row.iter(f"{W}tc")])
    return words


def _remove_row(recipient: Recipient, dice: random.Random) -> str:
    _, words = _row(recipient, dice)
    if words:
        recipient.remove_row(words)
    return words


_EDITS: list[tuple[str, Callable[[Recipient, random.Random], str]]] = [
    ("insert", _insert),
    ("delete", _delete),
    ("replace", _replace),
    ("split", _split),
    ("join", _join),
    ("paragraph", _paragraph),
    ("remove", _remove),
    ("clause", _clause),
    ("remove-block", _remove_block),
    ("move-block", _move_block),
    ("add-row", _add_row),
    ("remove-row", _remove_row),
]
