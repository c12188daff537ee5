"""Items of a list: none may be put beside a word of another part of the sentence."""

import pytest

from assistant.gate_items import MARK
from assistant.gate_lists import Joined, find_moved_items, joined_in, lists_of
from assistant.gate_text import Support

FORMS = "Ordet används när sakens omfattning, arenor och följder beskrivs."
RULES = "Föreskrifter är tvingande medan råd visar hur lagar, förordningar och regler tillämpas."
WORTH = "Alla människor, oavsett land, kultur och sammanhang, är födda fria."
HELP = "Stödet kan gälla hjälp med ansökan, samtal, boende och pengar."
SEEN = "Att se, höra och uppleva våld är en form av misshandel."


def moved(statement, *sentences):
    return list(find_moved_items(statement, Support(sentences)))


@pytest.mark.parametrize(
    ("statement", "source"),
    [
        pytest.param("", FORMS, id="nothing"),
        pytest.param(FORMS, FORMS, id="as it stands"),
        pytest.param(
            "Ordet används när sakens följder, omfattning och arenor beskrivs.",
            FORMS, id="the list in another order",
        ),
        pytest.param(
            "Sakens arenor och omfattning, alltså följder, beskrivs.", FORMS, id="a shorter list"
        ),
        pytest.param(
            "Lagar, regler och förordningar tillämpas.", RULES, id="the last in the middle"
        ),
        pytest.param("Land, sammanhang och kultur.", WORTH, id="at the end of both"),
        pytest.param(
            "Familjens arbete och pengar ges.", "Hem, pengar och familjens arbete ges.",
            id="after the last of its list",
        ),
        pytest.param(
            "Samtal och hem, skydd gäller.", "Samtal, skydd och hem gäller.",
            id="before a mark where the source has one",
        ),
        pytest.param(
            "Hem och mat ges.", "Hem ges. Hem, mat och skydd.",
            id="before a word of another place, and before a mark",
        ),
        pytest.param("Samtal, pengar, boende och samtal.", HELP, id="a mark for a joint"),
        pytest.param("Stöd och mat.", "Stöd gäller.", id="not in the source: another check's"),
        pytest.param(
            "Ordet och arenor beskrivs.", FORMS, id="only one other of its list is said"
        ),
        pytest.param(
            "Stödet och samtal, boende eller pengar.", HELP, id="its list comes right after it"
        ),
        pytest.param(
            "Hjälp: samtal, med pengar och boende.", HELP, id="a mark before it, its list elsewhere"
        ),
        pytest.param(
            "Pengar och stöd ges av råd.", "Stöd ges. Av råd ges stöd och pengar.",
            id="the same words of two places",
        ),
        pytest.param(
            "Här nämns hem med skydd, mat och pengar.",
            "Här nämns mat, hem med skydd och pengar.", id="a phrase of one of the items",
        ),
        pytest.param(
            "Stöd och de pengar ges.", "Stöd ges. Stöd och hjälp, pengar.",
            id="one list of two",
        ),
    ],
)  # fmt: skip
def test_items_may_change_order_in_their_list(statement, source):
    assert moved(statement, source) == []


