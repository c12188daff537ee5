"""Who is meant: the actors of a statement beside those of its quotes."""

import pytest

from assistant.gate_subjects import (
    actor_of,
    consent_holders,
    find_added_people,
    find_changed_consent,
    find_changed_subjects,
    find_individual_case,
    find_people_in_place,
    mentions_in,
)
from assistant.gate_text import Support

TALK = "Nämnden ska samråda med polisen innan barnet får besök."
LIST = "Ansvaret delas mellan nämnden och polisen."


def foreign(check, statement, *sentences):
    return list(check(statement, Support(sentences)))


@pytest.mark.parametrize(
    ("word", "actor"),
    [
        ("", ""),
        ("avgift", ""),
        ("barnet", "barn"),
        ("barns", "barn"),
        ("barnhandläggaren", "barnhandläggare"),
        ("våldsutsattes", "utsatt"),
        ("våldsutövarens", "utövare"),
        ("partnern", "partner"),
        ("partnerkontakt", ""),
        ("vänner", "granne"),
        ("vänta", ""),
    ],
)
def test_a_word_names_one_actor(word, actor):
    assert actor_of(word) == actor


def test_a_mention_holds_the_words_around_it_and_their_side():
    (first, second) = mentions_in("Tidigt hjälper polisen det lilla barnet hem.")
    assert first.actor == "polis"
    assert first.nearby == {
        "tid", "hjälp", "lill", "hem", "<tid", "<hjälp", ">lill", ">hem", ">*", "<<hjälp", ">>lill"
    }  # fmt: skip
    assert second.nearby >= {"<<lill", ">>hem", "<*", "<hjälp"}
    assert "*" not in second.nearby


def test_a_preposition_beside_a_person_is_near():
    (mention,) = mentions_in("Samråd med polisen")
    assert mention.nearby == {"samråd", "med", "<samråd", "<med", "<<med"}


def test_only_three_words_on_each_side_are_near():
    (mention,) = mentions_in("ett tu fyrkant cirkel kub polisen stjärna måne sol klot")
    assert {"fyrkant", "cirkel", "kub", "stjärn", "mån", "sol"} <= mention.nearby
    assert {"tu", "klot"} & mention.nearby == set()


@pytest.mark.parametrize(
    ("statement", "sentences", "found"),
    [
        ("", (TALK,), []),
        (TALK, (TALK,), []),
        ("Innan barnet får besök ska nämnden samråda med polisen.", (TALK,), []),
        # Somebody the source does not name.
        ("Kommunen ska samråda.", (TALK,), ["kommun"]),
        ("Barn, och barnen delas.", ("Barn delas.",), ["och barn"]),
        ("Nämnden delar, liksom nämnden.", ("Nämnden delar.",), []),
        ("Nämnden och nämnden.", ("Nämnden och nämnden.",), []),
        ("Nämnden hör den enskilde.", ("Nämnden hör den enskilde.",), []),
        # Fewer of those the source names, in its order.
        ("Nämnden hör barnet.", ("Nämnden hör barnet. Barnet hör polisen.",), []),
    ],
)
def test_people_stay_where_the_source_has_them(statement, sentences, found):
    assert foreign(find_changed_subjects, statement, *sentences) == found


def test_somebody_in_another_s_place_is_named():
    swapped = "Polisen ska samråda med nämnden innan barnet får besök."
    assert foreign(find_people_in_place, swapped, TALK)
    assert foreign(find_people_in_place, TALK, TALK) == []
    assert foreign(find_people_in_place, "Kommunen ska samråda.", TALK) == []


@pytest.mark.parametrize(
    ("statement", "twice"),
    [
        ("Ansvaret delas mellan nämnden och nämnden.", True),
        ("Ansvaret delas mellan nämnden och den nämnden.", False),
        ("Ansvaret delas mellan nämnden nämnden.", True),
        ("Ansvaret delas mellan nämnden, och nämnden.", False),
        ("Ansvaret delas mellan nämnden eller socialnämnden.", True),
        ("Ansvaret delas mellan nämnden och polisen.", False),
        ("Nämnden hör nämnden.", False),
    ],
)
def test_one_of_two_named_twice_in_a_row_is_seen(statement, twice):
    assert ("nämnd nämnd" in foreign(find_changed_subjects, statement, LIST)) is twice


@pytest.mark.parametrize(
    ("source", "statement", "swapped"),
    [
        # In another order: two neighbours more of the other's are enough, one is not.
        ("hus polisen sol barnet", "hus sol barnet polisen", True),
        ("hus sol polisen barnet", "barnet polisen", True),
        ("hus polisen sol barnet", "barnet polisen", False),
        ("hus barnet bil polisen sol", "sol polisen barnet", False),
        # In the source's order it takes three.
        ("hus sol polisen bil barnet", "polisen hus barnet bil", True),
        ("barnet hus polisen sol", "hus barnet sol polisen", False),
        ("hus bil sol polisen barnet", "polisen hus sol barnet", False),
        # One of two mentions of the same person is as near.
        ("barnet bil klot stjärna hus sol polisen hus sol barnet", "hus sol barnet", False),
    ],
)
def test_how_many_neighbours_make_a_swap(source, statement, swapped):
    assert bool(foreign(find_people_in_place, statement, source)) is swapped


