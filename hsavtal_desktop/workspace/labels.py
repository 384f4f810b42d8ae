"""What steps and refusals are called where people read them."""

from __future__ import annotations

from hsavtal_desktop.core import edits
from hsavtal_desktop.core.members import Right

_WHY_NOT = {
    Right.PROPOSE: "Din roll läser texten men lägger inga förslag. Be en processledare om en annan roll.",
    Right.DECIDE: "Bara processledare och redaktör avgör förslag. Be en av dem.",
    Right.COMMENT: "Din roll kommenterar inte. Be en processledare om en annan roll.",
    Right.STRUCTURE: "Bara processledare och systemförvaltare ändrar avtalspaketets uppbyggnad. Be en av dem.",
    Right.DISPATCH: "Bara processledare och remissansvarig skickar ut. Be en av dem.",
    Right.REGISTER: "Din roll för inte in uppgifter i registren. Be en processledare eller registrator.",
    Right.FREEZE: "Bara processledare namnger och fryser versioner. Be en av dem.",
    Right.ADMIT: "Bara processledare och systemförvaltare släpper in medlemmar. Be en av dem.",
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
