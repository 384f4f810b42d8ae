"""Open a Word file (.docx, .docm, .dotx, .dotm) as an Open Packaging Conventions package, safely.

Only the parts asked for are decompressed, in a stream and under one budget, so that a small archive that would unpack
to hundreds of megabytes is refused early.  External relationships are listed but never followed, macros never run, and
nothing is ever written to disk, so that names with ``..`` or a drive letter in them can do no harm.
"""

from __future__ import annotations

import contextlib
import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, Self

from lxml import etree

from hsavtal_desktop.core.disk_reasons import reason_of
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.word.names import CONTENT_TYPES_NS, RELATIONSHIPS_NS
from hsavtal_desktop.word.safe_xml import Budget, parse_part, too_large
from hsavtal_desktop.word.zip_guard import refuse_other_formats, too_many_parts

MAX_ENTRIES: Final = 5_000
MAX_DECLARED_BYTES: Final = 350_000_000
"""Largest sum of the sizes the archive says its entries have."""
MAX_PART_BYTES: Final = 48_000_000
"""Largest part that is decompressed."""

_CHUNK: Final = 65_536
_ENCRYPTED_FLAG: Final = 0x1
_OPEN_DOCUMENT: Final = b"application/vnd.oasis.opendocument"
_WORD_MAIN: Final = "wordprocessingml"
_OTHER_MAINS: Final = (
    ("spreadsheetml", Said("ett Excel-ark")),
    ("ms-excel", Said("ett Excel-ark")),
    ("presentationml", Said("en PowerPoint-fil")),
    ("ms-powerpoint", Said("en PowerPoint-fil")),
)


@dataclass(frozen=True, slots=True)
class Relationship:
    """One relationship: ``kind`` is the last step of its type; ``target`` a part name, or the address if external."""

    id: str
    kind: str
    target: str
    external: bool


