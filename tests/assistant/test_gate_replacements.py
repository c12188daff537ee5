"""Words in one another's place: each statement below is made of words its source has or lends."""

import pytest

from assistant.gate_replacements import find_repeated_words, find_replaced_words
from assistant.gate_text import Support

ANALYSIS = "Analysen ska göras både vid bifall och vid avslag."
CONTACT = "Handläggaren har kontakt med teamet och erbjuder stöd."


def repeated(statement, *sentences):
    return list(find_repeated_words(statement, Support(sentences)))


def replaced(statement, *sentences, context=""):
    return list(find_replaced_words(statement, Support(sentences, context)))


@pytest.mark.parametrize(
    ("statement", "sentences", "found"),
    [
        ("", ("",), []),
        (ANALYSIS, (ANALYSIS,), []),
        ("Analysen ska göras både vid avslag och vid avslag.", (ANALYSIS,), ["avslag"]),
        # Once is never too often, even where the source lacks the word; coverage asks for that.
        ("Beslut fattas.", (ANALYSIS,), []),
        ("Beslut och beslut fattas.", (ANALYSIS,), ["beslut"]),
        # Another form of a word is the same word, on both sides.
        ("Avslag och avslag.", ("Avslaget gäller avslag.",), []),
        ("Avslag, avslag och avslag.", ("Avslaget gäller avslag.",), ["avslag"]),
        ("Mat och mat.", ("Maten gäller maten.",), []),
        ("Maten och mat.", ("Mat.",), ["mat"]),
        # A second sentence may begin again with what it is about.
        ("Avslag motiveras. Avslag dokumenteras.", ("Avslag motiveras och dokumenteras.",), []),
        # Two quoted sentences carry a word twice.
        ("Både avslag och avslag.", ("Ett avslag.", "Ett avslag till."), []),
        # People are counted where people are compared.
        ("Barnet och barnet.", ("Barnet.",), []),
        # A person of the source is no other word of the same stem.
        ("Handläggning och handläggning.", ("Handläggarens handläggning.",), ["handläggning"]),
    ],
)
def test_a_sentence_says_no_word_oftener_than_its_source(statement, sentences, found):
    assert repeated(statement, *sentences) == found


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        (CONTACT, []),
        ("Handläggaren har möte med teamet och erbjuder stöd.", ["möte / kontakt"]),
        ("Handläggaren har planerat möte med teamet.", ["planerat möte / kontakt"]),
        ("Handläggaren har offrets med teamet och erbjuder stöd.", ["offrets / kontakt"]),
        # At the end the neighbour is the end.
        ("Handläggaren har kontakt med teamet och erbjuder mat.", ["mat / stöd"]),
        ("Teamet har kontakt med handläggaren och erbjuder hjälp.", []),
        # What was there is said elsewhere: the order is another, not the words.
        ("Stöd erbjuder handläggaren, har teamet med teamet i kontakt.", []),
        ("Handläggaren har stöd med teamet och erbjuder kontakt.", []),
        # Another form, a listed synonym.
        ("Handläggaren har kontakter med teamet och erbjuder stöd.", []),
        ("Teamet erbjuder hjälp", []),
        # Neighbours on one side only say nothing.
        ("Handläggaren har möte i teamet.", []),
        # Three words in a row are another clause, not a word in another's place.
        ("Handläggaren har planerat gemensamt möte med teamet.", []),
    ],
)
def test_a_word_in_the_place_of_one_that_is_gone_is_named(statement, found):
    assert replaced(statement, CONTACT) == found


def test_the_first_word_has_a_place_too():
    assert replaced("Möte hålls.", "Kontakt hålls.") == ["möte / kontakt"]


def test_a_person_may_stand_for_a_person_but_a_thing_may_not():
    assert replaced(CONTACT.replace("Handläggaren", "Polisen"), CONTACT) == []
    thing = CONTACT.replace("Handläggaren", "Mötet")
    assert replaced(thing, CONTACT) == ["mötet / handläggaren"]


def test_half_of_what_was_there_said_elsewhere_is_not_all_of_it():
    assert replaced("Man får frukt här, mat.", "Man får varm mat här.") == ["frukt / varm mat"]


def test_the_place_is_looked_for_in_every_quoted_sentence_and_in_every_sentence_said():
    said = "Stöd erbjuds. Handläggaren har möte med teamet."
    assert replaced(said, "Stöd erbjuds.", CONTACT) == ["möte / kontakt"]


def test_a_word_that_retells_one_quoted_sentence_is_not_held_to_the_other():
    source = ("Då ska avgiften reduceras.", "Personen betalar avgiften själv.")
    assert replaced("Då ska avgiften sänkas.", *source) == []
    assert replaced("Då ska avgiften sänkas.", *source[1:]) == ["sänkas / själv"]


def test_a_heading_lends_no_word_for_the_place_of_another():
    assert replaced("Handläggaren har möte med teamet.", CONTACT, context="Möten") == [
        "möte / kontakt"
    ]
