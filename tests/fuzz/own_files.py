"""Readers of the small files: a member's card, the key, a code on paper, settings, the draft."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hsavtal_desktop.core.canonical import FormError, encode
from hsavtal_desktop.core.edits import AddClause, ReplaceText, SetRecord
from hsavtal_desktop.exchange import keys
from hsavtal_desktop.exchange.keys import FILE_NAME, Key
from hsavtal_desktop.exchange.recovery import draw_code, key_of
from hsavtal_desktop.store.draft_file import DraftFile, draft_path
from hsavtal_desktop.store.place_file import load_place
from hsavtal_desktop.store.settings_file import load_settings
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.invitation import read_card, write_card
from hsavtal_desktop.workspace.workspace import Workspace
from tests.fuzz.mutating import spoiled, spoiled_value
from tests.fuzz.target import Target


class OwnFiles:
    """An installation with its files, and a workspace with a draft."""

    def __init__(self, folder: Path) -> None:
        self.input = folder / "input"
        home = folder / "own"
        home.mkdir()
        self.key = Key(Ed25519PrivateKey.from_private_bytes(bytes(range(7, 39))))
        self.key.save(home / FILE_NAME)
        self.installation = Installation.open(home)
        self.installation.introduce("Person Två", "Exempelkommun", "municipality")
        write_card(folder / "true.hsakort", self.installation)
        self.card = (folder / "true.hsakort").read_bytes()
        self.key_file = (home / FILE_NAME).read_bytes()
        self.settings = (home / "settings.json").read_bytes()
        self.code = draw_code()
        with Workspace.create(folder / "own.db", self.installation, name="Prov") as workspace:
            self.path, self.draft = workspace.path, draft_path(home, workspace.log.workspace)
            workspace.perform(SetRecord("document", "D", {"title": "Prov", "parts": [{"part": "P"}]}))
            workspace.perform(AddClause("P", "", "", "Rubrik", "Parterna ska planera.", "K0"))
            workspace.release()
            workspace.perform(ReplaceText("b.K0", 0, 8, "Båda"))
            workspace.perform(AddClause("P", "", "", "Rubrik", "Igen.", "K1"))
            workspace.undo()
        with DraftFile.open(self.draft) as file:
            self.lines = file.lines()
        self.draft_file = self.draft.read_bytes()

    def targets(self) -> list[Target]:
        """The readers."""
        return [
            Target("card", self._make_card, lambda content: self._read(content, read_card)),
            Target("key", lambda chance: _one(self.key_file, chance), lambda content: self._read(content, Key.load)),
            Target("code", self._make_code, lambda content: _read_code(content.decode("utf-8", "replace"))),
            Target("settings", lambda chance: _one(self.settings, chance), self._read_settings),
            Target("draft", self._make_draft, self._read_draft),
        ]

    def _read(self, content: bytes, read: Any) -> None:
        self.input.write_bytes(content)
        read(self.input)

    def _read_settings(self, content: bytes) -> None:
        self._read(content, load_place)
        self._read(content, load_settings)

    def _make_card(self, chance: random.Random) -> bytes:
        """Spoilt in its bytes, or in what it says and then signed by its own key."""
        if chance.random() < 0.5:
            return spoiled(self.card, chance, self.key_file)
        card = {name: value for name, value in json.loads(self.card).items() if name != "signature"}
        made = spoiled_value(card, chance)
        try:
            signed = encode(made)
        except FormError:
            return _json(made)
        if isinstance(made, dict):
            made["signature"] = keys.encode(self.key.sign(b"hsavtal card\n" + signed))
        return _json(made)

    def _make_code(self, chance: random.Random) -> bytes:
        signs = list(self.code)
        signs[chance.randrange(len(signs))] = chance.choice("0O1IL-åÅ²٣ \n\u0130ß")
        return spoiled("".join(signs).encode(), chance) if chance.random() < 0.5 else "".join(signs).encode()

    def _make_draft(self, chance: random.Random) -> bytes:
        """A damaged file, or, as JSON, whole lines of which some are not what the program writes."""
        if chance.random() < 0.4:
            return spoiled(self.draft_file, chance, self.key_file)
        lines: list[str] = list(self.lines)
        place = chance.randrange(len(lines))
        if chance.random() < 0.5:
            lines[place] = spoiled(lines[place].encode(), chance).decode("utf-8", "replace")
        else:
            lines[place] = _json(spoiled_value(json.loads(lines[place]), chance)).decode("utf-8", "replace")
        if chance.random() < 0.2:
            chance.shuffle(lines)
        return json.dumps(lines).encode()

    def _read_draft(self, content: bytes) -> None:
        for left in self.draft.parent.glob(f"{self.draft.name}*"):
            left.unlink()
        if content.startswith(b'["'):
            with DraftFile.open(self.draft) as file:
                file.append(json.loads(content))
        else:
            self.draft.write_bytes(content)
        try:
            with Workspace.open(self.path, self.installation) as workspace:
                list(workspace.revisions())
                workspace.undo()
        finally:
            for left in self.path.parent.glob(f"{self.path.name}-*"):
                left.unlink()


def _read_code(written: str) -> None:
    key_of(written)


def _one(true: bytes, chance: random.Random) -> bytes:
    if chance.random() < 0.5:
        return spoiled(true, chance)
    return _json(spoiled_value(json.loads(true), chance))


def _json(value: Any) -> bytes:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")
