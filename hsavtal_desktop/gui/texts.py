"""The words for what the core names in code: kinds, states, sides, roles, views, and dates."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from hsavtal_desktop.core.atoms import Atom
from hsavtal_desktop.core.members import Right, may, may_in_own_part
from hsavtal_desktop.core.reading import ATOM, RevisionView, View
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.resources import resource_path
from hsavtal_desktop.workspace.labels import TAKEN_IN

_WORD_TIME = re.compile(r"\b(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?Z?$")


def kept(stored: str) -> str:
    """What stands in the log, in the language of the window where the program wrote it there itself.

    The time that a Word file gives with a change is written as people write it; of what zone it is, Word does not say.
    """
    if QLocale().language() is not QLocale.Language.Swedish:
        for template, pattern in _kept_patterns():
            found = pattern.fullmatch(stored)
            if found is not None:
                return _english()[template].format_map(found.groupdict())
    return _WORD_TIME.sub(r"\1 \2", worded(stored))


@cache
def _kept_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Sentences with names in them that the program writes into the log, and what they look like there."""
    templates = (TAKEN_IN.template,)
    return tuple((each, re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(each)))) for each in templates)


def worded(said: str) -> str:
    """What another room says, in the language of the window; what nobody knows a translation of stays as it is."""
    if QLocale().language() is QLocale.Language.Swedish:
        return said
    return said.by(_english()) if isinstance(said, Said) else _english().get(said, said)


@cache
def _english() -> Mapping[str, str]:
    """Swedish template → English template."""
    catalogue: Mapping[str, str] = json.loads(resource_path("translations", "sentences_en.json").read_text("utf-8"))
    return catalogue


def kind_word(kind: str) -> str:
    """A kind of proposal."""
    words = {
        "insertion": QCoreApplication.translate("Words", "Insertion"),
        "deletion": QCoreApplication.translate("Words", "Deletion"),
        "replacement": QCoreApplication.translate("Words", "Replacement"),
        "format": QCoreApplication.translate("Words", "Formatting"),
        "clause": QCoreApplication.translate("Words", "New clause"),
        "removal": QCoreApplication.translate("Words", "Clause removed"),
        "split": QCoreApplication.translate("Words", "Clause split"),
        "merge": QCoreApplication.translate("Words", "Clauses merged"),
        "move": QCoreApplication.translate("Words", "Move"),
        "table": QCoreApplication.translate("Words", "Table"),
    }
    return words.get(kind, kind)


def state_word(state: str) -> str:
    """The state of a proposal."""
    words = {
        "pending": QCoreApplication.translate("Words", "Open"),
        "accepted": QCoreApplication.translate("Words", "Accepted"),
        "rejected": QCoreApplication.translate("Words", "Rejected"),
        "withdrawn": QCoreApplication.translate("Words", "Withdrawn"),
        "partly": QCoreApplication.translate("Words", "Partly decided"),
        "disputed": QCoreApplication.translate("Words", "Decided differently"),
    }
    return words.get(state, state)


def side_word(side: str) -> str:
    """The side of the table that a person or body sits on."""
    words = {
        "region": QCoreApplication.translate("Words", "VGR"),
        "municipality": QCoreApplication.translate("Words", "The municipalities"),
    }
    return words.get(side, "")


def party_word(party: str) -> str:
    """Who is responsible for what a clause says."""
    words = {
        "region": QCoreApplication.translate("Words", "VGR"),
        "municipality": QCoreApplication.translate("Words", "The municipality"),
        "both": QCoreApplication.translate("Words", "Both together"),
        "none": QCoreApplication.translate("Words", "No one in particular"),
    }
    return words.get(party, QCoreApplication.translate("Words", "Not stated"))


def status_word(status: str) -> str:
    """How far a clause has come."""
    words = {
        "utkast": QCoreApplication.translate("Words", "Draft"),
        "diskussion": QCoreApplication.translate("Words", "Under discussion"),
        "enig": QCoreApplication.translate("Words", "Agreed"),
        "oenig": QCoreApplication.translate("Words", "Not agreed"),
        "klar": QCoreApplication.translate("Words", "Ready"),
    }
    return words.get(status, worded(status))


