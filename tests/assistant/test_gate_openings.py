"""What opens a clause, compares or governs: «A innan B» is not «B innan A»."""

import pytest

from assistant.gate_openings import (
    Compared,
    Opened,
    compared_in,
    find_changed_prepositions,
    find_turned_clauses,
    find_turned_comparisons,
    find_turned_joints,
    opened_in,
)
from assistant.gate_text import Support

TOLD = "Enheten ska informeras innan placeringen blir aktuell."
SAVED = "Spara namnen i telefonen om det finns risk för våld."
BILL = "Rutinen behövs, eftersom den inte kan skickas till bostaden, om mannen bor där."
KNOWN = "Skriv bara om sådant som nämnden har kännedom om."
WORK = "Nämnden ansvarar för att samverkan fungerar."
EARLIER = "Personer får stöd tidigare än om de söker hjälpen själva."


def turned(statement, *sentences):
    return list(find_turned_clauses(statement, Support(sentences)))


@pytest.mark.parametrize(
    ("statement", "source"),
    [
        pytest.param("", TOLD, id="nothing"),
        pytest.param(TOLD, TOLD, id="as it stands"),
        pytest.param(
            "Innan placeringen blir aktuell ska enheten informeras.", TOLD, id="fronted"
        ),
        pytest.param("Inför placeringen ska enheten informeras.", TOLD, id="said otherwise"),
        pytest.param("Innan den nya placeringen sker.", TOLD, id="another word before: not there"),
        pytest.param("Innan aktuell placering sker ska den informeras.", TOLD, id="turned head"),
        pytest.param("Om enheten informeras sker det.", TOLD, id="no such word in the source"),
        pytest.param("När risk finns ska namnen sparas.", SAVED, id="«när» for «om»"),
        pytest.param("Vid risk för våld ska namnen sparas.", SAVED, id="«vid» for «om»"),
        pytest.param("Finns det risk för våld ska namnen sparas.", SAVED, id="its verb first"),
        pytest.param(
            "Om den enskilde saknar biträde ges råd, när det är bra.",
            "Saknar den enskilde biträde ges råd när det är bra.",
            id="«om» for its verb first",
        ),
        pytest.param(
            "Eftersom fakturan inte kan skickas till bostaden behövs rutinen.",
            BILL, id="a pronoun told by its name",
        ),
        pytest.param(
            "Sådant som nämnden har kännedom om bör skrivas.", KNOWN, id="a stranded preposition"
        ),
        pytest.param("Samverkan fungerar så att nämnden ansvarar.", SAVED, id="not in the source"),
        pytest.param(
            "Det finns risk för att barn far illa.", "Det finns en risk för barn, så att mål nås.",
            id="a clause for a phrase",
        ),
        pytest.param(
            "Det rör frågor om kvalitet när barn bor där.",
            "Det rör frågor avseende kvalitet, om barn bor där.",
            id="«om» for «avseende»",
        ),
        pytest.param("Det gäller oavsett om barn bor där.", "Oavsett om barn bor där.", id="two"),
        pytest.param("Ring om det sker.", "Det sker, ring om det är.", id="the same next word"),
        pytest.param("Ring om det är.", "Ring om det sker.", id="the same, nothing named"),
        pytest.param("Råd ges om risk finns.", "Risk finns, vad det rör om.", id="stranded there"),
        pytest.param(
            "Barn bor om vid mötet sker.", "Barn bor om vid mötet sker.", id="in both a preposition"
        ),
        pytest.param("Han vet hur och när.", "När barn bor där.", id="nothing after it"),
        pytest.param(
            "De tror om att råd saknas att barn ringer.",
            "De tror om att barn ringer eller att råd saknas.", id="one of several «att»",
        ),
        pytest.param(
            "Barn bor där medan råd ges.", "Råd ges medan barn bor där.", id="«medan» turns freely"
        ),
        pytest.param(
            "Skriv om kan gälla.", "Det kan gälla, om kan gälla.", id="out of place in both"
        ),
    ],
)  # fmt: skip
def test_a_clause_may_move_with_what_opens_it(statement, source):
    assert turned(statement, source) == []


