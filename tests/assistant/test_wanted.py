import pytest

from assistant.followup import JOINT
from assistant.wanted import wanted_by


def test_several_things_are_wanted_by_more_than_one_clause_or_part():
    assert wanted_by("Får vi ringa honom, och vem ska säga ja?").several
    assert not wanted_by("Får vi ringa honom?").several
    assert wanted_by("Får vi ringa honom?", parts=2).several


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("", True),
        ("Kruton", True),
        ("Vilket nummer har Kruton?", True),
        ("Hur kontaktar man Kruton?", True),
        ("Vilka tar Kruton emot?", False),
        ("Vilka tar Kruton emot, och vilket nummer har de?", False),
        (f"Vilka tar Kruton emot{JOINT}vilket nummer?", True),
    ],
)
def test_a_number_alone_is_wanted_by_who_asks_nothing_else(question, number):
    assert wanted_by(question).number is number
