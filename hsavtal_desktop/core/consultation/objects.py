"""What is not letters, among words: a sign of its own for each, so that they can be told apart and called by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from hsavtal_desktop.core.atoms import Atom
from hsavtal_desktop.core.reading import ATOM

_FIRST: Final = 0xF0000
"""Of the signs: characters that Unicode leaves to private use."""


class Objects:
    """The objects of some words by their signs; those that are alike have the same sign."""

    def __init__(self) -> None:
        self.by_sign: dict[str, Atom] = {}

    def signed(self, words: str, atoms: Iterable[Atom]) -> str:
        """The words, with a sign for each object in turn."""
        found = iter(atoms)
        while ATOM in words:
            words = words.replace(ATOM, self._sign(next(found)), 1)
        return words

    def _sign(self, atom: Atom) -> str:
        known = next((sign for sign, other in self.by_sign.items() if other == atom), "")
        if not known:
            known = chr(_FIRST + len(self.by_sign))
            self.by_sign[known] = atom
        return known


def named(words: str, names: Mapping[str, str]) -> str:
    """The words with the name of each sign in its place."""
    return words.translate({ord(sign): name for sign, name in names.items()})