@pytest.mark.parametrize(
    ("statement", "source", "value"),
    [
        pytest.param(
            "Placeringen blir aktuell innan enheten informeras.",
            TOLD, "innan enheten", id="before and after",
        ),
        pytest.param(
            "Det finns risk för våld om namnen sparas i telefonen.",
            SAVED, "om namnen", id="condition and rule",
        ),
        pytest.param(
            "Det finns risk om kan vara bra att spara.", SAVED, "om bra", id="its verb first"
        ),
        pytest.param(
            "Det finns våld om när risk finns.", SAVED, "om risk", id="two in a row"
        ),
        pytest.param(
            "Samverkan fungerar för att nämnden ansvarar.",
            WORK, "för att nämnden", id="purpose and cause",
        ),
        pytest.param(
            "Den skickas till bostaden, eftersom rutinen behövs.",
            BILL, "eftersom rutinen", id="reason and rule",
        ),
        pytest.param(
            "Det finns risk för våld om nu telefonen om namnen sparas.",
            f"{SAVED} Om telefonen sparas, ring.", "om namnen", id="one of two",
        ),
        pytest.param(
            "Barn bor där om vid mötet.", "Vid mötet gäller det om barn bor där.",
            "om mötet", id="a preposition after it",
        ),
        pytest.param(
            "Barn bor där för att för mötet.", "För att barn bor där sker mötet.",
            "för att mötet", id="a preposition after a clause of two words",
        ),
        pytest.param(
            "Barn bor där så att när det sker.", "Det sker så att barn bor där när det sker.",
            "så att sker", id="another clause after it",
        ),
        pytest.param(
            "Valet är fritt oavsett det.", "Det gäller oavsett vilket val hon gör.",
            "oavsett det", id="nothing with content after it",
        ),
        pytest.param(
            "Ring om ring.", "Ring 112 om du, när risk finns, ring snabbt ser det.",
            "om ring", id="a word past a mark",
        ),
        pytest.param(
            "Ring 112 om risk.", "Risk finns. Ring om det är så.",
            "om risk", id="a clause with nothing to name",
        ),
        pytest.param(
            "Barn ska få råd när barnet har skolan.",
            "När en enkel sak rör skolan ska barn få råd.", "när barnet", id="too far in",
        ),
        pytest.param(
            "Det gäller, oavsett om barn bor där, ett hem.",
            "Om barn bor där gäller det, oavsett hem.", "oavsett barn", id="«oavsett» of another",
        ),
    ],
)  # fmt: skip
def test_a_clause_that_changed_its_opener_is_named(statement, source, value):
    assert turned(statement, *source.split("|")) == [value]


def test_each_of_several_is_looked_at():
    text = "Det sker innan. Placeringen blir aktuell innan enheten informeras."
    assert turned(text, TOLD) == ["innan enheten"]
    text = f"De tror om att. {text}"
    assert turned(text, TOLD) == ["innan enheten"]


def test_any_quoted_sentence_may_compare():
    sources = Support((EARLIER, "Råd ges tidigare än stöd.", "Mål nås senare än väntat."))
    assert list(find_turned_comparisons("Det sker tidigare än annars.", sources)) == []


