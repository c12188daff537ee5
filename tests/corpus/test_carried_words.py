"""How much of a question a text's own words carry."""

from pathlib import Path

import numpy as np
import pytest

from corpus.carried_words import PartedWords, build_carried_words, open_carried_words

TEXTS = (
    "Skatteverket fattar beslut om sekretessmarkering.",
    "Polisen fattar beslut om fingerade personuppgifter. " + "Annat om handlingar. " * 30,
    "Socialtjänsten kan bistå med intyg.",
)


@pytest.mark.parametrize("question", ["", "   ", "?!", "och det som"])
def test_a_question_without_subject_words_is_carried_by_nothing(question: str) -> None:
    assert not build_carried_words(TEXTS).shares(question).any()


def test_a_text_with_every_word_has_all_of_the_question_however_long_it_is() -> None:
    shares = build_carried_words(TEXTS).shares("fingerade personuppgifter, vilket beslut?")

    assert shares[1] == pytest.approx(1.0)
    assert shares[0] < shares[1]


def test_a_word_that_no_text_has_is_missing_in_all_of_them() -> None:
    carried = build_carried_words(TEXTS)

    known, half = carried.shares("intyg"), carried.shares("intyg hyresvärd")

    assert known[2] == pytest.approx(1.0)
    assert half[2] < 0.6


def test_a_rare_word_counts_more_than_a_common_one() -> None:
    shares = build_carried_words(TEXTS).shares("beslut intyg")

    assert shares[2] > shares[0] > 0


def test_what_was_saved_says_the_same_when_opened(tmp_path: Path) -> None:
    built = build_carried_words(TEXTS)
    built.save(tmp_path / "carried")

    opened = open_carried_words(tmp_path / "carried", size=len(TEXTS))

    question = "Vem fattar beslut om intyg?"
    assert np.array_equal(opened.shares(question), built.shares(question))


def test_how_common_a_word_is_in_one_part_does_not_move_another() -> None:
    guideline, law = build_carried_words(TEXTS), build_carried_words(["Beslut. Intyg."] * 50)
    parted = PartedWords(((guideline, np.arange(3)), (law, np.arange(3, 53))), size=len(TEXTS) + 50)

    assert np.array_equal(parted.shares("beslut intyg")[:3], guideline.shares("beslut intyg"))
