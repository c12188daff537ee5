"""Every content word is carried: by the quotes, the headings or a listed synonym."""

import pytest

from assistant.gate_coverage import (
    are_synonyms,
    find_added_strength,
    find_turned_words,
    find_uncarried_words,
)
from assistant.gate_text import Support

LONG = (
    "Nämnden planerar mötet noga, bokar lokalen, bjuder gäster, skriver dagordning och följer upp."
)


def foreign(check, statement, *sentences, context=""):
    return list(check(statement, Support(sentences, context)))


@pytest.mark.parametrize(
    ("statement", "source", "found"),
    [
        ("", "Avgiften sänks.", []),
        ("Avgifter sänks.", "Avgiften ska sänkas.", []),
        ("Avgiften betalas.", "Bostaden städas.", ["avgiften", "betalas"]),
        # A listed synonym carries; a word like it does not.
        ("Avgiften minskas.", "Avgiften sänks.", []),
        ("Avgiften höjs.", "Avgiften sänks.", ["höjs"]),
        # A word inside another is not there («mat» in «information»).
        ("Mat ges.", "Information ges.", ["mat"]),
        # Another form of a word of the source carries too, with no synonym listed.
        ("Registreringen väntar.", "Nämnden registrerar och väntar.", []),
        # People are compared where people are compared.
        ("Barnet sänks.", "Avgiften sänks.", []),
        # No length earns a word of one's own.
        (LONG.replace("noga", "slarvigt"), LONG, ["slarvigt"]),
        # Words of an answer.
        ("Riktlinjen anger följande: avgiften sänks.", "Avgiften sänks.", []),
    ],
)
def test_a_content_word_is_carried(statement, source, found):
    assert foreign(find_uncarried_words, statement, source) == found


def test_a_heading_may_lend_a_word_or_its_synonym():
    assert foreign(find_uncarried_words, "Avgiften sänks.", "Den sänks.", context="Avgift") == []
    assert foreign(find_uncarried_words, "Avgiften sänks.", "Avgiften.", context="Minskas") == []


def test_words_of_telephones_are_free_beside_a_number():
    assert foreign(find_uncarried_words, "Origo nås på telefon.", "Origo 020-40 70 40") == []
    assert foreign(find_uncarried_words, "Avgiften nås.", "Avgiften.") == ["nås"]


def test_a_person_is_free_beside_somebody():
    assert foreign(find_uncarried_words, "Personen betalar.", "Den enskilde betalar.") == []
    assert foreign(find_uncarried_words, "Personen betalar.", "Man betalar.") == ["personen"]


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("sänka", "reduceras", True),
        ("reduceras", "sänka", True),
        ("sänker", "reduceras", True),
        ("reduceras", "sänker", True),
        ("sänka", "höja", False),
        ("okänt", "okänt", False),
    ],
)
def test_synonyms_are_listed_and_work_both_ways(one, other, are):
    assert are_synonyms(one, other) is are


@pytest.mark.parametrize(
    ("statement", "source", "found"),
    [
        ("Vid bifall.", "Vid bifall.", []),
        ("Vid avslag.", "Vid bifall.", ["avslag / bifall"]),
        ("Vid bifall.", "Vid avslag.", ["bifall / avslag"]),
        # Both stand in the source, or both in the statement.
        ("Vid avslag.", "Vid bifall och avslag.", []),
        ("Vid bifall och avslag.", "Vid bifall.", []),
        # «o» turns a word round.
        ("Det är olämpligt.", "Det är lämpligt.", ["olämpligt"]),
        ("Det är lämpligt.", "Det är olämpligt.", ["lämpligt"]),
        ("Det är lämpligt.", "Det är viktigt.", []),
        ("Det visar omtanke.", "Det är viktigt.", []),
        # Short words begin with «o» for other reasons.
        ("Det är okänt.", "Det är känt.", []),
        ("Det är ohörda.", "Det är hörda.", ["ohörda"]),
    ],
)
def test_a_word_turned_round_is_named(statement, source, found):
    assert foreign(find_turned_words, statement, source) == found


@pytest.mark.parametrize(
    ("statement", "source", "found"),
    [
        ("Avgiften sänks alltid.", "Avgiften sänks.", ["alltid"]),
        ("Avgiften sänks alltid.", "Avgiften sänks alltid.", []),
        ("Avgiften sänks bara.", "Avgiften sänks endast.", []),
        ("Avgiften sänks endast ibland.", "Avgiften sänks.", ["endast", "ibland"]),
        ("Avgiften sänks oavsett.", "Avgiften sänks.", ["oavsett"]),
        ("Avgiften sänks.", "Avgiften sänks alltid.", []),
    ],
)
def test_force_and_scope_are_the_source_s_own(statement, source, found):
    assert foreign(find_added_strength, statement, source) == found
