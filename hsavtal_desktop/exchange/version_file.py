"""The reader's copy: one frozen version in a ZIP that this program shows and any browser can open.

It holds the exact bytes that the version's hash covers, the pictures, a page for people without the program, and a
signature over all of it.  It holds no log: no proposals, no comments, nobody's name.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature

from hsavtal_desktop.core.agreed import FORM as TEXT_FORM
from hsavtal_desktop.core.agreed import AgreedDocument, read_document
from hsavtal_desktop.core.canonical import MAX_DEPTH, FormError, decode, encode
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange import keys
from hsavtal_desktop.exchange.files import replacing
from hsavtal_desktop.exchange.keys import Key
from hsavtal_desktop.exchange.zip_reading import PackageZip

SUFFIX = ".hsaversion"
FORMAT = 1
MAX_VERSION_BYTES = 1024 * 1024
MAX_DOCUMENT_BYTES = 8 * 1024 * 1024
MAX_TEXT_BYTES = 12 * 1024 * 1024
"""Of all documents together: some thirty times a whole agreement package."""
MAX_PICTURE_BYTES = 16 * 1024 * 1024
MAX_PICTURES_BYTES = 64 * 1024 * 1024
MAX_DOCUMENTS = 100
PAGE = "avtal.html"

_VERSION, _SIGNATURE = "version.json", "signature.txt"
_PREFIX = b"hsavtal version\n"
_HASH = re.compile(r"[0-9a-f]{64}")
_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class ReadersCopy:
    """A version as a reader's copy tells it."""

    workspace: str
    name: str
    """Of the workspace."""
    title: str
    marking: str
    label: str
    """Of the version."""
    time: str
    """When it was frozen, UTC."""
    hash: str
    """Of the version, as the log says."""
    author: str
    """Public key of the installation that wrote the copy."""
    documents: tuple[AgreedDocument, ...]
    starts: Mapping[str, tuple[int, ...]]
    """Document id → for each of its parts, how many clauses stand before it."""
    pictures: Mapping[str, bytes]
    """SHA-256 → content."""
    whole: bool
    """Whether the texts are those that ``hash`` names (of form 2; an older hash can not be compared)."""


def write_version_file(
    path: Path,
    key: Key,
    *,
    about: Mapping[str, str],
    documents: Sequence[tuple[str, bytes, Sequence[int]]],
    pictures: Mapping[str, bytes],
    page: bytes,
) -> None:
    """Write a reader's copy, whole or not at all.

    ``about`` has ``workspace``, ``name``, ``title``, ``marking``, ``label``, ``time`` and ``hash``; ``documents`` are
    ids with the canonical bytes that their hashes cover and the place where each part begins, in order; ``page`` is
    an HTML file.
    Raises Trouble when the disk refuses or it is larger than the format allows.
    """
    text = sum(len(content) for _, content, _ in documents)
    drawn = sum(len(content) for content in pictures.values())
    if len(documents) > MAX_DOCUMENTS or text > MAX_TEXT_BYTES or drawn > MAX_PICTURES_BYTES:
        raise Trouble(Said("Versionen är för stor för ett läsexemplar; skicka den som Word eller PDF i stället."))
    record = {
        **about,
        "documents": [[name, hashlib.sha256(content).hexdigest(), list(starts)] for name, content, starts in documents],
        "format": FORMAT,
        "page": hashlib.sha256(page).hexdigest(),
        "pictures": sorted(pictures),
    }
    raw = encode(record)
    line = f"{key.author} {keys.encode(key.sign(_PREFIX + raw))}\n"
    with replacing(path) as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, allowZip64=False) as archive:
        archive.writestr(_entry(_VERSION), raw)
        archive.writestr(_entry(_SIGNATURE), line)
        archive.writestr(_entry(PAGE), page)
        for _, content, _ in documents:
            archive.writestr(_entry(f"documents/{hashlib.sha256(content).hexdigest()}.json"), content)
        for name, content in sorted(pictures.items()):
            archive.writestr(_entry(f"blobs/{name}"), content)


