"""The readers under attack: of what is exchanged and of workspaces here, of the rest beside."""

from __future__ import annotations

import hashlib
import io
import json
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hsavtal_desktop.core import digest, revision_views
from hsavtal_desktop.core.canonical import FormError
from hsavtal_desktop.core.change import SIGNATURE_PREFIX, hand, read_change, stored_change
from hsavtal_desktop.core.conflicts import conflicts
from hsavtal_desktop.core.drafting import Pen
from hsavtal_desktop.core.edits import AddClause, Decide, FormatText, ReplaceText, SetRecord
from hsavtal_desktop.core.personal import Persons, files_in, personal_file, reference
from hsavtal_desktop.core.signed import SignedChange
from hsavtal_desktop.core.state import replay
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange import folder as shared
from hsavtal_desktop.exchange.encryption import read_readable
from hsavtal_desktop.exchange.keys import FILE_NAME, Key, encode
from hsavtal_desktop.exchange.package import SUFFIX, read_package
from hsavtal_desktop.exchange.request import read_request
from hsavtal_desktop.exchange.signatures import open_signed
from hsavtal_desktop.store.workspace_file import WorkspaceFile
from hsavtal_desktop.workspace import facts
from hsavtal_desktop.workspace.backing_up import back_up, backups, copy_out
from hsavtal_desktop.workspace.exchanging import ask, export_changes
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.log import Log
from hsavtal_desktop.workspace.readers_copy import page_of, read_version_file, write_readers_copy
from hsavtal_desktop.workspace.workspace import Workspace
from tests.fuzz.mutating import spoiled, spoiled_value
from tests.fuzz.own_files import OwnFiles
from tests.fuzz.target import Target
from tests.fuzz.word_readers import WordReaders

TIME = "2026-11-22T09:00:00Z"


def every_target(folder: Path) -> list[Target]:
    """All readers of what others may have made or a disk may have damaged."""
    return [*Bench(folder).targets(), *OwnFiles(folder).targets(), *WordReaders(folder).targets()]


