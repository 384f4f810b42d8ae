"""What counts as saying nearly the same, so that one answer fits both."""

import pytest

from hsavtal_desktop.core.consultation.likeness import nearly_same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kommunen ska meddela VGR samma dag.", "kommunen skall meddela VGR samma dag"),
        ("Parterna ska mötas en gång per år om resultatet", "Parterna ska också mötas en gång per år om resultatet"),
        ("en skriftlig lägesbeskrivning före besöket", "en skriftlig lägesbeskrivning före besöken"),
        ("Väntetiden mäts varje kvartal.", "Väntetiden mäts varje kvartal"),
    ],
)
def test_inflection_capitals_and_small_words_make_no_difference(one: str, other: str) -> None:
    assert nearly_same(one, other) and nearly_same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Läkaren ska komma inom fem vardagar efter att individen har flyttat in",
            "Läkaren ska komma inom tio vardagar efter att individen har flyttat in",
        ),
        (
            "Läkaren ska komma inom 20 vardagar efter inflyttningen",
            "Läkaren ska komma inom 30 vardagar efter inflyttningen",
        ),
        (
            "VGR ansvarar för kostnaden i alla sådana fall som nämns",
            "VGR ansvarar inte för kostnaden i alla sådana fall som nämns",
        ),
        (
            "Kostnaden delas lika mellan alla parter i avtalet",
            "Kostnaden delas lika mellan alla parter i avtalet och kommunalförbunden",
        ),
        (
            "Det är möjligt att lämna uppdraget till en annan vårdcentral",
            "Det är omöjligt att lämna uppdraget till en annan vårdcentral",
        ),
        (
            "Vårdcentralen kallar till mötet minst en gång om året",
            "Vårdcentralen kallar till mötet högst en gång om året",
        ),
        ("inom femton dagar från det att beslutet har fattats", "inom femtio dagar från det att beslutet har fattats"),
        ("", "Något"),
    ],
)
def test_numbers_negations_and_other_words_do(one: str, other: str) -> None:
    assert not nearly_same(one, other) and not nearly_same(other, one)