def read_version_file(path: Path) -> ReadersCopy:
    """Read and verify a reader's copy.

    Raises Trouble when it is not one, is damaged or altered, of a newer format, or beyond the bounds of the format.
    """
    with PackageZip(path) as archive:
        for name in (_VERSION, _SIGNATURE):
            if name not in archive.names:
                raise Trouble(
                    Said(
                        "{file} är inte ett läsexemplar; välj en fil som slutar på {suffix}.",
                        file=archive.told,
                        suffix=SUFFIX,
                    )
                )
        raw = b"".join(archive.read(_VERSION, MAX_VERSION_BYTES))
        author = _verified(archive, raw)
        record = _record(archive, raw)
        documents, hashes = _documents(archive, record["documents"])
        pictures = _pictures(archive, record["pictures"])
    covered = encode({"documents": hashes, "form": TEXT_FORM})
    return ReadersCopy(
        author=author,
        documents=documents,
        starts={name: tuple(starts) for name, _, starts in record["documents"]},
        pictures=pictures,
        whole=hashlib.sha256(covered).hexdigest() == record["hash"],
        **{name: record[name] for name in _ABOUT},
    )


def is_version_file(path: Path) -> bool:
    """Whether a file is called as a reader's copy is."""
    return path.suffix.lower() == SUFFIX


def _verified(archive: PackageZip, raw: bytes) -> str:
    """The key that signed; who that is, the reader must know from elsewhere."""
    line = b"".join(archive.read(_SIGNATURE, 1_000)).decode("ascii", "replace").strip()
    author, _, text = line.partition(" ")
    signature, key = keys.decode(text, 64), keys.public_key(author)
    if signature is None or key is None:
        raise Trouble(Said("{file} saknar en riktig underskrift; be avsändaren om en ny.", file=archive.told))
    try:
        key.verify(signature, _PREFIX + raw)
    except InvalidSignature as error:
        raise Trouble(
            Said("{file} har ändrats efter att den skrevs under; be avsändaren om en ny.", file=archive.told)
        ) from error
    return author


def _record(archive: PackageZip, raw: bytes) -> dict[str, Any]:
    try:
        record = decode(raw)
    except FormError as error:
        raise Trouble(
            Said("{file} har en skadad innehållsförteckning; be avsändaren om en ny.", file=archive.told)
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
    if (
        form != FORMAT
        or not all(isinstance(record.get(name), str) for name in _ABOUT)
        or not _is_hashes(record.get("pictures"))
        or not _is_documents(record.get("documents"))
    ):
        raise Trouble(Said("{file} har en felaktig innehållsförteckning; be avsändaren om en ny.", file=archive.told))
    return dict(record)


def _is_hashes(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) and _HASH.fullmatch(one) for one in value)


def _is_documents(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) <= MAX_DOCUMENTS
        and all(isinstance(one, list) and len(one) == 3 and isinstance(one[0], str) for one in value)
        and len({one[0] for one in value}) == len(value)
        and _is_hashes([one[1] for one in value])
        and all(isinstance(one[2], list) and all(type(start) is int for start in one[2]) for one in value)
    )


def _documents(
    archive: PackageZip, listed: list[tuple[str, str, list[int]]]
) -> tuple[tuple[AgreedDocument, ...], dict[str, str]]:
    found, left = [], MAX_TEXT_BYTES
    for name, digest, starts in listed:
        content = _content(archive, f"documents/{digest}.json", digest, min(left, MAX_DOCUMENT_BYTES))
        left -= len(content)
        try:
            document = read_document(decode(content, 2 * MAX_DEPTH))
        except FormError as error:
            raise Trouble(
                Said("{file} har en text som inte kan läsas; be avsändaren om en ny.", file=archive.told)
            ) from error
        if document.id != name or len(starts) != len(document.parts):
            raise Trouble(Said("{file} har en text under fel namn; be avsändaren om en ny.", file=archive.told))
        found.append(document)
    return tuple(found), {name: digest for name, digest, _ in listed}


def _pictures(archive: PackageZip, listed: list[str]) -> dict[str, bytes]:
    found, left = dict[str, bytes](), MAX_PICTURES_BYTES
    for digest in listed:
        found[digest] = _content(archive, f"blobs/{digest}", digest, min(left, MAX_PICTURE_BYTES))
        left -= len(found[digest])
    return found


def _content(archive: PackageZip, name: str, digest: str, limit: int) -> bytes:
    if name not in archive.names:
        raise Trouble(Said("{file} är inte hel; be avsändaren om en ny.", file=archive.told))
    content = b"".join(archive.read(name, limit))
    if hashlib.sha256(content).hexdigest() != digest:
        raise Trouble(Said("{file} har ändrats efter att den skrevs under; be avsändaren om en ny.", file=archive.told))
    return content


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


_ABOUT = ("workspace", "name", "title", "marking", "label", "time", "hash")
