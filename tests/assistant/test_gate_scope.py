"""Words of scope («alltid», «endast», «vid behov»): what each is said of."""

import pytest

from assistant.gate_scope import find_moved_scopes, is_retold, scoped_in
from assistant.gate_text import Support

ALWAYS = "När nämnden utreder ett ärende ska skolan alltid informeras."
FOCUS = "Insatsen får endast ges med stöd av lag, och den enskilde kan alltid begära en plan."
OFTEN = "En utsatt person behöver ofta råd inom flera områden."
SELF = "När den enskilde är vuxen avgör den själv om våldet anmäls."
ALSO = "Om personen är förälder är det viktigt att belysa att våldet också drabbar barnen."
TOGETHER = "Handläggarna behöver tillsammans träffa personen och bedöma behov av stöd och hjälp."


def moved(statement, *sentences):
    return list(find_moved_scopes(statement, Support(sentences)))


@pytest.mark.parametrize(
    ("statement", "source"),
    [
        pytest.param("", ALWAYS, id="nothing"),
        pytest.param("Alltid.", OFTEN, id="not in the source at all: another check's"),
        pytest.param(ALWAYS, ALWAYS, id="as it stands"),
        pytest.param("Skolan ska alltid informeras.", ALWAYS, id="inverted back"),
        pytest.param("Alltid ska skolan informeras.", ALWAYS, id="fronted"),
        pytest.param("Skolan ska informeras alltid när det gäller.", ALWAYS, id="after the verb"),
        pytest.param("Det är skolan som alltid ska informeras.", ALWAYS, id="before the modal"),
        pytest.param("Endast med stöd av lag får insatsen ges.", FOCUS, id="restricted, fronted"),
        pytest.param("Insatsen får bara ges med stöd av lag.", FOCUS, id="a synonym of it"),
        pytest.param(
            "Endast lagen ger insatsen stöd.", FOCUS, id="of a word further on that it restricted"
        ),
        pytest.param("Ofta behöver en utsatt person råd.", OFTEN, id="often, fronted"),
        pytest.param("Råd behöver en utsatt person ofta.", OFTEN, id="often, at the end"),
        pytest.param("En vuxen avgör själv om våldet anmäls.", SELF, id="self beside its verb"),
        pytest.param("Det är den enskilde själv som avgör.", SELF, id="self before its verb"),
        pytest.param(
            "Även barnen drabbar våldet.", ALSO, id="a synonym of «också» with the same verb"
        ),
        pytest.param(
            "Handläggarna behöver träffa personen tillsammans och bedöma behov.",
            TOGETHER,
            id="after the object of the verb",
        ),
        pytest.param(
            "Kontakten tas ofta av skolan.", "Ofta är det skolan som tar kontakt.",
            id="said of the same word",
        ),
        pytest.param(
            "Våldet blir ofta allvarligare.", "Ofta är våldet allvarligare än så.",
            id="a light verb and the same words",
        ),
        pytest.param(
            "Det är också viktigt.", "Viktigt är också att planera.", id="a light verb, turned"
        ),
        pytest.param(
            "Eftersom det ofta rör brott, kan det ske.",
            "Eftersom det ofta handlar om brott, sker det.",
            id="after the same word, of the same thing",
        ),
        pytest.param(
            "Stöd ges barn i förekommande fall.",
            "Stöd ska även barn i förekommande fall, erbjudas.",
            id="after the same word, at the end",
        ),
        pytest.param(
            "Här ska nämnden också särskilt beakta barn.",
            "Här anges också att nämnden särskilt ska beakta barn.",
            id="the next word of the source came before it",
        ),
        pytest.param(
            "Stöd ska också kunna fås av skolan.",
            "Även råd och stöd ska kunna fås av skolan.",
            id="«också» in the middle for «även» at the head",
        ),
        pytest.param(
            "Planen görs utan dröjsmål.", "Utan dröjsmål ska planen, med mål, göras.",
            id="a phrase, and a verb further on",
        ),
        pytest.param(
            "I staden ses det ofta som ett svek.", "Felet ses i staden ofta som ett svek.",
            id="after a pronoun",
        ),
        pytest.param(
            "Barn kan det också handla om.", "Det kan också handla om barn.", id="object fronted"
        ),
        pytest.param(
            "I regel informeras skolan.", "Som regel ska skolan informeras.", id="two phrases"
        ),
        pytest.param(
            "Om bara en av två skriver under räcker det.",
            "Det räcker om enbart den ena av två skriver under.",
            id="a clause may begin with it",
        ),
        pytest.param(
            "Ofta skrivs planen. Ofta informeras skolan.",
            "Planen skrivs ofta. Skolan informeras ofta.",
            id="each of two sentences",
        ),
    ],
)  # fmt: skip
def test_a_word_of_scope_may_stand_where_it_says_the_same(statement, source):
    assert moved(statement, source) == []


