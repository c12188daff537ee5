import pytest

from assistant.parts import split_parts


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("Vad är en SIP?", 1),
        ("Får vi inleda utredning om hon nekar, och vad händer med barnen då?", 2),
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
        "Kvinnan kom idag med sina två barn. Måste vi registrera besöket i systemet? "
        "Vem skriver orosanmälan om barnen?"
    )
    assert split_parts(asked) == (
        "Måste vi registrera besöket i systemet",
        "Vem skriver orosanmälan om barnen",
    )


def test_part_without_a_subject_of_its_own_keeps_that_of_the_first():
    _, second = split_parts("Får vi inleda utredning mot hennes vilja? Vad händer om barnen?")
    assert second.startswith("Får vi inleda utredning")
