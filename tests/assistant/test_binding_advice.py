"""Whether general advice binds: in Stockholm it is to be followed, and the answer says so."""

import pytest

BINDING = "ska även de allmänna råden följas"


@pytest.mark.parametrize(
    "question",
    [
        "Är det obligatoriskt att handläggarna har socionomexamen?",
        "Det står bara att boendets personal bör kunna något om barns behov, är det valfritt?",
        "Måste vi utreda alla punkter i listan eller är de bara en rekommendation?",
    ],
)
def test_asked_whether_advice_binds_the_citys_own_rule_stands_beside_it(assistant, question):
    texts = [statement.text for statement in assistant.answer(question).statements]
    assert any(BINDING in text for text in texts[:2])


def test_without_that_question_the_rule_is_not_added(assistant):
    reply = assistant.answer("Vilken utbildning bör en handläggare som utreder våld ha?")
    assert "socionomexamen" in reply.statements[0].text
    assert not any(BINDING in statement.text for statement in reply.statements)


def test_both_sides_stand_when_the_first_two_places_say_one_of_them(assistant):
    reply = assistant.answer(
        "Är det ett krav att analysera beslutets följder för barnen eller något vi gärna får göra?"
    )
    texts = " ".join(statement.text for statement in reply.statements)
    assert "rekommenderas även följande två punkter" in texts
    assert "ska en barnkonsekvensanalys ingå" in texts
