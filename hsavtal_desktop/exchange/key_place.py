"""Where an installation's private key is kept: in the system's key store where there is one, else in the key file.

With a store, the file holds the public half and the store's name.  The private half is fetched when it is first
needed, so the program starts, opens and takes down what is written without it.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hsavtal_desktop.core.disk_reasons import reason_of
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange.key_store import Answer, KeyStore, StillWaiting, system_store
from hsavtal_desktop.exchange.keys import FILE_NAME, FORMAT, Key, decode, key_file, key_of_secret, key_record

FindStore = Callable[[], KeyStore | None]
_FIRST_PATIENCE = 3.0
"""Seconds that a first start waits for a store; then the file keeps the key, and moving it is offered."""


class StoredKey(Key):
    """A key whose private half lies in a store."""

    def __init__(self, author: str, path: Path, find_store: FindStore) -> None:
        self.author = author
        self._path, self._find_store = path, find_store
        self._read: Ed25519PrivateKey | None = None
        self._answer: Answer[str | None] | None = None

    @property
    def private(self) -> Ed25519PrivateKey:
        """Raises Trouble when the store is locked, gone, or has lost it; what was written meanwhile is kept."""
        if self._read is None:
            self.prepare()
            assert self._answer is not None
            try:
                secret = self._answer.within(self.patience)
                if secret is None:
                    raise _lost()
                self._read = key_of_secret(secret, self._path).private
            except StillWaiting:
                raise
            except Trouble:
                # Asked anew next time: the user may have unlocked it, or brought it back.
                self._answer = None
                raise
        return self._read

    def prepare(self) -> None:
        if self._read is None and self._answer is None:
            self._answer = Answer(self._ask)

    def _ask(self) -> str | None:
        store = self._find_store()
        return None if store is None else store.read(self.author)


def load_or_create(folder: Path, find_store: FindStore = system_store) -> Key:
    """Give the installation's key, drawing one at first start.

    A damaged key is never replaced silently: that would make the person a stranger to the group.
    Raises Trouble for that, and when the disk refuses.
    """
    path = folder / FILE_NAME
    if not path.exists():
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise Trouble(
                Said(
                    "Mappen {folder} kan inte skapas ({reason}); välj en annan.", folder=folder, reason=reason_of(error)
                )
            ) from error
        _draw(path, find_store)
    return load(path, find_store)


def load(path: Path, find_store: FindStore = system_store) -> Key:
    """Read a key file.  Raises Trouble when it is missing, damaged or of a newer format."""
    record = key_record(path)
    author = record.get("author")
    if "store" in record and isinstance(author, str) and decode(author, 32) is not None:
        return StoredKey(author, path, find_store)
    return Key.load(path)


def store_of(path: Path) -> str:
    """Name of the store that keeps the private half; "" where the key file does."""
    return str(key_record(path).get("store", ""))


def to_store(path: Path, find_store: FindStore = system_store, patience: float = Key.patience) -> Key:
    """Move the private half from the key file to the system's key store.

    It is read back before the file lets go of it.  Raises Trouble, with the file as it was, when there is no store or
    it does not keep it.
    """
    key = Key.load(path)
    key_file(path, _pointer(key, _put(key, find_store, patience)))
    return load(path, find_store)


def to_file(path: Path, find_store: FindStore = system_store, patience: float = Key.patience) -> Key:
    """Move the private half from the store to the key file, which only this user can read.

    Raises Trouble, with nothing changed, when the store does not give it or the disk refuses.
    """
    stored = load(path, find_store)
    stored.patience = patience
    key = key_of_secret(stored.secret, path)
    key.save(path)
    Answer(lambda: _let_go(key, find_store)).within(patience)
    return key


def _draw(path: Path, find_store: FindStore) -> None:
    """Give the folder a key, unless another program started at the same moment and was first.

    The private half goes straight to the store; a file holds it only where there is none, or none that answers now,
    and then the window offers to move it.
    """
    key = Key.create()
    try:
        record = _pointer(key, _put(key, find_store, _FIRST_PATIENCE))
    except Trouble:
        _save_first(path, key.record())
        return
    saved = False
    try:
        saved = _save_first(path, record)
    finally:
        if not saved:
            # Nobody waits for it: a half that no file names does no harm.
            Answer(lambda: _let_go(key, find_store))


def _put(key: Key, find_store: FindStore, patience: float) -> str:
    """Give the private half to the store, and read it back; the store's name.

    Raises Trouble when there is no store, or it does not keep it; what is written too late is taken away again.
    """
    given_up: list[bool] = []

    def put() -> str:
        store = find_store()
        if store is None:
            raise Trouble(Said("Systemet har ingen nyckelring att använda; nyckeln ligger kvar i filen."))
        store.write(key.author, key.secret)
        if store.read(key.author) != key.secret:
            raise Trouble(Said("Systemets nyckelring behöll inte nyckeln; den ligger kvar i filen."))
        if given_up:
            store.delete(key.author)
        return store.name

    try:
        return Answer(put).within(patience)
    except Trouble:
        given_up.append(True)
        raise


def _let_go(key: Key, find_store: FindStore) -> None:
    store = find_store()
    if store is not None:
        store.delete(key.author)


def _pointer(key: Key, store: str) -> dict[str, Any]:
    """What the key file holds of a key that a store keeps."""
    return {"author": key.author, "format": FORMAT, "store": store}


def _save_first(path: Path, record: Mapping[str, Any]) -> bool:
    """Write the key file of a folder that has none; False when another program was first."""
    drawn = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
    key_file(drawn, record)
    try:
        os.link(drawn, path)
    except FileExistsError:
        return False
    except OSError:
        # Some file systems have no links; there the later of two programs wins.
        drawn.replace(path)
    finally:
        drawn.unlink(missing_ok=True)
    return True


def _lost() -> Trouble:
    return Trouble(
        Said(
            "Nyckeln finns inte i systemets nyckelring: den har återställts, eller så är det här en annan dator. Ta "
            "tillbaka nyckelringen, eller flytta undan key.json, starta om och ta dig in igen med "
            "återställningskoden eller en processledare; det du har skrivit ligger kvar."
        )
    )