@pytest.mark.parametrize(
    ("statement", "source", "value"),
    [
        pytest.param(
            "Ordet och arenor används när sakens omfattning beskrivs.",
            FORMS, "ordet + arenor", id="between two words of the source",
        ),
        pytest.param(
            "Föreskrifter är tvingande medan råd visar hur lagar tillämpas och förordningar.",
            RULES, "tillämpas + förordningar", id="at the end of the sentence",
        ),
        pytest.param(
            "Alla människor, oavsett land, är födda och kultur fria.",
            WORTH, "födda + kultur", id="between other words",
        ),
        pytest.param(
            "Oavsett land, kultur och sammanhang, är människor födda och kultur fria.",
            WORTH, "födda + kultur", id="after a list as it stands",
        ),
        pytest.param(
            "Alla människor och en kultur, oavsett land, är födda fria.",
            WORTH, "människor + kultur", id="before a mark, with an article",
        ),
        pytest.param(
            "Det gäller hem och om familjens och pengar arbete.",
            "Det gäller hem, pengar och om familjens arbete.",
            "familjens + pengar", id="between two words of one of its own items",
        ),
        pytest.param(
            "Det gäller hem som främjar och råd våld.",
            "Det gäller hem, råd, skydd som främjar våld.",
            "främjar + råd", id="between a verb and what it rules",
        ),
        pytest.param(
            "Ord och arenor beskrivs med omfattning, följder.",
            FORMS, "ord + arenor", id="its list is said without it",
        ),
        pytest.param(
            "Alla födda och kultur ges fria land, sammanhang.",
            WORTH, "födda + kultur", id="its list is said without it, after marks",
        ),
        pytest.param(
            "Att se våld är en form och höra av misshandel.",
            SEEN, "form + höra", id="a verb of a list",
        ),
        pytest.param(
            "Hjälp, pengar med ansökan.", HELP, "hjälp + pengar", id="joined by a comma"
        ),
        pytest.param(
            "Den väger bästa och önskemål tillgängliga kunskap.",
            "Den väger bästa tillgängliga kunskap, erfarenheter och önskemål.",
            "bästa + önskemål", id="in the midst of another item",
        ),
    ],
)  # fmt: skip
def test_an_item_beside_a_word_of_no_list_of_its_own_is_named(statement, source, value):
    assert moved(statement, source) == [value]


def test_a_list_of_any_quoted_sentence_will_do():
    text = "Ordet och arenor används när sakens omfattning beskrivs."
    assert moved(text, "Ordet och arenor.", FORMS) == []
    assert moved(text, FORMS, "Här nämns ordet, samt arenor.") == []
    assert moved(text, FORMS, "Här nämns hjälp, ordet samt pengar och arenor.") == []
    assert moved(text, FORMS, HELP) == ["ordet + arenor"]
    assert moved(text, HELP) == []


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("", []),
        ("Stöd", []),
        ("Stöd och", []),
        ("Och stöd", []),
        ("Stöd ges", []),
        ("Stöd och hjälp", [("stöd", "hjälp", MARK, "och", "")]),
        ("Stöd och den hjälp ges", [("stöd", "hjälp", "ges", "och", "ges")]),
        ("Stöd, och hjälp ges", [("stöd", "hjälp", "ges", MARK, "ges")]),
        ("Stöd och alltid", []),
        ("Ta till, stöd och råd", [("stöd", "råd", MARK, "och", "")]),
        (
            "Stöd, hjälp eller råd. Mat (men råd)",
            [
                ("stöd", "hjälp", "eller", MARK, "råd"),
                ("hjälp", "råd", MARK, "eller", ""),
                ("mat", "råd", MARK, MARK, ""),
            ],
        ),
    ],
)
def test_a_joined_item_is_told_with_what_stands_around_it(text, joined):
    assert list(joined_in(text)) == [Joined(*one) for one in joined]


@pytest.mark.parametrize(
    ("sentence", "word", "lists"),
    [
        ("Stöd ges.", "pengar", []),
        (FORMS, "arenor", [("omfattning", "arenor", "följder")]),
        (FORMS, "omfattning", [("omfattning", "arenor", "följder")]),
        (FORMS, "följder", [("omfattning", "arenor", "följder")]),
        (FORMS, "ordet", [("ordet",)]),
        ("Stöd gäller mat, nya kläder.", "mat", [("mat", "nya", "kläder")]),
        ("Det ges stöd i bra form, med råd och till nya hem.", "form", [("bra", "form")]),
        ("Det ges bra stöd, god tid, nya hem.", "tid", [("stöd", "tid", "nya", "hem")]),
        (
            "Barn i hem, klass och barn i vård.",
            "barn",
            [("barn",), ("hem", "klass", "barn", "vård")],
        ),
        ("Mat, hem med skydd och pengar.", "mat", [("mat", "skydd", "pengar")]),
        ("Mat, hem med skydd och pengar.", "pengar", [("mat", "skydd", "pengar")]),
        ("Mat, hem som har skydd och pengar.", "mat", [("mat", "hem")]),
        ("Mat, nya hem med skydd och pengar.", "mat", [("mat", "nya", "hem")]),
        (SEEN, "höra", [("höra", "uppleva")]),
    ],
)
def test_a_list_reaches_from_its_first_item_to_its_last(sentence, word, lists):
    assert list(lists_of(sentence, word)) == lists
