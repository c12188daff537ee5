"""What a question's unknown words are read as."""

import pytest

from corpus import words
from corpus.spelling import MAX_UNKNOWN, Speller, count_faults

SOURCE = (
    "Skatteverket bestämmer om sekretessmarkering. Skyddsplacering kan bli aktuell. "
    "Den som är våldsutsatt är vuxen. Miljöer. Skydd. Placering. Utsatt. Granne. "
    "Tolk. Tänk. Tänk."
)
WRITTEN = "hur funkar det med plugget"


@pytest.fixture
def speller() -> Speller:
    carried = dict.fromkeys(words.stems(SOURCE), 1)
    return Speller(carried, {*carried, *words.stems(WRITTEN)})


@pytest.mark.parametrize("question", ["", " ", "?!", "Vem bestämmer om sekretessmarkering?"])
def test_a_question_of_known_words_is_left_as_it_is(speller: Speller, question: str) -> None:
    assert speller.read(question) == " ".join(words.words(question))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("betsämmer", "bestämmer", id="swapped"),
        pytest.param("sekretessmarkring", "sekretessmarkering", id="left out"),
        pytest.param("sekretesmarkring", "sekretessmarkering", id="two faults in a long word"),
        pytest.param("plaxering", "placering", id="exchanged"),
        pytest.param("valdsutsatt", "våldsutsatt", id="no diacritics"),
        pytest.param("tålk", "tolk", id="sounds alike, though another is as near"),
    ],
)
def test_a_misspelling_is_read_as_the_nearest_word(
    speller: Speller, typed: str, meant: str
) -> None:
    assert words.stems(speller.read(typed)) == words.stems(meant)


@pytest.mark.parametrize("word", ["plugget", "grip", "kaffekvarn", "08", "12345"])
def test_a_word_people_write_and_a_word_far_from_all_are_left(speller: Speller, word: str) -> None:
    assert speller.read(word) == word


def test_a_compound_written_apart_is_put_together(speller: Speller) -> None:
    assert "skyddsplacering" in speller.read("skydds placering").split()


def test_a_word_and_one_that_looks_like_its_ending_are_left_apart(speller: Speller) -> None:
    assert speller.read("granne ar") == "granne ar"


def test_an_unknown_compound_is_taken_apart(speller: Speller) -> None:
    assert {"våldsutsatt", "vuxen"} <= set(speller.read("våldsutsattvuxen").split())


def test_of_a_long_story_only_so_many_unknown_words_are_looked_into(speller: Speller) -> None:
    unknown = [f"obegripligt{letter}" for letter in "abcdefghijkl"]

    assert "betsämmer" not in speller.read(" ".join([*unknown[: MAX_UNKNOWN - 1], "betsämmer"]))
    assert "betsämmer" in speller.read(" ".join([*unknown[:MAX_UNKNOWN], "betsämmer"]))


@pytest.mark.parametrize("word", ["a" * 20_000, "skydd" * 4_000, "våldsutsattvuxen" * 900])
def test_what_is_too_long_to_be_a_word_is_left(speller: Speller, word: str) -> None:
    assert speller.read(word) == word


@pytest.mark.parametrize(
    ("one", "other", "faults"),
    [("", "", 0), ("", "ab", 2), ("ab", "ba", 1), ("abc", "ac", 1), ("abcd", "abxd", 1)],
)
def test_faults_are_counted_as_people_make_them(one: str, other: str, faults: int) -> None:
    assert count_faults(one, other) == count_faults(other, one) == faults
