"""Joining: the small file by which somebody asks to be let in, and that is compared as six words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hsavtal_desktop.core.canonical import FormError, decode, encode
from hsavtal_desktop.core.members import SIDES
from hsavtal_desktop.core.names import shown
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange import keys
from hsavtal_desktop.exchange.files import read_small, replacing
from hsavtal_desktop.workspace.installation import Installation

SUFFIX = ".hsakort"
FORMAT = 1
_MAX_BYTES = 16 * 1024
_PREFIX = b"hsavtal card\n"


@dataclass(frozen=True, slots=True)
class Card:
    """Who asks to be let in, as they say themselves."""

    author: str
    person: str
    organisation: str
    side: str


def write_card(path: Path, installation: Installation) -> tuple[str, ...]:
    """Write this installation's card, signed; gives the six words to read to the coordinator.

    Raises Trouble when the user has no name yet or the disk refuses.
    """
    if not installation.known:
        raise Trouble(Said("Skriv först vem du är: namn och organisation."))
    card = {
        "author": installation.author,
        "format": FORMAT,
        "organisation": installation.organisation,
        "person": installation.name,
        "side": installation.side,
    }
    signature = keys.encode(installation.key.sign(_PREFIX + encode(card)))
    with replacing(path) as stream:
        stream.write(encode({**card, "signature": signature}))
    return keys.fingerprint(installation.author)


def read_card(path: Path) -> Card:
    """Read a card.  Raises Trouble when it is missing, damaged or not signed by the key that it names."""
    raw = read_small(path, _MAX_BYTES)
    damaged = Trouble(
        Said("Filen {name} är inte ett medlemskort, eller skadad; be avsändaren om ett nytt.", name=path.name)
    )
    try:
        card = decode(raw) if len(raw) <= _MAX_BYTES else None
    except FormError as error:
        raise damaged from error
    if not isinstance(card, dict) or not all(isinstance(card.get(name), str) for name in _TEXTS):
        raise damaged
    if card.get("format") != FORMAT or card["side"] not in ("", *SIDES) or not _is_signed(card):
        raise damaged
    return Card(card["author"], shown(card["person"]), shown(card["organisation"]), card["side"])


_TEXTS = ("author", "person", "organisation", "side", "signature")


def _is_signed(card: dict[str, Any]) -> bool:
    signature = keys.decode(card["signature"], 64)
    unsigned = {name: value for name, value in card.items() if name != "signature"}
    return signature is not None and keys.is_signed(card["author"], signature, _PREFIX + encode(unsigned))