def test_people_of_two_sentences_are_carried_by_both():
    assert (
        foreign(find_changed_subjects, "Polisen ringer nämnden.", "Polisen ringer.", "Nämnden.")
        == []
    )


def test_named_oftener_while_another_is_named_less_in_another_order():
    source = "Polisen hör barnet. Nämnden hjälper polisen."
    said = foreign(find_changed_subjects, "Nämnden hör. Polisen hör. Nämnden går.", source)
    assert "nämnd" in said


def test_a_swap_that_restores_the_source_s_order_is_seen():
    source = "Även om insatsen utförs av en extern utförare har nämnden det yttersta ansvaret."
    true = "Nämnden har det yttersta ansvaret även om insatsen utförs av en extern utförare."
    swapped = "Utföraren har det yttersta ansvaret även om insatsen utförs av en extern nämnd."
    assert foreign(find_people_in_place, true, source) == []
    assert foreign(find_people_in_place, swapped, source)


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("", set()),
        ("Barnet hörs.", set()),
        ("Samtycke från den våldsutsatta krävs.", {"utsatt"}),
        ("Det kräver samtycke av vårdnadshavaren.", {"vårdnadshavare"}),
        ("Barnets samtycke krävs.", {"barn"}),
        ("Nämnden frågar om barnet samtycker.", {"barn"}),
        ("Samtycke till kontakt med polisen.", set()),
        ("Samtycke från den som just nu vårdar barnet.", set()),
        ("Samtycke från den som nu vårdar barnet.", set()),
        ("Samtycke från den som vårdar barnet.", {"barn"}),
        ("Barnet ett två tre fyra fem samtycker", set()),
        ("Barnet två tre fyra fem samtycker", {"barn"}),
        ("Samtycke", set()),
        ("Barnet samtycker och samtycke från polisen ges", {"barn", "polis"}),
    ],
)
def test_the_holder_of_consent_is_read_from_either_side(text, holders):
    assert consent_holders(text) == holders


def test_another_holder_of_consent_is_named():
    source = "Samtycke från barnet krävs."
    assert foreign(find_changed_consent, "Barnets samtycke krävs.", source) == []
    assert foreign(find_changed_consent, "Samtycke från polisen krävs.", source) == ["polis"]
    assert foreign(find_changed_consent, "Samtycke krävs.", source) == []


@pytest.mark.parametrize(
    ("statement", "source", "found"),
    [
        ("Avgiften sänks.", "Avgiften sänks.", []),
        ("Hon får sänkt avgift.", "Avgiften sänks.", ["hon"]),
        ("Hon får sänkt avgift.", "Om hon får det.", []),
        ("Avgiften sänks i ditt fall.", "Avgiften sänks.", ["ditt", "i ditt fall"]),
        ("Det gäller i detta ärende.", "Det gäller i detta ärende.", []),
        ("Det gäller i detta ärende.", "Det gäller.", ["i detta ärende"]),
        ("I detta ärende gäller det.", "Det gäller.", ["i detta ärende"]),
        ("Det gäller i detta ärende.", "I detta ärende gäller det.", []),
    ],
)
def test_nobody_s_own_case_is_spoken_of(statement, source, found):
    assert foreign(find_individual_case, statement, source) == found


INQUIRY = "En utredning inleds av nämnden mot den enskildes vilja när hen nekar."


@pytest.mark.parametrize(
    ("statement", "source", "found"),
    [
        (INQUIRY, INQUIRY, []),
        ("En utredning inleds mot den enskildes vilja.", INQUIRY, []),
        ("Den enskilde nekar nämnden.", INQUIRY, []),
        # A name for the pronoun that is left out, …
        (INQUIRY.replace("hen", "den enskilde"), INQUIRY, []),
        ("Polisen hör barnet och barnet går.", "Polisen hör barnet och hen går.", []),
        # … nor for another word …
        ("Polisen hör barnet och barnet går.", "Polisen hör barnet och går snart.", ["och barn"]),
        # … nor beside it.
        (
            INQUIRY.replace("nämnden", "nämnden och den enskilde"),
            INQUIRY,
            ["och enskild"],
        ),
        (
            INQUIRY.replace("nämnden", "nämnden av den enskilde"),
            INQUIRY,
            ["av enskild"],
        ),
        # Named again after no little word, and tied no oftener than there.
        ("Polisen hör barnet, barnet svarar och barnet går.", "Polis hör barn och barnet går.", []),
        ("Den enskilde får insatser av nämnden och nämnden följer.", "Nämnden och nämnden.", []),
        # One put in for two that are gone is no addition.
        ("Barnet och barnet.", "Barnet, vården och barnet.", []),
    ],
)  # fmt: skip
def test_nobody_is_put_beside_others_or_made_to_act(statement, source, found):
    assert list(find_added_people(statement, Support((source,)))) == found
