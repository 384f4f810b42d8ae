"""The exchange file: changes and attached files for others, in one ZIP that any program can open.

Nothing in it is believed but the signatures of the changes, which :mod:`hsavtal_desktop.exchange.signatures` judges.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hsavtal_desktop.core import progress
from hsavtal_desktop.core.canonical import FormError, decode, encode
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.signed import SignedChange
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange import keys, personal_lines
from hsavtal_desktop.exchange.files import replacing
from hsavtal_desktop.exchange.lines import read_lines, write_line
from hsavtal_desktop.exchange.zip_reading import PackageZip

FORMAT = 1
SUFFIX = ".hsapaket"
MAX_MANIFEST_BYTES = 1024 * 1024
MAX_CHANGES_BYTES = 512 * 1024 * 1024
MAX_BLOB_BYTES = 256 * 1024 * 1024
MAX_BLOBS_BYTES = 1024 * 1024 * 1024
MAX_BLOBS = 30_000
MAX_REFUSED = 1_000
"""Wrong lines and entries after which a file is not worth reading on."""

_MANIFEST = "manifest.json"
_CHANGES = "changes.txt"
_PERSONAL = "personal.txt"
_BLOB = re.compile(r"blobs/([0-9a-f]{64})")
_ID = re.compile(r"[0-9a-f]{64}")
_DATE = (1980, 1, 1, 0, 0, 0)
"""Of every entry, so that the same content gives the same bytes."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the sender says of the file.  It is not signed: show it, decide nothing by it."""

    workspace: str
    """Id of the workspace, 64 hexadecimal digits."""
    name: str
    """Name of the workspace."""
    heads: tuple[str, ...]
    """The newest changes that the sender had; those who have them lack nothing."""
    count: int
    """Number of changes in the file."""
    sender: str
    """Public key of the sending installation, as in changes."""
    time: str
    """UTC, as 2026-11-22T09:41:00Z."""
    purpose: str = ""
    recipient: str = ""


@dataclass(frozen=True, slots=True)
class Package:
    """What was read from an exchange file; signatures are not yet verified."""

    path: Path
    manifest: Manifest
    changes: list[SignedChange] = field(default_factory=list)
    """In the order of the file, each once."""
    blobs: dict[str, bytes] = field(default_factory=dict)
    """SHA-256 → content, checked."""
    refused: list[Said] = field(default_factory=list)
    """One sentence for each thing that was left out."""
    sealed: bool = False
    """Whether the file was encrypted, so that not everybody who has it can read it."""


def write_package(
    path: Path,
    *,
    workspace: str,
    name: str,
    heads: Iterable[str],
    sender: str,
    time: str,
    changes: Iterable[SignedChange],
    blobs: Mapping[str, bytes] | None = None,
    purpose: str = "",
    recipient: str = "",
    wrap: Callable[[bytes], bytes] | None = None,
) -> Manifest:
    """Write an exchange file, whole or not at all, replacing one of the same name.

    With ``wrap`` only what it makes of the content (encrypts) ever touches the disk.
    Raises Trouble when the disk refuses or the content is larger than the format allows.
    """
    texts = {name: content for name, content in (blobs or {}).items() if personal_lines.fits_a_line(content)}
    files = {name: content for name, content in (blobs or {}).items() if name not in texts}
    sizes = [len(content) for content in files.values()]
    too_large = len(sizes) > MAX_BLOBS or sum(sizes) > MAX_BLOBS_BYTES or max(sizes, default=0) > MAX_BLOB_BYTES
    if too_large or personal_lines.too_much(texts):
        raise Trouble(Said("Bilagorna är för stora för utbytesfilen {name}; skicka dem för sig.", name=path.name))
    with replacing(path) as stream:
        inner = stream if wrap is None else io.BytesIO()
        with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED, allowZip64=False) as archive:
            count = _write_changes(archive, list(changes), path)
            if texts:
                archive.writestr(_entry(_PERSONAL), personal_lines.write_personal(texts))
            for digest, content in sorted(files.items()):
                archive.writestr(_entry(f"blobs/{digest}"), content)
            manifest = Manifest(workspace, name, tuple(sorted(set(heads))), count, sender, time, purpose, recipient)
            archive.writestr(_entry(_MANIFEST), encode(_record(manifest)))
        if wrap is not None and isinstance(inner, io.BytesIO):
            stream.write(wrap(inner.getvalue()))
    return manifest


def read_package(path: Path, content: bytes | None = None) -> Package:
    """Read an exchange file, leaving out and listing what is wrong in it.

    ``content`` is read in place of the file where it was encrypted.
    Each change is looked at as far as its envelope; use ``open_signed`` before believing one.
    Raises Trouble when the file as a whole cannot be used: missing, cut off, not an exchange file, of a newer format,
    or larger than the format allows.
    """
    with PackageZip(path, content) as archive:
        manifest = _read_manifest(archive)
        package = Package(path, manifest, sealed=content is not None)
        _read_changes(archive, package)
        _read_personal(archive, package)
        _read_blobs(archive, package)
        for name in archive.names:
            if name not in (_MANIFEST, _CHANGES, _PERSONAL) and not _BLOB.fullmatch(name):
                _refuse(
                    package,
                    Said(
                        "Posten {entry} i {name} hör inte till en utbytesfil och har inte lästs.",
                        entry=repr(name[:80]),
                        name=path.name,
                    ),
                )
    return package