@pytest.mark.parametrize(
    ("statement", "source", "value"),
    [
        pytest.param(
            "När nämnden alltid utreder ett ärende ska skolan informeras.",
            ALWAYS, "nämnden alltid utreder", id="another verb",
        ),
        pytest.param(
            "När nämnden utreder ett alltid ärende ska skolan informeras.",
            ALWAYS, "ett alltid ärende", id="after an article",
        ),
        pytest.param(
            "Den enskilde får endast begära en plan.",
            FOCUS, "får endast begära", id="restricting another verb",
        ),
        pytest.param(
            "Endast den enskilde kan begära en plan.",
            "Den enskilde kan endast begära en plan.",
            "endast den", id="restricting what stood before it",
        ),
        pytest.param(
            "Insatsen får ges med stöd endast av lag.",
            FOCUS, "stöd endast av", id="parting a phrase",
        ),
        pytest.param(
            "En utsatt ofta person behöver råd.", OFTEN, "utsatt ofta person",
            id="between two words that stand together",
        ),
        pytest.param(
            "Råd inom ofta flera områden.", OFTEN, "inom ofta flera", id="after a preposition"
        ),
        pytest.param(
            "När den enskilde själv är vuxen avgör den om våldet anmäls.",
            SELF, "enskilde själv är", id="self of a light verb",
        ),
        pytest.param(
            "Om personen också är förälder är det viktigt att belysa våldet.",
            ALSO, "personen också är", id="also of a light verb",
        ),
        pytest.param(
            "Handläggarna behöver träffa personen och bedöma behov av stöd tillsammans och hjälp.",
            TOGETHER, "stöd tillsammans och", id="not after an object",
        ),
        pytest.param(
            "Barn är ofta unga.", "Barn är unga när skolan ofta är sen.", "är ofta unga",
            id="a light verb and other words",
        ),
        pytest.param(
            "Den utsatta är ofta vän.", "Om den utsatta ofta är ung, blir vänner få.",
            "är ofta vän", id="a light verb and only the word beside it",
        ),
        pytest.param(
            "Barnen ofta är unga.", "Barnen är ofta glada.",
            "barnen ofta är", id="a light verb and only the word before it",
        ),
        pytest.param(
            "Endast hemmet ger insatsen stöd.", FOCUS,
            "endast hemmet", id="restricting what the source does not name after it",
        ),
        pytest.param(
            "Skolan ska informera en ofta förening.", "Skolan ska ofta informera en kommun.",
            "en ofta förening", id="after an article, before another noun",
        ),
        pytest.param(
            "Skolan får vid behov veta det.", "Skolan får veta det och kan vid behov ringa.",
            "får vid behov veta", id="a phrase",
        ),
        pytest.param(
            "Att ha lite vid behov pengar hjälper.",
            "Att ha lite pengar hjälper den som vid behov flyttar.",
            "lite vid behov pengar", id="a phrase before a noun that follows the word before",
        ),
        pytest.param(
            "Ofta ringer skolan. Barnet svarar ofta.",
            "Ofta ringer skolan. Barnet svarar.", "svarar ofta", id="in the second sentence",
        ),
        pytest.param(
            "Barn som ofta bor där ringer.", "Barn som bor där ringer ofta.", "som ofta bor",
            id="in a relative clause",
        ),
    ],
)  # fmt: skip
def test_a_word_of_scope_at_another_word_is_named(statement, source, value):
    assert moved(statement, *source.split("|")) == [value]


def test_each_quoted_sentence_may_carry_it():
    assert moved(ALWAYS, OFTEN, ALWAYS) == []
    assert moved("Ofta behöver de råd. Alltid informeras skolan.", OFTEN, ALWAYS) == []


