import pytest

from assistant.parts import split_parts


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("Vad är en SIP?", 1),
        (
            "Får vi inleda utredning om hon inte vill, och vad händer om det finns barn i familjen?",
            2,
        ),
        ("Måste vi registrera samtalet? Vem skriver intyget?", 2),
        ("Barn och unga på skyddat boende", 1),
        ("Vad ska dokumenteras och hur", 1),
        ("", 1),
    ],
)
def test_question_is_cut_into_the_things_it_asks(question, parts):
    assert len(split_parts(question)) == parts


def test_the_story_around_the_questions_is_left_out():
    asked = (
        "Kvinnan kom idag med sina två barn. Måste vi registrera besöket? Vem skriver orosanmälan?"
    )
    assert split_parts(asked) == ("Måste vi registrera besöket", "Vem skriver orosanmälan")
