"""What steps and refusals are called where people read them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hsavtal_desktop.core import edits
from hsavtal_desktop.core.judging import Refusal, Why
from hsavtal_desktop.core.members import Right
from hsavtal_desktop.core.said import NOTHING, Said

_WHY_NOT = {
    Right.PROPOSE: Said("Din roll läser texten men lägger inga förslag. Be en processledare om en annan roll."),
    Right.DECIDE: Said("Bara processledare och redaktör avgör förslag. Be en av dem."),
    Right.COMMENT: Said("Din roll kommenterar inte. Be en processledare om en annan roll."),
    Right.STRUCTURE: Said("Bara processledare och systemförvaltare ändrar avtalspaketets uppbyggnad. Be en av dem."),
    Right.HAND_OUT: Said("Bara processledare och den som ansvarar för en del delar ut den. Be en av dem."),
    Right.LOCK: Said("Bara processledare, redaktör och ledningsgrupp låser avsnitt. Be en av dem."),
    Right.LEGAL: Said("Bara juristen granskar juridiskt och sätter spärren. Be juristen."),
    Right.LANGUAGE: Said("Bara kommunikatören märker text som språkgranskad. Be kommunikatören."),
    Right.WAIVE: Said("Bara processledare och ledningsgrupp godtar en avvikelse. Be en av dem."),
    Right.FREEZE: Said("Bara processledare namnger och fryser versioner. Be en av dem."),
    Right.DISPATCH: Said("Bara processledare och remissansvarig skickar ut. Be en av dem."),
    Right.REGISTER: Said("Din roll för inte in uppgifter i registren. Be en processledare eller registrator."),
    Right.ASSESS: Said("Din roll föreslår inga bedömningar av svar. Be en processledare eller remissansvarig."),
    Right.SETTLE: Said("Bara processledare och ledningsgrupp beslutar om bedömningar. Be en av dem."),
    Right.STANCE: Said("Din roll för inte in ställningstaganden. Be en processledare eller registrator."),
    Right.DECISION: Said("Bara registrator för in huvudmännens beslut. Be registratorn."),
    Right.VERIFY: Said("Bara processledare och registrator bekräftar beslut. Be en av dem."),
    Right.IN_FORCE: Said("Bara processledare, ledningsgrupp och registrator sätter i kraft. Be en av dem."),
    Right.PLAN: Said("Bara processledare och ledningsgrupp ändrar tidplanen. Be en av dem."),
    Right.ARCHIVE: Said("Bara processledare, registrator och systemförvaltare lämnar till arkivet. Be en av dem."),
    Right.ERASE: Said("Bara registrator och systemförvaltare gallrar. Be en av dem."),
    Right.RULES: Said("Bara processledare bestämmer gruppens regler. Be en av dem."),
    Right.ADMIT: Said("Bara processledare och systemförvaltare släpper in, återkallar och byter roll. Be en av dem."),
}

NOT_MEMBER = Said("Din nyckel är återkallad här. Be en processledare släppa in dig på nytt.")

_REASONS = {
    Why.FOREIGN: Said("Det där gäller någon annans förslag eller märkning. Lägg ett eget."),
    Why.RANK: Said(
        "Den medlemmen är äldre i gruppen än du; bara en processledare som är lika gammal eller äldre kan det."
    ),
    Why.PART: Said(
        "Du avgör och låser bara i de delar som har delats ut till dig. Be en processledare, eller den som har delen."
    ),
    Why.FOUR_EYES: Said("Gruppen har valt fyra ögon: ingen godkänner sitt eget förslag. Be någon annan."),
    Why.SIDE: Said("En processledare från den andra sidan bekräftar den frysta versionen. Be henne eller honom."),
}

_ROLES = {
    "PL": Said("processledare"),
    "RED": Said("redaktör"),
    "DEL": Said("delområdesansvarig"),
    "AG": Said("arbetsgruppen"),
    "JUR": Said("jurist"),
    "KOM": Said("kommunikatör"),
    "LG": Said("ledningsgruppen"),
    "POL": Said("politiska styrgruppen"),
    "REM": Said("remissansvarig"),
    "REG": Said("registrator"),
    "ADM": Said("systemförvaltare"),
    "LÄS": Said("läsare"),
}

_VERDICTS = {
    "accept": Said("godkännande"),
    "reject": Said("avslag"),
    "reopen": Said("öppnande"),
    "withdraw": Said("tillbakadragande"),
}


def why_not(right: Right) -> Said:
    """One sentence on who may do what this user may not."""
    return _WHY_NOT[right]


@dataclass(frozen=True, slots=True)
class Holder:
    """What keeps a section shut."""

    section: str
    """The number of the clause that was locked with all under it."""
    name: str
    """Who locked it."""
    reason: str


def refused(refusal: Refusal, holder: Holder | None = None) -> Said:
    """One sentence on why an act would have no effect, and what to do; ``holder`` is the lock that keeps it."""
    if holder is not None and refusal.lock is not None:
        because = f" ({holder.reason})" if holder.reason else ""
        if refusal.lock[0] == "block":
            return Said(
                "Avsnittet {section} är spärrat av juristen{because}. Be juristen häva spärren.",
                section=holder.section,
                because=because,
            )
        return Said(
            "Avsnittet {section} är låst av {name}{because}. Be {name}, eller en processledare, låsa upp det.",
            section=holder.section,
            name=holder.name,
            because=because,
        )
    if refusal.why in _REASONS:
        return _REASONS[refusal.why]
    return _WHY_NOT[refusal.right] if refusal.right is not None else NOT_MEMBER


def role_words(role: str) -> Said:
    """A role's name as it stands in a text; "" for none."""
    return _ROLES.get(role, NOTHING)


