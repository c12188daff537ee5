"""Law references of a statement, read as references and digit for digit."""

import pytest

from assistant.gate_references import (
    find_foreign_references,
    literal_parts,
    reference_places,
    references_in,
)
from assistant.gate_text import Support
from corpus.law_reference import LawReference

LAW = "Enligt 11 kap. 1 och 2 §§ SoL gäller 4 kap. 3 a § andra stycket OSL."


def foreign(statement, *sentences):
    return list(find_foreign_references(statement, Support(sentences)))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", set()),
        ("Inget.", set()),
        ("11 kap. SoL", {"11 kap."}),
        ("2 a kap. 1–3 §§", {"2a kap.", "1 §", "3 §"}),
        ("1, 2 eller 3 b §§", {"1 §", "2 §", "3b §"}),
        ("3 a  §", {"3a §"}),
        ("första stycket", {"första stycket"}),
        ("11 K\u00adAP. Första stycket", {"11 kap.", "första stycket"}),
        ("andra punkten och tredje meningen", {"andra punkten", "tredje meningen"}),
    ],
)
def test_chapters_sections_and_paragraphs_are_read_digit_for_digit(text, parts):
    assert literal_parts(text) == parts


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        (LAW, []),
        ("Enligt 11 kap. 1 § SoL gäller det.", []),
        # Less than the source is carried, another is not.
        ("Enligt SoL gäller det.", []),
        ("Enligt 11 kap. 3 § SoL.", ["3 §", "11 3 2001:453"]),
        ("Enligt 12 kap. 1 § SoL.", ["12 kap.", "12 1 2001:453"]),
        ("Enligt 11 kap. 1 § OSL.", ["11 1 2009:400"]),
        ("Enligt 4 kap. 3 a § första stycket OSL.", ["första stycket", "4 3 a 2009:400"]),
        ("Enligt 4 kap. 3 a § OSL.", []),
    ],
)
def test_a_reference_the_quotes_do_not_make_is_named(statement, found):
    said = foreign(statement, LAW)
    assert [one.replace("2025:400", "2001:453") for one in said] == found


def test_references_of_all_quoted_sentences_are_carried():
    assert foreign("Se 1 § FL och 2 § FL.", "Se 1 § FL.", "Se 2 § FL.") == []


def test_a_text_that_names_no_law_makes_no_reference():
    assert references_in("Inget här.") == frozenset()
    assert reference_places("Inget här.") == ()


def test_places_are_of_both_readings():
    assert set(reference_places("Se 7 § här")) == {(3, 6)}
    # An act alone has no digits to read; a full stop is no digit.
    assert set(reference_places("Enligt SoL gäller det.")) == {(7, 10)}
    assert (7, 12) in reference_places("Enligt 4 kap. gäller det.")
    assert all(isinstance(ref, LawReference) for ref in references_in(LAW))


@pytest.mark.parametrize(
    ("statement", "source", "found"),
    [
        ("Enligt 37 eller 37 §§ FL.", "Enligt 37 eller 38 §§ FL.", ["37 37"]),
        ("Enligt 2 a kap. 1–1 §§ SoL.", "Enligt 2 a kap. 1–2 §§ SoL.", ["1 1"]),
        ("Enligt 37 eller 37 §§ FL.", "Enligt 37 eller 37 §§ FL.", []),
        ("Enligt 37 § FL, 37 § FL.", "Enligt 37 § FL.", []),
        # A blank makes no other section.
        ("Enligt 3 a eller 3a §§ FL.", "Enligt 3 a § FL.", ["3a 3a"]),
    ],
)
def test_one_section_named_twice_in_one_reference_is_foreign(statement, source, found):
    assert list(find_foreign_references(statement, Support((source,)))) == found