class Bench:
    """A small true workspace in every form that the readers know, to make false ones from."""

    def __init__(self, folder: Path) -> None:
        self.input = folder / f"input{SUFFIX}"
        self.key = Key(Ed25519PrivateKey.from_private_bytes(bytes(range(32))))
        workspace = self._workspace(folder)
        export_changes(workspace, folder / "true.hsavtal")
        export_changes(workspace, folder / "sealed.hsavtal", encrypt_for=[workspace.author])
        ask(workspace, folder / "true.request")
        self.own = workspace.installation.key
        self.signed = list(workspace.log.file.changes())
        workspace.name_version("Fryst 1", frozen=True)
        write_readers_copy(workspace, "Fryst 1", folder / "true.hsaversion")
        back_up(workspace)
        (self.backup,) = backups(workspace.installation.folder, workspace.log.workspace)
        workspace.close()
        self.changes = [stored_change(one.raw, one.id) for one in self.signed]
        self.package = (folder / "true.hsavtal").read_bytes()
        self.encrypted = (folder / "sealed.hsavtal").read_bytes()
        self.copy = (folder / "true.hsaversion").read_bytes()
        self.true_backup = self.backup.path.read_bytes()
        self.request = (folder / "true.request").read_bytes()
        self.database = (folder / "true.db").read_bytes()

    def targets(self) -> list[Target]:
        """The readers of what is exchanged and of workspaces."""
        return [
            Target("package", self._make_package, self._read_package),
            Target("change", self._make_change, self._read_change),
            Target("member", self._make_member_change, self._read_member_change),
            Target("remark", self._make_remark, self._read_remark),
            Target("folder", self._make_package, self._read_folder),
            Target("request", self._make_request, self._read_request),
            Target("encrypted", lambda chance: spoiled(self.encrypted, chance, self.package), self._read_encrypted),
            Target("copy", self._make_copy, self._read_copy),
            Target("backup", lambda chance: spoiled(self.true_backup, chance, self.package), self._read_backup),
            Target("workspace", lambda chance: spoiled(self.database, chance, self.package), self._read_workspace),
        ]

    def _workspace(self, folder: Path) -> Workspace:
        (folder / "home").mkdir()
        Key(Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))).save(folder / "home" / FILE_NAME)
        installation = Installation.open(folder / "home")
        installation.introduce("Person Ett", "Exempelkommun", "region")
        installation.clock = lambda: TIME
        workspace = Workspace.create(folder / "true.db", installation, name="Prov")
        workspace.pen = Pen(workspace.author, "fuzzfuzzaa")
        workspace.perform(SetRecord("document", "D", {"title": "Prov", "parts": [{"part": "P"}]}))
        for number in range(3):
            workspace.perform(AddClause("P", "", "", "Rubrik", "Parterna ska planera.\nIgen.", f"K{number}"))
        workspace.release()
        workspace.admit([self.key.author], "PL")
        workspace.perform(ReplaceText("b.K0", 0, 8, "Båda"))
        workspace.perform(FormatText("b.K1", 0, 8, "bold", True))
        workspace.release()
        workspace.perform(Decide("accept", tuple(one.id for one in workspace.state.revisions.all())[:2]))
        workspace.perform(SetRecord("comment", "k1", {"clause": "K0", "text": "Varför?"}))
        workspace.release()
        workspace.name_version("Utkast 1")
        workspace.log.file.put_blob(b"Protokoll")
        return workspace

    # Packages, also as they lie in a shared folder

    def _make_package(self, chance: random.Random) -> bytes:
        if chance.random() < 0.4:
            return spoiled(self.package, chance, self.database)
        with zipfile.ZipFile(io.BytesIO(self.package)) as old:
            entries = {name: old.read(name) for name in old.namelist()}
        name = chance.choice(sorted(entries))
        if name == "manifest.json" and chance.random() < 0.6:
            entries[name] = _json(spoiled_value(json.loads(entries[name]), chance))
        else:
            entries[name] = spoiled(entries[name], chance)
        if chance.random() < 0.2:
            entries[chance.choice(("../../etc/x", "blobs/" + "0" * 64, "/x", "blobs/../x", "MANIFEST.JSON"))] = b"x"
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))) as new:
            for entry, content in entries.items():
                new.writestr(entry, content)
        return made.getvalue()

    def _read_package(self, content: bytes) -> None:
        self.input.write_bytes(content)
        for signed in read_package(self.input).changes:
            _tolerant(open_signed, signed)

    def _read_folder(self, content: bytes) -> None:
        self.input.write_bytes(content)
        for file in shared.scan(self.input.parent, self.changes[0].id):
            if file.path == self.input:
                shared.read(file, self.changes[0].id)

    # Changes

    def _make_change(self, chance: random.Random) -> bytes:
        true = chance.choice(self.signed)
        if chance.random() < 0.5:
            return spoiled(true.raw, chance, chance.choice(self.signed).raw)
        return _json(spoiled_value(json.loads(true.raw), chance))

    def _read_change(self, content: bytes) -> None:
        read_change(content)

    def _make_member_change(self, chance: random.Random) -> bytes:
        """Something that a member could truly have signed, on top of the true log; most often in good form."""
        made = b""
        for _ in range(8):
            made = _json(self._member_record(chance))
            try:
                read_change(made)
            except FormError:
                continue
            break
        return made

    def _member_record(self, chance: random.Random) -> dict[str, Any]:
        events = [event for one in chance.sample(self.changes[1:], 2) for event in one.events]
        events = json.loads(_json(chance.sample(events, min(len(events), chance.randint(1, 6)))))
        if chance.random() < 0.8:
            # What one's own ids begin with: without it most of it would be void at once.
            events = json.loads(_json(events).replace(hand(self.own.author).encode(), hand(self.key.author).encode()))
        spoilt = spoiled_value(events, chance)
        last = self.changes[-1]
        return {
            "author": self.key.author,
            "events": spoilt if isinstance(spoilt, list) else [spoilt],
            "format": chance.choice((1, 2, 3, 4, 4, 4)),
            "lamport": last.lamport + 1,
            "parents": [last.id],
            "time": TIME,
            "workspace": self.changes[0].id,
        }

    def _read_member_change(self, content: bytes) -> None:
        signature = self.key.sign(SIGNATURE_PREFIX + content)
        change = open_signed(SignedChange.of(content, signature))
        if change.parents != (self.changes[-1].id,):
            return
        state = replay([*self.changes, change])
        digest.content_hash(state)
        conflicts(state)
        list(revision_views.pending(state))
        digest.package_hash(state)

    def _make_remark(self, chance: random.Random) -> bytes:
        """The file of a remark."""
        true = personal_file("Otydligt – påpekat av någon", "A" * 22)
        return spoiled(true, chance, self.package) if chance.random() < 0.5 else _spoiled_json(true, chance)

    def _read_remark(self, content: bytes) -> None:
        """Whatever it holds, what it says can be shown, kept and sent."""
        name = hashlib.sha256(content).hexdigest()
        said = Persons(files_in({name: content})).say(reference(name))
        said.encode("utf-8")

    # Reader's copies and backups

    def _make_copy(self, chance: random.Random) -> bytes:
        """A copy that is spoilt in its bytes, or in its texts and then signed anew, as a hostile sender would."""
        if chance.random() < 0.3:
            return spoiled(self.copy, chance, self.package)
        with zipfile.ZipFile(io.BytesIO(self.copy)) as old:
            entries = {name: old.read(name) for name in old.namelist()}
        about = json.loads(entries["version.json"])
        if chance.random() < 0.6:
            name, digest, starts = about["documents"][0]
            value = json.loads(entries[f"documents/{digest}.json"])
            content = _json(spoiled_value(value, chance))
            digest = hashlib.sha256(content).hexdigest()
            entries[f"documents/{digest}.json"] = content
            about["documents"][0] = [name, digest, starts]
        else:
            about = spoiled_value(about, chance)
        entries["version.json"] = _json(about)
        signature = self.key.sign(b"hsavtal version\n" + entries["version.json"])
        entries["signature.txt"] = f"{self.key.author} {encode(signature)}".encode()
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
            for entry, content in entries.items():
                new.writestr(entry, content)
        return made.getvalue()

    def _read_copy(self, content: bytes) -> None:
        self.input.write_bytes(content)
        page_of(read_version_file(self.input))

    def _read_backup(self, content: bytes) -> None:
        self.backup.path.write_bytes(content)
        target = self.input.with_name("restored.db")
        try:
            copy_out(self.backup, target)
        finally:
            for left in (*self.input.parent.glob("restored.db*"), *self.backup.path.parent.glob("*.backup-*")):
                left.unlink()

    # The others

    def _make_request(self, chance: random.Random) -> bytes:
        if chance.random() < 0.5:
            return spoiled(self.request, chance, self.package)
        return _json(spoiled_value(json.loads(self.request), chance))

    def _read_request(self, content: bytes) -> None:
        self.input.write_bytes(content)
        read_request(self.input).lacks(self.changes[-1].id)

    def _read_encrypted(self, content: bytes) -> None:
        self.input.write_bytes(content)
        read_readable(self.input, self.own)

    def _read_workspace(self, content: bytes) -> None:
        self.input.write_bytes(content)
        try:
            with WorkspaceFile.open(self.input) as file:
                facts.verify(file)
            Log.load(self.input, self.own, lambda: TIME, self.input.parent / "home").file.close()
        finally:
            for left in self.input.parent.glob(f"{self.input.name}-*"):
                left.unlink()
            for left in self.input.parent.glob(f"{self.input.name}.backup-*"):
                left.unlink()


def _tolerant(read: Callable[[SignedChange], object], signed: SignedChange) -> None:
    try:
        read(signed)
    except Trouble:
        return


def _spoiled_json(content: bytes, chance: random.Random) -> bytes:
    return _json(spoiled_value(json.loads(content), chance))


def _json(value: Any) -> bytes:
    """As canonical as the value allows."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")
