"""Words of one sentence said in another order: who does what to whom, when, and on what terms."""

import pytest

from assistant.gate_alignment import Alignment
from assistant.gate_items import items_of
from assistant.gate_order import (
    best_path,
    find_disorder,
    find_swapped_people,
    find_turned_directions,
)
from assistant.gate_text import Support

FEE = "Om mat inte ingår i boendet ska avgiften reduceras."
CHILD = (
    "I alla ärenden där det finns barn i familjen ska en barnkonsekvensanalys ingå i utredningen "
    "och dokumenteras."
)
PLAN = "Utföraren ska tillsammans med den enskilde upprätta en plan som beskriver insatsen."
TAX = "Skatteverket utreder och fattar beslut om sekretessmarkering."
POLICE = "Polisen utreder och fattar beslut om fingerade personuppgifter."
SCHOOL = (
    "En ungdom som går ett nationellt program i gymnasiet och som bor i skyddat boende har rätt "
    "att byta skola."
)
HEARD = "Den enskilde ska underrättas om beslutet."
SUPPORT = "Socialtjänsten kan bistå med intyg till Skatteverket."


def disorder(statement, *sentences):
    return list(find_disorder(statement, Support(sentences)))


@pytest.mark.parametrize(
    ("statement", "source"),
    [
        pytest.param("", FEE, id="nothing"),
        pytest.param("…", FEE, id="no word"),
        pytest.param(FEE, FEE, id="as it stands"),
        pytest.param("Solen lyser.", FEE, id="nothing of it in the source"),
        pytest.param(
            "Avgiften ska reduceras om mat inte ingår i boendet.", FEE, id="a condition at the end"
        ),
        pytest.param(
            "Ingår mat inte i boendet ska avgiften reduceras.", FEE, id="a condition without «om»"
        ),
        pytest.param(
            "En barnkonsekvensanalys ska ingå i utredningen och dokumenteras i alla ärenden där "
            "det finns barn i familjen.",
            CHILD,
            id="a phrase moved to the end",
        ),
        pytest.param(
            "Tillsammans med den enskilde ska utföraren upprätta en plan som beskriver insatsen.",
            PLAN,
            id="inverted",
        ),
        pytest.param(
            "Utföraren ska upprätta en plan tillsammans med den enskilde.", PLAN, id="shortened"
        ),
        pytest.param(
            "Fingerade personuppgifter utreds av polisen.", POLICE, id="passive with its agent"
        ),
        pytest.param(
            "Till Skatteverket kan socialtjänsten bistå med intyg.", SUPPORT, id="fronted"
        ),
        pytest.param(
            "En ungdom som bor i skyddat boende och som går ett nationellt program i gymnasiet har "
            "rätt att byta skola.",
            SCHOOL,
            id="two relative clauses turned",
        ),
        pytest.param(
            "Om beslutet ska den enskilde underrättas.", HEARD, id="an object fronted"
        ),
        pytest.param(
            "Avtal, pris och krav regleras.", "Pris, krav och avtal regleras.", id="a list turned"
        ),
        pytest.param(
            "Vid stöd och skydd behövs hjälp.", "Vid skydd och stöd behövs hjälp.", id="two turned"
        ),
        pytest.param(
            "Den enskilde behöver stöd.", "Den enskilde är i behov av stöd.", id="a noun made verb"
        ),
        pytest.param(
            "Nämnden beslutar, framhåller polisen, om avgiften.",
            "Polisen framhåller att nämnden beslutar om avgiften.",
            id="an aside",
        ),
    ],
)  # fmt: skip
def test_what_keeps_who_does_what_is_in_order(statement, source):
    assert disorder(statement, source) == []


@pytest.mark.parametrize(
    ("statement", "source"),
    [
        pytest.param(
            "Om avgiften reduceras ska mat inte ingå i boendet.", FEE, id="condition for rule"
        ),
        pytest.param(
            "I alla ärenden där det finns barn i utredningen ska en barnkonsekvensanalys ingå i "
            "familjen och dokumenteras.",
            CHILD,
            id="two nouns after the same preposition",
        ),
        pytest.param(
            "En ungdom som går ett nationellt program i skyddat boende och som bor i gymnasiet har "
            "rätt att byta skola.",
            SCHOOL,
            id="two phrases",
        ),
        pytest.param(
            "Utföraren ska tillsammans med insatsen upprätta en plan som beskriver den enskilde.",
            PLAN,
            id="object and company",
        ),
        pytest.param(
            "Utföraren ska tillsammans med planen upprätta en enskild som beskriver insatsen.",
            PLAN,
            id="bare and governed",
        ),
        pytest.param("Den enskilde ska underrätta om beslutet.", HEARD, id="active for passive"),
        pytest.param("Underrätta om beslutet.", "Underrättas om beslutet.", id="at the head"),
        pytest.param(
            "Socialtjänsten kan bistå med Skatteverket till intyg.", SUPPORT, id="complements"
        ),
        pytest.param(
            "Innan en utredning avslutas ska ett beslut fattas.",
            "När en utredning avslutas ska ett beslut fattas.",
            id="before for when",
        ),
        pytest.param(
            "Det beror på behov av insatser och bedömning av stöd.",
            "Det beror på behov av stöd och bedömning av insatser.",
            id="another head",
        ),
        pytest.param(
            "När vuxen avgör saken är den enskilde nöjd.",
            "När den enskilde är vuxen avgör nämnden saken och är nöjd.",
            id="a condition that opens with its middle",
        ),
        pytest.param(
            "Den avgift som har ansvar för den skola där boendet ligger gäller.",
            "Den skola som har ansvar för den avgift där boendet ligger gäller.",
            id="two words each between the other's neighbours",
        ),
        pytest.param("Stödet till barnet ges.", "Stödet från barnet ges.", id="a direction"),
    ],
)  # fmt: skip
def test_the_same_words_of_something_else_are_named(statement, source):
    assert disorder(statement, source)


