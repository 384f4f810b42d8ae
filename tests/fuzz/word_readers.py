"""Readers of others' documents: a returned Word file, and an existing agreement in Word or PDF."""

from __future__ import annotations

import io
import random
import re
import zipfile
from pathlib import Path

import typst
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hsavtal_desktop.core.edits import AddClause, Decide, ReplaceText, SetRecord
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange.keys import FILE_NAME, Key
from hsavtal_desktop.workspace.agreement_preview import preview_new
from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.word_files import export_word
from hsavtal_desktop.workspace.word_returns import look_into
from hsavtal_desktop.workspace.workspace import Workspace
from tests.fuzz.mutating import spoiled
from tests.fuzz.target import Target

_TAG = re.compile(rb"<[^<>]*>")
_NASTY = (
    b"<w:p/>", b"</w:p>", b"<w:tbl/>", b"<w:tr/>", b"<w:ins/>", b"<w:del>", b"</w:del>", b"<w:moveFrom/>", b"&x;",
    b"<w:sdt/>", b"<w:hyperlink/>", b'<w:gridSpan w:val="99999999"/>', b"<w:vMerge/>", b"<!--", b"<![CDATA[", b"\x00",
    b'<w:numId w:val="-1"/>', b'<w:ilvl w:val="99"/>', b"<mc:AlternateContent/>", b"<w:commentRangeStart w:id='0'/>",
)  # fmt: skip


class WordReaders:
    """A workspace that has sent a Word file, that file, and an agreement in PDF."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "writer").mkdir()
        Key(Ed25519PrivateKey.from_private_bytes(bytes(range(9, 41)))).save(folder / "writer" / FILE_NAME)
        installation = Installation.open(folder / "writer")
        installation.introduce("Person Tre", "Exempelregionen", "region")
        self.workspace = Workspace.create(folder / "sent.db", installation, name="Prov")
        self.workspace.perform(SetRecord("document", "D", {"title": "Prov", "parts": [{"part": "P"}]}))
        for number in range(3):
            self.workspace.perform(
                AddClause("P", "", "", f"Rubrik {number}", "Parterna ska planera.\nIgen.", f"K{number}")
            )
        self.workspace.perform(Decide("accept", tuple(one.id for one in self.workspace.revisions())))
        self.workspace.perform(ReplaceText("b.K0", 0, 8, "Båda"))
        export_word(self.workspace, folder / "true.docx", recipient="Exempelkommun")
        self.docx = (folder / "true.docx").read_bytes()
        text = "= Avtal\n\n1. Parterna ska planera.\n\n2. Parterna ska följa upp.\n\n== 1.1 Rubrik\n\nMera text.\n"
        made = typst.compile(text.encode())
        assert isinstance(made, bytes)
        self.pdf = made

    def targets(self) -> list[Target]:
        """The readers."""
        return [
            Target("returned", self._make_word, self._read_returned),
            Target("agreement", self._make_word, self._read_agreement),
            Target("pdf", lambda chance: spoiled(self.pdf, chance), self._read_agreement),
        ]

    def _make_word(self, chance: random.Random) -> bytes:
        """Spoilt in its bytes, or in the XML of one part: tags moved, doubled, taken away or put in."""
        if chance.random() < 0.2:
            return spoiled(self.docx, chance)
        with zipfile.ZipFile(io.BytesIO(self.docx)) as old:
            entries = {name: old.read(name) for name in old.namelist()}
        likely = [name for name in entries if name.startswith("word/") and name.endswith(".xml")]
        name = "word/document.xml" if chance.random() < 0.6 else chance.choice(likely)
        for _ in range(chance.choice((1, 1, 2, 5))):
            entries[name] = _retagged(entries[name], chance)
        if chance.random() < 0.1:
            entries.pop(chance.choice(sorted(entries)))
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
            for entry, content in entries.items():
                new.writestr(entry, content)
        return made.getvalue()

    def _read_returned(self, content: bytes) -> None:
        path = self.folder / "retur.docx"
        path.write_bytes(content)
        (prepared,) = look_into(self.workspace, [path], "Exempelkommun")
        if prepared.report.trouble:
            raise Trouble(prepared.report.trouble)

    def _read_agreement(self, content: bytes) -> None:
        path = self.folder / "avtal"
        path.write_bytes(content)
        preview_new(path)


def _retagged(content: bytes, chance: random.Random) -> bytes:
    tags = list(_TAG.finditer(content))
    if not tags or chance.random() < 0.2:
        return spoiled(content, chance)
    one, other = chance.choice(tags), chance.choice(tags)
    kind = chance.randrange(5)
    if kind == 0:
        return content[: one.start()] + content[one.end() :]
    if kind == 1:
        return content[: one.start()] + one[0] * chance.choice((2, 50)) + content[one.end() :]
    if kind == 2:
        return content[: one.start()] + other[0] + content[one.end() :]
    if kind == 3:
        return content[: one.end()] + chance.choice(_NASTY) + content[one.end() :]
    first, last = sorted((one.start(), other.start()))
    return content[: one.end()] + content[first : min(last, first + 4096)] + content[one.end() :]
