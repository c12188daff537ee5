import pytest

from assistant.asking_clauses import asking_clauses


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("", ()),
        ("Avtal och uppdrag", ()),
        ("Vem betalar maten?", ("Vem betalar maten?",)),
        ("Vem betalar maten och vem hämtar?", ("Vem betalar maten", "och vem hämtar?")),
        ("Får vi ringa? Vad säger vi då?", ("Får vi ringa?", "Vad säger vi då?")),
        (
            "Hur skriver vi det, och i vilken paragraf?",
            ("Hur skriver vi det", "och i vilken paragraf?"),
        ),
    ],
)
def test_each_clause_that_asks_is_one_thing(text, clauses):
    assert asking_clauses(text) == clauses


@pytest.mark.parametrize(
    "text",
    [
        "Han hittade henne förra året, räcker lås på dörren?",
        "Hon tackade nej och gick hem, vad gör vi med papperet?",
        "Om boendet brister, vem svarar för det?",
    ],
)
def test_what_is_told_before_a_question_is_nothing_more_that_it_asks(text):
    assert asking_clauses(text) == (text,)


def test_a_story_beside_the_question_asks_nothing():
    assert asking_clauses("Hon bor hos sin syster. Vem betalar maten?") == ("Vem betalar maten?",)


def test_a_clause_that_opens_with_its_verb_asks_whatever_the_verb():
    text = "Stämmer det att personal räknas, och hur bör jag prata med henne?"
    assert asking_clauses(text) == (
        "Stämmer det att personal räknas",
        "och hur bör jag prata med henne?",
    )
