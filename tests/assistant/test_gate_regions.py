"""Which words stand in a condition."""

import pytest

from assistant.gate_regions import conditions_of, is_any_finite
from assistant.gate_text import tokenize


def conditional(text):
    kinds = conditions_of(text)
    return " ".join(t.word for t, kind in zip(tokenize(text), kinds, strict=True) if kind)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("Om", "om"),
        ("Barnet bor där.", ""),
        ("Om mat ingår sänks avgiften.", "om mat ingår"),
        ("Om mat ingår ska avgiften sänkas.", "om mat ingår"),
        ("Om mat ingår, gäller det.", "om mat ingår"),
        ("Innan nämnden beslutar ska den höra barnet.", "innan nämnden beslutar"),
        ("Om den som bor ensam betalar gäller det.", "om den som bor ensam betalar"),
        ("Om hen bor ensam och betalar gäller det.", "om hen bor ensam och betalar"),
        ("Om hen bor ensam och barnet är litet gäller det.", "om hen bor ensam och barnet"),
        ("Om hen ska bo kan det gälla.", "om hen ska bo"),
        ("Om hen som bor där ska bo kan det gälla.", "om hen som bor där"),
        ("Avgiften sänks om det finns skäl.", "om det finns skäl"),
        ("Avgiften sänks om det finns skäl, och höjs.", "om det finns skäl"),
        ("Avgiften sänks om skäl.", ""),
        ("Det gäller. Om hen bor där, gäller det.", "om hen bor där"),
        ("Saknar hen mat ska avgiften sänkas.", "saknar hen mat"),
        ("Saknar hen mat sänks avgiften.", ""),
        ("Ska avgiften sänkas kan den höjas.", ""),
        ("Vid fara kan den höjas.", ""),
        ("Behöver hen mat ska avgiften sänkas.", "behöver hen mat"),
        # Each verb counts, also the first word, a passive, and the second verb before a mark.
        ("Om bor ensam gäller det.", "om bor ensam"),
        ("Om avgiften reduceras gäller det.", "om avgiften reduceras"),
        ("Om hen bor ensam och betalar, gäller det.", "om hen bor ensam och betalar"),
        # A genitive is no verb.
        ("Om vårdnadshavarens avgift höjs gäller det.", "om vårdnadshavarens avgift höjs"),
        ("Om hen bor ensam.", "om hen bor ensam"),
        ("Om: se nedan.", "om"),
        # The second sentence has a head of its own; the word after its head has not.
        ("Det gäller. Om hen bor ensam gäller det.", "om hen bor ensam"),
        ("Det gäller. Om avgiften höjs gäller det.", "om avgiften höjs"),
        ("Det gäller. Information om våld ges.", ""),
        # In the middle no main clause follows: it lasts to its mark.
        (
            "Det sker när hen bor ensam och barnet är litet.",
            "när hen bor ensam och barnet är litet",
        ),
    ],
)
def test_a_condition_ends_where_the_main_clause_begins(text, words):
    assert conditional(text) == words


def test_conditions_are_of_two_kinds():
    assert conditions_of("När hen bor där, innan det gäller.") == (
        *["when"] * 4,
        *["before"] * 3,
    )


@pytest.mark.parametrize(
    ("word", "finite"), [("bor", True), ("ska", True), ("vet", True), ("bo", False), ("hus", False)]
)
def test_auxiliaries_and_whole_verbs_are_finite(word, finite):
    assert is_any_finite(word) is finite
