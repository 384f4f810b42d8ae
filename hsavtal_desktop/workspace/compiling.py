"""The compilation of what the consulted bodies said: what, who, how it is answered, why, and what it led to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hsavtal_desktop.core.consultation import Group, Passage
from hsavtal_desktop.core.consultation.items import PROPOSAL
from hsavtal_desktop.core.reading import RevisionView
from hsavtal_desktop.core.records import Disposition
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.reports.answers import Saying, answers_xlsx
from hsavtal_desktop.store.files import write_atomically
from hsavtal_desktop.workspace.consulting import Consultation, Sought
from hsavtal_desktop.workspace.reading import Reading
from hsavtal_desktop.workspace.workspace import Workspace

SUFFIX = ".xlsx"


def compile_answers(workspace: Workspace, path: Path) -> int:
    """Write the compilation and give how many things were said.  Raises Trouble when nothing was, or it can not be."""
    if path.suffix.lower() != SUFFIX:
        raise Trouble(
            Said("Sammanställningen skrivs som kalkylblad. Ge filen ett namn som slutar på {suffix}.", suffix=SUFFIX)
        )
    # What somebody keeps private is theirs alone, also in what they compile.
    listed = list(_said(workspace.shared() if workspace.held().all else workspace))
    if not listed:
        raise Trouble(Said("Det finns inga remissvar att sammanställa. Ta in returnerade filer först."))
    title = f"Sammanställning av remissvar – {workspace.package().title or workspace.name}"
    write_atomically(path, answers_xlsx(listed, title=title, time=workspace.log.clock()))
    return len(listed)


def _said(workspace: Reading) -> Iterator[Saying]:
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
                    _what(passage),
                    len(group.authorities),
                    given.value,
                    given.reason,
                    given.responsible,
                    _led_to(workspace, group, passage, given),
                )


def _what(passage: Passage) -> str:
    """In words that need no colours: [−gone−] and [+come+]."""
    signs = {"-": "[−{}−]", "+": "[+{}+]", "~": "[~{}~]", "": "{}"}
    return "".join(signs[mark].format(words) for words, mark in passage.segments).replace("\n", " ¶ ")


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
