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
        # Beside a law reference in one of the two only.
        ("Stöd under krav.", "Stöd enligt 4 kap. krav.", ()),
        # A verb has no preposition to keep, on either side.
        ("Insats av utföraren.", "Insats att utföra.", ()),
        ("Våld hen utövar.", "Våld mot utövaren.", ()),
        # In a list the second item may do without; alone it may not.
        ("Stöd och krav.", "Stöd och vid krav.", ()),
        ("Stöd krav.", "Stöd och vid krav.", (Fault(WEAK, " krav / vid krav"),)),
        # Two that may each be left out are not the same.
        ("Stöd med pris.", "Stöd i pris.", (Fault(STRONG, "med pris / i pris"),)),
        ("Stöd för polisen.", "Stöd rörande polisen.", ()),
        ("Stöd barnet.", "Stöd med barnet.", (Fault(STRONG, " barnet / med barnet"),)),
    ],
)
def test_a_word_keeps_its_preposition_or_one_like_it(statement, source, found):
    assert faults(statement, source, 0, 1) == found


@pytest.mark.parametrize(
    ("statement", "source", "found"),
    [
        pytest.param("Kontrollera insatsen.", "Kontroll över insatsen.", (), id="a noun made verb"),
        pytest.param(
            "Utreder vid stöd.", "Utredning av stöd.", (Fault(STRONG, "vid stöd / av stöd"),),
            id="a noun made verb with another preposition",
        ),
        pytest.param(
            "Utreder barnet.", "Utredning av barnet.", (Fault(STRONG, " barnet / av barnet"),),
            id="a noun made verb, of a person: who acts?",
        ),
        pytest.param("Stöd under utredningstid.", "Stöd av utredning.", (), id="another word"),
        pytest.param(
            "Stöd mot minderåriga.", "Stöd till barnet.",
            (Fault(STRONG, "mot minderåriga / till barnet"),), id="another word for a person",
        ),
        pytest.param(
            "Stöd av pris.", "Stöd under priser.", (Fault(STRONG, "av pris / under priser"),),
            id="an s that is no genitive",
        ),
        pytest.param(
            "Stöd av insatsen.", "Stöd under insatsen.",
            (Fault(STRONG, "av insatsen / under insatsen"),), id="an ending that is no genitive",
        ),
        pytest.param(
            "Utreds mot barnet.", "Utreder barnet.", (Fault(STRONG, "mot barnet /  barnet"),),
            id="the voice turned, but no agent",
        ),
        pytest.param(
            "Stöd av barnet.", "Stöd barnet.", (Fault(STRONG, "av barnet /  barnet"),),
            id="an agent, but no voice turned",
        ),
        pytest.param(
            "Informera om att polisen kommer.", "Informera om polisen.", (), id="a phrase as clause"
        ),
        pytest.param(
            "Informera om polisen.", "Informera om att polisen kommer.", (), id="a clause as phrase"
        ),
    ],
)  # fmt: skip
def test_a_preposition_goes_with_what_a_word_is_made_into(statement, source, found):
    assert faults(statement, source, 0, 1) == found


def test_a_genitive_and_an_agent_have_other_prepositions():
    assert faults("Bedöma insatsens krav.", "Bedöma krav under insatsen.", 0, 2) == ()
    assert faults("Barnet utreds av polisen.", "Polisen utreder barnet.", 2, 1, 0) == ()


def test_the_first_word_keeps_its_preposition_only_when_it_is_a_person():
    def first(statement, source, place):
        return faults_of_first(Alignment(items_of(statement), items_of(source)), place)

    assert first("Mot barnet ges.", "Stöd till barnet.", 1) == (
        Fault(STRONG, "mot barnet / till barnet"),
    )
    assert first("Till barnet ges.", "Stöd till barnet.", 1) == ()
    assert first("Under pris ges.", "Stöd av pris.", 1) == ()
    # Alike prepositions will do for a person who has not moved past what is said elsewhere.
    assert first("För polisen ges stöd.", "Rörande polisen ges stöd.", 0) == ()
    assert first("För polisen ges stöd.", "Stöd rörande polisen.", 1) == (
        Fault(STRONG, "för polisen / rörande polisen"),
    )


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
        pytest.param(
            "Informera krav.",
            "Informera utföraren om att krav gäller.",
            (),
            id="no person",
        ),
    ],
)
def test_a_person_in_a_clause_is_not_the_object_of_the_verb_before_it(statement, source, found):
    assert faults(statement, source, 0, 2) == found


def test_a_person_is_an_object_where_no_clause_begins_or_nothing_stands_before_it():
    assert faults("Informera polisen.", "Informera polisen.", 0, 1) == ()
    source = "När den enskilde flyttar ska utföraren informera."
    assert faults("Informera den enskilde.", source, 3, 0) == ()
    source = "Informera om att den enskilde flyttar."
    found = (Fault(STRONG, "informera enskilde / om att den"),)
    assert faults("Informera den enskilde.", source, 0, 1) == found


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
    ("statement", "source", "places", "found"),
    [
        pytest.param(
            "Stöd pris vid krav.", "Stöd vid krav pris.", (0, 2, 1), (), id="past a phrase"
        ),
        pytest.param(
            "Stöd pris vid krav, avtal.", "Stöd vid krav avtal pris.", (0, 3), (),
            id="past a phrase and more",
        ),
        pytest.param(
            "Stöd pris vid krav.", "Stöd avtal vid krav pris.", (0, 3, 2), (WEAK,),
            id="past a phrase further on",
        ),
        pytest.param(
            "Stöd pris utreds.", "Stöd utreds krav pris.", (0, 3, 1), (), id="past a verb"
        ),
        pytest.param(
            "Stöd pris utreds, krav.", "Stöd utreds krav pris.", (0, 3), (WEAK,),
            id="past a verb and more",
        ),
        pytest.param(
            "Stöd vid krav pris.", "Stöd pris avtal vid krav.", (0, 3, 1), (),
            id="back to where it was before a phrase",
        ),
        pytest.param(
            "Stöd vid krav pris.", "Pris stöd avtal vid krav.", (1, 3, 0), (WEAK,),
            id="back to before that",
        ),
        pytest.param(
            "Pris solen avtal och krav.", "Pris krav avtal.", (0, 2), (WEAK,), id="no list there"
        ),
        pytest.param(
            "Pris solen avtal krav.", "Pris krav och avtal.", (0, 2), (WEAK,), id="no list here"
        ),
        pytest.param(
            "Krav, pris solen avtal.", "Pris krav och avtal.", (1, 0, 2), (WEAK,),
            id="nothing after it in the list",
        ),
        pytest.param(
            "Pris solen avtal och stöd, krav.", "Pris krav och avtal.", (0, 2), (WEAK,),
            id="another after it in the list",
        ),
        pytest.param(
            "Stöd avtal och vid pris.", "Krav och avtal, stöd vid pris.", (2, 1, 3), (WEAK,),
            id="back out of a list",
        ),
    ],
)  # fmt: skip
def test_a_jump_without_a_joint_is_weak_unless_only_a_phrase_or_a_list_moved(
    statement, source, places, found
):
    assert tuple(fault.weight for fault in faults(statement, source, *places)) == found
