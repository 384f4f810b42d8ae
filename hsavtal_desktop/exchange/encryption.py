"""Exchange files for chosen members' eyes only, in the age format.

A member's Ed25519 key is at the same time an age recipient (``ssh-ed25519`` in the age specification, which turns it
into an X25519 key): the keys that the group has compared and admitted serve here too, and no other key has to be
handed out, believed and kept.  The age library does all of the cryptography.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange.files import open_file, read_small
from hsavtal_desktop.exchange.keys import Key, public_key
from hsavtal_desktop.exchange.package import Package, read_package

MAX_ENCRYPTED_BYTES = 512 * 1024 * 1024
"""The library works in memory."""

MAX_READERS = 250
MAX_HEADER_BYTES = 32 * 1024
"""With room for so many readers.  The library reads the header anew for each piece of it that it gets: one without an
end would keep it busy for hours."""

_HEADER_END = b"\n--- "
_START = b"age-encryption.org/v1\n"


def is_encrypted(path: Path) -> bool:
    """Whether a file begins as an age file does; False for one that cannot be read."""
    try:
        with open_file(path) as stream:
            return stream.read(len(_START)) == _START
    except OSError:
        return False


def encrypted(content: bytes, authors: Iterable[str]) -> bytes:
    """Make something that only the installations with these public keys can read.

    Raises Trouble when a key is not one, or the content is too large.
    """
    import pyrage  # noqa: PLC0415  # few files are encrypted, and every start would load it

    if len(content) > MAX_ENCRYPTED_BYTES:
        raise Trouble(Said("Filen blir för stor för kryptering; skicka bilagorna för sig."))
    wanted = sorted(set(authors))
    if len(wanted) > MAX_READERS:
        raise Trouble(Said("Filen kan krypteras för högst {number} medlemmar; dela upp dem.", number=MAX_READERS))
    try:
        recipients = [pyrage.ssh.Recipient.from_str(_spelled(author)) for author in wanted]
        return pyrage.encrypt(content, recipients)
    except (pyrage.RecipientError, pyrage.EncryptError) as error:
        raise Trouble(Said("Filen kan inte krypteras ({error}); kontrollera mottagarna.", error=str(error))) from error


def read_readable(path: Path, key: Key | None = None) -> Package:
    """Read an exchange file, with ``key`` also one that is encrypted for it.

    Raises Trouble as ``read_package`` does, and when the file is encrypted for others.
    """
    return read_package(path, decrypted(path, key)) if is_encrypted(path) else read_package(path)


def decrypted(path: Path, key: Key | None) -> bytes:
    """Give the content of an encrypted file.  Raises Trouble when it is not for this key, damaged or too large."""
    import pyrage  # noqa: PLC0415  # few files are encrypted, and every start would load it

    if key is None:
        raise Trouble(Said("Filen {name} är krypterad; den kan bara läsas av dem som den är till.", name=path.name))
    content = _read(path)
    foreign = Trouble(
        Said(
            "Filen {name} är krypterad för andra än dig, eller skadad; be avsändaren om en fil till dig.",
            name=path.name,
        )
    )
    if _HEADER_END not in content[:MAX_HEADER_BYTES]:
        raise foreign
    try:
        plain: bytes = pyrage.decrypt(content, [pyrage.ssh.Identity.from_buffer(key.as_openssh())])
    except pyrage.DecryptError as error:
        raise foreign from error
    return plain


def _read(path: Path) -> bytes:
    content = read_small(path, MAX_ENCRYPTED_BYTES)
    if len(content) > MAX_ENCRYPTED_BYTES:
        raise Trouble(Said("Filen {name} är för stor för en krypterad fil och har inte lästs.", name=path.name))
    return content


def _spelled(author: str) -> str:
    """A public key as age recipients of this kind are spelled."""
    key = public_key(author)
    if key is None:
        raise Trouble(
            Said("{author} är inte en medlems nyckel; se nycklarna med kommandot members.", author=repr(author[:43]))
        )
    return key.public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode("ascii")