def test_a_weak_fault_alone_is_none_and_two_are_one():
    source = "Stöd är viktigt och det ges med precision vid behov av skydd."
    assert disorder("Precision är viktigt och det ges stöd vid behov av skydd.", source)
    assert disorder("Det är viktigt och precision ges vid behov av skydd.", source) == []


def test_faults_of_all_sentences_count_together():
    source = "Nämnden ger stöd. Polisen ger skydd."
    assert disorder("Nämnden ger stöd. Polisen ger skydd.", *source.split(". ")) == []
    one = "En barnkonsekvensanalys ska ingå i familjen där det finns barn i utredningen."
    assert disorder(f"{CHILD} {one}", CHILD)
    assert disorder(f"{one} {CHILD}", CHILD)


def test_a_word_that_the_source_has_twice_may_be_told_once():
    source = "Akut bistånd kan omfatta bistånd till matpengar."
    assert disorder("Akut bistånd kan omfatta matpengar.", source) == []


@pytest.mark.parametrize(
    ("statement", "source", "found"),
    [
        ("", "", []),
        ("Stöd från barnet.", "Stöd från barnet.", []),
        ("Stöd från barnet.", "Stöd till barnet.", ["från / till", "från"]),
        ("Stöd till barnet.", "Stöd från barnet.", ["till / från"]),
        ("Stöd till och från barnet.", "Stöd från barnet.", []),
        ("Stöd till barnet.", "Stöd till och från barnet.", []),
        ("Beslut före samtal.", "Beslut vid samtal.", ["före"]),
        ("Allt för sist.", "Allt för först.", ["sist / först"]),
        ("Det ska göra.", "Det ska göras.", ["göra / göras"]),
    ],
)
def test_a_direction_is_turned_when_one_word_comes_and_its_opposite_goes(statement, source, found):
    assert list(find_turned_directions(statement, Support((source,)))) == found


@pytest.mark.parametrize(
    ("statement", "source", "found"),
    [
        ("Beslut fattas och har gjort den.", "Beslut fattas.", ["och har gjort den"]),
        ("Beslut fattas och är bra.", "Beslut fattas.", []),
        ("Den och de.", "Den och de.", []),
        ("Beslut och den. Beslut och de.", "Beslut och den.", ["och de"]),
        ("Beslut där den finns.", "Beslut.", []),
    ],
)
def test_what_is_joined_at_the_end_in_little_words_stands_so_in_the_source(
    statement, source, found
):
    said = disorder(statement, source)
    assert [one for one in said if one.startswith("och")] == found


def test_people_among_another_s_neighbours_are_named_unless_the_order_proves_them():
    source = "Även om insatsen utförs av en extern utförare har nämnden det yttersta ansvaret."
    true = "Nämnden har det yttersta ansvaret även om insatsen utförs av en extern utförare."
    swapped = "Utföraren har det yttersta ansvaret även om insatsen utförs av en extern nämnd."
    assert list(find_swapped_people(true, Support((source,)))) == []
    assert list(find_swapped_people(swapped, Support((source,))))
    inverted = "Tillsammans med den enskilde ska utföraren upprätta en plan."
    assert list(find_swapped_people(inverted, Support((PLAN,)))) == []


def test_the_way_that_breaks_least_is_taken():
    pair = Alignment(
        items_of("Barnet hör barnet och polisen."), items_of("Polisen, barnet, barnet.")
    )
    assert best_path(pair).places == (1, 2, 0)
    assert best_path(Alignment(items_of(""), items_of(""))).places == ()
    pair = Alignment(items_of("Stöd ges barnet."), items_of("Stöd ges barnet. Barnet."))
    assert best_path(pair) == ((0, 1), (), 0)
