"""One step of a statement into the place of another word, or away from the noun it belongs to."""

import pytest

from assistant.gate_alignment import Alignment, Step
from assistant.gate_items import items_of
from assistant.gate_jumps import STRONG, faults_of

TAKEN = "stöd pris / krav"


def strong(statement, source, *places):
    """What the step between two places breaks by itself: from the word that stands on the first."""
    pair = Alignment(items_of(statement), items_of(source))
    place, next_place = places
    first = next(at for at in pair.placed if place in pair.candidates[at])
    after = pair.placed[pair.placed.index(first) + 1]
    found = faults_of(pair, Step(first, after, place, next_place), (place,))
    return tuple(fault.value for fault in found if fault.weight == STRONG)


@pytest.mark.parametrize(
    ("statement", "source", "places", "found"),
    [
        pytest.param(
            "Stöd pris krav utreds.", "Stöd krav pris utreds.", (0, 2), (TAKEN,), id="exchanged"
        ),
        pytest.param(
            "Stöd pris krav utreds.", "Stöd krav pris utreder.", (0, 2), (TAKEN,),
            id="the voice turned of another verb",
        ),
        pytest.param("Stöd ett pris krav.", "Stöd krav pris.", (0, 2), (TAKEN,), id="an article"),
        pytest.param("Stöd pris krav.", "Stöd ett krav pris.", (0, 2), (TAKEN,), id="none here"),
        pytest.param(
            "Stöd solen pris krav.", "Stöd krav pris.", (0, 2), (), id="a word of its own between"
        ),
        pytest.param("Pris stöd.", "Stöd krav pris avtal.", (2, 0), (), id="the other not said"),
        pytest.param(
            "Stöd krav.", "Stöd kravet avtal krav.", (0, 3), (), id="the same word stands there"
        ),
        pytest.param(
            "Stöd pris utreds.", "Stöd utredning pris.", (0, 2), (), id="the other became a verb"
        ),
        pytest.param(
            "Stöd pris som krav.", "Stöd krav pris.", (0, 2), (), id="the other has its own clause"
        ),
        pytest.param(
            "Stöd utreds vid pris i krav.", "Stöd utreds vid krav i pris.", (1, 3),
            ("utreds pris / krav",), id="two phrases after a verb",
        ),
        pytest.param(
            "Stöd utredas vid pris i krav.", "Stöd utreda vid krav i pris.", (1, 3), (),
            id="after a verb whose voice turned",
        ),
        pytest.param(
            "Stöd utreda pris krav.", "Stöd utreda krav pris.", (1, 3), ("utreda pris / krav",),
            id="two objects",
        ),
        pytest.param(
            "Utreda pris krav.", "Utreda krav pris.", (0, 2), (), id="after a verb at the head"
        ),
        pytest.param(
            "Vid behov utreder nämnden krav.", "Nämnden utreder krav vid behov.", (1, 0), (),
            id="a subject after its verb",
        ),
    ],
)  # fmt: skip
def test_after_the_same_word_comes_what_stood_there(statement, source, places, found):
    assert strong(statement, source, *places) == found


@pytest.mark.parametrize(
    ("statement", "source", "places", "found"),
    [
        pytest.param(
            "Behov av insats, bedömning.", "Bedömning av insats och behov.", (2, 1),
            ("behov insats / bedömning",), id="another head",
        ),
        pytest.param(
            "Behov av en insats, bedömning.", "Bedömning av insats och behov.", (2, 1),
            ("behov insats / bedömning",), id="with an article",
        ),
        pytest.param(
            "Behov av insats, bedömning.", "Bedömning av en insats och behov.", (2, 1),
            ("behov insats / bedömning",), id="without one",
        ),
        pytest.param(
            "Stöd är av vikt, bedömning.", "Bedömning är av vikt och stöd.", (2, 1),
            ("stöd vikt / bedömning",), id="with a verb between",
        ),
        pytest.param(
            "Behov solen av insats, bedömning.", "Bedömning av insats och behov.", (2, 1), (),
            id="a word of its own between",
        ),
        pytest.param(
            "Stöd av insats, bedömning.", "Av insats följer stöd och bedömning.", (2, 0), (),
            id="nothing before it there",
        ),
        pytest.param(
            "Behov av insats, stöd.", "Behov av stöd och bedömning av insats.", (0, 3),
            ("behov insats / stöd",), id="what it belongs to there is not said",
        ),
        pytest.param(
            "Behov av polisen, bedömning.", "Bedömning av polisen och behov.", (2, 1), (),
            id="who acts",
        ),
        pytest.param(
            "Behov av FREDA, bedömning.", "Bedömning av FREDA och behov.", (2, 1), (), id="a name"
        ),
        pytest.param(
            "Stöd på grund av insats, bedömning.", "Bedömning på grund av insats och stöd.",
            (2, 1), (), id="a cause",
        ),
        pytest.param(
            "Behov av insats, bedömning.", "Bedömning om insats och behov.", (2, 1),
            ("av insats / om insats",), id="not with «av» there",
        ),
        pytest.param(
            "Bedömningar av insats.", "Bedömning av insats och bedömningar.", (2, 1), (),
            id="the same head",
        ),
        pytest.param(
            "Utreds av insats, bedömning.", "Bedömning av insats utreds.", (2, 1), (), id="a verb"
        ),
        pytest.param(
            "Bedömning och behov av insats.", "Behov och bedömning av insats.", (0, 2), (),
            id="two heads of a list",
        ),
    ],
)  # fmt: skip
def test_what_a_noun_has_after_av_stays_with_it(statement, source, places, found):
    assert strong(statement, source, *places) == found
