"""The private key lies in the system's key store where there is one, else in a file; nothing waits for a password."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange import key_place
from hsavtal_desktop.exchange.key_store import StillWaiting, system_store
from hsavtal_desktop.exchange.keys import FILE_NAME, is_signed


class FakeStore:
    """A key store that can be locked, reset, forgetful, or wait for a password."""

    name = "Provringen"

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.unlocked = threading.Event()
        self.unlocked.set()
        self.refuses = self.forgets = False
        self.asked = 0

    def __call__(self) -> FakeStore:
        return self

    def read(self, author: str) -> str | None:
        self._open()
        return self.kept.get(author)

    def write(self, author: str, secret: str) -> None:
        self._open()
        if not self.forgets:
            self.kept[author] = secret

    def delete(self, author: str) -> None:
        self._open()
        self.kept.pop(author, None)

    def _open(self) -> None:
        self.asked += 1
        self.unlocked.wait(20)
        if self.refuses:
            raise RuntimeError("låst")


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()


def record(folder: Path) -> dict[str, object]:
    held: dict[str, object] = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
    return held


def test_a_first_start_keeps_the_private_half_in_the_store_alone(tmp_path: Path, store: FakeStore) -> None:
    key = key_place.load_or_create(tmp_path, store)
    assert record(tmp_path) == {"author": key.author, "format": 2, "store": "Provringen"}
    assert (tmp_path / FILE_NAME).stat().st_mode & 0o077 == 0
    secret = store.kept[key.author]
    assert not any(secret.encode() in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert is_signed(key.author, key.sign(b"x"), b"x")
    asked = store.asked
    again = key_place.load_or_create(tmp_path, store)
    assert (again.author, store.asked) == (key.author, asked), "who only opens and writes needs no private half"
    assert again.secret == key.secret


def test_no_file_ever_holds_what_the_store_keeps(tmp_path: Path, store: FakeStore) -> None:
    class Looking(FakeStore):
        def write(self, author: str, secret: str) -> None:
            assert not list(tmp_path.iterdir())
            super().write(author, secret)

    looking = Looking()
    key = key_place.load_or_create(tmp_path, looking)
    assert looking.kept == {key.author: key.secret} and [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


def test_of_two_programs_that_start_together_both_get_the_key_of_the_first(tmp_path: Path) -> None:
    class Interrupted(FakeStore):
        def read(self, author: str) -> str | None:
            if not (tmp_path / FILE_NAME).exists():
                first.append(key_place.load_or_create(tmp_path, lambda: None).author)
            return super().read(author)

    first: list[str] = []
    store = Interrupted()
    key = key_place.load_or_create(tmp_path, store)
    assert [key.author] == first and record(tmp_path)["private"] == key.secret
    for late in [one for one in threading.enumerate() if one.name == "key store"]:
        late.join(10)
    assert store.kept == {}, "the key that came second is let go of"


def test_a_disk_that_refuses_leaves_nothing_in_the_store(tmp_path: Path, store: FakeStore) -> None:
    folder = tmp_path / "hem"

    class Unplugged(FakeStore):
        def write(self, author: str, secret: str) -> None:
            super().write(author, secret)
            folder.rmdir()

    store = Unplugged()
    with pytest.raises(Trouble, match="kan inte skrivas"):
        key_place.load_or_create(folder, store)
    for late in [one for one in threading.enumerate() if one.name == "key store"]:
        late.join(10)
    assert store.kept == {} and not folder.exists()


REAL_RING = """
import sys, tempfile
from pathlib import Path
import secretstorage
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange import key_place
from hsavtal_desktop.exchange.key_store import system_store
from hsavtal_desktop.exchange.keys import is_signed

store, folder = system_store(), Path(sys.argv[1])
path = folder / "key.json"
key = key_place.load_or_create(folder)
assert key_place.store_of(path) == store.name and store.read(key.author) == key.secret
assert key.secret not in path.read_text()
again = key_place.load_or_create(folder)
assert is_signed(key.author, again.sign(b"x"), b"x")
key_place.to_file(path)
assert key_place.store_of(path) == "" and store.read(key.author) is None
key_place.to_store(path)
secretstorage.get_default_collection(secretstorage.dbus_init()).lock()
locked = key_place.load_or_create(folder)
try:
    locked.sign(b"x")
except Trouble as trouble:
    print(trouble.sentence)
