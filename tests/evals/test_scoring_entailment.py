import pytest

from evals.scoring.entailment import MIN_CARRIED_SHARE, carried_share, entails, stems_of

QUOTE = "Socialnämnden ska utan dröjsmål inleda utredning inom 14 dagar enligt 11 kap. 1 § SoL."


@pytest.mark.parametrize(
    ("statement", "quotes", "share"),
    [
        pytest.param("", (QUOTE,), None, id="nothing said"),
        pytest.param("och att det", (QUOTE,), None, id="no content words"),
        pytest.param("Utredningen inleds", (), 0.0, id="no quotes"),
        pytest.param("Utredning dröjsmål kattmat bilar", (QUOTE,), 0.5, id="half"),
        pytest.param("utredning", ("annat", QUOTE), 1.0, id="in the second quote"),
    ],
)
def test_the_carried_share_is_of_content_stems(statement, quotes, share):
    assert carried_share(statement, quotes) == share


def test_inflections_share_a_stem():
    assert stems_of("utredningen") == stems_of("utredningar\noch") == stems_of("UTREDNING")


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        pytest.param("", False, id="nothing said"),
        pytest.param(QUOTE, True, id="verbatim"),
        pytest.param("Socialnämnden ska inleda utredning.", True, id="says less"),
        pytest.param("Socialnämnden ska inte inleda utredning.", False, id="denied"),
        pytest.param("Socialnämnden bör inleda utredning.", False, id="weaker norm"),
        pytest.param("Socialnämnden ska inleda utredning inom 15 dagar.", False, id="number"),
        pytest.param("Socialnämnden ska inleda utredning enligt 2 §.", False, id="reference"),
        pytest.param("Socialnämnden ska betala hyra, mat och resor.", False, id="other matters"),
        pytest.param("Socialnämnden inleder utredning, aldrig dröjsmål.", False, id="other denial"),
    ],
)
def test_quotes_carry_what_they_say(statement, expected):
    assert entails([QUOTE], statement) is expected


def test_quotes_are_taken_together():
    parts = ["Socialnämnden ska inleda", "utredning utan dröjsmål"]
    assert entails(parts, "Socialnämnden ska inleda utredning utan dröjsmål")
    assert not entails(parts[:1], "Socialnämnden ska inleda utredning utan dröjsmål")


def test_four_words_of_five_are_enough_and_three_are_not():
    assert MIN_CARRIED_SHARE == 0.8
    quotes = ["häst ko får gris"]
    assert entails(quotes, "häst ko gris katt") is False
    assert entails(["häst ko lamm gris"], "häst ko lamm gris katt") is True