def test_what_stands_around_it_is_read_within_its_sentence():
    first, second = scoped_in("Barnet bor där. Ofta ringer skolan.\n")[:1], scoped_in("Ofta")[0]
    assert [one.left for one in first] == [""]
    assert (second.left, second.right, second.before, second.after, second.verb) == ("",) * 5
    assert scoped_in("Barnen alltid informeras")[0].before == ""
    found = scoped_in("Skolan måste alltid först informera nämnden om barn, och vänta.")[0]
    assert (found.before, found.left, found.right) == ("skolan", "måste", "först")
    assert (found.word, found.verb, found.after) == ("alltid", "informera", "informera")
    assert found.clause == {"skolan", "informer", "nämnd", "barn"}
    assert found.rest == {"informer", "nämnd", "barn", "vänt"}


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        pytest.param("Barnet bor ofta där.", "bor", id="the verb before it"),
        pytest.param("Det är så att barnet ofta bor där.", "bor", id="the verb after it"),
        pytest.param("Skolan ska informeras alltid.", "informeras", id="right before it"),
        pytest.param("Skolan ska alltid informeras.", "informeras", id="right after it"),
        pytest.param("Skolan ska med brev alltid till hemmet skriva.", "skriva", id="a modal"),
        pytest.param(
            "Om skolan vid möte ofta i hemmet informerar.", "informerar", id="in a clause"
        ),
        pytest.param(
            "Nu informerar skolan på möte ofta i hemmet.", "informerar", id="in a main clause"
        ),
        pytest.param("Det ska ofta kunna fås.", "fås", id="two modals"),
        pytest.param("Barn är ofta unga.", "", id="a light verb"),
        pytest.param("Barn ska ofta vara unga.", "", id="a modal with a light verb"),
        pytest.param("Barn ska ofta.", "", id="a modal alone"),
        pytest.param("Barn ska ofta, säger skolan.", "", id="a modal, and another verb"),
        pytest.param(
            "Ofta barn och kommun informerar.", "informerar", id="the verb of a later clause"
        ),
        pytest.param("Ofta barn.", "", id="none"),
        pytest.param("Den avgör själv om det rör brott.", "avgör", id="a verb known by a list"),
        pytest.param("Barnet bor här, ofta utan kommun.", "", id="a mark ends the clause"),
        pytest.param("Det handlar ofta om barn som bor där.", "handlar", id="about something"),
        pytest.param("Informera alltid skolan.", "informera", id="a bare verb at the head"),
        pytest.param("Ska skolan ofta på möten informera?", "informera", id="a modal at the head"),
        pytest.param("Den som själv hemma avgör.", "avgör", id="a listed verb further on"),
    ],
)
def test_it_goes_with_the_verb_of_its_clause(text, verb):
    assert [one.verb for one in scoped_in(text)] == [verb]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Det rör ofta brott om skada som ringts in.", {"brott", "skad"}),
        ("Det rör ofta brott om barnet skadas.", {"brott"}),
        ("Hemma, där brott ofta begås, ringer de.", {"brott", "begås"}),
        ("Hemma begås brott ofta om", {"hemm", "begås", "brott"}),
        ("Det rör ofta brott om det skadar barn.", {"brott"}),
        ("Brott begås, barnen ringer ofta.", {"barn", "ring"}),
        ("Brott begås, barnen ofta ringer.", {"barn", "ring"}),
    ],
)
def test_a_clause_ends_at_a_mark_or_at_what_opens_another(text, clause):
    assert scoped_in(text)[0].clause == clause


def test_phrases_are_read_whole():
    text = "I vissa fall och vid behov, men inte i vissa hem eller vid"
    assert [one.word for one in scoped_in(text)] == ["i vissa fall", "vid behov"]


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("utreda", "utredning", True),
        ("erbjuds", "erbjuder", True),
        ("utreda", "undersöka", False),
        ("inleda", "påbörja", True),
        ("nämnden", "socialnämnden", True),
        ("nämnden", "polisen", False),
        ("bord", "stol", False),
        ("bemöta", "bemött", True),
        ("rätten", "rättigheter", True),
        ("viktig", "vikten", True),
        ("beror", "bero", True),
        ("bero", "beror", True),
    ],
)
def test_a_word_is_retold_by_a_form_a_synonym_or_the_same_people(one, other, is_same):
    assert is_retold(one, other) is is_same
