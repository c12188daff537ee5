"""What exactly a statement in another order breaks, and which way through the source is taken."""

import pytest

from assistant.gate_alignment import Alignment
from assistant.gate_items import items_of
from assistant.gate_order import best_path, find_disorder
from assistant.gate_text import Support

FEE = "Om mat inte ingår i boendet ska avgiften reduceras."
ADULT = "När den enskilde är vuxen avgör nämnden saken och är nöjd."
YOUNG = ADULT.replace("vuxen", "myndig och vuxen")
LAID = "Stöd krav utreds vid avtal."


def disorder(statement, *sentences):
    return list(find_disorder(statement, Support(sentences)))


@pytest.mark.parametrize(
    ("statement", "source", "places"),
    [
        pytest.param("", "Stöd.", (), id="nothing"),
        pytest.param("Stöd vid pris.", "Stöd pris krav vid pris.", (0, 3), id="far, not wrong"),
        pytest.param("Stöd stöd.", "Stöd krav vid stöd.", (0, 0), id="twice, not wrong"),
        pytest.param("Till polisen.", "Av polisen, till polisen.", (1,), id="the first word too"),
        pytest.param("Stöd, krav.", "Krav, stöd, krav.", (1, 2), id="on, not back"),
        pytest.param(
            "Stöd, krav, pris.", "Pris, stöd, krav, pris.", (1, 2, 3), id="from the last word on"
        ),
    ],
)  # fmt: skip
def test_of_all_ways_the_one_that_breaks_least_is_taken(statement, source, places):
    assert best_path(Alignment(items_of(statement), items_of(source))).places == places


def test_a_way_of_no_words_costs_nothing():
    assert best_path(Alignment(items_of(""), items_of("Stöd."))) == ((), (), 0)


@pytest.mark.parametrize(
    ("statement", "source", "found"),
    [
        pytest.param("Stöd avtal utreds vid krav.", LAID, True, id="after the first word"),
        pytest.param("Vid krav stöd avtal utreds.", LAID, True, id="before the last word"),
        pytest.param("Vid krav, stöd avtal utreds.", LAID, True, id="a comma before the three"),
        pytest.param("Stöd, avtal utreds vid krav.", LAID, True, id="a comma before the word"),
        pytest.param("Avtal utreds vid krav, stöd.", LAID, False, id="before the first word"),
        pytest.param("Stöd avtal utreds.", LAID, False, id="the other is left out"),
    ],
)
def test_a_word_between_the_neighbours_of_another_is_in_its_place(statement, source, found):
    assert ("avtal / krav" in disorder(statement, source)) is found


@pytest.mark.parametrize(
    ("statement", "source"),
    [
        pytest.param(
            "Utreder nämnden, vid stöd, krav?", "Nämnden utreder krav vid stöd.", id="an aside"
        ),
        pytest.param(
            "Stöd barnet utreds, minderåriga.", "Stöd minderåriga utreds, barnet.",
            id="two words for one person",
        ),
        pytest.param(
            "Stöd vid krav pris. Stöd vid krav pris.", "Stöd pris avtal vid krav.",
            id="back to where it was before a phrase, twice",
        ),
        pytest.param(
            "Innan stöd utreds ska krav bedömas.",
            ("När stöd utreds ska krav bedömas.", "Innan stöd utreds ska krav bedömas."),
            id="as it stands, after one like it",
        ),
        pytest.param("Mat ingår inte i boendet.", FEE, id="a condition alone"),
        pytest.param(
            "Mat ingår inte i boendet och avgiften ska reduceras.", FEE, id="a condition as rule"
        ),
        pytest.param(
            "I boendet ska avgiften reduceras om mat inte ingår.", FEE, id="a word out of it"
        ),
        pytest.param(
            "Om mat inte ingår i boendet ska avgiften reduceras.",
            "Om mat inte ingår ska avgiften reduceras i boendet.", id="a word into it",
        ),
        pytest.param("Om mat inte ingår reduceras avgiften.", FEE, id="shortened"),
        pytest.param(
            "Om mat inte ingår reduceras avgiften när barnet utreds.",
            "Om mat inte ingår i boendet reduceras avgiften när barnet utreds.",
            id="shortened, with another at the end",
        ),
        pytest.param(
            "När solen vuxen avgör saken är den enskilde nöjd.", ADULT,
            id="a condition that opens with a word of its own",
        ),
        pytest.param(
            "Utreds avgiften hörs nämnden.", "Nämnden utreder avgiften.",
            id="a passive at the head, the subject at the end",
        ),
        pytest.param(
            "Nämnden utreds av polisen.", "Utreder polisen nämnden?", id="an object last made first"
        ),
        pytest.param(
            "Barnet av nämnden utreds.", "Nämnden utreder barnet.", id="the agent before its verb"
        ),
        pytest.param(
            "Utredningen ska starta.", "Utredningen ska påbörjas.", id="a verb without passive"
        ),
        pytest.param("Och den.", "Beslut.", id="joined to nothing"),
        pytest.param("Stöd och den.", ("Beslut och den.", "Stöd."), id="joined so in one of two"),
    ],
)  # fmt: skip
def test_these_break_nothing(statement, source):
    sentences = (source,) if isinstance(source, str) else source
    assert disorder(statement, *sentences) == []


@pytest.mark.parametrize(
    ("statement", "source", "found"),
    [
        pytest.param("Det ska göra.", "Det ska göras.", ["göra / göras"], id="a direction alone"),
        pytest.param(
            "Med polisen ges stöd.", "Av polisen ges stöd.", ["med polisen / av polisen"],
            id="the first word's preposition",
        ),
        pytest.param("Stöd nås vid krav.", "Stöd når vid krav.", ["nås"], id="a short verb turned"),
        pytest.param(
            "Nämnden utreds och bedöms.", "Nämnden utreder och bedömer.", ["utreds"],
            id="the first of two verbs",
        ),
        pytest.param("Vid krav utreds.", "Vid krav utreder.", ["utreds"], id="after a phrase"),
        pytest.param(
            "Innan en utredning avslutas ska ett beslut fattas.",
            "Om en utredning avslutas ska ett beslut fattas.", ["utredning", "avslutas"],
            id="a condition of another kind",
        ),
        pytest.param(
            "När vuxen avgör saken är den enskilde nöjd.", ADULT, ["enskilde nöjd", "vuxen"],
            id="a condition that opens with its second word",
        ),
        pytest.param(
            "När vuxen avgör saken är den enskilde nöjd.", YOUNG,
            ["enskilde nöjd", "vuxen"], id="with its third word",
        ),
        pytest.param("Den och de.", "Beslut.", ["och de"], id="little words only"),
    ],
)  # fmt: skip
def test_what_is_broken_is_named(statement, source, found):
    assert disorder(statement, source) == found


def test_a_condition_and_its_rule_are_told_apart_after_a_law_reference():
    source = "Enligt 4 kap. lagen ska utredningen avslutas om barnet hörs."
    said = disorder("Enligt 4 kap. lagen ska barnet höras om utredningen avslutas.", source)
    assert "barnet höras / utredningen avslutas" in said