def _refuse(package: Package, sentence: Said) -> None:
    if len(package.refused) >= MAX_REFUSED:
        raise Trouble(
            Said(
                "Filen {name} har fler än {most} fel; be avsändaren skicka den på nytt.",
                name=package.path.name,
                most=MAX_REFUSED,
            )
        )
    package.refused.append(sentence)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def _record(manifest: Manifest) -> dict[str, Any]:
    return {
        "count": manifest.count,
        "format": FORMAT,
        "heads": list(manifest.heads),
        "name": manifest.name,
        "purpose": manifest.purpose,
        "recipient": manifest.recipient,
        "sender": manifest.sender,
        "time": manifest.time,
        "workspace": manifest.workspace,
    }


def _write_changes(archive: zipfile.ZipFile, changes: Sequence[SignedChange], path: Path) -> int:
    size = 0
    with archive.open(_entry(_CHANGES), "w") as stream:
        for change in progress.steps(changes):
            line = write_line(change)
            size += len(line)
            if size > MAX_CHANGES_BYTES:
                raise Trouble(
                    Said("Ändringarna är för många för en utbytesfil ({name}); skicka färre åt gången.", name=path.name)
                )
            stream.write(line)
    return len(changes)


def _read_manifest(archive: PackageZip) -> Manifest:
    if _MANIFEST not in archive.names or _CHANGES not in archive.names:
        raise Trouble(
            Said("{file} är inte en utbytesfil; välj en fil som slutar på {suffix}.", file=archive.told, suffix=SUFFIX)
        )
    raw = b"".join(archive.read(_MANIFEST, MAX_MANIFEST_BYTES))
    try:
        record = decode(raw)
    except FormError as error:
        raise Trouble(
            Said("{file} har en skadad innehållsförteckning; be avsändaren skicka den på nytt.", file=archive.told)
        ) from error
    form = record.get("format") if isinstance(record, dict) else None
    if type(form) is int and form > FORMAT:
        raise Trouble(
            Said(
                "{file} har format {form}, men programmet läser högst {newest}; uppdatera programmet.",
                file=archive.told,
                form=form,
                newest=FORMAT,
            )
        )
    if type(form) is not int or form != FORMAT or not _is_manifest(record):
        raise Trouble(
            Said("{file} har en felaktig innehållsförteckning; be avsändaren skicka den på nytt.", file=archive.told)
        )
    fields = {key: record[key] for key in ("workspace", "name", "count", "sender", "time", "purpose", "recipient")}
    return Manifest(heads=tuple(record["heads"]), **fields)


def _is_manifest(record: dict[str, Any]) -> bool:
    heads = record.get("heads")
    return (
        all(isinstance(record.get(key), str) for key in ("workspace", "name", "sender", "time", "purpose", "recipient"))
        and type(record.get("count")) is int
        and record["count"] >= 0
        and _ID.fullmatch(record["workspace"]) is not None
        and keys.decode(record["sender"], 32) is not None
        and isinstance(heads, list)
        and all(isinstance(head, str) and _ID.fullmatch(head) for head in heads)
    )


def _read_changes(archive: PackageZip, package: Package) -> None:
    seen: set[tuple[str, bytes]] = set()
    lines = 0
    for number, found in enumerate(read_lines(archive.read(_CHANGES, MAX_CHANGES_BYTES)), start=1):
        lines = number
        if isinstance(found, Said):
            _refuse(package, Said("Rad {number} i {name}: {fault}", number=number, name=package.path.name, fault=found))
        elif (found.id, found.signature) not in seen:
            seen.add((found.id, found.signature))
            package.changes.append(found)
    if lines != package.manifest.count:
        _refuse(
            package,
            Said(
                "{name} ska innehålla {count} ändringar men har {lines}; be avsändaren skicka den på nytt.",
                name=package.path.name,
                count=package.manifest.count,
                lines=lines,
            ),
        )


def _read_personal(archive: PackageZip, package: Package) -> None:
    if _PERSONAL not in archive.names:
        return
    found = personal_lines.read_personal(archive.read(_PERSONAL, personal_lines.MAX_BYTES))
    for number, each in enumerate(found, start=1):
        if isinstance(each, Said):
            told = Said(
                "Rad {number} av de personliga texterna i {name}: {fault}",
                number=number,
                name=package.path.name,
                fault=each,
            )
            _refuse(package, told)
        else:
            package.blobs[each[0]] = each[1]


def _read_blobs(archive: PackageZip, package: Package) -> None:
    for name in dict.fromkeys(archive.names):
        digest = found[1] if (found := _BLOB.fullmatch(name)) else ""
        if not digest:
            continue
        # What proves wrong counts too: it has been unpacked all the same.
        content, problem = archive.read_or_tell(name, min(MAX_BLOB_BYTES, MAX_BLOBS_BYTES - archive.unpacked))
        if content is not None and hashlib.sha256(content).hexdigest() == digest:
            package.blobs[digest] = content
        else:
            problem = problem or Said("innehållet stämmer inte med dess namn")
            _refuse(
                package,
                Said(
                    "Bilagan {digest} i {name} har inte tagits in: {problem}.",
                    digest=digest[:12],
                    name=package.path.name,
                    problem=problem,
                ),
            )
