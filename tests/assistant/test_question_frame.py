import pytest

from assistant.question_frame import without_frame


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Vad säger riktlinjen om tolk?", "tolk?"),
        ("Hej! Jag undrar vad riktlinjerna säger om tolk", "tolk"),
        ("kan du berätta om tolk", "tolk"),
        ("Vem betalar boendet enligt riktlinjen?", "Vem betalar boendet ?"),
        ("What does the guideline say about interpreters", "interpreters"),
        ("Finns det något om husdjur?", "husdjur?"),
    ],
)
def test_words_around_what_is_asked_are_taken_away(question, asked):
    assert without_frame(question) == asked


@pytest.mark.parametrize(
    "question",
    [
        "Vilka riktar sig riktlinjerna till?",
        "Finns det särskilda riktlinjer för återvändare?",
        "Vad är riktlinjernas syfte?",
        "Vad står RVT för?",
        "När reviderades riktlinjen?",
        "",
        "hej",
    ],
)
def test_question_that_is_about_the_guideline_itself_keeps_its_words(question):
    assert without_frame(question) == question