def view_word(view: View) -> str:
    """A way to show undecided proposals."""
    words = {
        View.MARKUP: QCoreApplication.translate("Words", "All markup"),
        View.SIMPLE: QCoreApplication.translate("Words", "Simple"),
        View.FINAL: QCoreApplication.translate("Words", "Final"),
        View.ORIGINAL: QCoreApplication.translate("Words", "Original"),
    }
    return words[view]


def role_word(role: str) -> str:
    """A member's role; "" waits for admission."""
    words = {
        "": QCoreApplication.translate("Words", "Waiting for admission"),
        "PL": QCoreApplication.translate("Words", "Coordinator"),
        "RED": QCoreApplication.translate("Words", "Editor"),
        "DEL": QCoreApplication.translate("Words", "Lead of a part"),
        "AG": QCoreApplication.translate("Words", "Working group"),
        "JUR": QCoreApplication.translate("Words", "Lawyer"),
        "KOM": QCoreApplication.translate("Words", "Communicator"),
        "LG": QCoreApplication.translate("Words", "Steering group"),
        "POL": QCoreApplication.translate("Words", "Political body"),
        "REM": QCoreApplication.translate("Words", "Consultation officer"),
        "REG": QCoreApplication.translate("Words", "Registrar"),
        "ADM": QCoreApplication.translate("Words", "Administrator"),
        "LÄS": QCoreApplication.translate("Words", "Reader"),
    }
    return words.get(role, role)


def role_told(role: str) -> str:
    """What a role may do, in one sentence; "" for none."""
    words = right_words()
    listed = [words[right] for right in words if may(role, right)]
    own = [words[right] for right in words if may_in_own_part(role, right) and not may(role, right)]
    if not role:
        return ""
    told = QCoreApplication.translate("Words", "May: {0}.").format(_listed(listed))
    if not listed:
        told = QCoreApplication.translate("Words", "May only read.")
    if own:
        also = QCoreApplication.translate("Words", "In the parts handed out to them also: {0}.")
        told = f"{told} {also.format(_listed(own))}"
    return told


def _listed(words: Sequence[str]) -> str:
    return ", ".join(word[:1].lower() + word[1:] for word in words)


def right_words() -> dict[Right, str]:
    """What each right is called, in the order in which they are listed."""
    return {
        Right.PROPOSE: QCoreApplication.translate("Words", "Write proposals"),
        Right.COMMENT: QCoreApplication.translate("Words", "Comment"),
        Right.DECIDE: QCoreApplication.translate("Words", "Decide on proposals"),
        Right.LOCK: QCoreApplication.translate("Words", "Lock sections"),
        Right.STRUCTURE: QCoreApplication.translate("Words", "Change the package's structure"),
        Right.HAND_OUT: QCoreApplication.translate("Words", "Hand out parts"),
        Right.LEGAL: QCoreApplication.translate("Words", "Legal review and block"),
        Right.LANGUAGE: QCoreApplication.translate("Words", "Language review"),
        Right.WAIVE: QCoreApplication.translate("Words", "Pass over findings"),
        Right.FREEZE: QCoreApplication.translate("Words", "Name and freeze versions"),
        Right.DISPATCH: QCoreApplication.translate("Words", "Send out for consultation"),
        Right.REGISTER: QCoreApplication.translate("Words", "Keep registers and answers"),
        Right.ASSESS: QCoreApplication.translate("Words", "Propose what an answer leads to"),
        Right.SETTLE: QCoreApplication.translate("Words", "Decide what an answer leads to"),
        Right.STANCE: QCoreApplication.translate("Words", "Register positions of bodies"),
        Right.DECISION: QCoreApplication.translate("Words", "Register principals' decisions"),
        Right.VERIFY: QCoreApplication.translate("Words", "Confirm decisions"),
        Right.IN_FORCE: QCoreApplication.translate("Words", "Put in force"),
        Right.PLAN: QCoreApplication.translate("Words", "Change the time plan"),
        Right.ARCHIVE: QCoreApplication.translate("Words", "Hand over to the archive"),
        Right.ERASE: QCoreApplication.translate("Words", "Erase personal data and attachments"),
        Right.RULES: QCoreApplication.translate("Words", "Set the rules of the group"),
        Right.ADMIT: QCoreApplication.translate("Words", "Admit and revoke members"),
    }


