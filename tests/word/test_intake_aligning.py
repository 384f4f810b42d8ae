"""Which characters of a returned text are which of the sent one."""

from hypothesis import given
from hypothesis import strategies as st

from hsavtal_desktop.word.intake.aligning import Hints, kept_stretches, partners, partners_around


def edits(before: str, after: str, printed: str = "", ours: tuple[str, ...] = (), *, marked: bool = False) -> str:
    """The difference in brackets: [-struck-] and [+came+]; ``printed`` and ``ours`` name stretches of ``before``."""
    start = before.index(printed) if printed else 0
    flags = [start <= place < start + len(printed) for place in range(len(before))]
    stretches = [(before.index(words), before.index(words) + len(words)) for words in ours]
    partner, stand = partners(before, after, Hints(flags, stretches, marked))
    told, at, came = [], 0, ""
    for char, old, upto in zip(after, partner, stand, strict=True):
        if came and (old >= 0 or upto > at):
            told.append(f"[+{came}+]")
            came = ""
        if upto > at:
            told.append(f"[-{before[at:upto]}-]")
            at = upto
        if old < 0:
            came += char
        else:
            told.append(char)
            at = old + 1
    rest = f"[-{before[at:]}-]" if at < len(before) else ""
    return "".join([*told, f"[+{came}+]" if came else "", rest])


def test_words_are_replaced_whole() -> None:
    assert edits("kommunen ska svara", "kommunerna ska svara") == "[-kommunen-][+kommunerna+] ska svara"


def test_a_deletion_of_several_words_is_one() -> None:
    assert edits("en skriftlig begäran om", "en  om") == "en [-skriftlig begäran-] om"


def test_neighbouring_words_replaced_are_one_edit_unless_tracked_changes_stand_among_them() -> None:
    assert edits("en lång dag", "en kort natt") == "en [-lång dag-][+kort natt+]"
    assert edits("en lång dag", "en kort natt", marked=True) == "en [-lång-][+kort+] [-dag-][+natt+]"


def test_a_break_that_went_or_came_in_the_middle_of_words_is_all_that_differs() -> None:
    assert edits("ett\ntvå", "etttvå") == "ett[-\n-]två"
    assert edits("etttvå", "ett\ntvå") == "ett[+\n+]två"


def test_a_reference_inside_a_word_is_replaced_alone() -> None:
    assert edits("enligt HSA-6.1.", "enligt HSA-7.2.", printed="6.1") == "enligt HSA-[-6.1-][+7.2+]."


def test_what_was_accepted_or_rejected_in_word_goes_out_whole() -> None:
    assert edits("inom fyratre timmar", "inom tre timmar", ours=("fyra", "tre")) == "inom [-fyra-]tre timmar"
    assert edits("inom fyratre timmar", "inom fyra timmar", ours=("fyra", "tre")) == "inom fyra[-tre-] timmar"


def test_the_choice_that_leaves_least_is_taken() -> None:
    assert kept_stretches("inom fyratre timmar", "inom tre timmar", [(5, 9), (9, 12)]) == [(9, 12)]
    assert kept_stretches("inom fyratre timmar", "inom fyratre dagar", [(5, 9), (9, 12)]) == [(5, 9), (9, 12)]


def test_stretches_that_still_bear_our_marks_are_fixed_points() -> None:
    before, after = "det pris och det pris", "det pris"
    partner, _ = partners_around(before, after, Hints([False] * len(before)), [(13, 21, 0, 8)])
    assert partner == list(range(13, 21))


@given(st.text("ab \n", max_size=30), st.text("ab \n", max_size=30), st.booleans())
def test_partners_rise_and_are_equal(before: str, after: str, marked: bool) -> None:
    partner, stand = partners(before, after, Hints([False] * len(before), (), marked))
    kept = [(old, new) for new, old in enumerate(partner) if old >= 0]
    assert len(partner) == len(stand) == len(after)
    assert all(before[old] == after[new] for old, new in kept)
    assert [old for old, _ in kept] == sorted({old for old, _ in kept})
    assert stand == sorted(stand)
    assert all(upto >= old for old, upto in zip(partner, stand, strict=True))
