"""What changes are called where people read them."""

from __future__ import annotations

from typing import Final

from hsavtal_desktop.core.comparison.align import RowKind
from hsavtal_desktop.core.comparison.model import Comparison, Counts
from hsavtal_desktop.reports.frame import Frame, SideLabel, date_in_words
from hsavtal_desktop.reports.ink import Ink

SPOKEN: Final = {
    Ink.INSERTED: ("[tillagt]", "[slut]"),
    Ink.DELETED: ("[struket]", "[slut]"),
    Ink.MOVED_FROM: ("[flyttat härifrån]", "[slut]"),
    Ink.MOVED_TO: ("[flyttat hit]", "[slut]"),
}
"""What is said before and after marked text, for those who do not see its looks."""

KINDS: Final = {
    RowKind.SAME: "oförändrad",
    RowKind.CHANGED: "ändrad",
    RowKind.INSERTED: "tillagd",
    RowKind.DELETED: "struken",
    RowKind.MOVED: "flyttad",
    RowKind.SPLIT: "delad",
    RowKind.MERGED: "sammanslagen",
    RowKind.COMPETING: "konkurrerande förslag",
}
"""What became of a clause."""

PARAGRAPH_KINDS: Final = {
    RowKind.SAME: "oförändrat",
    RowKind.CHANGED: "ändrat",
    RowKind.INSERTED: "tillagt",
    RowKind.DELETED: "struket",
    RowKind.MOVED: "flyttat",
    RowKind.SPLIT: "delat",
    RowKind.MERGED: "sammanslaget",
    RowKind.COMPETING: "konkurrerande förslag",
}
"""What became of a paragraph."""

STATES: Final = {
    "pending": "inte avgjort",
    "accepted": "godkänt",
    "rejected": "avslaget",
    "withdrawn": "tillbakadraget",
    "partly": "delvis godkänt",
    "disputed": "oense om beslutet",
}
"""What became of a proposal."""

LEGEND: Final = (
    (Ink.INSERTED, "Tillagd text är understruken."),
    (Ink.DELETED, "Struken text är genomstruken."),
    (Ink.MOVED_FROM, "Text som har flyttats är genomstruken med prickad linje där den stod"),
    (Ink.MOVED_TO, "och dubbelt understruken där den står nu."),
)

APART: Final = (
    "Förslag som konkurrerar är inte inräknade i texten: den är som den är utan dem, och vart och ett av dem står för "
    "sig under stycket."
)
BAR: Final = "Ett streck i marginalen visar var något skiljer."


def facts(frame: Frame) -> list[tuple[str, str]]:
    """What a reader must know about a comparison, name and value."""
    told = [
        ("Dokument", frame.title),
        ("Före", _side(frame.old)),
        ("Efter", _side(frame.new)),
        ("Status", frame.status),
        ("Framtagen", date_in_words(frame.time)),
    ]
    return [(name, value) for name, value in told if value]


def _side(side: SideLabel) -> str:
    return side.described + (f", kontrollsumma {side.short_hash}" if side.hash else "")


def counted(counts: Counts) -> list[tuple[str, int]]:
    """The counts of a comparison in the order they are read, with their names."""
    return [
        ("ändrade punkter", counts.changed),
        ("tillagda punkter", counts.inserted),
        ("strukna punkter", counts.deleted),
        ("flyttade punkter", counts.moved),
        ("delade punkter", counts.split),
        ("sammanslagna punkter", counts.merged),
        ("punkter med nytt nummer", counts.renumbered),
        ("ställen där förslag konkurrerar", counts.competing),
        ("oförändrade punkter", counts.same),
        ("tillagda ord", counts.words_inserted),
        ("strukna ord", counts.words_deleted),
    ]


def summary(comparison: Comparison) -> str:
    """The counts that are not zero, in one sentence."""
    counts = comparison.counts
    told = [(name, count) for name, count in counted(counts) if count and name != "oförändrade punkter"]
    changed = (counts.changed, counts.inserted, counts.deleted, counts.moved, counts.split, counts.merged)
    if not any((*changed, counts.competing)):
        said = "Texterna är lika." if not counts.renumbered else "Texterna är lika, bara nummer skiljer."
    else:
        listed = (f"{_singular(name) if count == 1 else name}: {count}" for name, count in told)
        said = ", ".join(listed).capitalize() + "."
    return f"{said} {APART}" if comparison.competing else said


def _singular(name: str) -> str:
    return {
        "ändrade punkter": "ändrad punkt",
        "tillagda punkter": "tillagd punkt",
        "strukna punkter": "struken punkt",
        "flyttade punkter": "flyttad punkt",
        "delade punkter": "delad punkt",
        "sammanslagna punkter": "sammanslagen punkt",
        "punkter med nytt nummer": "punkt med nytt nummer",
        "ställen där förslag konkurrerar": "ställe där förslag konkurrerar",
        "tillagda ord": "tillagt ord",
        "strukna ord": "struket ord",
    }[name]
