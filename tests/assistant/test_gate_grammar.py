"""What no Swedish sentence says so: traces of words that were put in another place."""

import pytest

from assistant.gate import CHECKS
from assistant.gate_grammar import find_broken_grammar
from assistant.gate_text import Support

RECORD = "Personens skador ska dokumenteras i akten av nämnden."
HOMES = "Vid placering på boenden som inte är stadens egna, om det inte finns avtal, behövs mallar."
AGE = "Oavsett barnets ålder ska samma regler gälla, och vissa av dem är aktuella för vuxna."
CASES = "När det gäller våld är det vanligt att barn får stöd."
GRANTS = "När nämnden beviljar bistånd har nämnden uppdragit åt utföraren att bygga på kunskap."


def broken(statement, *sentences):
    return list(find_broken_grammar(statement, Support(sentences)))


@pytest.mark.parametrize(
    ("statement", "source"),
    [
        pytest.param("", RECORD, id="nothing"),
        pytest.param("Det är bra. Bra är det.", RECORD, id="two in a row past a mark"),
        pytest.param("Ring om om risk finns.", "Fråga om om risk finns.", id="in the source too"),
        pytest.param("Ring 112 112.", RECORD, id="numbers"),
        pytest.param("Det gäller till och med barn.", RECORD, id="«till och med»"),
        pytest.param("Den är utsatt för eller utövar våld.", RECORD, id="two that share an object"),
        pytest.param("Det gäller stöd till och från barn.", RECORD, id="two prepositions"),
        pytest.param("Stöd utan inte mål.", RECORD, id="«utan» may come before a denial"),
        pytest.param("Han ska vara på ett möte.", RECORD, id="an article with its noun"),
        pytest.param("Den utreder det barn behöver.", RECORD, id="a pronoun for an article"),
        pytest.param("Stadens egna är inte mallar.", HOMES, id="a denial in a main clause"),
        pytest.param(
            "Boenden som flera av stadens olika barn är inte egna.", HOMES, id="a verb far away"
        ),
        pytest.param("Boenden som, är inte egna.", HOMES, id="a mark before the verb"),
        pytest.param("Boenden som är nog inte egna.", HOMES, id="not right after the verb"),
        pytest.param("Boenden som har inte mallar.", HOMES, id="a verb the source does not deny"),
        pytest.param("Barnets ålder har samma vikt.", AGE, id="each as it was"),
        pytest.param("Reglers ålder.", AGE, id="another word in the genitive"),
        pytest.param("Det ska utredas om barn far illa.", "Nämnden ska utreda om barn far illa.",
            id="a passive for its verb"),
        pytest.param("Den ska utreda barn i skolan.", "Det utredas barn i skolan.",
            id="a verb for its passive"),
        pytest.param("Våld gäller det och stöd.", CASES, id="turned, not at the end"),
        pytest.param("Barn får stöd.", "Stöd får barn.", id="content turned, at the end"),
        pytest.param("Så är det.", CASES, id="the source does not turn it"),
        pytest.param("Har nämnden uppdragit åt utföraren, beviljas det.", GRANTS, id="a supine"),
        pytest.param("Den som har barn bygger på kunskap.", GRANTS, id="a clause of its own"),
        pytest.param("Det kan bygga om nämnden beviljar bistånd.", GRANTS, id="a bare verb"),
        pytest.param("Den har som beviljar bistånd.", GRANTS, id="another clause"),
        pytest.param("Nämnden ska dokumentera skador i akten.", RECORD, id="with its object"),
        pytest.param("Det som nämnden ska dokumentera i akten.", RECORD, id="its object asked for"),
        pytest.param("Skador ska nämnden dokumentera i akten.", RECORD, id="its object fronted"),
        pytest.param("Nämnden dokumentera i akten.", RECORD, id="no modal"),
        pytest.param(
            "Skador ska dokumentera i akten.",
            "Nämnden ska dokumentera, eller så ska det dokumenteras i akten.",
            id="the verb is in the source too",
        ),
        pytest.param("Skador ska registrera i akten.", RECORD, id="its passive is not there"),
        pytest.param("Nämnden ska dokumentera under året.", RECORD, id="a preposition of time"),
        pytest.param("Hjälp ska erbjudas dem som ringer.", RECORD, id="a passive of giving"),
        pytest.param("Barnens sig.", RECORD, id="no passive"),
    ],
)  # fmt: skip
def test_what_swedish_says_is_let_be(statement, source):
    assert broken(statement, source) == []


