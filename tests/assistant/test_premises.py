"""What a question takes for given, told from what it asks and from what it only tells."""

import pytest

from assistant.premises import premises
from assistant.reply import Outcome


@pytest.mark.parametrize(
    ("question", "taken"),
    [
        pytest.param(
            "Hon har ju inget arbete, så avgiften faller bort. Var fyller jag i det?",
            ("Hon har ju inget arbete",),
            id="ju",
        ),
        pytest.param(
            "Eftersom polisen utreder frågan: vilken dag ringer de?",
            ("Eftersom polisen utreder frågan:",),
            id="since",
        ),
        pytest.param(
            "Han bor i en annan kommun. Det är väl alltid de som betalar?",
            ("Det är väl alltid de som betalar?",),
            id="a question that affirms",
        ),
        pytest.param(
            "Modern är skriven i en annan kommun, då är det deras ansvar – vem ringer hon?",
            ("Modern är skriven i en annan kommun, då är det deras ansvar",),
            id="dash",
        ),
        pytest.param(
            "Surely the father must agree first. How long do we wait?",
            ("Surely the father must agree first.",),
            id="English",
        ),
        pytest.param("Måste hon ju polisanmäla?", (), id="one piece"),
        pytest.param("Hon har flyttat hit. Vem ansvarar?", (), id="only told"),
        pytest.param("Måste vi utreda? Vem ansvarar då för barnen?", (), id="only asked"),
        pytest.param("Jaha ju. Vem ansvarar?", (), id="too short"),
        pytest.param("", (), id="nothing"),
    ],
)
def test_premises(question, taken):
    assert premises(question) == taken


def test_what_is_wrongly_taken_for_given_is_answered_from_the_guideline(assistant):
    reply = assistant.answer(
        "Det är ju polisen som bestämmer om sekretessmarkering. Hur lång kö är det hos dem?"
    )
    assert reply.outcome is Outcome.ANSWERED
    assert "Det är ju polisen som bestämmer om sekretessmarkering" in reply.lead
    assert len(reply.statements) == 1
    assert "Skatteverket är den myndighet" in reply.statements[0].text


def test_a_premise_the_sources_say_nothing_of_leaves_the_refusal(assistant):
    reply = assistant.answer("Det är ju fullmåne nu i helgen. Vilken färg har handläggarens bil?")
    assert reply.outcome is not Outcome.ANSWERED


def test_a_missing_annex_stays_missing(assistant):
    reply = assistant.answer(
        "Vi måste ju utreda våldsutövare med mallen. Vilka frågor står i bilaga 3?"
    )
    assert reply.outcome is Outcome.NEARBY