def label_of(edit: edits.Edit) -> Said:
    """What an undo step is called: "Ångra …"."""
    match edit:
        case edits.ReplaceText(new=""):
            return Said("strykning")
        case edits.InsertSlot(axis="column"):
            return Said("ny kolumn")
        case edits.RemoveSlot(axis="column"):
            return Said("borttagen kolumn")
        case edits.Decide(verdict=verdict, revisions=revisions):
            word, count = _VERDICTS.get(verdict, Said("beslut")), len(revisions)
            return word if count == 1 else Said("{verdict} av {count} förslag", verdict=word, count=count)
        case edits.Together(edits=together):
            decided = {name for one in together if isinstance(one, edits.Decide) for name in one.revisions}
            return Said("beslut om {count} förslag", count=len(decided)) if decided else label_of(together[0])
    return _STEPS[type(edit)]


_STEPS: Mapping[type[edits.Edit], Said] = {
    edits.ReplaceText: Said("skrivning"),
    edits.FormatText: Said("formatering"),
    edits.StyleParagraphs: Said("formatering"),
    edits.InsertPicture: Said("bild"),
    edits.DescribePicture: Said("bildbeskrivning"),
    edits.ResizePicture: Said("bildstorlek"),
    edits.MergeCells: Said("sammanslagna celler"),
    edits.SplitCell: Said("delad cell"),
    edits.InsertFootnote: Said("fotnot"),
    edits.InsertReference: Said("hänvisning"),
    edits.InsertField: Said("fält"),
    edits.InsertTable: Said("tabell"),
    edits.InsertSlot: Said("ny rad"),
    edits.RemoveSlot: Said("borttagen rad"),
    edits.SetHeaderRows: Said("rubrikrad"),
    edits.AddClause: Said("ny punkt"),
    edits.AddClauses: Said("nya punkter"),
    edits.SplitClause: Said("delning av punkt"),
    edits.MergeClause: Said("sammanslagning av punkter"),
    edits.RemoveClause: Said("borttagning av punkt"),
    edits.MoveClause: Said("flytt av punkt"),
    edits.AddComment: Said("kommentar"),
    edits.SetRecord: Said("ändrad uppgift"),
    edits.NameVersion: Said("version"),
}
"""What is said of a kind of edit whatever its fields are."""

TAKEN_IN = Said("Word-fil från {authority}", authority="{authority}")
"""What stands in the log beside what a returned Word file held: a template."""