@pytest.mark.parametrize(
    ("statement", "source", "value"),
    [
        pytest.param("Mål nås så att att barn ringer.", RECORD, "att att", id="twice"),
        pytest.param("Ring. Fråga om om det sker.", RECORD, "om om", id="in another sentence"),
        pytest.param("Hjälp till och mål ges.", RECORD, "till och", id="nothing to govern"),
        pytest.param("De ger till eller.", RECORD, "till eller", id="nothing after the joint"),
        pytest.param("De har på inte uppdrag stöd.", RECORD, "på inte", id="a denial to govern"),
        pytest.param("Han görs delaktig i berörs.", RECORD, "i berörs", id="a verb to govern"),
        pytest.param("Han är på en.", RECORD, "en ,", id="an article at the end"),
        pytest.param("Han får ett och hjälp.", RECORD, "ett och", id="an article alone"),
        pytest.param(
            "Boenden som är inte stadens egna.", HOMES, "är inte", id="a denial after its verb"
        ),
        pytest.param(
            "Mallar behövs om det nu finns inte avtal.", HOMES, "finns inte",
            id="after its subject",
        ),
        pytest.param(
            "Mallar behövs om det nu sedan finns inte avtal.", HOMES, "finns inte",
            id="three words before",
        ),
        pytest.param("Sammas regler gäller.", AGE, "sammas regler", id="a genitive that came"),
        pytest.param("Oavsett barnet ålder.", AGE, "barnet ålder", id="a genitive that went"),
        pytest.param("Vissas av dem.", AGE, "vissas av", id="a genitive of nothing"),
        pytest.param(
            "De är utredas för vuxna.", "De är utreda för vuxna.", "utredas för",
            id="a passive after «är»",
        ),
        pytest.param(
            "När våld är det vanligt att barn får stöd gäller det.", CASES, "gäller det",
            id="at the end",
        ),
        pytest.param(
            "När våld är vanligt gäller det, enligt lag.", CASES, "gäller det", id="before a mark"
        ),
        pytest.param(
            "När åt utföraren har nämnden beviljar bistånd.", GRANTS, "har nämnden beviljar",
            id="two verbs of one subject",
        ),
        pytest.param("Har nämnden beviljar det.", GRANTS, "har nämnden beviljar", id="at the head"),
        pytest.param(
            "Skador ska dokumentera i akten.", RECORD, "dokumentera i", id="its object its subject"
        ),
        pytest.param("Skador ska dokumentera.", RECORD, "dokumentera ,", id="at the end of all"),
        pytest.param(
            "Det som ska dokumentera i akten.", RECORD, "dokumentera i", id="«som» its subject"
        ),
        pytest.param("Skador ska alltid dokumentera väl.", RECORD, "dokumentera väl", id="«väl»"),
        pytest.param(
            "I akten ska nämnden dokumentera som barn.", RECORD, "dokumentera som",
            id="a phrase fronted, no object",
        ),
        pytest.param(
            "Skador ges, i akten ska nämnden dokumentera.", RECORD, "dokumentera ,",
            id="what stands before a mark is no object",
        ),
        pytest.param("Den bör lämnas sig.", RECORD, "lämnas sig", id="a passive with an object"),
    ],
)  # fmt: skip
def test_a_trace_of_moved_words_is_named(statement, source, value):
    assert broken(statement, source) == [value]


def test_any_quoted_sentence_may_say_it_so():
    assert broken("Vissas av dem.", AGE, "Vissas av barnen.") == []
    assert broken("Vissas av dem.", "Solen lyser.", AGE) == ["vissas av"]


def test_every_trace_is_named():
    text = "Oavsett barnet ålder till och mål om om sammas regler."
    assert broken(text, AGE) == ["om om", "till och", "barnet ålder", "sammas regler"]


def test_the_gate_asks_for_grammar():
    assert CHECKS["grammar"] is find_broken_grammar
