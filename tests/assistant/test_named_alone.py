import pytest

from assistant.exact_legs import ExactLegs
from assistant.named_alone import asks_nothing_more, case_numbers


@pytest.mark.parametrize(
    "question",
    [
        "JO dnr 1234-2019?",
        "vad säger 10 kap. 23 § OSL enligt riktlinjen",
        "Vad tog JO upp den 3 mars 2020 i 1234-2019?",
        "25 § FL",
    ],
)
def test_who_only_names_it_wants_what_is_said_of_it(question):
    assert asks_nothing_more(question)


@pytest.mark.parametrize(
    "question",
    [
        "Vilken kommun kritiserades i JO 1234-2019?",
        "Hur lång tid har vi enligt 25 § FL?",
        "vad står det",
        "",
    ],
)
def test_who_asks_for_a_detail_or_names_nothing_wants_something_else(question):
    assert not asks_nothing_more(question)


def test_a_case_number_is_read_with_either_mark_and_no_telephone_number_is_one():
    assert case_numbers("JO 1234/2019, dnr 87-2020") == {"1234-2019", "87-2020"}
    assert not case_numbers("ring 08-508 34 802 före 2019-12-07")


def test_a_decision_is_found_by_its_number_and_a_law_by_its_place(make_passage):
    cited = make_passage(text="JO har uttalat sig om intyg (dnr 1234-2019).")
    other = make_passage(text="JO har uttalat sig om annat (dnr 4321-2019).")
    match = ExactLegs((cited, other), ()).match("JO 1234-2019, vad handlar det om?")
    assert match.passage_ids == (cited.id,)
    assert match.alone
    assert not ExactLegs((other,), ()).match("JO 1234-2019?").alone
