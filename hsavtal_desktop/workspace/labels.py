"""What steps and refusals are called where people read them."""

from __future__ import annotations

from hsavtal_desktop.core import edits
from hsavtal_desktop.core.judging import Refusal, Why
from hsavtal_desktop.core.members import Right

_WHY_NOT = {
    Right.PROPOSE: "Din roll läser texten men lägger inga förslag. Be en processledare om en annan roll.",
    Right.DECIDE: "Bara processledare och redaktör avgör förslag. Be en av dem.",
    Right.COMMENT: "Din roll kommenterar inte. Be en processledare om en annan roll.",
    Right.STRUCTURE: "Bara processledare och systemförvaltare ändrar avtalspaketets uppbyggnad. Be en av dem.",
    Right.HAND_OUT: "Bara processledare och den som ansvarar för en del delar ut den. Be en av dem.",
    Right.LOCK: "Bara processledare, redaktör och ledningsgrupp låser avsnitt. Be en av dem.",
    Right.LEGAL: "Bara juristen sätter och häver den rättsliga spärren. Be juristen.",
    Right.LANGUAGE: "Bara språkgranskaren märker text som språkgranskad. Be språkgranskaren.",
    Right.WAIVE: "Bara processledare och ledningsgrupp godtar en avvikelse. Be en av dem.",
    Right.FREEZE: "Bara processledare namnger och fryser versioner. Be en av dem.",
    Right.DISPATCH: "Bara processledare och remissansvarig skickar ut. Be en av dem.",
    Right.REGISTER: "Din roll för inte in uppgifter i registren. Be en processledare eller registrator.",
    Right.ASSESS: "Din roll föreslår inga bedömningar av svar. Be en processledare eller remissansvarig.",
    Right.SETTLE: "Bara processledare och ledningsgrupp beslutar om bedömningar. Be en av dem.",
    Right.STANCE: "Din roll för inte in ställningstaganden. Be en processledare eller registrator.",
    Right.DECISION: "Bara registrator för in huvudmännens beslut. Be registratorn.",
    Right.VERIFY: "Bara processledare och registrator bekräftar beslut. Be en av dem.",
    Right.IN_FORCE: "Bara processledare, ledningsgrupp och registrator sätter i kraft. Be en av dem.",
    Right.PLAN: "Bara processledare och ledningsgrupp ändrar tidplanen. Be en av dem.",
    Right.ARCHIVE: "Bara processledare, registrator och systemförvaltare lämnar till arkivet. Be en av dem.",
    Right.ERASE: "Bara registrator och systemförvaltare gallrar. Be en av dem.",
    Right.RULES: "Bara processledare bestämmer gruppens regler. Be en av dem.",
    Right.ADMIT: "Bara processledare och systemförvaltare släpper in medlemmar. Be en av dem.",
}

NOT_MEMBER = "Din nyckel är återkallad här. Be en processledare släppa in dig på nytt."

_REASONS = {
    Why.FOREIGN: "Det där gäller någon annans förslag eller märkning. Lägg ett eget.",
    Why.RANK: "Den medlemmen är äldre i gruppen än du; bara en processledare som är lika gammal eller äldre kan det.",
    Why.PART: "Du avgör och låser bara i de delar som har delats ut till dig. Lägg ett förslag i stället.",
    Why.FOUR_EYES: "Gruppen har valt fyra ögon: ingen godkänner sitt eget förslag. Be någon annan.",
    Why.SIDE: "En processledare från den andra sidan bekräftar den frysta versionen. Be henne eller honom.",
}

_ROLES = {
    "PL": "processledare",
    "RED": "redaktör",
    "DEL": "delansvarig",
    "AG": "arbetsgruppen",
    "JUR": "jurist",
    "KOM": "kommunikatör",
    "LG": "ledningsgruppen",
    "POL": "politisk företrädare",
    "REM": "remissansvarig",
    "REG": "registrator",
    "ADM": "systemförvaltare",
    "LÄS": "läsare",
}

_VERDICTS = {"accept": "godkännande", "reject": "avslag", "reopen": "öppnande", "withdraw": "tillbakadragande"}


def why_not(right: Right) -> str:
    """One sentence on who may do what this user may not."""
    return _WHY_NOT[right]


def refused(refusal: Refusal, lock_reason: str = "") -> str:
    """One sentence on why an act would have no effect, and what to do."""
    if refusal.why is Why.LOCK and refusal.lock is not None:
        because = f" ({lock_reason})" if lock_reason else ""
        if refusal.lock[0] == "block":
            return f"Avsnittet {refusal.lock[1]} är spärrat av juristen{because}. Be juristen häva spärren."
        return (
            f"Avsnittet {refusal.lock[1]} är låst{because}. Be den som låste det, eller en processledare, låsa upp det."
        )
    if refusal.why in _REASONS:
        return _REASONS[refusal.why]
    return _WHY_NOT[refusal.right] if refusal.right is not None else NOT_MEMBER


def role_words(role: str) -> str:
    """A role's name as it stands in a text; "" for none."""
    return _ROLES.get(role, "")


def label_of(edit: edits.Edit) -> str:
    """What an undo step is called: "Ångra …"."""
    match edit:
        case edits.ReplaceText():
            return "skrivning" if edit.new else "strykning"
        case edits.FormatText() | edits.StyleParagraphs():
            return "formatering"
        case edits.InsertPicture():
            return "bild"
        case edits.DescribePicture():
            return "bildbeskrivning"
        case edits.ResizePicture():
            return "bildstorlek"
        case edits.MergeCells():
            return "sammanslagna celler"
        case edits.SplitCell():
            return "delad cell"
        case edits.InsertFootnote():
            return "fotnot"
        case edits.InsertReference():
            return "hänvisning"
        case edits.InsertField():
            return "fält"
        case edits.InsertTable():
            return "tabell"
        case edits.InsertSlot(axis=axis):
            return "ny rad" if axis == "row" else "ny kolumn"
        case edits.RemoveSlot(axis=axis):
            return "borttagen rad" if axis == "row" else "borttagen kolumn"
        case edits.SetHeaderRows():
            return "rubrikrad"
        case edits.AddClause():
            return "ny punkt"
        case edits.AddClauses():
            return "nya punkter"
        case edits.SplitClause():
            return "delning av punkt"
        case edits.MergeClause():
            return "sammanslagning av punkter"
        case edits.RemoveClause():
            return "borttagning av punkt"
        case edits.MoveClause():
            return "flytt av punkt"
        case edits.Decide():
            verdict = _VERDICTS.get(edit.verdict, "beslut")
            return verdict if len(edit.revisions) == 1 else f"{verdict} av {len(edit.revisions)} förslag"
        case edits.DecideAll():
            return f"beslut om {len({name for one in edit.decisions for name in one.revisions})} förslag"
        case edits.AddComment():
            return "kommentar"
        case edits.SetRecord():
            return "ändrad uppgift"
        case edits.NameVersion():
            return "version"
