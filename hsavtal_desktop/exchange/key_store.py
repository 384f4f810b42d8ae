"""The key store of the system, where there is one: Secret Service, KWallet, Keychain, Credential Manager.

It may ask for a password and take its time, so it is asked in a thread of its own, and nobody waits longer than they
have patience.  Its library is loaded only when a key is made, read or moved.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble

T = TypeVar("T")
SERVICE = "hsavtal"
_SYSTEMS = ("SecretService", "libsecret", "kwallet", "macOS", "Windows")
"""Modules of the library that speak to a system's own store; others keep nothing, or keep it in the open."""


class KeyStore(Protocol):
    """Keeps texts by the public key that they belong to; what goes wrong comes as any exception."""

    name: str
    """What people call it."""

    def read(self, author: str) -> str | None:
        """The text, None where there is none."""

    def write(self, author: str, secret: str) -> None:
        """Keep a text."""

    def delete(self, author: str) -> None:
        """Let go of a text."""


class StillWaiting(Trouble):
    """The store has not answered yet, most likely because it waits for a password."""


class Answer(Generic[T]):
    """What a store answers to a question put in a thread of its own."""

    def __init__(self, ask: Callable[[], T]) -> None:
        self._ask, self._given = ask, threading.Event()
        self._result: list[T] = []
        self._trouble: Exception | None = None
        threading.Thread(target=self._run, name="key store", daemon=True).start()

    def within(self, seconds: float) -> T:
        """The answer.  Raises StillWaiting when it takes longer, Trouble when the store refuses."""
        if not self._given.wait(seconds):
            raise StillWaiting(
                Said(
                    "Systemets nyckelring väntar på att låsas upp. Skriv dess lösenord när den frågar, och försök "
                    "sedan igen; det du har skrivit ligger kvar."
                )
            )
        if isinstance(self._trouble, Trouble):
            raise self._trouble
        if self._trouble is not None:
            raise Trouble(
                Said(
                    "Systemets nyckelring svarar inte som den ska ({reason}). Lås upp den och försök igen; det du har "
                    "skrivit ligger kvar.",
                    reason=str(self._trouble) or type(self._trouble).__name__,
                )
            ) from self._trouble
        return self._result[0]

    def _run(self) -> None:
        try:
            self._result.append(self._ask())
        except Exception as error:  # noqa: BLE001  # what stores raise has nothing in common; it is told by ``within``
            self._trouble = error
        self._given.set()


def system_store() -> KeyStore | None:
    """The system's key store; None where there is none, or where somebody has turned it off."""
    if not _may_be_there():
        return None
    import keyring  # noqa: PLC0415  # only when a key is made, read or moved: a start does without

    chosen = keyring.get_keyring()
    found = next((one for one in getattr(chosen, "backends", [chosen]) if _module(one) in _SYSTEMS), None)
    return None if found is None else _System(found, str(getattr(found, "name", _module(found))))


def _may_be_there() -> bool:
    """Whether it is worth loading the library: most servers and test machines have no store and no session."""
    if os.environ.get("PYTHON_KEYRING_BACKEND", "").endswith((".null.Keyring", ".fail.Keyring")):
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS")) or bool(runtime and (Path(runtime) / "bus").exists())


def _module(backend: object) -> str:
    return type(backend).__module__.rpartition(".")[2]


class _Backend(Protocol):
    def get_password(self, service: str, username: str) -> str | None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...

    def delete_password(self, service: str, username: str) -> None: ...


class _System:
    """A backend of the library."""

    def __init__(self, backend: _Backend, name: str) -> None:
        self._backend, self.name = backend, name

    def read(self, author: str) -> str | None:
        """The text, None where there is none."""
        return self._backend.get_password(SERVICE, author)

    def write(self, author: str, secret: str) -> None:
        """Keep a text."""
        self._backend.set_password(SERVICE, author, secret)

    def delete(self, author: str) -> None:
        """Let go of a text."""
        self._backend.delete_password(SERVICE, author)
