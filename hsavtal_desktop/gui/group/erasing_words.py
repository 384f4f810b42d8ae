"""What the log holds of persons and what was erased, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from hsavtal_desktop.gui.texts import counted, time_text
from hsavtal_desktop.workspace.erasing import Erased
from hsavtal_desktop.workspace.personal_data import Person, Remark

translate = QCoreApplication.translate


def where(kinds: Mapping[str, int]) -> str:
    """Kinds of places with names, and how many, in words."""
    words = {
        "member": (translate("Persons", "member"), translate("Persons", "member ({0} places)")),
        "comment": (translate("Persons", "wrote 1 comment"), translate("Persons", "wrote {0} comments")),
        "disposition": (
            translate("Persons", "responsible for 1 answer"),
            translate("Persons", "responsible for {0} answers"),
        ),
        "sent": (translate("Persons", "got 1 Word file"), translate("Persons", "got {0} Word files")),
        "handover": (translate("Persons", "got 1 package"), translate("Persons", "got {0} packages")),
        "proposal": (
            translate("Persons", "wrote 1 proposal"),
            translate("Persons", "wrote {0} proposals"),
        ),
        "remark": (translate("Persons", "words of 1 comment"), translate("Persons", "words of {0} comments")),
        "reason": (translate("Persons", "words of 1 reason"), translate("Persons", "words of {0} reasons")),
    }
    return ", ".join(counted(count, *words[kind]) for kind, count in kinds.items() if kind in words)


def what_was_erased(done: Erased) -> str:
    """What an act of erasing took away, in words that do not tell it."""
    files = counted(len(done.blobs), translate("Persons", "1 file"), translate("Persons", "{0} files"))
    named = where(done.personal)
    person = translate("Persons", "personal data: {0}").format(named) if named else ""
    return ", ".join(part for part in (person, files if done.blobs else "") if part)


def in_words(kinds: Mapping[str, int]) -> str:
    """Kinds of places where a name stands in what somebody wrote, and how many, in words."""
    words = {
        "comment": (translate("Persons", "1 comment"), translate("Persons", "{0} comments")),
        "reason": (translate("Persons", "1 reason or answer"), translate("Persons", "{0} reasons or answers")),
        "agreement": (
            translate("Persons", "1 place in the text of the agreement, struck words too"),
            translate("Persons", "{0} places in the text of the agreement, struck words too"),
        ),
        "other": (translate("Persons", "1 other place"), translate("Persons", "{0} other places")),
    }
    return ", ".join(counted(count, *words[kind]) for kind, count in kinds.items())


def extract(person: Person, free_text: Mapping[str, int], remarks: Sequence[Remark] = ()) -> str:
    """What the log says of a person, as text with a line for each place.

    ``free_text``: kinds of places where the name stands in words that are signed and stay, and how many;
    ``remarks``: comments and reasons in which it stands.
    """
    lines = [translate("Persons", "Register extract: {0}").format(person.name), ""]
    for one in person.mentions:
        place = where({one.kind: 1})
        left = "" if one.file else translate("Persons", "from an older version, can not be erased")
        lines.append("\t".join(part for part in (time_text(one.time), place, one.about, left) if part))
    for remark in remarks:
        lines.append("\t".join((time_text(remark.time), where({remark.kind: 1}), remark.about, remark.text)))
    if free_text:
        lines += ["", translate("Persons", "In words that somebody wrote, can not be erased: ") + in_words(free_text)]
    return "\n".join(lines)
