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

_VERDICTS = {"accept": "godkännande", "reject": "avslag", "reopen": "öppnande", "withdraw": "tillbakadragande"}


def why_not(right: Right) -> str:
    """One sentence on who may do what this user may not."""
    return _WHY_NOT[right]


def label_of(edit: edits.Edit) -> str:
    """What an undo step is called: "Ångra …"."""
    match edit:
        case edits.ReplaceText():
            return "skrivning" if edit.new else "strykning"
        case edits.FormatText() | edits.StyleParagraphs():
            return "formatering"
        case edits.AddClause():
            return "ny punkt"
        case edits.RemoveClause():
            return "borttagning av punkt"
        case edits.MoveClause():
            return "flytt av punkt"
        case edits.Decide():
            return _VERDICTS.get(edit.verdict, "beslut")
        case edits.AddComment():
            return "kommentar"
        case edits.SetRecord():
            return "ändrad uppgift"
        case edits.NameVersion():
            return "version"
