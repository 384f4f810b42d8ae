"""Answering what authorities said: a disposition with its reason, and what it does to the text, as one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hsavtal_desktop.core.consultation import Group, disposition
from hsavtal_desktop.core.consultation.items import PROPOSAL
from hsavtal_desktop.core.edits import Changed, Decide, ReplaceText, SetRecord
from hsavtal_desktop.core.members import Right
from hsavtal_desktop.core.own_wording import Stretch, positions, proposed_words, stretch
from hsavtal_desktop.core.reading import View
from hsavtal_desktop.core.record_types import DISPOSITIONS
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.workspace.workspace import Workspace

_REWORDED = ("insertion", "deletion", "replacement")
"""Kinds of proposals in whose place words of one's own can stand."""

VERDICTS = {
    "beaktas": "accept",
    "beaktas inte": "reject",
    "redan tillgodosett": "reject",
    "utanför uppdraget": "reject",
    "förs till senare arbete": "reject",
}
"""Disposition → what it does to the proposals when nothing else is asked for; the others leave them open."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to everything in a group."""

    value: str
    """One of :data:`DISPOSITIONS`."""
    reason: str
    responsible: str = ""
    verdict: str = ""
    """What becomes of the proposals: ``accept``, ``reject``, or "" to leave them as they are."""
    chosen: str = ""
    """Which of the proposals is accepted for all of them; "" the first."""
    wording: str | None = None
    """Words of the group's own that stand in the place of the proposals; None for none."""


_LABEL = Said("bedömning")


def answer(workspace: Workspace, group: Group, given: Answer, label: str = _LABEL) -> Changed:
    """Record an answer to everything in a group and do what it says, as one undo step called ``label``.

    Of proposals that say the same only one is accepted: all of them together would say it many times over.  The
    others are rejected, and their dispositions name the one that was accepted.
    Raises Trouble, with nothing done, when the answer lacks its reason or this role may not give it.
    """
    _check(workspace, group, given)
    proposals = [item.id for item in group.items if item.kind == PROPOSAL]
    changed = Changed()
    led_to: frozenset[str] = frozenset()
    try:
        with workspace.one_step(label):
            if proposals and given.wording is not None:
                text = group.passages[0].text
                changed, led_to = _reword(workspace, text, proposals, given)
            elif proposals and given.verdict:
                changed, led_to = _decide(workspace, proposals, given)
            for item in group.items:
                before = disposition(workspace.state, item.id)
                fields = {
                    "value": given.value,
                    "reason": given.reason.strip(),
                    "responsible": given.responsible.strip(),
                    "led_to": led_to if proposals and (given.verdict or given.wording is not None) else before.led_to,
                }
                changed |= workspace.perform(SetRecord("disposition", item.id, fields))
    except Trouble:
        if changed != Changed():
            workspace.undo()
        raise
    return changed


def why_not_answer(workspace: Workspace, group: Group) -> Said:
    """One sentence on why this installation may not answer a group, "" where it may."""
    return workspace.refusal(
        [{"kind": "record", "type": "disposition", "id": item.id, "set": {"value": ""}} for item in group.items]
    )


def own_words(workspace: Workspace, group: Group, chosen: str = "") -> tuple[str, str] | None:
    """(the words as they are, what the chosen proposal makes of them), to begin a wording of one's own with.

    None where the group is not about words that stand in one text.
    """
    names = _open(workspace, [item.id for item in group.items if item.kind == PROPOSAL])
    if not names or any(passage.kind not in _REWORDED for passage in group.passages):
        return None
    paragraphs = workspace.text(group.passages[0].text, View.MARKUP)
    where = stretch(paragraphs, names, agreed_only=True)
    if where is None:
        return None
    return where.words, proposed_words(paragraphs, names, [chosen if chosen in names else names[0]])


def _check(workspace: Workspace, group: Group, given: Answer) -> None:
    if given.value not in DISPOSITIONS:
        raise Trouble(Said("Bedömningen ska vara en av: {choices}.", choices=", ".join(DISPOSITIONS)))
    if not given.reason.strip():
        raise Trouble(Said("Skriv en motivering. Den som svarat ska kunna läsa varför."))
    if reason := why_not_answer(workspace, group):
        raise Trouble(reason)
    proposals = any(item.kind == PROPOSAL for item in group.items)
    if proposals and (given.verdict or given.wording is not None) and (reason := workspace.why_not(Right.DECIDE)):
        raise Trouble(reason)


def _decide(workspace: Workspace, proposals: Sequence[str], given: Answer) -> tuple[Changed, frozenset[str]]:
    accepted = (given.chosen or proposals[0]) if given.verdict == "accept" else ""
    rejected = [name for name in proposals if name != accepted and workspace.revision(name).state != "rejected"]
    changed = Changed()
    if rejected:
        changed |= workspace.perform(Decide("reject", tuple(rejected), given.reason))
    if accepted and workspace.revision(accepted).state != "accepted":
        changed |= workspace.perform(Decide("accept", (accepted,), given.reason))
    return changed, frozenset({accepted} - {""})


def _reword(workspace: Workspace, text: str, proposals: Sequence[str], given: Answer) -> tuple[Changed, frozenset[str]]:
    """Write words of one's own where the proposals stand, and accept them; the proposals are rejected."""
    names = _open(workspace, proposals)
    paragraphs = workspace.text(text, View.MARKUP)
    where = stretch(paragraphs, names, agreed_only=True) if names else None
    if where is None or given.wording is None:
        raise Trouble(Said("Förslagen är redan avgjorda. Öppna dem igen innan du skriver en egen lydelse."))
    changed = workspace.perform(Decide("reject", tuple(names), given.reason))
    narrow, words = where.narrowed(given.wording)
    if not (narrow.kept or words):
        return changed, frozenset()
    written = _write(workspace, text, narrow, words, given.reason)
    mine = frozenset(name for name in written.revisions if workspace.revision(name).author == workspace.author)
    mine = frozenset(name for name in mine if not workspace.revision(name).on_behalf)
    if workspace.tracking:
        changed |= workspace.perform(Decide("accept", tuple(sorted(mine)), given.reason))
    return changed | written, mine


def _write(workspace: Workspace, text: str, where: Stretch, words: str, reason: str) -> Changed:
    start, stop = positions(workspace.text(text, View.MARKUP), where)
    return workspace.perform(ReplaceText(text, start, stop, words, message=reason))


def _open(workspace: Workspace, proposals: Sequence[str]) -> list[str]:
    return [name for name in proposals if workspace.revision(name).open]
