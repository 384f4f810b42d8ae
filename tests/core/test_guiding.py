"""The guiding questions: there from the start, editable, and answered before a clause is ready."""

import pytest

from hsavtal_desktop.core import guiding
from hsavtal_desktop.core.edits import SetRecord
from hsavtal_desktop.core.trouble import Trouble
from tests.core.replicas import exchange, found, group

ANSWERED = {"clause": "k1", "text": "Ja."}


def test_three_questions_are_there_from_the_start_in_their_order() -> None:
    person = found()
    assert [one.text for one in guiding.questions(person.state).values()] == [
        "Vad är bäst för individen?",
        "Vad är bäst ur samhällsnyttan och invånarperspektiv?",
        "Behövs förtydliganden i avtal och överenskommelser?",
    ]


def test_questions_are_changed_added_and_taken_away() -> None:
    person = found()
    person.edit(SetRecord("question", "individ", {"text": "Vad vill individen?", "order": 9}))
    person.edit(SetRecord("question", "samhalle", {"removed": True}))
    person.edit(SetRecord("question", "ny", {"text": "Vad kostar det?", "order": 4}))
    assert list(guiding.questions(person.state)) == ["fortydligande", "ny", "individ"]


def test_a_clause_is_ready_when_every_question_is_answered_or_left_out_with_a_reason() -> None:
    person = found()
    ready = SetRecord("clause", "k1", {"status": "klar"})
    guiding.check_ready(person.state, SetRecord("clause", "k1", {"status": "enig"}))
    with pytest.raises(Trouble, match="3 vägledande frågor saknar svar"):
        guiding.check_ready(person.state, ready)
    person.edit(SetRecord("answer", "k1.individ", {**ANSWERED, "question": "individ"}))
    person.edit(SetRecord("answer", "k1.samhalle", {**ANSWERED, "question": "samhalle"}))
    with pytest.raises(Trouble, match="en vägledande fråga saknar svar"):
        guiding.check_ready(person.state, ready)
    person.edit(SetRecord("answer", "k1.fortydligande", {"clause": "k1", "waived": "Gäller inte definitioner."}))
    guiding.check_ready(person.state, ready)
    person.edit(ready)
    person.edit(SetRecord("answer", "k1.individ", {"text": " "}))
    guiding.check_ready(person.state, ready)  # What is ready already may stay so.


def test_answers_to_different_questions_given_at_the_same_time_merge() -> None:
    people = group("a", "b")
    people[0].edit(SetRecord("answer", "k1.individ", {**ANSWERED, "question": "individ"}))
    people[1].edit(SetRecord("answer", "k1.samhalle", {**ANSWERED, "question": "samhalle"}))
    for one in people:
        one.seal()
    exchange(*people)
    for one in people:
        assert guiding.unanswered(one.state, "k1") == ["fortydligande"]
