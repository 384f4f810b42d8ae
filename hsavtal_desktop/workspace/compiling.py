"""The compilation of what the consulted bodies said: what, who, how it is answered, why, and what it led to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from hsavtal_desktop.core.atoms import Atom
from hsavtal_desktop.core.consultation import Group, Passage
from hsavtal_desktop.core.consultation.items import PROPOSAL
from hsavtal_desktop.core.reading import RevisionView
from hsavtal_desktop.core.record_types import Disposition
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.reports.answers import Compiled, Saying, answers_xlsx
from hsavtal_desktop.store.files import write_atomically
from hsavtal_desktop.word.writing.masking import Mask
from hsavtal_desktop.workspace.consulting import Consultation, Sought
from hsavtal_desktop.workspace.reading import Reading
from hsavtal_desktop.workspace.workspace import Workspace

SUFFIXES: Final = (".xlsx", ".docx", ".pdf")
"""What the compilation can be written as."""
_PUBLIC: Final = "Den här versionen är utan personnamn, e-postadresser och uppgift om vem som ansvarar för svaret."

_OBJECTS: Final = {
    "reference": "hänvisning till",
    "field": "fält:",
    "footnote": "fotnot",
    "table": "tabell",
    "picture": "bild",
}


def compile_answers(workspace: Workspace, path: Path, *, public: bool = False) -> int:
    """Write the compilation and give how many things were said.

    A ``public`` one has no names of persons, mail addresses or paths, and says of nobody that they deal with an answer.
    Raises Trouble when nothing was said, or it can not be written.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise Trouble(
            Said(
                "Sammanställningen skrivs som kalkylblad, Word eller PDF. Ge filen ett namn som slutar på {suffixes}.",
                suffixes=", ".join(SUFFIXES),
            )
        )
    # What somebody keeps private is theirs alone, also in what they compile.
    reading = workspace.shared() if workspace.held().all else workspace
    listed = list(sayings(reading))
    if not listed:
        raise Trouble(Said("Det finns inga remissvar att sammanställa. Ta in returnerade filer först."))
    if public:
        mask = Mask(reading.people(), reading.offices())
        listed = [_without_names(one, mask) for one in listed]
    package = workspace.package()
    compiled = Compiled(
        f"Sammanställning av remissvar – {package.title or workspace.name}",
        workspace.log.clock(),
        listed,
        package.marking,
        _PUBLIC if public else "",
    )
    write_atomically(path, _WRITERS[suffix](compiled))
    return len(listed)


# The libraries for Word and PDF take a tenth of a second to load each, so they wait to be asked for.


def _docx(compiled: Compiled) -> bytes:
    from hsavtal_desktop.reports.answers_paper import answers_docx  # noqa: PLC0415  # see above

    return answers_docx(compiled)


def _pdf(compiled: Compiled) -> bytes:
    from hsavtal_desktop.reports.answers_paper import answers_pdf  # noqa: PLC0415  # see above

    return answers_pdf(compiled)


_WRITERS: Final[Mapping[str, Callable[[Compiled], bytes]]] = {
    ".xlsx": answers_xlsx,
    ".docx": _docx,
    ".pdf": _pdf,
}


def _without_names(one: Saying, mask: Mask) -> Saying:
    return replace(
        one, what=mask.hide(one.what), reason=mask.hide(one.reason), led_to=mask.hide(one.led_to), responsible=""
    )


def sayings(workspace: Reading) -> Iterator[Saying]:
    """Everything that was said, in the order of the package, with how it is answered."""
    reading = Consultation(workspace)
    for row in reading.clauses(Sought()):
        document = workspace.document(row.document).short or row.document if row.document else ""
        for group in reading.groups(row.clause, Sought()):
            for passage in group.passages:
                given = reading.answer(passage.item)
                yield Saying(
                    document,
                    row.number,
                    row.heading,
                    passage.item.authority,
                    passage.item.origin or passage.item.kind,
                    _what(passage, partial(_called, workspace, row.document)),
                    len(group.authorities),
                    given.value,
                    given.reason,
                    given.responsible,
                    _led_to(workspace, group, passage, given),
                )


def _called(workspace: Reading, document: str, atom: Atom) -> str:
    """What an object among the words is called, with what is printed in its place."""
    called = _OBJECTS.get(str(atom.get("type")), "objekt")
    return f"[{called} {workspace.printed(atom, document)}".rstrip() + "]"


def _what(passage: Passage, name: Callable[[Atom], str]) -> str:
    """In words that need no colours: [−gone−] and [+come+]."""
    signs = {"-": "[−{}−]", "+": "[+{}+]", "~": "[~{}~]", "": "{}"}
    told = "".join(signs[mark].format(words) for words, mark in passage.told(name))
    return told.replace("\n", " ¶ ")


def _led_to(workspace: Reading, group: Group, passage: Passage, given: Disposition) -> str:
    parts = []
    for name in sorted(given.led_to):
        if name == passage.item.id:
            parts.append("förslaget godkändes")
        elif name in workspace.state.revisions:
            one = workspace.revision(name)
            parts.append(f"{_whose(one, group)}: {_words(one)}")
    return "; ".join(parts)


def _whose(one: RevisionView, group: Group) -> str:
    alike = any(item.id == one.id for item in group.items if item.kind == PROPOSAL)
    return f"lika förslag från {one.on_behalf}" if alike else "egen lydelse"


def _words(one: RevisionView) -> str:
    return "".join((f"[−{one.removed}−]" if one.removed else "", f"[+{one.added}+]" if one.added else ""))
