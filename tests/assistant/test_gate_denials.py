"""What each negation denies: its verb, and what stands right after it."""

import pytest

from assistant.gate_denials import Denied, denied_in, find_moved_negations
from assistant.gate_text import Support


def moved(statement, *sentences):
    return list(find_moved_negations(statement, Support(sentences)))


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        pytest.param("Inte.", "", id="no verb"),
        pytest.param("En utredning får inte inledas.", "inledas", id="the infinitive of a modal"),
        pytest.param("En utredning får inte.", "får", id="a modal alone"),
        pytest.param("Det får inte vara dyrt.", "vara", id="an auxiliary of a modal"),
        pytest.param("Den enskilde behöver inte hjälpa nämnden.", "hjälpa", id="behöver"),
        pytest.param(
            "Nämnden får inte den gången stå still.", "stå", id="further on"
        ),
        pytest.param("Barnet bor inte där.", "bor", id="a main clause denies what is before"),
        pytest.param("Om mat inte ingår betalar hen.", "ingår", id="another, what comes after"),
        pytest.param("Skälet är att barnet inte bor där.", "bor", id="after «att»"),
        pytest.param("Den som inte bor där betalar.", "bor", id="after «som»"),
        pytest.param("Det är viktigt att inte placera barnet.", "placera", id="an infinitive"),
        pytest.param("Barnet bor där, inte ute.", "", id="a clause without a verb"),
        pytest.param("Barnet bor där och vill inte flytta.", "flytta", id="after «och»"),
        pytest.param("Nämnden beslutar, men inte vad som gäller.", "", id="up to the next clause"),
        pytest.param("Om hen inte.", "", id="a condition without a verb"),
        pytest.param("Inte bor barnet där.", "bor", id="what comes after where nothing is before"),
        pytest.param("Att hen bor inte.", "bor", id="what is before where nothing comes after"),
        pytest.param("Inte flyttar den som bor.", "flyttar", id="not the sentence's last word"),
        pytest.param("Inte bor barnet där, eller?", "bor", id="«eller» at the other end"),
        pytest.param("Bor barnet inte där?", "bor", id="a question"),
        pytest.param("Barnet bor hemma, inte ute.", "", id="a comma ends the clause"),
        pytest.param("Barnet bor hemma, inte flyttar hen.", "flyttar", id="the clause it opens"),
        pytest.param("Om det går, bor hen inte där.", "bor", id="the clause after the comma"),
        pytest.param("Nämnden beslutar, men inte att det gäller.", "", id="«att» right after"),
        pytest.param("Om den som söker inte betalar.", "betalar", id="not the verb just before"),
        pytest.param("Den dag barnet flyttar får hen inte bo där.", "bo", id="the nearest before"),
        pytest.param("Att barnet inte varit där.", "varit", id="a verb that needs another"),
        pytest.param("Att de inga barn har.", "har", id="«inga» is no verb"),
        pytest.param("Om hen inte får flytta betalar hen.", "flytta", id="right after its modal"),
        pytest.param("Nämnden får inte om hen vill flytta.", "får", id="a modal, then «vill»"),
    ],
)  # fmt: skip
def test_a_negation_denies_the_verb_of_its_clause(text, verb):
    assert [denied.verb for denied in denied_in(text)] == [verb]


def test_what_is_denied_is_told_with_what_stands_after_it():
    assert denied_in("Det är inte ens alltid straffbart.") == (
        Denied("inte", "är", "ens", "ens", frozenset({"straffbart"})),
    )
    assert denied_in("Det är inte alltid straffbart.")[0].focus == "straffbart"
    assert denied_in("Det gäller inte.") == (Denied("inte", "gäller"),)
    assert denied_in("Det gäller inte alltid.") == (Denied("inte", "gäller", "alltid"),)
    assert denied_in("Det ska inte betalas avgift.") == (
        Denied("inte", "betalas", "betalas", "avgift"),
    )


def test_what_is_told_around_a_negation_is_of_its_clause():
    assert denied_in("Mat, som inte är god, slängs.") == (Denied("inte", "är", "är", "god"),)
    assert denied_in("Maten är inte god.")[0].around == {"mat"}


def test_eller_inte_denies_nothing_that_follows():
    assert denied_in("De beviljas eller inte vid bedömningen.") == (Denied("inte"),)


@pytest.mark.parametrize(
    ("statement", "source"),
    [
        ("Barnet bor där.", "Barnet bor där."),
        ("Barnet bor inte där.", "Barnet bor inte där."),
        ("Där är det inte alltid så.", "Det är inte alltid så där."),
        ("I många fall vet inte den enskilde det.", "Den enskilde vet i många fall inte det."),
        ("Avgiften sänks om mat inte ingår.", "Om mat inte ingår ska avgiften sänkas."),
        ("Sexköp är inte tillåtet.", "Det är så att sexköp inte är tillåtet."),
        ("Det får inte inledas.", "En utredning får i detta läge inte inledas."),
        ("Det beviljas eller inte i dag.", "Det ska beviljas eller inte."),
        ("Inte några bedömningar.", "Intyget ska ha fakta och inte några bedömningar."),
        ("Han har inte ansökt.", "Han har inte ansökt."),
        ("Nämnden ska inte höra barnet.", "Nämnden hör inte barnet."),
        ("Nämnden hör inte barnet.", "Nämnden ska inte höra barnet."),
    ],
)
def test_a_negation_that_denies_the_same_may_stand_elsewhere(statement, source):
    assert moved(statement, source) == []


@pytest.mark.parametrize(
    ("statement", "source"),
    [
        pytest.param("Barnet bor inte där.", "Barnet bor där.", id="added"),
        pytest.param(
            "Barnet får inte bo där om hen vill flytta.",
            "Barnet får bo där om hen inte vill flytta.",
            id="another verb",
        ),
        pytest.param(
            "Sexköp är inte straffbart, men det är straffbart att sälja.",
            "Sexköp är straffbart, men det är inte straffbart att sälja.",
            id="the same predicate of another subject",
        ),
        pytest.param("Det är inte lagligt.", "Det är inte straffbart.", id="another predicate"),
        pytest.param("Det gäller inte.", "Det gäller inte alltid.", id="its scope left out"),
        pytest.param("Det är alltid inte så.", "Det är inte alltid så.", id="its scope turned"),
        pytest.param("Det är inte alltid så.", "Det är alltid inte så.", id="the other way"),
        pytest.param(
            "Han bor inte där och äter inte där.", "Han bor inte där och äter där.", id="twice"
        ),
        pytest.param(
            "Han bor inte där. Hon bor inte där.", "Han bor inte där.", id="one for two"
        ),
        pytest.param("Inte mat.", "Barnet bor inte där.", id="no verb"),
        pytest.param("Inte mat.", "Inte logi.", id="no verb, another word"),
    ],
)  # fmt: skip
def test_a_negation_of_something_else_is_named(statement, source):
    assert moved(statement, source)


def test_what_is_named_is_the_negation_and_what_it_denies():
    assert moved("Barnet bor inte här hemma.", "Barnet bor.") == ["inte bor hemm"]
