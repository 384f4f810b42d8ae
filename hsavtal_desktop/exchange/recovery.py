"""The recovery code that a coordinator keeps on paper: letters and digits that a key is made of."""

from __future__ import annotations

import hashlib
import secrets

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange.keys import Key

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, which are misread."""
_READ_AS = str.maketrans("OIL", "011")
_DRAWN, _CHECK, _GROUP = 24, 4, 4
_ROUNDS = 200_000
_SALT = b"hsavtal recovery\n"


def draw_code() -> str:
    """Draw a code: 24 signs of 5 bits and 4 that check them, in groups of four."""
    drawn = "".join(secrets.choice(_SIGNS) for _ in range(_DRAWN))
    signs = drawn + _check(drawn)
    return "-".join(signs[start : start + _GROUP] for start in range(0, len(signs), _GROUP))


def key_of(code: str) -> Key:
    """The key that a code stands for, however it is written.  Raises Trouble when it is misspelt."""
    signs = "".join(sign for sign in code.upper().translate(_READ_AS) if sign.isalnum())
    if len(signs) != _DRAWN + _CHECK or set(signs) - set(_SIGNS) or _check(signs[:_DRAWN]) != signs[_DRAWN:]:
        raise Trouble(
            Said("Återställningskoden är felskriven. Jämför med papperet, tecken för tecken, och försök igen.")
        )
    seed = hashlib.pbkdf2_hmac("sha256", signs[:_DRAWN].encode("ascii"), _SALT, _ROUNDS, 32)
    return Key(Ed25519PrivateKey.from_private_bytes(seed))


def _check(drawn: str) -> str:
    number = int.from_bytes(hashlib.sha256(_SALT + drawn.encode("ascii")).digest()[:4], "big")
    return "".join(_SIGNS[number >> 5 * place & 31] for place in range(_CHECK))