"""


@pytest.mark.skipif(
    not (shutil.which("gnome-keyring-daemon") and shutil.which("dbus-run-session")),
    reason="needs the Debian packages gnome-keyring and dbus",
)
def test_a_real_secret_service_keeps_the_key(tmp_path: Path) -> None:
    """In a session and a home of its own: nobody's own ring is touched."""
    own = {name: str(tmp_path / name) for name in ("HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME")}
    for folder in own.values():
        Path(folder).mkdir(mode=0o700)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHON_KEYRING_BACKEND"} | own
    start = 'printf hemligt | gnome-keyring-daemon --unlock --components=secrets >/dev/null; exec "$@"'
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", start, "sh", sys.executable, "-c", REAL_RING, str(tmp_path / "hem")],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Lås upp den och försök igen" in done.stdout


def test_without_a_store_the_file_keeps_it(tmp_path: Path) -> None:
    key = key_place.load_or_create(tmp_path, lambda: None)
    assert record(tmp_path)["private"] == key.secret


@pytest.mark.parametrize("fault", ["refuses", "forgets"])
def test_a_store_that_does_not_keep_it_is_none(tmp_path: Path, store: FakeStore, fault: str) -> None:
    setattr(store, fault, True)
    key = key_place.load_or_create(tmp_path, store)
    assert record(tmp_path)["private"] == key.secret and store.kept == {}


def test_a_store_that_asks_for_a_password_at_the_first_start_is_not_waited_for(
    tmp_path: Path, store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key_place, "_FIRST_PATIENCE", 0.05)
    store.unlocked.clear()
    key = key_place.load_or_create(tmp_path, store)
    assert record(tmp_path)["private"] == key.secret
    store.unlocked.set()
    assert is_signed(key.author, key.sign(b"x"), b"x")
    late = next((one for one in threading.enumerate() if one.name == "key store"), None)
    if late is not None:
        late.join(10)
    assert store.kept == {}, "what was written too late is taken away again"


def test_a_locked_store_says_what_to_do_and_gives_the_key_once_it_is_unlocked(tmp_path: Path, store: FakeStore) -> None:
    author = key_place.load_or_create(tmp_path, store).author
    key = key_place.load_or_create(tmp_path, store)
    key.patience = 0.05
    store.unlocked.clear()
    with pytest.raises(StillWaiting, match="lösenord"):
        key.sign(b"x")
    store.unlocked.set()
    key.patience = 20
    assert is_signed(author, key.sign(b"x"), b"x")

    refused = key_place.load_or_create(tmp_path, store)
    store.refuses = True
    with pytest.raises(Trouble, match="Lås upp"):
        refused.sign(b"x")
    store.refuses = False
    assert is_signed(author, refused.sign(b"x"), b"x"), "asked anew"


def test_a_store_that_was_reset_or_holds_another_key_is_told_in_one_sentence(tmp_path: Path, store: FakeStore) -> None:
    key_place.load_or_create(tmp_path, store)
    key = key_place.load_or_create(tmp_path, store)
    kept = store.kept.pop(key.author)
    with pytest.raises(Trouble, match="återställningskoden"):
        key.sign(b"x")
    store.kept[key.author] = key_place.load_or_create(tmp_path / "annan", lambda: None).secret
    with pytest.raises(Trouble, match="skadad"):
        key.sign(b"x")
    store.kept[key.author] = kept
    assert is_signed(key.author, key.sign(b"x"), b"x")


def test_a_key_is_moved_to_the_store_and_back(tmp_path: Path, store: FakeStore) -> None:
    path = tmp_path / FILE_NAME
    first = key_place.load_or_create(tmp_path, lambda: None)
    with pytest.raises(Trouble):
        key_place.to_store(path, lambda: None)
    assert key_place.store_of(path) == ""
    moved = key_place.to_store(path, store)
    assert (moved.author, key_place.store_of(path)) == (first.author, "Provringen")
    assert "private" not in record(tmp_path)
    store.refuses = True
    with pytest.raises(Trouble):
        key_place.to_file(path, store)
    assert key_place.store_of(path) == "Provringen"
    store.refuses = False
    back = key_place.to_file(path, store)
    assert back.secret == first.secret == record(tmp_path)["private"] and store.kept == {}


def test_a_backend_that_keeps_nothing_is_no_store_and_a_start_does_not_load_the_library(tmp_path: Path) -> None:
    assert system_store() is None
    code = (
        "import sys; from pathlib import Path; from hsavtal_desktop.workspace.installation import Installation\n"
        f"Installation.open(Path({str(tmp_path / 'home')!r})); assert 'keyring' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