def test_any_quoted_sentence_may_open_it():
    text = "Det finns risk för våld om namnen sparas i telefonen."
    assert turned(text, SAVED, "Om namnen sparas.") == []
    assert turned("Det sker innan. Namnen sparas om risk finns.", TOLD, SAVED) == []


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("Om", [("om", "", ())], id="alone"),
        pytest.param("Det rör om.", [("om", "", ())], id="at the end"),
        pytest.param("När barn, unga bor.", [("när", "barn", ("barn",))], id="a mark in it"),
        pytest.param("När det, så att barn bor.",
            [("när", "det", ("barn", "bor")), ("så att", "barn", ("barn", "bor"))],
            id="a mark before all content",
        ),
        pytest.param("När det.", [("när", "det", ())], id="no content"),
        pytest.param("Saknar, det.", [("om", "det", ("saknar",))], id="a mark after the verb"),
        pytest.param("Om, vid barn.", [("om", "", ()), ("vid", "barn", ("barn",))], id="a mark"),
        pytest.param(
            "Om det finns nya unga barn.", [("om", "det", ("nya", "unga"))], id="the first two"
        ),
        pytest.param("Vård så att barn", [("så att", "barn", ("barn",))], id="of two words"),
        pytest.param("Vård för barn", [("för", "barn", ("barn",))], id="one that only lends"),
        pytest.param(
            "Saknar barn vård", [("om", "barn", ("saknar", "barn"))], id="a verb at the head"
        ),
        pytest.param("Saknar", [("om", "", ("saknar",))], id="a verb alone"),
        pytest.param(
            "När barn bor. Innan de bor.",
            [("när", "barn", ("barn", "bor")), ("innan", "de", ("bor",))],
            id="two sentences",
        ),
    ],
)  # fmt: skip
def test_what_is_opened_is_read_up_to_its_first_words(text, opened):
    assert list(opened_in(text)) == [Opened(*one) for one in opened]


@pytest.mark.parametrize(
    ("statement", "value"),
    [
        (EARLIER, []),
        ("De får stöd tidigare än andra.", []),
        ("De får stöd snarare än om de söker.", []),
        ("De får stöd om än tidigare de söker.", ["om än tidigare"]),
        ("Personer än stöd.", ["personer än stöd"]),
        ("Än stöd", ["än stöd"]),
    ],
)
def test_a_comparison_keeps_one_of_its_sides(statement, value):
    assert list(find_turned_comparisons(statement, Support((EARLIER,)))) == value


def test_a_comparison_is_read_with_the_words_beside_it():
    assert compared_in("Mer än") == (Compared("än", "mer", ""),)
    assert compared_in("Respektive A sker samtidigt som B") == (
        Compared("respektive", "", "a"),
        Compared("samtidigt", "sker", "som"),
    )


@pytest.mark.parametrize(
    ("statement", "value"),
    [
        ("Stöd med barn ges.", ["stöd med barn / för till"]),
        ("Stöd till barn.", []),
        ("Stöd för barn.", []),
        ("Råd inom skolan ges.", []),
        ("Råd från skolan ges.", ["råd från skolan / i"]),
        ("Mål för barn.", []),
        ("Beslut för avgift.", []),
        ("Beslut om avgift.", []),
        ("Beslut i avgift.", ["beslut i avgift / avseende"]),
        ("Barn med", []),
        ("Med barn", ["med barn / för till"]),
        ("Till barn ges råd.", []),
        ("Det ges. Med barn.", ["med barn / för till"]),
        ("Det ges med barn.", []),
        ("Stödet med barn.", ["stödet med barn / för till"]),
        ("Enligt skolan ges råd.", []),
        ("Av skolan ges råd.", []),
        ("Råd enligt skolan.", ["råd enligt skolan / i"]),
        ("Avseende barn ges råd.", ["avseende barn / för till"]),
    ],
)
def test_a_preposition_between_the_same_two_words_is_kept(statement, value):
    source = "Stöd till barn och stöd för barn, råden i skolan, mål, beslut avseende avgift."
    assert list(find_changed_prepositions(statement, Support((source, "Solen lyser.")))) == value


def test_all_three_are_looked_for():
    source = f"{TOLD} {EARLIER} Skriv till barn."
    text = "Placeringen sker innan enheten informeras. Stöd om än tidigare. Skriv med barn."
    found = list(find_turned_joints(text, Support((source,))))
    assert found == ["innan enheten", "om än", "om än tidigare", "skriv med barn / till"]
