"""A slice of the measurement in evals: the whole runs with `python -m evals.identity_mentions`."""

from assistant.privacy import IdentityKind, find_identity_data
from evals.identity_mentions import (
    GeneratedMention,
    clean_questions,
    generate_mentions,
    is_leak,
    material,
)


def test_every_form_is_found_in_a_few_carriers():
    mentions = generate_mentions(7, 3 * len(material().forms))
    assert [mention.text for mention in mentions if is_leak(mention)] == []


def test_clean_questions_raise_no_alarm():
    assert [text for text in clean_questions(7, 800) if find_identity_data(text)] == []


def test_there_are_forty_forms_of_personal_numbers_and_every_kind_is_tried():
    kinds = [form.kind for form in material().forms]
    assert kinds.count(IdentityKind.PERSONNUMMER) >= 40
    assert set(kinds) == set(IdentityKind)


def test_the_same_seed_gives_the_same_mentions():
    assert list(generate_mentions(3, 50)) == list(generate_mentions(3, 50))


def test_the_judge_sees_what_is_left_uncovered():
    missed = GeneratedMention("Klient 123 anna", IdentityKind.PERSONNUMMER, "", 7, 10, ())
    half = GeneratedMention("850709-9805 7", IdentityKind.PERSONNUMMER, "", 0, 13, ())
    whole = GeneratedMention("850709-9805", IdentityKind.PERSONNUMMER, "", 0, 11, ())
    assert is_leak(missed)
    assert is_leak(half)
    assert not is_leak(whole)
