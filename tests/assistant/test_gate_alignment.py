"""A statement's words beside those of its source: what may stand for what."""

from dataclasses import FrozenInstanceError

import pytest

from assistant.gate_alignment import Alignment, Step, bare
from assistant.gate_items import items_of


def pair(statement, source, **kept):
    return Alignment(items_of(statement), items_of(source), **kept)


@pytest.mark.parametrize(
    ("statement", "source", "candidates"),
    [
        pytest.param("Stöd.", "Stöd och stöd.", ((0, 1),), id="everywhere it stands"),
        pytest.param("Utreder.", "Utredning utreds.", ((1,),), id="the verb before its noun"),
        pytest.param("Utreder.", "Stöd vid utredning.", ((1,),), id="its noun where it stands not"),
        pytest.param("Barnet, minderåriga.", "Barnet.", ((0,), (0,)), id="the same people"),
        pytest.param("Stöd och solen.", "Stöd.", ((0,), ()), id="nowhere"),
    ],
)
def test_a_word_may_stand_where_it_is_said_and_else_where_it_is_retold(
    statement, source, candidates
):
    assert pair(statement, source).candidates == candidates


def test_only_words_that_the_source_has_are_placed():
    assert pair("Stöd, solen, skydd.", "Skydd och stöd.").placed == (0, 2)


def test_a_word_of_the_source_is_retold_by_any_form_until_its_place_is_known():
    assert pair("Stöd ges.", "Stöd, skydd, stöd.").retold == (True, False, True)
    laid = pair("Stöd ges.", "Stöd, skydd, stöd.", used=frozenset({2}))
    assert laid.retold == (False, False, True)


@pytest.mark.parametrize(
    ("statement", "source", "turned"),
    [
        ("Barnet utreds.", "Nämnden utreder barnet.", True),
        ("Nämnden utreder barnet.", "Barnet utreds.", True),
        ("Barnet utreds.", "Barnet utreds.", False),
        ("Barnet utreds.", "Nämnden utreder och det utreds.", False),
        ("Barnet erbjuds.", "Nämnden utreder barnet.", False),
        ("Stöd.", "Stöd.", False),
        # A noun has no voice.
        ("Ett beslut.", "Det beslutas.", False),
        ("Det beslutas.", "Ett beslut.", False),
    ],
)
def test_the_voice_turns_when_a_verb_is_only_of_the_other_voice_there(statement, source, turned):
    assert pair(statement, source).turns_voice is turned


@pytest.mark.parametrize(
    ("place", "next_place", "skipped", "moves"),
    [
        pytest.param(0, 1, (), False, id="to the next"),
        pytest.param(0, 2, (), False, id="past what is left out"),
        pytest.param(0, 3, (2,), True, id="past what is said elsewhere"),
        pytest.param(1, 3, (2,), True, id="past the very next"),
        pytest.param(2, 3, (), False, id="from what is said to the next"),
        pytest.param(3, 2, (), True, id="back, past nothing"),
        pytest.param(2, 2, (), False, id="where it was"),
    ],
)
def test_a_step_moves_backwards_or_past_what_is_said_elsewhere(place, next_place, skipped, moves):
    said = pair("Stöd, skydd, krav.", "Stöd, pris, skydd, krav.")
    step = Step(0, 1, place, next_place)
    assert said.skipped(step) == skipped
    assert said.moves(step) is moves


@pytest.mark.parametrize(
    ("source", "place", "other", "is_list"),
    [
        pytest.param("Pris och krav.", 0, 1, True, id="joined"),
        pytest.param("Pris och krav.", 1, 0, True, id="the other way"),
        pytest.param("Pris, krav.", 0, 1, True, id="a comma"),
        pytest.param("Pris, krav och avtal.", 0, 2, True, id="across a third"),
        pytest.param("Pris vid krav och avtal.", 0, 2, False, id="not linked all the way"),
        pytest.param("Pris, krav avtal.", 0, 2, False, id="a word of its own before the last"),
        pytest.param("Pris krav.", 0, 1, False, id="side by side"),
        pytest.param("Pris och krav.", 1, 1, False, id="one word"),
        pytest.param("Barnet och polisen.", 0, 1, False, id="people"),
        pytest.param("Barnet och krav.", 0, 1, True, id="a person first"),
        pytest.param("Krav och barnet.", 0, 1, True, id="a person last"),
    ],
)
def test_items_of_one_list_are_linked_and_not_both_people(source, place, other, is_list):
    assert pair("", source).is_list(place, other) is is_list


@pytest.mark.parametrize(
    ("statement", "source", "place", "lost"),
    [
        pytest.param("Nämnden utreder stöd.", "Utredning av stöd.", 0, False, id="nothing before"),
        pytest.param("Nämnden utreder stöd.", "Stöd i utredning.", 0, False, id="only after it"),
        pytest.param("Utredning av stöd.", "Utredning av stöd.", 1, False, id="a noun still"),
        pytest.param("Solen erbjuder stöd.", "Behov av stöd.", 1, False, id="another verb"),
        pytest.param("Nämnden utreder stöd.", "Utreder stöd.", 1, False, id="a verb already"),
        pytest.param(
            "Nämnden utreder stöd.", "Utredning av stöd.", 1, True, id="the noun became a verb"
        ),
    ],
)
def test_a_head_is_lost_when_the_noun_before_is_said_as_a_verb(statement, source, place, lost):
    assert pair(statement, source).lost_head(place) is lost


def test_an_alignment_stays_as_it_was_laid():
    with pytest.raises(FrozenInstanceError):
        pair("Stöd.", "Stöd.").used = frozenset({0})


def test_articles_and_marks_do_not_count_among_the_little_words():
    assert bare(("den", ",", "av")) == ("av",)
    assert bare(()) == ()
