from assistant.composed import Composed, merge
from assistant.phrases import phrase
from assistant.reply import Citation, Outcome, Statement


def statement(text):
    return Statement(text, (Citation("p:1", "prov", "Prov", ("A",), 1, text, 0, len(text)),))


def test_nearest_text_of_an_unanswered_part_comes_last_and_is_told_of():
    first = Composed(Outcome.NEARBY, "x", (statement("Nära."), statement("Fjärran.")), "en del")
    merged = merge([first, Composed(Outcome.ANSWERED, "", (statement("Svaret."),), "annan del")])
    assert merged.outcome is Outcome.ANSWERED
    assert [one.text for one in merged.statements] == ["Svaret.", "Nära."]
    assert "en del" in merged.lead
    assert merged.lead.endswith(phrase("lead", "part_nearest"))


def test_nothing_is_said_to_stand_last_when_it_was_said_already():
    parts = [
        Composed(Outcome.ANSWERED, "", (statement("Svaret."),), "en del"),
        Composed(Outcome.NEARBY, "x", (statement("Svaret."),), "annan del"),
        Composed(Outcome.NOT_COVERED, "y", (), "tredje del"),
    ]
    merged = merge(parts)
    assert [one.text for one in merged.statements] == ["Svaret."]
    assert phrase("lead", "part_nearest") not in merged.lead


def test_what_only_tells_of_something_does_not_answer_for_the_question_beside_it():
    asked = Composed(Outcome.NEARBY, "Svarar inte.", (statement("Nära."),), "Vad kostar det?")
    told = Composed(Outcome.ANSWERED, "", (statement("Om chefer."),), "Chefen skriver på i dag.")
    merged = merge([asked, told])
    assert merged.outcome is Outcome.NEARBY
    assert [one.text for one in merged.statements] == ["Nära."]


def test_parts_that_are_not_put_as_questions_answer_for_themselves():
    missing = Composed(Outcome.NEARBY, "", (), "kostnad skyddat boende")
    found = Composed(Outcome.ANSWERED, "", (statement("Svaret."),), "skolgång skyddat boende")
    assert merge([missing, found]).outcome is Outcome.ANSWERED
