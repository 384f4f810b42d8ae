"""The workspace file: the log of signed changes, attached files, and a state that can be computed anew."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Self

from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.signed import SignedChange
from hsavtal_desktop.core.trouble import Damaged
from hsavtal_desktop.store.database import BUSY_SECONDS, DAMAGED, Database, about, told
from hsavtal_desktop.store.files import new_file
from hsavtal_desktop.store.migrations import migrate
from hsavtal_desktop.store.open_file import OpenFile
from hsavtal_desktop.store.opening import open_checked

_HASH = re.compile(r"[0-9a-f]{64}")
_PAGE = 1_000
"""Changes read at a time, so that a long log is neither held twice in memory nor locked while it is read."""
_FILES = 500
"""Attached files asked for at a time: fewer than the parameters that any SQLite allows in one query."""


class WorkspaceFile(OpenFile):
    """An open workspace file."""

    @classmethod
    def create(cls, path: Path) -> Self:
        """Make a new, empty workspace file.  Raises Trouble when ``path`` exists or the folder cannot be written."""
        with new_file(path) as temporary:
            database = Database(temporary)
            try:
                migrate(database, 0)
            finally:
                database.close()
        return cls(Database(path))

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, busy_seconds: float = BUSY_SECONDS) -> Self:
        """Open an existing workspace file, bringing an older format up to date after a backup beside it.

        With ``read_only`` nothing is ever written, not even in the folder, so a write-protected medium will do; a
        file of an older format is then refused.  Otherwise nothing is written before the first change, unless the
        format is older or an earlier program was cut off.

        Raises Trouble, leaving the file as it was, when it is missing, not a workspace, damaged, of a newer format,
        locked by another program, or write-protected while ``read_only`` is false.
        """
        return cls(open_checked(path, read_only=read_only, busy_seconds=busy_seconds))

    # The log

    def append(
        self,
        changes: Iterable[SignedChange],
        waiting: Iterable[SignedChange] = (),
        blobs: Mapping[str, bytes] | None = None,
    ) -> None:
        """Add changes, changes that wait for their parents, and attached files, all or none; durable on return.

        What is there already stays as it is, but for an attached file that has been damaged: it is made good.  A
        waiting change that is added as applied moves over.
        Raises ValueError when an id or hash does not belong to its bytes.
        """
        applied, late = [_row(change) for change in changes], [_row(change) for change in waiting]
        files = [_blob_row(name, content) for name, content in (blobs or {}).items()]
        if not (applied or late or files):
            return
        with self._database.transaction():
            if files:
                self._database.execute(_ADD_BLOB, files)
            if applied:
                self._database.execute(_ADD_CHANGE, applied)
                self._database.execute("DELETE FROM waiting WHERE id = ?", [row[:1] for row in applied])
            if late:
                self._database.execute(_ADD_WAITING, late)

    def changes(self) -> Iterator[SignedChange]:
        """Give the applied changes in the order in which they were added."""
        return self._read("change")

    def waiting(self) -> Iterator[SignedChange]:
        """Give the changes that wait for their parents, in the order in which they were added."""
        return self._read("waiting")

    def count(self) -> int:
        """Number of applied changes."""
        return int(self._database.value("SELECT count(*) FROM change"))

    def ids(self) -> set[str]:
        """Ids of the applied changes."""
        return set(self.ids_in_order())

    def ids_in_order(self) -> list[str]:
        """The same in the order in which they were added."""
        return [row[0].hex() for row in self._database.rows("SELECT id FROM change ORDER BY seq")]

    def data_version(self) -> int:
        """A number that differs from the last one given when another program has written in the file since."""
        return int(self._database.value("PRAGMA data_version"))

    def _read(self, table: str) -> Iterator[SignedChange]:
        last = 0
        while True:
            query = f"SELECT seq, id, raw, signature FROM {table} WHERE seq > ? ORDER BY seq LIMIT {_PAGE}"
            found = self._database.rows(query, (last,))
            for seq, identity, raw, signature in found:
                yield SignedChange(bytes(raw), bytes(signature), bytes(identity).hex())
                last = seq
            if len(found) < _PAGE:
                return

    # Attached files

    def put_blob(self, content: bytes) -> str:
        """Store a file and give its SHA-256 in hexadecimal; durable on return."""
        name = hashlib.sha256(content).hexdigest()
        self.append((), blobs={name: content})
        return name

    def blob(self, name: str) -> bytes | None:
        """Give the file with this SHA-256, or None when it is not here, or another lies under its name."""
        content = self._stored(name) if _HASH.fullmatch(name) else None
        return content if content is not None and hashlib.sha256(content).hexdigest() == name else None

    def blobs(self, names: Collection[str]) -> dict[str, bytes]:
        """Give those of some files that are here, as :meth:`blob` does, by SHA-256 in the order of the alphabet."""
        found: dict[str, bytes] = {}
        wanted = [bytes.fromhex(name) for name in sorted(names) if _HASH.fullmatch(name)]
        for first in range(0, len(wanted), _FILES):
            some = tuple(wanted[first : first + _FILES])
            query = f"SELECT hash, content FROM blob WHERE hash IN ({','.join('?' * len(some))}) ORDER BY hash"
            for name, content in self._database.rows(query, some):
                if hashlib.sha256(content).digest() == name:
                    found[name.hex()] = bytes(content)
        return found

    def blob_hashes(self) -> set[str]:
        """Names of the files that are here."""
        return {row[0].hex() for row in self._database.rows("SELECT hash FROM blob WHERE length(hash) = 32")}

    def _stored(self, name: str) -> bytes | None:
        found = self._database.value("SELECT content FROM blob WHERE hash = ?", (bytes.fromhex(name),))
        return None if found is None else bytes(found)

    def erase(self, names: Iterable[str], peers: Iterable[str] = ()) -> None:
        """Take files away, their bytes overwritten; durable on return.  Those that are not here are passed over.

        Also what was noted as sent to ``peers``: they are named there.
        """
        here = [(bytes.fromhex(name),) for name in sorted(self.blob_hashes() & set(names))]
        if not here:
            return
        self._database.execute("PRAGMA secure_delete = ON")
        with self._database.transaction():
            self._database.execute("DELETE FROM blob WHERE hash = ?", here)
            if noted := [(peer,) for peer in peers]:
                self._database.execute("DELETE FROM sent WHERE peer = ?", noted)
        self._database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        self._database.execute("PRAGMA secure_delete = OFF")

    # The computed state, which may be dropped at any time

    def write_cache(self, key: str, rows: Mapping[str, str]) -> None:
        """Replace everything stored under ``key``."""
        with self._database.transaction():
            self._database.execute("DELETE FROM cache WHERE key = ?", (key,))
            if rows:
                sql = "INSERT INTO cache (key, name, value) VALUES (?, ?, ?)"
                self._database.execute(sql, [(key, name, value) for name, value in rows.items()])

    def read_cache(self, key: str) -> dict[str, str]:
        """Give what was stored under ``key``; empty when nothing was."""
        return {str(name): str(value) for name, value in self._database.rows(_READ_CACHE, (key,))}

    # What others have been sent

    def note_sent(self, peer: str, heads: Iterable[str]) -> None:
        """Remember that everything up to ``heads`` has been written to a file for ``peer``."""
        with self._database.transaction():
            sql = "INSERT INTO sent (peer, heads) VALUES (?, ?) ON CONFLICT (peer) DO UPDATE SET heads = excluded.heads"
            self._database.execute(sql, (peer, json.dumps(sorted(set(heads)))))

    def sent_to(self, peer: str) -> tuple[str, ...]:
        """The heads last noted for ``peer``, sorted; empty when nothing has been sent."""
        found = self._database.value("SELECT heads FROM sent WHERE peer = ?", (peer,))
        return () if found is None else self._heads(found)

    def _heads(self, text: str) -> tuple[str, ...]:
        try:
            heads = json.loads(text)
        except ValueError as error:
            raise Damaged(about(self.path, DAMAGED)) from error
        if not isinstance(heads, list) or not all(isinstance(head, str) for head in heads):
            raise Damaged(about(self.path, DAMAGED))
        return tuple(heads)

    # Care

    def check(self) -> list[Said]:
        """Look for damage; one sentence for each thing found, none when all is well.

        Checks SQLite's own structure, that every id and hash belongs to its bytes, and the length of signatures.
        Signatures themselves and the form of the changes are not looked at here.
        """
        sentences: list[Said] = [
            Said("{file} är skadad: {fault}.", file=told(self.path), fault=row[0])
            for row in self._database.rows("PRAGMA integrity_check")
            if row[0] != "ok"
        ]
        for what, table in ((Said("Ändringen"), self.changes), (Said("Den väntande ändringen"), self.waiting)):
            sentences += _check_changes(what, table)
        for name in sorted(self.blob_hashes()):
            content = self._stored(name)
            if content is not None and hashlib.sha256(content).hexdigest() != name:
                sentences.append(
                    Said("Bilagan {name} har skadats: innehållet stämmer inte med dess namn.", name=name[:12])
                )
        return sentences

    def backup_to(self, path: Path) -> None:
        """Write a whole copy, as of now, to a new file.  Raises Trouble when ``path`` exists."""
        with new_file(path) as temporary:
            self._database.copy_to(temporary)


def _check_changes(what: Said, table: Callable[[], Iterator[SignedChange]]) -> Iterator[Said]:
    for change in table():
        if hashlib.sha256(change.raw).hexdigest() != change.id:
            yield Said(
                "{what} {change} har skadats: innehållet stämmer inte med dess namn.", what=what, change=change.id[:12]
            )
        if len(change.signature) != 64:
            yield Said("{what} {change} har skadats: underskriften har fel längd.", what=what, change=change.id[:12])


def _row(change: SignedChange) -> tuple[bytes, bytes, bytes]:
    digest = hashlib.sha256(change.raw).digest()
    if digest.hex() != change.id:
        raise ValueError(f"the id {change.id} is not that of the change's bytes")
    return digest, change.raw, change.signature


def _blob_row(name: str, content: bytes) -> tuple[Any, ...]:
    digest = hashlib.sha256(content).digest()
    if digest.hex() != name:
        raise ValueError(f"the hash {name} is not that of the file's bytes")
    return digest, content


_ADD_CHANGE = "INSERT INTO change (id, raw, signature) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING"
_ADD_WAITING = (
    "INSERT INTO waiting (id, raw, signature) SELECT ?1, ?2, ?3"
    " WHERE NOT EXISTS (SELECT 1 FROM change WHERE id = ?1) ON CONFLICT (id) DO NOTHING"
)
_ADD_BLOB = (
    "INSERT INTO blob (hash, content) VALUES (?, ?)"
    " ON CONFLICT (hash) DO UPDATE SET content = excluded.content WHERE content <> excluded.content"
)
_READ_CACHE = "SELECT name, value FROM cache WHERE key = ? ORDER BY name"
