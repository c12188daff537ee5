"""What one step of a statement through the words of its source breaks."""

import pytest

from assistant.gate_alignment import Alignment, Step
from assistant.gate_items import items_of
from assistant.gate_jumps import STRONG, WEAK, Fault, faults_of, faults_of_first


def faults(statement, source, *places):
    """The faults of every step between the given places."""
    pair = Alignment(items_of(statement), items_of(source))
    return tuple(
        fault
        for at in range(1, len(places))
        for fault in faults_of(
            pair,
            Step(pair.placed[at - 1], pair.placed[at], places[at - 1], places[at]),
            places[:at],
        )
    )


def test_a_weak_fault_counts_half():
    assert STRONG == 2 * WEAK > 0


@pytest.mark.parametrize(
    ("statement", "source", "found"),
    [
        ("Stöd till barnet.", "Stöd till barnet.", ()),
        ("Stöd till barnet.", "Stöd från barnet.", (Fault(STRONG, "till barnet / från barnet"),)),
        ("Stöd till pris.", "Stöd för pris.", ()),
        ("Stöd inom pris.", "Stöd vid pris.", ()),
        ("Stöd av pris.", "Stöd under pris.", (Fault(STRONG, "av pris / under pris"),)),
        ("Stöd pris.", "Stöd vid pris.", (Fault(WEAK, " pris / vid pris"),)),
        ("Stöd vid pris.", "Stöd pris.", (Fault(WEAK, "vid pris /  pris"),)),
        ("Stöd pris.", "Stöd med pris.", ()),
        ("Stöd pris.", "Stöd under pris.", (Fault(STRONG, " pris / under pris"),)),
        ("Stöd barnet.", "Stöd till barnet.", (Fault(WEAK, " barnet / till barnet"),)),
        ("Stöd barnet.", "Stöd mot barnet.", (Fault(STRONG, " barnet / mot barnet"),)),
        ("Stöd enligt 4 kap. krav.", "Stöd under 4 kap. krav.", ()),
        ("Utreda stöd.", "Utreda enligt stöd.", (Fault(STRONG, " stöd / enligt stöd"),)),
        ("Stöd för att placera.", "Stöd under placera.", ()),
    ],
)
def test_a_word_keeps_its_preposition_or_one_like_it(statement, source, found):
    assert faults(statement, source, 0, 1) == found


def test_the_first_word_keeps_its_preposition_only_when_it_is_a_person():
    def first(statement, source, place):
        return faults_of_first(Alignment(items_of(statement), items_of(source)), place)

    assert first("Mot barnet ges.", "Stöd till barnet.", 1) == (
        Fault(STRONG, "mot barnet / till barnet"),
    )
    assert first("Till barnet ges.", "Stöd till barnet.", 1) == ()
    assert first("Under pris ges.", "Stöd av pris.", 1) == ()


@pytest.mark.parametrize(
    ("statement", "source", "found"),
    [
        pytest.param(
            "Informera den enskilde.",
            "Informera utföraren om att den enskilde flyttar.",
            (Fault(STRONG, "informera enskilde / om att den"),),
            id="the subject of a clause became an object",
        ),
        pytest.param(
            "Informera om att den enskilde flyttar.",
            "Informera utföraren om att den enskilde flyttar.",
            (),
            id="the clause is kept",
        ),
        pytest.param(
            "Information den enskilde.",
            "Information utföraren om att den enskilde flyttar.",
            (),
            id="not after a verb",
        ),
    ],
)
def test_a_person_in_a_clause_is_not_the_object_of_the_verb_before_it(statement, source, found):
    assert faults(statement, source, 0, 2) == found


@pytest.mark.parametrize(
    ("statement", "source", "places", "found"),
    [
        pytest.param(
            "Pris stöd.", "Stöd krav pris.", (2, 0), (Fault(WEAK, "pris stöd"),), id="back"
        ),
        pytest.param(
            "Stöd pris krav.",
            "Stöd krav pris.",
            (0, 2, 1),
            (Fault(STRONG, "stöd pris / krav"), Fault(WEAK, "pris krav")),
            id="a place taken",
        ),
        pytest.param(
            "Stöd och skydd krav.",
            "Stöd krav och skydd.",
            (0, 2, 1),
            (Fault(WEAK, "skydd krav"),),
            id="back in a list",
        ),
        pytest.param("Stöd pris.", "Stöd krav pris.", (0, 2), (), id="forward past what is left"),
        pytest.param("Avtal och pris.", "Pris och avtal.", (1, 0), (), id="two of a list"),
        pytest.param(
            "Pris avtal och krav.", "Pris krav och avtal.", (0, 2, 1), (), id="a list turned"
        ),
        pytest.param("Till barnet ges stöd.", "Stöd ges till barnet.", (1, 0), (), id="fronted"),
        pytest.param("Stöd, pris.", "Pris krav stöd.", (2, 0), (), id="after a comma"),
        pytest.param("Pris utreds.", "Utreds krav pris.", (2, 0), (), id="to a verb"),
        pytest.param("Utreds pris.", "Pris krav utreds.", (2, 0), (), id="from a verb"),
        pytest.param("Stöd av pris.", "Av pris krav stöd.", (2, 0), (), id="with its preposition"),
    ],
)
def test_a_jump_is_a_fault_unless_swedish_makes_it(statement, source, places, found):
    assert faults(statement, source, *places) == found


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("Det beror på behov av stöd.", ()),
        (
            "Det beror på behov av insatser, stöd och bedömning.",
            ("behov insatser / stöd", "behov insatser / bedömning"),
        ),
    ],
)
def test_what_a_noun_has_after_av_stays_with_it(statement, found):
    pair = Alignment(
        items_of(statement), items_of("Det beror på behov av stöd och bedömning av insatser.")
    )
    to = 2 if len(pair.placed) == 3 else 4
    said = faults_of(pair, Step(1, 2, 1, to), (0, 1))
    assert said == tuple(Fault(STRONG, one) for one in found)