def comment_kind_word(kind: str) -> str:
    """What a comment is: a question, or what a returned Word file held."""
    words = {
        "fråga": QCoreApplication.translate("Words", "Question"),
        "juristfråga": QCoreApplication.translate("Words", "Legal question"),
        "språk": QCoreApplication.translate("Words", "Language"),
        "förtydligande": QCoreApplication.translate("Words", "Clarification"),
        "synpunkt": QCoreApplication.translate("Words", "From a returned file"),
        "intag": QCoreApplication.translate("Words", "Note from taking in"),
    }
    return words.get(kind, kind)


def conflict_word(kind: str) -> str:
    """A kind of conflict."""
    words = {
        "competing": QCoreApplication.translate("Words", "Proposals on the same words"),
        "decisions": QCoreApplication.translate("Words", "Decided differently"),
        "overlap": QCoreApplication.translate("Words", "Accepted proposals that overlap"),
        "removed-clause": QCoreApplication.translate("Words", "Proposals in a clause to be removed"),
        "moves": QCoreApplication.translate("Words", "Moved to different places"),
        "cycle": QCoreApplication.translate("Words", "Moved under each other"),
        "field": QCoreApplication.translate("Words", "Different values"),
    }
    return words.get(kind, kind)


def moment(time: str) -> QDateTime:
    """A UTC time as written in the log, as local time; invalid where it can not be read."""
    return QDateTime.fromString(time[:19] + "Z", Qt.DateFormat.ISODate).toLocalTime()


def time_text(time: str) -> str:
    """A time for lists: "14:02" today, else "2026-11-22 14:02"."""
    when = moment(time)
    if not when.isValid():
        return time
    clock = when.time().toString("HH:mm")
    today = when.date() == QDateTime.currentDateTime().date()
    return clock if today else f"{when.date().toString(Qt.DateFormat.ISODate)} {clock}"


def now_text() -> str:
    """The time of day, as in the status bar."""
    return datetime.now(UTC).astimezone().strftime("%H:%M")


def count_text(count: int) -> str:
    """A number with thin spaces between thousands."""
    return QLocale(QLocale.Language.Swedish).toString(count)


def review_word(kind: str) -> str:
    """What a kind of review is called."""
    words = {
        "legal-review": QCoreApplication.translate("Words", "Legal review"),
        "language-review": QCoreApplication.translate("Words", "Review of language"),
    }
    return words[kind]


def counted(count: int, one: str, many: str) -> str:
    """A sentence about how many there are: ``one`` for a single thing, else ``many`` with the number at "{0}"."""
    return one if count == 1 else many.replace("{0}", count_text(count))


def who(revision: RevisionView) -> str:
    """The person and the body behind a proposal."""
    parts = [worded(revision.name)]
    if revision.organisation and revision.organisation != revision.name:
        parts.append(revision.organisation)
    return " · ".join(part for part in parts if part) or QCoreApplication.translate("Words", "Unknown member")


def short_name(organisation: str) -> str:
    """At most four letters for a chip: a short name as it is, else the initials of its words."""
    if len(organisation) <= 4:
        return organisation
    words = [word for word in organisation.split() if word.lower() not in ("och", "i", "kommun", "stad")]
    if len(words) == 1:
        return words[0][:3]
    return "".join(word[0].upper() for word in words[:3])


def one_line(text: str) -> str:
    """Words on one line: paragraph breaks as ¶, tables and the like by name."""
    return flowing(text).strip()


def object_word(atom: Atom, printed: str) -> str:
    """What is called by name among words: "[reference to 6.1]"; ``printed`` is what stands for it in the text."""
    match atom.get("type"):
        case "reference":
            return QCoreApplication.translate("Words", "[reference to {0}]").format(printed)
        case "field":
            return QCoreApplication.translate("Words", "[field: {0}]").format(printed)
        case "picture":
            return QCoreApplication.translate("Words", "[picture]")
        case "footnote":
            told = QCoreApplication.translate("Words", "[footnote {0}]").format(printed.strip("–"))
            return told.replace(" ]", "]")
        case "table":
            return QCoreApplication.translate("Words", "[table]")
        case _:
            return ATOM


def flowing(text: str) -> str:
    """The same, with the spaces at both ends."""
    return text.replace("\n", " ¶ ").replace(ATOM, QCoreApplication.translate("Words", "[object]"))