class WordPackage:
    """A Word file that is open for reading.  Use as a context manager or call ``close``."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        """Check ``stream`` and take it over; ``name`` is the file name used in messages.  Raises ``Trouble``."""
        self.name = name
        self._stream = stream
        self.warnings: list[Said] = []
        self._budget = Budget()
        self._related: dict[str, tuple[Relationship, ...]] = {}
        refuse_other_formats(stream, name)
        self._zip = _open_zip(stream, name)
        self._entries = self._list_entries()
        self._types, self._default_types = self._content_types()
        self.main_part = self._find_main_part()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the archive and the stream it was opened from."""
        self._zip.close()
        self._stream.close()

    @property
    def part_names(self) -> tuple[str, ...]:
        """Names of all parts, without the leading slash, in archive order."""
        return tuple(info.filename for info in self._entries.values())

    @property
    def has_macros(self) -> bool:
        """Say whether the file carries macros (they are never run)."""
        return any(link.kind == "vbaProject" for link in self.relationships(self.main_part))

    def has(self, part: str) -> bool:
        """Say whether a part exists (part names do not tell upper from lower case)."""
        return part.lower() in self._entries

    def read(self, part: str) -> bytes:
        """Return the bytes of a part.  Raises ``Trouble`` when it is missing, damaged or too large."""
        return b"".join(self._chunks(part))

    def xml(self, part: str, instead: bytes | None = None) -> etree._Element:
        """Parse a part, or what is read ``instead`` of its bytes; a recovering parse leaves a warning.

        Raises ``Trouble`` as ``read`` and ``parse_part`` do.
        """
        chunks = self._chunks(part) if instead is None else (instead,)
        parsed = parse_part(chunks, f"Delen {part} i {self.name}", self._budget)
        if parsed.recovered is not None:
            self.warnings.append(
                Said(
                    "Delen {part} har felaktig XML och lästes så långt det gick; kontrollera texten ({fault}).",
                    part=part,
                    fault=parsed.recovered,
                )
            )
        return parsed.root

    def optional_xml(self, part: str | None) -> etree._Element | None:
        """Parse a part the document can do without: ``None``, with a warning, where it is missing or unreadable."""
        if part is None:
            return None
        try:
            return self.xml(part)
        except Trouble as trouble:
            self.warnings.append(trouble.sentence)
            return None

    def content_type(self, part: str) -> str:
        """Return the declared content type of a part, an empty string when there is none."""
        declared = self._types.get(part.lower())
        return declared if declared is not None else self._default_types.get(part.rpartition(".")[2].lower(), "")

    def relationships(self, part: str) -> tuple[Relationship, ...]:
        """Return the relationships of a part (of the package itself for an empty name), in file order."""
        if part not in self._related:
            self._related[part] = self._read_relationships(part)
        return self._related[part]

    def related(self, part: str, kind: str) -> tuple[str, ...]:
        """Return the names of the existing parts that ``part`` points to with relationships of one kind."""
        targets = [link.target for link in self.relationships(part) if link.kind == kind and not link.external]
        return tuple(dict.fromkeys(target for target in targets if self.has(target)))

    def _list_entries(self) -> dict[str, zipfile.ZipInfo]:
        infos = self._zip.infolist()
        if len(infos) > MAX_ENTRIES:
            raise Trouble(too_many_parts(self.name))
        if sum(info.file_size for info in infos) > MAX_DECLARED_BYTES:
            raise Trouble(too_large(Said("Filen {name}", name=self.name)))
        entries: dict[str, zipfile.ZipInfo] = {}
        for info in infos:
            if info.is_dir():
                continue
            key = info.filename.replace("\\", "/").lstrip("/").lower()
            if key in entries:
                self.warnings.append(
                    Said("Delen {part} finns flera gånger i filen; den sista lästes.", part=info.filename)
                )
            entries[key] = info
        return entries

    def _chunks(self, part: str) -> Iterator[bytes]:
        info = self._entries.get(part.lower())
        if info is None:
            raise Trouble(
                Said("Delen {part} saknas i {name}; be avsändaren spara om filen i Word.", part=part, name=self.name)
            )
        if info.flag_bits & _ENCRYPTED_FLAG:
            raise Trouble(Said("Filen {name} är skyddad med lösenord; spara den utan lösenord i Word.", name=self.name))
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Trouble(
                Said(
                    "Filen {name} är packad på ett sätt som Word-filer inte får vara; spara om den i Word.",
                    name=self.name,
                )
            )
        if info.file_size > MAX_PART_BYTES:
            raise Trouble(too_large(f"Delen {part} i {self.name}"))
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    # The archive never yields more than it declared; the budget is for all parts together.
                    self._budget.xml_bytes -= len(chunk)
                    if self._budget.xml_bytes < 0:
                        raise Trouble(too_large(f"Delen {part} i {self.name}"))
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise Trouble(
                Said("Delen {part} i {name} är skadad; be avsändaren skicka filen på nytt.", part=part, name=self.name)
            ) from error

    def _content_types(self) -> tuple[dict[str, str], dict[str, str]]:
        if not self.has("[Content_Types].xml"):
            self._refuse_open_document()
            raise Trouble(
                Said("Filen {name} är inte en Word-fil (.docx); kontrollera att det är rätt fil.", name=self.name)
            )
        root = self.xml("[Content_Types].xml")
        overrides: dict[str, str] = {}
        defaults: dict[str, str] = {}
        for override in root.iter(f"{{{CONTENT_TYPES_NS}}}Override"):
            overrides[override.get("PartName", "").lstrip("/").lower()] = override.get("ContentType", "")
        for default in root.iter(f"{{{CONTENT_TYPES_NS}}}Default"):
            defaults[default.get("Extension", "").lower()] = default.get("ContentType", "")
        return overrides, defaults

    def _refuse_open_document(self) -> None:
        if self.has("mimetype") and self.read("mimetype").startswith(_OPEN_DOCUMENT):
            raise Trouble(
                Said(
                    "Filen {name} är ett OpenDocument (.odt); spara den som Word-dokument (.docx) först.",
                    name=self.name,
                )
            )

    def _find_main_part(self) -> str:
        candidates = [*self.related("", "officeDocument"), "word/document.xml"]
        candidates += [part for part, kind in self._types.items() if _WORD_MAIN in kind and kind.endswith("main+xml")]
        for part in candidates:
            if not self.has(part):
                continue
            kind = self.content_type(part)
            for word, what in _OTHER_MAINS:
                if word in kind:
                    raise Trouble(
                        Said(
                            "Filen {name} är {what}, inte en Word-fil; kontrollera att det är rätt fil.",
                            name=self.name,
                            what=what,
                        )
                    )
            return self._entries[part.lower()].filename.replace("\\", "/").lstrip("/")
        raise Trouble(
            Said("Filen {name} saknar själva dokumenttexten; be avsändaren spara om den i Word.", name=self.name)
        )

    def _read_relationships(self, part: str) -> tuple[Relationship, ...]:
        folder, _, name = part.rpartition("/")
        links = posixpath.join(folder, "_rels", f"{name}.rels")
        root = self.optional_xml(links) if self.has(links) else None
        if root is None:
            return ()
        found = []
        for element in root.iter(f"{{{RELATIONSHIPS_NS}}}Relationship"):
            external = element.get("TargetMode", "").lower() == "external"
            target = element.get("Target", "")
            found.append(
                Relationship(
                    id=element.get("Id", ""),
                    kind=element.get("Type", "").rpartition("/")[2],
                    target=target if external else _part_name(folder, target),
                    external=external,
                )
            )
        return tuple(found)


def open_package(source: bytes | Path, name: str | None = None) -> WordPackage:
    """Open a Word file from its bytes or its path.

    ``name`` is what messages call the file; it defaults to the last step of the path.  Raises ``Trouble`` with one
    sentence when the file is missing, damaged, protected, hostile or not a Word file.
    """
    if isinstance(source, bytes):
        return WordPackage(io.BytesIO(source), name or "Word-filen")
    shown = name or source.name
    with contextlib.ExitStack() as opened:
        try:
            stream = opened.enter_context(source.open("rb"))
            package = WordPackage(stream, shown)
        except OSError as error:
            raise Trouble(
                Said(
                    "Filen {name} går inte att öppna ({reason}); kontrollera sökvägen.",
                    name=shown,
                    reason=reason_of(error),
                )
            ) from error
        opened.pop_all()
        return package


def _open_zip(stream: BinaryIO, name: str) -> zipfile.ZipFile:
    stream.seek(0)
    try:
        return zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError) as error:
        raise Trouble(
            Said("Filen {name} är skadad eller ofullständig; be avsändaren skicka den på nytt.", name=name)
        ) from error


def _part_name(folder: str, target: str) -> str:
    """Resolve a relationship target against the folder of its source; it can never leave the package."""
    path = target.replace("\\", "/").partition("#")[0]
    joined = path if path.startswith("/") else posixpath.join("/", folder, path)
    return posixpath.normpath(posixpath.join("/", joined)).lstrip("/")
