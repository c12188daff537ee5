"""Content words with what governs them."""

import pytest

from assistant.gate_items import Form, are_alike, form_of, is_same, items_of, retells, voice_of


def item(text, word):
    return next(one for one in items_of(text) if one.word == word)


def test_nothing_has_no_items():
    assert items_of("") == ()
    assert items_of("och i den") == ()


def test_an_item_has_the_little_words_and_marks_before_it():
    first, second, *_ = items_of("Stödet ska, i vissa fall, ges till barnet.")
    assert (first.word, first.gap, first.preposition) == ("stödet", (), "")
    assert (second.word, second.gap) == ("vissa", ("ska", ",", "i"))
    assert [one.word for one in items_of("Stödet ges ofta till barnet.")] == ["stödet", "barnet"]
    assert item("Stödet ges ofta till barnet.", "barnet").gap == ("ges", "till")


@pytest.mark.parametrize(
    ("text", "word", "preposition"),
    [
        ("Stödet gäller barnet.", "barnet", ""),
        ("Stöd till barnet.", "barnet", "till"),
        ("Stöd av och till barnet.", "barnet", "till"),
        ("Stöd för att skydda barnet.", "skydda", ""),
        ("Stöd till dem som nämnden hör.", "nämnden", ""),
        ("Stöd till dem nämnden hör.", "nämnden", ""),
        ("Det beror på om nämnden hör.", "nämnden", ""),
        ("Stöd om barnet vill.", "barnet", ""),
        ("Stöd om söker hjälp.", "söker", ""),
        ("Fråga om stöd.", "stöd", "om"),
        ("Stödet i boendet ska hjälpen ge.", "hjälpen", ""),
    ],
)
def test_the_last_preposition_of_its_clause_governs_a_word(text, word, preposition):
    assert item(text, word).preposition == preposition


@pytest.mark.parametrize(
    ("text", "word", "prepositions"),
    [
        ("Behov av stöd och skydd.", "skydd", {"", "av"}),
        ("Behov av stöd, skydd.", "skydd", {"", "av"}),
        ("Behov av akut skydd.", "skydd", {"", "av"}),
        ("Behov av stöd och av skydd.", "skydd", {"av"}),
        ("Behov av stöd som skydd.", "skydd", {""}),
        ("Behov av placera skydd.", "skydd", {""}),
        ("Regler enligt 4 kap. skydd.", "skydd", {"*"}),
        ("Enligt 4 § lagen.", "lagen", {"*"}),
        ("Skydd.", "skydd", {""}),
    ],
)
def test_a_word_may_share_the_preposition_of_the_word_it_is_joined_to(text, word, prepositions):
    assert item(text, word).prepositions == prepositions


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("", Form.NONE),
        ("barnet", Form.NONE),
        ("hus", Form.NONE),
        ("erbjuder", Form.FINITE),
        ("erbjuds", Form.FINITE),
        ("saknar", Form.FINITE),
        ("erbjuda", Form.BARE),
        ("erbjudas", Form.BARE),
        ("berätta", Form.BARE),
        ("berättas", Form.BARE),
        # One letter more than a verb makes no verb.
        ("frågan", Form.NONE),
    ],
)
def test_a_verb_is_finite_or_bare(word, form):
    assert form_of(word) is form


@pytest.mark.parametrize(
    ("word", "voice"),
    [
        ("utreder", ("utred", False)),
        ("utreds", ("utred", True)),
        ("besluta", ("beslut", False)),
        ("beslutas", ("beslut", True)),
        ("beslutar", ("beslut", False)),
        ("hus", ("hus", False)),
    ],
)
def test_the_voices_of_a_verb_have_one_root(word, voice):
    assert voice_of(word) == voice


@pytest.mark.parametrize(
    ("left", "right", "same", "told"),
    [
        ("barnet", "barnet", True, True),
        ("barnet", "polisen", False, False),
        ("utreder", "utreds", True, True),
        ("utreder", "utredning", False, True),
        ("barnet", "minderåriga", False, True),
        ("bostad", "hemmet", False, True),
        ("placera", "placeras", True, True),
        ("placera", "erbjudas", False, False),
        # The stemmer leaves a short verb its ending.
        ("utgår", "utgå", True, True),
        # Two nouns may have what would be the root of one verb.
        ("öra", "öre", False, False),
        ("dagordning", "dagordningen", True, True),
    ],
)
def test_which_words_are_the_same_and_which_only_retell(left, right, same, told):
    one, other = items_of(left)[0], items_of(right)[0]
    assert is_same(one, other) is same
    assert retells(one, other) is told


def test_prepositions_of_one_group_are_alike():
    assert are_alike("i", "inom", groups="equal")
    assert are_alike("till", "till", groups="equal")
    assert not are_alike("till", "från", groups="equal")
    assert not are_alike("i", "om", groups="equal")


def test_an_item_knows_the_condition_it_stands_in():
    assert item("Om mat ingår sänks avgiften.", "mat").condition == "when"
    assert item("Om mat ingår sänks avgiften.", "avgiften").condition == ""
