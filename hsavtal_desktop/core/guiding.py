"""The guiding questions: what they are, what a clause answers, and that it is not ready before it has."""

from __future__ import annotations

from collections.abc import Mapping

from hsavtal_desktop.core import records
from hsavtal_desktop.core.edits import SetRecord
from hsavtal_desktop.core.record_types import Answer, Question
from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.state import State, record_fields
from hsavtal_desktop.core.trouble import Trouble

DEFAULTS: Mapping[str, Question] = {
    "individ": Question(Said("Vad är bäst för individen?"), 1),
    "samhalle": Question(Said("Vad är bäst ur samhällsnyttan och invånarperspektiv?"), 2),
    "fortydligande": Question(Said("Behövs förtydliganden i avtal och överenskommelser?"), 3),
}
"""The questions until somebody changes them: a record with the same id counts instead."""
READY = "klar"


def questions(state: State) -> dict[str, Question]:
    """Id → question, in their order, those taken away left out."""
    found = dict(DEFAULTS)
    for kind, name in state.records:
        if kind == "question" and len(state.record(kind, name)):
            found[name] = records.read(Question, record_fields(state, kind, name))
    kept = {name: one for name, one in found.items() if one.text and not one.removed}
    return dict(sorted(kept.items(), key=lambda item: (item[1].order, item[0])))


def answer(state: State, clause: str, question: str) -> Answer:
    """What a clause answers to a question; empty where it does not."""
    return records.read(Answer, record_fields(state, "answer", f"{clause}.{question}"))


def unanswered(state: State, clause: str) -> list[str]:
    """Questions that a clause neither answers nor leaves out with a reason."""
    found = []
    for name in questions(state):
        one = answer(state, clause, name)
        if not (one.text.strip() or one.waived.strip()):
            found.append(name)
    return found


def check_ready(state: State, edit: SetRecord) -> None:
    """Raises Trouble where an edit would mark a clause ready that is not yet."""
    now = record_fields(state, edit.type, edit.id).get("status")
    if edit.type == "clause" and edit.fields.get("status") == READY != now:
        require_ready(state, edit.id)


def require_ready(state: State, clause: str) -> None:
    """Raises Trouble where a clause may not be marked ready yet."""
    left = len(unanswered(state, clause))
    if left:
        lacking = (
            Said("en vägledande fråga saknar svar")
            if left == 1
            else Said("{left} vägledande frågor saknar svar", left=left)
        )
        raise Trouble(
            Said(
                "Punkten kan inte markeras klar: {lacking}. Svara, eller hoppa över med en motivering.", lacking=lacking
            )
        )
