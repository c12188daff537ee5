import pytest

from assistant.followup import Turn, leans_on_history, stand_alone


@pytest.mark.parametrize(
    ("question", "leans"),
    [
        ("Och om det finns barn?", True),
        ("men om hon inte vill?", True),
        ("varför det?", True),
        ("och numret dit?", True),
        ("Vilka tre grader av skyddade personuppgifter finns det?", False),
        ("Ny fråga: och om det finns barn?", False),
        ("Vad ska ett intyg innehålla och vem skriver det?", False),
    ],
)
def test_elliptic_question_leans_on_the_one_before(question, leans):
    assert leans_on_history(question) is leans


def test_without_history_the_question_stands_as_asked():
    assert stand_alone("Och om det finns barn?", ()) == "Och om det finns barn?"


def test_subject_is_taken_from_the_last_question_that_has_one():
    history = (
        Turn("user", "Hur säkerhetsplanerar vi på skyddat boende?"),
        Turn("assistant", "…"),
        Turn("user", "Och med barn?"),
        Turn("assistant", "…"),
    )
    asked = stand_alone("Och efteråt då?", history)
    assert "säkerhetsplanerar" in asked
    assert asked.endswith("Och efteråt då?")


def test_what_the_assistant_said_is_never_taken_for_a_question():
    history = (Turn("user", "Vad är SIP?"), Turn("assistant", "Hemliga ord om Origo."))
    assert "Origo" not in stand_alone("Och vem upprättar den?", history)
